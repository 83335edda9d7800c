"""The cells of a page: for live code, and as a notebook to download.

A page shows some of its cells whole, of some the output alone, and of some
nothing. Whoever runs the page elsewhere needs them all, in order.

`python -m publishing.live.notebook FOLDER` writes the notebooks of the whole book,
without building it.
"""

import ast
import json
import os
import re
import sys
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import nbformat
from myst_nb.core.read import (
    is_myst_markdown_notebook, myst_nb_reader_plugin)

from mlmath import stated
from publishing.address import book_address
from publishing.edition import book_commit
from publishing.katex.renderer import MACROS, read_macros
from publishing.paths import BOOK, manuscript

CODE, OUTPUT, NOTHING = "code", "output", "nothing"

# Tags by which authors hide a cell, and what then is left of it on the page.
LEFT_OF = {"remove-cell": NOTHING, "remove-input": OUTPUT}


@dataclass(frozen=True)
class Cell:
    """A code cell: its source, its tags, and what a page shows of it."""

    source: str
    tags: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """Return what the page shows: the code, the output, or nothing."""
        tags = {tag.replace("_", "-") for tag in self.tags}
        if {"remove-input", "remove-output"} <= tags:
            return NOTHING
        found = {LEFT_OF.get(tag, CODE) for tag in tags}
        return next((part for part in (NOTHING, OUTPUT) if part in found),
                    CODE)


def is_notebook(page: Path) -> bool:
    """Tell whether a page is written as a notebook."""
    return (page.suffix == ".md"
            and is_myst_markdown_notebook(page.read_text("utf-8")))


def cells_of(page: Path) -> list[Cell]:
    """Return the code cells of a page in order, none if it is no notebook."""
    return list(read_cells(page, page.stat().st_mtime_ns))


@lru_cache
def read_cells(page: Path, changed: int) -> tuple[Cell, ...]:
    """Read the cells of a page, which a build asks for several times."""
    if not is_notebook(page):
        return ()
    return tuple(Cell(cell.source, tuple(cell.metadata.get("tags", ())))
                 for cell in myst_nb_reader_plugin(str(page)).cells
                 if cell.cell_type == "code")


