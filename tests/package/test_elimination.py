"""Echelon forms, the rank and back substitution."""

import re
from fractions import Fraction

import numpy as np
import pytest
import scipy.linalg
from hypothesis import given
from hypothesis import strategies as st

from mlmath.elimination import (
    back_substitution,
    rank,
    reduced_row_echelon_form,
    row_echelon_form,
)
from mlmath.row_operations import AddMultiple, Scale, Swap, replay
from mlmath.systems import exact

# Sampled, since hypothesis takes long to make fractions of its own.
numbers = st.sampled_from(
    sorted(
        {Fraction(n, d) for n in range(-9, 10) for d in (1, 2, 3)},
        key=lambda number: (number.denominator, abs(number)),
    )
)
# Many zeros and repeated rows make the interesting cases frequent.
entries = st.one_of(st.just(Fraction(0)), st.just(Fraction(1)), numbers)


@st.composite
def matrices(draw, most_rows=4, most_columns=5):
    columns = draw(st.integers(1, most_columns))
    row = st.lists(entries, min_size=columns, max_size=columns)
    rows = draw(st.lists(row, min_size=1, max_size=most_rows))
    repeated = draw(st.lists(st.sampled_from(rows), max_size=2))
    return exact(rows + repeated)


def refused(error, name, *facts):
    """Expect an error that names the argument and holds these facts."""
    start = name if ": expected" in name else f"{name}: expected "
    pattern = "^" + ".*".join(map(re.escape, [start, *facts]))
    return pytest.raises(error, match=pattern)


def is_echelon(matrix, limit):
    """Tell whether each leading entry stands right of the one above."""
    leading = []
    for row in matrix[:, :limit]:
        held = np.flatnonzero(row != 0)
        leading.append(held[0] if len(held) else np.inf)
    return all(
        left < right or left == right == np.inf
        for left, right in zip(leading, leading[1:])
    )


# By hand


def test_an_echelon_form_by_hand():
    start = [[0, 2, 4, 2], [1, 1, 1, 1], [2, 4, 6, 4]]
    form = row_echelon_form(start)
    assert form.matrix.tolist() == [[1, 1, 1, 1], [0, 2, 4, 2], [0, 0, 0, 0]]
    assert form.pivots == ((0, 0), (1, 1))
    assert form.steps == (
        Swap(0, 1),
        AddMultiple(2, 0, -2),
        AddMultiple(2, 1, -1),
    )
    assert form.start.tolist() == start
    assert form.rank == 2
    assert form.pivot_columns == (0, 1)
    assert form.free_columns == (2, 3)
    assert form.swap_count == 1
    assert form.searched_columns == 4
    assert not form.augmented
    assert form.tolerances == (0, 0)


def test_a_reduced_form_by_hand():
    form = reduced_row_echelon_form([[2, 4, 0], [1, 3, 1]])
    assert form.matrix.tolist() == [[1, 0, -2], [0, 1, 1]]
    assert form.steps == (
        AddMultiple(1, 0, Fraction(-1, 2)),
        AddMultiple(0, 1, -4),
        Scale(0, Fraction(1, 2)),
    )
    assert form.pivots == ((0, 0), (1, 1))


def test_a_pivot_column_may_be_skipped():
    form = row_echelon_form([[0, 0, 3], [0, 0, 6], [0, 2, 0]])
    assert form.matrix.tolist() == [[0, 2, 0], [0, 0, 6], [0, 0, 0]]
    assert form.pivots == ((0, 1), (1, 2))
    assert form.free_columns == (0,)


def test_partial_pivoting_takes_the_largest_entry():
    for kind in (int, float):
        start = np.array([[1, 2], [-3, 4], [2, 2]], dtype=kind)
        form = row_echelon_form(start, partial_pivoting=True)
        assert form.steps[0] == Swap(0, 1)
        assert form.matrix[0].tolist() == [-3, 4]
        first = row_echelon_form(start)
        assert first.steps[0] == AddMultiple(1, 0, 3)


@pytest.mark.parametrize(
    "reduce", [row_echelon_form, reduced_row_echelon_form]
)
def test_partial_pivoting_is_done_on_request(reduce):
    start = [[1, 2], [-3, 4]]
    assert Swap(0, 1) not in reduce(start).steps
    assert Swap(0, 1) in reduce(start, partial_pivoting=True).steps


