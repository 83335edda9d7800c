"""The file of this edition, and how the site comes to offer it.

As with the PDF, the site offers the file if it was built from the sources
that the site is built from.
"""

import shutil
from pathlib import Path

from publishing.paths import BUILD
from publishing.print.editions import TITLE

FOLDER = BUILD / "epub"
NAME = f"{TITLE}.epub"
STAMP = FOLDER / "fingerprint"


def mark_built(fingerprint: str) -> None:
    """Note what the file was built from."""
    STAMP.write_text(fingerprint, "utf-8")


def built_from(fingerprint: str, folder: Path = FOLDER) -> list[Path]:
    """Return the file, if it was built from just these sources."""
    stamp, file = folder / STAMP.name, folder / NAME
    if not (stamp.exists() and file.exists()
            and stamp.read_text("utf-8") == fingerprint):
        return []
    return [file]


def offer(files: list[Path], site: Path) -> None:
    """Put the file among the site's downloads, and no older one."""
    downloads = site / "downloads"
    (downloads / NAME).unlink(missing_ok=True)
    for file in files:
        downloads.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, downloads)
