"""Fonts: those of the text, and those of the formulas, made small.

A font is sent in two pieces. The first has the characters that the book needs
again and again; the browser asks for the other piece, the whole font, only on
a page with a character beyond these.
"""

import hashlib
import io
import itertools
import re
from dataclasses import dataclass
from pathlib import Path

import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from publishing.files import write_atomically
from publishing.paths import BUILD, PRESS

CACHE = BUILD / ".fonts"

SOURCE_SERIF = (PRESS / "node_modules" / "@fontsource-variable"
                / "source-serif-4")

# Printable ASCII, and what English typography adds to it.
TEXT_CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7f)))
    + "\u00a0\u00ad\u00a7\u00a9\u00b0\u00b1\u00b2\u00b3\u00b7\u00d7\u00e4"
      "\u00e8\u00e9\u00eb\u00f6\u00fc\u2010\u2011\u2013\u2014\u2018\u2019"
      "\u201c\u201d\u2022\u2026\u2212\u2060")

SMALL = "abcdefghijklmnopqrstuvwxyz"
CAPITALS = SMALL.upper()
DIGITS = "0123456789"
GREEK = "".join(map(chr, range(0x3b1, 0x3ca))) + "\u03d5\u03f5"

# What formulas of linear algebra, calculus and statistics are set with, font
# by font. Fonts that are not named here are rare, and sent whole.
FORMULA_CHARACTERS = {
    "Main-Regular": DIGITS + SMALL + CAPITALS + (
        " \u00a0()[]{}+-=,.:;|/!<>%'\u2212\u00d7\u22c5\u00b1\u2264\u2265"
        "\u2260\u2248\u223c\u2208\u2190\u2192\u2194\u21d2\u27f9\u21d4\u27fa"
        "\u2026\u22ef\u22ee\u22f1\u2223\u2225\u221e\u2202\u2207\u2032"
        "\u00b0\u200b^~\u02c9\u2229\u222a\u2217\u2218?\u00f7\u2113"
        "\u0394\u039b\u03a3\u03a6\u03a9\u2205\u2282\u2286\u21a6\u22a5\u2299"
        "\ue020"),  # the last one strikes the sign in "not equal"
    "Main-Bold": SMALL + "XZ01",
    "Math-Italic": SMALL + CAPITALS + GREEK,
    # Double-struck capitals lie on the letters themselves.
    "AMS-Regular": "CENPQRZ",
    "SansSerif-Regular": "T",
    "Size1-Regular": "()[]{}|\u2211\u220f\u222b\u221a\u27e8\u27e9",
    "Size2-Regular": "()[]{}|\u2211\u220f\u222b\u221a\u27e8\u27e9",
    "Size3-Regular": "()[]{}|\u221a\u27e8\u27e9",
    "Size4-Regular": "()[]{}|\u221a\u27e8\u27e9" + "".join(
        map(chr, range(0x239b, 0x23ae))),
}


LAST_CHARACTER = 0x10ffff


@dataclass(frozen=True)
class Face:
    """One style of the text font, in all weights that the book uses."""

    style: str
    weights: tuple[int, int]
    display: str

    @property
    def source(self) -> Path:
        return (SOURCE_SERIF / "files"
                / f"source-serif-4-latin-wght-{self.style}.woff2")

    @property
    def name(self) -> str:
        return f"source-serif-{self.style}.woff2"


# A page that is painted before its upright font has come stays as it is, and
# the next one has it: the text never moves under the reader's eyes. Italics are
# few words; they come a little later, and change where they stand.
FACES = (Face("normal", (400, 600), "optional"),
         Face("italic", (400, 400), "swap"))

# Three at most: what is loaded first delays the page itself.
PRELOADED_TEXT = (f"fonts/{FACES[0].name}",)
PRELOADED_FORMULAS = ("katex/fonts/KaTeX_Main-Regular.common.woff2",
                      "katex/fonts/KaTeX_Math-Italic.common.woff2")

FACE_RULE = """\
@font-face {{
  font-family: "Source Serif";
  font-style: {style};
  font-weight: {weights};
  font-display: {display};
  src: url("fonts/{name}") format("woff2");
}}
"""

FORMULA_FACE = re.compile(
    r"@font-face\{(?P<rules>[^}]*?url\((?P<path>fonts/[\w-]+)\.woff2\)"
    r"[^}]*)\}")


