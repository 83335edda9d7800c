"""Numbers are read as a text prints them, and compared digit by digit."""

from fractions import Fraction

import numpy as np
import pytest
from mlmath.stated import Misstated, given, read, says


@pytest.mark.parametrize(("text", "values"), [
    ("1,200 cars and 3.5 hours", [1200, 3.5]),
    (r"$142{,}000$ steps", [142000]),
    (r"$\tfrac32$, $-\tfrac15$, $\frac{3}{4}$, 5/2", [1.5, -0.2, 0.75, 2.5]),
    (r"$1.6\cdot10^{16}$ or $10^{-3}$, or 2e-6", [1.6e16, 1e-3, 2e-6]),
    ("$2^{10}$ bytes", [1024]),
    ("Three of twenty-one, three hundred, three quarters", [3, 21, 300, .75]),
    ("3.2 million", [3.2e6]),
    ("four million, fifty-two thousand, three-quarters", [4e6, 52e3, .75]),
    ("$3^{-2}$, $7^3$, $5 \\times 10^2$, $2 × 10^3$, $10^{-2}$",
     [1 / 9, 343, 500, 2000, .01]),
    (r"$y = 2\,$ or $y = 2 \quad$ or $2$", [2, 2, 2]),
    (r"$z = 2 \sqrt 3$, $z = 2$ meters", [3, 2]),
    (r"\begin{bmatrix} 4 & -1 \\ 0 & \boxed{-5} \end{bmatrix}", [4, -1, -5]),
    ("$x = -3$, but $y - 3$", [-3, 3]),
    ("$x = 1$ and $y = 2$", [1, 2]),
    ("minus 4, $5 - 3$, $(−7)$, 2e3 and 2.5e-1", [-4, 5, 3, -7, 2000, .25]),
    (r"$x \in 1$, but $\alpha 1$, $\sin 1$, and row 250", [1, 250]),
    (r"$y = 1 \quad$ and $y = 1 - z$, $(x + 3)^2$", [1]),
    ("table 99, table 100, level 0.05", [100]),
    # What is plainly no result.
    (r"$x_1^2 + a_{12} x^{-1}$, $R_2 \leftarrow R_2 - 2R_1$", []),
    ("$2x - y = 0$, $1 - p$, one of two", []),
    ("the 2nd try in 1947, figure 3, rows 1 and 2, Python 3.12, CC BY 4.0", []),
    ("`a[3]` in L1 and 3D", []),
    (r"$1, 2, \dots, n$ and $10^k$", []),
    ("its pivot is 1", []),
    (r"$y = 2\cdot x$, $y = 2\sin x$, $y = 2(x + 1)$", []),
])
def test_reads(text, values):
    found = [float(number.value) for number in read(text) if number.required]
    assert found == pytest.approx(values)


@pytest.mark.parametrize(("phrase", "values"), [
    ("about 142,000 steps", [142_268]),
    ("costs 24.4 euros", [24.44]),
    ("15 percent", [0.153]),
    ("15.3 %", [15.34]),
    (r"$p \approx 0.153$", [0.1531]),
    ("more than 1,000", [1202]),
    ("less than 5 percent", [0.0415]),
    ("at most 5", [5]),
    ("almost 20", [19.2]),
    (r"$p < 0.05$", [0.0415]),
    ("between 17.4 and 21.4 grams", [17.39, 21.42]),
    ("between 2.6 and 2.7", [[2.61, 2.62, 2.68]]),
    (r"$1.8\cdot10^{16}$", [1.79e16]),
    ("about $10^{16}$", [1.2e16]),
    ("2 of 3", [2, 3]),
    ("needs two counters", [2]),
    (r"\begin{bmatrix} 1 & -2 \\ 0 & 5 \end{bmatrix}", [[[1, -2], [0, 5]]]),
    (r"2x + 3y &= 7, \\ 4x + y &= 9", [[[2, 3, 7], [4, 1, 9]]]),
    (r"2x - 3y = 7", [2, -3, 7]),
    ("two thirds", [Fraction(2, 3)]),
    ("about $10^{3}$", [1500]),
    ("$10^{-3}$", [0.001]),
    (r"$1.8\cdot10^{16}$", [1.8499e16]),
    (r"$3\cdot10^{-2}$", [0.0345]),
    ("about three million", [3.2e6]),
    ("some 40", [42]),
    ("about 12 percent", [0.1249]),
    ("about 7", [7.4]),
    ("15 percent", [15.2]),
    ("more than 3 and less than 5", [4, 4]),
    ("almost 20", [18]),
    ("over 2", [2]),
    ("between 10 and 20 percent", [[0.1, 0.2, 0.15]]),
    ("between 10 and 20", [[10, 20, 15]]),
    ("$x + 5 = 7$", [1, 5, 7]),
    ("$x + 5 = 7$", [1, 5, 0, 7]),
    ("3 and 4 of 7", [np.float64(3), np.int64(4), Fraction(7)]),
    ("up to 0.5", [0.5]),
])
def test_fits(phrase, values):
    says(phrase, *map(np.array, values) if isinstance(values[0], list)
         else values)


