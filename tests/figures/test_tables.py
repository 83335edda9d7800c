"""What the figure of a joint table computes agrees with NumPy."""

import numpy as np
import pytest

from tests.figures.javascript import ask

MODULE = "joint-table/model.js"

TABLES = [
    [[0.24, 0.2, 0.06], [0.06, 0.2, 0.24]],
    [[3, 0], [0, 5], [1, 1], [2, 9], [4, 4]],
    np.random.default_rng(29).integers(0, 40, (4, 4)).tolist(),
]
every_table = pytest.mark.parametrize("table", TABLES, ids=len)


@every_table
def test_margins_and_independent_tables(table):
    exact = np.array(table) / np.sum(table)
    now, sums = ask(MODULE, [["probabilities", table], ["sums", table]])
    np.testing.assert_allclose(now, exact)
    np.testing.assert_allclose(sums[0], np.sum(table, axis=1))
    np.testing.assert_allclose(sums[1], np.sum(table, axis=0))
    product = np.outer(exact.sum(axis=1), exact.sum(axis=0))
    found, none, some, whole = ask(MODULE, [
        ["independent", now], *(["weakened", now, share] for share in (0, 0.3, 1))])
    np.testing.assert_allclose(found, product)
    np.testing.assert_allclose(none, product)
    np.testing.assert_allclose(whole, exact)
    # Less dependence, the same margins.
    for axis in (0, 1):
        np.testing.assert_allclose(np.sum(some, axis=axis), exact.sum(axis=axis))
    np.testing.assert_allclose(np.array(some) - product, 0.3 * (exact - product), atol=1e-15)
    assert ask(MODULE, [["isIndependent", each] for each in (none, now)]) == [
        True, bool(np.allclose(exact, product))]


@every_table
def test_conditional_distributions(table):
    exact = np.array(table) / np.sum(table)
    for name, rows in (("row", exact), ("column", exact.T)):
        for place, joint in enumerate(rows):
            known, = ask(MODULE, [["condition", f"{name} {place + 1}"]])
            assert known == {"side": 0 if name == "row" else 1, "place": place}
            found, = ask(MODULE, [["conditional", exact.tolist(), known]])
            np.testing.assert_allclose(found["joint"], joint)
            assert found["all"] == pytest.approx(joint.sum())
            np.testing.assert_allclose(found["shares"], joint / joint.sum())
    assert ask(MODULE, [["condition", "none"]]) == [None]


def test_nearly_independent_is_not_independent():
    table = np.full((2, 2), 0.25)
    table += [[1e-6, -1e-6], [-1e-6, 1e-6]]
    assert ask(MODULE, [["isIndependent", table.tolist()]]) == [False]
