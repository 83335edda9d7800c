"""Compare the package's elimination with NumPy's solver.

Run ``python tests/package/benchmark_elimination.py``. It prints how many times
longer the row echelon form of a 500x500 matrix takes, without recorded steps,
than ``numpy.linalg.solve``: medians of one run, taken in turn. The aim is a
factor below 50. A time is not a test, so nothing here passes or fails.
"""

from statistics import median
from time import perf_counter

import numpy as np

from mlmath.elimination import row_echelon_form

SIZE = 500
REPETITIONS = 15


def seconds(function):
    """Time one call."""
    start = perf_counter()
    function()
    return perf_counter() - start


def main():
    """Print the ratio of the two medians."""
    generator = np.random.default_rng(0)
    matrix = generator.normal(size=(SIZE, SIZE))
    constants = generator.normal(size=SIZE)
    ours, theirs = [], []
    for _ in range(REPETITIONS):
        ours.append(
            seconds(lambda: row_echelon_form(matrix, record_steps=False))
        )
        theirs.append(seconds(lambda: np.linalg.solve(matrix, constants)))
    ratio = median(ours) / median(theirs)
    print(
        f"row_echelon_form {median(ours) * 1000:.1f} ms,"
        f" numpy.linalg.solve {median(theirs) * 1000:.1f} ms:"
        f" {ratio:.1f} times"
    )


if __name__ == "__main__":
    main()
