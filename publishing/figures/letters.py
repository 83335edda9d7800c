"""The letters of still pictures: one font, whatever a machine has.

It is the font of the book's plots, which Matplotlib brings along.
"""

from copy import deepcopy
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}"  # which older e-readers ask for
ElementTree.register_namespace("", SVG[1:-1])
ElementTree.register_namespace("xlink", LINK[1:-1])

FAMILY = "STIXGeneral"
FACES = {(False, False): "", (True, False): "Italic", (False, True): "Bol",
         (True, True): "BolIta"}
ANCHORS = {"middle": 0.5, "end": 1}
RIM = ("stroke", "stroke-width", "stroke-linejoin")

FONT_SETTINGS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <edit name="family" mode="assign" binding="strong">
      <string>{family}</string>
    </edit>
  </match>
</fontconfig>
"""


class NoLetter(Exception):
    """The font lacks a letter; the message says which."""


def font_folder() -> Path:
    import matplotlib
    return Path(matplotlib.get_data_path(), "fonts", "ttf")


def write_font_settings(folder: Path) -> Path:
    """Write what makes fontconfig know this one font, and no other."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "fonts.conf"
    path.write_text(FONT_SETTINGS.format(
        fonts=font_folder(), cache=folder / "cache", family=FAMILY), "utf-8")
    return path


@cache
def face(italic: bool = False, bold: bool = False) -> TTFont:
    return TTFont(font_folder() / f"{FAMILY}{FACES[italic, bold]}.ttf")


@cache
def advances() -> dict[str, int]:
    """Return how wide letters are, in thousandths of their size."""
    font = face()
    units = font["head"].unitsPerEm
    return {chr(code): round(1000 * font["hmtx"][name][0] / units)
            for code, name in font.getBestCmap().items() if code < 0x2300}


@cache
def outline(letter: str, italic: bool, bold: bool) -> tuple[str, int]:
    """Return a letter as the path of an SVG, and its width."""
    font = face(italic, bold)
    name = font.getBestCmap().get(ord(letter))
    if name is None:
        raise NoLetter(f"the font of the figures has no {letter!r}")
    glyph = font.getGlyphSet()[name]
    pen = SVGPathPen(font.getGlyphSet())
    glyph.draw(pen)
    return pen.getCommands(), glyph.width


class Run:
    """Letters of one look in a text."""

    def __init__(self, node: ElementTree.Element, size: float,
                 italic: bool = False, bold: bool = False) -> None:
        own = node.get("font-size", "100%")
        self.size = (size * float(own[:-1]) / 100 if own.endswith("%")
                     else float(own))
        self.italic = {"italic": True, "normal": False}.get(
            node.get("font-style"), italic)
        self.bold = {"600": True, "700": True}.get(
            node.get("font-weight"), bold)
        self.fill = node.get("fill")
        self.down = float(node.get("dy", 0))

    def pieces(self, node: ElementTree.Element) -> list:
        """Return (letters, run, how far down) for the text and its spans."""
        found = [(node.text, self, 0)] if node.text else []
        for child in node:
            run = Run(child, self.size, self.italic, self.bold)
            found.append((child.text or "", run, run.down))
            if child.tail:
                found.append((child.tail, self, 0))
        return found


class Outliner:
    """Puts paths in the place of texts; a letter is drawn once a picture."""

    def __init__(self) -> None:
        self.drawn: dict[str, str] = {}

    def text(self, node: ElementTree.Element, size: float
             ) -> ElementTree.Element:
        """Return a group of letters in the place of a text."""
        start = x = float(node.get("x", 0))
        y = float(node.get("y", 0))
        whole = Run(node, size)
        group = ElementTree.Element(f"{SVG}g")
        for letters, run, down in whole.pieces(node):
            y += down
            piece, wide = self.piece(letters, run, (x, y))
            if run is not whole and run.fill:
                piece.set("fill", run.fill)
            if "stroke-width" in node.attrib:
                scale = run.size / face()["head"].unitsPerEm
                rim = float(node.get("stroke-width")) / scale
                piece.set("stroke-width", f"{rim:.0f}")
            group.append(piece)
            x += wide
        for name in ("fill", "stroke", "stroke-linejoin"):
            if node.get(name):
                group.set(name, node.get(name))
        back = (x - start) * ANCHORS.get(node.get("text-anchor"), 0)
        if back:
            group.set("transform", f"translate({-back:.1f} 0)")
        return above_rim(group)

    def piece(self, letters: str, run: Run, place: tuple[float, float]
              ) -> tuple[ElementTree.Element, float]:
        scale = run.size / face()["head"].unitsPerEm
        piece = ElementTree.Element(f"{SVG}g", {"transform": (
            f"translate({place[0]:.1f} {place[1]:.1f})"
            f"scale({scale:.4g} {-scale:.4g})")})
        across = 0
        for letter in letters:
            path, width = outline(letter, run.italic, run.bold)
            if path:
                name = (f"g{'i' * run.italic}{'b' * run.bold}"
                        f"{ord(letter):x}")
                self.drawn[name] = path
                place_of = {"x": f"{across}"} if across else {}
                ElementTree.SubElement(piece, f"{SVG}use", {
                    f"{LINK}href": f"#{name}", **place_of})
            across += width
        return piece, across * scale

    def letters(self) -> ElementTree.Element:
        found = ElementTree.Element(f"{SVG}defs")
        for name, path in self.drawn.items():
            ElementTree.SubElement(found, f"{SVG}path",
                                   {"id": name, "d": path})
        return found


def above_rim(group: ElementTree.Element) -> ElementTree.Element:
    """Draw the rims of all letters below the first of them."""
    if not group.get("stroke"):
        return group
    letters = deepcopy(group)
    for part in (letters, *letters):
        for name in RIM:
            part.attrib.pop(name, None)
    for part in (group, *group):
        part.set("fill", "none")
    both = ElementTree.Element(f"{SVG}g")
    both.extend([group, letters])
    return both


def outlined(svg: str) -> str:
    """Return a picture with paths for letters, which needs no font.

    Raises
    ------
    NoLetter
        If the font lacks a letter of it.
    """
    root = ElementTree.fromstring(svg)
    size = float(root.get("font-size", 16))
    outliner = Outliner()
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child.tag == f"{SVG}text":
                parent[place] = outliner.text(child, size)
    root.insert(0, outliner.letters())
    return ElementTree.tostring(root, encoding="unicode")