def test_partial_pivoting_saves_digits():
    start = [[1e-20, 1.0, 1.0], [1.0, 1.0, 2.0]]
    careless, careful = (
        reduced_row_echelon_form(start, tolerance=0, partial_pivoting=pivoting)
        for pivoting in (False, True)
    )
    assert careless.matrix[:, 2].tolist() == [0, 1]
    assert careful.matrix[:, 2].tolist() == [1, 1]


def test_an_augmented_matrix_has_no_pivot_in_its_last_column():
    start = [[1, 1, 4], [2, 2, 1], [3, 3, 0]]
    form = row_echelon_form(start, augmented=True)
    assert form.matrix.tolist() == [[1, 1, 4], [0, 0, -7], [0, 0, -12]]
    assert form.pivots == ((0, 0),)
    assert form.free_columns == (1,)
    assert form.searched_columns == 2
    assert form.augmented
    assert row_echelon_form(start).pivots == ((0, 0), (1, 2))


def test_the_inverse_beside_the_identity():
    start = [[2, 1, 1, 0], [5, 3, 0, 1]]
    form = reduced_row_echelon_form(start, pivot_columns_limit=2)
    assert form.matrix[:, 2:].tolist() == [[3, -1], [-5, 2]]
    assert form.augmented
    assert repr(form).startswith("[ (1)    0 |  3  -1 ]")


def test_no_column_searched_leaves_the_matrix():
    form = row_echelon_form([[1.0, 2.0]], pivot_columns_limit=0)
    assert form.matrix.tolist() == [[1, 2]]
    assert form.rank == 0


def test_limit_and_bar_go_together():
    form = row_echelon_form(
        [[0, 1, 2], [1, 0, 3]], augmented=True, pivot_columns_limit=1
    )
    assert form.pivots == ((0, 0),)
    assert form.searched_columns == 1


# Properties


@given(matrices(), st.booleans(), st.booleans())
def test_the_form_is_an_echelon_form_with_the_pivots_named(
    matrix, augmented, pivoting
):
    augmented = augmented and matrix.shape[1] > 1
    form = row_echelon_form(
        matrix, augmented=augmented, partial_pivoting=pivoting
    )
    limit = matrix.shape[1] - augmented
    assert is_echelon(form.matrix, limit)
    for row, (place, column) in enumerate(form.pivots):
        assert place == row
        assert form.matrix[row, column] != 0
        assert not form.matrix[row, :column].any()
        assert not form.matrix[row + 1 :, column].any()
    assert not form.matrix[form.rank :, :limit].any()


@given(matrices())
def test_the_reduced_form_has_unit_pivot_columns(matrix):
    form = reduced_row_echelon_form(matrix)
    for row, column in form.pivots:
        expected = np.zeros(len(matrix), dtype=int)
        expected[row] = 1
        assert form.matrix[:, column].tolist() == expected.tolist()
        assert not form.matrix[row, :column].any()
    assert not form.matrix[form.rank :].any()
    assert form.pivots == row_echelon_form(matrix).pivots


@given(matrices(), st.booleans())
def test_the_reduced_form_does_not_depend_on_the_way(matrix, pivoting):
    form = reduced_row_echelon_form(matrix)
    shuffled = matrix[::-1]
    other = reduced_row_echelon_form(shuffled, partial_pivoting=pivoting)
    assert (form.matrix == other.matrix).all()
    again = reduced_row_echelon_form(form.matrix)
    assert again.steps == ()


@given(matrices(), st.booleans(), st.booleans())
def test_replaying_the_steps_reproduces_the_form(matrix, pivoting, reduced):
    reduce = reduced_row_echelon_form if reduced else row_echelon_form
    form = reduce(matrix, partial_pivoting=pivoting)
    assert (replay(matrix, form.steps) == form.matrix).all()
    shown = list(form.replay())
    assert tuple(step for step, _ in shown) == form.steps
    before = form.start
    for step, after in shown:
        assert (step.apply(before) == after).all()
        assert (before != after).any()
        before = after
    assert (before == form.matrix).all()
    swaps = sum(isinstance(step, Swap) for step in form.steps)
    assert form.swap_count == swaps
    without = reduce(matrix, partial_pivoting=pivoting, record_steps=False)
    assert (without.matrix == form.matrix).all()
    assert without.swap_count == swaps
    assert without.steps is None


@given(matrices())
def test_going_back_leads_to_the_start(matrix):
    form = reduced_row_echelon_form(matrix)
    back = [step.inverse() for step in reversed(form.steps)]
    assert (replay(form.matrix, back) == matrix).all()


