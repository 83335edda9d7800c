"""What Sphinx keeps between builds holds no page twice.

sphinx-exercise notes a copy of each exercise and solution; each piece of it leads
to the doctree of its page. So the environment, which every build loads and stores,
would hold the doctrees of all pages that have an exercise.
"""

from docutils import nodes
from sphinx.application import Sphinx


def leave_page(app: Sphinx, doctree: nodes.document) -> None:
    """Cut what leads from the copies of exercises to their page."""
    noted = getattr(app.env, "sphinx_exercise_registry", {}).values()
    for entry in noted:
        if entry["docname"] == app.env.docname:
            for node in entry["node"].findall():
                node.document = None


def setup(app: Sphinx) -> dict:
    app.connect("doctree-read", leave_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
