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


class place(nodes.Inline, nodes.TextElement):
    """Says on which page a reference leads to what `label` names.

    `start` and `end` stand around it, `name` before it; its text is what it
    would look like, more or less.
    """


class planned_words(nodes.Inline, nodes.TextElement):
    """The words of a link to a page that is not written yet."""


class planned_entry(nodes.General, nodes.TextElement):
    """A page, by its `number` and its title, that only the contents have."""


class planned_part(nodes.General, nodes.TextElement):
    """A part, by its `number` and its title, no page of which is written."""


class hint_number(nodes.Inline, nodes.TextElement):
    """The number of an exercise before its hint: a link to the exercise.

    `target` is the place of the exercise, `label` that of the hint.
    """


class live_address(nodes.General, nodes.Element):
    """Says what can be done on the web, in `words`, and at which `address`.

    It may have a `title`."""


ALL = (matter, part_page, imprint_page, page_reference, solution, hint_number,
       live_address, place, planned_words, planned_entry, planned_part)


def label_of(docname: str, identifier: str) -> str:
    """Return what LaTeX calls a place of a page, as Sphinx names it."""
    return f"{docname}:{identifier}"
