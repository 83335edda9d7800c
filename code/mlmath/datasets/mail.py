"""Short messages, wanted and unwanted."""

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet, read_text

__all__ = ["messages"]


def messages():
    """Load 300 short messages, 90 of which nobody wants.

    Returns
    -------
    DataSet
        With the text as the one feature, shape (300, 1), and the class as the
        target, shape (300,): 1 for unwanted, 0 for wanted. `test` marks 100
        rows, 30 of them unwanted: the split that all pages share.

    Examples
    --------
    >>> from mlmath.datasets import messages
    >>> mail = messages()
    >>> mail["text"][2]
    'Should I take the job? Call me when you can, long story'
    >>> int(mail.target.sum()), int(mail.test.sum())
    (90, 100)

    Notes
    -----
    Explained in :ref:`conditional-probability-and-bayes`. The card stands on
    the page "Dataset cards".
    """
    _, *lines = read_text("messages.txt").splitlines()
    classes, test, texts = zip(*(line.split("\t") for line in lines))
    return DataSet(
        features=frozen(np.array(texts, dtype=object)[:, np.newaxis]),
        target=frozen(np.array(classes, dtype=int)),
        feature_columns=(Column("text", "", "what the message says"),),
        target_column=Column("class", "", "0 wanted, 1 unwanted",
                             ("wanted", "unwanted")),
        card=Card(
            title="Short messages",
            source="written for this book; no message was ever sent",
            license="CC0",
            truth=None,
            quirks="Some wanted messages speak of money and prizes, and some"
            " unwanted ones sound like a friend. One message is much longer"
            " than the others.",
        ),
        test=frozen(np.array(test, dtype=int).astype(np.bool_)),
    )
