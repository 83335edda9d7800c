"""Quizzes answer: by mouse, by touch, by keyboard; and remember it here alone.

They are tried on a small book with an item of every kind.
"""

import json

import pytest

from publishing.tools.accessibility import violations
from publishing.tools.static_server import serving
from tests.browser.pages import DESKTOP, PHONE, wait_until
from tests.press.conftest import SmallBook, copy_press, write_manuscript
from tests.press.quiz_pages import ANSWERS_PAGE, CONTENTS, QUIZ_PAGE

PAGE = "numbers.html"
OTHER = "later.html"
ANSWERS = "answers.html"
KINDS = ("single", "several", "number", "order", "match")
KEPT = "JSON.parse(localStorage.getItem('quiz-answers-1'))"
NARROWEST = {"width": 320, "height": 640}

# Wrong answers, and what is said to them.
WRONG = {
    "single": ([0], "Two equations, one answer."),
    "several": ([0, 1], "Even taken for small."),
    "number": ("1.333", "Upside down."),
    "order": ([1], "Sorted by name."),
    "match": (["1", "1", "0", "2"], "Points have no length."),
}
RIGHT = {"single": [1], "several": [0, 2], "number": "-3/4",
         "order": [0, 1, 2], "match": ["0", "1", "0", "2"]}
EXPLAINED = {"single": "Closing explanation.",
             "several": "Twice a whole number", "number": "three quarters",
             "order": "One comes before two", "match": "Two of them"}


@pytest.fixture(scope="module")
def quiz_address(tmp_path_factory):
    root = tmp_path_factory.mktemp("quizzes") / "checkout"
    root.mkdir()
    copy_press(root)
    write_manuscript(root)
    book = SmallBook(root)
    book.write("book/numbers.md", QUIZ_PAGE)
    book.write("book/answers.md", ANSWERS_PAGE)
    book.write("_toc.yml", CONTENTS)
    built = book.build()
    assert built.returncode == 0, built.stdout
    with serving(book.site) as server:
        yield server.address


@pytest.fixture
def visitor(reader_of, quiz_address):
    return reader_of(quiz_address)


def form(page, kind):
    return page.locator(f"form.quiz[data-kind={kind}]")


def button(one, name):
    return one.get_by_role("button", name=name, exact=True)


def result(page, kind):
    return form(page, kind).get_by_role("status")


def answer(page, kind, given, press="click"):
    """Give an answer and have it checked, by `click` or `tap`."""
    one = form(page, kind)
    one.scroll_into_view_if_needed()
    if kind in ("single", "several"):
        for index, label in enumerate(one.locator("label").all()):
            if (index in given) != label.locator("input").is_checked() and (
                    kind == "several" or index in given):
                getattr(label, press)()
    elif kind == "number":
        one.get_by_role("textbox").fill(given)
    elif kind == "match":
        for menu, value in zip(one.get_by_role("combobox").all(), given,
                               strict=True):
            menu.select_option(value)
    elif kind == "order":
        for place, index in enumerate(given):
            row = one.locator(f"li[data-index='{index}']")
            while order(page).index(index) > place:
                getattr(row.get_by_role("button", name="up"), press)()
    getattr(button(one, "Check"), press)()


def order(page):
    return [int(row.get_attribute("data-index")) for row in
            form(page, "order").locator(".quiz-choices > li").all()]


def progress(page):
    return page.locator("#book-contents a[data-page=numbers] .progress")


# Answering ------------------------------------------------------------------

