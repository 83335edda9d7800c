"""The exercises of the chapter on continuous distributions."""

from math import erf, exp, log, pi, sqrt

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Three areas -----------------------------------------------------------------

INTEGRALS = ValueExercise(
    label="exercise-density-integrals",
    value=(10, log(4), 5),
    tolerance=1e-3,
    mistakes=[
        Mistake((8, log(4), 5), "In the first integral the 1 has an"
                " antiderivative, too."),
        Mistake((12, log(4), 5), "The first number is the height at the right"
                " end less that at the left end. First find an antiderivative."),
        Mistake((10, -3 / 4, 5), "Your second number is a difference of two heights"
                " of 1/x. Which function has the slope 1/x?"),
        Mistake((10, 15 / 16, 5), "For the second integral you took the slope of"
                " 1/x. The way goes backward: which function has the slope"
                " 1/x?"),
        Mistake((10, log(3), 5), "The second integral is a difference of two"
                " logarithms, not the logarithm of a difference."),
        Mistake((10, log(4), 1), "In the third integral the antiderivative of"
                " a function of x/5 gets a factor."),
        Mistake((10, log(4), 1 / 5), "In the third integral you divide by 5,"
                " as if to integrate were to differentiate."),
        Mistake((10, log(4), -5), "The third function is positive, so its"
                " integral is, too. Which end is subtracted?"),
    ],
)

# A long tail -----------------------------------------------------------------

PARETO = ValueExercise(
    label="exercise-density-pareto",
    value=(0.25, 0.01, sqrt(2)),
    tolerance=1e-3,
    remark="The density at 2 is per MB, the second number is a probability.",
    mistakes=[
        Mistake((0.75, 0.01, sqrt(2)), "Your first number is F(2). The density"
                " is the slope of F."),
        Mistake((-0.25, 0.01, sqrt(2)), "A density is never negative. Mind the"
                " two minus signs."),
        Mistake((0.25, 0.99, sqrt(2)), "Your second number is the probability"
                " of at most 10 MB."),
        Mistake((0.25, 0.002, sqrt(2)), "Your second number is the density at"
                " 10, a height and no probability."),
        Mistake((0.25, 0.01, 2), "Your third number solves 1/x = 0.5. The"
                " power of x is another one."),
        Mistake((0.25, 0.01, 4), "The median solves F(x) = 0.5. Your third"
                " number is too large: more than half of the files are smaller"
                " than 2 MB."),
        Mistake((0.25, 0.01, sqrt(1 / 2)), "The median cannot be less than 1:"
                " there are no such files."),
    ],
)

# Strips below a bell ---------------------------------------------------------


def bell_area(a, b, mu, sigma, n):
    """Add the strips one by one."""
    h, total = (b - a) / n, 0
    for i in range(n):
        middle = a + (i + 0.5) * h
        total += exp(-(middle - mu)**2 / (2 * sigma**2))
    return total * h / (sigma * sqrt(2 * pi))


def strips(rng):
    """Make up to eight strips, within three sigma of the center."""
    mu, sigma = int(rng.integers(-5, 6)), int(rng.integers(1, 9)) / 2
    left = int(rng.integers(-6, 6))
    right = int(rng.integers(left + 1, 7))
    return (mu + left * sigma / 2, mu + right * sigma / 2, mu, sigma,
            int(rng.integers(1, 9)))


STRIPS = FunctionExercise(
    label="exercise-density-strips",
    reference=bell_area,
    edge_cases=[
        (-1, 1, 0, 1, 1),
        (0, 2, 0, 1, 2),
        (0, 2, 1, 2, 3),
        (8, 8.03, 8, 0.02, 4),
        (-10, 10, 0, 1, 50),
    ],
    inputs=strips,
    valid=lambda a, b, mu, sigma, n: a < b and sigma > 0 and n >= 1,
    mistakes=[
        Mistake.edit("(i + 0.5)", "i",
                     "Your strips are as high as the density at their left"
                     " ends, not over their middles."),
        Mistake.edit("(i + 0.5)", "(i + 1)",
                     "Your strips are as high as the density at their right"
                     " ends, not over their middles."),
        Mistake.edit("total * h", "total",
                     "You add heights. The area of a strip is its height times"
                     " its width."),
        Mistake.edit("total * h / (sigma * sqrt(2 * pi))", "total * h",
                     "The factor in front of the power of e is missing."),
        Mistake.edit("(sigma * sqrt(2 * pi))", "sqrt(2 * pi)",
                     "In the factor in front, you do not divide by sigma."),
        Mistake.edit("(2 * sigma**2)", "(2 * sigma)",
                     "In the exponent, sigma is not squared."),
        Mistake.edit("(2 * sigma**2)", "2",
                     "The exponent does not know sigma."),
        Mistake.edit("(middle - mu)**2", "middle**2",
                     "The exponent does not know mu."),
        Mistake(lambda a, b, mu, sigma, n: (
                    erf((b - mu) / sigma / sqrt(2))
                    - erf((a - mu) / sigma / sqrt(2))) / 2,
                "You return the exact area. The question is for the sum of n"
                " strips, which differs from it."),
    ],
)

