"""What the book says of its editions is true of those that are built."""

import re
import subprocess
from functools import cache

import pytest

from publishing.downloads import EPUB, PDF
from publishing.epub.metadata import ACCESSIBILITY
from publishing.paths import BOOK


@cache
def page() -> str:
    return " ".join((BOOK / "reference" / "accessibility.md").read_text(
        "utf-8").split())


@cache
def rows() -> dict[str, dict[str, str]]:
    """Return what the table says: by the words of a row, by edition."""
    text = (BOOK / "reference" / "accessibility.md").read_text("utf-8")
    cells = [[cell.strip() for cell in line.strip("|").split("|")]
             for line in re.findall(r"^\|.*\|$", text, re.MULTILINE)]
    head, _, *body = cells
    return {name: dict(zip(head[1:], said)) for name, *said in body}


def test_every_edition_that_the_site_offers_has_a_column():
    kinds = {file.suffix[1:].upper() for file in [*PDF.files, *EPUB.files]}
    for said in rows().values():
        assert set(said) == {"Web edition", *kinds}
        assert all(said.values())


def test_what_is_said_of_pdf_files_agrees_with_their_tags():
    built = [file for file in PDF.files if file.exists()]
    if not built:
        pytest.fail("No PDF is built: run `make pdf` first, or `make test`, "
                    "which does.")
    for file in built:
        told = subprocess.run(["pdfinfo", str(file)], check=True, text=True,
                              capture_output=True).stdout
        tagged = re.search(r"^Tagged:\s+(\w+)$", told, re.MULTILINE)[1]
        assert tagged == rows()["Headings, lists and tables are marked"]["PDF"]
    assert "PDF editions are not tagged" in page()


def test_what_is_said_of_the_epub_agrees_with_its_metadata():
    features = {value for name, value in ACCESSIBILITY
                if name == "schema:accessibilityFeature"}
    said = {name: of_editions["EPUB"] for name, of_editions in rows().items()}
    assert said["Pictures are described"] == "yes" and (
        "alternativeText" in features)
    assert said["Formulas for a screen reader"].startswith("MathML,") and (
        {"MathML", "describedMath"} <= features)
    assert said["Text grows and wraps"] == "yes" and (
        "displayTransformability" in features)
    assert len(EPUB.names) == 1
