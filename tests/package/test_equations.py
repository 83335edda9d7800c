"""Linear equations read from text."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlmath.equations import parse_equation

half = Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "coefficients", "constant"),
    [
        ("3*f + 2*h = 5", {"f": 3, "h": 2}, 5),
        ("f - h = 1/2", {"f": 1, "h": -1}, half),
        ("2x-y=1/2", {"x": 2, "y": -1}, half),
        ("x = 3", {"x": 1}, 3),
        ("3 = x", {"x": -1}, -3),
        ("  x=3  ", {"x": 1}, 3),
        ("\tx\n= 3", {"x": 1}, 3),
        ("2x - 1 = x + 0.5 y", {"x": 1, "y": -half}, 1),
        ("x - x = 3", {"x": 0}, 3),
        ("x + x + x = 3", {"x": 3}, 3),
        ("0 = 5", {}, 5),
        ("y + x = 0", {"y": 1, "x": 1}, 0),
        # Signs
        ("-x = -3", {"x": -1}, -3),
        ("+x = +3", {"x": 1}, 3),
        ("x - -3 = 0", {"x": 1}, -3),
        ("--x = 1", {"x": 1}, 1),
        ("-+-+-x = 1", {"x": -1}, 1),
        ("2 * -x = 1", {"x": -2}, 1),
        ("x / -2 = 1", {"x": -half}, 1),
        ("-2(x - 1) = 0", {"x": -2}, -2),
        # Numbers
        ("0.1 x = .5", {"x": Fraction(1, 10)}, half),
        ("1.x = 2.", {"x": 1}, 2),
        ("1e2 x = 1.5E-1", {"x": 100}, Fraction(3, 20)),
        ("2e+1x = 3e0", {"x": 20}, 3),
        # Products and quotients
        ("x*2 = 1", {"x": 2}, 1),
        ("x(2) = 1", {"x": 2}, 1),
        ("2(3)x = (4)(5)", {"x": 6}, 20),
        ("2(x + y) - (x - 1) = 0", {"x": 1, "y": 2}, -1),
        ("(x + 2y)*3 = 1", {"x": 3, "y": 6}, 1),
        ("(x + y)/2 = 1", {"x": half, "y": half}, 1),
        ("1/2 x = 1", {"x": half}, 1),
        ("1/2x = 1", {"x": half}, 1),
        ("12/2/3*x = 1", {"x": 2}, 1),
        ("x/(1 + 1) = 1", {"x": half}, 1),
        ("x/0.5 = 1", {"x": 2}, 1),
        ("0x = 1", {"x": 0}, 1),
        ("2*(3 + 4) = x", {"x": -1}, -14),
        ("((x)) = 1", {"x": 1}, 1),
        # Names
        ("fan + fan_2 = x1", {"fan": 1, "fan_2": 1, "x1": -1}, 0),
        ("2 größe + λ = 1", {"größe": 2, "λ": 1}, 1),
        # Signs pasted from a page
        ("x − 2·y = 3×z", {"x": 1, "y": -2, "z": -3}, 0),
        ("2⋅x = 1", {"x": 2}, 1),
    ],
)
def test_linear_equations(text, coefficients, constant):
    found, right = parse_equation(text)
    assert found == coefficients
    assert list(found) == list(coefficients)
    assert right == constant
    assert all(type(value) is Fraction for value in [*found.values(), right])


@pytest.mark.parametrize(
    ("text", "term", "reason"),
    [
        ("x*y = 1", "x*y", "unknowns multiply each other"),
        ("x y = 1", "x y", "unknowns multiply each other"),
        (
            "1 + 2 x (y + 1) - 3 = 1",
            "2 x (y + 1)",
            "unknowns multiply each other",
        ),
        ("y = 3 + x*x", "x*x", "unknowns multiply each other"),
        ("sin(x) = 1", "sin(x)", "unknowns multiply each other"),
        ("x = 1/y", "1/y", "it divides by an unknown"),
        ("x = 2/(1 + y) + 3", "2/(1 + y)", "it divides by an unknown"),
        ("2 + x^2 = 1", "x^2", "it is a power"),
        ("2x**2 + 1 = 1", "x**2", "it is a power"),
        ("x = -y²", "y^2", "it is a power"),
        ("x³ = 8", "x^3", "it is a power"),
        ("(x + 1)^-2 = 8", "(x + 1)^-2", "it is a power"),
    ],
)
def test_the_term_that_is_not_linear_is_named(text, term, reason):
    with pytest.raises(ValueError) as caught:
        parse_equation(text)
    assert str(caught.value) == (
        "equations: expected a number times an unknown in each term, got the"
        f" term '{term}', which is not linear: {reason} in {text!r}"
    )


@pytest.mark.parametrize(
    ("text", "expected", "came"),
    [
        ("x + y", "one = sign", "got 0"),
        ("", "one = sign", "got 0"),
        ("x = y = 1", "one = sign", "got 2"),
        ("x == 1", "one = sign", "got 2"),
        ("x =", "a number or an unknown", "got the end"),
        ("= 1", "a number or an unknown", "got the end"),
        ("x + = 1", "a number or an unknown", "got the end"),
        ("x + * y = 1", "a number or an unknown", "got '*'"),
        ("x + () = 1", "a number or an unknown", "got ')'"),
        ("2 3 = x", "the end of the side", "got '3'"),
        ("x 2 = 1", "the end of the side", "got '2'"),
        ("x) = 1", "the end of the side", "got ')'"),
        ("(x = 1", "a closing parenthesis", "got none"),
        ("(x 2) = 1", "a closing parenthesis", "got none"),
        (
            "x + $y = 1",
            "numbers, unknowns and the signs + - * / ( )",
            "got '$'",
        ),
        (
            "x & y = 1",
            "numbers, unknowns and the signs + - * / ( )",
            "got '&'",
        ),
        ("_x = 1", "numbers, unknowns and the signs + - * / ( )", "got '_'"),
        ("x⁴ = 1", "names of letters, digits and underscores", "got 'x⁴'"),
        ("x/0 = 1", "a divisor other than 0", "got 'x/0'"),
        ("2 + 3/(1 - 1) = x", "a divisor other than 0", "got '3/(1 - 1)'"),
        ("2 + 2**3 = x", "numbers without powers", "got '2**3'"),
        ("x = 1^2", "numbers without powers", "got '1^2'"),
        ("1e1000x = 1", "the end of the side", "got '0'"),
        (
            "__import__('os') = 1",
            "numbers, unknowns and the signs + - * / ( )",
            "got '_'",
        ),
        (
            "x.real = 1",
            "numbers, unknowns and the signs + - * / ( )",
            "got '.'",
        ),
        (
            "(" * 51 + "x" + ")" * 51 + " = 1",
            "at most 50 parentheses",
            "got more",
        ),
    ],
)
def test_what_is_not_an_equation_is_refused(text, expected, came):
    with pytest.raises(ValueError) as caught:
        parse_equation(text)
    message = f"equations: expected {expected}, {came} in {text!r}"
    assert str(caught.value) == message


def test_fifty_parentheses_are_read():
    text = "(" * 50 + "x" + ")" * 50 + " = 1"
    assert parse_equation(text) == ({"x": 1}, 1)


@pytest.mark.parametrize(
    ("wrong", "came"),
    [(None, "got None"), (5, "5 (int)"), (b"x=1", "(bytes)")],
)
def test_only_text_is_read(wrong, came):
    pattern = f"^equations: expected text such as .*{re.escape(came)}"
    with pytest.raises(TypeError, match=pattern):
        parse_equation(wrong)


numbers = st.fractions(min_value=-99, max_value=99, max_denominator=50)


@given(st.lists(numbers, min_size=1, max_size=4), numbers)
def test_what_is_written_is_read(factors, constant):
    names = ["x", "y_2", "fan", "k"][: len(factors)]
    left = " + ".join(f"{f} {name}" for f, name in zip(factors, names))
    found, right = parse_equation(f"{left} = {constant}")
    assert found == dict(zip(names, factors))
    assert right == constant


@given(st.text(alphabet="xy12.+-*/()^= ", max_size=12))
def test_any_text_is_read_or_refused(text):
    try:
        found, right = parse_equation(text)
    except ValueError as error:
        assert str(error).startswith("equations: expected")
    else:
        assert all(name in text for name in found)
        assert "=" in text and isinstance(right, Fraction)
