"""The people whom the index names: ``book/reference/people.yml``."""

import re
from functools import cache
from pathlib import Path

import yaml

from publishing.paths import BOOK

FILE = BOOK / "reference" / "people.yml"


@cache
def people(file: Path = FILE) -> dict[str, re.Pattern]:
    """Return the people by their names, with what finds them in a text."""
    if not file.exists():
        return {}
    listed = yaml.safe_load(file.read_text("utf-8")) or {}
    return {name: re.compile(rf"\b(?:{words or name.partition(',')[0]})\b")
            for name, words in listed.items()}
