"""Build the PDF edition: `python -m publishing.print`, or `make pdf`.

Two files from one LaTeX: one for screens, with a cover and links in color, and
one for paper, two-sided and in black links. A fault in TeX's log fails the
build; see `publishing.print.log`.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from publishing.downloads import PAPER, PDF, SCREEN
from publishing.execution.run import ExecutionFailed, execute_book
from publishing.jupyter_book import current_fingerprint, jupyter_book_command
from publishing.paths import BUILD, ROOT
from publishing.print.log import check_log, stop
from publishing.print.programs import Missing, check_programs

WORK = BUILD / "print"
LATEX = WORK / "_build" / "latex"

# What reads book.tex, with the option of the class that makes the difference.
DRIVERS = {SCREEN: "book", PAPER: "book-print"}
ON_PAPER = "\\PassOptionsToClass{print}{mathbook}\\input{book.tex}\n"

MEGABYTES = 15


class Failed(Exception):
    """The edition was not built; the message says why."""


def write_latex() -> None:
    """Have Sphinx write the book as LaTeX, warnings being errors."""
    # Sphinx warns of a file of its own that it would overwrite.
    (LATEX / "mathbook.cls").unlink(missing_ok=True)
    command = [*jupyter_book_command(WORK), "--builder", "custom",
               "--custom-builder", "latex"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise Failed("Sphinx did not write the LaTeX: mend what is reported "
                     "above.")
    (LATEX / f"{DRIVERS[PAPER]}.tex").write_text(ON_PAPER, "utf-8")


def typeset(driver: str) -> Path:
    """Set one edition and return its PDF.

    Raises
    ------
    Failed
        If TeX stops, or if its log tells of a fault.
    """
    # Long lines, so that the log can be read; the date is the commit's.
    environment = os.environ | {
        "max_print_line": "2000", "FORCE_SOURCE_DATE": "1",
        "SOURCE_DATE_EPOCH": commit_time()}
    done = subprocess.run(
        ["latexmk", "-xelatex", "-halt-on-error", "-interaction=nonstopmode",
         "-file-line-error", "-quiet", f"{driver}.tex"], cwd=LATEX,
        env=environment, check=False, capture_output=True, text=True,
        errors="replace")
    log = LATEX / f"{driver}.log"
    if done.returncode:
        raise Failed(f"{last_error(log, done)}\n(from {log})")
    faults = check_log(LATEX, driver)
    if faults:
        raise Failed("\n".join(map(str, faults)))
    return LATEX / f"{driver}.pdf"


def commit_time() -> str:
    """Return when the present commit was made, in seconds, or now."""
    answer = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT,
                            capture_output=True, text=True, check=False)
    return answer.stdout.strip() or str(int(time.time()))


def last_error(log: Path, done: subprocess.CompletedProcess) -> str:
    """Return what TeX said as it stopped, with its place in the manuscript."""
    if not log.exists():
        return done.stderr[-2000:]
    text = log.read_text("utf-8", "replace")
    found = stop(text, (LATEX / "book.tex").read_text("utf-8"))
    return str(found or "\n".join(text.splitlines()[-20:]))


def publish(pdf: Path, name: str) -> Path:
    """Put a PDF where readers find it."""
    size = pdf.stat().st_size / 1e6
    if size > MEGABYTES:
        raise Failed(f"{name} has {size:.1f} MB; expected {MEGABYTES} at most.")
    PDF.folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(pdf, PDF.folder / name))


def build() -> list[Path]:
    fingerprint = current_fingerprint()
    made = PDF.built_from(fingerprint)
    if made == PDF.files:
        print("Nothing has changed since the PDF was built.")
        return made
    check_programs()
    execute_book()
    write_latex()
    made = [publish(typeset(driver), name)
            for name, driver in DRIVERS.items()]
    PDF.mark_built(fingerprint)
    return made


def main() -> int:
    started = time.monotonic()
    try:
        made = build()
    except (ExecutionFailed, Failed, Missing) as failure:
        print(f"\n{failure}\n\nThe PDF was not built.", file=sys.stderr)
        return 1
    for file in made:
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1e6:.1f} MB")
    print(f"Built in {time.monotonic() - started:.0f} s. `make book` offers "
          "the two on the site.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
