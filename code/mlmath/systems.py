"""Systems of linear equations: exact numbers, classification and solution."""

import re
from dataclasses import dataclass

import numpy as np

from mlmath._arguments import (
    as_floats,
    as_matrix,
    as_sequence,
    as_vector,
    counted,
    described,
    fraction_from,
    frozen,
    is_exact,
    joined,
    same_kind,
)
from mlmath.elimination import (
    reduced_row_echelon_form,
)
from mlmath.equations import parse_equation
from mlmath.typesetting import (
    InNotebook,
    aligned,
    column_latex,
    number_latex,
    number_text,
    sum_parts,
    sum_text,
    unknown_latex,
)

__all__ = [
    "Classification",
    "GeneralSolution",
    "InconsistentSystemError",
    "LinearSystem",
    "exact",
]


class InconsistentSystemError(ValueError):
    """Raised when a system without a solution is to be solved."""


def exact(values):
    """Return an array of exact numbers.

    Parameters
    ----------
    values : sequence of int, Fraction or str, of any shape
        Text may be a whole number, a fraction such as ``"1/3"`` or a decimal
        such as ``"0.25"``.

    Returns
    -------
    ndarray of the same shape, dtype object
        Fractions, with which NumPy and this package compute exactly.

    Raises
    ------
    TypeError
        If `values` is not a sequence, or holds a float (which is rounded: the
        float 0.1 is not one tenth) or anything else that is not a number.
    ValueError
        If it is empty, has rows of different lengths, or a text is not a
        number.

    Examples
    --------
    >>> exact(["1/3", "0.25", 2]).sum()
    Fraction(31, 12)
    >>> from mlmath.typesetting import typeset
    >>> typeset(exact([["1/3", 1], [2, "-0.5"]]))
    [ 1/3     1 ]
    [   2  -1/2 ]

    Notes
    -----
    Explained in :ref:`elimination-and-rank`.
    """
    shape, entries = _exact_parts("values", values)
    if not shape:
        raise TypeError(
            f"values: expected a list of numbers or of rows, got {values!r}"
        )
    array = np.empty(len(entries), dtype=object)
    array[:] = entries
    return array.reshape(shape)


def _exact_parts(place, values):
    """Return the shape of nested sequences and the flat list of entries."""
    if isinstance(values, np.ndarray):
        values = values.tolist()
    if not isinstance(values, (list, tuple, range)):
        return (), [fraction_from(place, values)]
    if not values:
        raise ValueError(f"{place}: expected at least one number, got none")
    parts = [
        _exact_parts(f"{place}[{position}]", part)
        for position, part in enumerate(values)
    ]
    shapes = list(dict.fromkeys(shape for shape, _ in parts))
    if len(shapes) > 1:
        raise ValueError(
            f"{place}: expected parts of the same shape, got parts of shapes"
            f" {joined(shapes)}"
        )
    entries = [entry for _, part in parts for entry in part]
    return (len(values), *shapes[0]), entries


@dataclass(frozen=True)
class Classification:
    """How many solutions a system has, and why.

    Attributes
    ----------
    kind : str
        "unique", "none" or "infinitely many".
    reason : str
        A sentence that says why.
    rank_coefficients, rank_augmented : int
        The rank of the coefficients, without and with the constants.
    unknown_count : int
    """

    kind: str
    reason: str
    rank_coefficients: int
    rank_augmented: int
    unknown_count: int

    def __repr__(self):
        return f"{self.kind}: {self.reason}"


