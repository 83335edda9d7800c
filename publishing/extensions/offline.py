"""The book without a network.

Writes the service worker with the list of what can be saved, the manifest that
makes the book installable, its icons, and the page for addresses that are not
on the reader's device. `publishing/offline/` holds what it is made from.

The directive ``{save-offline}`` becomes the panel with the button *Save the
book for offline reading*; in other editions it leaves nothing.
"""

import json
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import SphinxDirective

from publishing.extensions.findable import title_text
from publishing.extensions.front_matter import front_matter
from publishing.extensions.outcomes import pages_in_order
from publishing.extensions.redirects import read_redirects
from publishing.offline.contents import Contents, site_contents
from publishing.offline.mark import mark_png, mark_svg
from publishing.plain_page import plain_page

SOURCES = Path(__file__).parent.parent / "offline"
STATIC = "_static/offline"

# Groups of files that are saved only for readers who ask for them, by name:
# what the panel calls them, and patterns of their paths.
EXTRA_GROUPS = {
    "live": {"title": "Also save what it takes to run the code",
             "files": ["_static/live/*"]},
}

ICONS = (("icon-192.png", 192, False), ("icon-512.png", 512, False),
         ("icon-maskable-512.png", 512, True))

PAPER = "#ffffff"

OFFLINE_BODY = """\
<p>There is no network, and this page of the book is not saved on this device.
<a href="">Try again</a></p>
<!-- saved pages -->
"""

PANEL = """\
<section class="save-offline" data-save-offline aria-label="Offline reading">
<p data-save-status role="status" tabindex="-1"></p>
<noscript><p>Saving the book needs a browser that runs scripts.</p></noscript>
<progress data-save-progress hidden aria-label="Saved so far"></progress>
<fieldset data-save-choices hidden aria-label="What to save"></fieldset>
<button type="button" data-save-start disabled>Save the book for offline
reading</button>
<button type="button" data-save-cancel hidden>Cancel</button>
<button type="button" data-save-remove hidden>Remove the saved book</button>
</section>
"""


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


def manifest(app: Sphinx) -> dict:
    """Return what a device needs to know to install the book."""
    title = app.config.html_title
    return {
        "name": title,
        "short_name": "Math for ML",
        "description": front_matter(app.env, app.config.root_doc).description,
        "lang": app.config.language,
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["education", "books"],
        "icons": [
            {"src": f"{STATIC}/icon.svg", "sizes": "any",
             "type": "image/svg+xml"},
            *({"src": f"{STATIC}/{name}", "sizes": f"{size}x{size}",
               "type": "image/png",
               "purpose": "maskable" if maskable else "any"}
              for name, size, maskable in ICONS),
        ],
    }


def write_icons(site: Path) -> None:
    folder = site / STATIC
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "icon.svg").write_text(mark_svg(), "utf-8")
    for name, size, maskable in ICONS:
        if not (folder / name).exists():
            (folder / name).write_bytes(mark_png(size, maskable))


def page_list(app: Sphinx) -> list[str]:
    """Return the pages to begin the list with, in the order of the book."""
    pages = [f"{docname}.html" for docname in pages_in_order(app.env)]
    others = [f"{docname}.html" for docname in sorted(app.env.found_docs)]
    moved = [f"{old}.html" for old in read_redirects(Path(app.srcdir))]
    return list(dict.fromkeys([*pages, *others, *moved, "search.html"]))


def worker_list(app: Sphinx, contents: Contents) -> dict:
    """Return the list in the form that the worker reads, short and ordered."""
    order = [page for page in page_list(app) if page in contents.files]
    paths = list(dict.fromkeys([*order, *sorted(contents.files)]))
    index = {path: number for number, path in enumerate(paths)}
    titles = {f"{docname}.html": title_text(app.env, docname)
              for docname in pages_in_order(app.env)
              if not front_matter(app.env, docname).planned}
    group_titles = {"book": app.config.html_title} | {
        name: group["title"] for name, group in EXTRA_GROUPS.items()}
    return {
        "version": contents.version,
        "files": [[path, contents.files[path].digest,
                   contents.files[path].size] for path in paths],
        "groups": {name: {"title": group_titles[name],
                          "files": [index[path] for path in members]}
                   for name, members in contents.groups.items()},
        "pages": [[index[page], titles.get(page, ""),
                   [index[need] for need in contents.needs[page]]]
                  for page in paths if page in contents.needs],
    }


def worker_script(book: dict) -> str:
    data = json.dumps(book, ensure_ascii=False, separators=(",", ":"))
    return "\n".join((
        f"const BOOK = {data};",
        (SOURCES / "decisions.js").read_text("utf-8"),
        (SOURCES / "worker.js").read_text("utf-8")))


def write_offline(app: Sphinx, exception: Exception | None) -> None:
    """Write all that the offline book needs; the last step of a build."""
    if exception or app.builder.name != "html":
        return
    site = Path(app.outdir)
    write_icons(site)
    (site / "manifest.webmanifest").write_text(
        json.dumps(manifest(app), ensure_ascii=False, indent=1), "utf-8")
    # The worker puts this page in place of any other, at any depth.
    (site / "offline.html").write_text(plain_page(
        "You are offline", app.config.html_title, "index.html", OFFLINE_BODY,
        language=app.config.language), "utf-8")
    icons = [f"{STATIC}/{name}" for name, _, _ in ICONS]
    contents = site_contents(
        site, [*page_list(app), "offline.html", "manifest.webmanifest",
               f"{STATIC}/icon.svg", *icons],
        {name: group["files"] for name, group in EXTRA_GROUPS.items()})
    (site / STATIC / "version.txt").write_text(
        f"{contents.version}\n", "utf-8")
    (site / "service-worker.js").write_text(
        worker_script(worker_list(app, contents)), "utf-8")


def setup(app: Sphinx) -> dict:
    app.add_node(save_offline, html=(visit_panel, None), latex=(skip, None),
                 text=(skip, None), man=(skip, None), texinfo=(skip, None))
    app.add_directive("save-offline", SaveOffline)
    app.connect("config-inited", add_static_files)
    app.connect("html-page-context", add_links)
    # After all that writes pages and files; before `freshness` closes.
    app.connect("build-finished", write_offline, priority=990)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
