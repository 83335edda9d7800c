"""A neuron with the identity as its activation, trained and read."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise


def train(X, y, learning_rate, steps):
    """Walk downhill from zero, with the gradient that the lab supplies."""
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        errors = X @ w + b - y
        w = w - learning_rate * 2 / len(y) * X.T @ errors
        b = b - learning_rate * 2 * errors.mean()
    return w, b


def random_training(rng):
    X = rng.integers(-3, 4, size=(rng.integers(1, 5), rng.integers(1, 4)))
    return (X, rng.integers(-9, 10, size=len(X)),
            float(rng.integers(1, 6)) / 100, int(rng.integers(5)))


def are_data(X, y, learning_rate, steps):
    """Allow tables with as many rows as there are targets, at least one."""
    return (np.ndim(X) == 2 and np.size(X) > 0 and np.shape(y) == (len(X),)
            and learning_rate > 0 and steps >= 0)


TRAIN = FunctionExercise(
    label="exercise-pictures-train",
    reference=train,
    edge_cases=[
        (np.array([[1, 2]]), np.array([10]), 0.1, 1),
        (np.array([[1, 2], [3, 0]]), np.array([10, 4]), 0.1, 1),
        (np.array([[1, 2], [3, 0]]), np.array([10, 4]), 0.1, 2),
        (np.array([[1, 2], [3, 0]]), np.array([10, 4]), 0.1, 0),
    ],
    inputs=random_training,
    valid=are_data,
    mistakes=[
        Mistake.edit("X @ w + b - y", "y - X @ w - b",
                     "Your function walks uphill: it adds the gradient, or its"
                     " errors have the wrong sign."),
        Mistake.edit("* errors.mean()", "* (X @ w + b - y).mean()",
                     "Your function moves the weights before it computes the"
                     " errors for the bias. One step uses one list of errors."),
        Mistake.edit("* errors.mean()", "* 0",
                     "Your bias stays 0."),
        Mistake.edit("* errors.mean()", "* errors.sum()",
                     "2 / len(y)", "2",
                     "Your function adds over the observations and does not"
                     " divide by their number."),
        Mistake.edit("2 / len(y)", "2",
                     "Your step of the weights adds over the observations and"
                     " does not divide by their number."),
        Mistake.edit("* errors.mean()", "* errors.sum()",
                     "Your step of the bias adds over the observations and does"
                     " not divide by their number."),
        Mistake.edit("2 / len(y)", "1 / len(y)", "2 * errors", "errors",
                     "Your steps are half as long: the factor 2 of the gradient"
                     " is missing."),
        Mistake.edit("learning_rate * 2 / len(y)", "2 / len(y)",
                     "learning_rate * 2 * errors", "2 * errors",
                     "Your steps subtract the whole gradient. The learning rate"
                     " is missing."),
        Mistake.edit("errors = X @ w + b - y", "errors = -y",
                     "Your function computes the errors once, for the start, and"
                     " not anew in each step."),
        Mistake.edit("range(steps)", "range(steps + 1)",
                     "Your function makes one step too many."),
        Mistake.edit("range(steps)", "range(min(steps, 1))",
                     "Your function makes a single step, however many there"
                     " should be."),
    ],
)

# The least-squares weights of the 200 apartments, per square meter and degree.
OLD_UNITS = np.array([1.140867, -5.274607, 55.837134])

OLD_UNITS_EXERCISE = ValueExercise(
    label="exercise-pictures-old-units",
    value=OLD_UNITS,
    tolerance=1e-3,
    remark="The energy was made with the weights 1.1 and -5.5 and the bias 60.",
    mistakes=[
        Mistake(OLD_UNITS * [100, 10, 1],
                "Those are the weights of hundreds of square meters and of tens"
                " of degrees."),
        Mistake(OLD_UNITS * [10_000, 100, 1],
                "Your weights became larger. One square meter is less than a"
                " hundred of them, so it adds less."),
        Mistake(OLD_UNITS * [1, 1, 0.01],
                "You divided the bias as well. It belongs to no input, and no"
                " unit of an input changes it."),
        Mistake(OLD_UNITS * [1, 1, 0.1],
                "You divided the bias as well. It belongs to no input, and no"
                " unit of an input changes it."),
        Mistake([1.1, -5.5, 60],
                "Those are the numbers with which the data were made. The neuron"
                " has learned others, near them."),
        Mistake(OLD_UNITS * [10, 1, 1],
                "Your weight of the area was divided by 10. The areas were"
                " divided by another number."),
    ],
)
