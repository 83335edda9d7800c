"""The exercises of the chapter on gradient descent."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Two steps -------------------------------------------------------------------

TWO_STEPS = ValueExercise(
    label="exercise-two-steps",
    value=1.28,
    mistakes=[
        Mistake(0.8, "That is the place after one step."),
        Mistake(-1.12, "Your steps go uphill: they add the learning rate"
                " times the slope."),
        Mistake(1.6, "You use the slope of the start in the second step as"
                " well."),
        Mistake(2, "That is the lowest point, not the place after two"
                " steps."),
    ],
)

# Write the walk --------------------------------------------------------------


def walk(slope, start, rate, steps):
    """Collect the places in a loop."""
    places = [start]
    for _ in range(steps):
        places.append(places[-1] - rate * slope(places[-1]))
    return places


class Slope:
    """The slope 2 a (x - p) of a parabola, shown to the reader as such."""

    def __init__(self, a, p):
        self.a, self.p = a, p

    def __call__(self, x):
        return 2 * self.a * (x - self.p)

    def __repr__(self):
        return f"lambda x: {2 * self.a} * (x - {self.p})"


def random_walk(rng):
    a, p = int(rng.integers(1, 4)), int(rng.integers(-3, 4))
    rate = float(rng.choice([0.05, 0.1, 0.125, 0.25]))
    start = int(rng.integers(-5, 6))
    return Slope(a, p), start, rate, int(rng.integers(0, 6))


DESCEND = FunctionExercise(
    label="exercise-descend",
    reference=walk,
    edge_cases=[
        (Slope(1, 3), 0, 0.25, 3),
        (Slope(1, 0), 4, 0.1, 0),
        (Slope(1, 0), 4, 0.1, 1),
        (Slope(2, -1), 2, 0.1, 4),
    ],
    inputs=random_walk,
    tolerance=1e-9,
    mistakes=[
        Mistake.edit("- rate", "+ rate", "Your walk goes uphill."),
        Mistake.edit("slope(places[-1])", "slope(start)",
                     "Your walk computes the slope only once, at the start."),
        Mistake.edit("return places", "return places[1:]",
                     "Your list leaves out the start."),
        Mistake.edit("return places", "return places[-1]",
                     "Your function returns the last place only, not the list"
                     " of all places."),
    ],
)

# When is it enough? ----------------------------------------------------------


def should_stop(losses, share):
    """Compare the last loss with the one ten steps before."""
    if len(losses) < 11:
        return False
    return losses[-11] - losses[-1] < share * losses[-11]


def falling_losses(rng):
    count = int(rng.integers(1, 25))
    factor = rng.choice([0.7, 0.95, 0.999, 0.9999, 1.0, 1.01])
    wobble = 1 + rng.uniform(-0.004, 0.004, size=count)
    losses = 100 * factor ** np.arange(count) * wobble
    # Never on the edge, where rounding would decide.
    share = float(rng.choice([0.0137, 0.0513, 0.3007]))
    return losses.round(3).tolist(), share


STOPPING_RULE = FunctionExercise(
    label="exercise-stopping-rule",
    reference=should_stop,
    edge_cases=[
        ([100.0], 0.1),
        ([100.0] * 10, 0.1),
        ([100.0] * 11, 0.1),
        ([100.0, *[95.0] * 10], 0.01),
        ([100.0, 99.0, *[50.0] * 9], 0.1),
        ([100.0, *[40.0] * 9, 30.0], 0.1),
        ([100.0, *[40.0] * 10], 0.1),
        ([10.0] * 10 + [20.0], 0.1),
        ([1000.0, *[100.0] * 10, 99.5], 0.01),
    ],
    inputs=falling_losses,
    mistakes=[
        Mistake.edit("losses[-11] - losses", "losses[-2] - losses",
                     "* losses[-11]", "* losses[-2]",
                     "Your rule looks at the last step only."),
        Mistake.edit("losses[-11] - losses", "losses[-10] - losses",
                     "* losses[-11]", "* losses[-10]",
                     "Your rule looks nine steps back: between eleven losses"
                     " lie ten steps."),
        Mistake.edit("share * losses[-11]", "share",
                     "Your rule compares the gain with the share itself. The"
                     " share is a part of a loss."),
        Mistake.edit("return False", "return True",
                     "Your rule stops a walk that has only begun."),
        Mistake.edit("losses[-11] - losses[-1]",
                     "abs(losses[-11] - losses[-1])",
                     "Your rule goes on when the loss has risen a lot."),
    ],
)

# The gradient of a batch -----------------------------------------------------


def batch_gradient(w, X, y, rows):
    """Average the gradients of the rows."""
    errors = X[rows] @ w - y[rows]
    return 2 * X[rows].T @ errors / len(rows)


def random_batch(rng):
    count, width = int(rng.integers(2, 6)), int(rng.integers(1, 4))
    size = int(rng.integers(1, count + 1))
    rows = [int(row) for row in rng.choice(count, size=size, replace=False)]
    return (rng.integers(-3, 4, size=width).astype(float),
            rng.integers(-3, 4, size=(count, width)).astype(float),
            rng.integers(-9, 10, size=count).astype(float), rows)


TABLE = np.array([[1.0, 2.0], [1.0, -1.0], [1.0, 0.0]])

MINI_BATCH = FunctionExercise(
    label="exercise-mini-batch",
    reference=batch_gradient,
    edge_cases=[
        (np.array([1.0, 1.0]), TABLE, np.array([1.0, 3.0, 5.0]), [0]),
        (np.array([1.0, 1.0]), TABLE, np.array([1.0, 3.0, 5.0]), [2, 0]),
        (np.array([0.0, 2.0]), TABLE, np.array([1.0, 3.0, 5.0]), [0, 1, 2]),
    ],
    inputs=random_batch,
    mistakes=[
        Mistake(lambda w, X, y, rows: batch_gradient(w, X, y, range(len(y))),
                "Your function uses all rows, not those of the batch."),
        Mistake.edit("len(rows)", "len(y)",
                     "Your function divides by the number of all rows."),
        Mistake.edit(" / len(rows)", "",
                     "Your function adds and does not average."),
        Mistake.edit("2 * ", "",
                     "Your gradient is half as long as it should be: the"
                     " derivative of a square brings a factor."),
        Mistake.edit("2 * ", "-2 * ",
                     "Your gradient points the other way: an error is the"
                     " prediction minus the measured value."),
    ],
)

# Let the walk choose its step ------------------------------------------------


def choose_rate(f, slope, x):
    """Halve until the step is short enough."""
    rate, down = 1.0, slope(x)
    while f(x - rate * down) > f(x) - rate / 2 * down**2:
        rate = rate / 2
    return rate


class Parabola(Slope):
    """The height a (x - p)^2, shown to the reader as such."""

    def __call__(self, x):
        return self.a * (x - self.p) ** 2

    def __repr__(self):
        return f"lambda x: {self.a} * (x - {self.p})**2"


def parabola_at(a, p, x):
    return Parabola(a, p), Slope(a, p), x


def random_parabola(rng):
    # The limits 1/2, 1/4, … would leave the decision to rounding.
    a = float(rng.choice([0.3, 0.7, 1.1, 1.7, 3.3, 6.1, 23.0]))
    p = float(rng.integers(-3, 4))
    return parabola_at(a, p, p + float(rng.choice([-4, -1, 0.5, 2])))


LINE_SEARCH = FunctionExercise(
    label="exercise-line-search",
    reference=choose_rate,
    edge_cases=[
        parabola_at(3.3, 0.0, 1.0),
        parabola_at(0.3, 0.0, 2.0),
        parabola_at(1.1, 2.0, 2.0),
        parabola_at(23.0, -1.0, 3.0),
    ],
    inputs=random_parabola,
    mistakes=[
        Mistake.edit(" - rate / 2 * down**2", "",
                     "Your function accepts any step that goes down. The"
                     " exercise asks for more."),
        Mistake.edit("return rate", "return rate / 2",
                     "Your rate is half of what it could be."),
        # Without a bound it would never stop.
        Mistake.edit("while f", "while rate > 1e-3 and f",
                     "rate / 2 *", "rate *",
                     "Your function asks for more than the promise: half"
                     " of the rate, times the squared slope."),
        Mistake.edit("return rate", "return x - rate * down",
                     "Your function returns the place after the step, not the"
                     " rate."),
    ],
)