@pytest.mark.parametrize("press", ["click", "tap"])
@pytest.mark.parametrize("kind", KINDS)
def test_wrong_answer_is_explained_and_may_be_mended(visitor, kind, press):
    context = visitor.context(PHONE if press == "tap" else DESKTOP,
                              has_touch=press == "tap")
    visit = visitor.open(PAGE, context)
    page = visit.page
    given, said = WRONG[kind]
    answer(page, kind, given, press)
    told = result(page, kind)
    assert "Not yet." in told.inner_text()
    assert said in told.inner_text()
    assert EXPLAINED[kind] not in told.inner_text()
    assert page.evaluate(KEPT)["numbers"][f"quiz-{kind}"][1] == "wrong"
    answer(page, kind, RIGHT[kind], press)
    assert "Right." in told.inner_text()
    assert EXPLAINED[kind] in told.inner_text()
    assert said not in told.inner_text()
    assert page.evaluate(KEPT)["numbers"][f"quiz-{kind}"][1] == "right"
    assert form(page, kind).locator("fieldset").evaluate(
        "fields => fields.disabled")
    assert visit.faults() == []


@pytest.mark.parametrize("kind", KINDS)
def test_answer_is_shown_after_a_try(visitor, kind):
    page = visitor.open(PAGE).page
    one = form(page, kind)
    show = button(one, "Show the answer")
    assert not show.is_visible()
    answer(page, kind, WRONG[kind][0])
    show.click()
    told = result(page, kind).inner_text()
    assert form(page, kind).locator(".quiz-result .quiz-answer").is_visible()
    assert WRONG[kind][1] in told and EXPLAINED[kind] in told
    assert not show.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Try again"
    assert page.evaluate(KEPT)["numbers"][f"quiz-{kind}"][1] == "shown"
    assert progress(page).count() == 0
    button(one, "Try again").click()
    assert result(page, kind).inner_text() == ""
    answer(page, kind, RIGHT[kind])
    assert progress(page).inner_text().strip().startswith("1 of 5")


@pytest.mark.parametrize("kind, said", [
    ("single", "Choose an answer first."),
    ("several", "Choose an answer first."),
    ("number", "Type a number"),
    ("match", "Find a partner"),
])
def test_no_answer_is_asked_for(visitor, kind, said):
    page = visitor.open(PAGE).page
    button(form(page, kind), "Check").click()
    assert said in result(page, kind).inner_text()
    assert page.evaluate(KEPT) is None
    assert not button(form(page, kind), "Show the answer").is_visible()


@pytest.mark.parametrize("typed, verdict", [
    ("-0.75", "right"), ("−3/4", "right"), (" -.755 kW ", "right"),
    ("-75e-2", "right"), ("-0.77", "wrong"), ("3/4", "wrong"),
    ("0", "wrong"), ("three", "missing"), ("1,000", "missing"),
    ("1/0", "missing"), ("1/2/3", "missing"), ("", "missing")])
def test_numbers_are_read_as_readers_type_them(visitor, typed, verdict):
    page = visitor.open(PAGE).page
    answer(page, "number", typed)
    one = form(page, "number")
    assert one.get_attribute("data-verdict") == verdict
    invalid = one.get_by_role("textbox").get_attribute("aria-invalid")
    assert invalid == ("true" if verdict == "missing" else None)


def test_typical_and_other_wrong_numbers_are_told_apart(visitor):
    page = visitor.open(PAGE).page
    for typed, said in (("0", "Rounded up."), ("5", "Take four quarters")):
        answer(page, "number", typed)
        told = result(page, "number").inner_text()
        assert said in told
        assert len(form(page, "number").locator(
            ".quiz-result .quiz-replies > li").all()) == 1


