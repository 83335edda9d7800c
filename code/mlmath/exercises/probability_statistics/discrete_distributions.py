"""The exercises of the chapter on discrete distributions."""

from math import comb, exp, factorial, lgamma, log

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# A table with a gap ----------------------------------------------------------

TABLE = ValueExercise(
    label="exercise-discrete-table",
    value=(0.25, 0.7, 0.3),
    tolerance=1e-6,
    remark="The second and the third add up to 1: no value lies between 1.5"
    " and 2.",
    mistakes=[
        Mistake((0.25, 0.7, 0.05), "The third number is the probability of"
                " more than 2."),
        Mistake((0.25, 0.7, 0.25), "The third number is the probability of"
                " exactly 2."),
        Mistake((0.25, 0.3, 0.3), "The second number is the probability of"
                " exactly 1."),
        Mistake((0.25, 0, 0.3), "The second number is the probability of"
                " exactly 1.5. A distribution function adds up."),
        Mistake((0.25, 0.95, 0.3), "The second number counts the value 2,"
                " too, which is more than 1.5."),
        Mistake(lambda three: abs(three[0] - 0.25) > 1e-6,
                "With your first number the probabilities do not have the"
                " sum 1.", example=(0.3, 0.7, 0.35)),
    ],
)

# At least, from scratch ------------------------------------------------------


def at_least(k, n, q):
    """Add up the counts from k to n."""
    return sum(comb(n, i) * q**i * (1 - q)**(n - i) for i in range(k, n + 1))


def trials_and_count(rng):
    """Make a count, up to 12 trials, and a probability in steps of a tenth."""
    n = int(rng.integers(1, 13))
    return int(rng.integers(0, n + 2)), n, int(rng.integers(0, 11)) / 10


AT_LEAST = FunctionExercise(
    label="exercise-discrete-at-least",
    reference=at_least,
    edge_cases=[
        (0, 4, 0.2),
        (1, 1, 0.3),
        (2, 4, 0.2),
        (5, 4, 0.2),
        (4, 4, 0.5),
        (0, 3, 0.0),
        (3, 3, 1.0),
    ],
    inputs=trials_and_count,
    mistakes=[
        Mistake.edit("range(k, n + 1)", "range(k + 1, n + 1)",
                     "You return the probability of *more* than k successes."),
        Mistake.edit("range(k, n + 1)", "range(k, n)",
                     "Your sum stops before n: the case that all trials"
                     " succeed is missing."),
        Mistake.edit("range(k, n + 1)", "range(k + 1)",
                     "You return the other tail, at most k successes."),
        Mistake.edit("range(k, n + 1)", "range(k)",
                     "You return the probability of the complement, fewer"
                     " than k successes."),
        Mistake(lambda k, n, q: comb(n, k) * q**k * (1 - q)**(n - k)
                if k <= n else 0,
                "You return the probability of exactly k successes."),
        Mistake.edit("comb(n, i) * ", "",
                     "The number of ways to choose the places of the"
                     " successes is missing."),
        Mistake.edit(" * (1 - q)**(n - i)", "",
                     "The factors of the failures are missing."),
        Mistake(lambda k, n, q: 1 - (1 - q)**n,
                "You return the probability of one success or more, whatever"
                " k is."),
    ],
)

# When to ring the bell -------------------------------------------------------


def alarm_limit(n, q, level):
    """Take the counts off the tail, one after the other."""
    limit, tail = 0, 1.0
    while tail > level:
        tail -= comb(n, limit) * q**limit * (1 - q)**(n - limit)
        limit += 1
    return limit


def requests(rng):
    """Make an hour of up to 60 requests, few of which fail."""
    return (int(rng.integers(1, 61)), int(rng.integers(1, 7)) / 20,
            float(rng.choice([0.013, 0.0271, 0.053, 0.11])))


LIMIT = FunctionExercise(
    label="exercise-discrete-limit",
    reference=alarm_limit,
    edge_cases=[
        (10, 0.1, 0.05),
        (200, 0.03, 0.01),
        (500, 0.01, 0.001),
        (1, 0.2, 0.1),
        (3, 0.5, 0.2),
        (20, 0.3, 0.9),
    ],
    inputs=requests,
    mistakes=[
        Mistake.edit("return limit", "return limit - 1",
                     "Your limit is one too small. Mind that `sf(k)` leaves"
                     " out k itself."),
        Mistake.edit("return limit", "return limit + 1",
                     "Your limit is one too large: one failure fewer is"
                     " already rare enough."),
        Mistake(lambda n, q, level: next(
                    k for k in range(n + 2)
                    if comb(n, k) * q**k * (1 - q)**(n - k) <= level),
                "You compare the probability of a single count with the"
                " level, not the tail. Besides, small counts are rare, too."),
        Mistake(lambda n, q, level: next(
                    k for k in range(n + 2) if k >= n * q and
                    comb(n, k) * q**k * (1 - q)**(n - k) <= level),
                "You compare the probability of a single count with the"
                " level, not the tail."),
        Mistake(lambda n, q, level: round(n * q),
                "You return the number of failures to expect. Ordinary hours"
                " often have as many."),
        Mistake(lambda n, q, level: next(
                    k for k in range(n + 1) if at_least(k + 1, n, q)
                    <= 1 - level),
                "You use 1 - level in place of the level."),
    ],
)

