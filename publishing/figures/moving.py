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
says which numbers it takes, ``figure.js`` draws them. Its still twin is the
function ``mlmath.figures.lines.lines``, which takes the numbers as keyword
arguments. (For ``two-hills`` it is ``mlmath.figures.two_hills.two_hills``.)

Every edition gets the still picture, as an ordinary figure. On a web page it
stands in a ``div`` that says where the module is; a script of the theme puts
the moving figure into its place when a reader comes near. All modules lie in a
folder that is named by what is in them, so that a page and all the modules it
loads are of the same edition.
"""

import importlib
import json
import os
import re
import shutil
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from publishing.figures.numbers import Refused, checked_numbers, read_numbers
from publishing.fingerprint import fingerprint
from publishing.minify import MinifyError, minify
from publishing.node import NodeError
from publishing.paths import LOCK, PACKAGE, PRESS
from publishing.quick import is_quick
from publishing.theme import structure

# What makes the modules small is named there.
NODE_LOCK = PRESS / "package-lock.json"

NAME = re.compile(r"fig-[a-z0-9]+(-[a-z0-9]+)*")
HEIGHT = re.compile(
    r"^export const height = \{ narrow: (\d+), wide: (\d+) \};$", re.MULTILINE)

# As the kernel draws figures of cells; see publishing/execution/kernel.
DRAWING = {"svg.fonttype": "path", "svg.hashsalt": "mlmath",
           "pdf.fonttype": 42}


class moving_stage(nodes.General, nodes.Element):
    """Holds the still picture, and the moving one in its place later."""


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
    """A figure that readers can move, with a still twin."""

    required_arguments = 1
    has_content = True
    option_spec = {"name": directives.unchanged, "alt": directives.unchanged,
                   "numbers": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        kind = self.arguments[0].strip()
        try:
            self.check_words()
            modules = modules_folder(self.env.app)
            text = self.options.get("numbers")
            numbers = checked_numbers(modules, kind, text)
            picture = still_picture(self.env.app, kind, read_numbers(text))
            height = reserved_height(modules, kind)
        except NodeError as error:
            raise ExtensionError(str(error)) from None
        except Refused as reason:
            return [self.state_machine.reporter.error(
                f"moving-figure {kind}: {reason}",
                line=self.lineno if reason.line is None
                else self.first_line_of_numbers() + reason.line)]
        self.env.metadata[self.env.docname]["moving_figures"] = True
        return [self.figure(kind, numbers, picture, height)]

    def first_line_of_numbers(self) -> int:
        source, _ = self.get_source_info()
        lines = Path(source).read_text("utf-8").splitlines()
        for number, line in enumerate(lines[self.lineno:], self.lineno + 1):
            if line.lstrip().startswith("numbers:"):
                return number + 1
        return self.lineno

    def check_words(self) -> None:
        name = self.options.get("name", "").strip()
        if not NAME.fullmatch(name):
            raise Refused("expected a `name` that begins with fig-, in lower "
                          f"case with hyphens, got {name!r}")
        if not self.options.get("alt", "").strip():
            raise Refused("expected an `alt` that says what the still picture "
                          "shows, got none")
        if not "".join(self.content).strip():
            raise Refused("expected a caption as the content, got none")

    def figure(self, kind: str, numbers: dict, picture: Path,
               height: tuple[int, int]) -> nodes.figure:
        name = self.options["name"].strip()
        image = nodes.image(
            uri=f"/{relative_to_source(self.env.app, picture)}",
            alt=" ".join(self.options["alt"].split()))
        stage = moving_stage(
            "", image, kind=kind, figure=name, numbers=json.dumps(numbers),
            height=height)
        figure = nodes.figure("", stage, classes=["moving-figure"])
        body = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, body)
        caption = nodes.caption("", "", *(
            child for paragraph in body for child in paragraph.children))
        figure += caption
        for node in (image, stage, figure, caption):
            self.set_source_info(node)
        self.add_name(figure)
        return figure


def relative_to_source(app: Sphinx, path: Path) -> str:
    """Return a path as Sphinx calls files beside its sources."""
    return Path(os.path.relpath(path, app.srcdir)).as_posix()


def twin_function(kind: str):
    """Return the twin of a kind, None if there is none."""
    name = kind.replace("-", "_")
    module = f"mlmath.figures.{name}"
    try:
        return getattr(importlib.import_module(module), name, None)
    except ModuleNotFoundError as missing:
        if missing.name != module:
            raise
        return None


def still_picture(app: Sphinx, kind: str, numbers: dict) -> Path:
    """Draw the still picture, unless it is there, and return `….*`.

    Beside the SVG for web pages lies a PDF for the printed edition; Sphinx
    takes what the edition can use.
    """
    written = json.dumps([kind, numbers], sort_keys=True, default=str)
    stem = Path(app.doctreedir, "moving-figures",
                f"{kind}-{fingerprint([], package_fingerprint(), written)}")
    if not (stem.with_suffix(".svg").exists()
            and stem.with_suffix(".pdf").exists()):
        stem.parent.mkdir(parents=True, exist_ok=True)
        twin = twin_function(kind)
        if twin is None:
            name = kind.replace("-", "_")
            raise Refused("it has no still twin: write the function "
                          f"mlmath.figures.{name}.{name}")
        draw(twin, numbers, stem)
    return stem.with_suffix(".*")


@cache
def package_fingerprint() -> str:
    return fingerprint([PACKAGE, LOCK])


def draw(twin, numbers: dict, stem: Path) -> None:
    with quiet_matplotlib() as pyplot:
        try:
            drawn = twin(**numbers)
        except (TypeError, ValueError) as error:
            raise Refused(f"`numbers`: {error}") from None
        figure = getattr(drawn, "flat", [drawn])[0].figure
        for suffix in (".pdf", ".svg"):
            date = {"CreationDate": None} if suffix == ".pdf" else {
                "Date": None}
            figure.savefig(stem.with_suffix(suffix), facecolor="none",
                           edgecolor="none", metadata=date)
        pyplot.close("all")


@contextmanager
def quiet_matplotlib():
    """Lend Matplotlib, drawing into files, with the press's settings."""
    import matplotlib
    matplotlib.use("Agg")
    from matplotlib import pyplot
    with matplotlib.rc_context(DRAWING):
        yield pyplot