@dataclass(frozen=True, repr=False, eq=False)
class LinearSystem(InNotebook):
    """A system of linear equations.

    Parameters
    ----------
    coefficients : array_like, shape (m, n)
        One row for each equation, one column for each unknown.
    constants : array_like, shape (m,)
        The right sides. If all numbers are ints and Fractions they are kept
        exactly; a single float makes all floats.
    unknowns : sequence of n str, optional
        Names of letters, digits and underscores; by default x, y, z, and for
        more than three unknowns x_1, x_2 and so on.

    Attributes
    ----------
    coefficients : ndarray, shape (m, n)
        Read-only, as is `constants`.
    constants : ndarray, shape (m,)
    unknowns : tuple of str

    Raises
    ------
    TypeError, ValueError
        If the numbers are not finite real ones, the shapes do not fit, or a
        name is not one or is given twice.

    Examples
    --------
    >>> system = LinearSystem([[3, 2], [1, -1]], [5, 1], ["f", "h"])
    >>> system
    2 equations in 2 unknowns (f, h):
      3 f + 2 h = 5
        f -   h = 1
    >>> system.solve()
    f = 7/5
    h = 2/5

    Notes
    -----
    Explained in :ref:`systems-of-linear-equations`. Source:
    J. Hefferon, *Linear Algebra*, chapter one, section I.
    """

    coefficients: np.ndarray
    constants: np.ndarray
    unknowns: tuple | None = None

    def __post_init__(self):
        coefficients = as_matrix("coefficients", self.coefficients)
        constants = as_vector("constants", self.constants, len(coefficients))
        coefficients, constants = same_kind(
            coefficients=coefficients, constants=constants
        )
        names = _names_for(coefficients.shape[1], self.unknowns)
        object.__setattr__(self, "coefficients", frozen(coefficients))
        object.__setattr__(self, "constants", frozen(constants))
        object.__setattr__(self, "unknowns", names)

    @classmethod
    def from_equations(cls, equations, unknowns=None):
        """Read a system from texts.

        Parameters
        ----------
        equations : iterable of str
            Such as ``"3*f + 2*h = 5"``. Unknowns may stand on both sides, the
            sign for times may be left out (``2x``, ``2(x + y)``), and
            fractions and decimals are read exactly.
        unknowns : sequence of str, optional
            The order of the unknowns, by default that of their appearance.
            It may hold names that no equation has.

        Returns
        -------
        LinearSystem
            With exact numbers.

        Raises
        ------
        TypeError
            If `equations` is not an iterable of texts.
        ValueError
            If a text is not a linear equation (the error names the term that
            is not linear), there is no unknown at all, or `unknowns` lacks
            one.

        Examples
        --------
        >>> LinearSystem.from_equations(["2x - 1 = y", "x + 0.5y = 3/2"])
        2 equations in 2 unknowns (x, y):
          2 x -     y =   1
            x + 1/2 y = 3/2
        """
        texts = as_sequence("equations", equations, "a list of texts")
        parsed = [parse_equation(text) for text in texts]
        found = list(
            dict.fromkeys(name for left, _ in parsed for name in left)
        )
        names = found if unknowns is None else _checked_names(unknowns)
        missing = [name for name in found if name not in names]
        if missing:
            raise ValueError(
                "unknowns: expected all unknowns of the equations,"
                f" got no {joined(missing)}"
            )
        if not parsed or not names:
            raise ValueError(
                "equations: expected at least one equation with an unknown,"
                f" got {texts}"
            )
        rows = [[left.get(name, 0) for name in names] for left, _ in parsed]
        return cls(rows, [right for _, right in parsed], names)

    @property
    def augmented(self):
        """The coefficients with the constants as one more column."""
        return frozen(np.column_stack([self.coefficients, self.constants]))

    @property
    def is_exact(self):
        """Whether the numbers are Fractions."""
        return is_exact(self.coefficients)

    def as_floats(self):
        """Return the same system with floats, as NumPy's own solver needs.

        Examples
        --------
        >>> system = LinearSystem([[3, 2], [1, -1]], [5, 0]).as_floats()
        >>> np.linalg.solve(system.coefficients, system.constants)
        array([1., 1.])
        """
        return LinearSystem(
            as_floats("coefficients", self.coefficients),
            as_floats("constants", self.constants),
            self.unknowns,
        )

    def classify(self, tolerance=None):
        """Tell how many solutions the system has, and why.

        Parameters
        ----------
        tolerance : float, optional
            Entries up to this size count as zero during the elimination. The
            default is that of `row_echelon_form`.

        Returns
        -------
        Classification

        Raises
        ------
        TypeError, ValueError
            If `tolerance` is not a number of at least 0.

        Examples
        --------
        >>> LinearSystem([[1, 1], [2, 2]], [4, 1]).classify().kind
        'none'
        >>> LinearSystem([[1, 1], [2, 2]], [4, 8]).classify().kind
        'infinitely many'
        """
        return self._judge(self._reduced(tolerance))

    def solve(self, tolerance=None):
        """Return all solutions.

        Parameters
        ----------
        tolerance : float, optional
            As for `classify`.

        Returns
        -------
        GeneralSolution

        Raises
        ------
        InconsistentSystemError
            If there is no solution.
        TypeError, ValueError
            If `tolerance` is not a number of at least 0.

        Examples
        --------
        >>> LinearSystem([[1, 2, 1], [0, 1, 1]], [4, 1]).solve()
        x = 2 + t
        y = 1 - t
        z = t
        for any t
        """
        form = self._reduced(tolerance)
        verdict = self._judge(form)
        if verdict.kind == "none":
            raise InconsistentSystemError(f"no solution: {verdict.reason}")
        return _general_solution(form, self.unknowns)

    def __repr__(self):
        rows = aligned(self._rows(self.unknowns, number_text))
        equations = counted(len(self.constants), "equation")
        unknowns = counted(len(self.unknowns), "unknown")
        heading = f"{equations} in {unknowns} ({', '.join(self.unknowns)}):"
        return "\n".join([heading, *(f"  {' '.join(row)}" for row in rows)])

    @property
    def latex(self):
        """The equations as LaTeX, without dollar signs."""
        names = [unknown_latex(name) for name in self.unknowns]
        rows = self._rows(names, number_latex)
        body = r" \\ ".join(" & ".join(row) for row in rows)
        spec = "r" + "cr" * len(names)
        return rf"\begin{{array}}{{{spec}}}{body}\end{{array}}"

    def _rows(self, names, write):
        """Write the equations as rows of cells: term, sign, term, ..."""
        rows = []
        for factors, constant in zip(self.coefficients, self.constants):
            parts = sum_parts(factors, names, write)
            cells = [cell for part in parts for cell in part][1:]
            if not any(cells):
                cells[-1] = "0"
            rows.append([*cells, "=", write(constant)])
        return rows

    def _reduced(self, tolerance):
        return reduced_row_echelon_form(
            self.augmented,
            augmented=True,
            partial_pivoting=not self.is_exact,
            tolerance=tolerance,
            record_steps=False,
        )

    def _judge(self, form):
        unfulfillable = form.matrix[form.rank :, -1]
        unfulfillable = unfulfillable[unfulfillable != 0]
        contradicts = len(unfulfillable) > 0
        if contradicts:
            kind = "none"
            reason = self._contradiction(number_text(unfulfillable[0]))
        elif form.free_columns:
            free = [self.unknowns[column] for column in form.free_columns]
            kind = "infinitely many"
            reason = (
                f"The equations give only {self._information(form.rank)},"
                f" so {joined(free)} can be chosen freely."
            )
        else:
            kind = "unique"
            reason = (
                f"The equations give {self._information(form.rank)},"
                " so there is exactly one value for each."
            )
        return Classification(
            kind,
            reason,
            form.rank,
            form.rank + contradicts,
            len(self.unknowns),
        )

    def _contradiction(self, constant):
        names = joined(self.unknowns)
        if len(self.constants) == 1:
            return (
                f"The equation cannot hold: it says 0 = {constant},"
                f" whatever {names} may be."
            )
        return (
            "The equations cannot all hold: together they say"
            f" 0 = {constant}, whatever {names} may be."
        )

    def _information(self, amount):
        pieces = counted(amount, "independent piece")
        unknowns = counted(len(self.unknowns), "unknown")
        names = joined(self.unknowns)
        return f"{pieces} of information about {unknowns} ({names})"


