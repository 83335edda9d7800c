"""Quizzes: what becomes of them on web pages, on paper, and when they are bad."""

import dataclasses
import json
import re
import shutil
import subprocess
import sys
from fractions import Fraction
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

from publishing.paths import ROOT
from publishing.quizzes.item import digest, read_number
from tests.press.quiz_pages import (
    ANSWERS_PAGE, CONTENTS, QUIZ_PAGE, SETTINGS)

KINDS = ("single", "several", "number", "order", "match")


@pytest.fixture(scope="module")
def quiz_book(built_once, tmp_path_factory):
    """The small book with a quiz of every kind, and its answers."""
    root = tmp_path_factory.mktemp("quizzes") / "checkout"
    shutil.copytree(built_once[0].root, root, symlinks=True)
    book = dataclasses.replace(built_once[0], root=root)
    book.write("book/numbers.md", QUIZ_PAGE)
    book.write("book/answers.md", ANSWERS_PAGE)
    book.write("_toc.yml", CONTENTS)
    answer = book.build()
    assert answer.returncode == 0, answer.stdout
    return book


@pytest.fixture(scope="module")
def page(quiz_book):
    return BeautifulSoup(quiz_book.page("numbers.html"), "html.parser")


def form(page, kind):
    return page.select_one(f"form.quiz[data-kind={kind}]")


def words(element):
    return " ".join(element.get_text(" ", strip=True).split())


# Web pages ------------------------------------------------------------------

def test_every_item_is_a_form_with_a_legend_and_a_question(page):
    forms = page.select("form.quiz")
    assert [one["data-kind"] for one in forms] == list(KINDS)
    assert [words(one.legend) for one in forms] == [
        "Question 1 choose one", "Question 2 choose all that fit",
        "Question 3 give a number in kW", "Question 4 put in order",
        "Question 5 find the pairs"]
    for one in forms:
        assert one["id"] == one["data-name"]
        question = page.find(id=one.fieldset["aria-describedby"])
        assert words(question)


@pytest.mark.parametrize("kind, control", [
    ("single", "input[type=radio]"), ("several", "input[type=checkbox]"),
    ("number", "input[type=text]"), ("match", "select")])
def test_controls_have_labels(page, kind, control):
    controls = form(page, kind).select(control)
    assert controls
    for one in controls:
        assert words(page.select_one(f"label[for={one['id']}]"))


def test_marks_are_no_words(page):
    for one in page.select("form.quiz"):
        assert not re.search(r"\[[x ]\]|::|\botherwise\b", one.get_text())


def test_choices_keep_formulas_and_blocks(page):
    first, second, third = form(page, "single").select(".quiz-choices > li")
    assert first.select_one("label .katex")
    assert third.select_one(":scope > .formula-display")
    assert not third.select_one("label .formula-display")
    assert words(second.label) == "b None."


def test_answers_stand_in_a_native_folded_part(page):
    fold = form(page, "single").select_one("details.quiz-answers")
    assert not fold.has_attr("open")
    assert words(fold.summary) == "Answer"
    assert words(fold.select_one(".quiz-answer")) == "b) is right."
    assert [reply["class"] for reply in fold.select(".quiz-replies > li")] == [
        ["reply-0"], ["reply-1"], ["reply-2"]]
    assert "Two equations, one answer." in words(fold)
    assert "Closing" in words(fold.select_one(".quiz-explanation"))


@pytest.mark.parametrize("kind, expected", [
    ("several", "a) and c) are right."), ("number", "−3/4 kW is right."),
    ("order", "c), b), a) : this is the order."),
])
def test_answer_is_told(page, kind, expected):
    assert words(form(page, kind).select_one(".quiz-answer")) == expected


def test_key_is_what_the_script_compares(page):
    keys = {kind: json.loads(form(page, kind)["data-key"]) for kind in KINDS}
    assert keys["single"] == {"right": 1}
    assert keys["several"] == {"right": [0, 2]}
    assert keys["number"] == {
        "right": -0.75, "tolerance": 0.01, "wrong": [pytest.approx(4 / 3), 0]}
    assert keys["order"] == {"right": [0, 1, 2]}
    assert keys["match"] == {"right": [0, 1, 0, 2]}


