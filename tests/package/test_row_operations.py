"""Row operations as steps: applied, written, undone and replayed."""

import re
from dataclasses import FrozenInstanceError
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlmath.row_operations import AddMultiple, Scale, Swap, replay
from mlmath.systems import exact

# Sampled, since hypothesis takes long to make fractions of its own.
numbers = st.sampled_from(
    sorted(
        {Fraction(n, d) for n in range(-9, 10) for d in (1, 2, 3)},
        key=lambda number: (number.denominator, abs(number)),
    )
)
factors = numbers.filter(bool)


def matrices(rows, columns):
    row = st.lists(numbers, min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows).map(exact)


def steps(rows):
    two = st.permutations(range(rows)).map(lambda order: order[:2])
    return st.one_of(
        two.map(lambda pair: Swap(*pair)),
        st.builds(Scale, st.integers(0, rows - 1), factors),
        st.builds(lambda pair, f: AddMultiple(*pair, f), two, numbers),
    )


def refused(error, name, *facts):
    """Expect an error that names the argument and holds these facts."""
    start = name if ": expected" in name else f"{name}: expected "
    pattern = "^" + ".*".join(map(re.escape, [start, *facts]))
    return pytest.raises(error, match=pattern)


# What they do


def test_swap():
    after = Swap(0, 2).apply([[1, 2], [3, 4], [5, 6]])
    assert after.tolist() == [[5, 6], [3, 4], [1, 2]]


def test_scale():
    after = Scale(1, Fraction(1, 3)).apply([[1, 2], [3, 4]])
    assert after.tolist() == [[1, 2], [1, Fraction(4, 3)]]


def test_add_multiple():
    after = AddMultiple(target=1, source=0, factor=-3).apply([[1, 2], [3, 4]])
    assert after.tolist() == [[1, 2], [0, -2]]


@pytest.mark.parametrize(
    "step", [Swap(0, 1), Scale(0, 2), AddMultiple(1, 0, 2)]
)
def test_exact_steps_keep_the_arithmetic_of_the_matrix(step):
    whole = np.array([[1, 2], [3, 4]])
    assert {type(entry) for entry in step.apply(whole).flat} == {Fraction}
    assert step.apply(whole.astype(float)).dtype == np.float64
    assert whole.tolist() == [[1, 2], [3, 4]]


@pytest.mark.parametrize("step", [Scale(0, 0.5), AddMultiple(1, 0, 0.5)])
def test_a_float_in_a_step_makes_floats(step):
    after = step.apply([[1, 2], [3, 4]])
    assert after.dtype == np.float64
    assert after.tolist() in ([[0.5, 1], [3, 4]], [[1, 2], [3.5, 5]])


def test_scaling_leaves_no_negative_zero():
    after = Scale(0, -1).apply([[0.0, 1.0]])
    assert np.signbit(after).tolist() == [[False, True]]


def test_a_matrix_too_large_for_floats_is_named():
    with refused(ValueError, "matrix", "fit into a float"):
        Scale(0, 0.5).apply([[10**400]])


@pytest.mark.parametrize(
    "step", [Scale(0, 10**400), AddMultiple(0, 1, 10**400)]
)
def test_a_factor_too_large_for_floats_is_named(step):
    with refused(ValueError, "factor", "fit into a float"):
        step.apply([[0.5], [1.0]])
    assert step.apply([[2], [0]])[0, 0] in (2, 2 * 10**400)


# How they are written


@pytest.mark.parametrize(
    ("step", "text", "latex"),
    [
        (Swap(0, 2), "R_1 <-> R_3", r"R_{1} \leftrightarrow R_{3}"),
        (Scale(1, 3), "R_2 <- 3 R_2", r"R_{2} \leftarrow 3 R_{2}"),
        (Scale(0, -1), "R_1 <- -R_1", r"R_{1} \leftarrow -R_{1}"),
        (
            Scale(0, Fraction(-1, 2)),
            "R_1 <- -1/2 R_1",
            r"R_{1} \leftarrow -\frac{1}{2} R_{1}",
        ),
        (
            AddMultiple(1, 0, -3),
            "R_2 <- R_2 - 3 R_1",
            r"R_{2} \leftarrow R_{2} - 3 R_{1}",
        ),
        (
            AddMultiple(0, 9, 1),
            "R_1 <- R_1 + R_10",
            r"R_{1} \leftarrow R_{1} + R_{10}",
        ),
        (
            AddMultiple(2, 1, Fraction(1, 2)),
            "R_3 <- R_3 + 1/2 R_2",
            r"R_{3} \leftarrow R_{3} + \frac{1}{2} R_{2}",
        ),
        (
            AddMultiple(2, 1, 0),
            "R_3 <- R_3 + 0 R_2",
            r"R_{3} \leftarrow R_{3} + 0 R_{2}",
        ),
    ],
)
def test_steps_are_written_as_on_paper(step, text, latex):
    assert repr(step) == text
    assert step.latex == latex
    assert step._repr_latex_() == f"$${latex}$$"


