"""Files that are written as a whole or not at all."""

import os
from pathlib import Path


def write_atomically(file: Path, content: bytes | str) -> None:
    """Write a file, and its folder, so that nobody ever reads a part of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_bytes(content.encode() if isinstance(content, str) else content)
    draft.replace(file)