# Right, partly right and wrong answers, and the beginnings of all that is said.
TOLD = [
    ("single", [1], "Right.", ["b) A point on one line"]),
    ("single", [0], "Not yet.", ["a) Two equations, one answer."]),
    ("single", [2], "Not yet.", ["c) Parallel taken for equal."]),
    ("several", [0, 2], "Right.", []),
    ("several", [0], "Not yet. One that fits is missing.",
     ["If you left out c): Halved once."]),
    ("several", [2], "Not yet. One that fits is missing.",
     ["If you left out a): Primes are odd."]),
    ("several", [0, 1, 2], "Not yet.", ["If you chose b): Even taken"]),
    ("several", [1, 2], "Not yet. One that fits is missing.",
     ["If you left out a): Primes", "If you chose b): Even taken"]),
    ("several", [1], "Not yet. 2 that fit are missing.",
     ["If you left out a):", "If you chose b):", "If you left out c):"]),
    ("number", "-0.75", "Right.", []),
    ("number", "-0.745", "Right.", []),
    ("number", "4/3", "Not yet.", ["4/3: Upside down."]),
    ("number", "0", "Not yet.", ["0: Rounded up."]),
    ("number", "0.75", "Not yet.", ["Take four quarters"]),
    ("order", [0, 1, 2], "Right.", []),
    ("order", [0, 2, 1], "Not yet.", ["Sorted by name."]),
    ("order", [2, 1, 0], "Not yet.", ["Sorted by name."]),
    ("match", ["0", "1", "0", "2"], "Right.", []),
    ("match", ["1", "1", "0", "2"], "Not yet. Look again at a).",
     ["If you gave a) another partner: Points have no length."]),
    ("match", ["0", "2", "0", "1"], "Not yet. Look again at b) and d).", []),
    ("match", ["2", "0", "1", "0"], "Not yet. Look again at a), b), c) and d).",
     ["If you gave a) another partner: Points have no length."]),
]


@pytest.mark.parametrize(("kind", "given", "verdict", "replies"), TOLD)
def test_each_reader_is_told_what_concerns_them(
        visitor, kind, given, verdict, replies):
    page = visitor.open(PAGE).page
    answer(page, kind, given)
    told = form(page, kind).locator(".quiz-result")
    assert told.locator(".quiz-verdict").inner_text() == verdict
    said = told.locator(".quiz-replies > li").all_inner_texts()
    assert len(said) == len(replies), said
    for text, beginning in zip(said, replies, strict=True):
        assert " ".join(text.split()).startswith(beginning)
    right = verdict == "Right."
    assert (EXPLAINED[kind] in told.inner_text()) is right
    if right:  # the name of a mistake is for those who made it
        assert told.locator(".quiz-replies em").count() == 0


@pytest.mark.parametrize(("kind", "names"), [
    ("single", ["a)", "b)", "c)"]),
    ("several", ["If you left out a):", "If you chose b):",
                 "If you left out c):"]),
    ("number", ["4/3:", "0:", "Otherwise:"]),
    ("order", ["Otherwise:"]),
    ("match", ["If you gave a) another partner:"]),
])
def test_the_answer_says_whom_each_reply_is_for(visitor, kind, names):
    page = visitor.open(PAGE).page
    answer(page, kind, WRONG[kind][0])
    button(form(page, kind), "Show the answer").click()
    leads = form(page, kind).locator(".quiz-result .quiz-replies > li strong")
    assert leads.all_inner_texts() == names


def test_wrong_pairs_are_named(visitor):
    page = visitor.open(PAGE).page
    answer(page, "match", ["2", "1", "0", "0"])
    assert "Look again at a) and d)." in result(page, "match").inner_text()


# Keyboard -------------------------------------------------------------------

def test_everything_works_with_the_keyboard_alone(visitor):
    page = visitor.open(PAGE).page
    press = page.keyboard.press

    form(page, "single").locator("input").first.focus()
    press("ArrowDown")
    press("Enter")  # sends the form
    assert "Right." in result(page, "single").inner_text()

    form(page, "several").locator("input").first.focus()
    press("Space")
    press("Tab")
    press("Tab")
    press("Space")
    press("Tab")
    press("Enter")
    assert "Right." in result(page, "several").inner_text()
    # The button that was pressed keeps the focus, and does something new.
    assert page.evaluate("document.activeElement.textContent") == "Try again"
    press("Enter")
    assert result(page, "several").inner_text() == ""
    assert page.evaluate("document.activeElement.type") == "checkbox"

    form(page, "number").get_by_role("textbox").focus()
    page.keyboard.type("-3/4")
    press("Enter")
    assert "Right." in result(page, "number").inner_text()

    form(page, "match").get_by_role("combobox").first.focus()
    for value in RIGHT["match"]:
        options = [option.get_attribute("value") for option in form(
            page, "match").locator("select").first.locator("option").all()]
        for _ in range(options.index(value)):
            press("ArrowDown")
        press("Tab")
    press("Enter")
    assert "Right." in result(page, "match").inner_text()


