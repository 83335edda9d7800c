"""What the figures need to know of a system: its equations, one by one."""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mlmath.figures.style import DASHES, PALETTE, TEXT_COLORS
from mlmath.systems import LinearSystem
from mlmath.typesetting import number_latex, sum_text, unknown_latex

NAMES_OF_COLORS = tuple(PALETTE)
PARALLEL = 1e-9  # sine of the angle below which two normals count as one


@dataclass(frozen=True, eq=False)
class Equation:
    """The equation normal · x = offset, with a normal of length 1.

    Attributes
    ----------
    normal : ndarray, shape (n,)
        The coefficients, divided by their length.
    offset : float
        The constant, divided by the same length.
    latex : str
        The equation as it was given, without dollar signs.
    color_name : str
        Its color, a key of `PALETTE`.
    """

    normal: np.ndarray
    offset: float
    latex: str
    color_name: str

    @property
    def color(self):
        return PALETTE[self.color_name]

    @property
    def text_color(self):
        return TEXT_COLORS[self.color_name]

    @property
    def dash(self):
        return DASHES[self.color_name]

    def is_parallel_to(self, other):
        """Tell whether two lines, or two planes, have the same direction."""
        across = other.normal - (other.normal @ self.normal) * self.normal
        return float(np.linalg.norm(across)) < PARALLEL

    def coincides_with(self, other):
        """Tell whether two equations have the same picture."""
        if not self.is_parallel_to(other):
            return False
        facing = math.copysign(1, self.normal @ other.normal)
        gap = abs(self.offset - facing * other.offset)
        return gap <= 1e-9 * max(1, abs(self.offset))


def equations_of(name, system, unknown_count):
    """Return the equations of a system, or explain why it has no picture.

    Parameters
    ----------
    name : str
        The name of the argument, for errors.
    system : LinearSystem
        With `unknown_count` unknowns and at most four equations.
    unknown_count : int

    Raises
    ------
    TypeError
        If `system` is not a linear system.
    ValueError
        If it has another number of unknowns, more equations than there are
        colors, or an equation in which every coefficient is zero.
    """
    check_is_system(name, system)
    found = len(system.unknowns)
    if found != unknown_count:
        raise ValueError(
            f"{name}: expected a system with {unknown_count} unknowns,"
            f" got {found} ({', '.join(system.unknowns)})"
        )
    most = len(NAMES_OF_COLORS)
    if len(system.constants) > most:
        raise ValueError(
            f"{name}: expected at most {most} equations,"
            f" got {len(system.constants)}"
        )
    return [
        _equation(name, system, row, NAMES_OF_COLORS[row])
        for row in range(len(system.constants))
    ]


def check_is_system(name, system):
    if not isinstance(system, LinearSystem):
        raise TypeError(
            f"{name}: expected a LinearSystem, got {type(system).__name__}"
        )


def check_is_sequence_of_systems(name, systems, most):
    """Return the systems of a figure with panels as a list."""
    if isinstance(systems, LinearSystem):
        raise TypeError(
            f"{name}: expected a sequence of systems, got a single system"
        )
    try:
        listed = list(systems)
    except TypeError:
        raise TypeError(
            f"{name}: expected a sequence of systems,"
            f" got {type(systems).__name__}"
        ) from None
    if not 1 <= len(listed) <= most:
        raise ValueError(
            f"{name}: expected 1 to {most} systems, got {len(listed)}"
        )
    return listed


def _equation(name, system, row, color_name):
    coefficients = np.asarray(system.coefficients[row], dtype=float)
    length = float(np.linalg.norm(coefficients))
    latex = equation_latex(
        system.coefficients[row], system.constants[row], system.unknowns
    )
    if length == 0:
        raise ValueError(
            f"{name}: expected equations with an unknown in them,"
            f" got {latex} as equation {row + 1}"
        )
    return Equation(
        normal=coefficients / length,
        offset=float(system.constants[row]) / length,
        latex=latex,
        color_name=color_name,
    )


def equation_latex(coefficients, constant, unknowns):
    """Write one equation as mathtext.

    >>> print(equation_latex([2, -1], 5, ["x", "y"]))
    2 x - y = 5
    """
    names = [unknown_latex(name) for name in unknowns]
    left = sum_text(coefficients, names, number_latex)
    return f"{left} = {number_latex(constant)}"


def point_latex(point):
    r"""Write the coordinates of a point, marked with ≈ if they are rounded.

    >>> print(point_latex([Fraction(1, 2), Fraction(2)]))
    (\frac{1}{2},\ 2)
    >>> print(point_latex([1.25, 2 / 3]))
    \approx (1.25,\ 0.6667)
    """
    written = [_exact_coordinate(value) for value in point]
    if None not in written:
        return f"({_listed(written)})"
    rounded = [float(f"{float(value):.4g}") for value in point]
    # Elimination leaves dust where the true coordinate is 0.
    rounded = [0.0 if abs(value) < 1e-12 else value for value in rounded]
    exact = all(
        math.isclose(short, float(value), rel_tol=1e-9, abs_tol=1e-12)
        for short, value in zip(rounded, point)
    )
    text = f"({_listed(number_latex(value) for value in rounded)})"
    return text if exact else rf"\approx {text}"


def _exact_coordinate(value):
    """Return the LaTeX of a Fraction that is short enough, or None."""
    if not isinstance(value, Fraction):
        return None
    if value.denominator > 1 and max(abs(value.numerator), value.denominator) > 999:
        return None
    return number_latex(value)


def _listed(coordinates):
    return r",\ ".join(coordinates)
