"""Checks of arguments that the modules of the package share.

Every function takes the name of the argument first, so that an error can say
which argument is wrong, what was expected and what came.
"""

import math
import numbers
import operator
import reprlib
from fractions import Fraction

import numpy as np

__all__ = []

LARGEST_SAMPLE = 10**9
TAILS = ("two-sided", "right", "left")


def as_matrix(name, values):
    """Return a fresh 2-D array: of Fractions if exact, of floats otherwise.

    The entries are exact when each one is an int or a Fraction. A single
    float makes the whole matrix a matrix of floats.

    Parameters
    ----------
    name : str
        The name of the argument, for errors.
    values : array_like, shape (m, n)
        Finite real numbers, with m and n at least 1.

    Returns
    -------
    ndarray, shape (m, n)
        A copy, of dtype object (Fractions) or float64.

    Raises
    ------
    TypeError
        If `values` is not an array or a nested sequence of real numbers.
    ValueError
        If it is not two-dimensional, is empty, has rows of different lengths,
        or holds NaN or an infinity.
    """
    if _is_plain_float_matrix(values):
        return values.astype(np.float64)
    rows = _rows(name, values)
    lengths = sorted({len(row) for row in rows})
    if len(lengths) > 1:
        raise ValueError(
            f"{name}: expected a 2-D array of numbers with equally long rows,"
            f" got rows of lengths {joined(lengths)}"
        )
    shape = (len(rows), *lengths)
    if math.prod(shape) == 0:
        raise ValueError(
            f"{name}: expected a 2-D array with at least one row and one"
            f" column, got shape ({len(rows)}, 0)"
        )
    places = [
        (f"{name}[{i}, {j}]", entry)
        for i, row in enumerate(rows)
        for j, entry in enumerate(row)
    ]
    return _numbers(name, places, 2).reshape(shape)


def as_square_matrix(name, values):
    """Return `as_matrix`, after a check that it is square."""
    matrix = as_matrix(name, values)
    row_count, column_count = matrix.shape
    if row_count != column_count:
        raise ValueError(
            f"{name}: expected a square matrix,"
            f" got shape ({row_count}, {column_count})"
        )
    return matrix


def as_vector(name, values, length):
    """Return a fresh 1-D array, of Fractions if exact, of floats otherwise.

    Parameters
    ----------
    name : str
        The name of the argument, for errors.
    values : array_like, shape (length,)
        Finite real numbers.
    length : int
        The number of entries there has to be.

    Returns
    -------
    ndarray, shape (length,)
        A copy, of dtype object (Fractions) or float64.

    Raises
    ------
    TypeError
        If `values` is not an array or a sequence of real numbers.
    ValueError
        If it is not one-dimensional, has another length, or holds NaN or an
        infinity.
    """
    entries = _entries(name, values, "a 1-D array of numbers")
    if len(entries) != length:
        raise ValueError(
            f"{name}: expected {counted(length, 'number')}, got {len(entries)}"
        )
    places = [(f"{name}[{i}]", entry) for i, entry in enumerate(entries)]
    return _numbers(name, places, 1)


def as_number(name, value):
    """Return a finite real number: a Fraction if exact, a float otherwise."""
    return _number(name, value, name)


def as_tolerance(name, value):
    """Return a float of at least 0, or None for None."""
    if value is None:
        return None
    number = as_float(name, as_number(name, value))
    if number < 0:
        raise ValueError(
            f"{name}: expected a number of at least 0, got {value}"
        )
    return number


def as_index(name, value, count=None, what="row"):
    """Return `value` as an int from 0 to `count` - 1 (or any, if None)."""
    allowed = "0 or more" if count is None else f"0 to {count - 1}"
    expected = f"{name}: expected the index of a {what}, {allowed},"
    index = _whole(expected, value)
    if index < 0 or (count is not None and index >= count):
        raise ValueError(f"{expected} got {index}")
    return index


def as_count(name, value, largest):
    """Return `value` as an int from 0 to `largest`."""
    expected = f"{name}: expected a whole number from 0 to {largest},"
    count = _whole(expected, value)
    if not 0 <= count <= largest:
        raise ValueError(f"{expected} got {count}")
    return count


def as_tail(tail):
    """Return `tail` after a check that it names a tail."""
    if not isinstance(tail, str) or tail not in TAILS:
        raise ValueError(
            f'tail: expected "two-sided", "right" or "left", got {tail!r}'
        )
    return tail


def as_positive(name, value):
    """Return a finite number greater than 0 as a float."""
    number = as_float(name, as_number(name, value))
    if number <= 0:
        raise ValueError(f"{name}: expected a positive number, got {value}")
    return number


def as_sample_size(name, n, least):
    """Return `n` as an int of at least `least`."""
    size = as_count(name, n, LARGEST_SAMPLE)
    if size < least:
        raise ValueError(
            f"{name}: expected a sample of at least {least}, got {size}"
        )
    return size


def as_share(name, value):
    """Return a number between 0 and 1, which it must not reach, as a float."""
    number = as_float(name, as_number(name, value))
    if not 0 < number < 1:
        raise ValueError(
            f"{name}: expected a number between 0 and 1, got {value}"
        )
    return number


