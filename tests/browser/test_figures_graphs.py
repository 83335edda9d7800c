"""Figures of losses and of graphs answer to mouse, finger, keys and numbers."""

import re

import pytest

from tests.browser.pages import DESKTOP, PHONE

WINDOWS = {"desktop": DESKTOP, "phone": PHONE}


def unit_of(one):
    return one.stage.evaluate(
        "stage => stage.figure.parts.find(part => part.unit).unit.x")


# Balance


@pytest.mark.parametrize("window", WINDOWS)
def test_an_outlier_moves_the_mean_and_not_the_median(figure, window):
    one = figure("fig-losses", viewport=WINDOWS[window])
    assert "neither loss is least here" in one.board
    one.press("Guess the mean")
    assert one.values["guess"] == 27
    assert "the mean squared loss is least here" in one.board
    one.press("Guess the median")
    assert one.values["guess"] == 23
    assert "the mean absolute loss is least here" in one.board
    one.drag("Point 7", -21 * unit_of(one), 0)
    assert one.values["x7"] == pytest.approx(31, abs=0.6)
    assert "the mean absolute loss is least here" in one.board
    one.type("Number of point 7", 31)
    assert "24, at the start 27" in one.board and "median 23\n" in f"{one.board}\n"
    one.type("Number of point 7", 0)
    assert "22, at the start 23" in one.board
    one.type("Guess", 61)
    assert "type a number from 0 to 60" in one.told and one.values["guess"] == 23
    again = figure("fig-losses", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.press("Reset")
    assert one.values["x7"] == 52 and "at the start" not in one.board
    assert one.visit.faults() == []


def test_a_guess_is_dragged_along_its_curves(figure):
    one = figure("fig-losses")
    one.drag("Guess, mean absolute loss", -10 * unit_of(one), 0)
    assert one.values["guess"] == pytest.approx(30, abs=0.6)
    one.handle("Guess, mean squared loss").press("Shift+ArrowLeft")
    one.handle("Point 1").press("ArrowLeft")
    assert one.values["x1"] == 17.5
    touched = figure("fig-losses", viewport=PHONE, has_touch=True)
    touched.touch_drag("Guess, mean squared loss", -13 * unit_of(touched), 0)
    assert touched.values["guess"] == pytest.approx(27, abs=1)
    touched.touch_drag("Point 7", -20 * unit_of(touched), 0)
    assert touched.values["x7"] == pytest.approx(32, abs=1)


# Graph


def texts_of(one):
    return [text for text in one.stage.locator("svg.plane text").all_text_contents() if text]


@pytest.mark.parametrize("window", WINDOWS)
def test_weights_balance_on_a_pivot(figure, window):
    one = figure("fig-see-saw", viewport=WINDOWS[window], has_touch=window == "phone")
    assert one.says("weight times distance:") == "left 16, right 3"
    assert "tips to the left" in one.board
    assert one.says("mean squared distance") == "390"
    beam = one.stage.locator("path.heavy")
    before = beam.get_attribute("d")
    unit = one.stage.evaluate("stage => stage.figure.parts.find(part => part.unit).unit.x")
    drag = one.touch_drag if window == "phone" else one.drag
    drag("Pivot", -12.9 * unit, 0)
    assert one.values["pivot"] == pytest.approx(7, abs=0.6)
    assert beam.get_attribute("d") != before
    one.type("Pivot", 6)
    assert "tips to the right" in one.board
    one.handle("Pivot").press("Shift+ArrowRight")
    one.handle("Pivot").press("Shift+ArrowLeft")
    one.press("Balance it")
    assert one.values["pivot"] == pytest.approx(7) and "balances: the expectation is 7" in one.board
    assert one.says("mean squared distance") == "221, the least there is"
    drag("Weight 3", 0, -60)
    assert one.values["w3"] > 0.3 and "tips to the right" in one.board
    one.type("Value 3", 60)
    one.type("Number of weight 3", 0)
    assert one.says("weight times distance:") == "left 5.444, right 0.6667"
    again = figure("fig-see-saw", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    for k in (1, 2):
        one.type(f"Number of weight {k}", 0)
    assert "no weight at all" in one.board
    one.type("Value 1", 61)
    assert "type a number from 0 to 60" in one.told
    one.press("Reset")
    assert one.values["pivot"] == 20 and one.values["w3"] == 0.1
    assert one.visit.faults() == []


@pytest.mark.parametrize("window", WINDOWS)
def test_the_two_numbers_of_a_box_stand_apart(figure, window):
    one = figure("fig-graph", viewport=WINDOWS[window])
    one.type("Steps", 4)
    one.stage.evaluate("stage => stage.figure.set({ w: 1.2922 })")
    gaps = one.stage.evaluate("""stage => {
      const boxes = (look) => [...stage.querySelectorAll(`text.${look}`)]
        .filter((text) => text.textContent && text.getAttribute("text-anchor") !== "middle")
        .map((text) => text.getBoundingClientRect());
      const [values, derivatives] = [boxes("line-1"), boxes("line-2")];
      return values.map((value, k) => derivatives[k].left - value.right);
    }""")
    assert "−0.2468" in one.board
    assert len(gaps) == 4 and min(gaps) >= 4


@pytest.mark.parametrize("window", WINDOWS)
def test_derivatives_come_back_step_by_step(figure, window):
    one = figure("fig-graph", viewport=WINDOWS[window])
    assert "forward: L = 4" in one.board
    assert len(texts_of(one)) == 8
    one.press("Step")
    assert "dL/dL = 1" in one.board
    one.press("Step")
    assert "dL/dv = dL/dL · dL/dv = 1 · 4 = 4" in one.board
    one.press("Step")
    assert "dL/du = dL/dv · dv/du = 4 · 1 = 4" in one.board
    assert "backward: 3 of 4 derivatives" in one.board
    one.press("Step")
    assert "dL/dw = dL/du · du/dw = 4 · 3 = 12" in one.board
    assert "all derivatives are there" in one.board
    assert len(texts_of(one)) == 15
    one.type("Input w", 1)
    assert "dL/dw = dL/du · du/dw = −2 · 3 = −6" in one.board
    again = figure("fig-graph", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.type("Input w", 6)
    assert "type a number from −5 to 5" in one.told and one.values["w"] == 1
    one.press("Back to step 0")
    assert "forward: L = 1" in one.board and len(texts_of(one)) == 8
    one.press("Reset")
    assert one.values == {"w": 2, "steps": 0}
    assert one.visit.faults() == []


def test_an_input_slides_and_a_run_stands_still_for_those_who_want_no_motion(figure):
    one = figure("fig-graph", reduced_motion="reduce", viewport=PHONE, has_touch=True)
    one.stage.locator("input[type=range]").first.press("ArrowRight")
    assert one.values["w"] == pytest.approx(2.05)
    before = one.values["w"]
    slider = one.stage.locator("input[type=range]").first
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    one.page.touchscreen.tap(box["x"] + 0.25 * box["width"], box["y"] + box["height"] / 2)
    assert one.values["w"] < before
    one.press("Run")
    assert one.values["steps"] == 4 and "all derivatives are there" in one.board


# Chains


@pytest.mark.parametrize("window", WINDOWS)
def test_shares_settle_from_every_start(figure, window):
    one = figure("fig-docks", viewport=WINDOWS[window], has_touch=window == "phone")
    assert "after 0 steps: Station 1, Park 0, Pool 0" in one.board
    one.press("Step")
    assert "after 1 steps: Station 0.6, Park 0.3, Pool 0.1" in one.board
    assert "still on the way" in one.board
    one.type("Steps", 60)
    assert "settled" in one.board
    settled = one.board.split(": ")[1].splitlines()[0]
    drag = one.touch_drag if window == "phone" else one.drag
    drag("Station at the start", 0, 100)
    assert one.values["s1"] < 0.7
    assert sum(one.values[f"s{k}"] for k in (1, 2, 3)) == pytest.approx(1)
    assert settled in one.board
    one.stage.get_by_label("Equilibrium").check()
    assert f"equilibrium: {', '.join(word.split()[-1] for word in settled.split(', '))}" in one.board
    assert one.stage.locator("path.soft").get_attribute("d").count("M") == 3
    one.stage.get_by_label("Equilibrium").uncheck()
    one.handle("From Station: between Station and Park").press("Shift+ArrowUp")
    assert one.values["m11"] == pytest.approx(0.7) and one.values["m21"] == pytest.approx(0.2)
    drag("From Park: between Park and Pool", 0, 30)
    assert one.values["m22"] < 0.5 < one.values["m22"] + one.values["m32"]
    assert one.values["m22"] + one.values["m32"] == pytest.approx(0.7)
    one.type("To Pool from Pool", 1)
    assert "divided by its sum: the column of Pool" in one.board
    again = figure("fig-docks", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.type("Start of Park", 2)
    assert "type a number from 0 to 1" in one.told
    one.press("Reset")
    assert one.values["m11"] == pytest.approx(0.6) and one.values["steps"] == 0
    assert one.visit.faults() == []


@pytest.mark.parametrize("window", WINDOWS)
def test_links_lift_pages(figure, window):
    def rank(letter):
        rows = one.stage.locator("tbody tr").all_inner_texts()
        return float(next(row.split()[-1] for row in rows if row.startswith(letter)))

    def page(letter):
        return one.stage.get_by_role("button", name=re.compile(f"^Page {letter}, rank"))

    one = figure("fig-web", viewport=WINDOWS[window], has_touch=window == "phone")
    assert one.says("from the top:") == "C A B D F E" and "every page has a link" in one.board
    before = rank("E")
    press = page("C").tap if window == "phone" else page("C").click
    press()
    assert page("C").get_attribute("aria-pressed") == "true"
    page("E").press("Enter")
    assert "Added: the link from C to E." in one.told
    assert rank("E") > 3 * before
    one.choose("From", "D")
    one.choose("To", "C")
    one.press("Add or take away this link")
    assert "Taken away: the link from D to C." in one.told
    assert "no link from D: readers jump anywhere" in one.board
    one.choose("From", "C")
    one.press("Add or take away this link")
    assert "A page does not link to itself." in one.told
    one.type("Damping c", 0)
    assert rank("A") == rank("E") == 0.167
    again = figure("fig-web", one.link.split(":")[-1])
    assert again.link == one.link and again.board == one.board
    one.type("Damping c", 2)
    assert "type a number from 0 to 1" in one.told
    one.press("Reset")
    assert one.says("from the top:") == "C A B D F E"
    assert one.visit.faults() == []


# Network


@pytest.mark.parametrize("window", WINDOWS)
def test_a_network_bends_its_border(figure, window):
    def right():
        return int(one.says("dots: class 1").split()[0])

    one = figure("fig-network", viewport=WINDOWS[window], reduced_motion="reduce")
    assert "after 0 steps" in one.board and "no step yet" in one.board
    lines = one.stage.locator("path.thin").first
    assert lines.get_attribute("d").count("M") == 4
    border = one.stage.locator("path.heavy")
    before = border.get_attribute("d")
    one.press("Run")
    assert one.values["steps"] == 200 and border.get_attribute("d") != before
    assert right() == 48 and one.stage.locator(".rings circle").count() == 0
    one.type("Hidden units", 1)
    assert lines.get_attribute("d").count("M") == 1
    assert 35 < right() < 48
    one.choose("Activation", "relu")
    one.press("Other weights")
    assert one.values["seed"] == 2
    units = one.box("Hidden units").and_(one.page.locator("[type=range]"))
    units.press("ArrowRight")
    assert one.values["units"] == 2
    again = figure("fig-network", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.type("Hidden units", 9)
    assert "type a whole number from 1 to 8" in one.told
    one.press("Reset")
    assert one.values == {"units": 4, "activation": "tanh", "rate": 1, "seed": 1, "steps": 0}
    assert one.visit.faults() == []