def reduced(source: Path, characters: str,
            weights: tuple[int, int] | None = None) -> bytes:
    """Return a smaller font: made once, and then taken from the cache.

    Parameters
    ----------
    source
        A WOFF2 file.
    characters
        What to keep.
    weights
        The lightest and the heaviest weight to keep of a variable font.
    """
    made_from = repr((source.read_bytes(), characters, weights,
                      fontTools.version)).encode()
    kept = CACHE / f"{hashlib.sha256(made_from).hexdigest()[:32]}.woff2"
    if not kept.exists():
        write_atomically(kept, reduce(source, characters, weights))
    return kept.read_bytes()


def reduce(source: Path, characters: str,
           weights: tuple[int, int] | None) -> bytes:
    font = TTFont(source, recalcTimestamp=False)
    if weights:
        first, last = weights
        limit = first if first == last else weights
        font = instancer.instantiateVariableFont(font, {"wght": limit})
    options = subset.Options()
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.name_IDs = [0, 13, 14]  # whose font it is, and its license
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=set(map(ord, characters)))
    subsetter.subset(font)
    font.flavor = "woff2"
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def characters_of(font: bytes) -> set[int]:
    """Return the characters that a font can show."""
    return set(TTFont(io.BytesIO(font)).getBestCmap() or ())


def write_text_fonts(folder: Path) -> str:
    """Write the faces of the text font; return the rules that load them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "LICENSE").write_bytes((SOURCE_SERIF / "LICENSE").read_bytes())
    rules = []
    for face in FACES:
        data = reduced(face.source, TEXT_CHARACTERS, face.weights)
        (folder / face.name).write_bytes(data)
        rules.append(FACE_RULE.format(
            style=face.style, weights="{} {}".format(*face.weights),
            name=face.name, display=face.display))
    return "".join(rules)


def reduce_formula_fonts(folder: Path) -> None:
    """Give the style sheet of formulas a small first piece of each font."""
    sheet = folder / "formulas.css"
    if not sheet.exists():
        return
    css = sheet.read_text("utf-8")
    sheet.write_text(FORMULA_FACE.sub(
        lambda face: two_pieces(folder, face), css), "utf-8")


def two_pieces(folder: Path, face: re.Match) -> str:
    whole = folder / f"{face['path']}.woff2"
    common = whole.with_suffix(".common.woff2")
    characters = FORMULA_CHARACTERS.get(whole.stem.removeprefix("KaTeX_"))
    if characters is None:
        return face[0]
    common.write_bytes(reduced(whole, characters))
    first = set(map(ord, characters))
    small = face["rules"].replace(".woff2", ".common.woff2")
    # No character belongs to both, or one that no font has (KaTeX uses a
    # space of no width) would make the browser look into the whole font.
    # While a font that blocks is on its way, browsers draw no character of
    # its whole family; so the rest does not block.
    rest = face["rules"].replace("font-display:block", "font-display:swap")
    return (f"@font-face{{{small};unicode-range:{ranges(first)}}}"
            f"@font-face{{{rest};"
            f"unicode-range:{ranges_of_others(first)}}}")


def ranges(characters: set[int]) -> str:
    """Return characters as CSS names them: ``U+20-7E,U+D7``.

    >>> ranges({0x20, 0x21, 0x22, 0xd7})
    'U+20-22,U+D7'
    """
    pieces: list[list[int]] = []
    for character in sorted(characters):
        if pieces and character == pieces[-1][1] + 1:
            pieces[-1][1] = character
        else:
            pieces.append([character, character])
    return named(pieces)


def ranges_of_others(characters: set[int]) -> str:
    """Return all characters but these ones, as CSS names them.

    >>> ranges_of_others({0x20, 0x21, 0x23})
    'U+0-1F,U+22,U+24-10FFFF'
    """
    edges = [-1, *sorted(characters), LAST_CHARACTER + 1]
    return named([[before + 1, after - 1]
                  for before, after in itertools.pairwise(edges)
                  if before + 1 < after])


def named(pieces: list[list[int]]) -> str:
    """Return ranges, each given by its ends, in the notation of CSS."""
    return ",".join(f"U+{first:X}" if first == last
                    else f"U+{first:X}-{last:X}" for first, last in pieces)
