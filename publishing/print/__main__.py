"""Build the PDF edition: `python -m publishing.print`, or `make pdf`.

Sphinx writes the whole book as one LaTeX. Volumes and the companion of
solutions and answers are cut from it, each a file for screens, with a cover
and links in color, and one for paper, two-sided and in black links; and each
chapter is a file for screens. A fault in TeX's log fails the build; see
`publishing.print.log`.

Two environment variables ask for a draft of one file, quick to make, whose
references to others are those of the last build of all: PRINT_VOLUME names a
volume, ``2`` or ``companion``, and PRINT_CHAPTER a page, ``vectors``.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from publishing.downloads import PDF
from publishing.execution.run import ExecutionFailed, execute_book
from publishing.jupyter_book import current_fingerprint, jupyter_book_command
from publishing.on_the_web import tell_if_unknown
from publishing.paths import BUILD, ROOT
from publishing.print import places as all_places
from publishing.print.builder import ONLY
from publishing.print.jobs import Job, make_chapters, make_jobs, stand_ins
from publishing.print.pieces import Pieces, cut
from publishing.print.places import Places
from publishing.print.programs import Missing, check_programs
from publishing.print.tex import (
    PAPER, SCREEN, Edition, Failed, begin_with_notes_of_screen, make_pdf,
    settle, side_by_side, write_jobs)
from publishing.volumes import chapter_files, volumes

WORK = BUILD / "print"
LATEX = WORK / "_build" / "latex"
DRAFTS = PDF.folder / "drafts"
# The pages of everything, also for what names pages elsewhere.
PLACES = LATEX / "places.json"

MEGABYTES = 15

Made = list[tuple[Path, str]]  # PDFs, and the names that readers see


def write_latex(only: str = "") -> Pieces:
    """Have Sphinx write the book, or one page; warnings are errors."""
    started = time.monotonic()
    # Sphinx warns of a file of its own that it would overwrite.
    (LATEX / "mathbook.cls").unlink(missing_ok=True)
    command = [*jupyter_book_command(WORK), "--builder", "custom",
               "--custom-builder", "latex"]
    if subprocess.run(command, cwd=ROOT, check=False,
                      env=os.environ | {ONLY: only}).returncode:
        raise Failed("Sphinx did not write the LaTeX: mend what is reported "
                     "above.")
    print(f"Sphinx: {time.monotonic() - started:.0f} s")
    return cut((LATEX / "book.tex").read_text("utf-8"))


def typeset(wanted: list[Job], jobs: list[Job], places: dict[str, Places],
            editions: tuple[Edition, ...] = (SCREEN, PAPER)) -> Made:
    """Set documents, each in some editions, and make their PDFs.

    Parameters
    ----------
    wanted
        The documents to set.
    jobs
        All volumes and the companion: others may lead there.
    places
        For each edition, where things stand; what is found is noted here.
    editions
        In which editions.

    Raises
    ------
    Failed
        If TeX stops, if its log tells of a fault, or if no end is in sight.
    """
    write_jobs(LATEX, wanted)
    for edition in editions:
        if edition is PAPER:
            begin_with_notes_of_screen(LATEX, wanted)
            if wanted == jobs:
                places[PAPER.name] = places[SCREEN.name]
        started = time.monotonic()
        places[edition.name], rounds = settle(
            LATEX, wanted, jobs, edition, places.get(edition.name, Places()))
        print(f"TeX, {len(wanted)} for {edition.name}, {rounds} rounds: "
              f"{time.monotonic() - started:.0f} s")
    started = time.monotonic()
    names = {f"{job.name}{edition.ending}": f"{job.file}{edition.ending}.pdf"
             for job in wanted for edition in editions}
    made = side_by_side(lambda name: make_pdf(LATEX, name), list(names))
    print(f"{len(made)} PDFs: {time.monotonic() - started:.0f} s")
    return list(zip(made, names.values(), strict=True))


def publish(pdf: Path, folder: Path, name: str) -> Path:
    """Put a PDF where readers find it."""
    size = pdf.stat().st_size / 1e6
    if size > MEGABYTES:
        raise Failed(f"{name} has {size:.1f} MB; expected {MEGABYTES} at most.")
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(pdf, folder / name))


def build() -> list[Path]:
    """Build all documents, or return those that are up to date."""
    fingerprint = current_fingerprint()
    made = PDF.built_from(fingerprint)
    if made == PDF.files:
        print("Nothing has changed since the PDF was built.")
        return made
    prepare()
    book = write_latex()
    jobs = make_jobs(book, volumes())
    places = all_places.saved(PLACES)
    try:
        pdfs = typeset(jobs, jobs, places)
    finally:  # after a fault is mended, little moves
        all_places.save(places, PLACES)
    pdfs += typeset(make_chapters(book, chapter_files()), jobs, places,
                    (SCREEN,))
    PDF.stamp.unlink(missing_ok=True)
    made = [publish(pdf, PDF.folder, name) for pdf, name in pdfs]
    clear(PDF.folder, made)
    PDF.mark_built(fingerprint)
    return made


def prepare() -> None:
    check_programs()
    tell_if_unknown()
    execute_book()


def clear(folder: Path, made: list[Path]) -> None:
    """Take away the files of volumes and chapters that are no more."""
    for file in folder.rglob("*.pdf"):
        if file not in made and DRAFTS not in file.parents:
            file.unlink()


# Drafts -----------------------------------------------------------------------

def build_volume(asked: str) -> list[Path]:
    """Build one volume, beside the edition and not as a part of it."""
    name = chosen(asked, "volume", {
        name.removeprefix("volume-"): name for name in
        (job.name for job in stand_ins(volumes()))})
    prepare()
    jobs = make_jobs(write_latex(), volumes())
    return drafts(typeset([job for job in jobs if job.name == name], jobs,
                          last_places()))


def build_chapter(asked: str) -> list[Path]:
    """Build one chapter alone; Sphinx writes no more than that either."""
    files = chapter_files()
    page = chosen(asked, "chapter", {
        page.rpartition("/")[2]: page for page in files})
    prepare()
    places = last_places()
    chapter = make_chapters(write_latex(page), files)
    known = places.get(SCREEN.name, Places()).labels
    # Without a build of all, nobody knows in which volume something stands.
    somewhere = dict.fromkeys(chapter[0].foreign, volumes()[0].name)
    jobs = stand_ins(volumes(), somewhere | {
        label: place.job for label, place in known.items()})
    return drafts(typeset(chapter, jobs, places, (SCREEN,)))


def chosen(asked: str, kind: str, names: dict[str, str]) -> str:
    """Return what an author asks for by a name.

    Raises
    ------
    Failed
        If there is no such thing; the message says which there are.
    """
    name = asked.strip().lower().rpartition("/")[2].removeprefix("volume-")
    if name not in names:
        raise Failed(f"There is no {kind} {asked!r}; expected one of "
                     f"{', '.join(names)}.")
    return names[name]


def last_places() -> dict[str, Places]:
    if not PLACES.exists():
        print("The pages of other volumes are not known yet, and are printed "
              f"as {all_places.UNKNOWN}: `make pdf` finds them.")
    return all_places.saved(PLACES)


def drafts(made: Made) -> list[Path]:
    return [publish(pdf, DRAFTS, name) for pdf, name in made]


def main() -> int:
    started = time.monotonic()
    volume, chapter = (os.environ.get(f"PRINT_{name}", "")
                       for name in ("VOLUME", "CHAPTER"))
    try:
        made = (build_volume(volume) if volume else
                build_chapter(chapter) if chapter else build())
    except (ExecutionFailed, Failed, Missing) as failure:
        print(f"\n{failure}\n\nThe PDF was not built.", file=sys.stderr)
        return 1
    for file in made:
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1e6:.1f} MB")
    print(f"Built in {time.monotonic() - started:.0f} s. "
          + ("A draft; `make pdf` builds the edition." if volume or chapter else
             "`make book` offers them on the site."))
    return 0


if __name__ == "__main__":
    sys.exit(main())
