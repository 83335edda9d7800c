"""Quizzes: how many questions of which kinds, what names the mistakes, and
what readers are told and asked.

Whether an item can be answered at all, with feedback where it is needed, is
the business of the build; see `publishing.quizzes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.checks.book import Book
from publishing.checks.page import (
    Block, Container, Directive, Page, Paragraph, plain)
from publishing.checks.registry import page_rule
from publishing.contract import ITEMS_OF_AN_OUTCOME, OUTCOMES
from publishing.instructions import is_begun

Findings = Iterator[tuple[int, str]]

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


@page_rule("quiz", "questions are of mixed kinds; mistakes have names",
           ("chapter",))
def quiz(page: Page, book: Book) -> Findings:
    section = page.section("Check yourself")
    items = page.directives("quiz")
    line = section.heading.line if section else 1
    kinds = {kind_of(item) for item in items}
    for wanted in MIX:
        if items and not is_begun(page.source) and not kinds & set(wanted):
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


@page_rule("assessment", "four questions for each outcome, and what to read again",
           ("self-assessment",))
def assessment(page: Page, book: Book) -> Findings:
    for outcome in OUTCOMES:
        section = next((s.as_block() for s in page.sections
                        if outcome in tagged(s.as_block())), None)
        if section is None:
            yield page.title.line, f"no section is for {outcome}; tag one with it"
            continue
        count = len(section.directives("quiz"))
        most = ITEMS_OF_AN_OUTCOME
        if count > most or (count < most and not is_begun(page.source)):
            yield section.line, f"{count} questions for {outcome}; ask {most}"
        if not any(piece.kind == "role" and piece.name in {"ref", "prf:ref"}
                   for block in section.children if block not in
                   section.directives("quiz") for piece in block.inlines()):
            yield (section.line, f"nothing to read again for {outcome}; link to the "
                                 "sections that teach it")


def tagged(section: Block) -> set[str]:
    return {piece.content for piece in section.inlines()
            if piece.kind == "role" and piece.name == "outcome"}


# What readers are told -------------------------------------------------------

MISCONCEPTION = re.compile(
    r"[*_](?P<name>[^*_]+)[*_](?:,? or [*_][^*_]+[*_])?[.,]?\s*")
# A formula or a piece of code counts as one word.
WORD = re.compile(r"\$[^$]*\$|`[^`]*`|[^\W_][\w'’.,/-]*")
FIRST_SENTENCE = re.compile(r".*?[.!?](?=\s|$)|.*")
RELATION = re.compile(r"\$[^$]*(?:[=<>]|\\(?:leq?|geq?|neq?|approx|in)\b)[^$]*\$")
# Fewer words are a telegram. A formula with a relation is a sentence by itself.
FEWEST_WORDS = 3


def said_after_the_name(quotation: Block) -> str:
    """The first paragraph of a reply, without the misconception's name."""
    first = quotation.children[0] if quotation.children else None
    source = first.source if isinstance(first, Paragraph) else ""
    text = " ".join(source.split())
    named = MISCONCEPTION.match(text) if begins_in_italics(quotation) else None
    return text[named.end():] if named else text


@page_rule("feedback", "feedback speaks in whole sentences")
def whole_sentences(page: Page, book: Book) -> Findings:
    for item in page.directives("quiz"):
        for entry in (e for each in choice_lists(item) for e in each.children):
            for quotation in feedback(entry):
                yield from telegram(quotation)


def telegram(quotation: Block) -> Findings:
    text = said_after_the_name(quotation)
    if not text:
        if len(quotation.children) == 1:
            yield (quotation.line, "the feedback gives a name and no reason; say in "
                                   "a whole sentence why the answer is wrong")
        return
    first = FIRST_SENTENCE.match(text)[0]
    if len(WORD.findall(first)) < FEWEST_WORDS and not RELATION.search(first):
        yield (quotation.line, f'"{first}" is no whole sentence; write one, with a '
                               f"verb ({FEWEST_WORDS} words or more)")
    if text[0].islower():
        yield quotation.line, f'the sentence "{first}" begins small; use a capital'
    if text.rstrip("*_\"”’')")[-1:] not in set(".!?:"):
        yield quotation.line, f'"{text[-30:]}" does not end with a period; add one'


@page_rule("quiz-names", "who is right reads no name of a misconception")
def names_for_the_right(page: Page, book: Book) -> Findings:
    for item in page.directives("quiz"):
        for block in told_when_right(item):
            name = MISCONCEPTION.match(getattr(block, "source", ""))
            if name and name["name"].rstrip().endswith("."):
                yield (block.line, f'"{name["name"]}" is told to those who are '
                                   "right; a misconception's name belongs below a "
                                   "wrong answer")


def told_when_right(item: Directive) -> Iterator[Block]:
    """What those read who answer right: the reply of `single`, the reason."""
    lists = choice_lists(item)
    if kind_of(item) == "single":
        for entry in (e for each in lists for e in each.children):
            if entry_text(entry).startswith(("[x]", "[X]")):
                yield from (b for q in feedback(entry) for b in q.children)
    if lists:
        yield from item.children[item.children.index(lists[-1]) + 1:]


# What readers are asked to put in order ----------------------------------------

LITTLE = set(
    "a all an and are as at be by do each for from how if in into is it its no not "
    "of on one or so that the then there they this to up what which with you your"
    .split())
STEM = 5  # letters that two forms of a word share
SHARED = 0.5  # of the words of the shorter one: two entries say the same
PRINTED = 0.75  # of the steps: the list is printed


@page_rule("quiz-order", "an order item asks for no list that the page prints")
def printed_orders(page: Page, book: Book) -> Findings:
    printed = [(each, entry_stems(each)) for each in lists_outside(page.root)]
    for item in page.directives("quiz"):
        steps = next((b for b in item.children if isinstance(b, Container)
                      and b.kind == "ordered_list"), None)
        if kind_of(item) != "order" or steps is None:
            continue
        asked = entry_stems(steps)
        for each, entries in printed:
            if in_common(asked, entries) >= max(3, PRINTED * len(asked)):
                yield (item.line, "the list that begins on line "
                       f"{each.line} prints this order; ask for one that the "
                       "reader has to think out")
                break


def lists_outside(block: Block) -> Iterator[Container]:
    """The lists of the text, without quizzes, exercises and solutions."""
    if isinstance(block, Directive) and block.name in {
            "quiz", "exercise", "solution"}:
        return
    if isinstance(block, Container) and block.kind in LISTS:
        yield block
    for child in block.children:
        yield from lists_outside(child)


def entry_stems(each: Container) -> list[set[str]]:
    return [stems(" ".join(plain(part.text) for part in entry.find(Paragraph)))
            for entry in each.children]


def stems(text: str) -> set[str]:
    words = {word.lower() for word in WORD.findall(text)}
    return {word.strip("'.,-")[:STEM] for word in words - LITTLE}


def in_common(asked: list[set[str]], entries: list[set[str]]) -> int:
    """How many steps stand in a list, in their order."""
    counts = [0] * (len(entries) + 1)
    for step in asked:
        before = counts[:]
        for place, entry in enumerate(entries):
            shorter = max(1, min(len(step), len(entry)))
            same = len(step & entry) >= SHARED * shorter
            counts[place + 1] = max(before[place + 1], counts[place],
                                    before[place] + same)
    return counts[-1]
