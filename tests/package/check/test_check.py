"""What a check says, from the first call to the sentence."""

import sys

import numpy as np
import pytest

import mlmath.check.registry as registry
from mlmath import check
from mlmath.check import (
    Feedback,
    FunctionExercise,
    Mistake,
    ValueExercise,
    judge,
    trials,
)


def total(values):
    return sum(values)


def random_values(rng):
    return (rng.integers(-9, 10, size=rng.integers(1, 6)).tolist(),)


def skips_first(values):
    return sum(values[1:])


def adds_sizes(values):
    return sum(map(abs, values))


TOTAL = FunctionExercise(
    label="exercise-total", reference=total,
    edge_cases=[([0],), ([3],), ([1, -2],)], inputs=random_values,
    valid=lambda values: len(values) > 0,
    mistakes=[Mistake(skips_first, "Your function leaves out the first."),
              Mistake(adds_sizes, "Your function drops the signs.")],
    remark="So it is.",
)


def said(answer, exercise=TOTAL):
    return judge(exercise, answer).message


def test_right(monkeypatch):
    # However busy the machine: all inputs are tried.
    monkeypatch.setattr("mlmath.check.trials.BUDGET", float("inf"))
    assert judge(TOTAL, total) == Feedback(
        True, "Right. `total` passes all 53 inputs, edge cases included."
        " So it is.")


def test_a_function_without_a_name():
    assert said(lambda values: sum(values)).startswith("Right. Your function")


def test_a_mistake_is_named_with_the_smallest_input():
    def mine(values):
        return sum(values[1:])

    assert said(mine) == (
        "Not yet. Your function leaves out the first. See `mine([1])`: the"
        " result is `0`, and should be `1`.")


def test_a_mistake_must_explain_everything():
    def partly(values):
        return sum(values[1:]) if len(values) < 3 else -1

    assert said(partly) == (
        "Not yet: `partly([1])` returns `0`, and should return `1`.")


def test_other_failures_shrink_to_the_smallest_input():
    def no_large_numbers(values):
        return sum(value for value in values if value < 5)

    assert "`no_large_numbers([5])` returns `0`, and should return `5`" in said(
        no_large_numbers)


def test_inputs_shrink_only_to_valid_ones():
    exercise = FunctionExercise(
        label="exercise-share", reference=lambda part, whole: part / whole,
        edge_cases=[(1, 2), (3, 4)],
        inputs=lambda rng: (int(rng.integers(1, 9)), int(rng.integers(10, 20))))

    def share(part, whole):
        return part // whole

    # Neither zero nor anything beyond the random inputs: 1 and 2 are the
    # smallest numbers that occur.
    assert "`share(1, 2)` returns `0`, and should return `0.5`" in said(
        share, exercise)


def test_an_input_that_the_reference_refuses_is_none():
    exercise = FunctionExercise(
        label="exercise-inverse", reference=lambda x: 1 / x,
        edge_cases=[(7,), (-7,)])

    def inverse(x):
        return x

    assert "`inverse(2)` returns `2`, and should return `0.5`" in said(
        inverse, exercise)


def test_an_error_tells_its_line():
    def first(values):
        return values[5]

    assert said(first) == (
        "Not yet: `first([0])` stops with a `IndexError` in the line `return"
        " values[5]`: list index out of range.")


def test_an_error_without_words():
    def silent(values):
        raise KeyError

    assert "stops with a `KeyError` in the line `raise KeyError`." in said(silent)


def test_printing_is_not_returning():
    def shows(values):
        print(sum(values))

    assert "End your function with `return`, not with `print`" in said(shows)


def test_a_way_without_return():
    def positive(values):
        if sum(values) > 0:
            return sum(values)

    assert "`positive([0])` returns nothing (`None`). Does every way" in said(
        positive)


def test_changed_arguments():
    def eats(values):
        result = sum(values)
        values.pop()
        return result

    assert said(eats) == (
        "Not yet: the result is right, but your function changes its argument"
        " `values`. Whoever calls it still needs that: work on a copy. See"
        " `eats([0])`.")


def test_recursion():
    def again(values):
        return again(values)

    assert "calls itself without end" in said(again)


def test_an_endless_loop_ends_the_trial():
    calls = []

    def waits(values):
        calls.append(values)
        while True:
            pass

    exercise = FunctionExercise(
        label="exercise-total", reference=total, edge_cases=[([1],), ([2],)],
        inputs=random_values, patience=0.02)
    assert "`waits([1])` does not come to an end" in said(waits, exercise)
    assert len(calls) == 1


def test_a_loop_that_only_a_smaller_input_makes_endless():
    def wrong_or_endless(values):
        while sum(values) == 0:
            pass
        return -1

    exercise = FunctionExercise(
        label="exercise-total", reference=total, edge_cases=[([4],), ([0],)],
        patience=0.02)
    assert "`wrong_or_endless([4])` returns `-1`" in said(
        wrong_or_endless, exercise)


