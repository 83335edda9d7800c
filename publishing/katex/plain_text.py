"""Formulas where only plain text can stand: page titles, the search index."""

import re
import unicodedata
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

MATHML = re.compile(r"<math.*?</math>", re.DOTALL)
WORD = re.compile("[A-Za-z]{3}")
RELATIONS = set("=≠<>≤≥≈≡∼≃≅∝∈∉⊂⊆⊃⊇→⟶⇒⟹⇔⟺↔↦←∣")
DOUBLE_STRUCK = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
ACCENTS = {"^": "\u0302", "~": "\u0303", "ˉ": "\u0304", "‾": "\u0305",
           "˙": "\u0307", "→": "\u20d7", "⃗": "\u20d7"}
RAISED = str.maketrans("0123456789+−=()niT", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀ")
LOWERED = str.maketrans("0123456789+−=()aeijkmnoprtuvx",
                        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₘₙₒₚᵣₜᵤᵥₓ")


def plain_text(html: str) -> str:
    r"""Return a formula that KaTeX rendered as a line of Unicode text.

    Parameters
    ----------
    html
        KaTeX's output, with MathML in it.

    Examples
    --------
    >>> plain_text("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>")
    '1/2'
    """
    text = text_of(ElementTree.fromstring(MATHML.search(html).group()))
    return " ".join(text.split())


def text_of(element: Element) -> str:
    name = element.tag.rpartition("}")[2]
    parts = list(element)
    match name:
        case "semantics":
            return text_of(parts[0])
        case "mi" | "mn" | "mo" | "mtext":
            return token(name, element)
        case "mspace":
            return " "
        case "mphantom":
            return ""
        case "mfrac":
            return "/".join(grouped(text_of(part)) for part in parts)
        case "msqrt":
            return "√" + grouped("".join(map(text_of, parts)))
        case "mroot":
            return raised(text_of(parts[1])) + "√" + grouped(text_of(parts[0]))
        case "msup":
            return text_of(parts[0]) + raised(text_of(parts[1]))
        case "msub":
            return text_of(parts[0]) + lowered(text_of(parts[1]))
        case "msubsup" | "munderover":
            return (text_of(parts[0]) + lowered(text_of(parts[1]))
                    + raised(text_of(parts[2])))
        case "mover" | "munder":
            return over_or_under(name, *map(text_of, parts))
        case "mtable" if element.get("columnspacing") == "0em":
            # Formulas below each other, each cut where they are aligned.
            return "; ".join(in_a_row(list(row)) for row in parts)
        case "mtable":
            return "; ".join(map(text_of, parts))
        case "mtr":
            return ", ".join(map(text_of, parts))
    return in_a_row(parts)


def in_a_row(parts: list[Element]) -> str:
    text = ""
    for part in parts:
        following = text_of(part)
        # "k log q", not "klog q".
        gap = " " if text[-1:].isalnum() and WORD.match(following) else ""
        text += gap + following
    return text


def token(name: str, element: Element) -> str:
    text = element.text or ""
    if element.get("mathvariant") == "double-struck":
        text = "".join(DOUBLE_STRUCK.get(letter, letter) for letter in text)
    # Format characters mean something to a renderer and nothing to a reader.
    text = "".join(letter for letter in text
                   if unicodedata.category(letter) != "Cf")
    if name == "mo" and text in RELATIONS:
        return f" {text} "
    # "sin x", not "sinx": a word is followed by a gap.
    return f"{text} " if name == "mi" and len(text) > 1 else text


def grouped(text: str) -> str:
    text = text.strip()
    simple = len(text) == 1 or (text.isascii() and text.isalnum())
    return text if simple else f"({text})"


def script(text: str, mark: str, alphabet: dict[int, int]) -> str:
    text = text.strip()
    if (all(ord(letter) in alphabet for letter in text)
            and not WORD.search(text)):
        return text.translate(alphabet)
    return mark + grouped(text)


def raised(text: str) -> str:
    primes = set("′″‴")
    return text if set(text) <= primes else script(text, "^", RAISED)


def lowered(text: str) -> str:
    return script(text, "_", LOWERED)


def over_or_under(name: str, base: str, mark: str) -> str:
    if mark.strip() in ACCENTS:
        return unicodedata.normalize("NFC", base + ACCENTS[mark.strip()])
    return base + (raised(mark) if name == "mover" else lowered(mark))
