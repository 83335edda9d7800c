"""Figures: every picture has a description, a caption and a place in the text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from publishing.checks.book import Book
from publishing.checks.cells import drawing_functions, plotting_calls
from publishing.checks.exemptions import allowances
from publishing.checks.page import CodeCell, Directive, Page, role_target
from publishing.checks.registry import page_rule
from publishing.figures.numbers import Refused, checked_numbers
from publishing.paths import BOOK

Findings = Iterator[tuple[int, str]]

SHORTEST_ALT = 20
# Directives that put a picture on the page.
PICTURES = {"figure", "image", "moving-figure"}
# Tags of cells that show no picture even if they draw one.
NO_PICTURE = {"remove-cell", "remove-output", "raises-exception"}


@dataclass(frozen=True)
class Figure:
    """A picture of the page, however it is made."""

    line: int
    form: str
    alt: str
    alt_line: int
    caption: str
    name: str


def figures(page: Page) -> list[Figure]:
    """All pictures of a page: cells that draw, directives, Markdown images."""
    found = []
    ours = drawing_functions(page)
    for block in page.root.walk():
        if isinstance(block, CodeCell):
            if draws(block, ours):
                found.append(cell_figure(block))
        elif isinstance(block, Directive) and block.name in PICTURES:
            found.append(directive_figure(block))
    for piece in page.root.inlines():
        if piece.kind == "image":
            found.append(
                Figure(piece.line, "image", piece.content, piece.line, "", "")
            )
    return sorted(found, key=lambda figure: figure.line)


def draws(cell: CodeCell, ours: set[str]) -> bool:
    """Whether a cell puts a picture on the page."""
    if cell.tags & NO_PICTURE:
        return False
    if cell.figure is not None or cell.image:
        return True
    return bool(plotting_calls(cell, ours))


def cell_figure(cell: CodeCell) -> Figure:
    settings = cell.figure or {}
    return Figure(
        line=cell.line,
        form="code-cell",
        alt=str(cell.image.get("alt") or ""),
        alt_line=cell.option_lines.get("alt", cell.line),
        caption=str(settings.get("caption") or ""),
        name=str(settings.get("name") or ""),
    )


def directive_figure(directive: Directive) -> Figure:
    return Figure(
        line=directive.line,
        form=directive.name,
        alt=str(directive.options.get("alt") or ""),
        alt_line=directive.option_lines.get("alt", directive.line),
        caption="" if directive.name == "image" else directive.body,
        name=str(directive.options.get("name") or ""),
    )


def words(text: str) -> str:
    return " ".join(text.split()).strip(" .").lower()


@page_rule("alt-text", "every picture has alt text that says what it shows")
def alt_text(page: Page, book: Book) -> Findings:
    for figure in figures(page):
        where = (
            "`mystnb: image: alt:`" if figure.form == "code-cell" else "`:alt:`"
        )
        if not figure.alt.strip():
            yield figure.line, f"the picture has no alt text; add {where}"
        elif len(figure.alt.strip()) < SHORTEST_ALT:
            yield (
                figure.alt_line,
                f"the alt text has {len(figure.alt.strip())} characters; say what "
                f"the picture shows and what to see in it ({SHORTEST_ALT} or more)",
            )
        elif words(figure.alt) == words(figure.caption):
            yield (
                figure.alt_line,
                "the alt text repeats the caption; say what the picture shows",
            )


@page_rule(
    "captions",
    "every picture has a caption and is referred to by number",
    ("chapter", "lab", "capstone"),
)
def captions(page: Page, book: Book) -> Findings:
    referred = {
        role_target(piece.content).lower()
        for piece in page.root.inlines()
        if piece.kind == "role" and piece.name == "numref"
    }
    for figure in figures(page):
        if figure.form == "image":
            yield figure.line, "an image has no caption; use a `{figure}`"
            continue
        option = (
            "`mystnb: figure:` with" if figure.form == "code-cell" else "the figure's"
        )
        if not figure.caption.strip():
            yield figure.line, f"the figure has no caption; add {option} caption"
        if not figure.name:
            yield figure.line, f"the figure has no name; add {option} name fig-…"
        elif not figure.name.startswith("fig-"):
            yield figure.line, f"rename `{figure.name}`: a figure's name begins fig-"
        elif figure.name.lower() not in referred:
            yield (
                figure.line,
                f"the text never refers to the figure; write {{numref}}`{figure.name}`",
            )


@page_rule("plots-in-view", "no plotting code in a cell whose code the reader sees")
def plots_in_view(page: Page, book: Book) -> Findings:
    """A page that teaches how to plot says `% allow: plotting` above the cell."""
    allowed = allowances(page)
    for cell in page.cells:
        if not cell.visible or allowed.covers(cell.line, "plotting"):
            continue
        for node in cell.nodes:
            if isinstance(node, ast.Name) and node.id in {"plt", "pyplot"}:
                yield (
                    cell.body_line + node.lineno - 1,
                    "plotting code in view; call a function of mlmath.figures, or "
                    "tag the cell hide-input",
                )


@page_rule("figure-numbers", "a figure to move gets the numbers that its kind takes")
def figure_numbers(page: Page, book: Book) -> Findings:
    for figure in page.directives("moving-figure"):
        text = figure.options.get("numbers")
        try:
            checked_numbers(
                BOOK / "figures", figure.argument, None if text is None else str(text)
            )
        except Refused as reason:
            inside = reason.line is not None and "numbers" in figure.option_lines
            yield (
                figure.option_lines["numbers"] + 1 + reason.line
                if inside else figure.line,
                str(reason),
            )
