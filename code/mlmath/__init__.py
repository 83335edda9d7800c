"""The shared package of *Mathematics for Machine Learning and Data Science*.

Modules are named by idea: `mlmath.systems` holds systems of linear equations
and row reduction, `mlmath.determinants` the determinant,
`mlmath.distributions` and `mlmath.hypothesis_tests` what their names say,
`mlmath.figures` everything that draws, and `mlmath.check` the exercises that
check themselves. Importing the package imports none of them.
"""
