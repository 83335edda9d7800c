"""Checks of arguments that the modules of the package share.

Every function takes the name of the argument first, so that an error can say
which argument is wrong, what was expected and what came.
"""

import math
import numbers
import operator
from fractions import Fraction

import numpy as np

__all__ = []


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
            f" got rows of lengths {_listed(lengths)}"
        )
    if lengths in ([], [0]):
        raise ValueError(
            f"{name}: expected a 2-D array with at least one row and one"
            f" column, got shape ({len(rows)}, 0)"
        )
    return _numbers(name, rows, (len(rows), lengths[0]))


def as_square_matrix(name, values, *sizes):
    """Return `as_matrix`, after a check that it is square, of one of `sizes`.

    With no `sizes`, every square matrix will do.
    """
    matrix = as_matrix(name, values)
    row_count, column_count = matrix.shape
    if row_count != column_count or (sizes and row_count not in sizes):
        wanted = " or ".join(f"{size}x{size}" for size in sizes) or "square"
        raise ValueError(
            f"{name}: expected a {wanted} matrix,"
            f" got shape ({row_count}, {column_count})"
        )
    return matrix


def as_vector(name, values, length=None):
    """Return a fresh 1-D array, of Fractions if exact, of floats otherwise.

    Parameters
    ----------
    name : str
        The name of the argument, for errors.
    values : array_like, shape (n,)
        Finite real numbers.
    length : int, optional
        The number of entries there has to be.
    """
    entries = _entries(name, values, "a 1-D array of numbers")
    wanted = "at least 1" if length is None else length
    if not entries or (length is not None and len(entries) != length):
        raise ValueError(
            f"{name}: expected {wanted} numbers, got {len(entries)}"
        )
    for position, entry in enumerate(entries):
        if _is_sequence(entry):
            raise ValueError(
                f"{name}: expected a 1-D array of numbers, got a"
                f" {type(entry).__name__} as {name}[{position}]"
            )
    return _numbers(name, [entries], (len(entries),))


def as_number(name, value):
    """Return a finite real number: a Fraction if exact, a float otherwise."""
    return _number(name, value, name)


def as_tolerance(name, value):
    """Return a float of at least 0, or None for None."""
    if value is None:
        return None
    number = as_number(name, value)
    if number < 0:
        raise ValueError(f"{name}: expected a number of at least 0, got {value}")
    return float(number)


def as_index(name, value, count=None, what="row"):
    """Return `value` as an int from 0 to `count` - 1 (or any if None)."""
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


def is_exact(array):
    """Tell whether an array made by this module holds Fractions."""
    return array.dtype == object


def as_floats(array):
    """Return a float64 copy of an array of Fractions or floats."""
    return array.astype(np.float64)


def same_kind(*arrays):
    """Return the arrays unchanged if all are exact, else all as floats."""
    if all(is_exact(array) for array in arrays):
        return arrays
    return tuple(as_floats(array) for array in arrays)


def frozen(array):
    """Make an array read-only and return it."""
    array.flags.writeable = False
    return array


def fraction_from(name, value):
    """Return the Fraction that an int, a Fraction or a text stands for."""
    if isinstance(value, str):
        try:
            return Fraction(value)
        except (ValueError, ZeroDivisionError):
            raise ValueError(
                f"{name}: expected text such as '1/3' or '0.25', got {value!r}"
            ) from None
    if isinstance(value, numbers.Rational) and not isinstance(value, bool):
        return Fraction(value)
    hint = ""
    if isinstance(value, numbers.Real) and not isinstance(value, bool):
        hint = f" (a float is rounded: write '{value}' to mean that decimal)"
    raise TypeError(
        f"{name}: expected an int, a Fraction or text such as '1/3',"
        f" got {_described(value)}{hint}"
    )


def _whole(expected, value):
    if isinstance(value, (bool, np.bool_)):
        raise TypeError(f"{expected} got {_described(value)}")
    try:
        return operator.index(value)
    except TypeError:
        raise TypeError(f"{expected} got {_described(value)}") from None


def _is_plain_float_matrix(values):
    """Tell whether no entry needs a look of its own, which takes time."""
    return (
        isinstance(values, np.ndarray)
        and values.dtype.kind == "f"
        and values.ndim == 2
        and values.size > 0
        and bool(np.isfinite(values).all())
    )


def _rows(name, values):
    rows = _entries(name, values, "a 2-D array of numbers")
    for position, row in enumerate(rows):
        if not _is_sequence(row):
            raise ValueError(
                f"{name}: expected a 2-D array of numbers, got"
                f" {_described(row)} in place of row {position}"
            )
    return [
        _entries(f"{name}[{position}]", row, "a row of numbers")
        for position, row in enumerate(rows)
    ]


def _entries(name, values, expected):
    """List what a sequence or an array holds, one level down."""
    if hasattr(values, "__array__") and not isinstance(values, np.generic):
        array = np.asarray(values)
        if array.ndim:
            return list(array)
    elif _is_sequence(values):
        return list(values)
    raise TypeError(f"{name}: expected {expected}, got {_described(values)}")


def _is_sequence(value):
    return isinstance(value, (list, tuple, range)) or (
        hasattr(value, "__array__") and not isinstance(value, np.generic)
    )


def _numbers(name, rows, shape):
    entries = [
        _number(name, entry, f"{name}[{row_index}, {column_index}]")
        for row_index, row in enumerate(rows)
        for column_index, entry in enumerate(row)
    ]
    if all(isinstance(entry, Fraction) for entry in entries):
        array = np.empty(len(entries), dtype=object)
        array[:] = entries
    else:
        array = np.array([_float(name, entry) for entry in entries])
    return array.reshape(shape)


def _number(name, value, place):
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, numbers.Real):
        hint = "; use exact() for text" if isinstance(value, str) else ""
        raise TypeError(
            f"{name}: expected real numbers,"
            f" got {_described(value)} as {place}{hint}"
        )
    if isinstance(value, numbers.Rational):
        return Fraction(value)
    if not math.isfinite(value):
        raise ValueError(
            f"{name}: expected finite numbers, got {float(value)} as {place}"
        )
    return float(value)


def _float(name, entry):
    try:
        return float(entry)
    except OverflowError:
        raise ValueError(
            f"{name}: expected numbers that fit into a float beside the other"
            f" floats, got an integer of {len(str(int(entry)))} digits"
        ) from None


def _described(value):
    if value is None:
        return "None"
    return f"{value!r} ({type(value).__name__})"


def _listed(items):
    *front, last = [str(item) for item in items]
    return f"{', '.join(front)} and {last}" if front else last
