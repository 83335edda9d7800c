"""The exercises of the chapter on Markov chains and PageRank."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Two branches ----------------------------------------------------------------

BRANCHES = ValueExercise(
    label="exercise-markov-branches",
    value=[0.4, 0.6],
    remark="In each week 12 percent of all books go either way.",
    mistakes=[
        Mistake([0.6, 0.4], "These are the right shares in the wrong order."),
        Mistake([0.2, 0.3], "These numbers are in the right ratio, but do not"
                " add up to 1."),
        Mistake([40, 60], "These are percent, not shares."),
        Mistake([0.5, 0.5], "From even shares more books go south than come"
                " back."),
        Mistake([0.3, 0.2], "These are the shares that move, not those that"
                " rest."),
    ],
)

# Books that get lost ---------------------------------------------------------

LOST = ValueExercise(
    label="exercise-markov-lost",
    value=101,
    remark="Of the books, 50.17 percent are lost by then.",
    mistakes=[
        Mistake(100, "By then a little less than half of them are lost."),
        Mistake(102, "More than half are lost by then, but not for the first"
                " time."),
        Mistake(35, "You lose 2 percent of all books every week, but only lent"
                " ones get lost."),
    ],
)

# A link matrix from a list ---------------------------------------------------

MOST_PAGES = 6


def link_matrix(links):
    """Fill each column with the links of its page, or evenly."""
    n = len(links)
    M = np.zeros((n, n))
    for j, targets in enumerate(links):
        if targets:
            M[targets, j] = 1 / len(targets)
        else:
            M[:, j] = 1 / n
    return M


def some_links(rng):
    """Make a web; now and then a page has no links."""
    n = int(rng.integers(2, MOST_PAGES + 1))
    links = []
    for page in range(n):
        others = [other for other in range(n) if other != page]
        count = int(rng.integers(n))
        links.append(sorted(rng.permutation(others)[:count].tolist()))
    return (links,)


def is_web(links):
    """Tell whether each list names different other pages of the web."""
    return len(links) > 0 and all(
        len(set(targets)) == len(targets)
        and all(0 <= target < len(links) and target != page
                for target in targets)
        for page, targets in enumerate(links))


LINK_MATRIX = FunctionExercise(
    label="exercise-markov-link-matrix",
    reference=link_matrix,
    edge_cases=[
        ([[1], [0]],),
        ([[1], []],),
        ([[1, 2], [2], [0]],),
        ([[], [], []],),
        ([[1], [2], []],),
        ([[]],),
    ],
    inputs=some_links,
    valid=is_web,
    mistakes=[
        Mistake.edit("M[:, j] = 1 / n", "M[:, j] = 0",
                     "Your function leaves the columns of dangling pages"
                     " zero."),
        Mistake.edit("M[targets, j]", "M[j, targets]", "M[:, j]", "M[j, :]",
                     "Your function fills rows where columns belong: column"
                     " is from, row is to."),
        Mistake.edit("M[targets, j]", "M[j, targets]",
                     "Your function fills the rows of pages with links, and"
                     " the columns of dangling ones."),
        Mistake.edit("1 / len(targets)", "1", "1 / n", "1",
                     "Your function sets ones and does not divide them."),
        Mistake.edit("1 / len(targets)", "1 / n",
                     "Your function divides by the number of pages where the"
                     " number of links belongs."),
        Mistake.edit("M[:, j] = 1 / n", "M[j, j] = 1",
                     "Your function keeps the readers on dangling pages."),
    ],
)

# The price of few jumps ------------------------------------------------------

PRICE = ValueExercise(
    label="exercise-markov-price",
    value=[11, 757],
    remark="Hardly anybody waits that long for the second.",
    mistakes=[
        Mistake([757, 11], "These are the right numbers in the wrong order."),
        Mistake([10, 756], "You rounded down, and the bound is not yet below"
                " 0.001."),
        Mistake([10, 688], "You forgot the factor 2 of the bound."),
    ],
)

# Birds that multiply ---------------------------------------------------------

BIRDS = ValueExercise(
    label="exercise-markov-birds",
    value=1.0679,
    tolerance=0.002,
    remark="That is 6.8 percent more every year.",
    mistakes=[
        Mistake(-0.9143, "This eigenvalue has the second largest absolute"
                " value."),
        Mistake(0.0679, "That is the growth alone; the factor also has the"
                " part that was there before."),
        Mistake(6.79, "That is the growth in percent, not the factor."),
        Mistake(1, "A factor 1 belongs to Markov chains; here the sum"
                " changes."),
    ],
)

# A chain that writes ---------------------------------------------------------


def pair_matrix(text):
    """Count the pairs, and divide each column by its sum."""
    letters = sorted(set(text))
    M = np.zeros((len(letters), len(letters)))
    for here, after in zip(text, text[1:] + text[0]):
        M[letters.index(after), letters.index(here)] += 1
    return M / M.sum(axis=0)


def some_text(rng):
    """Make a text of a few letters and spaces."""
    length = int(rng.integers(2, 13))
    return ("".join(rng.choice(list("abc "), size=length).tolist()),)


LETTERS = FunctionExercise(
    label="exercise-markov-letters",
    reference=pair_matrix,
    edge_cases=[
        ("ab",),
        ("a",),
        ("aab",),
        ("ba",),
        ("abc",),
        ("abac",),
        ("a b a",),
    ],
    inputs=some_text,
    mistakes=[
        Mistake.edit("M[letters.index(after), letters.index(here)]",
                     "M[letters.index(here), letters.index(after)]",
                     "M.sum(axis=0)", "M.sum(axis=1)[:, np.newaxis]",
                     "Your matrix has the letter that comes first in the rows,"
                     " but column is from, row is to."),
        Mistake.edit("M / M.sum(axis=0)", "M",
                     "Your function counts and does not divide."),
        Mistake.edit("M / M.sum(axis=0)", "M / M.sum()",
                     "Your function divides by the number of all letters where"
                     " the sum of the column belongs."),
        Mistake.edit("M.sum(axis=0)", "M.sum(axis=1)[:, np.newaxis]",
                     "Your function divides each row by its sum where columns"
                     " have to add up to 1."),
        Mistake.edit("sorted(set(text))", "sorted(set(text), reverse=True)",
                     "Your function has the letters in the opposite order."),
        Mistake.edit("text[1:] + text[0]", "text[-1] + text[:-1]",
                     "Your function looks at the letter before, not at the one"
                     " that follows."),
    ],
)
