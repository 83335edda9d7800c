"""Adjusted p-values: against SciPy, against the step-up rule, in simulations."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mlmath.multiple_tests import benjamini_hochberg, bonferroni

p_lists = st.lists(st.floats(0, 1), min_size=1, max_size=12)


@given(p_lists)
def test_bonferroni_multiplies_by_the_number_of_tests(p_values):
    assert bonferroni(p_values).tolist() == [
        min(1, len(p_values) * p) for p in p_values]


@given(p_lists)
def test_benjamini_hochberg_is_that_of_scipy(p_values):
    np.testing.assert_allclose(
        benjamini_hochberg(p_values), stats.false_discovery_control(p_values))


@given(p_lists, st.sampled_from([0.01, 0.05, 0.2]))
def test_benjamini_hochberg_rejects_by_the_step_up_rule(p_values, alpha):
    ordered = sorted(p_values)
    m = len(ordered)
    ranks = [k for k in range(1, m + 1) if ordered[k - 1] * m / k <= alpha]
    bound = ordered[max(ranks) - 1] if ranks else -1
    rejected = benjamini_hochberg(p_values) <= alpha
    assert rejected.tolist() == [p <= bound for p in p_values]


def test_adjusted_p_values_keep_the_order_of_the_input():
    assert benjamini_hochberg([0.5, 0.01, 0.04]).tolist() == pytest.approx(
        [0.5, 0.03, 0.06])


def test_false_alarms_are_as_rare_as_promised():
    p = np.random.default_rng(5).random((2000, 20))
    alarms = [(bonferroni(row) <= 0.05).any() for row in p]
    assert np.mean(alarms) == pytest.approx(1 - (1 - 0.05 / 20) ** 20, abs=0.02)


@pytest.mark.parametrize("adjust", [bonferroni, benjamini_hochberg])
@pytest.mark.parametrize("values, error, start", [
    ([], ValueError, "p_values: expected at least 1 number, got 0"),
    (0.5, TypeError, "p_values: expected a 1-D array of numbers, got 0.5 (float)"),
    ("0.5", TypeError, "p_values: expected a 1-D array of numbers, got '0.5' (str)"),
    ([0.1, 1.2], ValueError, "p_values: expected numbers from 0 to 1, got [0.1, 1.2]"),
    ([-0.1], ValueError, "p_values: expected numbers from 0 to 1, got [-0.1]"),
    ([math.nan], ValueError, "p_values: expected finite numbers, got nan"),
])
def test_wrong_p_values_are_refused(adjust, values, error, start):
    with pytest.raises(error) as caught:
        adjust(values)
    assert str(caught.value).startswith(start)


def test_the_ends_are_allowed():
    assert bonferroni([0, 1]).tolist() == [0, 1]
    assert benjamini_hochberg([0, 1]).tolist() == [0, 1]
