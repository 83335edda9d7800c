"""A small book that the real press builds, in a folder of its own."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from publishing.live.distribution.sources import cache_folder
from publishing.paths import ROOT

NOTEBOOK_HEADER = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  name: python3
kind: chapter
status: written
outcomes: [O1, O4]
description: A chapter to try the press on.
---
"""

PAGES = {
    "index.md": """\
---
kind: front
status: written
description: The first page.
---
(index)=
# A small book

Edition {edition}`version`, commit {edition}`commit`.

```{progress}
```
""",
    "outcome-map.md": """\
---
kind: front
status: written
description: Which page serves which outcome.
---
(outcome-map)=
# Outcome map

""" + "\n".join(f"(outcome-o{n})=\n## Outcome {n}\n" for n in range(1, 12))
    + """
## Who serves what

```{outcome-map}
```
""",
    "numbers.md": NOTEBOOK_HEADER + """\
(numbers)=
# Numbers

See {ref}`what is to come <later>`. This serves {outcome}`O4`.

```{code-cell} ipython3
from mlmath.sample import answer

print("The answer is", answer())
```
""",
    "later.md": """\
---
kind: chapter
status: planned
outcomes: [O4]
description: A chapter still to be written.
---
(later)=
# A later chapter

What it will say.
""",
}

CONTENTS = """\
format: jb-book
root: index
parts:
  - caption: Before
    chapters:
      - file: outcome-map
  - caption: Part I
    numbered: true
    chapters:
      - file: numbers
      - file: later
"""

SAMPLE_MODULE = '''\
"""A module that only this small book uses."""


def answer():
    return 41
'''


@dataclass(frozen=True)
class SmallBook:
    """A checkout with the real press and a small manuscript."""

    root: Path

    @property
    def book(self) -> Path:
        return self.root / "book"

    @property
    def site(self) -> Path:
        return self.root / "_build" / "html"

    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text, "utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text("utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        self.write(name, text.replace(old, new))

    def build(self) -> subprocess.CompletedProcess:
        """Run the press as `make book` does; output and errors together."""
        return self.python("-m", "publishing.web.build")

    def run(self, *arguments: str) -> str:
        """Run a part of the press that has to succeed; return what it says."""
        answer = self.python(*arguments)
        assert answer.returncode == 0, answer.stdout
        return answer.stdout

    def python(self, *arguments: str) -> subprocess.CompletedProcess:
        # The kernels find the copied package first, not the installed one.
        variables = os.environ | {"PYTHONPATH": str(self.root / "code")}
        return subprocess.run(
            [sys.executable, *arguments], cwd=self.root,
            env=variables, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def page(self, name: str) -> str:
        return (self.site / name).read_text("utf-8")


def copy_press(root: Path) -> None:
    for name in ("_config.yml", "requirements.lock", "CITATION.cff"):
        shutil.copy(ROOT / name, root / name)
    for name in ("publishing", "code"):
        shutil.copytree(
            ROOT / name, root / name,
            ignore=shutil.ignore_patterns(
                "node_modules", "__pycache__", "*.egg-info", "build"))
    (root / "publishing" / "node_modules").symlink_to(
        ROOT / "publishing" / "node_modules")


def write_manuscript(root: Path) -> None:
    (root / "book").mkdir()
    for name, text in PAGES.items():
        (root / "book" / name).write_text(text, "utf-8")
    (root / "book" / "references.bib").write_text("", "utf-8")
    (root / "_toc.yml").write_text(CONTENTS, "utf-8")
    (root / "code/mlmath/sample.py").write_text(SAMPLE_MODULE, "utf-8")


@pytest.fixture(scope="session", autouse=True)
def shared_downloads():
    """Live code is downloaded and compiled once for all copies of the book."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BOOK_DOWNLOADS", str(cache_folder()))
        yield


@pytest.fixture(scope="session")
def built_once(tmp_path_factory) -> tuple[SmallBook, str]:
    """The small book, built; tests read it and must not change it."""
    root = tmp_path_factory.mktemp("small-book") / "checkout"
    root.mkdir()
    copy_press(root)
    write_manuscript(root)
    small_book = SmallBook(root)
    answer = small_book.build()
    assert answer.returncode == 0, answer.stdout
    return small_book, answer.stdout


@pytest.fixture
def built_book(built_once, tmp_path) -> SmallBook:
    """A copy of the small book as it lies after its first build."""
    root = tmp_path / "checkout"
    shutil.copytree(built_once[0].root, root, symlinks=True)
    return SmallBook(root)


@pytest.fixture
def small_book(built_book) -> SmallBook:
    """A copy of the small book that has never been built."""
    shutil.rmtree(built_book.root / "_build")
    return built_book