@dataclass(frozen=True, repr=False, eq=False)
class GeneralSolution(InNotebook):
    """All solutions of a system: one of them, plus multiples of directions.

    Attributes
    ----------
    particular : ndarray, shape (n,)
        The solution in which every free unknown is 0, read-only.
    directions : ndarray, shape (k, n)
        One row for each free unknown: how a solution changes when that
        unknown grows by 1 and the other free ones stay. Read-only.
    free_columns : tuple of k ints
        The columns of the free unknowns.
    unknowns : tuple of n str

    Examples
    --------
    >>> solution = LinearSystem([[1, 2]], [3]).solve()
    >>> solution
    x = 3 - 2 t
    y = t
    for any t
    >>> print(solution.at(5))
    [Fraction(-7, 1) Fraction(5, 1)]

    Notes
    -----
    Explained in :ref:`elimination-and-rank`.
    Source: J. Hefferon, *Linear Algebra*, chapter one, section I.
    """

    particular: np.ndarray
    directions: np.ndarray
    free_columns: tuple
    unknowns: tuple

    @property
    def is_unique(self):
        """Whether there is just one solution."""
        return not self.free_columns

    @property
    def parameters(self):
        """The names of the numbers to choose: none, t, or t_1, t_2, ..."""
        initials = {name[0] for name in self.unknowns}
        letters = (letter for letter in "tsuvwabc" if letter not in initials)
        letter = next(letters, "parameter")
        count = len(self.free_columns)
        if count == 1:
            return (letter,)
        return tuple(f"{letter}_{number + 1}" for number in range(count))

    def at(self, *parameters):
        """Return the solution for a choice of the parameters.

        Parameters
        ----------
        *parameters : int, Fraction or float
            The values of the k free unknowns.

        Returns
        -------
        ndarray, shape (n,)
            Fractions if everything is exact, else floats.

        Raises
        ------
        TypeError, ValueError
            If there are not k parameters, or one is not a finite real number.
        """
        chosen = as_vector("parameters", parameters, len(self.free_columns))
        chosen, particular, directions = same_kind(
            parameters=chosen,
            particular=self.particular,
            directions=self.directions,
        )
        return sum(
            (value * row for value, row in zip(chosen, directions)),
            start=particular.copy(),
        )

    def __repr__(self):
        names = ["", *self.parameters]
        columns = zip(self.unknowns, self.particular, self.directions.T)
        lines = [
            f"{name} = {sum_text([value, *factors], names)}"
            for name, value, factors in columns
        ]
        if not self.is_unique:
            lines.append(f"for any {joined(self.parameters)}")
        return "\n".join(lines)

    @property
    def latex(self):
        """The solution in vector form as LaTeX, without dollar signs."""
        names = r" \\ ".join(unknown_latex(name) for name in self.unknowns)
        left = rf"\left[\begin{{array}}{{r}}{names}\end{{array}}\right]"
        terms = [
            f"{unknown_latex(parameter)} {column_latex(direction)}"
            for parameter, direction in zip(self.parameters, self.directions)
        ]
        if self.particular.any() or self.is_unique:
            terms.insert(0, column_latex(self.particular))
        return f"{left} = {' + '.join(terms)}"


