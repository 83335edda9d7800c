"""Figures that suit a light and a dark page.

A cell's figure comes as one SVG, in dark ink on nothing. For web pages this
extension makes a second one of it, in which ink, muted ink and paper have
their dark counterparts, and writes both into the page:

    <span class="themed-figure">
    <img class="only-light" src="…" alt="…" width="442" height="269" …>
    <img class="only-dark" src="…" alt="…" width="442" height="269" …>
    </span>

The theme hides one of them with ``display: none``, so that a reader, or a
screen reader, meets one image, and the browser loads one. The ``span`` has to
be there: the theme also hides a caption that is the sibling of a hidden image.

Which color becomes which stands in `mlmath.figures`. Other images, and other
editions, are left alone.
"""

import os
import posixpath
import re
import urllib.parse
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from mlmath.figures.style import DARK_COUNTERPARTS

logger = logging.getLogger(__name__)

SVG = "image/svg+xml"
COLOR = re.compile(r"#[0-9a-fA-F]{6}(?![\w-])")
PREAMBLE = re.compile(r"\A.*?(?=<svg\b)", re.DOTALL)
METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
SIZE = re.compile(r'\b(width|height)="([\d.]+)(pt|px)?"')
PIXELS = {"pt": 96 / 72, "px": 1, "": 1}

# In the element itself, for it has to win over the theme, which scales images
# in width alone and, on dark pages, puts a light card behind a cell's image.
STYLE = ("height: auto", "background: none", "padding: 0")


class themed_figure(nodes.General, nodes.Inline, nodes.Element):
    """Holds the light and the dark image of a figure."""


class themed_image(nodes.image):
    """One of the two images; an image, so that Sphinx copies its file."""


def drawn_by_matplotlib(svg: str) -> bool:
    return "Matplotlib v" in svg[:4000]


def light_version(svg: str) -> str:
    """Return the SVG without what no browser shows: prolog and metadata."""
    return METADATA.sub("", PREAMBLE.sub("", svg), count=1)


def dark_version(svg: str) -> str:
    """Return the SVG with the colors of a dark page."""
    return COLOR.sub(
        lambda color: DARK_COUNTERPARTS.get(color[0].lower(), color[0]),
        light_version(svg))


def size_in_pixels(svg: str) -> tuple[int, int]:
    """Return the width and height that the SVG itself asks for.

    >>> size_in_pixels('<svg height="201.6pt" width="331.2pt" id="a">')
    (442, 269)
    """
    root = re.search(r"<svg\b[^>]*>", svg)[0]
    size = {name: round(float(number) * PIXELS[unit])
            for name, number, unit in SIZE.findall(root)}
    return size["width"], size["height"]


class ThemeFigures(SphinxPostTransform):
    """Replace every Matplotlib figure by its light and its dark image."""

    # After myst-nb has chosen the SVG among a cell's outputs (4), before
    # Sphinx looks for images that it has to convert (100 and more).
    default_priority = 20
    formats = ("html",)

    def run(self, **kwargs) -> None:
        if self.app.builder.name == "epub":  # its readers have no such theme
            return
        for image in list(self.document.findall(nodes.image)):
            # Sphinx calls the file of an image without alternatives "*".
            candidates = image.get("candidates", {})
            path = Path(self.app.srcdir,
                        candidates.get(SVG) or candidates.get("*", ""))
            if path.suffix != ".svg" or not path.is_file():
                continue
            svg = path.read_text("utf-8")
            if drawn_by_matplotlib(svg):
                self.replace(image, path.stem, svg)

    def replace(self, image: nodes.image, stem: str, svg: str) -> None:
        if not image.get("alt"):
            logger.warning("this figure has no alternative text: say in the "
                           "cell's header (mystnb, image, alt) what it shows",
                           location=image, type="figure_themes", subtype="alt")
        pair = themed_figure(ids=image["ids"], names=image["names"])
        for theme, content in (("light", light_version(svg)),
                               ("dark", dark_version(svg))):
            uri = self.register(f"{stem}-{theme}.svg", content)
            size = size_in_pixels(svg)
            pair += themed_image(
                uri=uri, candidates={"*": uri}, alt=image.get("alt", ""),
                classes=[*image["classes"], f"only-{theme}"],
                intrinsic_size=scaled(size, image.get("scale", 100)),
                **{key: image[key] for key in ("width", "height", "align")
                   if key in image})
        image.replace_self(pair)

    def register(self, name: str, content: str) -> str:
        """Write a file that Sphinx is to copy, and return its name there."""
        file = Path(self.app.doctreedir, "themed-figures", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
        uri = Path(os.path.relpath(file, self.app.srcdir)).as_posix()
        self.env.images.add_file(self.env.docname, uri)
        return uri


def scaled(size: tuple[int, int], percent: int) -> tuple[int, int]:
    width, height = size
    return round(width * percent / 100), round(height * percent / 100)


def visit_themed_figure(translator: HTML5Translator, node: nodes.Element):
    translator.body.append(
        translator.starttag(node, "span", "\n", CLASS="themed-figure"))


def depart_themed_figure(translator: HTML5Translator, node: nodes.Element):
    translator.body.append("</span>\n")


def visit_themed_image(translator: HTML5Translator, node: nodes.Element):
    builder = translator.builder
    name = urllib.parse.quote(builder.images[node["uri"]])
    width, height = node["intrinsic_size"]
    attributes = {
        "src": posixpath.join(builder.imgpath, name),
        "alt": node["alt"],
        # The room that the image will take, before it is there.
        "width": str(width),
        "height": str(height),
        "loading": "lazy",
    }
    attributes["style"] = "; ".join([
        *STYLE, *(f"{key}: {node[key]}" for key in ("width", "height")
                  if key in node)])
    if "align" in node:
        attributes["CLASS"] = f"align-{node['align']}"
    translator.body.append(
        translator.emptytag(node, "img", "\n", **attributes))


def depart_themed_image(translator: HTML5Translator, node: nodes.Element):
    """Nothing is left to close."""


def setup(app: Sphinx) -> dict:
    app.add_node(themed_figure, html=(visit_themed_figure, depart_themed_figure))
    app.add_node(themed_image, html=(visit_themed_image, depart_themed_image))
    app.add_post_transform(ThemeFigures)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
