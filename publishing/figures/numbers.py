"""The numbers of figures to move: read, checked, completed.

What a kind takes is said in ``book/figures/KIND/schema.js`` and nowhere else.
One Node program answers for all kinds, as long as the process lives.
"""

import atexit
import math
import os
from functools import cache
from pathlib import Path

import yaml

from publishing.node import Worker

PROGRAM = Path(__file__).with_name("schemas.mjs")


class Refused(Exception):
    """What a kind does not take; the message says why.

    `line` is that of the number, counted from 0 where the numbers begin; None
    if no number is to blame.
    """

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


def kinds(modules: Path) -> list[str]:
    """Return the kinds of figures that a folder holds."""
    return sorted(path.parent.name for path in modules.glob("*/schema.js")
                  if path.parent.name != "engine")


def checked_numbers(modules: Path, kind: str, text: str | None) -> dict:
    """Return an author's numbers, complete, from YAML.

    Raises
    ------
    Refused
        If there is no such kind, or if it does not take these numbers.
    """
    known = kinds(modules)
    if kind not in known:
        raise Refused(f"expected one of the kinds {', '.join(known)}, "
                      f"got {kind!r}")
    numbers = read_numbers(text)
    answer = ask(modules, kind=kind, numbers=plain(numbers))
    if "refused" in answer:
        raise Refused(f"`numbers`: {answer['refused']}",
                      line_of(text, answer["path"]))
    return answer["numbers"]


def read_numbers(text: str | None) -> dict:
    """Return what an author wrote, not checked yet."""
    try:
        numbers = yaml.safe_load(text or "")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Refused(f"`numbers` is not YAML: {error}",
                      mark.line if mark else None) from None
    if not isinstance(numbers, dict):
        raise Refused("expected `numbers` of the form `key: value`, "
                      f"got {text!r}")
    return numbers


def plain(value: object) -> object:
    """Return a value of YAML as JSON can say it: NaN and dates as text."""
    if isinstance(value, dict):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, (str, int, float, type(None))
                               ) else str(value)


def line_of(text: str, path: list) -> int:
    """Return the line on which a number stands, or what holds it."""
    node = yaml.compose(text)
    line = 0
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = [pair for pair in node.value if pair[0].value == step]
        else:
            found = [(entry, entry) for entry in getattr(node, "value", ())
                     ][step:step + 1]
        if not found:
            break
        (key, node), = found[:1]
        line = key.start_mark.line
    return line


def parts(modules: Path) -> list[dict]:
    """Return what authors are told of all kinds: of each mode a part."""
    return [part for kind in kinds(modules)
            for part in ask(modules, kind=kind)["parts"]]


def samples(modules: Path, kind: str, count: int, seed: int) -> list[dict]:
    """Return numbers to try, the same ones for the same seed."""
    return ask(modules, kind=kind, samples=count, seed=seed)["samples"]


def ask(modules: Path, **request) -> dict:
    written = tuple(path.stat().st_mtime_ns for path in modules.rglob("*.js"))
    return worker(modules, written, os.getpid()).ask(request)


@cache
def worker(modules: Path, written: tuple[int, ...], process: int) -> Worker:
    """Return this process's Node; another one if a module has changed."""
    made = Worker(PROGRAM, str(modules.resolve()))
    atexit.register(made.close)
    return made
