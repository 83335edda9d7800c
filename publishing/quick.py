"""Whether a build is a quick one: what `make serve` does on a change of words.

A quick build makes the pages that changed, as every build does, and puts off
what belongs to the site as a whole and what nobody needs while writing: the
list of files for reading offline, the files of live code, the fonts cut to the
letters in use. `make book` makes all of it, whatever came before.
"""

import os

VARIABLE = "BOOK_QUICK"


def is_quick() -> bool:
    """Tell whether this build puts off what can wait."""
    return os.environ.get(VARIABLE) == "1"


def be_quick() -> None:
    """Make this process's builds quick ones."""
    os.environ[VARIABLE] = "1"
