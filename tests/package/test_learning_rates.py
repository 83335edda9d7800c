"""Learning rates that shrink."""

import pytest

from mlmath.learning_rates import inverse_time


def test_inverse_time_halves_after_its_slowdown():
    rate = inverse_time(0.8, slowdown=5)
    assert [rate(k) for k in (0, 5, 15)] == [0.8, 0.4, 0.2]


def test_rates_are_floats():
    assert type(inverse_time(2, 1)(0)) is float


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda: inverse_time(0, 1), ValueError, "first: expected a positive number, got 0"),
        (lambda: inverse_time(1, 0), ValueError, "slowdown: expected a positive number, got 0"),
        (lambda: inverse_time("1", 1), TypeError, "first: expected real numbers"),
        (lambda: inverse_time(1, float("inf")), ValueError, "slowdown: expected finite"),
    ],
)
def test_refuses_bad_numbers(make, error, message):
    with pytest.raises(error, match=f"^{message}"):
        make()