def test_slow_answers_are_tried_less_often(monkeypatch):
    monkeypatch.setattr(trials, "BUDGET", -1.0)
    assert said(total).startswith("Right. `total` passes all 3 inputs")
    assert "`wrong([0])` returns `-1`" in said(wrong)


def wrong(values):
    return -1


def lone():
    return 1


@pytest.mark.parametrize(("answer", "words"), [
    (lambda: 1, "your function takes 0 arguments, and is called with 1:"
     " `values`."),
    (lone, "Not yet: `lone` takes 0 arguments, and is called with 1: `values`."),
    (lambda a, b: 1, "your function takes 2 arguments, and is called with 1"),
    (3, "your answer is a number, and should be a function. Hand over its name"
     " alone, without parentheses."),
    (int, "`int` is a class, and the exercise asks for a function"),
])
def test_what_is_no_such_function(answer, words):
    assert words in said(answer)


def unwritten(values):
    """Do nothing yet."""
    ...


def half_written(values):
    factor = ...
    return factor * 2


def dotted(values):
    return ...


@pytest.mark.parametrize("answer", [unwritten, half_written, dotted])
def test_templates(answer):
    assert judge(TOTAL, answer) == Feedback(
        None, f"Your turn: complete `{answer.__name__}`, with a `return`."
        " Then run this cell.")


@pytest.mark.parametrize("answer", [None, ...])
def test_no_function_yet(answer):
    assert judge(TOTAL, answer).message.startswith("Your turn: write the")


ANY_ROOT = FunctionExercise(
    label="exercise-root", reference=lambda square: square**0.5,
    edge_cases=[(4,), (9,)],
    fault=lambda root, expected, square:
    "" if root**2 == square else f"Its square is {root**2}.",
    mistakes=[Mistake(lambda square: square, "That is the square.")])


def test_several_results_may_be_right():
    assert judge(ANY_ROOT, lambda square: -(square**0.5)).passed
    assert said(lambda square: 3, ANY_ROOT) == (
        "Not yet. Its square is 9. See a call with `square = 4`: the result is"
        " `3`.")
    assert said(lambda square: np.arange(99), ANY_ROOT).startswith(
        "Not yet: a call with `square = 4` returns an array of shape (99,),")
    assert said(lambda square: square, ANY_ROOT).startswith(
        "Not yet. That is the square. See a call with `square = 4`: the result"
        " is `4`.")
    assert said(lambda square: "x", ANY_ROOT).endswith("which does not fit.")


def test_long_arguments_are_named():
    exercise = FunctionExercise(
        label="exercise-total", reference=total,
        edge_cases=[(np.arange(99.0),)], valid=lambda values: len(values) == 99)
    assert "a call with `values`, an array of shape (99,), returns `-1`" in said(
        wrong, exercise)


def test_a_mistake_that_raises_explains_an_error():
    def falls(values):
        raise ValueError("no")

    exercise = FunctionExercise(
        label="exercise-total", reference=total, edge_cases=[([1],)],
        mistakes=[Mistake(falls, "Your function falls.")])
    assert said(falls, exercise) == (
        "Not yet. Your function falls. See `falls([1])`.")


# Values ----------------------------------------------------------------------

HALF = ValueExercise(
    label="exercise-half", value=0.5, tolerance=0.01, remark="Half of it.",
    mistakes=[Mistake(50, "That is in percent."),
              Mistake(lambda share: share > 1, "A share is at most 1.",
                      example=2)])


@pytest.mark.parametrize(("answer", "message"), [
    (0.5, "Right. Half of it."),
    (0.505, "Right. Half of it."),
    (50, "Not yet. That is in percent."),
    (2, "Not yet. A share is at most 1."),
    (0.25, "Not yet: `0.25` is not the answer."),
    (-0.5, "Not yet: your answer has the wrong sign."),
    ("a half", "Not yet: your answer is a text, and should be a number."),
    (len, "Not yet: your answer is a function, and should be a number. Hand"
     " over what it returns."),
])
def test_values(answer, message):
    assert said(answer, HALF) == message


def test_several_values_may_be_right():
    exercise = ValueExercise(label="exercise-even", value=2,
                             accepts=lambda number: number % 2 == 0)
    assert judge(exercise, 8).passed
    assert said(3, exercise) == "Not yet: `3` is not the answer."
    assert judge(exercise, "x").passed is False


# Sentences that depend on the answer ------------------------------------------


def size_of(answer):
    return f"Your number has {len(str(answer))} digits." if answer > 9 else ""


DIGIT = ValueExercise(label="exercise-digit", value=7, diagnose=size_of,
                      mistakes=[Mistake(77, "That is two sevens.")])


