"""The exercises of the chapter on seeing data."""

from math import exp, log, pi, sqrt

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Five numbers and a fence ----------------------------------------------------

QUARTILES = ValueExercise(
    label="exercise-seeing-quartiles",
    value=(7.5, 12, 16.5, 30),
    tolerance=1e-3,
    remark="The lower fence is -6, so only 41 lies beyond a fence.",
    mistakes=[
        Mistake((7, 12, 20, 39.5), "Your quartiles are the medians of the lower"
                " three and the upper three values. That is another definition;"
                " the book goes 1.5 steps from each end."),
        Mistake((7, 12, 13, 22), "You drop the half steps. The quartiles lie"
                " between two of the values."),
        Mistake((8, 12, 20, 38), "You round the half steps up. The quartiles lie"
                " between two of the values."),
        Mistake((12.5, 22, 31.5, 60), "You cut the axis from 3 to 41 into"
                " quarters. Quartiles cut the list of values."),
        Mistake((7.5, 12, 16.5, 25.5), "Your fence is too near. It lies one and a"
                " half interquartile ranges from the end of the box."),
        Mistake((7.5, 12, 16.5, 21), "You add to the first quartile. The upper"
                " fence is measured from the third."),
        Mistake((7.5, 12, 16.5, -6), "That is the lower fence."),
        Mistake((7.5, 12, 16.5, 41), "That is the largest value. A fence need"
                " not be a value."),
        Mistake((7.5, 12, 16.5, 20), "That is the end of the whisker. The fence"
                " is the limit up to which a whisker may reach."),
    ],
)

# Read a staircase ------------------------------------------------------------

STAIRCASE = ValueExercise(
    label="exercise-seeing-staircase",
    value=(0.75, 0.25, 5),
    tolerance=1e-6,
    remark="At 5 the staircase jumps from 3/8 to 6/8.",
    mistakes=[
        Mistake((0.375, 0.25, 5), "Your first number leaves out the values that"
                " are equal to 5."),
        Mistake((0.375, 0.625, 5), "You count the values that equal 5 on the"
                " wrong side."),
        Mistake((6, 2, 5), "You give counts. Shares are between 0 and 1."),
        Mistake((0.75, 0.625, 5), "Your second number counts the values that"
                " equal 5; they are not more than 5."),
        Mistake((0.75, 0.25, 3), "At 3 the staircase has the height 3/8, which"
                " is less than one half."),
        Mistake((0.75, 0.25, 4), "The staircase rises at values only, and 4 is"
                " none."),
        Mistake((0.75, 0.25, 0.75), "Your third number is a height. The place is"
                " asked."),
    ],
)

# Walk along the stairs -------------------------------------------------------


def stairs_quantile(values, gamma):
    """Count up to the present value, and stop when it is enough."""
    ordered = sorted(values)
    for k, x in enumerate(ordered, 1):
        if k / len(ordered) >= gamma:
            return x
    return ordered[-1]


def list_and_share(rng):
    """Make up to eight whole numbers, and a share in eighths."""
    values = rng.integers(0, 20, size=int(rng.integers(1, 9))).tolist()
    return values, int(rng.integers(1, 9)) / 8


STAIRS = FunctionExercise(
    label="exercise-seeing-stairs",
    reference=stairs_quantile,
    edge_cases=[
        ([7], 0.5),
        ([3, 1], 0.5),
        ([4, 2, 8, 6], 0.5),
        ([4, 2, 8, 6], 0.625),
        ([5, 5, 9, 1], 0.25),
        ([2, 9, 4], 1.0),
    ],
    inputs=list_and_share,
    valid=lambda values, gamma: len(values) > 0 and 0 < gamma <= 1,
    mistakes=[
        Mistake.edit("sorted(values)", "values",
                     "You do not sort the values."),
        Mistake.edit(">= gamma", "> gamma",
                     "You go on when the share is exactly gamma. It is large"
                     " enough then."),
        Mistake.edit("k / len(ordered)", "(k - 1) / len(ordered)",
                     "You leave the present value out when you count. It is at"
                     " most as large as itself."),
        Mistake(lambda values, gamma: float(np.quantile(values, gamma)),
                "You return the sample quantile of the definition in the text,"
                " which may lie between two values."),
        Mistake.edit("sorted(values)", "sorted(values, reverse=True)",
                     "You begin at the largest value."),
        Mistake.edit("return x", "return k / len(ordered)",
                     "You return the height of the staircase. The place is"
                     " asked."),
    ],
)

# The rings of a box plot -----------------------------------------------------


def rings(values):
    """Compare each of the values with both fences."""
    q1, q3 = np.quantile(values, [0.25, 0.75])
    reach = 1.5 * (q3 - q1)
    low, high = q1 - reach, q3 + reach
    return sorted(x for x in values if x < low or x > high)


def scattered(rng):
    """Make 5 to 12 whole numbers, in no order, some of them far away."""
    values = rng.integers(0, 13, size=int(rng.integers(5, 13)))
    far = rng.random(len(values)) < 0.2
    values[far] += rng.choice([-30, 30, 60], size=int(far.sum()))
    return (values.tolist(),)


