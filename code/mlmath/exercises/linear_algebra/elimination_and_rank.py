"""The exercises of the chapter on elimination, row echelon form and rank."""

from itertools import combinations

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Trail mix -------------------------------------------------------------------

TRAIL_MIX = ValueExercise(
    label="exercise-trail-mix",
    value=[30, 20, 50],
    tolerance=1e-3,
    remark="Together they weigh 100 grams, as they should.",
    mistakes=[
        Mistake([0.3, 0.2, 0.5], "Those are shares of the bag. How many grams"
                " are they in a bag of 100 grams?"),
        Mistake([50, 20, 30], "The numbers are there, in another order:"
                " almonds first, then raisins, then oats."),
        Mistake(lambda mix: abs(sum(mix) - 100) > 0.01,
                "Your bag does not weigh 100 grams. One of the three equations"
                " is about the weight."),
    ],
)

# Burning alcohol -------------------------------------------------------------


def balances(molecules):
    """Tell whether no atom is lost."""
    first, second, third, fourth = molecules
    return (2 * first == third and 6 * first == 2 * fourth
            and first + 2 * second == 2 * third + fourth)


BURNING_ALCOHOL = ValueExercise(
    label="exercise-burning-alcohol",
    value=[1, 3, 2, 3],
    remark="No atom is lost.",
    mistakes=[
        Mistake([0, 0, 0, 0],
                "With four zeros nothing burns. Zero always solves a"
                " homogeneous system."),
        Mistake([1, 3, -2, -3],
                "Two of your numbers are negative: they belong to the other"
                " side of the arrow, where they count positive."),
        Mistake(lambda molecules: balances(molecules),
                "No atom is lost, but these are not the smallest positive"
                " whole numbers."),
        Mistake(lambda molecules: not balances(molecules),
                "The two sides do not have the same atoms. Count carbon,"
                " hydrogen and oxygen one after the other."),
    ],
)

# Count pivots ----------------------------------------------------------------


def count_pivots(form, tolerance):
    """Count the rows with an entry beyond the tolerance."""
    return sum(bool(max(abs(entry) for entry in row) > tolerance)
               for row in form)


def rounded_echelon_form(rng):
    """Make a row echelon form with wide steps and dust in place of zeros."""
    row_count, column_count = rng.integers(1, 5, size=2)
    pivot_count = rng.integers(0, min(row_count, column_count) + 1)
    columns = np.sort(rng.permutation(column_count)[:pivot_count])
    form = 1e-12 * rng.integers(-3, 4, size=(row_count, column_count))
    for row, column in enumerate(columns):
        form[row, column:] = rng.integers(-4, 5, size=column_count - column)
        form[row, column] = rng.choice([-3, -2, -1, 1, 2, 3])
    return form.tolist(), 1e-9


def on_the_diagonal(form, tolerance):
    """Look for pivots on the main diagonal alone."""
    size = min(len(form), len(form[0]))
    return sum(bool(abs(form[i][i]) > tolerance) for i in range(size))


COUNT_PIVOTS = FunctionExercise(
    label="exercise-count-pivots",
    reference=count_pivots,
    edge_cases=[
        ([[1.0, 2.0], [0.0, 3.0]], 1e-9),
        ([[1.0, 2.0, 3.0], [0.0, 0.0, 4.0]], 1e-9),
        ([[0.0, 0.0], [0.0, 0.0]], 1e-9),
        ([[0.0, -3.0], [0.0, 0.0]], 1e-9),
        ([[2.0, 1.0], [0.0, 1e-14]], 1e-9),
        ([[1.0, -1.0], [0.0, -1e-14]], 1e-9),
        ([[2.0, 1.0], [0.0, 0.01]], 0.1),
        ([[2.0, 1.0], [0.0, 0.01]], 0.001),
        ([[2.0, 1.0], [0.0, -0.5]], 0.5),
        ([[0.0, 5.0]], 0.0),
    ],
    inputs=rounded_echelon_form,
    mistakes=[
        Mistake.edit("> tolerance", "> 0",
                     "Your function compares with zero exactly, so it takes"
                     " what rounding has left for a pivot."),
        Mistake.edit("abs(entry)", "entry",
                     "Your function looks for large entries and misses a"
                     " negative one."),
        Mistake(on_the_diagonal,
                "Your function looks at the main diagonal alone, but a step"
                " of the staircase may be wider than one column."),
        Mistake.edit("max(abs(entry) for entry in row)", "abs(entry)",
                     "for row in form", "for row in form for entry in row",
                     "Your function counts entries. A row has one pivot at"
                     " most."),
        Mistake.edit("max(abs(entry) for entry in row)", "abs(sum(row))",
                     "Your function adds up a row, so that entries of opposite"
                     " signs cancel."),
    ],
)

# Which counters? -------------------------------------------------------------

# The streets that form a ring together with the fifth one: counting both of
# them leaves the other three uncounted, and those are a ring as well.
UNSEEN_RINGS = [(1, 4), (2, 3)]
WORKING_PAIRS = [
    pair for pair in combinations(range(1, 6), 2) if pair not in UNSEEN_RINGS
]


def as_pairs(answer):
    """Return the pairs without regard to order."""
    return {tuple(sorted(int(street) for street in pair)) for pair in answer}


WHICH_COUNTERS = ValueExercise(
    label="exercise-which-counters",
    value=WORKING_PAIRS,
    accepts=lambda answer: (len(answer) == len(WORKING_PAIRS)
                            and as_pairs(answer) == set(WORKING_PAIRS)),
    remark="Eight pairs of ten.",
    mistakes=[
        Mistake(list(combinations(range(1, 6), 2)),
                "Those are all pairs. For two of them the streets without a"
                " counter form a ring, on which a change goes unseen."),
        Mistake(lambda answer: any(0 in pair for pair in answer),
                "There is no street 0. Python counts from 0, the map"
                " from 1."),
        Mistake(UNSEEN_RINGS,
                "Those are the pairs that fail. Which ones work?"),
        Mistake(lambda answer: bool(as_pairs(answer) & set(UNSEEN_RINGS)),
                "At least one of your pairs leaves the rank below 5."),
        Mistake(lambda answer: as_pairs(answer) < set(WORKING_PAIRS),
                "All of your pairs work, but some pairs are missing."),
    ],
)

# Count the work --------------------------------------------------------------


def count_work(n):
    """Add up the rounds of elimination, and the back substitution."""
    down = sum(k * k + 2 * k for k in range(1, n))
    return down + n * (n + 1) // 2


COUNT_WORK = FunctionExercise(
    label="exercise-count-the-work",
    reference=count_work,
    edge_cases=[(1,), (2,), (3,), (10,), (100,)],
    inputs=lambda rng: (int(rng.integers(1, 60)),),
    tolerance=1e-12,
    mistakes=[
        Mistake.edit(" + n * (n + 1) // 2", "",
                     "Your function counts the way down and forgets the back"
                     " substitution."),
        Mistake(lambda n: n**3 / 3,
                "That is the approximation for large systems. The exact"
                " number is asked for."),
        Mistake.edit("2 * k", "k",
                     "Your function leaves out the constants, or the divisions"
                     " for the multipliers."),
        Mistake.edit("2 * k", "3 * k",
                     "Your function also counts the entries below a pivot,"
                     " which are known to become zero."),
        Mistake.edit("(n + 1)", "(n - 1)",
                     "Your function forgets the division by the pivot in the"
                     " back substitution."),
    ],
)