def test_order_is_shuffled_and_the_letters_fit_the_answer(page):
    rows = form(page, "order").select(".quiz-choices > li")
    shown = [int(row["data-index"]) for row in rows]
    assert sorted(shown) == [0, 1, 2] != shown
    letters = {row["data-index"]: words(row.select_one(".quiz-letter"))
               for row in rows}
    told = words(form(page, "order").select_one(".quiz-answer"))
    assert told.startswith(", ".join(f"{letters[index]})" for index in "012"))


def test_partners_are_listed_once_and_offered_to_all(page):
    match = form(page, "match")
    partners = match.select(".quiz-partners > li")
    assert sorted(partner["data-key"] for partner in partners) == list("012")
    menus = match.select("select")
    assert len(menus) == 4
    for menu in menus:
        options = menu.select("option")
        assert [option["value"] for option in options] == [
            "", *(partner["data-key"] for partner in partners)]
        # Words, and formulas as words.
        assert any(words(option).endswith(": x = 1") for option in options)
        assert all("\\" not in words(option) for option in options)
    told = words(match.select_one(".quiz-answer"))
    places = {partner["data-key"]: place
              for place, partner in enumerate(partners, start=1)}
    assert told.startswith(f"a) with {places['0']}), b) with {places['1']}), "
                           f"c) with {places['0']}), d) with {places['2']})")


def test_links_in_feedback_lead_on(page):
    link = form(page, "single").select_one(".quiz-replies a")
    assert link["href"] == "outcome-map.html#outcome-map"


def test_item_can_be_linked_to(page):
    assert page.select_one('article a[href="#quiz-single"]')


def test_no_id_stands_twice(page):
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_contents_say_how_many_items_a_page_has(quiz_book):
    for name in ("index.html", "numbers.html", "later.html"):
        soup = BeautifulSoup(quiz_book.page(name), "html.parser")
        links = soup.select("#book-contents a[data-quizzes]")
        assert [(link["data-page"], link["data-quizzes"]) for link in links] == [
            ("numbers", "5")]


def test_script_is_on_pages_with_quizzes_alone(quiz_book):
    for name, expected in [("numbers.html", True), ("answers.html", True),
                           ("index.html", False), ("later.html", False)]:
        text = quiz_book.page(name)
        assert ("quizzes/quizzes.js" in text) is expected
        assert (".quiz-choices" in text) is expected


def test_what_is_kept_can_be_erased_after_the_quiz_and_for_the_book(quiz_book):
    for name, scope in (("numbers.html", "numbers"), ("answers.html", "")):
        soup = BeautifulSoup(quiz_book.page(name), "html.parser")
        keepers = soup.select(".quiz-keeper")
        assert [keeper["data-page"] for keeper in keepers] == [scope]


def test_answers_are_collected_with_links_both_ways(quiz_book):
    soup = BeautifulSoup(quiz_book.page("answers.html"), "html.parser")
    assert "1. Quizzes with" in words(soup.select_one("article .rubric"))
    links = [link["href"] for link in soup.select("article a")
             if "Question" in words(link)]
    assert links == [f"numbers.html#quiz-{kind}" for kind in KINDS]
    assert soup.select_one("article a[href='outcome-map.html#outcome-map']")


def test_other_pages_follow_a_new_number_of_items(quiz_book, tmp_path):
    shutil.copytree(quiz_book.root, tmp_path / "checkout", symlinks=True)
    book = dataclasses.replace(quiz_book, root=tmp_path / "checkout")
    source = QUIZ_PAGE[:QUIZ_PAGE.index("::::{quiz} match")]
    book.write("book/numbers.md", source)
    assert book.build().returncode == 0
    assert 'data-quizzes="4"' in book.page("later.html")


# Other editions -------------------------------------------------------------

