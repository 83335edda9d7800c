"""What the check of a breakfast says of wrong ends."""

import numpy as np
import pytest

from mlmath import check
from mlmath.exercises.linear_algebra.labs.linear_system_solver import (
    breakfast,
    solutions,
)


@pytest.mark.parametrize(("answer", "message"), [
    ((17.3, 21.5),
     "With 17.3 g of peanut butter the amount of oats is below 0."),
    ((17.4, 21.5),
     "With 21.5 g of peanut butter the amount of bananas is below 0."),
    ((17.4, 22.5),
     "With 22.5 g of peanut butter the amount of yogurt is below 0."),
    ([17.5, 21.4], "With 17.5 g of peanut butter no amount is below"
     " 0, and there is room for less."),
    ([17.4, 21.3], "With 21.3 g of peanut butter no amount is below"
     " 0, and there is room for more."),
    ([18, 22],
     "Those are whole grams. The exercise asks for one decimal."),
    ([17.4, 22.3], "At your upper end the yogurt is used up, but"
     " the bananas were used up before."),
    ([21.4, 17.4],
     "Your smallest amount is larger than your largest one."),
    (["0.1739", "0.2142"],
     "Those are portions of 100 grams. How many grams are they?"),
    ([0.174, 21.4],
     "With 0.174 g of peanut butter the amount of oats is below 0."),
    ([0.19, 0.2142],
     "With 0.19 g of peanut butter the amount of oats is below 0."),
    ([0.174, 0.23],
     "With 0.174 g of peanut butter the amount of oats is below 0."),
    ([17, 22.3], "At your upper end the yogurt is used up, but"
     " the bananas were used up before."),
    ([17, 21.4],
     "With 17 g of peanut butter the amount of oats is below 0."),
    ([16, 21],
     "With 16 g of peanut butter the amount of oats is below 0."),
    ([17, 23],
     "With 17 g of peanut butter the amount of oats is below 0."),
])
def test_wrong_ends(answer, message):
    feedback = check("exercise-lab-breakfast", answer)
    assert feedback.passed is False
    assert feedback.message == f"Not yet. {message}"


def test_the_limits_of_the_breakfast_are_where_a_food_runs_out():
    oats, yogurt, bananas = (
        [solutions.solution_for(breakfast.BOWL, [choice])[food] for choice in (0, 1)]
        for food in range(3))
    limits = [100 * start / (start - end)
              for start, end in (oats, bananas, yogurt)]
    assert np.allclose(list(map(float, limits)),
                       [breakfast.LEAST, breakfast.MOST, breakfast.NO_YOGURT])
