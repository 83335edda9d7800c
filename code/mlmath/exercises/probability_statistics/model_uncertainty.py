"""The exercises of the chapter on how sure a model is."""

import numpy as np
from scipy import stats

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Three coins ------------------------------------------------------------------

COINS = ValueExercise(
    label="exercise-metrics-coins",
    value=(0.6931, 0.3251, 0),
    tolerance=6e-4,
    mistakes=[
        Mistake((1, 0.469, 0), "You took the base 2. Those are bits; the book"
                " uses the natural logarithm."),
        Mistake((0.301, 0.1412, 0), "You took the base 10. The book uses the"
                " natural logarithm: `np.log`."),
        Mistake((-0.6931, -0.3251, 0), "Entropy is never negative. The minus"
                " sign is missing."),
        Mistake((0.3466, 0.0948, 0), "You counted heads only. Tails can come as"
                " well, and surprise."),
        Mistake((1.3863, 2.4079, 0), "You added the surprises. Weight each of"
                " them with its probability."),
        Mistake((0.6931, 0.1054, 0), "For the second coin you gave the surprise"
                " at heads. The entropy is the mean over heads and tails."),
        Mistake(lambda three: abs(three[2]) > 1e-3,
                "The third coin never surprises.",
                example=(0.693, 0.325, 1)),
    ],
)

# A machine that looks at jars -------------------------------------------------

JARS = ValueExercise(
    label="exercise-metrics-jars",
    value=(0.88, 0.6667, 0.8, 0.1),
    tolerance=6e-4,
    mistakes=[
        Mistake((0.88, 0.8, 0.6667, 0.1), "Precision and recall have changed"
                " places. Precision is a share of the jars that were flagged."),
        Mistake((0.88, 0.6667, 0.8, 0.3333), "The last number is the share of"
                " false alarms among all alarms. The false alarm rate is a"
                " share of the good jars."),
        Mistake((0.88, 0.6667, 0.8, 0.9), "The last number is the share of the"
                " good jars that pass. False alarms are the others."),
        Mistake((0.88, 0.6667, 0.8, 0.08), "You divided the false alarms by all"
                " jars. Divide by the good ones."),
        Mistake((0.88, 0.9474, 0.9, 0.2), "You took the good jars for the class"
                " that is looked for. It is the cracked ones."),
        Mistake(lambda four: max(four) > 1, "Give shares, from 0 to 1.",
                example=(88, 66.7, 80, 10)),
        Mistake(lambda four: abs(four[0] - 0.88) > 1e-3,
                "Begin with the accuracy: the diagonal, divided by all jars.",
                example=(0.8, 0.667, 0.8, 0.1)),
    ],
)

# The least cost ---------------------------------------------------------------


def least_cost(chances, classes, miss_cost):
    """Try each chance as the threshold, and one below all of them."""
    chances, classes = np.array(chances), np.array(classes)
    costs = []
    for t in [-1, *chances]:
        said = chances > t
        misses = np.sum(~said & (classes == 1))
        alarms = np.sum(said & (classes == 0))
        costs.append(miss_cost * misses + alarms)
    return min(costs)


def scored(rng):
    """Make chances in tenths, with ties, the classes, and a cost."""
    n = int(rng.integers(1, 11))
    chances = (rng.integers(0, 11, size=n) / 10).tolist()
    classes = rng.integers(0, 2, size=n).tolist()
    return chances, classes, int(rng.integers(1, 13))


def fits(chances, classes, miss_cost=1):
    """Tell whether there are as many classes as chances, and at least one."""
    return (len(chances) == len(classes) >= 1 and miss_cost > 0
            and all(0 <= each <= 1 for each in chances)
            and set(classes) <= {0, 1})


