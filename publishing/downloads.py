"""The files that readers download, and how the site comes to offer them.

A file is offered with the site it was built with: `make book` takes those that
come from the same sources and leaves out older ones.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from publishing.paths import BUILD
from publishing.volumes import COMPANION, chapter_files, volumes

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
        kinds = {Path(name).suffix for name in self.names}
        # Also those of names that the edition once had.
        for file in downloads.rglob("*"):
            if file.suffix in kinds:
                file.unlink()
        for file in files:
            place = downloads / file.relative_to(self.folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, place)


def pdf_names() -> tuple[str, ...]:
    """Return the names of the PDF files: volumes twice, chapters for screens."""
    names = (*(volume.name for volume in volumes()), COMPANION)
    return (*(f"{TITLE}-{name}{ending}.pdf"
              for name in names for ending in ("", ON_PAPER)),
            *(f"{CHAPTERS}/{name}" for name in chapter_files().values()))


CHAPTERS = "chapters"  # the folder of what is only a chapter
ON_PAPER = "-print"  # ends the name of a file that is made for paper
PDF = Downloads(BUILD / "pdf", pdf_names())
EPUB = Downloads(BUILD / "epub", (f"{TITLE}.epub",))
