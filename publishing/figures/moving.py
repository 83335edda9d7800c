"""Figures that readers can move: the directive ``moving-figure``.

    ```{moving-figure} lines
    ---
    name: fig-two-lines
    alt: >-
      What the still picture shows.
    numbers: |
      rows: [[2, 4, 4], [1, 6, 3]]
      unknowns: [h, p]
    ---
    A caption, with $mathematics$.
    ```

The kind, here ``lines``, is a folder, ``book/figures/lines``: ``schema.js``
says which numbers it takes, ``figure.js`` draws them, or a module of the mode's
name if the kind has modes. The press draws it once, in Node. On a web page this
picture is what a reader sees first; a script of the theme puts the figure that
moves into its place when the reader comes near. Print and e-readers get the
picture as an ordinary figure. On a page with many figures the pictures stand in
files of their own, which load when they come near.

What the first paragraph of the caption says is said in all editions; further
paragraphs are about moving the figure, and stand on the web alone.

All modules lie in a folder of the site that is named by what is in them, so
that a page and all the modules it loads are of the same edition.
"""

import json
import os
import posixpath
import re
import shutil
from html import escape
from pathlib import Path
from urllib.parse import quote

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from publishing.figures.letters import NoLetter
from publishing.figures.modules import module_of
from publishing.figures.numbers import Refused, checked_numbers
from publishing.figures.stills import NoPicture, Still, Stills
from publishing.figures.themes import size_in_pixels
from publishing.fingerprint import fingerprint
from publishing.minify import MinifyError, minify
from publishing.node import NodeError
from publishing.paths import PRESS
from publishing.quick import is_quick
from publishing.theme import structure

logger = logging.getLogger(__name__)

# What makes the modules small is named there.
NODE_LOCK = PRESS / "package-lock.json"

NAME = re.compile(r"fig-[a-z0-9]+(-[a-z0-9]+)*")
HEIGHT = re.compile(
    r"^export const height = \{ narrow: (\d+), wide: (\d+) \};$", re.MULTILINE)

# Whether the figures of a page have their still pictures in files.
APART = "figures_apart"

# A caption that says so speaks of two pictures side by side.
SIDES = re.compile(r"\b(left|right)(?=:|\))", re.IGNORECASE)


class moving_stage(nodes.General, nodes.Element):
    """The place of a figure: its kind, name, alt, numbers and height.

    With `apart`, its still picture is a file of its own.
    """


class moving_words(nodes.Inline, nodes.TextElement):
    """The part of a caption that is about moving the figure."""


def modules_folder(app: Sphinx) -> Path:
    return Path(app.srcdir, "figures")


def module_files(app: Sphinx) -> list[Path]:
    """Return the scripts and styles of moving figures."""
    folder = modules_folder(app)
    return sorted(path for path in folder.rglob("*")
                  if path.suffix in {".js", ".css"})


def modules_version(app: Sphinx) -> str:
    """Return a short hash of all modules: the name of their folder."""
    return fingerprint([*module_files(app), NODE_LOCK])