COST = FunctionExercise(
    label="exercise-metrics-cost",
    reference=least_cost,
    edge_cases=[
        ([0.3], [1], 2),
        ([0.3], [0], 2),
        ([0.2, 0.8], [0, 1], 5),
        ([0.2, 0.8], [1, 0], 5),
        ([0.5, 0.5, 0.5], [1, 0, 0], 1),
        ([0.1, 0.2, 0.3], [1, 0, 0], 3),
        ([0.0, 1.0], [1, 0], 3),
    ],
    inputs=scored,
    valid=fits,
    mistakes=[
        Mistake.edit("chances > t", "chances >= t",
                     "Flag a chance only if it is greater than the threshold."
                     " As it is, you never try to flag nobody."),
        Mistake.edit("[-1, *chances]", "chances",
                     "You never try to flag everybody. Take a threshold below"
                     " all chances as well."),
        Mistake.edit("[-1, *chances]", "[0.5]",
                     "You try one threshold only, 0.5."),
        Mistake.edit("miss_cost * misses + alarms",
                     "misses + miss_cost * alarms",
                     "The costs have changed places: a miss costs `miss_cost`,"
                     " a false alarm costs 1."),
        Mistake.edit("miss_cost * misses + alarms", "misses + alarms",
                     "You count the errors. A miss costs `miss_cost`."),
        Mistake.edit("~said & (classes == 1)", "said & (classes == 1)",
                     "You count the hits for misses. A miss is of class 1 and"
                     " *not* flagged."),
        Mistake(lambda chances, classes, miss_cost: sum(
                    (1 - y) * (q > 1 / (1 + miss_cost))
                    + miss_cost * y * (q <= 1 / (1 + miss_cost))
                    for q, y in zip(chances, classes)),
                "You took the threshold of the formula. It is the best one in"
                " the long run, if the chances are calibrated; here the least"
                " cost on these rows is asked for."),
        Mistake(lambda chances, classes, miss_cost: min(
                    (miss_cost * sum(y for q, y in zip(chances, classes)
                                     if q <= t)
                     + sum(1 - y for q, y in zip(chances, classes) if q > t),
                     t) for t in [-1, *chances])[1],
                "You returned the threshold. Return what it costs."),
    ],
)

# McNemar's test ---------------------------------------------------------------


def mcnemar(right_a, right_b):
    """Count who alone is right, and toss as many coins."""
    only_a = sum(a and not b for a, b in zip(right_a, right_b))
    only_b = sum(b and not a for a, b in zip(right_a, right_b))
    fewer, both = min(only_a, only_b), only_a + only_b
    return min(1, 2 * stats.binom(both, 0.5).cdf(fewer))


def answers(rng):
    """Make two lists of true and false; the two often agree."""
    n = int(rng.integers(1, 21))
    right_a = rng.random(n) < 0.7
    right_b = np.where(rng.random(n) < 0.4, right_a, rng.random(n) < 0.8)
    return right_a.tolist(), right_b.tolist()


MCNEMAR = FunctionExercise(
    label="exercise-metrics-mcnemar",
    reference=mcnemar,
    edge_cases=[
        ([True], [True]),
        ([True, False], [False, False]),
        ([True, False], [False, True]),
        ([False, False, False, True], [True, True, True, False]),
        ([True] * 6, [False] * 6),
        ([True] * 3 + [False] * 5 + [True], [True] * 3 + [True] * 5 + [False]),
    ],
    inputs=answers,
    valid=lambda right_a, right_b: len(right_a) == len(right_b) >= 1,
    tolerance=1e-9,
    mistakes=[
        Mistake.edit("min(1, 2 * stats.binom(both, 0.5).cdf(fewer))",
                     "2 * stats.binom(both, 0.5).cdf(fewer)",
                     "A p-value is at most 1. If both are alone right equally"
                     " often, twice the tail is more."),
        Mistake.edit("2 * stats", "stats",
                     "That is one tail only. As uneven in the other direction"
                     " counts as well."),
        Mistake.edit("min(only_a, only_b)", "only_a",
                     "Take the tail of the smaller count. With more for A than"
                     " for B yours is the wrong one."),
        Mistake.edit("min(only_a, only_b)", "max(only_a, only_b)",
                     "Take the tail of the smaller count, not of the larger"
                     " one."),
        Mistake.edit("only_a + only_b", "len(right_a)",
                     "The coins are the disagreements, not all observations."),
        Mistake.edit(".cdf(fewer)", ".pmf(fewer)",
                     "You took the probability of this very count. The more"
                     " uneven ones belong to it."),
        Mistake.edit("sum(a and not b for a, b in zip(right_a, right_b))",
                     "sum(right_a)",
                     "You count for A all its right answers. Count those where"
                     " B is wrong."),
    ],
)

# How far from its word --------------------------------------------------------


def calibration_gap(chances, classes, edges):
    """Weight the gap of each group with its size."""
    chances, classes = np.array(chances), np.array(classes)
    group = np.searchsorted(edges, chances)
    gap = 0
    for k in np.unique(group):
        here = group == k
        apart = abs(chances[here].mean() - classes[here].mean())
        gap += here.mean() * apart
    return gap


def grouped(rng):
    """Make chances in hundredths, their classes, and edges from 0 to 1."""
    n = int(rng.integers(1, 13))
    chances = (rng.integers(1, 100, size=n) / 100).tolist()
    classes = rng.integers(0, 2, size=n).tolist()
    inner = np.unique(rng.integers(1, 10, size=int(rng.integers(0, 4)))) / 10
    return chances, classes, [0.0, *inner.tolist(), 1.0]