def edition(folder, builder, answers=True):
    """Build a small book of its own with Sphinx alone."""
    folder.mkdir()
    pages = {"index.md": "# Start\n\n```{toctree}\n:numbered:\nnumbers\n"
                         + "answers\n" * answers + "```\n",
             "numbers.md": QUIZ_PAGE.replace("outcome-map", "numbers"),
             "conf.py": SETTINGS}
    if answers:
        pages["answers.md"] = ANSWERS_PAGE
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "-n", "-b", builder,
         "-d", str(folder / "parsed"), str(folder), str(folder / "built")],
        cwd=ROOT, check=False, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT)
    assert ended.returncode == 0, ended.stdout
    return folder / "built"


def test_latex_has_questions_and_answers_with_links_both_ways(tmp_path):
    text = (edition(tmp_path / "book", "latex") / "sample.tex").read_text()
    questions, answers = text.split(r"\chapter{Answers}")
    for kind in KINDS:
        for part, label, link in (
                (questions, f"numbers:quiz-{kind}", f"answers:answer-quiz-{kind}"),
                (answers, f"answers:answer-quiz-{kind}", f"numbers:quiz-{kind}")):
            assert rf"\label{{\detokenize{{{label}}}}}" in part
            assert rf"\hyperref[\detokenize{{{link}}}]" in part
    assert "Exactly one" in questions and "Two equations" not in questions
    assert "Two equations" in answers and "Exactly one" not in answers
    assert r"\sphinxstylestrong{c), b), a)}" in answers


NAMED = {  # whom a reply is for, and how it begins
    "If you left out a):": "Primes are odd.", "If you chose b):": "Even taken",
    "If you left out c):": "Halved once.", "a)": "Two equations",
    "4/3:": "Upside down.", "0:": "Rounded up.", "Otherwise:": "Sorted by name.",
    "If you gave a) another partner:": "Points have no length.",
}


def replies_in(soup):
    return [" ".join(entry.get_text(" ", strip=True).split())
            for entry in soup.select(".quiz-replies > li")]


def test_on_web_pages_without_a_script_each_reply_says_whom_it_is_for(page):
    told = replies_in(page)
    for name, text in NAMED.items():
        assert any(entry.startswith(f"{name} {text}") for entry in told), name


def test_on_paper_each_reply_says_whom_it_is_for(tmp_path):
    text = (edition(tmp_path / "book", "latex") / "sample.tex").read_text()
    for name, beginning in NAMED.items():
        assert re.search(
            re.escape(rf"\sphinxstylestrong{{{name}}}") + r"\s+"
            + re.escape(rf"\sphinxstyleemphasis{{{beginning}"), text), name


def test_without_a_place_for_them_answers_stand_below_questions(tmp_path):
    built = edition(tmp_path / "book", "latex", answers=False)
    text = (built / "sample.tex").read_text()
    assert text.index("Exactly one") < text.index("Two equations") < text.index(
        "Question 2")


def test_epub_has_questions_and_answers_and_nothing_to_press(tmp_path):
    built = edition(tmp_path / "book", "epub")
    with ZipFile(next(built.glob("*.epub"))) as book:
        pages = {name: book.read(name).decode() for name in book.namelist()
                 if name.endswith(".xhtml")}
        assert not [name for name in book.namelist() if "quizzes" in name]
    questions = BeautifulSoup(pages["numbers.xhtml"], "html.parser")
    answers = BeautifulSoup(pages["answers.xhtml"], "html.parser")
    assert not questions.select("form, input, button, select")
    assert not answers.select("form, input, button, .quiz-keeper")
    told = replies_in(answers)
    for name, beginning in NAMED.items():
        assert any(entry.startswith(f"{name} {beginning}") for entry in told)
    for kind in KINDS:
        assert questions.select_one(
            f"a[href='answers.xhtml#answer-quiz-{kind}']")
        assert answers.select_one(f"a[href='numbers.xhtml#quiz-{kind}']")
        assert questions.find(id=f"quiz-{kind}")
        assert answers.find(id=f"answer-quiz-{kind}")


# Bad items ------------------------------------------------------------------

