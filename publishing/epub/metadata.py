"""What the EPUB says of itself.

The claims about accessibility are those that a machine can check, and the
tests do: each picture has alternative text, formulas are MathML, the order of
reading is the order of the files. Nobody has certified the book, so no claim
of conformance is made.
"""

import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime

from sphinx.application import Sphinx

from publishing.address import book_address
from publishing.edition import (
    book_commit, book_keywords, book_version, citation)
from publishing.findable.extension import LICENSE, year
from publishing.paths import ROOT

# As the PDF says it: hyphens and voices follow it.
LANGUAGE = "en-US"

# Chosen once. Readers' notes and shelves are kept by it, so that it must never
# change with the text.
IDENTIFIER = "urn:uuid:5b6c1df4-7d0d-4a8c-9a3e-2f7e86b0c1d9"

SUMMARY = (
    "All pictures have alternative text. Formulas are MathML, long ones in "
    "several pieces, each with its text in Unicode. Headings, lists, tables "
    "and links are marked as such, the rows of tables have names where their "
    "columns have, the contents lead to every section, and an index to "
    "words, people and functions. Nothing moves, flashes or makes a sound. "
    "Tables and boxes are told apart by words, not by color alone. The book "
    "has no page numbers.")

# Words of schema.org; see the EPUB Accessibility specification.
ACCESSIBILITY = (
    ("schema:accessMode", "textual"),
    ("schema:accessMode", "visual"),
    ("schema:accessModeSufficient", "textual,visual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "alternativeText"),
    ("schema:accessibilityFeature", "MathML"),
    ("schema:accessibilityFeature", "describedMath"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "index"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityHazard", "none"),
    ("schema:accessibilitySummary", SUMMARY),
)


@dataclass(frozen=True)
class Metadata:
    """The facts that the package names."""

    title: str
    author: str
    language: str
    year: str
    version: str
    commit: str
    modified: str
    description: str
    subjects: tuple[str, ...]
    source: str = ""
    identifier: str = IDENTIFIER
    license: str = LICENSE

    @property
    def date(self) -> str:
        """The day of the commit that the book was built from."""
        return self.modified.partition("T")[0]

    @property
    def rights(self) -> str:
        return (f"© {self.year} {self.author}. The text and the pictures are "
                "licensed under CC BY 4.0, the code under the MIT License.")


def described(app: Sphinx) -> Metadata:
    """Return the facts of the book as it is built now."""
    return Metadata(
        title=app.config.html_title, author=app.config.author,
        language=LANGUAGE, year=year(app.config),
        version=book_version(), commit=book_commit(),
        modified=commit_moment(),
        description=" ".join(citation()["abstract"].split()),
        subjects=tuple(book_keywords()), source=book_address())


def commit_moment() -> str:
    """Return when the present commit was made: two builds say the same.

    Outside a repository it is a moment that can be told from a true one.
    """
    answer = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT,
                            capture_output=True, text=True, check=False)
    seconds = int(answer.stdout.strip() or 0)
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
