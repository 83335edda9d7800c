"""The exercises of the chapter on lines."""

from mlmath.check import ValueExercise

SECOND = ValueExercise(label="exercise-line-b", value=2)
SIXTH = ValueExercise(label="exercise-line-f", value=6)
LAST = ValueExercise(label="exercise-line-k", value=11)
