"""Every file that TeX opens comes from a package that the project asks for.

TeX's recorder lists the files of a run. On Debian, dpkg knows whose they are;
elsewhere there is no dpkg to ask, and Debian's is the list that we promise.
"""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from publishing.downloads import TITLE
from publishing.print.__main__ import LATEX
from publishing.print.programs import FONTS, PROGRAMS, TEX_FILES
from tests.editions.print.volumes import VOLUMES

# Written by the machine when packages are installed: formats, lists of fonts.
GENERATED = ("/var/lib/texmf/", "/etc/texmf/", "/var/cache/fontconfig/")

DRIVERS = [file.stem.removeprefix(f"{TITLE}-") for file in VOLUMES]

NAMED = {*PROGRAMS.values(), *TEX_FILES.values(), *FONTS.values()}


@pytest.fixture(scope="module", autouse=True)
def debian():
    if not shutil.which("dpkg-query"):
        pytest.skip("Only Debian's package manager can tell whose a file is.")


def opened_files(driver: str) -> set[Path]:
    """Return the files outside the book that TeX opened for an edition."""
    record = LATEX / f"{driver}.fls"
    if not record.exists():
        pytest.fail(f"{record.name} is not there: run `make pdf` first, or "
                    "`make test`, which does.")
    opened = set(re.findall(r"^INPUT (/.*)$", record.read_text("utf-8"),
                            re.MULTILINE))
    return {Path(file).resolve() for file in opened
            if not file.startswith((*GENERATED, str(LATEX)))}


def owners(files: set[Path]) -> dict[str, str]:
    """Return the package of each file; files of no package are left out."""
    told = subprocess.run(["dpkg-query", "--search", *map(str, files)],
                          capture_output=True, text=True, check=False).stdout
    rows = (line.partition(": ") for line in told.splitlines())
    return {file: package.partition(":")[0] for package, _, file in rows}


@cache
def dependencies() -> dict[str, set[str]]:
    """Return what each installed package cannot do without."""
    told = subprocess.run(
        ["dpkg-query", "--show",
         "--showformat=${Package}\t${Pre-Depends}, ${Depends}\n"],
        capture_output=True, text=True, check=True).stdout
    rows = (line.partition("\t") for line in told.splitlines())
    return {name: set(re.findall(r"(?:^|[,|])\s*([a-z0-9][a-z0-9+.-]*)",
                                 needed))
            for name, _, needed in rows}


def brought_by(named: set[str]) -> set[str]:
    """Return the packages that apt installs for `named`, without extras."""
    known, waiting = set(), set(named)
    while waiting:
        package = waiting.pop()
        known.add(package)
        waiting |= dependencies().get(package, set()) - known
    return known


def unasked(files: set[Path], named: set[str]) -> dict[str, str]:
    """Return the packages that nobody asks for, each with a file of it."""
    brought, known = brought_by(named), owners(files)
    packages = {str(file): known.get(str(file), "no package")
                for file in sorted(files)}
    return {package: file for file, package in packages.items()
            if package not in brought}


@pytest.mark.parametrize("driver", DRIVERS)
def test_every_file_that_tex_opens_belongs_to_a_package_we_name(driver):
    files = opened_files(driver)
    assert len(files) > 100
    assert unasked(files, NAMED) == {}


def test_a_package_that_is_taken_from_the_list_is_named():
    package = "texlive-fonts-recommended"
    told = unasked(opened_files(DRIVERS[0]), NAMED - {package})
    assert list(told) == [package]
    assert told[package].endswith(".tfm")


# XeTeX finds the fonts of the text by itself, and its recorder leaves them out.
def test_every_package_that_we_name_is_needed():
    files = set().union(*map(opened_files, DRIVERS))
    needed = set(owners(files).values())
    assert {package for package in TEX_FILES.values()
            if package.startswith("texlive")} <= needed
