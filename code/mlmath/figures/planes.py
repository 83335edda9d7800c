"""Three planes that readers can move: the still picture."""

from mlmath._arguments import as_matrix, as_number, as_sequence
from mlmath.figures.space import plot_planes
from mlmath.systems import LinearSystem

__all__ = ["planes"]


def planes(*, rows, unknowns=("x", "y", "z"), reach=3, presets):
    """Draw the figure "Three planes" as it stands before anybody moves it.

    Parameters
    ----------
    rows : array_like, shape (3, 4)
        Three equations: the coefficients of three unknowns, and the constant.
    unknowns : sequence of str, length 3
        The names of the unknowns, for the axes.
    reach : float
        The box goes from ``-reach`` to ``reach`` in all three directions.
    presets : dict of str to array_like, shape (3, 4)
        Further equations that readers can choose, by the name they see.

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
    >>> rows = [[1, 1, 1, 1], [1, -1, 0, 0], [1, 1, -2, -2]]
    >>> ax = planes(rows=rows, presets={"one point": rows})
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "solution"]
    ['$(0,\\\\ 0,\\\\ 1)$']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in the chapter "Systems of linear equations", section "Three
    unknowns: planes".
    """
    bound = float(as_number("reach", reach))
    if not 0 < bound <= 100:
        raise ValueError(
            f"reach: expected a number above 0, 100 at most, got {reach}"
        )
    if not isinstance(presets, dict) or not presets:
        raise TypeError(
            f"presets: expected names with equations, got {presets!r}"
        )
    names = as_sequence("unknowns", unknowns, "three names")
    if len(names) != 3:
        raise ValueError(f"unknowns: expected three names, got {names!r}")
    table = _equations("rows", rows, bound)
    for name, others in presets.items():
        _equations(f"presets[{name!r}]", others, bound)
    system = LinearSystem(table[:, :3], table[:, 3], names)
    return plot_planes(system, limits=(-bound, bound), elevation=24, azimuth=30)


def _equations(name, rows, reach):
    table = as_matrix(name, rows).astype(float)
    if table.shape != (3, 4):
        raise ValueError(
            f"{name}: expected three rows of four numbers,"
            f" got shape {table.shape}"
        )
    if abs(table).max() > 5 * reach:
        raise ValueError(
            f"{name}: expected numbers from {-5 * reach:g} to {5 * reach:g},"
            f" five times the reach, got {rows!r}"
        )
    return table
