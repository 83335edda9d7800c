"""The sentences that a check says."""

import inspect

from mlmath.check.comparing import difference, shown
from mlmath.check.feedback import Feedback
from mlmath.check.running import TooLong, run
from mlmath.check.trials import diagnosis, has_right_result

__all__ = ["call_of", "complaint", "example", "name_of", "not_yet",
           "parameters", "right", "your_turn"]

LONGEST_LINE = 60


def right(remark=""):
    """Return the Feedback on a right answer."""
    return Feedback(True, f"Right. {remark}".strip())


def not_yet(text):
    """Return the Feedback on an answer that is wrong."""
    colon = "." if text[:1].isupper() else ":"
    return Feedback(False, f"Not yet{colon} {_ended(text)}")


def your_turn(text):
    """Return the Feedback where there is no answer yet."""
    return Feedback(None, f"Your turn: {_ended(text)} Then run this cell.")


def name_of(answer):
    """Return the name of a function, for a sentence."""
    named = inspect.isroutine(answer) or inspect.isclass(answer)
    name = answer.__name__ if named else ""
    return f"`{name}`" if name.isidentifier() else "your function"


def parameters(function):
    """Return the names of the parameters of a reference."""
    return list(inspect.signature(function).parameters)


def call_of(exercise, answer, arguments):
    """Write a call the way a reader types it, or name its arguments."""
    written = [shown(argument) for argument in arguments]
    name = name_of(answer)
    inside = ", ".join(text.strip("`") for text in written)
    short = all(text.startswith("`") for text in written)
    if short and name.startswith("`") and len(inside) <= LONGEST_LINE:
        return f"`{name.strip('`')}({inside})`"
    pairs = zip(parameters(exercise.reference), written, strict=True)
    return "a call with " + " and ".join(
        f"`{parameter} = {text.strip('`')}`" if text.startswith("`")
        else f"`{parameter}`, {text}," for parameter, text in pairs)


def example(exercise, answer, outcome):
    """Tell what a failing run returned and what it should have returned."""
    call = call_of(exercise, answer, outcome.arguments)
    if outcome.error is not None:
        return f"See {call}."
    got = shown(outcome.result)
    if exercise.accepts is not None:
        # The kind of a long result would tell nothing.
        return f"See {call}: the result is {got}." if "`" in got else (
            f"See {call}.")
    expected = run(exercise.reference, outcome.arguments).result
    found = difference(outcome.result, expected, exercise.tolerance)
    if found and got == shown(expected):  # both too long to be written
        return f"See {call}: the result {found}."
    return (f"See {call}: the result is {got}, and should be"
            f" {shown(expected)}.")


def complaint(exercise, answer, outcome):
    """Say what is wrong with a failing run."""
    call = call_of(exercise, answer, outcome.arguments)
    if outcome.error is not None:
        return _error_complaint(call, outcome)
    if outcome.result is None:
        if outcome.printed:
            return (f"{call} prints something and returns nothing. End your"
                    " function with `return`, not with `print`")
        return (f"{call} returns nothing (`None`). Does every way through"
                " your function end with `return`?")
    if has_right_result(exercise, outcome):
        name = parameters(exercise.reference)[outcome.changed]
        return (f"the result is right, but your function changes its argument"
                f" `{name}`. Whoever calls it still needs that: work on a copy."
                f" See {call}")
    return _wrong_result(exercise, answer, outcome)


def _wrong_result(exercise, answer, outcome):
    call = call_of(exercise, answer, outcome.arguments)
    own = diagnosis(exercise, outcome.result, *outcome.arguments)
    if own:
        return f"{own} {example(exercise, answer, outcome)}"
    got = shown(outcome.result)
    if exercise.accepts is not None:
        return f"{call} returns {got}, which does not fit"
    expected = run(exercise.reference, outcome.arguments).result
    found = difference(outcome.result, expected, exercise.tolerance)
    if found and got == shown(expected):  # both too long to be written
        return f"the result of {call} {found}"
    told = f"{call} returns {got}, and should return {shown(expected)}"
    if not found or not got.startswith("`"):  # then its kind is named already
        return told
    return f"{told}. The result {found}"


def _error_complaint(call, outcome):
    error = outcome.error
    if isinstance(error, TooLong):
        return (f"{call} does not come to an end. Which line changes the"
                " condition of your loop?")
    kind = type(error).__name__
    if isinstance(error, RecursionError):
        return f"{call} calls itself without end. Where does it stop?"
    text = " ".join(str(error).split()) if error.args[:1] != (None,) else ""
    place = f" in the line `{outcome.line}`" if outcome.line else ""
    return (f"{call} stops with a `{kind}`{place}"
            + (f": {text}" if text else ""))


def _ended(text):
    return text if text.endswith((".", "?", "!")) else f"{text}."
