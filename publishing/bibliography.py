r"""Formulas in the titles of sources.

BibTeX writes them between dollars, ``$\ell_1$``, and what reads the sources
leaves them as text.
"""

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

FORMULA = re.compile(r"\$([^$]+)\$")


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
    app.add_post_transform(SetFormulas)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
