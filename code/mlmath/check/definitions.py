"""How an exercise that checks itself is written down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mlmath.check.edits import edited

__all__ = ["Exercise", "FunctionExercise", "Mistake", "ValueExercise"]


@dataclass(frozen=True)
class Mistake:
    """A typical wrong answer, and what to say to it.

    Parameters
    ----------
    wrong : callable or value
        For a function: a function that makes the mistake. For a value: the
        value to which the mistake leads, or a function ``wrong(answer)`` that
        recognizes it in many values and may raise on strange ones.
    message : str
        One or two sentences that name the mistake, never the solution, with
        code between backticks.
    example : value, optional
        One of the values that `wrong` recognizes, for the tests.
    """

    wrong: Any
    message: str
    example: Any = None

    def __post_init__(self):
        _require_sentence("message", self.message)

    @classmethod
    def edit(cls, *texts):
        """Return the mistake of a function that differs a little from the reference.

        Parameters
        ----------
        *texts : str
            An old and a new text, perhaps more such pairs, then the message:
            ``Mistake.edit("n - 1", "n", "You divide by the count.")``. Each old
            text occurs exactly once in the source of the reference.
        """
        *parts, message = texts
        if not parts or len(parts) % 2 or not all(
                isinstance(text, str) for text in texts):
            raise TypeError("edit: expected pairs of an old and a new text, then"
                            f" a message, got {texts!r}")
        return cls(_Edit(tuple(zip(parts[::2], parts[1::2]))), message)


@dataclass(frozen=True)
class _Edit:
    """What `Mistake.edit` was given, until the exercise names the reference."""

    changes: tuple


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """What all exercises have; use one of the two kinds below.

    Parameters
    ----------
    label : str
        The label of the exercise in the text, such as "exercise-classifier".
    mistakes : sequence of Mistake
        Typical wrong answers, the most special one first.
    tolerance : float
        How far a number may lie from the right one: an absolute difference
        for numbers up to 1, a relative one beyond.
    remark : str
        A sentence that a right answer earns, after the word "Right".
    """

    label: str
    mistakes: Sequence[Mistake] = ()
    tolerance: float = 1e-9
    remark: str = ""

    def __post_init__(self):
        if not (isinstance(self.label, str) and self.label.startswith("exercise-")):
            raise ValueError(
                "label: expected the label of an exercise, such as"
                f" 'exercise-classifier', got {self.label!r}"
            )
        if not all(isinstance(mistake, Mistake) for mistake in self.mistakes):
            raise TypeError(
                f"mistakes: expected objects of Mistake, got {self.mistakes!r}"
            )
        if not self.tolerance >= 0:
            raise ValueError(
                "tolerance: expected a number of at least 0,"
                f" got {self.tolerance!r}"
            )


@dataclass(frozen=True, kw_only=True)
class FunctionExercise(Exercise):
    """An exercise that asks for a function.

    The answer is called with each edge case, in their order, then with random
    inputs, small ones first. A failing input is made smaller as long as it
    fails. Every call gets a fresh copy of its arguments.

    Parameters
    ----------
    reference : callable
        A right answer. Its parameters name the arguments for the reader. It
        never returns None.
    edge_cases : sequence of tuple
        Inputs worth a look of their own, each a tuple of arguments.
    inputs : callable, optional
        ``inputs(rng)`` returns one random input as a tuple of arguments;
        `rng` is a ``numpy.random.Generator``.
    fault : callable, optional
        Where several results are right, or the sentence depends on the result:
        ``fault(result, expected, *arguments)`` returns a sentence about a
        wrong one, and an empty text for a right one; `expected` is the result
        of `reference`. It takes the place of the comparison with that, and may
        raise on a result of a strange type, which then is wrong.
    valid : callable, optional
        ``valid(*arguments)`` tells whether the exercise allows an input.
        Numbers of a failing input are made smaller only within the range of
        the random inputs; rows and entries are left out only if `valid` is
        given. An input for which `reference` raises is never used.
    samples : int
        How many random inputs are tried, if the time allows.
    patience : float
        After how many seconds a single call counts as endless.
    label, mistakes, tolerance, remark
        As for every `Exercise`. Of a `Mistake`, `wrong` is a function with
        the same parameters, or an edit of the reference (`Mistake.edit`).

    Examples
    --------
    >>> from mlmath.check import FunctionExercise, Mistake
    >>> exercise = FunctionExercise(
    ...     label="exercise-mean",
    ...     reference=lambda values: sum(values) / len(values),
    ...     edge_cases=[([3],), ([0, 2],)],
    ...     inputs=lambda rng: (rng.integers(9, size=4).tolist(),),
    ...     mistakes=[Mistake(sum, "Your function adds and does not divide.")],
    ... )
    >>> from mlmath.check import judge
    >>> def mean(values):
    ...     return sum(values)
    >>> judge(exercise, mean)
    Not yet. Your function adds and does not divide. See `mean([0, 2])`: the
    result is `2`, and should be `1.0`.
    """

    reference: Callable
    edge_cases: Sequence[tuple] = ()
    inputs: Callable | None = None
    fault: Callable | None = None
    valid: Callable | None = None
    samples: int = 50
    patience: float = 1.0

    def __post_init__(self):
        super().__post_init__()
        for name in ("reference", "inputs", "fault", "valid"):
            part = getattr(self, name)
            if not callable(part) and (part is not None or name == "reference"):
                raise TypeError(f"{name}: expected a function, got {part!r}")
        if not all(isinstance(case, tuple) for case in self.edge_cases):
            raise TypeError(
                "edge_cases: expected tuples of arguments, for one argument"
                f" (argument,), got {self.edge_cases!r}"
            )
        if not self.edge_cases:
            raise ValueError("edge_cases: expected at least one, got none")
        object.__setattr__(self, "mistakes", [
            replace(mistake, wrong=edited(self.reference, mistake.wrong.changes))
            if isinstance(mistake.wrong, _Edit) else mistake
            for mistake in self.mistakes])


@dataclass(frozen=True, kw_only=True)
class ValueExercise(Exercise):
    """An exercise that asks for a number, text, array, tuple or dict.

    Parameters
    ----------
    value : number, str, array_like, tuple, dict or set
        The right answer.
    accepts : callable, optional
        Where several answers are right: ``accepts(answer)`` returns True or
        False. It may raise on an answer of a strange type.
    diagnose : callable, optional
        Where the sentence depends on the answer: ``diagnose(answer)`` returns
        a sentence about a wrong one, or an empty text. It is asked after
        `mistakes` and may raise on an answer of a strange type.
    label, mistakes, tolerance, remark
        As for every `Exercise`. Of a `Mistake`, `wrong` is the wrong answer,
        or a function that recognizes wrong answers.

    Examples
    --------
    >>> from mlmath.check import Mistake, ValueExercise, judge
    >>> exercise = ValueExercise(
    ...     label="exercise-percent", value=0.05,
    ...     mistakes=[Mistake(5, "That is the number of percent.")])
    >>> judge(exercise, 5)
    Not yet. That is the number of percent.
    """

    value: Any
    accepts: Callable | None = None
    diagnose: Callable | None = None

    def __post_init__(self):
        super().__post_init__()
        if self.value is None or self.value is ...:
            raise ValueError("value: expected the right answer, got none")
        for name in ("accepts", "diagnose"):
            part = getattr(self, name)
            if part is not None and not callable(part):
                raise TypeError(f"{name}: expected a function, got {part!r}")
        if any(isinstance(mistake.wrong, _Edit) for mistake in self.mistakes):
            raise TypeError("mistakes: expected wrong values, got an edit; only"
                            " functions can be edited")


def _require_sentence(name, text):
    if not (isinstance(text, str) and text.strip().endswith((".", "?", "!"))):
        raise ValueError(f"{name}: expected a sentence, got {text!r}")
    if "$" in text:
        raise ValueError(
            f"{name}: expected plain words and code between backticks, without"
            f" formulas, got {text!r}"
        )
