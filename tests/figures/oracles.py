"""A second way to what the figures calculate, in Python."""

from itertools import islice

import numpy as np
from scipy import special, stats

MASK = 0xFFFFFFFF

# Each function of one variable with its slope.
FUNCTIONS = {
    "parabola": (lambda x: x**2, lambda x: 2 * x),
    "two-valleys": (lambda x: x**4 / 4 - x**2 + x / 4,
                    lambda x: x**3 - 2 * x + 1 / 4),
    "ripples": (lambda x: x**2 / 10 + np.sin(2 * x),
                lambda x: x / 5 + 2 * np.cos(2 * x)),
    "bend": (lambda x: np.sqrt(1 + x**2), lambda x: x / np.sqrt(1 + x**2)),
}

# A measurement of each case, and its class.
CASES = [(-2, 0), (-1, 0), (-0.5, 1), (0.5, 0), (1, 1), (2, 1)]


def log_losses(x, y):
    """Return the log loss of each case for a weight and a bias."""
    chances = [special.expit(at * x + y) for at, _ in CASES]
    return [-np.log(chance if kind else 1 - chance)
            for chance, (_, kind) in zip(chances, CASES)]


# Each function of two variables with its gradient.
VALLEYS = {
    "two-valleys": (
        lambda x, y: x**4 / 4 - x**2 + x / 4 + y**2,
        lambda x, y: (x**3 - 2 * x + 1 / 4, 2 * y)),
    "four-valleys": (
        lambda x, y: (x**4 + y**4) / 4 - x**2 - y**2 + (x + y) / 4 + x * y / 4,
        lambda x, y: (x**3 - 2 * x + 1 / 4 + y / 4,
                      y**3 - 2 * y + 1 / 4 + x / 4)),
    "tilted": (
        lambda x, y: (x + y)**2 / 4 + 2.5 * (x - y)**2,
        lambda x, y: ((x + y) / 2 + 5 * (x - y), (x + y) / 2 - 5 * (x - y))),
    "logistic": (
        lambda x, y: np.mean(log_losses(x, y), axis=0),
        lambda x, y: tuple(np.mean([
            (special.expit(at * x + y) - kind) * factor
            for at, kind in CASES for factor in [(at, 1)[part]]], axis=0)
            for part in (0, 1))),
    "banana": (
        lambda x, y: (1 - x)**2 + 5 * (y - x**2)**2,
        lambda x, y: (-2 * (1 - x) - 20 * x * (y - x**2), 10 * (y - x**2))),
}


def function_of(given):
    if isinstance(given, str):
        return FUNCTIONS[given]
    polynomial = np.polynomial.Polynomial(given)
    return polynomial, polynomial.deriv()


def valley_of(name, curvatures):
    if name != "bowl":
        return VALLEYS[name]
    a, b = curvatures
    return (lambda x, y: (a * x**2 + b * y**2) / 2,
            lambda x, y: (a * x, b * y))


def descend(slope, start, rate, steps):
    """Return the places of a descent in one variable."""
    path = [start]
    while len(path) <= steps and abs(path[-1]) <= 1e9:
        path.append(path[-1] - rate * slope(path[-1]))
    return np.array(path, float)


def roll(gradient, start, rate, momentum, steps):
    """Return the places of a descent in two variables."""
    path = [np.array(start, float)]
    velocity = np.zeros(2)
    while len(path) <= steps and np.hypot(*path[-1]) <= 1e6:
        velocity = momentum * velocity + gradient(*path[-1])
        path.append(path[-1] - rate * velocity)
    return np.array(path)


def data_window(points):
    """Return the part of the plane that shows data and the origin."""
    spans = []
    for values in points.T:
        low, high = min(values.min(), 0), max(values.max(), 0)
        room = 0.12 * (high - low or 1)
        spans.append((low - room * (low < 0), high + room))
    return spans


def parameter_window(points, start):
    """Return the part of a map that shows the start and the best line."""
    best = np.polyfit(*points.T, 1)
    reach = 1.6 * np.maximum.reduce([
        np.abs(start - best), 0.3 * np.abs(best), np.full(2, 0.1)])
    return list(zip(best - reach, best + reach))


def settled_pivots(entries):
    """Return the pivots that elimination has reached already.

    A leading entry is one when no row below it reaches as far to the left
    and when every row above it has its pivot.
    """
    leading = [next((column for column, entry in enumerate(row[:-1])
                     if entry != 0), len(row)) for row in entries]
    pivots = []
    for row, column in enumerate(leading):
        if column == entries.shape[1] or min(
                leading[row + 1:], default=column + 1) <= column:
            break
        pivots.append((row, column))
    return pivots


def even_numbers(seed):
    """Yield numbers spread evenly from 0 to 1, the same ones for a seed.

    Marsaglia's xorshift with 32 bits, "13, 17, 5" (Journal of Statistical
    Software 8(14), 2003).
    """
    state = ((seed + 1) * 0x9E3779B1 & MASK) ^ 0x5BD1E995 or 1
    passed_over = 8  # the first numbers of neighboring seeds are alike
    while True:
        state ^= state << 13 & MASK
        state ^= state >> 17
        state ^= state << 5 & MASK
        if passed_over:
            passed_over -= 1
        else:
            yield (state - 0.5) / 2**32


def simulated_results(machine, seed, count):
    """Return results under the null hypothesis, made from even numbers."""
    n, null = machine["n"], machine["null_value"]
    model = (stats.binom(n, null) if machine["mode"] == "coin"
             else stats.norm(null, machine["deviation"] / np.sqrt(n)))
    return model.ppf(list(islice(even_numbers(seed), count)))
