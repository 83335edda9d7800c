"""Three planes that readers can move: the still picture."""

from mlmath._arguments import as_float, as_matrix, as_number, as_sequence
from mlmath.figures.space import plot_planes
from mlmath.systems import LinearSystem

__all__ = ["planes"]

LARGEST = 20  # what the fields of the moving figure take


def planes(*, rows, unknowns=("x", "y", "z"), reach=3, presets=None):
    """Draw the figure "Three planes" as it stands before anybody moves it.

    Parameters
    ----------
    rows : array_like, shape (3, 4)
        Three equations: the coefficients of the unknowns, and the constant.
        From -20 to 20; no plane has three coefficients 0.
    unknowns : sequence of str, length 3
        The names of the unknowns, for the axes.
    reach : float
        The box goes so far in every direction, from 1 to 20.
    presets : dict of str to array_like, optional
        Other rows, by the words of the button that shows them.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError, ValueError
        If a number is not what is expected; the message names the argument.

    Examples
    --------
    >>> from mlmath.figures.planes import planes
    >>> ax = planes(rows=[[1, 1, 1, 1], [1, -1, 0, 0], [1, 1, -2, -2]])
    >>> ax.name
    '3d'
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in the chapter "Systems of linear equations", section "Three
    unknowns: planes in space".
    """
    table = checked_rows("rows", rows)
    names = as_sequence("unknowns", unknowns, "three names")
    if len(names) != 3:
        raise ValueError(f"unknowns: expected three names, got {names!r}")
    reach = as_float("reach", as_number("reach", reach))
    if not 1 <= reach <= 20:
        raise ValueError(f"reach: expected a number from 1 to 20, got {reach:g}")
    if presets is not None and not isinstance(presets, dict):
        raise TypeError(f"presets: expected rows by name, got {presets!r}")
    for name, preset in (presets or {}).items():
        checked_rows(f"presets, {name}", preset)
    system = LinearSystem(table[:, :3], table[:, 3], names)
    return plot_planes(system, limits=(-reach, reach))


def checked_rows(name, rows):
    """Return three equations as floats after a check of each number."""
    table = as_matrix(name, rows).astype(float)
    if table.shape != (3, 4):
        raise ValueError(
            f"{name}: expected three rows of four numbers, got shape {table.shape}")
    if abs(table).max() > LARGEST:
        raise ValueError(f"{name}: expected numbers from -20 to 20, got {rows!r}")
    if not table[:, :3].any(axis=1).all():
        raise ValueError(f"{name}: expected a coefficient that is not 0 in every"
                         f" row, got {rows!r}")
    return table
