"""A failing input becomes the smallest one that still fails."""

from fractions import Fraction
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlmath.check.shrinking import complexity, numbers_in, simpler, smallest


@pytest.mark.parametrize(("start", "fails", "expected"), [
    ((77,), lambda a: a[0] > 5, (6,)),
    ((-77,), lambda a: a[0] < -5, (-6,)),
    ((-77,), lambda a: abs(a[0]) > 5, (6,)),
    ((3.14159,), lambda a: a[0] > 0, (1.0,)),
    ((3.14159,), lambda a: a[0] != int(a[0]), (3.1,)),
    ((Fraction(22, 7),), lambda a: a[0] > 3, (Fraction(4),)),
    (([5, 9], 3), lambda a: a[0][1] > 2, ([0, 3], 0)),
    (((5, 9),), lambda a: sum(a[0]) > 3, ((0, 4),)),
    (([[1, 2], [3, 4]],), lambda a: True, ([[0, 0], [0, 0]],)),
    (("text", 8), lambda a: True, ("text", 0)),
    ((True, 8), lambda a: True, (True, 0)),
    ((float("inf"), 2), lambda a: True, (float("inf"), 0)),
])
def test_smallest(start, fails, expected):
    found = smallest(start, fails)
    assert found == expected
    assert list(map(type, found)) == list(map(type, expected))


def test_arrays_keep_their_type_and_shape():
    start = (np.array([[7, -3], [2, 9]]),)
    found, = smallest(start, lambda a: a[0][1, 1] > 4)
    assert found.dtype == start[0].dtype
    assert np.array_equal(found, [[0, 0], [0, 5]])


def test_entries_are_left_out_only_on_request():
    def fails(arguments):
        return 7 in arguments[0]

    assert smallest(([4, 7, 2],), fails) == ([0, 7, 0],)
    assert smallest(([4, 7, 2],), fails, drop=True) == ([7],)


def test_entries_that_belong_together_go_together():
    def fails(arguments):
        x, y = arguments
        return len(x) == len(y) and 7 in x

    assert smallest(([4, 7, 2], [1, 2, 3]), fails, drop=True) == ([7], [0])


def test_columns_are_left_out():
    found, = smallest((np.arange(6).reshape(2, 3),), lambda a: 4 in a[0],
                      drop=True)
    assert found.tolist() == [[4]]


def test_the_search_ends_when_it_is_told_to():
    calls = []

    def fails(arguments):
        calls.append(arguments)
        if len(calls) > 3:
            raise StopIteration
        return arguments[0] == 50

    assert smallest((100,), fails) == (50,)


INPUTS = st.tuples(
    st.integers(-99, 99),
    st.lists(st.floats(-99, 99) | st.fractions(-9, 9), max_size=3))


@given(INPUTS, st.booleans())
def test_each_step_is_simpler(arguments, drop):
    for candidate in islice(simpler(arguments, drop), 50):
        assert complexity(candidate) <= complexity(arguments)
        assert candidate != arguments


def test_numbers_are_found_however_deep():
    value = [1, (2.5, np.array([3, 4])), "5", True, float("nan")]
    assert list(numbers_in(value)) == [1, 2.5, 3, 4]


def test_complexity_counts_first():
    inputs = [([9],), ([1, 1],), ([0.5],), ([1],)]
    assert sorted(inputs, key=complexity) == [([1],), ([9],), ([0.5],),
                                              ([1, 1],)]
