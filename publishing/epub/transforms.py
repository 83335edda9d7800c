"""What pages of the EPUB have in place of forms and folds."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_exercise.nodes import solution_node

from publishing.epub.appendices import ANSWER, ANSWERS, link, way
from publishing.folded import folded, folded_title
from publishing.on_the_web import (
    CHECK, MOVE, TEMPLATE_HINT, name_the_web, place_of)
from publishing.print.addresses import exercise_of
from publishing.quizzes import sheet
from publishing.quizzes.extension import answer_id
from publishing.quizzes.item import quiz
from publishing.theme.structure import TEMPLATE

BUILDER = "epub"


class NameTheWeb(SphinxPostTransform):
    """Say in titles what can be done on the web alone."""

    default_priority = 9
    builders = (BUILDER,)

    def run(self, **kwargs) -> None:
        name_the_web(self.document)


class TellLiveAddresses(SphinxPostTransform):
    """Say below figures to move where that can be done, if it is known."""

    default_priority = 9
    builders = (BUILDER,)

    def run(self, **kwargs) -> None:
        for figure in self.document.findall(nodes.figure):
            if "moving-figure" in figure["classes"]:
                place = place_of(self.env.docname, figure["ids"][0])
                if place:
                    figure += nodes.legend("", nodes.paragraph(
                        "", "", to_the_web(MOVE, place),
                        classes=["live-address"]))


class ListQuizzes(SphinxPostTransform):
    """Make lists of quiz items, each with its answer behind it.

    The answers are moved later, when their formulas and links are resolved.
    """

    default_priority = 119  # before the quizzes' own transform
    builders = (BUILDER,)

    def run(self, **kwargs) -> None:
        for made in list(self.document.findall(quiz)):
            made.replace_self(self.listed(made))

    def listed(self, made: quiz) -> list[nodes.Node]:
        page, name, place = made["docname"], made["ids"][0], answer_id(made)
        back = nodes.paragraph(
            "", "", link(f"Question {made['number']}",
                         f"{self.app.builder.get_target_uri(page)}#{name}"),
            classes=["answer-title"])
        there = ANSWERS.address(self.env, page, place)
        return [
            nodes.container("", *sheet.question(made), way("Answer", there),
                            classes=["quiz"], ids=made["ids"], is_div=True),
            nodes.container("", back, *sheet.answer(made), classes=[ANSWER],
                            ids=[place], is_div=True)]


class UnfoldSolutions(SphinxPostTransform):
    """Keep solutions from being folded, which would cost their links."""

    default_priority = 185  # before boxes are folded
    builders = (BUILDER,)

    def run(self, **kwargs) -> None:
        for solution in self.document.findall(solution_node):
            solution["classes"] = [name for name in solution["classes"]
                                   if name != "dropdown"]


class Unfold(SphinxPostTransform):
    """Open what is folded on the web; hide what print hides.

    The code of pictures is left out, and so is what a template says before
    the reader has completed it. Nothing runs here, so a template does not tell
    how to run it.
    """

    default_priority = 210  # after everything is folded
    builders = (BUILDER,)

    def run(self, **kwargs) -> None:
        for part in list(self.document.findall(folded)):
            parts = unfolded(part)
            # What replaces a node inherits its ids and classes.
            part["ids"], part["classes"] = [], []
            part.replace_self(parts)
        for cell in self.document.findall(nodes.container):
            if TEMPLATE in cell["classes"]:
                cell.children = [part for part in cell.children
                                 if not is_output(part)]
                tell_where_it_runs(cell, self.env.docname)


def tell_where_it_runs(cell: nodes.container, page: str) -> None:
    exercise = exercise_of(cell)
    place = place_of(page, exercise) if exercise else ""
    for label in cell.findall(nodes.paragraph):
        if "your-turn-label" in label["classes"]:
            label.children[1:] = []
            label += ([nodes.Text(" "), to_the_web(CHECK, place),
                       nodes.Text(".")] if place
                      else nodes.Text(f" {TEMPLATE_HINT}"))


def to_the_web(words: str, place: str) -> nodes.reference:
    return nodes.reference("", words, refuri=place, internal=False)


def is_output(node: nodes.Node) -> bool:
    return (isinstance(node, nodes.container)
            and node.get("nb_element") == "cell_code_output")


def unfolded(part: folded) -> list[nodes.Node]:
    title, *body = part.children
    if "hidden-part" in part["classes"]:
        return [] if "above-input" in part["classes"] else contents_of(body)
    classes = [name for name in part["classes"] if name != "dropdown"]
    return [nodes.container(
        "", nodes.paragraph("", "", *title.children,
                            classes=["admonition-title"]),
        *contents_of(body), ids=list(part["ids"]), is_div=True,
        classes=["unfolded", kind_of(title), *classes])]


def kind_of(title: folded_title) -> str:
    """Return a class for the style sheet, from what a fold is called."""
    return nodes.make_id(title.astext().partition(" ")[0]) or "box"


def contents_of(body: list[nodes.Node]) -> list[nodes.Node]:
    """Return what is inside the wrapper of a folded part."""
    return [child for part in body
            for child in (part.children if "folded-body" in part["classes"]
                          else [part])]


ALL = (NameTheWeb, TellLiveAddresses, ListQuizzes, UnfoldSolutions, Unfold)
