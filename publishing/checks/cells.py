"""Code cells: short, plain Python, seeded, with a sentence before each."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator

from publishing.checks.book import Book
from publishing.checks.exemptions import allowances
from publishing.checks.page import (
    Block,
    CodeCell,
    Comment,
    Page,
    Paragraph,
    Target,
)
from publishing.checks.measures import code_lines
from publishing.checks.registry import page_rule
from publishing.contract import LONGEST_CELL, LONGEST_CODE_LINE

Findings = Iterator[tuple[int, str]]

# Packages that a closing comparison imports late.
LATE_PACKAGES = {"pandas", "sklearn", "sympy"}
NETWORK = {
    "urllib", "requests", "http", "socket", "ftplib", "urllib3", "httpx",
    "aiohttp", "pooch",
}
FORBIDDEN_PACKAGES = {"statsmodels"}
DATA_SUFFIXES = (
    ".csv", ".tsv", ".txt", ".json", ".npy", ".npz", ".parquet", ".pkl", ".xlsx",
    ".png", ".jpg", ".jpeg", ".svg", ".zip", ".gz",
)
RANDOM_TYPES = {"default_rng", "Generator", "SeedSequence"}
AXES_METHODS = {
    "plot", "scatter", "imshow", "hist", "bar", "barh", "subplots", "contour",
    "contourf", "boxplot", "stem", "axhline", "axvline", "quiver",
}
DRAWING_PREFIXES = ("plot_", "show_", "draw_")


def line_of(cell: CodeCell, node: ast.AST) -> int:
    return cell.body_line + getattr(node, "lineno", 1) - 1


def dotted(node: ast.AST) -> str:
    """`np.random.normal` for the expression of that form, else ""."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([node.id, *reversed(names)])


def nodes(page: Page) -> Iterator[tuple[CodeCell, ast.AST]]:
    """All nodes of all cells that are Python."""
    for cell in page.cells:
        for node in cell.nodes:
            yield cell, node


def modules(node: ast.AST) -> list[str]:
    """The modules an import statement imports from."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


def drawing_functions(page: Page) -> set[str]:
    """The functions of ``mlmath.figures`` that a page imports."""
    names = set()
    for _, node in nodes(page):
        if isinstance(node, ast.ImportFrom) and node.module == "mlmath.figures":
            names |= {alias.asname or alias.name for alias in node.names}
    return {name for name in names if name.startswith(DRAWING_PREFIXES)}


def plotting_calls(cell: CodeCell, ours: set[str]) -> list[ast.Call]:
    """The calls of a cell that draw: with our functions, or Matplotlib's."""
    calls = []
    for node in cell.nodes:
        if not isinstance(node, ast.Call):
            continue
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = dotted(node.func)
        if (
            name in ours
            or method in AXES_METHODS
            or name.startswith("figures.") and method.startswith(DRAWING_PREFIXES)
        ):
            calls.append(node)
    return calls


@page_rule("cell-python", "a cell is plain Python at the top level of the page")
def plain_python(page: Page, book: Book) -> Findings:
    for cell in page.cells:
        if cell.nested:
            yield (
                cell.line,
                "a cell inside a directive is never run; put it outside (for a "
                "solution use solution-start and solution-end)",
            )
        if "raises-exception" in cell.tags:
            continue
        try:
            ast.parse(cell.body)
        except (SyntaxError, ValueError) as error:
            line = cell.body_line + (getattr(error, "lineno", 1) or 1) - 1
            yield line, f"not plain Python ({error.args[0]}); every kernel must run it"


@page_rule("cell-length", "a visible cell has at most twelve lines")
def cell_length(page: Page, book: Book) -> Findings:
    visible = [cell for cell in page.cells if cell.visible]
    for cell in visible:
        if code_lines(cell) > LONGEST_CELL:
            yield (
                cell.line,
                f"{code_lines(cell)} lines in view; split the cell (one idea each, at "
                f"most {LONGEST_CELL} lines)",
            )


@page_rule("cell-width", "a line of code has at most 78 columns")
def cell_width(page: Page, book: Book) -> Findings:
    for cell in page.cells:
        for number, line in enumerate(cell.body.split("\n"), start=cell.body_line):
            if len(line) > LONGEST_CODE_LINE:
                yield (
                    number,
                    f"{len(line)} columns; break the line at {LONGEST_CODE_LINE}",
                )


@page_rule("cell-imports", "imports stand in the first visible cell")
def imports(page: Page, book: Book) -> Findings:
    """Imports stand up to and including the first visible cell.

    Two kinds of import may come later: one in a cell whose code is hidden (its
    names are then not for the visible cells), and pandas, scikit-learn or
    SymPy for a closing comparison. Anything else needs `% allow: import`
    above the cell.
    """
    allowed = allowances(page)
    first = next((cell for cell in page.cells if cell.visible), None)
    hidden_names: dict[str, int] = {}
    shown_names: set[str] = set()
    for cell in page.cells:
        early = first is None or cell.line <= first.line
        for node in cell.nodes:
            if not isinstance(node, ast.Import | ast.ImportFrom):
                continue
            names = {a.asname or a.name.split(".")[0] for a in node.names}
            if not cell.visible:
                hidden_names |= {name: line_of(cell, node) for name in names}
                continue
            shown_names |= names
            late = {m.split(".")[0] for m in modules(node)} <= LATE_PACKAGES
            if not (early or late or allowed.covers(cell.line, "import")):
                yield (
                    line_of(cell, node),
                    "a late import; move it to the first visible cell",
                )
    for cell in page.cells:
        if not cell.visible:
            continue
        own = {node.id for node in cell.nodes if isinstance(node, ast.Name)
               and isinstance(node.ctx, ast.Store)}
        for node in cell.nodes:
            if (
                isinstance(node, ast.Name)
                and isinstance(node.ctx, ast.Load)
                and node.id in hidden_names.keys() - shown_names - own
            ):
                yield (
                    line_of(cell, node),
                    f"`{node.id}` is imported on line {hidden_names[node.id]} in a "
                    "hidden cell; import it where the reader sees it",
                )


