"""A page depends on all that its cells read, and on nothing else.

A small book has a page for each way to depend on a file. What is asked of every
change is which pages then run again; and whether Sphinx reads just these.
"""

import re

import pytest

from tests.press.conftest import (
    NOTEBOOK_HEADER, PAGES, SmallBook, copy_press)

CELL = "\n```{code-cell} ipython3\n%s\n```\n"
HIDDEN = CELL.replace("ipython3\n", "ipython3\n:tags: [remove-cell]\n\n")

# What the cells of each page do, and with which file of the book.
CELLS = {
    "through-another": CELL % "from mlmath.near import value\nvalue()",
    "hidden": HIDDEN % "from mlmath.unseen import VALUE" + CELL % "VALUE",
    "computed-name": CELL % (
        "from importlib import import_module\n"
        "import_module('mlmath.' + 'dynamic').VALUE"),
    "first-exercise": CELL % (
        "from mlmath import check\ncheck('exercise-first', 3)"),
    "second-exercise": CELL % (
        "from mlmath import check\ncheck('exercise-second', 3)"),
    "data": CELL % "from mlmath.tables import rain\nrain()",
    "lazy-name": CELL % "from mlmath.figures import plot_pixels\nplot_pixels",
}

EXERCISE = '''\
from mlmath.check import Mistake, ValueExercise

ONE = ValueExercise(
    label="exercise-%s", value=5, mistakes=[
        Mistake(3, "That is three."), Mistake(4, "That is four.")])
'''

CODE = {
    "near.py": "def value():\n    from mlmath import deep\n    return deep.VALUE\n",
    "deep.py": "VALUE = 1\n",
    "unseen.py": "VALUE = 1\n",
    "dynamic.py": "VALUE = 1\n",
    "unused.py": "VALUE = 1\n",
    "tables.py": ("from pathlib import Path\n\n\ndef rain():\n"
                  "    folder = Path(__file__).with_name('numbers')\n"
                  "    return (folder / 'rain.csv').read_text()\n"),
    "numbers/rain.csv": "1, 2\n",
    "numbers/snow.csv": "3, 4\n",
    "exercises/small/__init__.py": "",
    "exercises/small/first.py": EXERCISE % "first",
    "exercises/small/second.py": EXERCISE % "second",
}

@pytest.fixture(scope="module")
def book(tmp_path_factory) -> SmallBook:
    """The book, with all of its pages run once."""
    book = SmallBook(tmp_path_factory.mktemp("inputs") / "checkout")
    book.root.mkdir()
    copy_press(book.root)
    for name, text in CODE.items():
        file = book.root / "code" / "mlmath" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    book.book.mkdir()
    for name, cells in CELLS.items():
        book.write(f"book/{name}.md",
                   NOTEBOOK_HEADER + f"# The page {name}\n" + cells)
    for name in ("index", "outcome-map"):
        book.write(f"book/{name}.md", PAGES[f"{name}.md"])
    book.write("book/references.bib", "")
    book.write("_toc.yml", "format: jb-book\nroot: index\nchapters:\n" + "".join(
        f"  - file: {name}\n" for name in ["outcome-map", *CELLS]))
    assert pages_run(book) == set(CELLS)
    return book


def pages_run(book: SmallBook) -> set[str]:
    """Run the cells that have to be run; return the names of the pages."""
    said = book.run("-m", "publishing.execution.run")
    return set(re.findall(r"\] (\S+)\.md: done", said))


def pages_read(book: SmallBook) -> set[str]:
    """Have Sphinx build the site; return the names of the pages it read."""
    said = book.run("-c", "from publishing.web.build import build_site; build_site()")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", said)
    return set(re.findall(r"reading sources\.* *\[.*?\] (\S+)", plain))


FOLDER_OF_OUTPUTS = """
from publishing.execution.freshness import execution_cache
print(execution_cache())
"""


def test_nothing_runs_twice(book):
    assert pages_run(book) == set()


@pytest.mark.parametrize("file, old, new, pages", [
    ("exercises/small/first.py", "is three", "was three", {"first-exercise"}),
    ("deep.py", "1", "2", {"through-another"}),
    ("unseen.py", "1", "2", {"hidden"}),
    ("dynamic.py", "1", "2", {"computed-name"}),
    ("numbers/rain.csv", "1", "5", {"data"}),
    ("numbers/snow.csv", "3", "5", set()),
    ("figures/pixels.py", '"""', '"""  ', {"lazy-name"}),
    ("unused.py", "1", "2", set()),
    ("check/feedback.py", '"""', '"""  ', {"first-exercise", "second-exercise"}),
])
def test_a_change_runs_its_users(book, file, old, new, pages):
    book.replace(f"code/mlmath/{file}", old, new)
    assert pages_run(book) == pages
    assert pages_run(book) == set()


def test_a_module_that_goes_first_counts(book):
    package = book.root / "code" / "mlmath" / "dynamic"
    package.mkdir()
    (package / "__init__.py").write_text("VALUE = 7\n", "utf-8")
    assert pages_run(book) == {"computed-name"}


def test_a_changed_cell_runs_its_page(book):
    book.replace("book/data.md", "rain()", "rain().strip()")
    assert pages_run(book) == {"data"}


@pytest.mark.parametrize("file", [
    "requirements.lock",
    "publishing/execution/kernel/ipython_kernel_config.py",
])
def test_libraries_and_settings_count_for_all(book, file):
    kept = book.run("-c", FOLDER_OF_OUTPUTS)
    before = (book.root / file).read_text("utf-8")
    book.write(file, before + "# something else\n")
    assert book.run("-c", FOLDER_OF_OUTPUTS) != kept
    book.write(file, before)
    assert book.run("-c", FOLDER_OF_OUTPUTS) == kept


def test_outputs_of_which_nobody_knows_the_inputs_are_dropped(book):
    for file in (book.root / "_build" / ".jupyter_cache").rglob("inputs/*"):
        file.unlink()
    assert pages_run(book) == set(CELLS)


def test_sphinx_reads_what_ran_again_and_no_more(book):
    assert pages_read(book) >= set(CELLS)
    assert pages_read(book) == set()
    book.replace("code/mlmath/exercises/small/second.py", "three", "3")
    changed = pages_run(book)
    assert changed == {"second-exercise"}
    assert pages_read(book) == changed
    assert "That is 3." in book.page("second-exercise.html")


def test_a_page_that_starts_a_program_may_have_read_anything(book):
    page = NOTEBOOK_HEADER + "# A program\n" + CELL % (
        "import subprocess\nsubprocess.run(['true']).returncode")
    book.write("book/data.md", page)
    assert pages_run(book) == {"data"}
    book.replace("code/mlmath/unused.py", "VALUE", "OTHER")
    assert pages_run(book) == {"data"}
