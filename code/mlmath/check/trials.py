"""Try a function on many inputs, find the smallest on which it fails, and why."""

import contextlib
import time
from dataclasses import dataclass

import numpy as np

from mlmath.check.comparing import difference
from mlmath.check.running import Outcome, TooLong, run
from mlmath.check.shrinking import complexity, numbers_in, smallest

__all__ = ["Case", "Trial", "diagnosis", "holds", "try_out"]

# Seconds for the random inputs, and again for making a failing one smaller.
BUDGET = 0.1
# How many smaller inputs are tried at most.
SMALLER_INPUTS = 150
SEED = 2357


@dataclass(frozen=True)
class Case:
    """A run of an answer, beside what the reference says to the same input.

    Attributes
    ----------
    outcome : Outcome
        What the answer did.
    expected : object
        The reference's result.
    difference : str or None
        In what the answer's result differs, in words; None if it is right.
    """

    outcome: Outcome
    expected: object
    difference: str | None

    @property
    def arguments(self):
        return self.outcome.arguments

    @property
    def is_right(self):
        return (self.outcome.error is None and self.outcome.changed is None
                and self.difference is None)


@dataclass(frozen=True)
class Trial:
    """What came out of the runs of an answer.

    Attributes
    ----------
    cases : list of Case
        All runs, edge cases first.
    failure : Case or None
        The first failing run, with the smallest input that fails likewise.
    mistake : Mistake or None
        The known mistake that explains every run.
    """

    cases: list[Case]
    failure: Case | None = None
    mistake: object = None


def try_out(exercise, answer):
    """Run an answer on the inputs of an exercise and return the Trial."""
    samples = _random_inputs(exercise)
    cases = _run_all(exercise, answer, samples)
    failure = next((case for case in cases if not case.is_right), None)
    if failure is None:
        return Trial(cases)
    mistake = next((mistake for mistake in exercise.mistakes
                    if all(_explains(exercise, mistake, case.outcome)
                           for case in cases)), None)
    failure = _smaller(exercise, answer, failure, mistake, samples)
    return Trial(cases, failure, mistake)


def _case(exercise, answer, arguments):
    """Run an answer; None if the reference refuses the input."""
    # The reference ends, however long a busy machine lets it wait.
    right = run(exercise.reference, arguments, patience=np.inf)
    if right.error is not None:
        return None
    outcome = run(answer, arguments, exercise.patience)
    return Case(outcome, right.result,
                _difference(exercise, outcome, right.result))


def _difference(exercise, outcome, expected):
    if exercise.fault is None:
        return difference(outcome.result, expected, exercise.tolerance)
    with np.errstate(all="ignore"), contextlib.suppress(Exception):
        return exercise.fault(
            outcome.result, expected, *outcome.arguments) or None
    return ""  # the result is too strange to say more


def holds(test, *arguments):
    """Call a test of a definition; an answer may be so strange that it raises."""
    with np.errstate(all="ignore"), contextlib.suppress(Exception):
        return bool(test(*arguments))
    return False


def diagnosis(exercise, answer):
    """Return what the exercise itself says to a wrong answer.

    An empty text if it says nothing, or if the answer is too strange for it.
    """
    if exercise.diagnose is not None:
        with np.errstate(all="ignore"), contextlib.suppress(Exception):
            return str(exercise.diagnose(answer) or "")
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
    cases = []
    deadline = time.perf_counter() + BUDGET
    for place, arguments in enumerate([*exercise.edge_cases, *samples]):
        if place >= len(exercise.edge_cases) and time.perf_counter() > deadline:
            break
        cases.append(_case(exercise, answer, arguments))
        if isinstance(cases[-1].outcome.error, TooLong):
            break
    return cases


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
    if isinstance(failure.outcome.error, TooLong):
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
        case = _case(exercise, answer, arguments)
        if case is None:
            return False
        if isinstance(case.outcome.error, TooLong):
            raise StopIteration
        if not _fails_alike(failure, case):
            return False
        if mistake is not None and not _explains(
                exercise, mistake, case.outcome):
            return False
        runs.append(case)
        return True

    smallest(failure.arguments, fails, drop=exercise.valid is not None)
    return runs[-1]


def _fails_alike(failure, case):
    """Tell whether a case fails in the same way as the first one."""
    first, other = failure.outcome, case.outcome
    if first.error is not None:
        return type(other.error) is type(first.error)
    if other.error is not None or case.is_right:
        return False
    if (other.result is None) != (first.result is None):
        return False
    return _defect(case) == _defect(failure)


def _defect(case):
    """Return the kind of a wrong result; None if the result is right."""
    return case.difference and case.difference.split("`")[0]


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
        return exercise.valid is None or holds(exercise.valid, *arguments)

    return allows
