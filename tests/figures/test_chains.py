"""What figures of chains compute agrees with NumPy."""

import numpy as np
import pytest

from tests.figures.javascript import ask

MODULE = "chain/model.js"


def random_matrices():
    rng = np.random.default_rng(18)
    for n in (2, 3, 3, 8):
        matrix = rng.uniform(0, 1, (n, n))
        yield matrix / matrix.sum(0)


def stationary(matrix):
    """Return the eigenvector of the eigenvalue 1, its sum 1."""
    values, vectors = np.linalg.eig(matrix)
    found = vectors[:, np.argmin(abs(values - 1))].real
    return found / found.sum()


def test_columns_are_divided_by_their_sums():
    found, even = ask(MODULE, [["stochastic", [[1, 0], [3, 0]]], ["shares", [2, 6]]])
    assert found == [[0.25, 0], [0.75, 1]]  # the second state keeps what it has
    assert even == [0.25, 0.75]


def test_steps_are_powers_of_the_matrix():
    rng = np.random.default_rng(19)
    for matrix in random_matrices():
        start = rng.dirichlet(np.ones(len(matrix)))
        path, = ask(MODULE, [["walk", matrix.tolist(), start.tolist(), 9]])
        assert len(path) == 10
        for k, state in enumerate(path):
            np.testing.assert_allclose(state, np.linalg.matrix_power(matrix, k) @ start)


def test_a_positive_matrix_has_one_equilibrium_and_settles():
    for matrix in random_matrices():
        answer, = ask(MODULE, [["equilibrium", matrix.tolist()]])
        np.testing.assert_allclose(answer["state"], stationary(matrix), atol=1e-9)
        assert answer["settles"]
    slow, = ask(MODULE, [["equilibrium", [[0.9999, 0.0002], [0.0001, 0.9998]]]])
    assert slow == {"state": pytest.approx([2 / 3, 1 / 3]), "settles": True}


@pytest.mark.parametrize("matrix, state, settles", [
    ([[0, 1], [1, 0]], [0.5, 0.5], False),
    ([[0, 0, 1], [1, 0, 0], [0, 1, 0]], [1 / 3] * 3, False),
    ([[0, 0.5, 0], [1, 0, 1], [0, 0.5, 0]], [0.25, 0.5, 0.25], False),
    ([[1, 0], [0, 1]], None, True), ([[1, 0.3, 0], [0, 0.4, 0], [0, 0.3, 1]], None, True),
    ([[1, 0, 0], [0, 0, 1], [0, 1, 0]], None, False),
    ([[1, 0.5], [0, 0.5]], [1, 0], True)])
def test_chains_that_swing_or_have_more_than_one_equilibrium(matrix, state, settles):
    answer, = ask(MODULE, [["equilibrium", matrix]])
    assert answer["settles"] == settles
    assert answer["state"] == (state and pytest.approx(state))


WEB = ["AB", "AC", "BC", "CA", "DC", "ED", "EF", "FC"]


def surfing_matrix(links, pages, damping):
    letters = "ABCDEFGH"[:pages]
    matrix = np.array([[float(a + b in links) for a in letters] for b in letters])
    matrix[:, matrix.sum(0) == 0] = 1
    return damping * matrix / matrix.sum(0) + (1 - damping) / pages


@pytest.mark.parametrize("links, pages", [
    (WEB, 6), ([], 3), (["AB", "BA"], 3), (["AB", "BC", "CD"], 4), (["HA", "AH", "GA"], 8)])
@pytest.mark.parametrize("damping", [0, 0.5, 0.85, 0.99])
def test_ranks_are_the_equilibrium_of_the_surfer(links, pages, damping):
    matrix, found = ask(MODULE, [["surfing", links, pages, damping],
                                 ["ranks", links, pages, damping]])
    np.testing.assert_allclose(matrix, surfing_matrix(links, pages, damping))
    np.testing.assert_allclose(found, stationary(surfing_matrix(links, pages, damping)), atol=1e-9)


def test_without_jumps_readers_who_go_round_are_averaged():
    found, = ask(MODULE, [["ranks", ["AB", "BA", "CA"], 3, 1]])
    assert found == pytest.approx([0.5, 0.5, 0])
