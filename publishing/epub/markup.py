"""HTML of web pages in, XHTML of an EPUB out.

The HTML comes from many extensions, each with ideas of its own about scripts,
buttons and styles. What an e-reader has no use for is dropped, formulas become
MathML alone, and lines of code are marked, so that a line that is broken can
be told from two lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

from publishing.epub.breaking import break_formula
from publishing.epub.formulas import LINE_OF_A_PHONE, length_class, readable
from publishing.epub.leaves import PART_SIGN, SUFFIX, Leaf

DROPPED = ("script", "style", "link", "button", "input", "svg",
           "a.headerlink", "colgroup",
           # Sources are named by author and year.
           ".citation > .label")

KEPT_ATTRIBUTES = {"alt", "aria-label", "class", "colspan", "dir", "href", "id", "lang",
                   "role", "rowspan", "scope", "src", "start", "type",
                   "reversed", "value", "title"}
FORMULA_ROOT = "math"
CELLS = ("td", "th")

# Tables of so many columns are set small, see the style sheet. A column with a
# long formula may be so many times as wide as columns of one width would be.
WIDE_TABLES = (("very-wide", 6), ("wide", 4))
UNEVEN = 1.3

# Letters of four bytes, such as a bold x, by their numbers: the parser that
# epubcheck and other readers have in Java stumbles over some of them.
RARE = re.compile("[\U00010000-\U0010ffff]")
PUNCTUATION = re.compile(r"[.,:;?!)\]”’]*")

# Code: how many spaces are a step, and how many steps a narrow page can show.
STEP, DEEPEST = 4, 4
JOINT = re.compile(r"(?<=\.)(?=[A-Za-z])|(?<=,)(?=\w)")
JOINT_END = re.compile(r"[.,]$")


@dataclass
class Page:
    """A leaf as XHTML, or a part of it.

    Attributes
    ----------
    leaf
        What it was made from.
    soup
        The content of its body.
    part
        The name of the section that a later part of the leaf begins with.
    heading
        The title of that section.
    """

    leaf: Leaf
    soup: BeautifulSoup
    part: str = ""
    heading: str = ""

    @property
    def file(self) -> str:
        return (f"{self.leaf.name}{PART_SIGN}{self.part}{SUFFIX}" if self.part
                else self.leaf.file)

    @property
    def title(self) -> str:
        return (f"{self.heading} – {self.leaf.title}" if self.heading
                else self.leaf.title)

    @property
    def has_formulas(self) -> bool:
        return self.soup.find(FORMULA_ROOT) is not None

    def ids(self) -> set[str]:
        return {element["id"] for element in self.soup.select("[id]")}

    def xhtml(self) -> str:
        """Return the content of the body.

        Raises
        ------
        ValueError
            If it is not well-formed XML.
        """
        text = self.soup.decode(formatter="minimal")
        try:
            ElementTree.fromstring(f"<body>{text}</body>")
        except ElementTree.ParseError as error:
            raise ValueError(f"{self.file}: expected well-formed XHTML, got "
                             f"{error}") from None
        return RARE.sub(lambda letter: f"&#{ord(letter[0])};", text)


def clean_page(leaf: Leaf, html: str) -> Page:
    """Return a leaf's page, made of the HTML of its body."""
    soup = BeautifulSoup(html, "html.parser")
    for selector in DROPPED:
        for element in soup.select(selector):
            element.decompose()
    for note in soup.find_all(string=is_note):
        note.extract()
    for formula in soup.select("span.katex"):
        set_formula(formula)
    for formula in soup.select("span.formula"):
        keep_punctuation(soup, formula)
    for place in soup.select(".formula-display"):
        number_first(place)
    for code in soup.select("pre"):
        mark_lines(soup, code)
    for code in soup.select("td code"):
        offer_breaks(soup, code)
    for table in soup.select("table"):
        table["class"] = [*table.get("class", ()), *width_classes(table)]
    for element in soup.find_all(True):
        if element.name != FORMULA_ROOT and not element.find_parent(
                FORMULA_ROOT):
            strip_attributes(element)
    return Page(leaf, soup)


def is_note(text: NavigableString) -> bool:
    """Tell whether a text is a comment or a declaration."""
    return isinstance(text, PreformattedString)


def strip_attributes(element: Tag) -> None:
    element.attrs = {name: value for name, value in element.attrs.items()
                     if name in KEPT_ATTRIBUTES and value not in ("", [])
                     or name == "alt"}


