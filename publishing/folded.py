"""Parts of a page that open and close: `<details>`, with or without our theme."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


class folded(nodes.General, nodes.Element):
    """A part of the page that opens and closes."""


class folded_title(nodes.General, nodes.TextElement):
    """What stands in its place while it is closed."""


def visit_folded(page: HTML5Translator, node: folded) -> None:
    opened = {"open": "open"} if node["opened"] else {}
    page.body.append(page.starttag(node, "details", **opened))


def depart_folded(page: HTML5Translator, node: folded) -> None:
    page.body.append("</details>\n")


def visit_folded_title(page: HTML5Translator, node: folded_title) -> None:
    page.body.append(page.starttag(node, "summary", ""))


def depart_folded_title(page: HTML5Translator, node: folded_title) -> None:
    page.body.append("</summary>\n")


def setup(app: Sphinx) -> dict:
    # Whoever writes other editions sees none of these nodes: the transforms
    # that make them run for HTML alone.
    app.add_node(folded, html=(visit_folded, depart_folded))
    app.add_node(folded_title, html=(visit_folded_title, depart_folded_title))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
