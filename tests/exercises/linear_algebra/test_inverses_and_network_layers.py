"""What stands behind the chapter on inverses and layers, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, what the random inputs reach, and inputs at the
edge.
"""

from string import ascii_uppercase

import numpy as np
import pytest

from mlmath import check
from mlmath.exercises.linear_algebra.inverses_and_network_layers import (
    KEYS,
    bent_everywhere,
    can_be_undone,
    decode,
    first_wrong,
    forward,
    in_columns,
    is_majority,
    is_secret,
    last_layer_alone,
    never_bent,
    outputs_of,
    some_network,
    some_photo,
    some_secret,
    transformed,
    unlike_xor,
    unmix,
    votes,
    without_biases,
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
    ("AB", [[2, 3], [1, 1]]), ("AB", [[1]]), ("AB", [[1, 0, 0], [0, 1, 0]]),
    ("AB", [[1, 0], [0, 1], [0, 0]]), ("AB", [[0, 1], [1, 0]]),
    ("AB", [[2, 0], [0, 1]]), (["A", "B"], [[2, 3], [1, 2]]),
    ("A[", [[2, 3], [1, 2]]), ("@Z", [[2, 3], [1, 2]]),
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


# What the random inputs reach ------------------------------------------------


def made_by(maker, count=600):
    return [maker(np.random.default_rng(seed)) for seed in range(count)]


def entries_of(*tables):
    return [entry for table in tables for row in table for entry in row]


def test_filters_are_heavy_on_their_diagonal_and_pixels_have_three_parts():
    made = made_by(some_photo)
    assert all(np.shape(A) == (3, 3) for A, _ in made)
    assert {A[k][k] for A, _ in made for k in range(3)} == {4, 5, 6}
    assert {A[j][k] for A, _ in made for j in range(3) for k in range(3)
            if j != k} == {0, 1, 2}
    # They are drawn one by one.
    assert {len({A[0][1], A[0][2], A[1][0]}) for A, _ in made} == {1, 2, 3}
    assert {len(photo) for _, photo in made} == {1, 2, 3, 4}
    assert {len(pixel) for _, photo in made for pixel in photo} == {3}
    parts = entries_of(*(photo for _, photo in made))
    assert set(parts) == set(range(200))
    assert {type(entry) for entry in entries_of(*made[0])} == {int}
    assert all(can_be_undone(*each) for each in made)


def test_networks_have_one_to_three_layers_that_fit():
    made = made_by(some_network)
    assert {len(X) for X, _ in made} == {1, 2, 3}
    assert {len(layers) for _, layers in made} == {1, 2, 3}
    inputs, neurons = set(), set()
    for X, layers in made:
        before = len(X[0])
        inputs.add(before)
        for W, b in layers:
            assert np.shape(W) == (len(b), before)
            before = len(b)
            neurons.add(before)
    assert inputs == neurons == {1, 2, 3}
    few = set(range(-2, 3))
    assert set(entries_of(*(X for X, _ in made))) == few
    assert set(entries_of(*(W for _, layers in made for W, _ in layers))) == few
    assert {each for _, layers in made for _, b in layers for each in b} == few
    X, layers = made[0]
    W, b = layers[0]
    assert {type(entry) for entry in [*entries_of(X, W), *b]} == {int}


def test_secrets_have_one_to_three_pairs_and_every_key():
    made = made_by(some_secret)
    assert {len(text) for text, _ in made} == {2, 4, 6}
    assert {letter for text, _ in made for letter in text} == set(ascii_uppercase)
    assert {id(key) for _, key in made} == set(map(id, KEYS))


# Inputs at the edge ----------------------------------------------------------

ONES = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]


@pytest.mark.parametrize(("A", "photo", "answer"), [
    (ONES, [[1, 2, 3]], True),
    (ONES, [[1, 2, 3], [4, 5, 6]], True),
    ([[999_999, 0, 0], [0, 1, 0], [0, 0, 1]], [[1, 2, 3]], True),
    ([[1_000_000, 0, 0], [0, 1, 0], [0, 0, 1]], [[1, 2, 3]], False),
    ([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 2, 3]], False),
    ([[1, 0], [0, 1]], [[1, 2, 3]], False),
    ([[1, 0, 0], [0, 1, 0]], [[1, 2, 3]], False),
    ([ONES], [[1, 2, 3]], False),
    ([1, 0, 0], [[1, 2, 3]], False),
    (ONES, [1, 2, 3], False),
    (ONES, [[[1, 2, 3]] * 3], False),
    (ONES, [[1, 2]], False),
    (ONES, [[1, 2, 3, 4]], False),
])
def test_which_filters_can_be_undone(A, photo, answer):
    assert bool(can_be_undone(A, photo)) is answer


def test_a_filter_that_mixes_two_parts_is_undone():
    found = unmix([[1, 1, 0], [0, 2, 0], [0, 0, 4]], [[5, 4, 8], [3, 0, 4]])
    assert found == pytest.approx(np.array([[3, 2, 2], [3, 0, 1]]))


