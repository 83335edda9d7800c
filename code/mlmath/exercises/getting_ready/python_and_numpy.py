"""The exercises of the primer on Python and NumPy."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Seven with two dice ---------------------------------------------------------


def share_of_sevens(faces=6, size=(1000, 2), axis=1):
    """Draw the dice as the exercise says, or a little differently."""
    dice = np.random.default_rng(1).integers(1, faces + 1, size=size)
    return float(np.mean(dice.sum(axis=axis) == 7))


DICE = ValueExercise(
    label="exercise-numpy-dice",
    value=share_of_sevens(),
    tolerance=1e-9,
    remark="In the long run, the share is one sixth.",
    mistakes=[
        Mistake(share_of_sevens(faces=5), "Your dice have five faces."),
        Mistake(share_of_sevens(faces=7), "Your dice have seven faces."),
        Mistake(share_of_sevens(size=(2, 1000), axis=0),
                "Your table has one column for each throw, not one row."),
        Mistake(share_of_sevens(axis=0),
                "You add up the 1000 throws of each die."),
        Mistake(1000 * share_of_sevens(),
                "That is the number of throws, not their share."),
        Mistake(1 / 6, "That is the share in the long run, not the one of"
                " these throws."),
    ],
)

# How often does it rise? -----------------------------------------------------


def count_rises(values):
    """Compare two slices, shifted by one."""
    return np.sum(values[1:] > values[:-1])


def random_walk(rng):
    """Make a short array of whole numbers, some of them equal neighbors."""
    return (rng.integers(0, 5, size=rng.integers(2, 9)),)


RISES = FunctionExercise(
    label="exercise-numpy-rises",
    reference=count_rises,
    edge_cases=[
        (np.array([1, 2, 3]),),
        (np.array([3, 2, 2]),),
        (np.array([2, 5, 5, 1, 4]),),
        (np.array([7]),),
    ],
    inputs=random_walk,
    mistakes=[
        Mistake.edit(">", "<", "You count the falls."),
        Mistake.edit(">", ">=", "You count neighbors that are equal."),
        Mistake.edit(">", "!=", "You count every change, falls too."),
        Mistake.edit("np.sum", "np.mean",
                     "You return the share of the rises, not their number."),
        Mistake(lambda values: np.sum(values[1:] - values[:-1]),
                "You add up the changes."),
    ],
)

# Days on goal ----------------------------------------------------------------


def days_on_goal(steps, goals):
    """Compare the table with a column, and count along the rows."""
    return np.sum(steps >= goals.reshape(-1, 1), axis=1)


def random_week(rng):
    """Make a small table of steps, with one goal for each row."""
    people, days = rng.integers(2, 6, size=2)
    return (rng.integers(1, 6, size=(people, days)),
            rng.integers(1, 6, size=people))


GOALS = FunctionExercise(
    label="exercise-numpy-goals",
    reference=days_on_goal,
    edge_cases=[
        (np.array([[5, 7, 9], [5, 7, 9]]), np.array([7, 4])),
        (np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), np.array([2, 6, 4])),
        (np.array([[3, 8]]), np.array([9])),
    ],
    inputs=random_week,
    mistakes=[
        Mistake.edit(">=", ">", "You leave out days that meet the goal"
                     " exactly."),
        Mistake.edit(">=", "<", "You count the days below the goal."),
        Mistake.edit("axis=1", "axis=0",
                     "You count people for each day, along axis 0."),
        Mistake.edit(", axis=1", "",
                     "You count all people together: no axis is named."),
        Mistake.edit("np.sum", "np.mean",
                     "You return the share of the days, not their number."),
    ],
)

# All the gaps ----------------------------------------------------------------


def gaps(x, y):
    """Let each entry of a column meet each entry of a row."""
    return np.abs(x.reshape(-1, 1) - y)


def random_pair(rng):
    """Make two short arrays, in general of different lengths."""
    n, m = rng.integers(1, 5, size=2)
    return rng.integers(-9, 10, size=n), rng.integers(-9, 10, size=m)


GAPS = FunctionExercise(
    label="exercise-numpy-gaps",
    reference=gaps,
    edge_cases=[
        (np.array([1, 4, 6]), np.array([2, 9])),
        (np.array([3]), np.array([5, 1, 3])),
        (np.array([0, 2]), np.array([7, 1])),
    ],
    inputs=random_pair,
    mistakes=[
        Mistake.edit("np.abs", "np.asarray",
                     "Some of your gaps are negative."),
        Mistake.edit("x.reshape(-1, 1) - y", "y.reshape(-1, 1) - x",
                     "Rows and columns of your table are swapped."),
        Mistake(lambda x, y: np.abs(x.reshape(-1, 1) + y),
                "You add the numbers."),
    ],
)