# Fit a Poisson distribution --------------------------------------------------


def expected_counts(values, counted):
    """Weigh the values, then spread the total as the distribution says."""
    total = sum(counted)
    mu = sum(v * c for v, c in zip(values, counted)) / total
    return [total * exp(-mu) * mu**v / factorial(v) for v in values]


def random_table(rng):
    """Make a table of up to six values with their counts."""
    length = int(rng.integers(2, 7))
    counted = rng.integers(1, 40, size=length).tolist()
    first = int(rng.integers(0, 2))
    return list(range(first, first + length)), counted


FIT = FunctionExercise(
    label="exercise-discrete-fit",
    reference=expected_counts,
    edge_cases=[
        ([0, 1], [3, 1]),
        ([0, 1, 2], [4, 4, 1]),
        ([1, 3], [2, 2]),
        ([0, 1, 2, 3, 4], [109, 65, 22, 3, 1]),
        ([0, 1, 2, 3, 4], [47, 34, 14, 4, 1]),
    ],
    inputs=random_table,
    valid=lambda values, counted: (
        len(values) == len(counted) >= 1 and len(set(values)) == len(values)
        and min(values) >= 0 and min(counted) >= 1 and max(values) > 0),
    mistakes=[
        Mistake.edit("total * exp(-mu)", "exp(-mu)",
                     "You return probabilities. The question is how many"
                     " times each value is expected."),
        Mistake(lambda values, counted: [
                    sum(counted) * exp(-sum(values) / len(values))
                    * (sum(values) / len(values))**v / factorial(v)
                    for v in values],
                "Your mean counts each value once, however often it came."),
        Mistake(lambda values, counted: [
                    sum(counted) * exp(-sum(counted) / len(counted))
                    * (sum(counted) / len(counted))**v / factorial(v)
                    for v in values],
                "Your mean is that of the second list, which says only how"
                " often each value came."),
        Mistake.edit(" / factorial(v)", "", "The factorial is missing."),
        Mistake.edit("exp(-mu) * ", "",
                     "The factor exp(-mu) is missing, so your numbers have"
                     " too large a sum."),
        Mistake.edit("exp(-mu)", "exp(mu)",
                     "The exponent of e has the wrong sign."),
        Mistake(lambda values, counted: list(counted),
                "You return what was counted."),
    ],
)

# Large numbers, by logarithms ------------------------------------------------


def log_pmf(k, n, q):
    """Add logarithms in place of multiplying."""
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return ways + k * log(q) + (n - k) * log(1 - q)


def many_trials(rng):
    """Make up to 30 trials at first, and up to 3000."""
    n = int(rng.integers(1, 10) * 10**rng.uniform(0, 2.5)) + 1
    return int(rng.integers(0, n + 1)), n, int(rng.integers(1, 20)) / 20


LOG = FunctionExercise(
    label="exercise-discrete-log",
    reference=log_pmf,
    edge_cases=[
        (0, 1, 0.5),
        (1, 1, 0.3),
        (2, 4, 0.2),
        (9, 200, 0.03),
        (600, 20_000, 0.03),
    ],
    inputs=many_trials,
    mistakes=[
        Mistake(lambda k, n, q: exp(log_pmf(k, n, q)),
                "You return the probability, not its logarithm. For many"
                " trials it can be too small for a decimal number."),
        Mistake(lambda k, n, q: lgamma(n) - lgamma(max(k, 1))
                - lgamma(max(n - k, 1)) + k * log(q) + (n - k) * log(1 - q),
                "You take `lgamma(m)` for the logarithm of the factorial of"
                " m. It belongs to m - 1."),
        Mistake.edit(" - lgamma(k + 1)", "",
                     "The factorial of k is missing below the fraction."),
        Mistake.edit(" - lgamma(n - k + 1)", "",
                     "The factorial of n - k is missing below the fraction."),
        Mistake.edit("ways + k", "k",
                     "The number of ways to choose the places of the"
                     " successes is missing."),
        Mistake.edit(" + (n - k) * log(1 - q)", "",
                     "The failures are missing."),
        Mistake(lambda k, n, q: -log_pmf(k, n, q),
                "Your result has the wrong sign: the logarithm of a number"
                " below 1 is negative."),
    ],
)
