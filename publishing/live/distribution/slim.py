"""Archives made smaller and quicker to import, and kept between builds."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from publishing.files import write_atomically
from publishing.live.distribution.sources import say, sha256
from publishing.node import NodeError, find_node

SCRIPT = Path(__file__).with_name("slim.mjs")
REPACK = Path(__file__).with_name("repack.py")


class SlimFailed(Exception):
    """Pyodide could not be run in Node; the message is what it said."""


@dataclass(frozen=True)
class Archive:
    """A wheel or the standard library, as it was published.

    `kind` is "library" or "library_later" for the two parts of the standard
    library, "wheel", or "own" for the book's package.
    """

    name: str
    kind: str
    content: bytes


def recipe(core: dict[str, bytes]) -> str:
    """Return what results depend on besides the archive: tools and Python."""
    return sha256(SCRIPT.read_bytes() + REPACK.read_bytes()
                  + core["pyodide.asm.wasm"])


def slim(archives: list[Archive], core: dict[str, bytes],
         folder: Path) -> dict[str, bytes]:
    """Return the archives packed anew, by their names.

    Parameters
    ----------
    core
        The files of Pyodide's core, by name.
    folder
        Keeps results: one that is there is not made again.
    """
    common = recipe(core)
    kept = {archive.name: folder / sha256(
                f"{common} {archive.kind} {sha256(archive.content)}".encode())
            for archive in archives}
    missing = [archive for archive in archives
               if not kept[archive.name].is_file()]
    if missing:
        say("compiling " + ", ".join(archive.name.partition("-")[0]
                                     for archive in missing) + " …")
        for name, content in repacked(missing, core).items():
            write_atomically(kept[name], content)
    return {name: file.read_bytes() for name, file in kept.items()}


def repacked(archives: list[Archive],
             core: dict[str, bytes]) -> dict[str, bytes]:
    """Run the archives through Pyodide in Node."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "core").mkdir()
        for file, content in core.items():
            (folder / "core" / file).write_bytes(content)
        jobs = []
        for number, archive in enumerate(archives):
            source, target = folder / f"{number}.in", folder / f"{number}.out"
            source.write_bytes(archive.content)
            jobs.append({"kind": archive.kind, "input": str(source),
                         "output": str(target)})
        run_node(folder / "core", jobs)
        return {archive.name: Path(job["output"]).read_bytes()
                for archive, job in zip(archives, jobs, strict=True)}


def run_node(core: Path, jobs: list[dict]) -> None:
    try:
        node = find_node()
    except NodeError as missing:
        raise SlimFailed(str(missing)) from missing
    result = subprocess.run(
        [node, str(SCRIPT), str(core)], input=json.dumps(jobs),
        env=os.environ, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SlimFailed("Pyodide could not pack the libraries in Node:\n"
                         f"{result.stderr.strip() or result.stdout.strip()}")
