"""The exercises of the page derivative-toolbox."""

from mlmath.check import FunctionExercise, Mistake

# To write: a section like this one for each exercise that checks itself. The
# head of `mlmath.check` says how; this is the sample of the scaffold.

# The largest gap -------------------------------------------------------------


def largest_gap(values):
    """Compare each number with the next one."""
    pairs = zip(values, values[1:])
    return max(abs(after - before) for before, after in pairs)


def some_values(rng):
    """Make a list of two to five numbers."""
    return (rng.integers(-9, 10, size=rng.integers(2, 6)).tolist(),)


def from_end_to_end(values):
    """Take the largest and the smallest number for neighbors."""
    return max(values) - min(values)


LARGEST_GAP = FunctionExercise(
    label="exercise-rules-gap",
    reference=largest_gap,
    edge_cases=[([0, 0],), ([3, 1],), ([1, 2, 3],), ([2, 1, 5, -1],)],
    inputs=some_values,
    mistakes=[
        Mistake.edit("abs(after - before)", "after - before",
                     "You keep the sign, so a large step down counts for"
                     " nothing."),
        Mistake(from_end_to_end,
                "You compare the largest with the smallest number, whether they"
                " are neighbors or not."),
    ],
)
