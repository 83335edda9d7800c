"""Which inputs are tried, which failure is shown, which mistake explains it."""

import itertools

import numpy as np
import pytest

from mlmath.check import (
    FunctionExercise,
    Mistake,
    ValueExercise,
    judge,
    running,
    trials,
)
from mlmath.check.shrinking import complexity
from mlmath.check.trials import try_out


def exercise(reference=sum, edge_cases=(([2, 5],),), **parts):
    def called(values):
        return reference(values)

    return FunctionExercise(label="exercise-sum", reference=called,
                            edge_cases=edge_cases, **parts)


def some_values(rng):
    return (rng.integers(-9, 10, size=rng.integers(1, 6)).tolist(),)


def not_empty(values):
    return len(values) > 0


def shown_input(definition, answer):
    """Return the argument of the failing run that a reader sees."""
    return try_out(definition, answer).failure.arguments[0]


def test_edge_cases_come_first_then_small_random_inputs():
    definition = exercise(inputs=some_values)
    tried = [outcome.arguments for outcome in try_out(definition, sum).cases]
    assert tried[0] == ([2, 5],)
    assert len(tried) == 51
    sizes = [complexity(arguments) for arguments in tried[1:]]
    assert sizes == sorted(sizes) and sizes[0] < sizes[-1]


def test_every_reader_gets_the_same_inputs():
    definition = exercise(inputs=some_values)
    first, second = (
        [outcome.arguments for outcome in try_out(definition, sum).cases]
        for _ in range(2))
    assert first == second


def test_a_machine_that_stands_still_blames_nobody(monkeypatch):
    hours = itertools.count(step=3600)
    monkeypatch.setattr(running.time, "perf_counter", hours.__next__)
    assert judge(exercise(), sum).passed


def test_the_number_of_smaller_inputs_is_bounded(monkeypatch):
    calls = []

    def wrong(values):
        calls.append(values)
        return -1

    monkeypatch.setattr(trials, "BUDGET", 60.0)
    monkeypatch.setattr(trials, "SMALLER_INPUTS", 4)
    definition = exercise(edge_cases=[([99, 99, 99, 99, 99, 0],)], valid=not_empty)
    judge(definition, wrong)
    assert len(calls) == 1 + 4


def test_the_time_for_smaller_inputs_is_bounded(monkeypatch):
    monkeypatch.setattr(trials, "BUDGET", -1.0)
    definition = exercise(edge_cases=[([99, 0],)], valid=not_empty)
    assert shown_input(definition, lambda values: -1) == [99, 0]


@pytest.mark.parametrize(("valid", "expected"), [
    (None, [2, 2]), (not_empty, [2]),
    (lambda values: len(values) == 2, [2, 2]),
    (lambda values: 5 in values, [5])])
def test_entries_are_left_out_where_the_exercise_allows_it(valid, expected):
    definition = exercise(valid=valid)
    assert shown_input(definition, lambda values: -1) == expected


def test_the_largest_number_of_the_inputs_is_allowed():
    definition = exercise(valid=not_empty)
    assert shown_input(definition, lambda values: -sum(values)
                       if 5 in values else sum(values)) == [5]


def test_arguments_without_numbers_stay():
    definition = FunctionExercise(
        label="exercise-repeat", reference=lambda text, times: text * times,
        edge_cases=[("ab", 3)], inputs=lambda rng: ("c", int(rng.integers(3))))
    outcome = try_out(definition, lambda text, times: "no").failure
    assert outcome.arguments == ("ab", 0)


def test_an_error_stays_the_same_error():
    def falls(values):
        if sum(values) > 6:
            raise KeyError("large")
        raise ValueError("small")

    failure = try_out(exercise(valid=not_empty), falls).failure
    assert isinstance(failure.outcome.error, KeyError)
    assert sum(failure.arguments[0]) == 7


def test_an_error_stays_an_error():
    def falls(values):
        if sum(values) > 6:
            raise KeyError("large")
        return sum(values)

    assert sum(shown_input(exercise(valid=not_empty), falls)) == 7


def test_a_wrong_result_stays_a_wrong_result():
    def falls(values):
        if sum(values) < 4:
            raise KeyError("small")
        return -1

    assert sum(shown_input(exercise(valid=not_empty), falls)) == 4