def as_sample(name, values, least):
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


def as_sequence(name, values, expected):
    """Return a list of what an iterable other than a text holds."""
    if isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
        raise TypeError(
            f"{name}: expected {expected}, got {described(values)}"
        )
    return list(values)


def fraction_from(name, value):
    """Return the Fraction that an int, a Fraction or a text stands for."""
    if isinstance(value, str):
        try:
            return Fraction(value)
        except (ValueError, ZeroDivisionError):
            raise ValueError(
                f"{name}: expected text such as '1/3' or '0.25', got {value!r}"
            ) from None
    if _is_bool(value) or not isinstance(value, numbers.Rational):
        hint = ""
        if isinstance(value, numbers.Real) and not _is_bool(value):
            hint = f": a float is rounded, write '{value}' for that decimal"
        raise TypeError(
            f"{name}: expected an int, a Fraction or text such as '1/3',"
            f" got {described(value)}{hint}"
        )
    return _fraction(value)


def is_exact(array):
    """Tell whether an array made by this module holds Fractions."""
    return array.dtype == object


def as_floats(name, array):
    """Return a float64 copy of an array of Fractions or floats."""
    try:
        return array.astype(np.float64)
    except OverflowError:
        raise ValueError(
            f"{name}: expected numbers that fit into a float beside other"
            " floats, got one beyond 1.8e308"
        ) from None


def as_float(name, number):
    """Return a Fraction or a float as a float."""
    return float(as_floats(name, np.array([number], dtype=object))[0])


def same_kind(**arrays):
    """Return the arrays unchanged if all are exact, else all as floats."""
    if all(is_exact(array) for array in arrays.values()):
        return tuple(arrays.values())
    return tuple(as_floats(name, array) for name, array in arrays.items())


def frozen(array):
    """Make an array read-only and return it."""
    array.flags.writeable = False
    return array


def described(value):
    """Name a wrong value with its type, for the end of an error."""
    if value is None:
        return "None"
    return f"{reprlib.repr(value)} ({type(value).__name__})"


def joined(items):
    """Join items for a sentence: "x", "x and y", "x, y and z"."""
    *front, last = map(str, items)
    return f"{', '.join(front)} and {last}" if front else last


def counted(count, noun):
    """Write a count with its noun: "1 row", "2 rows"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _whole(expected, value):
    try:
        if _is_bool(value):
            raise TypeError
        return operator.index(value)
    except TypeError:
        raise TypeError(f"{expected} got {described(value)}") from None


def _is_bool(value):
    return isinstance(value, (bool, np.bool_))


def _is_plain_float_matrix(values):
    """Tell whether a look at each single entry, which takes time, is idle."""
    return (
        type(values) is np.ndarray
        and values.dtype.kind == "f"
        and values.ndim == 2
        and values.size > 0
        and bool(np.isfinite(values.astype(np.float64)).all())
    )


def _rows(name, values):
    expected = "a 2-D array of numbers"
    rows = _entries(name, values, expected)
    for position, row in enumerate(rows):
        if isinstance(row, numbers.Number):
            raise ValueError(
                f"{name}: expected {expected}, got {described(row)}"
                f" in place of row {position}"
            )
    return [
        _entries(f"{name}[{position}]", row, "a row of numbers")
        for position, row in enumerate(rows)
    ]


def _entries(name, values, expected):
    """List what a sequence or an array holds, one level down."""
    if not _is_sequence(values):
        raise TypeError(
            f"{name}: expected {expected}, got {described(values)}"
        )
    if hasattr(values, "__array__") and not isinstance(
        values, np.ma.MaskedArray
    ):
        # Tables of pandas list their column names, so ask for the numbers;
        # a masked array would lose its mask and must keep it to be refused.
        values = np.asarray(values)
    return list(values)


def _is_sequence(value):
    if isinstance(value, (list, tuple, range)):
        return True
    return hasattr(value, "__array__") and np.ndim(value) > 0


def _numbers(name, places, dimension):
    entries = []
    for place, entry in places:
        if _is_sequence(entry):
            raise ValueError(
                f"{name}: expected a {dimension}-D array of numbers,"
                f" got {described(entry)} as {place}"
            )
        entries.append(_number(name, entry, place))
    array = np.empty(len(entries), dtype=object)
    array[:] = entries
    if all(isinstance(entry, Fraction) for entry in entries):
        return array
    return as_floats(name, array)


def _number(name, value, place):
    if _is_bool(value) or not isinstance(value, numbers.Real):
        hint = ": turn text into numbers with exact()"
        raise TypeError(
            f"{name}: expected real numbers, got {described(value)} as {place}"
            f"{hint if isinstance(value, str) else ''}"
        )
    if isinstance(value, numbers.Rational):
        return _fraction(value)
    if not math.isfinite(value):
        raise ValueError(
            f"{name}: expected finite numbers, got {value} as {place}"
        )
    return float(value)


def _fraction(value):
    """Return a Fraction of Python's own ints, since NumPy's can overflow."""
    return Fraction(int(value.numerator), int(value.denominator))
