"""The exercises of the chapter on hypothesis tests."""

import math
from statistics import NormalDist

import numpy as np

from mlmath.check import FunctionExercise, Mistake

# Plan before you measure -----------------------------------------------------


def smallest_sample(effect, deviation, alpha, power):
    """Compute the size of the sample, rounded up."""
    quantile = NormalDist().inv_cdf
    quantiles = quantile(1 - alpha) + quantile(power)
    return math.ceil((quantiles * deviation / effect) ** 2)


def a_plan(rng):
    """Make a plan, whose size is never a whole number."""
    return (float(rng.integers(10, 100)) / 10, float(rng.integers(5, 60)),
            float(rng.choice([0.01, 0.05, 0.1])),
            float(rng.choice([0.7, 0.8, 0.9, 0.95])))


SAMPLE_SIZE = FunctionExercise(
    label="exercise-sample-size",
    reference=smallest_sample,
    edge_cases=[
        (15.0, 60.0, 0.05, 0.8),
        (2.0, 10.0, 0.05, 0.8),
        (5.0, 10.0, 0.05, 0.8),
        (30.0, 10.0, 0.1, 0.7),
    ],
    inputs=a_plan,
    mistakes=[
        Mistake.edit("math.ceil", "",
                     "Your function returns a size with decimals."),
        Mistake.edit("ceil", "floor",
                     "Your function rounds down, and the sample is then a"
                     " little too small."),
        Mistake.edit("math.ceil", "round",
                     "Your function rounds to the nearest number, which may"
                     " leave the sample too small."),
        Mistake.edit("1 - alpha", "1 - alpha / 2",
                     "Your function halves the level, as a two-sided test"
                     " would."),
        Mistake.edit(" + quantile(power)", "",
                     "Your function does not use the power: the sample puts the"
                     " true mean on the line, and the power is one half."),
        Mistake.edit(" ** 2", "", "Your function forgets the square."),
    ],
)

# The lady tasting tea --------------------------------------------------------


def tea_p_value(right, pairs):
    """Count the ways to be right so many times or more."""
    ways = sum(math.comb(pairs, k) ** 2 for k in range(right, pairs + 1))
    return ways / math.comb(2 * pairs, pairs)


def coin_for_each_cup(right, pairs):
    """Treat all cups as coins."""
    cups = 2 * pairs
    ways = sum(math.comb(cups, k) for k in range(2 * right, cups + 1))
    return ways / 2**cups


def cups_and_right_ones(rng):
    """Choose how many cups there are, and how many are named rightly."""
    pairs = int(rng.integers(1, 9))
    return int(rng.integers(0, pairs + 1)), pairs


TEA = FunctionExercise(
    label="exercise-tea",
    reference=tea_p_value,
    edge_cases=[(4, 4), (3, 4), (0, 4), (2, 4), (1, 1), (5, 6)],
    inputs=cups_and_right_ones,
    valid=lambda right, pairs: 0 <= right <= pairs and pairs >= 1,
    remark="With four pairs that is 1/70 for four right ones, 17/70 for three.",
    mistakes=[
        Mistake.edit("range(right, pairs + 1)", "[right]",
                     "Your function gives the probability of exactly so many. A"
                     " p-value also counts what is more extreme."),
        Mistake.edit("range(right,", "range(right + 1,",
                     "Your function leaves out the observed number itself."),
        Mistake.edit(" ** 2", "", "math.comb(2 * pairs, pairs)", "2**pairs",
                     "Your function tosses a coin for each named cup. But she"
                     " knows that half of the cups had milk first."),
        Mistake(coin_for_each_cup,
                "Your function tosses a coin for each cup. But she knows that"
                " half of them had milk first."),
    ],
)

# Write the simulation test ---------------------------------------------------


def simulated_p(observed, simulated, tail):
    """Count what is at least as extreme, the observed result included."""
    simulated = np.asarray(simulated)
    total = len(simulated) + 1
    right = (float(np.sum(simulated >= observed)) + 1) / total
    left = (float(np.sum(simulated <= observed)) + 1) / total
    both = min(1.0, 2 * min(left, right))
    return {"right": right, "left": left, "two-sided": both}[tail]


def some_simulations(rng):
    """Make few whole numbers, so that there are ties, and a tail."""
    simulated = rng.integers(-3, 4, size=rng.integers(1, 9))
    tail = ("right", "left", "two-sided")[rng.integers(3)]
    return int(rng.integers(-4, 5)), simulated, tail


