"""The EPUB edition: a builder of our own in the place of Sphinx's.

The work is done in `publishing.epub`; other builders see nothing of it.
"""

from sphinx.application import Sphinx

from publishing.edition import book_version
from publishing.epub import transforms
from publishing.epub.builder import EpubBuilder
from publishing.theme.structure import BookTranslator


def name_version(app: Sphinx) -> None:
    """Say the version to Sphinx, which asks for it if a builder is `epub`."""
    if app.builder.name == EpubBuilder.name:
        app.config.version = book_version()


def setup(app: Sphinx) -> dict:
    app.setup_extension("sphinx.builders.epub3")
    app.add_builder(EpubBuilder, override=True)
    # Rows with names, lists of list items, links with words: as on the web.
    app.set_translator(EpubBuilder.name, BookTranslator, override=True)
    app.connect("builder-inited", name_version, priority=1)
    for transform in transforms.ALL:
        app.add_post_transform(transform)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
