"""The exercises of the chapter on inverses and neural-network layers."""

from itertools import product

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Unmix a photo ---------------------------------------------------------------


def unmix(A, photo):
    """Solve one system for each row of the table."""
    return np.linalg.solve(np.array(A), np.transpose(photo)).T


def some_photo(rng):
    """Make an invertible filter and some pixels."""
    A = rng.integers(0, 3, size=(3, 3)) + 4 * np.eye(3, dtype=int)
    return A.tolist(), rng.integers(0, 200, size=(rng.integers(1, 5), 3)).tolist()


def can_be_undone(A, photo):
    """Tell whether the filter is square and clearly invertible."""
    shape = np.shape(A)
    return (len(shape) == 2 and shape == (3, 3) and np.ndim(photo) == 2
            and np.shape(photo)[1] == 3 and np.linalg.cond(A) < 1e6)


UNMIX = FunctionExercise(
    label="exercise-inverse-unmix",
    reference=unmix,
    edge_cases=[
        ([[2, 0, 0], [0, 1, 0], [0, 0, 4]], [[100, 50, 40]]),
        ([[1, 1, 0], [0, 1, 0], [0, 0, 1]], [[5, 2, 1], [3, 0, 7]]),
        ([[2, 1, 0], [0, 3, 1], [0, 0, 4]], [[10, 9, 1]]),
        ([[0, 1, 0], [0, 0, 1], [1, 0, 0]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]]),
    ],
    inputs=some_photo,
    valid=can_be_undone,
    mistakes=[
        Mistake(lambda A, photo: np.linalg.solve(np.array(A),
                                                 np.transpose(photo)),
                "Your result has the pixels in its columns. The table has one"
                " pixel in each row."),
        Mistake(lambda A, photo: np.array(photo) @ np.linalg.inv(A),
                "Your function multiplies the rows by the inverse as it stands,"
                " without transposing it."),
        Mistake(lambda A, photo: np.array(photo) @ np.transpose(A),
                "Your function filters the photo once more and undoes nothing."),
        Mistake(lambda A, photo: np.round(unmix(A, photo)),
                "Your function rounds the result."),
    ],
)

# Two out of three ------------------------------------------------------------

TRIPLES = np.array(list(product((0, 1), repeat=3)))


def votes(answer):
    """Return the answers of the neuron to all reports, or raise."""
    w1, w2, w3, b = (float(number) for number in answer)
    return TRIPLES @ [w1, w2, w3] + b > 0


def is_majority(answer):
    """Tell whether the neuron follows two out of three."""
    return bool(np.array_equal(votes(answer), TRIPLES.sum(axis=1) >= 2))


def first_wrong(answer):
    """Name the first report that is answered wrongly."""
    wanted = TRIPLES.sum(axis=1) >= 2
    for report, given, right in zip(TRIPLES.tolist(), votes(answer), wanted):
        if given != right:
            return (f"For the reports {tuple(report)} your neuron answers"
                    f" {int(given)}, and it should be {int(right)}.")
    return ""


MAJORITY = ValueExercise(
    label="exercise-inverse-majority",
    value=(1, 1, 1, -1.5),
    accepts=is_majority,
    diagnose=first_wrong,
    mistakes=[
        Mistake((1, 1, 1, -2),
                "With this bias two reports give the score 0, and a step answers"
                " 0 to that."),
        Mistake((1, 1, 1, 1.5),
                "With this sign of the bias every report is answered by 1."),
        Mistake(lambda answer: all(votes(answer) == TRIPLES.any(axis=1)),
                "This neuron answers 1 already if a single sensor reports 1.",
                example=(1, 1, 1, -0.5)),
        Mistake(lambda answer: all(votes(answer) == TRIPLES.all(axis=1)),
                "This neuron answers 1 only if all three sensors report 1.",
                example=(1, 1, 1, -2.5)),
        Mistake(lambda answer: all(votes(answer) == (TRIPLES.sum(axis=1) < 2)),
                "This neuron answers the other way around.",
                example=(-1, -1, -1, 1.5)),
    ],
)

# A forward pass --------------------------------------------------------------


def forward(X, layers):
    """Bend after each layer but the last."""
    outputs = np.array(X)
    for W, b in layers[:-1]:
        outputs = np.maximum(0, outputs @ np.transpose(W) + b)
    W, b = layers[-1]
    return outputs @ np.transpose(W) + b


def some_network(rng):
    """Make a table and one to three layers that fit."""
    sizes = rng.integers(1, 4, size=rng.integers(2, 5)).tolist()
    layers = [(rng.integers(-2, 3, size=(after, before)).tolist(),
               rng.integers(-2, 3, size=after).tolist())
              for before, after in zip(sizes, sizes[1:])]
    table = rng.integers(-2, 3, size=(rng.integers(1, 4), sizes[0]))
    return table.tolist(), layers


def bent_everywhere(X, layers):
    """Apply ReLU to the last scores as well."""
    return np.maximum(0, forward(X, layers))


def never_bent(X, layers):
    """Forget ReLU."""
    outputs = np.array(X)
    for W, b in layers:
        outputs = outputs @ np.transpose(W) + b
    return outputs


def without_biases(X, layers):
    """Forget the biases."""
    return forward(X, [(W, np.zeros(len(W))) for W, _ in layers])


def last_layer_alone(X, layers):
    """Feed the table itself to the last layer."""
    return forward(X, layers[-1:])


def in_columns(X, layers):
    """Return one observation in each column."""
    return forward(X, layers).T


