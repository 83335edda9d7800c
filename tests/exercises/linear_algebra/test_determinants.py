"""What stands behind the chapter on determinants, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result.
"""

import numpy as np
import pytest

from mlmath.exercises.linear_algebra.determinants import (
    a_field,
    det_by_elimination,
    signed_area,
    some_rows,
    trace_vanishes,
)


@pytest.mark.parametrize("seed", range(20))
def test_a_field_has_the_area_of_its_points(seed):
    (corners,) = a_field(np.random.default_rng(seed))
    x, y = np.array(corners, dtype=float).T
    # The area below each side, with the sign of its direction.
    below = (np.roll(x, -1) - x) * (np.roll(y, -1) + y) / 2
    assert signed_area(corners) == pytest.approx(-below.sum())


def test_the_random_fields_are_small_and_walked_both_ways():
    fields = [a_field(np.random.default_rng(seed))[0] for seed in range(300)]
    assert {len(corners) for corners in fields} == {3, 4, 5, 6}
    clockwise = [signed_area(corners) < 0 for corners in fields]
    assert 0.35 < np.mean(clockwise) < 0.65
    places = np.concatenate(fields)
    assert places.min() == -11 and places.max() == 11
    assert max(np.ptp(corners, axis=0).max() for corners in fields) == 10
    middles = np.array([np.mean(corners, axis=0) for corners in fields])
    assert (middles[:, 0] * middles[:, 1]).min() < -9


@pytest.mark.parametrize("seed", range(40))
def test_elimination_agrees_with_numpy(seed):
    (rows,) = some_rows(np.random.default_rng(seed))
    assert det_by_elimination(rows) == pytest.approx(
        np.linalg.det(rows), rel=1e-9, abs=1e-9
    )


def test_the_random_matrices_need_swaps_and_are_sometimes_singular():
    matrices = [some_rows(np.random.default_rng(seed))[0] for seed in range(200)]
    assert {len(rows) for rows in matrices} == {1, 2, 3, 4}
    entries = np.concatenate([np.ravel(rows[:-1]) for rows in matrices])
    assert set(entries) == set(range(-4, 5))
    assert 0.3 < np.mean(entries == 0) < 0.45
    doubled = [np.array_equal(rows[-1], 2 * np.array(rows[0]))
               for rows in matrices if len(rows) > 1]
    assert 0.2 < np.mean(doubled) < 0.4
    assert any(rows[0][0] == 0 and det_by_elimination(rows) for rows in matrices)
    assert any(abs(det_by_elimination(rows)) < 1e-9 for rows in matrices)


@pytest.mark.parametrize(("matrix", "vanishes"), [
    ([[1, 2], [3, -1]], True), ([[0.1 + 0.2, 5], [5, -0.3]], True),
    ([[1, 2], [3, -0.5]], False), ([[0, -1], [1, 2]], False)])
def test_a_trace_vanishes_up_to_rounding(matrix, vanishes):
    assert trace_vanishes(matrix) == vanishes
