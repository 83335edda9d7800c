r"""The mathematics of the web edition: KaTeX, at build time.

Every formula becomes HTML for the eyes and MathML for screen readers while the
site is built, so a page needs no script to show it, nothing moves when it
loads, and a formula that does not render is a warning, which fails the build.

This extension makes itself Sphinx's math renderer for HTML; it only has to be
listed. The macros are in ``publishing/macros.json``, the parts for browsers
and for Node in ``publishing/katex``.
"""

import re
import shutil
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.util.nodes import clean_astext
from sphinx.writers.html5 import HTML5Translator

from publishing.katex.plain_text import plain_text
from publishing.katex.renderer import (
    KATEX, MACROS, BadFormula, Renderer, RendererError, read_macros)
from publishing.node import NodeError
from publishing.paths import PRESS

logger = logging.getLogger(__name__)

PARTS = PRESS / "katex"
FOLDER = "katex"  # below the site's _static

# KaTeX numbers the lines of these by itself; Sphinx numbers formulas.
NUMBERED = re.compile(
    r"(\\(?:begin|end)\{(?:equation|align|alignat|gather))\}")
BLANK_LINES = re.compile(r"\n\s*\n")
OTHER_FONTS = re.compile(r",\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)")


def latex_of(node: nodes.Element) -> str:
    """Return the LaTeX of a formula, wherever it is by now."""
    return node.get("latex", node.astext())


def prepared(node: nodes.Element) -> str:
    """Return the LaTeX of a formula as KaTeX is to see it."""
    latex = latex_of(node).strip()
    if isinstance(node, nodes.math):
        return latex
    latex = NUMBERED.sub(r"\1*}", latex)
    # A blank line ends a formula in LaTeX; as everywhere in Sphinx, formulas
    # that are set together stand below one another.
    lines = [part for part in BLANK_LINES.split(latex) if part.strip()]
    if len(lines) > 1 and not node.get("nowrap"):
        return "\\begin{aligned}%s\\end{aligned}" % r"\\".join(lines)
    return latex


def is_display(node: nodes.Element) -> bool:
    return isinstance(node, nodes.math_block)


def formulas_in(tree: nodes.Element) -> list[nodes.Element]:
    return list(tree.findall(
        lambda node: isinstance(node, nodes.math | nodes.math_block)))


def is_title(node: nodes.Node) -> bool:
    return isinstance(node, nodes.title | nodes.caption)


def place_of(node: nodes.Node, docname: str) -> str | tuple[str, int]:
    """Return where a formula stands, for a warning."""
    ancestor = node
    while ancestor is not None:
        if ancestor.line is not None:
            if ancestor.source:
                return f"{ancestor.source}:{ancestor.line}"
            return docname, ancestor.line
        ancestor = ancestor.parent
    return docname