@pytest.mark.parametrize(("answer", "message"), [
    (7, "Right."),
    (77, "Not yet. That is two sevens."),
    (123, "Not yet. Your number has 3 digits."),
    (3, "Not yet: `3` is not the answer."),
    ("7", "Not yet: your answer is a text, and should be a number."),
])
def test_an_exercise_can_say_something_about_a_wrong_value(answer, message):
    assert said(answer, DIGIT) == message


def test_a_smaller_input_earns_the_same_sentence():
    def sentence(result, expected, values):
        if result == expected:
            return ""
        return "Yours is too small." if result < expected else (
            "Yours is too large.")

    def small_then_large(values):
        return 0 if sum(values) > 5 else 99

    exercise = FunctionExercise(
        label="exercise-total", reference=total,
        edge_cases=[([9],), ([0],)], fault=sentence)
    assert said(small_then_large, exercise).startswith(
        "Not yet. Yours is too small. See `small_then_large([6])`")


def test_long_results_are_told_apart_by_their_place():
    exercise = FunctionExercise(
        label="exercise-squares", edge_cases=[(90,)], valid=lambda n: n == 90,
        reference=lambda n: [k * k for k in range(n)],
        mistakes=[Mistake(lambda n: [2 * k for k in range(n)],
                          "Your function doubles.")])

    def squares(n):
        return [k * k for k in range(n - 1)] + [0]

    def doubles(n):
        return [2 * k for k in range(n)]

    assert said(squares, exercise) == (
        "Not yet: the result of `squares(90)` is wrong at the place `[89]`.")
    assert said(doubles, exercise) == (
        "Not yet. Your function doubles. See `doubles(90)`: the result is wrong"
        " at the place `[1]`.")


def test_a_list_that_holds_itself_is_no_template():
    rows = []
    rows.append(rows)
    assert judge(HALF, rows).passed is False
    assert judge(HALF, [[[[...]]]]).passed is None


# The function that a chapter calls -------------------------------------------


@pytest.mark.parametrize(("arguments", "words"), [
    ((), "needs two things"),
    (("exercise-classifier",), "needs two things"),
    (("exercise-classifier", 1, 2), "needs two things"),
    ((total, "exercise-classifier"), "The label of the exercise comes first"),
    (("exercise-clasifier", total), "Do you mean `exercise-classifier`"),
    (("", total), "There is no exercise ``."),
])
def test_calls_that_ask_for_nothing(arguments, words):
    feedback = check(*arguments)
    assert feedback.passed is None
    assert words in feedback.message


def test_a_check_that_fails_says_so(monkeypatch):
    def broken(label):
        raise RuntimeError

    monkeypatch.setattr(registry, "find_exercise", broken)
    feedback = check("exercise-classifier", total)
    assert feedback.passed is None
    assert "stumbled over a RuntimeError" in feedback.message


def test_package_and_function_answer_alike():
    assert check is sys.modules["mlmath.check"]
    answer = (3, 5.4)
    assert check("exercise-typing-error", answer) == check.check(
        "exercise-typing-error", answer)


def test_an_exercise_is_found_and_no_other_module_is_read(monkeypatch):
    read = []
    monkeypatch.setattr(registry, "_exercises_of",
                        lambda name: read.append(name) or {})
    registry.find_exercise("exercise-classifier")
    registry.find_exercise("exercise-that-does-not-exist")
    assert read == [
        "mlmath.exercises.linear_algebra.systems_of_linear_equations"]


def test_no_label_names_two_exercises(monkeypatch):
    monkeypatch.setattr(registry, "_labels", lambda: {"one": [], "two": []})
    monkeypatch.setattr(registry, "_exercises_of", lambda name: {TOTAL.label: TOTAL})
    with pytest.raises(ValueError, match="'exercise-total' names a second"):
        registry.all_exercises()


# Feedback --------------------------------------------------------------------


@pytest.mark.parametrize(("passed", "name"), [
    (True, "passed"), (False, "not-yet"), (None, "your-turn")])
def test_feedback_in_a_notebook(passed, name):
    feedback = Feedback(passed, "Is `a < b` & so on?")
    assert repr(feedback) == "Is `a < b` & so on?"
    assert feedback._repr_html_() == (
        f'<p class="feedback {name}">Is <code>a &lt; b</code> &amp; so on?</p>')


# Mistakes as edits ------------------------------------------------------------


def mean(values):
    """Divide what is added up."""
    return sum(values) / len(values)


def of_mean(*mistakes):
    return FunctionExercise(label="exercise-mean", reference=mean,
                            edge_cases=[([2, 5],)], mistakes=mistakes)


