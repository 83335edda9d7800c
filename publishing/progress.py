"""How much of the book is written, in a sentence that no page has to keep true.

The directive ``{progress}`` becomes a paragraph that counts the chapters, labs
and capstones of the contents, and how many of them are written.
"""

from collections import Counter

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from publishing.front_matter import front_matter
from publishing.pages import pages_in_order

PLURALS = {"chapter": "chapters", "lab": "labs", "capstone": "capstones"}
ON_THE_WEB = ("A page that is marked as planned in the contents states its "
              "question and no more.")
ELSEWHERE = "Pages that are planned are not in this edition."
IN_PRINT = (f"{ELSEWHERE} The contents have their titles in gray, and a dagger "
            "(†) marks what names them.")


class progress(nodes.General, nodes.Element):
    """Stands for the sentence until all pages have been read."""


class Progress(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        return [progress()]


def progress_text(written: dict[str, int], planned: dict[str, int]) -> str:
    """Return the sentence on what is written.

    Parameters
    ----------
    written, planned
        How many pages of each kind.

    Examples
    --------
    >>> progress_text({"chapter": 36, "lab": 3}, {"lab": 11, "capstone": 5})
    'Written so far: all 36 chapters, 3 of the 14 labs, none of the 5 capstones.'
    >>> progress_text({"chapter": 36}, {})
    'Written: all 36 chapters.'
    """
    parts = []
    for kind, plural in PLURALS.items():
        done = written.get(kind, 0)
        total = done + planned.get(kind, 0)
        if total:
            parts.append(f"all {total} {plural}" if done == total
                         else f"{done or 'none'} of the {total} {plural}")
    return f"Written{' so far' if planned else ''}: {', '.join(parts)}."


def count(env: BuildEnvironment) -> tuple[Counter, Counter]:
    """Count the pages of each kind: those that are written, and the others."""
    written, planned = Counter(), Counter()
    for docname in pages_in_order(env):
        page = front_matter(env, docname)
        if page.kind in PLURALS:
            (planned if page.planned else written)[page.kind] += 1
    return written, planned


def say_progress(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the sentence in the place of each `progress`."""
    for placeholder in list(doctree.findall(progress)):
        written, planned = count(app.env)
        text = progress_text(written, planned)
        if planned:
            rest = {"html": ON_THE_WEB, "latex": IN_PRINT}.get(
                app.builder.name, ELSEWHERE)
            text = f"{text} {rest}"
        placeholder.replace_self(nodes.paragraph(text=text))


def note_progress(app: Sphinx, doctree: nodes.document) -> None:
    if any(doctree.findall(progress)):
        app.env.metadata[app.env.docname]["progress"] = True


def pages_with_progress(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have pages with the sentence written again: any page may have changed it."""
    return [docname for docname in env.found_docs
            if env.metadata.get(docname, {}).get("progress")]


def setup(app: Sphinx) -> dict:
    app.add_node(progress)
    app.add_directive("progress", Progress)
    app.connect("doctree-read", note_progress)
    app.connect("env-updated", pages_with_progress)
    app.connect("doctree-resolved", say_progress)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
