"""Layers of a neural network as small objects, and a network of them.

A batch goes through at once, one observation in each row. A layer keeps what it
needs for the way back: first `forward`, then `backward`. On the way back a batch
holds derivatives of the loss, one row for each observation; where the loss is a
mean, the 1/n is in them from the start.
"""

import numpy as np

from mlmath._arguments import as_count, as_positive, described

__all__ = ["Dense", "Network", "ReLU", "Tanh"]

LARGEST = 1_000_000


class Dense:
    """A layer of units that weigh all they receive: Z = A W^T + b.

    Parameters
    ----------
    inputs, units : int
        How many numbers a unit receives, and how many units there are.
    rng : numpy.random.Generator
        Draws the weights. The biases begin at 0.
    spread : float, optional
        The standard deviation of the weights; one over the root of `inputs` if
        not given. For ReLU, the root of ``2 / inputs`` suits better.

    Attributes
    ----------
    W : ndarray, shape (units, inputs)
        The weights, one row for each unit.
    b : ndarray, shape (units,)
        The biases.
    by_W, by_b : ndarray or None
        The derivatives of the loss by them, after `backward`.

    Raises
    ------
    TypeError, ValueError
        If a number of units is not a whole number of at least 1, `rng` no
        generator, or `spread` not positive.

    Examples
    --------
    >>> import numpy as np
    >>> from mlmath.networks import Dense
    >>> layer = Dense(2, 1, np.random.default_rng(0))
    >>> layer.W[:] = [[3, -1]]
    >>> layer.forward([[1, 1], [2, 0]])
    array([[2.],
           [6.]])
    >>> layer.backward([[1], [10]])
    array([[  3.,  -1.],
           [ 30., -10.]])
    >>> layer.by_W, layer.by_b
    (array([[21.,  1.]]), array([11.]))

    Notes
    -----
    Explained in :ref:`neural-networks`.
    """

    def __init__(self, inputs, units, rng, spread=None):
        inputs, units = _at_least_one("inputs", inputs), _at_least_one("units", units)
        if not isinstance(rng, np.random.Generator):
            raise TypeError("rng: expected a generator such as"
                            f" np.random.default_rng(1), got {described(rng)}")
        spread = (1 / np.sqrt(inputs) if spread is None
                  else as_positive("spread", spread))
        self.W = rng.normal(0, spread, (units, inputs))
        self.b = np.zeros(units)
        self.by_W = self.by_b = None
        self._received = None

    def forward(self, A):
        """Return the scores of a batch, shape (n, units)."""
        self._received = _batch("A", A, self.W.shape[1])
        return self._received @ self.W.T + self.b

    def backward(self, D):
        """Return the derivatives by what the layer received, from those by its scores.

        Keeps the derivatives by weights and biases in `by_W` and `by_b`.
        """
        D = _returned(D, self._received, len(self.b))
        self.by_W = D.T @ self._received
        self.by_b = D.sum(axis=0)
        return D @ self.W


class Tanh:
    """A layer that bends each number with tanh.

    Examples
    --------
    >>> from mlmath.networks import Tanh
    >>> bend = Tanh()
    >>> bend.forward([[0, 100]])
    array([[0., 1.]])
    >>> bend.backward([[5, 5]])
    array([[5., 0.]])

    Notes
    -----
    Explained in :ref:`neural-networks`.
    """

    def __init__(self):
        self._made = None

    def forward(self, Z):
        """Return tanh of each number of a batch."""
        self._made = np.tanh(_batch("Z", Z))
        return self._made

    def backward(self, D):
        """Return the derivatives by what the layer received."""
        D = _returned(D, self._made)
        return D * (1 - self._made**2)


