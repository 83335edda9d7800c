"""What the check of a reaction says of wrong counts of molecules."""

from decimal import Decimal
from fractions import Fraction

import pytest

from mlmath import check

SMALLEST = [2, 16, 2, 2, 8, 5]


@pytest.mark.parametrize(("answer", "message"), [
    ([20, 160, 20, 20, 80, 50],
     "The ratio is right, but those are not the smallest whole numbers."),
    ([4.000000000000001, 32, 4, 4, 16, 10],
     "The ratio is right, but those are not the smallest whole numbers."),
    ([Fraction(n, 5) for n in SMALLEST],
     "The ratio is right, but not all of the numbers are whole."),
    (["1", "8", "1", "1", "4", "5/2"],
     "The ratio is right, but not all of the numbers are whole."),
    ([n / 2 for n in SMALLEST],
     "The ratio is right, but not all of the numbers are whole."),
    ([Decimal("0.4"), Decimal("3.2"), Decimal("0.4"), Decimal("0.4"),
                Decimal("1.6"), 1],
     "The ratio is right, but not all of the numbers are whole."),
    ([1, 8, 2, 1, 4, 2],
     "Potassium does not balance: the left side has 1, the right side 2."),
    ([1, 8, 1, 3, 4, 2],
     "Manganese does not balance: the left side has 1, the right side 3."),
    ([1, 8, 1, 1, 5, 2],
     "Oxygen does not balance: the left side has 4, the right side 5."),
    ([1, 1, 1, 1, 4, 2],
     "Hydrogen does not balance: the left side has 1, the right side 8."),
    ([1, 8, 1, 1, 4, 2],
     "Chlorine does not balance: the left side has 8, the right side 7."),
    ([2e-12, 0, 0, 0, 0, 0],
     "Potassium does not balance: the left side has 2e-12, the right side 0."),
])
def test_wrong_counts(answer, message):
    feedback = check("exercise-lab-purple", answer)
    assert feedback.passed is False
    assert feedback.message == f"Not yet. {message}"
