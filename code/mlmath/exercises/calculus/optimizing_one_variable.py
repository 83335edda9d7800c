"""The exercises of the chapter on optimizing one variable."""

import math
import statistics

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# The lowest candidate --------------------------------------------------------


def lowest_place(f, critical, low, high):
    """Compare both ends and the critical points between them."""
    candidates = [low, high] + [p for p in critical if low < p < high]
    return min(candidates, key=f)


class Cubic:
    """A cubic with a hilltop at p and a valley at q, or the other way round."""

    def __init__(self, p, q, sign):
        self.coefficients = [2 * sign, -3 * sign * (p + q), 6 * sign * p * q]

    def __call__(self, x):
        third, second, first = self.coefficients
        return third * x**3 + second * x**2 + first * x

    def __repr__(self):
        third, second, first = self.coefficients
        return f"lambda x: {third} * x**3 + {second} * x**2 + {first} * x"


def random_landscape(rng):
    """Make a cubic and an interval on which it has one lowest place."""
    while True:
        p, q = sorted(rng.choice(range(-3, 4), size=2, replace=False).tolist())
        f = Cubic(p, q, int(rng.choice([-1, 1])))
        low = float(p - rng.choice([-0.75, 0.25, 0.75, 1.25]))
        high = float(q + rng.choice([-0.75, 0.25, 0.75, 1.25]))
        inside = [x for x in (p, q) if low < x < high]
        values = sorted(f(x) for x in [low, high, *inside])
        if low < high and inside and values[1] - values[0] > 1e-3:
            return f, [p, q], low, high


CANDIDATES = FunctionExercise(
    label="exercise-best-candidates",
    reference=lowest_place,
    edge_cases=[
        (Cubic(-1, 1, 1), [-1, 1], 0, 3),
        (Cubic(-1, 1, 1), [-1, 1], -4, 3),
        (Cubic(-1, 1, 1), [-1, 1], -2.5, 0),
        (Cubic(-1, 1, 1), [-1, 1], -1.75, 0.5),
        (Cubic(-1, 1, -1), [-1, 1], 0, 4),
    ],
    inputs=random_landscape,
    mistakes=[
        Mistake(lambda f, critical, low, high:
                min([p for p in critical if low < p < high], key=f),
                "You compare critical points only. The lowest place may be an"
                " end."),
        Mistake(lambda f, critical, low, high: min([low, high], key=f),
                "You compare the two ends only."),
        Mistake(lambda f, critical, low, high:
                min([low, high, *critical], key=f),
                "You let critical points outside the interval take part."),
        Mistake.edit("min(", "max(",
                     "You return the place where `f` is greatest."),
        Mistake(lambda f, critical, low, high:
                f(lowest_place(f, critical, low, high)),
                "You return the least value, not the place where it is"
                " taken."),
    ],
)

# How fast should it fly? -----------------------------------------------------

DRONE = ValueExercise(
    label="exercise-best-drone",
    value=(500 ** (1 / 3), 6),
    tolerance=0.001,
    remark="Without the rule the slope decides, with it the end.",
    mistakes=[
        Mistake((6, 500 ** (1 / 3)),
                "These are the right numbers in the wrong order."),
        Mistake(lambda pair: pair[0] == pair[1] == 6,
                "The first speed does not know of the rule.", example=(6, 6)),
        Mistake(lambda pair: abs(pair[0] - 500) < 0.01,
                "You found the cube of the best speed.", example=(500, 6)),
        Mistake(lambda pair: abs(pair[0] - 1000 ** (1 / 3)) < 0.01,
                "You differentiated `v**2` to `v`.",
                example=(1000 ** (1 / 3), 6)),
        Mistake(lambda pair: abs(pair[0] - 500 ** (1 / 3)) < 0.01
                and pair[1] > 6,
                "The first speed is right. The second one breaks the rule.",
                example=(500 ** (1 / 3), 500 ** (1 / 3))),
        Mistake(lambda pair: abs(pair[0] - 500 ** (1 / 3)) < 0.01
                and pair[1] < 6,
                "The first speed is right. At the second one each meter still"
                " needs more than at a speed that is allowed.",
                example=(500 ** (1 / 3), 5)),
    ],
)

# One stop for five -----------------------------------------------------------