class Formulas:
    """What Sphinx calls while it builds."""

    def __init__(self) -> None:
        self.renderer: Renderer | None = None
        self.told: set[tuple[str | tuple[str, int], str]] = set()

    # When a build begins and ends

    def configure(self, app: Sphinx, config: Config) -> None:
        try:
            self.renderer = Renderer(
                read_macros(Path(app.confdir, config.katex_macros)),
                Path(app.outdir).parent / ".katex")
        except RendererError as error:
            raise ExtensionError(str(error)) from None
        config.html_math_renderer = "katex"
        # Keeps MyST from preparing pages for MathJax.
        config.myst_update_mathjax = False
        # Makes Sphinx read and write every page again if it changes.
        config.katex_fingerprint = self.renderer.fingerprint

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        if self.renderer is None:
            return
        self.renderer.close()
        logger.info("Formulas: %d rendered, %d taken from the cache.",
                    self.renderer.rendered, self.renderer.recalled)
        if exception is None:
            self.renderer.drop_old()

    # Formulas

    def render(self, node: nodes.Element) -> str:
        try:
            return self.renderer.render(prepared(node), is_display(node))
        except NodeError as error:
            raise ExtensionError(str(error)) from None

    def plain(self, node: nodes.Element) -> str:
        """Return a formula as plain text, or its LaTeX if it is bad."""
        try:
            return plain_text(self.render(node))
        except BadFormula:
            return latex_of(node)

    def plain_title(self, title: nodes.Element) -> str:
        """Return a title as plain text, formulas included."""
        copy = title.deepcopy()
        for node in formulas_in(copy):
            node.replace_self(nodes.Text(self.plain(node)))
        return clean_astext(copy)

    def retell_titles(self, app: Sphinx, doctree: nodes.document) -> None:
        """Have links that quote a title or caption quote formulas readably.

        Sphinx and MyST note each title as text, with the LaTeX of formulas in
        it as if that were text.
        """
        labels = app.env.get_domain("std").labels
        slugs = app.env.metadata[app.env.docname].get("myst_slugs", {})
        for title in doctree.findall(is_title):
            if not formulas_in(title):
                continue
            noted, text = clean_astext(title), self.plain_title(title)
            for name, (page, place, quoted) in list(labels.items()):
                if page == app.env.docname and quoted == noted:
                    labels[name] = page, place, text
            for slug, (line, place, quoted) in list(slugs.items()):
                if quoted == noted:
                    slugs[slug] = line, place, text

    def part(self, tree: nodes.Element) -> None:
        """Make the text of each formula what a reader would read.

        What takes the text of nodes (the search index, links that quote a
        title) would take LaTeX for words. So the LaTeX moves into an
        attribute; the text of a formula within a line becomes plain text, and
        that of a displayed one nothing.
        """
        for node in formulas_in(tree):
            if "latex" not in node:
                text = "" if is_display(node) else self.plain(node)
                node["latex"] = node.astext()
                node.children = []
                node += nodes.Text(text)

    def part_titles(self, app: Sphinx, builder: Builder) -> None:
        # After the environment is stored, so that other builders see nothing
        # of this.
        if builder.format == "html":
            exercises = getattr(app.env, "sphinx_exercise_registry", {})
            for tree in [*app.env.titles.values(), *app.env.tocs.values(),
                         *(entry["node"] for entry in exercises.values())]:
                self.part(tree)

    def part_page(self, app: Sphinx, doctree: nodes.document,
                  docname: str) -> None:
        if app.builder.format == "html":
            self.part(doctree)

    # Pages

    def visit_inline(self, page: HTML5Translator, node: nodes.math) -> None:
        if isinstance(page.document[0], nodes.title):
            # Sphinx renders the title of a page on its own, for places that
            # take text alone: <title>, the search index, links to the next
            # page and their tooltips.
            page.body.append(escape(self.plain(node), quote=False))
        else:
            # Tools that look for the name of a link or a heading, such as
            # axe, pass over MathML.
            name = ({"title": self.plain(node)} if names_its_place(node)
                    else {})
            page.body += [
                page.starttag(node, "span", "", CLASS="formula notranslate",
                              **name),
                self.markup(page, node), "</span>"]
        raise nodes.SkipNode

    def visit_block(self, page: HTML5Translator,
                    node: nodes.math_block) -> None:
        page.body += [
            page.starttag(node, "div", CLASS="formula-display notranslate"
                          + " formula-numbered" * bool(node.get("number"))),
            f'<div class="formula-scroll">{self.markup(page, node)}</div>']
        if node.get("number"):
            number = get_node_equation_number(page, node)
            page.body.append(f'<span class="eqno">({number})')
            page.add_permalink_ref(node, _("Link to this equation"))
            page.body.append("</span>")
        page.body.append("</div>\n")
        raise nodes.SkipNode

    def markup(self, page: HTML5Translator, node: nodes.Element) -> str:
        try:
            return self.render(node)
        except BadFormula as error:
            self.warn(page, node, error)
            return (f'<code class="formula-error" title="{escape(str(error))}"'
                    f'>{escape(latex_of(node).strip())}</code>')

    def warn(self, page: HTML5Translator, node: nodes.Element,
             error: BadFormula) -> None:
        """Tell of a bad formula, once: contents repeat those of titles."""
        place = place_of(node, page.builder.current_docname)
        latex = latex_of(node).strip()
        if (place, latex) not in self.told:
            self.told.add((place, latex))
            logger.warning("formula: %s\n    %s", error,
                           latex.replace("\n", "\n    "), location=place,
                           type="katex")

    # Styles, scripts, fonts

    def copy_parts(self, app: Sphinx) -> None:
        """Put what pages need beside them."""
        if app.builder.format != "html":
            return
        folder = Path(app.outdir, "_static", FOLDER)
        shutil.copytree(KATEX / "dist" / "fonts", folder / "fonts",
                        ignore=shutil.ignore_patterns("*.ttf", "*.woff"),
                        dirs_exist_ok=True)
        # Its license asks to stay with its files.
        shutil.copy(KATEX / "LICENSE", folder)
        shutil.copy(PARTS / "search.js", folder)
        (folder / "formulas.css").write_text(
            katex_styles() + (PARTS / "formulas.css").read_text("utf-8"),
            "utf-8")
        (folder / "formulas.js").write_text(
            copy_script() + (PARTS / "formulas.js").read_text("utf-8"),
            "utf-8")

    def link_parts(self, app: Sphinx, pagename: str, templatename: str,
                   context: dict, doctree: nodes.document | None) -> None:
        """Link styles and scripts on a page that has a formula."""
        if has_formulas(app.env, context):
            app.add_css_file(f"{FOLDER}/formulas.css")
            app.add_js_file(f"{FOLDER}/formulas.js", loading_method="defer")
        if pagename == "search":
            app.add_js_file(f"{FOLDER}/search.js", loading_method="defer")


