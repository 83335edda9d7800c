"""Errors of `numpy.linalg` that WebAssembly swallows.

NumPy learns that a matrix is singular from the processor's floating-point
flags, and WebAssembly has none: `np.linalg.inv` of a singular matrix would
answer with `nan` where a notebook, and the book, say `LinAlgError`. What NumPy
does on such a flag is set up by itself around each call; here the `nan` that
it leaves in the result stands for the flag.
"""

import functools

# The floating-point flag for an invalid operation, as NumPy numbers it.
INVALID = 8


def watched(function):
    """Return a function of `_umath_linalg` that reports failures."""
    import numpy

    @functools.wraps(function, assigned=("__name__", "__doc__"))
    def call(*arguments, **options):
        result = function(*arguments, **options)
        if numpy.geterr()["invalid"] == "call" and failed(arguments, result):
            numpy.geterrcall()("invalid value", INVALID)
        return result
    return call


def failed(arguments, result):
    """Tell whether a call has failed: all of its results have `nan`.

    One result alone may: the residuals of a least-squares problem without full
    rank are `nan` when all is well. And `nan` that came in may come out.
    """
    import numpy

    def has_nan(value):
        return bool(numpy.isnan(value).any())
    results = result if isinstance(result, tuple) else (result,)
    real = [value for value in map(numpy.asarray, results)
            if value.dtype.kind in "fc"]
    return (bool(real) and all(map(has_nan, real))
            and not any(map(has_nan, arguments)))


def repair(module):
    """Watch all functions that `numpy.linalg` calls."""
    import numpy
    inner = module._umath_linalg
    watch = type(inner)(inner.__name__, inner.__doc__)
    watch.__dict__.update(
        {name: watched(value) if isinstance(value, numpy.ufunc) else value
         for name, value in vars(inner).items()})
    module._umath_linalg = watch


def prepare():
    from numpy.linalg import _linalg
    repair(_linalg)
