r"""How sources are set: their addresses, and the formulas in their titles.

A source ends with its addresses in full, so that a reader of paper can type
them; a DOI is one of them. BibTeX writes formulas between dollars,
``$\ell_1$``, and what reads the sources leaves them as text.
"""

import re
from collections.abc import Mapping

from docutils import nodes
from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.template import Node, href, join
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from publishing.link_addresses import encoded

STYLE = "mathbook"  # the page of sources names it
FORMULA = re.compile(r"\$([^$]+)\$")


def addresses(fields: Mapping[str, str]) -> list[str]:
    """Return the addresses of a source: its page and its DOI.

    >>> addresses({"doi": "10.1002/(SICI)1:2<3::AID-X>3.0.CO;2-A"})
    ['https://doi.org/10.1002/(SICI)1:2%3C3::AID-X%3E3.0.CO;2-A']
    """
    doi = [f"https://doi.org/{fields['doi']}"] if "doi" in fields else []
    page = [fields["url"]] if "url" in fields else []
    return [encoded(address) for address in (*page, *doi)]


class SourceStyle(PlainStyle):
    """Sources as BibTeX's plain style has them, with whole addresses.

    A link that shows its address needs no footnote on paper, and its lines
    can be broken. No full stop follows, which a reader would copy with it.
    """

    def format_web_refs(self, e: Entry) -> Node:
        return join(sep=", ")[[href(address)[address]
                               for address in addresses(e.fields)]]


def with_formulas(text: str) -> list[nodes.Node]:
    r"""Divide a text at its formulas.

    >>> [str(part) for part in with_formulas(r"Near-$\ell_1$ sparsity")]
    ['Near-', '<math>\\ell_1</math>', ' sparsity']
    """
    parts = []
    for place, part in enumerate(FORMULA.split(text)):
        if place % 2:
            parts.append(nodes.math(part, part))
        elif part:
            parts.append(nodes.Text(part))
    return parts


class SetFormulas(SphinxPostTransform):
    """Set the formulas of all sources."""

    default_priority = 11  # sources are written out at 5, links to them at 10

    def run(self, **kwargs) -> None:
        for source in self.document.findall(nodes.citation):
            for text in list(source.findall(nodes.Text)):
                if FORMULA.search(text):
                    text.parent.replace(text, with_formulas(text))
        for link in self.document.findall(nodes.reference):
            if FORMULA.search(link.get("reftitle", "")):
                del link["reftitle"]  # nothing sets formulas there


def setup(app: Sphinx) -> dict:
    register_plugin("pybtex.style.formatting", STYLE, SourceStyle, force=True)
    app.add_post_transform(SetFormulas)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
