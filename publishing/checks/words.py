"""Words: none that talk down to the reader, American spelling, no numbers
of chapters, and no leftovers of the writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from publishing.checks.book import Book
from publishing.checks.exemptions import allowances
from publishing.checks.numbers import caption_pieces
from publishing.checks.page import CodeCell, Page, role_text
from publishing.checks.registry import page_rule

Findings = Iterator[tuple[int, str]]

CONDESCENDING = (
    "clearly", "obviously", "of course", "trivially", "it is easy to see",
    "simply", "just", "straightforward", "straightforwardly",
)
BRITISH_FILE = Path(__file__).with_name("british.txt")
CODESPELL_FILE = "dictionary_en-GB_to_en-US.txt"
NUMBERED = re.compile(
    r"\b(?:chapters?|sections?|figures?|theorems?|definitions?|exercises?|"
    r"equations?|examples?|lemmas?|ch\.|sec\.|fig\.|eq\.)\s*(?:[LK]?\d+|[IVX]+\b)(?:\.\d+)*",
    re.IGNORECASE,
)
# Words of other books for which this one has its own; CONTRIBUTING.md has the table.
# Only those that mean nothing else.
HOUSE_WORDS = {
    "hyperparameter": "setting", "expected value": "expectation",
    "cost function": "loss", "chi-squared": "chi-square",
    "one-tailed": "one-sided", "two-tailed": "two-sided",
    "covariate": "feature", "regressor": "feature", "predictor": "feature",
    "explanatory variable": "feature", "response variable": "target",
}
# What a sentence has that names the word of others.
NAMING = re.compile(r"\b(?:books?|call(?:s|ed)?|known as|named?)\b", re.IGNORECASE)
LEFTOVERS = (
    (re.compile(r"^(?:<{7}|={7}|>{7})(?:\s|$)"), "a conflict marker; resolve it"),
    (re.compile(r"\b(?:TODO|FIXME|XXX)\b"), "a leftover note; finish it"),
    (re.compile(r"\t"), "a tab; use spaces"),
    (re.compile(r"[ \t]+$"), "white space at the end of the line; remove it"),
    (
        re.compile(r"(?<![\w.])/(?:root|home|work|tmp|Users)/|[A-Z]:\\Users"),
        "a path of one machine; remove it",
    ),
    (
        re.compile(r"http://(?!localhost|127\.0\.0\.1|www\.w3\.org)"),
        "a link without encryption; use https://",
    ),
)


def prose(page: Page) -> Iterator[tuple[int, str]]:
    """The words a reader reads, by line: no code, formulas, options.

    Titles of boxes, captions and alt texts belong to them.
    """
    lines: dict[int, str] = {}

    def add(line: int, text: str) -> None:
        lines[line] = lines.get(line, "") + text

    for block in page.root.walk():
        text = list(getattr(block, "text", ()))
        if isinstance(block, CodeCell):
            text = caption_pieces(block)
        for piece in text:
            match piece.kind:
                case "text" | "image":
                    add(piece.line, piece.content)
                case "role" if piece.name not in {"cite", "outcome"}:
                    if not piece.name.startswith(("cite", "glue", "eq")):
                        add(piece.line, role_text(piece.content))
                case "link":
                    pass  # its words come as text
                case _:
                    add(piece.line, "\0")
    description = page.front.get("description")
    if isinstance(description, str):
        add(page.front_key_line("description"), description)
    yield from sorted(lines.items())


def phrases(page: Page) -> Iterator[tuple[int, str]]:
    """Each line of prose together with the next, for phrases that wrap."""
    lines = dict(prose(page))
    for line, text in lines.items():
        following = lines.get(line + 1, "")
        yield line, f"{text.rstrip()}\n{following.lstrip()}"


@page_rule(
    "tone", "no word that calls a step easy (clearly, simply, just, …)", planned=True
)
def tone(page: Page, book: Book) -> Findings:
    allowed = allowances(page)
    pattern = re.compile(
        r"(?<![\w-])("
        + "|".join(word.replace(" ", r"\s+") for word in CONDESCENDING)
        + r")(?![\w-])",
        re.IGNORECASE,
    )
    for line, text in phrases(page):
        first_line = text.index("\n")
        for match in pattern.finditer(text):
            word = " ".join(match[1].lower().split())
            # The second line of the pair has its own turn.
            if match.start() >= first_line or allowed.covers(line, word):
                continue
            yield (
                line,
                f'"{word}" calls it easy; drop it, or write `% allow: {word}` above '
                "the paragraph",
            )


@cache
def british_words() -> dict[str, str]:
    """British spellings with their American ones."""
    words = dict(codespell_words())
    for line in BRITISH_FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            british, american = line.split()
            words[british] = american
    for stem in ISE_STEMS.split():
        for ending in ("e", "ed", "es", "er", "ers", "ing", "ation", "ations", "able"):
            words[f"{stem}is{ending}"] = f"{stem}iz{ending}"
    for stem in ("anal", "paral", "catal"):
        for ending in ("e", "ed", "er", "ers", "ing"):
            words[f"{stem}ys{ending}"] = f"{stem}yz{ending}"
    for stem in OUR_STEMS.split():
        for ending in OUR_ENDINGS:
            words[f"{stem}our{ending}"] = f"{stem}or{ending}"
    for stem in DOUBLED_STEMS.split():
        for ending in ("ed", "er", "ers", "ing"):
            words[f"{stem}l{ending}"] = f"{stem}{ending}"
    return words


def codespell_words() -> Iterator[tuple[str, str]]:
    """The pairs of codespell's own list that have one correction."""
    data = resources.files("codespell_lib") / "data" / CODESPELL_FILE
    for line in data.read_text(encoding="utf-8").splitlines():
        british, _, american = line.partition("->")
        if american and "," not in american:
            yield british, american


