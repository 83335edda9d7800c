"""The order of the printed book.

Sphinx puts all pages into one tree: a part for every caption of the contents,
a chapter for every page. Print has its own order. Pages that are planned are
left out, and keep their numbers free. What a reader needs first is the front
matter; the reference pages are the back matter; labs follow the chapters of
their part; solutions and answers are collected in appendices.
"""

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_exercise.nodes import solution_node

from publishing.extensions.front_matter import front_matter

PART = re.compile(r"Part [IVX]+: (?P<title>.+)")
BACK = "Reference"


def latex(text: str) -> nodes.raw:
    return nodes.raw("", text, format="latex")


class ArrangeForPrint(SphinxPostTransform):
    """Put the tree of the whole book into the order of print."""

    # After references are resolved and the captions have become sections.
    default_priority = 960
    formats = ("latex",)

    def run(self, **kwargs) -> None:
        captions = [section for section in self.document.findall(nodes.section)
                    if is_caption(section)]
        if not captions:
            return
        self.leave_out_planned()
        solutions = self.collect_solutions()
        matter = {"front": [], "main": [], "back": []}
        for section in captions:
            matter[matter_of(section)].extend(self.arranged(section))
        start = captions[0].parent.parent  # where the first caption hangs
        book = start.parent
        place = book.index(start)
        for section in captions:
            section.parent.parent.parent.remove(section.parent.parent)
        body = nodes.compound("")
        body += [latex("\n\\frontmatterpages\n"), *matter["front"],
                 latex("\n\\mainmatter\n"), *matter["main"],
                 latex("\n\\bookappendix\n"), *solutions,
                 latex("\n\\backmatter\n"), *matter["back"]]
        book.insert(place, body)
        self.unlink_what_is_gone()

    def leave_out_planned(self) -> None:
        self.gone = set()
        for start in list(self.document.findall(addnodes.start_of_file)):
            name = start["docname"]
            if name in self.env.found_docs and front_matter(self.env, name).planned:
                self.gone.add(name)
                start.parent.remove(start)

    def arranged(self, caption: nodes.section) -> list[nodes.Node]:
        """Return the chapters below a caption, and the part before them."""
        chapters = [start for start in caption.findall(addnodes.start_of_file)]
        result: list[nodes.Node] = []
        part = PART.match(caption.next_node(nodes.title).astext())
        if part and chapters:
            result.append(latex(f"\n\\part{{{part['title']}}}\n"))
        for start in chapters:
            number = chapter_number(self.env, start["docname"])
            result.append(latex(f"\n\\nextchapter{{{number}}}\n" if number
                                else "\n\\unnumberedchapter\n"))
            result.extend(start.children)
        return result


def is_caption(section: nodes.section) -> bool:
    """Tell whether a section was a caption of the contents."""
    return isinstance(section.parent, addnodes.start_of_file) and (
        section.parent["docname"] == section.next_node(nodes.title).astext())


def matter_of(caption: nodes.section) -> str:
    title = caption.next_node(nodes.title).astext()
    if title == BACK:
        return "back"
    return "main" if PART.match(title) or title.startswith("Labs:") else "front"


def chapter_number(env, docname: str) -> int | None:
    """Return the number that the web edition gives to a chapter."""
    numbers = env.toc_secnumbers.get(docname, {}).get("")
    return numbers[-1] if numbers else None
