"""The exercises of the chapter on samples and the central limit theorem."""

from itertools import product

import numpy as np
from scipy import stats

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Three numbers of a poll -----------------------------------------------------

POLL = ValueExercise(
    label="exercise-samples-poll",
    value=(0.04, 0.02, 6400),
    tolerance=1e-6,
    mistakes=[
        Mistake((0.004, 0.002, 80), "You took the standard deviation of one"
                " household and divided by n. The root of n belongs there."),
        Mistake((0.0016, 0.0004, 32), "You gave variances of the share. Take"
                " their roots."),
        Mistake((4, 8, 0.005**2 / 0.16), "Those are standard deviations of the"
                " number of dogs. Divide by n for the share."),
        Mistake((0.04, 0.01, 6400), "The second number: four times as many"
                " households halve the error."),
        Mistake((0.04, 0.02, 80), "The third number has to be squared."),
        Mistake((0.04, 0.02, 800), "The third number: the error falls like the"
                " root of n, so an eighth of it takes 64 times as many."),
        Mistake((0.05, 0.025, 10_000), "You used the largest possible standard"
                " deviation, one half. Here q is known."),
        Mistake(lambda three: abs(three[0] - 0.04) > 1e-6,
                "The first number is not the standard error for n = 100.",
                example=(0.05, 0.02, 6400)),
    ],
)

# Every sample of two ---------------------------------------------------------

ALL = ValueExercise(
    label="exercise-samples-all",
    value=(26 / 3, 26 / 3, 13 / 3),
    tolerance=1e-3,
    mistakes=[
        Mistake((13, 26 / 3, 13 / 3), "The first number has the divisor 2. The"
                " three cards are the whole population, so divide by 3."),
        Mistake((26 / 3, 13, 6.5), "You left out the three samples with equal"
                " cards. The first card is put back."),
        Mistake((26 / 3, 13 / 3, 26 / 3), "The second and the third number are"
                " exchanged."),
        Mistake((26 / 3, 13 / 3, 13 / 3), "The second number has the divisor"
                " n - 1 = 1."),
        Mistake((26 / 3, 26 / 3, 26 / 3), "The third number has the divisor 2,"
                " so it is smaller."),
        Mistake(lambda three: abs(three[0] - 26 / 3) > 1e-3,
                "The first number is not the variance of a single draw.",
                example=(8, 26 / 3, 13 / 3)),
    ],
)

# Mean and standard error -----------------------------------------------------


def report(x):
    """Divide the sample standard deviation by the root of n."""
    return np.mean(x), np.std(x, ddof=1) / len(x)**0.5


def observations(rng):
    """Make two to eight whole numbers that are not all alike."""
    x = rng.integers(-20, 60, size=int(rng.integers(2, 9))).tolist()
    x[0] = max(x) + int(rng.integers(1, 9))
    return (x,)


REPORT = FunctionExercise(
    label="exercise-samples-report",
    reference=report,
    edge_cases=[
        ([0, 2],),
        ([5, 5, 5],),
        ([1, 2, 3, 4],),
        ([-3, 10, 4],),
    ],
    inputs=observations,
    valid=lambda x: len(x) >= 2,
    mistakes=[
        Mistake.edit("ddof=1", "ddof=0",
                     "You estimate the variance with n. The sample standard"
                     " deviation divides by n - 1."),
        Mistake.edit(" / len(x)**0.5", "",
                     "Your second number is the sample standard deviation. It"
                     " says how single observations vary, not their mean."),
        Mistake.edit("len(x)**0.5", "len(x)",
                     "You divide by n. The root of n belongs there."),
        Mistake.edit("len(x)**0.5", "(len(x) - 1)**0.5",
                     "You took 1 away twice: under the root stands n."),
        Mistake(lambda x: (np.mean(x), np.var(x, ddof=1) / len(x)),
                "Your second number is the squared standard error. Take its"
                " root."),
        Mistake(lambda x: (np.median(x), report(x)[1]),
                "Your first number is the median."),
        Mistake(lambda x: (sum(x), report(x)[1]),
                "Your first number is the sum. Divide it by n."),
        Mistake(lambda x: report(x)[::-1],
                "The two numbers are exchanged: the mean comes first."),
    ],
)

# How many observations -------------------------------------------------------


def needed(sigma, error):
    """Square the quotient and round up."""
    return max(1, int(np.ceil((sigma / error)**2)))


def precise(sigma, error):
    """Tell whether rounding cannot decide the answer."""
    if min(sigma, error) <= 0:
        return False
    square = (sigma / error)**2
    exact = round(sigma / error)
    return abs(square - round(square)) > 1e-6 or exact * error == sigma


def wishes(rng):
    """Make a deviation, and an error in quarters that can be smaller."""
    while True:
        sigma = int(rng.integers(1, 41))
        error = int(rng.integers(1, 21)) / 4
        if precise(sigma, error):
            return sigma, error


