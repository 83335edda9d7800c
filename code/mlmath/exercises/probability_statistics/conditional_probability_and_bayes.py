"""The exercises of the chapter on conditional probability and Bayes."""

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Crashes and phones ----------------------------------------------------------

CRASHES = ValueExercise(
    label="exercise-bayes-crashes",
    value=(0.375, 0.6, 1 / 6),
    tolerance=1e-3,
    remark="On phones a crash is more likely than in all: not independent.",
    mistakes=[
        Mistake((0.6, 0.375, 1 / 6), "The first two are the right numbers in"
                " the wrong order: each condition names whom to look at."),
        Mistake(lambda three: abs(three[0] - 0.15) < 1e-6,
                "Your first number is a share of all reports: a crash *and* a"
                " phone.", example=(0.15, 0.15, 0.1)),
        Mistake(lambda three: abs(three[2] - 0.625) < 1e-6,
                "Your last number is what is left of 1 after the first. That is"
                " no crash on a phone, not a crash elsewhere.",
                example=(0.375, 0.6, 0.625)),
        Mistake(lambda three: abs(three[2] - 0.4) < 1e-6,
                "Your last number is a share of the crashes. Its condition is"
                " that no phone was used.", example=(0.375, 0.6, 0.4)),
        Mistake(lambda three: abs(three[2] - 0.1) < 1e-6,
                "Your last number is a share of all reports.",
                example=(0.375, 0.6, 0.1)),
    ],
)

# Which server was it? --------------------------------------------------------

SERVERS = ValueExercise(
    label="exercise-bayes-servers",
    value=(0.019, 12 / 19),
    tolerance=1e-3,
    remark="The server with fewer requests has most of the failures.",
    mistakes=[
        Mistake(lambda pair: abs(pair[0] - 0.05) < 1e-9,
                "You add the rates of the two servers as they are. They do not"
                " get equally many requests.", example=(0.05, 0.8)),
        Mistake(lambda pair: abs(pair[0] - 0.025) < 1e-9,
                "You take the mean of the two rates, as if both servers got"
                " half of the requests.", example=(0.025, 0.8)),
        Mistake((0.019, 0.012), "Your second number is that of failing *and*"
                " the second server."),
        Mistake((0.019, 0.04), "Your second number is that of failing, given"
                " the second server. The question is the other way around."),
        Mistake((0.019, 7 / 19), "Your second number is that of the first"
                " server."),
    ],
)

# A thousand ideas ------------------------------------------------------------

IDEAS = ValueExercise(
    label="exercise-bayes-ideas",
    value=(0.64, 8 / 57.5),
    tolerance=1e-3,
    remark="The same test, but another base rate.",
    mistakes=[
        Mistake((8 / 57.5, 0.64), "These are the right numbers in the wrong"
                " order."),
        Mistake((0.8, 0.8), "That is how likely a working idea is found. You are"
                " asked for the other direction."),
        Mistake((0.95, 0.95), "You take the rare data under idleness for the"
                " probability that the idea works."),
        Mistake((0.36, 49.5 / 57.5), "That is how likely a promising idea is"
                " idle."),
        Mistake(lambda pair: abs(pair[0] - 80 / 85) < 1e-3,
                "You compare the two rates, as if half of the ideas worked.",
                example=(80 / 85, 80 / 85)),
        Mistake(lambda pair: abs(pair[0] - 0.64) < 1e-6,
                "The first number is right. For the second lab both kinds of"
                " promising ideas change.", example=(0.64, 8 / 53)),
    ],
)

# One update after the other --------------------------------------------------


def update(prior, sensitivity, false_alarms, results):
    """Multiply the odds by one factor for each result."""
    odds = prior / (1 - prior)
    for flagged in results:
        if flagged:
            odds *= sensitivity / false_alarms
        else:
            odds *= (1 - sensitivity) / (1 - false_alarms)
    return odds / (1 + odds)


def random_results(rng):
    """Make a prior, two different rates, and up to four results."""
    prior, sensitivity = (int(tenths) / 10 for tenths in rng.integers(1, 10, 2))
    false_alarms = int(rng.integers(1, 10)) / 20 + 0.025
    count = rng.integers(0, 5)
    return prior, sensitivity, false_alarms, (rng.random(count) < 0.5).tolist()


def never_forgets_the_prior(prior, sensitivity, false_alarms, results):
    """Start anew with the first prior for each result."""
    result = prior
    for flagged in results:
        result = update(prior, sensitivity, false_alarms, [flagged])
    return result


def flags_only(prior, sensitivity, false_alarms, results):
    """Pass over the results that are no flags."""
    return update(prior, sensitivity, false_alarms,
                  [result for result in results if result])


def specificity_for_alarms(prior, sensitivity, false_alarms, results):
    """Take the last rate for the specificity."""
    return update(prior, sensitivity, 1 - false_alarms, results)


UPDATE = FunctionExercise(
    label="exercise-bayes-update",
    reference=update,
    edge_cases=[
        (0.25, 0.8, 0.1, []),
        (0.25, 0.8, 0.1, [True]),
        (0.25, 0.8, 0.1, [False]),
        (0.02, 0.95, 0.1, [True, True]),
        (0.02, 0.95, 0.1, [True, False]),
        (0.5, 0.7, 0.2, [False, False, True]),
        (0.4, 0.3, 0.3, [True, False]),
    ],
    inputs=random_results,
    mistakes=[
        Mistake.edit("return odds / (1 + odds)", "return odds",
                     "You return odds and not a probability."),
        Mistake.edit("odds = prior / (1 - prior)", "odds = prior",
                     "You start with the prior as it is, as if it were odds."),
        Mistake.edit("(1 - sensitivity) / (1 - false_alarms)",
                     "false_alarms / sensitivity",
                     "For no flag you turn the factor of a flag around. That is"
                     " not how well each case explains silence."),
        Mistake(never_forgets_the_prior,
                "Each result starts from the first prior again; what the others"
                " said is lost."),
        Mistake(flags_only, "You pass over the results without a flag. They are"
                " evidence, too."),
        Mistake(specificity_for_alarms,
                "You take the rate of false alarms for the specificity."),
        Mistake.edit("if flagged", "if not flagged",
                     "You take flags for silence and silence for flags."),
    ],
)

