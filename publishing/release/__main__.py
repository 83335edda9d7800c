"""Make an edition ready: ``python -m publishing.release``, or `make release`.

Puts the PDF and EPUB files, archives of the site and of the chapters as single
PDFs, and their checksums into
`_build/release`, and beside it what the changelog says of the edition. The
environment variable TAG names the tag to be released, such as v0.1.0, and then
what is not ready is refused; without it, this is a rehearsal. Refused is also a
build that knows no address of the web edition; see `publishing.address`.
``--check`` writes nothing.
"""

import argparse
import os
import shutil
import sys
from datetime import date
from pathlib import Path

from publishing.address import book_address
from publishing.downloads import CHAPTERS, EPUB, PDF, TITLE
from publishing.edition import book_commit, citation
from publishing.paths import BUILD, ROOT, SITE
from publishing.release.archive import write_archive, write_checksums
from publishing.release.changelog import (
    ChangelogFault, Edition, read_changelog)
from publishing.release.edition import (
    address_faults, number_faults, release_faults)

FILES = BUILD / "release"
NOTES = BUILD / "release-notes.md"


class Incomplete(Exception):
    """A file of the edition is missing; the message names it."""


def files_of_edition() -> list[Path]:
    """Return the files for readers that the press has built.

    Raises
    ------
    Incomplete
        If one is missing.
    """
    files = [*PDF.files, *EPUB.files]
    for file in (*files, SITE / "index.html"):
        if not file.exists():
            raise Incomplete(f"{file.relative_to(ROOT)} is missing: run "
                             "`make release`, which builds it first")
    return files


def numbered(name: str, number: str) -> str:
    """Return a file's name with the edition's number in it.

    Examples
    --------
    >>> numbered("book-print.pdf", "0.1.0")
    'book-print-0.1.0.pdf'
    """
    path = Path(name)
    return f"{path.stem}-{number}{path.suffix}"


def gather(edition: Edition) -> list[Path]:
    """Fill `_build/release` with the files of an edition."""
    files = files_of_edition()
    shutil.rmtree(FILES, ignore_errors=True)
    FILES.mkdir(parents=True)
    day = edition.released or date.today()
    chapters = PDF.folder / CHAPTERS
    for file in files:
        if file.parent != chapters:
            shutil.copy(file, FILES / numbered(file.name, edition.number))
    for folder, name in ((SITE, "site"), (chapters, CHAPTERS)):
        if folder.exists():
            write_archive(folder, FILES / numbered(
                f"{TITLE}-{name}.zip", edition.number), day)
    write_checksums(FILES)
    NOTES.write_text(f"{edition.notes}\n\nBuilt from commit {book_commit()}. "
                     "`sha256sum --check SHA256SUMS` compares the files that "
                     "you downloaded with those that were built.\n", "utf-8")
    return sorted(FILES.iterdir())


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m publishing.release",
                                     description="Make an edition ready.")
    parser.add_argument("--check", action="store_true",
                        help="say whether it is ready, and write nothing")
    options = parser.parse_args(arguments)
    tag = os.environ.get("TAG", "")
    try:
        newest = read_changelog()[0]
        faults = list(release_faults(tag, citation(), newest)
                      if tag else number_faults(citation(), newest))
        faults += address_faults(book_address())
        if not faults and not options.check:
            for file in gather(newest):
                print(f"{file.relative_to(ROOT)}  "
                      f"{file.stat().st_size / 1e6:.1f} MB")
    except (ChangelogFault, Incomplete) as fault:
        faults = [str(fault)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
