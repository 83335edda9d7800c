"""Every exercise of the book that checks itself, put to the test.

A new exercise needs no test of its own here: it is found by itself. Its
reference passes, each of its mistakes gets its own message, and no answer,
however strange, makes its check raise or take long.
"""

import functools
import itertools
import sys
from fractions import Fraction

import numpy as np
import pytest

from mlmath import check
from mlmath.check import Feedback, FunctionExercise, ValueExercise, judge
from mlmath.check.comparing import difference
from mlmath.check.registry import all_exercises

EXERCISES = all_exercises()
FUNCTIONS = {label: exercise for label, exercise in EXERCISES.items()
             if isinstance(exercise, FunctionExercise)}
VALUES = {label: exercise for label, exercise in EXERCISES.items()
          if isinstance(exercise, ValueExercise)}
# How often a check calls an answer at most: that is what takes its time.
MOST_CALLS = 260


def examples(exercise):
    """List pairs of a wrong answer and the message it deserves."""
    return [
        (wrong, mistake.message)
        for mistake in exercise.mistakes
        for wrong in [mistake.wrong if mistake.example is None
                      else mistake.example]
        if callable(wrong) == isinstance(exercise, FunctionExercise)
    ]


def test_there_are_exercises():
    assert FUNCTIONS and VALUES


@pytest.mark.parametrize("label", FUNCTIONS)
def test_the_reference_passes(label):
    feedback = check(label, FUNCTIONS[label].reference)
    assert feedback.passed, feedback


@pytest.mark.parametrize("label", VALUES)
def test_the_value_passes(label):
    feedback = check(label, VALUES[label].value)
    assert feedback.passed, feedback


@pytest.mark.parametrize("label", EXERCISES)
def test_two_typical_wrong_answers_are_known(label):
    assert len(examples(EXERCISES[label])) >= 2


@pytest.mark.parametrize("label", EXERCISES)
def test_typical_wrong_answers_get_their_messages(label):
    for wrong, message in examples(EXERCISES[label]):
        feedback = check(label, wrong)
        assert feedback.passed is False, message
        assert feedback.message.startswith(f"Not yet. {message}"), feedback


@pytest.mark.parametrize("label", FUNCTIONS)
def test_a_template_is_the_readers_turn(label):
    def template(*arguments):
        """What it does."""
        ...

    feedback = check(label, template)
    assert feedback.passed is None
    assert feedback.message.startswith("Your turn: complete `template`")


@pytest.mark.parametrize("label", VALUES)
def test_dots_are_the_readers_turn(label):
    for dots in (..., [..., ...], (..., ...), {"a": ...}):
        message = check(label, dots).message
        assert message.startswith("Your turn: put your answer"), dots


class Broken:
    """Refuses whatever is asked of it."""

    def __getattr__(self, name):
        raise RuntimeError(name)

    def __repr__(self):
        raise RuntimeError("no text")

    def __eq__(self, other):
        raise RuntimeError("no comparison")

    __hash__ = None


class Caller(Broken):
    def __call__(self, *arguments):
        return Broken()


def raising(*arguments):
    raise ValueError("no")


def recursive(*arguments):
    return recursive(*arguments)


def endless(*arguments):
    yield from itertools.count()


def mutating(*arguments):
    for argument in arguments:
        if isinstance(argument, list):
            argument.clear()
        elif isinstance(argument, np.ndarray):
            argument[...] = 0
    return 0


def leaving(*arguments):
    sys.exit("bye")


async def asynchronous(*arguments):
    return 1


ZOO = {
    "nothing": None,
    "a number": 3,
    "not a number": float("nan"),
    "an infinity": float("inf"),
    "a text": "x",
    "bytes": b"x",
    "an array": np.zeros((2, 3)),
    "an array of texts": np.array(["a", "b"]),
    "a ragged list": [[1], [2, 3]],
    "an empty list": [],
    "a dict": {"a": 1},
    "a set": {1, "a"},
    "a class": Broken,
    "a broken object": Broken(),
    "a broken result": Caller(),
    "no parameters": lambda: 1,
    "many parameters": lambda a, b, c, d, e, f, g, h, i, j: 1,
    "one object": lambda *arguments: object(),
    "an error": raising,
    "a recursion": recursive,
    "a generator": endless,
    "a function that clears its arguments": mutating,
    "an exit": leaving,
    "a coroutine": asynchronous,
    "a compiled function": np.sinc,
    "a type": int,
    "a partial function": functools.partial(raising, 1),
    "a method": [].append,
    "print": print,
    "input": lambda *arguments: input("?"),
    "a lambda": lambda *arguments: arguments,
}


