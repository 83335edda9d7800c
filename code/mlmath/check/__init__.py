'''Exercises that check themselves.

**For readers.** ``check(label, answer)`` runs your answer against edge cases and
many random inputs and says in one sentence what it found. The label is that of
the exercise, the answer a function, a number, an array or a text:

    from mlmath import check
    check("exercise-classifier", classify2)

**For authors.** Write down the exercise in
``mlmath/exercises/<part>/<name_of_the_page>.py``, as a constant of the
module::

    import statistics
    from mlmath.check import FunctionExercise, Mistake

    def mean(values):
        return sum(values) / len(values)

    def random_values(rng):
        return (rng.integers(-9, 10, size=rng.integers(1, 6)).tolist(),)

    MEAN = FunctionExercise(
        label="exercise-mean",           # the exercise's label in the text
        reference=mean,                  # a right answer
        edge_cases=[([3],), ([0, 0],)],  # tuples of arguments
        inputs=random_values,            # rng -> a tuple of arguments
        mistakes=[                       # at least two
            Mistake.edit("/", "//",  # the reference with other signs
                         "You divide with `//`, which drops the decimals."),
            Mistake(statistics.median, "That is the median."),
        ],
    )

and for a number, text, array, tuple or dict::

    READING = ValueExercise(
        label="exercise-typing-error", value=5.4, tolerance=0.01,
        mistakes=[Mistake(4.5, "That is what was typed."), ...],
    )

A template that the reader completes goes into a cell with the tag
``your-turn``, right below the exercise. Its last line calls `check`, and until
the reader has replaced the dots the answer is "Your turn". A cell that the
reader does not see passes the printed solution to `check` and asserts
``check(...).passed``. The tests run over all exercises by themselves: the
reference passes, and each mistake gets its own message.

A sentence of a mistake says what the answer does ("You compare rows, not
columns."), never how to do it right. A mistake is recognized if it explains
every run of the answer, so its function must be wrong in the same way
everywhere. See `FunctionExercise` for answers that are not unique
(``fault``) and for inputs that shrink (``valid``), and `ValueExercise` for
sentences that depend on the answer (``diagnose``).

A check takes at most 0.2 s besides what the answer itself needs, here and in
the browser, and never raises, except when the reader presses Stop.
'''

import sys
import types

from mlmath.check.definitions import (
    Exercise,
    FunctionExercise,
    Mistake,
    ValueExercise,
)
from mlmath.check.feedback import Feedback
from mlmath.check.judging import judge

__all__ = [
    "Exercise", "Feedback", "FunctionExercise", "Mistake", "ValueExercise",
    "check", "judge",
]

_FORGOTTEN = object()


def check(label=_FORGOTTEN, answer=_FORGOTTEN, *others):
    """Say whether an answer to an exercise is right, and if not, why.

    Parameters
    ----------
    label : str
        The label of the exercise, as it stands in the cell to complete.
    answer : function, number, str, array_like, tuple or dict
        What the exercise asks for.

    Returns
    -------
    Feedback
        Its ``passed`` is True, False or, while there is nothing to judge,
        None. It shows as a sentence.

    Examples
    --------
    >>> from mlmath import check
    >>> check("exercise-typing-error", ...)
    Your turn: put your answer in place of the dots. Then run this cell.
    """
    try:
        return _check(label, answer, others)
    except Exception as error:  # noqa: BLE001  (a reader must not see a traceback)
        return Feedback(
            None,
            f"The check itself stumbled over a {type(error).__name__}. Your"
            " answer may be right. Please report this.",
        )


def _check(label, answer, others):
    # Not needed before the first check, and not cheap to search.
    from mlmath.check.registry import find_exercise, near_labels

    if label is _FORGOTTEN or answer is _FORGOTTEN or others:
        return Feedback(
            None, "A check needs two things: the label of the exercise, and"
            " your answer.")
    if not isinstance(label, str):
        return Feedback(
            None, "The label of the exercise comes first, as a text, and your"
            " answer second.")
    exercise = find_exercise(label)
    if exercise is None:
        near = " or ".join(f"`{name}`" for name in near_labels(label))
        hint = f" Do you mean {near}?" if near else ""
        return Feedback(None, f"There is no exercise `{label}`.{hint}")
    return judge(exercise, answer)


class _CallableModule(types.ModuleType):
    """Lets ``from mlmath import check`` give something to call.

    The package and its main function have one name, so that a chapter's first
    cell needs one short import.
    """

    def __call__(self, *arguments):
        return check(*arguments)


sys.modules[__name__].__class__ = _CallableModule