def test_things_in_order_move_with_the_keyboard_and_say_where_they_are(visitor):
    page = visitor.open(PAGE).page
    one = form(page, "order")
    first = order(page)
    row = one.locator(f"li[data-index='{first[2]}']")
    name = row.locator(".quiz-letter").inner_text()
    row.get_by_role("button", name=f"Move {name} up").focus()
    page.keyboard.press("Enter")
    assert order(page) == [first[0], first[2], first[1]]
    assert f"{name}) is now number 2 of 3." in result(page, "order").inner_text()
    # The focus stays where it was, on a row that has moved.
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert order(page) == [first[2], first[0], first[1]]
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert order(page) == [first[0], first[2], first[1]]


# Memory ---------------------------------------------------------------------

def answer_all(page):
    for kind in KINDS:
        answer(page, kind, WRONG[kind][0] if kind == "order"
               else RIGHT[kind])


def test_answers_come_back_after_a_reload(visitor):
    context = visitor.context()
    page = visitor.open(PAGE, context).page
    answer_all(page)
    told = {kind: result(page, kind).inner_text() for kind in KINDS}
    page.reload()
    for kind in KINDS:
        assert result(page, kind).inner_text() == told[kind]
    assert form(page, "several").locator("input:checked").count() == 2
    assert form(page, "number").get_by_role("textbox").input_value() == "-3/4"
    assert [menu.input_value() for menu in form(page, "match").get_by_role(
        "combobox").all()] == RIGHT["match"]
    assert order(page) != [0, 1, 2]


def test_shown_answers_come_back_shown(visitor):
    page = visitor.open(PAGE).page
    answer(page, "single", [0])
    button(form(page, "single"), "Show the answer").click()
    page.reload()
    assert "b) is right." in result(page, "single").inner_text()


def test_what_was_right_stays_right(visitor):
    page = visitor.open(PAGE).page
    answer(page, "single", [1])
    button(form(page, "single"), "Try again").click()
    answer(page, "single", [0])
    assert "Not yet." in result(page, "single").inner_text()
    assert progress(page).inner_text().strip().startswith("1 of 5")


def test_answers_to_a_question_that_has_changed_are_forgotten(visitor):
    page = visitor.open(PAGE).page
    answer(page, "single", [1])
    answer(page, "number", "0")
    page.evaluate("""() => {
      const kept = JSON.parse(localStorage.getItem("quiz-answers-1"));
      kept.numbers["quiz-single"][0] = "00000000";
      kept.numbers["quiz-that-is-gone"] = ["00000000", "right", 0];
      localStorage.setItem("quiz-answers-1", JSON.stringify(kept));
    }""")
    page.reload()
    assert result(page, "single").inner_text() == ""
    assert "Rounded up." in result(page, "number").inner_text()
    assert list(page.evaluate(KEPT)["numbers"]) == ["quiz-number"]
    assert progress(page).count() == 0


@pytest.mark.parametrize("kept", [
    "no JSON", "[]", "null", "7", '{"numbers": 3}', '{"numbers": [1]}',
    '{"numbers": {"quiz-single": 5}}',
    '{"numbers": {"quiz-several": ["DIGEST", "wrong", 5]}}',
    '{"numbers": {"quiz-order": ["DIGEST", "wrong", [7, 8]]}}',
    '{"numbers": {"quiz-match": ["DIGEST", "wrong", null]}}'])
