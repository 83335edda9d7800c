"""Answers in numbers, as readers write them."""

from decimal import Decimal
from fractions import Fraction
from numbers import Real

import numpy as np

from mlmath.check.comparing import kind_of

# Sums of larger numbers could become infinite.
LARGEST = 1e100


def is_sequence(value):
    return isinstance(value, list | tuple | np.ndarray)


def floats_of(answer, count):
    """Read so many finite numbers, also those written as texts like "2/5"."""
    if not is_sequence(answer) or len(answer) != count:
        raise ValueError(f"answer: expected {count} numbers, got"
                         f" {kind_of(answer)}")
    values = [float_of(entry) for entry in answer]
    if not all(abs(value) < LARGEST for value in values):
        raise ValueError(f"answer: expected numbers below {LARGEST:g}, got"
                         f" {values}")
    return values


def float_of(entry):
    if not isinstance(entry, Real | Decimal | str):
        raise TypeError(f"entry: expected a number, got {kind_of(entry)}")
    # `Fraction("1e999999999")` would write out all of these digits.
    is_ratio = isinstance(entry, str) and "/" in entry
    return float(Fraction(entry) if is_ratio else entry)


def written(number):
    return f"{number:.10g}"
