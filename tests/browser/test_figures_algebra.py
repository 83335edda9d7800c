"""Figures from algebra and descent answer to mouse, finger, keys and numbers."""

import re

import numpy as np
import pytest
import yaml
from scipy import stats

from publishing.tools.accessibility import violations
from tests.browser import figures_sample
from tests.browser.moving import FigureOnPage
from tests.browser.pages import DESKTOP, PHONE, wait_until

NAMES = [name for name, _ in figures_sample.FIGURES.values()]
WINDOWS = {"desktop": DESKTOP, "phone": PHONE}


def all_awake(figure, **options):
    """Open the page and wake every figure on it."""
    first = figure(NAMES[0], **options)
    return [first, *(FigureOnPage(first.visit, name) for name in NAMES[1:])]


# All figures


@pytest.mark.parametrize("colors", ["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
def test_everybody_can_use_them(figure, window, colors):
    awake = all_awake(figure, viewport=WINDOWS[window], colors=colors)
    assert awake[0].visit.faults() == []
    assert violations(awake[0].page) == []


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_nothing_is_wider_than_the_window(figure, width):
    page = all_awake(figure, viewport={"width": width, "height": 740})[0].page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("window", WINDOWS)
def test_the_page_has_kept_room_for_them(figure, window):
    most = {}  # of those that keep the same room
    for one in all_awake(figure, viewport=WINDOWS[window]):
        kept = one.stage.evaluate(
            "stage => parseFloat(getComputedStyle(stage).minHeight)")
        key = one.stage.get_attribute("data-kind"), kept
        taken = one.stage.locator("> .moving").bounding_box()["height"]
        most[key] = max(taken, most.get(key, 0))
    for (kind, kept), taken in most.items():
        assert kept - 30 <= taken <= kept, kind


@pytest.mark.parametrize("window", WINDOWS)
def test_what_is_pressed_is_large_enough(figure, window):
    for one in all_awake(figure, viewport=WINDOWS[window]):
        for element in one.stage.locator(
                "button:visible, select:visible, input:visible,"
                " summary:visible, .handle .reach").all():
            box = element.bounding_box()
            assert min(box["width"], box["height"]) >= 24, (
                one.name, element.evaluate("node => node.outerHTML"))


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_link_counts_as_none(figure, name):
    one = figure(name)
    start, board = one.link, one.board
    pieces = start.split(":")[-1].split(",")
    for bad in (["1"] * (len(pieces) + 1),
                *([*pieces[:index], "%22bad", *pieces[index + 1:]]
                  for index in range(len(pieces)))):
        one.follow(",".join(bad))
        assert (one.link, one.board) == (start, board), bad
    assert one.visit.faults() == []
    # The same on arrival.
    other = figure(name, ",".join([*pieces[:-1], "%22bad"]))
    assert (other.link, other.board) == (start, board)
    assert other.visit.faults() == []


# Row steps


def do(one, operation, row, other=None, factor=None):
    one.choose("Operation", operation)
    one.choose("row", row)
    if other:
        one.choose("other row", other)
    if factor:
        one.type("factor", factor)
    one.stage.get_by_role("button", name=re.compile("^Do ")).click()


def entries(one):
    return one.stage.locator(".moving-matrix tr").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('td')]"
        ".map(cell => cell.textContent))")


def meeting_point(one):
    circle = one.stage.locator("g.dot circle")
    return circle.get_attribute("cx"), circle.get_attribute("cy")