class MovingFigure(SphinxDirective):
    """A figure that readers can move."""

    required_arguments = 1
    has_content = True
    option_spec = {"name": directives.unchanged, "alt": directives.unchanged,
                   "numbers": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        kind = self.arguments[0].strip()
        try:
            self.check_words()
            modules = modules_folder(self.env.app)
            numbers = checked_numbers(modules, kind,
                                      self.options.get("numbers"))
            still = self.env.app.stills.draw(kind, self.name_of_figure,
                                             numbers, "web")
            self.check_sides(still)
            height = reserved_height(modules, kind, numbers)
        except NodeError as error:
            raise ExtensionError(str(error)) from None
        except Refused as reason:
            return [self.state_machine.reporter.error(
                f"moving-figure {kind}: {reason}",
                line=self.lineno if reason.line is None
                else self.first_line_of_numbers() + reason.line)]
        self.env.metadata[self.env.docname]["moving_figures"] = True
        return [self.figure(kind, numbers, height)]

    def first_line_of_numbers(self) -> int:
        source, _ = self.get_source_info()
        lines = Path(source).read_text("utf-8").splitlines()
        for number, line in enumerate(lines[self.lineno:], self.lineno + 1):
            if line.lstrip().startswith("numbers:"):
                return number + 1
        return self.lineno

    @property
    def name_of_figure(self) -> str:
        return self.options.get("name", "").strip()

    def check_words(self) -> None:
        if not NAME.fullmatch(self.name_of_figure):
            raise Refused("expected a `name` that begins with fig-, in lower "
                          f"case with hyphens, got {self.name_of_figure!r}")
        if not self.options.get("alt", "").strip():
            raise Refused("expected an `alt` that says what the still picture "
                          "shows, got none")
        if not "".join(self.content).strip():
            raise Refused("expected a caption as the content, got none")

    def check_sides(self, still: Still) -> None:
        side = SIDES.search(" ".join(self.content))
        if side and still.views < 2:
            raise Refused(f"the caption says {side[0]!r}; expected two "
                          "pictures side by side, got one")

    def figure(self, kind: str, numbers: dict, height: tuple[int, int]
               ) -> nodes.figure:
        stage = moving_stage(
            kind=kind, figure=self.name_of_figure, numbers=numbers,
            alt=" ".join(self.options["alt"].split()), height=height,
            apart=self.env.temp_data.get(APART, False))
        figure = nodes.figure("", stage, classes=["moving-figure"])
        caption = self.caption()
        figure += caption
        for node in (stage, figure, caption):
            self.set_source_info(node)
        self.add_name(figure)
        return figure

    def caption(self) -> nodes.caption:
        body = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, body)
        first, *others = body.children
        caption = nodes.caption("", "", *first.children)
        for paragraph in others:
            caption += moving_words("", " ", *paragraph.children)
        return caption


def relative_to_source(app: Sphinx, path: Path) -> str:
    """Return a path as Sphinx calls files beside its sources."""
    return Path(os.path.relpath(path, app.srcdir)).as_posix()


def reserved_height(modules: Path, kind: str, numbers: dict
                    ) -> tuple[int, int]:
    """Return the pixels that the moving figure takes, narrow and wide."""
    module = module_of(modules, kind, numbers)
    found = HEIGHT.search((modules / module).read_text("utf-8"))
    if not found:
        raise Refused(f"figures/{module} has no line `export "
                      "const height = { narrow: …, wide: … };`")
    return int(found[1]), int(found[2])


class DissolveStages(SphinxPostTransform):
    """Leave an ordinary figure where nothing moves."""

    default_priority = 10

    def run(self, **kwargs) -> None:
        if self.app.builder.name in {"html", "dirhtml"}:
            for stage in self.document.findall(moving_stage):
                if stage["apart"]:
                    stage += self.image(stage)
            return
        for stage in list(self.document.findall(moving_stage)):
            stage.replace_self(self.image(stage))
        for words in list(self.document.findall(moving_words)):
            words.parent.remove(words)

    def image(self, stage: moving_stage) -> nodes.image:
        made = (self.app.stills.pdf if self.app.builder.format == "latex"
                else self.app.stills.svg)
        try:
            path = made(stage["kind"], stage["figure"], stage["numbers"])
        except (NoPicture, NoLetter) as reason:
            raise ExtensionError(f"{stage.source}:{stage.line}: "
                                 f"{stage['figure']}: {reason}") from None
        uri = relative_to_source(self.app, path)
        self.env.images.add_file(self.env.docname, uri)
        return nodes.image(uri=uri, candidates={"*": uri}, alt=stage["alt"])


def open_stills(app: Sphinx) -> None:
    app.stills = Stills(modules_folder(app),
                        Path(app.outdir).parent / ".figures")


