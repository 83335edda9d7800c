"""Solutions and answers in a companion of their own, with pages both ways.

On the web they are folded and stand below their questions. On paper nothing
can be folded, so that a reader would see the solution with the exercise.
Hints stay in the chapter, behind all of its exercises.
"""

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx_exercise.nodes import (
    exercise_subtitle, exercise_title, is_exercise_node, solution_node)

from publishing.print.arrangement import chapter_number, number_of
from publishing.print.hints import collect_hints, lead_on
from publishing.print.nodes import label_of, page_reference, solution
from publishing.print.questions import printed_answer, printed_question
from publishing.quizzes.item import quiz

SOLUTIONS = "Solutions to the exercises"
ANSWERS = "Answers to the questions"

HEADING = "heading"  # class of the words that stay with what follows


def move_to_companion(env: BuildEnvironment, files: list[nodes.Node]
                      ) -> list[addnodes.start_of_file]:
    """Take solutions and answers out of pages; return those of each page."""
    moved = []
    for file in list(all_files(files)):
        collect_hints(env, file)
        sections = [
            section([nodes.Text(title)], 1, f"{nodes.make_id(title)}-of-page",
                    body)
            for title, body in ((SOLUTIONS, moved_solutions(env, file)),
                                (ANSWERS, moved_answers(file))) if body]
        if sections:
            moved.append(of_page(env, file["docname"], sections))
    return moved


def all_files(parts: list[nodes.Node]) -> Iterator[addnodes.start_of_file]:
    for part in parts:
        yield from part.findall(addnodes.start_of_file)


def of_page(env: BuildEnvironment, page: str, sections: list[nodes.Node]
            ) -> addnodes.start_of_file:
    """Return what the companion has for a page, under the page's own title."""
    title = [part.deepcopy() for part in env.titles[page].children]
    return addnodes.start_of_file("", section(
        title, 0, "answers-of-page", sections, chapter_number(env, page)),
        docname=page, companion=True)


def section(title: list[nodes.Node], depth: int, name: str,
            body: list[nodes.Node], number: str = "") -> nodes.section:
    return nodes.section("", nodes.title("", "", *title), *body, ids=[name],
                         depth=depth, number=number)


# Exercises ------------------------------------------------------------------

def moved_solutions(env: BuildEnvironment, file: nodes.Element
                    ) -> list[nodes.Node]:
    """Cut the solutions out of a page, each with its exercise's name."""
    page = file["docname"]
    exercises = {node["label"]: node for node in file.findall(is_exercise_node)}
    names = {label: exercise_name(env, page, node)
             for label, node in exercises.items()}
    moved = []
    for node in list(file.findall(solution_node)):
        label = node["target_label"]
        if label not in exercises:
            raise ValueError(
                f"{page}: the solution {node['label']} belongs to {label}; "
                "expected an exercise of the same page")
        node.parent.remove(node)
        here = label_of(page, node["ids"][0])
        moved.append(solution(
            "", nodes.paragraph("", "", *heading(
                names[label], label_of(page, label)), classes=[HEADING]),
            *body_of(node), label=here))
        lead_on(exercises[label], page_reference("", "Solution", target=here))
    return moved


def heading(name: list[nodes.Node], target: str) -> list[nodes.Node]:
    """Return the words that begin what the companion says to a question."""
    return [nodes.strong("", "", *(part.deepcopy() for part in name)),
            nodes.Text(" "), page_reference("", "", target=target)]


def exercise_name(env: BuildEnvironment, page: str, node: nodes.Element
                  ) -> list[nodes.Node]:
    """Give an exercise a plain title, and return it with its number."""
    old = node[0]
    own: list[nodes.Node] = []
    if isinstance(old, exercise_title):
        for subtitle in old.findall(exercise_subtitle):
            own = subtitle.children
    number = number_of(env, page, "exercise", node["ids"][0])
    name: list[nodes.Node] = [nodes.Text(f"Exercise {number}".strip())]
    if own:
        name += [nodes.Text(" ("), *own, nodes.Text(")")]
    title = nodes.title("", "", *(part.deepcopy() for part in name))
    old.replace_self(title)
    return name


def body_of(box: nodes.Element) -> list[nodes.Node]:
    """Return what stands in a box below its title."""
    return [part for child in box.children
            if not isinstance(child, nodes.title)
            for part in (child.children if isinstance(child, nodes.section)
                         else [child])]


# Quizzes --------------------------------------------------------------------

def moved_answers(file: nodes.Element) -> list[nodes.Node]:
    """Make lists of the items of a page, and cut their answers out."""
    page = file["docname"]
    moved = []
    for made in list(file.findall(quiz)):
        name = made["ids"][0]
        question, answer = (label_of(page, name),
                            label_of(page, f"answer-{name}"))
        title = [nodes.Text(f"Question {made['number']}")]
        moved.append(solution(
            "", *printed_answer(made, heading(title, question)),
            label=answer, classes=["answer"]))
        made.replace_self([
            nodes.target("", "", ids=made["ids"]),
            nodes.container("", *printed_question(made, answer),
                            classes=["quiz"])])
    return moved