def test_a_missing_result_stays_a_missing_result():
    def nothing(values):
        return None if sum(values) > 4 else -1

    assert sum(shown_input(exercise(valid=not_empty), nothing)) == 5


def test_a_wrong_result_does_not_become_a_missing_one():
    def nothing(values):
        return -1 if sum(values) > 4 else None

    assert sum(shown_input(exercise(valid=not_empty), nothing)) == 5


def test_a_changed_argument_does_not_become_a_wrong_result():
    def eats(values):
        result = sum(values) if sum(values) > 4 else -1
        values.append(1)
        return result

    assert sum(shown_input(exercise(valid=not_empty), eats)) == 5


def test_a_hint_stays_the_same_hint():
    def opposite(values):
        return -sum(values) if sum(values) > 4 else 99

    assert sum(shown_input(exercise(valid=not_empty), opposite)) == 5


def test_a_wrong_place_may_move():
    definition = exercise(reference=lambda values: [sum(values), len(values)])

    def wrong_places(values):
        if values[0] > 2 or values[1] > 2:
            return [sum(values), -1]
        return [-1, len(values)]

    assert shown_input(definition, wrong_places) == [2, 2]


def test_what_does_not_fit_stays_so():
    definition = exercise(
        valid=not_empty,
        fault=lambda result, expected, values:
        "" if result == expected else "It is another sum.")
    assert sum(shown_input(definition, lambda values: sum(values) + (
        sum(values) > 4))) == 5


def test_the_reference_is_asked_once_for_each_input():
    asked = []

    def reference(values):
        asked.append(values)
        return sum(values)

    definition = exercise(
        reference, inputs=some_values, valid=not_empty,
        fault=lambda result, expected, values:
        "" if result == expected else "It is another sum.")
    answered = []
    judge(definition, lambda values: answered.append(values) or -1)
    assert asked == answered


FIRST = Mistake(lambda values: values[0], "Your function takes the first.")


def test_a_mistake_explains_the_shown_run_too():
    definition = exercise(
        mistakes=[Mistake(lambda values: 0, "Your function gives zero.")],
        valid=not_empty)

    def zero(values):
        return 99 if values == [2] else 0

    found = try_out(definition, zero)
    assert found.mistake is definition.mistakes[0]
    assert found.failure.arguments == ([3],)


@pytest.mark.parametrize("answer", [
    lambda values: values[1], lambda values: 1 / 0, lambda values: None,
    lambda values: values.append(1) or values[0]])
def test_a_mistake_that_does_something_else_explains_nothing(answer):
    assert try_out(exercise(mistakes=[FIRST]), answer).mistake is None


@pytest.mark.parametrize("wrong", [
    lambda values: 1 / 0, lambda values: None,
    lambda values: values.append(1) or values[0]])
def test_a_mistake_of_another_kind_explains_nothing(wrong):
    definition = exercise(mistakes=[Mistake(wrong, "Your function is odd.")])
    assert try_out(definition, lambda values: values[0]).mistake is None
    assert try_out(definition, wrong).mistake is definition.mistakes[0]


def test_the_tolerance_counts_everywhere():
    definition = exercise(tolerance=0.1, mistakes=[FIRST])
    assert try_out(definition, lambda values: sum(values) + 0.5).failure is None
    assert try_out(definition, lambda values: sum(values) + 0.9).failure
    nearly_first = try_out(definition, lambda values: values[0] + 0.15)
    assert nearly_first.mistake is FIRST
    half = ValueExercise(label="exercise-half", value=0.5, tolerance=0.1,
                         mistakes=[Mistake(0.9, "That is too much.")])
    assert judge(half, 0.45).passed
    assert judge(half, 0.85).message == "Not yet. That is too much."
    assert judge(half, -0.45).message.endswith("has the wrong sign.")


def test_tests_of_definitions_may_raise_but_not_warn():
    odd = ValueExercise(
        label="exercise-odd", value=1,
        accepts=lambda answer: np.float64(1) / np.float64(answer - 1) > 0)
    assert judge(odd, 1).passed  # 1/0 is an infinity, without a warning
    assert not judge(odd, "x").passed
