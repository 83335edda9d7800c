"""Figures of curves answer to mouse, finger, keys and numbers."""

import pytest

from tests.browser.pages import DESKTOP, PHONE

WINDOWS = {"desktop": DESKTOP, "phone": PHONE}


def unit_of(one):
    return one.stage.evaluate(
        "stage => stage.figure.parts.find(part => part.unit).unit.x")


def rows_of(one):
    return one.stage.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.children].map(cell => cell.textContent))")


# Secant


@pytest.mark.parametrize("window", WINDOWS)
def test_a_secant_becomes_a_tangent(figure, window):
    one = figure("fig-secant", viewport=WINDOWS[window])
    assert one.says("slope of the secant") == "(4 − 1) / 1 = 3"
    assert rows_of(one) == [["1", "3", "1"], *[["…"] * 3] * 3]
    for _ in range(3):
        one.press("h ÷ 10")
    assert one.values["h"] == 0.001
    assert rows_of(one)[1:] == [["0.1", "2.1", "1.9"], ["0.01", "2.01", "1.99"],
                                ["0.001", "2.001", "1.999"]]
    assert one.stage.locator("tr.marked").inner_text().split()[0] == "0.001"
    assert "tangent" not in one.board
    one.stage.get_by_label("Tangent").check()
    assert "slope of the tangent: 2" in one.board
    one.press("Other side")
    assert one.says("slope of the secant") == "(0.998001 − 1) / (−0.001) = 1.999"
    for _ in range(5):
        one.press("h ÷ 10")
    assert abs(one.values["h"]) >= 1e-6 and "rounding" in one.told
    again = figure("fig-secant", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    assert one.visit.faults() == []


def test_points_of_a_secant_are_dragged_moved_and_typed(figure):
    one = figure("fig-secant")
    unit = unit_of(one)
    one.drag("Second point, Q", -unit / 2, 0)
    assert one.values["h"] == pytest.approx(0.5, abs=0.06)
    one.handle("First point, P").press("ArrowRight")
    assert one.values["at"] == pytest.approx(1.05)
    one.handle("Second point, Q").press("Shift+ArrowLeft")
    assert one.values["h"] < 0.1
    one.type("Step h", 0)
    assert "no number" in one.board
    assert one.stage.locator("path.line-2").get_attribute("d") == ""
    one.type("Point P at x =", 9)
    assert "type a number from −1 to 4" in one.told
    one.press("Reset")
    assert one.values["at"] == one.values["h"] == 1


def test_a_secant_is_dragged_with_a_finger(figure):
    one = figure("fig-secant", viewport=PHONE, has_touch=True)
    one.touch_drag("First point, P", 0.5 * unit_of(one), 0)
    assert one.values["at"] == pytest.approx(1.5, abs=0.1)


def test_under_the_microscope_a_curve_is_straight(figure):
    one = figure("fig-secant", "1,0.1,off,100")
    curve = one.stage.locator("path.line-1").get_attribute("d")
    points = [[float(number) for number in piece.split()]
              for piece in curve[1:].split("L")]
    inside = [(x, y) for x, y in points if 30 < y < 260]
    (x0, y0), (x1, y1) = inside[0], inside[-1]
    assert len(inside) > 50
    for x, y in inside:
        assert y == pytest.approx(y0 + (y1 - y0) * (x - x0) / (x1 - x0), abs=3)
    one.handle("First point, P").press("ArrowRight")
    assert one.values["at"] == pytest.approx(1.0005)


# Slope


@pytest.mark.parametrize("window", WINDOWS)
def test_slopes_become_a_graph(figure, window):
    one = figure("fig-slope", viewport=WINDOWS[window])
    assert "f falls here" in one.board
    assert one.says("slope there") == "−0.6824"
    planes = one.stage.locator("svg.plane")
    top, bottom = (planes.nth(k).bounding_box() for k in (0, 1))
    assert top["x"] == bottom["x"] and bottom["y"] > top["y"] + 200
    dots = one.stage.locator("circle[r='5']")
    assert one.says("f ′ is 0 at t =") == "0" and dots.count() == 2
    traced = planes.nth(1).locator("path.line-2")
    before = traced.bounding_box()["width"]
    one.drag("Point of the curve", unit_of(one) * 4, 0)
    assert "f rises here" in one.board
    assert traced.bounding_box()["width"] > 1.8 * before
    assert one.says("f ′ is 0 at t =") == "0, 6.21"
    assert dots.count() == 4
    one.press("Reset")
    assert one.values == {"at": 4} and dots.count() == 2
    assert one.visit.faults() == []


def test_a_level_place_is_found_with_keys_and_with_a_finger(figure):
    one = figure("fig-slope", "6.1")
    one.handle("Point of the curve").press("ArrowRight")
    assert one.values["at"] == pytest.approx(6.21) and "level" in one.board
    one.handle("Point of the curve").press("ArrowRight")
    assert "rises" in one.board
    one.type("Point t", 3)
    assert one.says("slope there").startswith("−0.75")
    one.type("Point t", -1)
    assert "type a number from 0 to 24" in one.told and one.values["at"] == 3
    touched = figure("fig-slope", viewport=PHONE, has_touch=True)
    touched.touch_drag("Point of the curve", unit_of(touched) * 5, 0)
    assert touched.values["at"] == pytest.approx(9, abs=0.5)


# Stretch


@pytest.mark.parametrize("window", WINDOWS)
def test_a_graph_is_stretched_and_shifted(figure, window):
    one = figure("fig-stretch", viewport=WINDOWS[window])
    assert one.says("across:") == one.says("and upward:") == "unchanged"
    one.type("Added inside c", 1)
    assert one.says("across:") == "1 to the left"
    one.type("Factor inside b", 2)
    assert one.says("g(x) =") == "f(2x + 1)"
    assert one.says("across:") == "0.5 times as wide, 0.5 to the left"
    one.type("Factor outside a", -3)
    one.type("Added outside d", 4)
    assert one.says("g(x) =") == "−3 f(2x + 1) + 4"
    assert one.says("and upward:") == "upside down, 3 times as tall, 4 up"
    one.type("Factor inside b", 0)
    assert "flat" in one.board
    one.type("Factor inside b", 6)
    assert "type a number from −5 to 5" in one.told and one.values["b"] == 0
    again = figure("fig-stretch", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    assert one.visit.faults() == []


def test_a_graph_is_shifted_by_hand(figure):
    one = figure("fig-stretch")
    unit = unit_of(one)
    one.drag("Where the marked point goes", -2 * unit, 0)
    assert one.values["c"] == pytest.approx(2, abs=0.11)
    assert one.values["d"] == pytest.approx(0, abs=0.05)
    one.handle("Where the marked point goes").press("Shift+ArrowUp")
    assert one.values["d"] == pytest.approx(1, abs=0.05)
    touched = figure("fig-stretch", viewport=PHONE, has_touch=True)
    touched.touch_drag("Where the marked point goes", 2 * unit_of(touched), 0)
    assert touched.values["c"] == pytest.approx(-2, abs=0.3)


# Base


@pytest.mark.parametrize("window", WINDOWS)
def test_for_one_base_slope_and_height_are_the_same(figure, window):
    one = figure("fig-base", viewport=WINDOWS[window])
    assert "slope ÷ height = 0.6931, at every x" in one.board
    one.drag("Point of the curve", unit_of(one), 0)
    assert one.values["at"] == pytest.approx(1, abs=0.06)
    assert "slope ÷ height = 0.6931, at every x" in one.board
    one.handle("Point of the curve").press("ArrowLeft")
    one.type("Point x", 2)
    assert one.says("height bˣ =") == "4"
    one.type("Base b", 2.72)
    assert "both graphs are nearly one" in one.board
    one.type("Base b", 0.1)
    assert "type a number from 0.2 to 5" in one.told
    one.press("Reset")
    assert one.values == {"base": 2, "at": 0}
    assert one.visit.faults() == []


# Newton


@pytest.mark.parametrize("window", WINDOWS)
def test_tangents_come_to_a_root(figure, window):
    one = figure("fig-newton", viewport=WINDOWS[window], has_touch=window == "phone")
    assert "no tangent yet" in one.board and rows_of(one)[0] == [
        "0", "2.00000000", "3.00000000"]
    one.press("Step")
    assert one.says("last step:") == "2 − 3/9 = 1.66667" and "on the way" in one.board
    for _ in range(4):
        one.press("Step")
    assert "arrived: a root at x = 1.53209" in one.board
    assert rows_of(one)[5] == ["5", "1.53208889", "0.00000000"]
    assert one.stage.locator("tr.marked").inner_text().split()[0] == "5"
    one.press("Step")
    assert [row[0] for row in rows_of(one)] == list("123456")
    strip = one.stage.locator("path.wide")
    drawn = "paths => paths.filter(path => path.getAttribute('d')).length"
    assert strip.evaluate_all(drawn) == 0
    one.stage.get_by_label("Show where each start leads").check()
    assert strip.evaluate_all(drawn) == 3
    again = figure("fig-newton", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    (one.touch_drag if window == "phone" else one.drag)("Start", -3 * unit_of(one), 0)
    assert one.values["start"] == pytest.approx(-1, abs=0.1)
    one.type("Start", 1)
    assert "the tangent here meets the axis nowhere" in one.board
    one.handle("Start").press("ArrowLeft")
    assert one.values["start"] == pytest.approx(0.98)
    one.type("Start", 3.5)
    assert "type a number from −3 to 3" in one.told
    one.press("Reset")
    assert one.values == {"start": 2, "steps": 0, "basins": "off"}
    assert one.visit.faults() == []


def test_a_click_chooses_the_start_of_tangents(figure):
    one = figure("fig-newton")
    box = one.stage.locator("svg.plane").bounding_box()
    one.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 60)
    assert one.values["start"] == pytest.approx(0, abs=0.2)


# Taylor


@pytest.mark.parametrize("window", WINDOWS)
def test_orders_help_near_the_center_alone(figure, window):
    one = figure("fig-taylor", viewport=WINDOWS[window], has_touch=window == "phone")
    assert rows_of(one)[3][:2] == ["5", "0.2"]
    assert one.says("error") == "T₅(2.5) − f(2.5) = 0.837"
    assert "(x − 1) − 0.5(x − 1)² + 0.3333(x − 1)³ + …" in one.board
    one.type("Order n", 12)
    far = float(one.says("error").split(" = ")[1].replace("−", "-"))
    assert abs(far) > 2
    one.stage.get_by_label("Show where more orders help").check()
    assert "outside the interval, more orders lead away in the end" in one.board
    one.type("Compare at x =", 1.5)
    assert "in the interval, more orders come close in the end" in one.board
    assert abs(float(one.says("error").split(" = ")[1].replace("−", "-"))) < 1e-4
    one.type("Compare at x =", 2)
    assert "at the very end of the interval" in one.board
    again = figure("fig-taylor", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    (one.touch_drag if window == "phone" else one.drag)("Center a", 40, 0)
    assert one.values["at"] > 1.2
    one.handle("Place of comparison").press("ArrowLeft")
    assert one.values["where"] == pytest.approx(1.98)
    one.type("Center a", 0)
    assert "f has not all derivatives here" in one.board
    one.type("Order n", 13)
    assert "type a whole number from 0 to 12" in one.told
    one.press("Reset")
    assert one.values == {"order": 5, "at": 1, "where": 2.5, "interval": "off"}
    assert one.visit.faults() == []


# Neuron


@pytest.mark.parametrize("window", WINDOWS)
def test_a_border_turns_with_its_arrow_and_shifts_with_the_bias(figure, window):
    one = figure("fig-border", viewport=WINDOWS[window])
    assert "4 of 5 points are on their side" in one.board
    border = one.stage.locator("path.heavy")
    before = border.get_attribute("d")
    one.drag("Tip of w", 0, -0.5 * unit_of(one))
    assert one.values["w2"] == pytest.approx(1, abs=0.11) and one.values["b"] == 1
    turned = border.get_attribute("d")
    assert turned != before
    one.handle("Border").press("ArrowRight")
    assert one.values["b"] < 1 and border.get_attribute("d") != turned
    assert "5 of 5 points are on their side" in one.board
    one.drag("Border", 0.5 * unit_of(one), 0)
    assert one.values["b"] < 0.6
    again = figure("fig-border", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.type("First number of w", 0)
    one.type("Second number of w", 0)
    assert "w = 0: no border" in one.board
    one.type("Bias b", 99)
    assert "type a number from −20 to 20" in one.told
    assert one.visit.faults() == []


def test_an_arrow_of_weights_is_dragged_with_a_finger(figure):
    one = figure("fig-border", viewport=PHONE, has_touch=True)
    one.touch_drag("Tip of w", 0.5 * unit_of(one), 0)
    assert one.values["w1"] == pytest.approx(1.5, abs=0.2)


@pytest.mark.parametrize("window", WINDOWS)
def test_a_neuron_learns(figure, window):
    one = figure("fig-train", viewport=WINDOWS[window])
    assert "after 10 steps" in one.says("mean log loss")
    assert "the loss falls" in one.board
    one.press("Back to step 0")
    start = float(one.says("mean log loss").split()[0])
    assert "no step yet" in one.board and "2 of 5 are on their side" in one.board
    border = one.stage.locator("path.heavy")
    before = border.get_attribute("d")
    one.press("Step")
    assert border.get_attribute("d") != before
    assert float(one.says("mean log loss").split()[0]) < start
    one.type("Steps", 300)
    assert "5 of 5 are on their side" in one.board
    again = figure("fig-train", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.drag("Tip of w", -0.5 * unit_of(one), 0)
    assert one.values["steps"] == 0 and "no step yet" in one.board
    one.type("w₁ at the start", 9)
    assert "type a number from −3 to 3" in one.told
    one.press("Reset")
    assert one.values["steps"] == 10 and one.values["w1"] == -1
    assert one.visit.faults() == []


def test_a_neuron_that_learns_stands_still_for_those_who_want_no_motion(figure):
    one = figure("fig-train", reduced_motion="reduce")
    one.press("Back to step 0")
    one.press("Run")
    assert one.values["steps"] == 10


# Gates


@pytest.mark.parametrize("window", WINDOWS)
def test_a_neuron_becomes_a_gate(figure, window):
    one = figure("fig-gates", viewport=WINDOWS[window])
    assert "2 of 4 rows are right" in one.board
    for label, value in (("Weight w₁", 1), ("Weight w₂", 1), ("Bias b", -1.5)):
        one.type(label, value)
    assert "AND: all 4 rows are right" in one.board
    assert rows_of(one) == [["0", "0", "−1.5", "0", "0"], ["0", "1", "−0.5", "0", "0"],
                            ["1", "0", "−0.5", "0", "0"], ["1", "1", "0.5", "1", "1"]]
    one.choose("Gate", "OR")
    assert "2 of 4" in one.board
    assert [row[-1] for row in rows_of(one)].count("1, wrong") == 2
    one.type("Bias b", -0.5)
    assert "OR: all 4 rows are right" in one.board
    one.choose("Gate", "XOR")
    assert "XOR: 3 of 4 rows are right, and one border can do no more" in one.board
    one.handle("Tip of w").press("ArrowLeft")
    assert one.values["w1"] == pytest.approx(0.9)
    again = figure("fig-gates", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.type("Weight w₁", 3)
    assert "type a number from −2 to 2" in one.told
    assert one.visit.faults() == []


# Broadcast


@pytest.mark.parametrize("window", WINDOWS)
def test_shapes_are_typed_and_fit_or_do_not(figure, window):
    one = figure("fig-shapes", viewport=WINDOWS[window])
    assert "the result has the shape (5, 7)" in one.board
    assert "result[1, 4] = a[1, 4] + b[1, 0]" in one.board
    assert "each number of b is used 7 times" in one.board
    one.type("Shape of b", "(5,)")
    assert "a has 7 columns, b has 5, and neither is 1" in one.board
    assert rows_of(one)[1:] == [["b", "(1)", "5"], ["result", "", "?"]]
    assert not one.handle("Cell of the result").is_visible()
    one.type("Shape of b", "7")
    assert "result[1, 4] = a[1, 4] + b[4]" in one.board
    assert "each number of b is used 5 times" in one.board
    one.type("Shape of b", "(9,)")
    assert "at most two sizes from 1 to 7" in one.told
    assert "the result has the shape (5, 7)" in one.board
    one.type("Shape of a", "()")
    assert "result[4] = a + b[4]" in one.board
    again = figure("fig-shapes", one.link.split(":")[-1])
    assert again.link == one.link and again.board == one.board
    assert one.visit.faults() == []


def test_shapes_and_cells_are_dragged_and_moved(figure):
    one = figure("fig-shapes")
    one.handle("Cell of the result").press("ArrowDown")
    assert "result[2, 4] = a[2, 4] + b[2, 0]" in one.board
    one.drag("Cell of the result", 52, 0)
    assert "result[2, 6]" in one.board
    one.handle("Size of b").press("ArrowRight")
    assert one.box("Shape of b").input_value() == "(5, 2)"
    assert "neither is 1" in one.board
    one.drag("Size of a", -130, 26)
    assert one.box("Shape of a").input_value() == "(6, 2)"
    assert "a has 6 rows, b has 5, and neither is 1" in one.board
    touched = figure("fig-shapes", viewport=PHONE, has_touch=True)
    touched.touch_drag("Size of b", 40, 0)
    assert touched.box("Shape of b").input_value() == "(5, 3)"
    touched.press("Reset")
    assert touched.box("Shape of b").input_value() == "(5, 1)"
