"""The exercises of the chapter on Bayesian inference."""

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Three machines --------------------------------------------------------------

PRODUCTS = (0.5 * 0.01**2, 0.3 * 0.02**2, 0.2 * 0.1**2)


def scaled(numbers):
    """Divide numbers by their sum."""
    return tuple(number / sum(numbers) for number in numbers)


MACHINES = ValueExercise(
    label="exercise-posterior-machines",
    value=scaled(PRODUCTS),
    tolerance=2e-3,
    mistakes=[
        Mistake(PRODUCTS, "Your three numbers are prior times likelihood. They"
                " do not sum to 1 yet."),
        Mistake(scaled((0.5 * 0.01, 0.3 * 0.02, 0.2 * 0.1)), "You use one screw"
                " only. Both are too long."),
        Mistake(scaled((0.01**2, 0.02**2, 0.1**2)), "You leave out how many"
                " boxes each machine fills."),
        Mistake(scaled((0.01, 0.02, 0.1)), "You leave out the prior, and one of"
                " the two screws."),
        Mistake(scaled((0.5**2 * 0.01**2, 0.3**2 * 0.02**2, 0.2**2 * 0.1**2)),
                "You square the prior, too. Both screws come from one"
                " machine."),
        Mistake((0.5, 0.3, 0.2), "That is the prior, before you measured"
                " anything."),
        Mistake((0.01**2, 0.02**2, 0.1**2), "These are the likelihoods, the"
                " probabilities of the two screws given the machine."),
    ],
)

# A new test suite ------------------------------------------------------------

SUITE = ValueExercise(
    label="exercise-posterior-suite",
    value=(8 / 15, 7 / 13, 2 / 3),
    tolerance=2e-3,
    mistakes=[
        Mistake((7 / 13, 8 / 15, 2 / 3), "You exchange the mean and the MAP"
                " estimate."),
        Mistake((8 / 15, 8 / 15, 2 / 3), "Your MAP estimate is the mean. The"
                " density is largest elsewhere."),
        Mistake((8 / 15, 7 / 13, 1 / 3), "Your third number is the weight of"
                " the data."),
        Mistake((8 / 15, 7 / 13, 10), "Your third number is the strength of"
                " the prior. Its weight is a share."),
        Mistake((11 / 15, 10 / 13, 2 / 3), "You count four builds that pass"
                " and one that does not. It was the other way round."),
        Mistake((8 / 16, 7 / 14, 2 / 3), "You add all five builds to the second"
                " number of the prior. One of them passes."),
        Mistake((1 / 5, 1 / 5, 2 / 3), "Your first two numbers use the data"
                " alone."),
        Mistake((7 / 10, 6 / 8, 2 / 3), "Your first two numbers are those of"
                " the prior."),
    ],
)

# Any prior, on a grid --------------------------------------------------------


def grid_update(rates, prior, clicks, others):
    """Multiply prior and likelihood, and divide by the sum."""
    products = [p * q**clicks * (1 - q)**others
                for q, p in zip(rates, prior)]
    return [product / sum(products) for product in products]


def rates_and_counts(rng):
    """Make two to five rates with a prior that need not sum to 1, and counts."""
    size = int(rng.integers(2, 6))
    rates = (rng.permutation(9)[:size] + 1) / 10
    prior = rng.integers(1, 9, size=size)
    clicks, others = rng.integers(0, 6, size=2)
    return rates.tolist(), prior.tolist(), int(clicks), int(others)


GRID = FunctionExercise(
    label="exercise-posterior-grid",
    reference=grid_update,
    edge_cases=[
        ([0.5], [1], 1, 0),
        ([0.2, 0.8], [1, 1], 0, 0),
        ([0.2, 0.8], [1, 1], 1, 0),
        ([0.2, 0.8], [3, 1], 0, 1),
        ([0.1, 0.5, 0.9], [1, 2, 1], 2, 1),
        ([0, 0.5, 1], [1, 1, 1], 1, 1),
    ],
    inputs=rates_and_counts,
    valid=lambda rates, prior, clicks, others: (
        len(rates) == len(prior) >= 1 and min(clicks, others) >= 0
        and all(0 <= q <= 1 for q in rates) and all(p > 0 for p in prior)
        and any(q**clicks * (1 - q)**others > 0 for q in rates)),
    mistakes=[
        Mistake.edit(" / sum(products)", "",
                     "You return prior times likelihood. Probabilities sum to"
                     " 1."),
        Mistake.edit("p * q**clicks", "q**clicks",
                     "You leave out the prior."),
        Mistake.edit(" * (1 - q)**others", "",
                     "You leave out the zeros. They have factors, too."),
        Mistake.edit("q**clicks * (1 - q)**others",
                     "q**others * (1 - q)**clicks",
                     "You exchange the ones and the zeros."),
        Mistake.edit("(1 - q)**others", "q**others",
                     "You give a zero the same factor as a one."),
        Mistake.edit("q**clicks * (1 - q)**others",
                     "(q * clicks + (1 - q) * others)",
                     "You add up where the likelihood is a product."),
        Mistake.edit("product / sum(products)", "product / max(products)",
                     "You divide by the largest product. Then the largest"
                     " number is 1, and the sum is not."),
        Mistake.edit("product / sum(products)", "product / sum(prior)",
                     "You divide by the sum of the prior."),
    ],
)

# When do they agree? ---------------------------------------------------------

