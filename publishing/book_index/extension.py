"""Has every page note what it has for the index, and gives Sphinx the entries."""

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from publishing.book_index.entries import GLOSSARY, MENTIONS, TAUGHT, BookIndex
from publishing.book_index.mentions import (
    mark, mentions, mentions_of_reference)
from publishing.book_index.people import people
from publishing.front_matter import front_matter
from publishing.outcomes import short_name
from publishing.pages import page_of_link, pages_in_order

POINTERS = {("std", "ref"): "ref", ("prf", "ref"): "prf:ref",
            ("math", "eq"): "eq"}


def note_mentions(app: Sphinx, doctree: nodes.document) -> None:
    """Note what a page has, and mark the places in its doctree."""
    page = app.env.docname
    if page == GLOSSARY:
        app.env.metadata[page][TAUGHT] = taught(doctree)
        return
    sources = app.env.get_domain("cite").bibdata.data.entries
    found = (mentions_of_reference(page, doctree)
             if front_matter(app.env, page).kind == "reference"
             else mentions(page, doctree, people(), sources))
    for mention, node in found:
        mark(node, addnodes.index(entries=[], mention=tuple(mention)))
    app.env.metadata[page][MENTIONS] = [tuple(mention) for mention, _ in found]


def taught(glossary: nodes.document) -> dict[str, list[tuple[str, str]]]:
    """Return the links of each entry of the glossary, by kind and label."""
    found = {}
    for item in glossary.findall(nodes.definition_list_item):
        links = [(POINTERS[kind], link["reftarget"])
                 for link in item.findall(addnodes.pending_xref)
                 if (kind := (link["refdomain"], link["reftype"])) in POINTERS]
        for term in item.findall(nodes.term):
            found[" ".join(term.astext().split())] = links
    return found


def settle(app: Sphinx, env: BuildEnvironment) -> None:
    """Give Sphinx the entries of all pages, in the place of its own."""
    found = BookIndex(env, list(people())).all_entries()
    entries = {page: [entry.for_sphinx() for entry in all_of]
               for page, all_of in found.items()}
    named = {words for all_of in found.values() for _, words, _, _ in all_of}
    # A word that no written page has is found in the glossary.
    objects = env.get_domain("std").objects
    entries[GLOSSARY] = [("single", name, place, "", None)
                         for (kind, name), (_, place) in objects.items()
                         if kind == "term" and name not in named]
    env.get_domain("index").data["entries"] = entries


def name_places(app: Sphinx, pagename: str, templatename: str, context: dict,
                doctree: nodes.document | None) -> None:
    """Let the index call places by chapters, in the order of the book."""
    if pagename != "genindex":
        return
    context["named_places"] = lambda links: named_places(app.env, [
        (main, address, page_of_link(app, "genindex", address))
        for main, address in links])


def named_places(env: BuildEnvironment, links: list[tuple[str, str, str]]
                 ) -> list[tuple[bool, str, str]]:
    """Return places, one for each page: whether a main one, address and name.

    Parameters
    ----------
    env
        What Sphinx knows of the book.
    links
        Whether a place is a main one, its address and its page; main ones first.
    """
    order = {page: place for place, page in enumerate(pages_in_order(env))}
    found = {}
    for main, address, page in links:
        found.setdefault(page, (bool(main), address, short_name(env, page)))
    return [found[page] for page in sorted(found, key=order.get)]


def setup(app: Sphinx) -> dict:
    app.connect("doctree-read", note_mentions, priority=900)
    app.connect("env-updated", settle)
    app.connect("html-page-context", name_places)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
