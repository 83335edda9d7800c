"""What stands behind the chapter on Markov chains, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and what the random inputs reach.
"""

from collections import Counter

import numpy as np
import pytest

from mlmath import check
from mlmath.exercises.linear_algebra.markov_chains_and_pagerank import (
    BIRDS,
    BRANCHES,
    LETTERS,
    LINK_MATRIX,
    LOST,
    MOST_PAGES,
    PRICE,
    is_web,
    link_matrix,
    pair_matrix,
    some_links,
    some_text,
)


def webs():
    """Make them anew, so that each test sees the function as it is."""
    return [some_links(np.random.default_rng(seed))[0] for seed in range(80)]


def texts():
    return [some_text(np.random.default_rng(seed))[0] for seed in range(80)]


def test_link_matrix_agrees_with_loops():
    for links in webs() + [case for case, in LINK_MATRIX.edge_cases]:
        n = len(links)
        M = link_matrix(links)
        assert M.shape == (n, n)
        for j in range(n):
            for i in range(n):
                expected = ((i in links[j]) / len(links[j]) if links[j]
                            else 1 / n)
                assert M[i, j] == expected
        assert np.allclose(M.sum(axis=0), 1)


def test_random_webs_are_webs_of_all_sizes():
    assert Counter(len(links) for links in webs()).keys() == set(
        range(2, MOST_PAGES + 1)) == {2, 3, 4, 5, 6}
    for links in webs():
        assert is_web(links)
        assert all(targets == sorted(targets) for targets in links)
        assert all(type(target) is int for targets in links
                   for target in targets)


def test_random_pages_have_from_no_link_to_all_links():
    counts = Counter((len(links), len(targets)) for links in webs()
                     for targets in links)
    assert counts.keys() == {(n, count) for n in range(2, 7)
                             for count in range(n)}
    # Of three pages, each is linked to from each other one.
    pairs = Counter((page, target) for links in webs() if len(links) == 3
                    for page, targets in enumerate(links)
                    for target in targets)
    assert pairs.keys() == {(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)}


def test_random_links_and_texts_are_these():
    assert some_links(np.random.default_rng(4)) == ([[1, 2, 3, 4], [0, 2, 3, 4], [0, 1, 4], [], [0, 3]],)
    assert some_text(np.random.default_rng(4)) == ("  c   abc",)


@pytest.mark.parametrize(("links", "verdict"), [
    ([[1], [0]], True),
    ([[]], True),
    ([[1], [], [0, 1]], True),
    ([], False),
    ([[0], [0]], False),
    ([[1], [2]], False),
    ([[1], [-1]], False),
    ([[1, 1], [0]], False),
])
def test_what_a_web_is(links, verdict):
    assert is_web(links) is verdict


def test_pair_matrix_agrees_with_counting_pairs():
    for text in texts() + [case for case, in LETTERS.edge_cases]:
        letters = sorted(set(text))
        pairs = Counter(text[k] + text[(k + 1) % len(text)]
                        for k in range(len(text)))
        expected = [[pairs[here + after] / text.count(here)
                     for here in letters] for after in letters]
        assert np.allclose(pair_matrix(text), expected)
        shares = [text.count(letter) / len(text) for letter in letters]
        assert np.allclose(pair_matrix(text) @ shares, shares)


def test_random_texts_have_all_lengths_and_letters():
    assert {len(text) for text in texts()} == set(range(2, 13))
    assert set("".join(texts())) == set("abc ")
    assert {len(set(text)) for text in texts()} == {1, 2, 3, 4}


def test_numbers_of_other_exercises():
    branches = np.array([[0.7, 0.2], [0.3, 0.8]])
    assert np.allclose(branches @ BRANCHES.value, BRANCHES.value)
    assert sum(BRANCHES.value) == 1
    books = np.array([[0.7, 0.55, 0], [0.3, 0.43, 0], [0, 0.02, 1]])
    lost = [np.linalg.matrix_power(books, k)[2, 0] for k in range(103)]
    assert lost[LOST.value - 1] <= 0.5 < lost[LOST.value]
    assert round(lost[LOST.value], 4) == 0.5017
    for c, steps in zip((0.5, 0.99), PRICE.value):
        assert 2 * c**steps < 0.001 <= 2 * c**(steps - 1)
    grown = np.linalg.eigvals([[0, 2, 1], [0.5, 0, 0], [0, 0.3, 0]])
    assert np.isclose(max(grown.real), BIRDS.value, atol=1e-4)


