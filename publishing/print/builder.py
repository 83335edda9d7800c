"""Has Sphinx assemble the book in the order of print."""

import os

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.latex.nodes import thebibliography
from sphinx.environment import BuildEnvironment

from publishing.book_index.paper import index_book
from publishing.outcomes import outcome_tag, outcome_titles, place_of
from publishing.print.addresses import tell_addresses
from publishing.print.appendices import move_to_companion
from publishing.print.arrangement import arranged, main_pages, printed_pages
from publishing.print.nodes import (
    imprint_page, label_of, matter, page_reference, part_page)
from publishing.print.tables import prepare_tables

BIBLIOGRAPHY = "reference/bibliography"

# The environment variable that names the one page to write, for a draft.
ONLY = "PRINT_ONLY"


class PrintBuilder(LaTeXBuilder):
    """Writes the whole book as one LaTeX file."""

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        # Sphinx would refuse links to pages that are left out, and show the
        # labels in their place. They get a link, which is cut off later, and
        # keep the title of the page.
        return f"%{docname}"

    def assemble_doctree(self, indexfile: str, toctree_only: bool,
                         appendices: list[str]) -> nodes.document:
        self.docnames = set(printed_pages(self.env))
        book = self.env.get_doctree(indexfile)
        parts = arranged(self.env)
        answers = move_to_companion(self.env, parts)
        only = os.environ.get(ONLY)
        if only:
            parts, answers = [matter(kind="main"), *(
                part for part in parts if part.get("docname") == only)], []
        book.children = []
        book += mark_pieces([*parts, matter(kind="answers"), *answers])
        book["docname"] = indexfile
        index_book(book, self.env)
        tell_addresses(book, main_pages(self.env))
        name_outcomes(book, self.env)
        self.env.resolve_references(book, indexfile, self)
        cut_links(book, self.docnames)
        prepare_tables(book)  # when links have the words that are printed
        move_bibliography(book)
        return book


def mark_pieces(parts: list[nodes.Node]) -> list[nodes.Node]:
    """Mark where each piece of the book begins; see `publishing.print.pieces`."""
    marked: list[nodes.Node] = []
    kind = ""
    for place, part in enumerate(parts):
        if isinstance(part, matter):
            kind = part["kind"]
            continue
        piece = ("imprint" if isinstance(part, imprint_page)
                 else "part" if isinstance(part, part_page) else kind)
        # A part is announced in the volume of its first page.
        page = next(part.findall(addnodes.start_of_file), None)
        if page is None:
            page = parts[place + 1]
        marked += [nodes.raw("", f"\n%%% piece {piece} {page['docname']}\n",
                             format="latex"), part]
    return marked


def name_outcomes(book: nodes.document, env: BuildEnvironment) -> None:
    """Say at the first tag of a page what its outcome is, and where it stands."""
    titles = outcome_titles(env)
    labels = env.get_domain("std").labels
    for tag in book.findall(outcome_tag):
        outcome = tag["outcome"]
        if tag["first"] and outcome in titles:
            page, identifier, _ = labels[place_of(outcome)]
            tag.clear()
            tag += page_reference("", f"{outcome}, {titles[outcome]}",
                                  target=label_of(page, identifier))


def cut_links(book: nodes.document, pages: set[str]) -> None:
    """Leave the words of links that lead to what is not in the book."""
    for link in list(book.findall(nodes.reference)):
        target = link.get("refuri", "")
        if target.startswith("%") and target[1:].partition("#")[0] not in pages:
            link.replace_self(link.children)


def move_bibliography(book: nodes.document) -> None:
    """Put the sources, which Sphinx collects at the end, on their page."""
    sources = list(book.findall(thebibliography))
    for file in book.findall(addnodes.start_of_file):
        if file["docname"] == BIBLIOGRAPHY:
            page = next(file.findall(nodes.section))
            for found in sources:
                found.parent.remove(found)
                page += found


