"""The exercises of the chapter on maximum likelihood."""

from math import erfc, exp, log, sqrt

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Two rates -------------------------------------------------------------------

RATIO = (0.2 / 0.4)**3 * (0.8 / 0.6)**9

TWO_RATES = ValueExercise(
    label="exercise-likelihood-two-rates",
    value=(0.25, RATIO),
    tolerance=2e-3,
    remark="The second number is a quotient of two likelihoods.",
    mistakes=[
        Mistake((0.3, RATIO), "Your first number is the mean of the two rates."
                " The first question is about all rates."),
        Mistake((1 / 3, RATIO), "Your first number compares those who clicked"
                " with those who did not. These are the odds."),
        Mistake((0.75, RATIO), "Your first number is the share of those who did"
                " not click."),
        Mistake((0.25, 1 / RATIO), "Your quotient is upside down."),
        Mistake((0.25, log(RATIO)), "Your second number is the difference of the"
                " log-likelihoods, not the quotient of the likelihoods."),
        Mistake((0.25, (0.2 / 0.4)**3), "In your quotient those who did not"
                " click have no factor."),
        Mistake((0.25, (0.8 / 0.6)**9), "In your quotient those who clicked"
                " have no factor."),
    ],
)

# Four numbers ----------------------------------------------------------------


def above(z):
    """Return the area of the standard normal density to the right of z."""
    return erfc(z / sqrt(2)) / 2


FOUR_NUMBERS = ValueExercise(
    label="exercise-likelihood-four-numbers",
    value=(6, 3, above(1)),
    tolerance=2e-3,
    mistakes=[
        Mistake((5, 3, above(1)), "Your first number is the median."),
        Mistake((6, sqrt(12), above(3 / sqrt(12))), "Your standard deviation"
                " divides by n - 1. It is not the most likely one."),
        Mistake((6, sqrt(12), above(1)), "Your second number divides by n - 1,"
                " your third one does not."),
        Mistake((6, 9, above(1 / 3)), "Your second number is the variance, and"
                " you use it as the standard deviation."),
        Mistake((6, 9, above(1)), "Your second number is the variance."),
        Mistake((6, 2.5, above(3 / 2.5)), "Your second number is the mean"
                " distance from 6, without squares."),
        Mistake((6, 3, above(-1)), "Your third number is the probability of at"
                " most 9."),
        Mistake((6, 3, 1 / 4), "Your third number counts observations. The"
                " normal distribution gives another probability."),
    ],
)

# Requests that gave up -------------------------------------------------------


def mean_with_timeouts(answered, given_up):
    """Divide the whole waiting time by the number of answers."""
    return (sum(answered) + sum(given_up)) / len(answered)


def waits(rng):
    """Make one to six times of answers, and up to four of requests without."""
    answered = rng.integers(1, 100, size=int(rng.integers(1, 7)))
    given_up = rng.integers(1, 100, size=int(rng.integers(0, 5)))
    return answered.tolist(), given_up.tolist()


TIMEOUTS = FunctionExercise(
    label="exercise-likelihood-timeouts",
    reference=mean_with_timeouts,
    edge_cases=[
        ([30], []),
        ([30], [60]),
        ([10, 20], []),
        ([10, 20, 30], [60, 60]),
        ([5], [1, 2, 3]),
    ],
    inputs=waits,
    valid=lambda answered, given_up: len(answered) >= 1 and all(
        time > 0 for time in [*answered, *given_up]),
    mistakes=[
        Mistake.edit("(sum(answered) + sum(given_up))", "sum(answered)",
                     "You leave out the requests that gave up. They waited,"
                     " too."),
        Mistake.edit("/ len(answered)", "/ (len(answered) + len(given_up))",
                     "You count a request that gave up as if it had been"
                     " answered at that moment."),
        Mistake.edit("(sum(answered) + sum(given_up)) / len(answered)",
                     "len(answered) / (sum(answered) + sum(given_up))",
                     "Your fraction is upside down: that is how many answers"
                     " come in a unit of time."),
        Mistake.edit("(sum(answered) + sum(given_up)) / len(answered)",
                     "sum(answered) / (len(answered) + len(given_up))",
                     "You count the requests that gave up, but you do not"
                     " count their waiting."),
    ],
)

# An unknown end --------------------------------------------------------------


def uniform_likelihood(theta, values):
    """Return 0 if a value lies beyond theta, and else a power of 1/theta."""
    if max(values) > theta:
        return 0
    return theta**-len(values)


def end_and_values(rng):
    """Make an end from 1 to 10, and one to five values, not all below it."""
    theta = int(rng.integers(2, 21)) / 2
    values = rng.integers(1, 23, size=int(rng.integers(1, 6))) / 2
    return theta, values.tolist()


