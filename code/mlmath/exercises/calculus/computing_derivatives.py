"""The exercises of the chapter on computing derivatives."""

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Dual numbers by hand --------------------------------------------------------

BY_HAND = ValueExercise(
    label="exercise-autodiff-by-hand",
    value=(-10, 4, -0.25, 10),
    mistakes=[
        Mistake(lambda numbers: numbers[0] == -4,
                "You multiply the two slopes for the first number.",
                example=(-4, 4, -0.25, 10)),
        Mistake(lambda numbers: numbers[0] == 14,
                "A sign is lost in the first number.",
                example=(14, 4, -0.25, 10)),
        Mistake(lambda numbers: numbers[1] in (2, 8),
                "The second number is a product of two equal factors, and each"
                " value meets the slope of the other factor.",
                example=(-10, 2, -0.25, 10)),
        Mistake(lambda numbers: numbers[2] in (1, 0.25, 0.5, -0.5),
                "The third number is the derivative of one divided by `x`, and"
                " not at 1.", example=(-10, 4, 0.25, 10)),
        Mistake(lambda numbers: numbers[3] == 4,
                "For the last number you give the value, not the slope.",
                example=(-10, 4, -0.25, 4)),
        Mistake(lambda numbers: numbers[3] == 12,
                "In the last number the second term is left out.",
                example=(-10, 4, -0.25, 12)),
    ],
)

# A walk back by hand ---------------------------------------------------------

WALK = ValueExercise(
    label="exercise-autodiff-walk",
    value=(6, 14, 48, 28),
    mistakes=[
        Mistake(lambda slopes: tuple(slopes) == (8, 6, 48, 28),
                "For the first number you give the value of the node itself.",
                example=(8, 6, 48, 28)),
        Mistake(lambda slopes: slopes[1] in (6, 8),
                "For the second number you follow one of two arrows only.",
                example=(6, 8, 48, 28)),
        Mistake(lambda slopes: slopes[2] in (6, 42),
                "For the third number you follow one of two arrows only.",
                example=(6, 14, 42, 28)),
        Mistake(lambda slopes: slopes[3] == 42,
                "For the last number you multiply by `b` itself. In a product"
                " the local derivative is the other factor.",
                example=(6, 14, 48, 42)),
    ],
)

# Division --------------------------------------------------------------------


def divide(u, v):
    """Apply the quotient rule."""
    (a, b), (p, q) = u, v
    return a / p, (b * p - a * q) / p**2


def random_pairs(rng):
    """Make two dual numbers, the second with a value other than 0."""
    a, b, q = (int(number) for number in rng.integers(-9, 10, size=3))
    p = int(rng.choice([-4, -2, -1, 1, 2, 5]))
    return (a, b), (p, q)


DIVIDE = FunctionExercise(
    label="exercise-autodiff-divide",
    reference=divide,
    edge_cases=[((6, 1), (2, 0)), ((6, 0), (2, 1)), ((3, 5), (2, 7)),
                ((0, 1), (-2, 3)), ((0, 0), (1, 0))],
    inputs=random_pairs,
    mistakes=[
        Mistake.edit("b * p - a * q", "a * q - b * p",
                     "Your slope has the wrong sign."),
        Mistake.edit("b * p - a * q", "b * p + a * q",
                     "You add where the quotient rule subtracts."),
        Mistake.edit("/ p**2", "/ p",
                     "The denominator of your slope is not squared."),
        Mistake.edit("/ p**2", "/ q**2",
                     "You divide the slope by the square of a slope."),
        Mistake.edit("b * p - a * q", "a * p - b * q",
                     "Value and slope of the first number are swapped."),
        Mistake(lambda u, v: (u[0] / v[0], u[1] / v[1] if v[1] else 0.0),
                "You divide slope by slope."),
    ],
)

# Two central differences are better than one ---------------------------------


def sharper(f, x, h):
    """Let the errors of two central differences cancel."""
    whole = (f(x + h) - f(x - h)) / (2 * h)
    half = (f(x + h / 2) - f(x - h / 2)) / h
    return (4 * half - whole) / 3


