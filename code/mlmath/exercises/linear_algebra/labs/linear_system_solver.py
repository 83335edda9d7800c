"""The exercises of the lab in which the reader builds a linear-system solver."""

from decimal import Decimal
from fractions import Fraction
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

# One column ------------------------------------------------------------------


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

# The reduction ---------------------------------------------------------------


def reduce_rows(table, searched):
    """Reduce with fractions."""
    rows, pivots = [list(map(Fraction, row)) for row in table], []
    for column in range(searched):
        top = len(pivots)
        found = [r for r in range(top, len(rows)) if rows[r][column]]
        if not found:
            continue
        rows[top], rows[found[0]] = rows[found[0]], rows[top]
        pivot = rows[top][column]
        rows[top] = [entry / pivot for entry in rows[top]]
        for other in range(len(rows)):
            if other != top:
                factor = rows[other][column] / rows[top][column]
                rows = add_multiple(rows, other, top, -factor)
        pivots.append(column)
    return rows, pivots


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


def is_sequence(value):
    return isinstance(value, list | tuple | np.ndarray)


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

# The kind of a system --------------------------------------------------------


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

# One solution for each choice ------------------------------------------------


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
