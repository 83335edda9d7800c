r"""The number rule: a computed number in the text is computed by the build too.

Four statements make up the rule. `{glue:text}` is always fine, since then the
number is not written in the text at all.

1. **Arithmetic is worked out** (`arithmetic`). Where both sides of `=` or
   `\approx` are numbers (`3 \cdot 4 - 2 = 10`, `\frac{1}{3} \approx 0.33`), the
   check computes them exactly, in all formulas of all pages. `0 = 5` with bare
   numbers on both sides is a contradiction on purpose, and left alone.
2. **Examples and solutions are asserted** (`numbers`). Inside each
   `prf:example` and each solution, or after it and before the next heading or
   block of the same kind, stands a code cell with an assertion.
3. **Their results stand in that assertion** (`numbers`). A result is the
   number at the end of a chain that begins with a quantity or a symbol
   (`\det A = 2 \cdot 6 - 4 = 8`, `x = 5`, `(x, y) = (1, 2)`). Its value occurs
   as a number in an asserting cell of the example or solution.
4. **The rest of the text** (`numbers`). In all other paragraphs, displays,
   tables, boxes, captions and alt texts

   - a *result* is a chain that begins with a quantity (a determinant, rank,
     norm, probability, sum, …), not with a symbol, and ends in a number. An
     equation with zero that is not worked out states a condition
     (`\det A = ad - bc = 0`) and is none. Its value occurs in an
     asserting cell of the same section;
   - a *decimal number* occurs in some cell of the same section, or has been
     covered before on the page: a number may be repeated. Arithmetic that
     statement 1 has worked out covers its own numbers.

A *section* ends at the next heading of any level. Numbers of "The problem"
may be asserted anywhere on the page. An *asserting cell* contains an `assert`
about something with a name, or a call of a function `assert_…`
(``np.testing.assert_allclose``). A number *occurs* in a cell if a literal of
its code, or an arithmetic expression of literals (`1/3`), or a number within a
string (``"5/2"``) has its value, up to the sign, up to the decimals that the
text prints, and up to the factor 100 of a percent sign.

Left alone are: what asks the reader (the statements of exercises, boxes of
class predict or try, the questions and choices of a quiz), the entries of
matrices, whole numbers in words ("the answer is 8"), code in the text, and
equations with unknowns (`2x + 3y = 8`). The `answer` of a quiz is a result.
`% unchecked: reason` above a block takes it out of all four statements.
Reference pages are under the first statement alone.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from publishing.checks import latex, quizzes
from publishing.checks.book import Book
from publishing.checks.cells import dotted
from publishing.checks.exemptions import exemptions
from publishing.checks.page import (
    Block,
    CodeCell,
    Directive,
    Heading,
    Inline,
    Math,
    Page,
    inline_text,
)
from publishing.checks.registry import page_rule
from publishing.contract import is_getting_ready
from publishing.quizzes.item import read_number

Findings = Iterator[tuple[int, str]]

DECIMAL = re.compile(
    r"(?<![\w.])(?P<number>\d+(?:,\d{3})*\.\d+)(?![\w]|\.\d)\s?(?P<percent>%|percent)?"
)
# A version is not a computed number.
VERSION_BEFORE = re.compile(
    r"\b(?:[Vv]ersions?|Python|NumPy|SciPy|Matplotlib|Attribution|BY|BY-SA)\s*"
    r"(?:[\d.]+\s*(?:,|or|and|to)\s*)*$"
)
IN_STRING = re.compile(r"\d+(?:\.\d+)?(?:\s*/\s*\d+(?:\.\d+)?)?")


# Reading numbers from code ---------------------------------------------------


def asserts(cell: CodeCell) -> bool:
    """Whether a cell asserts something that depends on a name."""
    for node in cell.nodes:
        if isinstance(node, ast.Assert) and any(
            isinstance(inner, ast.Name) for inner in ast.walk(node.test)
        ):
            return True
        if isinstance(node, ast.Call):
            name = dotted(node.func).split(".")[-1]
            if name.startswith("assert_") or name in {"says", "given"}:
                return True
    return False


def code_values(cell: CodeCell) -> frozenset[float]:
    """The values of literals, and of arithmetic with literals, in a cell.

    A template for the reader computes nothing yet.
    """
    return frozenset() if cell.your_turn or not cell.tree else tree_values(cell.tree)


@lru_cache(maxsize=1024)
def tree_values(tree: ast.Module) -> frozenset[float]:
    values: set[float] = set()
    for node in ast.walk(tree):
        value = constant_value(node)
        if value is not None:
            values.add(float(value))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            values.update(string_values(node.value))
        elif isinstance(node, ast.Call) and dotted(node.func).endswith("Fraction"):
            parts = [constant_value(argument) for argument in node.args]
            if len(parts) == 2 and None not in parts and parts[1]:
                values.add(float(parts[0] / parts[1]))
    return frozenset(values)


def constant_value(node: ast.AST) -> Fraction | None:
    """The exact value of an expression made of numbers alone."""
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int() | float() as value):
            return Fraction(repr(value)) if abs(value) < float("inf") else None
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            value = constant_value(operand)
            return None if value is None else -value
        case ast.BinOp(left=left, op=operator, right=right):
            return binary_value(
                constant_value(left), operator, constant_value(right)
            )
    return None


def binary_value(
    left: Fraction | None, operator: ast.operator, right: Fraction | None
) -> Fraction | None:
    if left is None or right is None:
        return None
    match operator:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div() if right:
            return left / right
        case ast.Pow() if right.denominator == 1 and abs(right) <= 64 and (
            left or right > 0
        ):
            return left ** int(right)
    return None


def string_values(text: str) -> Iterator[float]:
    for match in IN_STRING.finditer(text):
        above, _, below = match[0].partition("/")
        yield float(above)
        if below and float(below):
            yield float(above) / float(below)


# Reading numbers from the text -----------------------------------------------


@dataclass(frozen=True)
class Stated:
    """A number that the text states."""

    line: int
    shown: str
    value: float
    places: int | None = None  # decimals as printed; None: an exact value
    percent: bool = False
    decimal: bool = False

    def occurs_in(self, values: Iterable[float]) -> bool:
        size = abs(self.value)
        sizes = (size, size / 100) if self.percent else (size,)
        for wanted in sizes:
            places = self.places
            if places is not None and wanted != size:
                places += 2
            room = 1e-9 * max(1.0, wanted)
            if places is not None:
                room += 0.5 * 10.0**-places
            if any(abs(abs(value) - wanted) <= room for value in values):
                return True
        return False


@dataclass
class Piece:
    """A stretch of text: what it states, and the line it stands on."""

    line: int
    results: list[Stated] = field(default_factory=list)
    symbols: list[Stated] = field(default_factory=list)
    decimals: list[Stated] = field(default_factory=list)
    settled: list[Stated] = field(default_factory=list)


def text_decimals(text: str, line: int) -> Iterator[Stated]:
    for match in DECIMAL.finditer(text):
        if VERSION_BEFORE.search(text[: match.start()]):
            continue
        shown = match["number"]
        yield Stated(
            line, shown, float(shown.replace(",", "")),
            len(shown.partition(".")[2]), bool(match["percent"]), True,
        )


def places_of(nodes: tuple[latex.Node, ...]) -> int | None:
    """The decimals a plain number is printed with, None if it is exact."""
    if not latex.is_numeral(nodes):
        return None
    digits = next(node.text for node in nodes if node.kind == "number")
    return len(digits.partition(".")[2])


def number_nodes(nodes: Iterable[latex.Node]) -> Iterator[tuple[str, bool]]:
    """The decimal numbers among nodes, each with whether a % follows."""
    everything = latex.flat(list(nodes))
    for node, following in zip(everything, [*everything[1:], None], strict=True):
        if node.kind == "number" and "." in node.text:
            percent = following is not None and following.text == "%"
            yield node.text, percent


def read_formula(source: str, line: int) -> Piece:
    """What one formula states."""
    piece = Piece(line)
    settled: set[str] = set()
    for chain in latex.chains(source):
        settled |= settled_decimals(chain)
        last = chain.members[-1]
        kind = latex.head_kind(chain.members[0])
        if latex.evaluate(chain.members[0]) is not None or kind == "equation":
            continue
        stated = chain_values(chain, line)
        condition = (
            chain.relations[-1] == "="
            and latex.evaluate(last) == 0
            and latex.evaluate(chain.members[-2]) is None
        )
        if kind == "name":
            piece.symbols.extend(stated)
        elif not condition:
            piece.results.extend(stated)
    for shown, percent in number_nodes(latex.parse(source)):
        stated = Stated(
            line, shown, float(shown), len(shown.partition(".")[2]), percent, True
        )
        (piece.settled if shown in settled else piece.decimals).append(stated)
    return piece


def chain_values(chain: latex.Chain, line: int) -> list[Stated]:
    """The number, or the numbers of the tuple, at the end of a chain."""
    last = chain.members[-1]
    shown = f"{latex.show(chain.members[0])} = {latex.show(last)}"
    value = latex.evaluate(last)
    if value is None:
        values = latex.tuple_values(last) or []
        return [Stated(line, shown, float(value)) for value in values]
    places = places_of(last)
    exact = "approx" not in chain.relations and not places
    percent = bool(last) and last[-1].text == "%"
    value = float(value) * (100 if percent else 1)
    return [Stated(line, shown, value, None if exact else places or 0, percent)]


def settled_decimals(chain: latex.Chain) -> set[str]:
    """The decimals of members that statement 1 has worked out."""
    settled = set()
    pairs = zip(chain.members, chain.members[1:], chain.relations, strict=False)
    for left, right, relation in pairs:
        if disagreement(left, right, relation) == "":
            settled |= {shown for shown, _ in number_nodes(left + right)}
    return settled


# Statement 1: arithmetic -----------------------------------------------------


def disagreement(
    left: tuple[latex.Node, ...], right: tuple[latex.Node, ...], relation: str
) -> str | None:
    """Compare two members: "" if they agree, the problem if they do not.

    None means that there is nothing to compare.
    """
    if latex.is_numeral(left) and latex.is_numeral(right):
        percent = [bool(m) and m[-1].text == "%" for m in (left, right)]
        if relation == "=" and percent[0] == percent[1]:
            return None
    first, second = latex.evaluate(left), latex.evaluate(right)
    if first is None or second is None:
        return None
    if agree(first, second, relation, right):
        return ""
    sign = "=" if relation == "=" else "≈"
    hint = "; write \\approx" if relation == "=" and agree(
        first, second, "approx", right
    ) else "; correct one of them"
    return (
        f"{latex.show(left)} {sign} {latex.show(right)} is false: the left side is "
        f"{show_number(first)}{hint}"
    )


def agree(
    first: latex.Number,
    second: latex.Number,
    relation: str,
    right: tuple[latex.Node, ...],
) -> bool:
    if relation == "=":
        if isinstance(first, Fraction) and isinstance(second, Fraction):
            return first == second
        return abs(first - second) <= 1e-9 * max(1.0, abs(first))
    places = places_of(right)
    if places is None:
        return abs(first - second) <= 0.05 * abs(first)
    if places == 0:
        digits = next(node.text for node in right if node.kind == "number")
        places = -(len(digits) - len(digits.rstrip("0"))) if second else 0
    room = 0.5 * 10.0**-places
    if right[-1].text == "%":
        room /= 100
    return abs(first - second) <= room * (1 + 1e-9)


def show_number(value: latex.Number) -> str:
    if isinstance(value, Fraction) and value.denominator > 1:
        return f"{value} ({float(value):.6g})"
    return str(value) if isinstance(value, Fraction) else f"{value:.6g}"


def formulas(root: Block) -> Iterator[tuple[str, int]]:
    """All formulas at or below a block, each with its line."""
    for block in root.walk():
        if isinstance(block, Math):
            yield block.content, block.content_line
        for piece in getattr(block, "text", ()):
            if piece.kind == "math":
                yield piece.content, piece.line
        if isinstance(block, CodeCell):
            for piece in caption_pieces(block):
                if piece.kind == "math":
                    yield piece.content, piece.line


def caption_pieces(cell: CodeCell) -> list[Inline]:
    """The running text of a cell's caption and alt text."""
    pieces = []
    for key, settings in (("alt", cell.image), ("caption", cell.figure or {})):
        text = str(settings.get(key) or "")
        line = cell.option_lines.get(key, cell.line)
        pieces += inline_text(" ".join(text.split()), line)
    return pieces