@pytest.mark.parametrize("window", WINDOWS)
def test_row_steps_solve_a_system_exactly(figure, window):
    one = figure("fig-steps", viewport=WINDOWS[window])
    assert entries(one) == [["2", "4", "4"], ["1", "6", "3"]]
    dot = meeting_point(one)
    do(one, "add", "2", "1", "-1/2")
    assert entries(one)[1] == ["0", "4", "1"]
    assert "R₂ ← R₂ − (1/2)R₁" in one.board
    assert "row echelon form" in one.board
    assert "exactly one solution" in one.board
    assert one.stage.locator("td.pivot").all_inner_texts() == ["2", "4"]
    do(one, "scale", "2", factor="1/4")
    do(one, "scale", "1", factor="0.5")
    do(one, "add", "1", "2", "-2")
    assert entries(one) == [["1", "0", "3/2"], ["0", "1", "1/4"]]
    assert "reduced row echelon form" in one.board
    assert "(h, p) = (3/2, 1/4)" in one.board
    # All the while the lines have met in one point.
    assert meeting_point(one) == dot
    assert one.visit.faults() == []


def test_row_steps_are_undone_and_linked(figure):
    one = figure("fig-steps-three")
    do(one, "swap", "1", "3")
    do(one, "add", "2", "1", "-1/2")
    before = entries(one)
    link = one.link
    assert one.stage.locator("ol li").all_inner_texts() == [
        "R₁ ↔ R₃", "R₂ ← R₂ − (1/2)R₁"]
    again = figure("fig-steps-three", link.split(":")[-1])
    assert entries(again) == before
    again.press("Undo")
    again.press("Undo")
    assert entries(again) == [["1", "1", "1", "6"], ["1", "2", "−1", "2"],
                              ["2", "3", "0", "17/2"]]
    assert again.stage.get_by_role("button", name="Undo").is_disabled()
    one.press("Reset")
    assert entries(one)[0] == ["1", "1", "1", "6"]


def test_row_steps_refuse_what_loses_an_equation(figure):
    one = figure("fig-steps")
    start = entries(one)
    do(one, "scale", "2", factor="0")
    assert "forgets its equation" in one.told
    do(one, "add", "1", "1", "-1")
    assert "another row" in one.told
    do(one, "swap", "1", "1")
    assert "two different rows" in one.told
    one.choose("Operation", "scale")
    one.type("factor", "one")
    assert "type a number" in one.told
    assert entries(one) == start
    # A link cannot smuggle it in either.
    bad = figure("fig-steps", "2~4~4!1~6~3.m2~0,add,2,1,1")
    assert entries(bad) == start and "no step yet" in bad.board


def test_row_steps_take_a_matrix_of_ones_own(figure):
    one = figure("fig-steps")
    do(one, "add", "2", "1", "-1/2")
    one.stage.locator("summary").click()
    one.type("Row 1, coefficient of p", "0")
    one.type("Row 2, coefficient of p", "0")
    assert entries(one) == [["2", "0", "4"], ["0", "0", "1"]]
    assert "no step yet" in one.board and "0 = 1" in one.board
    one.type("Row 2, constant", "1/0")
    assert "type a number" in one.told
    assert entries(one)[1][2] == "1"
    one.press("Reset")
    assert entries(one) == [["2", "4", "4"], ["1", "6", "3"]]


def test_lines_turn_about_the_crossing_unless_motion_is_unwelcome(figure):
    seen = {}
    for motion in ("no-preference", "reduce"):
        one = figure("fig-steps", reduced_motion=motion)
        one.stage.evaluate("""stage => {
          const line = stage.querySelector('path.line-2');
          stage.shapes = new Set([line.getAttribute('d')]);
          new MutationObserver(() => stage.shapes.add(line.getAttribute('d')))
            .observe(line, { attributes: true });
        }""")
        do(one, "add", "2", "1", "-1/2")
        one.page.wait_for_timeout(900)
        seen[motion] = one.stage.evaluate("stage => stage.shapes.size")
    # Before and after; and what lies between.
    assert seen["reduce"] == 2
    assert seen["no-preference"] > 3


# Rank


