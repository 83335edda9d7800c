"""The third row operation, and a column cleared with it."""

from mlmath.check import FunctionExercise, Mistake
from mlmath.exercises.linear_algebra.labs.linear_system_solver.tables import (
    add_multiple,
    random_table,
)


def random_step(rng):
    table = random_table(rng)
    table.append([1] * len(table[0]))
    target, source = rng.permutation(len(table))[:2].tolist()
    return table, target, source, int(rng.integers(-4, 5))


ADD_MULTIPLE = FunctionExercise(
    label="exercise-lab-add-multiple",
    reference=add_multiple,
    edge_cases=[
        ([[2, 3, 7], [4, 1, 9]], 1, 0, -2),
        ([[2, 3, 7], [4, 1, 9]], 0, 1, 3),
        ([[1, 2], [3, 4], [5, 6]], 0, 2, 0),
    ],
    inputs=random_step,
    mistakes=[
        Mistake.edit("goal + factor", "factor",
                     "Your function replaces the row by the multiple of the"
                     " other one and forgets what stood there."),
        Mistake(lambda rows, target, source, factor:
                add_multiple(rows, source, target, factor),
                "Your function changes the values of the wrong row: they are"
                " those of the source."),
        Mistake.edit("goal + factor", "goal - factor",
                     "Your function subtracts in place of adding."),
        Mistake.edit("goal + factor * given", "factor * goal + given",
                     "Your function multiplies the target, not the source."),
    ],
)


def clear_column(rows, top, column):
    """Clear a column above and below its pivot, which is 1."""
    for other in range(len(rows)):
        if other != top:
            rows = add_multiple(rows, other, top, -rows[other][column])
    return rows


def random_column(rng):
    table = random_table(rng)
    top = int(rng.integers(len(table)))
    column = int(rng.integers(len(table[0])))
    table[top][column] = 1
    return table, top, column


def has_pivot(rows, top, column):
    """Allow tables whose pivot is there, and is 1."""
    return (0 <= top < len(rows) and 0 <= column < len(rows[0])
            and rows[top][column] == 1)


CLEAR_COLUMN = FunctionExercise(
    label="exercise-lab-clear-column",
    reference=clear_column,
    edge_cases=[
        ([[1, 2, 7], [4, 1, 9]], 0, 0),
        ([[2, 3, 7], [4, 1, 9]], 1, 1),
        ([[0, 3, 5], [0, 1, 4], [0, -2, 6]], 1, 1),
        ([[0, 1, 5], [0, 3, 4]], 0, 1),
        ([[1, 5]], 0, 0),
    ],
    inputs=random_column,
    valid=has_pivot,
    mistakes=[
        Mistake.edit("-rows[other][column]", "rows[other][column]",
                     "Your function adds where it should subtract, so that the"
                     " entries double in place of becoming zero."),
        Mistake.edit("-rows[other][column]", "-rows[top][column]",
                     "Your function takes the factor from the pivot's row. It"
                     " is the entry of the other row that must go."),
        Mistake.edit("-rows[other][column]", "-rows[other][top]",
                     "Your function looks into the column with the number"
                     " `top`, which is the number of a row."),
        Mistake.edit("range(len(rows))", "range(top + 1, len(rows))",
                     "Your function clears the column below the pivot only."),
        Mistake.edit("if other != top", "if True",
                     "Your function clears the row of the pivot, too."),
    ],
)
