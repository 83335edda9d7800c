"""Figures to move answer to mouse, finger, keys and typed numbers."""

import re

import pytest

from mlmath.figures.style import DARK_COUNTERPARTS, INK, PALETTE, TEXT_COLORS
from publishing.figures import modules
from publishing.paths import SITE
from publishing.tools import measure_figures
from publishing.tools.accessibility import violations
from tests.browser.moving import FigureOnPage
from tests.browser.pages import CHAPTER, DESKTOP, PHONE, wait_until

WINDOWS = {"desktop": DESKTOP, "phone": PHONE}
LINES, PLANES = ALL = ("fig-two-lines", "fig-three-planes")

@pytest.fixture
def figure(reader):
    def open_one(name, state=None, **options):
        hash = "" if state is None else f"#{name}:{state}"
        return FigureOnPage(reader.open(CHAPTER + hash, **options), name)
    return open_one


# Lines


def test_typed_numbers_move_a_line(figure):
    one = figure(LINES)
    assert "exactly one solution: (h, p) = (1.5, 0.25)" in one.board
    one.box("Constant of line 2").fill("3.5")
    assert "(h, p) = (1.25, 0.375)" in one.board
    one.box("Coefficient of p in line 2").fill("2")
    one.box("Constant of line 2").fill("2")
    assert "infinitely many solutions" in one.board
    one.box("Constant of line 2").fill("2.5")
    assert "no solution" in one.board
    assert one.visit.faults() == []


def test_a_typed_number_that_will_not_do_changes_nothing_and_says_why(figure):
    one = figure(LINES)
    box = one.box("Constant of line 2")
    box.fill("500")
    assert one.values["c2"] == 3
    assert box.get_attribute("aria-invalid") == "true"
    assert "from −100 to 100" in one.stage.locator(".moving-told").inner_text()
    box.blur()
    assert box.input_value() == "3"
    assert box.get_attribute("aria-invalid") is None


@pytest.mark.parametrize("window", WINDOWS)
def test_a_dragged_line_slides_and_keeps_its_slope(figure, window):
    one = figure(LINES, viewport=WINDOWS[window])
    before = one.values
    one.drag("Slide line 2", 0, -60)
    after = one.values
    assert after["c2"] > before["c2"] + 0.5
    assert {k: v for k, v in after.items() if k != "c2"} == {
        k: v for k, v in before.items() if k != "c2"}


@pytest.mark.parametrize("window", WINDOWS)
def test_a_finger_moves_a_handle_and_the_page_stays(figure, window):
    one = figure(LINES, viewport=WINDOWS[window], has_touch=True)
    one.center("Slide line 2")
    one.page.wait_for_timeout(500)  # until what lies above is laid out
    scrolled = one.page.evaluate("scrollY")
    one.touch_drag("Slide line 2", 0, -60)
    wait_until(one.page, "() => document.querySelector("
               "'[data-figure=fig-two-lines]').figure.values.c2 > 3.4")
    assert one.page.evaluate("scrollY") == scrolled


def test_the_page_scrolls_under_a_finger_beside_the_handles(figure):
    one = figure(LINES, viewport=PHONE, has_touch=True)
    one.page.wait_for_timeout(500)
    scrolled, before = one.page.evaluate("scrollY"), one.values
    box = one.stage.locator("svg.plane").bounding_box()
    one.swipe(box["x"] + box["width"] - 30, box["y"] + 80, 0, -60)
    wait_until(one.page, "scrolled => scrollY > scrolled + 20", scrolled)
    assert one.values == before


def test_a_finger_turns_space_sideways_and_scrolls_it_upward(figure):
    one = figure(PLANES, viewport=PHONE, has_touch=True)
    one.stage.locator("svg.space").scroll_into_view_if_needed()
    one.page.wait_for_timeout(500)
    scrolled = one.page.evaluate("scrollY")
    box = one.stage.locator("svg.space").bounding_box()
    place = box["x"] + box["width"] / 2, box["y"] + 60
    one.swipe(*place, 90, 4)
    wait_until(one.page, "() => document.querySelector("
               "'[data-figure=fig-three-planes]').figure.values.azimuth < 10")
    assert one.page.evaluate("scrollY") == scrolled
    one.swipe(*place, 0, -60)
    wait_until(one.page, "scrolled => scrollY > scrolled + 20", scrolled)