class Shown:
    """A function that the reader sees as the text that defines it."""

    def __init__(self, text):
        self.text, self.function = text, eval(text)  # noqa: S307

    def __call__(self, *arguments):
        return self.function(*arguments)

    def __repr__(self):
        return self.text


CURVES = [Shown(f"lambda x: {text}")
          for text in ("x**3", "x**5", "x**4 - x", "1 / (10 + x)", "x**2")]


def random_curve(rng):
    """Make a function, a place and a step that is no power of ten."""
    return (CURVES[rng.integers(len(CURVES))], int(rng.integers(-3, 4)),
            float(rng.integers(1, 9)) / 8)


SHARPER = FunctionExercise(
    label="exercise-autodiff-sharper",
    reference=sharper,
    edge_cases=[(CURVES[0], 1, 0.5), (CURVES[1], 1, 0.5), (CURVES[1], 0, 1.0),
                (CURVES[4], 3, 0.25)],
    inputs=random_curve,
    tolerance=1e-7,
    mistakes=[
        Mistake.edit("(4 * half - whole) / 3", "half",
                     "That is the central difference with half of the step"
                     " alone; its error is still there."),
        Mistake.edit("(4 * half - whole) / 3", "(half + whole) / 2",
                     "You take the mean of the two. Both errors have the same"
                     " sign, so they do not cancel."),
        Mistake.edit("(4 * half - whole) / 3", "(4 * whole - half) / 3",
                     "The two differences are swapped: the larger weight"
                     " belongs to the one with the smaller error."),
        Mistake.edit("(4 * half - whole) / 3", "2 * half - whole",
                     "Your weights fit an error that is halved with the step."),
        Mistake.edit("(4 * half - whole) / 3", "4 * half - whole",
                     "The division is missing: that is a multiple of the"
                     " slope."),
        Mistake.edit("h / 2)) / h", "h / 2)) / (2 * h)",
                     "The second difference is divided by too much: its two"
                     " places are `h` apart."),
    ],
)

# The walk on a list ----------------------------------------------------------


def slopes_back(inputs, steps):
    """Run the program, then walk back."""
    x = list(inputs)
    for sign, i, j in steps:
        x.append(x[i] + x[j] if sign == "+" else x[i] * x[j])
    slopes = [0] * (len(x) - 1) + [1]
    for k in reversed(range(len(steps))):
        (sign, i, j), slope = steps[k], slopes[len(inputs) + k]
        slopes[i] += slope * (1 if sign == "+" else x[j])
        slopes[j] += slope * (1 if sign == "+" else x[i])
    return slopes[:len(inputs)]


def is_program(inputs, steps):
    """Tell whether each step uses numbers that are there."""
    return bool(inputs and steps) and all(
        0 <= place < len(inputs) + k
        for k, (_, i, j) in enumerate(steps) for place in (i, j))


def random_program(rng):
    """Make one to three inputs and one to four steps."""
    inputs = rng.integers(-3, 6, size=rng.integers(1, 4)).tolist()
    steps = []
    for k in range(rng.integers(1, 5)):
        i, j = rng.integers(len(inputs) + k, size=2).tolist()
        steps.append(("+*"[rng.integers(2)], i, j))
    return inputs, steps


