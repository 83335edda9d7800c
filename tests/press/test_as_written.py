"""What authors write arrives in every edition, or is named with its place.

A page of its own is built by plain Sphinx with the press's extensions.
"""

import io
import re
import subprocess
import sys

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from publishing.execution.run import (
    ANSI_COLOR, ExecutionFailed, execute_book)
from publishing.live import extension as live
from publishing.paths import ROOT
from tests.press.conftest import NOTEBOOK_HEADER

EXTENSIONS = ["myst_nb", "sphinxcontrib.bibtex", "publishing.link_addresses",
              "publishing.bibliography", "publishing.execution.outputs"]
SOURCE = r"""@article{old,
  author = {Old, Ann}, title = {Sparse {$\ell_1$} signals}, journal = {J},
  year = {1999}, doi = {10.1002/(SICI)18:13<1661::AID-SIM150>3.0.CO;2-A}}
"""
LINKS = """# Links

[One](https://example.org/?x=1&y=2), <https://example.org/?a=1&b=2>, {cite}`old`.

```{bibliography}
```
"""


def built(folder, page: str, builder: str = "html",
          also: tuple[str, ...] = ()) -> tuple[str, str]:
    """Build one page; return what was written and what was warned of."""
    (folder / "index.md").write_text(page, "utf-8")
    (folder / "references.bib").write_text(SOURCE, "utf-8")
    warnings = io.StringIO()
    settings = {"extensions": [*EXTENSIONS, *also], "project": "book",
                "bibtex_bibfiles": ["references.bib"],
                "nb_execution_mode": "force",
                "myst_enable_extensions": ["dollarmath"]}
    with docutils_namespace():
        Sphinx(folder, None, folder / builder, folder / "trees", builder,
               confoverrides=settings, status=None, warning=warnings).build()
    name = "index.html" if builder == "html" else "book.tex"
    written = (folder / builder / name).read_text("utf-8")
    return written, ANSI_COLOR.sub("", warnings.getvalue())


def test_addresses_on_the_web_are_as_written(tmp_path):
    page, warnings = built(tmp_path, LINKS)
    assert not warnings
    assert 'href="https://example.org/?x=1&amp;y=2"' in page
    assert 'href="https://example.org/?a=1&amp;b=2"' in page
    assert "(SICI)18:13%3C1661::AID-SIM150%3E3.0.CO;2-A" in page


def test_addresses_in_print_are_as_written(tmp_path):
    page, _ = built(tmp_path, LINKS, "latex")
    assert re.search(r"\\sphinxhref\{https://example.org/\?x=1\\?&y=2\}", page)
    assert "amp;" not in page
    assert r"18:13\%3C1661" in page


def test_a_source_ends_with_its_whole_address(tmp_path):
    page = LINKS.replace("```{bibliography}", "```{bibliography}\n:style: mathbook")
    address = "https://doi.org/10.1002/(SICI)18:13%3C1661::AID-SIM150%3E3.0.CO;2-A"
    web, warnings = built(tmp_path, page)
    assert not warnings
    assert f'href="{address}">{address}</a></p>' in web
    paper, _ = built(tmp_path, page, "latex")
    source = paper.partition("Sparse ")[2].partition("thebibliography")[0]
    assert re.search(r"\\sphinxurl\{https://doi.org/10.1002/\(SICI\)18:13", source)
    assert "footnote" not in source


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_formulas_in_titles_of_sources_are_set(tmp_path, builder):
    page, _ = built(tmp_path, LINKS, builder)
    assert re.search(r"Sparse .*\\\(\\ell *_1\\\)", page)
    assert "$" not in page.partition("Sparse")[2].partition("signals")[0]


@pytest.mark.parametrize("output, forms", [
    ('HTML("<table></table>")', "text/html"),
    ('Markdown("$x^2$")', "text/markdown"), ('JSON({"a": 1})', "text/plain"),
    ("object()", "text/plain")])
def test_an_output_that_paper_lacks_is_named(tmp_path, output, forms):
    page = NOTEBOOK_HEADER + ("# Outputs\n\n```{code-cell} ipython3\n"
                              "from IPython.display import HTML, JSON, Markdown"
                              f"\n{output}\n```\n")
    _, warnings = built(tmp_path, page)
    line = page.split("\n").index("```{code-cell} ipython3") + 1
    told = re.search(r"index.md:(\d+): WARNING: the output of this cell", warnings)
    assert line <= int(told[1]) <= line + 3
    assert forms in warnings


def test_outputs_for_all_editions_pass(tmp_path):
    _, warnings = built(tmp_path, NOTEBOOK_HEADER + (
        "# Outputs\n\n```{code-cell} ipython3\nimport pandas\n"
        'from IPython.display import Latex, display\ndisplay(Latex("$x$"))\n'
        'pandas.DataFrame({"a": [1]})\n```\n'))
    assert not warnings


def test_a_cell_that_ends_python_is_named(tmp_path):
    page = NOTEBOOK_HEADER + (
        "# End\n\n```{code-cell} ipython3\n1\n```\n\nText.\n\n```{code-cell} "
        "ipython3\nimport os\nos._exit(3)\n```\n\n```{code-cell} ipython3\n2\n"
        "```\n")
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "end.md").write_text(page, "utf-8")
    line = page.split("\n").index("import os")
    with pytest.raises(ExecutionFailed) as failure:
        execute_book(tmp_path / "book", tmp_path / "cache", 1)
    assert f"end.md:{line}: code cell 2 failed" in str(failure.value)
    assert "The cell ended Python." in str(failure.value)


@pytest.mark.parametrize("shown, warned", [(2, False), (1, True), (3, True)])
def test_the_page_s_cells_are_those_of_the_list(tmp_path, monkeypatch, shown,
                                                warned):
    page = tmp_path / "cells.md"
    page.write_text(NOTEBOOK_HEADER + (
        "# Cells\n\n```{code-cell} ipython3\n1\n```\n\n```{code-cell} "
        "ipython3\n2\n```\n\n```{code-cell} ipython3\n"
        ":tags: [remove-input, remove-output]\n3\n```\n"), "utf-8")
    told = []
    monkeypatch.setattr(live.logger, "warning",
                        lambda text, *facts, **place: told.append(text % facts))
    tree = nodes.section("", *(nodes.container(nb_element="cell_code")
                               for _ in range(shown)))
    live.compare_cells("cells", page, tree)
    assert bool(told) == warned


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_a_terminal_without_the_signs_is_no_failure(encoding):
    child = "import sys; print('\\u2026'); open(sys.argv[1], encoding=None).read()"
    source = ROOT / "publishing" / "execution" / "run.py"
    answer = subprocess.run(
        [sys.executable, "-c", "import publishing, subprocess, sys\n"
         "print('\\u2026')\nsys.stdout.flush()\n"
         f"sys.exit(subprocess.call([sys.executable, '-c', {child!r}, "
         f"{str(source)!r}]))"],
        cwd=ROOT, check=False, capture_output=True,
        env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0",
             "PYTHONIOENCODING": encoding})
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.decode(encoding).split()[0] == "?"


@pytest.mark.parametrize(("tag", "folds"), [
    ("hide-cell", 1), ("hide-input", 1), ("hide-output", 1)])
def test_what_a_cell_hides_is_folded(tmp_path, tag, folds):
    page = NOTEBOOK_HEADER + ("# One\n\n```{code-cell} ipython3\n:tags: "
                              f"[{tag}]\n1 + 1\n```\n")
    shown, warnings = built(tmp_path, page, also=("publishing.theme.structure",))
    assert not warnings
    assert shown.count('<details class="hidden-part') == folds
