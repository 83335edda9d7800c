"""How many solutions a system has, and the one that is chosen."""

from fractions import Fraction

from mlmath.check import FunctionExercise, Mistake
from mlmath.exercises.linear_algebra.labs.linear_system_solver.tables import (
    random_table,
    reduce_rows,
)


def kind_of_system(table):
    """Compare the pivots with the rows below and with the unknowns."""
    unknowns = len(table[0]) - 1
    rows, pivots = reduce_rows(table, unknowns)
    if any(row[-1] for row in rows[len(pivots):]):
        return "none"
    return "unique" if len(pivots) == unknowns else "infinitely many"


CONTRADICTION = "any(row[-1] for row in rows[len(pivots):])"
ALL_PIVOTS = "len(pivots) == unknowns"
NO_ZERO_ROW = "all(map(any, rows))"

KIND_OF_SYSTEM = FunctionExercise(
    label="exercise-lab-kind-of-system",
    reference=kind_of_system,
    edge_cases=[
        ([[2, 4, 4], [1, 6, 3]],),
        ([[2, 4, 4], [1, 2, 2]],),
        ([[2, 4, 4], [1, 2, 3]],),
        ([[1, 0, 1], [0, 1, 2], [1, 1, 3]],),
        ([[1, 0, 1], [0, 1, 2], [1, 1, 4]],),
        ([[0, 0]],),
        ([[0, 5]],),
        ([[1, 2, 3, 4]],),
    ],
    inputs=lambda rng: (random_table(rng, 2),),
    valid=lambda table: (len({len(row) for row in table}) == 1
                         and len(table[0]) > 1),
    mistakes=[
        Mistake.edit(CONTRADICTION, "False",
                     "Your function never says that there is no solution."),
        Mistake.edit(ALL_PIVOTS, "False",
                     "Your function never says that there is exactly one"
                     " solution."),
        Mistake.edit(ALL_PIVOTS, "True",
                     "Your function never says that there are infinitely many"
                     " solutions."),
        Mistake.edit("(table, unknowns)", "(table, unknowns + 1)",
                     "Your function looks for pivots in the column of the"
                     " constants, too."),
        Mistake.edit("len(table[0]) - 1", "len(table[0])",
                     "Your function takes the column of the constants for an"
                     " unknown."),
        Mistake.edit("rows[len(pivots):]", "rows",
                     "Your function says `none` as soon as a constant is not 0,"
                     " also beside a pivot."),
        Mistake.edit("if any", "if len(pivots) < unknowns and any",
                     "Your function says `unique` as soon as all unknowns have"
                     " pivots, even if a row says 0 = 1."),
        Mistake.edit("if any", f"if {ALL_PIVOTS} and any",
                     "Your function says `infinitely many` as soon as an"
                     " unknown has no pivot, even if a row says 0 = 1."),
        *(Mistake.edit(CONTRADICTION, none, ALL_PIVOTS, unique,
                       "Your function takes a row of zeros for a free unknown,"
                       " even where each unknown has a pivot.")
          for none in (CONTRADICTION, f"{NO_ZERO_ROW} and {CONTRADICTION}")
          for unique in (NO_ZERO_ROW, f"{NO_ZERO_ROW} and {ALL_PIVOTS}")),
        *(Mistake.edit(CONTRADICTION, none,
                       "Your function takes a row of zeros for a contradiction."
                       " It says 0 = 0, which is always true.")
          for none in ("len(pivots) < len(rows)", f"not {NO_ZERO_ROW}",
                       "len(pivots) < min(unknowns, len(rows))")),
        Mistake.edit(ALL_PIVOTS, "len(rows) >= unknowns",
                     "Your function counts equations. Some of them may repeat"
                     " the others."),
    ],
)


def solution_for(table, choice):
    """Complete a choice of the free unknowns."""
    unknowns = len(table[0]) - 1
    rows, pivots = reduce_rows(table, unknowns)
    free = [j for j in range(unknowns) if j not in pivots]
    values = [Fraction(0)] * unknowns
    for j, value in zip(free, choice):
        values[j] = Fraction(value)
    for row, column in zip(rows, pivots):
        values[column] = row[-1] - sum(row[j] * values[j] for j in free)
    return values


def random_choice(rng):
    """Make a system with solutions, and as many numbers as it leaves free."""
    table = random_table(rng, 3)
    width = len(table[0]) - 1
    inside = rng.integers(-3, 4, size=width).tolist()
    for row in table:
        row[-1] = sum(entry * x for entry, x in zip(row, inside))
    return table, rng.integers(-3, 4, size=count_of_free(table)).tolist()


def count_of_free(table):
    unknowns = len(table[0]) - 1
    return unknowns - len(reduce_rows(table, unknowns)[1])


def is_choice(table, choice):
    """Allow systems that have solutions, and one value for each free unknown."""
    return (kind_of_system(table) != "none"
            and len(choice) == count_of_free(table))


SOLUTION_FOR = FunctionExercise(
    label="exercise-lab-solution-for",
    reference=solution_for,
    edge_cases=[
        ([[1, 2, 5]], [3]),
        ([[1, 2, 1, 4], [0, 1, 1, 1]], [0]),
        ([[1, 2, 1, 4], [0, 1, 1, 1]], [2]),
        ([[0, 1, 2]], [7]),
        ([[2, 0, 6], [0, 4, 4]], []),
        ([[1, 1, 1, 6]], [1, 2]),
    ],
    inputs=random_choice,
    valid=is_choice,
    mistakes=[
        Mistake.edit("row[-1] - sum", "row[-1] + sum",
                     "Your function adds the free unknowns. On the other side"
                     " of the equation they change their sign."),
        Mistake.edit("Fraction(value)", "Fraction(0)",
                     "Your function takes 0 for the free unknowns, whatever was"
                     " chosen."),
        Mistake.edit(" - sum(row[j] * values[j] for j in free)", "",
                     "Your function forgets that the free unknowns change the"
                     " others."),
        Mistake.edit("j not in pivots", "j >= len(pivots)",
                     "zip(rows, pivots)", "zip(rows, range(len(pivots)))",
                     "Your function takes the last unknowns for the free ones,"
                     " wherever the pivots stand."),
    ],
)
