"""Small tables and queries to try functions on."""

import numpy as np

KINDS = ("cityblock", "euclidean", "chebyshev", "cosine")


def random_pair(rng):
    """Make a table of whole numbers and a query, without a row of zeros."""
    height, width = (int(size) for size in rng.integers([2, 1], [6, 5]))
    rows = rng.integers(-5, 6, size=(height + 1, width)).astype(float)
    rows[~rows.any(axis=1), 0] = 1
    return rows[:-1], rows[-1]


def is_pair(table, query):
    """Allow a table and a query with equally many entries as its rows."""
    return (np.ndim(table) == 2 and np.ndim(query) == 1 and np.size(table) > 0
            and table.shape[1] == len(query))


def fits(table, query, kind):
    """Allow what `is_pair` does; a row of zeros has no angle."""
    return is_pair(table, query) and kind in KINDS and (
        kind != "cosine" or bool(table.any(axis=1).all() and query.any()))
