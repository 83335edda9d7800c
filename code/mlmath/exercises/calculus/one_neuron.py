"""The exercises of the chapter on one neuron."""

import numpy as np
from scipy.special import expit

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Chances and odds ------------------------------------------------------------

ODDS = ValueExercise(
    label="exercise-neuron-odds",
    value=(4, 1 / 4, 0.75),
    tolerance=1e-6,
    remark="The first two are reciprocals, since the chances add up to 1.",
    mistakes=[
        Mistake((0.8, 0.2, 3), "You return chances and odds as they are given."
                " Divide by the chance of the opposite."),
        Mistake((1 / 4, 4, 0.75), "You have the odds of the opposite: the"
                " chance that it happens stands above."),
        Mistake((4, 1 / 4, 1 / 3), "The first two are right. The third says"
                " how often it does not happen for each time it does."),
        Mistake((4, 1 / 4, 0.25), "The first two are right. The third is the"
                " chance that it does not happen."),
        Mistake((5, 1.25, 0.75), "You divide 1 by a chance. Divide the chance"
                " by that of the opposite."),
    ],
)

# Where is the border? --------------------------------------------------------

BORDER = ValueExercise(
    label="exercise-neuron-border",
    value=(2, -3, 1),
    tolerance=1e-6,
    remark="Both borders have one slope: another threshold only shifts them.",
    mistakes=[
        Mistake((-2, -3, 1), "The sign of your slope is wrong. Solve"
                " `2*x1 - x2 - 3 = 0` for `x2`."),
        Mistake((2, 3, 1), "The sign of your first height is wrong. Put"
                " `x1 = 0` into the equation of the border."),
        Mistake((2, -1, -2), "You have the arrow of the weights. The border"
                " stands at a right angle to it."),
        Mistake((2, -3, 0), "You say that the chance there is 0. There the"
                " score is 0, and what is its sigmoid?"),
        Mistake((2, -3, 0.5), "The border for one half is right. The last"
                " number is the class of a point, 0 or 1."),
    ],
)

# One step by hand ------------------------------------------------------------

STEP = ValueExercise(
    label="exercise-neuron-step",
    value=(0.5, 0),
    tolerance=1e-6,
    remark="The point with the input 2 pulls twice as hard as the other.",
    mistakes=[
        Mistake((-0.5, 0), "You went uphill: subtract the gradient."),
        Mistake((0, 0.5), "These are the right numbers in the wrong order: the"
                " weight comes first."),
        Mistake((1, 0), "You add up the two observations. The gradient is"
                " their mean."),
        Mistake((1.5, 1), "You give both errors the same sign. Where the class"
                " is 0, the error is positive."),
        Mistake((0.125, 0), "You multiply by the slope of the sigmoid as well."
                " In the log loss it has cancelled."),
        Mistake((0.25, 0), "That is half a step: the size of the gradient"
                " without the learning rate."),
    ],
)

# Two kinds of errors ---------------------------------------------------------


def count_errors(chances, classes, threshold):
    """Count the ones that are said to be 0, and the zeros said to be 1."""
    said = np.array(chances) > threshold
    true = np.array(classes) == 1
    return int(np.sum(true & ~said)), int(np.sum(~true & said))


def random_chances(rng):
    """Make chances with their classes, and a threshold that some chances hit."""
    count = int(rng.integers(1, 7))
    return ((rng.integers(1, 10, size=count) / 10).tolist(),
            rng.integers(0, 2, size=count).tolist(),
            float(rng.integers(1, 10) / 10))


COUNTS = FunctionExercise(
    label="exercise-neuron-counts",
    reference=count_errors,
    edge_cases=[
        ([0.9], [0], 0.5),
        ([0.1], [1], 0.5),
        ([0.3], [1], 0.2),
        ([0.9, 0.1, 0.8, 0.7], [1, 1, 0, 0], 0.5),
        ([0.5, 0.5], [0, 1], 0.5),
    ],
    inputs=random_chances,
    valid=lambda chances, classes, threshold: (
        len(chances) == len(classes) > 0 and set(classes) <= {0, 1}),
    mistakes=[
        Mistake(lambda chances, classes, threshold:
                count_errors(chances, classes, threshold)[::-1],
                "You have the two counts in the wrong order."),
        Mistake(lambda chances, classes, threshold:
                count_errors(chances, classes, 0.5),
                "Your function does not use the threshold it is given."),
        Mistake.edit("np.array(chances) > threshold",
                     "np.array(chances) >= threshold",
                     "A chance equal to the threshold counts as class 0 here."),
        Mistake(lambda chances, classes, threshold:
                sum(count_errors(chances, classes, threshold)),
                "You return how many errors there are in all. The two kinds"
                " are to be told apart."),
        Mistake(lambda chances, classes, threshold: (
            int(np.sum(~(np.array(chances) > threshold))),
            int(np.sum(np.array(chances) > threshold))),
            "You count what was said and not compare it with the classes."),
    ],
)

# A gradient without a loop ---------------------------------------------------


def logistic_gradient(X, y, w):
    """Return the gradient of the mean log loss."""
    return X.T @ (expit(X @ w) - y) / len(y)


