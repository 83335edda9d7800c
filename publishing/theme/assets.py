"""Styles and scripts: what a page loads, and what the site does not carry.

Extensions and the themes below ours bring some twenty style sheets and
scripts. One style sheet and one script, put together from `styles/` and
`scripts/`, do their work; everything that no page uses stays out of the site.

The style sheets that the site itself holds stand in each page. On a slow line
a page waits for its style sheet as long as for itself; with the styles inside,
a phone shows the text in half the time, for about 10 kB more.
"""

import hashlib
import posixpath
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from publishing.theme import fonts

FOLDER = Path(__file__).parent

# In the place of these stand parts of our own. What is not named here (what a
# later extension brings for its own pages) is loaded as it is.
REPLACED_STYLES = {
    "book.css",  # the name that theme.conf has to give
    "pygments.css", "togglebutton.css", "copybutton.css", "sphinx-thebe.css",
    "proof.css", "exercise.css", "sphinx-design.min.css",
    "styles/sphinx-book-theme.css", "styles/pydata-sphinx-theme.css",
}
REPLACED_SCRIPTS = {
    "documentation_options.js", "doctools.js", "sphinx_highlight.js",
    "clipboard.min.js", "copybutton.js", "togglebutton.js", "design-tabs.js",
    "sphinx-thebe.js", "scripts/sphinx-book-theme.js",
}
REPLACED_INLINE = ("let toggle", "var togglebutton", "const THEBE_JS_URL",
                   "DOCUMENTATION_OPTIONS.")

# What Sphinx's search page needs, and nothing else does.
SEARCH = {"documentation_options.js", "doctools.js", "sphinx_highlight.js",
          "searchtools.js", "language_data.js"}

# Folders and files in the site's `_static` that only dropped parts used.
UNUSED = ("images", "locales", "scripts", "styles", "vendor",
          "webpack-macros.html", "sbt-webpack-macros.html", "basic.css",
          "pygments.css", "togglebutton.css", "copybutton.css",
          "sphinx-thebe.css", "proof.css", "exercise.css",
          "sphinx-design.min.css", "mystnb.*.css", "clipboard.min.js",
          "copybutton.js", "copybutton_funcs.js", "togglebutton.js",
          "design-tabs.js", "sphinx-thebe.js", "design-style.*.css",
          "check-solid.svg", "copy-button.svg", "file.png", "minus.png",
          "plus.png", "play-solid.svg", "logo_*", "_sphinx_design_static",
          "sbt-*")


def bundle(folder: Path, suffix: str) -> str:
    """Return the files of a folder, put together in the order of names."""
    return "\n".join(path.read_text("utf-8").strip()
                     for path in sorted(folder.glob(f"*.{suffix}"))) + "\n"


COMMENT = re.compile(r"/\*.*?\*/\s*", re.S)
ADDRESS = re.compile(r"""url\((?P<quote>["']?)(?!data:|#|/|\w+://)""")


def style_for_page(css: str, folder: str) -> str:
    """Return a style sheet as it can stand inside a page.

    Parameters
    ----------
    css
        The text of the style sheet, whose addresses are relative to itself.
    folder
        The folder of the style sheet, as seen from the page.

    >>> style_for_page("/* Face */ @font-face { src: url(a.woff2); }", "../b")
    '@font-face { src: url(../b/a.woff2); }'
    """
    return ADDRESS.sub(lambda match: f"url({match['quote']}{folder}/",
                       COMMENT.sub("", css))


def write_bundles(app: Sphinx) -> None:
    """Put the book's script and fonts into the site."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    static.mkdir(parents=True, exist_ok=True)
    faces = fonts.write_text_fonts(static / "fonts")
    fonts.reduce_formula_fonts(static / "katex")
    app.book_style = faces + bundle(FOLDER / "styles", "css")
    app.book_script = bundle(FOLDER / "scripts", "js")
    (static / "book.js").write_text(app.book_script, "utf-8")


def choose_assets(app: Sphinx, pagename: str, templatename: str,
                  context: dict, doctree: nodes.document | None) -> None:
    """Leave out of a page what our own style sheet and script replace."""
    search = pagename == "search"
    own, linked = [], []
    for style in context["css_files"]:
        if not is_replaced_style(asset_name(style)):
            (own if style_in_site(app, style) else linked).append(style)
    context["css_files"][:] = linked
    context["page_styles"] = page_styles(app, own, context["pathto"])
    context["script_files"][:] = [
        script for script in context["script_files"]
        if not is_replaced_script(script, search)]
    context["book_script"] = (
        context["pathto"]("_static/book.js", resource=True)
        + "?v=" + short_hash(app.book_script))
    context["boot_script"] = (FOLDER / "boot.js").read_text("utf-8").strip()
    # In the order in which a page needs them.
    context["preloaded_fonts"] = fonts.PRELOADED_TEXT + (
        fonts.PRELOADED_FORMULAS
        if 'class="katex"' in context.get("body", "") else ())


def style_in_site(app: Sphinx, style: object) -> Path | None:
    """Return the file of a style sheet for all media, if it is here yet."""
    path = Path(app.outdir, "_static", asset_name(style))
    for_all = getattr(style, "media", None) in {None, "all"}
    return path if for_all and asset_name(style) and path.is_file() else None


def page_styles(app: Sphinx, own: list, pathto: Callable) -> list[str]:
    """Return the style sheets of a page, the book's first."""
    styles = [style_for_page(app.book_style,
                             pathto("_static", resource=True))]
    for style in own:
        folder = posixpath.join("_static",
                                posixpath.dirname(asset_name(style)))
        styles.append(style_for_page(
            style_in_site(app, style).read_text("utf-8"),
            pathto(folder, resource=True)))
    return styles


def asset_name(asset: object) -> str:
    """Return the path of a style sheet or script below `_static`."""
    name = str(getattr(asset, "filename", None) or "")
    return name.partition("?")[0].removeprefix("_static/")


def is_replaced_style(name: str) -> bool:
    return name in REPLACED_STYLES or name.startswith("mystnb.")


def is_replaced_script(script: object, search: bool) -> bool:
    name = asset_name(script)
    if not name:
        text = getattr(script, "attributes", {}).get("body") or ""
        return text.startswith(REPLACED_INLINE) or not text
    return (name in REPLACED_SCRIPTS and not (search and name in SEARCH)
            or name.startswith("https://unpkg.com/"))


def short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def drop_unused(app: Sphinx, exception: Exception | None) -> None:
    """Remove from the site what came with the replaced parts."""
    if exception is not None or app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    for pattern in UNUSED:
        for path in static.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def forget_thebe(app: Sphinx) -> None:
    """Keep sphinx-thebe from pointing pages to other companies' servers."""
    for listeners in app.events.listeners.values():
        listeners[:] = [
            listener for listener in listeners
            if listener.handler.__module__ != "sphinx_thebe"
            or listener.handler.__name__ not in {
                "update_thebe_context", "init_thebe_core"}]


def setup(app: Sphinx) -> None:
    # After the formulas' own parts are in place.
    app.connect("builder-inited", write_bundles, priority=900)
    app.connect("builder-inited", forget_thebe)
    app.connect("html-page-context", choose_assets, priority=980)
    # Before the freshness marker goes away, after everything is copied.
    app.connect("build-finished", drop_unused, priority=900)
