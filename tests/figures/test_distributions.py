"""What figures of distributions compute agrees with SciPy."""

import numpy as np
import pytest
from scipy import stats

from tests.figures.javascript import ask

MODULE = "distribution/model.js"
MOST = 400
CASES = [
    ({"model": "binomial", "n": n, "q": q}, stats.binom(n, q))
    for n, q in ((1, 0.5), (7, 0), (7, 1), (12, 0.25), (200, 0.03), (400, 0.5))
] + [({"model": "poisson", "mu": mu}, stats.poisson(mu))
     for mu in (0, 0.03, 0.61, 6, 37.5, 100)]
CHANCES = [np.array(chances) for chances in
           ask(MODULE, [["probabilities", given] for given, _ in CASES])]


@pytest.mark.parametrize("case", range(len(CASES)))
def test_probabilities_of_counts(case):
    given, exact = CASES[case]
    found = CHANCES[case]
    assert len(found) == given.get("n", MOST) + 1
    np.testing.assert_allclose(found, exact.pmf(np.arange(len(found))),
                               rtol=1e-10, atol=1e-300)


@pytest.mark.parametrize("case", range(len(CASES)))
def test_what_lies_on_each_side_of_a_limit(case):
    _, exact = CASES[case]
    limits = [0, 1, 3, 9, 60, 150, 200, 400]
    right, left = (ask(MODULE, [["split", CHANCES[case].tolist(), limit, side]
                                for limit in limits])
                   for side in ("right", "left"))
    close = {"rtol": 1e-9, "atol": 1e-13}
    # `sf(k - 1)` is the probability of k or more.
    at_least, at_most = exact.sf(np.array(limits) - 1), exact.cdf(limits)
    np.testing.assert_allclose([each["inside"] for each in right], at_least, **close)
    np.testing.assert_allclose([each["rest"] for each in right], 1 - at_least, **close)
    np.testing.assert_allclose([each["inside"] for each in left], at_most, **close)
    np.testing.assert_allclose([each["rest"] for each in left], 1 - at_most, **close)
    for sides in (right, left):
        np.testing.assert_allclose([each["at"] for each in sides],
                                   exact.pmf(limits), **close)


@pytest.mark.parametrize("case", range(len(CASES)))
def test_the_picture_holds_nearly_all_counts_and_the_limit(case):
    given, exact = CASES[case]
    rooms = ask(MODULE, [["reach", given, limit] for limit in (0, 9, 150, 400)])
    for room, limit in zip(rooms, (0, 9, 150, 400)):
        assert limit <= room <= MOST and exact.sf(room) < 0.005
    # No more than needed: not half of it is empty of both.
    assert rooms[0] <= max(10, 2.5 * exact.isf(3e-5))
    top, = ask(MODULE, [["topFor", CHANCES[case].tolist()]])
    assert CHANCES[case].max() <= top + 1e-9 and top <= max(0.05, 2.3 * CHANCES[case].max())


@pytest.mark.parametrize("chance, text", [
    (0, "= 0"), (1, "= 1"), (0.14957, "= 0.1496"), (0.5, "= 0.5"),
    (1e-9, "< 0.0001"), (0.0001, "= 0.0001"), (1 - 1e-6, "> 0.9999"),
    (1 + 2e-15, "= 1"), (0.99994, "> 0.9999"), (0.99987, "= 0.9999"),
])
def test_a_probability_in_words_is_neither_0_nor_1_by_rounding(chance, text):
    assert ask(MODULE, [["chanceText", chance]]) == [text]
