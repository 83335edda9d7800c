"""Text of programs as a block in a page of Markdown."""

import re
from collections.abc import Iterable

MOST_LINES = 30
LONGEST_LINE = 300


def plain(line: str) -> str:
    """Return a line that cannot leave the block of code it will stand in."""
    line = re.sub(r"[^\x20-\x7e\xa0-\u1fff\u2030-\uffef]", " ", line)
    return line.replace("`", "'")[:LONGEST_LINE]


def code_block(lines: Iterable[str]) -> str:
    """Return lines as they are, and how many more there are than can be read."""
    lines = [plain(line) for line in lines]
    shown = lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        shown.append(f"and {len(lines) - MOST_LINES} more")
    return "\n".join(["````text", *shown, "````"])
