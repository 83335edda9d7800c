"""Where things lie in the repository."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "book"
PACKAGE = ROOT / "code"
PRESS = ROOT / "publishing"
CONFIG = ROOT / "_config.yml"
CONTENTS = ROOT / "_toc.yml"
LOCK = ROOT / "requirements.lock"
BUILD = ROOT / "_build"
SITE = BUILD / "html"


def manuscript(book: Path = BOOK) -> list[Path]:
    """Return the pages of the book in order of their paths, drafts left out."""
    return [page for page in sorted(book.rglob("*.md"))
            if page.relative_to(book).parts[0] != "drafts"]
