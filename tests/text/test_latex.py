"""Formulas are read as they are meant: their values, chains and results."""

import doctest
from fractions import Fraction

import pytest

from publishing.checks import latex
from publishing.checks.numbers import code_values, read_formula
from publishing.checks.page import parse_page


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("2 + 3 \\cdot 4", 14),
        ("2 - 3 - 4", -5),
        ("-2^2", -4),
        ("(-2)^2", 4),
        ("2^{10}", 1024),
        ("2^{-1}", Fraction(1, 2)),
        ("12 / 4 / 3", 1),
        ("\\frac{1}{2} + \\tfrac{1}{3}", Fraction(5, 6)),
        ("3(4 - 2)", 6),
        ("\\left(1 + 1\\right)(2 + 1)", 6),
        ("\\left|2 - 5\\right|", 3),
        ("|2 - 5|", 3),
        ("\\lvert -3 \\rvert", 3),
        ("\\abs{-3}", 3),
        ("\\sqrt{\\frac{9}{4}}", Fraction(3, 2)),
        ("5!", 120),
        ("\\binom{5}{2}", 10),
        ("25\\%", Fraction(1, 4)),
        ("1{,}000 + 1\\,000", 2000),
        ("10,000 \\div 4", 2500),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("\\log_2 8", 3),
        ("+3 \\times -2", -6),
    ],
)
def test_value(source, value):
    assert latex.evaluate(latex.parse(source)) == value


@pytest.mark.parametrize(
    ("source", "value"),
    [("\\sqrt{2}", 2**0.5), ("\\ln 2", 0.6931471805599453), ("\\exp(1)", 2.7182818),
     ("\\sin(0) + \\cos(0)", 1.0), ("2\\pi", None), ("2 \\cdot \\pi", 6.2831853),
     ("4^{0.5}", 2.0)],
)
def test_real_value(source, value):
    expected = value if value is None else pytest.approx(value)
    assert latex.evaluate(latex.parse(source)) == expected


@pytest.mark.parametrize(
    "source",
    ["x", "2x", "2 3", "2\\frac{1}{2}", "", "1 +", "(1", "\\frac{1}{0}", "\\sqrt{-1}",
     "\\begin{bmatrix} 1 \\end{bmatrix}", "e^2", "\\left(1, 2\\right)", "200!",
     "9^{9999}", "\\ln_2 8", "\\ln 0", "(1.5)!", "\\sqrt[3]{8}", "2^x", "2^10"],
)
def test_no_value(source):
    assert latex.evaluate(latex.parse(source)) is None


def members(source):
    return [[latex.show(m) for m in chain.members] for chain in latex.chains(source)]


@pytest.mark.parametrize(
    ("source", "chains"),
    [
        ("x = 1, y = 2", [["x", "1"], ["y", "2"]]),
        ("x = 1 \\text{ and } y = 2.", [["x", "1"], ["y", "2"]]),
        ("5\\text{ kWh} = 5.", [["5", "5"]]),
        ("x = 1 \\implies y = 2", [["x", "1"], ["y", "2"]]),
        ("(x, y) = (1, 2)", [["(x,y)", "(1,2)"]]),
        ("x \\in A, 1 < x = 2", [["x", "2"]]),
        ("x_{i=1} + 2 = 3", [["x_{i=1}+2", "3"]]),
        ("P(X = 1) = 2", [["P(X=1)", "2"]]),
        ("\\begin{aligned} x &= 1 + 1 \\\\ &= 2 \\\\ y &= 3 \\end{aligned}",
         [["x", "1+1", "2"], ["y", "3"]]),
        ("f = \\begin{cases} 1, & x = 2 \\end{cases}", [["x", "2"]]),
        ("\\begin{array}{c|c} a = 1 \\end{array}", [["a", "1"]]),
        ("x = 1 \\tag{a = b}", [["x", "1"]]),
        ("x = 1 % y = 2", [["x", "1"]]),
        ("x =", []),
    ],
)
def test_chains(source, chains):
    assert members(source) == chains


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("\\det A", "value"),
        ("\\rank A", "value"),
        ("\\norm{\\vect{x}}^2", "value"),
        ("P(A)", "value"),
        ("E[X]", "value"),
        ("\\sum_{i=1}^n x_i", "value"),
        ("\\begin{vmatrix} 1 \\end{vmatrix}", "value"),
        ("x", "name"),
        ("x_1^*", "name"),
        ("\\vect{x}", "name"),
        ("\\hat\\lambda", "name"),
        ("\\lambda_2", "name"),
        ("f'(2)", "name"),
        ("f(2, 3)", "name"),
        ("(x, y_1)", "name"),
        ("2x", "equation"),
        ("x + y", "equation"),
        ("xy", "equation"),
        ("x(y + 1) - 2", "equation"),
        ("(x, 2)", "equation"),
    ],
)
def test_head_kind(source, kind):
    assert latex.head_kind(tuple(latex.parse(source))) == kind


def shown(stated):
    return [(number.value, number.places, number.percent) for number in stated]


@pytest.mark.parametrize(
    ("source", "results", "symbols", "decimals"),
    [
        ("\\det A = 2 \\cdot 3 = 6", [(6, None, False)], [], []),
        ("\\det A = 0", [], [], []),
        ("\\det A = ad - bc = 0", [], [], []),
        ("\\det A = 2 - 2 = 0", [(0, None, False)], [], []),
        ("\\norm{x} \\approx 2", [(2, 0, False)], [], []),
        ("P(A) = 12.5\\%", [(12.5, 1, True)], [], [(12.5, 1, True)]),
        ("x = 5", [], [(5, None, False)], []),
        ("(x, y) = (1, 2)^\\T", [], [(1, None, False), (2, None, False)], []),
        ("2x + 1.5y = 3", [], [], [(1.5, 1, False)]),
        ("0.5 \\cdot 3 = 1.5", [], [], []),
        ("y = 2.5 \\cdot 2 = 5", [], [(5, None, False)], []),
    ],
)
def test_results_of_a_formula(source, results, symbols, decimals):
    piece = read_formula(source, 1)
    assert shown(piece.results) == results
    assert shown(piece.symbols) == symbols
    assert shown(piece.decimals) == decimals


@pytest.mark.parametrize(
    ("code", "value"),
    [("x = 1/3", 1 / 3), ("Fraction(2, 7)", 2 / 7), ("2**5", 32), ("-1.5", -1.5),
     ("'h = 5/2'", 2.5), ("'0.75'", 0.75), ("3 - 1.25", 1.75), ("6 * 7", 42),
     ("2 ** -2", 0.25)],
)
def test_values_of_code(code, value):
    cell = parse_page(f"```{{code-cell}} ipython3\n{code}\n```\n").cells[0]
    assert any(abs(value - found) < 1e-12 for found in code_values(cell))


@pytest.mark.parametrize("code", ["True", "1/0", "0**-1", "x", "Fraction(1, 0)", "1e999"])
def test_code_without_a_value(code):
    cell = parse_page(f"```{{code-cell}} ipython3\n{code}\n```\n").cells[0]
    assert code_values(cell) <= {0.0, 1.0, -1.0}


def test_examples_in_docstrings():
    assert doctest.testmod(latex).failed == 0
