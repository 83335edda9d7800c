"""Two lines that readers can move: the still picture."""

from mlmath._arguments import as_matrix, as_sequence
from mlmath.figures.canvas import limits_pair
from mlmath.figures.plane import plot_lines
from mlmath.systems import LinearSystem

__all__ = ["lines"]


def lines(*, rows, unknowns=("x", "y"), x, y, determinant=False):
    """Draw the figure "Two lines" as it stands before anybody moves it.

    Parameters
    ----------
    rows : array_like, shape (2, 3)
        Two equations: the coefficients of both unknowns, and the constant.
        From -100 to 100.
    unknowns : sequence of str, length 2
        The names of the unknowns, for the axes.
    x, y : tuple of float, shape (2,)
        The part of each axis to show.
    determinant : bool
        Whether the movable figure shows the determinant. The still picture
        does not.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError, ValueError
        If a number is not what is expected; the message names the argument.

    Examples
    --------
    >>> from mlmath.figures.lines import lines
    >>> ax = lines(rows=[[1, 1, 3], [1, -1, 1]], x=[-1, 4], y=[-1, 4])
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "solution"]
    ['$(2,\\\\ 1)$']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in the chapter "Systems of linear equations", section "Lines in
    the plane".
    """
    table = as_matrix("rows", rows).astype(float)
    if table.shape != (2, 3):
        raise ValueError(
            f"rows: expected two rows of three numbers, got shape {table.shape}"
        )
    if abs(table).max() > 100:
        raise ValueError(
            f"rows: expected numbers from -100 to 100, got {rows!r}"
        )
    if not isinstance(determinant, bool):
        raise TypeError(
            f"determinant: expected True or False, got {determinant!r}"
        )
    names = as_sequence("unknowns", unknowns, "two names")
    if len(names) != 2:
        raise ValueError(f"unknowns: expected two names, got {names!r}")
    system = LinearSystem(table[:, :2], table[:, 2], names)
    return plot_lines(
        system, xlim=limits_pair("x", x), ylim=limits_pair("y", y))