GOOD = {
    "single": "Which?\n\n- [ ] One\n  > *Name.* No.\n- [x] Two\n",
    "several": "Which?\n\n- [x] One\n  > Yes.\n- [ ] Two\n  > *Name.* No.\n",
    "number": ":answer: 2\n\nHow much?\n\n- 3\n  > *Name.* No.\n- otherwise\n"
              "  > No.\n\nSo it is.\n",
    "order": "Sort.\n\n1. One\n2. Two\n3. Three\n\n- otherwise\n  > No.\n\n"
             "So it is.\n",
    "match": "Match.\n\n- A :: one\n- B :: two\n- C :: three\n\nSo it is.\n",
}


@dataclasses.dataclass(frozen=True)
class Bad:
    """A good item with a mistake, and what the build says to it."""

    kind: str
    old: str
    new: str
    message: str
    line: int  # counted from the directive, which stands on line 0

    def source(self, name):
        text = GOOD.get(self.kind, GOOD["single"])
        assert self.old in text
        text = text.replace(self.old, self.new)
        gap = "" if text.startswith(":") else "\n"
        return (f"::::{{quiz}} {self.kind}\n:name: {name}\n{gap}{text}::::\n\n")


BAD = [
    Bad("many", "Which", "Which", "expected the kind to be one of single, "
        "several, number, order, match, got 'many'", 0),
    Bad("", "Which", "Which", "expected the kind to be one of", 0),
    Bad("single", "[x]", "[ ]", "expected a right choice, `[x]`, got none", 5),
    Bad("single", "[ ] One", "[x] One",
        "expected one right choice, `[x]`, got 2", 5),
    Bad("single", "[ ] One", "[x] One",
        "expected a wrong choice, `[ ]`, got none", 5),
    Bad("single", "  > *Name.* No.\n", "",
        "feedback, `> …`, below each wrong choice, got none below 'One'", 5),
    Bad("single", "- [x] Two", "- Two",
        "to begin with `[ ]` or `[x]`, got 'Two'", 7),
    Bad("single", "- [ ] One\n  > *Name.* No.\n- [x] Two\n", "One or two.\n",
        "expected a list of choices, `- [ ] …` and one `- [x] …`, got none", 0),
    Bad("single", "Which?\n\n", "",
        "expected a question before the list, got none", 0),
    Bad("several", "  > Yes.\n", "", "below each choice, got none below 'One'",
        5),
    Bad("several", "[ ]", "[x]", "expected a wrong choice, `[ ]`, got none", 5),
    Bad("several", "[x]", "[ ]", "expected a right choice, `[x]`, got none", 5),
    Bad("number", ":answer: 2\n", ":answer: two\n", "expected `answer` to be a "
        "number such as 3, -0.5 or 3/4, got 'two'", 0),
    Bad("number", ":answer: 2\n", ":answer: 1/0\n", "got '1/0'", 0),
    Bad("number", ":answer: 2\n", "", "got ''", 0),
    Bad("number", ":answer: 2\n", ":answer: 2\n:tolerance: -1\n",
        "expected `tolerance` to be a number, 0 or more, got '-1'", 0),
    Bad("number", ":answer: 2\n", ":answer: 2\n:tolerance: 1\n",
        "got 3, which the tolerance takes for the answer", 7),
    Bad("number", "- otherwise\n  > No.\n", "",
        "expected feedback for `- otherwise`, got none", 6),
    Bad("number", "- otherwise\n  > No.\n", "- otherwise\n",
        "expected feedback, `> …`, below 'otherwise', got none", 8),
    Bad("number", "- 3\n", "- three\n", "expected a wrong value", 6),
    Bad("number", "- otherwise", "- 3.0\n  > *Name.* No.\n- otherwise",
        "expected each wrong value once, got 3.0 again", 8),
    Bad("number", "So it is.\n", "",
        "expected an explanation after the list, got none", 0),
    Bad("order", "1. One\n2. Two\n3. Three\n", "- One\n- Two\n",
        "expected a numbered list in the right order, got none", 0),
    Bad("order", "3. Three\n", "", "at least three things", 5),
    Bad("order", "- otherwise\n  > No.\n", "", "expected `- otherwise`", 5),
    Bad("order", "  > No.\n", "", "expected `- otherwise`", 5),
    Bad("order", "So it is.\n", "", "expected an explanation", 0),
    Bad("order", "2. Two\n", "2. Two\n   > *Name.* No.\n",
        "expected feedback below `otherwise` alone, got some below 'Two'", 6),
    Bad("match", "- C :: three\n", "", "expected at least three pairs, got 2",
        5),
    Bad("match", "A :: one", "A one", "expected one ` :: ` between the two "
        "sides of a pair, got 'A one'", 5),
    Bad("match", "A :: one", "A ::", "expected one ` :: `", 5),
    Bad("match", "two", "one", "expected different right sides", 5),
    Bad("match", "Match.\n\n", "Match.\n\n", "expected `unit` in the kind number "
        "alone, got it in match", 0),
]


