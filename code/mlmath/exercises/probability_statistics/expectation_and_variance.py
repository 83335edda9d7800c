"""The exercises of the chapter on expectation, variance and moments."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# A spinner -------------------------------------------------------------------

SPINNER = ValueExercise(
    label="exercise-moments-spinner",
    value=(4.5, 31, 10.75),
    tolerance=1e-6,
    mistakes=[
        Mistake((4.5, 31, 31), "The third number is the mean of the squares"
                " again; nothing has been subtracted."),
        Mistake((4.5, 31, 26.5), "You subtracted the expectation. It has to"
                " be squared first."),
        Mistake((4.5, 20.25, 0), "The second number is the square of the"
                " expectation."),
        Mistake((4.5, 31, 10.75**0.5), "The third number is the standard"
                " deviation."),
        Mistake((16 / 3, 40, 40 - 256 / 9), "You counted the three sectors"
                " alike, but they have different sizes."),
        Mistake(lambda three: abs(three[0] - 4.5) > 1e-6,
                "The first number is not the expectation.",
                example=(5, 31, 10.75)),
    ],
)

# Three numbers for a table ---------------------------------------------------


def shape(values, chances):
    """Weigh the values, their squares and their third powers."""
    values, chances = np.array(values), np.array(chances)
    mu = values @ chances
    sigma = ((values - mu)**2 @ chances)**0.5
    return mu, sigma, ((values - mu) / sigma)**3 @ chances


def lopsided(rng):
    """Make a table of two to five values, whose chances are not all alike."""
    length = int(rng.integers(2, 6))
    values = rng.choice(np.arange(-9, 21), size=length, replace=False)
    weights = rng.integers(1, 9, size=length)
    weights[0] = weights[1:].sum() + 1
    return values.tolist(), (weights / weights.sum()).tolist()


SHAPE = FunctionExercise(
    label="exercise-moments-shape",
    reference=shape,
    edge_cases=[
        ([0, 1], [0.75, 0.25]),
        ([2, 0], [0.2, 0.8]),
        ([8, 6], [0.5, 0.5]),
        ([0, 10, 50], [0.7, 0.2, 0.1]),
        ([5, 1, 9], [0.5, 0.5, 0.0]),
    ],
    inputs=lopsided,
    valid=lambda values, chances: (
        len(values) == len(chances) >= 2 and len(set(values)) == len(values)
        and min(chances) >= 0 and max(chances) < 1
        and abs(sum(chances) - 1) < 1e-9),
    mistakes=[
        Mistake(lambda values, chances: (
                    shape(values, chances)[0], shape(values, chances)[1]**2,
                    shape(values, chances)[2]),
                "Your second number is the variance, without the root."),
        Mistake.edit("(values - mu)**2 @ chances)**0.5",
                     "(values - mu)**2 @ chances)",
                     "Your second number is the variance, without the root,"
                     " and you standardize with it."),
        Mistake(lambda values, chances: (
                    np.dot(values, chances),
                    np.dot(np.subtract(values, np.dot(values, chances))**2,
                           chances)**0.5,
                    np.dot(np.subtract(values, np.dot(values, chances))**3,
                           chances)),
                "Your third number is the third central moment. It is not"
                " divided by the third power of the standard deviation."),
        Mistake.edit("/ sigma)**3", "/ sigma)**4",
                     "Your third number is the kurtosis, from fourth powers."),
        Mistake(lambda values, chances: shape(
                    values, [1 / len(values)] * len(values)),
                "You count all values alike, however probable they are."),
        Mistake(lambda values, chances: (
                    shape(values, chances)[0], np.std(values),
                    shape(values, chances)[2]),
                "Your standard deviation counts all values alike, however"
                " probable they are."),
        Mistake(lambda values, chances: (
                    shape(values, chances)[0],
                    np.dot(np.square(values), chances)**0.5,
                    shape(values, chances)[2]),
                "Your second number is the root of the mean square: nothing"
                " has been subtracted."),
        Mistake(lambda values, chances: (
                    *shape(values, chances)[:2], -shape(values, chances)[2]),
                "Your skewness has the wrong sign. A long tail to the right"
                " makes it positive."),
    ],
)

# The distribution of a total -------------------------------------------------


def total_of(chances, n):
    """Add one count after the other."""
    total = np.array([1.0])
    for _ in range(n):
        total = np.convolve(total, chances)
    return total


def counts_to_add(rng):
    """Make the chances of up to four values, and up to four counts."""
    weights = rng.integers(1, 8, size=int(rng.integers(2, 5)))
    return (weights / weights.sum()).tolist(), int(rng.integers(0, 5))


def stretched(chances, n):
    """Multiply one count by n, as if all n had the same fate."""
    total = np.zeros((len(chances) - 1) * n + 1)
    for value, chance in enumerate(chances):
        total[value * n] += chance
    return total


TOTAL = FunctionExercise(
    label="exercise-moments-total",
    reference=total_of,
    edge_cases=[
        ([0.5, 0.5], 1),
        ([0.5, 0.5], 2),
        ([0.2, 0.8], 0),
        ([0.0, 0.5, 0.5], 2),
        ([0.7, 0.2, 0.0, 0.0, 0.0, 0.1], 3),
    ],
    inputs=counts_to_add,
    valid=lambda chances, n: (
        n >= 0 and len(chances) >= 2 and min(chances) >= 0
        and abs(sum(chances) - 1) < 1e-9),
    mistakes=[
        Mistake.edit("range(n)", "range(n + 1)",
                     "You add one count too many."),
        Mistake.edit("range(n)", "range(max(n - 1, 0))",
                     "You add one count too few."),
        Mistake(stretched, "You multiply one count by n. That is the sum of n"
                           " counts that are always equal, not independent."),
        Mistake(lambda chances, n: n * np.array(chances),
                "You multiply the probabilities by n. Their sum must be 1."),
        Mistake(lambda chances, n: np.array(chances)**n,
                "You take powers of the probabilities: that is the"
                " probability that all n counts have the same value."),
        Mistake.edit("np.convolve(total, chances)",
                     "np.convolve(total, total if _ else chances)",
                     "You add the total to itself, which doubles how many"
                     " counts there are in each step."),
    ],
)

# The machine with a limit ----------------------------------------------------


def fair_price(rounds):
    """Add up the payments, each times its probability."""
    before = sum(2**k * 0.5**k for k in range(1, rounds))
    return before + 2**rounds * 0.5**(rounds - 1)


MACHINE = FunctionExercise(
    label="exercise-moments-machine",
    reference=fair_price,
    edge_cases=[(1,), (2,), (3,), (20,)],
    inputs=lambda rng: (int(rng.integers(1, 31)),),
    valid=lambda rounds: rounds >= 1,
    mistakes=[
        Mistake(lambda rounds: rounds,
                "You give the last toss the probability of heads alone. If"
                " it is tails, the machine pays as well."),
        Mistake(lambda rounds: rounds - 1,
                "The last toss is missing."),
        Mistake(lambda rounds: rounds + 2,
                "You count the last toss twice: all that ends before it has"
                " the indices below `rounds`."),
        Mistake(lambda rounds: 2**rounds,
                "That is the largest payment, not the expected one."),
        Mistake(lambda rounds: (2**(rounds + 1) - 2) / rounds,
                "You take the plain mean of the payments, as if all of them"
                " were equally probable."),
        Mistake(lambda rounds: 2 - 0.5**(rounds - 1),
                "That is the expected number of tosses. What is paid is a"
                " power of 2."),
    ],
)

# How many loaves -------------------------------------------------------------


def best_stock(chances, over, under):
    """Compare the expected losses of all numbers."""
    y = np.arange(len(chances))
    losses = [np.dot(chances, over * np.maximum(a - y, 0)
                     + under * np.maximum(y - a, 0)) for a in y]
    return int(np.argmin(losses))


def customers(rng):
    """Make up to seven chances in twentieths, and losses without ties.

    Two numbers of loaves are equally good only if a sum of chances is the
    share of `under` in both losses, and a seventh is never a twentieth.
    """
    length = int(rng.integers(3, 8))
    weights = 1 + rng.multinomial(20 - length, [1 / length] * length)
    over = int(rng.integers(1, 7))
    return (weights / 20).tolist(), over, 7 - over


def middle(chances, level):
    """Find the first count whose distribution function reaches a level."""
    return int(np.argmax(np.cumsum(chances) >= level))


STOCK = FunctionExercise(
    label="exercise-moments-stock",
    reference=best_stock,
    edge_cases=[
        ([0.5, 0.5], 1, 2),
        ([0.5, 0.5], 2, 1),
        ([0.25, 0.25, 0.25, 0.25], 1, 2),
        ([0.0, 0.0, 1.0], 3, 1),
        ([0.1, 0.2, 0.4, 0.2, 0.1], 1, 4),
        ([0.6, 0.1, 0.1, 0.1, 0.1], 2, 3),
    ],
    inputs=customers,
    valid=lambda chances, over, under: (
        len(chances) >= 2 and min(chances) >= 0 and min(over, under) > 0
        and abs(sum(chances) - 1) < 1e-9
        and min(abs(np.cumsum(chances)[:-1] - under / (over + under)),
                default=1) > 1e-9),
    mistakes=[
        Mistake(lambda chances, over, under: best_stock(chances, under, over),
                "You have exchanged the two losses."),
        Mistake(lambda chances, over, under: middle(chances, 0.5),
                "You return the median, which is best only if both losses"
                " are equal."),
        Mistake(lambda chances, over, under: round(
                    np.arange(len(chances)) @ np.array(chances)),
                "You return the expectation, rounded. It takes no notice of"
                " the losses."),
        Mistake(lambda chances, over, under: int(np.argmax(chances)),
                "You return the most probable number of customers."),
        Mistake.edit("np.argmin", "np.argmax",
                     "You return the number with the *largest* expected"
                     " loss."),
        Mistake(lambda chances, over, under: len(chances) - 1,
                "You return the largest number of customers. Then no"
                " customer comes in vain, but many loaves are left over."),
        Mistake.edit("int(np.argmin(losses))", "min(losses)",
                     "You return the smallest expected loss. The question is"
                     " which number of loaves has it."),
    ],
)
