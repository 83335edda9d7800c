"""Wines, raw and standardized, under three distances."""

import numpy as np

from mlmath.check import Mistake, ValueExercise

RAW, STANDARDIZED = [150, 137, 151], [174, 170, 168]
WAYS = ("cityblock", "euclidean", "cosine")


def columns_of(answer):
    """Return the two columns of a table of 3 times 2 counts, or raise."""
    table = np.array(answer, dtype=float)
    if table.shape != (3, 2):
        raise ValueError("expected a table of 3 times 2")
    return table.T.tolist()


def second_column(expected):
    return lambda answer: columns_of(answer) == [RAW, expected]


def count_fault(answer):
    """Name the first count that is wrong."""
    for name, found, right in zip(("raw", "standardized"), columns_of(answer),
                                  (RAW, STANDARDIZED)):
        for way, count, wanted in zip(WAYS, found, right):
            if count != wanted:
                return f"Your count for `{way}` with {name} columns is wrong."
    return ""


def table_of(*columns):
    return np.transpose(columns).tolist()


WINES = ValueExercise(
    label="exercise-similarity-wines",
    value=table_of(RAW, STANDARDIZED),
    remark="Every way of comparing gains.",
    mistakes=[
        Mistake(lambda answer: columns_of(answer) == [3 * [178], 3 * [178]],
                "Each wine has found itself. Which row has to be skipped?",
                example=table_of(3 * [178], 3 * [178])),
        Mistake(table_of(STANDARDIZED, RAW),
                "The columns are exchanged: the raw table comes first."),
        Mistake(second_column(RAW),
                "Your two columns are equal. Has the second table been"
                " standardized?", example=table_of(RAW, RAW)),
        Mistake(second_column([159, 154, 154]),
                "You standardized the rows. The units belong to the columns.",
                example=table_of(RAW, [159, 154, 154])),
        Mistake(second_column([150, 137, 141]),
                "You used one mean and one standard deviation for the whole"
                " table.", example=table_of(RAW, [150, 137, 141])),
        Mistake(second_column([150, 137, 152]),
                "You subtracted the means only; the columns keep their units.",
                example=table_of(RAW, [150, 137, 152])),
        Mistake(second_column([174, 170, 169]),
                "You divided by the standard deviations, but did not subtract"
                " the means. Only the cosine notices.",
                example=table_of(RAW, [174, 170, 169])),
    ],
    diagnose=count_fault,
)
