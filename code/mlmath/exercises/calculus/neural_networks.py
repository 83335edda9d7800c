"""The exercises of the chapter on neural networks and backpropagation."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Counting parameters ---------------------------------------------------------

COUNT = ValueExercise(
    label="exercise-network-count",
    value=(2410, 105, 650),
    remark="A hidden layer of 32 makes the first network nearly four times as"
           " large as the last.",
    mistakes=[
        Mistake((2368, 88, 640), "You count the weights only. Each unit also"
                " has a bias."),
        Mistake((2080, 96, 650), "You leave out the last layer where there is a"
                " hidden one."),
        Mistake((2474, 107, 714), "You give the inputs biases as well. An input"
                " only passes its number on."),
        Mistake((2410, 33, 650), "The first and the third are right. In the"
                " second one you have a single hidden layer."),
        Mistake((20480, 128, 640), "You multiply all widths of a network. A"
                " weight joins two neighboring layers."),
    ],
)

# Forward by hand -------------------------------------------------------------

FORWARD = ValueExercise(
    label="exercise-network-forward",
    value=(3, 0, 2),
    tolerance=1e-9,
    remark="The second unit is silent for this input.",
    mistakes=[
        Mistake((3, -3, 8), "You hand the score of the second unit on as it is."
                " ReLU comes between."),
        Mistake((4, 0, 4), "You leave out the biases."),
        Mistake((3, 0, 3), "The hidden layer is right. The last neuron has a"
                " bias, too."),
        Mistake((3, 0, 5), "The hidden layer is right. You hand on a product"
                " with the target in mind: compute the prediction."),
        Mistake((3, 0), "Three numbers are wanted: two activations and the"
                " prediction."),
        Mistake((3, 0, -1), "The hidden layer is right. The activations are"
                " multiplied by the last weights, in their order."),
        Mistake((3, 0, -7), "The hidden layer is right, but you multiply each"
                " activation by the weight of the other unit."),
        Mistake((3, 0, 4), "The hidden layer is right. The sign of the last"
                " bias is wrong."),
        Mistake((3, 3, -4), "You drop the sign of the second score. ReLU sets"
                " a negative score to 0."),
    ],
)

# Which units are dead? -------------------------------------------------------


def dead_units(X, W, b):
    """Count the units of a ReLU layer that are 0 for all rows."""
    return int(np.sum(np.all(X @ W.T + b <= 0, axis=0)))


def random_layer(rng):
    """Make a table and a layer, with small whole numbers."""
    rows, inputs, units = (int(rng.integers(1, 4)) for _ in range(3))
    return (rng.integers(-2, 3, size=(rows, inputs)).astype(float),
            rng.integers(-2, 3, size=(units, inputs)).astype(float),
            rng.integers(-3, 3, size=units).astype(float))


def layer_fits(X, W, b):
    """Tell whether table, weights and biases fit."""
    return (np.ndim(X) == np.ndim(W) == 2 and len(X) > 0
            and np.shape(W) == (len(b), np.shape(X)[1]))


DEAD = FunctionExercise(
    label="exercise-network-dead",
    reference=dead_units,
    edge_cases=[
        (np.array([[1.0]]), np.array([[1.0]]), np.array([-1.0])),
        (np.array([[1.0, 0.0]]), np.array([[1.0, 0.0], [0.0, 1.0]]),
         np.array([-2.0, 1.0])),
        (np.array([[1.0], [3.0]]), np.array([[1.0], [1.0]]),
         np.array([-2.0, -5.0])),
        (np.array([[1.0, 2.0], [2.0, 1.0], [0.0, 0.0]]),
         np.array([[-1.0, 0.0], [0.0, -1.0]]), np.array([0.0, 0.0])),
    ],
    inputs=random_layer,
    valid=layer_fits,
    mistakes=[
        Mistake.edit("<= 0", "< 0", "You leave out units whose score is exactly"
                     " 0. Their output is 0, too."),
        Mistake.edit("np.all", "np.any", "You count units that are 0 for some"
                     " row. A dead unit is 0 for all of them."),
        Mistake.edit("axis=0", "axis=1", "You count rows for which all units"
                     " are 0. The units are in the columns."),
        Mistake(lambda X, W, b: len(W) - dead_units(X, W, b),
                "You count the units that are alive."),
        Mistake.edit(" + b", "", "You leave out the biases."),
        Mistake(lambda X, W, b: int(np.sum(X @ W.T + b <= 0)),
                "You count how often any unit is 0. Count units."),
    ],
)

# Backward by hand ------------------------------------------------------------

BACKWARD = ValueExercise(
    label="exercise-network-backward",
    value=np.array([[-3, -6], [0, 0]]),
    tolerance=1e-9,
    remark="The row of the silent unit is 0.",
    mistakes=[
        Mistake(np.array([[3, 6], [0, 0]]), "The sign is wrong: the walk begins"
                " with prediction minus target."),
        Mistake(np.array([[-3, -6], [6, 12]]), "You let the second unit pass"
                " its number back. Its score is negative, so the slope is 0."),
        Mistake(np.array([[-3, 0], [-6, 0]]), "You have rows and columns"
                " swapped: each unit has a row."),
        Mistake(np.array([[-9, -18], [0, 0]]), "You multiply by the activation"
                " where the slope of ReLU belongs."),
        Mistake(np.array([[-6, -12], [0, 0]]), "Your derivatives are twice as"
                " large: the half in the loss cancels the 2."),
        Mistake(np.array([[-3, -3], [0, 0]]), "You leave out the inputs: each"
                " weight multiplies one of them."),
        Mistake(np.array([-9, 0]), "Those are the derivatives by the last"
                " weights. Go one layer further back."),
    ],
)

# Back through a ReLU layer ---------------------------------------------------


def send_back(D, W, Z):
    """Return the derivatives by the scores Z of a ReLU layer."""
    return (D @ W) * (Z > 0)


def random_way_back(rng):
    """Make D, W and Z whose shapes fit, with some scores of 0."""
    rows, units, after = (int(rng.integers(1, 4)) for _ in range(3))
    return (rng.integers(-2, 3, size=(rows, after)).astype(float),
            rng.integers(-2, 3, size=(after, units)).astype(float),
            rng.integers(-2, 3, size=(rows, units)).astype(float))


def way_back_fits(D, W, Z):
    """Tell whether the derivatives, the weights and the scores fit."""
    return (np.ndim(D) == np.ndim(W) == np.ndim(Z) == 2
            and np.shape(D) == (len(Z), len(W))
            and np.shape(Z) == (len(D), np.shape(W)[1]))


BACK = FunctionExercise(
    label="exercise-network-relu",
    reference=send_back,
    edge_cases=[
        (np.array([[2.0]]), np.array([[3.0]]), np.array([[1.0]])),
        (np.array([[2.0]]), np.array([[3.0]]), np.array([[-1.0]])),
        (np.array([[2.0]]), np.array([[3.0]]), np.array([[0.0]])),
        (np.array([[1.0, -1.0]]), np.array([[2.0, 0.0], [1.0, 3.0]]),
         np.array([[2.0, 5.0]])),
        (np.array([[1.0], [2.0]]), np.array([[3.0, -1.0]]),
         np.array([[0.5, -2.0], [0.0, 4.0]])),
    ],
    inputs=random_way_back,
    valid=way_back_fits,
    mistakes=[
        Mistake.edit(" * (Z > 0)", "", "You leave out the slope of ReLU."),
        Mistake.edit("Z > 0", "Z >= 0", "You let a score of exactly 0 pass."
                     " The exercise gives it the slope 0."),
        Mistake.edit("* (Z > 0)", "* np.maximum(0, Z)", "You multiply by the"
                     " output of ReLU. What counts is its slope, 0 or 1."),
        Mistake.edit("Z > 0", "Z < 0", "You let pass what ReLU has cut off, and"
                     " the other way around."),
        Mistake(lambda D, W, Z: np.maximum(0, D @ W),
                "You put the derivatives through ReLU. Its slope at the scores"
                " `Z` is what they are multiplied by."),
        Mistake(lambda D, W, Z: D @ W.T, "You use the weights as on the way"
                " forward, transposed. Then the shapes do not fit."),
    ],
)

# A step with weight decay ----------------------------------------------------


def decayed(W, by_W, learning_rate, lam):
    """Return W after a step with weight decay."""
    return (1 - 2 * learning_rate * lam) * W - learning_rate * by_W


def random_step(rng):
    """Make weights with their derivatives, a learning rate and a penalty."""
    shape = tuple(int(size) for size in rng.integers(1, 4, size=2))
    return (rng.integers(-3, 4, size=shape).astype(float),
            rng.integers(-3, 4, size=shape).astype(float),
            float(rng.integers(1, 9) / 8), float(rng.integers(0, 5) / 8))


def step_fits(W, by_W, learning_rate, lam):
    """Tell whether weights and derivatives fit, and the step goes downhill."""
    return np.shape(W) == np.shape(by_W) and learning_rate > 0 and lam >= 0


DECAY = FunctionExercise(
    label="exercise-network-decay",
    reference=decayed,
    edge_cases=[
        (np.array([[2.0]]), np.array([[0.0]]), 0.5, 0.1),
        (np.array([[2.0]]), np.array([[1.0]]), 0.5, 0.0),
        (np.array([[1.0, -2.0]]), np.array([[1.0, 1.0]]), 0.25, 0.5),
    ],
    inputs=random_step,
    valid=step_fits,
    mistakes=[
        Mistake.edit("1 - 2 * learning_rate", "1 - learning_rate",
                     "You leave out the 2: the derivative of a square."),
        Mistake.edit("2 * learning_rate * lam", "2 * lam",
                     "You do not multiply the penalty by the learning rate."),
        Mistake.edit("1 - 2", "1 + 2", "Your weights grow by the penalty: the"
                     " step goes downhill."),
        Mistake.edit("- learning_rate * by_W", "+ learning_rate * by_W",
                     "You go uphill on the loss."),
        Mistake.edit("- 2 * learning_rate * lam", "- 0",
                     "You make the step without weight decay."),
        Mistake(lambda W, by_W, learning_rate, lam: (
            W - learning_rate * (by_W + lam * W**2)),
            "You subtract the penalty. A step needs its derivative."),
    ],
)

# A network made of bends -----------------------------------------------------


def bend_weights(t, y):
    """Return the weights of the units for the points (t[k], y[k])."""
    return np.diff(np.diff(y) / np.diff(t), prepend=0)


def random_points(rng):
    """Make places in rising order, with values."""
    count = int(rng.integers(2, 6))
    steps = rng.integers(1, 4, size=count)
    return (np.cumsum(steps) - 3.0, rng.integers(-3, 4, size=count).astype(float))


def rising(t, y):
    """Tell whether there are at least two places, in rising order."""
    return (np.ndim(t) == 1 and np.shape(t) == np.shape(y) and len(t) > 1
            and bool(np.all(np.diff(t) > 0)))


BENDS = FunctionExercise(
    label="exercise-network-bends",
    reference=bend_weights,
    edge_cases=[
        (np.array([0.0, 1.0]), np.array([0.0, 1.0])),
        (np.array([0.0, 2.0]), np.array([1.0, 5.0])),
        (np.array([0.0, 1.0, 2.0]), np.array([0.0, 1.0, 0.0])),
        (np.array([-1.0, 0.0, 3.0]), np.array([2.0, 2.0, 8.0])),
    ],
    inputs=random_points,
    valid=rising,
    mistakes=[
        Mistake(lambda t, y: np.diff(y) / np.diff(t),
                "You return the slopes of the pieces. A weight is by how much"
                " the slope changes."),
        Mistake(lambda t, y: np.diff(y, prepend=y[0])[1:],
                "You return differences of the values. The distances between"
                " the places matter, too."),
        Mistake.edit("prepend=0", "append=0", "You take the differences the"
                     " wrong way: each piece with the one before it."),
        Mistake(lambda t, y: -bend_weights(t, y), "All your signs are wrong."),
        Mistake(lambda t, y: np.diff(np.diff(y), prepend=0),
                "You take all distances between the places for 1."),
    ],
)