def names_its_place(node: nodes.Element) -> bool:
    """Tell whether a formula is all the text of a link or a heading."""
    place = node.parent
    while len(place) == 1 and isinstance(
            place, nodes.paragraph | nodes.inline | addnodes.compact_paragraph):
        place = place.parent
    if isinstance(place, nodes.entry):
        heading = isinstance(place.parent.parent, nodes.thead)
    else:
        heading = isinstance(place, nodes.reference | nodes.title)
    return heading and len(place) == 1


def has_formulas(env: BuildEnvironment, context: dict) -> bool:
    # Titles of all chapters stand in the sidebar of every page.
    return (any('class="katex' in context.get(part, "")
                for part in ("body", "toc"))
            or any(formulas_in(title) for title in env.titles.values()))


def katex_styles() -> str:
    """Return KaTeX's styles with WOFF2 fonts alone: every browser has them."""
    styles = (KATEX / "dist" / "katex.min.css").read_text("utf-8")
    return OTHER_FONTS.sub("", styles) + "\n"


def copy_script() -> str:
    """Return KaTeX's script that copies a formula as LaTeX."""
    script = KATEX / "dist" / "contrib" / "copy-tex.min.js"
    return script.read_text("utf-8") + ";\n"


def setup(app: Sphinx) -> dict:
    formulas = Formulas()
    app.add_config_value("katex_macros", str(MACROS), "", str)
    app.add_config_value("katex_fingerprint", "", "env", str)
    app.add_html_math_renderer("katex", (formulas.visit_inline, None),
                               (formulas.visit_block, None))
    app.connect("config-inited", formulas.configure)
    app.connect("builder-inited", formulas.copy_parts)
    app.connect("doctree-read", formulas.retell_titles)
    app.connect("write-started", formulas.part_titles)
    # Late, so that formulas of any other handler are among them.
    app.connect("doctree-resolved", formulas.part_page, priority=999)
    app.connect("html-page-context", formulas.link_parts)
    app.connect("build-finished", formulas.finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
