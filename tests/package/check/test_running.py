"""Calls of a reader's function do no harm."""

import functools
import warnings

import numpy as np
import pytest

from mlmath.check.running import TooLong, globals_of, run


def test_the_result_comes_back():
    outcome = run(lambda a, b: a + b, (1, 2))
    assert (outcome.arguments, outcome.result) == ((1, 2), 3)
    assert (outcome.error, outcome.changed, outcome.printed) == (None, None, False)


def test_printing_is_noticed_and_silent(capsys):
    assert run(print, ("hello",)).printed
    assert capsys.readouterr().out == ""


def stumbling(value):
    other = value
    return other / 0


def test_an_error_comes_with_the_readers_line():
    outcome = run(stumbling, (1,))
    assert isinstance(outcome.error, ZeroDivisionError)
    assert outcome.line == "return other / 0"


def test_an_error_deep_in_a_library_names_the_readers_line():
    def solving(A):
        return np.linalg.inv(A)

    outcome = run(solving, (np.zeros((2, 2)),))
    assert isinstance(outcome.error, np.linalg.LinAlgError)
    assert outcome.line == "return np.linalg.inv(A)"


def test_a_compiled_function_has_no_line():
    assert run(len, (3,)).line == ""


def test_exit_is_an_error_and_stop_is_not():
    def stopped():
        raise KeyboardInterrupt

    assert isinstance(run(exit, ()).error, SystemExit)
    with pytest.raises(KeyboardInterrupt):
        run(stopped, ())


def test_warnings_are_silent():
    def warning(values):
        warnings.warn("careful", stacklevel=2)
        return values / 0

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        outcome = run(warning, (np.array([1.0]),))
    assert outcome.error is None and caught == []
    assert np.isinf(outcome.result[0])


def test_input_is_refused():
    asked = input
    outcome = run(lambda: input("?"), ())
    assert "gets its input as arguments" in str(outcome.error)
    assert input is asked


def change_first(values):
    values[0] = 99


def grow(values):
    values.append(1)


def clear(values):
    values.clear()


@pytest.mark.parametrize(("arguments", "function", "changed"), [
    (([1, 2],), change_first, 0),
    ((np.array([1, 2]),), change_first, 0),
    ((np.array([np.nan, 2]),), lambda values: None, None),
    (([np.nan],), lambda values: None, None),
    (([[1], [2]],), lambda values: values[1].append(3), 0),
    (([1, 2],), grow, 0),
    (({"a": 1},), clear, 0),
    (({"a": [1]},), lambda values: values["a"].append(2), 0),
    (({1, 2},), clear, 0),
    ((3, [1, 2]), lambda number, values: values.sort(reverse=True), 1),
    ((np.random.default_rng(1),), lambda rng: rng.normal(), None),
    ((np.zeros((2, 1)),), lambda values: values.resize(1, refcheck=False), 0),
])
def test_changed_arguments_are_noticed_and_stay_whole(
        arguments, function, changed):
    before = repr(arguments)
    assert run(function, arguments).changed == changed
    assert repr(arguments) == before


def loop():
    while True:
        pass


def endless_recursion():
    return endless_recursion()


def patient_loop():
    while True:
        try:
            loop()
        except Exception:
            pass


class Looping:
    def __call__(self):
        loop()

    def method(self):
        loop()


@pytest.mark.parametrize("function", [
    loop, patient_loop, functools.partial(loop), Looping(), Looping().method,
    lambda: list(iter(int, 1) and (1 for _ in iter(int, 1))),
])
def test_an_endless_loop_is_stopped(function):
    assert isinstance(run(function, (), patience=0.02).error, TooLong)


def test_an_endless_recursion_is_an_error():
    assert isinstance(run(endless_recursion, ()).error, RecursionError)


def test_code_of_others_runs_at_full_speed():
    # Only lines of the reader's own module are watched: the loop of the
    # library that takes longer than the patience comes to its end.
    library = {}
    exec("def slow():\n    return sum(i for i in range(100_000))", library)
    outcome = run(lambda: library["slow"]() and 3, (), patience=0.0)
    assert isinstance(outcome.error, TooLong)  # at the reader's first line
    assert run(library["slow"], (), patience=5).result == 4999950000


def test_where_a_function_was_written():
    assert globals_of(loop) is globals()
    assert globals_of(functools.partial(loop)) is globals()
    assert globals_of(Looping()) is globals()
    assert globals_of(Looping().method) is globals()
    assert globals_of(len) is None
