"""Questions and answers of quizzes, as `publishing.quizzes.sheet` has them, in type.

Print has little room and no form: short choices stand in two columns, and so
do the two sides of pairs.
"""

from docutils import nodes

from publishing.print.nodes import page_reference
from publishing.print.tables import entry_width
from publishing.quizzes import sheet
from publishing.quizzes.item import quiz

SHORT = 25  # letters of a choice that fits into half a line
NARROWEST = .35  # of the line, for one side of pairs
GAP = .04  # of the line, between columns


def printed_question(item: quiz, answer: str) -> list[nodes.Node]:
    """Return an item without its answer, which stands at the label `answer`."""
    title, *parts = sheet.question(item)
    title += [nodes.raw("", r"\hfill ", format="latex"),
              page_reference("", "Answer", target=answer)]
    if item["kind"] == "match":
        *asked, left, right = parts
        return [title, *asked, side_by_side([left, right], shares(left, right))]
    if item["kind"] == "number":
        return [title, *parts]
    *asked, choices = parts
    if max(map(width, choices)) > SHORT:
        return [title, *parts]
    return [title, *asked, side_by_side(halves(choices), [.5, .5])]


def printed_answer(item: quiz, heading: list[nodes.Node]) -> list[nodes.Node]:
    """Return the answer of an item, its first sentence behind its heading."""
    told, *rest = sheet.answer(item)
    told[:0] = [*heading, nodes.raw("", r"\quad ", format="latex")]
    return [told, *rest]


def width(entry: nodes.Element) -> float:
    """Guess how many letters wide a choice is; one with blocks is no line."""
    return entry_width(entry) if len(entry) == 1 else float("inf")


def shares(left: nodes.Element, right: nodes.Element) -> list[float]:
    """Return which parts of the line two lists have, by their longest entries.

    >>> one, other = (nodes.bullet_list("", nodes.list_item(
    ...     "", nodes.paragraph(text="letter" * size))) for size in (1, 3))
    >>> shares(one, other), shares(one, one)
    ([0.35, 0.65], [0.5, 0.5])
    """
    one, other = (max(map(entry_width, side)) for side in (left, right))
    share = min(max(one / ((one + other) or 1), NARROWEST), 1 - NARROWEST)
    return [share, 1 - share]


def halves(choices: nodes.enumerated_list) -> list[nodes.enumerated_list]:
    """Return a list in two, the first at least as long; numbers run on."""
    first, second = choices.deepcopy(), choices.deepcopy()
    middle = (len(choices) + 1) // 2
    del first[middle:], second[:middle]
    second["start"] = middle + 1
    return [first, second]


def side_by_side(lists: list[nodes.Element], widths: list[float]
                 ) -> nodes.container:
    return nodes.container("", *(
        nodes.container("", one, classes=["quiz-column"], share=share - GAP / 2)
        for one, share in zip(lists, widths, strict=True)),
        classes=["quiz-columns"])
