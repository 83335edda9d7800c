"""The eleven learning outcomes: links to them, and the map of who serves them.

``{outcome}`O3` `` in a text is a tag that links to the outcome's entry on the
outcome map and says in words what the outcome is: on the web when one points
at it or has it read aloud, elsewhere at its first place on each page.
The directive ``{outcome-map}`` becomes a table, outcome by outcome, of the
chapters, labs and capstones whose front matter names it.
"""

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from publishing.contract import OUTCOMES
from publishing.front_matter import front_matter
from publishing.pages import (
    chapter_number, lab_number, pages_in_order, title_text)

COLUMNS = (("chapter", "Chapters"), ("lab", "Labs"), ("capstone", "Capstones"))


class outcome_tag(nodes.inline):
    """A link to an outcome; `first` if it is the first to it on its page."""


class outcome_map(nodes.General, nodes.Element):
    """Stands for the map until all pages have been read."""


def outcome_role(name: str, rawtext: str, text: str, lineno: int,
                 inliner: Inliner, options=None, content=None):
    """Make a link from ``{outcome}`O3` `` to the outcome's entry."""
    if text not in OUTCOMES:
        message = inliner.reporter.error(
            f"outcome: expected one of {OUTCOMES[0]} to {OUTCOMES[-1]}, "
            f"got {text!r}", line=lineno)
        return [inliner.problematic(rawtext, rawtext, message)], [message]
    link = addnodes.pending_xref(
        rawtext, nodes.Text(text),
        refdomain="std", reftype="ref", refexplicit=True, refwarn=True,
        reftarget=place_of(text),
        refdoc=inliner.document.settings.env.docname)
    return [outcome_tag(rawtext, "", link, classes=["outcome"],
                        outcome=text)], []


def place_of(outcome: str) -> str:
    """Return the label of an outcome's entry on the map."""
    return f"outcome-{outcome.lower()}"


def outcome_titles(env: BuildEnvironment) -> dict[str, str]:
    """Return what the outcome map calls each outcome, without its number."""
    labels = env.get_domain("std").labels
    return {outcome: labels[place_of(outcome)][2].removeprefix(f"{outcome}: ")
            for outcome in OUTCOMES if place_of(outcome) in labels}


def note_tags(app: Sphinx, doctree: nodes.document) -> None:
    """Mark the first tag of each outcome on a page."""
    seen = set()
    for tag in doctree.findall(outcome_tag):
        tag["first"] = tag["outcome"] not in seen
        seen.add(tag["outcome"])
    if seen:
        app.env.metadata[app.env.docname]["outcome_tags"] = True


class NameOutcomes(SphinxPostTransform):
    """Say what the outcome of each tag is.

    Print has page numbers besides, and names its outcomes itself.
    """

    default_priority = 20  # after the links are resolved
    formats = ("html",)

    def run(self, **kwargs) -> None:
        titles = outcome_titles(self.env)
        for tag in self.document.findall(outcome_tag):
            outcome = tag["outcome"]
            link = next(tag.findall(nodes.reference), None)
            if link is None or outcome not in titles:
                continue
            link["reftitle"] = titles[outcome]
            link["spoken"] = f"{outcome}: {titles[outcome]}"
            if tag["first"] and self.app.builder.name == "epub":
                link.clear()
                link += nodes.Text(link["spoken"])


def pages_with_new_titles(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have pages written again when an outcome that they name is renamed."""
    titles = outcome_titles(env)
    before = getattr(env, "outcome_titles", titles)
    env.outcome_titles = titles
    return [] if titles == before else [
        docname for docname in env.found_docs
        if front_matter(env, docname).outcomes
        or env.metadata.get(docname, {}).get("outcome_tags")]


class OutcomeMap(SphinxDirective):
    """The table of outcomes and the pages that serve them."""

    def run(self) -> list[nodes.Node]:
        return [outcome_map()]


def pages_by_outcome(env: BuildEnvironment) -> dict[str, dict[str, list]]:
    """Return, for each outcome and kind, its pages in the book's order."""
    served = {outcome: {kind: [] for kind, _ in COLUMNS}
              for outcome in OUTCOMES}
    for docname in pages_in_order(env):
        page = front_matter(env, docname)
        for outcome in page.outcomes:
            if outcome in served and page.kind in served[outcome]:
                served[outcome][page.kind].append(docname)
    return served


def short_name(env: BuildEnvironment, docname: str) -> str:
    """Return what tables and the index call a page: `3`, `L2`, `K1`, or its title."""
    return (chapter_number(env, docname) or lab_number(env, docname)
            or title_text(env, docname))


def make_map(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the table in the place of each `outcome_map`."""
    for placeholder in list(doctree.findall(outcome_map)):
        placeholder.replace_self(map_table(app, docname))


def map_table(app: Sphinx, docname: str) -> nodes.table:
    served = pages_by_outcome(app.env)
    rows = [
        [outcome_entry(app, docname, outcome),
         *(page_links(app, docname, kind, served[outcome][kind])
           for kind, _ in COLUMNS)]
        for outcome in OUTCOMES
    ]
    head = [nodes.paragraph(text=text)
            for text in ("Learning outcome", *(name for _, name in COLUMNS))]
    return table(head, rows)


def outcome_entry(app: Sphinx, docname: str, outcome: str) -> nodes.paragraph:
    paragraph = nodes.paragraph()
    link = nodes.reference("", outcome, internal=True,
                           refid=place_of(outcome))
    paragraph += link
    return paragraph


def page_links(app: Sphinx, docname: str, kind: str,
               pages: list[str]) -> nodes.paragraph:
    paragraph = nodes.paragraph()
    for index, page in enumerate(pages):
        if index:
            paragraph += nodes.Text(", ")
        planned = front_matter(app.env, page).planned
        title = app.env.titles[page].astext()
        text = nodes.inline("", short_name(app.env, page),
                            classes=["planned"] if planned else [])
        paragraph += make_refnode(
            app.builder, docname, page, "", text,
            f"{title} (planned)" if planned else title)
    if not pages:
        paragraph += nodes.Text("–")
    return paragraph


def table(head: list[nodes.Node],
          rows: list[list[nodes.Node]]) -> nodes.table:
    """Return a docutils table of ready cells."""
    result = nodes.table(classes=["outcome-map"])
    group = nodes.tgroup(cols=len(head))
    group += [nodes.colspec(colwidth=1) for _ in head]
    group += nodes.thead("", table_row(head))
    group += nodes.tbody("", *(table_row(row) for row in rows))
    result += group
    return result


def table_row(cells: list[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def pages_with_map(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have pages with a map written again: any page may have changed it."""
    return [docname for docname in env.found_docs
            if env.metadata.get(docname, {}).get("outcome_map")]


def note_map(app: Sphinx, doctree: nodes.document) -> None:
    if any(doctree.findall(outcome_map)):
        app.env.metadata[app.env.docname]["outcome_map"] = True


def setup(app: Sphinx) -> dict:
    app.add_node(outcome_map)
    app.add_node(outcome_tag)
    app.add_post_transform(NameOutcomes)
    app.add_role("outcome", outcome_role)
    app.add_directive("outcome-map", OutcomeMap)
    app.connect("doctree-read", note_map)
    app.connect("doctree-read", note_tags)
    app.connect("env-updated", pages_with_new_titles)
    app.connect("env-updated", pages_with_map)
    app.connect("doctree-resolved", make_map)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