AGREE = ValueExercise(
    label="exercise-posterior-agree",
    value=133,
    mistakes=[
        Mistake(132, "That is the last number of readers at which they are"
                " still more than 0.01 apart."),
        Mistake(134, "That is one reader too many."),
        Mistake(91, "That is where the second analyst's mean comes closer"
                " than 0.01 to 0.3. The first one's is off to the other side."),
        Mistake(90, "There the second analyst's mean is 0.01 from 0.3. Compare"
                " the two means with each other."),
        Mistake(38, "That is where the first analyst's mean comes to within"
                " 0.01 of 0.3. The second one's is still off."),
        Mistake(40, "Forty readers are those of the problem. There the means"
                " are still 0.03 apart."),
    ],
)

# A run of ones ---------------------------------------------------------------


def run_chance(a, b, m):
    """Multiply the posterior means, one after another."""
    chance = 1
    for i in range(m):
        chance = chance * (a + i) / (a + b + i)
    return chance


def beta_and_length(rng):
    """Make a Beta distribution and how many observations follow."""
    a, b = rng.integers(1, 13, size=2) / 2
    return float(a), float(b), int(rng.integers(0, 6))


RUN = FunctionExercise(
    label="exercise-posterior-run",
    reference=run_chance,
    edge_cases=[
        (1, 1, 0),
        (1, 1, 1),
        (1, 1, 2),
        (5, 8, 3),
        (4, 1, 3),
        (0.5, 0.5, 2),
    ],
    inputs=beta_and_length,
    valid=lambda a, b, m: a > 0 and b > 0 and m >= 0,
    mistakes=[
        Mistake(lambda a, b, m: (a / (a + b))**m,
                "You take a power of the posterior mean, as if the rate were"
                " known. A one changes what is believed of the rate."),
        Mistake.edit("range(m)", "range(m + 1)",
                     "You multiply one factor too many."),
        Mistake.edit("range(m)", "range(1, m + 1)",
                     "Your first factor belongs to the second observation."),
        Mistake.edit("(a + b + i)", "(a + b)",
                     "Your numerators grow, your denominators do not."),
        Mistake.edit("(a + i) / (a + b + i)", "a / (a + b + i)",
                     "Your denominators grow, your numerators do not."),
        Mistake.edit("(a + i) / (a + b + i)", "(b + i) / (a + b + i)",
                     "That is the probability of a run of zeros."),
        Mistake.edit("(a + i) / (a + b + i)", "(a + i) / (a + b + 2 * i)",
                     "You add each one to both numbers of the Beta"
                     " distribution."),
        Mistake(lambda a, b, m: (a + m) / (a + b + m),
                "That is the probability of one more 1, after all of them."),
    ],
)

# Updating a bell -------------------------------------------------------------


def bell_update(mean, deviation, values, sigma):
    """Add precisions, and weight the means with them."""
    before, data = 1 / deviation**2, len(values) / sigma**2
    total = mean * before + sum(values) / sigma**2
    return total / (before + data), (before + data)**-0.5


def bell_and_values(rng):
    """Make a prior, up to five observations, and their standard deviation."""
    values = rng.integers(-20, 41, size=int(rng.integers(0, 6)))
    deviation, sigma = rng.integers(1, 13, size=2) / 2
    return (int(rng.integers(-10, 31)), float(deviation), values.tolist(),
            float(sigma))


BELL = FunctionExercise(
    label="exercise-posterior-bell",
    reference=bell_update,
    edge_cases=[
        (0, 1, [], 1),
        (0, 2, [], 3),
        (10, 1, [20], 1),
        (10, 2, [16, 16, 16], 2),
        (60, 10, [72, 84, 88, 76], 10),
        (0, 1, [6, 9], 3),
        (5, 3, [5], 1),
    ],
    inputs=bell_and_values,
    valid=lambda mean, deviation, values, sigma: deviation > 0 and sigma > 0,
    mistakes=[
        Mistake.edit("1 / deviation**2", "1 / deviation",
                     "/ sigma**2\n    total", "/ sigma\n    total",
                     "sum(values) / sigma**2", "sum(values) / sigma",
                     "(before + data)**-0.5", "1 / (before + data)",
                     "You add one divided by the standard deviation. A"
                     " precision is one divided by the variance."),
        Mistake.edit("(before + data)**-0.5", "1 / (before + data)",
                     "Your second number is the variance of the posterior."),
        Mistake.edit("(before + data)**-0.5", "before + data",
                     "Your second number is the precision of the posterior."),
        Mistake.edit("len(values) / sigma**2", "1 / sigma**2",
                     "total = mean * before + sum(values) / sigma**2",
                     "total = mean * before + data * (sum(values) / max(len("
                     "values), 1))",
                     "You count the data as one observation, however many"
                     " there are."),
        Mistake(lambda mean, deviation, values, sigma: (
                    (mean + sum(values)) / (1 + len(values)),
                    (1 / deviation**2 + len(values) / sigma**2)**-0.5),
                "You take the plain mean of the prior mean and the values. Each"
                " counts by its precision."),
        Mistake(lambda mean, deviation, values, sigma: (
                    (mean * deviation**2 + sum(values) * sigma**2)
                    / (deviation**2 + len(values) * sigma**2),
                    (1 / deviation**2 + len(values) / sigma**2)**-0.5),
                "You weight by the variances. So what is least certain counts"
                " most."),
        Mistake.edit("(before + data)**-0.5", "before**-0.5",
                     "Your second number is still that of the prior."),
    ],
)