@given(matrices())
def test_row_operations_keep_the_null_space(matrix):
    form = row_echelon_form(matrix)
    null_space = scipy.linalg.null_space(matrix.astype(float), rcond=1e-9)
    assert null_space.shape[1] == len(form.free_columns)
    product = form.matrix.astype(float) @ null_space
    assert np.allclose(product, 0, atol=1e-8)


@given(st.integers(0, 2**32 - 1), st.booleans(), st.booleans())
def test_replaying_floats_reproduces_the_form(seed, reduced, dependent):
    generator = np.random.default_rng(seed)
    matrix = generator.normal(size=(4, 5))
    if dependent:
        matrix[2] = matrix[0] - 3 * matrix[1]
    reduce = reduced_row_echelon_form if reduced else row_echelon_form
    # Without partial pivoting, rounding may grow beyond the tolerance.
    form = reduce(matrix, augmented=True, partial_pivoting=dependent)
    assert form.rank == 4 - dependent
    *_, (_, last) = form.replay()
    assert np.allclose(last, form.matrix, rtol=1e-12, atol=1e-12)
    assert ((last == 0) == (form.matrix == 0)).all()
    assert np.allclose(replay(matrix, form.steps), form.matrix)


# Floats


def test_rounding_leaves_no_dust_below_pivots():
    start = np.array([[0.1, 0.2, 0.3], [0.3, 0.6, 0.9], [1.0, 1.0, 1.0]])
    form = row_echelon_form(start)
    assert form.matrix[2].tolist() == [0, 0, 0]
    assert form.rank == 2
    replayed = [matrix for _, matrix in form.replay()]
    assert replayed[0][1].tolist() == [0, 0, 0]
    assert rank(start) == 2
    assert row_echelon_form(start, tolerance=0).rank == 3


def test_dust_behind_the_bar_is_cleared_only_beside_zeros():
    start = [[1.0, 0.0, 1e8], [0.0, 1.0, 1e-9], [0.0, 0.0, 1e-9]]
    form = row_echelon_form(start, augmented=True)
    assert form.matrix[:, 2].tolist() == [1e8, 1e-9, 0]
    assert start[2][2] == 1e-9


def test_the_replay_clears_the_same_dust():
    start = [[1.0, 1e-20, 1e8], [1.0, 1e-20, 1e8 + 1e-8], [0.0, 0.0, 1e-9]]
    form = row_echelon_form(start, augmented=True)
    [(step, matrix)] = form.replay()
    assert step == AddMultiple(1, 0, -1.0)
    assert matrix.tolist() == form.matrix.tolist()
    assert matrix.tolist() == [[1, 0, 1e8], [0, 0, 0], [0, 0, 0]]


def test_small_entries_of_a_solved_row_survive():
    # Scaling a row by 1e-6 must not push its entries under the tolerance.
    form = reduced_row_echelon_form([[1e6, 1e-4]])
    assert form.matrix.tolist() == [[1, pytest.approx(1e-10)]]
    *_, (_, last) = form.replay()
    assert np.array_equal(last, form.matrix)


def test_the_default_tolerance_scales_with_the_matrix():
    eps = 64 * np.finfo(float).eps
    small = row_echelon_form([[1.0, -2.0], [3.0, 0.5], [0.0, 1.0]])
    assert small.tolerances == (pytest.approx(3 * eps * 3.5, abs=0), 0)
    wide = row_echelon_form([[1.0, -2.0, 3.0, 100.0]], augmented=True)
    assert wide.tolerances == (
        pytest.approx(3 * eps * 6, abs=0),
        pytest.approx(3 * eps * 100, abs=0),
    )
    assert rank(np.eye(3) * 1e-30) == 3
    assert rank(np.full((2, 2), 1.5e308)) == 1


def test_a_tolerance_is_used_as_given():
    start = [[1.0, 0.0], [0.0, 0.01]]
    assert row_echelon_form(start, tolerance=0.01).rank == 1
    assert row_echelon_form(start, tolerance=0.009).rank == 2
    form = row_echelon_form([[1, 0], [0, Fraction(1, 100)]], tolerance=0.1)
    assert form.rank == 1
    assert form.matrix.tolist() == [[1, 0], [0, 0]]
    assert {type(entry) for entry in form.matrix.flat} == {Fraction}
    assert form.tolerances == (0.1, 0.1)
    behind = row_echelon_form(
        [[1.0, 0.0], [0.0, 0.01]], augmented=True, tolerance=0.01
    )
    assert behind.matrix.tolist() == [[1, 0], [0, 0]]


