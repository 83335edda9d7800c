r"""The rule of numbers: each is computed, or given, or plainly no result.

A hidden cell says what a phrase of the page states, `says("about 142,000
steps", steps)`, and what is data, `given("14 heads in 20 tosses")`; see
`mlmath.stated`, which compares the numbers with the values when the page is
run. Here, without running anything,

1. each phrase is looked for on the page, word for word (white space and line
   breaks folded): in the section of its cell, or in the solution with its
   exercise, and in the opening of the page (all that stands before the first
   cell). If it stands in none of these, then on the whole page;
2. each number that a reader sees has to stand in one of the phrases found, or
   in arithmetic that is right and has one side in phrases: in
   `3 \cdot 4 - 2 = 10` it is enough that 10 is bound;
3. a value is computed: `says` and `assert` depend on something with a name.

Which numbers count is decided in `mlmath.stated.read`: numerals, fractions,
powers of ten, and words from "three" on. Left alone are forms that are
plainly no result (exponents and indices, ordinals, years, "figure 3", series
such as 1, 2, \dots, and digits in code), 0, 1 and 2 as parts of a formula
(`2x`, `1 - p`, `= 0`), the words "one" and "two", `{glue:text}`, and the wrong
choices of a quiz. `% unchecked: reason` above a block excuses its numbers.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from mlmath.stated import Printed, read
from publishing.checks import latex
from publishing.checks.book import Book
from publishing.checks.cells import dotted, line_of
from publishing.checks.exemptions import exemptions
from publishing.checks.numbers import disagreement
from publishing.checks.page import CodeCell, Directive, Heading, Page
from publishing.checks.registry import page_rule
from publishing.checks.shown_text import ShownText, fold
from publishing.contract import WITH_OUTCOMES, is_getting_ready
from publishing.instructions import instructions

Findings = Iterator[tuple[int, str]]
Span = tuple[int, int]

CALLS = {"says", "given"}
# Names that compute nothing: they write a constant, or compare two.
TOOLS = set(dir(builtins)) | {"Fraction", "np", "math"}
WRITING = {"np.array", "np.array_equal", "np.allclose", "np.isclose", "math.isclose"}


@dataclass(eq=False)
class Phrase:
    """A phrase that a cell says: where it is said, and where it stands."""

    text: str
    call: str
    line: int
    cell_line: int = 0
    spans: list[Span] = field(default_factory=list)


@dataclass(eq=False)
class Bound:
    """The numbers of a page and what binds them."""

    page: Page

    @cached_property
    def text(self) -> ShownText:
        return ShownText.of(self.page)

    @cached_property
    def numbers(self) -> list[Printed]:
        return read(self.text.plain)

    @cached_property
    def phrases(self) -> list[Phrase]:
        found = []
        for cell in self.page.cells:
            for node in calls_in(cell):
                for argument in phrase_arguments(node):
                    if isinstance(argument.value, str):
                        phrase = Phrase(argument.value, dotted(node.func),
                                        line_of(cell, argument), cell.line)
                        phrase.spans = self.spans_of(argument.value, cell)
                        found.append(phrase)
        return found

    def spans_of(self, phrase: str, cell: CodeCell) -> list[Span]:
        """Where a phrase stands: near its cell, or else anywhere."""
        everywhere = self.places(phrase)
        near = [span for span in everywhere
                if self.is_near(cell.line, span[0])]
        return near or everywhere

    def is_near(self, cell_line: int, place: int) -> bool:
        return any(start <= place < end
                   for start, end in self.regions(cell_line))

    def reaches(self, phrase: Phrase, line: int) -> bool:
        """Whether a phrase, if it stood on a line, would bind its numbers."""
        near = any(self.is_near(phrase.cell_line, span[0])
                   for span in phrase.spans)
        return not near or self.is_near(
            phrase.cell_line, self.text.start_of(line))

    @lru_cache(maxsize=4096)  # noqa: B019  (a page lives as long as the check)
    def places(self, phrase: str) -> list[Span]:
        folded, places = self.text.folded
        return [(places[match.start()], places[match.end() - 1] + 1)
                for match in pattern_of(phrase).finditer(folded)]

    @cached_property
    def opening(self) -> Span:
        first = self.page.cells[0].line if self.page.cells else 1
        return 0, self.text.start_of(first)

    @lru_cache  # noqa: B019  (a page lives as long as the check)
    def regions(self, line: int) -> tuple[Span, ...]:
        """The stretches of the page that a cell on a line speaks of."""
        lines = solution_around(self.page, line) or [
            section_around(self.page, line)]
        return (self.opening, *(
            (self.text.start_of(first), self.text.start_of(last + 1))
            for first, last in lines))

    @cached_property
    def in_phrases(self) -> set[Printed]:
        spans = sorted(span for phrase in self.phrases for span in phrase.spans)
        return {number for number in self.numbers
                if any(start <= number.start and number.end <= end
                       for start, end in spans)}

    @cached_property
    def bound(self) -> set[Printed]:
        """The numbers in phrases, and those that arithmetic binds to them."""
        known = set(self.in_phrases)
        for start, formula in self.text.formulas:
            numbers = [n for n in self.numbers
                       if start <= n.start < start + len(formula)]
            if any(number not in known for number in numbers):
                known |= bound_by_arithmetic(start, formula, numbers, known)
        return known

    @cached_property
    def excused(self) -> set[int]:
        """The lines with an exception, or with what is still to be written."""
        return {line for each in exemptions(self.page, "unchecked")
                for line in range(each.first, each.last + 1)} | {
            line for line, _ in instructions(self.page.source)}

    @cached_property
    def loose(self) -> list[Printed]:
        """The numbers that nothing binds and nothing excuses."""
        return [number for number in self.numbers
                if number.required and number not in self.bound
                and self.text.line_of(number.start) not in self.excused]

    @cached_property
    def loose_numbers(self) -> set[Printed]:
        return set(self.loose)


def calls_in(cell: CodeCell) -> list[ast.Call]:
    return [node for node in cell.nodes if isinstance(node, ast.Call)
            and dotted(node.func).split(".")[-1] in CALLS]


def phrase_arguments(node: ast.Call) -> list[ast.Constant]:
    given = dotted(node.func).endswith("given")
    wanted = node.args if given else node.args[:1]
    return [each for each in wanted if isinstance(each, ast.Constant)]


@lru_cache(maxsize=4096)
def pattern_of(phrase: str) -> re.Pattern:
    """A phrase as a pattern that does not begin or end within a number."""
    text = fold(phrase).strip()
    before = r"(?<![\d.])(?<!\d,)(?<![-−^_])" if text[:1].isdigit() else (
        r"(?<!\w)" if text[:1].isalpha() else "")
    after = (r"(?!\d|[.,]\d|\{,\}|\^|/\d|\s*(?:\\?%|percent|hundred|thousand"
             r"|million|billion))" if text[-1:].isdigit() else
             r"(?!\w)" if text[-1:].isalpha() else "")
    return re.compile(before + re.escape(text) + after)


def section_around(page: Page, line: int) -> Span:
    """The lines from the heading above a line to before the next one."""
    headings = [block.line for block in page.blocks
                if isinstance(block, Heading)]
    first = max((h for h in headings if h <= line), default=1)
    last = min((h - 1 for h in headings if h > line),
               default=len(page.lines))
    return first, last


def solution_around(page: Page, line: int) -> list[Span]:
    """The lines of the solution around a line, and of its exercise."""
    start = None
    for block in page.blocks:
        if not isinstance(block, Directive):
            continue
        if block.name == "solution-start":
            start = block
        elif block.name == "solution-end" and start is not None:
            if start.line < line < block.line:
                exercise = next(
                    ((d.line, d.end) for d in page.directives("exercise")
                     if d.options.get("label") == start.argument.strip()), None)
                return [(start.line, block.end), *([exercise] if exercise else [])]
            start = None
    return []


# Arithmetic ------------------------------------------------------------------


def bound_by_arithmetic(start: int, formula: str, numbers: list[Printed],
                        known: set[Printed]) -> set[Printed]:
    """The numbers that right arithmetic ties to one side that is bound."""
    found: set[Printed] = set()
    for run in right_runs(formula):
        sides = [{number for node in latex.flat(side) if node.kind == "number"
                  for number in numbers
                  if number.start <= start + node.start < number.end}
                 for side in run]
        if any(side & known and all(number in known for number in side
                                    if number.required) for side in sides):
            found.update(*sides)
    return found


@lru_cache(maxsize=4096)
def right_runs(formula: str) -> list[list[tuple[latex.Node, ...]]]:
    """Members of chains that are worked out and agree, one after the other."""
    runs = []
    for chain in latex.chains(formula):
        run = [chain.members[0]]
        for left, right, relation in zip(
                chain.members, chain.members[1:], chain.relations, strict=False):
            if disagreement(left, right, relation) == "":
                run.append(right)
                continue
            runs.append(run)
            run = [right]
        runs.append(run)
    return [run for run in runs if len(run) > 1]


def lines_of_phrase(page: Page, phrase: str) -> list[int]:
    """The lines on which a phrase stands, wherever on the page."""
    bound = Bound(page)
    return [bound.text.line_of(start) for start, _ in bound.places(phrase)]


# The rules -------------------------------------------------------------------


@page_rule(
    "stated",
    "each number is computed, given, or plainly no result (says, given)",
    (*WITH_OUTCOMES, "front"),
)
def stated(page: Page, book: Book) -> Findings:
    # Other front pages follow `numbers`.
    if page.kind == "front" and not is_getting_ready(page.name):
        return
    bound = Bound(page)
    for phrase in bound.phrases:
        if len(re.sub(r"[\d\s.,]", "", phrase.text)) < 2:
            yield phrase.line, (f'"{phrase.text}" could stand anywhere; give it '
                                "a word or a sign that stands beside it")
        elif not phrase.spans:
            yield phrase.line, missing(phrase, bound.text)
    for cell in page.cells:
        yield from faults_of_calls(cell)
    for line, numbers in by_line(bound).items():
        yield line, unbound(bound.text, numbers)
    for cell in page.cells:
        yield from empty_assertions(cell)


def by_line(bound: Bound) -> dict[int, list[Printed]]:
    lines: dict[int, list[Printed]] = {}
    for number in bound.loose:
        lines.setdefault(bound.text.line_of(number.start), []).append(number)
    return lines


def unbound(text: ShownText, numbers: list[Printed]) -> str:
    shown = ", ".join(f"{fold(number.shown)} in “{around(text, number)}”"
                      for number in numbers)
    return (f"bound to nothing: {shown}; in a hidden cell of this section write "
            "says(\"phrase\", value) with the value that the cells compute, or "
            "given(\"phrase\") if it is data")


def around(text: ShownText, number: Printed, signs: int = 18) -> str:
    """A number with the words beside it."""
    start = text.source.rfind(" ", 0, max(0, number.start - signs)) + 1
    start = max(start, text.source.rfind("\n", 0, number.start) + 1)
    end = text.source.find(" ", number.end + signs)
    line_end = text.source.find("\n", number.end)
    ends = [place for place in (end, line_end) if place >= 0]
    return fold(text.source[start:min(ends, default=number.end)]).strip()


ANY_NUMBER = r"[-\d.,{}\\]*\d[\d.,{}]*"


def missing(phrase: Phrase, text: ShownText) -> str:
    """Say that a phrase stands nowhere, and what stands there instead."""
    folded, places = text.folded
    loose = re.sub(r"(?:\\?-?\d[\d.,]*)+", ANY_NUMBER.replace("\\", r"\\"),
                   re.escape(fold(phrase.text).strip()))
    try:
        near = re.search(loose, folded)
    except re.error:
        near = None
    said = f'"{phrase.text}" stands nowhere on the page'
    if near:
        line = text.line_of(places[near.start()])
        return f"{said}; line {line} has “{near[0]}”: correct one of them"
    return (f"{said}; copy the phrase from the text as it stands there, markup "
            "included, or remove it")


def faults_of_calls(cell: CodeCell) -> Findings:
    for node in calls_in(cell):
        line, name = line_of(cell, node), dotted(node.func).split(".")[-1]
        if not cell.removed:
            yield line, (f"readers see this `{name}`; put it into a cell tagged "
                         "remove-cell")
        wanted = node.args if name == "given" else node.args[:1]
        if not wanted or len(phrase_arguments(node)) != len(wanted):
            yield line, f"`{name}` wants its phrase as a plain string, here"
        if name == "says" and node.args[1:] and all(
                constant(value) for value in node.args[1:]):
            yield line, ("the value is typed in, not computed; use what the "
                         "page's cells compute, or given(…) if it is data")


def empty_assertions(cell: CodeCell) -> Findings:
    for node in cell.nodes:
        if isinstance(node, ast.Assert) and cell.removed and constant(node.test):
            yield line_of(cell, node), (
                "this assertion holds whatever the page computes: it has "
                "constants alone; assert something that a cell computes")


def constant(node: ast.AST) -> bool:
    """Whether an expression is made of constants, and computes nothing."""
    return not any(
        isinstance(inner, ast.Name) and inner.id not in TOOLS
        or isinstance(inner, ast.Attribute)
        and dotted(inner).startswith(("np.", "math."))
        and dotted(inner) not in WRITING
        for inner in ast.walk(node))
