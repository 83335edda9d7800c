"""A quiz item as its page tells it: the parts, and what is wrong with them.

An item becomes one `quiz` node, with a `quiz_question`, one `quiz_choice` for
each thing to choose, type, move or match, and perhaps a `quiz_otherwise` and a
`quiz_explanation`. What a choice says of itself, once it is chosen, stands in
its `quiz_reply`. The web edition makes a form of these nodes (`form`), the
others a list (`sheet`).
"""

import hashlib
import re
from collections.abc import Iterator
from fractions import Fraction

from docutils import nodes

KINDS = ("single", "several", "number", "order", "match")
OPTIONS = {"answer", "tolerance", "unit"}  # of the kind `number` alone

NAME = re.compile(r"quiz-[a-z0-9]+(-[a-z0-9]+)*")
MARK = re.compile(r"\[([ xX])\](\s+|$)")
NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)(/\d+)?")
PARTING = re.compile(r"\s*::\s*")
OTHERWISE = "otherwise"


class quiz(nodes.General, nodes.Element):
    """One item."""


class quiz_question(nodes.General, nodes.Element):
    """What the reader is asked."""


class quiz_choice(nodes.General, nodes.Element):
    """One of the choices: its words, what is below them, a reply."""


class quiz_words(nodes.General, nodes.TextElement):
    """The words of a choice; of a pair, the words on the left."""


class quiz_partner(nodes.General, nodes.TextElement):
    """The words on the right of a pair."""


class quiz_reply(nodes.General, nodes.Element):
    """What a reader is told who has chosen so, or left out what is right."""


class quiz_otherwise(nodes.General, nodes.Element):
    """What all other readers are told."""


class quiz_explanation(nodes.General, nodes.Element):
    """What everybody reads in the end."""


NODES = (quiz, quiz_question, quiz_choice, quiz_words, quiz_partner,
         quiz_reply, quiz_otherwise, quiz_explanation)

Fault = tuple[int | None, str]


def read_number(text: str) -> Fraction | None:
    """Return a whole number, a decimal or a fraction; None if it is none.

    >>> read_number("−3/4")
    Fraction(-3, 4)
    >>> read_number("0.05")
    Fraction(1, 20)
    >>> read_number("1,000") is None
    True
    """
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    if not NUMBER.fullmatch(text):
        return None
    top, _, bottom = text.partition("/")
    if bottom and not int(bottom):
        return None
    return Fraction(top) / int(bottom or 1)


def digest(kind: str, options: dict[str, str], lines: list[str]) -> str:
    """Return a short hash of an item: answers to another one are old.

    Where lines break makes no difference.
    """
    text = " ".join([kind, repr(sorted(options.items())), *lines])
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def read_item(kind: str, options: dict[str, str], body: nodes.Element,
              line: int) -> tuple[quiz, list[Fault]]:
    """Return an item and its faults, each with its line.

    Parameters
    ----------
    kind
        One of `KINDS`.
    options
        The options of the directive, without its name.
    body
        The parsed content of the directive.
    line
        The line of the directive.
    """
    item = quiz(kind=kind)
    question, listed, rest = parted(kind, body)
    item += quiz_question("", *question)
    if listed is None:
        return item, [(line, EXPECTED_LIST[kind])]
    faults = [*READERS[kind](item, listed, rest, options)]
    if kind != "number":
        for name in sorted(OPTIONS & set(options)):
            faults.append((line, f"expected `{name}` in the kind number "
                                 f"alone, got it in {kind}"))
    if not "".join(part.astext() for part in question).strip():
        faults.append((line, "expected a question before the list, got none"))
    if rest:
        item += quiz_explanation("", *rest)
    elif kind in {"number", "order", "match"}:
        faults.append((line, "expected an explanation after the list, "
                             "got none"))
    return item, [(place or line, text) for place, text in faults]


EXPECTED_LIST = {
    "single": "expected a list of choices, `- [ ] …` and one `- [x] …`, "
              "got none",
    "several": "expected a list of choices, `- [ ] …` and `- [x] …`, got none",
    "number": "expected a list of wrong values, at least `- otherwise`, "
              "got none",
    "order": "expected a numbered list in the right order, got none",
    "match": "expected a list of pairs, `- left :: right`, got none",
}


def parted(kind: str, body: nodes.Element) -> tuple[
        list[nodes.Node], nodes.Element | None, list[nodes.Node]]:
    """Return what stands before the list of choices, it, and the rest."""
    blocks = list(body.children)
    for index, block in enumerate(blocks):
        if is_list(kind, block):
            return blocks[:index], block, blocks[index + 1:]
    return blocks, None, []


