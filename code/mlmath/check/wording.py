"""The sentences that a check says."""

import inspect

from mlmath.check.comparing import shown
from mlmath.check.feedback import Feedback
from mlmath.check.running import TooLong

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


def example(exercise, answer, case):
    """Tell what a failing run returned and what it should have returned."""
    call = call_of(exercise, answer, case.arguments)
    if case.outcome.error is not None:
        return f"See {call}."
    got, wanted = shown(case.outcome.result), shown(case.expected)
    if exercise.fault is not None:
        # The kind of a long result would tell nothing.
        return f"See {call}: the result is {got}." if "`" in got else (
            f"See {call}.")
    if case.difference and got == wanted:  # both too long to be written
        return f"See {call}: the result {case.difference}."
    return f"See {call}: the result is {got}, and should be {wanted}."


def complaint(exercise, answer, case):
    """Say what is wrong with a failing run."""
    call, outcome = call_of(exercise, answer, case.arguments), case.outcome
    if outcome.error is not None:
        return _error_complaint(call, outcome)
    if outcome.result is None:
        if outcome.printed:
            return (f"{call} prints something and returns nothing. End your"
                    " function with `return`, not with `print`")
        return (f"{call} returns nothing (`None`). Does every way through"
                " your function end with `return`?")
    if case.difference is None:
        name = parameters(exercise.reference)[outcome.changed]
        return (f"the result is right, but your function changes its argument"
                f" `{name}`. Whoever calls it still needs that: work on a copy."
                f" See {call}")
    return _wrong_result(exercise, answer, case)


def _wrong_result(exercise, answer, case):
    call = call_of(exercise, answer, case.arguments)
    got, wanted = shown(case.outcome.result), shown(case.expected)
    if exercise.fault is not None:
        if case.difference:
            return f"{case.difference} {example(exercise, answer, case)}"
        return f"{call} returns {got}, which does not fit"
    if got == wanted:  # both too long to be written
        return f"the result of {call} {case.difference}"
    told = f"{call} returns {got}, and should return {wanted}"
    # Otherwise its kind is named already.
    named = got.startswith("`") and case.difference
    return f"{told}. The result {case.difference}" if named else told


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