def test_a_mistake_can_be_an_edit_of_the_reference():
    exercise = of_mean(
        Mistake.edit("sum(values) / len(values)", "sum(values)",
                     "Your function adds and does not divide."),
        Mistake.edit("sum", "max", " / ", " // ", "Your function halves."))
    assert said(lambda values: sum(values), exercise).startswith(
        "Not yet. Your function adds and does not divide. See")
    assert exercise.mistakes[1].wrong([9, 1]) == 4
    # The edit sees what the reference sees.
    root = FunctionExercise(
        label="exercise-said", reference=said_twice, edge_cases=[(total,)],
        mistakes=[Mistake.edit("2 *", "3 *", "Your function says it thrice.")])
    assert root.mistakes[0].wrong(total) == 3 * said(total)


def said_twice(answer):
    return 2 * said(answer)


def closed(number):
    def inner(values):
        return number
    return inner


@pytest.mark.parametrize(("make", "error", "words"), [
    (lambda: of_mean(Mistake.edit("summ", "max", "No.")), ValueError,
     "edit of mean: expected 'summ' exactly once in its source, found it 0 times"),
    (lambda: of_mean(Mistake.edit("values", "x", "No.")), ValueError,
     "expected 'values' exactly once in its source, found it 3 times"),
    (lambda: of_mean(Mistake.edit("sum", "max", "values", "x", "No.")), ValueError,
     "'values' exactly once"),
    (lambda: Mistake.edit("sum", "No."), TypeError, "edit: expected pairs"),
    (lambda: Mistake.edit("No."), TypeError, "edit: expected pairs"),
    (lambda: Mistake.edit("sum", 3, "No."), TypeError, "edit: expected pairs"),
    (lambda: Mistake.edit("sum", "max", "no"), ValueError, "expected a sentence"),
    (lambda: FunctionExercise(
        label="exercise-a", reference=lambda values: 1, edge_cases=[(1,)],
        mistakes=[Mistake.edit("1", "2", "No.")]), TypeError, "got <lambda>"),
    (lambda: FunctionExercise(
        label="exercise-a", reference=closed(1), edge_cases=[(1,)],
        mistakes=[Mistake.edit("number", "2", "No.")]), TypeError, "got inner"),
    (lambda: FunctionExercise(
        label="exercise-a", reference=sum, edge_cases=[(1,)],
        mistakes=[Mistake.edit("number", "2", "No.")]), TypeError, "got sum"),
    (lambda: ValueExercise(label="exercise-a", value=1, mistakes=[
        Mistake.edit("1", "2", "No.")]), TypeError, "got an edit"),
])
def test_edits_are_checked(make, error, words):
    with pytest.raises(error, match=words.replace("(", r"\(")):
        make()


# Definitions -----------------------------------------------------------------


@pytest.mark.parametrize(("make", "error", "words"), [
    (lambda: Mistake(1, "No sentence"), ValueError, "message: expected a sent"),
    (lambda: Mistake(1, 3), ValueError, "message: expected a sentence, got 3"),
    (lambda: Mistake(1, "That is $x$."), ValueError, "message: expected plain"),
    (lambda: ValueExercise(label="one", value=1), ValueError, "label: expected"),
    (lambda: ValueExercise(label=3, value=1), ValueError, "label: expected"),
    (lambda: ValueExercise(label="exercise-a", value=None), ValueError, "value:"),
    (lambda: ValueExercise(label="exercise-a", value=...), ValueError, "value:"),
    (lambda: ValueExercise(label="exercise-a", value=1, accepts=1), TypeError,
     "accepts: expected a function, got 1"),
    (lambda: ValueExercise(label="exercise-a", value=1, tolerance=-1), ValueError,
     "tolerance: expected a number of at least 0, got -1"),
    (lambda: ValueExercise(label="exercise-a", value=1, mistakes=[1]), TypeError,
     "mistakes: expected objects of Mistake"),
    (lambda: ValueExercise(label="exercise-a", value=1, diagnose="x"), TypeError,
     "diagnose: expected a function, got 'x'"),
    (lambda: FunctionExercise(label="exercise-a", reference=total), ValueError,
     "edge_cases: expected at least one, got none"),
    (lambda: FunctionExercise(label="exercise-a", reference=total,
                              edge_cases=[[1]]), TypeError, "edge_cases: expected"),
    (lambda: FunctionExercise(label="exercise-a", reference=3,
                              edge_cases=[(1,)]), TypeError, "reference: expected"),
    (lambda: FunctionExercise(label="exercise-a", reference=None,
                              edge_cases=[(1,)]), TypeError, "reference: expected"),
    (lambda: FunctionExercise(label="exercise-a", reference=total, inputs=3,
                              edge_cases=[(1,)]), TypeError, "inputs: expected"),
])
def test_definitions_are_checked(make, error, words):
    with pytest.raises(error, match=words.replace("(", r"\(")):
        make()
