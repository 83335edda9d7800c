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
from publishing.print.arrangement import (
    arranged, main_pages, planned_pages, printed_pages)
from publishing.print.nodes import (
    imprint_page, label_of, matter, page_reference, part_page, planned_entry,
    planned_part)
from publishing.print.references import (
    mark_planned, name_of_page, say_places, targets_in)
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
        targets = targets_in(files_in([*parts, *answers]), self.env)
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
        mark_planned(book, self.docnames, {
            page: name_of_page(page, self.env)
            for page in planned_pages(self.env)})
        say_places(files_in([book]), targets)
        prepare_tables(book)  # when links have the words that are printed
        move_bibliography(book)
        return book


def files_in(parts: list[nodes.Node]) -> list[nodes.Element]:
    return [file for part in parts
            for file in part.findall(addnodes.start_of_file)]


def mark_pieces(parts: list[nodes.Node]) -> list[nodes.Node]:
    """Mark where each piece of the book begins; see `publishing.print.pieces`.

    What is planned only writes into the contents, at the end of the piece that
    it follows.
    """
    marked: list[nodes.Node] = []
    kind = ""
    for place, part in enumerate(parts):
        if isinstance(part, matter):
            kind = part["kind"]
            continue
        if isinstance(part, planned_entry | planned_part):
            marked.append(part)
            continue
        piece = ("imprint" if isinstance(part, imprint_page)
                 else "part" if isinstance(part, part_page) else kind)
        # A part is announced in the volume of its first page.
        page = files_in(parts[place:])[0]
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
        tie(tag)


def tie(tag: nodes.Node) -> None:
    """Keep a tag in the line of the word before it."""
    place = tag.parent.index(tag)
    words = tag.parent[place - 1] if place else None
    if isinstance(words, nodes.Text) and words.rstrip() != words:
        tag.parent.replace(words, nodes.Text(words.rstrip()))
        tag.insert(0, nodes.raw("", "~", format="latex"))


def move_bibliography(book: nodes.document) -> None:
    """Put the sources, which Sphinx collects at the end, on their page."""
    sources = list(book.findall(thebibliography))
    for file in book.findall(addnodes.start_of_file):
        if file["docname"] == BIBLIOGRAPHY:
            page = next(file.findall(nodes.section))
            for found in sources:
                found.parent.remove(found)
                page += found


