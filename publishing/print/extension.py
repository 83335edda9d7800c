"""The printed edition: what Sphinx's LaTeX builder does for this book.

The work is done in `publishing.print`; other builders see nothing of it.
"""

from sphinx.application import Sphinx
from sphinx.config import Config

from publishing.paths import PRESS
from publishing.print import nodes, writer
from publishing.print.builder import PrintBuilder
from publishing.print.pictures import DrawPictures

CLASS = PRESS / "print" / "mathbook.cls"
NAME = "book"


def configure(app: Sphinx, config: Config) -> None:
    config.latex_engine = "xelatex"
    config.latex_documents = [(config.root_doc, f"{NAME}.tex", config.project,
                               config.author, "manual")]
    config.latex_additional_files = [str(CLASS)]
    config.latex_toplevel_sectioning = "chapter"
    config.latex_table_style = ["booktabs"]
    config.latex_use_xindy = False
    config.latex_domain_indices = False
    # On paper a link is of no use without its address.
    config.latex_show_urls = "footnote"


def setup(app: Sphinx) -> dict:
    for name in ("sphinx_proof", "sphinx_exercise"):
        app.setup_extension(name)
    app.add_builder(PrintBuilder, override=True)
    app.add_post_transform(DrawPictures)
    app.set_translator("latex", writer.BookWriter)
    for node in nodes.ALL:
        app.add_node(node)
    for node, steps in writer.visitors().items():
        app.add_node(node, override=True, latex=steps)
    app.connect("config-inited", configure, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
