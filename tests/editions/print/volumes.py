"""The finished volumes, read as one book: what TeX noted, and what is printed."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from publishing.downloads import ON_PAPER, PDF, TITLE
from publishing.print.__main__ import LATEX
from publishing.volumes import COMPANION

KINDS = ("Definition", "Theorem", "Lemma", "Proposition", "Corollary",
         "Example", "Remark", "Algorithm", "Exercise", "Figure")
# A full line may leave pdftotext no column for the space behind the number.
ITEM = re.compile(
    rf"\s*({'|'.join(KINDS)}) ([LK]?\d+(?:\.\d+)*)(?: |$|(?=[^\W\d]|\())")
# What follows the number in a title: words in brackets. In a sentence that begins
# a line they are a page, "(p. 37)", begin with a small word, "(counts) finds", or
# end with a stop.
BEHIND = re.compile(r" *(?:$|\((?![a-z]{2}|p\.)(?![^()]*\)[.,;:]))")

VOLUMES = [file for file in PDF.files if file.parent == PDF.folder]
SCREEN = [file for file in VOLUMES if not file.stem.endswith(ON_PAPER)]
PAPER = [file for file in VOLUMES if file.stem.endswith(ON_PAPER)]
CHAPTERS = [file for file in PDF.files if file.parent != PDF.folder]


def need_volumes() -> None:
    """Fail with the command that builds what is not there."""
    for file in PDF.files:
        if not file.exists():
            pytest.fail(f"{file.name} is not built: run `make pdf` first, or "
                        "`make test`, which does.")


def names(companion: bool = True) -> list[str]:
    """Return the names of the documents in order, the companion last."""
    found = [file.stem.removeprefix(f"{TITLE}-") for file in SCREEN]
    return found if companion else [name for name in found if name != COMPANION]


def notes(suffix: str, companion: bool = True) -> str:
    """Return what TeX has noted of all volumes in their order."""
    return "".join(notes_of(name, suffix) for name in names(companion))


def notes_of(name: str, suffix: str) -> str:
    return (LATEX / f"{name}{suffix}").read_text("utf-8")


@cache
def text_of(file: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", file, "-"], check=True,
                          capture_output=True, text=True).stdout


def text(files: list[Path] | None = None) -> str:
    """Return the text of all volumes in their order; pages end with a feed."""
    return "".join(map(text_of, SCREEN if files is None else files))


def titles() -> list[tuple[str, str]]:
    """Return the kind and the number of each title in all volumes, in order."""
    found = [(line, match) for line in text().splitlines()
             if (match := ITEM.match(line))]
    return [(match[1], match[2]) for line, match in found
            if match[1] == "Figure" or BEHIND.match(line[match.end() - 1:])]
