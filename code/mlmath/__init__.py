"""The shared package of *Mathematics for Machine Learning and Data Science*.

Modules are named by idea: `mlmath.systems` holds systems of linear equations,
`mlmath.elimination` row reduction, `mlmath.determinants` the determinant,
`mlmath.hypothesis_tests` what its name says, `mlmath.figures` everything that
draws, `mlmath.exercises` the exercises that check themselves and
`mlmath.check` what judges the answers. Importing the
package imports none of them.
"""
