"""A norm as a loop."""

from mlmath.check import FunctionExercise, Mistake


def max_norm(x):
    """Keep the largest size seen so far."""
    largest = 0
    for entry in x:
        largest = max(largest, abs(entry))
    return largest


def random_entries(rng):
    return (rng.integers(-9, 10, size=rng.integers(1, 6)).tolist(),)


STEP = "max(largest, abs(entry))"

MAX_NORM = FunctionExercise(
    label="exercise-similarity-max-norm",
    reference=max_norm,
    edge_cases=[([2, -3, 6],), ([-7, 3],), ([4, -9, 5],), ([0, 0],), ([-1],)],
    inputs=random_entries,
    valid=lambda x: len(x) > 0,
    mistakes=[
        Mistake.edit(STEP, "max(largest, entry)",
                     "Your function looks at the entries with their signs, so"
                     " that negative ones never count."),
        Mistake.edit(STEP, "largest + abs(entry)",
                     "Your function adds the sizes of the entries, which is"
                     " the 1-norm."),
        Mistake.edit(STEP, "abs(entry)",
                     "Your function forgets what came before: it returns the"
                     " size of the last entry."),
        Mistake.edit(STEP, "max(largest, entry, key=abs)",
                     "Your function returns the entry with its sign, not its"
                     " size."),
        Mistake.edit(STEP, "largest + entry ** 2",
                     "Your function adds squares, as for the length."),
    ],
)