def test_steps_are_values():
    assert AddMultiple(1, 0, -3) == AddMultiple(np.int64(1), 0, Fraction(-3))
    assert len({Swap(0, 1), Swap(0, 1), Swap(1, 0)}) == 2
    assert Scale(0, 2) != Scale(0, 3)
    assert type(Scale(0, 2).factor) is Fraction
    assert type(Swap(np.int64(0), 1).first) is int
    with pytest.raises(FrozenInstanceError):
        Swap(0, 1).first = 2


# What they keep


@given(matrices(3, 4), steps(3))
def test_the_inverse_undoes_a_step(matrix, step):
    assert (step.inverse().apply(step.apply(matrix)) == matrix).all()
    assert (step.apply(step.inverse().apply(matrix)) == matrix).all()


@given(matrices(3, 3), st.lists(numbers, min_size=3, max_size=3), steps(3))
def test_a_step_keeps_the_solutions(coefficients, solution, step):
    constants = coefficients @ exact(solution)
    changed = step.apply(np.column_stack([coefficients, constants]))
    assert (changed[:, :3] @ exact(solution) == changed[:, 3]).all()


@given(matrices(3, 2), st.lists(steps(3), max_size=6))
def test_replaying_is_applying_one_after_the_other(matrix, sequence):
    expected = matrix
    for step in sequence:
        expected = step.apply(expected)
    assert (replay(matrix, iter(sequence)) == expected).all()


def test_replaying_nothing_copies():
    matrix = np.array([[1.0, 2.0]])
    result = replay(matrix, [])
    assert result.tolist() == [[1, 2]]
    assert result is not matrix


# What they refuse


@pytest.mark.parametrize(
    ("make", "error", "facts"),
    [
        (
            lambda: Swap(1, 1),
            ValueError,
            ["second", "another row than first", "row 1"],
        ),
        (
            lambda: Swap(-1, 1),
            ValueError,
            ["first", "index of a row, 0 or more", "-1"],
        ),
        (lambda: Swap(0, "b"), TypeError, ["second", "index of a row", "'b'"]),
        (lambda: Scale(0.0, 1), TypeError, ["row", "index of a row", "0.0"]),
        (
            lambda: Scale(0, 0),
            ValueError,
            [
                "factor",
                "other than 0, since a row times 0 forgets its equation, got 0",
            ],
        ),
        (
            lambda: Scale(0, "1/2"),
            TypeError,
            ["factor", "real numbers", "'1/2'"],
        ),
        (lambda: Scale(0, np.inf), ValueError, ["factor", "finite", "inf"]),
        (
            lambda: AddMultiple(2, 2, 1),
            ValueError,
            ["source", "than target", "row 2"],
        ),
        (lambda: AddMultiple(0, 1, None), TypeError, ["factor", "None"]),
        (lambda: AddMultiple(0, True, 1), TypeError, ["source", "True"]),
        (
            lambda: Swap(0, 2).apply([[1], [2]]),
            ValueError,
            ["second", "0 to 1", "got 2"],
        ),
        (
            lambda: Scale(2, 1).apply([[1], [2]]),
            ValueError,
            ["row", "0 to 1", "got 2"],
        ),
        (
            lambda: AddMultiple(2, 0, 1).apply([[1]]),
            ValueError,
            ["target", "got 2"],
        ),
        (
            lambda: AddMultiple(0, 2, 1).apply([[1]]),
            ValueError,
            ["source", "got 2"],
        ),
        (
            lambda: Swap(0, 1).apply([[1, 2], [3]]),
            ValueError,
            ["matrix", "1 and 2"],
        ),
        (
            lambda: replay([[1]], ["R"]),
            TypeError,
            [
                "steps",
                "row operations (Swap, Scale or AddMultiple), got 'R'",
                "steps[0]",
            ],
        ),
        (lambda: replay([1], []), ValueError, ["matrix", "2-D"]),
    ],
)
def test_wrong_steps(make, error, facts):
    with refused(error, *facts):
        make()
