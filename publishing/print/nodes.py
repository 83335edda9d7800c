"""What only print has: parts, page references, pages with a look of their own."""

from docutils import nodes


class matter(nodes.General, nodes.Element):
    """Begins the front, main or back matter; `kind` says which."""


class part_page(nodes.General, nodes.Element):
    """Announces a part, by its `number` and `title`."""


class imprint_page(nodes.General, nodes.Element):
    """Holds the imprint, which stands at the front and in small type."""


class page_reference(nodes.Inline, nodes.TextElement):
    """Words and a page number, both a link to `target`, a LaTeX label."""


class solution(nodes.General, nodes.Element):
    """A solution, or an answer, in an appendix; `label` is its place."""


class live_address(nodes.General, nodes.Element):
    """Says what can be done on the web, in `words`, and at which `address`.

    It may have a `title`."""


ALL = (matter, part_page, imprint_page, page_reference, solution, live_address)


def label_of(docname: str, identifier: str) -> str:
    """Return what LaTeX calls a place of a page, as Sphinx names it."""
    return f"{docname}:{identifier}"
