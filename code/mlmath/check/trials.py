"""Try a function on many inputs, find the smallest on which it fails, and why."""

import contextlib
import time
from dataclasses import dataclass

import numpy as np

from mlmath.check.comparing import difference
from mlmath.check.running import Outcome, TooLong, run
from mlmath.check.shrinking import complexity, numbers_in, smallest

__all__ = ["Trial", "diagnosis", "has_right_result", "holds", "try_out"]

# Seconds for the random inputs, and again for making a failing one smaller.
BUDGET = 0.1
# How many smaller inputs are tried at most.
SMALLER_INPUTS = 150
SEED = 2357


@dataclass(frozen=True)
class Trial:
    """What came out of the runs of an answer.

    Attributes
    ----------
    outcomes : list of Outcome
        All runs, edge cases first.
    failure : Outcome or None
        The first failing run, with the smallest input that fails likewise.
    mistake : Mistake or None
        The known mistake that explains every run.
    """

    outcomes: list[Outcome]
    failure: Outcome | None = None
    mistake: object = None


def try_out(exercise, answer):
    """Run an answer on the inputs of an exercise and return the Trial."""
    samples = _random_inputs(exercise)
    outcomes = _run_all(exercise, answer, samples)
    failure = next((outcome for outcome in outcomes
                    if not is_right(exercise, outcome)), None)
    if failure is None:
        return Trial(outcomes)
    mistake = next((mistake for mistake in exercise.mistakes
                    if all(_explains(exercise, mistake, outcome)
                           for outcome in outcomes)), None)
    failure = _smaller(exercise, answer, failure, mistake, samples)
    return Trial(outcomes, failure, mistake)


def is_right(exercise, outcome):
    """Tell whether one run shows nothing wrong."""
    return (outcome.error is None and outcome.changed is None
            and has_right_result(exercise, outcome))


def has_right_result(exercise, outcome):
    """Tell whether a run returned a right result."""
    if exercise.accepts is not None:
        return holds(exercise.accepts, outcome.result, *outcome.arguments)
    expected = run(exercise.reference, outcome.arguments).result
    return difference(outcome.result, expected, exercise.tolerance) is None


def holds(test, *arguments):
    """Call a test of a definition; an answer may be so strange that it raises."""
    with np.errstate(all="ignore"), contextlib.suppress(Exception):
        return bool(test(*arguments))
    return False


def diagnosis(exercise, *given):
    """Return what the exercise itself says to a wrong answer or result.

    An empty text if it says nothing, or if the answer is too strange for it.
    """
    if exercise.diagnose is not None:
        with np.errstate(all="ignore"), contextlib.suppress(Exception):
            return str(exercise.diagnose(*given) or "")
    return ""


def _random_inputs(exercise):
    """Return random inputs, small ones first."""
    if exercise.inputs is None:
        return []
    rng = np.random.default_rng(SEED)
    inputs = [exercise.inputs(rng) for _ in range(exercise.samples)]
    return sorted(inputs, key=complexity)


def _run_all(exercise, answer, samples):
    """Run the edge cases, then random inputs while there is time."""
    outcomes = []
    deadline = time.perf_counter() + BUDGET
    for place, arguments in enumerate([*exercise.edge_cases, *samples]):
        if place >= len(exercise.edge_cases) and time.perf_counter() > deadline:
            break
        outcomes.append(run(answer, arguments, exercise.patience))
        if isinstance(outcomes[-1].error, TooLong):
            break
    return outcomes


def _explains(exercise, mistake, outcome):
    """Tell whether a wrong function does what the answer did."""
    wrong = run(mistake.wrong, outcome.arguments)
    if outcome.error is not None or wrong.error is not None:
        return type(outcome.error) is type(wrong.error)
    if outcome.changed != wrong.changed:
        return False
    if outcome.result is None or wrong.result is None:
        return outcome.result is wrong.result
    return difference(outcome.result, wrong.result, exercise.tolerance) is None


def _smaller(exercise, answer, failure, mistake, samples):
    """Return a failing run of the same kind with a smaller input."""
    if isinstance(failure.error, TooLong):
        return failure
    allows = _allowed_inputs(exercise, samples)
    runs = [failure]
    deadline = time.perf_counter() + BUDGET
    tried = 0

    def fails(arguments):
        nonlocal tried
        tried += 1
        if tried > SMALLER_INPUTS or time.perf_counter() > deadline:
            raise StopIteration
        if not allows(arguments):
            return False
        outcome = run(answer, arguments, exercise.patience)
        if isinstance(outcome.error, TooLong):
            raise StopIteration
        if not _fails_alike(exercise, failure, outcome):
            return False
        if mistake is not None and not _explains(exercise, mistake, outcome):
            return False
        runs.append(outcome)
        return True

    smallest(failure.arguments, fails, drop=exercise.valid is not None)
    return runs[-1]


def _fails_alike(exercise, failure, outcome):
    if failure.error is not None:
        return type(outcome.error) is type(failure.error)
    if outcome.error is not None or is_right(exercise, outcome):
        return False
    if (outcome.result is None) != (failure.result is None):
        return False
    return _defect(exercise, outcome) == _defect(exercise, failure)


def _defect(exercise, outcome):
    """Return the kind of a wrong result; None if the result is right."""
    if has_right_result(exercise, outcome):
        return None
    own = diagnosis(exercise, outcome.result, *outcome.arguments)
    if own or exercise.accepts is not None:
        return own.split("`")[0]
    expected = run(exercise.reference, outcome.arguments).result
    found = difference(outcome.result, expected, exercise.tolerance)
    return found.split("`")[0]


def _allowed_inputs(exercise, samples):
    """Return a function that tells which inputs the exercise allows.

    Numbers stay in the range of those that occur in the same argument, so
    that a length stays positive and a probability below one.
    """
    known = [*exercise.edge_cases, *samples]
    ranges = []
    for argument in zip(*known, strict=True):
        found = list(numbers_in(list(argument)))
        ranges.append((min(found), max(found)) if found else (0, 0))

    def allows(arguments):
        for argument, (low, high) in zip(arguments, ranges, strict=True):
            if not all(low <= n <= high for n in numbers_in(argument)):
                return False
        if exercise.valid is not None and not holds(exercise.valid, *arguments):
            return False
        return run(exercise.reference, arguments).error is None

    return allows