def test_rank_falls_in_the_plane_and_on_the_line(figure):
    one = figure("fig-rank")
    assert "rank 3" in one.board and "solutions: a point" in one.board
    one.press("Into the plane")
    assert "rank 2" in one.board and "solutions: a line" in one.board
    one.press("All onto one line")
    assert "rank 1" in one.board and "solutions: a plane" in one.board
    height = one.stage.get_by_label("Height of w over the plane of u and v")
    assert height.is_disabled()
    one.press("Reset")
    assert "rank 3" in one.board and height.is_enabled()
    height.fill("0")
    assert "rank 2" in one.board
    height.press("ArrowRight")
    assert "rank 3" in one.board
    one.type("third number of w", "9")
    assert "type a number" in one.told


def test_rank_is_dragged_turned_and_linked(figure):
    one = figure("fig-rank")
    tip = "Tip of w; arrow keys, Page Up and Page Down"
    before = one.values
    one.drag(tip, 40, 25)
    dragged = one.values
    assert dragged["w2"] > before["w2"] and dragged["w3"] < before["w3"]
    assert dragged["u1"] == before["u1"] and dragged["azimuth"] == before["azimuth"]
    one.handle(tip).press("ArrowUp")
    assert one.values["w3"] == pytest.approx(dragged["w3"] + 0.1)
    one.handle(tip).press("Shift+ArrowRight")
    assert one.values["w1"] == pytest.approx(dragged["w1"] + 1)
    one.handle(tip).press("PageUp")
    assert one.values["w2"] == pytest.approx(dragged["w2"] + 0.1)
    one.press("Turn left")
    one.press("Turn up")
    turned = one.values
    assert turned["azimuth"] != before["azimuth"] and turned["elevation"] != before["elevation"]
    box = one.stage.locator("svg[aria-label='The solutions']").bounding_box()
    one.page.mouse.move(box["x"] + 40, box["y"] + 40)
    one.page.mouse.down()
    one.page.mouse.move(box["x"] + 100, box["y"] + 40)
    one.page.mouse.up()
    assert one.values["azimuth"] == pytest.approx(turned["azimuth"] - 40)
    again = figure("fig-rank", one.link.split(":")[-1])
    assert again.values == pytest.approx(one.values)


# Descent


@pytest.mark.parametrize("rate, word", [
    (0.01, "crawls"), (0.45, "converges"), (0.94, "zig-zags"),
    (1.05, "diverges")])
def test_descent_says_what_the_rate_does(figure, rate, word):
    one = figure("fig-descent")
    one.type("Learning rate α", rate)
    assert word in one.board


@pytest.mark.parametrize("window", WINDOWS)
def test_descent_starts_where_one_clicks_drags_or_types(figure, window):
    one = figure("fig-descent", viewport=WINDOWS[window],
                 has_touch=window == "phone")
    x, y = one.center("Start of the descent")
    unit = one.stage.evaluate(
        "stage => stage.figure.parts.find(part => part.unit).unit.x")
    if window == "phone":
        one.page.touchscreen.tap(x - unit, y)
    else:
        one.page.mouse.click(x - unit, y)
    assert one.values["start"] == pytest.approx(1, abs=0.06)
    one.drag("Start of the descent", -2 * unit, 0)
    assert one.values["start"] == pytest.approx(-1, abs=0.1)
    one.handle("Start of the descent").press("ArrowLeft")
    assert -1.2 < one.values["start"] < -1
    one.type("Start x₀", 0)
    assert "rests" in one.board
    one.type("Start x₀", 7)
    assert "type a number from −3 to 3" in one.told
    assert one.values["start"] == 0


def test_descent_steps_runs_and_begins_anew(figure):
    one = figure("fig-descent")
    one.press("Back to step 0")
    assert one.values["steps"] == 0 and "no step yet" in one.board
    one.press("Step")
    assert one.values["steps"] == 1 and "x = 1.2" in one.board
    one.press("Run")
    wait_until(one.page, "() => document.querySelector("
               "'[data-figure=fig-descent]').figure.values.steps === 6")
    voice = one.stage.locator("p.unseen[role=status]")
    wait_until(one.page, "() => document.querySelector("
               "'[data-figure=fig-descent] p.unseen[role=status]')"
               ".textContent.includes('after 6 steps')")
    assert "Rate 0.2" in voice.inner_text()
    one.type("Steps", 60)
    assert "converges" in one.board
    one.press("Reset")
    assert one.values == {"start": 2, "rate": 0.2, "steps": 6}


