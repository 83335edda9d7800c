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
    assert dots.count() == 0  # high water at the edge counts for none
    traced = planes.nth(1).locator("path.line-2")
    before = traced.bounding_box()["width"]
    one.drag("Point of the curve", unit_of(one) * 4, 0)
    assert "f rises here" in one.board
    assert traced.bounding_box()["width"] > 1.8 * before
    assert one.says("f ′ is 0 at t =") == "6.21"
    assert dots.count() == 2
    one.press("Reset")
    assert one.values == {"at": 4} and dots.count() == 0
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
