"""The exercises of the chapter on the singular value decomposition."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

SMALL = 1e-9  # of the largest singular value: what counts as 0
NEAR = 1e-6  # of all squares: so far a share stays from each sum of layers
CLEAR = 1e-3  # of the largest: a singular value is 0 or at least so large


def singular_values(A):
    """Return the singular values alone, the largest first."""
    return np.linalg.svd(A, compute_uv=False)


def decomposed(A):
    """Return the columns of U that count, the singular values, and rows for V."""
    return np.linalg.svd(A, full_matrices=False)


# One layer -------------------------------------------------------------------

RANK_ONE = ValueExercise(
    label="exercise-svd-rank-one",
    value=[15, 0],
    tolerance=1e-6,
    mistakes=[
        Mistake([225, 0], "These are the eigenvalues of the transpose times the"
                " matrix; take their roots."),
        Mistake([0, 15], "The larger one comes first."),
        Mistake([3, 5], "These are the lengths of the two vectors. Both belong"
                " to the same layer."),
        Mistake([5, 3], "These are the lengths of the two vectors. Both belong"
                " to the same layer."),
        Mistake([1, 0], "You did not bring the two vectors to length 1."),
    ],
)

# How many layers fit? --------------------------------------------------------

STORAGE = ValueExercise(
    label="exercise-svd-storage",
    value=[69, 691],
    mistakes=[
        Mistake([70, 691], "Seventy layers take more than a tenth: round down"
                " what has to fit."),
        Mistake([69, 690], "With 690 layers there is still a small saving."),
        Mistake([70, 690], "Both were rounded the wrong way."),
        Mistake([691, 69], "The two numbers are exchanged."),
        Mistake([107, 1080], "A layer needs a number for each row of the photo"
                " too, not only for each column."),
    ],
)

# The shortest solution -------------------------------------------------------

SHORTEST = ValueExercise(
    label="exercise-svd-shortest",
    value=[4, 6, 12],
    tolerance=1e-6,
    remark="Its length is 14.",
    mistakes=[
        Mistake([49, 0, 0], "That is a solution, but not the shortest."),
        Mistake([2, 3, 6], "The direction is right, but this is no solution."),
        Mistake([28, 42, 84], "You divided by the length of the row once; it"
                " has to be its square."),
        Mistake([196, 294, 588], "You multiplied by 98, but did not divide by"
                " the squared length of the row."),
        Mistake([98 / 11] * 3, "That is a solution with equal entries, but a"
                " longer one."),
    ],
)

# Three equations by hand -----------------------------------------------------

THREE = ValueExercise(
    label="exercise-svd-three",
    value=[[0.25, 0.25, 0.5], [0.25, 0.25, -0.5]],
    tolerance=1e-6,
    mistakes=[
        Mistake([[0.25, 0.25], [0.25, 0.25], [0.5, -0.5]],
                "Your table is the transpose of the pseudo-inverse: it has to"
                " have 2 rows."),
        Mistake([[1, 1, 1], [1, 1, -1]],
                "That is the transpose. The singular values have to be"
                " inverted."),
        Mistake([[0.125, 0.125, 0.125**0.5], [0.125, 0.125, -(0.125**0.5)]],
                "You divided by the squares of the singular values."),
        Mistake([[0.25, 0.25, 0], [0.25, 0.25, 0]],
                "That is the first layer alone."),
        Mistake([[0, 0, 0.5], [0, 0, -0.5]],
                "That is the second layer alone."),
    ],
)

# Enough layers ---------------------------------------------------------------


def layers_for(A, share):
    """Count layers until they have a share of the squares."""
    squares = np.cumsum(singular_values(A)**2)
    return int(np.argmax(squares >= share * squares[-1])) + 1


def is_matrix(A):
    """Tell whether an array is a matrix with at least one row and column."""
    return A.ndim == 2 and A.size > 0


def is_clear_share(A, share):
    """Tell whether no sum of layers comes too close to the share."""
    if not is_matrix(A) or not A.any() or not 0 < share < 1:
        return False
    squares = np.cumsum(singular_values(A)**2)
    return bool(np.abs(squares / squares[-1] - share).min() > NEAR)


def some_matrix(rng):
    """Make a matrix of small whole numbers, some of them of low rank."""
    rows, columns, between = rng.integers(1, 5, size=3)
    left = rng.integers(-2, 3, size=(rows, between))
    return (left @ rng.integers(-2, 3, size=(between, columns))).astype(float)


def matrix_and_share(rng):
    """Make a matrix other than zero, and a share in hundredths."""
    while True:
        matrix, share = some_matrix(rng), float(rng.integers(1, 100)) / 100
        if is_clear_share(matrix, share):
            return matrix, share


def from_zero(A, share):
    """Count layers from 0."""
    return layers_for(A, share) - 1


def by_values(A, share):
    """Take the singular values for their squares."""
    values = np.cumsum(singular_values(A))
    return int(np.argmax(values >= share * values[-1])) + 1


def by_error(A, share):
    """Take the share of the squares for one minus the relative error."""
    return layers_for(A, 1 - (1 - share)**2)


def one_too_many(A, share):
    """Add a layer that is not needed."""
    return layers_for(A, share) + 1


ENOUGH = FunctionExercise(
    label="exercise-svd-enough",
    reference=layers_for,
    edge_cases=[
        (np.array([[5.0]]), 0.5),
        (np.array([[3.0, 0], [0, 4]]), 0.6),
        (np.array([[3.0, 0], [0, 4]]), 0.7),
        (np.array([[6.0, 8], [3, 4], [6, 8]]), 0.99),
        (np.array([[1.0, 2, 2]]), 0.9),
        (np.diag([4.0, 3, 2, 1]), 0.9),
        (np.diag([4.0, 3, 2, 1]), 0.01),
    ],
    inputs=matrix_and_share,
    valid=is_clear_share,
    mistakes=[
        Mistake(from_zero, "Your function counts the layers from 0."),
        Mistake(by_values, "Your function adds up the singular values, not"
                " their squares."),
        Mistake(by_error, "Your function compares with the relative error, which"
                " is the root of the share that is lost."),
        Mistake(one_too_many, "Your function takes a layer more than it needs."),
        Mistake(lambda A, share: int(np.linalg.matrix_rank(A)),
                "Your function returns the rank."),
    ],
)

# A pseudo-inverse of your own ------------------------------------------------


def pseudo_inverse(A):
    """Invert the singular values that are not 0."""
    U, s, Vt = decomposed(A)
    kept = s > SMALL * s[0]
    return (Vt[kept].T / s[kept]) @ U[:, kept].T


def is_decided(A):
    """Tell whether each singular value is 0 but for rounding, or far from it."""
    if not is_matrix(A):
        return False
    s = singular_values(A)
    return not bool(((s > SMALL / 1000 * s[0]) & (s < CLEAR * s[0])).any())


def decided_matrix(rng):
    """Make a matrix whose rank is beyond doubt."""
    while True:
        matrix = some_matrix(rng)
        if is_decided(matrix):
            return (matrix,)


def not_inverted(A):
    """Multiply by the singular values again."""
    return A.T


def transposed(A):
    """Forget that the pseudo-inverse has the shape of the transpose."""
    return pseudo_inverse(A).T


def without_limit(A):
    """Divide by every singular value."""
    U, s, Vt = decomposed(A)
    with np.errstate(divide="ignore", invalid="ignore"):
        return (Vt.T / s) @ U.T


def squared(A):
    """Divide by the squares of the singular values."""
    U, s, Vt = decomposed(A)
    kept = s > SMALL * s[0]
    return (Vt[kept].T / s[kept]**2) @ U[:, kept].T


def first_only(A):
    """Keep the first layer alone."""
    U, s, Vt = decomposed(A)
    return np.outer(Vt[0], U[:, 0]) / s[0] if s[0] > 0 else np.zeros(A.T.shape)


OWN = FunctionExercise(
    label="exercise-svd-own",
    reference=pseudo_inverse,
    tolerance=1e-7,
    edge_cases=[
        (np.array([[4.0]]),),
        (np.array([[2.0, 0], [0, 4]]),),
        (np.array([[1.0, 2, 2]]),),
        (np.array([[1.0], [2], [2]]),),
        (np.array([[1.0, 1], [1, 1], [1, -1]]),),
        (np.array([[6.0, 8], [3, 4], [6, 8]]),),
        (np.array([[1.2, 0.4], [1.1, 1.2]]),),
        (np.zeros((2, 3)),),
    ],
    inputs=decided_matrix,
    valid=is_decided,
    mistakes=[
        Mistake(transposed, "Your function returns the transpose of the"
                " pseudo-inverse."),
        Mistake(not_inverted, "Your function does not invert the singular"
                " values."),
        Mistake(squared, "Your function divides by the squares of the singular"
                " values."),
        Mistake(without_limit, "Your function divides by singular values that"
                " count as 0."),
        Mistake(first_only, "Your function keeps the first layer alone."),
    ],
)

# Five percent ----------------------------------------------------------------

FIVE = ValueExercise(
    label="exercise-svd-five",
    value=25,
    remark="They take 5625 numbers.",
    mistakes=[
        Mistake(24, "You counted from 0, or stopped a layer too early."),
        Mistake(26, "One layer fewer is enough."),
        Mistake(3, "That many layers lose 5 percent of the squares; the"
                " relative error is the root of that share."),
    ],
)
