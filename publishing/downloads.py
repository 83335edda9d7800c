"""The files that readers download, and how the site comes to offer them.

A file is offered with the site it was built with: `make book` takes those that
come from the same sources and leaves out older ones.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from publishing.paths import BUILD

TITLE = "mathematics-for-machine-learning-and-data-science"


@dataclass(frozen=True)
class Downloads:
    """The files of an edition: their names, and the folder they are built in."""

    folder: Path
    names: tuple[str, ...]

    @property
    def stamp(self) -> Path:
        return self.folder / "fingerprint"

    @property
    def files(self) -> list[Path]:
        return [self.folder / name for name in self.names]

    def mark_built(self, fingerprint: str) -> None:
        """Note what the files in the folder were built from."""
        self.stamp.write_text(fingerprint, "utf-8")

    def built_from(self, fingerprint: str) -> list[Path]:
        """Return the files that were built from just these sources."""
        if not (self.stamp.exists()
                and self.stamp.read_text("utf-8") == fingerprint):
            return []
        return [file for file in self.files if file.exists()]

    def offer(self, files: list[Path], site: Path) -> None:
        """Put files among the site's downloads, and no older ones."""
        downloads = site / "downloads"
        for name in self.names:
            (downloads / name).unlink(missing_ok=True)
        for file in files:
            downloads.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, downloads)


SCREEN, PAPER = f"{TITLE}.pdf", f"{TITLE}-print.pdf"
PDF = Downloads(BUILD / "pdf", (SCREEN, PAPER))
EPUB = Downloads(BUILD / "epub", (f"{TITLE}.epub",))