# Verbs that Americans write with -ize, without their ending.
ISE_STEMS = """
amort analog anonym apolog author axiomat binar capital categor central
character computer critic custom diagonal digit discret econom emphas equal
factor final formal general global harmon ideal initial item linear local
magnet marginal material maxim memor minim mobil modern modular monopol
neutral normal optim organ orthogonal orthonormal parallel parameter parametr
penal personal polar popular prior quant random rational real recogn regular
renormal reorgan sanit scrutin serial signal social special stabil standard
stochast summar symbol symmetr synchron synthes tensor theor token triangular
trivial util vector victim visual
"""

OUR_STEMS = """
arm behavi cand clam col endeav fav ferv flav harb hon hum lab neighb od parl
ranc rig rum sav splend tum val vap vig
"""

OUR_ENDINGS = (
    "", "s", "ed", "ing", "able", "al", "ful", "hood", "hoods", "ite", "ites",
    "less", "ly",
)

DOUBLED_STEMS = """
model label travel cancel channel level signal total equal fuel marshal panel
tunnel parcel pencil quarrel rival trial
"""


@page_rule("american", "American spelling", planned=True)
def american(page: Page, book: Book) -> Findings:
    allowed = allowances(page)
    british = british_words()
    for line, text in prose(page):
        for match in re.finditer(r"[A-Za-z]+", text):
            word = match[0].lower()
            if word in british and not allowed.covers(line, word):
                yield line, f'British "{match[0]}"; write "{british[word]}"'


@page_rule("house-words", "one word for one thing, on all pages")
def house_words(page: Page, book: Book) -> Findings:
    allowed = allowances(page)
    pattern = re.compile(
        r"(?<![\w.-])(?P<word>"
        + "|".join(word.replace(" ", r"\s+") for word in HOUSE_WORDS)
        + r")s?(?![\w-])", re.IGNORECASE)
    for line, text in phrases(page):
        first_line = text.index("\n")
        for match in pattern.finditer(text):
            word = " ".join(match["word"].lower().split())
            if (match.start() < first_line and not NAMING.search(text)
                    and not allowed.covers(line, word)):
                found = " ".join(match[0].split())
                yield (line, f'"{found}"; the book says {HOUSE_WORDS[word]}, except '
                             "where it says what other books call it")


@page_rule("numbered", "no chapter, section or figure number is typed", planned=True)
def typed_numbers(page: Page, book: Book) -> Findings:
    allowed = allowances(page)
    for line, text in phrases(page):
        first_line = text.index("\n")
        for match in NUMBERED.finditer(text):
            found = " ".join(match[0].split())
            if match.start() >= first_line or allowed.covers(line, found):
                continue
            yield (
                line,
                f'"{found}" is typed and will be wrong one day; link with {{ref}} or '
                "{numref}",
            )


@page_rule("leftovers", "no leftovers: markers, tabs, machine paths", planned=True)
def leftovers(page: Page, book: Book) -> Findings:
    for number, line in enumerate(page.lines, start=1):
        for pattern, problem in LEFTOVERS:
            if pattern.search(line):
                yield number, problem