@pytest.mark.parametrize(("phrase", "values", "message"), [
    ("in 61 steps", [62], "the text prints 61, but the cell computes 62"),
    ("in 61 steps", [61.2], "a rounded whole number is “about” so much"),
    ("about 142,000 steps", [142_600], "but the cell computes 142600"),
    ("about 3,000", [2667], "prints 3,000"),
    ("about 100", [140], "prints 100"),
    ("costs 24.4 euros", [24.46], "prints 24.4"),
    ("15 percent", [0.156], "prints 15"),
    ("more than 2", [1.9], "as a lower bound"),
    ("less than 5", [5.1], "as an upper bound"),
    ("almost 20", [20], "as almost reached"),
    ("between 2.6 and 2.7", [[2.61, 2.68, 2.72]], "prints 2 numbers"),
    ("$x = -3$", [3], "prints -3"),
    (r"$\tfrac32$", [1.4999], "tfrac32"),
    ("2x + 3y = 7", [2, 3, 4, 7], "prints 3 numbers (2, 3, 7)"),
    ("12 of 20", [12], "prints 2 numbers (12, 20), but the cell computes 1"),
    ("about 10^{-17}", [3e-17], "10^{-17}"),
    ("about $10^{3}$", [1501], "10^{3}"),
    ("about $10^{3}$", [499], "10^{3}"),
    ("$10^{-3}$", [0.00101], "10^{-3}"),
    (r"$1.8\cdot10^{16}$", [1.8501e16], "1.8"),
    (r"$3\cdot10^{-2}$", [0.0351], "3\\cdot10^{-2}"),
    ("three million", [3.2e6], "prints three million"),
    ("two thirds", [0.66], "prints two thirds"),
    ("about 12 percent", [0.1251], "prints 12"),
    ("15 percent", [0.1551], "prints 15"),
    ("almost 20", [17.9], "as almost reached"),
    ("more than 3 and less than 5", [2, 6],
     "prints 3 as a lower bound, but the cell computes 2; the text prints 5 as"),
    ("between 10 and 20", [[10, 20, 21]], "(10, 20, 21)"),
    ("between 10 and 20", [[9, 20, 15]], "(9, 20, 15)"),
    ("$x + 5 = 7$", [2, 5, 7], "computes 3 (2, 5, 7)"),
    ("$x + 5 = 7$", [5, 7, 2], "computes 3 (5, 7, 2)"),
    ("12 of 20", [], "(12, 20), but the cell computes 0 (nothing)"),
    ("cars", [], "no number stands in the phrase"),
    ("cars", [3], "no number"),
])
def test_does_not_fit(phrase, values, message):
    with pytest.raises(Misstated, match="^" + '"') as caught:
        says(phrase, *values)
    assert message in str(caught.value)


def test_powers_too_large_to_write_out_are_infinite():
    small, large = read("$2^{399}$ and $2^{400}$")
    assert small.value == 2**399 and large.value == float("inf")


def test_whoever_listens_hears_all_and_nothing_is_raised(monkeypatch):
    heard = []
    monkeypatch.setattr("mlmath.stated.heard", heard)
    says("in 61 steps", 62)
    assert given("14 heads", "20 tosses") == (14, 20)
    phrases, numbers, values, counts, problems = zip(*heard, strict=True)
    assert phrases == ("in 61 steps", "14 heads", "20 tosses")
    assert [[n.value for n in some] for some in numbers] == [[61], [14], [20]]
    assert values == ([62], [], []) and counts == (1, 0, 0)
    assert "computes 62" in problems[0] and problems[1:] == ("", "")


def test_what_does_not_fit_is_advised_where_it_was_rounded():
    def told(phrase, value):
        with pytest.raises(Misstated) as caught:
            says(phrase, value)
        return str(caught.value)

    advice = "; a rounded whole number is “about” so much (in formulas \\approx)"
    assert told("61 steps", 61.5) == (
        '"61 steps": the text prints 61, but the cell computes 61.5' + advice)
    assert told("61 steps", 61.6).endswith("computes 61.6")
    assert told("more than 61", 60.8).endswith("computes 60.8")
    assert told("6.1 steps", 6.2).endswith("computes 6.2")


def test_numbers_know_their_place_and_sign():
    found = read(r"so $x = -\tfrac32$, then $a - 4$ and $10^3$ steps")
    text = r"so $x = -\tfrac32$, then $a - 4$ and $10^3$ steps"
    assert [text[n.start:n.end] for n in found] == [
        r"-\tfrac32", "4", "10^3"]
    assert [n.free for n in found] == [False, True, False]
    assert found[1].fits(-4) and not found[0].fits(Fraction(3, 2))


def test_room_is_half_of_the_last_place_and_at_most_a_tenth():
    def room(text):
        return read(text)[0].room

    assert room("2.50 kilos") == Fraction(1, 200)
    assert room("about 12 cars") == Fraction(1, 2)
    assert room("about 4 cars") == Fraction(1, 2)
    assert room("about 300 cars") == 30
    assert room("about 1,250 cars") == 5
    assert room("40 percent") == Fraction(1, 2)
    assert room("40 cars") == 0
    assert room(r"$2.5\cdot10^3$ cars") == 50


def test_says_wants_numbers():
    with pytest.raises(TypeError, match=r'says\("3 cars"\): expected numbers'):
        says("3 cars", ["three"])
    with pytest.raises(TypeError, match="expected numbers.*got 'three'"):
        says("3 cars", "three")


def test_given_returns_the_data():
    assert given("14 heads in 20 tosses") == (14, 20)
    assert given("costs 2.50 euros") == 2.5
    assert given(r"the slope $\tfrac13$") == Fraction(1, 3)
    assert given("two streets", "three junctions") == (2, 3)
    assert given(r"$\tfrac42$ and 6/4 and 2.0") == (2, Fraction(3, 2), 2)
    whole, decimal = given("2.0 or 2.5")
    assert type(whole) is int and type(decimal) is float
    with pytest.raises(Misstated, match="no number"):
        given("cars")
