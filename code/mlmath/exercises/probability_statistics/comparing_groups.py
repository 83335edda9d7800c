"""The exercises of the chapter on comparing groups."""

from itertools import combinations
from math import ceil, sqrt
from statistics import NormalDist, mean, pvariance, variance

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Two pages -------------------------------------------------------------------

Z_PAGES = 0.05 / sqrt(0.125 * 0.875 * 2 / 400)
UNPOOLED = 0.05 / sqrt((0.1 * 0.9 + 0.15 * 0.85) / 400)

TWO_SHARES = ValueExercise(
    label="exercise-groups-two-shares",
    value=(0.05, 0.5, Z_PAGES),
    tolerance=2e-3,
    mistakes=[
        Mistake((0.05, 0.5, UNPOOLED), "Your z does not pool. Under the null"
                " hypothesis both pages have the same share."),
        Mistake((0.05, 0.5, Z_PAGES * sqrt(2)), "Your standard error is that of"
                " one group. The variances of both add."),
        Mistake((0.05, 1 / 3, Z_PAGES), "Your lift is relative to the new share."
                " It belongs to the old one."),
        Mistake((0.05, 0.05, Z_PAGES), "Your lift is the absolute difference once"
                " more. Divide it by the old share."),
        Mistake((0.05, 1.5, Z_PAGES), "Your lift is the quotient of the shares."
                " Subtract 1."),
        Mistake((-0.05, -0.5, -Z_PAGES), "Your signs belong to old minus new."
                " Here a difference is new minus old."),
        Mistake((5, 50, Z_PAGES), "Give shares as decimals, not in percent."),
        Mistake((20, 0.5, Z_PAGES), "Your first number counts people. The"
                " difference of the shares is asked."),
    ],
)

# Five servers ----------------------------------------------------------------

P_SERVERS = 0.15261694

SERVERS = ValueExercise(
    label="exercise-groups-servers",
    value=(6.7, 4, P_SERVERS),
    tolerance=3e-3,
    mistakes=[
        Mistake((6.7, 5, 0.2439), "You have as many degrees of freedom as there"
                " are servers. Four counts decide the fifth."),
        Mistake((6.7, 99, 1.0), "The degrees of freedom follow from the number of"
                " servers, not of requests."),
        Mistake((134, 4, 0.0), "You forget to divide by the expected count."),
        Mistake((1.34, 4, 0.8546), "You divide by the number of requests. Divide"
                " by the count that is expected of a server."),
        Mistake((6.7, 4, 1 - P_SERVERS), "Your p-value is the area to the left."
                " Only large values speak against the manual."),
        Mistake((6.7, 4, 2 * P_SERVERS), "You double the area. Only large values"
                " count, so there is one side."),
        Mistake((22, 4, 0.0002), "You add the differences without their squares."),
    ],
)

# Welch from scratch ----------------------------------------------------------


def welch(x, y):
    """Return the statistic, and the degrees of freedom."""
    a = variance(x) / len(x)
    b = variance(y) / len(y)
    degrees = (a + b)**2 / (a**2 / (len(x) - 1) + b**2 / (len(y) - 1))
    return (mean(y) - mean(x)) / sqrt(a + b), degrees


def pooled(x, y):
    """Assume that both groups have the same variance."""
    degrees = len(x) + len(y) - 2
    common = ((len(x) - 1) * variance(x) + (len(y) - 1) * variance(y)) / degrees
    error = sqrt(common * (1 / len(x) + 1 / len(y)))
    return (mean(y) - mean(x)) / error, degrees


def divided_by_n(x, y):
    """Take variances with n in place of n - 1."""
    a, b = pvariance(x) / len(x), pvariance(y) / len(y)
    degrees = (a + b)**2 / (a**2 / (len(x) - 1) + b**2 / (len(y) - 1))
    return (mean(y) - mean(x)) / sqrt(a + b), degrees


def two_groups(rng):
    """Make two groups of two to six whole numbers, not both of them equal."""
    groups = []
    for most in (10, 30):
        size = int(rng.integers(2, 7))
        groups.append(rng.integers(0, most, size=size).tolist())
    if all(len(set(group)) == 1 for group in groups):
        groups[0][0] += 1
    return tuple(groups)


