"""What stands behind the chapter on inverses and layers, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result.
"""

import numpy as np
import pytest

from mlmath import check
from mlmath.exercises.linear_algebra.inverses_and_network_layers import (
    KEYS,
    decode,
    forward,
    is_secret,
    some_network,
    some_photo,
    some_secret,
    transformed,
    unmix,
)


@pytest.mark.parametrize("seed", range(20))
def test_filtering_what_was_unmixed_gives_the_photo(seed):
    A, photo = some_photo(np.random.default_rng(seed))
    before = unmix(A, photo)
    assert np.array([np.array(A) @ pixel for pixel in before]) == pytest.approx(
        np.array(photo, dtype=float))


@pytest.mark.parametrize("seed", range(30))
def test_a_forward_pass_agrees_with_one_neuron_at_a_time(seed):
    X, layers = some_network(np.random.default_rng(seed))
    for observation, found in zip(X, forward(X, layers)):
        outputs = observation
        for number, (W, b) in enumerate(layers, start=1):
            outputs = [sum(w * x for w, x in zip(row, outputs)) + bias
                       for row, bias in zip(W, b)]
            if number < len(layers):
                outputs = [max(0, z) for z in outputs]
        assert found.tolist() == outputs


@pytest.mark.parametrize("key", KEYS)
def test_what_was_hidden_is_decoded(key):
    assert decode(transformed("INVERSES", key), key) == "INVERSES"


@pytest.mark.parametrize("seed", range(20))
def test_random_secrets_are_allowed(seed):
    assert is_secret(*some_secret(np.random.default_rng(seed)))


@pytest.mark.parametrize("text, key", [
    ("ABC", [[2, 3], [1, 2]]), ("ab", [[2, 3], [1, 2]]),
    ("AB", [[2, 3], [1, 1]]), ("AB", [[1]]),
])
def test_other_secrets_are_not(text, key):
    assert not is_secret(text, key)


def test_a_network_that_is_silent_is_no_xor():
    feedback = check("exercise-inverse-relu-xor", np.zeros((3, 3)))
    assert feedback.passed is False
    assert "For (0, 1) your network gives 0, and it should be 1." in str(feedback)


@pytest.mark.parametrize("answer, message", [
    ((1, 1, 0, -1.5), "For the reports (0, 1, 1) your neuron answers 0, and it"
                      " should be 1."),
    ((1, 1, 3, -1.5), "For the reports (0, 0, 1) your neuron answers 1, and it"
                      " should be 0."),
])
def test_a_wrong_vote_is_named(answer, message):
    feedback = check("exercise-inverse-majority", answer)
    assert feedback.passed is False and message in str(feedback)
