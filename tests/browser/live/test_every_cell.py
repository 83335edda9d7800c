"""Every cell of every chapter runs in the browser and shows what is printed."""

import math
import re

import pytest
from jupyter_cache import get_cache
from myst_nb.core.read import myst_nb_reader_plugin

from publishing.execution.freshness import execution_cache
from publishing.execution.run import ANSI_COLOR, notebooks, short
from publishing.paths import BOOK
from tests.browser.live.comparing import same_text

PAGES = notebooks(BOOK)
SVG_SIZE = re.compile(r'<svg [^>]*?\bwidth="([\d.]+)pt"[^>]*?', re.S)
A_FIGURE = "<Figure size "
SVG_HEIGHT = re.compile(r'<svg [^>]*?\bheight="([\d.]+)pt"[^>]*?', re.S)


@pytest.fixture(scope="session")
def cache():
    return get_cache(str(execution_cache()))


def printed_cells(cache, page):
    """Return the page's code cells with the outputs of the build."""
    notebook = myst_nb_reader_plugin(str(page))
    _, notebook = cache.merge_match_into_notebook(notebook)
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(outputs):
    """Return what the outputs of a cell show, kind by kind and in order.

    Texts printed in several pieces are one; an error is its last line.
    """
    parts = []
    for kind, content in outputs:
        if kind == "stream":
            entry = (content["name"], content["text"])
            if parts and parts[-1][0] == content["name"]:
                entry = (entry[0], parts.pop()[1] + entry[1])
            parts.append(entry)
        elif kind == "error":
            parts.append(("error", f"{content['ename']}: "
                                   f"{ANSI_COLOR.sub('', content['evalue'])}"))
        else:
            parts += [(media, "".join(data)) for media, data
                      in sorted(content["data"].items())
                      # Print alone takes PDF.
                      if media != "application/pdf"]
    return parts


def difference(printed, live):
    """Say where two cells show different things, or nothing."""
    if [kind for kind, _ in printed] != [kind for kind, _ in live]:
        return f"printed {printed}\nlive {live}"
    for (kind, ours), (_, theirs) in zip(printed, live, strict=True):
        if ours.startswith(A_FIGURE) and theirs.startswith(A_FIGURE):
            continue  # its drawing is compared, too
        alike = (same_size(ours, theirs) if kind == "image/svg+xml"
                 else same_text(ours, theirs))
        if not alike:
            return f"{kind}\nprinted {ours[:2000]}\nlive    {theirs[:2000]}"
    return ""


def same_size(one, other):
    """Tell whether two drawings have one size and both draw something.

    Where a legend stands beside the axes, the height depends on that of its
    letters, which another version of Matplotlib measures a little differently.
    """
    widths = [SVG_SIZE.search(svg)[1] for svg in (one, other)]
    heights = [float(SVG_HEIGHT.search(svg)[1]) for svg in (one, other)]
    return (widths[0] == widths[1] and math.isclose(*heights, rel_tol=0.01)
            and min(len(one), len(other)) > 2000)


def test_there_are_cells():
    assert len(PAGES) >= 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(short(page)))
def test_cells_show_what_is_printed(page, cache, start_python):
    python = start_python()
    faults = []
    for number, cell in enumerate(printed_cells(cache, page), start=1):
        tags = cell.metadata.get("tags", [])
        live = python.run(cell.source)
        if live.status != "ok" and "raises-exception" not in tags:
            faults.append(f"cell {number} fails:\n{cell.source}\n"
                          f"{live.error}")
        elif "varies" not in tags:
            unlike = difference(
                shown((output.output_type, output)
                      for output in cell.outputs), shown(live.outputs))
            if unlike:
                faults.append(f"cell {number} differs:\n{cell.source}\n"
                              f"{unlike}")
    assert not faults, "\n\n".join(faults)
