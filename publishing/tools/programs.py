"""What the book needs of a machine beside Python's packages.

`python3 -m publishing.tools.programs` prints the packages of Debian that are missing
and needs nothing but Python; `--check` refuses to go on without them, before
the first minute of work and not after it.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path

from publishing.epub import programs as epub
from publishing.print import programs as printing

# The tests read PDF files with these.
PDF_READERS = dict.fromkeys(
    ("pdftotext", "pdffonts", "pdftohtml", "pdftoppm"), "poppler-utils")

BROWSERS = ("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable", "microsoft-edge", "chrome")
BROWSER_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def missing_packages() -> dict[str, str]:
    """Return what is missing, each with the package of Debian that has it."""
    missing = printing.missing_packages()
    missing |= {package: package for package in epub.missing_packages()}
    missing |= printing.absent(shutil.which, PDF_READERS)
    if not os.environ.get("CHROMIUM") and not installed_browser():
        missing["chromium"] = "chromium"
    return missing


def installed_browser() -> str | None:
    """Return the Chromium that the machine has, if any."""
    found = (shutil.which(name) for name in BROWSERS)
    return next((path for path in found if path), None) or next(
        (path for path in BROWSER_APPLICATIONS if Path(path).is_file()), None)


def refusal(missing: dict[str, str]) -> str:
    """Say what is missing and how it is installed.

    >>> print(refusal({"latexmk": "latexmk"})) # doctest: +ELLIPSIS
    The tests build and read every edition, and this machine lacks latexmk. ...
    """
    return (
        "The tests build and read every edition, and this machine lacks "
        f"{', '.join(missing)}. On Debian and Ubuntu this installs it:\n\n"
        "    apt-get install --no-install-recommends "
        f"{printing.packages(missing)}\n\nElsewhere, install a full TeX "
        "Live, the TeX Gyre and DejaVu fonts, Poppler, librsvg, Java and "
        "Chromium; EPUBCHECK and CHROMIUM may name paths.")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m publishing.tools.programs")
    parser.add_argument("--check", action="store_true",
                        help="refuse to go on if something is missing")
    missing = missing_packages()
    if not parser.parse_args().check:
        print(printing.packages(missing))
        return 0
    if missing:
        print(refusal(missing), file=sys.stderr)
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main())
