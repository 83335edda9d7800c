"""Checks of arguments that the statistical modules share."""

from mlmath._arguments import (
    as_count,
    as_float,
    as_floats,
    as_number,
    as_sequence,
    as_vector,
    counted,
    described,
)

__all__ = []

LARGEST_SAMPLE = 10**9
TAILS = ("two-sided", "right", "left")


def checked_tail(tail):
    """Return `tail` after a check that it names a tail."""
    if not isinstance(tail, str) or tail not in TAILS:
        raise ValueError(
            f'tail: expected "two-sided", "right" or "left", got {tail!r}'
        )
    return tail


def positive(name, value):
    """Return a finite number greater than 0 as a float."""
    number = as_float(name, as_number(name, value))
    if number <= 0:
        raise ValueError(f"{name}: expected a positive number, got {value}")
    return number


def sample_size(name, n, least):
    """Return `n` as an int of at least `least`."""
    size = as_count(name, n, LARGEST_SAMPLE)
    if size < least:
        raise ValueError(
            f"{name}: expected a sample of at least {least}, got {size}"
        )
    return size


def share(name, value):
    """Return a number between 0 and 1, which it must not reach, as a float."""
    number = as_float(name, as_number(name, value))
    if not 0 < number < 1:
        raise ValueError(
            f"{name}: expected a number between 0 and 1, got {value}"
        )
    return number


def numbers(name, values, least):
    """Return a fresh 1-D float array of at least so many finite numbers."""
    if not hasattr(values, "__len__"):
        raise TypeError(
            f"{name}: expected a 1-D array of numbers, got {described(values)}"
        )
    count = len(as_sequence(name, values, "a 1-D array of numbers"))
    if count < least:
        raise ValueError(
            f"{name}: expected at least {counted(least, 'number')}, got {count}"
        )
    return as_floats(name, as_vector(name, values, count))
