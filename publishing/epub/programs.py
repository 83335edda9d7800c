"""The programs that check the EPUB: epubcheck, and Java for it.

Run as a program, this module names the packages of Debian that are missing;
it needs nothing but Python.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

JAVA_PACKAGE, CHECKER_PACKAGE = "default-jre-headless", "epubcheck"

# Where Debian keeps it.
USUAL_PLACE = Path("/usr/share/java/epubcheck.jar")


class Missing(Exception):
    """Something is missing; the message has the line that installs it."""


def find_checker(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the file of epubcheck: a Java archive, or a program.

    `EPUBCHECK` names it; without that, it is looked for where packages put it.
    """
    named = environment.get("EPUBCHECK")
    found = named or shutil.which("epubcheck", path=environment.get("PATH"))
    for place in (found, None if named else USUAL_PLACE):
        if place and Path(place).is_file():
            return Path(place).resolve()
    return None


def has_java(environment: Mapping[str, str] = os.environ) -> bool:
    return shutil.which("java", path=environment.get("PATH")) is not None


def missing_packages(environment: Mapping[str, str] = os.environ
                     ) -> list[str]:
    """Return Debian's names of what is missing."""
    missing = []
    if find_checker(environment) is None:
        missing.append(CHECKER_PACKAGE)
    if not has_java(environment):
        missing.append(JAVA_PACKAGE)
    return missing


def check_programs(environment: Mapping[str, str] = os.environ) -> None:
    """Refuse to start without what the edition needs.

    Raises
    ------
    Missing
        Its text says what is missing and how to install it.
    """
    missing = missing_packages(environment)
    if missing:
        raise Missing(
            "The EPUB is checked by epubcheck, which runs on Java. This "
            f"machine lacks {' and '.join(missing)}. On Debian and Ubuntu "
            "this installs what is missing:\n\n    apt-get install "
            f"--no-install-recommends {' '.join(missing)}\n\nElsewhere, "
            "install Java and set EPUBCHECK to the path of epubcheck.jar.")


def checker_command(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the command that runs epubcheck.

    Debian's launcher is the archive itself, which the system does not always
    know how to run; so an archive is handed to Java.
    """
    check_programs(environment)
    checker = find_checker(environment)
    with checker.open("rb") as file:
        is_archive = file.read(2) == b"PK"
    return ["java", "-jar", str(checker)] if is_archive else [str(checker)]


if __name__ == "__main__":
    print(*missing_packages())
