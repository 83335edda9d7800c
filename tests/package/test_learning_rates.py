"""Learning rates that shrink."""

import pytest

from mlmath.learning_rates import halved_every, inverse_time, positive_float


def test_inverse_time_halves_after_its_slowdown():
    rate = inverse_time(0.8, slowdown=5)
    assert [rate(k) for k in (0, 5, 15)] == [0.8, 0.4, 0.2]


def test_halved_every_stays_and_falls():
    rate = halved_every(0.8, steps=2)
    assert [rate(k) for k in range(6)] == [0.8, 0.8, 0.4, 0.4, 0.2, 0.2]


def test_rates_are_floats():
    assert type(positive_float("x", 2)) is float
    assert halved_every(2, 1)(1) == 1.0


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda: inverse_time(0, 1), ValueError, "first: expected a positive number, got 0"),
        (lambda: inverse_time(1, 0), ValueError, "slowdown: expected a positive number, got 0"),
        (lambda: halved_every(-1, 1), ValueError, "first: expected a positive number, got -1"),
        (lambda: halved_every(1, 0), ValueError, "steps: expected at least 1, got 0"),
        (lambda: halved_every(1, -2), ValueError, "steps: expected a whole number"),
        (lambda: halved_every(1, 1.5), TypeError, "steps: expected a whole number"),
        (lambda: positive_float("rate", "1"), TypeError, "rate: expected real numbers"),
        (lambda: positive_float("rate", float("inf")), ValueError, "rate: expected finite"),
    ],
)
def test_refuses_bad_numbers(make, error, message):
    with pytest.raises(error, match=f"^{message}"):
        make()