def test_a_run_can_be_stopped_and_jumps_where_motion_is_unwelcome(figure):
    one = figure("fig-contours")
    one.press("Run")
    one.press("Stop")
    stopped = one.values["steps"]
    one.page.wait_for_timeout(400)
    assert one.values["steps"] == stopped < 15
    calm = figure("fig-contours", reduced_motion="reduce")
    calm.press("Back to step 0")
    calm.press("Run")
    assert calm.values["steps"] == 15


# Contours


def test_contour_descent_has_momentum_and_a_link(figure):
    one = figure("fig-contours")
    assert "zig-zags" in one.board
    one.drag("Start of the descent", -60, 30)
    moved = one.values
    assert moved["x"] < 2.6 and moved["y"] < 1
    one.handle("Start of the descent").press("ArrowUp")
    assert one.values["y"] > moved["y"]
    one.type("Momentum β", 0.9)
    one.type("Learning rate α", 0.25)
    one.type("Steps", 200)
    assert "converges" in one.board
    one.type("Momentum β", 0)
    assert "diverges" in one.board
    again = figure("fig-contours", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    assert one.visit.faults() == []


@pytest.mark.parametrize("window", WINDOWS)
def test_newton_and_descent_start_at_one_place(figure, window):
    one = figure("fig-race", viewport=WINDOWS[window], has_touch=window == "phone")
    assert "Newton: no step yet" in one.board
    one.press("Step")
    assert "Newton after 1 steps: (x, y) = (0, 0), f = 0" in one.board
    assert "Newton: nearly at a minimum" in one.board
    assert "descent after 1 steps: (x, y) = (0.863, 2.11)" in one.board
    trail = one.stage.locator("path.line-3")
    before = trail.get_attribute("d")
    drag = one.touch_drag if window == "phone" else one.drag
    drag("Start of the descent", 0, 40)
    assert one.values["y"] < 0.2 and trail.get_attribute("d") != before
    one.handle("Start of the descent").press("ArrowUp")
    one.type("Learning rate α", 0.21)
    one.type("Steps", 40)
    assert "diverges" in one.board and "Newton: nearly at a minimum" in one.board
    again = figure("fig-race", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.type("x of the start", 5)
    assert "type a number from −4 to 4" in one.told
    one.press("Reset")
    assert one.values == {"x": 3, "y": 0.5, "rate": 0.15, "steps": 0}
    assert one.visit.faults() == []


def test_contours_are_drawn_anew_for_another_width(figure):
    one = figure("fig-contours")
    contours = one.stage.locator("path.line-1")
    wide = contours.get_attribute("d")
    assert 11 <= wide.count("M") and wide.count("L") > 300
    one.page.set_viewport_size(PHONE)
    wait_until(one.page, "old => document.querySelector('[data-figure=fig-"
               "contours] path.line-1').getAttribute('d') !== old", wide)
    box = one.stage.locator("svg").bounding_box()
    drawn = contours.bounding_box()
    assert drawn["x"] >= box["x"]
    assert drawn["x"] + drawn["width"] <= box["x"] + box["width"]


# Line fit


@pytest.mark.parametrize("window", WINDOWS)
def test_line_fit_moves_in_both_spaces(figure, window):
    one = figure("fig-fit", viewport=WINDOWS[window])
    assert one.values["steps"] == 30
    one.drag("Right end of the line", 0, 30)
    lower = one.values
    assert lower["steps"] == 0 and "no step yet" in one.board
    # The other end has stayed, so the line now rises less.
    assert 0 < lower["slope"] < 1.2
    one.drag("The first line, as a point of the map", 0, -20)
    assert one.values["intercept"] > lower["intercept"]
    assert one.values["slope"] == pytest.approx(lower["slope"], abs=0.02)
    one.handle("Left end of the line").press("ArrowUp")
    assert one.values["slope"] < lower["slope"]
    one.type("Slope of the first line", 1.1)
    one.type("Intercept of the first line", 1)
    assert "y = 1.1 x + 1" in one.board


def test_line_fit_reaches_the_least_error_or_runs_away(figure):
    one = figure("fig-fit")
    one.type("Learning rate α", 0.04)
    one.type("Steps", 1000)
    error, least = re.search(
        r"error\s+([\d.]+) \(the least there is: ([\d.]+)\)", one.board).groups()
    assert float(error) == pytest.approx(float(least), rel=1e-3)
    assert "converges" in one.board
    one.type("Learning rate α", 0.055)
    assert "diverges" in one.board
    one.press("Reset")
    assert one.values["rate"] == 0.02


@pytest.mark.parametrize("window", WINDOWS)
def test_a_line_by_hand_makes_the_squares_small(figure, window):
    points = np.array([
        [181, 3.6], [186, 3.4], [193, 4.1], [195, 3.3], [200, 4.6], [208, 4.3],
        [213, 5.2], [220, 4.9], [229, 5.9]])
    best = np.polynomial.Polynomial.fit(*points.T, 1)
    least = np.sum((points[:, 1] - best(points[:, 0]))**2)
    one = figure("fig-by-hand", viewport=WINDOWS[window], has_touch=window == "phone")
    assert one.says("sum of squares") == f"{np.sum((points[:, 1] - 4.5)**2):.4g}"
    squares = one.stage.locator("path.area-2")
    assert squares.get_attribute("d").count("M") == 9
    assert "best" not in one.stage.locator("svg").text_content()
    (one.touch_drag if window == "phone" else one.drag)("Right end of the line", 0, -60)
    assert one.values["right"] > 5 and one.values["left"] == 4.5
    one.handle("Left end of the line").press("Shift+ArrowDown")
    assert one.values["left"] == pytest.approx(4.3)
    one.type("Height at flipper (mm) = 180", 3.4)
    one.type("Height at flipper (mm) = 225", 5.4)
    slope = 2 / 45
    assert f"{slope:.4g} · flipper (mm) − {slope * 180 - 3.4:.4g}" in one.board
    one.stage.get_by_label("Compare with the best line").check()
    assert one.says("least there is") == f"{least:.4g}"
    missed = points[:, 1] - 3.4 - slope * (points[:, 0] - 180)
    assert f"{np.sum(missed**2) / least:.3g} times the least sum" in one.board
    assert one.says("sum of the residuals") == f"{missed.sum():.4g}".replace("-", "−")
    again = figure("fig-by-hand", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.press("Move the line there")
    assert "no line has a smaller sum" in one.board
    assert one.says("sum of the residuals") == one.says("(mm) · residual") == "0"
    one.type("Height at flipper (mm) = 180", 30)
    assert "type a number from −1.5 to 10.5" in one.told
    one.press("Reset")
    assert one.values == {"left": 4.5, "right": 4.5, "best": "off"}
    assert one.visit.faults() == []


@pytest.mark.parametrize("window", WINDOWS)
def test_the_line_of_the_least_squares_is_the_likeliest(figure, window):
    one = figure("fig-bells", viewport=WINDOWS[window], has_touch=window == "phone")
    points = np.array(yaml.safe_load(figures_sample.FIGURES["line-fit bells"][1])["points"])
    slope, intercept = np.polyfit(*points.T, 1)

    def likelihood():
        return float(one.says("log-likelihood").replace("−", "-"))

    before = likelihood()
    one.press("Best σ for this line")
    assert likelihood() > before
    (one.touch_drag if window == "phone" else one.drag)("Right end of the line", 0, -20)
    assert one.values["right"] > 3.7
    one.handle("Left end of the line").press("ArrowDown")
    assert one.values["left"] < 2
    one.press("Move the line there")
    assert "the best line for every σ" in one.board
    assert one.says("y =").startswith(f"{slope:.4g} · x + {intercept:.4g}")
    one.press("Best σ for this line")
    assert "no line and no σ make the points likelier" in one.board
    missed = points[:, 1] - slope * points[:, 0] - intercept
    assert one.values["deviation"] == pytest.approx(np.sqrt((missed**2).mean()))
    assert likelihood() == pytest.approx(stats.norm(0, missed.std()).logpdf(missed).sum(), rel=1e-3)
    again = figure("fig-bells", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.type("Standard deviation σ", 0)
    assert "type a number" in one.told
    one.press("Reset")
    assert one.values == {"left": 2, "right": 3.6, "deviation": 0.7, "best": "off"}
    assert one.visit.faults() == []


# Clouds


@pytest.mark.parametrize("window", WINDOWS)
def test_a_line_finds_the_largest_variance(figure, window):
    one = figure("fig-cloud", viewport=WINDOWS[window], has_touch=window == "phone")
    points = np.array(yaml.safe_load(figures_sample.FIGURES["cloud direction"][1])["points"])
    least, most = np.linalg.eigvalsh(np.cov(points.T))
    assert "other directions have more" in one.board
    assert one.says("across it").endswith(f"together {least + most:.4g}")
    curve = one.stage.locator("path.line-2").last
    assert not curve.get_attribute("d")
    drag = one.touch_drag if window == "phone" else one.drag
    before = one.values["angle"]
    drag("Direction", 60, 0)
    assert one.values["angle"] < before - 10
    one.handle("Direction").press("ArrowUp")
    one.type("Angle of the line", 32)
    for _ in range(4):
        if "the largest variance there is" in one.board:
            break
        one.handle("Variance").press("ArrowRight")
    assert "the largest variance there is" in one.board
    assert float(one.says("variance along")) == pytest.approx(most, rel=1e-3)
    angle = one.values["angle"]
    one.type("Angle of the line", round(angle) + 90)
    assert "the least variance there is" in one.board
    one.stage.get_by_label("Show every direction").check()
    assert curve.get_attribute("d")
    again = figure("fig-cloud", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.type("Angle of the line", 181)
    assert "type a number from 0 to 180" in one.told
    one.press("Reset")
    assert one.values == {"angle": 100, "curve": "off"}
    assert one.visit.faults() == []


@pytest.mark.parametrize("window", WINDOWS)
def test_a_slice_of_a_cloud_follows_the_correlation(figure, window):
    one = figure("fig-normal-cloud", viewport=WINDOWS[window], has_touch=window == "phone")
    assert one.says("mean of the slice") == "18 + 0.8 · (28 − 20) = 24.4"
    assert one.says("its standard deviation") == "5 · 0.6 = 3"
    assert "1.6 standard deviations above its mean; slice: 1.28 above" in one.board
    one.type("Correlation ρ", 0)
    assert "every slice is like all" in one.board and one.says("its standard deviation") == "5 · 1 = 5"
    one.type("Correlation ρ", -0.6)
    assert one.says("covariance") == "−0.6 · 5 · 5 = −15"
    one.stage.get_by_label("Axes of the ellipses").check()
    assert one.says("variances along the axes") == "40 and 10"
    one.stage.get_by_label("Mean of every slice").check()
    (one.touch_drag if window == "phone" else one.drag)("Given X", -60, 0)
    assert one.values["given"] < 26
    one.handle("Given X").press("ArrowRight")
    one.press("Draw 20")
    assert one.values["draws"] == 120
    one.press("Other points")
    again = figure("fig-normal-cloud", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.type("Standard deviation of X", 30)
    assert "type a number from 0.8 to 20" in one.told
    one.press("Reset")
    assert one.values["rho"] == 0.8 and one.values["draws"] == 100
    assert one.visit.faults() == []