def test_no_negative_zeros():
    form = reduced_row_echelon_form([[-2.0, 0.0, 4.0], [1.0, 0.0, -1.0]])
    assert not np.signbit(form.matrix[form.matrix == 0]).any()
    for _, matrix in form.replay():
        assert not np.signbit(matrix[matrix == 0]).any()


def test_pivots_of_floats_are_exactly_one():
    generator = np.random.default_rng(7)
    form = reduced_row_echelon_form(generator.normal(size=(6, 6)))
    assert np.array_equal(form.matrix, np.eye(6))


# The rank


@given(matrices())
def test_the_rank_agrees_with_numpy(matrix):
    floats = matrix.astype(float)
    expected = np.linalg.matrix_rank(floats)
    assert rank(matrix) == expected
    assert rank(floats) == expected
    assert rank(matrix.T) == expected


@pytest.mark.parametrize("true_rank", range(9))
def test_the_rank_of_a_product(true_rank):
    # Fixed matrices: rarely, a small pivot lets rounding pass for a pivot.
    generator = np.random.default_rng(true_rank)
    for _ in range(20):
        left = generator.normal(size=(12, true_rank))
        product = left @ generator.normal(size=(true_rank, 9))
        assert rank(product) == np.linalg.matrix_rank(product) == true_rank


def test_the_rank_of_floats_needs_partial_pivoting():
    first, second = np.array([1e-12, 1.0, 0.1]), np.array([0.3, 0.7, 0.2])
    matrix = np.array([first, second, first + second])
    assert rank(matrix) == 2
    assert row_echelon_form(matrix).rank == 3


def test_the_rank_of_nearly_dependent_rows_agrees_with_numpy():
    for size in range(2, 12):
        matrix = scipy.linalg.hilbert(size)
        assert rank(matrix) == np.linalg.matrix_rank(matrix)


# Back substitution


def test_back_substitution_by_hand():
    values = back_substitution([[2, 1, 0], [0, 3, 1], [0, 0, 4]], [1, 2, 3])
    assert values.tolist() == [
        Fraction(7, 24),
        Fraction(5, 12),
        Fraction(3, 4),
    ]
    floats = back_substitution([[2, 1], [0, 4]], [5.0, 4.0])
    assert floats.dtype == np.float64
    assert floats.tolist() == [2, 1]


@given(st.integers(0, 2**32 - 1), st.integers(1, 6))
def test_back_substitution_agrees_with_scipy(seed, size):
    generator = np.random.default_rng(seed)
    upper = np.triu(generator.normal(size=(size, size))) + 4 * np.eye(size)
    constants = generator.normal(size=size)
    expected = scipy.linalg.solve_triangular(upper, constants)
    assert np.allclose(back_substitution(upper, constants), expected)


# How forms are written


def test_the_repr_marks_pivots_and_counts():
    form = row_echelon_form([[1, 2, 3], [2, 4, 5]], augmented=True)
    assert repr(form) == "[ (1)  2 |  3 ]\n[   0  0 | -1 ]\nrank 1, 1 step"
    again = row_echelon_form(form.matrix)
    assert repr(again).endswith("rank 2, 0 steps")
    bare = row_echelon_form([[1, 2]], record_steps=False)
    assert repr(bare) == "[ (1)  2 ]\nrank 1, steps not recorded"


def test_the_latex_boxes_pivots():
    form = row_echelon_form([[1, 2, 3], [2, 4, 5]], augmented=True)
    assert form.latex == (
        r"\left[\begin{array}{rr|r}\boxed{1} & 2 & 3 \\ 0 & 0 & -1"
        r"\end{array}\right]"
    )
    assert form._repr_latex_() == f"$${form.latex}$$"


