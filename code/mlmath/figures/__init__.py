"""The book's figures: every function returns Matplotlib axes.

A figure is drawn in the house style, whatever Matplotlib's settings are, and
leaves these settings alone. Text and axes are drawn in `INK`, everything else
in the colors of `PALETTE`, which are told apart by color-blind readers and
stand out from white and from dark paper; each goes with a dash of its own.
"""

from mlmath.figures.hypothesis_tests import (
    plot_null_histogram,
    plot_power,
    plot_t_curves,
    plot_tails,
)
from mlmath.figures.matrices import show_matrix
from mlmath.figures.networks import plot_network
from mlmath.figures.pixels import plot_pixels
from mlmath.figures.optimization import (
    plot_features,
    plot_learning_curves,
    plot_loss_maps,
    plot_parabola_descents,
)
from mlmath.figures.plane import plot_line_cases, plot_lines
from mlmath.figures.space import plot_plane_cases, plot_planes
from mlmath.figures.style import (
    DARK_COUNTERPARTS,
    INK,
    MUTED,
    PALETTE,
    PAPER,
    house_style,
)

__all__ = [
    "DARK_COUNTERPARTS",
    "INK",
    "MUTED",
    "PALETTE",
    "PAPER",
    "house_style",
    "plot_features",
    "plot_learning_curves",
    "plot_line_cases",
    "plot_lines",
    "plot_null_histogram",
    "plot_network",
    "plot_pixels",
    "plot_loss_maps",
    "plot_loss_maps",
    "plot_null_histogram",
    "plot_parabola_descents",
    "plot_plane_cases",
    "plot_planes",
    "plot_power",
    "plot_t_curves",
    "plot_tails",
    "show_matrix",
]