class ReLU:
    """A layer that replaces what is below 0 by 0.

    At 0 itself the slope counts as 0.

    Examples
    --------
    >>> from mlmath.networks import ReLU
    >>> bend = ReLU()
    >>> bend.forward([[-2, 0, 3]])
    array([[0., 0., 3.]])
    >>> bend.backward([[5, 5, 5]])
    array([[0., 0., 5.]])

    Notes
    -----
    Explained in :ref:`neural-networks`.
    """

    def __init__(self):
        self._open = None

    def forward(self, Z):
        """Return the numbers of a batch that are above 0, and 0 for the others."""
        Z = _batch("Z", Z)
        self._open = Z > 0
        return np.where(self._open, Z, 0.0)

    def backward(self, D):
        """Return the derivatives by what the layer received."""
        D = _returned(D, self._open)
        return np.where(self._open, D, 0.0)


class Network:
    """Layers one after the other.

    Parameters
    ----------
    *layers : Dense, Tanh, ReLU
        Or other objects with `forward` and `backward`.

    Attributes
    ----------
    layers : tuple

    Raises
    ------
    TypeError
        If a layer lacks one of the two.
    ValueError
        If there is no layer.

    Examples
    --------
    One step of descent on the mean log loss of two observations:

    >>> import numpy as np
    >>> from scipy.special import expit
    >>> from mlmath.networks import Dense, Network, Tanh
    >>> rng = np.random.default_rng(0)
    >>> network = Network(Dense(2, 3, rng), Tanh(), Dense(3, 1, rng))
    >>> X, y = np.array([[1.0, 2], [0, -1]]), np.array([[1], [0]])
    >>> z = network.forward(X)
    >>> _ = network.backward((expit(z) - y) / 2)
    >>> network.step(0.5)
    >>> bool(((z < network.forward(X)) == y).all())
    True

    Notes
    -----
    Explained in :ref:`neural-networks`.
    """

    def __init__(self, *layers):
        if not layers:
            raise ValueError("layers: expected at least one, got none")
        for place, layer in enumerate(layers):
            if isinstance(layer, type) or not all(
                    callable(getattr(layer, way, None))
                    for way in ("forward", "backward")):
                raise TypeError(f"layers[{place}]: expected a layer with forward and"
                                f" backward, got {described(layer)}")
        self.layers = layers

    def forward(self, X):
        """Return what the last layer makes of a batch."""
        for layer in self.layers:
            X = layer.forward(X)
        return X

    def backward(self, D):
        """Send derivatives back, from those by the last result; return those by X."""
        for layer in reversed(self.layers):
            D = layer.backward(D)
        return D

    def step(self, learning_rate, lam=0.0):
        """Move all weights and biases down, in place.

        Parameters
        ----------
        learning_rate : float
        lam : float, default 0
            The strength of a weight decay: `lam` times the sum of all squared
            weights is added to the loss. Biases have none.
        """
        for layer in self.layers:
            if isinstance(layer, Dense):
                if layer.by_W is None:
                    raise ValueError("step: expected derivatives, got none; call"
                                     " forward and backward before")
                layer.W -= learning_rate * (layer.by_W + 2 * lam * layer.W)
                layer.b -= learning_rate * layer.by_b


def _at_least_one(name, value):
    count = as_count(name, value, LARGEST)
    if count < 1:
        raise ValueError(f"{name}: expected at least 1, got {count}")
    return count


def _batch(name, values, width=None):
    """Return a batch as floats, after a check of its width."""
    batch = np.asarray(values, dtype=float)
    if batch.ndim != 2 or width not in (None, batch.shape[1]):
        columns = "columns" if width is None else width
        raise ValueError(f"{name}: expected a batch of shape (rows, {columns}),"
                         f" got shape {batch.shape}")
    return batch


def _returned(D, kept, width=None):
    """Return derivatives as floats, after a check that they fit what went out."""
    if kept is None:
        raise ValueError("backward: expected forward to be called before")
    D = np.asarray(D, dtype=float)
    expected = (len(kept), kept.shape[1] if width is None else width)
    if D.shape != expected:
        raise ValueError(f"D: expected shape {expected}, as the layer returned it,"
                         f" got {D.shape}")
    return D
