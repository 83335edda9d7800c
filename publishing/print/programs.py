"""The programs and fonts that the printed edition needs.

Python's packages are installed by `make environment`; TeX is the machine's.
What is missing is told with the line that installs it. `python -m
publishing.print.programs` prints the packages of Debian that have it; it needs
nothing but Python.
"""

import shutil
import subprocess
from collections.abc import Callable

# A TeX file, a font or a program, and the package of Debian that has it.
PROGRAMS = {"xelatex": "texlive-xetex", "xdvipdfmx": "texlive-binaries",
            "makeindex": "texlive-binaries", "fc-list": "fontconfig",
            "rsvg-convert": "librsvg2-bin"}
TEX_FILES = {"tcolorbox.sty": "texlive-latex-extra",
             "titlesec.sty": "texlive-latex-extra",
             "polyglossia.sty": "texlive-latex-recommended",
             "qrcode.sty": "texlive-pictures",
             "pzdr.tfm": "texlive-fonts-recommended",
             "texgyrepagella-regular.otf": "fonts-texgyre",
             "texgyreheros-bold.otf": "fonts-texgyre",
             "texgyrepagella-math.otf": "fonts-texgyre-math"}
FONTS = {"DejaVu Sans Mono": "fonts-dejavu-core",
         "DejaVu Sans Mono:style=Oblique": "fonts-dejavu-extra"}


class Missing(Exception):
    """Something is missing; the message is the line that installs it."""


def check_programs() -> None:
    """Refuse to start without what the edition needs.

    Raises
    ------
    Missing
        Its text says what is missing and how to install it.
    """
    missing = missing_packages()
    if missing:
        things = ", ".join(missing)
        raise Missing(
            f"The PDF needs {things}, which this machine does not have. On "
            "Debian and Ubuntu this installs it:\n\n    "
            f"apt-get install --no-install-recommends {packages(missing)}\n\n"
            "Elsewhere, install a full TeX Live, the TeX Gyre fonts and the "
            "DejaVu fonts.")


def missing_packages() -> dict[str, str]:
    """Return what is missing, each with the package that has it."""
    missing = {name: package for name, package in PROGRAMS.items()
               if not shutil.which(name)}
    for has, needed in ((has_tex_file, TEX_FILES), (has_font, FONTS)):
        missing |= absent(has, needed)
    return missing


def absent(has: Callable[[str], bool], needed: dict[str, str]
           ) -> dict[str, str]:
    return {name: package for name, package in needed.items()
            if not has(name)}


def packages(missing: dict[str, str]) -> str:
    """Return names of packages, each once.

    >>> packages({"a.sty": "texlive-b", "c.sty": "texlive-b", "d": "e"})
    'e texlive-b'
    """
    return " ".join(sorted(set(missing.values())))


def has_tex_file(name: str) -> bool:
    return bool(answer("kpsewhich", name))


def has_font(name: str) -> bool:
    return bool(answer("fc-list", name))


def answer(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True,
                              check=False).stdout.strip()
    except OSError:
        return ""


if __name__ == "__main__":
    print(packages(missing_packages()))