UNIFORM = FunctionExercise(
    label="exercise-likelihood-uniform",
    reference=uniform_likelihood,
    edge_cases=[
        (2, [1]),
        (2, [2]),
        (2, [3]),
        (4, [1, 2, 3]),
        (4, [1, 5]),
        (0.5, [0.25, 0.25]),
    ],
    inputs=end_and_values,
    valid=lambda theta, values: theta > 0 and len(values) >= 1 and all(
        value > 0 for value in values),
    mistakes=[
        Mistake(lambda theta, values: theta**-len(values),
                "You do not ask whether all values lie between 0 and theta. If"
                " one does not, these data cannot come from this"
                " distribution."),
        Mistake.edit("max(values) > theta", "max(values) >= theta",
                     "You return 0 where the largest value is equal to theta."
                     " The interval contains its end."),
        Mistake.edit("max(values)", "min(values)",
                     "You return 0 only if all values lie beyond theta. One is"
                     " enough."),
        Mistake.edit("theta**-len(values)", "1 / theta",
                     "You return the density of one value. A likelihood has a"
                     " factor for each of them."),
        Mistake.edit("theta**-len(values)", "len(values) / theta",
                     "You add the densities. They are multiplied."),
        Mistake.edit("theta**-len(values)", "-len(values) * log(theta)",
                     "You return the log-likelihood where the likelihood is"
                     " asked."),
        Mistake.edit("theta**-len(values)", "theta**len(values)",
                     "Your likelihood grows with theta. How high is the density"
                     " on a long interval?"),
    ],
)

# Which species? --------------------------------------------------------------


def likeliest(lengths, means, deviations):
    """Return, for each length, the place of the bell that is highest there."""
    chosen = []
    for x in lengths:
        sums = [-log(s) - (x - m)**2 / (2 * s**2)
                for m, s in zip(means, deviations)]
        chosen.append(sums.index(max(sums)))
    return chosen


def bells_and_lengths(rng):
    """Make up to five lengths, and two or three bells with other centers.

    No length is as far from one center as from another one.
    """
    bells = int(rng.integers(2, 4))
    means = rng.permutation(8)[:bells]
    deviations = rng.integers(1, 9, size=bells) / 4
    lengths = rng.integers(-20, 100, size=int(rng.integers(1, 6))) / 10 + 0.03
    return (lengths.round(2).tolist(), means.tolist(), deviations.tolist())


SPECIES = FunctionExercise(
    label="exercise-likelihood-species",
    reference=likeliest,
    edge_cases=[
        ([1.1], [1, 4], [1, 1]),
        ([3.9], [1, 4], [1, 1]),
        ([2.2], [1, 4], [0.25, 2]),
        ([1.1, 1.9], [0, 1], [3, 0.5]),
        ([], [1, 4], [1, 1]),
    ],
    inputs=bells_and_lengths,
    valid=lambda lengths, means, deviations: (
        len(means) == len(deviations) >= 2 and all(s > 0 for s in deviations)),
    mistakes=[
        Mistake.edit("-log(s) - (x - m)**2 / (2 * s**2)", "-(x - m)**2",
                     "You choose the nearest mean. The widths of the bells"
                     " count, too."),
        Mistake.edit("-log(s) - (x - m)**2 / (2 * s**2)",
                     "-(x - m)**2 / (2 * s**2)",
                     "You compare how many standard deviations a length is away"
                     " from the means. A narrow bell is also higher."),
        Mistake.edit("max(sums)", "min(sums)",
                     "You choose the species that makes the length least"
                     " likely."),
        Mistake.edit("(2 * s**2)", "(2 * s)",
                     "In the exponent, the standard deviation is not squared."),
        Mistake.edit("sums.index(max(sums))", "sums.index(max(sums)) + 1",
                     "You count the species from 1. The first one has the"
                     " place 0."),
        Mistake.edit("-log(s) - (x - m)", "log(s) - (x - m)",
                     "You multiply by the standard deviation where the density"
                     " divides by it."),
    ],
)

# Two thermometers ------------------------------------------------------------


def combined(values, deviations):
    """Return the mean with the weights 1 / sigma**2."""
    weights = [1 / s**2 for s in deviations]
    return sum(w * x for w, x in zip(weights, values)) / sum(weights)


def readings(rng):
    """Make one to five readings with their standard deviations."""
    n = int(rng.integers(1, 6))
    return (rng.integers(-20, 41, size=n).tolist(),
            (rng.integers(1, 9, size=n) / 2).tolist())


WEIGHTED = FunctionExercise(
    label="exercise-likelihood-weighted",
    reference=combined,
    edge_cases=[
        ([20], [1]),
        ([20, 23], [1, 1]),
        ([20, 23], [1, 2]),
        ([20, 23, 26], [0.5, 1, 2]),
        ([0, 0], [1, 3]),
    ],
    inputs=readings,
    valid=lambda values, deviations: len(values) == len(deviations) >= 1
    and all(s > 0 for s in deviations),
    mistakes=[
        Mistake(lambda values, deviations: sum(values) / len(values),
                "You return the plain mean. A reading of an exact thermometer"
                " should count more."),
        Mistake.edit("1 / s**2", "1 / s",
                     "Your weights are 1 / sigma. Which power of sigma stands in"
                     " the exponent of the density?"),
        Mistake.edit("1 / s**2", "s**2",
                     "Your weights grow with sigma, so that the worst reading"
                     " counts most."),
        Mistake(lambda values, deviations: sum(
                    exp(-s) * x for x, s in zip(values, deviations))
                / sum(exp(-s) for s in deviations),
                "Your weights fall with sigma in another way than in the"
                " density."),
        Mistake.edit("/ sum(weights)", "/ len(weights)",
                     "You divide by the number of readings. The weights do not"
                     " sum to that number."),
        Mistake.edit(" / sum(weights)", "",
                     "You forget to divide by the sum of the weights."),
    ],
)
