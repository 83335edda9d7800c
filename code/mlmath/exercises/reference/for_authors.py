"""The sample exercise of the page for authors."""

from mlmath.check import FunctionExercise, Mistake


def largest_gap(values):
    """Compare each number with the next one."""
    return max(abs(after - before) for before, after in zip(values, values[1:]))


def some_values(rng):
    return (rng.integers(-9, 10, size=rng.integers(2, 6)).tolist(),)


GAP = FunctionExercise(
    label="exercise-sample-gap",
    reference=largest_gap,
    edge_cases=[([0, 0],), ([3, 1],), ([1, 2, 3],), ([2, 1, 5, -1],)],
    inputs=some_values,
    mistakes=[
        Mistake.edit("abs(after - before)", "after - before",
                     "You keep the sign, so a large step down counts for"
                     " nothing."),
        Mistake(lambda values: max(values) - min(values),
                "You compare the largest with the smallest number, whether they"
                " are neighbors or not."),
    ],
)
