"""Arrows and linear maps answer to mouse, finger, keys and numbers."""

import pytest

from tests.browser.pages import DESKTOP, PHONE

WINDOWS = {"desktop": DESKTOP, "phone": PHONE}


def unit_of(one):
    """How many pixels one unit of the first plane takes."""
    return one.stage.evaluate(
        "stage => stage.figure.parts.find(part => part.unit).unit.x")


# Arrows: dot


@pytest.mark.parametrize("window", WINDOWS)
def test_the_sign_of_the_dot_product_follows_the_angle(figure, window):
    one = figure("fig-dot", viewport=WINDOWS[window])
    assert one.says("u · v =") == "4 · 1.5 + 1 · 3 = 9" and "positive" in one.board
    unit = unit_of(one)
    one.drag("Tip of v", -2.2 * unit, unit)  # to the next halves: (−0.5, 4)
    assert (one.values["v1"], one.values["v2"]) == (-0.5, 4)
    one.handle("Tip of v").press("ArrowLeft")
    assert "zero: the arrows are at right angles" in one.board
    assert one.says("angle") == "90°" and one.says("shadow of v") == "0"
    one.handle("Tip of v").press("ArrowLeft")
    assert "negative" in one.board
    assert float(one.says("shadow of v").replace("−", "-")) < 0
    assert one.visit.faults() == []


def test_doubling_an_arrow_doubles_the_dot_product_and_keeps_the_angle(figure):
    one = figure("fig-dot")
    one.type("First number of u", 2)
    angle = one.says("angle")
    assert one.says("u · v =").endswith("= 6")
    one.press("Double u")
    assert one.says("u · v =").endswith("= 12") and one.says("angle") == angle
    one.press("Double v")
    assert one.told.startswith("There is no room") and one.values["v2"] == 3
    again = figure("fig-dot", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board


def test_an_arrow_of_length_0_has_no_angle(figure):
    one = figure("fig-dot")
    one.type("First number of u", 0)
    one.type("Second number of u", 0)
    assert "zero: an arrow has no length" in one.board
    assert one.says("angle") == one.says("shadow of v") == "none"
    one.type("First number of v", 60)
    assert "type a number from −6 to 6" in one.told and one.values["v1"] == 1.5
    assert one.visit.faults() == []


# Linear map: grid


@pytest.mark.parametrize("window", WINDOWS)
def test_the_grid_follows_the_columns(figure, window):
    one = figure("fig-grid", viewport=WINDOWS[window])
    drawn = one.stage.locator("path.line-1.fine")
    before = drawn.get_attribute("d")
    one.touch_drag("Tip of a₁", -0.5 * unit_of(one), 0)
    assert one.values["a11"] == pytest.approx(1) and one.values["a21"] == 0.5
    assert drawn.get_attribute("d") != before
    assert one.box("A, row 1, column 1").input_value() == "1"
    one.handle("Tip of a₂").press("Shift+ArrowRight")
    assert one.values["a12"] == pytest.approx(0.5)
    assert one.says("e₂ goes to column 2,") == "(0.5, 1)"
    one.type("A, row 2, column 2", 0.25)
    assert "everything falls onto a line" in one.board
    one.type("A, row 2, column 2", 4)
    assert "type a number from −3 to 3" in one.told
    assert one.values["a22"] == 0.25
    assert one.visit.faults() == []


def test_maps_with_a_name_are_chosen_and_known(figure):
    one = figure("fig-grid")
    chosen = one.stage.get_by_label("Map A", exact=True)
    assert chosen.input_value() == "numbers of your own"
    chosen.select_option("turn left by 90°")
    assert one.values == {"a11": 0, "a21": 1, "a12": -1, "a22": 0}
    assert "a rotation by 90°" in one.board
    again = figure("fig-grid", one.link.split(":")[-1])
    assert again.stage.get_by_label("Map A").input_value() == "turn left by 90°"
    again.press("Reset")
    assert again.values == {"a11": 1.5, "a21": 0.5, "a12": -0.5, "a22": 1}