GAP = FunctionExercise(
    label="exercise-metrics-gap",
    reference=calibration_gap,
    edge_cases=[
        ([0.5], [1], [0.0, 1.0]),
        ([0.1, 0.9], [0, 1], [0.0, 0.5, 1.0]),
        ([0.2, 0.2, 0.9], [1, 0, 1], [0.0, 0.5, 1.0]),
        ([0.3, 0.6, 0.7, 0.8], [1, 0, 0, 1], [0.0, 0.5, 1.0]),
        ([0.7, 0.8], [1, 1], [0.0, 0.3, 1.0]),
        ([0.2, 0.6, 0.9], [0, 0, 1], [0.0, 0.4, 0.8, 1.0]),
    ],
    inputs=grouped,
    valid=lambda chances, classes, edges: (
        fits(chances, classes) and min(chances) > edges[0] == 0
        and edges[-1] == 1 and all(np.diff(edges) > 0)),
    tolerance=1e-9,
    mistakes=[
        Mistake(lambda chances, classes, edges: abs(
                    np.mean(chances) - np.mean(classes)),
                "You compare the means of all rows. Too high in one group and"
                " too low in another one cancel there: go group by group."),
        Mistake.edit("abs(chances[here].mean() - classes[here].mean())",
                     "chances[here].mean() - classes[here].mean()",
                     "Gaps with different signs cancel. Take the absolute value"
                     " in each group."),
        Mistake.edit("here.mean() * apart", "apart",
                     "You add up the gaps. Weight each with the share of the"
                     " rows in its group."),
        Mistake.edit("here.mean() * apart", "apart / len(np.unique(group))",
                     "Each group counts alike in yours. A group with many rows"
                     " should count for more."),
        Mistake.edit("here.mean() * apart", "here.mean() * apart**2",
                     "The gap is not squared here."),
        Mistake.edit("chances[here].mean() -",
                     "(edges[k - 1] + edges[k]) / 2 -",
                     "You compare with the middle of the group. Compare with"
                     " the mean of the chances that were said."),
        Mistake.edit("gap += here.mean() * apart", "gap = max(gap, apart)",
                     "That is the largest gap. The mean is asked for."),
    ],
)

# The area under the curve -----------------------------------------------------


def area(chances, classes):
    """Compare each observation of class 1 with each of class 0."""
    ones = [q for q, y in zip(chances, classes) if y == 1]
    zeros = [q for q, y in zip(chances, classes) if y == 0]
    won = [(q > r) + 0.5 * (q == r) for q in ones for r in zeros]
    return sum(won) / len(won)


def mixed(rng):
    """Make chances in tenths, with ties, and classes of both kinds."""
    n = int(rng.integers(2, 11))
    chances = (rng.integers(0, 11, size=n) / 10).tolist()
    classes = rng.permutation([0, 1, *rng.integers(0, 2, size=n - 2)]).tolist()
    return chances, classes


AREA = FunctionExercise(
    label="exercise-metrics-area-margin",
    reference=area,
    edge_cases=[
        ([0.2, 0.8], [0, 1]),
        ([0.2, 0.8], [1, 0]),
        ([0.5, 0.5], [0, 1]),
        ([0.1, 0.4, 0.4, 0.9], [0, 1, 0, 1]),
        ([0.1, 0.2, 0.3], [1, 0, 0]),
        ([0.9, 0.8, 0.3, 0.1], [1, 0, 1, 0]),
    ],
    inputs=mixed,
    valid=lambda chances, classes: (fits(chances, classes)
                                    and set(classes) == {0, 1}),
    tolerance=1e-9,
    mistakes=[
        Mistake.edit(" + 0.5 * (q == r)", "",
                     "A tie counts one half; yours counts nothing."),
        Mistake.edit("(q > r) + 0.5 * (q == r)", "(q >= r)",
                     "A tie counts one half; yours counts in full."),
        Mistake.edit("q > r", "q < r",
                     "The other way round: a pair counts if the observation of"
                     " class 1 has the *higher* score."),
        Mistake.edit("sum(won) / len(won)", "sum(won)",
                     "You return a number of pairs. Divide by how many there"
                     " are."),
        Mistake(lambda chances, classes: sum(
                    (q > 0.5) == (y == 1) for q, y in zip(chances, classes))
                / len(chances),
                "That is the accuracy. The area needs no threshold."),
    ],
)
