"""How every edition calls Jupyter Book, and what it is made from."""

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


def jupyter_book_command(output: Path = ROOT) -> list[str]:
    """Return the command that builds the site, warnings being errors."""
    program = Path(sys.executable).with_name("jupyter-book")
    return [str(program), "build", str(BOOK),
            "--config", str(CONFIG), "--toc", str(CONTENTS),
            "--path-output", str(output), "-W", "-n", "--keep-going"]
