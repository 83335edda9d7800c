"""Systems of linear equations: exact numbers, classification and solution."""

import re
from dataclasses import dataclass

import numpy as np

from mlmath._arguments import (
    as_floats,
    as_matrix,
    as_number,
    as_vector,
    fraction_from,
    frozen,
    is_exact,
    same_kind,
)
from mlmath.elimination import (
    EchelonForm,
    back_substitution,
    rank,
    reduced_row_echelon_form,
    row_echelon_form,
)
from mlmath.equations import parse_equation
from mlmath.row_operations import AddMultiple, Scale, Swap, replay
from mlmath.typesetting import (
    column_latex,
    number_latex,
    number_text,
    sum_parts,
    typeset,
    unknown_latex,
)

__all__ = [
    "AddMultiple",
    "Classification",
    "EchelonForm",
    "GeneralSolution",
    "InconsistentSystemError",
    "LinearSystem",
    "Scale",
    "Swap",
    "back_substitution",
    "exact",
    "rank",
    "reduced_row_echelon_form",
    "replay",
    "row_echelon_form",
    "typeset",
]


class InconsistentSystemError(ValueError):
    """Raised when a system without a solution is to be solved."""


def exact(values):
    """Return an array of Fractions."""
    if isinstance(values, np.ndarray):
        values = values.tolist()
    if not isinstance(values, (list, tuple, range)):
        raise TypeError(
            "values: expected a list of numbers or of rows,"
            f" got {values!r} ({type(values).__name__})"
        )
    shape, entries = _flattened("values", values)
    array = np.empty(len(entries), dtype=object)
    array[:] = entries
    return array.reshape(shape)


def _flattened(place, values):
    if isinstance(values, np.ndarray):
        values = values.tolist()
    if not isinstance(values, (list, tuple, range)):
        return (), [fraction_from(place, values)]
    if not values:
        raise ValueError(f"{place}: expected at least one number, got none")
    parts = [
        _flattened(f"{place}[{position}]", part)
        for position, part in enumerate(values)
    ]
    shapes = [shape for shape, _ in parts]
    for shape in shapes:
        if shape != shapes[0]:
            raise ValueError(
                f"{place}: expected equally long rows, got parts of shapes"
                f" {shapes[0]} and {shape}"
            )
    return (len(values), *shapes[0]), [e for _, part in parts for e in part]


@dataclass(frozen=True)
class Classification:
    """How many solutions a system has, and why."""

    kind: str
    reason: str
    rank_coefficients: int
    rank_augmented: int
    unknown_count: int

    def __repr__(self):
        return f"{self.kind}: {self.reason}"


