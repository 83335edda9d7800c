"""The figures as every reader shows them."""

import re
from pathlib import Path

from publishing.figures.themes import light_version

# What Matplotlib draws where it draws nothing; epubcheck refuses it.
EMPTY_PATH = re.compile(r"<path(?![^>]*\bd=)(?=[\s/>])")
ROOT = re.compile(r"<svg\b[^>]*>")
NAME = re.compile(r'\sid="([^"]*)"')
USED_NAME = re.compile(r"#([^\"')\s]+)")

# Figures are in dark ink on nothing, and a page may be dark.
PAPER = '<rect width="100%" height="100%" fill="#ffffff"/>'

MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png",
               ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
               ".css": "text/css", ".xhtml": "application/xhtml+xml",
               ".ncx": "application/x-dtbncx+xml"}


def ready_picture(file: Path) -> bytes:
    """Return a picture as the EPUB holds it."""
    if file.suffix != ".svg":
        return file.read_bytes()
    return ready_svg(file.read_text("utf-8")).encode()


def ready_svg(svg: str) -> str:
    """Return an SVG with paper below its ink and nothing that is refused.

    >>> ready_svg('<?xml version="1.0"?><svg width="9pt"><path id="a"/></svg>')
    ... # doctest: +ELLIPSIS
    '<svg width="9pt"><rect ... fill="#ffffff"/><path d="M0 0"/></svg>'
    """
    svg = EMPTY_PATH.sub('<path d="M0 0"', light_version(svg))
    svg = without_idle_names(svg)
    return ROOT.sub(lambda root: root[0] + PAPER, svg, count=1)


def without_idle_names(svg: str) -> str:
    """Drop the ids that nothing refers to.

    Parts of figures bear names for our tests, and two may bear the same.
    """
    used = set(USED_NAME.findall(svg))
    return NAME.sub(lambda name: name[0] if name[1] in used else "", svg)
