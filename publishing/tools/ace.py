"""Ask Ace about the EPUB: ``python -m publishing.tools.ace``, or `make ace`.

Ace by DAISY reads the pages as a screen reader would, and what the file says of
itself. It brings hundreds of packages and takes minutes, so it is installed into
a folder of its own, and no test waits for it.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from publishing.downloads import EPUB
from publishing.epub.checker import Fault
from publishing.epub.origin import CONTENT, origin
from publishing.paths import BUILD, PRESS
from publishing.tools.browser import chromium_path, playwright

WANTED, FOLDER = PRESS / "ace", BUILD / "ace"
FILES = ("package.json", "package-lock.json", ".npmrc")
REPORT = FOLDER / "report"
MINUTES = 10  # for a file
NODE = Path(sys.executable).parent


def main() -> int:
    [epub] = EPUB.files
    if not epub.exists():
        print("There is no EPUB: run `make epub` first.", file=sys.stderr)
        return 1
    install()
    faults = faults_of(epub)
    for fault in faults:
        print(fault)
    print(f"Ace finds {len(faults)} faults in {epub.name}. "
          f"{REPORT / 'report.html'} has all that it says.")
    return 1 if faults else 0


def install() -> None:
    """Install what the lock names, unless it is there."""
    # npm writes this file when all is installed.
    complete = (FOLDER / "node_modules" / ".package-lock.json").exists()
    if complete and all(is_same(WANTED / name, FOLDER / name) for name in FILES):
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(WANTED / name, FOLDER)
    run(str(NODE / "npm"), "ci", "--no-audit", "--no-fund")


def is_same(one: Path, other: Path) -> bool:
    return other.exists() and one.read_bytes() == other.read_bytes()


def faults_of(epub: Path) -> list[Fault]:
    """Return what Ace finds wrong with a file.

    Raises
    ------
    subprocess.CalledProcessError
        If Ace ends before it has looked at everything.
    """
    with playwright() as started:
        browser = chromium_path(started)
    run("node", "node_modules/@daisy/ace-cli/bin/ace.js", "--force", "--silent",
        "--doNotReportMedia", "--timeout", str(MINUTES * 60_000),
        "--outdir", str(REPORT), str(epub), PUPPETEER_EXECUTABLE_PATH=browser)
    report = json.loads((REPORT / "report.json").read_text("utf-8"))
    with ZipFile(epub) as content:
        return list(told(report, content))


def told(report: dict, epub: ZipFile) -> Iterator[Fault]:
    """Yield the faults of a report."""
    for of_file in report["assertions"]:
        name = of_file["earl:testSubject"]["url"]
        path = f"{CONTENT}/{name}" if name.endswith(".xhtml") else name
        for assertion in of_file["assertions"]:
            result, test = assertion["earl:result"], assertion["earl:test"]
            if result["earl:outcome"] == "fail":
                yield Fault(
                    test["earl:impact"], test["dct:title"],
                    result["dct:description"], (place(path, result),),
                    tuple(filter(None, [origin(epub, path, -1, -1)])))


def place(path: str, result: dict) -> str:
    """Return where a fault is: the file and, if Ace says so, the element."""
    selectors = result.get("earl:pointer", {}).get("css", [])
    return " ".join([path, *selectors])


def run(*command: str, **variables: str) -> None:
    # npm starts `node` by name.
    path = os.pathsep.join([str(NODE), os.environ.get("PATH", "")])
    subprocess.run(command, cwd=FOLDER, check=True,
                   env=os.environ | {"PATH": path} | variables)


if __name__ == "__main__":
    sys.exit(main())
