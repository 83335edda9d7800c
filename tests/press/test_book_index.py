"""The index: what pages have for it, and what becomes of that."""

import re
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from pybtex.database import Entry as Source
from pybtex.database import Person
from sphinx import addnodes

from publishing.book_index.entries import (
    GLOSSARY, MENTIONS, TAUGHT, BookIndex, Entry)
from publishing.book_index.extension import taught
from publishing.book_index.mentions import (
    Mention, mark, mentions, mentions_of_reference)
from publishing.book_index.people import people
from publishing.outcomes import short_name
from publishing.paths import BOOK


def paragraph(*parts):
    return nodes.paragraph("", "", *(
        nodes.Text(part) if isinstance(part, str) else part for part in parts))


def section(name, title, *parts):
    return nodes.section("", nodes.title("", title), *parts, ids=[name])


def box(kind, label, title, *parts):
    return nodes.admonition(
        "", nodes.title("", f"({title})"),
        nodes.section("", paragraph(*parts), ids=["proof-content"]),
        ids=[label], label=label, realtype=kind)


def link(role, target):
    domain, _, kind = role.rpartition(":")
    return addnodes.pending_xref("", nodes.Text(target), refdomain=domain,
                                 reftype=kind, reftarget=target)


def table(*codes):
    rows = [nodes.row("", nodes.entry("", paragraph(
        *(nodes.literal("", code) for code in row)))) for row in codes]
    return nodes.table("", nodes.tgroup("", nodes.tbody("", *rows)))


@pytest.fixture
def page():
    """A chapter with something of everything."""
    document = new_document("one")
    document += section(
        "one", "On Bayes",
        paragraph("See ", link("std:term", "rank"), " and ",
                  link("std:term", "rank"), ", or ", link("std:term", "kernel")),
        box("definition", "def-kernel", "Kernel", "A ",
            nodes.strong("", "kernel"), " is said to go back to Hilbert."),
        box("theorem", "thm-rank", "The rank of a product", "It is small."),
        section("code", "Code",
                nodes.literal_block("", "from scipy.linalg import null_space"),
                nodes.literal_block("", "null_space(A); np.linalg.eig(wine())"),
                paragraph("Strang ", link("cite:p", "strang"))),
        section("summary", "Summary",
                paragraph(link("std:term", "listed")),
                paragraph(nodes.strong("", "Functions used.")),
                table(["null_space(A)"], ["np.linalg.eig(A)", "A @ x"], ["wine()"])))
    return document


SOURCES = {"strang": Source("book", persons={"author": [
    Person("Strang, Gilbert"), Person("Else, Someone")]})}
PEOPLE = {"Bayes, Thomas": re.compile(r"\bBayes\b"),
          "Hilbert, David": re.compile(r"\bHilbert\b"),
          "Euler, Leonhard": re.compile(r"\bEuler\b")}


def test_a_page_says_what_it_has(page):
    found = {mention for mention, _ in mentions("one", page, PEOPLE, SOURCES)}
    assert found == {
        Mention("term", "rank", "one", "one"),
        Mention("definition", "kernel", "one", "def-kernel", main=True),
        Mention("theorem", "The rank of a product", "one", "thm-rank", main=True),
        Mention("person", "Bayes, Thomas", "one", "one"),
        Mention("person", "Hilbert, David", "one", "def-kernel"),
        Mention("person", "Strang, Gilbert", "one", "code"),
        Mention("data", "wine", "one", "code"),
        Mention("function", "null_space (scipy.linalg)", "one", "code"),
        Mention("function", "eig (np.linalg)", "one", "code"),
    }


def test_a_card_is_where_a_data_set_is_explained():
    document = new_document("cards")
    document += section("cards", "Cards", section("wine-card", "Wines"))
    [(mention, _)] = mentions_of_reference("cards", document)
    assert mention == Mention("data", "wine", "cards", "wine-card", main=True)


