"""The exercises of the chapter on confidence and prediction intervals."""

import numpy as np
from scipy import stats

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Flour ------------------------------------------------------------------------

FLOUR = ValueExercise(
    label="exercise-interval-flour",
    value=(998.12, 1009.88, 217),
    tolerance=2e-5,
    mistakes=[
        Mistake((974.6, 1033.4, 217), "Your margin is that of a single bag."
                " Divide by the root of 25."),
        Mistake((1002.824, 1005.176, 217), "You divided by 25. The root of 25"
                " belongs there."),
        Mistake((1001, 1007, 217), "You went one standard error far. For 95"
                " percent it is 1.96 of them."),
        Mistake((999.07, 1008.93, 217), "You took the 0.95 quantile. With 95"
                " percent in the middle it is that of 0.975."),
        Mistake((997.81, 1010.19, 217), "You took the t quantile. Here the"
                " standard deviation is known."),
        Mistake((998.12, 1009.88, 216), "You rounded the third number down."
                " With 216 bags the margin is a little too large."),
        Mistake((998.12, 1009.88, 15), "The third number has to be squared."),
        Mistake((998.12, 1009.88, 57), "You forgot the quantile in the third"
                " number."),
        Mistake((998.12, 1009.88, 865), "In the third number you asked for a"
                " width of 2, not for a margin of 2."),
        Mistake(lambda three: three[0] > three[1],
                "The smaller end comes first.",
                example=(1009.88, 998.12, 217)),
        Mistake(lambda three: abs(three[0] + three[1] - 2008) > 0.1,
                "The two ends should have the mean 1004 in their middle.",
                example=(998.12, 1004.5, 217)),
    ],
)

# Four readings ----------------------------------------------------------------

READINGS = ValueExercise(
    label="exercise-interval-readings",
    value=(5.5626, 12.4374),
    tolerance=0.002,
    mistakes=[
        Mistake((6.883, 11.117), "You took 1.96. With an estimated standard"
                " deviation the quantile is 3.182."),
        Mistake((2.126, 15.874), "You did not divide by the root of 4."),
        Mistake((6.023, 11.977), "You divided by 4 inside s. The sample"
                " standard deviation divides by 3."),
        Mistake((7.282, 10.718), "You divided by 4. The root of 4 belongs"
                " there."),
        Mistake((5.031, 12.969), "The root of 3 stands in the place of the"
                " root of 4: n - 1 belongs into s alone."),
        Mistake((7.920, 10.080), "You went one standard error far. It should"
                " be 3.182 of them."),
        Mistake((1.575, 16.425), "You took the variance for the standard"
                " deviation."),
        Mistake(lambda two: two[0] > two[1], "The smaller end comes first.",
                example=(12.437, 5.563)),
        Mistake(lambda two: abs(two[0] + two[1] - 18) > 0.03,
                "The two ends should have the mean 9 in their middle.",
                example=(5.563, 12)),
    ],
)

# How many to ask --------------------------------------------------------------


def needed(margin, level):
    """Solve for n in the worst case, and round up."""
    z = stats.norm.ppf((1 + level) / 2)
    return max(1, int(np.ceil((z * 0.5 / margin)**2)))


def decided(margin, level):
    """Tell whether rounding cannot decide the answer."""
    if not (0 < margin <= 1 and 0 < level < 1):
        return False
    exact = (stats.norm.ppf((1 + level) / 2) * 0.5 / margin)**2
    return abs(exact - round(exact)) > 1e-6


def polls(rng):
    """Make a margin and a level, in whole percent."""
    return int(rng.integers(1, 21)) / 100, int(rng.integers(50, 100)) / 100


