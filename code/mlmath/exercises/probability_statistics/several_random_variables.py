"""The exercises of the chapter on several random variables."""

from math import comb

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Two minutes of a help line --------------------------------------------------

MARGINS = ValueExercise(
    label="exercise-joint-margins",
    value=(0.4, 0.5, 0.75),
    tolerance=1e-6,
    mistakes=[
        Mistake((0.4, 0.75, 0.5), "You have exchanged the two conditional"
                " probabilities: what is given decides by what you divide."),
        Mistake((0.4, 0.3, 0.3), "The second and the third number are joint"
                " probabilities. Divide by the probability of what is given."),
        Mistake((0.4, 0.5, 0.5), "Both conditional probabilities divide by the"
                " same number. The third one needs the sum of a column."),
        Mistake((0.4, 0.75, 0.75), "Both conditional probabilities divide by"
                " the same number. The second one needs the sum of a row."),
        Mistake(lambda three: abs(three[0] - 0.4) > 1e-6,
                "The first number is not the sum of the last column.",
                example=(0.3, 0.5, 0.75)),
    ],
)

# Four points -----------------------------------------------------------------

FOUR = ValueExercise(
    label="exercise-joint-four",
    value=(2, 0.8),
    tolerance=1e-6,
    mistakes=[
        Mistake((8 / 3, 0.8), "You divided by 3, as for a sample. Here the four"
                " points are all that can happen, each with its probability."),
        Mistake((17, 0.8), "The first number is the expectation of the product;"
                " the product of the expectations has not been subtracted."),
        Mistake((8, 0.8), "The first number is the sum of the four products."
                " Each of them has the probability 1/4."),
        Mistake((2, 0.32), "The second number divides by the product of the"
                " variances. It should be that of the standard deviations."),
        Mistake((2, 2), "The second number is the covariance again."),
        Mistake(lambda two: abs(two[0] - 2) > 1e-6,
                "The first number is not the covariance.", example=(3, 0.8)),
    ],
)

# A die decides how many coins ------------------------------------------------


def coins_table(faces):
    """Multiply the chance of each number by those of its coins."""
    return np.array([[comb(n, y) / 2**n / faces for y in range(faces + 1)]
                     for n in range(1, faces + 1)])


COINS = FunctionExercise(
    label="exercise-joint-coins",
    reference=coins_table,
    edge_cases=[(1,), (2,), (4,)],
    inputs=lambda rng: (int(rng.integers(1, 9)),),
    valid=lambda faces: faces >= 1,
    mistakes=[
        Mistake.edit(" / faces for", " for",
                     "Each row is a conditional distribution. It has to be"
                     " multiplied by the probability of its row."),
        Mistake(lambda faces: coins_table(faces).T,
                "Rows and columns are exchanged: a row belongs to the die."),
        Mistake(lambda faces: coins_table(faces)[:, 1:],
                "The column for no heads at all is missing."),
        Mistake(lambda faces: np.array([
                    [comb(n, y) / 2**n / faces for y in range(faces + 1)]
                    for n in range(faces)]),
                "Your first row tosses no coin. A die shows at least 1."),
        Mistake(lambda faces: np.array([
                    [comb(faces, y) / 2**faces / faces
                     for y in range(faces + 1)] for _ in range(faces)]),
                "You toss `faces` coins in every row, whatever the die"
                " shows."),
        Mistake(lambda faces: np.array([
                    [(y <= n) / (n + 1) / faces for y in range(faces + 1)]
                    for n in range(1, faces + 1)]),
                "You take all numbers of heads as equally probable. They are"
                " binomial."),
    ],
)

# Covariance and correlation of a table ---------------------------------------


def describe(table, xs, ys):
    """Weigh the products of the differences from the expectations."""
    table, xs, ys = np.array(table), np.array(xs), np.array(ys)
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    dx, dy = xs - rows @ xs, ys - columns @ ys
    cov = dx @ table @ dy
    return cov, cov / np.sqrt((rows @ dx**2) * (columns @ dy**2))


def dependent(rng):
    """Make a table of two to four rows and columns, and different values."""
    rows, columns = (int(size) for size in rng.integers(2, 5, size=2))
    weights = rng.integers(1, 10, size=(rows, columns))
    weights[0, 0] += weights.sum()
    xs, ys = (np.sort(rng.choice(np.arange(-5, 10), size=size, replace=False))
              for size in (rows, columns))
    return (weights / weights.sum()).tolist(), xs.tolist(), ys.tolist()


def spread(weights, values):
    """Return the variance of the values with these weights."""
    weights, values = np.array(weights), np.array(values)
    return weights @ (values - weights @ values)**2


def is_table(table, xs, ys):
    """Tell whether it is a joint table in which no variable is constant."""
    if not (len(table) == len(xs) >= 2 and len(ys) >= 2
            and all(len(row) == len(ys) for row in table)):
        return False
    numbers = np.array(table)
    return bool(
        numbers.min() >= 0 and abs(numbers.sum() - 1) < 1e-9
        and len(set(xs)) == len(xs) and len(set(ys)) == len(ys)
        and spread(numbers.sum(axis=1), xs) > 1e-9
        and spread(numbers.sum(axis=0), ys) > 1e-9)


def alike(table, xs, ys):
    """Count all values of a variable alike, as np.std does."""
    cov = describe(table, xs, ys)[0]
    return cov, cov / (np.std(xs) * np.std(ys))


