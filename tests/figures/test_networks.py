"""What the figure of a network computes agrees with NumPy."""

from itertools import islice, pairwise

import numpy as np
import pytest
from scipy import special, stats

from tests.figures.javascript import ask
from tests.figures.oracles import even_numbers

MODULE = "../../tests/figures/networks.mjs"
GAP = 1e-6
ACTIVATIONS = {"tanh": np.tanh, "relu": lambda z: np.maximum(z, 0), "sigmoid": special.expit}
every_activation = pytest.mark.parametrize("activation", ACTIVATIONS)


def scores(numbers, activation, places):
    """Return the scores of a network given as one list of numbers."""
    *units, bias = numbers
    weights = np.reshape(units, (-1, 4))
    hidden = ACTIVATIONS[activation](places @ weights[:, :2].T + weights[:, 2])
    return hidden @ weights[:, 3] + bias


def loss_of(numbers, activation, points):
    chances = special.expit(scores(numbers, activation, points[:, :2]))
    return -np.log(np.where(points[:, 2] == 1, chances, 1 - chances)).mean()


def flat(network):
    return np.append(np.ravel(network["units"]), network["bias"])


@every_activation
def test_each_step_goes_down_the_slopes_of_the_loss(activation):
    points = np.array(ask(MODULE, [["cloud", "moons", 24, 0.1, 3]])[0])
    path, = ask(MODULE, [["path", 3, 5, activation, points.tolist(), 0.6, 25]])
    assert path[-1]["loss"] < path[0]["loss"]
    for before, after in pairwise(path):
        numbers = flat(before["network"])
        assert before["loss"] == pytest.approx(loss_of(numbers, activation, points))
        slopes = [(loss_of(numbers + GAP * axis, activation, points)
                   - loss_of(numbers - GAP * axis, activation, points)) / (2 * GAP)
                  for axis in np.eye(len(numbers))]
        np.testing.assert_allclose(numbers - flat(after["network"]), 0.6 * np.array(slopes), atol=1e-7)


@every_activation
def test_scores(activation):
    network, = ask(MODULE, [["initial", 5, 9]])
    places = np.random.default_rng(21).uniform(-3, 3, (30, 2))
    found, = ask(MODULE, [["scores", network, activation, places.tolist()]])
    np.testing.assert_allclose(found, scores(flat(network), activation, places))


def test_a_start_belongs_to_its_seed():
    one, again, other = ask(MODULE, [["initial", 4, seed] for seed in (1, 1, 2)])
    assert one == again != other
    even = 2 * np.array(list(islice(even_numbers(1), 16))) - 1
    np.testing.assert_allclose(one["units"], even.reshape(4, 4) * [1.5, 1.5, 1, 1])


@pytest.mark.parametrize("name", ["moons", "rings", "corners", "clouds"])
def test_points_are_scattered_around_their_shape(name):
    exact, noisy = (np.array(points) for points in ask(MODULE, [
        ["cloud", name, 60, noise, 4] for noise in (0, 0.2)]))
    assert exact[:, 2].tolist() == [0, 1] * 30
    numbers = np.array(list(islice(even_numbers(4), 240))).reshape(60, 4)
    np.testing.assert_allclose(noisy[:, :2] - exact[:, :2], 0.2 * stats.norm.ppf(numbers[:, 2:]), atol=1e-9)
    x, y, kind = exact.T
    inside = {
        "moons": lambda: np.hypot(x / 1.5 + np.where(kind == 1, -0.5, 0.5),
                                  y / 1.5 + np.where(kind == 1, -0.25, 0.25)) - 1,
        "rings": lambda: np.hypot(x, y) - np.where(kind == 1, 0.6, 1.8),
        "corners": lambda: (x * y > 0) != kind,
        "clouds": lambda: np.hypot(x - np.where(kind == 1, 1, -1), y - np.where(kind == 1, 0.7, -0.7)),
    }[name]()
    np.testing.assert_allclose(inside, 0, atol=1e-9)


def test_one_unit_has_a_straight_border_and_more_bend_it():
    points, = ask(MODULE, [["cloud", "corners", 48, 0.05, 2]])
    table = np.array(points)

    def right(units):
        last = ask(MODULE, [["path", units, 1, "tanh", points, 1, 400]])[0][-1]
        answers = scores(flat(last["network"]), "tanh", table[:, :2]) > 0
        return (answers == table[:, 2]).mean()

    assert right(1) < 0.8 and right(6) > 0.95