def random_table(rng):
    """Make a small table, classes and weights."""
    rows, columns = int(rng.integers(1, 5)), int(rng.integers(1, 4))
    return (rng.integers(-2, 3, size=(rows, columns)).astype(float),
            rng.integers(0, 2, size=rows).astype(float),
            rng.integers(-2, 3, size=columns).astype(float))


GRADIENT = FunctionExercise(
    label="exercise-neuron-gradient",
    reference=logistic_gradient,
    edge_cases=[
        (np.array([[1.0, 2.0]]), np.array([1.0]), np.array([0.0, 0.0])),
        (np.array([[1.0, -1.0], [1.0, 1.0], [1.0, 3.0]]),
         np.array([0.0, 1.0, 1.0]), np.array([0.0, 0.0])),
        (np.array([[1.0, 2.0], [1.0, 0.0]]), np.array([1.0, 0.0]),
         np.array([1.0, -1.0])),
    ],
    inputs=random_table,
    mistakes=[
        Mistake.edit("expit(X @ w) - y", "y - expit(X @ w)",
                     "The sign is wrong: the error is prediction minus class."),
        Mistake.edit(" / len(y)", "",
                     "You add up over the observations. The loss is their"
                     " mean, and so is its gradient."),
        Mistake.edit("expit(X @ w) - y", "X @ w - y",
                     "You use the scores. The prediction is their sigmoid."),
        Mistake.edit("expit(X @ w) - y",
                     "(expit(X @ w) > 0.5) - y",
                     "You round the chance to a class. The gradient needs the"
                     " chance itself."),
        Mistake(lambda X, y, w: X.T @ ((expit(X @ w) - y) * expit(X @ w)
                                       * (1 - expit(X @ w))) / len(y),
                "You multiply by the slope of the sigmoid. In the log loss it"
                " cancels."),
        Mistake.edit("return X.T", "return 2 * X.T",
                     "Your gradient is twice as long as it should be: nothing"
                     " is squared here."),
    ],
)

# A loss that does not overflow -----------------------------------------------


def loss_of_score(z, y):
    """Return the log loss of the score z if the class is y."""
    return max(z, 0.0) + np.log1p(np.exp(-abs(z))) - y * z


def naive_loss(z, y):
    """Go by way of the chance, as a beginner does."""
    with np.errstate(all="ignore"):
        chance = 1 / (1 + np.exp(-np.float64(z)))
        return -np.log(chance if y == 1 else 1 - chance)


STABLE = FunctionExercise(
    label="exercise-neuron-stable",
    reference=loss_of_score,
    edge_cases=[(0.0, 1), (2.0, 1), (2.0, 0), (-3.0, 1), (-800.0, 1),
                (800.0, 0), (800.0, 1)],
    inputs=lambda rng: (float(rng.integers(-40, 41)) / 4,
                        int(rng.integers(0, 2))),
    mistakes=[
        Mistake(naive_loss, "For scores far from 0 the chance is rounded to 0"
                " or 1, and the loss becomes infinite. Do not compute the"
                " chance at all."),
        Mistake(lambda z, y: loss_of_score(z, 1 - y),
                "You have the two classes the wrong way round."),
        Mistake(lambda z, y: -loss_of_score(z, y),
                "The sign is wrong: a loss is never negative."),
        Mistake(lambda z, y: loss_of_score(z, y) / np.log(2),
                "You take the logarithm with the base 2. The book's is the"
                " natural one."),
        Mistake(lambda z, y: loss_of_score(z, 0),
                "Your function gives every score the loss of class 0."),
    ],
)

# Softmax without overflow ----------------------------------------------------


def stable_softmax(z):
    """Return the chances of the classes with the scores z."""
    powers = np.exp(np.array(z, dtype=float) - max(z))
    return powers / powers.sum()


def naive_softmax(z):
    """Raise e to the scores as they are."""
    with np.errstate(all="ignore"):
        powers = np.exp(np.array(z, dtype=float))
        return powers / powers.sum()


SOFTMAX = FunctionExercise(
    label="exercise-neuron-softmax",
    reference=stable_softmax,
    edge_cases=[([0, 0],), ([2, 1, 0],), ([-1, -1, -1],), ([1000, 999],),
                ([-1000, -1001, -1002],)],
    inputs=lambda rng: (rng.integers(-4, 5, size=int(rng.integers(1, 5))
                                     ).tolist(),),
    valid=lambda z: len(z) > 0,
    mistakes=[
        Mistake(naive_softmax, "With scores far from 0 the powers of `e` are"
                " infinite or all 0. Shift the scores first."),
        Mistake(lambda z: stable_softmax(z) * len(z),
                "Your chances do not add up to 1."),
        Mistake(lambda z: expit(np.array(z, dtype=float)),
                "You take the sigmoid of each score by itself, so the chances"
                " do not add up to 1."),
        Mistake(lambda z: np.exp(np.array(z, dtype=float) - max(z)),
                "You do not divide by the sum of the powers."),
        Mistake(lambda z: np.array(z, dtype=float) / (sum(z) or 1),
                "You divide the scores by their sum. Take powers of `e`"
                " first."),
        Mistake(lambda z: stable_softmax([-each for each in z]),
                "The sign is wrong: the largest score gets the largest"
                " chance."),
    ],
)
