"""Python and JavaScript: each mistake is found, in its file and on its line."""

import pytest

from publishing.checks import (
    BOOK_RULES, Book, javascript, parse_page, python_code)
from publishing.paths import ROOT

PAGE = """\
---
kind: chapter
status: written
---
(page)=
# Page

```{code-cell} ipython3
import numpy as np
```

A sentence.

```{code-cell} ipython3
:tags: [hide-input]

mean = np.mean([1, 2])
mean;
```

```{code-cell} ipython3
---
tags: [your-turn]
---
def mean(values):
    ...
```
"""


def messages(rule, root, pages=()):
    book = Book(root, list(pages))
    return [str(message) for message in BOOK_RULES[rule].messages(book)]


def test_good_cells_pass(tmp_path):
    assert messages("cells", tmp_path, [parse_page(PAGE)]) == []


@pytest.mark.parametrize(("old", "new", "line", "says"), [
    ("mean;", "men;", 18, "undefined name `men` (F821); define it, import it"),
    ("import numpy as np", "import numpy as np\nimport math", 10,
     "`math` imported but unused (F401); remove unused import"),
    ("    ...", "    try:\n        return 1\n    except:\n        pass", 28,
     "(E722); `.venv/bin/ruff rule E722` says how to mend it"),
])
def test_a_mistake_in_a_cell_has_the_line_of_the_page(
        tmp_path, old, new, line, says):
    page = parse_page(PAGE.replace(old, new), "book/page.md")
    found, = messages("cells", tmp_path, [page])
    assert found.startswith(f"book/page.md:{line}: cells: ")
    assert says.lower() in found.lower()


def test_cells_of_another_page_lend_no_names(tmp_path):
    pages = [parse_page(PAGE, "book/one.md"),
             parse_page(PAGE.replace("import numpy as np", "1"), "book/two.md")]
    found, = messages("cells", tmp_path, pages)
    assert found.startswith("book/two.md:17: cells: Undefined name `np`")


def test_what_is_not_python_is_left_to_another_check(tmp_path):
    page = parse_page(PAGE.replace("mean;", "mean = ="))
    assert messages("cells", tmp_path, [page]) == []


@pytest.mark.parametrize(("folder", "text", "line", "says"), [
    ("code", "import os\n", 1, "(F401)"),
    ("publishing", "\nx = 1" + " + 1" * 30 + "\n", 2, "(E501); break the line"),
    ("tests", "def test():\n    return undefined\n", 2, "(F821)"),
    ("code", "def f(:\n", 1, "mend this first"),
])
def test_a_mistake_in_python(tmp_path, folder, text, line, says):
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "module.py").write_text(text)
    found = messages("python", tmp_path)
    assert found[0].startswith(f"{folder}/module.py:{line}: python: ")
    assert says in found[0]


@pytest.mark.parametrize(("text", "line", "says"), [
    ("export const a = 1;\nconst b = 2;\n", 2, "'b' is declared but never used"),
    ("export const a = () => unheard;\n", 1, "'unheard' is not defined"),
    ("\nexport const = 2;\n", 2, ""),
])
def test_a_mistake_in_javascript(tmp_path, text, line, says):
    (tmp_path / "book" / "figures").mkdir(parents=True)
    (tmp_path / "book" / "figures" / "kind.js").write_text(text)
    found, = messages("javascript", tmp_path)
    assert found.startswith(f"book/figures/kind.js:{line}: javascript: ")
    assert says in found and ";" in found


def test_a_book_without_programs_needs_no_tools(tmp_path, monkeypatch):
    for module in (python_code, javascript):
        monkeypatch.setattr(module, "PROGRAM", tmp_path / "none")
    for rule in ("python", "cells", "javascript"):
        assert messages(rule, tmp_path) == []


def test_what_is_not_ours_is_not_read():
    names = [finding["filename"] for finding in
             python_code.findings(ROOT, python_code.RULES, ["publishing"])]
    assert not any("node_modules" in name for name in names)
