"""When two outputs of a cell are the same.

The browser has other versions of the libraries and another processor, so the
last digits of numbers may differ, and integers are half as wide.
"""

import math
import re

RELATIVE, ABSOLUTE = 1e-6, 1e-12

NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?!\w)",
                    re.I)
# NumPy's integers, as it writes them in front of a number.
INTEGERS = re.compile(r"\bint(32|64)\b")


def normal(text: str) -> str:
    """Return a text as far as it must be equal, without its numbers."""
    return " ".join(NUMBER.sub("#", INTEGERS.sub("int", text)).split())


def numbers(text: str) -> list[float]:
    return [float(number) for number in NUMBER.findall(
        INTEGERS.sub("int", text))]


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts are equal but for the last digits of numbers.

    >>> same_text("x = 0.30000000000000004", "x = 0.3")
    True
    >>> same_text("x = 0.3", "y = 0.3")
    False
    >>> same_text("x = 0.3", "x = 0.301")
    False
    """
    return normal(one) == normal(other) and all(
        math.isclose(a, b, rel_tol=RELATIVE, abs_tol=ABSOLUTE)
        for a, b in zip(numbers(one), numbers(other), strict=True))
