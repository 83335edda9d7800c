"""Determinants by elimination and by cofactors."""

import itertools
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlmath.determinants import cofactor_expansion, determinant
from mlmath.systems import exact

half = Fraction(1, 2)
ten = [[1, 2, 3], [4, 5, 6], [7, 8, 10]]
# Sampled, since hypothesis takes long to make fractions of its own.
numbers = st.sampled_from(
    sorted(
        {Fraction(n, d) for n in range(-9, 10) for d in (1, 2, 3)},
        key=lambda number: (number.denominator, abs(number)),
    )
)
entries = st.one_of(st.just(Fraction(0)), numbers)
sizes = st.integers(1, 4)


def square(size):
    row = st.lists(entries, min_size=size, max_size=size)
    return st.lists(row, min_size=size, max_size=size).map(exact)


def refused(error, name, *facts):
    """Expect an error that names the argument and holds these facts."""
    start = name if ": expected" in name else f"{name}: expected "
    pattern = "^" + ".*".join(map(re.escape, [start, *facts]))
    return pytest.raises(error, match=pattern)


def by_permutations(matrix):
    """Add up the signed products of the definition: slow and independent."""
    total = 0
    for order in itertools.permutations(range(len(matrix))):
        pairs = itertools.combinations(order, 2)
        inversions = sum(left > right for left, right in pairs)
        product = 1
        for row, column in enumerate(order):
            product *= matrix[row, column]
        total += (-1) ** inversions * product
    return total


# Values


@given(sizes.flatmap(square))
def test_elimination_agrees_with_the_definition(matrix):
    expected = by_permutations(matrix)
    assert determinant(matrix) == expected


@given(sizes.flatmap(lambda size: st.tuples(square(size), square(size))))
def test_the_determinant_of_a_product(pair):
    left, right = pair
    assert determinant(left @ right) == determinant(left) * determinant(right)


@given(sizes.flatmap(square))
def test_the_determinant_of_the_transpose(matrix):
    assert determinant(matrix.T) == determinant(matrix)


@given(st.integers(0, 2**32 - 1), st.integers(1, 8))
def test_floats_agree_with_numpy(seed, size):
    matrix = np.random.default_rng(seed).normal(size=(size, size))
    expected = np.linalg.det(matrix)
    assert determinant(matrix) == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_floats_are_reduced_with_partial_pivoting():
    matrix = [[1e-20, 1.0, 1.0], [1.0, 1.0, 2.0], [1.0, 2.0, 4.0]]
    assert determinant(matrix) == pytest.approx(-1)


def test_a_small_determinant_is_not_taken_for_zero():
    assert determinant(np.diag([1.0, 1e-20])) == 1e-20
    assert determinant(np.eye(3) * 0.001) == pytest.approx(1e-9)


@given(square(3), st.integers(0, 2))
def test_each_row_expands_to_the_determinant(matrix, row):
    expansion = cofactor_expansion(matrix, row)
    assert expansion.value == by_permutations(matrix)
    assert expansion.row == row
    assert (expansion.matrix == matrix).all()
    assert sum(term.value for term in expansion.terms) == expansion.value
    for column, term in enumerate(expansion.terms):
        assert (term.row, term.column) == (row, column)
        assert term.entry == matrix[row, column]
        others = np.delete(np.delete(matrix, row, axis=0), column, axis=1)
        assert term.minor == by_permutations(others)
        assert term.sign == (1 if (row + column) % 2 == 0 else -1)
        assert term.cofactor == term.sign * term.minor
        assert term.value == term.entry * term.cofactor


@pytest.mark.parametrize(
    "compute",
    [
        determinant,
        lambda matrix: cofactor_expansion(matrix).value,
        lambda matrix: sum(t.value for t in cofactor_expansion(matrix).terms),
    ],
)
def test_the_type_of_a_determinant(compute):
    whole = compute([[1, 2], [3, 4]])
    assert whole == -2 and type(whole) is int
    fraction = compute(np.array([[half, 0], [0, 1]], dtype=object))
    assert fraction == half and type(fraction) is Fraction
    rounded = compute([[0.5, 0.0], [0.0, 1.0]])
    assert rounded == 0.5 and type(rounded) is float


def bars(*entries):
    return (
        r"\left|\begin{array}{rr}%s & %s \\ %s & %s\end{array}\right|"
        % entries
    )


def test_expansions_in_text():
    assert repr(cofactor_expansion(ten)) == (
        "det = 1 * 2 - 2 * (-2) + 3 * (-3) = -3"
    )
    assert repr(cofactor_expansion(ten, row=1)) == (
        "det = - 4 * (-4) + 5 * (-11) - 6 * (-6) = -3"
    )
    assert (
        repr(cofactor_expansion([[-1, half], [3, 4]]).terms[0]) == "+ (-1) * 4"
    )


def test_expansions_in_latex():
    matrix = [[1, -2], [3, 4]]
    first = cofactor_expansion(matrix)
    single = r"\left|\begin{array}{r}%s\end{array}\right|"
    assert first.latex == (
        r"\begin{aligned}"
        + bars(1, -2, 3, 4)
        + " &= 1 "
        + single % 4
        + r" - \left(-2\right) "
        + single % 3
        + r" \\[6pt] &= 1 \cdot 4 - \left(-2\right) \cdot 3"
        r" \\[6pt] &= 10\end{aligned}"
    )
    assert first._repr_latex_() == f"$${first.latex}$$"
    second = cofactor_expansion(matrix, row=1)
    assert " &= - 3 " + single % -2 + " + 4 " + single % 1 in second.latex
    assert r"&= - 3 \cdot \left(-2\right) + 4 \cdot 1" in second.latex


def test_results_cannot_be_changed():
    matrix = np.array([[1.0, 2.0], [3.0, 4.0]])
    expansion = cofactor_expansion(matrix)
    for array in (expansion.matrix, expansion.terms[0].submatrix):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 5
    assert matrix.tolist() == [[1, 2], [3, 4]]


# What is refused


@pytest.mark.parametrize(
    ("use", "error", "facts"),
    [
        (
            lambda: determinant([[1, 2]]),
            ValueError,
            ["matrix", "square", "shape (1, 2)"],
        ),
        (
            lambda: determinant([["1"]]),
            TypeError,
            ["matrix", "real numbers", "matrix[0, 0]"],
        ),
        (
            lambda: cofactor_expansion([[1, 2]]),
            ValueError,
            ["matrix", "square", "shape (1, 2)"],
        ),
        (
            lambda: cofactor_expansion([[5]]),
            ValueError,
            ["matrix", "at least 2 rows", "(1, 1)"],
        ),
        (
            lambda: cofactor_expansion(ten, 1.0),
            TypeError,
            ["row", "1.0 (float)"],
        ),
        (
            lambda: cofactor_expansion(ten, 3),
            ValueError,
            ["row", "0 to 2", "got 3"],
        ),
    ],
)
def test_wrong_arguments(use, error, facts):
    with refused(error, *facts):
        use()
