"""The reduction of a table, whose result is not unique."""

from numbers import Integral, Rational

from mlmath.check import FunctionExercise, Mistake
from mlmath.check.comparing import kind_of, shown
from mlmath.exercises.linear_algebra.labs.linear_system_solver.answers import (
    is_sequence,
)
from mlmath.exercises.linear_algebra.labs.linear_system_solver.tables import (
    random_table,
    reduce_rows,
)

# With fewer searched columns than columns, the form is not unique: the columns
# behind depend on the row that was chosen for a pivot. Unique are the pivots,
# the searched columns, and the space that the rows span. What a result gets
# wrong of these is found here one after the other; each function returns a
# sentence, or an empty text if it finds nothing.

PIVOTS_FIRST = "Your function returns the pivots first. The rows come first."


def reduction_fault(result, expected, table, searched):
    """Say what is wrong with a reduced table and its pivot columns."""
    fault = structure_fault(result)
    if fault:
        return fault
    rows, pivots = [list(row) for row in result[0]], list(result[1])
    return (entry_fault(rows)
            or width_fault(rows, table)
            or pivot_fault(pivots, expected[1], searched)
            or height_fault(rows, expected[0], table, searched)
            or staircase_fault(rows, pivots, searched)
            or place_fault(rows, expected[0], searched)
            or behind_fault(rows, table))


def structure_fault(result):
    """Expect a list of rows, and a list of columns."""
    if not is_sequence(result) or len(result) != 2:
        return (f"Your function returns {kind_of(result)}. The exercise asks"
                " for two things: the list of rows and the list of pivot"
                " columns.")
    first, second = result
    nested = [is_sequence(part) and all(map(is_sequence, part))
              for part in result]
    flat = [is_sequence(part) and not any(map(is_sequence, part))
            for part in result]
    if flat[0] and nested[1] and not (nested[0] and flat[1]):
        return PIVOTS_FIRST
    if not nested[0]:
        return (f"The first thing that your function returns is"
                f" {kind_of(first)}, and should be a list of rows.")
    if not flat[1]:
        return (f"The second thing that your function returns is"
                f" {kind_of(second)}, and should be a flat list of columns.")
    return ""


def entry_fault(rows):
    """Expect exact entries: fractions, or whole numbers."""
    kinds = [type(entry).__name__ for row in rows for entry in row
             if not isinstance(entry, Rational)]
    return kinds and (f"Your table holds an entry of the type `{kinds[0]}`. The"
                      " exercise asks for `Fraction`.")


def width_fault(rows, table):
    """Expect as many entries in each row as the table has columns."""
    width = len(table[0])
    return any(len(row) != width for row in rows) and (
        f"The table has `{width}` columns, and not every row of your result has"
        " as many entries.")


def pivot_fault(pivots, expected, searched):
    """Expect the columns of the pivots, counted from 0."""
    are_whole = all(isinstance(column, Integral) for column in pivots)
    if pivots == expected and are_whole:
        return ""
    if pivots == [column + 1 for column in expected]:
        return ("Your list of pivots counts the columns from 1. Python counts"
                " from 0.")
    if are_whole and max(pivots, default=0) >= searched:
        return "Your list of pivots names a column behind the searched ones."
    return (f"Your list of pivot columns is {shown(pivots)}, and should be"
            f" {shown(expected)}.")


def height_fault(rows, expected, table, searched):
    """Expect as many rows as the table has."""
    missing = len(table) - len(rows)
    if missing == 0:
        return ""
    filled = rows + [[0] * len(table[0])] * missing
    if searched_part(filled, searched) == searched_part(expected, searched):
        if not behind_fault(filled, table):
            return "Your function drops rows of zeros. They stay in the table."
        return "Your function drops rows without a pivot."
    return (f"Your result has a list of `{len(rows)}` rows, and the table has"
            f" `{len(table)}`.")


def searched_part(rows, searched):
    return [row[:searched] for row in rows]


def staircase_fault(rows, pivots, searched):
    """Tell a staircase that is not reduced from a reduced one."""
    leading = [next((j for j in range(searched) if row[j]), None)
               for row in rows]
    if leading != pivots + [None] * (len(rows) - len(pivots)):
        return ""
    unscaled = any(row[column] != 1 for row, column in zip(rows, pivots))
    uncleared = any(rows[above][column] for place, column in enumerate(pivots)
                    for above in range(place))
    found = unscaled * ["not every pivot is 1"] + uncleared * [
        "above a pivot stands an entry other than 0"]
    kind = "a row echelon form, but not reduced" if (
        len(found) == 2) else "not reduced"
    return found and f"Your result is {kind}: {', and '.join(found)}."


def place_fault(rows, expected, searched):
    """Compare the searched columns, which are unique."""
    ours, right = searched_part(rows, searched), searched_part(
        expected, searched)
    if ours == right:
        return ""
    if sorted(ours) == sorted(right):
        return "The rows of your result are not in the order of a staircase."
    i, j = next((i, j) for i, row in enumerate(right) for j in range(searched)
                if ours[i][j] != row[j])
    return (f"The entry `rows[{i}][{j}]` of your result is"
            f" {shown(ours[i][j])}, and should be {shown(right[i][j])}.")


def behind_fault(rows, table):
    """Expect rows that span the same space as those of the table."""
    width = len(table[0])
    return reduce_rows(rows, width) != reduce_rows(table, width) and (
        "The searched columns of your result are right, but row operations do"
        " not lead to the columns behind them.")


def random_search(rng):
    table = random_table(rng, 2)
    return table, len(table[0]) - int(rng.integers(0, 2))


def is_search(table, searched):
    """Allow tables with equally long rows, and columns that are there."""
    widths = {len(row) for row in table}
    return len(widths) == 1 and 0 < searched <= widths.pop()


REDUCE_ROWS = FunctionExercise(
    label="exercise-lab-reduce-rows",
    reference=reduce_rows,
    edge_cases=[
        ([[1, 2, 1, 7], [2, 4, 5, 23], [3, 5, 2, 17]], 3),
        ([[0, 2, 4], [1, 1, 1]], 2),
        ([[0, 0, 3], [0, 2, 1]], 3),
        ([[0, 0], [0, 0]], 2),
        ([[1, 2], [2, 4], [3, 6]], 2),
        ([[1, 1, 1], [1, 1, 2]], 2),
        ([[3, 1]], 1),
        ([[1, 1], [2, 0]], 1),
    ],
    inputs=random_search,
    valid=is_search,
    fault=reduction_fault,
    mistakes=[
        Mistake.edit("range(len(rows))", "range(top, len(rows))",
                     "Your function clears the entries below each pivot, and"
                     " not those above."),
        Mistake.edit("pivot = rows[top][column]", "pivot = 1",
                     "Your function does not scale the pivots to 1."),
        Mistake.edit("range(searched)", "range(len(table[0]))",
                     "Your function looks for pivots in all columns, also in"
                     " those behind the bar."),
        Mistake.edit("return rows, pivots", "return pivots, rows",
                     PIVOTS_FIRST),
    ],
)
