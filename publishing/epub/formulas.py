"""Formulas as MathML that readers show alike.

KaTeX makes MathML for screen readers, beside HTML for the eyes. Here MathML is
all there is, so what it leaves to attributes that browsers have given up, or
to the HTML, is put right.
"""

import re
import unicodedata

from bs4 import Tag

from publishing.katex.plain_text import plain_text

# The alphabets of MathML, and what Unicode calls them.
ALPHABETS = {"bold": "BOLD", "italic": "ITALIC", "bold-italic": "BOLD ITALIC",
             "double-struck": "DOUBLE-STRUCK", "script": "SCRIPT",
             "bold-script": "BOLD SCRIPT", "fraktur": "FRAKTUR",
             "sans-serif": "SANS-SERIF", "monospace": "MONOSPACE"}
LETTER_NAME = re.compile(r"(?:LATIN|GREEK) (?P<letter>(?:SMALL|CAPITAL) "
                         r"LETTER \w+)|(?P<digit>DIGIT \w+)")

APPLIED = "\N{FUNCTION APPLICATION}"
DIVIDES, PARALLEL = "\N{DIVIDES}", "\N{PARALLEL TO}"
THIN_SPACE = "0.1667em"
WIDE_SPACE = 1.0  # em; what stands behind it is a formula of its own

# A sign between two others stands apart from both, one before a number close to
# it. What ends in one of these, an opening bracket or a relation has no number
# before a sign.
SIGNS = frozenset("+−-±∓")
CLOSING, BARS = ")]}⟩", "|‖"
BARS_OF_TEX = {DIVIDES: "|", PARALLEL: "‖"}
NUMBERLIKE = frozenset([*CLOSING, "!", "⋯", "…", "⋮", "⋱"])
WITH_SCRIPTS = frozenset({"msub", "msup", "msubsup", "munder", "mover",
                          "munderover"})

# Widths in ems. A formula that is longer than the first is broken, see
# `breaking`; a piece that is still longer than the others is set smaller.
LINE_OF_A_PHONE = 17.0
WIDTHS = (("very-long", 20.0), ("long", 17.0))
CHARACTER, RELATION, COLUMN_GAP = 0.53, 1.3, 1.0
RELATIONS = frozenset("=<>≤≥≈≠+−±⋅×→⟺⟹∈∪∩⋯…")
SMALL = 0.7  # a script, beside its base

# The alphabets of bold, italic and other letters, which voices spell out.
STYLED = re.compile("[\U0001d400-\U0001d7ff]")


def readable(formula: Tag) -> Tag:
    """Return a formula without its LaTeX, which some readers show.

    In its place comes a text that says the same in signs and letters.
    """
    semantics = formula.find("semantics")
    if semantics is not None:
        for source in semantics.find_all("annotation"):
            source.decompose()
        semantics.unwrap()
    for letters in formula.select("[mathvariant]"):
        choose_alphabet(letters)
    for sign in formula.find_all("mo"):
        set_apart(sign)
    formula["alttext"] = text_of(formula)
    return formula


def text_of(formula: Tag) -> str:
    """Return a formula as a line of text, in letters that every voice knows.

    >>> from bs4 import BeautifulSoup
    >>> made = BeautifulSoup("<math><mi>𝐱</mi><mo>=</mo><msup><mi>A</mi>"
    ...                      "<mi>𝖳</mi></msup><mi>𝐛</mi></math>", "html.parser")
    >>> text_of(made.math)
    'x = Aᵀb'
    """
    return plain_text(STYLED.sub(
        lambda letter: unicodedata.normalize("NFKC", letter[0]), str(formula)))


# Letters --------------------------------------------------------------------

def choose_alphabet(letters: Tag) -> None:
    """Write letters of another alphabet as such.

    KaTeX leaves it to an attribute, which many readers no longer know: there
    a vector in bold would look like a number.
    """
    alphabet = ALPHABETS.get(letters["mathvariant"])
    if alphabet is None or letters.find(True) is not None:
        return
    letters.string = "".join(in_alphabet(letter, alphabet)
                             for letter in letters.get_text())
    del letters["mathvariant"]


