"""The shared package of *Mathematics for Machine Learning and Data Science*.

Modules are named by idea: `mlmath.systems` holds systems of linear equations
and row reduction, `mlmath.determinants` the determinant, `mlmath.figures`
everything that draws. Importing the package imports none of them.
"""
