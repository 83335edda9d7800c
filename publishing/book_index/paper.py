"""The entries of the index in the printed book."""

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from publishing.book_index.entries import BookIndex
from publishing.book_index.mentions import Mention, mark
from publishing.book_index.people import people


def index_book(book: nodes.document, env: BuildEnvironment) -> None:
    """Fill the marks that pages have left, and add what the glossary knows."""
    index = BookIndex(env, list(people()))
    for node in list(book.findall(addnodes.index)):
        if "mention" in node:
            node["entries"] = [entry.for_sphinx() for entry in
                               index.entries_of(Mention(*node["mention"]))]
        elif isinstance(node.parent, nodes.term):
            node["entries"] = []  # the glossary is in alphabetical order itself
    places = {(file["docname"], name): node
              for file in book.findall(addnodes.start_of_file)
              for node in file.findall(nodes.Element)
              for name in node["ids"] if not isinstance(node, addnodes.start_of_file)}
    for page, entry in index.places_taught():
        node = places.get((page, entry.place))
        if node is not None:
            titled = isinstance(node, nodes.section) or "realtype" in node
            mark(node[0] if titled else node,
                 addnodes.index(entries=[entry.for_sphinx()]))