def test_a_neuron_votes_on_all_reports_in_order():
    assert votes((4, 2, 1, -3.5)).tolist() == [
        False, False, False, False, True, True, True, True]
    assert votes((4, 2, 1, -3)).tolist() == [False] * 4 + [True] * 4
    assert votes(("4", "2", "1", "-2")).tolist() == [False] * 3 + [True] * 5


@pytest.mark.parametrize(("answer", "message"), [
    ((1, 1, 1, -1.5), ""),
    ((1, 1, 0, -1.5), "For the reports (0, 1, 1) your neuron answers 0, and it"
                      " should be 1."),
    ((1, 1, 3, -1.5), "For the reports (0, 0, 1) your neuron answers 1, and it"
                      " should be 0."),
    ((1, 1, 1, -2.5), "For the reports (0, 1, 1) your neuron answers 0, and it"
                      " should be 1."),
    ((1, 1, 1, 0.5), "For the reports (0, 0, 0) your neuron answers 1, and it"
                     " should be 0."),
])
def test_the_first_wrong_vote_is_said_in_these_words(answer, message):
    assert first_wrong(answer) == message
    assert is_majority(answer) is (not message)


# Three layers that take two numbers each, so that every slice of them fits.
NETWORK = [([[1, -1], [2, 1]], [1, -2]), ([[1, 2], [-1, 1]], [-3, 2]),
           ([[1, 3], [2, -1]], [5, -1])]
TABLE = [[3, 1], [-1, 2]]


def test_a_forward_pass_by_hand():
    # (3, 1): (3, 5) bends to itself, (10, 4) too, then (27, 15).
    # (-1, 2): (-2, -2) bends to (0, 0), then (-3, 2) to (0, 2), then (11, -3).
    assert forward(TABLE, NETWORK).tolist() == [[27, 15], [11, -3]]
    assert bent_everywhere(TABLE, NETWORK).tolist() == [[27, 15], [11, 0]]
    assert in_columns(TABLE, NETWORK).tolist() == [[27, 11], [15, -3]]


def test_the_last_scores_bend_at_zero():
    layer = [([[1]], [-0.5])]
    assert bent_everywhere([[0], [1], [2]], layer).tolist() == [[0], [0.5], [1.5]]


def test_without_relu_the_layers_act_one_after_the_other():
    # (-1, 2): (-2, -2), then (-9, 2), then (2, -21).
    assert never_bent(TABLE, NETWORK).tolist() == [[27, 15], [2, -21]]


def test_without_biases_only_the_weights_are_left():
    # (3, 1): (2, 7), (16, 5), (31, 27). (-1, 2): (-3, 0), (0, 0), (0, 0).
    assert without_biases(TABLE, NETWORK).tolist() == [[31, 27], [0, 0]]


def test_the_last_layer_alone_takes_the_table():
    # (3, 1): (6 + 5, 5 - 1). (-1, 2): (5 + 5, -4 - 1).
    assert last_layer_alone(TABLE, NETWORK).tolist() == [[11, 4], [10, -5]]


@pytest.mark.parametrize(("text", "matrix", "hidden"), [
    ("AB", [[2, 3], [1, 2]], "DC"), ("ZZ", [[1, 0], [0, 1]], "ZZ"),
    ("ABCZ", [[1, 5], [0, 1]], "FBXZ"), ("", [[2, 3], [1, 2]], "")])
def test_pairs_of_letters_are_hidden_by_hand(text, matrix, hidden):
    assert transformed(text, matrix) == hidden
    assert decode(hidden, matrix) == text


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("text", ["", "AZ", "ZAZA", "AAAAAA"])
def test_pairs_of_capital_letters_and_every_key_are_allowed(text, key):
    assert is_secret(text, key)


def test_three_neurons_by_hand():
    # At (1, 1) the first two have the scores 2 + 3 - 1 and 1 - 4 + 5.
    neurons = [[2, 3, -1], [1, -4, 5], [10, -1, 7]]
    found = outputs_of(neurons)
    assert found.dtype == float
    assert found.tolist() == [7 - 5, 20 - 1 + 7, 10 - 6 + 7, 40 - 2 + 7]
    assert outputs_of(neurons, lambda z: z).tolist() == [
        -10 - 5 + 7, 20 - 1 + 7, 10 - 6 + 7, 40 - 2 + 7]


@pytest.mark.parametrize("shape", [(2, 3), (4, 3), (3, 2), (3, 4), (9,), (3, 3, 1)])
def test_other_tables_are_no_three_neurons(shape):
    with pytest.raises(ValueError) as caught:
        outputs_of(np.ones(shape))
    assert str(caught.value) == "expected two weights and a bias for each neuron"


@pytest.mark.parametrize(("answer", "message"), [
    (([1, 1, 0], [1, 1, -1], [1, -2, 0]), ""),
    (([1, 1, 0], [1, 1, -1], [0.5, 0, 0]),
     "For (0, 1) your network gives 0.5, and it should be 1."),
    (([1, 1, 0], [1, 1, -1], [1, -2, 0.25]),
     "For (0, 0) your network gives 0.25, and it should be 0."),
    (([1, 1, 0], [1, 1, -1], [1, 1, 0]),
     "For (1, 1) your network gives 3, and it should be 0."),
])
def test_the_first_wrong_corner_is_said_in_these_words(answer, message):
    assert unlike_xor(answer) == message
