"""Numbers, matrices and sums as text and as LaTeX."""

import re
from fractions import Fraction

import numpy as np
import pytest

from mlmath import typesetting
from mlmath.systems import exact
from mlmath.typesetting import typeset


@pytest.mark.parametrize(
    ("value", "text", "latex"),
    [
        (Fraction(3), "3", "3"),
        (Fraction(-1, 3), "-1/3", r"-\frac{1}{3}"),
        (Fraction(10, 4), "5/2", r"\frac{5}{2}"),
        (2.0, "2", "2"),
        (-0.0, "0", "0"),
        (0.1 + 0.2, "0.3", "0.3"),
        (1 / 3, "0.333333", "0.333333"),
        (123456.0, "123456", "123456"),
        (-1.25e-7, "-1.25e-07", r"-1.25 \times 10^{-7}"),
        (np.float64(2e30), "2e+30", r"2 \times 10^{30}"),
    ],
)
def test_numbers(value, text, latex):
    assert typesetting.number_text(value) == text
    assert typesetting.number_latex(value) == latex


def test_only_negative_factors_stand_in_parentheses():
    assert typesetting.factor_text(Fraction(0)) == "0"
    assert typesetting.factor_text(Fraction(-1, 2)) == "(-1/2)"
    assert typesetting.factor_latex(Fraction(0)) == "0"
    assert (
        typesetting.factor_latex(Fraction(-1, 2))
        == r"\left(-\frac{1}{2}\right)"
    )


@pytest.mark.parametrize(
    ("name", "latex"),
    [
        ("x", "x"),
        ("x1", "x_{1}"),
        ("x_12", "x_{12}"),
        ("fan", r"\mathrm{fan}"),
        ("fan_2", r"\mathrm{fan}_{2}"),
        ("x_max", r"x_{\mathrm{max}}"),
        ("x_a_b", r"x_{\mathrm{a\_b}}"),
        ("x_", "x"),
    ],
)
def test_names_of_unknowns(name, latex):
    assert typesetting.unknown_latex(name) == latex


def test_a_matrix_in_text_has_aligned_columns():
    assert repr(typeset([[1, -20], [300, 4]])) == "[   1  -20 ]\n[ 300    4 ]"


def test_a_matrix_in_latex():
    shown = typeset([[1, 2], [3, 4]])
    assert shown.latex == (
        r"\left[\begin{array}{rr}1 & 2 \\ 3 & 4\end{array}\right]"
    )
    assert shown._repr_latex_() == f"$${shown.latex}$$"


def test_rows_of_fractions_get_more_room():
    assert r"2 \\[4pt] 3" in typeset(exact([["1/2", 2], [3, 4]])).latex
    assert r"2 \\ 3" in typeset([[0.5, 2], [3, 4]]).latex


@pytest.mark.parametrize(
    ("bar", "line", "spec"),
    [
        (None, "[ 1  2  3 ]", "{rrr}"),
        (0, "[ 1  2  3 ]", "{rrr}"),
        (1, "[ 1 | 2  3 ]", "{r|rr}"),
        (2, "[ 1  2 | 3 ]", "{rr|r}"),
        (3, "[ 1  2  3 ]", "{rrr}"),
    ],
)
def test_the_bar(bar, line, spec):
    shown = typeset([[1, 2, 3]], bar=bar)
    assert shown.text == line
    assert rf"\begin{{array}}{spec}" in shown.latex


def test_pivots_are_marked():
    shown = typeset([[1, 2], [0, 30]], pivots=[(0, 0), np.array([1, 1])])
    assert shown.text == "[ (1)     2 ]\n[   0  (30) ]"
    assert shown.latex == (
        r"\left[\begin{array}{rr}\boxed{1} & 2 \\ 0 & \boxed{30}"
        r"\end{array}\right]"
    )


def test_columns_and_fences():
    column = np.array([1.0, 2.0])
    assert typesetting.column_latex(column) == (
        r"\left[\begin{array}{r}1 \\ 2\end{array}\right]"
    )
    assert typesetting.matrix_latex(column.reshape(1, 2), fences="(|") == (
        r"\left(\begin{array}{rr}1 & 2\end{array}\right|"
    )


@pytest.mark.parametrize(
    ("options", "error", "facts"),
    [
        ({"matrix": [1]}, ValueError, ["matrix", "2-D array"]),
        ({"bar": 3}, ValueError, ["bar", "0 to 2", "got 3"]),
        ({"bar": True}, TypeError, ["bar", "True"]),
        ({"pivots": [(2, 0)]}, ValueError, ["pivots", "row, 0 to 1", "got 2"]),
        (
            {"pivots": [(0, 2)]},
            ValueError,
            ["pivots", "column, 0 to 1", "got 2"],
        ),
    ],
)
def test_wrong_arguments(options, error, facts):
    name, *rest = map(re.escape, facts)
    with pytest.raises(error, match=f"^{name}: expected .*{'.*'.join(rest)}"):
        typeset(**{"matrix": [[1, 2], [3, 4]], **options})


@pytest.mark.parametrize(
    ("factors", "text"),
    [
        ([1, 1, 1], "x + y + 1"),
        ([-1, -1, -1], "-x - y - 1"),
        ([0, 2, 0], "2 y"),
        ([0, 0, -3], "-3"),
        ([0, 0, 0], "0"),
        ([Fraction(1, 2), 0, 2.5], "1/2 x + 2.5"),
    ],
)
def test_sums(factors, text):
    numbers = [Fraction(f) if isinstance(f, int) else f for f in factors]
    assert typesetting.sum_text(numbers, ["x", "y", ""]) == text


def test_sums_use_the_writer_given():
    half = [Fraction(1, 2)]
    text = typesetting.sum_text(half, ["x"], typesetting.number_latex)
    assert text == r"\frac{1}{2} x"


def test_the_parts_of_a_sum_stay_in_place():
    parts = typesetting.sum_parts([0, -2, 0, 3], "abcd")
    assert parts == [("", ""), ("", "-2 b"), ("", ""), ("+", "3 d")]
