"""What stands where on the pages of a finished PDF.

Poppler's programs tell it: `pdftohtml` the places and letters of the text,
`pdftoppm` how much of a page is white. All lengths are points, counted from a
page's upper left corner.
"""

import html
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np

MM = 72 / 25.4
TOP, BOTTOM = 21 * MM, (254 - 19) * MM  # of the block of text; see mathbook.cls
ZOOM = 3  # pdftohtml's whole numbers are as small a part of a point, at best
PIXELS = 24  # in an inch, where white is measured
DARK = 235  # of 255; a box's ground is darker

PAGE = re.compile(r'<page number="(\d+)"')
FONT = re.compile(r'<fontspec id="(\d+)" size="(-?\d+)" '
                  r'family="(?:[A-Z]{6}\+)?([^"]*)"')
TEXT = re.compile(r'<text top="(-?\d+)" left="(-?\d+)" width="(-?\d+)" '
                  r'height="(-?\d+)" font="(\d+)">(.*)</text>')
TAG = re.compile(r"</?[abi]\b[^>]*>")
BOOKMARK = re.compile(r'<item page="\d+">([^<]*)')
PICTURE = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s")

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" '
                  r'yMax="([\d.]+)">(.*?)</word>')
UNIT = re.compile(r"(?:Lab L|Capstone K)\d+")
TITLE_SIZE = 17  # points; a chapter's title has 20, a section's 13

CODE, SANS, ROMAN, FIGURE = "Mono", "Heros", "Pagella", "STIX"


@dataclass(frozen=True)
class Span:
    """Letters of one font, side by side."""

    top: float
    left: float
    width: float
    height: float
    font: str
    size: float
    bold: bool
    text: str

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    def is_in(self, font: str) -> bool:
        return font in self.font


@dataclass(frozen=True)
class Line:
    """What stands side by side, from left to right."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return " ".join(" ".join(span.text for span in self.spans).split())

    @property
    def top(self) -> float:
        return min(span.top for span in self.spans)

    @property
    def bottom(self) -> float:
        return max(span.bottom for span in self.spans)

    @property
    def left(self) -> float:
        return self.spans[0].left

    @property
    def right(self) -> float:
        return max(span.right for span in self.spans)

    @property
    def size(self) -> float:
        return max(span.size for span in self.spans)

    def is_in(self, font: str) -> bool:
        """Tell whether all of the line is in a font."""
        return all(span.is_in(font) for span in self.spans)

    @property
    def is_bold(self) -> bool:
        return all(span.bold for span in self.spans)


@dataclass(frozen=True)
class Page:
    """A page; `number` counts from the first leaf of the file, from 1."""

    number: int
    spans: tuple[Span, ...]

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the page, those of figures left out."""
        return list(grouped(span for span in self.spans
                            if not span.is_in(FIGURE)))

    @cached_property
    def body(self) -> list[Line]:
        """The lines between head and foot."""
        return [line for line in self.lines
                if line.bottom > TOP and line.top < BOTTOM]

    @cached_property
    def head(self) -> Line | None:
        return next((line for line in self.lines if line.bottom <= TOP), None)

    @cached_property
    def title(self) -> str:
        """What opens on the page: the number and the title of a chapter.

        Its address on the web may stand beside them, in small letters.
        """
        first = [Line(large).text for line in self.body[:4] if line.is_in(SANS)
                 and (large := tuple(span for span in line.spans
                                     if span.size >= TITLE_SIZE))]
        return "" if self.head else " ".join(first)

    @cached_property
    def folio(self) -> str:
        """The number on the page, in its head or else at its foot."""
        feet = [line for line in self.lines if line.top >= BOTTOM]
        margins = [*filter(None, [self.head]), *feet]
        return next((span.text.strip() for line in margins for span in line.spans
                     if span.bold and re.fullmatch(r"\d+|[ivxlc]+", span.text.strip())),
                    "")


def grouped(spans: Iterable[Span]) -> Iterator[Line]:
    """Put together what stands side by side.

    What is small, an exponent, belongs to the line in whose height its middle
    is; what is tall, a bracket, does not make one line of several.

    >>> word = Span(100, 50, 30, 12, "Pagella", 10, False, "word")
    >>> power = Span(97, 80, 4, 8, "Pagella", 7, False, "2")
    >>> below = Span(113, 50, 30, 12, "Pagella", 10, False, "below")
    >>> [line.text for line in grouped([below, power, word])]
    ['word 2', 'below']
    """
    rows: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: (-span.size, span.top)):
        if not span.text.strip():
            continue
        row = next((row for row in rows
                    if row[0].top <= span.middle <= row[0].bottom
                    or span.top <= row[0].middle <= span.bottom), None)
        if row is None:
            rows.append(row := [])
        row.append(span)
    for row in sorted(rows, key=lambda row: row[0].middle):
        yield Line(tuple(sorted(row, key=lambda span: span.left)))