STOP = ValueExercise(
    label="exercise-best-locker",
    value=(300, 750),
    remark="Two losses, two places.",
    mistakes=[
        Mistake((750, 300), "These are the right places in the wrong order."),
        Mistake(lambda pair: pair[0] == 540,
                "The mean of the places makes the sum of the *squares* of the"
                " walks least.", example=(540, 750)),
        Mistake(lambda pair: pair[0] == 300,
                "The first place is right. From the second one, somebody walks"
                " farther than need be.", example=(300, 300)),
        Mistake(lambda pair: pair[1] == 750,
                "The second place is right. From the first one, all together"
                " walk farther than need be.", example=(200, 750)),
    ],
)

# Readings that deserve more trust --------------------------------------------


def trusted_guess(readings, trusts):
    """Take the weighted mean."""
    total = 0
    for reading, trust in zip(readings, trusts, strict=True):
        total += trust * reading
    return total / sum(trusts)


def random_readings(rng):
    """Make up to five readings, each with its trust."""
    count = int(rng.integers(2, 6))
    return (rng.integers(-9, 10, size=count).tolist(),
            rng.integers(1, 6, size=count).tolist())


TRUSTED = FunctionExercise(
    label="exercise-best-weights",
    reference=trusted_guess,
    edge_cases=[
        ([3], [5]),
        ([2, 8], [1, 1]),
        ([2, 8], [1, 2]),
        ([4, 4, 4], [1, 2, 3]),
        ([0, 0, 6], [0.5, 0.25, 0.25]),
    ],
    inputs=random_readings,
    mistakes=[
        Mistake.edit("/ sum(trusts)", "/ len(readings)",
                     "You divide by the number of readings, not by the sum of"
                     " the trusts."),
        Mistake.edit("total / sum(trusts)", "total",
                     "You return the sum and do not divide it."),
        Mistake.edit("trust * reading", "reading",
                     "The trusts play no part in your sum."),
        Mistake(lambda readings, trusts: statistics.fmean(readings),
                "That is the plain mean, with the same trust in all."),
        Mistake(lambda readings, trusts: (
            sum(r / t for r, t in zip(readings, trusts, strict=True))
            / sum(1 / t for t in trusts)),
            "In your guess a reading counts less the more it is trusted."),
        Mistake.edit("trust * reading", "trust**2 * reading",
                     "You square the trusts."),
    ],
)

# A forecast for each day -----------------------------------------------------


def mean_log_loss(chances, results):
    """Take the chance that was given to what happened."""
    total = 0
    for chance, result in zip(chances, results, strict=True):
        gave = chance if result == 1 else 1 - chance
        total -= math.log(gave)
    return total / len(results)


def random_forecasts(rng):
    """Make forecasts for up to six days, and what happened."""
    count = int(rng.integers(2, 7))
    return (rng.choice([0.1, 0.2, 0.3, 0.6, 0.75, 0.9], size=count).tolist(),
            rng.integers(0, 2, size=count).tolist())


FORECASTS = FunctionExercise(
    label="exercise-best-forecasts",
    reference=mean_log_loss,
    edge_cases=[
        ([0.5], [1]),
        ([0.9], [1]),
        ([0.9], [0]),
        ([0.2, 0.2, 0.2], [0, 1, 0]),
    ],
    inputs=random_forecasts,
    mistakes=[
        Mistake.edit("total -= ", "total += ",
                     "Your loss is negative: a minus sign is missing."),
        Mistake.edit("total / len(results)", "total",
                     "You return the sum of the losses, not their mean."),
        Mistake.edit("chance if result == 1 else 1 - chance",
                     "1 - chance if result == 1 else chance",
                     "You take the chance of what did *not* happen."),
        Mistake.edit("chance if result == 1 else 1 - chance", "chance",
                     "You take the chance of a 1 on all days, also where a 0"
                     " came."),
        Mistake.edit("math.log", "math.log10",
                     "You take logarithms with the base 10."),
        Mistake(lambda chances, results: sum(
            -math.log(c) for c, r in zip(chances, results, strict=True)
            if r == 1) / len(results),
                "You leave out the days on which a 0 came."),
        Mistake(lambda chances, results: sum(
            (c - r)**2 for c, r in zip(chances, results, strict=True)
            ) / len(results),
                "That is the mean squared loss."),
    ],
)