def test_marks_stand_where_things_begin_and_in_no_title(page):
    for mention, node in mentions("one", page, PEOPLE, SOURCES):
        mark(node, addnodes.index(entries=[], word=mention.word))
    marks = list(page.findall(addnodes.index))
    assert len(marks) == 9
    for entry in marks:
        assert not isinstance(entry.parent, nodes.title)
    first = page[0][1]
    assert [part["word"] for part in first if isinstance(part, addnodes.index)] == [
        "Bayes, Thomas", "rank"]
    assert isinstance(first[first.index(marks[1]) + 1], addnodes.pending_xref)


@pytest.fixture
def env():
    """Two chapters, of which one is planned, and a glossary of four words."""
    std = SimpleNamespace(
        objects={("term", word): (GLOSSARY, f"term-{word}")
                 for word in ("rank", "kernel", "Taylor's theorem", "normal matrix")},
        anonlabels={"one": ("one", "one"), "later": ("later", "later")})
    said = [Mention("term", "Rank", "one", "code"),
            Mention("definition", "kernels", "one", "def-kernel", main=True),
            Mention("definition", "normal", "one", "def-normal", main=True),
            Mention("theorem", "The rank of a product", "one", "thm-rank", main=True),
            Mention("theorem", "Taylor’s theorem", "one", "thm-taylor", main=True),
            Mention("theorem", "A way out", "one", "thm-out", main=True),
            Mention("theorem", "Hilbert’s cubes", "one", "thm-cubes", main=True),
            Mention("person", "Bayes, Thomas", "one", "one"),
            Mention("data", "wine", "one", "code")]
    written = {"kind": "chapter", "status": "written"}
    return SimpleNamespace(
        config=SimpleNamespace(root_doc="one"), titles={"one": nodes.title("", "One")},
        toctree_includes={"one": ["later"]}, toc_secnumbers={"one": {"": (3,)}},
        metadata={
            "one": {**written, MENTIONS: [tuple(mention) for mention in said]},
            "later": {"kind": "chapter", "status": "planned"},
            GLOSSARY: {TAUGHT: {
                "rank": [("ref", "one"), ("ref", "later")],
                "kernel": [("prf:ref", "def-kernel"), ("eq", "eq-kernel")],
                "normal matrix": [("prf:ref", "def-normal")]}}},
        proof_list={label: {"docname": "one"} for label in ("def-kernel", "def-normal")},
        get_domain={"std": std, "math": SimpleNamespace(
            equations={"eq-kernel": ("one", 1)})}.get)


def test_entries_are_spelled_and_sorted_by_the_glossary(env):
    found = BookIndex(env, ["Hilbert, David"]).all_entries()
    assert found == {"one": [
        Entry("single", "rank", "code", True),  # the glossary says: here
        Entry("single", "kernel", "def-kernel", True),
        Entry("single", "normal matrix", "def-normal", True),
        Entry("single", "rank; the rank of a product", "thm-rank", True),
        Entry("single", "Taylor's theorem", "thm-taylor", True),
        Entry("single", "way out", "thm-out", True),
        Entry("single", "Hilbert’s cubes", "thm-cubes", True),
        Entry("single", "Bayes, Thomas", "one", False),
        Entry("pair", "wine; data set", "code", False),
        Entry("single", "kernel", "equation-eq-kernel", True)]}


@pytest.mark.parametrize(("title", "name"), [
    ("Lab L12: Plots", "L12"), ("Capstone K1: Digits", "K1"), ("Notation", "Notation"),
    ("Lab coats: a history", "Lab coats: a history")])
def test_places_are_called_by_chapters_and_labs(env, title, name):
    env.titles["other"] = nodes.title("", title)
    assert short_name(env, "one") == "3"
    assert short_name(env, "other") == name


def test_the_glossary_tells_where_words_are_taught():
    glossary = nodes.definition_list("", nodes.definition_list_item(
        "", nodes.term("", "rank"), nodes.definition("", paragraph(
            "How many. See ", link("prf:ref", "def-rank"), " of ",
            link("std:term", "matrix"), "."))))
    assert taught(glossary) == {"rank": [("prf:ref", "def-rank")]}


def test_everybody_in_the_list_of_people_is_in_the_book():
    text = "\n".join(path.read_text("utf-8") for path in BOOK.rglob("*.md")
                     if "drafts" not in path.parts)
    assert people()
    missing = [name for name, words in people().items() if not words.search(text)]
    assert missing == []
