"""The exercises of the lab in which the reader builds a linear-system solver."""

from fractions import Fraction

from mlmath.check import FunctionExercise, Mistake, ValueExercise

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
                    lambda constant, known, pivot: constant / pivot - known),
                "Your function divides before it subtracts."),
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
    rows = [[Fraction(entry) for entry in row] for row in table]
    pivots = []
    for column in range(searched):
        top = len(pivots)
        found = [r for r in range(top, len(rows)) if rows[r][column] != 0]
        if not found:
            continue
        rows[top], rows[found[0]] = rows[found[0]], rows[top]
        pivot = rows[top][column]
        if to_one:
            rows[top] = [entry / pivot for entry in rows[top]]
        for other in range(0 if above else top, len(rows)):
            if other != top:
                factor = -rows[other][column] / rows[top][column]
                rows = add_multiple(rows, other, top, factor)
        pivots.append(column)
    return rows, pivots


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
    ],
    inputs=random_search,
    valid=is_search,
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
                "Your function returns the pivots first. The rows come"
                " first."),
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


def without_contradictions(table):
    unknowns = len(table[0]) - 1
    pivots = reduce_rows(table, unknowns)[1]
    return "unique" if len(pivots) == unknowns else "infinitely many"


def by_zero_rows(table):
    kind = kind_of_system(table)
    rows, _ = reduce_rows(table, len(table[0]) - 1)
    if kind == "unique" and not all(any(row) for row in rows):
        return "infinitely many"
    return kind


def by_counting(table):
    """Count equations in place of pivots."""
    kind = kind_of_system(table)
    if kind == "none":
        return kind
    enough = len(table) >= len(table[0]) - 1
    return "unique" if enough else "infinitely many"


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
        Mistake(without_contradictions,
                "Your function never says that there is no solution."),
        Mistake(by_zero_rows,
                "Your function takes a row of zeros for a free unknown. What"
                " counts is a column without a pivot."),
        Mistake(by_counting,
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


def random_choice(rng):
    """Make a system with solutions, and as many numbers as it leaves free."""
    table = random_table(rng, 3)
    width = len(table[0]) - 1
    inside = rng.integers(-3, 4, size=width).tolist()
    for row in table:
        row[-1] = sum(entry * x for entry, x in zip(row, inside))
    free_count = width - len(reduce_rows(table, width)[1])
    return table, rng.integers(-3, 4, size=free_count).tolist()


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
    ],
)

# Put it to work --------------------------------------------------------------

HARBOR = ValueExercise(
    label="exercise-lab-harbor",
    value=[500, 380, 180, 0, 150, 120, 0],
    remark="All five junctions balance.",
    mistakes=[
        Mistake(lambda flows: len(flows) == 3,
                "Those are the free flows alone. The answer has seven"
                " numbers.", example=[150, 120, 0]),
        Mistake([350, 230, 30, -150, 0, 120, 0],
                "A flow cannot be negative. Street 4 is closed, which fixes"
                " one of the free flows."),
        Mistake(lambda flows: flows[3] != 0 or flows[6] != 0,
                "The streets 4 and 7 are closed: nothing drives there."),
    ],
)

PURPLE = ValueExercise(
    label="exercise-lab-purple",
    value=[2, 16, 2, 2, 8, 5],
    remark="Two of the one and sixteen of the other: not easy to guess.",
    mistakes=[
        Mistake(lambda numbers: not any(numbers),
                "With zeros nothing happens. Choose another value for the"
                " free unknown."),
        Mistake(["2/5", "16/5", "2/5", "2/5", "8/5", 1],
                "The ratio is right. Choose the free unknown so that all"
                " numbers are whole."),
        Mistake([4, 32, 4, 4, 16, 10],
                "The ratio is right, but there are smaller whole numbers."),
        Mistake([0.4, 3.2, 0.4, 0.4, 1.6, 1],
                "The ratio is right. Choose the free unknown so that all"
                " numbers are whole."),
    ],
)

BREAKFAST = ValueExercise(
    label="exercise-lab-breakfast",
    value=(100 * 133 / 765, 100 * 1133 / 5290),
    tolerance=5e-3,
    remark="Less would take away oats below zero, more would do so with"
           " bananas.",
    mistakes=[
        Mistake((133 / 765, 1133 / 5290),
                "Those are portions of 100 grams. How many grams are they?"),
        Mistake((100 * 133 / 765, 100 * 1471 / 6605),
                "At your upper end the yogurt is used up, but the bananas"
                " were used up before."),
        Mistake(lambda ends: ends[0] > ends[1],
                "Put the smaller number first."),
    ],
)

PLATE = ValueExercise(
    label="exercise-lab-plate",
    value=[52.5, 60, 30, 37.5],
    tolerance=1e-6,
    remark="Each is the mean of its four neighbors.",
    mistakes=[
        Mistake([45, 45, 45, 45],
                "That is the mean of the four edges. Each point has neighbors"
                " of its own."),
        Mistake([52.5, 30, 60, 37.5],
                "Two of your points have changed places: the order is upper"
                " left, upper right, lower left, lower right."),
        Mistake(lambda values: abs(sum(values) - 180) < 1e-6,
                "The four temperatures have the right sum. Have you put them"
                " in the right order?"),
    ],
)