def reserved_height(modules: Path, kind: str) -> tuple[int, int]:
    """Return the pixels that the moving figure takes, narrow and wide."""
    found = HEIGHT.search((modules / kind / "figure.js").read_text("utf-8"))
    if not found:
        raise Refused(f"figures/{kind}/figure.js has no line `export const height = "
                      "{ narrow: …, wide: … };`")
    return int(found[1]), int(found[2])


class DissolveStages(SphinxPostTransform):
    """Leave an ordinary figure where nothing moves."""

    default_priority = 10

    def run(self, **kwargs) -> None:
        if self.app.builder.name in {"html", "dirhtml"}:
            return
        for stage in list(self.document.findall(moving_stage)):
            stage.replace_self(stage.children)


def visit_moving_stage(page: HTML5Translator, node: moving_stage) -> None:
    builder = page.builder
    here = builder.get_target_uri(builder.current_docname)
    version = modules_version(builder.app)
    narrow, wide = node["height"]
    page.body.append(page.starttag(
        node, "div", CLASS="moving-stage", **{
            "data-kind": node["kind"], "data-figure": node["figure"],
            "data-numbers": node["numbers"],
            "data-modules": relative_uri(here, f"_static/figures/{version}/"),
            "style": f"--narrow: {narrow}px; --wide: {wide}px"}))


def depart_moving_stage(page: HTML5Translator, node: moving_stage) -> None:
    page.body.append("</div>\n")


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
    app.add_node(moving_stage, html=(visit_moving_stage, depart_moving_stage))
    app.add_directive("moving-figure", MovingFigure)
    app.add_post_transform(DissolveStages)
    app.connect("env-get-outdated", pages_with_old_modules)
    app.connect("build-finished", copy_modules)
    # The press guesses the heights of sections that are not laid out yet.
    structure.HEIGHTS[moving_stage] = 10
    return {"parallel_read_safe": True, "parallel_write_safe": True}
