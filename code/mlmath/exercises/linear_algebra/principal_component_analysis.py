"""The exercises of the chapter on principal component analysis."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

GAP = 0.5  # at least, between the eigenvalues kept and dropped, times n - 1

# Four observations -----------------------------------------------------------

FOUR = ValueExercise(
    label="exercise-pca-four",
    value=[[12, 6], [6, 6]],
    mistakes=[
        Mistake([[9, 4.5], [4.5, 4.5]],
                "You divided by the number of observations."),
        Mistake([[36, 18], [18, 18]],
                "These are the sums of the products; they are not divided yet."),
        Mistake([[100 / 3, 98 / 3], [98 / 3, 118 / 3]],
                "You multiplied the values themselves, not their differences"
                " from the means."),
        Mistake([[6, 6], [6, 12]], "The two features are exchanged."),
        Mistake([[12, 0], [0, 6]],
                "The variances are right, but the covariance is missing."),
    ],
)

# Along one line --------------------------------------------------------------

ALONG = ValueExercise(
    label="exercise-pca-along",
    value=3.32,
    tolerance=1e-6,
    mistakes=[
        Mistake(83, "You used a vector of length 5; its direction has the"
                " length 1."),
        Mistake(16.6, "You divided by the length once; it occurs twice in the"
                " product."),
        Mistake(2.36, "You left out the covariance of the two features."),
        Mistake(2.84, "You added the covariance once; it occurs twice in the"
                " product."),
        Mistake(5, "That is the total variance, over all directions."),
    ],
)

# From one component ----------------------------------------------------------

THREE = ValueExercise(
    label="exercise-pca-three",
    value=[[4.5, 4.5], [1.5, 1.5], [3, 3]],
    tolerance=1e-6,
    mistakes=[
        Mistake([[1.5, 1.5], [-1.5, -1.5], [0, 0]],
                "The mean is not added again."),
        Mistake([[3.5, 2.5], [3.5, 2.5], [2, 4]],
                "You rebuilt from the second component."),
        Mistake([[5, 4], [2, 1], [2, 4]],
                "These are the observations themselves, not rebuilt ones."),
        Mistake([[6, 6], [0, 0], [3, 3]],
                "You multiplied by a vector whose length is not 1, and did not"
                " divide by its squared length."),
        Mistake([[4.5, 4.5], [1.5, 1.5], [1.5, 1.5]],
                "Look at the last observation again: what is its coordinate?"),
    ],
)

# Explained shares ------------------------------------------------------------


def explained(X):
    """Add up the eigenvalues from the largest on."""
    centered = X - X.mean(axis=0)
    lam = np.linalg.eigvalsh(centered.T @ centered)[::-1]
    return np.cumsum(lam) / lam.sum()


def is_table(X):
    """Tell whether an array is a table whose rows are not all the same."""
    return X.ndim == 2 and len(X) > 1 and X.shape[1] > 0 and bool(
        np.ptp(X, axis=0).any())


def some_table(rng):
    """Make a table of small whole numbers; some have more columns than rows."""
    rows, columns = rng.integers([2, 1], [7, 5])
    table = np.zeros((rows, columns))
    while not is_table(table):
        table = rng.integers(-4, 5, size=(rows, columns)).astype(float)
    return table


def uncentered_shares(X):
    """Forget to subtract the means."""
    lam = np.linalg.eigvalsh(X.T @ X)[::-1]
    return np.cumsum(lam) / lam.sum()


def single_shares(X):
    """Give each share for itself."""
    return np.diff(explained(X), prepend=0)


def ascending_shares(X):
    """Begin with the smallest eigenvalue."""
    return np.cumsum(single_shares(X)[::-1])


def feature_shares(X):
    """Take the variances of the features for the eigenvalues."""
    variances = np.sort(X.var(axis=0))[::-1]
    return np.cumsum(variances) / variances.sum()


SHARES = FunctionExercise(
    label="exercise-pca-shares",
    reference=explained,
    tolerance=1e-7,
    edge_cases=[
        (np.array([[1.0, 1], [3, 3], [4, 3], [5, 5], [7, 3]]),),
        (np.array([[1.0, 2], [1, 5], [7, 5], [7, 8]]),),
        (np.array([[1.0], [3]]),),
        (np.array([[0.0, 1, 2], [3, 1, 0]]),),
        (np.array([[1.0, 5], [2, 5], [3, 5]]),),
        (np.array([[1.0, 0], [-1, 0], [0, 1], [0, -1]]),),
    ],
    inputs=lambda rng: (some_table(rng),),
    valid=is_table,
    mistakes=[
        Mistake(uncentered_shares,
                "Your function does not subtract the column means."),
        Mistake(ascending_shares,
                "Your function begins with the smallest eigenvalue."),
        Mistake(single_shares, "Your function gives the share of each component"
                " for itself and does not add them up."),
        Mistake(lambda X: explained(X) * X.var(axis=0, ddof=1).sum(),
                "Your function returns variances, not shares of their sum."),
        Mistake(feature_shares, "Your function computes with the variances of"
                " the features, not with the eigenvalues."),
    ],
)

# A function that rebuilds ----------------------------------------------------


def rebuild(X, r):
    """Project on the eigenvectors of the largest eigenvalues."""
    mean = X.mean(axis=0)
    centered = X - mean
    vectors = np.linalg.eigh(centered.T @ centered).eigenvectors
    kept = vectors[:, vectors.shape[1] - r:]
    return mean + centered @ kept @ kept.T


def is_unique(X, r):
    """Tell whether the first r components of a table span only one subspace."""
    if not is_table(X) or not 1 <= r <= X.shape[1]:
        return False
    centered = X - X.mean(axis=0)
    lam = np.append(np.linalg.eigvalsh(centered.T @ centered)[::-1], -GAP)
    return bool(lam[r - 1] - lam[r] >= GAP)


def table_and_number(rng):
    """Make a table and a number of components that leave no choice."""
    while True:
        table = some_table(rng)
        r = int(rng.integers(1, table.shape[1] + 1))
        if is_unique(table, r):
            return table, r


def on_first_features(X, r):
    """Keep the first r features and the mean of the others."""
    rebuilt = np.tile(X.mean(axis=0), (len(X), 1))
    rebuilt[:, :r] = X[:, :r]
    return rebuilt


def by_smallest(X, r):
    """Take the eigenvectors of the smallest eigenvalues."""
    mean = X.mean(axis=0)
    vectors = np.linalg.eigh((X - mean).T @ (X - mean)).eigenvectors[:, :r]
    return mean + (X - mean) @ vectors @ vectors.T


def uncentered(X, r):
    """Forget to subtract the means, and to add them again."""
    vectors = np.linalg.eigh(X.T @ X).eigenvectors
    kept = vectors[:, vectors.shape[1] - r:]
    return X @ kept @ kept.T


REBUILD = FunctionExercise(
    label="exercise-pca-rebuild",
    reference=rebuild,
    tolerance=1e-7,
    edge_cases=[
        (np.array([[1.0, 1], [3, 3], [4, 3], [5, 5], [7, 3]]), 1),
        (np.array([[5.0, 4], [2, 1], [2, 4]]), 1),
        (np.array([[5.0, 4], [2, 1], [2, 4]]), 2),
        (np.array([[1.0], [3]]), 1),
        (np.array([[0.0, 1, 2], [3, 1, 0]]), 1),
        (np.array([[1.0, 5], [2, 5], [3, 5]]), 1),
    ],
    inputs=table_and_number,
    valid=is_unique,
    mistakes=[
        Mistake(lambda X, r: rebuild(X, r) - X.mean(axis=0),
                "Your function does not add the mean again."),
        Mistake(uncentered, "Your function does not subtract the column means."),
        Mistake(by_smallest, "Your function keeps the components with the"
                " smallest variances."),
        Mistake(on_first_features, "Your function keeps the first features, not"
                " the first components."),
        Mistake(lambda X, r: X, "Your function returns the table itself."),
    ],
)

# The wines, raw and standardized ---------------------------------------------

WINE = ValueExercise(
    label="exercise-pca-wine",
    value=[1, 8],
    mistakes=[
        Mistake([8, 1], "The two numbers are exchanged."),
        Mistake([0, 7], "You counted from 0, as Python does."),
        Mistake([1, 7], "Seven components of the standardized table explain"
                " less than 90 percent."),
        Mistake([1, 1], "For both numbers you took the raw table."),
        Mistake([8, 8], "For both numbers you took the standardized table."),
    ],
)

# Least squares on components -------------------------------------------------

REGRESSION = ValueExercise(
    label="exercise-pca-regression",
    value=5,
    mistakes=[
        Mistake(4, "With four components it is 0.986; or you counted from 0."),
        Mistake(3, "Three components explain 99 percent of the variance of the"
                " features, but 98.6 percent of the target's."),
        Mistake(6, "With six components it is above 0.99, but not for the first"
                " time."),
    ],
)
