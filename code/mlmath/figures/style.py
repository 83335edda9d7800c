"""The house style: colors, dashes, letters, and their dark counterparts.

Every figure of the book is drawn in these colors. A line color stands out from
a white and from a dark page alike, so lines keep their color when the page
changes. Text needs more contrast than any one color has on both pages, so
text, axes and grid change: `DARK_COUNTERPARTS` says what becomes what.
"""

from contextlib import contextmanager

from cycler import cycler

__all__ = ["INK", "MUTED", "PALETTE", "PAPER", "house_style"]

# In the order in which equations are drawn. Neighbors of Okabe and Ito's
# colors, with the purple darkened until it can be seen on white.
PALETTE = {
    "blue": "#0072b2",
    "vermilion": "#d55e00",
    "green": "#009e73",
    "purple": "#bd6ea0",
}

INK = "#1d232b"
MUTED = "#5b6572"
GRID = "#dde1e6"
PAPER = "#ffffff"

# The same hues for letters, dark enough to be read on white.
TEXT_COLORS = {
    "blue": "#005c92",
    "vermilion": "#a04500",
    "green": "#00694c",
    "purple": "#8f3f75",
}

DARK_COUNTERPARTS = {
    INK: "#e9edf2",
    "#000000": "#e9edf2",  # what a figure in plain Matplotlib calls "black"
    MUTED: "#a3aebb",
    GRID: "#353d48",
    PAPER: "#14181e",
    TEXT_COLORS["blue"]: "#62b5e8",
    TEXT_COLORS["vermilion"]: "#f5944a",
    TEXT_COLORS["green"]: "#3fc49a",
    TEXT_COLORS["purple"]: "#dc9cc6",
}

# Colors are never the only difference: each goes with a dash of its own.
DASHES = {
    "blue": "-",
    "vermilion": (0, (5, 2)),
    "green": (0, (6, 1.6, 1.2, 1.6)),
    "purple": (0, (1.3, 1.3)),
}

FIGURE_WIDTH, FIGURE_HEIGHT = 4.6, 2.8  # inches; the width of a printed line
TEXT_SIZE, SMALL_SIZE = 12, 11  # points; still 11 pixels high on a phone
LINE_WIDTH = 2.2

HOUSE_STYLE = {
    "figure.figsize": (FIGURE_WIDTH, FIGURE_HEIGHT),
    "figure.dpi": 120,
    # White paper wherever nobody asks for a transparent one: the ink is dark.
    "figure.facecolor": PAPER,
    "figure.edgecolor": "none",
    "savefig.facecolor": "auto",
    "savefig.edgecolor": "auto",
    "axes.facecolor": "none",
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "text.color": INK,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelcolor": MUTED,
    "ytick.labelcolor": MUTED,
    "xtick.labelsize": SMALL_SIZE,
    "ytick.labelsize": SMALL_SIZE,
    "font.family": ["STIXGeneral"],
    "font.size": TEXT_SIZE,
    "mathtext.fontset": "stix",
    "lines.linewidth": LINE_WIDTH,
    "lines.dash_capstyle": "butt",
    "hatch.linewidth": 0.8,
    "legend.frameon": False,
    "path.simplify": False,
    "axes.prop_cycle": (
        cycler(color=PALETTE.values()) + cycler(linestyle=DASHES.values())
    ),
    # For axes whose place nobody has settled.
    "figure.constrained_layout.use": True,
}


@contextmanager
def house_style():
    """Draw in the style of the book's figures.

    Inside the ``with`` block, new figures take the book's letters, ink, page
    and order of colors and dashes. Afterwards Matplotlib's settings are what
    they were before.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from mlmath.figures import PALETTE, house_style
    >>> with house_style():
    ...     figure, ax = plt.subplots()
    ...     line, = ax.plot([0, 1, 2], [0, 1, 4])
    >>> line.get_color() == PALETTE["blue"]
    True
    >>> plt.close(figure)

    Notes
    -----
    The functions of `mlmath.figures` style themselves; this is for a figure
    that none of them draws.
    """
    import matplotlib
    import matplotlib.pyplot as plt

    # A notebook's backend makes settings of its own when the first figure
    # wakes it. Wake it now, or they would be undone with ours.
    plt.draw_if_interactive()
    with matplotlib.rc_context(HOUSE_STYLE):
        yield
