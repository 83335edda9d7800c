"""The strength of a wifi signal over the floor of an apartment."""

import numpy as np

__all__ = ["wifi_signal"]

# Where each router stands, in meters, and how strong it is.
ROUTERS = ((2, 3, 400), (9, 4, 300))
CLOSEST = 4  # the square of the 2 meters from a router to the height of a phone


def wifi_signal(x, y):
    """Return the strength of the wifi signal at a place in an apartment.

    Two routers hang in an apartment of 12 by 7 meters, at (2, 3) and (9, 4),
    two meters above the phones. The signal of each falls with the square of
    the distance, and the two add up to
    400/(4 + (x - 2)² + (y - 3)²) + 300/(4 + (x - 9)² + (y - 4)²).

    Parameters
    ----------
    x, y : float or array_like
        How many meters the place lies to the right of and above the corner of
        the floor plan; arrays of one shape.

    Returns
    -------
    float or ndarray
        The strength in nanowatts, of the shape of `x` and `y`.

    Examples
    --------
    >>> from mlmath.datasets import wifi_signal
    >>> round(wifi_signal(2, 3), 2)
    105.56
    >>> wifi_signal([2, 9], [3, 4]).round(1)
    array([105.6,  82.4])

    Notes
    -----
    Explained in :ref:`gradients`. The card stands on the page
    "Dataset cards".
    """
    x, y = np.asarray(x), np.asarray(y)
    total = sum(strength / (CLOSEST + (x - left) ** 2 + (y - up) ** 2)
                for left, up, strength in ROUTERS)
    return total if np.ndim(total) else float(total)
