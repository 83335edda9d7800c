"""The order of the EPUB: its leaves, and how they are nested.

The order is that of print, see `publishing.print.arrangement`: what is planned
is left out, numbers stay what they are on the web, labs follow the chapters of
their part, reference pages come last.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docutils import nodes
from sphinx.environment import BuildEnvironment

from publishing.print.arrangement import (
    IMPRINT, PREFACE, chapter_number, groups)

SUFFIX = ".xhtml"

# Stands between the name of a leaf and that of a part of it.
PART_SIGN = "--"

# The first page of the site would be called "index".
PREFACE_NAME = "preface"


@dataclass
class Leaf:
    """A page of the EPUB: a file, or several if it is long, see `splitting`.

    Attributes
    ----------
    name
        The name of the first file, without its suffix.
    title
        The title as plain text, with its number.
    page
        The page it is made from; for an appendix, the page it belongs to.
        Numbers of figures are looked up there. Empty for a leaf that announces
        others.
    matter
        `front`, `main` or `back`.
    body
        The tree that is written.
    leaves
        What the contents list below it.
    """

    name: str
    title: str
    page: str = ""
    matter: str = "main"
    body: list[nodes.Node] = field(default_factory=list)
    leaves: list["Leaf"] = field(default_factory=list)

    @property
    def file(self) -> str:
        return self.name + SUFFIX


def leaf_name(env: BuildEnvironment, page: str) -> str:
    """Return the name of a page's leaf: all leaves lie in one folder."""
    if page == env.config.root_doc:
        return PREFACE_NAME
    return page.replace("/", "-")


def numbered_title(env: BuildEnvironment, page: str) -> str:
    """Return the title of a page as the contents list it."""
    if page == env.config.root_doc:
        return PREFACE
    title = " ".join(env.titles[page].astext().split())
    number = chapter_number(env, page)
    return f"{number}. {title}" if number else title


def all_leaves(leaves: list[Leaf]) -> Iterator[Leaf]:
    """Yield leaves in the order of reading."""
    for leaf in leaves:
        yield leaf
        yield from all_leaves(leaf.leaves)


def arranged(env: BuildEnvironment) -> list[Leaf]:
    """Return the leaves in the order of the book; their bodies are empty.

    The imprint comes first, as in print. Appendices are still missing; they
    belong before the leaves of the back matter.
    """
    order: dict[str, list[Leaf]] = {"front": [], "main": [], "back": []}
    imprint: list[Leaf] = []
    part: list[Leaf] = order["main"]
    for group in groups(env):
        if group.part:
            opened = part_leaf(*group.part)
            order["main"].append(opened)
            part = opened.leaves
        place = part if group.matter == "main" else order[group.matter]
        for page in group.pages:
            leaf = Leaf(leaf_name(env, page), numbered_title(env, page), page,
                        group.matter)
            (imprint if page == IMPRINT else place).append(leaf)
    for leaf in imprint:
        leaf.matter = "front"
    return [*imprint, *order["front"], *order["main"], *order["back"]]


def part_leaf(number: str, title: str) -> Leaf:
    """Return the leaf that announces a part."""
    return announcing(f"part-{number.lower()}", f"Part {number}: {title}",
                      above=f"Part {number}", heading=title)


def announcing(name: str, title: str, heading: str, above: str = "",
               below: str = "", matter: str = "main") -> Leaf:
    """Return a leaf that has little more than a title."""
    section = nodes.section(ids=[name], classes=["announcement"])
    if above:
        section += nodes.paragraph(text=above, classes=["announcement-above"])
    section += nodes.title(text=heading)
    if below:
        section += nodes.paragraph(text=below)
    return Leaf(name, title, matter=matter, body=[section])
