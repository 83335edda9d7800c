"""The random numbers of the figures that readers move.

The still picture of a simulation shows what the moving one shows, so both draw
with the same generator: Marsaglia's xorshift with 32 bits, "13, 17, 5" [1]_.
It is good enough to look at. Everything else in the book uses NumPy's.

References
----------
.. [1] G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8(14),
   2003.
"""

MASK = 0xFFFFFFFF


def even_numbers(seed):
    """Yield numbers spread evenly from 0 to 1, the same ones for a seed.

    Examples
    --------
    >>> numbers = even_numbers(1)
    >>> first, second = next(numbers), next(numbers)
    >>> 0 < first < 1 and first != second
    True
    """
    state = ((seed + 1) * 0x9E3779B1 & MASK) ^ 0x5BD1E995 or 1
    passed_over = 8  # the first numbers of neighboring seeds are alike
    while True:
        state ^= state << 13 & MASK
        state ^= state >> 17
        state ^= state << 5 & MASK
        if passed_over:
            passed_over -= 1
        else:
            yield (state - 0.5) / 2**32