@pytest.mark.parametrize("label", EXERCISES)
def test_no_answer_makes_a_check_raise(label):
    for name, answer in ZOO.items():
        feedback = check(label, answer)
        assert isinstance(feedback, Feedback), name
        assert not feedback.passed, name
        assert "stumbled" not in feedback.message, name
        assert feedback.message.endswith((".", "?", "!")), name
        assert "\n" not in feedback.message, name
        assert str(feedback) == feedback.message, name
        assert feedback._repr_html_().startswith("<p"), name


def itself():
    rows = []
    rows.append(rows)
    return rows


# Lists of as many entries as the answer has, and what looks like one.
ENTRIES = [
    float("nan"), float("inf"), 10**5000, Fraction(10**5000, 3), 1e308,
    "1e999999999", "x", "1/0", 1 + 2j, [1], None, True, Broken(), object()]
STRANGE = [
    lambda n: "ba" * n, lambda n: np.full(n, 1 + 2j), lambda n: np.ones((n, 1)),
    lambda n: np.array([None, "a", object()] * n, dtype=object),
    lambda n: [1] * (n - 1), lambda n: [1] * (n + 1),
    lambda n: iter(range(n)), lambda n: itertools.count(),
    lambda n: dict.fromkeys(range(n), 1), lambda n: set(range(n)), bytes,
    lambda n: itself(), lambda n: ([[1]], n),
    lambda n: (np.ones((1, n)), np.ones((1, 1))),
    *(lambda n, entry=entry: [entry] * n for entry in ENTRIES)]


@pytest.mark.parametrize("label", VALUES)
def test_no_list_makes_a_check_raise(label):
    count = entries(VALUES[label].value)
    for make in STRANGE:
        assert_says_something(check(label, make(count)))


def entries(value):
    """Count all entries of a value, also of a tuple of arrays."""
    if isinstance(value, list | tuple):
        return sum(map(entries, value))
    return np.size(value)


@pytest.mark.parametrize("label", FUNCTIONS)
def test_no_result_makes_a_check_raise(label):
    for make in STRANGE:
        for result in (make(2), ([make(2)], [0]), ([[1]], make(1))):
            assert_says_something(check(
                label, lambda *arguments, result=result: result))


def assert_says_something(feedback):
    assert not feedback.passed
    assert "stumbled" not in feedback.message
    assert feedback.message.endswith((".", "?", "!"))


def counting(function):
    def counted(*arguments):
        counted.calls += 1
        return function(*arguments)

    counted.calls = 0
    return counted


@pytest.mark.parametrize("label", FUNCTIONS)
def test_a_check_calls_an_answer_no_more_often_than_it_may(label):
    exercise = FUNCTIONS[label]
    answers = [exercise.reference, lambda *arguments: "wrong",
               *(mistake.wrong for mistake in exercise.mistakes)]
    for answer in map(counting, answers):
        judge(exercise, answer)
        assert 0 < answer.calls <= MOST_CALLS


@pytest.mark.parametrize("label", FUNCTIONS)
def test_each_mistake_is_wrong_on_an_edge_case(label):
    # Random inputs are tried while there is time, edge cases always.
    exercise = FUNCTIONS[label]
    for mistake in exercise.mistakes:
        assert any(
            not agrees(exercise, mistake.wrong, arguments)
            for arguments in exercise.edge_cases
        ), mistake.message


def agrees(exercise, wrong, arguments):
    try:
        result = wrong(*arguments)
    except Exception:  # noqa: BLE001
        return False
    expected = exercise.reference(*arguments)
    if exercise.fault is not None:
        return not exercise.fault(result, expected, *arguments)
    return difference(result, expected, exercise.tolerance) is None
