"""Many tests at once: p-values that take account of how many there are."""

import numpy as np

from mlmath._arguments import as_sample

__all__ = ["benjamini_hochberg", "bonferroni"]


def bonferroni(p_values):
    """Adjust p-values so that one false alarm among all tests is rare.

    Each p-value is multiplied by the number of tests. If all adjusted
    p-values of at most alpha count as significant, the probability of any
    false alarm is at most alpha.

    Parameters
    ----------
    p_values : array_like, shape (m,)
        Numbers from 0 to 1, at least one.

    Returns
    -------
    ndarray, shape (m,)
        Adjusted p-values, at most 1.

    Examples
    --------
    >>> bonferroni([0.01, 0.04, 0.5])
    array([0.03, 0.12, 1.  ])

    Notes
    -----
    Explained in :ref:`thm-bonferroni`.
    """
    p = _p_values(p_values)
    return np.minimum(len(p) * p, 1.0)


def benjamini_hochberg(p_values):
    """Adjust p-values so that few of the discoveries are false alarms.

    If the tests are independent and all adjusted p-values of at most alpha
    count as significant, the expected share of false alarms among the
    significant results is at most alpha.

    Parameters
    ----------
    p_values : array_like, shape (m,)
        Numbers from 0 to 1, at least one.

    Returns
    -------
    ndarray, shape (m,)
        Adjusted p-values, in the order of `p_values`.

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.04, 0.5])
    array([0.03, 0.06, 0.5 ])

    Notes
    -----
    Explained in :ref:`hypothesis-tests`. Source: Y. Benjamini and
    Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995).
    """
    p = _p_values(p_values)
    order = np.argsort(p, kind="stable")
    scaled = p[order] * len(p) / np.arange(1, len(p) + 1)
    # A larger p-value must never be adjusted to a smaller one.
    rising = np.minimum.accumulate(scaled[::-1])[::-1]
    adjusted = np.empty(len(p))
    adjusted[order] = rising
    return adjusted


def _p_values(values):
    p = as_sample("p_values", values, least=1)
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError(
            f"p_values: expected numbers from 0 to 1, got {p.tolist()}"
        )
    return p
