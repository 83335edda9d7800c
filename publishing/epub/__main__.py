"""Build the EPUB edition: `python -m publishing.epub`, or `make epub`.

The file is checked by epubcheck; an error or a warning of it fails the build.
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from publishing.downloads import EPUB
from publishing.epub.builder import NAME as WRITTEN
from publishing.epub.checker import faults_of
from publishing.epub.programs import Missing, check_programs
from publishing.execution.run import ExecutionFailed, execute_book
from publishing.jupyter_book import current_fingerprint, jupyter_book_command
from publishing.on_the_web import tell_if_unknown
from publishing.paths import BUILD, ROOT

WORK = BUILD / "epub-work"

MEGABYTES = 15


class Failed(Exception):
    """The edition was not built; the message says why."""


def write_epub() -> Path:
    """Have Sphinx write the book, warnings being errors; return the file."""
    command = [*jupyter_book_command(WORK), "--builder", "custom",
               "--custom-builder", "epub"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise Failed("Sphinx did not write the EPUB: mend what is reported "
                     "above.")
    return WORK / "_build" / "epub" / WRITTEN


def check(epub: Path) -> None:
    """Refuse a file that epubcheck finds fault with, or that is too big."""
    faults = faults_of(epub)
    if faults:
        raise Failed("epubcheck finds fault with the EPUB:\n"
                     + "\n".join(map(str, faults)))
    size = epub.stat().st_size / 1e6
    if size > MEGABYTES:
        raise Failed(f"The EPUB has {size:.1f} MB; expected {MEGABYTES} at "
                     "most.")


def publish(epub: Path, fingerprint: str) -> Path:
    """Put the file where `make book` finds it."""
    [file] = EPUB.files
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(epub, file)
    EPUB.mark_built(fingerprint)
    return file


def build() -> Path:
    fingerprint = current_fingerprint()
    made = EPUB.built_from(fingerprint)
    if made:
        print("Nothing has changed since the EPUB was built.")
        return made[0]
    check_programs()
    tell_if_unknown()
    execute_book()
    epub = write_epub()
    check(epub)
    return publish(epub, fingerprint)


def main() -> int:
    started = time.monotonic()
    try:
        file = build()
    except (ExecutionFailed, Failed, Missing) as failure:
        print(f"\n{failure}\n\nThe EPUB was not built.", file=sys.stderr)
        return 1
    print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1e6:.1f} MB")
    print(f"Built in {time.monotonic() - started:.0f} s. `make book` offers "
          "it on the site.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
