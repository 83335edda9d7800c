"""Update rules against their definitions, written out step by step."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlmath.update_rules import Adam, Momentum, Plain

gradients = st.lists(
    st.floats(-100, 100).filter(lambda g: abs(g) > 1e-3), min_size=1, max_size=8)
shares = st.sampled_from([0.0, 0.25, 0.5, 0.9, 0.99])
RATE = 0.125


def moves(rule, slopes):
    """All moves of a rule that is shown these gradients."""
    memory = rule.begin(np.zeros(2))
    found = []
    for slope in slopes:
        move, memory = rule.step(np.array([slope, -2 * slope]), RATE, memory)
        found.append(move)
    return np.array(found)


@given(gradients)
def test_plain_moves_against_the_gradient(slopes):
    expected = [[-RATE * g, 2 * RATE * g] for g in slopes]
    np.testing.assert_allclose(moves(Plain(), slopes), expected)


@given(gradients, shares)
def test_momentum_weighs_earlier_gradients(slopes, beta):
    for k, move in enumerate(moves(Momentum(beta), slopes)):
        velocity = sum(g * beta ** (k - i) for i, g in enumerate(slopes[: k + 1]))
        np.testing.assert_allclose(move[0], -RATE * velocity, atol=1e-9)
        np.testing.assert_allclose(move[1], 2 * RATE * velocity, atol=1e-9)


@given(gradients, shares, shares)
def test_adam_is_a_fair_mean_over_a_fair_size(slopes, beta1, beta2):
    epsilon = 0.25
    for k, move in enumerate(moves(Adam(beta1, beta2, epsilon), slopes)):
        first = [beta1 ** (k - i) for i in range(k + 1)]
        second = [beta2 ** (k - i) for i in range(k + 1)]
        seen = np.array(slopes[: k + 1])
        mean = np.average(seen, weights=first)
        size = np.sqrt(np.average(seen**2, weights=second))
        assert move[0] == pytest.approx(-RATE * mean / (size + epsilon))
        assert move[1] == pytest.approx(2 * RATE * mean / (2 * size + epsilon))


def test_usual_values():
    assert Momentum().beta == 0.9
    assert (Adam().beta1, Adam().beta2, Adam().epsilon) == (0.9, 0.999, 1e-8)


def test_memory_does_not_leak_into_the_rule():
    rule = Adam()
    assert np.array_equal(moves(rule, [1.0, 2.0]), moves(rule, [1.0, 2.0]))


@pytest.mark.parametrize(
    ("make", "name", "wanted"),
    [
        (lambda v: Momentum(v), "beta", "at least 0 and less than 1"),
        (lambda v: Adam(beta1=v), "beta1", "at least 0 and less than 1"),
        (lambda v: Adam(beta2=v), "beta2", "at least 0 and less than 1"),
        (lambda v: Adam(epsilon=v), "epsilon", "positive"),
    ],
)
def test_refuses_bad_numbers(make, name, wanted):
    bad = [-0.5] + ([1, 1.5] if "less" in wanted else [0])
    for value in bad:
        with pytest.raises(ValueError, match=f"^{name}: expected a.*{wanted}.* got {value}"):
            make(value)
    with pytest.raises(TypeError, match=f"^{name}: expected real numbers"):
        make("0.5")
    with pytest.raises(ValueError, match=f"^{name}: "):
        make(float("nan"))
