"""The way from paper to the web: addresses of chapters, figures and answers.

Nothing is said here if the address of the book is unknown.
"""

import ast
import re
from collections.abc import Iterable

from docutils import nodes
from sphinx import addnodes
from sphinx_exercise.nodes import is_exercise_node

from publishing.address import book_address
from publishing.on_the_web import CHECK, MOVE, name_the_web, place_of
from publishing.print.hints import TO_APPENDIX
from publishing.print.nodes import live_address

TEMPLATE = "tag_your-turn"
CHECKED = re.compile(r"""\bcheck\(\s*(["'])(?P<label>[\w-]+)\1""")


def tell_addresses(book: nodes.document, chapters: Iterable[str]) -> None:
    """Say where on the web chapters stand, figures move, answers are checked.

    Parameters
    ----------
    book
        All pages; solutions have been taken out of them.
    chapters
        The pages that open with their address.
    """
    name_the_web(book)
    if not book_address():
        return
    opening = set(chapters)
    for file in book.findall(addnodes.start_of_file):
        page = file["docname"]
        if page in opening:
            file.next_node(nodes.section)["address"] = place_of(page)
            opening.remove(page)  # the companion has the same page again
        tell_where_figures_move(file)
        tell_where_answers_are_checked(file)


def tell_where_figures_move(file: addnodes.start_of_file) -> None:
    for figure in list(file.findall(nodes.figure)):
        if "moving-figure" in figure["classes"]:
            figure += live_address(words=MOVE, address=place_of(
                file["docname"], figure["ids"][0]))


def tell_where_answers_are_checked(file: addnodes.start_of_file) -> None:
    """Say in a line where an answer is checked, in place of an empty template.

    A template stands below the exercise whose answer it checks; one exercise may
    have several. Where a template says more than its exercise, it is printed,
    and has the line.
    """
    exercises = {node["label"]: node for node in file.findall(is_exercise_node)}
    told = set()
    for cell in list(file.findall(is_template)):
        label = exercise_of(cell)
        exercise = exercises.get(label)
        if exercise is None:
            continue
        line = live_address(words=CHECK, address=place_of(file["docname"], label))
        if not is_empty(code_of(cell), exercise.astext()):
            cell += line
            continue
        cell.parent.remove(cell)
        if label not in told:
            told.add(label)
            line["title"] = "Your turn"
            exercise.insert(place_for_line(exercise), line)


def exercise_of(cell: nodes.Element) -> str:
    """Return the label of the exercise that a template checks, or nothing."""
    found = CHECKED.search(code_of(cell))
    return found["label"] if found else ""


def code_of(cell: nodes.Element) -> str:
    code = next(cell.findall(nodes.literal_block), None)
    return code.astext() if code is not None else ""


def is_empty(template: str, exercise: str) -> bool:
    r"""Tell whether a template says nothing that its exercise does not say.

    >>> is_empty("def area(x):\n    ...\n\ncheck('e', area)", "Write `area(x)`.")
    True
    >>> is_empty("def area(x):\n    return x * ...\n\ncheck('e', area)",
    ...          "Write `area(x)`.")
    False
    >>> is_empty("a, b = ..., ...  # in meters\ncheck('e', (a, b))", "How long?")
    False
    """
    *parts, _ = ast.parse(template).body
    return "#" not in template and all(
        is_left_open(part, exercise) for part in parts)


def is_left_open(part: ast.stmt, exercise: str) -> bool:
    if isinstance(part, ast.FunctionDef):
        return part.name in exercise and all(
            is_left_open(line, exercise) for line in part.body)
    if isinstance(part, ast.Expr):
        return is_dots(part.value) or (isinstance(part.value, ast.Constant)
                                       and isinstance(part.value.value, str))
    return isinstance(part, ast.Assign | ast.Return) and is_dots(part.value)


def is_dots(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Tuple | ast.List):
        return all(map(is_dots, value.elts))
    return isinstance(value, ast.Constant) and value.value is ...


def is_template(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and TEMPLATE in node["classes"]


def place_for_line(exercise: nodes.Element) -> int:
    """Return where a line ends an exercise, above the way to its solution."""
    last = exercise[-1]
    to_solution = (isinstance(last, nodes.paragraph)
                   and TO_APPENDIX in last["classes"])
    return len(exercise) - to_solution