FORWARD = FunctionExercise(
    label="exercise-inverse-forward",
    reference=forward,
    edge_cases=[
        ([[2, 1]], [([[1, -3]], [0])]),
        ([[1, 2], [3, 0]], [([[1, 0], [0, -1]], [0, 1]), ([[1, 2]], [-5])]),
        ([[0, 0], [0, 1], [1, 0], [1, 1]],
         [([[1, 1], [1, 1]], [0, -1]), ([[1, -2]], [0])]),
        ([[1, -1, 2]], [([[1, 1, 0]], [2]), ([[1], [-2]], [0, 1]),
                        ([[1, 1], [3, -1]], [-9, 1])]),
    ],
    inputs=some_network,
    mistakes=[
        Mistake(never_bent,
                "Your function has no ReLU between the layers, so they collapse"
                " into one."),
        Mistake(bent_everywhere,
                "Your function applies ReLU after the last layer, too."),
        Mistake(without_biases, "Your function leaves out the biases."),
        Mistake(last_layer_alone,
                "Your function feeds the table to the last layer, past all"
                " others."),
        Mistake(in_columns,
                "Your result has the observations in its columns."),
    ],
)

# A secret message ------------------------------------------------------------

KEYS = ([[1, 0], [0, 1]], [[2, 3], [1, 2]], [[1, 5], [0, 1]], [[3, 4], [2, 3]],
        [[1, 0], [7, 1]], [[5, 2], [2, 1]], [[0, -1], [1, 0]])


def transformed(text, matrix):
    """Multiply the pairs of letters by a matrix and take remainders."""
    numbers = np.array([ord(letter) - 65 for letter in text], dtype=int)
    found = numbers.reshape(-1, 2) @ np.transpose(matrix) % 26
    return "".join(chr(65 + number) for number in found.ravel())


def decode(text, K):
    """Multiply the pairs by the inverse of the matrix."""
    (a, b), (c, d) = K
    return transformed(text, [[d, -b], [-c, a]])


def some_secret(rng):
    """Hide a random text."""
    letters = rng.integers(0, 26, size=2 * rng.integers(1, 4))
    return ("".join(chr(65 + letter) for letter in letters),
            KEYS[rng.integers(len(KEYS))])


def is_secret(text, K):
    """Tell whether a text has pairs of capital letters, and K determinant 1."""
    return (isinstance(text, str) and len(text) % 2 == 0
            and all("A" <= letter <= "Z" for letter in text)
            and np.shape(K) == (2, 2)
            and K[0][0] * K[1][1] - K[0][1] * K[1][0] == 1)


DECODE = FunctionExercise(
    label="exercise-inverse-cipher",
    reference=decode,
    edge_cases=[
        ("HI", [[1, 0], [0, 1]]),
        ("YMLBHC", [[2, 3], [1, 2]]),
        ("ZA", [[1, 5], [0, 1]]),
        ("BC", [[3, 4], [2, 3]]),
        ("DOOR", [[5, 2], [2, 1]]),
        ("", [[2, 3], [1, 2]]),
    ],
    inputs=some_secret,
    valid=is_secret,
    mistakes=[
        Mistake(transformed,
                "Your function hides the text once more."),
        Mistake(lambda text, K: transformed(
                    text, [[K[1][1], K[0][1]], [K[1][0], K[0][0]]]),
                "Your inverse does not change the signs."),
        Mistake(lambda text, K: transformed(
                    text, [[K[0][0], -K[0][1]], [-K[1][0], K[1][1]]]),
                "Your inverse does not swap the entries of the main diagonal."),
        Mistake(lambda text, K: transformed(
                    text, np.transpose([[K[1][1], -K[0][1]],
                                        [-K[1][0], K[0][0]]])),
                "Your function multiplies the pairs as rows, not as columns."),
    ],
)

# XOR with ReLU ---------------------------------------------------------------

CORNERS = np.array(list(product((0, 1), repeat=2)))
XOR = np.array([0, 1, 1, 0])


def outputs_of(answer, bend=lambda z: np.maximum(0, z)):
    """Return what the three neurons answer at the four corners, or raise."""
    neurons = np.array(answer, dtype=float)
    if neurons.shape != (3, 3):
        raise ValueError("expected two weights and a bias for each neuron")
    first, last = neurons[:2], neurons[2]
    return bend(CORNERS @ first[:, :2].T + first[:, 2]) @ last[:2] + last[2]


def unlike_xor(answer):
    """Name the first corner with a wrong output."""
    for corner, found, wanted in zip(CORNERS.tolist(), outputs_of(answer), XOR):
        if not np.isclose(found, wanted):
            return (f"For {tuple(corner)} your network gives {found:g}, and it"
                    f" should be {wanted}.")
    return ""


RELU_XOR = ValueExercise(
    label="exercise-inverse-relu-xor",
    value=([1, 1, 0], [1, 1, -1], [1, -2, 0]),
    accepts=lambda answer: not unlike_xor(answer),
    diagnose=unlike_xor,
    mistakes=[
        Mistake(lambda answer: np.allclose(outputs_of(answer), [0, 1, 1, 1]),
                "This network is an OR gate: its output stays at 1 when both"
                " inputs are 1.",
                example=([1, 1, 0], [1, 1, -1], [1, -1, 0])),
        Mistake(lambda answer: np.allclose(outputs_of(answer), 1 - XOR),
                "This network answers the other way around.",
                example=([1, 1, 0], [1, 1, -1], [-1, 2, 1])),
        Mistake(lambda answer: np.allclose(
                    outputs_of(answer, lambda z: np.where(z > 0, 1, 0)), XOR),
                "With a step in the place of ReLU this would be XOR.",
                example=([1, 1, -0.5], [-1, -1, 1.5], [1, 1, -1])),
    ],
)