POLL = FunctionExercise(
    label="exercise-interval-poll",
    reference=needed,
    edge_cases=[
        (0.5, 0.5),
        (0.1, 0.95),
        (0.03, 0.95),
        (0.01, 0.99),
    ],
    inputs=polls,
    valid=decided,
    mistakes=[
        Mistake.edit("(1 + level) / 2", "level",
                     "Your quantile leaves all of the rest on one side. With"
                     " two sides it belongs to (1 + level) / 2."),
        Mistake.edit("z * 0.5 / margin", "z / margin",
                     "Twice too large, before squaring: the standard deviation"
                     " of a single answer is at most 0.5, and the margin is"
                     " half of the width."),
        Mistake.edit("z * 0.5 / margin", "z * 0.25 / margin",
                     "You used 0.25, the variance of a single answer. Take its"
                     " root, 0.5."),
        Mistake.edit("(z * 0.5 / margin)**2", "z * 0.5 / margin",
                     "The square is missing: the margin falls like the root of"
                     " n."),
        Mistake.edit("np.ceil", "np.floor",
                     "You round down. With so few answers the margin is too"
                     " large."),
        Mistake(lambda margin, level: max(1, round(
                    (stats.norm.ppf((1 + level) / 2) * 0.5 / margin)**2)),
                "You round to the nearest number. With fewer answers than the"
                " quotient says, the margin is too large."),
        Mistake.edit("stats.norm.ppf((1 + level) / 2)", "1.96",
                     "You use 1.96 for every level."),
        Mistake.edit("z * 0.5 / margin", "0.5 / margin",
                     "The quantile is missing."),
        Mistake.edit("int(np.ceil((z * 0.5 / margin)**2))",
                     "(z * 0.5 / margin)**2",
                     "The number of answers is a whole number. Round up."),
    ],
)

# The next observation ---------------------------------------------------------


def next_interval(x, level):
    """Reach a t quantile times s and the root of 1 + 1/n to both sides."""
    n = len(x)
    s = np.std(x, ddof=1)
    reach = stats.t(n - 1).ppf((1 + level) / 2) * s * (1 + 1 / n)**0.5
    return np.mean(x) - reach, np.mean(x) + reach


def observations(rng):
    """Make two to nine whole numbers, not all alike, and a level."""
    x = rng.integers(-20, 60, size=int(rng.integers(2, 10))).tolist()
    x[0] = max(x) + int(rng.integers(1, 9))
    return x, int(rng.integers(50, 100)) / 100


NEXT = FunctionExercise(
    label="exercise-interval-next",
    reference=next_interval,
    edge_cases=[
        ([0, 2], 0.5),
        ([1, 2, 3, 4], 0.95),
        ([7, 9, 12, 8], 0.95),
        ([-3, 10, 4], 0.99),
        ([5, 5, 5], 0.9),
    ],
    inputs=observations,
    valid=lambda x, level: len(x) >= 2 and 0 < level < 1,
    tolerance=1e-8,
    mistakes=[
        Mistake.edit("s * (1 + 1 / n)**0.5", "s / n**0.5",
                     "That is the t interval for the mean. A single observation"
                     " scatters more: take the root of 1 + 1/n."),
        Mistake.edit(" * (1 + 1 / n)**0.5", "",
                     "The mean varies, too: the root of 1 + 1/n is missing."),
        Mistake.edit("(1 + 1 / n)**0.5", "(1 + 1 / n)",
                     "You did not take the root of 1 + 1/n."),
        Mistake.edit("(1 + 1 / n)**0.5", "(1 + 1 / n**0.5)",
                     "You added two standard deviations. Variances add: take the"
                     " root of 1 + 1/n."),
        Mistake.edit("stats.t(n - 1)", "stats.norm",
                     "You took the quantile of the bell. With s in the place of"
                     " sigma the t distribution belongs there."),
        Mistake.edit("stats.t(n - 1)", "stats.t(n)",
                     "There are n - 1 degrees of freedom: one is used up by the"
                     " mean."),
        Mistake.edit("(1 + level) / 2", "level",
                     "Your quantile leaves all of the rest on one side. With"
                     " two sides it belongs to (1 + level) / 2."),
        Mistake.edit("(1 + level) / 2", "0.975",
                     "You take the level 0.95, whatever is asked for."),
        Mistake.edit("ddof=1", "ddof=0",
                     "You estimate sigma with n. The sample standard deviation"
                     " divides by n - 1: `ddof=1`."),
        Mistake(lambda x, level: (np.mean(x), next_interval(x, level)[1]
                                  - np.mean(x)),
                "You returned mean and margin. Return the two ends."),
        Mistake(lambda x, level: next_interval(x, level)[::-1],
                "The smaller end comes first."),
        Mistake(lambda x, level: tuple(end - np.mean(x) + np.median(x)
                                       for end in next_interval(x, level)),
                "The middle of your interval is the median. Take the mean."),
    ],
)

# Wilson's interval ------------------------------------------------------------


def wilson_interval(k, n, z):
    """Put k / n into the formula."""
    q, a = k / n, z**2 / n
    middle = (q + a / 2) / (1 + a)
    m = z / (1 + a) * (q * (1 - q) / n + a / (4 * n))**0.5
    return middle - m, middle + m