def width_classes(table: Tag) -> list[str]:
    """Return the class of a table that a narrow page could not show, if any."""
    columns = max((len(row.find_all(CELLS, recursive=False))
                   for row in table.select("tr")), default=0)
    return [name for name, least in WIDE_TABLES if columns >= least][:1]


# Formulas -------------------------------------------------------------------

def set_formula(rendered: Tag) -> None:
    """Put MathML in the place of what KaTeX made, in pieces if it is long."""
    formula = readable(rendered.find(FORMULA_ROOT))
    shown = rendered.find_parent(class_="katex-display")
    (shown or rendered).replace_with(formula)
    length = length_class(formula)
    if length:
        formula["class"] = length
    break_formula(formula, line_width(formula))


def line_width(formula: Tag) -> float:
    """Return how many ems a formula can have: in a table, those of a column."""
    row = formula.find_parent("tr")
    if row is None:
        return LINE_OF_A_PHONE
    return UNEVEN * LINE_OF_A_PHONE / len(row.find_all(CELLS, recursive=False))


def keep_punctuation(soup: BeautifulSoup, formula: Tag) -> None:
    """Keep what ends a sentence on the line of the formula before it."""
    after = formula.next_sibling
    if not isinstance(after, NavigableString) or formula.find("span"):
        return
    signs = PUNCTUATION.match(after)[0]
    if signs:
        after.replace_with(NavigableString(after[len(signs):]))
        together = formula.wrap(soup.new_tag("span", attrs={
            "class": "together"}))
        together.append(signs)


def number_first(place: Tag) -> None:
    """Put the number of a formula before it, where a float needs it."""
    number = place.select_one(".eqno")
    if number is not None:
        place.insert(0, number.extract())


# Code -----------------------------------------------------------------------

def mark_lines(soup: BeautifulSoup, code: Tag) -> None:
    """Put each line of a block of code into an element of its own."""
    lines: list[list] = [[]]
    for part in list(code.children):
        for index, piece in enumerate(pieces(soup, part)):
            if index:
                lines.append([])
            if piece.get_text():
                lines[-1].append(piece)
    if not lines[-1]:
        lines.pop()
    code.clear()
    for line in lines:
        marked = soup.new_tag("span", attrs={"class": line_class(line)})
        for piece in line:
            marked.append(piece)
        # Without a style sheet lines would run on.
        marked.append("\n")
        code.append(marked)


def line_class(line: list) -> str:
    """Return the classes of a line of code, which say how far in it begins.

    A line that is broken goes on further in than it began.
    """
    text = "".join(piece.get_text() for piece in line)
    steps = min((len(text) - len(text.lstrip(" "))) // STEP, DEEPEST)
    return f"line in-{steps}" if steps else "line"


def offer_breaks(soup: BeautifulSoup, code: Tag) -> None:
    """Let code in the narrow column of a table break where it has joints."""
    for text in list(code.find_all(string=True)):
        for part in JOINT.split(text):
            text.insert_before(NavigableString(part))
            if JOINT_END.search(part):
                text.insert_before(soup.new_tag("wbr"))
        text.extract()


def pieces(soup: BeautifulSoup, part) -> Iterator:
    """Yield a part of a block of code line by line."""
    for text in part.get_text().split("\n"):
        if isinstance(part, Tag):
            piece = soup.new_tag(part.name, attrs=dict(part.attrs))
            piece.string = text
            yield piece
        else:
            yield NavigableString(text)


# Links ----------------------------------------------------------------------

def settle_links(pages: list[Page]) -> list[str]:
    """Make every link within the book lead to where its place is by now.

    What is moved into an appendix takes its names with it. A link to a page
    that is left out keeps its words alone. Returned is what still leads
    nowhere, in words.
    """
    ids = {page.file: page.ids() for page in pages}
    moved = {(page.leaf.page, name): page.file
             for page in pages if page.leaf.page for name in ids[page.file]}
    page_of = {page.file: page.leaf.page for page in pages}
    faults = []
    for page in pages:
        for link in page.soup.select("a[href]"):
            if is_outside(link["href"]):
                continue
            file, _, name = unquote(link["href"]).partition("#")
            file = file or page.file
            if file not in ids:
                link.unwrap()
            elif name and name not in ids[file]:
                there = moved.get((page_of[file], name))
                if there is None:
                    faults.append(f"{page.file}: there is no place "
                                  f"{link['href']}")
                else:
                    link["href"] = f"{there}#{name}"
    return faults


def is_outside(address: str) -> bool:
    """Tell whether an address leads out of the book.

    >>> is_outside("https://example.org/a"), is_outside("a.xhtml#b")
    (True, False)
    """
    return re.match(r"[a-z][a-z0-9+.-]*:", address) is not None
