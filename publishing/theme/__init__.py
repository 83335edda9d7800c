"""The look of the web edition: a child theme of sphinx-book-theme.

Templates, styles and scripts of our own take the place of the theme's, which
keeps the theme's functions for the tables of contents. A page asks for two
style sheets and two scripts at most, all of them from the book's own site.

`structure`   turns folded boxes and hidden cells into native `<details>`
`pages`       what the templates need to know about a page
`security`    the Content-Security-Policy
`assets`      bundles styles and scripts; leaves out what no page uses
`fonts`       the fonts, reduced to the characters that books use
"""

from pathlib import Path

from sphinx.application import Sphinx

from publishing.theme import assets, pages, security, structure

NAME = "mathbook"


def setup(app: Sphinx) -> dict:
    app.add_html_theme(NAME, str(Path(__file__).parent / "templates"))
    for part in (structure, assets, pages, security):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