def test_arrow_keys_slide_and_turn_a_line(figure):
    one = figure(LINES)
    one.handle("Slide line 1").focus()
    one.page.keyboard.press("ArrowUp")
    small = one.values["c1"] - 4
    one.page.keyboard.press("ArrowDown")
    assert one.values["c1"] == pytest.approx(4, abs=0.02)
    one.page.keyboard.press("Shift+ArrowUp")
    assert one.values["c1"] - 4 == pytest.approx(10 * small, rel=0.3)
    one.handle("Turn line 1").focus()
    one.page.keyboard.press("Shift+ArrowUp")
    after = one.values
    assert after["a1"] != 2 or after["b1"] != 4
    assert after["a2"] == 1 and after["b2"] == 6


def test_every_arrow_key_moves_the_line(figure):
    one = figure(LINES)
    for label in ("Slide line 1", "Turn line 1", "Slide line 2", "Turn line 2"):
        one.handle(label).focus()
        for key in ("ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"):
            before = one.values
            one.page.keyboard.press(key)
            assert one.values != before, (label, key)
            assert one.page.evaluate("document.activeElement.ariaLabel") == (
                label)


def test_a_line_that_has_left_the_window_can_be_fetched_back(figure):
    one = figure(LINES, "2,4,60,1,6,3")
    one.drag("Slide line 1", -30, 40)
    assert one.values["c1"] < 12


def test_sliding_never_changes_the_verdict_on_the_coefficients(figure):
    one = figure(LINES, "2,4,4,1,2,2")
    assert "= 0: singular" in one.board
    assert "infinitely many" in one.board
    for by in (40, -60, 25):
        one.drag("Slide line 2", 0, by)
        assert "= 0: singular" in one.board
    assert "no solution" in one.board
    one.drag("Turn line 2", 0, -40)
    assert "non-singular" in one.board and "exactly one" in one.board


# Planes


def test_arrangements_can_be_chosen_and_changed(figure):
    one = figure(PLANES)
    words = {"three planes, one point": "exactly one",
             "pages of a book": "a line", "all three the same": "a plane",
             "two the same, one across": "a line", "a tent": "no solution",
             "all three parallel": "no solution",
             "two parallel, one across": "no solution",
             "two the same, one parallel": "no solution"}
    choice = one.stage.locator("select")
    labels = choice.locator("option:not([hidden])").all_inner_texts()
    assert set(labels) == set(words)
    for label in labels:
        choice.select_option(label=label)
        assert words[label] in one.board
    choice.select_option(label="pages of a book")
    one.box("Constant of plane 1").fill("0.5")
    assert "no solution" in one.board
    assert choice.evaluate("list => list.selectedOptions[0].text") == (
        "your own numbers")


def test_space_turns_by_mouse_buttons_and_keys(figure):
    one = figure(PLANES)

    def view():
        return one.values["azimuth"], one.values["elevation"]

    assert view() == (30, 24)
    one.stage.get_by_role("button", name="Turn left").click()
    one.stage.get_by_role("button", name="Turn up").click()
    assert view() == (40, 14)
    one.page.keyboard.press("ArrowRight")
    assert view() == (35, 14)
    box = one.stage.locator("svg.space").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    one.page.mouse.move(x, y)
    one.page.mouse.down()
    one.page.mouse.move(x + 60, y + 30)
    one.page.mouse.up()
    azimuth, elevation = view()
    assert azimuth < 20 and elevation > 25
    for _ in range(40):
        one.stage.get_by_role("button", name="Turn left").click()
    assert -180 <= view()[0] <= 180


def test_a_slider_moves_a_plane(figure):
    one = figure(PLANES)
    one.box("Slide plane 3").focus()
    one.page.keyboard.press("ArrowRight")
    assert one.values["d3"] == pytest.approx(-1.9)
    assert one.box("Constant of plane 3").input_value() == "-1.9"


# Reset, links, voice