WELCH = FunctionExercise(
    label="exercise-groups-welch",
    reference=welch,
    edge_cases=[
        ([48, 50, 51, 52, 56, 60, 61, 65, 67, 70], [58, 64, 70, 72, 76]),
        ([1, 3], [2, 6]),
        ([1, 3, 5], [4, 4, 4]),
        ([0, 2], [5, 6, 8, 9]),
        ([2, 4, 9], [2, 4, 9]),
    ],
    inputs=two_groups,
    valid=lambda x, y: len(x) >= 2 and len(y) >= 2 and not (
        len(set(x)) == len(set(y)) == 1),
    mistakes=[
        Mistake(pooled, "You pool the variances. Welch's test has one for each"
                " group."),
        Mistake.edit("mean(y) - mean(x)", "mean(x) - mean(y)",
                     "Your sign is that of x minus y."),
        Mistake(lambda x, y: (welch(x, y)[0], len(x) + len(y) - 2),
                "Your degrees of freedom are those of the pooled test."),
        Mistake(lambda x, y: (welch(x, y)[0], min(len(x), len(y)) - 1),
                "Your degrees of freedom are those of the smaller group. The"
                " formula gives more."),
        Mistake(lambda x, y: (
            (mean(y) - mean(x)) / sqrt(variance(x) + variance(y)),
            welch(x, y)[1]),
            "You forget to divide each variance by the size of its group."),
        Mistake(lambda x, y: (
            (mean(y) - mean(x)) / (variance(x) / len(x)
                                   + variance(y) / len(y)), welch(x, y)[1]),
            "You forget the root in the standard error."),
        Mistake(lambda x, y: (
            (mean(y) - mean(x)) / (sqrt(variance(x) / len(x))
                                   + sqrt(variance(y) / len(y))),
            welch(x, y)[1]),
            "You add the two standard errors. Their squares are added."),
        Mistake(divided_by_n,
                "Your variances divide by n. The sample variance divides by"
                " n - 1."),
        Mistake.edit("a**2 / (len(x) - 1) + b**2 / (len(y) - 1)",
                     "a**2 / len(x) + b**2 / len(y)",
                     "Your degrees of freedom have n where n - 1 belongs."),
    ],
)

# All arrangements ------------------------------------------------------------


def exact_p(x, y):
    """Go through all arrangements, in whole numbers."""
    values = [*x, *y]
    total = sum(values)
    chosen = [sum(group) for group in combinations(values, len(x))]
    gaps = [abs(len(y) * s - len(x) * (total - s)) for s in chosen]
    observed = abs(len(y) * sum(x) - len(x) * sum(y))
    return sum(gap >= observed for gap in gaps) / len(gaps)


def one_side(x, y, sign):
    """Leave the absolute value out."""
    values = [*x, *y]
    chosen = [sum(group) for group in combinations(values, len(x))]
    return sum(sign * s >= sign * sum(x) for s in chosen) / len(chosen)


def with_data_twice(x, y):
    """Use the rule for random arrangements."""
    many = len(list(combinations([*x, *y], len(x))))
    return (round(exact_p(x, y) * many) + 1) / (many + 1)


def with_sums(x, y):
    """Compare the sums of the groups in place of their means."""
    values = [*x, *y]
    gaps = [abs(2 * sum(group) - sum(values))
            for group in combinations(values, len(x))]
    return sum(gap >= abs(sum(x) - sum(y)) for gap in gaps) / len(gaps)


def with_a_set(x, y):
    """Go through different sets of values only."""
    groups = set(combinations(sorted([*x, *y]), len(x)))
    total = sum(x) + sum(y)
    gaps = [abs(len(y) * sum(g) - len(x) * (total - sum(g))) for g in groups]
    observed = abs(len(y) * sum(x) - len(x) * sum(y))
    return sum(gap >= observed for gap in gaps) / len(gaps)


def small_groups(rng):
    """Make two groups of one to four whole numbers, often with ties."""
    return tuple(rng.integers(0, 9, size=int(rng.integers(1, 5))).tolist()
                 for _ in range(2))


PERMUTATION = FunctionExercise(
    label="exercise-groups-permutation",
    reference=exact_p,
    edge_cases=[
        ([1], [2]),
        ([1, 2], [3, 4]),
        ([3, 4], [1, 2]),
        ([0, 0], [0, 0]),
        ([0, 0], [1]),
        ([1, 5, 6], [2, 3]),
        ([9], [1, 2, 3]),
        ([58, 64, 70], [48, 50, 51, 66]),
    ],
    inputs=small_groups,
    valid=lambda x, y: len(x) >= 1 and len(y) >= 1,
    mistakes=[
        Mistake.edit("gap >= observed", "gap > observed",
                     "You leave out the arrangements that are exactly as extreme"
                     " as the data, and the data themselves."),
        Mistake(lambda x, y: one_side(x, y, 1),
                "You count one side only. The absolute difference has two."),
        Mistake(lambda x, y: one_side(x, y, -1),
                "You count one side only, and the wrong way round. The absolute"
                " difference has two."),
        Mistake(with_data_twice,
                "You count the data in once more. They are one of the"
                " arrangements already."),
        Mistake(with_sums,
                "You compare sums. With groups of different sizes the means tell"
                " another story."),
        Mistake(with_a_set,
                "You count equal numbers once. Each observation has a label of"
                " its own."),
        Mistake(lambda x, y: 1 - exact_p(x, y),
                "You return the share that is less extreme."),
    ],
)