def is_list(kind: str, block: nodes.Node) -> bool:
    if kind == "order":
        return isinstance(block, nodes.enumerated_list)
    if not isinstance(block, nodes.bullet_list):
        return False
    texts = [first_text(entry) for entry in block]
    if kind == "number":
        return any(text == OTHERWISE or read_number(text) is not None
                   for text in texts)
    if kind == "match":
        return any("::" in text for text in texts)
    return any(MARK.match(text) for text in texts)


def first_text(entry: nodes.Element) -> str:
    return entry[0].astext().strip() if len(entry) else ""


def split_entry(entry: nodes.list_item) -> quiz_choice:
    """Return a choice made of an entry of the list.

    Its first paragraph are its words, quotations its reply.
    """
    choice = quiz_choice()
    choice.source, choice.line = entry.source, entry.line
    replies = [part for part in entry if isinstance(part, nodes.block_quote)]
    others = [part for part in entry if part not in replies]
    words = quiz_words()
    if others and isinstance(others[0], nodes.paragraph):
        words += others.pop(0).children
    choice += words
    choice += others
    if replies:
        choice += quiz_reply("", *(part for reply in replies
                                   for part in reply.children))
    return choice


def words_of(choice: quiz_choice) -> quiz_words:
    return choice[0]


def reply_of(choice: nodes.Element) -> quiz_reply | None:
    return next((part for part in choice
                 if isinstance(part, quiz_reply)), None)


def choices_of(item: quiz) -> list[quiz_choice]:
    return [part for part in item if isinstance(part, quiz_choice)]


def without_start(words: nodes.TextElement, pattern: re.Pattern
                  ) -> re.Match | None:
    """Cut a pattern off the beginning of some words."""
    first = words[0] if len(words) else None
    found = isinstance(first, nodes.Text) and pattern.match(first)
    if not found:
        return None
    words[0] = nodes.Text(first[found.end():])
    return found


def read_choices(item: quiz, listed: nodes.Element, rest: list[nodes.Node],
                 options: dict[str, str]) -> Iterator[Fault]:
    kind, right = item["kind"], []
    for index, entry in enumerate(listed):
        choice = split_entry(entry)
        item += choice
        mark = without_start(words_of(choice), MARK)
        if mark is None:
            yield choice.line, ("expected a choice to begin with `[ ]` or "
                                f"`[x]`, got {first_text(entry)!r}")
            continue
        chosen = mark[1] != " "
        choice["right"] = chosen
        if chosen:
            right.append(index)
        if reply_of(choice) is None and (kind == "several" or not chosen):
            yield choice.line, (
                "expected feedback, `> …`, below "
                f"{'each' if kind == 'several' else 'each wrong'} choice, "
                f"got none below {words_of(choice).astext()!r}")
    item["key"] = right
    if not right:
        yield listed.line, "expected a right choice, `[x]`, got none"
    if kind == "single" and len(right) > 1:
        yield listed.line, ("expected one right choice, `[x]`, "
                            f"got {len(right)}")
    if len(right) == len(listed):
        yield listed.line, "expected a wrong choice, `[ ]`, got none"
    if kind == "single":
        item["key"] = right[0] if right else None


def read_value(item: quiz, listed: nodes.Element, rest: list[nodes.Node],
               options: dict[str, str]) -> Iterator[Fault]:
    answer = read_number(options.get("answer", ""))
    tolerance = read_number(options.get("tolerance", "0"))
    if answer is None:
        yield None, ("expected `answer` to be a number such as 3, -0.5 or 3/4, "
                     f"got {options.get('answer', '')!r}")
    if tolerance is None or tolerance < 0:
        yield None, ("expected `tolerance` to be a number, 0 or more, "
                     f"got {options.get('tolerance')!r}")
    item["key"] = options.get("answer", "").strip()
    item["tolerance"] = options.get("tolerance", "0").strip()
    item["unit"] = options.get("unit", "").strip()
    values = []
    for entry in listed:
        text = first_text(entry)
        choice = split_entry(entry)
        if reply_of(choice) is None:
            yield choice.line, f"expected feedback, `> …`, below {text!r}, got none"
        if text == OTHERWISE:
            take_otherwise(item, choice)
            continue
        value = read_number(text)
        if value is None:
            yield choice.line, ("expected a wrong value such as 3, -0.5 or "
                                f"3/4, or `otherwise`, got {text!r}")
            continue
        if (answer is not None and tolerance is not None
                and abs(value - answer) <= tolerance):
            yield choice.line, (f"expected a wrong value, got {text}, which "
                                "the tolerance takes for the answer")
        if value in values:
            yield choice.line, f"expected each wrong value once, got {text} again"
        values.append(value)
        choice["value"] = text
        item += choice
    if not any(isinstance(part, quiz_otherwise) for part in item):
        yield listed.line, "expected feedback for `- otherwise`, got none"