def quiz_choices(page: Page) -> Iterator[int]:
    """The lines of quizzes that may be wrong on purpose: questions, choices."""
    for item in page.directives("quiz"):
        told = {line for block in quizzes.answers(item)
                for line in range(block.line, block.end + 1)}
        yield from (line for line in range(item.line, item.end + 1)
                    if line not in told)


@page_rule("arithmetic", "sums, products and fractions in formulas are right")
def arithmetic(page: Page, book: Book) -> Findings:
    free = exemptions(page, "unchecked")
    choices = set(quiz_choices(page))
    for source, line in formulas(page.root):
        if line in choices or any(exemption.covers(line) for exemption in free):
            continue
        for chain in latex.chains(source):
            pairs = zip(
                chain.members, chain.members[1:], chain.relations, strict=False
            )
            for left, right, relation in pairs:
                problem = disagreement(left, right, relation)
                if problem:
                    yield line, problem


# Statements 2 to 4: assertions -----------------------------------------------


OWN_SCOPE = {"prf:example", "solution"}
# Classes of boxes that ask the reader: their numbers are given, not computed.
QUESTIONS = {"predict", "try"}


def pieces(block: Block, own: bool = False) -> Iterator[Piece]:
    """The stretches of text of a block, without those with their own scope."""
    if isinstance(block, Directive):
        if block.name in OWN_SCOPE and not own:
            return
        if block.name == "exercise" or QUESTIONS & set(block.classes):
            return
        if block.name == "quiz":
            yield from quiz_pieces(block)
            return
    if isinstance(block, Math):
        yield read_formula(block.content, block.content_line)
    text = list(getattr(block, "text", ()))
    if isinstance(block, CodeCell) and not block.removed:
        text = caption_pieces(block)
    if isinstance(block, Heading):
        text = []
    for inline in text:
        if inline.kind == "math":
            yield read_formula(inline.content, inline.line)
    words: dict[int, str] = {}
    for inline in text:
        if inline.kind == "text":
            words[inline.line] = words.get(inline.line, "") + inline.content
        else:
            words[inline.line] = words.get(inline.line, "") + "\0"
    for line, content in words.items():
        yield Piece(line, decimals=list(text_decimals(content, line)))
    for child in block.children:
        yield from pieces(child)