@pytest.fixture(scope="module")
def complaints(tmp_path_factory):
    """What the build says to a page of bad items, by line."""
    folder = tmp_path_factory.mktemp("bad")
    source = "# Bad items\n\n"
    lines = []
    for number, bad in enumerate(BAD):
        lines.append(source.count("\n") + 1)
        item = bad.source(f"quiz-{number}")
        if "`unit`" in bad.message:
            item = item.replace(":name:", ":unit: kW\n:name:")
        if "different right" in bad.message:
            item = item.replace("three", "one")
        source += item
    lines.append(source.count("\n") + 1)
    good = "::::{quiz} single\n:name: NAME\n\n" + GOOD["single"] + "::::\n\n"
    for name in ("quiz-twice", "quiz-twice", "", "Quiz 1"):
        source += good.replace("NAME", name)
    (folder / "index.md").write_text(source, "utf-8")
    (folder / "conf.py").write_text(SETTINGS, "utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-N",
         "-b", "text", str(folder), str(folder / "built")],
        cwd=ROOT, check=False, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT)
    assert ended.returncode == 1
    found = re.findall(r"index\.md:(\d+): WARNING: quiz ([^:]+): (.*)",
                       ended.stdout)
    return lines, [(int(line), name, text) for line, name, text in found]


@pytest.mark.parametrize("number", range(len(BAD)), ids=[
    f"{bad.kind}: {bad.message[:40]}" for bad in BAD])
def test_bad_item_is_named_with_its_line(complaints, number):
    lines, found = complaints
    bad = BAD[number]
    said = [(line - lines[number], text) for line, name, text in found
            if name == f"quiz-{number}"]
    assert any(line == bad.line and bad.message in text
               for line, text in said), said


def test_all_faults_of_an_item_are_told_at_once(complaints):
    number = next(number for number, bad in enumerate(BAD)
                  if bad.new == "[x] One")
    assert len([1 for _, name, _ in complaints[1]
                if name == f"quiz-{number}"]) == 2


def test_names_are_needed_once(complaints):
    lines, found = complaints
    after = [(name, text) for line, name, text in found if line >= lines[-1]]
    assert [name for name, _ in after] == [
        "without a name", "Quiz 1", "quiz-twice"]
    assert "expected a `name` that begins with quiz-" in after[0][1]
    assert f"index.md:{lines[-1]}" in after[2][1]


# Small things ---------------------------------------------------------------

@pytest.mark.parametrize("text, expected", [
    ("3", 3), ("-0.5", Fraction(-1, 2)), (" −3/4 ", Fraction(-3, 4)),
    (".5", Fraction(1, 2)), ("1.5/2", Fraction(3, 4)), ("+2.", 2),
    ("", None), ("1,000", None), ("1/0", None), ("1/2/3", None),
    ("x", None), ("1e3", None), ("inf", None)])
def test_numbers_are_read(text, expected):
    assert read_number(text) == expected


def test_digest_is_of_the_words_not_of_the_lines():
    first = digest("single", {}, ["How many", "lines?"])
    assert first == digest("single", {}, ["How", "many lines?", ""])
    assert first != digest("single", {}, ["How many", "planes?"])
    assert first != digest("several", {}, ["How many", "lines?"])
    assert first != digest("single", {"unit": "m"}, ["How many", "lines?"])
