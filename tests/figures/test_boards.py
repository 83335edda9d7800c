"""What the boards of figures share."""

from tests.figures.javascript import ask


def test_an_unknown_answer_is_a_question_mark_of_its_length():
    answers = ["5/13 = 0.3846", "Beta(5, 8)", "7", "0.36 · 7 = 2.52"]
    found = ask("engine/unknown.js", [["unknown", answer] for answer in answers])
    assert [text.strip() for text in found] == ["?"] * len(answers)
    assert [len(text) for text in found] == list(map(len, answers))
    # It breaks into lines where the answer does.
    assert [[k for k, c in enumerate(text) if c == " "] for text in found] == [
        [k for k, c in enumerate(answer) if c == " "] for answer in answers]
