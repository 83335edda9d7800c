"""The way from paper and from an e-reader to the web, in a small book.

It is printed twice: once its address is known, once it is not.
"""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from publishing.on_the_web import NO_ADDRESS
from publishing.paths import BOOK
from tests.press.conftest import CONTENTS, SmallBook, copy_press, write_manuscript

ADDRESS = "https://book.example/"

ADDED = r"""
```{moving-figure} lines
---
name: fig-crossing
alt: Two lines that cross at (2, 1).
numbers: |
  rows: [[1, 1, 3], [1, -1, 1]]
  x: [-1, 4]
  y: [-1, 3]
---
Two lines.
```

:::{admonition} Three things to try
:class: try
1. Drag a line.
:::

````{exercise} One
:label: exercise-numbers-one

Find it.
````

```{code-cell} ipython3
:tags: [your-turn]
it = ...
check("exercise-numbers-one", it)
```

```{code-cell} ipython3
:tags: [your-turn]
that = ...
check("exercise-numbers-one", that)
```

```{code-cell} ipython3
:tags: [your-turn]
length = ...  # in meters
check("exercise-numbers-one", length)
```

```{solution} exercise-numbers-one
:label: solution-numbers-one

It is one.
```
"""
PLAIN = """\
---
kind: {kind}
status: written
outcomes: [O4]
description: {title}.
---
({label})=
# {title}

"""
PAGES = {
    "lab.md": PLAIN.format(kind="lab", title="A lab", label="lab") + "Words.\n",
    "reference/imprint.md": PLAIN.format(
        kind="reference", title="Imprint", label="imprint")
    + "Web edition\n: {edition}`address`.\n",
    "reference/errata.md": PLAIN.format(
        kind="reference", title="Errata", label="errata")
    + "It stands there ({edition}`address`).\n",
}
BEHIND = """\
  - caption: Labs
    chapters:
      - file: lab
  - caption: Reference
    chapters:
      - file: reference/errata
      - file: reference/imprint
"""
EPUB = "_build/epub-work/_build/epub/book.epub"
PRINT = """
from publishing.print.__main__ import prepare, typeset, write_latex
from publishing.print.jobs import make_jobs
from publishing.volumes import volumes
prepare()
jobs = make_jobs(write_latex(), volumes())
typeset(jobs, jobs, {})
"""


@dataclass(frozen=True)
class Printed:
    """What a build said on the console, and where its files are."""

    told: str
    folder: Path

    def tex(self) -> str:
        return (self.folder / "volume-1.tex").read_text("utf-8")

    def pages(self, name: str = "volume-1") -> list[str]:
        text = subprocess.run(["pdftotext", self.folder / f"{name}.pdf", "-"],
                              check=True, capture_output=True, text=True).stdout
        return [" ".join(page.split()) for page in text.split("\f")]

    def codes(self) -> list[str]:
        """Return what a phone reads of the codes on its pages."""
        return re.findall(r"^\\qr@savematrix\{([^{}]*)\}",
                          (self.folder / "volume-1.aux").read_text("utf-8"),
                          re.MULTILINE)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    root = tmp_path_factory.mktemp("on-the-web")
    copy_press(root)
    write_manuscript(root)
    shutil.copytree(BOOK / "figures", root / "book" / "figures")
    (root / "_toc.yml").write_text(CONTENTS + BEHIND, "utf-8")
    (root / "book" / "reference").mkdir()
    for name, text in PAGES.items():
        (root / "book" / name).write_text(text, "utf-8")
    page = root / "book" / "numbers.md"
    page.write_text(page.read_text("utf-8").replace(
        "from mlmath.sample import answer\n\nprint(\"The answer is\", answer())",
        "check = print") + ADDED, "utf-8")
    return SmallBook(root)


def run(book: SmallBook, script: list[str], address: str) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items()
                   if name not in {"BOOK_URL", "GITHUB_REPOSITORY"}}
    if address:
        environment["BOOK_URL"] = address
    done = subprocess.run([sys.executable, *script], cwd=book.root, env=environment,
                          check=False, capture_output=True, text=True)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return done


def printed(book: SmallBook, folder: Path, address: str) -> Printed:
    done = run(book, ["-c", PRINT], address)
    shutil.copytree(book.root / "_build" / "print" / "_build" / "latex", folder)
    return Printed(done.stderr, folder)


