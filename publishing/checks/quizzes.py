"""Quizzes: how many questions of which kinds, and what names the mistakes.

Whether an item can be answered at all, with feedback where it is needed, is
the business of the build; see `publishing.quizzes`.
"""

from __future__ import annotations

from collections.abc import Iterator

from publishing.checks.book import Book
from publishing.checks.page import Block, Container, Directive, Page, Paragraph
from publishing.checks.registry import page_rule

Findings = Iterator[tuple[int, str]]

ITEMS = 8
# Of each of these at least one.
MIX = (("single",), ("several",), ("number",), ("order", "match"))
LISTS = {"bullet_list", "ordered_list"}
# Kinds whose wrong choices are mistakes with a name.
NAMED = {"single", "several", "number"}


def kind_of(item: Directive) -> str:
    return item.argument.strip()


def entry_text(entry: Block) -> str:
    first = entry.children[0] if entry.children else None
    return first.source.strip() if isinstance(first, Paragraph) else ""


def feedback(entry: Block) -> list[Block]:
    """The quotations below a choice."""
    return [block for block in entry.children
            if isinstance(block, Container) and block.kind == "blockquote"]


def choice_lists(item: Directive) -> list[Container]:
    """The lists to choose from, and the one with `otherwise`."""
    return [block for block in item.children
            if isinstance(block, Container) and block.kind in LISTS
            and any(feedback(entry) or "::" in entry_text(entry)
                    or (block.kind == "ordered_list"
                        and kind_of(item) == "order")
                    for entry in block.children)]


def answers(item: Directive) -> list[Block]:
    """What an item tells those who have answered: feedback, explanation.

    The rest, the question and the choices, may be wrong on purpose.
    """
    lists = choice_lists(item)
    told = [block for each in lists for entry in each.children
            for block in feedback(entry)]
    if lists:
        after = item.children.index(lists[-1]) + 1
        told += item.children[after:]
    return told


@page_rule("quiz", "eight questions of mixed kinds; mistakes have names",
           ("chapter",))
def quiz(page: Page, book: Book) -> Findings:
    section = page.section("Check yourself")
    items = page.directives("quiz")
    line = section.heading.line if section else 1
    if len(items) != ITEMS:
        yield line, f"{len(items)} questions ({{quiz}}); ask {ITEMS}"
    kinds = {kind_of(item) for item in items}
    for wanted in MIX:
        if items and not kinds & set(wanted):
            yield line, f"no question of the kind {' or '.join(wanted)}; ask one"
    for item in items:
        yield from unnamed_mistakes(item)


def unnamed_mistakes(item: Directive) -> Findings:
    """Wrong choices whose feedback does not begin with a name in italics."""
    if kind_of(item) not in NAMED:
        return
    for each in choice_lists(item):
        for entry in each.children:
            text = entry_text(entry)
            if text.startswith(("[x]", "[X]")) or text == "otherwise":
                continue
            for quotation in feedback(entry)[:1]:
                if not begins_in_italics(quotation):
                    yield (
                        quotation.line,
                        "the feedback of a wrong choice begins with the name of "
                        "the misconception in italics: `> *Name.* …`",
                    )


def begins_in_italics(quotation: Block) -> bool:
    first = quotation.children[0] if quotation.children else None
    source = first.source if isinstance(first, Paragraph) else ""
    return source[:1] in {"*", "_"} and source[:2] not in {"**", "__"}