def test_where_the_typical_numbers_come_from():
    # All books may get lost, not only the lent ones.
    left, weeks = 1.0, 0
    while 1 - left <= 0.5:
        left, weeks = 0.98 * left, weeks + 1
    assert weeks == 35
    # Without the factor 2 of the bound.
    assert [int(np.ceil(np.log(0.001) / np.log(c)))
            for c in (0.5, 0.99)] == [10, 688]
    values = np.linalg.eigvals([[0, 2, 1], [0.5, 0, 0], [0, 0.3, 0]]).real
    assert np.isclose(min(values), -0.9143, atol=1e-4)


@pytest.mark.parametrize("answer", [1.068, 1.07, 1.0679])
def test_a_rounded_factor_is_accepted(answer):
    assert check("exercise-markov-birds", answer).passed


@pytest.mark.parametrize("answer", [1.07 + 0.002, 1.06])
def test_a_wrong_factor_is_not(answer):
    assert check("exercise-markov-birds", answer).passed is False


@pytest.mark.parametrize(("label", "answer", "words"), [
    ("exercise-markov-branches", [0.6, 0.4], "in the wrong order"),
    ("exercise-markov-branches", [0.2, 0.3], "do not add up to 1"),
    ("exercise-markov-branches", [40, 60], "percent, not shares"),
    ("exercise-markov-branches", [0.5, 0.5], "more books go south"),
    ("exercise-markov-branches", [0.3, 0.2], "shares that move"),
    ("exercise-markov-lost", 100, "a little less than half"),
    ("exercise-markov-lost", 102, "not for the first time"),
    ("exercise-markov-lost", 35, "only lent ones"),
    ("exercise-markov-price", [757, 11], "in the wrong order"),
    ("exercise-markov-price", [10, 756], "rounded down"),
    ("exercise-markov-price", [10, 688], "forgot the factor 2"),
    ("exercise-markov-birds", -0.914, "second largest"),
    ("exercise-markov-birds", 0.068, "growth alone"),
    ("exercise-markov-birds", 6.79, "in percent"),
    ("exercise-markov-birds", 1, "Markov chains"),
])
def test_wrong_values_are_told_what_they_are(label, answer, words):
    feedback = check(label, answer)
    assert feedback.passed is False
    assert words in feedback.message


def zero_columns(links):
    M = np.zeros((len(links), len(links)))
    for j, targets in enumerate(links):
        for target in targets:
            M[target, j] = 1 / len(targets)
    return M


def from_rows(links):
    return link_matrix(links).T


def staying(links):
    return link_matrix([targets or [j] for j, targets in enumerate(links)])


@pytest.mark.parametrize(("answer", "words"), [
    (zero_columns, "dangling pages zero"),
    (from_rows, "fills rows where columns belong"),
    (staying, "keeps the readers on dangling pages"),
    (lambda links: (link_matrix(links) > 0) * 1.0, "does not divide"),
])
def test_wrong_link_matrices_are_told_what_they_are(answer, words):
    feedback = check("exercise-markov-link-matrix", answer)
    assert feedback.passed is False
    assert words in feedback.message


def test_a_list_of_lists_is_accepted():
    assert check("exercise-markov-link-matrix",
                 lambda links: link_matrix(links).tolist()).passed


def open_ended(text):
    """Pair only letters inside of the text; the last one has no next."""
    letters = sorted(set(text))
    M = np.zeros((len(letters), len(letters)))
    for here, after in zip(text, text[1:]):
        M[letters.index(after), letters.index(here)] += 1
    return M / np.maximum(M.sum(axis=0), 1)


def backward(text):
    return pair_matrix(text[::-1])


@pytest.mark.parametrize(("answer", "words"), [
    (lambda text: pair_matrix(text).T, "comes first in the rows"),
    (backward, "letter before"),
    (lambda text: pair_matrix(text)[::-1, ::-1], "opposite order"),
])
def test_wrong_pair_matrices_are_told_what_they_are(answer, words):
    feedback = check("exercise-markov-letters", answer)
    assert feedback.passed is False
    assert words in feedback.message


def test_the_last_letter_is_followed_by_the_first():
    feedback = check("exercise-markov-letters", open_ended)
    assert feedback.passed is False
    assert "'ab'" in feedback.message.replace('"', "'")


def test_a_smallest_web_is_shown():
    def alike(links):
        M = link_matrix(links)
        different = {tuple(targets) for targets in links}
        return M if len(different) == len(links) else 0 * M

    feedback = check("exercise-markov-link-matrix", alike)
    assert feedback.passed is False
    assert "`alike([[], []])` returns" in feedback.message
