"""Which of the book's own files a kernel reads, written down as it happens.

A page's outputs depend on its cells and on all that running them reads: modules
of the package, however they come to be imported, and data. The source does not
tell all of it (a name may be computed, a module imported when it is asked for),
so Python does: a finder sees each import, an audit hook each file that is opened.

A line of the report is a path, a tab, and the hash of what the file held as it
was asked for: nothing, if there was none. A line `*` says that another program
was started, of which Python tells nothing more.

This file is run by kernels, which know nothing of the press: it imports the
standard library alone.
"""

import hashlib
import os
import sys
from collections.abc import Callable

REPORT, SOURCES = "BOOK_READS", "BOOK_SOURCES"
EVERYTHING = "*"

OTHER_PROGRAMS = {"subprocess.Popen", "os.system", "os.posix_spawn",
                  "os.spawn", "os.exec"}
# The import system opens modules, which the finder has noted, and the text of
# all exercises when a check looks for its label; each label is there once.
IMPORT_SYSTEM = "<frozen importlib._bootstrap_external>"
BYTE_CODE = ".pyc"


def content_hash(path: str) -> str:
    """Return the hash of a file, an empty string if there is no such file."""
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ""


class Reads:
    """Notes what is read below some folders, each file once."""

    def __init__(self, report: str, sources: list[str]) -> None:
        self.report = os.open(report, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        self.sources = tuple(os.path.join(source, "") for source in sources)
        self.noted: set[str] = set()

    def note(self, path: str) -> None:
        """Note a file, also one that is looked for and not there."""
        if path.startswith(self.sources):
            self.write(path, content_hash)

    def write(self, path: str, content: Callable[[str], str]) -> None:
        if path not in self.noted:
            self.noted.add(path)  # first, for to hash a file is to read it
            os.write(self.report, f"{path}\t{content(path)}\n".encode())

    # What sys.meta_path asks first

    def find_spec(self, name, path=None, target=None):
        others = (finder for finder in sys.meta_path if finder is not self)
        specs = (finder.find_spec(name, path, target) for finder in others)
        spec = next((spec for spec in specs if spec is not None), None)
        origin = (spec and spec.origin) or ""
        for folder in path or ():
            stem = os.path.join(folder, name.rpartition(".")[2])
            package = os.path.join(stem, "__init__.py")
            self.note(package)  # a package goes before a module
            if origin != package:
                self.note(f"{stem}.py")
        self.note(origin)
        return spec

    # What Python calls before it does something

    def audit(self, event: str, arguments: tuple) -> None:
        if event in OTHER_PROGRAMS:
            self.write(EVERYTHING, lambda path: "")
        elif event == "open" and isinstance(arguments[0], str | bytes):
            caller = sys._getframe(1).f_code.co_filename
            path = os.path.abspath(os.fsdecode(arguments[0]))
            if caller != IMPORT_SYSTEM and not path.endswith(BYTE_CODE):
                self.note(path)


def note_reads() -> None:
    """Begin to note what this process reads, if it is asked to."""
    if report := os.environ.get(REPORT):
        reads = Reads(report, os.environ[SOURCES].split(os.pathsep))
        sys.meta_path.insert(0, reads)
        sys.addaudithook(reads.audit)
