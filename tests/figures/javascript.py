"""What the modules of the moving figures calculate, asked from Python."""

import json
import subprocess
from pathlib import Path

from publishing.node import find_node
from publishing.paths import BOOK

ANSWER = Path(__file__).with_name("answer.mjs")


def ask(module: str, calls: list[list]) -> list:
    """Return the results of calls like ``["power", 2.5, 0.05, "right"]``.

    Parameters
    ----------
    module
        The name of a file in `book/figures`.
    calls
        The names of functions that it exports, each with its arguments.
    """
    question = {"module": (BOOK / "figures" / module).as_uri(),
                "calls": calls}
    answer = subprocess.run([find_node(), ANSWER], input=json.dumps(question),
                            capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    return [float(result) if result in ("NaN", "Infinity", "-Infinity")
            else result for result in json.loads(answer.stdout)]