def test_reset_brings_back_the_start(figure):
    for name in ALL:
        one = figure(name)
        before = one.values
        one.stage.locator("input[type=number]").first.fill("-1.5")
        assert one.values != before
        one.stage.get_by_role("button", name="Reset").click()
        assert one.values == before


def test_a_link_to_a_state_leads_to_the_figure_in_that_state(figure):
    one = figure(LINES, "1,-2,0.5,3,1,-1")
    assert list(one.values.values()) == [1, -2, 0.5, 3, 1, -1]
    box = one.stage.bounding_box()
    assert -50 < box["y"] < 400
    assert one.visit.faults() == []
    # The other figure of the page keeps its own state.
    assert FigureOnPage(one.visit, PLANES).values["c2"] == 0


def test_the_copied_link_is_the_present_state(figure):
    one = figure(LINES)
    one.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    one.box("Constant of line 1").fill("5")
    one.stage.get_by_role("button", name="Copy link").click()
    wait_until(one.page, "() => document.querySelector("
               "'[data-figure=fig-two-lines] .moving-told').textContent")
    link = one.page.evaluate("navigator.clipboard.readText()")
    assert link.endswith(f"{CHAPTER}#{LINES}:2,4,5,1,6,3")
    one.page.goto("about:blank")
    one.page.goto(link)
    again = FigureOnPage(one.visit, LINES)
    assert again.values["c1"] == 5


def test_a_link_followed_on_the_page_changes_the_figure(figure):
    one = figure(LINES)
    one.page.evaluate("location.hash = '#fig-two-lines:2,4,6,1,6,3'")
    wait_until(one.page, "() => document.querySelector("
               "'[data-figure=fig-two-lines]').figure.values.c1 === 6")


@pytest.mark.parametrize("state", [
    "1,2,3", "1,2,3,4,5,6,7", "1,2,3,4,5,x", "1,2,3,4,5,1e9", "", "%E0%A4%A",
    "1,2,3,4,5,", "NaN,2,3,4,5,6", "1,2,3,4,5,<b>"])
def test_a_bad_state_in_a_link_counts_as_none(figure, state):
    one = figure(LINES, state)
    assert list(one.values.values()) == [2, 4, 4, 1, 6, 3]
    assert one.visit.faults() == []


def test_plain_links_to_the_figure_still_work(reader):
    visit = reader.open(f"{CHAPTER}#{PLANES}")
    box = visit.page.locator(f"#{PLANES}").bounding_box()
    assert -50 < box["y"] < 300
    values = FigureOnPage(visit, PLANES).values
    assert [values[name + "1"] for name in "abcd"] == [1, 1, 1, 1]


def test_a_new_state_is_told_once_after_a_pause(figure):
    one = figure(LINES)
    one.stage.evaluate("""stage => {
      stage.said = [];
      const voice = stage.querySelector(".unseen[role=status]");
      new MutationObserver(() => stage.said.push(voice.textContent))
        .observe(voice, { childList: true });
    }""")
    one.handle("Slide line 2").focus()
    for _ in range(8):
        one.page.keyboard.press("ArrowUp")
    assert one.stage.evaluate("stage => stage.said") == []
    wait_until(one.page, "() => document.querySelector("
               "'[data-figure=fig-two-lines]').said.length")
    said = one.stage.evaluate("stage => stage.said")
    assert len(said) == 1
    assert re.search(r"h \+ 6p = .*exactly one solution", said[0])


# Every figure of the chapter


