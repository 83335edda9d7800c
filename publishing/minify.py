"""Scripts and style sheets without what only their authors need: esbuild."""

import os
import subprocess
from pathlib import Path

from publishing.node import find_node
from publishing.paths import PRESS

ESBUILD = PRESS / "node_modules" / ".bin" / "esbuild"


class MinifyError(Exception):
    """A script or style sheet cannot be made smaller; the message says why."""


def minify(files: list[Path], base: Path, target: Path) -> None:
    """Write smaller copies of scripts and style sheets.

    Parameters
    ----------
    files
        Files below `base`, which may import each other; a book may have none.
    base
        The folder that `target` takes the place of.
    target
        Where the copies go, under the same names.

    Raises
    ------
    MinifyError
        If esbuild is missing, or cannot read a file. The message names the
        file and the line.
    """
    if not files:
        return
    if not ESBUILD.exists():
        raise MinifyError(
            f"scripts are made smaller by esbuild, and there is none at "
            f"{ESBUILD}. `make book` installs it, and so does `npm ci` in "
            f"{PRESS}.")
    answer = subprocess.run(
        [ESBUILD, "--minify", "--log-level=warning", "--target=es2022",
         "--charset=utf8", f"--outbase={base}", f"--outdir={target}",
         *map(str, files)],
        cwd=base, env=with_node(), check=False, text=True,
        capture_output=True)
    if answer.returncode:
        raise MinifyError(answer.stderr.strip())


def with_node() -> dict[str, str]:
    """Return the environment in which a script of npm finds our Node.

    What npm calls esbuild is a script for Node where npm ran no installation
    steps, and a machine need not have a Node of its own.
    """
    folders = [str(Path(find_node()).parent), os.environ.get("PATH", "")]
    return os.environ | {"PATH": os.pathsep.join(folders)}
