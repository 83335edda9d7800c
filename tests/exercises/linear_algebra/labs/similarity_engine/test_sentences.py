"""What is said of wrong counts of sentences."""

import numpy as np
import pytest

from mlmath import check


@pytest.mark.parametrize(("answer", "message"), [
    ((9, 10), "Those are the counts for the distance. It looks at the lengths"
     " of the sentences, too."),
    ((8, 8), "The commas and periods still stick to your words."),
    ((5, 10), "A word with a capital letter is another word for your program."),
    ((5, 8), "Capital letters, commas and periods still make words differ."),
    ((7, 10), "The count with all words is right, the other is not."),
    ((6, 11), "The count without the small words is right, the other is not."),
])
def test_wrong_counts_of_sentences(answer, message):
    feedback = check("exercise-similarity-sentences", answer)
    assert feedback.message == f"Not yet. {message}"


@pytest.mark.parametrize("answer", [
    (7, 11.5), (7, 13), (-1, 11), (7,), 7, "7, 11", (7, 11, 3), (3, 4)])
def test_strange_counts_of_sentences(answer):
    feedback = check("exercise-similarity-sentences", answer)
    assert feedback.passed is False
    assert feedback.message.startswith("Not yet: "), feedback


@pytest.mark.parametrize("form", [list, np.array])
def test_right_counts_of_sentences_in_other_forms(form):
    assert check("exercise-similarity-sentences", form([7, 11])).passed
