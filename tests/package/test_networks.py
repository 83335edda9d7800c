"""Layers and networks: derivatives, steps, shapes that do not fit."""

import numpy as np
import pytest
from scipy.optimize import approx_fprime
from scipy.special import expit

from mlmath.datasets import half_moons, spiral
from mlmath.networks import Dense, Network, ReLU, Tanh


@pytest.fixture
def rng():
    return np.random.default_rng(9)


def dense_of(network):
    return [layer for layer in network.layers if isinstance(layer, Dense)]


def flat(network, kind="parts"):
    parts = [(layer.W, layer.b) if kind == "parts" else (layer.by_W, layer.by_b)
             for layer in dense_of(network)]
    return np.concatenate([part.ravel() for pair in parts for part in pair])


def fill(network, vector):
    for layer in dense_of(network):
        for part in (layer.W, layer.b):
            part[...] = vector[:part.size].reshape(part.shape)
            vector = vector[part.size:]


def mean_log_loss(z, y):
    return np.mean(np.logaddexp(0, z) - y * z)


@pytest.mark.parametrize("bend", [Tanh, ReLU])
def test_derivatives_are_those_of_difference_quotients(rng, bend):
    network = Network(Dense(3, 5, rng), bend(), Dense(5, 4, rng), bend(), Dense(4, 1, rng))
    for layer in dense_of(network):
        layer.b[:] = rng.normal(size=len(layer.b))
    X, y = rng.normal(size=(7, 3)), rng.integers(0, 2, (7, 1))

    def loss(vector):
        fill(network, vector)
        return mean_log_loss(network.forward(X), y)

    start = flat(network)
    slopes = approx_fprime(start, loss)
    fill(network, start)
    by_X = network.backward((expit(network.forward(X)) - y) / len(y))
    assert flat(network, "derivatives") == pytest.approx(slopes, abs=1e-6)
    assert by_X.ravel() == pytest.approx(approx_fprime(
        X.ravel(), lambda x: mean_log_loss(network.forward(x.reshape(X.shape)), y)), abs=1e-6)


def test_a_dense_layer_by_hand(rng):
    layer = Dense(2, 3, rng)
    W, b = np.array([[1, 2], [0, -1], [3, 0.5]]), np.array([0.5, 0, -1])
    layer.W[:], layer.b[:] = W, b
    A, D = rng.normal(size=(4, 2)), rng.normal(size=(4, 3))
    assert layer.forward(A) == pytest.approx(np.array([W @ row + b for row in A]))
    assert (layer.by_W, layer.by_b) == (None, None)
    assert layer.backward(D) == pytest.approx(np.array([W.T @ row for row in D]))
    assert layer.by_W == pytest.approx(sum(np.outer(d, a) for d, a in zip(D, A)))
    assert layer.by_b == pytest.approx(D.sum(axis=0))


@pytest.mark.parametrize(("spread", "expected"), [(None, 1 / 20), (0.3, 0.3)])
def test_weights_are_drawn_and_biases_begin_at_zero(spread, expected):
    layer = Dense(400, 50, np.random.default_rng(1), spread)
    assert layer.W.shape == (50, 400) and layer.b.tolist() == [0] * 50
    assert layer.W.mean() == pytest.approx(0, abs=4 * expected / np.sqrt(20_000))
    assert layer.W.std() == pytest.approx(expected, rel=0.03)
    again = Dense(400, 50, np.random.default_rng(1), spread)
    assert np.array_equal(layer.W, again.W)


def test_a_step_goes_down_and_pulls_weights_alone_to_zero(rng):
    network = Network(Dense(2, 2, rng), Tanh(), Dense(2, 1, rng))
    X = rng.normal(size=(5, 2))
    network.forward(X)
    network.backward(np.ones((5, 1)))
    first, last = dense_of(network)
    first.b[:], last.b[:] = [1, 2], 3
    before = [(layer.W.copy(), layer.b.copy()) for layer in (first, last)]
    network.step(0.1, lam=0.25)
    for layer, (W, b) in zip((first, last), before):
        assert layer.W == pytest.approx(W - 0.1 * (layer.by_W + 0.5 * W))
        assert layer.b == pytest.approx(b - 0.1 * layer.by_b)
    before = first.W.copy()
    network.step(0.1)
    assert first.W == pytest.approx(before - 0.1 * first.by_W)


