"""Judge an answer: say in one sentence whether it is right, or what is wrong."""

import inspect
from collections.abc import Iterator

from mlmath._arguments import counted, joined
from mlmath.check.comparing import difference, kind_of, shown
from mlmath.check.definitions import FunctionExercise
from mlmath.check.trials import diagnosis, holds, try_out
from mlmath.check.wording import (
    complaint,
    example,
    name_of,
    not_yet,
    parameters,
    right,
    your_turn,
)

__all__ = ["judge"]


def judge(exercise, answer):
    """Return the Feedback on an answer to an exercise.

    Parameters
    ----------
    exercise : FunctionExercise or ValueExercise
    answer : object
        Anything at all.

    Returns
    -------
    Feedback

    Examples
    --------
    >>> from mlmath.check import ValueExercise, judge
    >>> judge(ValueExercise(label="exercise-half", value=0.5), 1 / 2)
    Right.
    >>> judge(ValueExercise(label="exercise-half", value=0.5), "a half")
    Not yet: your answer is a text, and should be a number.
    """
    if isinstance(exercise, FunctionExercise):
        return _judge_function(exercise, answer)
    return _judge_value(exercise, answer)


def _judge_value(exercise, answer):
    if answer is None or _holds_dots(answer):
        return your_turn("put your answer in place of the dots.")
    if callable(answer):
        return not_yet(
            f"your answer is {kind_of(answer)}, and should be"
            f" {kind_of(exercise.value)}. Hand over what it returns")
    if isinstance(answer, Iterator):
        # Whoever looks into it uses it up, and it may have no end.
        return not_yet(f"your answer is {kind_of(answer)}, and should be"
                       f" {kind_of(exercise.value)}")
    if _accepts_value(exercise, answer):
        return right(exercise.remark)
    for mistake in exercise.mistakes:
        if _makes(exercise, mistake, answer):
            return not_yet(mistake.message)
    own = diagnosis(exercise, answer)
    if own:
        return not_yet(own)
    found = difference(answer, exercise.value, exercise.tolerance)
    if found:
        return not_yet(f"your answer {found}")
    return not_yet(f"{shown(answer)} is not the answer")


def _accepts_value(exercise, answer):
    if exercise.accepts is None:
        return difference(answer, exercise.value, exercise.tolerance) is None
    return holds(exercise.accepts, answer)


def _makes(exercise, mistake, answer):
    if callable(mistake.wrong):
        return holds(mistake.wrong, answer)
    return difference(answer, mistake.wrong, exercise.tolerance) is None


def _holds_dots(answer, depth=5):
    """Tell whether the dots of the template still stand in an answer."""
    if isinstance(answer, dict):
        answer = list(answer.values())
    if isinstance(answer, list | tuple):
        # A list may hold itself, without end.
        return depth > 0 and any(
            _holds_dots(entry, depth - 1) for entry in answer)
    return answer is ...


def _judge_function(exercise, answer):
    if answer is None or answer is ...:
        return your_turn("write the function.")
    problem = _misfit(exercise, answer)
    if problem:
        return not_yet(problem)
    trial = try_out(exercise, answer)
    if all(_is_unwritten(case.outcome) for case in trial.cases):
        return your_turn(f"complete {name_of(answer)}, with a `return`.")
    if trial.mistake is not None:
        shortest = example(exercise, answer, trial.failure)
        return not_yet(f"{trial.mistake.message} {shortest}")
    if trial.failure is not None:
        return not_yet(complaint(exercise, answer, trial.failure))
    tried = (f"{name_of(answer)} passes all {len(trial.cases)} inputs, edge"
             " cases included.")
    return right(f"{tried[0].upper()}{tried[1:]} {exercise.remark}".strip())


def _is_unwritten(outcome):
    """Tell whether a run shows a function without content."""
    if isinstance(outcome.error, TypeError):
        return "ellipsis" in str(outcome.error)
    return (outcome.error is None and not outcome.printed
            and (outcome.result is None or _holds_dots(outcome.result)))


def _misfit(exercise, answer):
    """Say why an answer cannot be called as the exercise wants it."""
    if inspect.isclass(answer):
        return (f"{name_of(answer)} is a class, and the exercise asks for a"
                " function")
    if not callable(answer):
        return (f"your answer is {kind_of(answer)}, and should be a function."
                " Hand over its name alone, without parentheses")
    names = parameters(exercise.reference)
    try:
        signature = inspect.signature(answer)
    except Exception:  # noqa: BLE001  (some hide it, some refuse to tell)
        return ""
    try:
        signature.bind(*names)
    except TypeError:
        wanted = joined([f"`{name}`" for name in names])
        got = counted(len(signature.parameters), "argument")
        return (f"{name_of(answer)} takes {got}, and is called with"
                f" {len(names)}: {wanted}")
    return ""