@dataclass(frozen=True, repr=False, eq=False)
class LinearSystem:
    """A system of linear equations."""

    coefficients: np.ndarray
    constants: np.ndarray
    unknowns: tuple | None = None

    def __post_init__(self):
        coefficients = as_matrix("coefficients", self.coefficients)
        constants = as_vector("constants", self.constants, len(coefficients))
        coefficients, constants = same_kind(coefficients, constants)
        names = _unknown_names(self.unknowns, coefficients.shape[1])
        object.__setattr__(self, "coefficients", frozen(coefficients))
        object.__setattr__(self, "constants", frozen(constants))
        object.__setattr__(self, "unknowns", names)

    @classmethod
    def from_equations(cls, equations, unknowns=None):
        """Read a system from texts such as ``"3*f + 2*h = 5"``."""
        if isinstance(equations, str) or not hasattr(equations, "__iter__"):
            raise TypeError(
                "equations: expected a list of texts, one per equation,"
                f" got {equations!r} ({type(equations).__name__})"
            )
        parsed = [parse_equation(text) for text in equations]
        found = list(dict.fromkeys(name for left, _ in parsed for name in left))
        if unknowns is None:
            names = found
        else:
            names = _listed_unknowns(unknowns)
            for name in found:
                if name not in names:
                    raise ValueError(
                        "unknowns: expected every unknown of the equations,"
                        f" got {', '.join(names)} without {name}"
                    )
        if not names:
            raise ValueError(
                "equations: expected at least one unknown,"
                f" got none in {len(parsed)} equations"
            )
        rows = [[left.get(name, 0) for name in names] for left, _ in parsed]
        return cls(rows, [right for _, right in parsed], names)

    @property
    def augmented(self):
        """The coefficients with the constants as a last column."""
        return frozen(np.column_stack([self.coefficients, self.constants]))

    @property
    def is_exact(self):
        """Whether the numbers are Fractions."""
        return is_exact(self.coefficients)

    def as_floats(self):
        """Return the same system with floats."""
        return LinearSystem(
            as_floats(self.coefficients), as_floats(self.constants), self.unknowns
        )

    def classify(self, tolerance=None):
        """Tell how many solutions the system has."""
        return self._judge(self._reduced(tolerance))

    def solve(self, tolerance=None):
        """Return all solutions."""
        form = self._reduced(tolerance)
        verdict = self._judge(form)
        if verdict.kind == "none":
            raise InconsistentSystemError(f"no solution: {verdict.reason}")
        return _general_solution(form, self.unknowns)

    def __repr__(self):
        count, number = self.coefficients.shape
        heading = (
            f"{_counted(count, 'equation')} in {_counted(number, 'unknown')}"
            f" ({', '.join(self.unknowns)}):"
        )
        rows = self._rows(number_text, str)
        widths = [max(map(len, column)) for column in zip(*rows)]
        lines = [
            " ".join(
                cell.rjust(width) for cell, width in zip(row, widths) if width
            )
            for row in rows
        ]
        return "\n".join([heading, *(f"  {line}" for line in lines)])

    def _repr_latex_(self):
        return f"$${self.latex}$$"

    @property
    def latex(self):
        """The equations as LaTeX, without dollar signs."""
        body = r" \\ ".join(
            " & ".join(row) for row in self._rows(number_latex, unknown_latex, True)
        )
        spec = "r" + "cr" * len(self.unknowns)
        return rf"\begin{{array}}{{{spec}}}{body}\end{{array}}"

    def _rows(self, write, write_name, *_):
        rows = []
        for coefficients, constant in zip(self.coefficients, self.constants):
            parts = sum_parts(coefficients, self.unknowns, write, write_name)
            if not any(term for _, term in parts):
                parts[-1] = ("", "0")
            cells = [cell for part in parts for cell in part][1:]
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
        left_over = [value for value in form.matrix[form.rank :, -1] if value]
        kind, reason = self._verdict(form, left_over)
        return Classification(
            kind=kind,
            reason=reason,
            rank_coefficients=form.rank,
            rank_augmented=form.rank + bool(left_over),
            unknown_count=len(self.unknowns),
        )

    def _verdict(self, form, left_over):
        names = _joined(self.unknowns)
        count = len(self.unknowns)
        if left_over:
            several = len(self.constants) > 1
            return "none", (
                f"The equation{'s' if several else ''} cannot"
                f"{' all' if several else ''} hold:"
                f" {'together they say' if several else 'it says'}"
                f" 0 = {number_text(left_over[0])}, whatever the"
                f" value{'' if count == 1 else 's'} of {names}."
            )
        pieces = _counted(form.rank, "independent piece")
        about = f"{pieces} of information about {_counted(count, 'unknown')} ({names})"
        if form.free_columns:
            free = _joined([self.unknowns[j] for j in form.free_columns])
            return "infinitely many", (
                f"The equations give only {about}, so {free} can be chosen"
                " freely."
            )
        each = "it has" if count == 1 else "each of them has"
        return "unique", f"The equations give {about}, so {each} exactly one value."