# Smooth the counts -----------------------------------------------------------


def smoothed_chances(words, vocabulary, add=1):
    """Count the known words, and add to each count."""
    known = [word for word in words if word in vocabulary]
    below = len(known) + add * len(vocabulary)
    return {word: (known.count(word) + add) / below for word in vocabulary}


WORDS = ("free", "now", "lunch", "today", "roof", "cash")


def random_words(rng):
    """Make up to eight words, a vocabulary, and what to add."""
    vocabulary = list(WORDS[:rng.integers(1, 6)])
    words = [str(word) for word in rng.choice(WORDS, size=rng.integers(0, 9))]
    return words, vocabulary, int(rng.integers(1, 4)) / 2


SMOOTH = FunctionExercise(
    label="exercise-bayes-smooth",
    reference=smoothed_chances,
    edge_cases=[
        (["now", "now", "free"], ["free", "now", "lunch"], 1),
        ([], ["free", "now"], 1),
        (["roof"], ["free", "now"], 1),
        (["roof", "free"], ["free", "now"], 1),
        (["now"], ["free", "now"], 0.5),
        (["now", "now"], ["now"], 2),
    ],
    inputs=random_words,
    mistakes=[
        Mistake.edit("len(known) + add * len(vocabulary)",
                     "len(words) + add * len(vocabulary)",
                     "You divide by a number that counts the unknown words,"
                     " too, so the sum stays below 1."),
        Mistake.edit("add * len(vocabulary)", "add * len(set(known))",
                     "Below you add for the words that occur, and not for the"
                     " whole vocabulary."),
        Mistake.edit("add * len(vocabulary)", "len(vocabulary)",
                     "Below you add 1 for each word, whatever `add` is."),
        Mistake.edit("known.count(word) + add", "known.count(word) + 1",
                     "Above you add 1 for each word, whatever `add` is."),
        Mistake.edit("+ add * len(vocabulary)", "+ add",
                     "Below you add only once. Each word of the vocabulary was"
                     " counted once more."),
        Mistake.edit("for word in vocabulary}", "for word in known}",
                     "Your dictionary has the words that occur, and not all"
                     " words of the vocabulary."),
    ],
)

# Turned around by groups -----------------------------------------------------


def reversal(table):
    """Compare products, in the groups and for the sums of the columns."""
    in_groups = all(cured_x * n_y > cured_y * n_x
                    for n_x, cured_x, n_y, cured_y in table)
    n_x, cured_x, n_y, cured_y = map(sum, zip(*table))
    return in_groups and cured_x * n_y < cured_y * n_x


def random_groups(rng):
    """Make two or three groups; about half of the tables turn around."""
    table = []
    for hard in range(rng.integers(2, 4)):
        n_x, n_y = sorted(int(n) for n in rng.integers(4, 30, size=2))
        easy = (0.8, 0.3, 0.2)[hard] + 0.1 * rng.random()
        if hard:
            n_x, n_y = n_y, n_x
        table.append((n_x, min(n_x, int(easy * n_x) + 1), n_y, int(easy * n_y)))
    return (table,)


def possible(table):
    """Nobody is cured without a treatment, and no treatment goes unused."""
    return len(table) > 0 and all(
        len(row) == 4 and 0 <= row[1] <= row[0] and 0 <= row[3] <= row[2]
        and row[0] > 0 and row[2] > 0 for row in table)


REVERSAL = FunctionExercise(
    label="exercise-bayes-simpson",
    reference=reversal,
    edge_cases=[
        ([(20, 19, 80, 72), (80, 24, 20, 4)],),
        ([(20, 19, 80, 72), (80, 16, 20, 4)],),
        ([(80, 72, 20, 19), (20, 4, 80, 24)],),
        ([(50, 30, 50, 20), (50, 10, 50, 5)],),
        ([(10, 5, 20, 8)],),
        ([(10, 9, 10, 8), (10, 1, 10, 2)],),
        ([(20, 19, 80, 72), (80, 8, 20, 4)],),
        ([(1, 1, 3, 2), (3, 1, 1, 0)],),
        ([(10, 4, 10, 5), (10, 2, 10, 3)],),
    ],
    inputs=random_groups,
    valid=possible,
    mistakes=[
        Mistake.edit("in_groups and ", "",
                     "You look at the whole alone. In every group X has to be"
                     " ahead."),
        Mistake.edit("and cured_x * n_y < cured_y * n_x", "",
                     "You look at the groups alone. Over all, X has to be"
                     " behind."),
        Mistake.edit("all(", "any(",
                     "You are content if X is ahead in one of the groups."),
        Mistake(lambda table: False,
                "You always find no reversal. Plain means of the shares, or the"
                " numbers of cured, can never turn around; the shares of all"
                " groups together can."),
        Mistake.edit("cured_x * n_y > cured_y * n_x",
                     "cured_x * n_y >= cured_y * n_x",
                     "You let pass a group in which both shares are equal."),
    ],
)