DESCRIBE = FunctionExercise(
    label="exercise-joint-describe",
    reference=describe,
    edge_cases=[
        ([[0.5, 0.0], [0.0, 0.5]], [0, 1], [0, 1]),
        ([[0.0, 0.5], [0.5, 0.0]], [0, 1], [0, 2]),
        ([[0.12, 0.28], [0.18, 0.42]], [1, 2], [3, 7]),
        ([[0.1, 0.2, 0.1], [0.15, 0.15, 0.3]], [0, 1], [0, 1, 2]),
        ([[0.3, 0.1], [0.1, 0.5]], [1, 3], [2, 12]),
    ],
    inputs=dependent,
    valid=is_table,
    mistakes=[
        Mistake(lambda table, xs, ys: (
                    np.array(xs) @ np.array(table) @ np.array(ys),
                    describe(table, xs, ys)[1]),
                "Your first number is the expectation of the product; the"
                " product of the expectations has not been subtracted."),
        Mistake.edit("np.sqrt((rows @ dx**2) * (columns @ dy**2))",
                     "((rows @ dx**2) * (columns @ dy**2))",
                     "You divide by the product of the variances. The"
                     " correlation needs the standard deviations."),
        Mistake(alike, "Your standard deviations count all values alike,"
                       " however probable they are."),
        Mistake.edit("xs - rows @ xs, ys - columns @ ys",
                     "xs - xs.mean(), ys - ys.mean()",
                     "Your expectations count all values alike, however"
                     " probable they are."),
        Mistake(lambda table, xs, ys: (
                    describe(table, xs, ys)[0],
                    abs(describe(table, xs, ys)[1])),
                "Your correlation has lost its sign."),
        Mistake(lambda table, xs, ys: describe(table, xs, ys)[::-1],
                "The covariance comes first, then the correlation."),
        Mistake(lambda table, xs, ys: (
                    describe(table, xs, ys)[0],
                    describe(table, xs, ys)[1]**2),
                "Your second number is the square of the correlation."),
    ],
)

# Petals ----------------------------------------------------------------------

PETALS = ValueExercise(
    label="exercise-joint-petals",
    value=(0.962865431403, 0.331630040804, 0.786668088523, 0.322108215900),
    tolerance=1e-3,
    mistakes=[
        Mistake((-0.117570, 0.742547, 0.525911, 0.457228),
                "Those are the sepals. The petals stand in the columns 2 and"
                " 3, counted from 0."),
        Mistake((0.331630, 0.786668, 0.322108, 0.962865),
                "All flowers come first, then the three species."),
        Mistake((0.962865, 0.962865, 0.962865, 0.962865),
                "You took all the flowers four times. Pick those of one"
                " species, in both columns."),
        Mistake((1, 1, 1, 1), "You took an entry of the diagonal: the"
                " correlation of a column with itself."),
    ],
)

# Draw your own cloud ---------------------------------------------------------


def normal_points(z, m, Sigma):
    """Move standard normal points by a triangular matrix."""
    A = np.linalg.cholesky(Sigma)
    return np.array(z) @ A.T + np.array(m)


def cloud(rng):
    """Make one to four points, a mean vector and a positive definite matrix."""
    size = int(rng.integers(2, 4))
    points = rng.integers(-2, 3, size=(int(rng.integers(1, 5)), size))
    A = np.tril(rng.integers(-3, 4, size=(size, size)))
    np.fill_diagonal(A, rng.integers(1, 5, size=size))
    return (points.tolist(), rng.integers(-9, 10, size=size).tolist(),
            (A @ A.T).tolist())


def is_cloud(z, m, Sigma):
    """Tell whether the sizes fit and the matrix is positive definite."""
    size = len(m)
    if not (size >= 1 and len(z) >= 1
            and all(len(row) == size for row in z)
            and len(Sigma) == size
            and all(len(row) == size for row in Sigma)):
        return False
    matrix = np.array(Sigma)
    return bool((matrix == matrix.T).all()
                and np.linalg.eigvalsh(matrix).min() > 1e-6)


def by_eigenvectors(z, m, Sigma):
    """Use another matrix whose product with its transpose is the same."""
    values, vectors = np.linalg.eigh(Sigma)
    return np.array(z) @ (vectors * np.sqrt(values)).T + np.array(m)


DRAW = FunctionExercise(
    label="exercise-joint-draw",
    reference=normal_points,
    edge_cases=[
        ([[0, 0]], [20, 22], [[25, 24], [24, 36]]),
        ([[1, 0]], [0, 0], [[25, 24], [24, 36]]),
        ([[0, 1]], [0, 0], [[25, 24], [24, 36]]),
        ([[1, 1], [2, -1], [0, 3]], [1, 2], [[4, 0], [0, 9]]),
        ([[1, 2, 3]], [0, 0, 0], [[1, 0, 0], [0, 4, 2], [0, 2, 5]]),
    ],
    inputs=cloud,
    valid=is_cloud,
    mistakes=[
        Mistake.edit("A.T", "A",
                     "The matrix is not transposed. Your points have another"
                     " covariance matrix."),
        Mistake.edit(" + np.array(m)", "", "The mean vector has not been"
                                           " added."),
        Mistake.edit("np.linalg.cholesky(Sigma)", "np.array(Sigma)",
                     "You multiply by the covariance matrix itself. Then the"
                     " points have its square as their covariance matrix."),
        Mistake(by_eigenvectors,
                "That has the right distribution, but with another matrix:"
                " take the one that `np.linalg.cholesky` finds."),
        Mistake(lambda z, m, Sigma: (
                    np.array(z) * np.sqrt(np.diag(Sigma)) + np.array(m)),
                "You use the standard deviations alone. The coordinates of"
                " your points are independent."),
        Mistake(lambda z, m, Sigma: (
                    (np.array(z) + np.array(m))
                    @ np.linalg.cholesky(Sigma).T),
                "You add the mean vector first, so the matrix moves it,"
                " too."),
    ],
)
