"""Write numbers, matrices and equations as text and as LaTeX.

`typeset` shows any matrix in a notebook the way a book prints it; the results
of `mlmath.systems` and `mlmath.determinants` are written with the functions
of this module. The LaTeX keeps to what KaTeX, MathJax and LaTeX all render.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mlmath._arguments import as_count, as_matrix, frozen, is_exact

__all__ = ["Typeset", "number_latex", "number_text", "typeset", "unknown_latex"]


def number_text(value):
    """Write a number: a Fraction as 1/3, a float with six digits.

    >>> number_text(Fraction(1, 3)), number_text(2.0), number_text(1 / 3)
    ('1/3', '2', '0.333333')
    """
    if isinstance(value, Fraction):
        return str(value)
    return f"{value + 0.0:.6g}"


def number_latex(value):
    r"""Write a number as LaTeX, without dollar signs.

    >>> print(number_latex(Fraction(-1, 3)), number_latex(1.5e-7))
    -\frac{1}{3} 1.5 \times 10^{-7}
    """
    if isinstance(value, Fraction) and value.denominator != 1:
        sign = "-" if value < 0 else ""
        return rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"
    text = number_text(value)
    mantissa, _, exponent = text.partition("e")
    if exponent:
        return rf"{mantissa} \times 10^{{{int(exponent)}}}"
    return text


def unknown_latex(name):
    r"""Write the name of an unknown as LaTeX, without dollar signs.

    >>> print(unknown_latex("x"), unknown_latex("x_12"), unknown_latex("fan"))
    x x_{12} \mathrm{fan}
    """
    stem, subscript = re.fullmatch(r"([^\W\d_]+)_?(\w*)", name).groups()
    text = stem if len(stem) == 1 else rf"\mathrm{{{stem}}}"
    if not subscript:
        return text
    if not subscript.isdecimal():
        escaped = subscript.replace("_", r"\_")
        subscript = rf"\mathrm{{{escaped}}}"
    return f"{text}_{{{subscript}}}"
