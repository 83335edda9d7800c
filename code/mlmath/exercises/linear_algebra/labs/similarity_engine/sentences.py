"""Twelve sentences and their words."""

from mlmath.check import Mistake, ValueExercise


def counts_of(answer):
    """Return two whole numbers up to 12, or raise."""
    first, second = (int(count) for count in answer)
    if list(answer) != [first, second] or not 0 <= min(first, second) <= max(
            first, second) <= 12:
        raise ValueError("expected two counts")
    return first, second


def is_among(*pairs):
    return lambda answer: counts_of(answer) in pairs


def half_fault(answer):
    """Say which of the two counts is right."""
    first, second = counts_of(answer)
    if first == 7:
        return "The count with all words is right, the other is not."
    if second == 11:
        return "The count without the small words is right, the other is not."
    return ""


SENTENCES = ValueExercise(
    label="exercise-similarity-sentences",
    value=(7, 11),
    remark="Fourteen words fewer, four sentences more.",
    mistakes=[
        Mistake((11, 7), "The count with all words comes first."),
        Mistake(is_among((12, 12)),
                "Each sentence has found itself.", example=(12, 12)),
        Mistake(is_among((9, 10), (10, 10)),
                "Those are the counts for the distance. It looks at the"
                " lengths of the sentences, too.", example=(10, 10)),
        Mistake(is_among((10, 11)),
                "You noted whether a word occurs, not how often.",
                example=(10, 11)),
        Mistake(is_among((5, 9), (5, 10)),
                "A word with a capital letter is another word for your"
                " program.", example=(5, 9)),
        Mistake(is_among((8, 8), (8, 9), (8, 10)),
                "The commas and periods still stick to your words.",
                example=(8, 9)),
        Mistake(is_among((5, 4), (5, 5), (5, 6), (5, 7), (5, 8)),
                "Capital letters, commas and periods still make words differ.",
                example=(5, 5)),
    ],
    diagnose=half_fault,
)
