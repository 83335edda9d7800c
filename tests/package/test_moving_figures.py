"""The still pictures of two lines and three planes to move."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from mlmath.figures.lines import lines
from mlmath.figures.planes import planes
from mlmath.figures.style import PALETTE

CROSSING = {"rows": [[2, 4, 4], [1, 6, 3]], "unknowns": ["h", "p"],
            "x": [0, 3.2], "y": [0, 1.1]}
ROWS = [[1, 1, 1, 1], [1, -1, 0, 0], [1, 1, -2, -2]]
SPACE = {"rows": ROWS, "presets": {"one": ROWS}}


@pytest.fixture(autouse=True)
def closed_figures():
    yield
    plt.close("all")


def texts(ax, gid):
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def test_lines_shows_the_part_that_was_asked_for():
    ax = lines(**CROSSING)
    assert ax.get_xlim() == (0, 3.2) and ax.get_ylim() == (0, 1.1)
    assert texts(ax, "name-0") == ["$h$"] and texts(ax, "name-1") == ["$p$"]


def test_lines_draws_both_equations_and_where_they_meet():
    ax = lines(**CROSSING)
    for number, (a, b, c) in enumerate(CROSSING["rows"], start=1):
        (line,) = [one for one in ax.lines if one.get_gid() == f"line-{number}"]
        assert np.allclose(a * line.get_xdata() + b * line.get_ydata(), c)
        assert to_hex(line.get_color()) == list(PALETTE.values())[number - 1]
    assert texts(ax, "solution") == [r"$(1.5,\ 0.25)$"]


def test_the_determinant_is_for_the_moving_picture_alone():
    plain, more = (lines(**CROSSING, determinant=choice)
                   for choice in (False, True))
    assert [t.get_text() for t in plain.texts] == [
        t.get_text() for t in more.texts]


@pytest.mark.parametrize("change, error, message", [
    ({"rows": [[2, 4, 4]]}, ValueError, r"rows: expected two rows of three"),
    ({"rows": [[2, 4], [1, 6]]}, ValueError, r"rows: .* got shape \(2, 2\)"),
    ({"rows": [[2, 4, 101], [1, 6, 3]]}, ValueError, "rows: .*-100 to 100"),
    ({"rows": [[2, 4, "4"], [1, 6, 3]]}, TypeError, "rows: expected real"),
    ({"rows": [[0, 0, 4], [1, 6, 3]]}, ValueError, "with an unknown"),
    ({"unknowns": ["h"]}, ValueError, "unknowns: expected two names"),
    ({"unknowns": "hp"}, TypeError, "unknowns: expected two names"),
    ({"x": [3, 1]}, ValueError, "x: expected two finite numbers"),
    ({"y": 3}, TypeError, "y: expected two numbers"),
    ({"determinant": 1}, TypeError, "determinant: expected True or False"),
])
def test_lines_says_which_number_is_wrong(change, error, message):
    with pytest.raises(error, match=message):
        lines(**{**CROSSING, **change})


def test_planes_marks_the_common_point_in_a_box_of_the_reach():
    ax = planes(**SPACE, reach=4)
    assert texts(ax, "solution") == [r"$(0,\ 0,\ 1)$"]
    assert {"$-4$", "$4$"} <= {text.get_text() for text in ax.texts}


@pytest.mark.parametrize("change, error, message", [
    ({"rows": ROWS[:2]}, ValueError, r"rows: .* got shape \(2, 4\)"),
    ({"rows": [[1, 1, 1, 16], *ROWS[1:]]}, ValueError, "rows: .* -15 to 15"),
    ({"presets": {"one": ROWS, "two": [[1]]}}, ValueError,
     r"presets\['two'\]: expected three rows"),
    ({"presets": {}}, TypeError, "presets: expected names"),
    ({"presets": [ROWS]}, TypeError, "presets: expected names"),
    ({"unknowns": ["x", "y"]}, ValueError, "unknowns: expected three names"),
    ({"reach": 0}, ValueError, "reach: expected a number above 0"),
    ({"reach": 101}, ValueError, "reach: .* 100 at most"),
    ({"reach": "3"}, TypeError, "reach: expected real numbers"),
])
def test_planes_says_which_number_is_wrong(change, error, message):
    with pytest.raises(error, match=message):
        planes(**{**SPACE, **change})
