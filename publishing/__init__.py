"""The press: all that makes editions out of the manuscript.

Its messages hold signs that not every terminal has; there a question mark
takes their place. What the press starts, such as Jupyter Book, inherits that,
and reads and writes UTF-8 whatever the terminal has.
"""

import os
import sys


def say_what_can_be_said() -> None:
    """Have no message fail for a sign that the terminal lacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    os.environ["PYTHONIOENCODING"] = f"{encoding}:replace"
    os.environ["PYTHONUTF8"] = "1"


say_what_can_be_said()