RINGS = FunctionExercise(
    label="exercise-seeing-rings",
    reference=rings,
    edge_cases=[
        ([1, 2, 3, 4, 5],),
        ([1, 2, 3, 4, 100],),
        ([-90, 2, 3, 4, 5],),
        ([80, 2, 3, 4, -50, 5, 6],),
        ([0, 2, 3, 4, 7],),
        ([3, 3, 3, 3, 4],),
    ],
    inputs=scattered,
    valid=lambda values: len(values) > 0,
    mistakes=[
        Mistake.edit("1.5 * ", "",
                     "Your fences are one interquartile range away from the box,"
                     " not one and a half."),
        Mistake.edit("x < low or x > high",
                     "x > high",
                     "You forget the values below the lower fence."),
        Mistake.edit("x < low or x > high",
                     "x < low",
                     "You forget the values above the upper fence."),
        Mistake.edit("x < low or x > high",
                     "low <= x <= high",
                     "You return the values that are not beyond the fences."),
        Mistake.edit("x < low or x > high",
                     "x <= low or x >= high",
                     "You take a value on a fence for one beyond it."),
        Mistake.edit("sorted(x for x in values if x < low or x > high)",
                     "[x for x in values if x < low or x > high]",
                     "Your values are right, but not sorted."),
        Mistake.edit("x < low or x > high",
                     "abs(x - np.median(values)) > reach",
                     "You measure from the median. The fences are measured from"
                     " the ends of the box."),
        Mistake.edit("x < low or x > high",
                     "abs(x - np.mean(values)) > 2 * np.std(values)",
                     "You measure with mean and standard deviation. The fences"
                     " are made of quartiles."),
    ],
)

# Bumps with corners ----------------------------------------------------------


def triangle_estimate(x, values, h):
    """Add the bumps, and divide by their number."""
    total = 0
    for each in values:
        total += max(0, 1 - abs(x - each) / h) / h
    return total / len(values)


def place_values_width(rng):
    """Make a place, up to six values and a half-width from 0.5 to 4."""
    values = rng.integers(0, 11, size=int(rng.integers(1, 7))).tolist()
    return int(rng.integers(0, 11)), values, int(rng.integers(1, 9)) / 2


TRIANGLES = FunctionExercise(
    label="exercise-seeing-triangles",
    reference=triangle_estimate,
    edge_cases=[
        (0, [0], 1),
        (0, [0], 2),
        (1, [0], 4),
        (5, [1, 2], 2),
        (3, [1, 4, 4, 9], 3),
        (2, [0, 4], 2),
    ],
    inputs=place_values_width,
    valid=lambda x, values, h: len(values) > 0 and h > 0,
    mistakes=[
        Mistake.edit("/ h) / h", "/ h)",
                     "Your bumps have the height 1, whatever h is, so the whole"
                     " area is h."),
        Mistake.edit("total / len(values)", "total",
                     "You add the bumps. The estimate is their mean."),
        Mistake.edit("max(0, 1 - abs(x - each) / h)", "(1 - abs(x - each) / h)",
                     "Your bumps become negative far away."),
        Mistake.edit("abs(x - each)", "(x - each)",
                     "Your bumps are not symmetric: the sign of the distance"
                     " matters."),
        Mistake.edit("abs(x - each) / h)", "abs(x - each))",
                     "The width of your bumps does not depend on h, only their"
                     " height does."),
        Mistake(lambda x, values, h: sum(
                    exp(-((x - each) / h)**2 / 2) for each in values
                ) / len(values) / h / sqrt(2 * pi),
                "Your bumps are bells. The question is for triangles."),
        Mistake(lambda x, values, h: sum(
                    abs(x - each) < h for each in values) / len(values),
                "You return the share of the values that are closer than h."),
    ],
)

# A QQ plot for waits ---------------------------------------------------------


def qq_exponential(values):
    """Pair the sorted values with the quantiles of their shares."""
    n = len(values)
    return [(-log(1 - (k + 0.5) / n), x) for k, x in enumerate(sorted(values))]


def some_waits(rng):
    """Make up to six waits, in tenths, in no order."""
    waits = rng.integers(1, 100, size=int(rng.integers(1, 7))) / 10
    return (waits.tolist(),)


WAITS = FunctionExercise(
    label="exercise-seeing-waits",
    reference=qq_exponential,
    tolerance=1e-9,
    edge_cases=[
        ([3],),
        ([1, 2],),
        ([4, 1, 9],),
        ([5, 5, 2],),
    ],
    inputs=some_waits,
    valid=lambda values: len(values) > 0,
    mistakes=[
        Mistake.edit("sorted(values)", "values",
                     "You do not sort the values."),
        Mistake.edit("(k + 0.5) / n", "k / n",
                     "Your shares are 0, 1/n and so on: the half is missing."),
        Mistake.edit("(k + 0.5) / n", "(k - 0.5) / n",
                     "You count the sorted values from 0 with a formula that"
                     " counts them from 1."),
        Mistake.edit("(k + 0.5) / n", "(k + 1) / (n + 1)",
                     "Your shares are k/(n + 1). That is done, too, but here"
                     " they are (k - 1/2)/n."),
        Mistake.edit("-log(1 - (k + 0.5) / n)", "(k + 0.5) / n",
                     "You return the shares. Their quantiles are asked."),
        Mistake.edit("-log(1 - (k + 0.5) / n)", "-log((k + 0.5) / n)",
                     "Your quantiles fall while the values grow. Where does the"
                     " 1 belong?"),
        Mistake.edit("-log(1 - (k + 0.5) / n)", "log(1 - (k + 0.5) / n)",
                     "Your quantiles are negative, and waits are not."),
        Mistake.edit("(-log(1 - (k + 0.5) / n), x)",
                     "(x, -log(1 - (k + 0.5) / n))",
                     "In your pairs the value comes first."),
    ],
)