NEEDED = FunctionExercise(
    label="exercise-samples-needed",
    reference=needed,
    edge_cases=[
        (10, 2),
        (7, 2),
        (3, 3),
        (1, 4),
        (0.5, 0.0625),
    ],
    inputs=wishes,
    valid=precise,
    mistakes=[
        Mistake.edit("(sigma / error)**2", "sigma / error",
                     "The square is missing: the error falls like the root of"
                     " n."),
        Mistake.edit("np.ceil", "np.floor",
                     "You round down. With so few observations the error is"
                     " too large."),
        Mistake(lambda sigma, error: max(1, round((sigma / error)**2)),
                "You round to the nearest number. With fewer observations"
                " than the quotient says, the error is too large."),
        Mistake.edit("int(np.ceil((sigma / error)**2))",
                     "int((sigma / error)**2) + 1",
                     "You add 1 to a quotient that is whole already."),
        Mistake.edit("(sigma / error)**2", "sigma**2 / error",
                     "You squared only the standard deviation."),
        Mistake.edit("(sigma / error)**2", "(error / sigma)**2",
                     "The quotient is upside down: a smaller error takes more"
                     " observations."),
        Mistake.edit("(sigma / error)**2", "(2 * sigma / error)**2",
                     "You asked for two standard errors. Here a single one is"
                     " to be small enough."),
        Mistake.edit("int(np.ceil((sigma / error)**2))", "(sigma / error)**2",
                     "The number of observations is a whole number. Round"
                     " up."),
    ],
)

# Means of waiting times ------------------------------------------------------


def tails(n):
    """Ask the distribution of the sum."""
    sums = stats.gamma(n)
    return sums.sf(n + 2 * n**0.5), sums.cdf(n - 2 * n**0.5)


TAILS = FunctionExercise(
    label="exercise-samples-tails",
    reference=tails,
    edge_cases=[(1,), (5,), (30,), (200,)],
    inputs=lambda rng: (int(rng.integers(1, 301)),),
    valid=lambda n: n >= 1,
    tolerance=1e-8,
    mistakes=[
        Mistake(lambda n: (stats.norm.sf(2), stats.norm.cdf(-2)),
                "Those are the probabilities of a bell. For waiting times they"
                " differ."),
        Mistake.edit("sums.sf", "sums.cdf",
                     "Your first number is the probability of *not* being so"
                     " far above."),
        Mistake(lambda n: tails(n)[::-1],
                "The two numbers are exchanged: above comes first."),
        Mistake(lambda n: (stats.gamma(n).sf(1 + 2 / n**0.5),
                           stats.gamma(n).cdf(1 - 2 / n**0.5)),
                "You put limits of the mean into the distribution of the sum."
                " Multiply them by n."),
        Mistake(lambda n: (stats.gamma(n).sf(n + 2 * n),
                           stats.gamma(n).cdf(n - 2 * n)),
                "The standard deviation of the sum is the root of n, not n."),
        Mistake(lambda n: (stats.gamma(n).sf(n + n**0.5),
                           stats.gamma(n).cdf(n - n**0.5)),
                "You went one standard error far. It should be two."),
        Mistake(lambda n: (stats.expon.sf(1 + 2 / n**0.5),
                           stats.expon.cdf(1 - 2 / n**0.5)),
                "You used the distribution of a single waiting time."),
    ],
)

# Too small on the average ----------------------------------------------------


def expected_deviation(values, n):
    """List all samples and average their standard deviations."""
    samples = np.array(list(product(values, repeat=n)))
    return samples.std(axis=1, ddof=1).mean()


def populations(rng):
    """Make two to five different numbers, and the size of a sample."""
    size = int(rng.integers(2, 6))
    values = rng.choice(np.arange(-9, 21), size=size, replace=False)
    return values.tolist(), int(rng.integers(2, 5))


DEVIATION = FunctionExercise(
    label="exercise-samples-deviation",
    reference=expected_deviation,
    edge_cases=[
        ([0, 1], 2),
        ([1, 3, 8], 2),
        ([1, 3, 8], 3),
        ([0, 1], 4),
    ],
    inputs=populations,
    valid=lambda values, n: (
        2 <= n <= 4 and 2 <= len(values) <= 5
        and len(set(values)) == len(values)),
    mistakes=[
        Mistake.edit("ddof=1", "ddof=0",
                     "You divide by n inside. The sample standard deviation"
                     " divides by n - 1."),
        Mistake(lambda values, n: np.std(values),
                "That is the standard deviation of the population. The mean of"
                " the s is smaller."),
        Mistake(lambda values, n: np.array(list(product(
                    values, repeat=n))).var(axis=1, ddof=1).mean(),
                "You average the variances. The roots are missing."),
        Mistake(lambda values, n: np.array(list(product(
                    values, repeat=n))).std(axis=0, ddof=1).mean(),
                "You take the standard deviations down the columns. Each row"
                " is a sample."),
        Mistake(lambda values, n: np.mean([
                    np.std(sample, ddof=1)
                    for sample in product(values, repeat=n)
                    if len(set(sample)) == n] or [0]),
                "You left out samples in which a number comes twice. Each"
                " number is put back."),
        Mistake.edit("repeat=n", "repeat=2",
                     "Your samples always have two numbers."),
        Mistake(lambda values, n: np.std(values) / n**0.5,
                "That is the standard error of the mean. Here the mean of the"
                " sample standard deviations is asked for."),
    ],
)