# Quantiles by halving --------------------------------------------------------


def normal_quantile(gamma, mu, sigma):
    """Halve an interval that holds the quantile."""
    low, high = mu - 10 * sigma, mu + 10 * sigma
    for _ in range(60):
        middle = (low + high) / 2
        below = (1 + erf((middle - mu) / sigma / sqrt(2))) / 2
        if below < gamma:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def share_and_bell(rng):
    """Make a share from 0.01 to 0.99, and a bell."""
    return (int(rng.integers(1, 100)) / 100, int(rng.integers(-9, 10)),
            int(rng.integers(1, 13)) / 4)


QUANTILE = FunctionExercise(
    label="exercise-density-quantile",
    reference=normal_quantile,
    tolerance=1e-6,
    edge_cases=[
        (0.5, 0, 1),
        (0.975, 0, 1),
        (0.025, 0, 1),
        (0.84, 10, 2),
        (0.999, 8, 0.02),
    ],
    inputs=share_and_bell,
    valid=lambda gamma, mu, sigma: 0 < gamma < 1 and sigma > 0,
    mistakes=[
        Mistake.edit("below < gamma", "below > gamma",
                     "You keep the wrong half, and end up at an end of the"
                     " interval."),
        Mistake(lambda gamma, mu, sigma: normal_quantile(1 - gamma, mu, sigma),
                "Your number has the share gamma on its right. A quantile has"
                " it on its left."),
        Mistake(lambda gamma, mu, sigma: normal_quantile(gamma, 0, 1),
                "You return the quantile of N(0, 1), whatever mu and sigma"
                " are."),
        Mistake(lambda gamma, mu, sigma: normal_quantile(gamma, 0, sigma),
                "You forget to move the center to mu."),
        Mistake(lambda gamma, mu, sigma: normal_quantile(gamma, mu, 1),
                "Your bell has the spread 1 in place of sigma."),
        Mistake(lambda gamma, mu, sigma: (
                    1 + erf((gamma - mu) / sigma / sqrt(2))) / 2,
                "You return F(gamma). Gamma is a probability, and the place is"
                " asked."),
        Mistake.edit("range(60)", "range(8)",
                     "You stop too early: the interval is still wide."),
    ],
)

# The largest of three --------------------------------------------------------


def cubic_draws(u, c):
    """Solve F(x) = u for each of the numbers."""
    return [c * each**(1 / 3) for each in u]


def even_numbers(rng):
    """Make up to five numbers between 0 and 1, and a right end."""
    levels = rng.integers(1, 100, size=int(rng.integers(1, 6))) / 100
    return levels.tolist(), int(rng.integers(1, 11))


LARGEST = FunctionExercise(
    label="exercise-density-largest",
    reference=cubic_draws,
    edge_cases=[
        ([0.5], 1),
        ([0.001, 0.125], 1),
        ([0.125], 10),
        ([0.9, 0.2, 0.5], 4),
        ([], 2),
    ],
    inputs=even_numbers,
    valid=lambda u, c: c >= 1 and all(0 < each < 1 for each in u),
    mistakes=[
        Mistake.edit("c * each**(1 / 3)", "(each / c)**3",
                     "You return F(u). The method goes the other way: solve"
                     " F(x) = u."),
        Mistake.edit("c * each**(1 / 3)", "3 * each**2 / c**3",
                     "You return the density at u. Solve F(x) = u with the"
                     " distribution function."),
        Mistake.edit("c * each**(1 / 3)", "each**(1 / 3)",
                     "Your draws never exceed 1. Where does c enter?"),
        Mistake.edit("c * each**(1 / 3)", "c * each",
                     "Your draws are uniform on the interval from 0 to c."),
        Mistake.edit("(1 / 3)", "(1 / 2)",
                     "You take the square root. Which power is in F?"),
        Mistake.edit("each**(1 / 3)", "(1 - each)**(1 / 3)",
                     "Your draws have the right distribution, but your"
                     " function falls. The quantile function rises with u."),
        Mistake.edit("each in u", "each in sorted(u)",
                     "Your draws are sorted. Keep the order of u."),
        Mistake.edit("c * each**(1 / 3)", "(each * c**3 / 3)**(1 / 2)",
                     "You solve f(x) = u. The height u is one of F, not of the"
                     " density."),
    ],
)
