"""Solutions and answers in appendices, with links both ways.

Not every e-reader can fold, and where one can, a tap often turns the page. So
solutions and answers stand where a reader looks for them only on purpose: in
two appendices, a leaf for each chapter that has some.
"""

from dataclasses import dataclass

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx_exercise.nodes import is_exercise_node, solution_node

from publishing.epub.leaves import (
    SUFFIX, Leaf, announcing, leaf_name, numbered_title)
from publishing.print.arrangement import chapter_number

# The class of an answer that is to be moved; see `transforms`.
ANSWER = "moved-answer"


@dataclass(frozen=True)
class Appendix:
    """What is moved out of the chapters."""

    name: str
    title: str
    below: str  # a sentence under the title
    word: str  # begins the titles of its leaves

    def leaf_name(self, env: BuildEnvironment, page: str) -> str:
        return f"{self.name}-{leaf_name(env, page)}"

    def address(self, env: BuildEnvironment, page: str, place: str) -> str:
        """Return where something of a page is found in this appendix."""
        return f"{self.leaf_name(env, page)}{SUFFIX}#{place}"


SOLUTIONS = Appendix(
    "solutions", "Solutions to the exercises",
    "Each exercise ends with a link to its solution, and the title of each "
    "solution leads back.", "Solutions")
ANSWERS = Appendix(
    "answers", "Answers to the questions",
    "Each question ends with a link to its answer, and the title of each "
    "answer leads back.", "Answers")


def link(words: str, address: str) -> nodes.reference:
    return nodes.reference("", words, internal=True, refuri=address)


def way(words: str, address: str) -> nodes.paragraph:
    """Return a line that leads to an appendix."""
    return nodes.paragraph("", "", link(words, address),
                           classes=["to-appendix"])


def moved_solutions(env: BuildEnvironment, page: str, tree: nodes.document
                    ) -> list[nodes.Node]:
    """Cut the solutions out of a page, and leave links to them.

    Raises
    ------
    ValueError
        If a solution belongs to no exercise of the page.
    """
    exercises = {node["label"]: node for node in tree.findall(is_exercise_node)}
    moved = []
    for node in list(tree.findall(solution_node)):
        label = node["target_label"]
        if label not in exercises:
            raise ValueError(
                f"{page}: the solution {node['label']} belongs to {label}; "
                "expected an exercise of the same page")
        node.parent.remove(node)
        exercises[label] += way(
            "Solution", SOLUTIONS.address(env, page, node["ids"][0]))
        free_leading_space(node.next_node(nodes.reference))
        moved.append(node)
    return moved


def free_leading_space(reference: nodes.reference) -> None:
    """Take out of a link the space before it, which would be underlined."""
    words = reference.next_node(nodes.Text)
    if words.startswith(" "):
        words.parent.replace(words, nodes.Text(words.lstrip()))
        reference.parent.insert(reference.parent.index(reference),
                                nodes.Text(" "))


def moved_answers(tree: nodes.document) -> list[nodes.Node]:
    """Cut the answers out of a page; their questions lead to them already."""
    moved = [node for node in tree.findall(nodes.container)
             if ANSWER in node["classes"]]
    for node in moved:
        node.parent.remove(node)
    return moved


def appendix_leaf(env: BuildEnvironment, appendix: Appendix, page: str,
                  body: list[nodes.Node]) -> Leaf:
    """Return the leaf of what was moved out of one page."""
    number = chapter_number(env, page)
    title = numbered_title(env, page).removeprefix(f"{number}. ")
    whole = (f"{appendix.word}, Chapter {number}: {title}" if number
             else f"{appendix.word}, {title}")
    name = appendix.leaf_name(env, page)
    section = nodes.section("", nodes.title(text=whole), *body, ids=[name])
    return Leaf(name, whole, page, "back", [section])


def appendix_of(appendix: Appendix, leaves: list[Leaf]) -> list[Leaf]:
    """Return the leaf that announces an appendix, if it has leaves."""
    if not leaves:
        return []
    opened = announcing(appendix.name, appendix.title, appendix.title,
                        below=appendix.below, matter="back")
    opened.leaves = leaves
    return [opened]
