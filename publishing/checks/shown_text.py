"""The text of a page as readers see it, each character where it stands.

What readers do not see (code cells, options, comments, addresses) is blanked,
so that a place in the text is the same place in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from publishing.checks import quizzes
from publishing.checks.page import (
    Block,
    Code,
    CodeCell,
    Comment,
    Directive,
    Html,
    Page,
    Paragraph,
    Target,
    has_title,
)

UNSEEN = (Comment, Target, Code, Html)
# Options whose values are running text.
TEXT_OPTION = re.compile(r"^\s*:?(?:alt|caption|description):|^:answer:")
OPTION = re.compile(r"^\s*:?[\w-]+:(?:\s|$)")

ROLE = re.compile(r"\{(?P<name>[\w:.-]+)\}`(?P<content>[^`]*)`")
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:.*?[^`])?\1(?!`)", re.DOTALL)
ROLE_TARGET = re.compile(r"\s*<[^<>]*>$")
ADDRESS = re.compile(r"(?<=\])\([^()\s]*\)|<https?:[^>]*>|https?://\S+")
LIST_MARKER = re.compile(
    r"^\s*(?:>\s*)*(?:\d+\.(?=\s)|\*\*[\d, and]+\.\*\*)", re.MULTILINE)
EQUATION_LABEL = re.compile(r"(?<=\$\$)[ ]*\([\w:.-]+\)[ ]*$", re.MULTILINE)
FORMULA = re.compile(r"(?<!\\)\$\$(?P<display>.*?)\$\$|"
                     r"(?<!\\)\$(?P<inline>[^$]+?)(?<!\\)\$", re.DOTALL)
SPACE = re.compile(r"\s*\n(?:[ \t]*>)*\s*|\s+")


def fold(text: str) -> str:
    """Make every stretch of white space, line breaks included, one space."""
    return SPACE.sub(" ", text)


def blank(text: str, sign: str = " ") -> str:
    return re.sub(r"[^\n]", sign, text)


@dataclass(eq=False)
class ShownText:
    """What readers see of a page.

    `source` is the file with all else blanked; in `plain` code, targets and
    the wrong choices of quizzes are blanked too: numbers are read there.
    """

    page: Page
    source: str
    plain: str

    @classmethod
    def of(cls, page: Page) -> ShownText:
        source = "\n".join(shown_lines(page))
        return cls(page, source, plain_text(page, source))

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return [0] + [m.end() for m in re.finditer("\n", self.source)]

    def line_of(self, place: int) -> int:
        return bisect_right(self.starts, place)

    def start_of(self, line: int) -> int:
        return (self.starts[line - 1] if line <= len(self.starts)
                else len(self.source))

    @cached_property
    def folded(self) -> tuple[str, list[int]]:
        """The text with folded white space, and where each sign comes from."""
        pieces, places, last = [], [], 0
        for match in SPACE.finditer(self.source):
            pieces += [self.source[last:match.start()], " "]
            places += [*range(last, match.start()), match.start()]
            last = match.end()
        pieces.append(self.source[last:])
        places += range(last, len(self.source) + 1)
        return "".join(pieces), places

    @cached_property
    def formulas(self) -> list[tuple[int, str]]:
        """The formulas, each with the place where its content begins."""
        found = []
        for match in FORMULA.finditer(self.plain):
            name = "inline" if match["display"] is None else "display"
            found.append((match.start(name), match[name]))
        return found


def shown_lines(page: Page) -> list[str]:
    """The lines of a page without what readers do not see."""
    lines = list(page.lines)
    if lines and lines[0] == "---":
        end = lines.index("---", 1) if "---" in lines[1:] else 0
        keep_options(lines, 0, end + 1)
    for block in page.root.walk():
        if isinstance(block, CodeCell):
            blank_cell(lines, block)
        elif isinstance(block, Directive):
            blank_head(lines, block)
        elif isinstance(block, UNSEEN):
            blank_lines(lines, block.line - 1, block.end)
    return lines


def blank_lines(lines: list[str], first: int, last: int) -> None:
    lines[first:last] = [blank(line) for line in lines[first:last]]


def blank_cell(lines: list[str], cell: CodeCell) -> None:
    if cell.removed:
        blank_lines(lines, cell.line - 1, cell.end)
        return
    keep_options(lines, cell.line - 1, cell.body_line - 1)
    blank_lines(lines, cell.body_line - 1, cell.end)


def blank_head(lines: list[str], block: Directive) -> None:
    """Blank the fence and the options of a directive, not its title."""
    first = block.line - 1
    house_title = {"predict", "try"} & set(block.classes)
    title = ("" if house_title or not has_title(block.name)
             else block.argument)
    place = lines[first].rfind(title) if title else -1
    opening = lines[first]
    keep_options(lines, first, max(block.body_line - 1, first + 1))
    if place >= 0:
        lines[first] = blank(opening[:place]) + opening[place:]
    if block.end > block.line:
        blank_lines(lines, block.end - 1, block.end)


def keep_options(lines: list[str], first: int, last: int) -> None:
    """Blank options but for those whose values are running text."""
    kept = False
    for number in range(first, min(last, len(lines))):
        line = lines[number]
        if OPTION.match(line) or line.strip() == "---":
            kept = bool(TEXT_OPTION.match(line))
            # `:answer: 3` can be said as it stands.
            colon = 0 if "answer:" in line else line.find(":", 1) + 1
            lines[number] = (blank(line[:colon]) + line[colon:] if kept
                             else blank(line))
        elif not kept:
            lines[number] = blank(line)


def plain_text(page: Page, source: str) -> str:
    lines = source.split("\n")
    for choice in wrong_choices(page):
        blank_lines(lines, choice.line - 1, choice.end)
    text = "\n".join(lines)
    for unread in (EQUATION_LABEL, LIST_MARKER):
        text = unread.sub(lambda m: blank(m[0]), text)
    text = ROLE.sub(plain_role, text)
    text = CODE_SPAN.sub(lambda m: blank(m[0], "\0"), text)
    return ADDRESS.sub(lambda m: blank(m[0], "\0"), text)


def plain_role(match: re.Match) -> str:
    """Keep the words of a link, but not where it leads."""
    content = match["content"]
    target = ROLE_TARGET.search(content)
    words = content[:target.start()] if target else ""
    if match["name"] == "math":
        words = content
    before = match.start("content") - match.start()
    rest = len(match[0]) - before - len(words)
    return blank(match[0][:before], "\0") + words + blank(
        match[0][before + len(words):], "\0")[:rest]


def wrong_choices(page: Page) -> list[Block]:
    """What quizzes offer and is wrong on purpose: choices, wrong values."""
    found = []
    for item in page.directives("quiz"):
        kind = quizzes.kind_of(item)
        for each in quizzes.choice_lists(item):
            for entry in each.children:
                text = quizzes.entry_text(entry)
                right = text.startswith(("[x]", "[X]"))
                if kind in {"order", "match"} or right or not entry.children:
                    continue
                if isinstance(entry.children[0], Paragraph):
                    found.append(entry.children[0])
    return found
