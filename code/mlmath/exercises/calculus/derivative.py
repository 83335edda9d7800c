"""The exercises of the chapter on the derivative."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# A cube in your head ---------------------------------------------------------

HEAD = ValueExercise(
    label="exercise-derivative-head",
    value=8.36,
    tolerance=1e-5,
    remark="The exact value is 8.365427.",
    mistakes=[
        Mistake(2.03**3, "That is the exact value. The linear approximation is"
                " a little off."),
        Mistake(20, "You add the whole slope, as if the step were 1."),
        Mistake(8.12, "You use the slope 4, which is that of `x**2`."),
        Mistake(8.18, "You use the slope 6. The derivative of `x**3` is"
                " not `3 * x`."),
        Mistake(2.36, "You begin at the place, 2, and not with the value"
                " there."),
    ],
)

# When does it turn? ----------------------------------------------------------


def turning_times(times, levels):
    """Compare the signs of the steps to and from each inner reading."""
    turns = []
    for i in range(1, len(levels) - 1):
        before = levels[i] - levels[i - 1]
        after = levels[i + 1] - levels[i]
        if before * after < 0:
            turns.append(times[i])
    return turns


def random_log(rng):
    """Make a log of three to eight readings, some of them equal."""
    count = int(rng.integers(3, 9))
    times = np.cumsum(rng.integers(1, 4, size=count)) + 5
    return times.tolist(), rng.integers(0, 5, size=count).tolist()


def is_log(times, levels):
    """Tell whether each reading comes later than the one before it."""
    return len(times) == len(levels) and np.all(np.diff(times) > 0)


TURNS = FunctionExercise(
    label="exercise-derivative-turns",
    reference=turning_times,
    edge_cases=[
        ([6, 7, 8], [1, 2, 3]),
        ([6, 7, 8], [1, 3, 2]),
        ([6, 7, 8], [3, 1, 2]),
        ([6, 7, 8], [2, 2, 1]),
        ([6, 8, 9, 12, 13], [0, 3, 1, 4, 2]),
        ([6, 7], [1, 2]),
    ],
    inputs=random_log,
    valid=is_log,
    mistakes=[
        Mistake.edit("before * after < 0", "before > 0 > after",
                     "You find the highest readings only. The level turns at"
                     " the lowest ones, too."),
        Mistake.edit("before * after < 0", "before < 0 < after",
                     "You find the lowest readings only. The level turns at"
                     " the highest ones, too."),
        Mistake.edit("append(times[i])", "append(i)",
                     "You return where the readings stand in the list, not"
                     " their times."),
        Mistake.edit("append(times[i])", "append(levels[i])",
                     "You return the levels, not the times."),
        Mistake.edit("append(times[i])", "append(times[i + 1])",
                     "You return the times one reading too late."),
        Mistake.edit("append(times[i])", "append(times[i - 1])",
                     "You return the times one reading too early."),
        Mistake.edit("before * after < 0", "before * after <= 0",
                     "You count readings that are equal to a neighbor."),
    ],
)

# Look to both sides ----------------------------------------------------------


def both_sides(f, x, h):
    """Divide by the length of the way from x - h to x + h."""
    return (f(x + h) - f(x - h)) / (2 * h)


class Cubic:
    """A polynomial x^3 + a x^2 + b x, shown to the reader as a lambda."""

    def __init__(self, a, b):
        self.a, self.b = a, b

    def __call__(self, x):
        return x**3 + self.a * x**2 + self.b * x

    def __repr__(self):
        return f"lambda x: x**3 + {self.a} * x**2 + {self.b} * x"


def random_place(rng):
    """Make a cubic, a place and a step that halves without rounding."""
    a, b, x = (int(number) for number in rng.integers(1, 5, size=3))
    return Cubic(a, b), x, float(rng.choice([0.125, 0.25, 0.5, 2.0]))


BOTH_SIDES = FunctionExercise(
    label="exercise-derivative-both-sides",
    reference=both_sides,
    edge_cases=[
        (Cubic(0, 0), 1, 0.5),
        (Cubic(1, 2), 0, 0.25),
        (Cubic(1, 2), -1, 2.0),
    ],
    inputs=random_place,
    mistakes=[
        Mistake.edit("(2 * h)", "h",
                     "You divide by `h`, but from `x - h` to `x + h` the way"
                     " is longer."),
        Mistake(lambda f, x, h: (f(x + h) - f(x - h)) / 2 * h,
                "Your function divides by 2 and then multiplies by `h`: a"
                " pair of parentheses is missing."),
        Mistake(lambda f, x, h: (f(x + h) - f(x)) / h,
                "That is the difference quotient, which looks to the right"
                " only."),
        Mistake(lambda f, x, h: (f(x) - f(x - h)) / h,
                "That is the difference quotient with `-h`, which looks to the"
                " left only."),
        Mistake.edit("f(x + h) - f(x - h)", "f(x - h) - f(x + h)",
                     "Your result has the wrong sign."),
    ],
)

# Glue two pieces -------------------------------------------------------------

GLUE = ValueExercise(
    label="exercise-derivative-glue",
    value=(2, -1),
    remark="The straight piece is the tangent line of the parabola at 1.",
    mistakes=[
        Mistake((-1, 2), "These are the right numbers in the wrong order."),
        Mistake(lambda pair: pair[0] == 2,
                "The slopes agree, but the function jumps at 1.",
                example=(2, 0)),
        Mistake(lambda pair: abs(pair[0] + pair[1] - 1) < 1e-9,
                "The function is continuous at 1, but it has a corner there.",
                example=(1, 0)),
        Mistake(lambda pair: len(pair) == 2,
                "The function jumps at 1, and the slopes on the two sides"
                " differ.", example=(1, 1)),
    ],
)

# From rates back to levels ---------------------------------------------------


def levels_from_rates(start, rates, h):
    """Add rate times step, one after the other."""
    predicted = [start]
    for rate in rates:
        predicted.append(predicted[-1] + rate * h)
    return predicted


def random_rates(rng):
    """Make a start, up to six rates and a step."""
    rates = rng.integers(-5, 6, size=rng.integers(1, 7)).tolist()
    return int(rng.integers(-5, 6)), rates, float(rng.choice([0.25, 0.5, 2]))


BACK = FunctionExercise(
    label="exercise-derivative-back",
    reference=levels_from_rates,
    edge_cases=[
        (3, [], 0.5),
        (3, [2], 0.5),
        (0, [1, -1], 0.25),
        (5, [0, 4, 4], 2.0),
    ],
    inputs=random_rates,
    mistakes=[
        Mistake.edit("predicted[-1] + rate * h", "predicted[-1] + rate",
                     "You add the whole rate, whatever the length of the"
                     " step."),
        Mistake.edit("predicted[-1] + rate * h", "start + rate * h",
                     "You begin each step at the start again, not at the level"
                     " before."),
        Mistake.edit("return predicted", "return predicted[1:]",
                     "Your list leaves out the start."),
        Mistake.edit("return predicted", "return predicted[-1]",
                     "You return the last level only, not the list of all"
                     " levels."),
        Mistake.edit("+ rate * h", "- rate * h",
                     "Your levels fall where the rate is positive."),
    ],
)
