"""The order of the printed book.

The contents of the web edition have captions, each with its pages. Print makes
parts and chapters of them. Pages that are planned are named in the contents and
otherwise left out, and so are parts without a page; the numbers of the others
stay what they are on the web.
What tells a reader how to read is the front matter, the reference pages are the
back matter, and labs follow the chapters of their part.
"""

import re
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from publishing.contract import WEB_PAGES
from publishing.front_matter import front_matter
from publishing.print.nodes import (
    imprint_page, matter, part_page, planned_entry, planned_part)
from publishing.volumes import BACK, FRONT

PART = re.compile(r"Part (?P<number>[IVX]+): (?P<title>.+)")

IMPRINT = "reference/imprint"

# The first page of the site has the title of the book; in a book, that is on
# the cover already.
PREFACE = "Preface"


@dataclass(frozen=True)
class Group:
    """Pages below one caption of the contents.

    Attributes
    ----------
    caption
        The caption.
    pages
        Those that are printed.
    listed
        The same, and those that are planned.
    """

    caption: str
    pages: tuple[str, ...]
    listed: tuple[str, ...]

    @property
    def matter(self) -> str:
        if self.caption == BACK:
            return "back"
        return "front" if self.caption in FRONT else "main"

    @property
    def part(self) -> tuple[str, str] | None:
        """The number and the title of the part that begins here, if any."""
        found = PART.match(self.caption)
        return (found["number"], found["title"]) if found else None


def groups(env: BuildEnvironment) -> list[Group]:
    """Return the printed pages in the order of the contents."""
    return [group for group in listed_groups(env) if group.pages]


def listed_groups(env: BuildEnvironment) -> list[Group]:
    """Return the contents, planned pages and all."""
    root = env.config.root_doc
    found = [Group("", (root,), (root,))]
    for toctree in env.get_doctree(root).findall(addnodes.toctree):
        listed = tuple(page for page in toctree["includefiles"]
                       if page not in WEB_PAGES)
        found.append(Group(toctree.get("caption") or "", tuple(
            page for page in listed if is_printed(env, page)), listed))
    return found


def is_printed(env: BuildEnvironment, page: str) -> bool:
    return not front_matter(env, page).planned and page not in WEB_PAGES


def planned_pages(env: BuildEnvironment) -> list[str]:
    return [page for group in listed_groups(env) for page in group.listed
            if page not in group.pages]


def printed_pages(env: BuildEnvironment) -> list[str]:
    return [page for group in groups(env) for page in group.pages]


def main_pages(env: BuildEnvironment) -> list[str]:
    """Return the pages of the main matter: chapters, labs, capstones."""
    return [page for group in groups(env) if group.matter == "main"
            for page in group.pages]


def chapter_number(env: BuildEnvironment, page: str) -> str:
    """Return the number that the web edition gives to a page, or nothing."""
    return section_number(env, page, "")


def section_number(env: BuildEnvironment, page: str, anchor: str) -> str:
    """Return the number of a section, whose anchor is `#id`, or nothing."""
    numbers = env.toc_secnumbers.get(page, {}).get(anchor) or ()
    return ".".join(map(str, numbers))


def number_of(env: BuildEnvironment, page: str, kind: str, name: str) -> str:
    """Return the number of a figure, a theorem, …, as the web has it."""
    numbers = env.toc_fignumbers.get(page, {}).get(kind, {}).get(name, ())
    return ".".join(map(str, numbers))


def arranged(env: BuildEnvironment) -> list[nodes.Node]:
    """Return the book in the order of print; appendices are still missing.

    They belong before the `matter` of the kind "back".
    """
    matters: dict[str, list[nodes.Node]] = {"front": [], "main": [], "back": []}
    imprint = []
    for group in listed_groups(env):
        place = matters[group.matter]
        if group.part and group.listed:
            number, title = group.part
            place.append(part_page(number=number, title=title) if group.pages
                         else planned_part("", title, number=number))
        for page in group.listed:
            if page not in group.pages:
                place.append(planned_entry(
                    "", "", *(part.deepcopy() for part
                              in env.titles[page].children),
                    number=chapter_number(env, page)))
            elif page == IMPRINT:
                imprint.append(imprint_page("", file_of(env, page)))
            else:
                place.append(file_of(env, page))
    return [*imprint, *(part for kind, body in matters.items()
                        for part in (matter(kind=kind), *body))]


def file_of(env: BuildEnvironment, page: str) -> addnodes.start_of_file:
    """Return a page, its sections with their depths and numbers."""
    tree = env.get_doctree(page)
    for toctree in list(tree.findall(addnodes.toctree)):
        toctree.parent.remove(toctree)
    number_sections(env, page, tree)
    if page == env.config.root_doc:
        title = tree.next_node(nodes.title)
        title.replace_self(nodes.title(text=PREFACE))
    return addnodes.start_of_file("", *tree.children, docname=page)


def number_sections(env: BuildEnvironment, page: str,
                    tree: nodes.Element, depth: int = 0) -> None:
    for section in tree.children:
        if not isinstance(section, nodes.section):
            continue
        anchors = [f"#{name}" for name in section["ids"]] if depth else [""]
        section["depth"] = depth
        section["docname"] = page
        section["number"] = next(filter(None, (
            section_number(env, page, anchor) for anchor in anchors)), "")
        number_sections(env, page, section, depth + 1)
