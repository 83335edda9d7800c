"""The book without a network.

Links the manifest and the script that starts the service worker from every
page, and as the last step of a build writes the worker itself and what goes
with it; see `publishing.offline.site`.

The directive ``{save-offline}`` becomes the panel with the button *Save the
book for offline reading*; in other editions it leaves nothing.
"""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import SphinxDirective

from publishing.findable.redirects import read_redirects
from publishing.front_matter import front_matter
from publishing.offline.site import (
    SOURCES, STATIC, BookFacts, write_offline_site)
from publishing.pages import pages_in_order, title_text
from publishing.quick import is_quick

# Below the icon of the installed book there is little room.
SHORT_TITLE = "Math for ML"

PANEL = """\
<section class="save-offline" data-save-offline aria-label="Offline reading">
<p data-save-status role="status" tabindex="-1"></p>
<noscript><p>Saving the book needs a browser that runs scripts.</p></noscript>
<progress data-save-progress hidden aria-label="Saved so far"></progress>
<fieldset data-save-choices hidden aria-label="What to save"></fieldset>
<button type="button" data-save-start disabled>{label}</button>
<button type="button" data-save-cancel hidden>Cancel</button>
<button type="button" data-save-remove hidden>Remove the saved book</button>
</section>
""".format(label="Save the book for offline reading")


class save_offline(nodes.General, nodes.Element):
    """Stands for the panel."""


class SaveOffline(SphinxDirective):
    """The panel with the button that saves the whole book."""

    def run(self) -> list[nodes.Node]:
        self.env.metadata[self.env.docname]["save_offline"] = True
        return [save_offline()]


def visit_panel(translator, node: save_offline) -> None:
    # EPUB is made by the same translator.
    if translator.builder.name == "html":
        translator.body.append(PANEL)
    raise nodes.SkipNode


def skip(translator, node: save_offline) -> None:
    raise nodes.SkipNode


def add_static_files(app: Sphinx, config: Config) -> None:
    config.html_static_path.append(str(SOURCES / "static"))


def add_links(app: Sphinx, pagename: str, templatename: str, context: dict,
              doctree: nodes.document | None) -> None:
    """Link the manifest, the icon and the scripts from a page."""
    if app.builder.name != "html":
        return
    pathto = context["pathto"]
    links = [
        f'<link rel="manifest" href="{pathto("manifest.webmanifest", 1)}">',
        '<link rel="apple-touch-icon" '
        f'href="{pathto(f"{STATIC}/icon-192.png", 1)}">',
    ]
    if not context.get("favicon_url"):
        context["favicon_url"] = pathto(f"{STATIC}/icon.svg", 1)
    context["metatags"] = (context.get("metatags", "")
                           + "\n".join(links) + "\n")
    app.add_js_file("offline/offline.js", loading_method="defer")
    if app.env.metadata.get(pagename, {}).get("save_offline"):
        app.add_css_file("offline/offline.css")
        app.add_js_file("offline/save.js", loading_method="defer")


def book_pages(app: Sphinx) -> dict[str, str]:
    """Return the pages to save, in order, and the titles of written ones."""
    pages = {f"{docname}.html": "" if front_matter(app.env, docname).planned
             else title_text(app.env, docname)
             for docname in pages_in_order(app.env)}
    moved = read_redirects(Path(app.srcdir))
    others = [*sorted(app.env.found_docs), *moved, "search"]
    return pages | {f"{name}.html": "" for name in others
                    if f"{name}.html" not in pages}


def write_offline(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.name != "html" or is_quick():
        return
    root = front_matter(app.env, app.config.root_doc)
    write_offline_site(Path(app.outdir), BookFacts(
        app.config.html_title, SHORT_TITLE, root.description,
        app.config.language, book_pages(app)))


def setup(app: Sphinx) -> dict:
    app.add_node(save_offline, html=(visit_panel, None), latex=(skip, None),
                 text=(skip, None), man=(skip, None), texinfo=(skip, None))
    app.add_directive("save-offline", SaveOffline)
    app.connect("config-inited", add_static_files)
    app.connect("html-page-context", add_links)
    # After all that writes pages and files; before `freshness` closes.
    app.connect("build-finished", write_offline, priority=990)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
