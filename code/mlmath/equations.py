"""Read linear equations such as ``3*f + 2*h = 5`` without evaluating code."""

import re
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["parse_equation"]

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3}(?!\w))?)"
    r"|(?P<name>[^\W\d_]\w*)|(?P<sign>\*\*|[-+*/()^]))"
)
_SIGNS = str.maketrans({"\u2212": "-", "\u00b7": "*", "\u00d7": "*"})


def parse_equation(text):
    """Read one linear equation.

    Returns
    -------
    coefficients : dict of str to Fraction
        One entry for each unknown, in order of appearance, all terms moved to
        the left.
    constant : Fraction
        What then stands on the right.
    """
    if not isinstance(text, str):
        raise TypeError(
            "equations: expected text such as '2*x + y = 5',"
            f" got {text!r} ({type(text).__name__})"
        )
    sides = text.translate(_SIGNS).split("=")
    if len(sides) != 2:
        raise ValueError(
            f"equations: expected one = sign, got {len(sides) - 1}"
            f" in {text!r}"
        )
    left, right = (_Parser(side, text).parse() for side in sides)
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
            {name: value * factor for name, value in self.coefficients.items()},
            self.constant * factor,
        )


class _Parser:
    """One side of an equation, read from left to right."""

    def __init__(self, side, equation):
        self.side = side
        self.equation = equation
        self.tokens = self._split()
        self.position = 0

    def parse(self):
        result = self._sum()
        if self._kind():
            raise self._error(f"a sum of terms, got {self._text()!r} too many")
        return result

    def _split(self):
        tokens, end = [], 0
        stop = len(self.side.rstrip())
        while end < stop:
            match = _TOKEN.match(self.side, end)
            if match is None:
                rest = self.side[end:].lstrip()
                raise self._error(
                    "numbers, unknowns and the signs + - * / ( ),"
                    f" got {rest[0]!r}"
                )
            tokens.append((match.lastgroup, match[match.lastgroup], match))
            end = match.end()
        return tokens

    def _kind(self):
        if self.position == len(self.tokens):
            return None
        kind, text, _ = self.tokens[self.position]
        return text if kind == "sign" else kind

    def _text(self):
        return self.tokens[self.position][1]

    def _sum(self):
        result = self._term()
        while self._kind() in ("+", "-"):
            sign = -1 if self._take() == "-" else 1
            result = result.plus(self._term().times(sign))
        return result

    def _term(self):
        begin = self.position
        result = self._signed_factor()
        while self._kind() in ("*", "/", "name", "(", "number"):
            divided = self._kind() == "/"
            if self._kind() in ("*", "/"):
                self._take()
                factor = self._signed_factor()
            elif self._kind() == "number":
                raise self._error(
                    f"a sign before the number {self._text()}, got none"
                )
            else:
                factor = self._factor()
            result = self._combine(result, factor, divided, begin)
        return result

    def _combine(self, left, right, divided, begin):
        if divided:
            if right.coefficients:
                raise self._not_linear(begin, "it divides by an unknown")
            if right.constant == 0:
                raise self._error(
                    f"no division by zero, got {self._source(begin)!r}"
                )
            return left.times(1 / right.constant)
        if left.coefficients and right.coefficients:
            raise self._not_linear(begin, "it multiplies unknowns")
        if left.coefficients:
            return left.times(right.constant)
        return right.times(left.constant)

    def _signed_factor(self):
        sign = 1
        while self._kind() in ("+", "-"):
            if self._take() == "-":
                sign = -sign
        return self._factor().times(sign)

    def _factor(self):
        begin = self.position
        result = self._atom()
        if self._kind() in ("**", "^"):
            self._take()
            self._signed_factor()
            if result.coefficients:
                raise self._not_linear(begin, "it holds a power")
            raise self._error(
                f"numbers without powers, got {self._source(begin)!r}"
            )
        return result

    def _atom(self):
        kind = self._kind()
        if kind == "number":
            return _Linear({}, Fraction(self._take()))
        if kind == "name":
            return _Linear({self._take(): Fraction(1)}, Fraction(0))
        if kind == "(":
            self._take()
            result = self._sum()
            if self._kind() != ")":
                raise self._error("a closing parenthesis, got none")
            self._take()
            return result
        got = "the end" if kind is None else repr(kind)
        raise self._error(f"a number or an unknown, got {got}")

    def _take(self):
        text = self._text()
        self.position += 1
        return text

    def _source(self, begin):
        """Return the text from a token up to the last one taken."""
        first = self.tokens[begin][2]
        last = self.tokens[self.position - 1][2]
        return self.side[first.start(first.lastgroup) : last.end()]

    def _not_linear(self, begin, reason):
        return self._error(
            "linear terms (a number times an unknown), but the term"
            f" {self._source(begin)!r} is not linear: {reason}"
        )

    def _error(self, expectation):
        return ValueError(
            f"equations: expected {expectation}, in {self.equation!r}"
        )
