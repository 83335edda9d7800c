"""Change each number of the text: `make mutate-text`, for a page CHAPTER=….

Each number that readers see is changed, one at a time, and the rules `stated`
and `arithmetic` judge the changed page. A change that they do not notice has
survived: nothing binds that number. The page's cells are run once (and not
again while nothing changes), to tell which phrases do not print the values of
the cells, and which would print them with another number as well.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from mlmath import stated
from mlmath.stated import Printed, compared, read
from publishing.checks import latex
from publishing.checks.numbers import disagreement
from publishing.checks.page import CodeCell, Page, read_page
from publishing.checks.shown_text import fold
from publishing.checks.stated import (
    Bound, Phrase, around, bound_by_arithmetic, pattern_of)
from publishing.fingerprint import fingerprint
from publishing.live.notebook import is_notebook
from publishing.paths import BOOK, BUILD, LOCK, PACKAGE, ROOT

LARGEST_SHARE = 0.02
# Each word beside one of the same length, so that all else stays in place.
OTHER_WORDS = {
    "three": "seven", "four": "five", "five": "four", "six": "ten",
    "seven": "eight", "eight": "seven", "nine": "four", "ten": "six",
    "eleven": "twelve", "twelve": "eleven", "thirteen": "fourteen",
    "fourteen": "thirteen", "fifteen": "sixteen", "sixteen": "fifteen",
    "seventeen": "a hundred", "eighteen": "nineteen", "nineteen": "eighteen",
    "twenty": "thirty", "thirty": "twenty", "forty": "fifty", "fifty": "forty",
    "sixty": "fifty", "seventy": "hundred", "eighty": "ninety",
    "ninety": "eighty", "hundred": "seventy", "thousand": "eighteen",
    "million": "hundred", "billion": "seventy", "dozen": "seven",
    "two": "six", "one": "two",
}


# Changing numbers ------------------------------------------------------------


def changed(shown: str) -> str:
    """Return a number with its first digit, or its word, changed.

    >>> changed("24.4"), changed("0.9"), changed("Three"), changed("-\\\\tfrac32")
    ('34.4', '0.8', 'Seven', '-\\\\tfrac42')
    """
    digit = re.search("[1-9]", shown)
    if digit:
        other = "8" if digit[0] == "9" else str(int(digit[0]) + 1)
        return shown[:digit.start()] + other + shown[digit.end():]
    spoken = re.match("[A-Za-z]+", shown)
    if spoken is None:
        return shown.replace("0", "1", 1)
    other = OTHER_WORDS.get(spoken[0].lower(), spoken[0])
    other = other.capitalize() if spoken[0][0].isupper() else other
    return other + shown[spoken.end():]


def replaced(text: str, number: Printed, other: str) -> str:
    return text[:number.start] + other + text[number.end:]


def notices(bound: Bound, number: Printed) -> bool:
    """Whether the rules notice that a number of the page is changed."""
    if bound.text.line_of(number.start) in bound.excused:
        return False
    if number in bound.loose_numbers:
        return False
    other = changed(number.shown)
    formula = formula_around(bound, number)
    if formula and wrong_arithmetic(*formula, number, other):
        return True
    if any(stands_nowhere(bound, phrase, number) for phrase in bound.phrases):
        return True
    return unbound_after(bound, number, other, formula)


def formula_around(bound: Bound, number: Printed) -> tuple[int, str] | None:
    return next(((start, formula) for start, formula in bound.text.formulas
                 if start <= number.start < start + len(formula)), None)


def wrong_arithmetic(start: int, formula: str, number: Printed,
                     other: str) -> bool:
    place = number.start - start
    new = formula[:place] + other + formula[place + len(number.shown):]
    return any(
        disagreement(left, right, relation)
        for chain in latex.chains(new)
        for left, right, relation in zip(
            chain.members, chain.members[1:], chain.relations, strict=False))


def covers(span: tuple[int, int], number: Printed) -> bool:
    return span[0] <= number.start and number.end <= span[1]


def stands_nowhere(bound: Bound, phrase: Phrase, number: Printed) -> bool:
    """Whether a change breaks the only place where a phrase stands."""
    return bool(phrase.spans) and all(
        span[0] < number.end and number.start < span[1]
        for span in bound.places(phrase.text))


def unbound_after(bound: Bound, number: Printed, other: str,
                  formula: tuple[int, str] | None) -> bool:
    """Whether the changed number is bound to nothing."""
    first, last = window(bound.text.source, number)
    shift = number.start - first
    after = shift + len(number.shown)
    local = bound.text.plain[first:last]
    new = read(local[:shift] + other + local[after:])
    now = next((n for n in new if n.start <= shift < n.end), None)
    if now is None or not now.required:
        return False
    source = bound.text.source[first:last]
    if in_other_phrase(bound, source[:shift] + other + source[after:],
                       now, first):
        return False
    if formula is None:
        return True
    return not tied(bound, number, other, formula)


def tied(bound: Bound, number: Printed, other: str,
         formula: tuple[int, str]) -> bool:
    """Whether arithmetic binds the changed number to others."""
    start, text = formula
    place = number.start - start
    text = text[:place] + other + text[place + len(number.shown):]
    numbers = [n for n in bound.numbers if start <= n.start < start + len(text)]
    return number in bound_by_arithmetic(
        start, text, numbers, bound.in_phrases - {number})


def window(source: str, number: Printed) -> tuple[int, int]:
    """The paragraphs around a number."""
    first = source.rfind("\n\n", 0, max(0, number.start - 200))
    last = source.find("\n\n", number.end + 200)
    return max(first, 0), len(source) if last < 0 else last


def in_other_phrase(bound: Bound, local: str, number: Printed,
                    first: int) -> bool:
    """Whether a changed number stands in some phrase said near it."""
    line = bound.text.line_of(first + number.start)
    folded = fold(local[:number.start])
    start = len(folded)
    end = start + len(fold(local[number.start:number.end]))
    whole = folded + fold(local[number.start:])
    return any(
        match.start() <= start and end <= match.end()
        for phrase in bound.phrases
        if bound.reaches(phrase, line)
        for match in pattern_of(phrase.text).finditer(whole))


# Running the cells -----------------------------------------------------------


def run_page(path: Path) -> list[list]:
    """Run the cells of a page; return what its phrases say, with the values."""
    import matplotlib
    matplotlib.use("Agg")
    names: dict = {"__name__": "__main__"}
    stated.heard = heard = []
    try:
        for cell in read_page(path).cells:
            with contextlib.redirect_stdout(io.StringIO()):
                run_cell(cell, str(path), names)
    finally:
        stated.heard = None
    return [[phrase, [str(value) for value in values], count, problem]
            for phrase, _, values, count, problem in heard]


def run_cell(cell: CodeCell, name: str, names: dict) -> None:
    expected = Exception if "raises-exception" in cell.tags else ()
    with contextlib.suppress(expected):
        lines = "\n" * (cell.body_line - 1) + cell.body
        exec(compile(lines, name, "exec"), names)


def said_by(page: Page) -> list[list]:
    """What the cells of a page say, from the last run if nothing changed."""
    cells = "\n\0".join(cell.body for cell in page.cells)
    key = fingerprint([PACKAGE, LOCK], cells)
    kept = BUILD / "stated" / (
        hashlib.sha256(page.name.encode()).hexdigest()[:12] + ".json")
    if kept.exists():
        found = json.loads(kept.read_text("utf-8"))
        if found["key"] == key:
            return found["said"]
    answer = subprocess.run(
        [sys.executable, "-m", "publishing.tools.mutate_text", "--run", str(page.path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "MPLBACKEND": "Agg"})
    if answer.returncode:
        raise SystemExit(f"The cells of {page.name} fail:\n{answer.stderr}")
    said = json.loads(answer.stdout)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps({"key": key, "said": said}), "utf-8")
    return said


def values_of(shown: list[str]) -> list:
    return [float(each) if re.search(r"[.en]", each) else Fraction(each)
            for each in shown]


def wide(said: list) -> bool:
    """Whether a phrase would fit its values with another number as well."""
    phrase, values, count, problem = said
    if problem or not values:
        return False
    return any(
        not compared(new, read(new), values_of(values), count)
        for number in read(phrase) if number.required
        for new in [replaced(phrase, number, changed(number.shown))])


# Reporting -------------------------------------------------------------------


@dataclass
class Result:
    """What changing the numbers of a page has shown."""

    page: Page
    numbers: int
    declared: int
    survivors: list[str]
    wrong: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return len(self.survivors) / max(self.numbers, 1)

    def __str__(self) -> str:
        lines = [f"{self.page.name}: {self.numbers} numbers, {self.declared} of "
                 f"them given; {len(self.survivors)} changes survive "
                 f"({self.share:.1%})"]
        for title, found in [("wrong", self.wrong), ("survives", self.survivors),
                             ("would fit other values too", self.loose)]:
            lines += [f"  {title}: {each}" for each in found]
        return "\n".join(lines)


def mutate(page: Page, run: bool = True) -> Result:
    """Change each number of a page in turn."""
    bound = Bound(page)
    wanted = [number for number in bound.numbers if number.required]
    told = [span for phrase in bound.phrases if phrase.call == "given"
            for span in phrase.spans]
    result = Result(
        page, len(wanted),
        sum(any(covers(span, number) for span in told) for number in wanted),
        [survivor(bound, number) for number in wanted
         if not notices(bound, number)])
    if run:
        said = said_by(page)
        result.wrong = [f'"{each[0]}": {each[3]}' for each in said if each[3]]
        result.loose = [f'"{each[0]}"' for each in said if wide(each)]
    return result


def survivor(bound: Bound, number: Printed) -> str:
    line = bound.text.line_of(number.start)
    reason = " (unchecked)" if line in bound.excused else ""
    return (f"line {line}: {fold(number.shown)} as {changed(number.shown)} in "
            f"“{around(bound.text, number)}”{reason}")


def pages(name: str) -> list[Page]:
    found = [read_page(path, path.relative_to(ROOT).as_posix())
             for path in sorted(BOOK.rglob("*.md"))
             if is_notebook(path)
             and (not name or path.stem == Path(name).stem)]
    return [page for page in found if not page.planned]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m publishing.tools.mutate_text")
    parser.add_argument("chapter", nargs="?", default="")
    parser.add_argument("--run", metavar="PAGE", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.run:
        print(json.dumps(run_page(Path(options.run))))
        return 0
    chosen = pages(options.chapter)
    if not chosen:
        parser.error(f"no such page: {options.chapter!r}; expected the name of a "
                     "page with cells, such as elimination-and-rank")
    results = [mutate(page) for page in chosen]
    print("\n".join(map(str, results)))
    return int(any(result.share > LARGEST_SHARE or result.wrong
                   for result in results))


if __name__ == "__main__":
    sys.exit(main())
