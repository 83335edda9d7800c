"""What the checks of the lab say of answers in numbers of every form."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlmath import check

RIGHT = {
    "harbor": [500, 380, 180, 0, 150, 120, 0],
    "purple": [2, 16, 2, 2, 8, 5],
    "breakfast": [Fraction("17.4"), Fraction("21.4")],
    "plate": [Fraction("52.5"), 60, 30, Fraction("37.5")],
}
every_exercise = pytest.mark.parametrize("name", RIGHT)


@every_exercise
@pytest.mark.parametrize("form", [
    list, tuple, np.array, lambda values: list(map(Fraction, values)),
    lambda values: list(map(float, values)),
    lambda values: np.array(values, dtype=float),
    lambda values: [value + 1e-13 for value in map(float, values)],
])
def test_right_numbers_in_other_forms(name, form):
    feedback = check(f"exercise-lab-{name}", form(RIGHT[name]))
    assert feedback.passed, feedback


WORDS = {
    "harbor": "does not balance|Street|counter",
    "purple": "does not balance|never negative|ratio|zeros",
    "breakfast": "peanut butter|portions|grams|smallest|yogurt",
    "plate": "degrees|temperatures",
}
FINITE = st.floats(-1e6, 1e6) | st.integers(-99, 999) | st.fractions(-9, 9)


@every_exercise
def test_no_wrong_numbers_are_without_a_sentence_of_their_own(name):
    count = len(RIGHT[name])

    @settings(max_examples=60)
    @given(st.lists(FINITE, min_size=count, max_size=count))
    def has_a_sentence(answer):
        feedback = check(f"exercise-lab-{name}", answer)
        assert feedback.passed or any(
            word in feedback.message for word in WORDS[name].split("|")), feedback
        assert feedback.message.endswith((".", "?"))

    has_a_sentence()


@every_exercise
@pytest.mark.parametrize("make", [
    lambda n: [float("nan")] * n, lambda n: [float("inf")] * n,
    lambda n: [10**5000] * n, lambda n: [1e308] * n,
    lambda n: ["1e999999999"] * n, lambda n: "ba" * n,
    lambda n: [1 + 2j] * n, lambda n: [[1]] * n, lambda n: np.ones((n, 1)),
    lambda n: [1] * (n - 1), lambda n: [1] * (n + 1), lambda n: [],
    lambda n: "abc", lambda n: (x for x in range(n)),
    lambda n: dict.fromkeys(range(n), 1), lambda n: set(range(n))])
def test_what_is_not_a_list_of_so_many_numbers_is_told_its_form(name, make):
    message = check(f"exercise-lab-{name}", make(len(RIGHT[name]))).message
    assert message.startswith("Not yet: your answer "), message


def test_texts_count_as_no_numbers_where_all_else_is_right():
    assert check("exercise-lab-plate", ["52.5", "60", "30", "37.5"]).message == (
        "Not yet: your answer holds something other than numbers.")
