"""The exercises of the chapter on the derivative toolbox."""

import math

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# From a table ----------------------------------------------------------------

TABLE = ValueExercise(
    label="exercise-rules-table",
    value=(10, 0.875, -6, -1),
    mistakes=[
        Mistake(lambda slopes: slopes[0] == -3,
                "You multiply the two derivatives for the first number.",
                example=(-3, 0.875, -6, -1)),
        Mistake(lambda slopes: slopes[1] == -0.875,
                "In the quotient you subtract in the wrong order.",
                example=(10, -0.875, -6, -1)),
        Mistake(lambda slopes: slopes[1] in (-3, 3.5),
                "In the quotient the square of the denominator is missing.",
                example=(10, -3, -6, -1)),
        Mistake(lambda slopes: slopes[2] == -3,
                "In the composition you take the outer derivative at 1.",
                example=(10, 0.875, -3, -1)),
        Mistake(lambda slopes: slopes[2] == 6,
                "In the composition the inner derivative is missing.",
                example=(10, 0.875, 6, -1)),
        Mistake(lambda slopes: slopes[3] in (0.25, 1),
                "The last number has nothing to do with the value of `g`, and"
                " its sign is that of the slope of `g`.",
                example=(10, 0.875, -6, 0.25)),
    ],
)

# A polynomial as a list ------------------------------------------------------


def derivative_of(coefficients):
    """Multiply by the exponents, and move one place to the front."""
    multiplied = [n * c for n, c in enumerate(coefficients)]
    return multiplied[1:]


def random_coefficients(rng):
    """Make a list of one to six coefficients."""
    return (rng.integers(-9, 10, size=rng.integers(1, 7)).tolist(),)


POLYNOMIAL = FunctionExercise(
    label="exercise-rules-polynomial",
    reference=derivative_of,
    edge_cases=[([7],), ([0, 1],), ([3, 2],), ([7, 0, -5, 4],),
                ([0, 0, 0, 0, 2],)],
    inputs=random_coefficients,
    valid=len,
    mistakes=[
        Mistake(lambda coefficients: coefficients[1:],
                "You lower the exponents, but the old exponents do not come to"
                " the front as factors."),
        Mistake.edit("multiplied[1:]", "multiplied",
                     "You multiply by the exponents, but each coefficient keeps"
                     " its place, so the exponents stay as they were."),
        Mistake.edit("multiplied[1:]", "multiplied[:-1]",
                     "You leave out the last entry. Another one falls away."),
        Mistake(lambda coefficients: [
                    (n - 1) * c for n, c in enumerate(coefficients)][1:],
                "You multiply by the new exponents, not by the old ones."),
        Mistake(lambda coefficients: [
                    n * c for n, c in enumerate(coefficients)][:0:-1],
                "Your list is in reverse: the constant comes first."),
    ],
)

# The tide again --------------------------------------------------------------


def tide_rate(t):
    """Differentiate the cosine, and multiply by the inner derivative."""
    speed = 2 * math.pi / 12.42
    return -1.5 * speed * math.sin(speed * t)


def random_time(rng):
    """Make a time in tenths of an hour."""
    return (float(rng.integers(1, 240)) / 10,)


TIDE = FunctionExercise(
    label="exercise-rules-tide",
    reference=tide_rate,
    edge_cases=[(1.0,), (4.0,), (9.0,), (0.0,)],
    inputs=random_time,
    mistakes=[
        Mistake.edit("-1.5 * speed * math", "-1.5 * math",
                     "The derivative of the inner function is missing."),
        Mistake.edit("-1.5", "1.5",
                     "Your rate has the wrong sign: it is positive while the"
                     " water falls."),
        Mistake.edit("-1.5 * speed", "-speed",
                     "The factor of the cosine is missing."),
        Mistake.edit("-1.5 * speed", "2 - 1.5 * speed",
                     "The constant 2 is still there."),
        Mistake(lambda t: 2 + 1.5 * math.cos(2 * math.pi * t / 12.42),
                "That is the level, not its rate."),
        Mistake.edit("math.sin", "math.cos",
                     "The derivative of a cosine is not a cosine."),
        Mistake.edit("math.sin(speed * t)", "math.sin(speed)",
                     "The outer derivative is taken at the inner derivative,"
                     " not at the inner value."),
    ],
)