def close_stills(app: Sphinx, exception: Exception | None) -> None:
    app.stills.close()
    logger.info("Figures to move: %d drawn, %d taken from the cache.",
                app.stills.made, app.stills.recalled)


def visit_moving_stage(page: HTML5Translator, node: moving_stage) -> None:
    builder = page.builder
    here = builder.get_target_uri(builder.current_docname)
    modules = relative_uri(
        here, f"_static/figures/{modules_version(builder.app)}/")
    narrow, wide = node["height"]
    if not hasattr(page, "moving_styles"):
        page.moving_styles = True  # once a page
        page.body.append('<link rel="stylesheet" '
                         f'href="{modules}engine/figures.css">\n')
    page.body.append(page.starttag(
        node, "div", CLASS="moving-stage", **{
            "data-kind": node["kind"], "data-figure": node["figure"],
            "data-numbers": json.dumps(node["numbers"]),
            "data-modules": modules, "data-module": module_of(
                modules_folder(builder.app), node["kind"], node["numbers"]),
            "style": f"--narrow: {narrow}px; --wide: {wide}px"}))
    alt = escape(node["alt"])
    still = image_apart(builder, node[0], alt) if node.children else (
        builder.app.stills.draw(node["kind"], node["figure"], node["numbers"],
                                "web").drawn)
    page.body.append(
        '<div class="moving moving-still" role="img" '
        f'aria-label="{alt}">{still}</div></div>\n')
    raise nodes.SkipNode


def image_apart(builder: StandaloneHTMLBuilder, image: nodes.image, alt: str
                ) -> str:
    """Return the tag of a still picture that loads when it comes near."""
    path = Path(builder.srcdir, image["uri"])
    width, height = size_in_pixels(path.read_text("utf-8"))
    name = quote(builder.images[image["uri"]])
    return (f'<img src="{posixpath.join(builder.imgpath, name)}" alt="{alt}" '
            f'width="{width}" height="{height}" loading="lazy">')


def visit_moving_words(page: HTML5Translator, node: moving_words) -> None:
    """Nothing stands around these words."""


def depart_moving_words(page: HTML5Translator, node: moving_words) -> None:
    """Nothing stands around these words."""


def pages_with_old_modules(app: Sphinx, env: BuildEnvironment,
                           added: set, changed: set, removed: set) -> list:
    """Have pages read again that name an older edition of the modules."""
    version = modules_version(app)
    if getattr(env, "moving_figures_version", version) == version:
        env.moving_figures_version = version
        return []
    env.moving_figures_version = version
    return [name for name in env.found_docs
            if env.metadata.get(name, {}).get("moving_figures")]


def copy_modules(app: Sphinx, exception: Exception | None) -> None:
    """Put the modules into the site, and no older edition of them."""
    if exception is not None or app.builder.format != "html" or (
            app.builder.name == "epub"):
        return
    target = Path(app.outdir, "_static", "figures")
    if is_quick() and (target / modules_version(app)).is_dir():
        return  # the folder's name tells what is in it
    shutil.rmtree(target, ignore_errors=True)
    try:
        minify(module_files(app), modules_folder(app),
               target / modules_version(app))
    except MinifyError as error:
        raise ExtensionError(f"The figures to move: {error}") from None


def setup(app: Sphinx) -> dict:
    app.add_node(moving_stage, html=(visit_moving_stage, None))
    app.add_node(moving_words, html=(visit_moving_words, depart_moving_words))
    app.add_directive("moving-figure", MovingFigure)
    app.add_post_transform(DissolveStages)
    app.connect("builder-inited", open_stills)
    app.connect("build-finished", close_stills)
    app.connect("env-get-outdated", pages_with_old_modules)
    app.connect("build-finished", copy_modules)
    # The press guesses the heights of sections that are not laid out yet.
    structure.HEIGHTS[moving_stage] = 10
    return {"parallel_read_safe": True, "parallel_write_safe": True}