# How many weeks? -------------------------------------------------------------


def weeks(q_A, q_B, per_week, alpha, power):
    """Round the size of a group up, then the weeks for both."""
    quantile = NormalDist().inv_cdf
    middle = (q_A + q_B) / 2
    without = sqrt(2 * middle * (1 - middle))
    under = sqrt(q_A * (1 - q_A) + q_B * (1 - q_B))
    width = quantile(1 - alpha / 2) * without + quantile(power) * under
    n = ceil((width / (q_B - q_A))**2)
    return ceil(2 * n / per_week)


def a_trial(rng):
    """Plan a trial that takes some weeks."""
    q_A = int(rng.integers(10, 400)) / 1000
    delta = int(rng.integers(8, 60)) / 1000 * int(rng.choice([-1, 1]))
    q_B = q_A + delta if q_A + delta > 0.0005 else q_A - delta
    return (q_A, round(q_B, 3), int(rng.integers(10, 300)),
            float(rng.choice([0.01, 0.05, 0.1])),
            float(rng.choice([0.7, 0.8, 0.9])))


WEEKS = FunctionExercise(
    label="exercise-groups-weeks",
    reference=weeks,
    edge_cases=[
        (0.036, 0.041, 4000, 0.05, 0.8),
        (0.036, 0.041, 4000, 0.05, 0.9),
        (0.1, 0.12, 100, 0.05, 0.8),
        (0.12, 0.1, 100, 0.05, 0.8),
        (0.5, 0.6, 700, 0.05, 0.8),
        (0.1, 0.2, 7, 0.01, 0.9),
    ],
    inputs=a_trial,
    valid=lambda q_A, q_B, per_week, alpha, power: (
        0 < q_A < 1 and 0 < q_B < 1 and q_A != q_B and per_week >= 1
        and 0 < alpha < 1 and 0.5 <= power < 1),
    mistakes=[
        Mistake.edit("2 * n / per_week", "n / per_week",
                     "Your function counts one group. The users of a week are"
                     " shared by two."),
        Mistake.edit("return ceil(2 * n / per_week)",
                     "return int(2 * n / per_week)",
                     "Your function rounds the weeks down, and the trial ends too"
                     " early."),
        Mistake.edit("return ceil(2 * n / per_week)",
                     "return round(2 * n / per_week)",
                     "Your function rounds the weeks to the nearest number, which"
                     " may be too few."),
        Mistake.edit("return ceil(2 * n / per_week)",
                     "return 2 * n / per_week",
                     "Your function returns a part of a week."),
        Mistake.edit("return ceil(2 * n / per_week)", "return n",
                     "Your function returns the size of a group. The weeks are"
                     " asked."),
        Mistake.edit("1 - alpha / 2", "1 - alpha",
                     "Your function plans a one-sided test."),
        Mistake.edit(" + quantile(power) * under", "",
                     "Your function does not use the power."),
        Mistake.edit("(width / (q_B - q_A))**2", "width / abs(q_B - q_A)",
                     "Your function forgets the square."),
        Mistake.edit("sqrt(2 * middle * (1 - middle))",
                     "sqrt(middle * (1 - middle))",
                     "Your first width is that of one group: the 2 under the root"
                     " is missing."),
    ],
)

# Three groups at once --------------------------------------------------------

ANOVA = ValueExercise(
    label="exercise-groups-anova",
    value=(12, 4, 3),
    tolerance=1e-3,
    mistakes=[
        Mistake((4, 4, 1), "You forget to multiply by the size of the groups in"
                " the first number."),
        Mistake((8, 4, 2), "You divide the first sum by the number of groups."
                " Divide by one less."),
        Mistake((12, 24 / 9, 4.5), "You divide the second sum by all"
                " observations. Each group has cost one degree of freedom."),
        Mistake((12, 3, 4), "You divide the second sum by n - 1. With three groups"
                " three means were estimated."),
        Mistake((24, 24, 1), "These are the sums. Divide each by its degrees of"
                " freedom."),
        Mistake((4, 12, 3), "You have swapped the first two numbers."),
        Mistake((12, 4, 1 / 3), "Your quotient is upside down."),
    ],
)
