"""Pictures of a classifier: which class it says where."""

import numpy as np

from mlmath._arguments import described
from mlmath.figures.graph import color_of
from mlmath.figures.points import plot_points
from mlmath.figures.style import INK, PALETTE, house_style

__all__ = ["plot_boundary"]

STEPS = 241  # places along each axis at which the classifier is asked


def plot_boundary(classify, points, classes, *, class_names=None,
                  xlabel="$x_1$", ylabel="$x_2$"):
    """Draw the regions of a classifier under the observations.

    Parameters
    ----------
    classify : callable
        Takes an array of shape (k, 2), one row for each place, and returns
        for each its class, or the probability of class 1: then the line is
        drawn where it is one half.
    points : array_like, shape (n, 2)
        One row for each observation.
    classes : array_like of int, shape (n,)
        The true class of each, from 0 to at most 9.
    class_names : sequence of str, optional
        What the classes are called.
    xlabel, ylabel : str, optional
        The names of the axes.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `classify` cannot be called.
    ValueError
        If it does not return one number for each row, or if the points and
        classes are refused by `plot_points`.

    Examples
    --------
    >>> from mlmath.datasets import two_clouds
    >>> from mlmath.figures import plot_boundary
    >>> data = two_clouds()
    >>> ax = plot_boundary(lambda X: X @ [1.6, 1.2] > 2, data.features,
    ...                    data.target, class_names=["first", "second"])
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['first', 'second']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`one-neuron`.
    """
    if not callable(classify):
        raise TypeError(
            "classify: expected a function of an array of shape (k, 2),"
            f" got {described(classify)}"
        )
    ax = plot_points(points, classes, class_names=class_names, xlabel=xlabel,
                     ylabel=ylabel)
    x, y = np.meshgrid(np.linspace(*ax.get_xlim(), STEPS),
                       np.linspace(*ax.get_ylim(), STEPS))
    answers = np.asarray(classify(np.column_stack([x.ravel(), y.ravel()])), float)
    if answers.shape != (x.size,):
        raise ValueError(
            f"classify: expected an answer of shape ({x.size},) to {x.size}"
            f" rows, got shape {answers.shape}"
        )
    with house_style():
        for number, chance in _chances(answers):
            heights = chance.reshape(x.shape)
            ax.contourf(x, y, heights, levels=[0.5, np.inf], alpha=0.16,
                        colors=[PALETTE[color_of(number)]], zorder=0.5)
            if 0.5 < heights.max() and heights.min() < 0.5:
                ax.contour(x, y, heights, levels=[0.5], colors=[INK],
                           linewidths=1.4, linestyles="-", zorder=2.5)
    return ax


def _chances(answers):
    """Return for each class how much the classifier is for it, from 0 to 1."""
    if np.array_equal(answers, np.round(answers)):
        return [(int(number), (answers == number).astype(float))
                for number in np.unique(answers)]
    return [(0, 1 - answers), (1, answers)]
