"""Admissions to six departments of a university."""

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet

__all__ = ["admissions"]

# For each department: men who applied and were admitted, then women.
COUNTS = [(825, 512, 108, 89), (560, 353, 25, 17), (325, 120, 593, 202),
          (417, 138, 375, 131), (191, 53, 393, 94), (373, 22, 341, 24)]


def admissions():
    """Load who applied to six departments in Berkeley in 1973, and who got in.

    Returns
    -------
    DataSet
        With the features department (0 to 5 for A to F), gender (0 men, 1
        women) and applicants, shape (12, 3), and the target admitted, shape
        (12,).

    Examples
    --------
    >>> from mlmath.datasets import admissions
    >>> data = admissions()
    >>> men, women = data["gender"] == 0, data["gender"] == 1
    >>> for group in (men, women):
    ...     share = data["admitted"][group].sum() / data["applicants"][group].sum()
    ...     print(f"{share:.3f}")
    0.445
    0.304

    Notes
    -----
    Explained in :ref:`conditional-probability-and-bayes`. The card stands on
    the page "Dataset cards".
    """
    pairs = np.reshape(COUNTS, (12, 2))
    department, gender = np.repeat(np.arange(6), 2), np.tile([0, 1], 6)
    return DataSet(
        features=frozen(np.column_stack([department, gender, pairs[:, 0]])),
        target=frozen(pairs[:, 1]),
        feature_columns=(
            Column("department", "", "one of the six largest departments",
                   tuple("ABCDEF")),
            Column("gender", "", "men or women", ("men", "women")),
            Column("applicants", "people", "how many applied"),
        ),
        target_column=Column("admitted", "people", "how many of them got in"),
        card=Card(
            title="Admissions in Berkeley",
            source="P. J. Bickel, E. A. Hammel and J. W. O'Connell, Science 187"
            " (1975); typed in from the table UCBAdmissions of R",
            license="published counts (facts)",
            truth=None,
            quirks="Over all departments a smaller share of the women was"
            " admitted, but in four of the six a larger one: women applied more"
            " often where few got in.",
        ),
    )
