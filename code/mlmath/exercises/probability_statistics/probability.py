"""The exercises of the chapter on probability."""

from math import prod

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Two languages ---------------------------------------------------------------

LANGUAGES = ValueExercise(
    label="exercise-chance-languages",
    value=(0.75, 0.25),
    tolerance=1e-6,
    remark="The two are not independent: 0.6 * 0.45 is 0.27, not 0.3.",
    mistakes=[
        Mistake((0.25, 0.75), "These are the right numbers in the wrong"
                " order."),
        Mistake((75, 25), "You count people. A probability lies between 0 and"
                " 1."),
        Mistake(lambda pair: abs(pair[0] - 1.05) < 1e-9,
                "You count those who know both languages twice, and get more"
                " than 1.", example=(1.05, -0.05)),
        Mistake(lambda pair: abs(pair[0] - 0.78) < 1e-9,
                "You take the two for independent. But it is known how many"
                " know both.", example=(0.78, 0.22)),
        Mistake(lambda pair: abs(pair[0] - 0.45) < 1e-9,
                "Your first number is that of people who know exactly one"
                " language.", example=(0.45, 0.25)),
        Mistake(lambda pair: abs(pair[0] - 0.75) < 1e-9,
                "The first number is right. The second is not what is left of"
                " 1.", example=(0.75, 0.7)),
    ],
)

# At least one, with different chances ----------------------------------------


def at_least_one(chances):
    """Multiply the probabilities that each does not happen."""
    none = 1
    for chance in chances:
        none *= 1 - chance
    return 1 - none


def random_chances(rng):
    """Make up to five probabilities in steps of a tenth."""
    count = rng.integers(0, 6)
    return ([int(tenths) / 10 for tenths in rng.integers(0, 11, size=count)],)


AT_LEAST_ONE = FunctionExercise(
    label="exercise-chance-at-least-one",
    reference=at_least_one,
    edge_cases=[
        ([],),
        ([0.2],),
        ([0.5, 0.5],),
        ([0.2, 0.4, 0.9],),
        ([0.0, 0.0],),
        ([1.0, 0.3],),
    ],
    inputs=random_chances,
    mistakes=[
        Mistake(sum, "You add the probabilities. That is the union bound,"
                " which can be more than 1."),
        Mistake(lambda chances: min(1, sum(chances)),
                "You add the probabilities, up to 1. That is the union bound,"
                " not the probability."),
        Mistake(prod, "You multiply the probabilities: that all of the events"
                " happen."),
        Mistake.edit("1 - none", "none",
                     "You return the probability that none happens."),
        Mistake.edit("none *= 1 - chance", "none *= chance",
                     "You subtract from 1 the probability that all happen."),
        Mistake(lambda chances: max(chances, default=0),
                "You return the largest of the probabilities. The other events"
                " count, too."),
    ],
)

# The first time it is likely -------------------------------------------------


def first_shared(n):
    """Let one customer after the other come in."""
    k, all_differ = 1, 1
    while 1 - all_differ <= 0.5:
        all_differ *= (n - k) / n
        k += 1
    return k


def for_your_code(n):
    """Wait until somebody probably shares yours; you are counted, too."""
    k, nobody = 1, 1
    while 1 - nobody <= 0.5:
        nobody *= (n - 1) / n
        k += 1
    return k


def some_codes(rng):
    """Make a number of codes, up to 3000."""
    return (int(rng.integers(1, 10) * 10**rng.uniform(0, 2.5)) + 1,)


FIRST_SHARED = FunctionExercise(
    label="exercise-chance-first-shared",
    reference=first_shared,
    edge_cases=[(1,), (2,), (3,), (10,), (100,), (365,)],
    inputs=some_codes,
    mistakes=[
        Mistake.edit("1 - all_differ <= 0.5", "1 - all_differ < 0.5",
                     "You stop when the probability is exactly one half. It has"
                     " to be greater."),
        Mistake.edit("return k", "return k - 1",
                     "Your number is one too small: with so many customers it"
                     " is not yet more than one half."),
        Mistake.edit("return k", "return k + 1",
                     "Your number is one too large: one customer fewer is"
                     " enough."),
        Mistake(for_your_code,
                "You ask for somebody with *your* code. Any two customers may"
                " share one."),
        Mistake(lambda n: n // 2 + 1,
                "You take half of the codes, and one more. Two share one long"
                " before."),
    ],
)

# Independent or not ----------------------------------------------------------


def independent(A, B, outcomes):
    """Compare whole numbers."""
    return len(A & B) * len(outcomes) == len(A) * len(B)


def random_events(rng):
    """Make two events of 4, 6 or 8 outcomes; half of them independent."""
    size = int(rng.choice([4, 6, 8]))
    outcomes = list(range(1, size + 1))
    A = {int(n) for n in outcomes if rng.random() < 0.5}
    if rng.random() < 0.5:
        # The product rule can hold only for an even number in A.
        A = set(outcomes[:size // 2])
        inside, outside = rng.integers(1, size // 2 + 1, size=2)
        B = set(outcomes[:inside]) | set(outcomes[size // 2:][:outside])
    else:
        B = {int(n) for n in outcomes if rng.random() < 0.5}
    return A, B, outcomes


INDEPENDENT = FunctionExercise(
    label="exercise-chance-independent",
    reference=independent,
    edge_cases=[
        ({1, 2}, {2, 3}, [1, 2, 3, 4]),
        ({1, 2}, {3, 4}, [1, 2, 3, 4]),
        ({1, 2}, {1, 2}, [1, 2, 3, 4]),
        ({1}, {2, 3}, [1, 2, 3, 4]),
        (set(), {1}, [1, 2]),
        ({1, 2}, {1}, [1, 2]),
        ({1, 2, 3}, {3, 4}, [1, 2, 3, 4, 5, 6]),
    ],
    inputs=random_events,
    mistakes=[
        Mistake(lambda A, B, outcomes: not A & B,
                "You ask whether the events are disjoint, which is something"
                " else."),
        Mistake(lambda A, B, outcomes: bool(A & B),
                "You ask whether the events have an outcome in common, which"
                " is something else."),
        Mistake.edit("len(A & B) * len(outcomes)", "len(A & B)",
                     "You compare numbers of outcomes as if they were"
                     " probabilities; the number of all outcomes is missing."),
        Mistake.edit("len(A & B)", "len(A | B)",
                     "You count the union in place of the intersection."),
        Mistake.edit("==", "!=",
                     "Your answers are the wrong way around."),
    ],
)

# A well-meant rule -----------------------------------------------------------

RULE = ValueExercise(
    label="exercise-chance-rule",
    value=(84, 206),
    remark="The rule makes it more likely that two customers share a code.",
    mistakes=[
        Mistake((206, 84), "These are the right numbers in the wrong order."),
        Mistake((83, 205), "With so many customers the probability is still"
                " below one half."),
        Mistake(lambda pair: pair[0] == 119,
                "You use all 10,000 codes. The rule forbids many of them.",
                example=(119, 373)),
        Mistake(lambda pair: pair[0] == 18,
                "You use 210 codes, as if the order of the digits did not"
                " count.", example=(18, 19)),
        Mistake(lambda pair: pair[0] == 84,
                "The first number is right, the second is not.",
                example=(84, 188)),
    ],
)
