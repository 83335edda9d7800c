"""Probability trees."""

from collections.abc import Mapping
from fractions import Fraction

from mlmath._arguments import as_number, as_positive, described
from mlmath.figures.canvas import add_axes, new_figure
from mlmath.figures.style import (
    FIGURE_WIDTH,
    INK,
    MUTED,
    PALETTE,
    PAPER,
    SMALL_SIZE,
    TEXT_COLORS,
    TEXT_SIZE,
    house_style,
)

__all__ = ["plot_tree"]

LEAF = 0.42  # inches of height for each end of a branch
MOST_LEAVES, MOST_DEPTH = 12, 3
START, LAST = 0.12, 0.62  # inches left of the root, and right for the products


def plot_tree(branches, *, total=None):
    """Draw a probability tree, with the product of each way at its end.

    Parameters
    ----------
    branches : mapping of str to number or (number, branches)
        What can happen, with its probability given what came before, and what
        can happen then. Up to three levels and twelve ends.
    total : float, optional
        How many cases begin at the root. If it is given, the ends show how
        many of them are expected to go each way, in place of probabilities.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `branches` is not of that form.
    ValueError
        If the probabilities of the branches of one point do not add up to 1,
        or the tree is too large.

    Examples
    --------
    >>> from mlmath.figures import plot_tree
    >>> flags = {"flag": 0.95, "no flag": 0.05}
    >>> ax = plot_tree({"fraud": (0.01, flags), "honest": 0.99})
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "product"]
    ['$0.0095$', '$0.0005$', '$0.99$']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`conditional-probability-and-bayes`.
    """
    tree = _checked("branches", branches)
    leaves, depth = _leaves(tree), _depth(tree)
    if leaves > MOST_LEAVES or depth > MOST_DEPTH:
        raise ValueError(
            f"branches: expected at most {MOST_DEPTH} levels and {MOST_LEAVES}"
            f" ends, got {depth} and {leaves}"
        )
    whole = 1 if total is None else as_positive("total", total)
    with house_style():
        height = LEAF * leaves
        figure = new_figure(FIGURE_WIDTH, height + 0.1)
        ax = add_axes(figure, (0, 0.05, FIGURE_WIDTH, height))
        ax.set(xlim=(0, FIGURE_WIDTH), ylim=(leaves, 0))
        ax.set_axis_off()
        _draw(ax, tree, START, 0, (FIGURE_WIDTH - START - LAST) / depth, whole)
        ax.plot(START, leaves / 2, marker="o", markersize=6, color=INK,
                zorder=4, gid="root")
    return ax


def _checked(name, branches):
    """Return a list of (name, probability, branches)."""
    if not isinstance(branches, Mapping) or not branches:
        raise TypeError(
            f"{name}: expected a dict of names and probabilities,"
            f" got {described(branches)}"
        )
    found = []
    for text, value in branches.items():
        place = f"{name}[{text!r}]"
        chance, after = value if isinstance(value, tuple) else (value, None)
        found.append((str(text), as_number(place, chance),
                      _checked(place, after) if after is not None else []))
    total = sum(chance for _, chance, _ in found)
    if abs(total - 1) > 1e-9 or min(chance for _, chance, _ in found) < 0:
        raise ValueError(
            f"{name}: expected probabilities that add up to 1, got"
            f" {', '.join(_text(chance) for _, chance, _ in found)}"
        )
    return found


def _leaves(tree):
    return sum(_leaves(after) for *_, after in tree) or 1


def _depth(tree):
    return max((1 + _depth(after) for *_, after in tree), default=0)


def _draw(ax, tree, x, top, width, reached):
    """Draw the branches of a point whose leaves begin at `top`."""
    start = (x, top + _leaves(tree) / 2)
    for name, chance, after in tree:
        size = _leaves(after)
        y = top + size / 2
        end = (x + width, y)
        bend = x + 0.3 * width
        ax.plot([start[0], bend, end[0]], [start[1], y, y],
                color=PALETTE["blue"], linewidth=1.3, linestyle="-",
                zorder=1, gid="branch")
        _write(ax, (bend + x) / 2 + 0.02, (start[1] + y) / 2, _text(chance),
               "probability", TEXT_COLORS["blue"])
        _write(ax, bend + 0.35 * width, y, name, "event", INK, TEXT_SIZE)
        if after:
            _draw(ax, after, end[0], top, width, reached * chance)
        else:
            right = FIGURE_WIDTH - LAST
            if end[0] < right - 1e-9:
                ax.plot([end[0], right], [y, y], color=MUTED, linewidth=0.9,
                        linestyle=(0, (2, 2)), zorder=1, gid="way")
            ax.text(right + 0.06, y, f"${_number(reached * chance)}$",
                    fontsize=SMALL_SIZE, color=INK, ha="left", va="center",
                    gid="product")
        top += size


def _write(ax, x, y, text, gid, color, size=SMALL_SIZE):
    ax.text(x, y, text, fontsize=size, color=color, ha="center", va="center",
            zorder=3, gid=gid, bbox={"boxstyle": "square,pad=0.12",
                                     "facecolor": PAPER, "edgecolor": "none"})


def _text(chance):
    return f"${_number(chance)}$"


def _number(value):
    if isinstance(value, Fraction):
        return f"{value}"
    return f"{float(value):.4g}" if value < 1e4 else f"{value:,.0f}"
