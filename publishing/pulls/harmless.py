"""What of a stranger's site may stand beside the book.

A preview has the book's own address, so a script in it could read the answers
that readers keep there, or put other pages in the place of the saved ones.
Therefore nothing in a preview runs:

* only the kinds of files come along that a page needs to be read;
* each page begins with a policy of ours. It comes before the first byte of the
  stranger's, so whatever follows cannot move or loosen it: policies add up;
* pictures that are documents of their own (SVG) are written anew from a list
  of what may stand in them.

What is lost is what moves. The text, the formulas, the still figures and the
answers of the quizzes are there without scripts.
"""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from publishing.pulls.github import Refused

NAME = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]*/)*"
                  r"[A-Za-z0-9_][A-Za-z0-9_.-]*\.(?:html|css|svg|png|jpe?g"
                  r"|webp|woff2)")

FILES = 2_000
FILE_BYTES = 10_000_000
ALL_BYTES = 40_000_000

POLICY = ("default-src 'none'; img-src 'self' data:; style-src 'self' "
          "'unsafe-inline'; font-src 'self'; form-action 'none'; "
          "base-uri 'none'")

# The banner is a style, since the first word of a text would begin the body.
START = """\
<!DOCTYPE html><meta charset="utf-8">\
<meta http-equiv="Content-Security-Policy" content="{policy}">\
<meta name="robots" content="noindex"><style>html::before {{ display: block; \
padding: 0.5rem 1rem; background: #7a1f1f; color: #fff; text-align: center; \
font: 1rem sans-serif; content: "Preview of pull request {number}. This is a \
proposal, not the book; nothing moves here." }}</style>
"""

SVG = "http://www.w3.org/2000/svg"
LINK = "{http://www.w3.org/1999/xlink}href"
ELEMENTS = {f"{{{SVG}}}{name}" for name in (
    "svg g defs symbol use path rect circle ellipse line polyline polygon "
    "text tspan title desc style clipPath mask pattern marker image "
    "linearGradient radialGradient stop").split()}
INSIDE = re.compile(r"#[\w.:-]+|data:image/(?:png|jpeg);base64,[\w+/=\s]+")


def unpack(archive: Path, folder: Path, within: str = "") -> None:
    """Unpack the files of a ZIP file that a page can need.

    Parameters
    ----------
    archive
        The ZIP file; others than those of `NAME` are left out.
    folder
        Where the files go.
    within
        The folder inside the ZIP file that is wanted, such as ``html/``.

    Raises
    ------
    Refused
        If there are too many files, or if they are too large, or if there is
        no first page.
    """
    number = total = 0
    with zipfile.ZipFile(archive) as packed:
        for entry in packed.infolist():
            name = entry.filename.removeprefix(within)
            if (not entry.filename.startswith(within)
                    or not NAME.fullmatch(name)):
                continue
            number += 1
            # What the entry says of its size may be untrue.
            with packed.open(entry) as source:
                data = source.read(FILE_BYTES + 1)
            total += len(data)
            if len(data) > FILE_BYTES:
                raise Refused(f"a file has more than {FILE_BYTES} bytes")
            if number > FILES or total > ALL_BYTES:
                raise Refused(f"it has more than {FILES} files or "
                              f"{ALL_BYTES} bytes")
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    if not (folder / "index.html").is_file():
        raise Refused("it has no first page")


def make_harmless(folder: Path, number: int) -> None:
    """Change the unpacked site of a pull request so that nothing in it runs."""
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".html":
            file.write_bytes(harmless_page(file.read_bytes(), number))
        elif file.suffix == ".svg":
            try:
                file.write_bytes(harmless_picture(file.read_bytes()))
            except (Refused, expat.ExpatError, ElementTree.ParseError,
                    ValueError, LookupError):
                file.unlink()


def harmless_page(page: bytes, number: int) -> bytes:
    """Return a page behind a policy that lets nothing run."""
    # A sign of another encoding counts at the very start of a file alone.
    return START.format(policy=POLICY, number=number).encode() + page


def harmless_picture(picture: bytes) -> bytes:
    """Return an SVG picture without whatever could act.

    Raises
    ------
    Refused
        If it is no SVG picture, or defines entities, which can grow without
        bounds.
    """
    refuse_entities(picture)
    root = ElementTree.fromstring(picture)
    if root.tag != f"{{{SVG}}}svg":
        raise Refused("the picture is no SVG picture")
    clean(root)
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", LINK[1:].partition("}")[0])
    return ElementTree.tostring(root, "utf-8")


def refuse_entities(document: bytes) -> None:
    def refuse(*declaration) -> None:
        raise Refused("the picture defines entities")

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = refuse
    parser.Parse(document, True)


def clean(element: ElementTree.Element) -> None:
    """Remove what is not on the list, from an element and all below it."""
    for name, value in list(element.attrib.items()):
        link = name in ("href", LINK)
        if (name.lower().startswith("on") or "{" in name and name != LINK
                or link and not INSIDE.fullmatch(value)):
            del element.attrib[name]
    for child in list(element):
        if child.tag in ELEMENTS:
            clean(child)
        else:
            element.remove(child)
