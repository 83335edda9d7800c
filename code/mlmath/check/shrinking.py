"""Make an input smaller while it still fails.

An input is a tuple of arguments: numbers, and lists, tuples and arrays of
them, however deep. Numbers lose their decimals and approach zero; entries are
left out where that is allowed.
"""

import math
import numbers
from fractions import Fraction

import numpy as np

__all__ = ["complexity", "numbers_in", "simpler", "smallest"]


def smallest(arguments, fails, drop=False):
    """Return the smallest input that one finds by simplifying step by step.

    Parameters
    ----------
    arguments : tuple
        An input that fails.
    fails : callable
        ``fails(arguments)`` tells whether another input fails too. It ends
        the search by raising StopIteration.
    drop : bool
        Whether entries of lists and arrays may be left out.

    Returns
    -------
    tuple
        No simplification of it that was tried fails.

    Examples
    --------
    >>> smallest((17, [4, -9]), lambda a: a[0] > 5 and a[1][1] < 0)
    (6, [0, -1])
    """
    try:
        while True:
            for candidate in simpler(arguments, drop):
                if fails(candidate):
                    arguments = candidate
                    break
            else:
                return arguments
    except StopIteration:
        return arguments


def simpler(arguments, drop=False):
    """Yield inputs that are a little simpler, the boldest steps first."""
    if drop:
        yield from _with_less(arguments)
    for place, argument in enumerate(arguments):
        for candidate in _simpler(argument):
            yield (*arguments[:place], candidate, *arguments[place + 1:])


def complexity(arguments):
    """Return how large an input is: its count of numbers, then their size."""
    found = list(numbers_in(arguments))
    return (len(found), sum(map(_decimals, found)),
            sum(abs(float(number)) for number in found))


def numbers_in(value):
    """Yield all numbers in nested lists, tuples and arrays."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, list | tuple):
        for entry in value:
            yield from numbers_in(entry)
    elif _is_real(value):
        yield value


def _is_real(value):
    return (isinstance(value, numbers.Real) and not isinstance(value, bool)
            and math.isfinite(value))


def _simpler(value):
    if isinstance(value, np.ndarray):
        for rows in _simpler(value.tolist()):
            yield np.array(rows, dtype=value.dtype)
    elif isinstance(value, list | tuple):
        yield from _all_simpler(value)
        for place, entry in enumerate(value):
            for candidate in _simpler(entry):
                yield type(value)(
                    [*value[:place], candidate, *value[place + 1:]])
    elif _is_real(value):
        yield from _simpler_numbers(value)


def _all_simpler(values):
    """Yield the sequence with all of its numbers at zero, or halved."""
    zeros = _mapped(values, lambda number: type(number)(0))
    halves = _mapped(values, lambda number: type(number)(int(number / 2)))
    for candidate in (zeros, halves):
        if complexity((candidate,)) < complexity((values,)):
            yield candidate


def _mapped(value, change):
    if isinstance(value, list | tuple):
        return type(value)([_mapped(entry, change) for entry in value])
    return change(value) if _is_real(value) else value


def _simpler_numbers(value):
    if isinstance(value, np.generic):
        value = value.item()
    kind = type(value)
    candidates = [0, int(value), int(value / 2),
                  int(value) - int(math.copysign(1, value)), abs(value)]
    if not isinstance(value, int):
        candidates += [round(value), math.ceil(value), round(value, 1)]
    seen = []
    for candidate in map(kind, candidates):
        if candidate not in seen and _size(candidate) < _size(value):
            seen.append(candidate)
            yield candidate


def _size(number):
    return _decimals(number), abs(number), number < 0


def _decimals(number):
    if number == int(number):
        return 0
    if isinstance(number, Fraction):
        return len(str(number.denominator))
    return len(repr(float(number)))


def _with_less(arguments):
    """Yield the input with one entry, row or column left out.

    First of one argument alone, then of all that are equally long, since
    points and their values, or rows and constants, come together.
    """
    for place, argument in enumerate(arguments):
        if not _is_sequence(argument):
            continue
        alone = {place}
        together = {other for other, value in enumerate(arguments)
                    if _is_sequence(value) and len(value) == len(argument)}
        for index in range(len(argument) if len(argument) > 1 else 0):
            yield _without(arguments, alone, index)
            if together != alone:
                yield _without(arguments, together, index)
        if isinstance(argument, np.ndarray) and argument.ndim == 2:
            columns = argument.shape[1]
            for index in range(columns if columns > 1 else 0):
                yield _without(arguments, alone, index, axis=1)


def _is_sequence(value):
    return isinstance(value, list | tuple) or (
        isinstance(value, np.ndarray) and value.ndim > 0)


def _without(arguments, places, index, axis=0):
    return tuple(
        _shorter(value, index, axis) if place in places else value
        for place, value in enumerate(arguments))


def _shorter(value, index, axis):
    if isinstance(value, np.ndarray):
        return np.delete(value, index, axis=axis)
    return type(value)([*value[:index], *value[index + 1:]])