@pytest.mark.parametrize(("load", "units", "steps", "rate"), [
    (half_moons, 8, 1500, 1), (spiral, 16, 3000, 1)])
def test_networks_learn_shapes(load, units, steps, rate):
    data, rng = load(), np.random.default_rng(1)
    X, y = data.features, data.target[:, np.newaxis]
    network = Network(Dense(2, units, rng), Tanh(), Dense(units, 1, rng))
    for _ in range(steps):
        network.backward((expit(network.forward(X)) - y) / len(y))
        network.step(rate)
    assert ((network.forward(X) > 0) == y).mean() > 0.95


def test_equal_units_stay_equal(rng):
    network = Network(Dense(2, 4, rng), ReLU(), Dense(4, 1, rng))
    for layer in dense_of(network):
        layer.W[:] = 0.5
    X, y = rng.normal(size=(20, 2)), rng.integers(0, 2, (20, 1))
    for _ in range(50):
        network.backward((expit(network.forward(X)) - y) / 20)
        network.step(0.5)
    first, last = dense_of(network)
    assert (first.W == first.W[0]).all() and (last.W == last.W[0, 0]).all()


@pytest.mark.parametrize(("do", "error", "message"), [
    (lambda rng: Dense(0, 1, rng), ValueError, "inputs: expected at least 1, got 0"),
    (lambda rng: Dense(1, 0, rng), ValueError, "units: expected at least 1, got 0"),
    (lambda rng: Dense(2.5, 1, rng), TypeError, "inputs: expected a whole number"),
    (lambda rng: Dense(2, "a", rng), TypeError, "units: expected a whole number"),
    (lambda rng: Dense(10**7, 1, rng), ValueError, "inputs: expected a whole number"),
    (lambda rng: Dense(1, 1, 7), TypeError,
     r"rng: expected a generator such as np.random.default_rng\(1\), got 7 \(int\)"),
    (lambda rng: Dense(1, 1, rng, 0), ValueError, "spread: .*, got 0"),
    (lambda rng: Network(), ValueError, "layers: expected at least one, got none"),
    (lambda rng: Network(Tanh(), Tanh), TypeError, r"layers\[1\]: expected a layer"),
    (lambda rng: Network(Tanh(), 3), TypeError,
     r"layers\[1\]: expected a layer with forward and backward, got 3 \(int\)"),
    (lambda rng: Dense(2, 1, rng).forward([1, 2]), ValueError,
     r"A: expected a batch of shape \(rows, 2\), got shape \(2,\)"),
    (lambda rng: Dense(2, 1, rng).forward([[1, 2, 3]]), ValueError,
     r"A: expected a batch of shape \(rows, 2\), got shape \(1, 3\)"),
    (lambda rng: Tanh().forward(1), ValueError,
     r"Z: expected a batch of shape \(rows, columns\), got shape \(\)"),
    (lambda rng: ReLU().forward([1]), ValueError, r"Z: .*, got shape \(1,\)"),
    (lambda rng: Dense(2, 1, rng).backward([[1]]), ValueError,
     "backward: expected forward to be called before"),
    (lambda rng: Tanh().backward([[1]]), ValueError, "forward to be called before"),
    (lambda rng: ReLU().backward([[1]]), ValueError, "forward to be called before"),
    (lambda rng: Network(Dense(1, 1, rng)).step(1), ValueError,
     "step: expected derivatives, got none; call forward and backward before"),
])
def test_what_cannot_be(rng, do, error, message):
    with pytest.raises(error, match=message):
        do(rng)


@pytest.mark.parametrize("layer", [Tanh(), ReLU(), Dense(2, 2, np.random.default_rng(1))])
def test_derivatives_of_another_shape_are_refused(layer):
    layer.forward([[1, 2], [3, 4], [5, 6]])
    for D in ([[1, 2]], [[1], [2], [3]], [1, 2]):
        with pytest.raises(ValueError, match=r"D: expected shape \(3, 2\), as the layer"
                                             r" returned it, got \("):
            layer.backward(D)