def test_odd_things_in_the_storage_do_no_harm(visitor, kept):
    visit = visitor.open(PAGE)
    page = visit.page
    name = next((kind for kind in KINDS if f"quiz-{kind}" in kept), "single")
    kept = kept.replace("DIGEST", form(page, name).get_attribute("data-digest"))
    page.evaluate("kept => localStorage.setItem('quiz-answers-1', kept)", kept)
    page.reload()
    answer(page, "single", [1])
    assert "Right." in result(page, "single").inner_text()
    answer(page, "order", RIGHT["order"])
    assert "Right." in result(page, "order").inner_text()
    assert progress(page).inner_text().strip().startswith("2 of 5")
    page.goto(page.url.replace(PAGE, ANSWERS))
    assert "2 of them are right" in page.locator(".quiz-keeper").inner_text()
    assert visit.faults() == []


def test_quizzes_work_without_storage(visitor):
    context = visitor.context()
    context.add_init_script("""Object.defineProperty(window, "localStorage", {
      get() { throw new DOMException("blocked", "SecurityError"); } })""")
    visit = visitor.open(PAGE, context)
    page = visit.page
    answer(page, "single", [1])
    assert "Right." in result(page, "single").inner_text()
    assert progress(page).inner_text().strip().startswith("1 of 5")
    page.reload()
    assert result(page, "single").inner_text() == ""
    assert visit.faults() == []


def test_a_full_storage_keeps_what_it_has(visitor):
    context = visitor.context()
    page = visitor.open(PAGE, context).page
    answer(page, "single", [1])
    page.evaluate("""() => { Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError"); }; }""")
    answer(page, "number", "-3/4")
    assert "Right." in result(page, "number").inner_text()
    assert progress(page).inner_text().strip().startswith("2 of 5")


# Progress and erasing ---------------------------------------------------------

def test_contents_of_all_pages_show_the_progress(visitor):
    context = visitor.context()
    page = visitor.open(PAGE, context).page
    assert progress(page).count() == 0
    answer(page, "single", [1])
    answer(page, "several", [1])
    assert progress(page).inner_text().split() == [
        "1", "of", "5", "questions", "answered", "right"]
    other = visitor.open(OTHER, context).page
    assert progress(other).inner_text().strip().startswith("1 of 5")
    assert other.locator("#book-contents .progress").count() == 1
    # And a page that stands open elsewhere follows.
    answer(page, "several", RIGHT["several"])
    wait_until(other, """() => document.querySelector(
      "#book-contents .progress").textContent.includes("2 of 5")""")


def test_answers_to_a_chapter_are_erased_and_brought_back(visitor):
    page = visitor.open(PAGE).page
    keeper = page.locator(".quiz-keeper")
    assert not keeper.get_by_role("button").is_visible()
    answer(page, "single", [1])
    answer(page, "number", "0")
    assert "answered 1 of 5 questions right" in keeper.inner_text()
    button(keeper, "Erase my answers to this chapter").click()
    assert page.evaluate(KEPT) == {}
    assert result(page, "single").inner_text() == ""
    assert form(page, "single").locator("input:checked").count() == 0
    assert form(page, "number").get_by_role("textbox").input_value() == ""
    assert progress(page).count() == 0
    assert "erased" in keeper.get_by_role("status").inner_text()
    back = button(keeper, "Bring them back")
    assert page.evaluate("document.activeElement.textContent") == (
        back.inner_text())
    back.click()
    assert "Right." in result(page, "single").inner_text()
    assert "Rounded up." in result(page, "number").inner_text()
    assert progress(page).inner_text().strip().startswith("1 of 5")


def test_all_answers_are_erased_and_brought_back(visitor):
    context = visitor.context()
    page = visitor.open(PAGE, context).page
    answer(page, "single", [1])
    page.evaluate("""() => {
      const kept = JSON.parse(localStorage.getItem("quiz-answers-1"));
      kept.elsewhere = { "quiz-a": ["12345678", "right", 0] };
      localStorage.setItem("quiz-answers-1", JSON.stringify(kept));
    }""")
    kept = page.evaluate(KEPT)
    page.goto(page.url.replace(PAGE, ANSWERS))
    keeper = page.locator(".quiz-keeper")
    assert "2 of them are right" in keeper.inner_text()
    button(keeper, "Erase all my answers").click()
    assert page.evaluate(KEPT) == {}
    assert progress(page).count() == 0
    button(keeper, "Bring them back").click()
    assert page.evaluate(KEPT) == kept
    button(keeper, "Erase all my answers").click()
    page.reload()
    assert "remembers no answers" in keeper.inner_text()
    assert not keeper.get_by_role("button").is_visible()


