"""Compare an answer with the right one, and say how they differ.

The words never tell the right values, only their kind and shape. Whoever may
tell them adds them.
"""

import dataclasses
import inspect
import math
import numbers
from collections.abc import Mapping
from fractions import Fraction

import numpy as np

__all__ = ["difference", "kind_of", "shown"]

LONGEST_VALUE = 90


def difference(answer, expected, tolerance=0.0):
    """Say how an answer differs from the expected one.

    Parameters
    ----------
    answer : object
        Anything at all.
    expected : bool, number, str, array_like, tuple, dict, set or data class
    tolerance : float
        The largest |answer - expected|, in units of max(1, |expected|).

    Returns
    -------
    str or None
        None if they agree. Otherwise the end of a sentence about the answer,
        such as "is a text, and should be a number"; an empty text if there is
        nothing more to say than that its value is wrong.
    """
    try:
        return _difference(answer, expected, tolerance)
    except Exception:  # noqa: BLE001  (an object may refuse anything)
        both = _is_sequence(answer) and _is_sequence(expected)
        if both or kind_of(answer) == kind_of(expected):
            return f"is {kind_of(answer)} that cannot be compared"
        return _wrong_kind(answer, expected)


def kind_of(value):
    """Name the kind of a value in words, with its article."""
    if value is None:
        return "nothing (`None`)"
    if isinstance(value, bool | np.bool_):
        return "a truth value"
    if isinstance(value, numbers.Number):
        return "a number"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}" if value.ndim else "a number"
    if inspect.isgenerator(value):
        if value.__name__ == "<genexpr>":
            return "a generator (`for` in parentheses)"
        return "a generator (`yield` in place of `return`)"
    if inspect.iscoroutine(value):
        return "a coroutine (`async def` in place of `def`)"
    if inspect.isclass(value):
        return "a class"
    if callable(value):
        return "a function"
    names = {list: "a list", tuple: "a tuple", set: "a set", dict: "a dict"}
    article = names.get(type(value))
    if article in ("a list", "a tuple"):
        return f"{article} of {_entries(len(value))}"
    return article or f"an object of type `{type(value).__name__}`"


def _entries(count):
    return "1 entry" if count == 1 else f"{count} entries"


def shown(value):
    """Write a value as Python would, shortened if it is long."""
    try:
        text = _written(value)
    except Exception:  # noqa: BLE001  (a __repr__ may be broken)
        return kind_of(value)
    # What is written as <...> names an address in memory.
    if len(text) > LONGEST_VALUE or text[:1] == "<" or set(text) & {"`", "\n"}:
        return kind_of(value)
    return f"`{text}`"


def _written(value):
    if isinstance(value, np.ndarray):
        return f"np.array({_written(value.tolist())})" if value.ndim else (
            _written(value.item()))
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, tuple):
        inside = ", ".join(map(_written, value))
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    if isinstance(value, np.generic):
        return _written(value.item())
    if isinstance(value, float):
        return repr(float(f"{value:.10g}"))
    if isinstance(value, Fraction):
        return str(value)  # a table of `Fraction(1, 2)` would be too long
    return repr(value)


def _difference(answer, expected, tolerance):
    if isinstance(expected, np.ndarray) and expected.ndim == 0:
        expected = expected.item()
    if isinstance(answer, np.ndarray) and answer.ndim == 0:
        answer = answer.item()
    if isinstance(expected, bool | np.bool_):
        return _truth_difference(answer, expected)
    if isinstance(expected, numbers.Number):
        return _number_difference(answer, expected, tolerance)
    if isinstance(expected, str):
        return _text_difference(answer, expected)
    if isinstance(expected, Mapping):
        return _mapping_difference(answer, expected, tolerance)
    if isinstance(expected, set | frozenset):
        return _set_difference(answer, expected)
    if _is_table(expected):
        return _array_difference(answer, expected, tolerance)
    if isinstance(expected, list | tuple):
        return _sequence_difference(answer, expected, tolerance)
    if dataclasses.is_dataclass(expected):
        return _record_difference(answer, expected, tolerance)
    return None if bool(answer == expected) else ""


def _wrong_kind(answer, expected):
    return f"is {kind_of(answer)}, and should be {kind_of(expected)}"


def _truth_difference(answer, expected):
    if not isinstance(answer, bool | np.bool_):
        return f"is {kind_of(answer)}, and should be `True` or `False`"
    return None if bool(answer) == bool(expected) else ""


def _is_number(value):
    return isinstance(value, numbers.Number) and not isinstance(
        value, bool | np.bool_)


def _number_difference(answer, expected, tolerance):
    if not _is_number(answer):
        if isinstance(answer, list | tuple | np.ndarray) and len(answer) == 1:
            return f"is {kind_of(answer)}, and should be the number in it"
        return _wrong_kind(answer, expected)
    if _close(answer, expected, tolerance):
        return None
    return _number_hint(answer, expected, tolerance)