def counts(rng):
    """Make successes, trials, and a quantile in tenths."""
    n = int(rng.integers(1, 61))
    return int(rng.integers(0, n + 1)), n, int(rng.integers(5, 31)) / 10


WILSON = FunctionExercise(
    label="exercise-interval-wilson",
    reference=wilson_interval,
    edge_cases=[
        (0, 1, 1.0),
        (0, 20, 1.96),
        (5, 5, 2.0),
        (10, 20, 1.96),
        (3, 200, 1.96),
    ],
    inputs=counts,
    valid=lambda k, n, z: n >= 1 and 0 <= k <= n and z > 0,
    tolerance=1e-9,
    mistakes=[
        Mistake(lambda k, n, z: (k / n - z * (k / n * (1 - k / n) / n)**0.5,
                                 k / n + z * (k / n * (1 - k / n) / n)**0.5),
                "That is Wald's interval."),
        Mistake.edit("middle = (q + a / 2) / (1 + a)", "middle = q",
                     "The middle is not k / n. It lies nearer to one half."),
        Mistake.edit("(q + a / 2)", "(q + a)",
                     "In the middle z^2 is divided by 2n, not by n."),
        Mistake.edit("(q + a / 2) / (1 + a)", "q + a / 2",
                     "The middle has to be divided by 1 + z^2/n."),
        Mistake.edit("z / (1 + a) *", "z *",
                     "The margin has to be divided by 1 + z^2/n."),
        Mistake.edit("a / (4 * n)", "a / 4",
                     "Under the root z^2 is divided by 4n^2. `a` has only one"
                     " of the two n."),
        Mistake.edit(" + a / (4 * n)", "",
                     "Under the root z^2/(4n^2) is missing."),
        Mistake.edit("z**2 / n", "z / n",
                     "You did not square z in z^2/n."),
        Mistake.edit("a / (4 * n))**0.5", "a / (4 * n))",
                     "The root is missing."),
        Mistake(lambda k, n, z: wilson_interval(k, n, z)[::-1],
                "The smaller end comes first."),
    ],
)

# What Wald's interval keeps ---------------------------------------------------


def wald_coverage(n, q):
    """Add up the probabilities of the counts whose interval contains q."""
    k = np.arange(n + 1)
    reach = 1.96 * np.sqrt(k / n * (1 - k / n) / n)
    return (stats.binom(n, q).pmf(k) * (abs(k / n - q) <= reach)).sum()


def no_tie(n, q):
    """Tell whether q lies clearly inside or outside of each interval."""
    if n < 1 or not 0 < q < 1:
        return False
    k = np.arange(n + 1)
    reach = 1.96 * np.sqrt(k / n * (1 - k / n) / n)
    return bool((abs(abs(k / n - q) - reach) > 1e-9).all())


def trials(rng):
    """Make a number of trials and a share in hundredths."""
    return int(rng.integers(1, 81)), int(rng.integers(1, 100)) / 100


WALD = FunctionExercise(
    label="exercise-interval-wald",
    reference=wald_coverage,
    edge_cases=[
        (1, 0.3),
        (2, 0.4),
        (20, 0.05),
        (30, 0.1),
        (30, 0.9),
        (500, 0.05),
    ],
    inputs=trials,
    valid=no_tie,
    tolerance=1e-9,
    mistakes=[
        Mistake(lambda n, q: 0.95,
                "You return the promise, 0.95. Add up the probabilities that"
                " show what is kept."),
        Mistake.edit("k / n * (1 - k / n) / n", "q * (1 - q) / n",
                     "You put the true q into the standard error. That is the"
                     " coverage of Wilson's interval; Wald's has k/n there."),
        Mistake.edit("1.96 * ", "",
                     "The factor 1.96 is missing."),
        Mistake.edit("(1 - k / n) / n", "(1 - k / n)",
                     "The standard error has an n under its root."),
        Mistake(lambda n, q: (abs(np.arange(n + 1) / n - q) <= 1.96 * np.sqrt(
                    np.arange(n + 1) / n * (1 - np.arange(n + 1) / n)
                    / n)).mean(),
                "You counted each k alike. Weight it with its probability."),
        Mistake.edit("<= reach", "> reach",
                     "You added up the intervals that miss q."),
        Mistake.edit("abs(k / n - q)", "(k / n - q)",
                     "An interval can also miss q by lying above it or below"
                     " it: take the absolute value."),
    ],
)