def quiz_pieces(item: Directive) -> Iterator[Piece]:
    """What a quiz states: its number, its feedback, its explanation."""
    answer = str(item.options.get("answer") or "").strip()
    value = read_number(answer)
    if value is not None:
        # Only with a tolerance may it be rounded.
        rounded = read_number(str(item.options.get("tolerance") or "0"))
        places = len(answer.partition(".")[2]) if rounded else None
        line = item.option_lines.get("answer", item.line)
        yield Piece(line, results=[Stated(
            line, f"answer: {answer}", float(value), places)])
    for block in quizzes.answers(item):
        yield from pieces(block)


@dataclass
class Scope:
    """A stretch of the page with the cells that may cover its numbers."""

    kind: str  # text, example, solution
    line: int
    name: str
    blocks: list[Block]
    cells: list[CodeCell]

    def pieces(self) -> Iterator[Piece]:
        for block in self.blocks:
            yield from pieces(block, own=self.kind != "text")


def scopes(page: Page) -> list[Scope]:
    """Divide a page into examples, solutions and the text between headings."""
    found: list[Scope] = []
    blocks = page.blocks
    text = Scope("text", 1, "", [], [])
    gate: Scope | None = None
    h2 = ""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            h2 = block.title if block.level == 2 else h2
            text = Scope("text", block.line, h2, [], [])
            text.cells = cells_of_text(page, index, h2)
            found.append(text)
        elif not found:
            text.cells = cells_of_text(page, 0, "")
            found.append(text)
        if isinstance(block, Directive) and block.name == "solution-start":
            cells = following_cells(blocks, index, {"solution-start", "solution"})
            gate = Scope("solution", block.line, block.argument, [], cells)
            found.append(gate)
        elif isinstance(block, Directive) and block.name == "solution-end":
            gate = None
        elif gate is not None:
            gate.blocks.append(block)
        else:
            text.blocks.append(block)
            for directive in block.directives(*OWN_SCOPE):
                kind = "example" if directive.name == "prf:example" else "solution"
                stop = {directive.name, "solution-start"}
                cells = following_cells(blocks, index, stop)
                found.append(
                    Scope(
                        kind, directive.line, directive.argument, [directive], cells
                    )
                )
    return sorted(found, key=lambda scope: scope.line)


