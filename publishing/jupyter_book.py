"""How every edition calls Jupyter Book, and what it is made from.

`python -m publishing.jupyter_book build …` is Jupyter Book's own command line,
without what makes it slow.
"""

import gc
import os
import sys
from pathlib import Path

from publishing.edition import book_commit
from publishing.fingerprint import book_fingerprint
from publishing.paths import BOOK, CONFIG, CONTENTS, ROOT


def current_fingerprint() -> str:
    """Return the fingerprint of all that the site would be made from."""
    return book_fingerprint(book_commit(),
                            os.environ.get("GITHUB_REPOSITORY", ""),
                            os.environ.get("BOOK_URL", ""))


def jupyter_book_arguments(output: Path = ROOT) -> list[str]:
    """Return what makes Jupyter Book build the site, warnings being errors."""
    return ["build", str(BOOK),
            "--config", str(CONFIG), "--toc", str(CONTENTS),
            "--path-output", str(output), "-W", "-n", "--keep-going"]


def jupyter_book_command(output: Path = ROOT) -> list[str]:
    """Return the command that builds the site."""
    return [sys.executable, "-m", "publishing.jupyter_book",
            *jupyter_book_arguments(output)]


def be_light() -> None:
    """Spare this process two thirds of the time that a build takes.

    Doctrees are many small objects that live as long as the build; looking for
    garbage walks through all of them again and again. And a check of addresses
    in schemas, for which nobody asks, takes a second to load.
    """
    gc.disable()
    sys.modules["rfc3987_syntax"] = None


def main() -> None:
    be_light()
    from jupyter_book.cli.main import main as jupyter_book

    jupyter_book(prog_name="jupyter-book")


if __name__ == "__main__":
    main()
