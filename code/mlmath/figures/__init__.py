"""The book's figures: every function returns Matplotlib axes.

A figure is drawn in the house style, whatever Matplotlib's settings are, and
leaves these settings alone. Text and axes are drawn in `INK`, everything else
in the colors of `PALETTE`, which are told apart by color-blind readers and
stand out from white and from dark paper; each goes with a dash of its own.

Importing the package does not import Matplotlib. A function's module is
imported when the function is asked for, so that a figure of lines need not
wait for what figures of hypothesis tests need.
"""

from importlib import import_module

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
    "plot_arrows",
    "plot_band",
    "plot_bars",
    "plot_boundary",
    "plot_box",
    "plot_contours",
    "plot_curves",
    "plot_density",
    "plot_events",
    "plot_features",
    "plot_histogram",
    "plot_intervals",
    "plot_joint",
    "plot_layers",
    "plot_learning_curves",
    "plot_line_cases",
    "plot_lines",
    "plot_loss_maps",
    "plot_maps",
    "plot_network",
    "plot_null_histogram",
    "plot_parabola_descents",
    "plot_pixels",
    "plot_plane_cases",
    "plot_planes",
    "plot_points",
    "plot_power",
    "plot_qq",
    "plot_t_curves",
    "plot_tails",
    "plot_tree",
    "show_matrix",
]

# Which module has which function.
_HOMES = {
    "plot_arrows": "arrows",
    "plot_band": "band",
    "plot_bars": "bars",
    "plot_boundary": "boundary",
    "plot_box": "box",
    "plot_contours": "contours",
    "plot_curves": "curves",
    "plot_density": "density",
    "plot_events": "events",
    "plot_features": "optimization",
    "plot_histogram": "histogram",
    "plot_intervals": "intervals",
    "plot_joint": "joint",
    "plot_layers": "layers",
    "plot_learning_curves": "optimization",
    "plot_line_cases": "plane",
    "plot_lines": "plane",
    "plot_loss_maps": "optimization",
    "plot_maps": "maps",
    "plot_network": "networks",
    "plot_null_histogram": "hypothesis_tests",
    "plot_parabola_descents": "optimization",
    "plot_pixels": "pixels",
    "plot_plane_cases": "space",
    "plot_planes": "space",
    "plot_points": "points",
    "plot_power": "hypothesis_tests",
    "plot_qq": "qq",
    "plot_t_curves": "hypothesis_tests",
    "plot_tails": "hypothesis_tests",
    "plot_tree": "trees",
    "show_matrix": "matrices",
}


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__():
    return sorted({*globals(), *_HOMES})