def take_otherwise(item: quiz, choice: quiz_choice) -> None:
    reply = reply_of(choice)
    item += quiz_otherwise("", *(reply.children if reply else ()))


def read_order(item: quiz, listed: nodes.Element, rest: list[nodes.Node],
               options: dict[str, str]) -> Iterator[Fault]:
    for entry in listed:
        choice = split_entry(entry)
        item += choice
        if reply_of(choice) is not None:
            yield choice.line, ("expected feedback below `otherwise` alone, got "
                                f"some below {first_text(entry)!r}")
    item["key"] = list(range(len(listed)))
    if len(listed) < 3:
        yield listed.line, ("expected at least three things to put in order, "
                            f"got {len(listed)}")
    for block in rest:
        if isinstance(block, nodes.bullet_list) and any(
                first_text(entry) == OTHERWISE for entry in block):
            rest.remove(block)
            if len(block) > 1:
                yield block.line, ("expected `- otherwise` alone in its list, "
                                   f"got {len(block)} entries")
            choice = split_entry(block[0])
            take_otherwise(item, choice)
            if reply_of(choice) is not None:
                return
            break
    yield listed.line, ("expected `- otherwise` with feedback, `> …`, after "
                        "the numbered list, got none")


def read_pairs(item: quiz, listed: nodes.Element, rest: list[nodes.Node],
               options: dict[str, str]) -> Iterator[Fault]:
    partners: list[str] = []
    item["key"] = []
    for entry in listed:
        choice = split_entry(entry)
        item += choice
        partner = split_pair(words_of(choice))
        if partner is None:
            yield choice.line, ("expected one ` :: ` between the two sides of "
                                f"a pair, got {first_text(entry)!r}")
            continue
        choice.insert(1, partner)
        said = partner.astext().strip()
        if said not in partners:
            partners.append(said)
        else:
            partner["repeated"] = True
        item["key"].append(partners.index(said))
    if len(listed) < 3:
        yield listed.line, f"expected at least three pairs, got {len(listed)}"
    elif len(partners) == 1:
        yield listed.line, ("expected different right sides, got "
                            f"{partners[0]!r} alone")


def split_pair(words: quiz_words) -> quiz_partner | None:
    """Cut the right side off some words and return it."""
    places = [index for index, part in enumerate(words)
              if isinstance(part, nodes.Text) and "::" in part]
    if len(places) != 1 or words[places[0]].count("::") != 1:
        return None
    place = places[0]
    before, after = PARTING.split(words[place], maxsplit=1)
    partner = quiz_partner("", "", *([nodes.Text(after)] if after else []),
                           *words.children[place + 1:])
    words.children = words.children[:place]
    if before:
        words += nodes.Text(before)
    if not words.astext().strip() or not partner.astext().strip():
        return None
    return partner


READERS = {"single": read_choices, "several": read_choices,
           "number": read_value, "order": read_order, "match": read_pairs}


# What all editions show in the same way -----------------------------------

def shuffled(item: quiz, count: int) -> list[int]:
    """Return the order in which an item shows things: the same for everyone.

    It is never the right order.
    """
    def lot(index: int) -> str:
        return hashlib.sha256(f"{item['label']} {index}".encode()).hexdigest()

    order = sorted(range(count), key=lot)
    return order[::-1] if order == sorted(order) else order


def letter(index: int) -> str:
    """Return what a choice is called: a, b, c, …"""
    return "abcdefghijklmnopqrstuvwxyz"[index]


def shown_choices(item: quiz) -> list[tuple[int, quiz_choice]]:
    """Return the choices as they are shown, each with its own number."""
    choices = list(enumerate(choices_of(item)))
    if item["kind"] != "order":
        return choices
    return [choices[index] for index in shuffled(item, len(choices))]


def shown_partners(item: quiz) -> list[tuple[int, quiz_partner]]:
    """Return the right sides as they are shown, each with its own number."""
    partners = [(key, part) for key, choice in zip(
        item["key"], choices_of(item), strict=True) for part in choice
        if isinstance(part, quiz_partner) and not part.get("repeated")]
    return [partners[index] for index in shuffled(item, len(partners))]