def test_nothing_but_the_answers_is_kept_and_nothing_is_sent(visitor):
    visit = visitor.open(PAGE)
    visit.page.wait_for_load_state("networkidle")
    before = len(visit.requests)
    answer_all(visit.page)
    assert visit.page.evaluate("Object.keys(localStorage)") == [
        "quiz-answers-1"]
    digest, state, given = visit.page.evaluate(KEPT)["numbers"]["quiz-number"]
    assert (len(digest), state, given) == (8, "right", "-3/4")
    assert len(json.dumps(visit.page.evaluate(KEPT))) < 400
    assert visit.page.context.cookies() == []
    sent = [url for url in visit.requests[before:]
            if not url.endswith(".woff2")]
    assert sent == []


# Without scripts, on paper --------------------------------------------------

def test_without_scripts_answers_are_folded(visitor):
    page = visitor.open(PAGE, java_script_enabled=False).page
    for kind in KINDS:
        one = form(page, kind)
        assert one.locator("input:visible, select:visible, "
                           "button:visible").count() == 0
        fold = one.locator("details.quiz-answers")
        assert not fold.locator(".folded-body").is_visible()
        fold.locator("summary").click()
        assert WRONG[kind][1] in fold.inner_text()
        assert EXPLAINED[kind] in fold.inner_text()
    assert not page.locator(".quiz-keeper").is_visible()


def test_paper_has_the_answers_and_nothing_to_press(visitor):
    page = visitor.open(PAGE).page
    answer(page, "single", [0])
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for kind in KINDS:
        text = form(page, kind).inner_text()
        assert WRONG[kind][1] in text and EXPLAINED[kind] in text
        assert not button(form(page, kind), "Check").is_visible()


# For everybody --------------------------------------------------------------

@pytest.mark.parametrize("colors", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE],
                         ids=lambda viewport: viewport["width"])
@pytest.mark.parametrize("state", ["new", "wrong", "right", "shown"])
def test_axe_finds_nothing_with_feedback_open(visitor, viewport, colors, state):
    page = visitor.open(PAGE, viewport=viewport, colors=colors).page
    for kind in KINDS:
        if state == "new":
            button(form(page, kind), "Check").click()
        elif state == "right":
            answer(page, kind, RIGHT[kind])
        else:
            answer(page, kind, WRONG[kind][0])
        if state == "shown":
            button(form(page, kind), "Show the answer").click()
    # The bar must not happen to lie over a button.
    page.evaluate("scrollTo(0, 0)")
    assert [str(violation) for violation in violations(page)] == []


def test_the_narrowest_screen_scrolls_in_one_direction(visitor):
    page = visitor.open(PAGE, viewport=NARROWEST).page
    for kind in KINDS:
        answer(page, kind, WRONG[kind][0])
        button(form(page, kind), "Show the answer").click()
        box = form(page, kind).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_is_pressed_is_large_enough(visitor):
    page = visitor.open(PAGE, viewport=PHONE).page
    answer(page, "order", WRONG["order"][0])
    controls = page.locator(
        "form.quiz :is(label:has(input), select, button):visible, "
        ".quiz-entry input, .quiz-keeper button:visible").all()
    assert len(controls) > 20
    for control in controls:
        box = control.bounding_box()
        if control.evaluate("element => element.closest('.quiz-entry') "
                            "&& element.tagName === 'LABEL'"):
            continue
        assert box["height"] >= 44 and box["width"] >= 44, (
            control.evaluate("element => element.outerHTML"))
