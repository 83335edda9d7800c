"""What stands behind the page derivative-toolbox, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and inputs at the edge.
"""

import numpy as np
import pytest

from mlmath.exercises.calculus.derivative_toolbox import largest_gap

# To write: a test for each function behind an exercise, like this sample.


@pytest.mark.parametrize("values", [[0, 0], [3, 1], [1, 2, 4, 3], [5, -5]])
def test_the_largest_gap_is_that_of_numpy(values):
    assert largest_gap(values) == np.abs(np.diff(values)).max()
