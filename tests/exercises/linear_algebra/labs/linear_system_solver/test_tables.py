"""What the random tables of the lab are, and the steps that are taken in them."""

import numpy as np
import pytest

from mlmath.exercises.linear_algebra.labs.linear_system_solver import (
    reduction,
    row_operations,
    solutions,
    tables,
)


@pytest.fixture(scope="module")
def made():
    rng = np.random.default_rng(1)
    return [np.array(tables.random_table(rng, fewest))
            for fewest in (1, 2, 3) for _ in range(1500)]


def test_tables_have_all_small_shapes_and_entries(made):
    for place, fewest in enumerate((1, 2, 3)):
        shapes = {table.shape for table in made[1500 * place:1500 * (place + 1)]}
        assert shapes == {(rows, columns) for rows in range(1, 5)
                          for columns in range(fewest, 6)}
    single = [table for table in made if len(table) == 1]
    for rows in (single, [table[:-1] for table in made]):
        assert set(np.concatenate([each.ravel() for each in rows])) == set(range(-3, 4))


@pytest.mark.parametrize("count", [2, 3, 4])
def test_last_rows_are_often_multiples_of_the_first(made, count):
    wide = [table for table in made if table.shape == (count, 5) and table[0, :4].any()]
    found = [(factor, table[-1, 4] - factor * table[0, 4]) for table in wide
             for factor in range(-4, 5)
             if np.array_equal(table[-1, :4], factor * table[0, :4])]
    assert 0.5 < len(found) / len(wide) < 0.7
    factors, rest = map(np.array, zip(*found))
    assert set(factors) == set(range(-2, 3)) and set(rest) == {-1, 0, 1}
    # In half of them nothing is added, in the others a third of the time 0.
    assert 0.55 < (rest == 0).mean() < 0.8


def test_steps_reach_every_factor_and_find_a_row_that_is_not_zero():
    rng = np.random.default_rng(2)
    steps = [row_operations.random_step(rng) for _ in range(500)]
    assert {factor for *_, factor in steps} == set(range(-4, 5))
    for table, target, source, _ in steps:
        assert target != source and table[-1] == [1] * len(table[0])


def test_columns_have_their_pivot():
    rng = np.random.default_rng(3)
    drawn = [row_operations.random_column(rng) for _ in range(300)]
    assert all(row_operations.has_pivot(*column) for column in drawn)
    assert {column for _, _, column in drawn} == set(range(5))
    table = [[1, 2], [3, 1]]
    assert [(top, column) for top in range(-1, 3) for column in range(-1, 3)
            if row_operations.has_pivot(table, top, column)] == [(0, 0), (1, 1)]


def test_searches_may_leave_the_last_column_out():
    rng = np.random.default_rng(4)
    drawn = [reduction.random_search(rng) for _ in range(300)]
    assert all(reduction.is_search(*search) for search in drawn)
    assert {(len(table[0]), searched) for table, searched in drawn} == {
        (width, width - out) for width in range(2, 6) for out in (0, 1)}
    assert [searched for searched in range(4)
            if reduction.is_search([[1, 2], [3, 4]], searched)] == [1, 2]
    assert not reduction.is_search([[1, 2], [3]], 1)


def test_systems_to_choose_from_have_solutions_of_every_size():
    rng = np.random.default_rng(5)
    drawn = [solutions.random_choice(rng) for _ in range(400)]
    assert {len(table[0]) for table, _ in drawn} == {3, 4, 5}
    assert {value for _, choice in drawn for value in choice} == set(range(-3, 4))
    largest = max(abs(row[-1]) for table, _ in drawn for row in table)
    assert 20 < largest <= 6 * 3 * 4
