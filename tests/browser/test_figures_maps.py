"""Arrows and linear maps answer to mouse, finger, keys and numbers."""

import numpy as np
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
    one.drag("Tip of v", -2.2 * unit, -unit)  # to the next halves: (−0.5, 4)
    assert (one.values["v1"], one.values["v2"]) == (-0.5, 4)
    one.handle("Tip of v").press("ArrowLeft")
    assert "zero: the arrows are at right angles" in one.board
    assert one.says("angle θ =") == "90°" and one.says("shadow of v") == "0"
    one.handle("Tip of v").press("ArrowLeft")
    assert "negative" in one.board
    assert float(one.says("shadow of v").replace("−", "-")) < 0
    assert one.visit.faults() == []


def test_doubling_an_arrow_doubles_the_dot_product_and_keeps_the_angle(figure):
    one = figure("fig-dot")
    one.type("First number of u", 2)
    angle = one.says("angle θ =")
    assert one.says("u · v =").endswith("= 6")
    one.press("Double u")
    assert one.says("u · v =").endswith("= 12") and one.says("angle θ =") == angle
    one.press("Double v")
    assert one.told.startswith("There is no room") and one.values["v2"] == 3
    again = figure("fig-dot", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board


def test_an_arrow_of_length_0_has_no_angle(figure):
    one = figure("fig-dot")
    one.type("First number of u", 0)
    one.type("Second number of u", 0)
    assert "zero: an arrow has no length" in one.board
    assert one.says("angle θ =") == one.says("shadow of v") == "none"
    one.type("First number of v", 60)
    assert "type a number from −6 to 6" in one.told and one.values["v1"] == 1.5
    assert one.visit.faults() == []


# Arrows: combination


@pytest.mark.parametrize("window", WINDOWS)
def test_weights_reach_the_target(figure, window):
    one = figure("fig-combination", viewport=WINDOWS[window])
    assert "still 2.236 away from b" in one.board
    unit = unit_of(one)
    one.drag("Weight x₁", 2 * unit, -unit)
    assert one.values["x1"] == 2 and one.values["x2"] == 1
    assert "reached: x = (2, 1) solves Ax = b" in one.board
    one.handle("Weight x₂").press("ArrowLeft")  # along a₂, which points there
    assert one.values["x2"] == pytest.approx(1.1)
    one.handle("Weight x₂").press("ArrowDown")
    one.handle("Tip of b").press("ArrowUp")
    assert one.values["b2"] == 3.5 and "still 0.5 away from b" in one.board
    one.type("Weight x₁", 6)
    assert "type a number from −5 to 5" in one.told and one.values["x1"] == 2
    assert one.visit.faults() == []


def test_columns_on_one_line_do_not_reach_everything(figure):
    one = figure("fig-combination")
    one.type("A, row 1, column 2", 2)
    assert "the columns lie on one line" in one.board
    one.type("A, row 1, column 2", 0)
    one.type("A, row 2, column 2", 0)
    assert "the columns lie on one line" in one.board
    one.handle("Weight x₂").press("ArrowUp")  # there is no way along 0
    assert one.values["x2"] == 1 and one.visit.faults() == []
    again = figure("fig-combination", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board


# Arrows: span


@pytest.mark.parametrize("window", WINDOWS)
def test_two_vectors_span_the_plane_a_line_or_0(figure, window):
    one = figure("fig-span", viewport=WINDOWS[window])
    dots = one.stage.locator("path.spots")
    assert "the whole plane, dimension 2" in one.board
    assert "p = v₁ + v₂, in one way" in one.board
    few = dots.get_attribute("d").count("M")
    one.choose("Weights", "4")
    assert dots.get_attribute("d").count("M") > 8 * few
    unit = unit_of(one)
    one.drag("Tip of v₂", 3 * unit, 0)
    assert (one.values["v21"], one.values["v22"]) == (2, 1)
    assert "a line, dimension 1" in one.board
    assert "p is not in the span" in one.board
    for axis, value in (("First", 4), ("Second", 2)):
        one.type(f"{axis} number of p", value)
    assert "p = 2v₁, in many ways" in one.board
    one.choose("Weights", "all")
    assert dots.get_attribute("d") == ""
    assert one.stage.locator("path.line-4.wide").get_attribute("d") != ""
    for name in ("v₁", "v₂"):
        for axis in ("First", "Second"):
            one.type(f"{axis} number of {name}", 0)
    assert "0 alone, dimension 0" in one.board
    assert one.visit.faults() == []


# Arrows: shadow


@pytest.mark.parametrize("window", WINDOWS)
def test_the_residual_is_least_at_right_angles(figure, window):
    one = figure("fig-shadow", viewport=WINDOWS[window])

    def missed():
        return float(one.says("squared length of the residual"))

    least = float(one.says("the least there is:"))
    before = missed()
    one.handle("Foot on the line").press("ArrowRight")
    assert one.values["c"] == pytest.approx(0.3)
    assert least < missed() < before and "another foot is nearer" in one.board
    one.drag("Foot on the line", 200, 0)
    assert missed() > before
    one.press("Drop the foot straight")
    assert missed() == least and one.says("u · (b − cu) =") == "0"
    assert "no foot is nearer" in one.board
    again = figure("fig-shadow", one.link.split(":")[-1])
    assert again.board == one.board
    one.type("First number of u", 0)
    one.type("Second number of u", 0)
    assert "there is no line" in one.board
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
    assert chosen.input_value() == "own numbers"
    chosen.select_option("turn left by 90°")
    assert one.values == {"a11": 0, "a21": 1, "a12": -1, "a22": 0}
    assert "a rotation by 90°" in one.board
    again = figure("fig-grid", one.link.split(":")[-1])
    assert again.stage.get_by_label("Map A").input_value() == "turn left by 90°"
    chosen.select_option("own numbers")  # which changes nothing
    assert chosen.input_value() == "turn left by 90°"
    chosen.select_option("turn left by 45°")
    assert "a rotation by 45°" in one.board
    again.press("Reset")
    assert again.values == {"a11": 1.5, "a21": 0.5, "a12": -0.5, "a22": 1}


# Linear map: then


@pytest.mark.parametrize("window", WINDOWS)
def test_two_maps_in_both_orders(figure, window):
    one = figure("fig-then", viewport=WINDOWS[window])
    images = one.stage.locator("path.area-3")

    def drawn():
        return [images.nth(k).get_attribute("d") for k in (0, 1)]

    start = drawn()
    assert start[0] == start[1] and "the order matters" in one.board
    one.press("Both")
    assert drawn()[0] != drawn()[1]
    assert one.says("first A, then B: BA =") == "[[1, −1], [1, 0]]"
    assert one.says("first B, then A: AB =") == "[[0, −1], [1, 1]]"
    one.stage.get_by_label("Map B", exact=True).select_option("turn by 180°")
    assert "here the order does not matter" in one.board
    assert drawn()[0] == drawn()[1]
    one.type("B, row 1, column 1", 0)
    assert one.says("determinants:") == "0 · 1 = 0, in both orders"
    one.type("Maps done", 3)
    assert "type a number from 0 to 2" in one.told
    again = figure("fig-then", one.link.split(":")[-1])
    assert again.values == one.values and again.visit.faults() == []


def test_the_film_of_two_maps_runs_stops_and_jumps(figure):
    one = figure("fig-then")
    one.press("Run")
    one.press("Stop")
    assert 0 <= one.values["stage"] < 2
    calm = figure("fig-then", reduced_motion="reduce")
    calm.press("Run")
    assert calm.values["stage"] == 2


# Linear map: area


@pytest.mark.parametrize("window", WINDOWS)
def test_the_determinant_is_the_area_with_a_sign(figure, window):
    one = figure("fig-area", viewport=WINDOWS[window])
    assert one.says("det A =") == "2 · 1.5 − 0.5 · 0.5 = 2.75"
    assert "not turned over" in one.board
    one.press("Swap the columns")
    assert one.says("det A =").endswith("= −2.75")
    assert "below 0: clockwise, turned over" in one.board
    assert one.says("area of the image") == "2.75"
    one.press("Reset")
    one.drag("Tip of a₂", 1.5 * unit_of(one), unit_of(one))
    assert (one.values["a12"], one.values["a22"]) == (2, 0.5)
    assert "0: flat, no area is left" in one.board
    one.handle("Tip of a₂").press("ArrowDown")
    assert one.values["a22"] == 0 and "turned over" in one.board
    one.type("A, row 1, column 1", 9)
    assert "type a number from −4 to 4" in one.told
    assert one.visit.faults() == []


# Linear map: inverse


@pytest.mark.parametrize("window", WINDOWS)
def test_a_map_is_undone_unless_it_is_singular(figure, window):
    one = figure("fig-inverse", viewport=WINDOWS[window])
    assert one.says("x =") == "(0.6667, 1.333)" and "invertible" in one.board
    one.drag("The point y", unit_of(one), 0)
    assert one.values["y1"] == 3 and one.says("x =") != "(0.6667, 1.333)"
    one.stage.get_by_label("Map A", exact=True).select_option(
        "flatten onto the horizontal axis")
    assert one.says("A⁻¹ =") == "none"
    assert "no x leads to this y" in one.board
    one.handle("The point y").press("ArrowDown")
    one.handle("The point y").press("ArrowDown")
    assert "many x lead to this y" in one.board
    assert one.stage.locator("path.line-2:not(.thin)").first.get_attribute("d")
    again = figure("fig-inverse", one.link.split(":")[-1])
    assert again.board == one.board and again.visit.faults() == []


def test_an_error_grows_as_the_determinant_goes_to_0(figure):
    one = figure("fig-inverse")
    found = []
    for value in (1, 0.5, 0.125):
        one.type("A, row 2, column 2", value - 0.125)
        found.append(float(one.says("an error of 0.5 in y:").split()[2]))
    assert found == sorted(found) and found[-1] > 4 * found[0]


# Linear map: eigen


@pytest.mark.parametrize("window", WINDOWS)
def test_an_arrow_on_a_line_that_stays_is_an_eigenvector(figure, window):
    one = figure("fig-eigen", viewport=WINDOWS[window])
    assert "Ax leaves the line of x" in one.board
    unit = unit_of(one)
    one.drag("Tip of x", -0.259 * unit, -0.448 * unit)
    assert one.values["angle"] == 45
    assert "Ax = 3 x: an eigenvector, λ = 3" in one.board
    one.handle("Tip of x").press("ArrowUp")
    assert one.values["angle"] == 46 and "leaves" in one.board
    one.type("Direction of x in degrees", -45)
    assert "λ = 1" in one.board
    one.type("Direction of x in degrees", -180)
    one.handle("Tip of x").press("ArrowDown")
    assert one.values["angle"] == 179
    one.type("Direction of x in degrees", 181)
    assert "type a number from −180 to 180" in one.told
    assert one.visit.faults() == []


def test_whole_degrees_find_lines_between_them(figure):
    one = figure("fig-eigen")
    one.type("A, row 1, column 2", 2)
    one.type("A, row 1, column 1", 1)  # [[1, 2], [1, 2]]
    one.type("Direction of x in degrees", -27)  # the line is at −26.57
    assert "Ax = 0: x is an eigenvector, λ = 0" in one.board
    one.box("Show the lines that stay").check()
    assert "2 lines stay: λ = 3 and 0" in one.board
    one.stage.get_by_label("Map A", exact=True).select_option("turn left by 90°")
    assert "no line stays" in one.board
    again = figure("fig-eigen", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board


# Linear map: iterate


@pytest.mark.parametrize("window", WINDOWS)
def test_steps_turn_to_the_strongest_direction(figure, window):
    one = figure("fig-iterate", viewport=WINDOWS[window])
    assert "no step yet" in one.board
    assert one.says("eigenvalues:") == "1.5 and 0.5"
    one.press("Step")
    assert "after 1 step (0, 1.5)" in one.board
    one.type("Steps", 20)
    assert "nearly an eigenvector" in one.board
    assert one.says("the last step: length times") == "1.5"
    one.box("Bring each step to length 1").check()
    assert "after 20 steps (0.7071, 0.7071)" in one.board
    one.drag("Tip of x₀", 3 * unit_of(one), 4 * unit_of(one))
    assert (one.values["s1"], one.values["s2"]) == (2, -2)
    assert one.says("the last step: length times") == "0.5"
    again = figure("fig-iterate", one.link.split(":")[-1])
    assert again.values == one.values and again.visit.faults() == []


@pytest.mark.parametrize("window", WINDOWS)
def test_a_circle_becomes_an_ellipse_in_three_steps(figure, window):
    one = figure("fig-svd", viewport=WINDOWS[window], has_touch=window == "phone")
    most, least = np.linalg.svd([[2, 1], [0.5, 1.5]], compute_uv=False)
    assert "longer in some direction" in one.board and "all three: UΣVᵀ = A" in one.board
    (one.touch_drag if window == "phone" else one.drag)("Tip of x", 25, 20)
    assert one.values["angle"] < 75
    one.type("Direction of x in degrees", 36)
    for _ in range(8):
        if "the longest there is" in one.board:
            break
        one.handle("Tip of x").press("ArrowUp")
    assert "the longest there is: σ₁" in one.board
    assert float(one.says("length of Ax")) == pytest.approx(most, rel=1e-3)
    one.type("Direction of x in degrees", one.values["angle"] + 90)
    assert "the shortest there is: σ₂" in one.board
    for name, text in (("None", "nothing yet"), ("Vᵀ", "turned by Vᵀ"), ("Σ", "turned and stretched"), ("U", "all three")):
        one.press(name)
        assert text in one.board
    one.type("Maps done", 1.5)
    assert "on the way" in one.board
    one.stage.get_by_label("Singular vectors").check()
    assert one.says("singular values").startswith(f"{most:.4g} and {least:.4g}")
    again = figure("fig-svd", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.stage.get_by_label("Map A").select_option("turn left by 90°")
    assert "the same length in every direction" in one.board
    one.type("A, row 1, column 1", 4)
    assert "type a number from −3 to 3" in one.told
    one.press("Reset")
    assert one.values["angle"] == 80 and one.values["stage"] == 3
    assert one.visit.faults() == []
