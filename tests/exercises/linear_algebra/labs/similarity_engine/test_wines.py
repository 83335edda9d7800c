"""The counts of wines, and what is said of wrong ones."""

import numpy as np
import pytest

from mlmath import check
from mlmath.datasets import wine
from mlmath.exercises.linear_algebra.labs.similarity_engine import wines
from mlmath.exercises.linear_algebra.labs.similarity_engine.search import hits


def counts_for(change):
    book = wine()
    table = change(book.features)
    return [hits(table, book.target, way, table) for way in wines.WAYS]


@pytest.mark.parametrize(("change", "expected"), [
    (lambda X: X, wines.RAW),
    (lambda X: (X - X.mean(axis=0)) / X.std(axis=0), wines.STANDARDIZED),
    (lambda X: (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True),
     [159, 154, 154]),
    (lambda X: (X - X.mean()) / X.std(), [150, 137, 141]),
    (lambda X: X - X.mean(axis=0), [150, 137, 152]),
    (lambda X: X / X.std(axis=0), [174, 170, 169]),
])
def test_the_counts_are_those_of_the_wines(change, expected):
    assert counts_for(change) == expected


@pytest.mark.parametrize(("place", "message"), [
    ((0, 0), "Your count for `cityblock` with raw columns is wrong."),
    ((2, 0), "Your count for `cosine` with raw columns is wrong."),
    ((1, 1), "Your count for `euclidean` with standardized columns is wrong."),
])
def test_a_wrong_count_of_wines_is_named(place, message):
    answer = np.array(wines.WINES.value)
    answer[place] += 1
    assert check("exercise-similarity-wines", answer).message == (
        f"Not yet. {message}")


@pytest.mark.parametrize("form", [tuple, np.array, lambda rows: [
    list(map(float, row)) for row in rows]])
def test_right_counts_of_wines_in_other_forms(form):
    assert check("exercise-similarity-wines", form(wines.WINES.value)).passed


@pytest.mark.parametrize("answer", [
    [wines.RAW, wines.STANDARDIZED], wines.RAW, 174, "many", [[1, 2]] * 4,
])
def test_counts_of_wines_in_no_table(answer):
    message = check("exercise-similarity-wines", answer).message
    assert message.startswith("Not yet: your answer "), message