def read_pages(xml: str) -> Iterator[Page]:
    """Read what `pdftohtml -xml` writes at `ZOOM`.

    >>> xml = '''<page number="7" top="0">
    ... <fontspec id="2" size="30" family="ABCDEF+TeXGyrePagella" color="#000"/>
    ... <text top="270" left="195" width="120" height="36" font="2"><b>So</b></text>
    ... </page>'''
    >>> (page,) = read_pages(xml)
    >>> page.number, page.lines[0].text, page.lines[0].left, page.lines[0].is_bold
    (7, 'So', 65.0, True)
    """
    fonts: dict[str, tuple[str, float]] = {}
    number, spans = 0, []
    for line in xml.splitlines():
        if page := PAGE.search(line):
            if number:
                yield Page(number, tuple(spans))
            number, spans = int(page[1]), []
        elif font := FONT.search(line):
            fonts[font[1]] = font[3], int(font[2]) / ZOOM
        elif text := TEXT.match(line.strip()):
            top, left, width, height = (int(text[n]) / ZOOM for n in range(1, 5))
            family, size = fonts[text[5]]
            spans.append(Span(top, left, width, height, family, size,
                              "<b>" in text[6],
                              html.unescape(TAG.sub("", text[6]))))
    if number:
        yield Page(number, tuple(spans))


@cache
def pages(pdf: Path) -> list[Page]:
    """Return the pages of a PDF with their text."""
    told = subprocess.run(
        ["pdftohtml", "-xml", "-i", "-stdout", "-zoom", str(ZOOM), pdf],
        check=True, capture_output=True, text=True, errors="replace").stdout
    return list(read_pages(told))


@cache
def bookmarks(pdf: Path) -> list[str]:
    """Return the titles of the bookmarks in their order."""
    told = subprocess.run(
        ["pdftohtml", "-xml", "-i", "-stdout", "-f", "1", "-l", "1", pdf],
        check=True, capture_output=True, text=True, errors="replace").stdout
    return [html.unescape(title) for title in BOOKMARK.findall(told)]


@dataclass(frozen=True)
class Chapter:
    """A chapter or lab: what its number and title are, and its pages."""

    number: str
    title: str
    pages: list[Page]


@cache
def chapters(pdf: Path) -> list[Chapter]:
    """Return the chapters, labs and capstones; what else opens ends them."""
    found: list[Chapter] = []
    inside = False
    for page in pages(pdf):
        if title := page.title:
            number, _, words = title.partition(" ")
            inside = number.isdigit() or bool(UNIT.match(title))
            if inside:
                found.append(Chapter(
                    number if number.isdigit() else UNIT.match(title)[0],
                    words, []))
        if inside:
            found[-1].pages.append(page)
    return found


@dataclass(frozen=True)
class Word:
    """A word and where it begins and ends."""

    left: float
    right: float
    top: float
    bottom: float
    text: str


def page_words(pdf: Path, page: int) -> list[Word]:
    """Return the words of a page as `pdftotext` finds them."""
    told = subprocess.run(
        ["pdftotext", "-f", str(page), "-l", str(page), "-bbox", pdf, "-"],
        check=True, capture_output=True, text=True).stdout
    return [Word(float(left), float(right), float(top), float(bottom),
                 html.unescape(text))
            for left, top, right, bottom, text in WORD.findall(told)]


@cache
def white(pdf: Path) -> dict[int, float]:
    """Return which share of each page's block is white at its foot."""
    told = subprocess.run(
        ["pdftoppm", "-r", str(PIXELS), "-gray", pdf], check=True,
        capture_output=True).stdout
    return dict(enumerate(map(white_share, pictures(told)), start=1))


def pictures(stream: bytes) -> Iterator[np.ndarray]:
    """Read gray pictures that stand one after the other.

    >>> [picture.tolist() for picture in pictures(b"P5\\n2 1\\n255\\n\\x07\\xff" * 2)]
    [[[7, 255]], [[7, 255]]]
    """
    place = 0
    while header := PICTURE.match(stream, place):
        width, height = int(header[1]), int(header[2])
        place = header.end() + width * height
        yield np.frombuffer(stream[header.end():place],
                            np.uint8).reshape(height, width)


def white_share(picture: np.ndarray) -> float:
    """Return the share of the block of text that is below its last dark row.

    >>> page = np.full((240, 168), 255, np.uint8)
    >>> white_share(page)
    1.0
    >>> page[121, 80] = 0
    >>> round(white_share(page), 2)
    0.5
    """
    first, last = (round(edge * PIXELS / 72) for edge in (TOP, BOTTOM))
    dark = np.flatnonzero((picture[first:last + 1] < DARK).any(axis=1))
    if not dark.size:
        return 1.0
    return max(0.0, float(1 - (dark[-1] + 1) / (last - first)))


def usual(values: Iterable[float]) -> float:
    """Return the most frequent value, to a tenth of a point.

    >>> usual([65.21, 65.19, 80.0])
    65.2
    """
    ((value, _),) = Counter(round(value, 1) for value in values).most_common(1)
    return value
