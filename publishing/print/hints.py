"""Hints at the end of the exercises, with pages both ways.

On the web a hint is folded. On paper, below its exercise, it would be read with
the exercise.
"""

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx_exercise.nodes import is_exercise_node

from publishing.print.arrangement import number_of
from publishing.print.nodes import hint_number, label_of, page_reference

HINT, HINTS = "Hint", "Hints"
TO_APPENDIX = "to-appendix"


def collect_hints(env: BuildEnvironment, file: nodes.Element) -> None:
    """Move the hints of a page to the end of its last section with some."""
    page = file["docname"]
    found = [(exercise, hint) for exercise in file.findall(is_exercise_node)
             for hint in exercise.findall(is_hint)]
    if not found:
        return
    place = top_section(found[-1][0])
    blocks: list[nodes.Element] = []
    for exercise, hint in found:
        hint.parent.remove(hint)
        name = exercise["ids"][0]
        label = label_of(page, f"hint-{name}")
        number = hint_number(
            "", number_of(env, page, "exercise", name) or HINT,
            target=label_of(page, name), label=label)
        number.line = hint[1].line
        run_in(blocks, number, hint.children[1:])
        lead_on(exercise, page_reference("", HINT, target=label))
    place += [nodes.rubric(text=HINTS),
              nodes.container("", *blocks, classes=["hints"])]


def is_hint(node: nodes.Node) -> bool:
    return (isinstance(node, nodes.container)
            and node.get("design_component") == "dropdown"
            and isinstance(node[0], nodes.rubric) and node[0].astext() == HINT)


def top_section(node: nodes.Element) -> nodes.Element:
    """Return the section of the page, not of another section, that has a node."""
    sections = []
    while node is not None:
        if isinstance(node, nodes.section) and "depth" in node:
            sections.append(node)
        node = node.parent
    return next((one for one in sections if one["depth"] == 1), sections[-1])


def run_in(blocks: list[nodes.Element], number: hint_number,
           hint: list[nodes.Element]) -> None:
    """Add a hint to those before it, in one paragraph with them if it can be."""
    if not blocks or not isinstance(blocks[-1], nodes.paragraph):
        blocks.append(nodes.paragraph())
    if len(blocks[-1]):
        number = [nodes.raw("", r"\hintgap ", format="latex"), number]
    first, *rest = hint
    if not isinstance(first, nodes.paragraph):
        first, rest = [], hint
    blocks[-1] += number
    blocks[-1] += first[:]
    blocks += rest


def lead_on(question: nodes.Element, reference: page_reference) -> None:
    """Say at the end of a question where something about it stands."""
    last = question[-1]
    if not (isinstance(last, nodes.paragraph) and TO_APPENDIX in last["classes"]):
        question += nodes.paragraph("", "", reference, classes=[TO_APPENDIX])
        return
    last += [nodes.raw("", r"\qquad ", format="latex"), reference]