# A dry day -------------------------------------------------------------------


def penalty_slope(z, y):
    """Subtract what happened from what was said."""
    return 1 / (1 + math.exp(-z)) - y


def random_day(rng):
    """Make a score in tenths, and rain or none."""
    return float(rng.integers(-40, 41)) / 10, int(rng.integers(2))


DRY = FunctionExercise(
    label="exercise-rules-dry",
    reference=penalty_slope,
    edge_cases=[(-1.0, 1), (-1.0, 0), (2.0, 1), (2.0, 0), (0.0, 1)],
    inputs=random_day,
    mistakes=[
        Mistake(lambda z, y: y - 1 / (1 + math.exp(-z)),
                "Your slope has the wrong sign."),
        Mistake.edit("- y", "- 1",
                     "You return the slope of a rainy day for dry days, too."),
        Mistake.edit("- y", "",
                     "You return the slope of a dry day for rainy days, too."),
        Mistake.edit("- y", "- (1 - y)", "Rain and no rain are swapped."),
        Mistake.edit("-z", "z",
                     "The sign of the score in the exponent is wrong."),
        Mistake(lambda z, y: math.log(1 + math.exp(-z if y else z)),
                "That is the penalty, not its slope."),
        Mistake(lambda z, y: -(1 + math.exp(-z)) if y else 1 + math.exp(z),
                "That is the derivative with respect to the chance. The slope"
                " of the sigmoid is missing."),
        Mistake(lambda z, y: 1 / (2 + math.exp(z) + math.exp(-z)),
                "That is the slope of the sigmoid, not of the penalty."),
    ],
)

# A chain of any length -------------------------------------------------------


def chain_slope(links, x):
    """Multiply the rates, each at the value that comes in."""
    slope = 1
    for function, derivative in links:
        slope = slope * derivative(x)
        x = function(x)
    return slope


class Shown:
    """A function that the reader sees as the text that defines it."""

    def __init__(self, text):
        self.text, self.function = text, eval(text)  # noqa: S307

    def __call__(self, x):
        return self.function(x)

    def __repr__(self):
        return self.text


LINKS = [(Shown(f"lambda x: {value}"), Shown(f"lambda x: {slope}"))
         for value, slope in (("3 * x", "3"), ("x + 2", "1"),
                              ("x**2", "2 * x"), ("5 - x", "-1"),
                              ("x**3", "3 * x**2"))]
TRIPLE, SHIFT, SQUARE, _, CUBE = LINKS


def random_chain(rng):
    """Make a chain of one to three links, and a place."""
    chosen = rng.integers(len(LINKS), size=rng.integers(1, 4))
    return [LINKS[place] for place in chosen], int(rng.integers(-3, 4))


def all_at_x(links, x):
    """Take every derivative at the place where the chain begins."""
    slope = 1
    for _, derivative in links:
        slope *= derivative(x)
    return slope


def added_up(links, x):
    """Add the rates."""
    total = 0
    for function, derivative in links:
        total += derivative(x)
        x = function(x)
    return total


def value_of(links, x):
    """Walk through the chain without any derivative."""
    for function, _ in links:
        x = function(x)
    return x


RUN = FunctionExercise(
    label="exercise-rules-run",
    reference=chain_slope,
    edge_cases=[
        ([TRIPLE], 2),
        ([SQUARE], 3),
        ([SHIFT, SQUARE], 1),
        ([SQUARE, SHIFT, CUBE], 1),
        ([], 4),
    ],
    inputs=random_chain,
    mistakes=[
        Mistake(all_at_x, "You take all derivatives at `x`, also those of the"
                " links that get another value."),
        Mistake(added_up, "You add the rates of the links."),
        Mistake(value_of, "That is the value of the chain, not its slope."),
        Mistake.edit("in links", "in links[::-1]",
                     "You walk through the chain from the last link to the"
                     " first; the first link in the list acts first."),
        Mistake.edit("slope = slope * derivative(x)\n        x = function(x)",
                     "x = function(x)\n        slope = slope * derivative(x)",
                     "You take the derivative of each link at the value that"
                     " goes out, not at the one that comes in."),
    ],
)