@pytest.mark.parametrize("colors", ["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
def test_everybody_can_use_them(reader, window, colors):
    visit = reader.open(CHAPTER, viewport=WINDOWS[window], colors=colors)
    for name in ALL:
        FigureOnPage(visit, name)
    assert visit.faults() == []
    assert violations(visit.page) == []


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_nothing_is_wider_than_the_window(reader, width):
    visit = reader.open(CHAPTER, viewport={"width": width, "height": 740})
    for name in ALL:
        one = FigureOnPage(visit, name)
        assert one.stage.evaluate("""stage => [...stage.querySelectorAll(
          ".moving *")].filter((part) => !part.closest("svg")
          && part.getBoundingClientRect().right > innerWidth + 1)
          .map((part) => part.outerHTML)""") == []
    assert visit.page.evaluate(
        "document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("window", WINDOWS)
def test_the_page_has_kept_just_the_room(figure, window, name):
    one = figure(name, viewport=WINDOWS[window])
    kept, taken = one.stage.evaluate("""stage => [
      parseFloat(getComputedStyle(stage).minHeight),
      stage.querySelector(".moving").offsetHeight]""")
    assert kept - 60 <= taken <= kept


@pytest.mark.parametrize("window", WINDOWS)
def test_what_can_be_pressed_is_large_enough(figure, window):
    for name in ALL:
        one = figure(name, viewport=WINDOWS[window])
        small = one.stage.evaluate("""stage => [...stage.querySelectorAll(
          "button, input, select, .handle .reach")].filter((part) => {
          const { width, height } = part.getBoundingClientRect();
          return Math.min(width, height) < 43.5;
        }).map((part) => part.outerHTML)""")
        assert small == []


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("window", WINDOWS)
def test_letters_stay_in_the_picture_and_off_each_other(figure, window, name):
    one = figure(name, viewport=WINDOWS[window])
    boxes = one.stage.evaluate("""stage => [...stage.querySelectorAll(
      "svg text")].filter((text) => text.getAttribute("visibility") !== "hidden")
      .map((text) => {
        const { left, top, right, bottom } = text.getBoundingClientRect();
        const frame = stage.getBoundingClientRect();
        const size = parseFloat(getComputedStyle(text).fontSize);
        return { left: left - frame.left, right: right - frame.left,
          top: top + 3, bottom: bottom - 3, size,
          wide: frame.width, text: text.textContent };
      })""")
    assert len(boxes) > 6
    for index, box in enumerate(boxes):
        assert box["left"] >= -1 and box["right"] <= box["wide"] + 1, box
        assert box["size"] >= 13, box
        for other in boxes[:index]:
            apart = (box["right"] <= other["left"]
                     or other["right"] <= box["left"]
                     or box["bottom"] <= other["top"]
                     or other["bottom"] <= box["top"])
            assert apart, (box, other)


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_colors_are_those_of_the_still_pictures(figure, colors):
    one = figure(LINES, colors=colors)

    def color_of(css):
        return one.stage.evaluate("""(stage, css) => {
          const probe = document.createElement("i");
          probe.style.color = css;
          stage.querySelector(".moving").append(probe);
          const found = getComputedStyle(probe).color.match(/\\d+/g);
          probe.remove();
          return "#" + found.slice(0, 3).map((part) =>
            Number(part).toString(16).padStart(2, "0")).join("");
        }""", css)

    def shown(color):
        return DARK_COUNTERPARTS[color] if colors == "dark" else color

    for number, name in enumerate(PALETTE, start=1):
        assert color_of(f"var(--c{number})") == PALETTE[name]
        assert color_of(f"var(--t{number})") == shown(TEXT_COLORS[name])
    assert color_of("var(--figure-ink)") == shown(INK)


def test_without_scripts_the_still_picture_stands_there(reader):
    page = reader.open(CHAPTER, java_script_enabled=False).page
    stage = page.locator(f'[data-figure="{LINES}"]')
    still = stage.locator(".moving-still")
    assert still.is_visible() and not stage.locator("button").count()
    # No room is kept for what will not come.
    picture = still.bounding_box()
    assert stage.bounding_box()["height"] - picture["height"] < 30


def test_a_module_that_does_not_load_leaves_the_picture_and_says_so(reader):
    context = reader.context()
    context.route("**/lines/figure.js", lambda route: route.abort())
    page = reader.open(CHAPTER, context).page
    stage = page.locator(f'[data-figure="{LINES}"]')
    stage.scroll_into_view_if_needed()
    note = stage.locator(".moving-failure")
    note.wait_for()
    assert "did not load" in note.inner_text()
    assert stage.locator(".moving-still").is_visible()
    assert not stage.locator("button").count()


def test_a_module_that_fails_leaves_the_picture_and_says_so(reader):
    context = reader.context()
    context.route("**/lines/figure.js", lambda route: route.fulfill(
        content_type="text/javascript",
        body="export default function () { throw new Error('broken'); }"))
    page = reader.open(CHAPTER, context).page
    stage = page.locator(f'[data-figure="{LINES}"]')
    stage.scroll_into_view_if_needed()
    stage.locator(".moving-failure").wait_for()
    assert stage.locator(".moving-still").is_visible()
    assert not stage.locator("button").count()


def test_modules_are_loaded_only_when_a_figure_is_near(reader):
    visit = reader.open(CHAPTER)
    visit.page.wait_for_load_state("networkidle")
    assert not [url for url in visit.requests if "/figures/" in url and url.endswith(".js")]
    FigureOnPage(visit, LINES)
    assert [url for url in visit.requests if url.endswith("/lines/figure.js")]
    assert not [url for url in visit.requests if url.endswith("/planes/figure.js")]


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_moves_when_a_figure_comes_to_life(reader, window):
    context = reader.context(viewport=WINDOWS[window])
    context.add_init_script("""window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifted += entry.value;
      }).observe({ type: "layout-shift", buffered: true });""")
    visit = reader.open(CHAPTER, context)
    for name in ALL:
        FigureOnPage(visit, name)
        visit.page.wait_for_timeout(400)
    assert visit.page.evaluate("shifted") <= 0.01


def test_print_shows_the_picture_without_its_controls(figure):
    one = figure(LINES)
    one.page.emulate_media(media="print")
    assert one.stage.locator("svg.plane").is_visible()
    assert "exactly one solution" in one.board
    for part in ("button", "input", ".handle"):
        assert not one.stage.locator(part).first.is_visible()


def test_forced_colors_leave_marks_and_handles_to_be_seen(figure):
    one = figure(LINES, forced_colors="active")
    strokes = one.stage.evaluate("""stage => [".line-1", ".line-2", ".axes"]
      .map((part) => getComputedStyle(stage.querySelector("path" + part)).stroke)
      """)
    page_color = one.page.evaluate(
        "getComputedStyle(document.body).backgroundColor")
    assert all(stroke not in ("none", page_color) for stroke in strokes)


# Bytes


def test_bytes_are_within_the_limits():
    (folder,) = (SITE / "_static" / "figures").iterdir()
    kinds = measure_figures.figures_of(SITE)
    assert {"lines", "planes"} <= set(kinds)
    for kind in kinds:
        engine, own, data = measure_figures.bytes_of(folder, kind)
        assert 1000 < engine <= measure_figures.MOST_ENGINE, kind
        assert 500 < own <= measure_figures.MOST_KIND, kind
        assert (data > 1000) == kind.startswith("layers"), kind
        assert data <= measure_figures.MOST_DATA, kind


def test_the_measurement_finds_every_import(tmp_path):
    (tmp_path / "engine").mkdir()
    for name, text in {
            "wave.js": 'import { a } from "./engine/a.js";\n'
                       'import {\nb,\n} from "./own.js";\n',
            "small.js": 'import{a as o}from"./engine/a.js";'
                        'import{b as t}from"./own.js";export default o=>t(o);',
            "own.js": "export const b = 1;\n",
            "engine/a.js": 'export { c as a } from "./c.js";\n',
            "engine/c.js": "export const c = 1;\n",
            "engine/figure.js": "", "engine/figures.css": ""}.items():
        (tmp_path / name).write_text(text, "utf-8")
    for name, text in (("wave.js", "as it is written"), ("small.js", "as pages load it")):
        found = modules.loaded_with(tmp_path / name)
        assert {path.name for path in found} == {
            name, "own.js", "a.js", "c.js"}, text


def test_the_measurement_moves_a_figure(browser):
    results = measure_figures.measure(SITE, browser, ["lines", "curve"])
    kinds = [result.kind for result in results]
    assert "lines" in kinds and "curve secant" in kinds
    assert {kind.split()[0] for kind in kinds} == {"lines", "curve"}
    for result in results:
        # The clock of a page is coarse: a quick drawing may take no time.
        assert 0 <= result.script <= result.layout
        assert result.slowest in measure_figures.table(results)


def test_an_unknown_kind_is_not_measured(browser):
    with pytest.raises(measure_figures.UnknownKind, match="lines.*got 'waves'"):
        measure_figures.measure(SITE, browser, ["waves"])
