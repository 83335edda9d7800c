"""What a page has for the index, read off its doctree."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from pybtex.database import Person
from pybtex.richtext import Text
from sphinx import addnodes
from sphinx_exercise.nodes import exercise_title

from mlmath import datasets
from publishing.contract import SUMMARY
from publishing.quizzes.item import quiz

FUNCTIONS_USED = "Functions used"
CARD = "-card"
CALLED = re.compile(r"(?:([A-Za-z_][\w.]*)\.)?([A-Za-z_]\w*)(?=\(|$)")
IMPORTED = re.compile(r"^from ([\w.]+) import (.+)$", re.MULTILINE)
# What code writes for a module; functions of other names belong to a value.
MODULES = {"np": "np", "math": "math", "scipy": "scipy", "sympy": "sympy",
           "stats": "scipy.stats", "integrate": "scipy.integrate", "rng": "rng",
           "re": "re", "itertools": "itertools"}


class Mention(NamedTuple):
    """A page speaks of something, at a place with an id."""

    kind: str  # "definition", "theorem", "term", "person", "data", "function"
    word: str
    page: str
    place: str
    main: bool = False


def mentions_of_reference(page: str, doctree: nodes.document
                          ) -> list[tuple[Mention, nodes.Node]]:
    """Return the cards of data sets; the rest is found in another way."""
    return [(Mention(kind, word, page, place_of(node), main), node)
            for kind, word, node, main in data_sets(doctree) if main]


def mentions(page: str, doctree: nodes.document, people: dict[str, re.Pattern],
             sources: dict) -> list[tuple[Mention, nodes.Node]]:
    """Return the mentions of a page, each with the node it begins at.

    `sources` are the entries of the bibliography, by their keys.
    """
    known = {name.partition(",")[0] for name in people}
    people = people | {name: words for name, words in authors(doctree, sources).items()
                       if name.partition(",")[0] not in known}
    found = [*defined(doctree), *theorems(doctree), *terms(doctree),
             *persons(doctree, people), *data_sets(doctree), *functions(doctree)]
    return [(Mention(kind, word, page, place_of(node), main), node)
            for kind, word, node, main in found]


Found = Iterator[tuple[str, str, nodes.Node, bool]]


def boxes(doctree: nodes.document) -> Iterator[nodes.Element]:
    return (node for node in doctree.findall(nodes.Element) if "realtype" in node)


def defined(doctree: nodes.document) -> Found:
    """The words that definitions explain: those in bold."""
    for box in boxes(doctree):
        if box["realtype"] == "definition":
            for strong in box.findall(nodes.strong):
                yield "definition", plain(strong), strong, True


def theorems(doctree: nodes.document) -> Found:
    """The titles of theorems, but for those with a formula."""
    for box in boxes(doctree):
        title = box[0]
        if box["realtype"] == "theorem" and not any(title.findall(nodes.math)):
            yield "theorem", plain(title).strip("()"), title, True


def terms(doctree: nodes.document) -> Found:
    """The first link to each word of the glossary; lists of words do not count."""
    seen = {word.casefold() for _, word, _, _ in defined(doctree)}
    for link in doctree.findall(addnodes.pending_xref):
        word = " ".join(link["reftarget"].split())
        if (link.get("reftype") == "term" and word.casefold() not in seen
                and not within_list_of_words(link) and not within(link, UNFIT)):
            seen.add(word.casefold())
            yield "term", word, link, False


def authors(doctree: nodes.document, sources: dict) -> dict[str, re.Pattern]:
    """The authors whom a page names where it cites them, with what finds them."""
    found = {}
    for link in doctree.findall(addnodes.pending_xref):
        paragraph = ancestor(link, (nodes.paragraph,))
        if link["refdomain"] != "cite" or paragraph is None:
            continue
        for key in link["reftarget"].split(","):
            entry = sources.get(key.strip())
            for author in entry.persons.get("author", ()) if entry else ():
                family, given = names_of(author)
                words = re.compile(rf"\b{re.escape(family)}\b")
                if given and words.search(paragraph.astext()):
                    found[f"{family}, {given}"] = words
    return found


def names_of(author: Person) -> Iterator[str]:
    """Return the family name of an author, and the others."""
    for names in (author.prelast_names + author.last_names,
                  author.first_names + author.middle_names):
        yield " ".join(str(Text.from_latex(name)) for name in names)


def persons(doctree: nodes.document, people: dict[str, re.Pattern]) -> Found:
    """The first mention of each person."""
    whole = doctree.astext()
    missing = {name: words for name, words in people.items() if words.search(whole)}
    for text in doctree.findall(nodes.Text) if missing else ():
        words = text.astext()
        for person in [name for name, names in missing.items()
                       if names.search(words) and not within(text, NO_PROSE)]:
            del missing[person]
            yield "person", person, text, False


def data_sets(doctree: nodes.document) -> Found:
    """The cards of data sets, and the first cell that loads each of them."""
    for name in filter(str.islower, datasets.__all__):
        card = f"{name.replace('_', '-')}{CARD}"
        for section in doctree.findall(nodes.section):
            if card in section["ids"]:
                yield "data", name.replace("_", " "), section[0], True
        for code in doctree.findall(nodes.literal_block):
            if re.search(rf"\b{name}\(", code.astext()):
                yield "data", name.replace("_", " "), code, False
                break


def functions(doctree: nodes.document) -> Found:
    """The functions that a page lists as used, where it has them first."""
    code = list(doctree.findall(
        lambda node: isinstance(node, nodes.literal | nodes.literal_block)))
    modules = {name.strip(" ()"): module for block in code
               for module, names in IMPORTED.findall(block.astext())
               for name in names.split(",")}
    for literal in listed(doctree):
        known = CALLED.match(literal.astext())
        if not known or known[2] in datasets.__all__:
            continue
        first, _, rest = (known[1] or "").partition(".")
        module = MODULES.get(first) if first else modules.get(known[2])
        if module:
            module = f"{module}.{rest}" if rest else module
            called = re.compile(rf"\b{known[2]}\(")
            first = next((node for node in code if called.search(node.astext())),
                         literal)
            yield "function", f"{known[2]} ({module})", first, False


def listed(doctree: nodes.document) -> Iterator[nodes.literal]:
    """The code in the first column of the tables of functions."""
    for strong in doctree.findall(nodes.strong):
        if strong.astext().startswith(FUNCTIONS_USED):
            table = next(strong.parent.findall(nodes.table, siblings=True,
                                               descend=False), None)
            for row in table.findall(nodes.row) if table else ():
                yield from row[0].findall(nodes.literal)


# Places ---------------------------------------------------------------------

TITLES = (nodes.title, nodes.caption, nodes.rubric, exercise_title)
UNFIT = (*TITLES, nodes.term, quiz)
NO_PROSE = (nodes.literal, nodes.literal_block, nodes.citation, nodes.math,
            nodes.math_block, nodes.raw, nodes.comment, quiz)


def ancestor(node: nodes.Node, kinds: tuple[type, ...]) -> nodes.Node | None:
    """The node itself or the nearest one around it that is of a kind."""
    while node is not None and not isinstance(node, kinds):
        node = node.parent
    return node


def within(node: nodes.Node, kinds: tuple[type, ...]) -> bool:
    return ancestor(node, kinds) is not None


def within_list_of_words(node: nodes.Node) -> bool:
    while node is not None:
        if (isinstance(node, nodes.section) and node.children
                and node[0].astext() == SUMMARY):
            return True
        node = node.parent
    return False


def place_of(node: nodes.Node) -> str:
    """The id of what a node stands in: a box, an exercise or a section."""
    while node.parent is not None:
        if node_is_place(node):
            return node["ids"][0]
        node = node.parent
    return next(node.findall(nodes.section))["ids"][0]


def node_is_place(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.Element) or not node["ids"]:
        return False
    if isinstance(node, nodes.section):
        return isinstance(node.parent, nodes.section | nodes.document)
    return "label" in node


def plain(node: nodes.Element) -> str:
    """The words of a node, without its formulas."""
    words = "".join(part.astext() for part in node.findall(nodes.Text)
                    if not within(part, (nodes.math,)))
    return " ".join(words.split()).removeprefix("-th ")


def mark(node: nodes.Node, entry: addnodes.index) -> None:
    """Put an entry of the index where a node begins, but into no title."""
    title = ancestor(node, TITLES)
    if title is not None:
        node = next(title.parent.findall(nodes.paragraph), title.parent)
        node = node[0] if isinstance(node, nodes.paragraph) else node
    paragraph = ancestor(node, (nodes.paragraph,))
    while node.parent is not paragraph and not (paragraph is None and isinstance(
            node.parent, nodes.section | nodes.document)):
        node = node.parent
    node.parent.insert(node.parent.index(node), entry)
