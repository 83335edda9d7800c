"""How an answer differs from the right one, in words."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlmath.check.comparing import difference, kind_of, shown
from mlmath.systems import LinearSystem

SYSTEM = LinearSystem([[1, 2], [3, 4]], [5, 6])


@dataclass
class Line:
    slope: float
    name: str


EQUAL = [
    (2, 2.0), (2.0, 2), (Fraction(1, 2), 0.5), (np.float64(3), 3),
    (np.array(3.0), 3), (3, np.array(3.0)), (float("nan"), float("nan")),
    (float("inf"), float("inf")), (1 + 0j, 1), (True, True), (np.True_, True),
    ("none", "none"), ([1, 2], np.array([1.0, 2.0])), ((1, 2), [1, 2]),
    (np.array([[1, 2]]), [[1, 2]]), ([Fraction(1, 3)], [Fraction(1, 3)]),
    ([], []), ([[], [1]], [[], [1]]), (("a", [1, 2]), ("a", np.array([1, 2]))),
    ({"a": 1.0}, {"a": 1}), ({1, 2}, {2, 1}), (None, None), (b"x", b"x"),
    (Line(1.0, "a"), Line(1, "a")),
    (SYSTEM, LinearSystem([[1, 2], [3, 4]], [5, 6])),
    (np.array([np.nan, 1]), [np.nan, 1]),
]


@pytest.mark.parametrize(("answer", "expected"), EQUAL, ids=str)
def test_equal(answer, expected):
    assert difference(answer, expected) is None


DIFFERENT = [
    (3, 2, ""),
    (-2, 2, "has the wrong sign"),
    (2, 2.5, "seems to be rounded to a whole number (`//` or `int`?)"),
    (3, 2.5, "seems to be rounded to a whole number (`//` or `int`?)"),
    (2.4, 2.5, ""),
    (0, float("inf"), ""),
    (10**400, 2, ""),
    ([1, 10**400], [1, 2], "is wrong at the place `[1]`"),
    ([1, 10**400], [1.5, 2.5], "is wrong at the place `[0]`"),
    ([10**400, 1], (1.5, 2.5), "is wrong at the place `[0]`"),
    ([Fraction(10**400, 3), 2], [1, 2], "is wrong at the place `[0]`"),
    (float("nan"), 1, ""),
    (1, float("nan"), ""),
    ("2", 2, "is a text, and should be a number"),
    ([2], 2, "is a list of 1 entry, and should be the number in it"),
    ([2, 3], 2, "is a list of 2 entries, and should be a number"),
    (True, 1, "is a truth value, and should be a number"),
    (1, True, "is a number, and should be `True` or `False`"),
    (False, True, ""),
    (None, 1, "is nothing (`None`), and should be a number"),
    ("Unique", "unique", "differs only in spaces or in capital letters"),
    (" unique", "unique", "differs only in spaces or in capital letters"),
    ("none", "unique", ""),
    (3, "unique", "is a number, and should be a text"),
    ([1, 2, 3], [1, 2], "has the shape (3,), and should have (2,)"),
    ([[1, 2]], [1, 2], "has the shape (1, 2), and should have (2,)"),
    ([[1], [2, 3]], [1, 2], "has rows of different lengths"),
    ([1, [2, 3]], [1, 2], "holds something other than numbers"),
    (["a", "b"], [1, 2], "holds something other than numbers"),
    ([1, None], [1, 2], "holds something other than numbers"),
    (7, [1, 2], "is a number, and should be a list of 2 entries"),
    (7, np.array([1, 2]), "is a number, and should be an array of shape (2,)"),
    ([[1, 3], [2, 4]], [[1, 2], [3, 4]], "has rows and columns exchanged"),
    ([-1, -2], [1, 2], "has the wrong sign"),
    (np.array([1, 2]), [1.5, 2.5],
     "has lost its decimals (an array of whole numbers?)"),
    ([1, 3], [1, 2], "is wrong at the place `[1]`"),
    ([[1, 2], [0, 4]], [[1, 2], [3, 4]], "is wrong at the place `[1, 0]`"),
    (("a", 3), ("a", 4), "is wrong at the place `[1]`"),
    (("a", "3"), ("a", 4),
     "is wrong at the place `[1]`, which is a text, and should be a number"),
    (("a",), ("a", 4), "has the length 1, and should have 2"),
    ("ab", ("a", "b"), "is a text, and should be a tuple of 2 entries"),
    ([1], [], "has the length 1, and should have 0"),
    ({"b": 1}, {"a": 1}, "lacks the key `'a'`"),
    ({"a": 1, "b": 2}, {"a": 1}, "has the key `'b'`, which it should not have"),
    ({"a": 2}, {"a": 1}, "is wrong at the key `'a'`"),
    ([1], {"a": 1}, "is a list of 1 entry, and should be a dict"),
    ({1}, {1, 2}, "lacks something"),
    ({1, 3}, {1, 2}, "holds something that does not belong there"),
    ([1, 2], {1, 2}, "is a list of 2 entries, and should be a set"),
    (Line(2, "a"), Line(1, "a"), "is wrong in `slope`"),
    ("a line", Line(1, "a"), "is a text, and should be an object of type `Line`"),
    (b"y", b"x", ""),
]


@pytest.mark.parametrize(("answer", "expected", "words"), DIFFERENT, ids=str)
def test_different(answer, expected, words):
    assert difference(answer, expected) == words


@pytest.mark.parametrize(
    ("answer", "expected", "tolerance", "equal"),
    [(1.009, 1, 0.01, True), (1.011, 1, 0.01, False), (0.009, 0, 0.01, True),
     (1009, 1000, 0.01, True), (1011, 1000, 0.01, False),
     ([1.0, 2.01], [1, 2], 0.02, True), (Line(1.1, "a"), Line(1, "a"), 0.2, True),
     ({"a": 1.1}, {"a": 1}, 0.2, True), (("a", 1.1), ("a", 1), 0.2, True)],
)
def test_tolerance_is_absolute_for_small_and_relative_for_large_numbers(
        answer, expected, tolerance, equal):
    assert (difference(answer, expected, tolerance) is None) == equal


class Stubborn:
    def __eq__(self, other):
        raise RuntimeError

    __hash__ = None


class Unshaped:
    def __getattr__(self, name):
        raise RuntimeError


def test_what_cannot_be_compared_is_of_the_wrong_kind():
    assert difference(Stubborn(), Stubborn()) == (
        "is an object of type `Stubborn` that cannot be compared")
    assert difference([Unshaped()], (1, 2)) == (
        "is a list of 1 entry that cannot be compared")
    assert difference(3, Stubborn()) == (
        "is a number, and should be an object of type `Stubborn`")


DATA = st.recursive(
    st.integers(-9, 9) | st.floats(allow_nan=False) | st.text(max_size=3)
    | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner)
    | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=6,
)


@given(DATA)
def test_everything_equals_itself(value):
    assert difference(value, value) is None


@given(DATA, DATA)
def test_a_difference_is_none_or_words(answer, expected):
    assert isinstance(difference(answer, expected), str | None)


def generated():
    yield 1


@pytest.mark.parametrize(("value", "words"), [
    (np.zeros((2, 3)), "an array of shape (2, 3)"),
    (np.array(1.0), "a number"),
    ((x for x in ()), "a generator (`for` in parentheses)"),
    (generated(), "a generator (`yield` in place of `return`)"),
    (int, "a class"), (len, "a function"), ({}, "a dict"), ({1}, "a set"),
    ([], "a list of 0 entries"), ((1,), "a tuple of 1 entry"),
    (object(), "an object of type `object`"),
])
def test_kinds(value, words):
    assert kind_of(value) == words


def test_a_number_with_too_many_digits_is_named():
    assert shown(10**5000) == "a number"


@pytest.mark.parametrize(("value", "text"), [
    (np.array([[1, 2], [3, 4]]), "`np.array([[1, 2], [3, 4]])`"),
    (np.array(2.0), "`2.0`"), (np.float64(0.1) + 0.2, "`0.3`"),
    ((1,), "`(1,)`"), ((1, "a"), "`(1, 'a')`"), ([np.int64(3)], "`[3]`"),
    (Fraction(1, 2), "`1/2`"), ([Fraction(3), 0], "`[3, 0]`"),
    (None, "`None`"), (list(range(99)), "a list of 99 entries"),
    ("`", "a text"), (object(), "an object of type `object`"),
    (Stubborn, "a class"),
])
def test_shown(value, text):
    assert shown(value) == text
