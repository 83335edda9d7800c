r"""Numbers that a text states, compared with the values that cells compute.

Hidden cells of a page call `says` with a phrase of the page and the values
that its numbers print::

    says("about 142,000 steps", steps)
    says(r"$\det A = -5$", determinant(A))

and `given` with a phrase whose numbers are data, or agreed upon::

    heads, tosses = given("14 heads in 20 tosses")

The press looks for each phrase on the page and for numbers in no phrase; here
the numbers are read from the phrase and compared with the values. The module
belongs to the package so that a page runs wherever its author opens it. The
press takes all of it out of live code and of the notebooks for readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from numbers import Rational, Real

__all__ = ["Misstated", "Printed", "given", "read", "says"]

Number = Fraction | float


class Misstated(AssertionError):
    """A phrase prints another number than the cell computes."""


# Reading ---------------------------------------------------------------------

NUMERAL = r"(?:\d{1,3}(?:(?:,|\{,\})\d{3})+(?!\d)|\d+)(?:\.\d+)?"
EXPONENT = r"(?:\{\s*-?\d+\s*\}|-?\d)"
UNITS = dict(zip(
    "zero one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
    range(20), strict=True))
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(),
                range(20, 100, 10), strict=True))
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6,
          "billion": 10**9}
WORDS = UNITS | TENS | SCALES | {"dozen": 12}
PARTS = dict(zip(
    "halves thirds quarters fifths sixths sevenths eighths ninths "
    "tenths".split(), range(2, 11), strict=True))

NUMBER_WORD = (rf"(?:(?:{'|'.join(TENS)})-(?:{'|'.join(UNITS)})"
               rf"|{'|'.join(sorted(WORDS, key=len, reverse=True))})")
SCALE_AFTER = rf"(?:\s+(?:{'|'.join(SCALES)})\b)?"
TOKEN = re.compile(
    rf"""
      (?P<code>`+[^`]*`+)
    | (?P<index>[_^]\s*(?:\{{(?:[^{{}}]|\{{[^{{}}]*\}})*\}}|\\[A-Za-z]+|.))
    | \\[hv]?phantom\s*\{{[^{{}}]*\}}
    | (?P<fraction>\\[dt]?frac\s*(?:
        \{{\s*(?P<above>-?{NUMERAL})\s*\}}\s*\{{\s*(?P<below>{NUMERAL})\s*\}}
        | (?P<above1>\d)\s*(?P<below1>\d)))
    | (?P<command>\\(?:[A-Za-z]+|.))
    | (?P<ten>(?:(?P<mantissa>{NUMERAL})\s*(?:\\cdot|\\times|·|×)\s*)?
        10\^(?P<power>{EXPONENT}))
    | (?P<numeral>{NUMERAL})
      (?:e(?P<decimal_power>[+-]?\d+)\b
       | \^(?P<exponent>{EXPONENT})
       | /(?P<divisor>\d+)(?![\d.,]*\d|\w)
       | (?P<scale>{SCALE_AFTER}))
    | (?P<word>(?i:{NUMBER_WORD})\b
        (?:(?P<word_scale>{SCALE_AFTER[3:-2]})
         | [ -](?P<part>{'|'.join(PARTS)})\b)?)
    | [A-Za-z][A-Za-z0-9]*
    | .
    """,
    re.VERBOSE | re.DOTALL,
)

# What a number is said to be: read from the words right before it.
ABOUT = re.compile(
    r"(?:\b(?:about|around|roughly|nearly\ equal\ to|approximately|some|circa)"
    r"(?:\s+an?)?|\\approx|≈)\s*[$-]?\s*$", re.I | re.X)
MORE = re.compile(
    r"(?:\b(?:(?:more|larger|greater|longer|higher|better)\s+than|over|above"
    r"|at\s+least|exceeds?)(?:\s+an?)?|>|\\geq?|\\gt)\s*\$?\s*$", re.I)
LESS = re.compile(
    r"(?:\b(?:(?:less|smaller|fewer|lower|shorter)\s+than|below|under|at\s+most"
    r"|up\s+to)(?:\s+an?)?|<|\\leq?|\\lt)\s*\$?\s*$", re.I)
ALMOST = re.compile(
    r"\b(?:almost|nearly|just\s+under|not\s+quite)(?:\s+an?)?\s*\$?\s*$", re.I)
BETWEEN = re.compile(r"\b(?:between|from)\b.*\b(?:and|to)\b|\\le.*\\le|<.*<",
                     re.I | re.S)
PERCENT = re.compile(r"\s*(?:\\?%|percent\b|per\s+cent\b)", re.I)

# Forms that are plainly no result.
ORDINAL = re.compile(r"(?:s[t]|n[d]|r[d]|th|D)\b")
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|year|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\s+|\()$")
LABELS = """
figure section chapter table page line question item row column equation
statement exercise type part level volume version street property class
""".split()
LABEL_BEFORE = re.compile(
    rf"\b(?:(?:{'|'.join(LABELS)})s?|Python|NumPy|SciPy|Matplotlib|CC BY)\s+"
    r"(?:\d[\d.]*\s*(?:,|to|and|or|–)\s*(?:and\s+|or\s+)?)*$", re.I)
SERIES_AFTER = re.compile(r"\s*(?:,\s*\d+\s*)*,\s*\\[lc]?dots")
SMALLEST_LABEL = 100  # above, "row 142" is no label any more

# Where a number stands alone: beside a relation, a bracket, a cell's border.
RELATIONS = frozenset(
    "approx le leq ge geq lt gt ne neq in to mapsto quad qquad mid rightarrow "
    "leftarrow sim iff implies Rightarrow Leftrightarrow text mathrm bigl Bigl "
    "left right bigr Bigr ldots dots cdots".split()) | set("\\,;: %")
LEFT_BORDER = set("=<>(&|[,;:$?!.*≈“\"'–—\n\0")
RIGHT_BORDER = set("=<>)&|],;:.$?!*≈”\"'–—}%\n\0")


@dataclass(frozen=True)
class Printed:
    """A number as a text prints it.

    `room` is how far a value may be away from it, by the digits that are
    printed and the words before them; `relation` is one of "", about, more,
    less and almost. A number that is not `required` may stand in no phrase.
    After a minus between two numbers or symbols (`free`) the sign is not
    compared.
    """

    start: int
    end: int
    shown: str
    value: Number
    room: Number = 0
    relation: str = ""
    percent: bool = False
    free: bool = False
    required: bool = True

    def fits(self, value: Number) -> bool:
        """Whether the number prints this value."""
        if self.percent and self.close(value * 100):
            return True
        return self.close(value)

    def close(self, value: Number) -> bool:
        size = abs(value) if self.free else value
        target = abs(self.value) if self.free else self.value
        room = self.room + 1e-9 * (abs(target) or 1)
        if self.relation == "more" and size > target:
            return True
        if self.relation == "less" and size < target:
            return True
        if self.relation == "almost":
            return 0.9 * float(target) <= size < target
        return bool(abs(size - target) <= room)


def read(text: str) -> list[Printed]:
    """Read the numbers of a text, in order.

    Parameters
    ----------
    text
        Markdown with formulas, as it stands in the source of a page.

    Returns
    -------
    list of Printed
        All numbers but those in forms that are plainly no result: exponents
        and indices, digits in code or within a word, ordinals, years, labels
        such as "figure 3", and series such as 1, 2, \\dots.

    Examples
    --------
    >>> [str(number.value) for number in read(r"$x_1 = \\tfrac32$, 1,200 cars")]
    ['3/2', '1200']
    """
    return list(numbers_of(text))


def numbers_of(text: str) -> Iterator[Printed]:
    for match in TOKEN.finditer(text):
        if match["fraction"]:
            above = match["above"] or match["above1"]
            below = match["below"] or match["below1"]
            if numeric(below):
                yield placed(text, match, numeric(above) / numeric(below), 0)
        elif match["ten"]:
            yield power_of_ten(text, match)
        elif match["numeral"]:
            yield from numeral(text, match)
        elif match["word"]:
            yield word(text, match)


def numeric(shown: str) -> Fraction:
    return Fraction(shown.replace("{,}", "").replace(",", ""))


def whole(shown: str) -> int:
    return int(shown.strip("{} \n"))


def placed(text: str, match: re.Match, value: Number, unit: Number,
           required: bool = True) -> Printed:
    """A number with what stands around it; `unit` is its last place."""
    start, end = match.span()
    end = start + len(text[start:end].rstrip())
    start, sign, free = signed(text, start)
    before = text[max(0, start - 40):start]
    relation = next((name for name, pattern in (
        ("almost", ALMOST), ("about", ABOUT), ("more", MORE), ("less", LESS))
        if pattern.search(before)), "")
    percent = PERCENT.match(text, end)
    value = sign * value
    return Printed(start, end, text[start:end], value,
                   room_of(value, unit, relation, bool(percent)), relation,
                   bool(percent), free, required)


def signed(text: str, start: int) -> tuple[int, int, bool]:
    """Return where a number starts with its sign, the sign, if it is free.

    >>> signed("x = -5", 5), signed("x - 5", 4), signed("x 5", 2)
    ((4, -1, False), (4, 1, True), (2, 1, False))
    """
    before = text[max(0, start - 40):start].rstrip(" ")
    if before.endswith(("-", "−")):
        rest = before[:-1].rstrip()
        if not rest or at_left_border(rest):
            return text.rindex(before[-1], 0, start), -1, False
        return start, 1, True
    if re.search(r"\bminus$", before):
        return start, -1, False
    return start, 1, False


def room_of(value: Number, unit: Number, relation: str,
            percent: bool) -> Number:
    """How far a value may lie from the number that prints it.

    Decimals are rounded in their last place. A whole number is exact, unless
    it is a percentage or is said to be "about" so much; then its zeros at the
    end may be rounded, by at most a tenth.
    """
    if unit < 1 and unit:
        return unit / 2
    if not (relation == "about" or percent) or not unit:
        return 0
    size = abs(value)
    if relation == "about":
        while size and size % (10 * unit) == 0:
            unit *= 10
    return min(unit / 2, size / 10) if unit > 1 else unit / 2


def power_of_ten(text: str, match: re.Match) -> Printed:
    power = Fraction(10) ** whole(match["power"])
    if match["mantissa"] is None:
        found = placed(text, match, power, 0)
        room = power / 2 if found.relation == "about" else 0
    else:
        found = placed(text, match, numeric(match["mantissa"]) * power, 0)
        room = power * last_place(match["mantissa"]) / 2
    return replace(found, room=room)


def last_place(shown: str) -> Fraction:
    return Fraction(1, 10 ** len(shown.partition(".")[2]))


def numeral(text: str, match: re.Match) -> Iterator[Printed]:
    shown = match["numeral"]
    if exempt(text, match):
        return
    value, unit = numeric(shown), last_place(shown)
    scale = SCALES.get((match["scale"] or "").strip().lower(), 1)
    if match["decimal_power"]:
        power = Fraction(10) ** int(match["decimal_power"])
        value, unit = value * power, unit * power
    elif match["exponent"]:
        value, unit = power_of(value, whole(match["exponent"])), 0
    elif match["divisor"] and int(match["divisor"]):
        value, unit = value / int(match["divisor"]), 0
    start, end = match.span("numeral")
    plain = match.end() == end or scale > 1
    required = not plain or needs_a_value(text, start, end, value)
    yield placed(text, match, value * scale, unit * scale, required)


def power_of(base: Fraction, exponent: int) -> Number:
    return base ** exponent if abs(exponent) < 400 else float("inf")


def exempt(text: str, match: re.Match) -> bool:
    """Whether a numeral has a form that is plainly no result."""
    shown, end = match["numeral"], match.end("numeral")
    before = text[max(0, match.start() - 60):match.start()]
    if ORDINAL.match(text, end) or SERIES_AFTER.match(text, end):
        return True
    if YEAR.fullmatch(shown) and YEAR_BEFORE.search(before):
        return True
    return bool(LABEL_BEFORE.search(before)) and (
        "." in shown or numeric(shown) < SMALLEST_LABEL)


def needs_a_value(text: str, start: int, end: int, value: Number) -> bool:
    """Whether a numeral has to stand in a phrase.

    The numbers 0, 1 and 2 belong to the language of formulas (`2x`, `1 - p`,
    `= 0`), and 1 to that of words ("the pivot is 1"): only a 2 that stands
    alone may be a result, and a 1 beside a relation or in a matrix. So may
    all others, but not the base of a symbolic power (`10^k`).
    """
    if text[end:end + 1] == "^" or text[end:end + 2] == ")^":
        return False
    if value > 2 or value.denominator > 1:
        return True
    before = without_sign(text[max(0, start - 40):start])
    if value == 1 and before.rstrip()[-1:].isalpha():
        return bool(COMMAND_BEFORE.search(before.rstrip())) and (
            at_left_border(before) and at_right_border(text[end:end + 40]))
    return (value > 0 and at_left_border(before)
            and at_right_border(text[end:end + 40]))


def without_sign(before: str) -> str:
    bare = before.rstrip()
    return bare[:-1].rstrip() if bare.endswith(("-", "−")) else before


COMMAND_BEFORE = re.compile(r"\\([A-Za-z]+|.)\{?$", re.DOTALL)
ENVIRONMENT_BEFORE = re.compile(
    r"\\begin\{[A-Za-z]+\}(?:\{[rcl|]+\})?$|\\text\{[^{}]*\}$")
COMMAND_AFTER = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)


def at_left_border(before: str) -> bool:
    """Whether nothing before a number is joined to it by arithmetic."""
    bare = before.rstrip(" \n")
    if ENVIRONMENT_BEFORE.search(bare):
        return True
    command = COMMAND_BEFORE.search(bare)
    if command:
        return command[1] in RELATIONS or command[1] == "boxed"
    if not bare or bare[-1] in LEFT_BORDER or "\n" in before[len(bare):]:
        return True
    return bare[-1].isalpha() and len(bare) < len(before)


def at_right_border(after: str) -> bool:
    bare = after.lstrip(" ")
    if not bare or bare[0] in RIGHT_BORDER:
        return True
    command = COMMAND_AFTER.match(bare)
    if command:
        return command[1] in RELATIONS
    return bare[0].isalpha() and len(bare) < len(after)


def word(text: str, match: re.Match) -> Printed:
    spoken = re.split(r"[\s-]+", match["word"].lower())
    value = WORDS[spoken[0]]
    required = value > 2
    for other in spoken[1:]:
        if other in PARTS:
            return placed(text, match, Fraction(value, PARTS[other]), 0, required)
        if other in SCALES:
            value, required = value * SCALES[other], True
        else:
            value += WORDS[other]
    return placed(text, match, Fraction(value), Fraction(1), required)


# Comparing -------------------------------------------------------------------

# Set by whoever runs a page to hear all that is said: then nothing is raised.
heard: list[tuple[str, list[Printed], list[Number], int, str]] | None = None


def says(phrase: str, *values: object) -> None:
    r"""Compare the numbers of a phrase with computed values.

    Parameters
    ----------
    phrase
        A piece of the page's text, as it stands in the source; it is looked
        for in the section of the cell, or in its solution and exercise.
    *values
        What the numbers of the phrase print, in the same order. Arrays and
        lists stand for their entries. Where there are more values than
        numbers, a coefficient 1 and terms with 0 need not be printed; two
        numbers with one value (or one array) are the ends of an interval.

    Raises
    ------
    Misstated
        If a number prints another value, or too few of its digits.

    Notes
    -----
    {ref}`style-numbers` says how numbers are written and compared.

    Examples
    --------
    >>> says("about 142,000 steps", 142_268)
    >>> says(r"$2x - y = 7$", [2, -1, 7])
    >>> says("in 61 steps", 62)
    Traceback (most recent call last):
    mlmath.stated.Misstated: "in 61 steps": the text prints 61, but the cell computes 62
    """
    numbers = read(phrase)
    flat = list(flattened(values, phrase))
    problem = compared(phrase, numbers, flat, len(values))
    if heard is not None:
        heard.append((phrase, numbers, flat, len(values), problem))
    elif problem:
        raise Misstated(f'"{phrase}": {problem}')


def given(*phrases: str) -> int | float | Fraction | tuple | None:
    """Declare the numbers of phrases as data, and return them.

    Parameters
    ----------
    *phrases
        Pieces of the page's text, as for `says`.

    Returns
    -------
    number, tuple or None
        The number of the phrases, or all of them in order, words such as
        "two" included. A whole number is an `int`, a decimal a `float`, a
        fraction a `Fraction`.

    Examples
    --------
    >>> given("14 heads in 20 tosses")
    (14, 20)
    >>> given("three kinds of row operations")
    3
    """
    found = [plain(number) for phrase in phrases for number in read(phrase)]
    if heard is not None:
        heard.extend((phrase, read(phrase), [], 0, "") for phrase in phrases)
    for phrase in phrases:
        if not read(phrase):
            raise Misstated(f'"{phrase}": no number stands in the phrase')
    return found[0] if len(found) == 1 else tuple(found) or None


def plain(number: Printed) -> int | float | Fraction:
    value = number.value
    if value == int(value):
        return int(value)
    return value if "/" in number.shown or "frac" in number.shown else float(value)


def flattened(values: Iterable, phrase: str) -> Iterator[Number]:
    for value in values:
        if hasattr(value, "tolist"):  # NumPy's numbers and arrays
            yield from flattened([value.tolist()], phrase)
        elif isinstance(value, Rational):
            yield Fraction(value)
        elif isinstance(value, Real):
            yield float(value)
        elif isinstance(value, Iterable) and not isinstance(value, str | dict):
            yield from flattened(value, phrase)
        else:
            raise TypeError(f'says("{phrase}"): expected numbers, or arrays of '
                            f"them, got {value!r}")


def compared(phrase: str, numbers: list[Printed], values: list[Number],
             count: int) -> str:
    """Say what does not fit, in words for the author; "" if all fits."""
    needed = [number for number in numbers if number.required]
    if not numbers:
        return "no number stands in the phrase"
    if len(needed) == 2 and count == 1 and BETWEEN.search(phrase):
        low, high = (number.value for number in needed)
        outside = [value for value in values if not low <= value <= high
                   and not all(low <= 100 * v <= high for v in values)]
        if len(values) != 2 and not outside:
            return ""
    for chosen in (numbers, needed):
        if len(chosen) == len(values):
            return mismatch(chosen, values)
    if len(values) > len(needed) and any(
            unprinted(chosen, values) for chosen in (numbers, needed)):
        return ""
    shown = ", ".join(number.shown for number in numbers)
    return (f"the phrase prints {len(numbers)} number"
            f"{'s' * (len(numbers) != 1)} ({shown}), but the cell computes "
            f"{len(values)} ({', '.join(map(short, values)) or 'nothing'})")


def unprinted(numbers: list[Printed], values: list[Number]) -> bool:
    """Whether numbers are the values but for coefficients 0 and 1."""
    rest = iter(values)
    for number in numbers:
        for value in rest:
            if number.fits(value):
                break
            if abs(value) not in {0, 1}:
                return False
        else:
            return False
    return all(abs(value) in {0, 1} for value in rest)


def mismatch(numbers: list[Printed], values: list[Number]) -> str:
    wrong = [f"the text prints {number.shown}{advice(number, value)}"
             for number, value in zip(numbers, values, strict=True)
             if not number.fits(value)]
    return "; ".join(wrong)


def advice(number: Printed, value: Number) -> str:
    told = {"more": " as a lower bound", "less": " as an upper bound",
            "almost": " as almost reached"}.get(number.relation, "")
    said = f"{told}, but the cell computes {short(value)}"
    if not number.room and not told and abs(value - number.value) <= 0.5:
        said += "; a rounded whole number is “about” so much (in formulas \\approx)"
    return said


def short(value: Number) -> str:
    if isinstance(value, Fraction):
        return str(value)
    return f"{value:.10g}"
