"""Quick builds for `make serve`, from a process that has read its tools.

Most of the time that it takes to build one changed page goes into starting
Python, Sphinx and the press. So `Workshop` keeps a process that has all of them
loaded and that forks for each build: a build changes nothing in it.

The process takes a list of changed files, as a line of JSON, and answers with a
line that holds the exit status. What it loaded has to be what lies on the disk: it
refuses a build after a change in one of these files, and whoever changes the press
closes the workshop and opens another.
"""

import contextlib
import io
import json
import multiprocessing
import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import yaml
from sphinx.application import builtin_extensions

from publishing.execution.run import (
    ExecutionFailed, count, execute_book, short)
from publishing.jupyter_book import be_light, jupyter_book_arguments
from publishing.paths import CONFIG, ROOT
from publishing.quick import be_quick
from publishing.web.build import STAMP

# What Jupyter Book adds to Sphinx's own extensions and to ours, and what these
# import in the middle of a build.
TOOLS = (
    "jupyter_book.cli.main", "jupyter_book.sphinx", "sphinx_togglebutton",
    "sphinx_copybutton", "myst_nb.sphinx_ext", "sphinx_comments", "sphinx_thebe",
    "sphinx_external_toc", "sphinx_design.extension", "sphinx_book_theme",
    "sphinx_multitoc_numbering", "sphinxcontrib.bibtex",
    "sqlalchemy.dialects.sqlite", "docutils.languages.en",
    "IPython.lib.lexers",
)
LOST = 70  # a status for a process that is gone or outdated, as in sysexits.h


class Workshop:
    """A process that is ready to build."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def build(self, changed: list[Path]) -> int:
        """Build what depends on changed files and return the exit status."""
        try:
            self.process.stdin.write(json.dumps(list(map(str, changed))) + "\n")
            self.process.stdin.flush()
            return int(self.process.stdout.readline() or LOST)
        except OSError:
            return LOST

    def close(self) -> None:
        """End the process."""
        self.process.stdin.close()
        self.process.wait()


def can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


def quick_build(changed: list[Path]) -> int:
    """Run the cells that changes concern, build their pages; return a status."""
    started = time.monotonic()
    be_quick()
    STAMP.unlink(missing_ok=True)  # for `make book`: this is not all of it
    try:
        executed = execute_book(changed=changed)
    except ExecutionFailed as failure:
        print(f"\n{failure}\n\nThe page was not built: the cells above fail.")
        return 1
    if status := build_pages():
        print("\nNot built well: mend what is reported above.")
        return status
    names = ", ".join(str(short(file)) for file in changed)
    cells = (f"cells of {count(executed)} ran" if executed
             else "no cell had to run")
    print(f"Built after {names} in {time.monotonic() - started:.1f} s; {cells}.")
    return 0


def outdated(changed: list[Path]) -> bool:
    """Tell whether this process has loaded what has changed since."""
    loaded = {getattr(module, "__file__", None)
              for module in list(sys.modules.values())}
    return not loaded.isdisjoint(map(str, changed))


def build_pages() -> int:
    """Have Jupyter Book build what is out of date, in this process."""
    from jupyter_book.cli.main import build

    arguments = jupyter_book_arguments()[1:]
    # Warnings go to the other stream; where the pages lie is known.
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            build.main([*arguments, "-q"], standalone_mode=False)
        except RuntimeError:  # how Jupyter Book says that there were warnings
            return 1
    return 0


def load_tools() -> None:
    """Import what a build imports; what is forgotten here costs time alone."""
    settings = yaml.safe_load(CONFIG.read_text("utf-8"))["sphinx"]
    for name in (*TOOLS, *builtin_extensions, *settings["extra_extensions"],
                 *settings["local_extensions"]):
        import_module(name)


def in_a_fork(changed: list[Path]) -> int:
    """Build in a copy of this process and return the exit status."""
    fork = multiprocessing.get_context("fork")
    copy = fork.Process(target=lambda: sys.exit(quick_build(changed)))
    copy.start()
    copy.join()
    return copy.exitcode


def main() -> None:
    # Answers go where they are expected; all that is printed to the terminal.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    be_light()
    load_tools()
    for line in sys.stdin:
        changed = [Path(name) for name in json.loads(line)]
        status = LOST if outdated(changed) else in_a_fork(changed)
        print(status, file=answers, flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
