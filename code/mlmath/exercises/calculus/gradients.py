"""The exercises of the chapter on gradients."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# A length in your head -------------------------------------------------------

LENGTH = ValueExercise(
    label="exercise-gradient-length",
    value=4.988,
    tolerance=1e-5,
    remark="The exact value is about 4.98812.",
    mistakes=[
        Mistake(float(np.hypot(3.02, 3.97)),
                "That is the exact value. The tangent plane is a little off."),
        Mistake(5.036, "You take the step along y as one up. It goes down."),
        Mistake(4.992, "You have the two partial derivatives in the wrong"
                " order."),
        Mistake(-0.012, "That is the change. Add it to the value at (3, 4)."),
        Mistake(4.94, "You use 3 and 4 as slopes. Divide by the length."),
    ],
)

# Slope in any direction ------------------------------------------------------


def slope_toward(gradient, direction):
    """Take the dot product with the direction, made one unit long."""
    unit = np.array(direction) / np.linalg.norm(direction)
    return np.dot(gradient, unit)


def random_directions(rng):
    """Make a gradient and a direction with two to four entries."""
    count = int(rng.integers(2, 5))
    direction = rng.integers(-4, 5, size=count)
    direction[rng.integers(count)] = rng.choice([-3, 2, 5])
    return rng.integers(-5, 6, size=count).tolist(), direction.tolist()


TOWARD = FunctionExercise(
    label="exercise-gradient-toward",
    reference=slope_toward,
    edge_cases=[
        ([2, 1], [1, 0]),
        ([2, 1], [3, 4]),
        ([2, 1], [-3, -4]),
        ([0, 0], [1, 2]),
        ([3, 4], [-4, 3]),
    ],
    inputs=random_directions,
    mistakes=[
        Mistake(lambda gradient, direction: np.dot(gradient, direction),
                "You use the direction with its own length, so a longer vector"
                " gives a larger slope."),
        Mistake(lambda gradient, direction: np.linalg.norm(gradient),
                "That is the slope in the direction of the gradient, whatever"
                " the direction."),
        Mistake(lambda gradient, direction: np.dot(gradient, direction)
                / np.linalg.norm(direction) ** 2,
                "You divide by the square of the length."),
        Mistake(lambda gradient, direction: np.dot(gradient, direction)
                / max(np.linalg.norm(gradient), 1e-300)
                / np.linalg.norm(direction),
                "You divide by the length of the gradient, too. That leaves the"
                " cosine of the angle."),
        Mistake(lambda gradient, direction: np.array(gradient)
                * np.array(direction) / np.linalg.norm(direction),
                "You return a vector. A slope is one number, the sum of its"
                " entries."),
    ],
)

# A room and its walls --------------------------------------------------------

ROOM = ValueExercise(
    label="exercise-gradient-room",
    value=(-3, 16),
    remark="The smallest value lies on a wall, the largest in a corner.",
    mistakes=[
        Mistake((16, -3), "These are the right numbers in the wrong order."),
        Mistake((-2, 16), "You compare the corners only. On one of the walls"
                " there is a lower place between them."),
        Mistake((1, 16), "You take the critical point inside for the lowest"
                " place."),
        Mistake((1, 1), "You look at the critical point only. The walls have"
                " larger and smaller values."),
        Mistake((0, 16), "You look at the walls with `y = 0` and `x = 0` only."),
    ],
)

# What kind of point? ---------------------------------------------------------


def kind_of_point(f, x, y, h):
    """Compare the value with the eight around it."""
    changes = [f(x + i * h, y + j * h) - f(x, y) for i in (-1, 0, 1)
               for j in (-1, 0, 1) if (i, j) != (0, 0)]
    if min(changes) > 0:
        return "valley"
    if max(changes) < 0:
        return "hilltop"
    return "saddle" if min(changes) < 0 < max(changes) else "unclear"


class Surface:
    """a s^2 + b st + c t^2 + d s^3 + e t^3 with s = x - p and t = y - q."""

    def __init__(self, numbers, p=0, q=0):
        self.numbers, self.p, self.q = numbers, p, q

    def __call__(self, x, y):
        (a, b, c, d, e), s, t = self.numbers, x - self.p, y - self.q
        return a * s**2 + b * s * t + c * t**2 + d * s**3 + e * t**3

    def __repr__(self):
        s = f"(x - {self.p})" if self.p else "x"
        t = f"(y - {self.q})" if self.q else "y"
        parts = (f"{s}**2", f"{s}*{t}", f"{t}**2", f"{s}**3", f"{t}**3")
        terms = [f"{number}*{part}"
                 for number, part in zip(self.numbers, parts) if number]
        return "lambda x, y: " + (" + ".join(terms) or "0")


def random_surface(rng):
    """Make a function with a critical point, that point, and a step."""
    numbers = tuple(int(number) for number in rng.integers(-3, 4, size=5))
    p, q = (int(number) for number in rng.integers(0, 4, size=2))
    return Surface(numbers, p, q), p, q, float(rng.choice([0.25, 0.5, 1.0]))


def compare(places):
    """Make a wrong function, which looks at some of the places only."""
    def kind(f, x, y, h):
        changes = [f(x + i * h, y + j * h) - f(x, y) for i, j in places]
        if min(changes) > 0:
            return "valley"
        if max(changes) < 0:
            return "hilltop"
        return "saddle" if min(changes) < 0 < max(changes) else "unclear"
    return kind


KIND = FunctionExercise(
    label="exercise-gradient-kind",
    reference=kind_of_point,
    edge_cases=[
        (Surface((1, 0, 1, 0, 0)), 0, 0, 0.5),
        (Surface((-1, 0, -2, 0, 0), 1, 2), 1, 2, 0.5),
        (Surface((1, 0, -1, 0, 0)), 0, 0, 0.5),
        (Surface((0, 1, 0, 0, 0), 2, 1), 2, 1, 0.5),
        (Surface((0, 0, 0, 0, 0)), 0, 0, 0.5),
        (Surface((1, 0, 0, 0, 0)), 0, 0, 0.5),
        (Surface((1, 3, 1, 0, 0)), 0, 0, 0.25),
        (Surface((0, 0, 0, 1, 0)), 0, 0, 0.5),
    ],
    inputs=random_surface,
    mistakes=[
        Mistake(compare([(1, 0), (-1, 0), (0, 1), (0, -1)]),
                "You look along the axes only, and miss the four corners."),
        Mistake(compare([(1, 1), (1, -1), (-1, 1), (-1, -1)]),
                "You look at the corners only, and miss the four places along"
                " the axes."),
        Mistake(compare([(0, 1), (1, -1), (1, 0), (1, 1)]),
                "You look at half of the eight places only."),
        Mistake.edit('return "saddle" if min(changes) < 0 < max(changes)'
                     ' else "unclear"', 'return "saddle"',
                     "You call everything a saddle that is neither valley nor"
                     " hilltop, also where no value is smaller."),
        Mistake.edit("min(changes) > 0", "min(changes) >= 0",
                     "You say valley even if some values are equal to the one"
                     " in the middle."),
        Mistake(lambda f, x, y, h: {"valley": "hilltop", "hilltop": "valley"}
                .get(kind_of_point(f, x, y, h), kind_of_point(f, x, y, h)),
                "You have valley and hilltop the wrong way round."),
    ],
)

# Four points by hand ---------------------------------------------------------

FOUR = ValueExercise(
    label="exercise-gradient-four",
    value=(2.2, 0.7),
    tolerance=1e-6,
    remark="It passes through the point of the means, (1.5, 4).",
    mistakes=[
        Mistake((0.7, 2.2), "These are the right numbers in the wrong order:"
                " the slope comes first."),
        Mistake((7 / 3, 1), "That is the line through the first and the last"
                " point."),
        Mistake((2.5, 0), "That is the best line through the origin. You"
                " divide the sum of all `x * y` by that of all `x**2`, without"
                " the means."),
        Mistake((2.2, 4), "The slope is right. For the intercept you take the"
                " mean of `y` as it is."),
        Mistake(lambda pair: abs(1.5 * pair[0] + pair[1] - 4) < 1e-6,
                "Your line passes through the point of the means, but it has"
                " another slope than the best one.", example=(2, 1)),
    ],
)

# Small weights wanted --------------------------------------------------------


def ridge_gradient(X, y, w, lam):
    """Add the gradient of the penalty to that of the sum of squares."""
    return 2 * X.T @ (X @ w - y) + 2 * lam * w


def random_fit(rng):
    """Make a small table, targets, weights and a strength."""
    rows, columns = (int(number) for number in rng.integers(1, 4, size=2))
    return (rng.integers(-3, 4, size=(rows, columns)).astype(float),
            rng.integers(-5, 6, size=rows).astype(float),
            rng.integers(-3, 4, size=columns).astype(float),
            float(rng.choice([0.5, 1.0, 3.0])))


RIDGE = FunctionExercise(
    label="exercise-gradient-ridge",
    reference=ridge_gradient,
    edge_cases=[
        (np.array([[1.0]]), np.array([2.0]), np.array([1.0]), 1.0),
        (np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]),
         np.array([1.0, 2.0, 4.0]), np.array([1.0, 2.0]), 0.5),
        (np.array([[2.0, 1.0]]), np.array([4.0]), np.array([1.0, 2.0]), 3.0),
    ],
    inputs=random_fit,
    mistakes=[
        Mistake.edit("+ 2 * lam * w", "+ lam * w",
                     "The gradient of your penalty is half as long as it"
                     " should be."),
        Mistake(lambda X, y, w, lam: 2 * X.T @ (X @ w - y),
                "Your gradient knows nothing of the penalty."),
        Mistake.edit("X @ w - y", "y - X @ w",
                     "The errors have the wrong sign: prediction minus target"
                     " is meant."),
        Mistake(lambda X, y, w, lam: X.T @ (X @ w - y) + lam * w,
                "Your gradient is half as long as it should be: the factor 2"
                " of the squares is missing."),
        Mistake(lambda X, y, w, lam: 2 / len(y) * X.T @ (X @ w - y)
                + 2 * lam * w,
                "You take the mean of the squared errors. Here it is their"
                " sum."),
    ],
)