def _close(answer, expected, tolerance):
    try:
        if answer == expected:
            return True
        answer, expected = complex(answer), complex(expected)
    except OverflowError:  # a whole number beyond all floats
        return False
    if np.isnan(expected):
        return bool(np.isnan(answer))
    return abs(answer - expected) <= tolerance * max(1.0, abs(expected))


def _number_hint(answer, expected, tolerance):
    if expected != 0 and _close(answer, -expected, tolerance):
        return "has the wrong sign"
    if isinstance(expected, numbers.Real) and math.isfinite(expected):
        whole = {math.floor(expected), math.ceil(expected)}
        if len(whole) == 2 and answer in whole:
            return "seems to be rounded to a whole number (`//` or `int`?)"
    return ""


def _text_difference(answer, expected):
    if not isinstance(answer, str):
        return f"is {kind_of(answer)}, and should be a text"
    if answer == expected:
        return None
    if "".join(answer.split()).casefold() == "".join(expected.split()).casefold():
        return "differs only in spaces or in capital letters"
    return ""


def _is_sequence(value):
    return isinstance(value, list | tuple | np.ndarray)


def _is_table(expected):
    """Tell whether a value is an array, or lists that make one, of numbers."""
    if isinstance(expected, np.ndarray):
        return expected.dtype.kind in "biufcO" and expected.size > 0 and all(
            isinstance(entry, numbers.Number) for entry in expected.flat[:1])
    if not isinstance(expected, list | tuple) or not expected:
        return False
    try:
        return np.asarray(expected).dtype.kind in "iufc" or _exact(expected)
    except ValueError:  # rows of different lengths
        return False


def _exact(values):
    entries = np.asarray(values, dtype=object)
    return all(_is_number(entry) for entry in entries.flat)


def _array_difference(answer, expected, tolerance):
    if not isinstance(answer, list | tuple | np.ndarray) and not hasattr(
            answer, "__array__"):
        return _wrong_kind(answer, expected)
    expected = np.asarray(expected)
    try:
        table = np.asarray(answer)
        numeric = table.dtype.kind in "biufc" or _exact(answer)
    except ValueError:
        if all(map(_is_sequence, answer)):
            return "has rows of different lengths"
        numeric = False
    if not numeric:
        return "holds something other than numbers"
    if table.shape != expected.shape:
        return f"has the shape {table.shape}, and should have {expected.shape}"
    for place in np.ndindex(expected.shape):
        if not _close(table[place], expected[place], tolerance):
            return _table_hint(table, expected, place, tolerance)
    return None


def _table_hint(table, expected, place, tolerance):
    if table.shape == expected.T.shape and _all_close(
            table, expected.T, tolerance):
        return "has rows and columns exchanged"
    if _all_close(table, -expected, tolerance):
        return "has the wrong sign"
    if expected.dtype.kind == "f" and table.dtype.kind in "iu":
        if np.array_equal(table, np.trunc(expected)):
            return "has lost its decimals (an array of whole numbers?)"
    index = ", ".join(map(str, place))
    return f"is wrong at the place `[{index}]`"


def _all_close(table, expected, tolerance):
    return all(_close(a, b, tolerance)
               for a, b in zip(table.flat, expected.flat, strict=True))


def _sequence_difference(answer, expected, tolerance):
    if not isinstance(answer, list | tuple | np.ndarray):
        return _wrong_kind(answer, expected)
    if len(answer) != len(expected):
        return f"has the length {len(answer)}, and should have" \
               f" {len(expected)}"
    pairs = zip(answer, expected, strict=True)
    for place, (got, wanted) in enumerate(pairs):
        found = difference(got, wanted, tolerance)
        if found is not None:
            return f"is wrong at the place `[{place}]`{_because(found)}"
    return None


def _mapping_difference(answer, expected, tolerance):
    if not isinstance(answer, Mapping):
        return f"is {kind_of(answer)}, and should be a dict"
    for key in expected:
        if key not in answer:
            return f"lacks the key {shown(key)}"
    for key in answer:
        if key not in expected:
            return f"has the key {shown(key)}, which it should not have"
    for key, wanted in expected.items():
        found = difference(answer[key], wanted, tolerance)
        if found is not None:
            return f"is wrong at the key {shown(key)}{_because(found)}"
    return None


def _set_difference(answer, expected):
    if not isinstance(answer, set | frozenset):
        return f"is {kind_of(answer)}, and should be a set"
    if answer == expected:
        return None
    if answer < expected:
        return "lacks something"
    return "holds something that does not belong there"


def _record_difference(answer, expected, tolerance):
    if type(answer) is not type(expected):
        return _wrong_kind(answer, expected)
    for field in dataclasses.fields(expected):
        got = getattr(answer, field.name)
        wanted = getattr(expected, field.name)
        found = difference(got, wanted, tolerance)
        if found is not None:
            return f"is wrong in `{field.name}`{_because(found)}"
    return None


def _because(found):
    return f", which {found}" if found else ""
