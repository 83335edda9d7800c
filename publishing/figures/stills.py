"""Still pictures of figures to move: drawn in Node, kept on disk.

A picture is kept under a fingerprint of all it is made from: the numbers, the
modules of its kind, and the press. The same figure is the same bytes in every
run.
"""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from publishing.figures.letters import (
    FAMILY, advances, outlined, write_font_settings)
from publishing.figures.modules import module_of, needed_by
from publishing.figures.numbers import Refused
from publishing.fingerprint import fingerprint
from publishing.node import NodeError, Worker
from publishing.paths import LOCK, PRESS

HERE = Path(__file__).parent
PROGRAM = HERE / "still.mjs"
HAPPY_DOM = PRESS / "node_modules" / "happy-dom"
CONVERTER = "rsvg-convert"
PLACE = re.compile(r"\s+at .*?([\w-]+/[\w-]+\.m?js:\d+):\d+\)?$", re.M)


class NoPicture(Refused):
    """A figure cannot be drawn; the message says why."""


@dataclass(frozen=True)
class Still:
    """A drawn figure: HTML for the web, or an SVG; and how many views."""

    drawn: str
    views: int


class Stills:
    """Draws figures, each of them once.

    Parameters
    ----------
    folder
        The modules of the figures, as in `book/figures`.
    cache
        A folder of their pictures alone.
    """

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.cache = cache
        self.made = self.recalled = 0
        # Sphinx may read pages in forked processes: each needs its own Node.
        self.workers: dict[int, Worker] = {}
        self.press = fingerprint(
            [*sorted(HERE.glob("*.mjs")), *sorted(HERE.glob("*.py")),
             PRESS / "package-lock.json", LOCK], FAMILY)

    def draw(self, kind: str, name: str, numbers: dict, edition: str
             ) -> Still:
        """Return the picture of a figure.

        Parameters
        ----------
        kind, name, numbers
            What the author wrote, complete.
        edition
            "web" or "paper".

        Raises
        ------
        NoPicture
            If the figure's module fails.
        NodeError
            If Node is missing or fails.
        """
        return Still(**json.loads(self.kept(
            kind, name, numbers, edition).read_text("utf-8")))

    def kept(self, kind: str, name: str, numbers: dict, edition: str) -> Path:
        """Return the file of a picture, drawn if it is not there yet."""
        request = {"kind": kind, "id": name, "numbers": numbers,
                   "edition": edition}
        path = self.cache / f"{kind}-{self.key(request)}.json"
        if path.exists():
            self.recalled += 1
        else:
            self.made += 1
            write(path, json.dumps(self.ask(request), ensure_ascii=False))
        return path

    def key(self, request: dict) -> str:
        needed = needed_by(self.folder, request["kind"], request["numbers"])
        return fingerprint(needed, self.press,
                           json.dumps(request, sort_keys=True))

    def ask(self, request: dict) -> dict:
        module = module_of(self.folder, request["kind"], request["numbers"])
        answer = self.worker().ask(request | {"module": module})
        if "error" in answer:
            raise NoPicture(told(answer["error"]))
        return answer

    def worker(self) -> Worker:
        process = os.getpid()
        if process not in self.workers:
            if not HAPPY_DOM.is_dir():
                raise NodeError(
                    f"figures are drawn over happy-dom, and there is none in "
                    f"{HAPPY_DOM}. `make book` installs it, and so does "
                    f"`npm ci` in {PRESS}.")
            self.workers[process] = Worker(PROGRAM, str(self.folder))
            self.workers[process].send(advances())
        return self.workers[process]

    def svg(self, kind: str, name: str, numbers: dict) -> Path:
        """Return the picture for e-readers, with paths for letters."""
        kept = self.kept(kind, name, numbers, "paper")
        path = kept.with_suffix(".svg")
        if not path.exists():
            write(path, outlined(json.loads(kept.read_text("utf-8"))["drawn"]))
        return path

    def pdf(self, kind: str, name: str, numbers: dict) -> Path:
        """Return the picture for print, with letters to copy."""
        kept = self.kept(kind, name, numbers, "paper")
        path = kept.with_suffix(".pdf")
        if not path.exists():
            settings = write_font_settings(self.cache / "fonts")
            converted(json.loads(kept.read_text("utf-8"))["drawn"], path,
                      settings)
        return path

    def close(self) -> None:
        """End this process's Node."""
        worker = self.workers.pop(os.getpid(), None)
        if worker is not None:
            worker.close()


def told(stack: str) -> str:
    """Return what went wrong in a module, and where.

    >>> told("TypeError: no\\n    at f (file:///a/lines/figure.js:3:7)")
    'lines/figure.js:3: TypeError: no'
    """
    place = PLACE.search(stack)
    message = stack.partition("\n")[0]
    return f"{place[1]}: {message}" if place else message


def write(path: Path, text: str) -> None:
    # In two steps, so that an interrupted build leaves no half a picture.
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}")
    half.write_text(text, "utf-8")
    half.replace(path)


def converted(svg: str, path: Path, settings: Path) -> None:
    """Make a PDF of an SVG, the same one in every run."""
    program = shutil.which(CONVERTER)
    if program is None:
        raise NoPicture(
            f"figures in print are made by {CONVERTER}, which this machine "
            "does not have. On Debian and Ubuntu this installs it: apt-get "
            "install --no-install-recommends librsvg2-bin")
    half = path.with_suffix(f".{os.getpid()}")
    answer = subprocess.run(
        [program, "--format=pdf", f"--output={half}"], input=svg.encode(),
        capture_output=True, check=False,
        env={**os.environ, "FONTCONFIG_FILE": str(settings),
             "SOURCE_DATE_EPOCH": "0"})
    if answer.returncode:
        raise NoPicture(f"{CONVERTER}: {answer.stderr.decode().strip()}")
    half.replace(path)