def cells_of_text(page: Page, index: int, h2: str) -> list[CodeCell]:
    if h2 == "The problem":
        return [block for block in page.blocks if isinstance(block, CodeCell)]
    return following_cells(page.blocks, index, set())


def following_cells(
    blocks: list[Block], index: int, stop: set[str]
) -> list[CodeCell]:
    """The cells after a block, up to a heading or a directive in `stop`."""
    cells = []
    for block in blocks[index + 1 :]:
        if isinstance(block, Heading):
            break
        if stop and any(
            directive.name in stop for directive in block.directives()
        ):
            break
        if isinstance(block, CodeCell):
            cells.append(block)
    return cells


@page_rule(
    "numbers",
    "a computed number is asserted by a cell beside it, or comes from glue",
    # Chapters, labs, capstones and the pages of "Getting ready" follow `stated`.
    ("front",),
)
def numbers(page: Page, book: Book) -> Findings:
    if is_getting_ready(page.name):
        return
    free = exemptions(page, "unchecked")
    known: set[float] = set()
    for scope in scopes(page):
        asserted: set[float] = set()
        present: set[float] = set()
        for cell in scope.cells:
            present |= code_values(cell)
            if asserts(cell):
                asserted |= code_values(cell)
        exempt = any(exemption.covers(scope.line) for exemption in free)
        if scope.kind != "text" and not exempt:
            if not any(asserts(cell) for cell in scope.cells):
                yield (
                    scope.line,
                    f"no assertion checks this {scope.kind}; put a code-cell with "
                    "`assert` below it (tagged remove-cell), or `% unchecked: "
                    "reason` above it",
                )
                continue
        for piece in scope.pieces():
            if exempt or any(e.covers(piece.line) for e in free):
                continue
            yield from check_piece(piece, scope, asserted, present, known)


def check_piece(
    piece: Piece,
    scope: Scope,
    asserted: set[float],
    present: set[float],
    known: set[float],
) -> Findings:
    results = list(piece.results)
    if scope.kind != "text":
        results += piece.symbols
    covered = set()
    for stated in results:
        covered.add(abs(stated.value))
        if stated.occurs_in(asserted):
            known.add(stated.value)
        else:
            place = "section" if scope.kind == "text" else scope.kind
            yield (
                stated.line,
                f"`{stated.shown}` is computed, but no assertion of this {place} "
                "contains the number; assert it in a cell tagged remove-cell, or "
                "take it from {glue:text}",
            )
    known.update(stated.value for stated in piece.settled)
    for stated in piece.decimals:
        if abs(stated.value) in covered:
            continue
        if stated.occurs_in(present) or stated.occurs_in(known):
            known.add(stated.value)
        else:
            yield (
                stated.line,
                f"the number {stated.shown} stands in no code cell of this "
                f"{'section' if scope.kind == 'text' else scope.kind}; assert it in "
                "a cell tagged remove-cell, or take it from {glue:text}",
            )
