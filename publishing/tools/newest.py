"""Allow newer packages: ``python -m publishing.tools.newest FILE``.

`requirements.txt` pins what is known to work together. This writes the same
list with room to the next version that may break promises, from which the
weekly workflow makes a lock of its own. What broke is known before somebody
raises the pins.
"""

import re
import sys
from pathlib import Path

from publishing.paths import ROOT

REQUIREMENTS = ROOT / "requirements.txt"

PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>\d+(?:\.\w+)*)\s*$")


def loosened(line: str) -> str:
    """Return a line of requirements.txt with room upwards.

    Examples
    --------
    >>> loosened("scipy==1.17.1")
    'scipy>=1.17.1,<2'
    >>> loosened("fonttools==0.28.2")
    'fonttools>=0.28.2,<0.29'
    >>> loosened("# The book")
    '# The book'
    """
    match = PIN.fullmatch(line)
    if not match:
        return line
    name, version = match["name"], match["version"]
    first, second = (*map(int, re.findall(r"\d+", version)), 0)[:2]
    # Below 1.0, the second number is the one that breaks promises.
    limit = f"{first + 1}" if first else f"0.{second + 1}"
    return f"{name}>={version},<{limit}"


def main(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = REQUIREMENTS.read_text("utf-8").splitlines()
    target.write_text("".join(f"{loosened(line)}\n" for line in lines),
                      "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