def _general_solution(form, unknowns):
    """Read the solutions off a reduced row echelon form."""
    count = len(unknowns)
    free = list(form.free_columns)
    held = list(form.pivot_columns)
    matrix = form.matrix[: form.rank]
    # Made from exact zeros and ones, both are in the arithmetic of the form.
    zeros = 0 * form.matrix[:1, :1]
    particular = np.zeros(count, dtype=int) + zeros[0]
    directions = np.eye(count, dtype=int)[free] + zeros
    particular[held] = matrix[:, -1]
    directions[:, held] = -matrix[:, free].T + 0
    return GeneralSolution(
        frozen(particular), frozen(directions), form.free_columns, unknowns
    )


def _names_for(count, unknowns):
    """Return the names of the unknowns, checked or made up."""
    if unknowns is None:
        if count <= 3:
            return tuple("xyz"[:count])
        return tuple(f"x_{number + 1}" for number in range(count))
    names = _checked_names(unknowns)
    if len(names) != count:
        raise ValueError(
            f"unknowns: expected {counted(count, 'name')}, as many as the"
            f" coefficients have columns, got {len(names)}"
        )
    return names


def _checked_names(unknowns):
    names = as_sequence("unknowns", unknowns, "a list of names")
    for name in names:
        if not isinstance(name, str):
            raise TypeError(
                f"unknowns: expected names as text, got {described(name)}"
            )
        if not (name.isidentifier() and re.match(r"[^\W\d_]", name)):
            raise ValueError(
                "unknowns: expected names of letters, digits and underscores"
                f" that begin with a letter, got {name!r}"
            )
        if names.count(name) > 1:
            raise ValueError(
                f"unknowns: expected different names, got {name!r} twice"
            )
    return tuple(names)