@page_rule("cell-printed", "what visible cells use is made in visible cells")
def printed(page: Page, book: Book) -> Findings:
    """Print leaves out the code of hidden cells, and what is printed must run.

    Names that hidden cells import have a rule of their own.
    """
    shown: set[str] = set()
    hidden: dict[str, int] = {}
    for cell in page.cells:
        if cell.tree is None:
            continue
        made, used = names(cell.body)
        if not cell.visible:
            hidden |= dict.fromkeys(made - shown, cell.line)
            continue
        for name in sorted((used - made - shown) & hidden.keys()):
            yield (
                cell.line,
                f"`{name}` is made in the hidden cell on line {hidden[name]}; print "
                "leaves that cell out, so make it in a visible one",
            )
        shown |= made


def names(code: str) -> tuple[set[str], set[str]]:
    """The names of the page that a cell makes, and those that it uses."""
    top = symtable.symtable(code, "cell", "exec")
    made = {name.get_name() for name in top.get_symbols()
            if name.is_assigned() or name.is_namespace()}
    used = {name.get_name() for scope in scopes(top) for name in scope.get_symbols()
            if name.is_referenced() and (scope is top or name.is_global())}
    return made, used


def scopes(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for inner in table.get_children():
        yield from scopes(inner)


@page_rule("cell-hygiene", "no import *, rcParams, sys.path, network, data files")
def hygiene(page: Page, book: Book) -> Findings:
    for cell, node in nodes(page):
        line = line_of(cell, node)
        for module in modules(node):
            top = module.split(".")[0]
            if top in NETWORK:
                yield line, f"`{module}` needs the network; use mlmath.datasets"
            if top in FORBIDDEN_PACKAGES:
                yield line, f"`{module}` does not run in the browser; do without it"
        if isinstance(node, ast.ImportFrom) and any(a.name == "*" for a in node.names):
            yield line, "`import *` hides where names come from; name them"
        name = dotted(node) if isinstance(node, ast.Attribute) else ""
        if name.endswith(".rcParams") or ".style.use" in name:
            yield line, "the house style is set by mlmath.figures; drop rcParams"
        if name == "sys.path":
            yield line, "the package is installed; drop sys.path"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if is_data_path(node.value):
                yield (
                    line,
                    f"{node.value!r} is a file or an address; load data with "
                    "mlmath.datasets",
                )


def is_data_path(text: str) -> bool:
    """Whether a string looks like a data file or an address."""
    if "\n" in text or " " in text.strip():
        return False
    return text.lower().endswith(DATA_SUFFIXES) or text.startswith(
        ("http://", "https://", "../", "./", "/home", "/tmp")
    )


@page_rule("cell-random", "randomness comes from np.random.default_rng(seed)")
def randomness(page: Page, book: Book) -> Findings:
    for cell, node in nodes(page):
        line = line_of(cell, node)
        if "random" in modules(node):
            yield line, "`random` is not seeded; use np.random.default_rng(seed)"
        if isinstance(node, ast.ImportFrom) and node.module == "numpy.random":
            for alias in node.names:
                if alias.name not in RANDOM_TYPES:
                    yield line, f"use default_rng(seed), not `{alias.name}`"
        name = dotted(node) if isinstance(node, ast.Attribute) else ""
        parts = name.split(".")
        if parts[:2] in (["np", "random"], ["numpy", "random"]) and len(parts) > 2:
            if parts[2] not in RANDOM_TYPES:
                yield line, f"use np.random.default_rng(seed), not `{name}`"
        if isinstance(node, ast.Call):
            called = dotted(node.func)
            if called.split(".")[-1] == "default_rng" and not (
                node.args or node.keywords
            ):
                yield line, "default_rng() has no seed; give it a number"
            if isinstance(node.func, ast.Attribute) and node.func.attr == "rvs":
                if not any(k.arg == "random_state" for k in node.keywords):
                    yield line, "`rvs` is not seeded; add random_state=rng"


@page_rule("cell-sentence", "a sentence before each visible cell says what it does")
def sentence_before(page: Page, book: Book) -> Findings:
    previous: Block | None = None
    for block in page.blocks:
        if isinstance(block, CodeCell):
            if block.removed:
                continue
            needs_one = block.visible and not block.your_turn
            if needs_one and type(previous) is not Paragraph:
                yield block.line, "no sentence before the cell; say what it does"
        if not isinstance(block, Comment | Target):
            previous = block
