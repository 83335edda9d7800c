"""The directive ``{errata}``: what was wrong in released editions.

It sets the entries of `errata.yml`, which lies beside the page. A fault in that
file is a warning with its line, and so it ends the build.
"""

from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from publishing.paths import ROOT
from publishing.release.changelog import (
    CHANGELOG, ChangelogFault, read_changelog)
from publishing.release.errata import ERRATA, Erratum, read_errata

logger = logging.getLogger(__name__)

NONE_KNOWN = ("No mistakes are known in any edition. That does not mean there "
              "are none.")


class ErrataList(SphinxDirective):
    """A section for each edition, an entry for each mistake."""

    def run(self) -> list[nodes.Node]:
        file = Path(self.env.srcdir) / ERRATA.relative_to(ERRATA.parents[1])
        self.env.note_dependency(str(file))
        self.env.note_dependency(str(CHANGELOG))
        try:
            editions = [edition.number for edition in read_changelog()]
        except ChangelogFault as fault:
            logger.warning("%s", fault)
            return []
        errata, faults = read_errata(file, editions, self.env.found_docs)
        for fault in faults:
            logger.warning("%s", fault.text,
                           location=f"{shown(file)}:{fault.line}")
        if not errata:
            return [nodes.paragraph(text=NONE_KNOWN)]
        return [self.edition(number, [entry for entry in errata
                                      if entry.edition == number], file)
                for number in dict.fromkeys(entry.edition
                                            for entry in errata)]

    def edition(self, number: str, errata: list[Erratum],
                file: Path) -> nodes.section:
        title = f"Edition {number}"
        section = nodes.section(ids=[nodes.make_id(title)], names=[title])
        section += nodes.title(text=title)
        section += nodes.definition_list("", *(
            self.item(entry, file) for entry in errata), classes=["errata"])
        return section

    def item(self, entry: Erratum, file: Path) -> nodes.definition_list_item:
        term = nodes.term("", "", self.page_link(entry.page))
        if entry.place:
            term += nodes.Text(f", {entry.place}")
        day = f"{entry.corrected:%B} {entry.corrected.day}, " \
              f"{entry.corrected.year}"
        return nodes.definition_list_item("", term, nodes.definition(
            "", *self.labeled("It said:", entry.wrong, entry, file),
            *self.labeled("It should say:", entry.right, entry, file),
            nodes.paragraph(text=f"Corrected on {day}.")))

    def page_link(self, page: str) -> addnodes.pending_xref:
        return addnodes.pending_xref(
            "", nodes.inline(), refdomain="std", reftype="doc",
            refexplicit=False, refwarn=True, reftarget=f"/{page}",
            refdoc=self.env.docname)

    def labeled(self, label: str, text: str, entry: Erratum,
                file: Path) -> list[nodes.Node]:
        """Return a text of the list, read as a page is, behind a label."""
        holder = nodes.Element()
        self.state.nested_parse(StringList(text.splitlines(), str(file)),
                                entry.line, holder)
        first = holder.children[0] if holder.children else None
        if not isinstance(first, nodes.paragraph):
            first = nodes.paragraph()
            holder.insert(0, first)
        first.insert(0, [nodes.strong(text=label), nodes.Text(" ")])
        return holder.children


def shown(file: Path) -> str:
    return str(file.relative_to(ROOT) if file.is_relative_to(ROOT) else file)


def setup(app: Sphinx) -> dict:
    app.add_directive("errata", ErrataList)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