def in_alphabet(letter: str, alphabet: str) -> str:
    """Return a letter of an alphabet of Unicode, or itself if there is none.

    >>> in_alphabet("x", "BOLD"), in_alphabet("R", "DOUBLE-STRUCK")
    ('𝐱', 'ℝ')
    >>> in_alphabet("+", "BOLD")
    '+'
    """
    found = LETTER_NAME.fullmatch(unicodedata.name(letter, ""))
    if not found:
        return letter
    name = (found["letter"] or found["digit"]).replace("LETTER ", "")
    # Letters that Unicode had before the others have other names.
    for whole in (f"MATHEMATICAL {alphabet} {name}", f"{alphabet} {name}",
                  f"BLACK-LETTER {name}"):
        try:
            return unicodedata.lookup(whole)
        except KeyError:
            continue
    return letter


# Room around signs ----------------------------------------------------------

def set_apart(sign: Tag) -> None:
    """Give a sign the room that TeX gives it."""
    text = sign.get_text()
    if text in BARS_OF_TEX and (sign.get("stretchy") == "false"
                                or sign.get("fence") == "true"):
        # An absolute value or a norm, which stands close to what is inside.
        sign.string = BARS_OF_TEX[text]
        sign["lspace"] = sign["rspace"] = "0em"
    elif text == APPLIED and is_letter(sign.find_next_sibling()):
        sign["rspace"] = THIN_SPACE  # "det A", but "det(A)"
    elif text in SIGNS and not sign.get("form") and not is_between(sign):
        sign["form"] = "prefix"  # "x = −1": in a row, MathML sees a difference


def is_between(sign: Tag) -> bool:
    """Tell whether a plus or a minus stands between two numbers or terms."""
    before = sign.find_previous_sibling()
    while is_space(before) and width_of(before) < WIDE_SPACE:
        before = before.find_previous_sibling()
    if before is None or is_space(before):
        return False
    sign_before = operator_of(before)
    return not sign_before or sign_before in NUMBERLIKE or closes_bars(before)


def operator_of(node: Tag) -> str:
    """Return the sign that a node is, whatever its scripts, or nothing.

    >>> from bs4 import BeautifulSoup
    >>> squared = "<msup><mo>)</mo><mn>2</mn></msup>"
    >>> operator_of(BeautifulSoup(squared, "html.parser").msup)
    ')'
    """
    while node.name in WITH_SCRIPTS:
        node = node.find(True, recursive=False)
    return node.get_text() if node.name == "mo" else ""


def is_space(node: Tag | None) -> bool:
    return node is not None and node.name == "mspace"


def closes_bars(bar: Tag) -> bool:
    """Tell whether a bar of an absolute value or a norm is the second of two."""
    text = bar.get_text()
    if text[:1] not in BARS:
        return False
    before = [part for part in bar.find_previous_siblings()
              if part.get_text()[:1] == text[:1]]
    return len(before) % 2 == 1


def is_letter(node: Tag | None) -> bool:
    return node is not None and node.name in {"mi", "mn", "msub", "msup"}


# Long formulas --------------------------------------------------------------

def length_class(formula: Tag) -> str:
    """Return the class of a formula that is too long for a line, or nothing.

    E-readers neither scroll nor break formulas, so that long ones that
    `breaking` cannot divide are set smaller.
    """
    width = width_of(formula)
    return next((name for name, least in WIDTHS if width > least), "")


def width_of(node: Tag) -> float:
    """Guess how many ems wide a formula is.

    >>> from bs4 import BeautifulSoup
    >>> row = "<mrow><mi>a</mi><mo>=</mo><mn>12</mn></mrow>"
    >>> round(width_of(BeautifulSoup(row, "html.parser").mrow), 2)
    2.89
    """
    parts = [part for part in node.children if isinstance(part, Tag)]
    widths = [width_of(part) for part in parts]
    match node.name:
        case "mspace":
            return float(node.get("width", "0em").removesuffix("em") or 0)
        case "mi" | "mn" | "mo" | "mtext":
            text = node.get_text()
            return RELATION if text in RELATIONS else CHARACTER * len(
                text.replace(APPLIED, ""))
        case "mfrac" | "mover" | "munder" | "munderover":
            return max(widths, default=0)
        case "msub" | "msup" | "msubsup":
            return widths[0] + SMALL * max(widths[1:])
        case "mtable":
            rows = [[width_of(cell) for cell in row.find_all(
                "mtd", recursive=False)] for row in parts]
            columns = max(map(len, rows), default=0)
            gap = COLUMN_GAP if node.get("columnspacing") != "0em" else 0
            return gap * (columns - 1) + sum(
                max((row[place] for row in rows if place < len(row)),
                    default=0) for place in range(columns))
        case _:
            return sum(widths)