BACKWARD = FunctionExercise(
    label="exercise-autodiff-backward",
    reference=slopes_back,
    edge_cases=[
        ([2, 5], [("+", 0, 1)]),
        ([2, 5], [("*", 0, 1)]),
        ([3], [("*", 0, 0)]),
        ([3], [("+", 0, 0), ("*", 1, 1)]),
        ([2, 3], [("*", 0, 1), ("+", 2, 0), ("*", 3, 2)]),
        ([2, 3, 7], [("*", 0, 1)]),
    ],
    inputs=random_program,
    valid=is_program,
    mistakes=[
        Mistake.edit("slopes[i] += ", "slopes[i] = ",
                     "A slope that has come over one arrow is overwritten by"
                     " the next one."),
        Mistake.edit("sign == \"+\" else x[j])\n        slopes[j]",
                     "sign == \"+\" else x[i])\n        slopes[j]",
                     "In a product the first factor gets itself as local"
                     " derivative."),
        Mistake.edit("reversed(range(len(steps)))", "range(len(steps))",
                     "You go through the steps from the first to the last."),
        Mistake.edit("slopes[:len(inputs)]", "slopes",
                     "You return the slopes of the steps, too."),
        Mistake(lambda inputs, steps: _values(inputs, steps)[-1:],
                "That is the result of the program, not its derivatives."),
        Mistake.edit("steps[k], slopes[len(inputs) + k]", "steps[k], 1",
                     "The slope of the result is not passed on: you add up"
                     " local derivatives."),
    ],
)


def _values(inputs, steps):
    """Run the program alone."""
    x = list(inputs)
    for sign, i, j in steps:
        x.append(x[i] + x[j] if sign == "+" else x[i] * x[j])
    return x


# Find the wrong slopes -------------------------------------------------------


def suspects(f, slopes, x):
    """Compare each slope with a central difference."""
    found, h = [], 1e-5
    for i, claimed in enumerate(slopes):
        right, left = list(x), list(x)
        right[i] += h
        left[i] -= h
        if abs((f(right) - f(left)) / (2 * h) - claimed) > 0.001:
            found.append(i)
    return found


LOSSES = {
    2: [(Shown("lambda x: x[0] * x[1]"), lambda x: [x[1], x[0]]),
        (Shown("lambda x: (x[0] - x[1])**2"),
         lambda x: [2 * (x[0] - x[1]), -2 * (x[0] - x[1])])],
    3: [(Shown("lambda x: x[0] * x[1] + x[2]"), lambda x: [x[1], x[0], 1]),
        (Shown("lambda x: x[0] + x[1]**2 * x[2]"),
         lambda x: [1, 2 * x[1] * x[2], x[1]**2])],
}


def random_claim(rng):
    """Make a function, a place, and slopes of which some are wrong."""
    count = int(rng.integers(2, 4))
    f, slopes_at = LOSSES[count][rng.integers(2)]
    x = rng.integers(-3, 4, size=count).tolist()
    off = rng.choice([0, 0, -2, 1], size=count).tolist()
    return f, [s + o for s, o in zip(slopes_at(x), off)], x


PRODUCT, THREE = LOSSES[2][0][0], LOSSES[3][0][0]

SUSPECTS = FunctionExercise(
    label="exercise-autodiff-suspects",
    reference=suspects,
    edge_cases=[
        (PRODUCT, [3, 2], [2, 3]),
        (PRODUCT, [3, 5], [2, 3]),
        (PRODUCT, [7, 2], [2, 3]),
        (THREE, [3, 2, 0], [2, 3, 5]),
        (THREE, [0, 2, 3], [2, 3, 5]),
    ],
    inputs=random_claim,
    mistakes=[
        Mistake.edit("> 0.001", "<= 0.001",
                     "You return the indices of the slopes that are right."),
        Mistake.edit("abs((f", "((f",
                     "You miss slopes that are too large: the size of the"
                     " difference counts, not its sign."),
        Mistake.edit("(2 * h)", "h",
                     "Your quotient is twice too large: the two places are"
                     " `2 * h` apart."),
        Mistake.edit("found.append(i)", "found.append(i + 1)",
                     "You count from 1."),
        Mistake.edit("found.append(i)", "found.append(claimed)",
                     "You return slopes, not indices."),
        Mistake(lambda f, slopes, x: _shifted_together(f, slopes, x),
                "You change all entries at the same time."),
    ],
)


def _shifted_together(f, slopes, x):
    """Move every entry by the step."""
    h = 1e-5
    both = (f([each + h for each in x]) - f([each - h for each in x])) / (2 * h)
    return [i for i, claimed in enumerate(slopes) if abs(both - claimed) > 0.001]
