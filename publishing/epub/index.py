"""The index of the book as a leaf.

Its entries are those of the web edition, and so are the names of their places;
what the EPUB leaves out has no place in it.
"""

from collections.abc import Mapping
from html import escape

from docutils import nodes
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.environment.adapters.indexentries import IndexEntries

from publishing.book_index.extension import named_places
from publishing.epub.leaves import Leaf

NAME, TITLE = "book-index", "Index"
SAID = ("Words, theorems, people, data sets and functions, with the chapters that "
        "have them: in bold where a word is defined or a theorem stated. L marks a "
        "lab, K a capstone.")


def index_leaf() -> Leaf:
    return Leaf(NAME, TITLE, matter="back")


def index_html(builder: Builder, pages: Mapping[str, str]) -> str:
    """Return the index as HTML.

    Parameters
    ----------
    builder
        Knows the entries, and the addresses of pages.
    pages
        The pages that the book has, by their files.
    """
    letters = []
    for letter, entries in IndexEntries(builder.env).create_index(builder):
        listed = "".join(entry(builder.env, pages, words, *of_word[:2])
                         for words, of_word in entries)
        if listed:
            letters.append(
                f'<section id="{nodes.make_id(f"index-{letter}")}">'
                f"<h2>{escape(letter)}</h2>\n"
                f'<ul class="index-entries">\n{listed}</ul>\n</section>\n')
    return (f'<section id="{NAME}" role="doc-index"><h1>{TITLE}</h1>\n'
            f"<p>{SAID}</p>\n{''.join(letters)}</section>")


def entry(env: BuildEnvironment, pages: Mapping[str, str], words: str,
          links: list[tuple[str, str]], below: list[tuple] = ()) -> str:
    """Return an entry with what stands below it, or nothing without a place."""
    there = [(main, address, page) for main, address in links
             if (page := pages.get(address.partition("#")[0]))]
    inside = "".join(entry(env, pages, *lower) for lower in below)
    if not there and not inside:
        return ""
    places = ", ".join(place(*named) for named in named_places(env, there))
    inner = f"\n<ul>\n{inside}</ul>" if inside else ""
    return f"<li>{escape(words)} {places}".rstrip() + f"{inner}</li>\n"


def place(main: bool, address: str, name: str) -> str:
    words = f"<strong>{escape(name)}</strong>" if main else escape(name)
    return f'<a href="{escape(address)}">{words}</a>'