def without_checks(source: str) -> str:
    """Return the source of a hidden cell with its checks made harmless.

    Hidden cells check the numbers in the text. A reader who changes a number
    further up must not be told of a check that is not on the page, and what
    follows it in the cell has to run all the same. What is checked is still
    computed where it calls something: it may draw random numbers, or define
    something. Of `given` remain the numbers.

    >>> print(without_checks("x = 2\\nassert x == 3, 'no'"))
    x = 2
    x == 3
    >>> print(without_checks("says('3 cars', x)\\nn = given('5 cars')"))
    n = 5
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:  # magics, which the kernel knows how to read
        return source
    tree = Harmless().visit(tree)
    tree.body = [node for node in tree.body if not isinstance(node, ast.Pass)]
    return ast.unparse(ast.fix_missing_locations(tree))


class Harmless(ast.NodeTransformer):
    def visit_Assert(self, node: ast.Assert) -> ast.Expr:
        return ast.copy_location(ast.Expr(node.test), node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.ImportFrom | None:
        return None if node.module == stated.__name__ else node

    def visit_Expr(self, node: ast.Expr) -> ast.Expr | ast.Pass:
        match node.value:
            case ast.Call(func=ast.Name(id="says"), args=[_, *values]):
                if not any(isinstance(part, ast.Call) for value in values
                           for part in ast.walk(value)):
                    return ast.Pass()
                node.value = ast.Tuple(values, ast.Load())
            case ast.Call(func=ast.Name(id="given")):
                return ast.Pass()
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        match node:
            case ast.Call(func=ast.Name(id="given"), args=phrases):
                numbers = stated.given(*map(ast.literal_eval, phrases))
                return ast.parse(literal(numbers), mode="eval").body
        return self.generic_visit(node)


def literal(numbers: object) -> str:
    if isinstance(numbers, tuple):
        return f"({', '.join(map(literal, numbers))},)"
    return str(numbers)  # of a fraction, the quotient


def live_cells(page: Path) -> list[dict]:
    """Return what a kernel has to know of a page, as it stands in JSON."""
    return [{"shown": cell.shown, "tags": list(cell.tags), "source":
             without_checks(cell.source) if cell.shown == NOTHING
             else cell.source} for cell in cells_of(page)]


# --- Notebooks to download ---------------------------------------------------

FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,}|:{3,})")
TARGET = re.compile(r"^\([\w:.-]+\)=\s*$", re.MULTILINE)
ROLE = re.compile(r"\{(?P<role>[\w:.-]+)\}`(?P<text>[^`]+)`")
LABELED = re.compile(r"^(?P<text>.*?)\s*<[^>]+>$", re.DOTALL)


def plain_roles(text: str) -> str:
    """Return Markdown whose roles are words: notebooks know no roles.

    >>> plain_roles("See {ref}`the plan <plan>` and {term}`matrix`.")
    'See the plan and matrix.'
    """
    def words(match: re.Match) -> str:
        labeled = LABELED.match(match["text"])
        return labeled["text"] if labeled else match["text"]
    return ROLE.sub(words, text)


def install_line(repository: str, commit: str) -> str:
    """Return the cell that installs the book's package in a notebook.

    Parameters
    ----------
    repository
        ``owner/name`` on GitHub, or an empty string.
    commit
        What the notebook was made from.
    """
    if repository:
        return ("%pip install --quiet "
                f'"git+https://github.com/{repository}@{commit}'
                '#subdirectory=code"')
    return ("# The book's package; run this in the folder of the book's "
            "repository.\n%pip install --quiet ./code")


def notebook_text(page: Path, title: str, install: str,
                  address: str = "") -> str:
    """Return a page as a notebook.

    Parameters
    ----------
    page
        The page's source.
    title
        The title as plain text.
    install
        The source of the first cell.
    address
        The complete address of the page, if it is known.
    """
    read = myst_nb_reader_plugin(str(page))
    where = f"[{title}]({address})" if address else f"“{title}”"
    cells = [nbformat.v4.new_markdown_cell(
        f"This is the code of the chapter {where}, with its text. Figures to "
        "move and quizzes are in the web edition alone. The next cell installs "
        "the book’s package."),
        nbformat.v4.new_code_cell(install)]
    for cell in read.cells:
        if cell.cell_type == "code":
            cells += code_cells(cell)
        elif text := notebook_markdown(cell.source):
            cells.append(nbformat.v4.new_markdown_cell(text))
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"  # the same in every build
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={
        "kernelspec": {"display_name": "Python 3", "language": "python",
                       "name": "python3"},
        "language_info": {"name": "python"}, "title": title})
    nbformat.validate(notebook)
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def code_cells(cell: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    """Return the cell for a reader, none if it only checks the text."""
    tags = list(cell.metadata.get("tags", ()))
    hidden = any(tag.startswith(("hide", "remove")) for tag in tags)
    metadata = {"tags": tags} if tags else {}
    if hidden:
        metadata["jupyter"] = {"source_hidden": True}
    source = cell.source
    if Cell(source, tuple(tags)).shown == NOTHING:
        source = without_checks(source)
    return [nbformat.v4.new_code_cell(source, metadata=metadata)] if source else []


DIRECTIVE = re.compile(r"^(?P<fence>`{3,}|:{3,})\{(?P<name>[\w:.-]+)\}"
                       r"\s*(?P<title>.*)$")
OPTION = re.compile(r"^:[\w-]+:")

# Directives that need the web edition, and what the notebook says instead.
WEB_ONLY = {"quiz": "*Here the web edition asks a question.*",
            "moving-figure": "*Here the web edition has a figure to move.*"}

# What follows a macro: a group, with groups inside, or one sign.
GROUP = r"[^{}]*"
for _ in range(4):
    GROUP = rf"(?:[^{{}}]|\{{{GROUP}\}})*"
ARGUMENT = re.compile(rf"\s*(?:\{{({GROUP})\}}|(\\[A-Za-z]+|[^\s{{}}]))")

TITLES = {"prf:definition": "Definition", "prf:theorem": "Theorem",
          "prf:lemma": "Lemma", "prf:corollary": "Corollary",
          "prf:proposition": "Proposition", "prf:example": "Example",
          "prf:proof": "Proof", "exercise": "Exercise", "note": "Note",
          "warning": "Warning", "tip": "Tip", "seealso": "See also"}


def notebook_markdown(text: str) -> str:
    """Return MyST Markdown as plain Markdown, as far as notebooks know it.

    >>> print(notebook_markdown(":::{note}\\nIt is {term}`so`.\\n:::"))
    > **Note**
    >
    > It is so.
    """
    return without_macros("\n".join(plain_lines(text.splitlines()))).strip()


def plain_lines(lines: list[str]) -> list[str]:
    result, number = [], 0
    while number < len(lines):
        line = lines[number]
        fence = FENCE.match(line)
        if fence:
            end = closing(lines, number, fence["fence"])
            inside = lines[number + 1:end]
            directive = DIRECTIVE.match(line)
            result += (plain_directive(directive, inside) if directive
                       else lines[number:end + 1])
            number = end + 1
            continue
        if not TARGET.match(line):
            result.append(plain_roles(line))
        number += 1
    return result


def closing(lines: list[str], start: int, fence: str) -> int:
    """Return the number of the line that closes a fence."""
    end = re.compile(rf"^{re.escape(fence[0])}{{{len(fence)},}}\s*$")
    return next((number for number in range(start + 1, len(lines))
                 if end.match(lines[number])), len(lines))


def plain_directive(directive: re.Match, inside: list[str]) -> list[str]:
    name, title = directive["name"], plain_roles(directive["title"]).strip()
    body = without_options(inside)
    if name in WEB_ONLY:
        return [WEB_ONLY[name]]
    if name == "math":
        return ["$$", *body, "$$"]
    if name == "solution-start":
        return ["**Solution**"]
    if name in {"solution-end", "bibliography", "quiz-answers"}:
        return []
    kind = TITLES.get(name, "")
    heading = ": ".join(part for part in (kind, title) if part)
    quoted = [f"> {line}".rstrip() for line in plain_lines(body)]
    return [f"> **{heading}**", ">", *quoted] if heading else quoted


def without_options(lines: list[str]) -> list[str]:
    """Return the content of a directive, its options left out."""
    if lines and lines[0].strip() == "---":
        end = next((number for number in range(1, len(lines))
                    if lines[number].strip() == "---"), 0)
        return lines[end + 1:]
    start = 0
    while start < len(lines) and OPTION.match(lines[start]):
        start += 1
    while start < len(lines) and not lines[start].strip():
        start += 1
    return lines[start:]


def without_macros(text: str) -> str:
    r"""Write out the house macros, which only some notebooks would keep.

    >>> print(without_macros(r"$\vect{x}_{1} \in \R^n$, $\norm{\vect{x}}$"))
    $\mathbf{x}_{1} \in \mathbb{R}^n$, $\left\lVert \mathbf{x} \right\rVert$
    >>> print(without_macros(r"$\abs x + \Re$"))
    $\left\lvert x \right\rvert + \Re$
    """
    macros = house_macros()
    call = re.compile("(?:%s)(?![A-Za-z])" % "|".join(map(re.escape, macros)))
    start = 0
    while found := call.search(text, start):
        definition = macros[found[0]]
        end = found.end()
        for number in range(1, 1 + parameters(definition)):
            argument = ARGUMENT.match(text, end)
            if argument is None:
                raise ValueError(f"{found[0]}: expected an argument, got "
                                 f"{text[end:end + 20]!r}")
            given, end = argument[1] or argument[2], argument.end()
            definition = definition.replace(f"#{number}", given)
        # A command that ends the definition swallows no letter that follows.
        if definition[-1:].isalpha() and text[end:end + 1].isalpha():
            definition += " "
        text = text[:found.start()] + definition + text[end:]
        start = found.start()
    return text


@cache
def house_macros() -> dict[str, str]:
    return read_macros(MACROS)


def parameters(definition: str) -> int:
    return max(map(int, re.findall(r"#(\d)", definition)), default=0)


# --- All notebooks at once ---------------------------------------------------

HEADING = re.compile(r"^# (?P<title>.+)$", re.MULTILINE)


def write_notebooks(folder: Path, book: Path = BOOK) -> list[Path]:
    """Write the notebooks of all pages with cells; return where they lie."""
    written = []
    repository = os.environ.get("GITHUB_REPOSITORY", "")
    for page in manuscript(book):
        if not cells_of(page):
            continue
        title = plain_roles(HEADING.search(page.read_text("utf-8"))["title"])
        name = page.relative_to(book).with_suffix("")
        address = (f"{book_address()}{name.as_posix()}.html"
                   if book_address() else "")
        file = folder / f"{name}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(notebook_text(
            page, title, install_line(repository, book_commit()), address),
            "utf-8")
        written.append(file)
    return written


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("Expected one argument: the folder for the notebooks.",
              file=sys.stderr)
        return 2
    for file in write_notebooks(Path(arguments[0])):
        print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
