"""The exercises of the lab in which the reader builds a linear-system solver."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import isclose
from numbers import Integral, Rational, Real

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise
from mlmath.check.comparing import difference, kind_of, shown

# Row operations --------------------------------------------------------------


def add_multiple(rows, target, source, factor):
    """Add a multiple of one row to another, in a copy."""
    result = [list(row) for row in rows]
    result[target] = [goal + factor * given for goal, given
                      in zip(rows[target], rows[source])]
    return result


def random_table(rng, fewest_columns=1):
    """Make a small table of whole numbers, often with dependent rows."""
    row_count = int(rng.integers(1, 5))
    column_count = int(rng.integers(fewest_columns, 6))
    table = rng.integers(-3, 4, size=(row_count, column_count))
    if row_count > 1 and rng.random() < 0.6:
        table[-1] = rng.integers(-2, 3) * table[0]
        if rng.random() < 0.5:
            table[-1, -1] += rng.integers(-1, 2)
    return table.tolist()


def random_step(rng):
    table = random_table(rng)
    table.append([1] * len(table[0]))
    target, source = rng.permutation(len(table))[:2].tolist()
    return table, target, source, int(rng.integers(-4, 5))


def only_the_multiple(rows, target, source, factor):
    result = [list(row) for row in rows]
    result[target] = [factor * given for given in rows[source]]
    return result


def into_the_source(rows, target, source, factor):
    return add_multiple(rows, source, target, factor)


def subtracted(rows, target, source, factor):
    return add_multiple(rows, target, source, -factor)


def factor_on_the_target(rows, target, source, factor):
    result = [list(row) for row in rows]
    result[target] = [factor * goal + given for goal, given
                      in zip(rows[target], rows[source])]
    return result


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
        Mistake(only_the_multiple,
                "Your function replaces the row by the multiple of the other"
                " one and forgets what stood there."),
        Mistake(into_the_source,
                "Your function changes the values of the wrong row: they are"
                " those of the source."),
        Mistake(subtracted, "Your function subtracts in place of adding."),
        Mistake(factor_on_the_target,
                "Your function multiplies the target, not the source."),
    ],
)

# Back substitution -----------------------------------------------------------


def solve_upper(upper, constants):
    """Walk up the rows of a triangular system."""
    values = [0] * len(constants)
    for i in reversed(range(len(constants))):
        known = sum(upper[i][j] * values[j]
                    for j in range(i + 1, len(constants)))
        values[i] = (constants[i] - known) / upper[i][i]
    return values


def random_triangle(rng):
    size = int(rng.integers(1, 5))
    upper = rng.integers(-3, 4, size=(size, size))
    for i in range(size):
        upper[i, :i] = 0
        upper[i, i] = rng.choice([-2, -1, 1, 2, 4])
    return upper.tolist(), rng.integers(-8, 9, size=size).tolist()


def is_triangle(upper, constants):
    """Allow square triangles without a zero on the diagonal."""
    size = len(constants)
    return (size > 0 and len(upper) == size
            and all(len(row) == size for row in upper)
            and all(upper[i][i] != 0 for i in range(size))
            and not any(upper[i][j] for i in range(size) for j in range(i)))


def variant_of_back_substitution(change):
    """Make a wrong solver out of a wrong expression."""
    def solve(upper, constants):
        values = [0] * len(constants)
        for i in reversed(range(len(constants))):
            known = sum(upper[i][j] * values[j]
                        for j in range(i + 1, len(constants)))
            values[i] = change(constants[i], known, upper[i][i])
        return values
    return solve


SOLVE_UPPER = FunctionExercise(
    label="exercise-lab-solve-upper",
    reference=solve_upper,
    edge_cases=[
        ([[4]], [8]),
        ([[2, 1], [0, 4]], [5, 4]),
        ([[1, 2, 1], [0, -1, -1], [0, 0, 3]], [7, -4, 9]),
        ([[2]], [1]),
    ],
    inputs=random_triangle,
    valid=is_triangle,
    mistakes=[
        Mistake(variant_of_back_substitution(
                    lambda constant, known, pivot: constant - known),
                "Your function forgets to divide by the pivot."),
        Mistake(variant_of_back_substitution(
                    lambda constant, known, pivot: (constant + known) / pivot),
                "Your function adds what is known. On the other side of the"
                " equation it changes its sign."),
        Mistake(variant_of_back_substitution(
                    lambda constant, known, pivot: (known - constant) / pivot),
                "Your function subtracts the constant from what is known."),
        Mistake(variant_of_back_substitution(
                    lambda constant, known, pivot: constant / pivot - known),
                "Your function divides before it subtracts."),
        Mistake(variant_of_back_substitution(
                    lambda constant, known, pivot: constant - known / pivot),
                "Your function divides only what is known: without"
                " parentheses, `/` comes before `-`."),
        Mistake(variant_of_back_substitution(
                    lambda constant, known, pivot: (constant - known) // pivot),
                "Your function divides with `//`, which drops the decimals."),
        Mistake(variant_of_back_substitution(
                    lambda constant, known, pivot: (constant - known) * pivot),
                "Your function multiplies by the pivot."),
        Mistake(variant_of_back_substitution(
                    lambda constant, known, pivot: constant / pivot),
                "Your function leaves out the unknowns that are known"
                " already."),
    ],
)

# The reduction ---------------------------------------------------------------


def reduce_rows(table, searched):
    """Reduce with fractions."""
    return reduced(table, searched)


def reduced(table, searched, above=True, to_one=True):
    """Reduce with fractions; the switches make typical mistakes."""
    rows, pivots = remembered(tuple(map(tuple, table)), searched, above, to_one)
    return [list(row) for row in rows], list(pivots)


@lru_cache(maxsize=512)
def remembered(table, searched, above, to_one):
    """Reduce a table; a check asks for the same one many times."""
    rows = [[Fraction(entry) for entry in row] for row in table]
    pivots = []
    for column in range(searched):
        top = len(pivots)
        found = [r for r in range(top, len(rows)) if rows[r][column] != 0]
        if not found:
            continue
        rows[top], rows[found[0]] = rows[found[0]], rows[top]
        if to_one:
            pivot = rows[top][column]
            rows[top] = [entry / pivot if entry else entry
                         for entry in rows[top]]
        for other in range(0 if above else top, len(rows)):
            if other != top and rows[other][column]:
                factor = rows[other][column] / rows[top][column]
                rows[other] = [goal - factor * given if given else goal
                               for goal, given in zip(rows[other], rows[top])]
        pivots.append(column)
    return rows, pivots


# With fewer searched columns than columns, the form is not unique: the columns
# behind depend on the row that was chosen for a pivot. Unique are the pivots,
# the searched columns, and the space that the rows span. What a result gets
# wrong of these is found here one after the other; each function returns a
# sentence, or an empty text if it finds nothing.

PIVOTS_FIRST = "Your function returns the pivots first. The rows come first."


def reduction_fault(result, table, searched):
    """Say what is wrong with a reduced table and its pivot columns."""
    fault = structure_fault(result)
    if fault:
        return fault
    rows, pivots = [list(row) for row in result[0]], list(result[1])
    expected_rows, expected_pivots = reduce_rows(table, searched)
    return (entry_fault(rows)
            or width_fault(rows, table)
            or pivot_fault(pivots, expected_pivots, searched)
            or height_fault(rows, table, expected_rows, searched)
            or staircase_fault(rows, pivots, searched)
            or place_fault(rows, expected_rows, searched)
            or behind_fault(rows, table))


def is_sequence(value):
    return isinstance(value, list | tuple | np.ndarray)


def is_flat(value):
    return is_sequence(value) and not any(map(is_sequence, value))


def is_nested(value):
    return is_sequence(value) and all(map(is_sequence, value))


def structure_fault(result):
    """Expect a list of rows, and a list of columns."""
    if not is_sequence(result) or len(result) != 2:
        return (f"Your function returns {kind_of(result)}. The exercise asks"
                " for two things: the list of rows and the list of pivot"
                " columns.")
    first, second = result
    if is_nested(first) and is_flat(second):
        return ""
    if is_flat(first) and is_nested(second):
        return PIVOTS_FIRST
    if is_nested(first):
        return ("The second thing that your function returns is"
                f" {kind_of(second)}, and should be a flat list of columns.")
    return (f"The first thing that your function returns is {kind_of(first)},"
            " and should be a list of rows.")


def entry_fault(rows):
    """Expect exact entries: fractions, or whole numbers."""
    for entry in (entry for row in rows for entry in row):
        if not isinstance(entry, Rational):
            return ("Your table holds an entry of the type"
                    f" `{type(entry).__name__}`. The exercise asks for"
                    " `Fraction`.")
    return ""


def width_fault(rows, table):
    """Expect as many entries in each row as the table has columns."""
    width = len(table[0])
    if all(len(row) == width for row in rows):
        return ""
    return (f"The table has `{width}` columns, and not every row of your result"
            " has as many entries.")


def pivot_fault(pivots, expected, searched):
    """Expect the columns of the pivots, counted from 0."""
    if pivots == expected and are_all(Integral, pivots):
        return ""
    if pivots == [column + 1 for column in expected]:
        return ("Your list of pivots counts the columns from 1. Python counts"
                " from 0.")
    if are_all(Integral, pivots) and max(pivots, default=0) >= searched:
        return "Your list of pivots names a column behind the searched ones."
    return (f"Your list of pivot columns is {shown(pivots)}, and should be"
            f" {shown(expected)}.")


def are_all(kind, values):
    return all(isinstance(value, kind) for value in values)


def height_fault(rows, table, expected_rows, searched):
    """Expect as many rows as the table has."""
    missing = len(table) - len(rows)
    if missing == 0:
        return ""
    filled = rows + [[0] * len(table[0])] * missing
    if missing > 0 and searched_part(filled, searched) == searched_part(
            expected_rows, searched):
        if not behind_fault(filled, table):
            return "Your function drops rows of zeros. They stay in the table."
        return "Your function drops rows without a pivot."
    return (f"Your result has a list of `{len(rows)}` rows, and the table has"
            f" `{len(table)}`.")


def searched_part(rows, searched):
    return [row[:searched] for row in rows]


def staircase_fault(rows, pivots, searched):
    """Tell a staircase that is not reduced from a reduced one."""
    if leading_columns(rows, searched) != pivots:
        return ""
    scaled = all(row[column] == 1 for row, column in zip(rows, pivots))
    cleared = not any(rows[above][column] for place, column in enumerate(pivots)
                      for above in range(place))
    if scaled and cleared:
        return ""
    if cleared:
        return "Your result is not reduced: not every pivot is 1."
    if scaled:
        return ("Your result is not reduced: above a pivot stands an entry"
                " other than 0.")
    return ("Your result is a row echelon form, but not reduced: not every"
            " pivot is 1, and above a pivot stands an entry other than 0.")


def leading_columns(rows, searched):
    """Return the first column with an entry, for each row that has one."""
    found = [next((j for j in range(searched) if row[j]), None) for row in rows]
    steps = len(found) - found.count(None)
    return found[:steps]  # holds a None if a row of zeros stands too high


def place_fault(rows, expected_rows, searched):
    """Compare the searched columns, which are unique."""
    ours = searched_part(rows, searched)
    right = searched_part(expected_rows, searched)
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
    if reduce_rows(rows, width) == reduce_rows(table, width):
        return ""
    return ("The searched columns of your result are right, but row operations"
            " do not lead to the columns behind them.")


def random_search(rng):
    table = random_table(rng, 2)
    behind = int(rng.integers(0, 2))
    return table, len(table[0]) - behind


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
    accepts=lambda result, table, searched: not reduction_fault(
        result, table, searched),
    diagnose=reduction_fault,
    mistakes=[
        Mistake(lambda table, searched: reduced(table, searched, above=False),
                "Your function clears the entries below each pivot, and not"
                " those above."),
        Mistake(lambda table, searched: reduced(table, searched, to_one=False),
                "Your function does not scale the pivots to 1."),
        Mistake(lambda table, searched: reduce_rows(table, len(table[0])),
                "Your function looks for pivots in all columns, also in those"
                " behind the bar."),
        Mistake(lambda table, searched: reduce_rows(table, searched)[::-1],
                PIVOTS_FIRST),
    ],
)

# The kind of a system --------------------------------------------------------


def kind_of_system(table):
    """Compare the pivots with the rows below and with the unknowns."""
    unknowns = len(table[0]) - 1
    rows, pivots = reduce_rows(table, unknowns)
    if any(row[-1] != 0 for row in rows[len(pivots):]):
        return "none"
    return "unique" if len(pivots) == unknowns else "infinitely many"


def contradicts(rows, pivots, unknowns):
    return any(row[-1] != 0 for row in rows[len(pivots):])


def has_constant(rows, pivots, unknowns):
    return any(row[-1] != 0 for row in rows)


def has_pivots_everywhere(rows, pivots, unknowns):
    return len(pivots) == unknowns


def has_free_unknowns(rows, pivots, unknowns):
    return len(pivots) < unknowns


def has_zero_row(rows, pivots, unknowns):
    return not all(map(any, rows))


def has_enough_equations(rows, pivots, unknowns):
    return len(rows) >= unknowns


NO_SOLUTION = (contradicts, "none")
ONE_SOLUTION = (has_pivots_everywhere, "unique")
MANY_BY_ZERO_ROW = (has_zero_row, "infinitely many")
NONE_BY_ZERO_ROW = (has_zero_row, "none")


def decided_by(*rules, otherwise, searched_constants=0, more_unknowns=0):
    """Make a wrong verdict out of questions, and of the order they come in."""
    def kind(table):
        unknowns = len(table[0]) - 1
        rows, pivots = reduce_rows(table, unknowns + searched_constants)
        return next((verdict for holds, verdict in rules
                     if holds(rows, pivots, unknowns + more_unknowns)),
                    otherwise)
    return kind


MANY_BY_ZERO_ROWS = [
    decided_by(NO_SOLUTION, MANY_BY_ZERO_ROW, ONE_SOLUTION,
               otherwise="infinitely many"),
    decided_by(MANY_BY_ZERO_ROW, NO_SOLUTION, ONE_SOLUTION,
               otherwise="infinitely many"),
    decided_by(NO_SOLUTION, MANY_BY_ZERO_ROW, otherwise="unique"),
    decided_by(MANY_BY_ZERO_ROW, NO_SOLUTION, otherwise="unique"),
]
NONE_BY_ZERO_ROWS = [
    decided_by(NO_SOLUTION, NONE_BY_ZERO_ROW, ONE_SOLUTION,
               otherwise="infinitely many"),
    decided_by(NONE_BY_ZERO_ROW, ONE_SOLUTION, otherwise="infinitely many"),
    decided_by(ONE_SOLUTION, NO_SOLUTION, NONE_BY_ZERO_ROW,
               otherwise="infinitely many"),
]


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
        Mistake(decided_by(ONE_SOLUTION, otherwise="infinitely many"),
                "Your function never says that there is no solution."),
        Mistake(decided_by(NO_SOLUTION, otherwise="infinitely many"),
                "Your function never says that there is exactly one"
                " solution."),
        Mistake(decided_by(NO_SOLUTION, otherwise="unique"),
                "Your function never says that there are infinitely many"
                " solutions."),
        Mistake(decided_by(NO_SOLUTION, ONE_SOLUTION, searched_constants=1,
                           otherwise="infinitely many"),
                "Your function looks for pivots in the column of the"
                " constants, too."),
        Mistake(decided_by(NO_SOLUTION, ONE_SOLUTION, searched_constants=1,
                           more_unknowns=1, otherwise="infinitely many"),
                "Your function takes the column of the constants for an"
                " unknown."),
        Mistake(decided_by((has_constant, "none"), ONE_SOLUTION,
                           otherwise="infinitely many"),
                "Your function says `none` as soon as a constant is not 0,"
                " also beside a pivot."),
        Mistake(decided_by(ONE_SOLUTION, NO_SOLUTION,
                           otherwise="infinitely many"),
                "Your function says `unique` as soon as all unknowns have"
                " pivots, even if a row says 0 = 1."),
        Mistake(decided_by((has_free_unknowns, "infinitely many"), NO_SOLUTION,
                           otherwise="unique"),
                "Your function says `infinitely many` as soon as an unknown"
                " has no pivot, even if a row says 0 = 1."),
        *(Mistake(wrong,
                  "Your function takes a row of zeros for a free unknown, even"
                  " where each unknown has a pivot.")
          for wrong in MANY_BY_ZERO_ROWS),
        *(Mistake(wrong,
                  "Your function takes a row of zeros for a contradiction. It"
                  " says 0 = 0, which is always true.")
          for wrong in NONE_BY_ZERO_ROWS),
        Mistake(decided_by(NO_SOLUTION, (has_enough_equations, "unique"),
                           otherwise="infinitely many"),
                "Your function counts equations. Some of them may repeat the"
                " others."),
    ],
)

# One solution for each choice ------------------------------------------------


def solution_for(table, choice):
    """Complete a choice of the free unknowns."""
    return completed(table, choice)


def completed(table, choice, sign=-1, chosen=True):
    """Complete a choice; the switches make typical mistakes."""
    unknowns = len(table[0]) - 1
    rows, pivots = reduce_rows(table, unknowns)
    free = [j for j in range(unknowns) if j not in pivots]
    values = [Fraction(0)] * unknowns
    for j, value in zip(free, choice):
        values[j] = Fraction(value if chosen else 0)
    for row, column in zip(rows, pivots):
        values[column] = row[-1] + sign * sum(row[j] * values[j] for j in free)
    return values


def as_if_the_last_were_free(table, choice):
    unknowns = len(table[0]) - 1
    rows, pivots = reduce_rows(table, unknowns)
    found = rows[:len(pivots)]
    return [row[-1] - sum(entry * value for entry, value
                          in zip(row[len(pivots):-1], choice))
            for row in found] + list(choice)


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
        Mistake(lambda table, choice: completed(table, choice, sign=1),
                "Your function adds the free unknowns. On the other side of"
                " the equation they change their sign."),
        Mistake(lambda table, choice: completed(table, choice, chosen=False),
                "Your function takes 0 for the free unknowns, whatever was"
                " chosen."),
        Mistake(lambda table, choice: completed(table, choice, sign=0),
                "Your function forgets that the free unknowns change the"
                " others."),
        Mistake(as_if_the_last_were_free,
                "Your function takes the last unknowns for the free ones,"
                " wherever the pivots stand."),
    ],
)

# Put it to work --------------------------------------------------------------


# Sums of larger numbers could become infinite.
LARGEST = 1e100


def floats_of(answer, count):
    """Read so many finite numbers, also those written as texts like "2/5"."""
    if not is_sequence(answer) or len(answer) != count:
        raise ValueError(f"answer: expected {count} numbers, got"
                         f" {kind_of(answer)}")
    values = [float_of(entry) for entry in answer]
    if not all(abs(value) < LARGEST for value in values):
        raise ValueError(f"answer: expected numbers below {LARGEST:g}, got"
                         f" {values}")
    return values


def float_of(entry):
    if not isinstance(entry, Real | Decimal | str):
        raise TypeError(f"entry: expected a number, got {kind_of(entry)}")
    # `Fraction("1e999999999")` would write out all of these digits.
    is_ratio = isinstance(entry, str) and "/" in entry
    return float(Fraction(entry) if is_ratio else entry)


def written(number):
    return f"{number:.10g}"


# For each junction the streets that arrive, those that leave, and what the
# gate adds to either of them.
JUNCTIONS = {
    "Pier": ([5], [1], 350, 0),
    "Dock": ([1, 7], [2, 6], 0, 0),
    "Crane": ([2], [3], 0, 200),
    "Lock": ([3, 6], [4], 0, 300),
    "Yard": ([4], [5, 7], 150, 0),
}


def harbor_fault(flows):
    """Name what the flows do not respect: a street, or a junction."""
    flow = floats_of(flows, 7)
    for street in (4, 7):
        if not isclose(flow[street - 1], 0, abs_tol=1e-6):
            return f"Street {street} is closed: nothing drives there."
    if not isclose(flow[5], 120):
        return "The counter on street 6 shows 120 cars per hour."
    for name, (arriving, leaving, comes_in, goes_out) in JUNCTIONS.items():
        arrive = comes_in + sum(flow[street - 1] for street in arriving)
        leave = goes_out + sum(flow[street - 1] for street in leaving)
        if not isclose(arrive, leave, abs_tol=1e-6):
            return (f"{name} does not balance: {written(arrive)} arrive, and"
                    f" {written(leave)} leave.")
    return ""


HARBOR = ValueExercise(
    label="exercise-lab-harbor",
    value=[500, 380, 180, 0, 150, 120, 0],
    remark="All five junctions balance.",
    mistakes=[
        Mistake([150, 120, 0],
                "Those are the free flows alone. The answer has seven"
                " numbers."),
        Mistake([350, 230, 30, -150, 0, 120, 0],
                "A flow cannot be negative. Street 4 is closed, which fixes"
                " one of the free flows."),
        Mistake([350, 350, 150, -150, 0, 0, 0],
                "Those are the flows with zeros for the free ones. They ignore"
                " the counter, and drive backward on street 4."),
    ],
    diagnose=harbor_fault,
)

MOLECULES = [2, 16, 2, 2, 8, 5]
# How many atoms of each kind are in one molecule, in the order of the reaction.
ATOMS = {
    "Potassium": [1, 0, 1, 0, 0, 0],
    "Manganese": [1, 0, 0, 1, 0, 0],
    "Oxygen": [4, 0, 0, 0, 1, 0],
    "Hydrogen": [0, 1, 0, 0, 2, 0],
    "Chlorine": [0, 1, 1, 2, 0, 2],
}


def are_zeros(numbers):
    return not any(floats_of(numbers, 6))


def is_one_negative(numbers):
    return min(floats_of(numbers, 6)) < 0


def is_multiple(numbers):
    """Tell whether a balance is a multiple of the smallest one, not itself."""
    counts = floats_of(numbers, 6)
    factor = counts[0] / MOLECULES[0]
    return factor not in (0, 1) and all(
        isclose(count, factor * smallest, rel_tol=1e-6)
        for count, smallest in zip(counts, MOLECULES))


def is_whole_multiple(numbers):
    return is_multiple(numbers) and all(
        isclose(count, round(count), rel_tol=1e-9)
        for count in floats_of(numbers, 6))


def atom_fault(numbers):
    """Name the first atom of which some are lost or gained."""
    counts = floats_of(numbers, 6)
    for name, atoms in ATOMS.items():
        inside = [inside * count for inside, count in zip(atoms, counts)]
        left, right = sum(inside[:2]), sum(inside[2:])
        if not isclose(left, right, rel_tol=1e-6):
            return (f"{name} does not balance: the left side has"
                    f" {written(left)}, the right side {written(right)}.")
    return ""


PURPLE = ValueExercise(
    label="exercise-lab-purple",
    value=MOLECULES,
    remark="Two of the one and sixteen of the other: not easy to guess.",
    mistakes=[
        Mistake(are_zeros,
                "With zeros everything balances, but nothing reacts. The"
                " exercise asks for positive numbers.", example=[0] * 6),
        Mistake(is_one_negative,
                "A count of molecules is never negative. On their side of the"
                " arrow the products count positive.",
                example=[2, 16, -2, -2, -8, -5]),
        Mistake(is_whole_multiple,
                "The ratio is right, but those are not the smallest whole"
                " numbers.", example=[4, 32, 4, 4, 16, 10]),
        Mistake(is_multiple,
                "The ratio is right, but not all of the numbers are whole.",
                example=["2/5", "16/5", "2/5", "2/5", "8/5", 1]),
    ],
    diagnose=atom_fault,
)

LEAST, MOST = 100 * 133 / 765, 100 * 1133 / 5290
# Where the yogurt would be used up.
NO_YOGURT = 100 * 1471 / 6605
# One decimal is enough, a wrong one is not.
BREAKFAST_TOLERANCE = 1e-3
BOWL = [[60, 5, 20, 15, 81], [13, 4, 1, 25, "24.4"], [7, 3, 0, 50, "21.6"]]
FOODS = ["oats", "yogurt", "bananas"]


def are_portions(ends):
    least, most = floats_of(ends, 2)
    return abs(100 * least - LEAST) < 0.6 and abs(100 * most - MOST) < 0.6


def are_exchanged(ends):
    least, most = floats_of(ends, 2)
    return least > most


def are_whole_grams(ends):
    least, most = floats_of(ends, 2)
    return (least.is_integer() and abs(least - LEAST) < 1
            and most.is_integer() and abs(most - MOST) < 1)


def ends_with_the_yogurt(ends):
    _, most = floats_of(ends, 2)
    return abs(most - NO_YOGURT) < 0.06


def breakfast_fault(ends):
    """Name a food below zero at an end, or the room that an end leaves."""
    least, most = floats_of(ends, 2)
    return end_fault(least, LEAST, "less") or end_fault(most, MOST, "more")


def end_fault(grams, limit, direction):
    """Name a food that would be negative, or the direction with more room."""
    if difference(grams, limit, BREAKFAST_TOLERANCE) is None:
        return ""
    amounts = solution_for(BOWL, [Fraction(grams) / 100])
    negative = [food for food, amount in zip(FOODS, amounts) if amount < 0]
    start = f"With {written(grams)} g of peanut butter"
    if negative:
        return f"{start} the amount of {negative[0]} is below 0."
    return f"{start} no amount is below 0, and there is room for {direction}."


BREAKFAST = ValueExercise(
    label="exercise-lab-breakfast",
    value=(LEAST, MOST),
    tolerance=BREAKFAST_TOLERANCE,
    remark="Less would take away oats below zero, more would do so with"
           " bananas.",
    mistakes=[
        Mistake(are_portions,
                "Those are portions of 100 grams. How many grams are they?",
                example=(0.174, 0.214)),
        Mistake(are_exchanged,
                "Your smallest amount is larger than your largest one.",
                example=(MOST, LEAST)),
        Mistake(are_whole_grams,
                "Those are whole grams. The exercise asks for one decimal.",
                example=(17, 21)),
        Mistake(ends_with_the_yogurt,
                "At your upper end the yogurt is used up, but the bananas"
                " were used up before.", example=(LEAST, NO_YOGURT)),
    ],
    diagnose=breakfast_fault,
)

TEMPERATURES = [52.5, 60, 30, 37.5]


def are_in_another_order(temperatures):
    values = floats_of(temperatures, 4)
    return are_near(sorted(values), sorted(TEMPERATURES)) and not are_near(
        values, TEMPERATURES)


def are_near(values, expected):
    return all(isclose(value, right, rel_tol=1e-6)
               for value, right in zip(values, expected))


def plate_fault(temperatures):
    """Name the first point that is not the mean of its four neighbors."""
    a, b, c, d = floats_of(temperatures, 4)
    around = {"upper left": (a, 90 + 30 + b + c),
              "upper right": (b, 90 + 60 + a + d),
              "lower left": (c, 0 + 30 + a + d),
              "lower right": (d, 0 + 60 + b + c)}
    for name, (own, total) in around.items():
        if not isclose(own, total / 4, abs_tol=1e-5):
            return (f"Your {name} point has {written(own)} degrees, and the"
                    f" mean of its four neighbors is {written(total / 4)}.")
    return ""


PLATE = ValueExercise(
    label="exercise-lab-plate",
    value=TEMPERATURES,
    tolerance=1e-6,
    remark="Each is the mean of its four neighbors.",
    mistakes=[
        Mistake([45, 45, 45, 45],
                "That is the mean of the four edges. Each point has neighbors"
                " of its own."),
        Mistake([60, 75, 15, 30],
                "Those are the means of the edges alone. The other points are"
                " neighbors, too."),
        Mistake([30, 37.5, 7.5, 15],
                "Your equations leave out the other points. They are"
                " neighbors, too."),
        Mistake([52.5, 30, 60, 37.5],
                "Two of your points have changed places: the order is upper"
                " left, upper right, lower left, lower right."),
        Mistake(are_in_another_order,
                "Those are the right four temperatures, in another order.",
                example=[37.5, 60, 30, 52.5]),
    ],
    diagnose=plate_fault,
)
