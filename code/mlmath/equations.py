"""Read linear equations such as ``3*f + 2*h = 5`` without evaluating code."""

import re
from dataclasses import dataclass
from fractions import Fraction

from mlmath._arguments import described

__all__ = ["parse_equation"]

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)"
    r"|(?P<name>[^\W\d_]\w*)|(?P<sign>\*\*|[-+*/()^]))"
)
# What people paste from a book: the signs for minus and times, and powers.
_SIGNS = str.maketrans(
    {
        "\u2212": "-",
        "\u00b7": "*",
        "\u22c5": "*",
        "\u00d7": "*",
        "\u00b2": "^2",
        "\u00b3": "^3",
    }
)
_DEEPEST = 50


def parse_equation(text):
    """Read one linear equation.

    A number may stand directly before an unknown or a parenthesis, as in
    ``2x`` and ``2(x + y)``. Division goes from left to right, so that
    ``1/2 x`` is half of x. Decimals are read exactly.

    Parameters
    ----------
    text : str
        Such as ``"3*f + 2*h = 5"``.

    Returns
    -------
    coefficients : dict of str to Fraction
        One entry for each unknown, in order of appearance, with all terms
        moved to the left.
    constant : Fraction
        What then stands on the right.

    Raises
    ------
    TypeError
        If `text` is not text.
    ValueError
        If it is not an equation, or not a linear one. The error names the
        term that is not linear.

    Examples
    --------
    >>> parse_equation("2x - 1/2 = x + 0.5 y")
    ({'x': Fraction(1, 1), 'y': Fraction(-1, 2)}, Fraction(1, 2))

    Notes
    -----
    Explained in :ref:`systems-of-linear-equations`.
    """
    if not isinstance(text, str):
        raise TypeError(
            "equations: expected text such as '2*x + y = 5',"
            f" got {described(text)}"
        )
    sides = text.translate(_SIGNS).split("=")
    if len(sides) != 2:
        raise ValueError(
            f"equations: expected one = sign, got {len(sides) - 1} in {text!r}"
        )
    left, right = (_Side(side, text).read() for side in sides)
    difference = left.plus(right.times(-1))
    return difference.coefficients, -difference.constant


@dataclass(frozen=True)
class _Linear:
    """A sum of multiples of unknowns, and a constant."""

    coefficients: dict
    constant: Fraction

    def plus(self, other):
        total = dict(self.coefficients)
        for name, coefficient in other.coefficients.items():
            total[name] = total.get(name, 0) + coefficient
        return _Linear(total, self.constant + other.constant)

    def times(self, factor):
        return _Linear(
            {
                name: value * factor
                for name, value in self.coefficients.items()
            },
            self.constant * factor,
        )


class _Side:
    """One side of an equation, read token by token from left to right.

    A sum consists of terms, a term of factors, and a factor is a number, an
    unknown or a sum in parentheses; each has a method of its own.
    """

    def __init__(self, side, equation):
        self.side = side.rstrip()
        self.equation = equation
        self.tokens = self._split()
        self.position = 0

    def read(self):
        if self.side.count("(") > _DEEPEST:
            raise self._error(f"at most {_DEEPEST} parentheses", "more")
        result = self._sum()
        if self._next() is not None:
            raise self._error("the end of the side", repr(self._next()))
        return result

    def _split(self):
        tokens = []
        end = 0
        while end < len(self.side):
            match = _TOKEN.match(self.side, end)
            if match is None:
                raise self._error(
                    "numbers, unknowns and the signs + - * / ( )",
                    repr(self.side[end:].strip()[0]),
                )
            text = match[match.lastgroup]
            if match.lastgroup == "name" and not text.isidentifier():
                raise self._error(
                    "names of letters, digits and underscores", repr(text)
                )
            tokens.append(match)
            end = match.end()
        return tokens

    def _next(self):
        """Return the text of the next token, or None at the end."""
        if self.position == len(self.tokens):
            return None
        token = self.tokens[self.position]
        return token[token.lastgroup]

    def _is_next(self, *kinds):
        """Tell whether one of these signs or kinds of token follows."""
        if self._next() is None:
            return False
        kind = self.tokens[self.position].lastgroup
        return (self._next() if kind == "sign" else kind) in kinds

    def _take(self):
        text = self._next()
        self.position += 1
        return text

    def _sum(self):
        result = self._term()
        while self._is_next("+", "-"):
            sign = -1 if self._take() == "-" else 1
            result = result.plus(self._term().times(sign))
        return result

    def _term(self):
        begin = self.position
        result = self._signed_factor()
        while self._is_next("*", "/", "name", "("):
            if self._is_next("name", "("):
                result = self._product(result, self._factor(), begin)
            elif self._take() == "*":
                result = self._product(result, self._signed_factor(), begin)
            else:
                result = self._quotient(result, self._signed_factor(), begin)
        return result

    def _product(self, left, right, begin):
        if left.coefficients and right.coefficients:
            raise self._not_linear(begin, "unknowns multiply each other")
        if left.coefficients:
            return left.times(right.constant)
        return right.times(left.constant)

    def _quotient(self, left, right, begin):
        if right.coefficients:
            raise self._not_linear(begin, "it divides by an unknown")
        if right.constant == 0:
            raise self._error(
                "a divisor other than 0", repr(self._source(begin))
            )
        return left.times(1 / right.constant)

    def _signed_factor(self):
        sign = 1
        while self._is_next("+", "-"):
            if self._take() == "-":
                sign = -sign
        return self._factor().times(sign)

    def _factor(self):
        begin = self.position
        result = self._atom()
        if self._is_next("**", "^"):
            self._take()
            self._signed_factor()
            if result.coefficients:
                raise self._not_linear(begin, "it is a power")
            raise self._error(
                "numbers without powers", repr(self._source(begin))
            )
        return result

    def _atom(self):
        if self._is_next("number"):
            return _Linear({}, Fraction(self._take()))
        if self._is_next("name"):
            return _Linear({self._take(): Fraction(1)}, Fraction(0))
        if self._is_next("("):
            self._take()
            result = self._sum()
            if self._take() != ")":
                raise self._error("a closing parenthesis", "none")
            return result
        found = "the end" if self._next() is None else repr(self._next())
        raise self._error("a number or an unknown", found)

    def _source(self, begin):
        """Return the text from a token up to the last one taken."""
        first, last = self.tokens[begin], self.tokens[self.position - 1]
        return self.side[first.start(first.lastgroup) : last.end()]

    def _not_linear(self, begin, reason):
        return self._error(
            "a number times an unknown in each term",
            f"the term {self._source(begin)!r}, which is not linear: {reason}",
        )

    def _error(self, expected, found):
        return ValueError(
            f"equations: expected {expected}, got {found} in {self.equation!r}"
        )
