"""The PDF files that are built, and how the site comes to offer them.

A file is offered with the site it was built with: `make book` takes those that
come from the same sources and leaves out older ones.
"""

import shutil
from pathlib import Path

from publishing.paths import BUILD

FOLDER = BUILD / "pdf"
STAMP = FOLDER / "fingerprint"

TITLE = "mathematics-for-machine-learning-and-data-science"
NAMES = {"screen": f"{TITLE}.pdf", "paper": f"{TITLE}-print.pdf"}


def mark_built(fingerprint: str) -> None:
    """Note what the files in the folder were built from."""
    STAMP.write_text(fingerprint, "utf-8")


def built_from(fingerprint: str, folder: Path = FOLDER) -> list[Path]:
    """Return the files that were built from just these sources."""
    stamp = folder / STAMP.name
    if not stamp.exists() or stamp.read_text("utf-8") != fingerprint:
        return []
    return [folder / name for name in NAMES.values()
            if (folder / name).exists()]


def offer(files: list[Path], site: Path) -> None:
    """Put files among the site's downloads, and no older ones."""
    downloads = site / "downloads"
    for name in NAMES.values():
        (downloads / name).unlink(missing_ok=True)
    for file in files:
        downloads.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, downloads)
