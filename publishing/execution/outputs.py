"""Outputs of cells that some edition could not show.

A cell may return something that only a browser understands: HTML, Markdown,
JSON, a script. Paper then has its name in Python, in angle brackets. Such a
cell is named, and the build fails. Tables of pandas are HTML *and* text, and
pictures and LaTeX have their form everywhere.
"""

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)

EVERYWHERE = ("image/", "text/latex")
NAMELESS = re.compile(
    r"\s*<[\w.]+ (?:object|(?:object )?at 0x[0-9a-f]+)>\s*")


def is_bundle(node: nodes.Node) -> bool:
    """Tell whether a node holds one output in all the forms that it has."""
    return (isinstance(node, nodes.container)
            and node.get("nb_element") == "mime_bundle")


def unseen_forms(bundle: nodes.container) -> list[str]:
    """Return the forms of an output if there is none for each edition."""
    forms = {form["mime_type"]: form.astext() for form in bundle.children}
    if any(name.startswith(EVERYWHERE) for name in forms):
        return []
    plain = forms.get("text/plain", "<no object>")
    return list(forms) if NAMELESS.fullmatch(plain) else []


def check_outputs(app: Sphinx, doctree: nodes.document) -> None:
    """Name the cells whose outputs are lost on paper."""
    for bundle in doctree.findall(is_bundle):
        forms = unseen_forms(bundle)
        if forms:
            logger.warning(
                "the output of this cell has no form for every edition, only "
                "%s; expected text that is printed, a picture, or a table of "
                "pandas", ", ".join(forms), location=bundle)


def setup(app: Sphinx) -> dict:
    app.connect("doctree-read", check_outputs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