@pytest.fixture(scope="module")
def known(book, tmp_path_factory):
    return printed(book, tmp_path_factory.mktemp("known") / "latex", ADDRESS)


@pytest.fixture(scope="module")
def unknown(book, tmp_path_factory):
    return printed(book, tmp_path_factory.mktemp("unknown") / "latex", "")


def test_each_chapter_and_lab_opens_with_one_code_of_its_page(known):
    pages = ["outcome-map", "numbers", "lab"]
    assert known.codes() == [f"{ADDRESS}{page}.html" for page in pages]
    for page in pages:
        assert sum(f"On the web book.example/{page}.html" in words
                   for words in known.pages()) == 1
    assert "chapterlink" not in (known.folder / "companion.tex").read_text("utf-8")


def test_title_page_imprint_and_errata_know_the_address(known):
    title, imprint, *others = known.pages()[1:]
    assert f"Edition 0.1.0 On the web: {ADDRESS}" in title
    assert f"Web edition {ADDRESS}." in imprint
    assert any(f"It stands there ({ADDRESS})." in page for page in others)
    assert ADDRESS in known.pages("companion")[1]


def test_figures_to_move_and_exercises_lead_to_the_web(known):
    tex = known.tex()
    for words, place in (
            ("Move this figure on the web", "fig-crossing"),
            ("\\livetitle{Your turn}Check your answer on the web",
             "exercise-numbers-one"),
            ("Check your answer on the web", "exercise-numbers-one")):
        assert tex.count(f"\\liveaddress{{{words}}}") == 1
        assert (f"{{{words}}}{{{ADDRESS}numbers.html\\#{place}}}"
                f"{{book.example/numbers.html\\#{place}}}") in tex
    # A template that says something is printed.
    [template] = tex.split("\\begin{bookyourturn}")[1:]
    assert "in meters" in template.partition("\\end{bookyourturn}")[0]
    # In the box of the exercise, above the way to its solution.
    box = re.search(r"\\begin\{bookexercise\}.*?\\end\{bookexercise\}", tex, re.DOTALL)
    assert (box[0].index("Find it") < box[0].index("\\liveaddress")
            < box[0].index("\\foreignpageref{Solution}"))


def test_both_editions_have_the_same_pages(known):
    for screen, paper in zip(known.pages()[-5:], known.pages("volume-1-print")[-5:],
                             strict=True):
        assert sorted(screen) == sorted(paper)


def test_boxes_about_moving_a_figure_say_where(known, unknown):
    for build in (known, unknown):
        assert "\\begin{booktry}{Three things to try on the web}" in build.tex()


def test_without_an_address_the_build_says_so(known, unknown):
    assert NO_ADDRESS in unknown.told
    assert "BOOK_URL" not in known.told
    [imprint] = {page for page in unknown.pages() if "Web edition" in page}
    assert "no address was known when this copy was built" in imprint
    assert unknown.codes() == []
    assert "On the web:" not in " ".join(unknown.pages())


def test_without_an_address_a_template_says_who_checks_it(unknown):
    assert unknown.tex().count(
        "\\begin{bookyourturn}{Put your answer in place of the dots. The web "
        "edition runs and checks it.}") == 3
    assert "\\liveaddress" not in unknown.tex()


@pytest.mark.parametrize("address", [ADDRESS, ""])
def test_the_epub_says_the_same(book, address):
    run(book, ["-c", "from publishing.epub import __main__ as epub\n"
               "epub.execute_book()\nepub.write_epub()"], address)
    with zipfile.ZipFile(book.root / EPUB) as made:
        [page] = (made.read(name).decode() for name in made.namelist()
                  if name.endswith("/numbers.xhtml"))
    assert "Three things to try on the web" in page
    links = re.findall(r'href="([^"]*)"[^>]*>([^<]*on the web)</a>', page)
    assert links == ([
        (f"{ADDRESS}numbers.html#fig-crossing", "Move this figure on the web"),
        *3 * [(f"{ADDRESS}numbers.html#exercise-numbers-one",
               "Check your answer on the web")]] if address else [])
    assert page.count("The web edition runs and checks it") == 3 * (not address)
