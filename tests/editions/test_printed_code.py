"""Who types the printed code of a page runs it without a name missing.

Print leaves out the cells whose code is hidden. `make check` compares names;
here the cells run.
"""

import contextlib
import io
import warnings

import matplotlib
import pytest

from publishing.checks.page import read_page
from publishing.live.notebook import is_notebook
from publishing.paths import BOOK, manuscript


def pages() -> list[str]:
    return [file.relative_to(BOOK).with_suffix("").as_posix()
            for file in manuscript(BOOK)
            if is_notebook(file) and "\nstatus: written\n" in file.read_text("utf-8")]


@pytest.mark.parametrize("name", pages())
def test_printed_cells_run(name):
    assert missing_names(read_page(BOOK / f"{name}.md")) == []


def missing_names(page) -> list[str]:
    """Run the printed cells in order; return the names that they miss."""
    missing, room = [], {"__name__": "__main__"}
    matplotlib.use("agg")
    with (contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings()):
        warnings.simplefilter("ignore")
        for cell in page.cells:
            if not cell.visible or cell.your_turn or cell.tree is None:
                continue
            try:
                exec(compile(cell.tree, f"{page.name}:{cell.line}", "exec"), room)
            except NameError as error:
                missing.append(f"{page.name}:{cell.line}: {error}")
            except Exception:
                if "raises-exception" not in cell.tags:
                    raise
    matplotlib.pyplot.close("all")
    return missing