@dataclass(frozen=True, repr=False, eq=False)
class GeneralSolution:
    """All solutions of a system."""

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
        """The names of the numbers to choose: t, or t_1, t_2 and so on."""
        count = len(self.free_columns)
        letter = _free_letter(self.unknowns)
        if count == 1:
            return (letter,)
        return tuple(f"{letter}_{k + 1}" for k in range(count))

    def at(self, *parameters):
        """Return the solution for a choice of the parameters."""
        count = len(self.free_columns)
        if len(parameters) != count:
            raise ValueError(
                f"parameters: expected {_counted(count, 'number')}, one for each"
                f" free unknown, got {len(parameters)}"
            )
        if not count:
            return self.particular.copy()
        chosen = as_vector("parameters", parameters)
        chosen, particular, directions = same_kind(
            chosen, self.particular, self.directions
        )
        return particular + chosen @ directions

    def __repr__(self):
        lines = [
            f"{name} = {self._expression(j)}"
            for j, name in enumerate(self.unknowns)
        ]
        if self.is_unique:
            return "\n".join(lines)
        return "\n".join(
            [*lines, f"for any {_joined(self.parameters)}"]
        )

    def _expression(self, j):
        values = [self.particular[j], *self.directions[:, j]]
        names = ["", *self.parameters]
        parts = []
        for value, name in zip(values, names):
            if value == 0:
                continue
            size = number_text(abs(value))
            term = " ".join(filter(None, [size if size != "1" or not name else "", name]))
            sign = "-" if value < 0 else "+"
            if parts:
                parts.append(f"{sign} {term}")
            else:
                parts.append(f"-{term}" if value < 0 else term)
        return " ".join(parts) or "0"

    def _repr_latex_(self):
        return f"$${self.latex}$$"

    @property
    def latex(self):
        """The solution in vector form as LaTeX, without dollar signs."""
        names = r" \\ ".join(unknown_latex(name) for name in self.unknowns)
        left = rf"\left[\begin{{array}}{{r}}{names}\end{{array}}\right]"
        terms = [
            f"{unknown_latex(parameter)} {column_latex(direction)}"
            for parameter, direction in zip(self.parameters, self.directions)
        ]
        if self.particular.any() or not terms:
            terms.insert(0, column_latex(self.particular))
        return f"{left} = {' + '.join(terms)}"


def _general_solution(form, unknowns):
    count = len(unknowns)
    zero = form.matrix[0, 0] * 0
    particular = np.full(count, zero)
    directions = np.full((len(form.free_columns), count), zero)
    for row, column in form.pivots:
        particular[column] = form.matrix[row, -1]
        for k, free in enumerate(form.free_columns):
            directions[k, column] = -form.matrix[row, free]
    for k, free in enumerate(form.free_columns):
        directions[k, free] = zero + 1
    return GeneralSolution(
        frozen(particular), frozen(directions), form.free_columns, unknowns
    )


def _unknown_names(unknowns, count):
    if unknowns is None:
        if count <= 3:
            return ("x", "y", "z")[:count]
        return tuple(f"x_{j + 1}" for j in range(count))
    names = _listed_unknowns(unknowns)
    if len(names) != count:
        raise ValueError(
            f"unknowns: expected {count} names, one for each column of the"
            f" coefficients, got {len(names)}"
        )
    return names


def _listed_unknowns(unknowns):
    if isinstance(unknowns, str) or not hasattr(unknowns, "__iter__"):
        raise TypeError(
            "unknowns: expected a list of names,"
            f" got {unknowns!r} ({type(unknowns).__name__})"
        )
    names = tuple(unknowns)
    for name in names:
        if not isinstance(name, str):
            raise TypeError(
                "unknowns: expected names as text,"
                f" got {name!r} ({type(name).__name__})"
            )
        if not re.fullmatch(r"[^\W\d_]\w*", name):
            raise ValueError(
                "unknowns: expected names of letters, digits and underscores"
                f" that begin with a letter, got {name!r}"
            )
        if names.count(name) > 1:
            raise ValueError(f"unknowns: expected different names, got {name!r} twice")
    return names


def _counted(count, noun):
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _joined(names):
    *front, last = names
    return f"{', '.join(front)} and {last}" if front else last


def _free_letter(unknowns):
    taken = {name.partition("_")[0] for name in unknowns}
    return next(letter for letter in "tsuvwabcdefg" if letter not in taken)
