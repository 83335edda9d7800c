"""Settings of the kernel that runs the book's cells.

IPython executes this file when the kernel starts; `c` is its configuration.
"""

import os
import sys
from pathlib import Path

# Before anything of the book is imported. Live code takes the settings of
# figures from here, and has no file and nobody who asks for reads.
if "__file__" in globals():
    sys.path.insert(0, str(Path(__file__).parent))
    from reads import note_reads
    del sys.path[0]
    note_reads()
# Cells are not debugged here, and the debugger takes time to load.
sys.modules["debugpy"] = None

from mlmath.figures.style import HOUSE_STYLE  # noqa: E402

# Matplotlib writes the time into SVG and PDF unless this names another one.
# Set here and not around the whole build, where Sphinx would also obey it.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")

# The web editions take the SVG, the printed one the PDF.
c.InlineBackend.figure_formats = {"svg", "pdf"}  # noqa: F821
c.InlineBackend.print_figure_kwargs = {  # noqa: F821
    # The page shows through, be it light or dark.
    "facecolor": "none",
    "edgecolor": "none",
    # Cropping would give every figure another width, and so, on a page that
    # scales it, letters of another size.
    "bbox_inches": None,
}
c.InlineBackend.rc = {  # noqa: F821
    # Figures that a chapter draws with plain Matplotlib take the house style
    # too: its ink is the one that dark pages know how to replace.
    **HOUSE_STYLE,
    # Letters as outlines: an image in a page cannot load a font of that page.
    "svg.fonttype": "path",
    # Identifiers in the SVG are the same in every build.
    "svg.hashsalt": "mlmath",
    # Letters in the PDF stay letters that can be searched and copied.
    "pdf.fonttype": 42,
}

# A build has no history to keep, and several kernels would share its file.
c.HistoryManager.enabled = False  # noqa: F821
c.HistoryManager.hist_file = ":memory:"  # noqa: F821

# Kernels of a build talk to this machine alone; ipykernel's warning that the
# channel is not encrypted would stand above every build.
c.IPKernelApp.log_level = "ERROR"  # noqa: F821