SIMULATED_NULL = FunctionExercise(
    label="exercise-simulated-null",
    reference=simulated_p,
    edge_cases=[
        (4, np.array([1, 5, 2, 4, 0, 3, 2, 1]), "right"),
        (1, np.array([1, 5, 2, 4, 0, 3, 2, 1]), "left"),
        (4, np.array([1, 5, 2, 4, 0, 3, 2, 1]), "two-sided"),
        (0, np.array([1, 5, 2, 4, 0, 3, 2, 1]), "two-sided"),
        (2, np.array([2, 2, 2]), "two-sided"),
        (9, np.array([1, 2, 3]), "right"),
        (2.5, np.array([1.0, 2.5, 3.5]), "right"),
    ],
    inputs=some_simulations,
    valid=lambda observed, simulated, tail: len(simulated) > 0,
    mistakes=[
        Mistake.edit(">=", ">", "<=", "<",
                     "Your function leaves out the ties: a result that equals"
                     " the observed one is as extreme as it."),
        Mistake.edit("min(1.0, 2 * min(left, right))", "2 * min(left, right)",
                     "Your function returns a two-sided p-value above 1."),
        Mistake.edit("2 * min", "min",
                     "Your function counts one side only in the two-sided"
                     " test."),
        Mistake.edit("min(left, right)", "right",
                     "Your function doubles the right share in the two-sided"
                     " test, even where the left one is smaller."),
        Mistake.edit('"right": right, "left": left',
                     '"right": left, "left": right',
                     "Your function swaps the two tails."),
        Mistake.edit(" + 1) / total\n    left", ") / total\n    left",
                     "<= observed)) + 1)", "<= observed)))",
                     "len(simulated) + 1", "len(simulated)",
                     "Your function does not count the data as one more"
                     " result, so its p-value can be 0."),
        Mistake(lambda observed, simulated, tail:
                (len(simulated) + 1) * simulated_p(observed, simulated, tail),
                "Your function returns a count, not a share."),
    ],
)

# Few false discoveries -------------------------------------------------------


def step_up(p_values, alpha):
    """Find the last rank below its line."""
    ordered = sorted(p_values)
    m = len(ordered)
    return max((k for k in range(1, m + 1)
                if ordered[k - 1] <= k * alpha / m), default=0)


def stops_too_early(p_values, alpha):
    """Stop at the first rank above its line."""
    ordered = sorted(p_values)
    count = 0
    while (count < len(ordered)
           and ordered[count] <= (count + 1) * alpha / len(ordered)):
        count += 1
    return count


def some_p_values(rng):
    """Make p-values near the lines, in any order."""
    alpha = float(rng.choice([0.05, 0.1, 0.2]))
    m = int(rng.integers(1, 8))
    # Off the lines by half a step, so that rounding decides nothing.
    near = (rng.integers(0, 2 * m, size=m) + 0.5) * alpha / m
    return np.minimum(near, 1.0), alpha


STEP_UP = FunctionExercise(
    label="exercise-step-up",
    reference=step_up,
    edge_cases=[
        (np.array([0.001, 0.008, 0.016, 0.019, 0.032, 0.041, 0.09, 0.21, 0.45,
                   0.8]), 0.05),
        (np.array([0.8, 0.019, 0.45, 0.001, 0.016, 0.09, 0.008, 0.21]), 0.05),
        (np.array([0.2]), 0.05),
        (np.array([0.01]), 0.05),
        (np.array([0.04, 0.03]), 0.05),
        (np.array([0.9, 0.8, 0.7]), 0.05),
    ],
    inputs=some_p_values,
    valid=lambda p_values, alpha: len(p_values) > 0,
    mistakes=[
        Mistake(stops_too_early,
                "Your function stops at the first p-value above its line. A"
                " later one may lie below its own line."),
        Mistake.edit("max((k for", "len([k for", "), default=0)", "])",
                     "Your function counts the p-values below their lines."
                     " Those before the last of them are rejected too."),
        Mistake.edit("sorted(p_values)", "p_values",
                     "Your function takes the p-values as they come. The ranks"
                     " belong to the sorted ones."),
        Mistake(lambda p_values, alpha:
                sum(p <= alpha / len(p_values) for p in p_values),
                "Your function is Bonferroni's correction."),
        Mistake(lambda p_values, alpha: sum(p <= alpha for p in p_values),
                "Your function does not correct at all."),
        Mistake.edit("<= k * alpha", "<= (k - 1) * alpha",
                     "Your function numbers the ranks from 0. The smallest"
                     " p-value has the rank 1."),
    ],
)