def test_all_steps_written_out():
    form = reduced_row_echelon_form([[2, 6], [1, 3]], augmented=True)
    shown = form.written_out()
    assert repr(shown) == (
        "[ 2 | 6 ]\n[ 1 | 3 ]\n"
        "R_2 <- R_2 - 1/2 R_1\n[ 2 | 6 ]\n[ 0 | 0 ]\n"
        "R_1 <- 1/2 R_1\n[ 1 | 3 ]\n[ 0 | 0 ]"
    )
    matrix = r"\left[\begin{array}{r|r}%s & %s \\ %s & %s\end{array}\right]"
    assert shown.latex == (
        r"\begin{array}{ll} & " + matrix % (2, 6, 1, 3) + r" \\ & \\[-8pt] "
        r"R_{2} \leftarrow R_{2} - \frac{1}{2} R_{1} & "
        + matrix % (2, 6, 0, 0)
        + r" \\ & \\[-8pt] R_{1} \leftarrow \frac{1}{2} R_{1} & "
        + matrix % (1, 3, 0, 0)
        + r"\end{array}"
    )


# What is kept and refused


def test_nothing_is_changed_from_outside():
    start = np.array([[1.0, 2.0], [3.0, 4.0]])
    form = reduced_row_echelon_form(start)
    assert start.tolist() == [[1, 2], [3, 4]]
    for array in (form.matrix, form.start):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 5
    for _, matrix in form.replay():
        matrix[:] = 0
    assert form.matrix.tolist() == [[1, 0], [0, 1]]
    *_, (_, last) = form.replay()
    assert last.tolist() == [[1, 0], [0, 1]]


def test_a_replay_needs_recorded_steps():
    form = row_echelon_form([[1, 2], [3, 4]], record_steps=False)
    for use in (lambda: list(form.replay()), form.written_out):
        with refused(
            ValueError,
            "steps: expected recorded",
            "None: reduce the matrix with record_steps=True",
        ):
            use()


@pytest.mark.parametrize(
    "reduce", [row_echelon_form, reduced_row_echelon_form]
)
@pytest.mark.parametrize(
    ("matrix", "options", "error", "facts"),
    [
        ([[1, 2], [3]], {}, ValueError, ["matrix", "lengths 1 and 2"]),
        (
            [[1], [2]],
            {"augmented": True},
            ValueError,
            ["matrix", "at least 2 columns", "augmented=True", "got 1"],
        ),
        (
            [[1, 2]],
            {"tolerance": -1},
            ValueError,
            ["tolerance", "at least 0", "-1"],
        ),
        ([[1, 2]], {"tolerance": "a"}, TypeError, ["tolerance", "'a'"]),
        (
            [[1, 2]],
            {"pivot_columns_limit": 3},
            ValueError,
            ["pivot_columns_limit", "0 to 2", "got 3"],
        ),
        (
            [[1, 2]],
            {"pivot_columns_limit": 2, "augmented": True},
            ValueError,
            ["pivot_columns_limit", "0 to 1", "got 2"],
        ),
        (
            [[1, 2]],
            {"pivot_columns_limit": 1.0},
            TypeError,
            ["pivot_columns_limit", "1.0"],
        ),
    ],
)
def test_wrong_arguments_of_forms(reduce, matrix, options, error, facts):
    with refused(error, *facts):
        reduce(matrix, **options)


@pytest.mark.parametrize(
    ("upper", "constants", "error", "facts"),
    [
        ([[1, 2]], [1], ValueError, ["upper", "square", "shape (1, 2)"]),
        (
            [[1, 2], [3, 4]],
            [1, 2],
            ValueError,
            ["upper", "zeros below the diagonal", "got 3 as upper[1, 0]"],
        ),
        (
            [[1, 2], [0, 0]],
            [1, 2],
            ValueError,
            [
                "upper",
                "no zero on the diagonal, got 0 as upper[1, 1]",
                "singular",
            ],
        ),
        (
            [[1, 2], [0, 1]],
            [1],
            ValueError,
            ["constants", "2 numbers", "got 1"],
        ),
        ([[1, "2"], [0, 1]], [1, 2], TypeError, ["upper", "upper[0, 1]"]),
    ],
)
def test_wrong_arguments_of_back_substitution(upper, constants, error, facts):
    with refused(error, *facts):
        back_substitution(upper, constants)


def test_numbers_too_large_for_floats_are_named():
    with refused(ValueError, "constants", "fit into a float"):
        back_substitution([[1.0]], [10**400])
    with refused(ValueError, "upper", "fit into a float"):
        back_substitution([[10**400]], [1.0])


def test_wrong_arguments_of_the_rank():
    with refused(ValueError, "matrix", "2-D"):
        rank([1, 2])
    with refused(ValueError, "tolerance", "at least 0"):
        rank([[1, 2]], -1)
