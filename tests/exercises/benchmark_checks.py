"""Measure what the checks of the exercises cost.

    python tests/exercises/benchmark_checks.py

Prints, for each exercise, the milliseconds and the calls that a check of a
right answer takes, and of the slowest of its typical wrong answers. No test
waits for these numbers: they belong to the machine. A test bounds the calls.
"""

import time

from mlmath.check import FunctionExercise, judge
from mlmath.check.registry import all_exercises


def counting(function):
    def counted(*arguments):
        counted.calls += 1
        return function(*arguments)

    counted.calls = 0
    return counted


def measured(exercise, answer):
    if isinstance(exercise, FunctionExercise):
        answer = counting(answer)
    start = time.perf_counter()
    judge(exercise, answer)
    return 1000 * (time.perf_counter() - start), getattr(answer, "calls", 1)


def main():
    print(f"{'exercise':34} {'right':>16} {'slowest wrong':>20}")
    for label, exercise in all_exercises().items():
        is_function = isinstance(exercise, FunctionExercise)
        right = exercise.reference if is_function else exercise.value
        wrong = [mistake.wrong if mistake.example is None else mistake.example
                 for mistake in exercise.mistakes]
        found = [measured(exercise, answer) for answer in [right, *wrong]]
        cells = [f"{duration:7.1f} ms {calls:4}"
                 for duration, calls in (found[0], max(found[1:]))]
        print(f"{label:34} {cells[0]:>16} {cells[1]:>20}")


if __name__ == "__main__":
    main()
