"""Quiz items on paper and in e-books: lists, with the answers elsewhere.

The answers stand where the directive `quiz-answers` is. An edition without
one has each answer right below its question.
"""

from docutils import nodes

from publishing.quizzes.item import (
    letter, quiz, quiz_explanation, quiz_otherwise, quiz_partner,
    quiz_question, quiz_reply, quiz_words, choices_of, reply_of,
    shown_choices, shown_partners, words_of)

HINTS = {
    "single": "choose one",
    "several": "choose all that fit",
    "number": "give a number",
    "order": "put in order",
    "match": "find the pairs",
}


def hint(item: quiz) -> str:
    """Return what the reader is to do: the kind of the item, in words."""
    unit = f" in {item['unit']}" if item.get("unit") else ""
    return HINTS[item["kind"]] + unit


def blocks_of(choice: nodes.Element) -> list[nodes.Node]:
    """Return what stands below the words of a choice."""
    return [part for part in choice if not isinstance(
        part, quiz_words | quiz_partner | quiz_reply)]


def copies(parts) -> list[nodes.Node]:
    return [part.deepcopy() for part in parts]


# Answers ------------------------------------------------------------------

def answer(item: quiz) -> list[nodes.Node]:
    """Return the right answer, what to say to each choice, and the reason."""
    parts = [nodes.paragraph("", "", *statement(item), classes=["quiz-answer"])]
    replies = reply_entries(item)
    if replies:
        parts.append(nodes.bullet_list("", *replies, bullet="-",
                                       classes=["quiz-replies"]))
    for explanation in item.findall(quiz_explanation):
        parts.append(nodes.container(
            "", *copies(explanation), classes=["quiz-explanation"],
            is_div=True))
    return parts


def statement(item: quiz) -> list[nodes.Node]:
    """Return the sentence that says what is right."""
    kind, key = item["kind"], item["key"]
    if kind == "number":
        unit = f" {item['unit']}" if item["unit"] else ""
        return [strong(typeset_number(key) + unit), nodes.Text(" is right.")]
    if kind == "match":
        places = {key: place for place, (key, _) in
                  enumerate(shown_partners(item), start=1)}
        pairs = ", ".join(f"{letter(index)}) with {places[number]})"
                          for index, number in enumerate(key))
        return [strong(pairs), nodes.Text(": these are the pairs.")]
    if kind == "order":
        letters = {number: letter(place) for place, (number, _) in
                   enumerate(shown_choices(item))}
        return [strong(", ".join(f"{letters[number]})" for number in key)),
                nodes.Text(": this is the order.")]
    right = [key] if kind == "single" else key
    parts: list[nodes.Node] = []
    for place, index in enumerate(right):
        if place:
            parts.append(nodes.Text(
                " and " if place == len(right) - 1 else ", "))
        parts.append(strong(f"{letter(index)})"))
    return [*parts, nodes.Text(" is right." if len(right) == 1
                               else " are right.")]


def strong(text: str) -> nodes.strong:
    return nodes.strong("", text)


def typeset_number(text: str) -> str:
    """Return a number as print has it.

    >>> typeset_number("-3/4")
    '−3/4'
    """
    return text.replace("-", "\N{MINUS SIGN}")


def reply_entries(item: quiz) -> list[nodes.list_item]:
    """Return the replies, each after the readers that it is for.

    The class of an entry tells the web edition's script whose it is.
    """
    entries = []
    for index, choice in enumerate(choices_of(item)):
        reply = reply_of(choice)
        if reply is not None:
            entries.append(entry(addressed(item["kind"], index, choice), reply,
                                 f"reply-{index}"))
    for otherwise in item.findall(quiz_otherwise):
        entries.append(entry("Otherwise:", otherwise, "reply-otherwise"))
    return entries


def addressed(kind: str, index: int, choice: nodes.Element) -> str:
    """Return whom the reply of a choice is for.

    A letter or a number says it where the reply is for all who gave it.
    """
    if kind == "number":
        return f"{typeset_number(choice['value'])}:"
    name = f"{letter(index)})"
    if kind == "several":
        done = "left out" if choice.get("right") else "chose"
        return f"If you {done} {name}:"
    return f"If you gave {name} another partner:" if kind == "match" else name


def entry(name: str, reply: nodes.Element, kind: str) -> nodes.list_item:
    result = nodes.list_item("", *copies(reply), classes=[kind])
    if not len(result) or not isinstance(result[0], nodes.paragraph):
        result.insert(0, nodes.paragraph())
    result[0][:0] = [strong(name), nodes.Text(" ")]
    return result


# Questions ----------------------------------------------------------------

def question(item: quiz) -> list[nodes.Node]:
    """Return an item without its answer, in plain nodes."""
    parts: list[nodes.Node] = [nodes.paragraph(
        "", "", strong(f"Question {item['number']}"),
        nodes.Text(f" ({hint(item)})"), classes=["quiz-title"])]
    for asked in item.findall(quiz_question):
        parts += copies(asked)
    if item["kind"] == "number":
        return parts
    parts.append(numbered("loweralpha", [
        [nodes.paragraph("", "", *copies(words_of(choice))),
         *copies(blocks_of(choice))]
        for _, choice in shown_choices(item)]))
    if item["kind"] == "match":
        parts.append(numbered("arabic", [
            [nodes.paragraph("", "", *copies(partner))]
            for _, partner in shown_partners(item)]))
    return parts


def numbered(kind: str, entries: list[list[nodes.Node]]
             ) -> nodes.enumerated_list:
    return nodes.enumerated_list(
        "", *(nodes.list_item("", *parts) for parts in entries),
        enumtype=kind, prefix="", suffix=")")
