"""Schemas: what a kind takes is checked, explained and sampled."""

import re
import shutil

import pytest

from publishing.figures.numbers import (
    Refused, ask, checked_numbers, kinds, parts, samples)
from publishing.paths import BOOK

MODULES = BOOK / "figures"
LINES = """\
rows: [[2, 4, 4], [1, 6, 3]]
x: [0, 3.2]
y: [0, 1.1]
"""
ROWS = "[[1, 1, 1, 1], [1, -1, 0, 0], [1, 1, -2, -2]]"
GOOD = {
    "lines": LINES,
    "planes": f"rows: {ROWS}\npresets:\n  one: {ROWS}\n",
    "row-steps": "matrix: [[2, 4, 4], [1, 6, 3]]\nunknowns: [h, p]\n",
    "rank": "vectors: [[2, 0, 1], [0, 2, 0.5], [1, 1, 2.5]]\n",
    "descent": "function: two-valleys\nstart: 2\nrate: 0.1\nsteps: 8\n"
               "x: [-2.6, 2.6]\ny: [-2, 3]\n",
    "contour-descent": "valley: bowl\ncurvatures: [1, 10]\nstart: [3, 1]\n"
                       "rate: 0.17\nsteps: 9\nx: [-4, 4]\ny: [-2, 2]\n",
    "line-fit descent": "points: [[1, 2], [2, 3], [3, 5]]\nstart: [0, 0]\n"
                "rate: 0.02\nsteps: 5\n",
    "line-fit by-hand": "mode: by-hand\nx: [0, 4]\ny: [0, 3]\npoints: [[1, 2], [3, 1]]\n",
    "null-simulation shuffle": "mode: shuffle\ngroups:\n  new: [1, 4]\n  old: [2, 3, 5]\n",
    "two-hills groups": "mode: groups\nmeasure: share\nbase: 0.1\neffect: 0.02\nn: 2000\n",
    "two-hills mean": "null_value: 60\neffect: 2\ndeviation: 10\nn: 25\n",
    "null-simulation mean": "mode: mean\nnull_value: 60\ndeviation: 10\n"
                            "n: 25\nobserved: 62\n",
    "null-simulation coin": "mode: coin\nnull_value: 0.5\nn: 20\nobserved: 15\n",
    "false-alarms": "features: 20\n",
    "arrows dot": "u: [4, 1]\nv: [1.5, 3]\n",
    "arrows combination": "mode: combination\ncolumns: [[2, 1], [-1, 1]]\n"
                          "target: [3, 3]\n",
    "arrows span": "mode: span\nvectors: [[2, 1], [-1, 1]]\npoint: [1, 2]\n",
    "arrows shadow": "mode: shadow\nu: [2, 1]\nb: [1, 3]\nfoot: 0.25\n",
    "linear-map then": "mode: then\nfirst: [[0, -1], [1, 0]]\n"
                       "second: [[1, 1], [0, 1]]\narea: true\n",
    "linear-map area": "mode: area\nmatrix: [[2, 0.5], [0.5, 1.5]]\n",
    "linear-map inverse": "mode: inverse\nmatrix: [[2, 0.5], [-0.5, 1]]\n"
                          "point: [2, 1]\n",
    "linear-map eigen": "mode: eigen\nmatrix: [[2, 1], [1, 2]]\nangle: 15\n",
    "linear-map iterate": "mode: iterate\nmatrix: [[1, 0.5], [0.5, 1]]\n"
                          "start: [-1, 2]\n",
    "linear-map grid": "mode: grid\nmatrix: [[1.5, -0.5], [0.5, 1]]\n",
    "curve secant": "mode: secant\nfunction: parabola\nx: [-1, 4]\nat: 1\nh: 1\n",
    "curve stretch": "mode: stretch\nfunction: root\nx: [0, 6]\nat: 1\na: 2\n",
    "curve base": "mode: base\nbase: 2\nx: [1, 2]\n",
    "balance loss": "mode: loss\nx: [0, 60]\npoints: [18, 20, 52]\nguess: 40\n",
    "graph": "program: [w = 2, u = 3 * w, L = u^2]\n",
    "neuron line": "mode: line\nweights: [1, 0]\nbias: 1\npoints: [[1, 2, 0]]\n",
    "neuron train": "mode: train\nweights: [1, 0]\nbias: 1\npoints: [[1, 2, 0], [0, 1, 1]]\nrate: 1\n",
    "neuron gates": "mode: gates\ngates: [XOR, OR]\n",
    "broadcast": "a: [5, 7]\nb: [7]\n",
    "population flags": "mode: flags\nbase: 0.02\nsensitivity: 0.9\nfalse_alarms: 0.05\n",
    "distribution pmf": "mode: pmf\nmodel: binomial\nn: 12\nq: 0.5\nlimit: 9\n",
    "curve newton": "mode: newton\nfunction: [-2, 0, 1]\nstart: 3\nx: [-4, 4]\n",
    "distribution density": "mode: density\nfamily: normal\nmean: 0\ndeviation: 1\n"
                            "x: [-4, 4]\nbetween: [-1, 1]\n",
    "distribution inverse": "mode: inverse\nfamily: uniform\nends: [1, 3]\nx: [0, 5]\n",
    "balance see-saw": "mode: see-saw\nx: [0, 9]\nvalues: [0, 5]\nweights: [3, 1]\npivot: 2\n",
    "chain docks": "mode: docks\nnames: [A, B]\nmatrix: [[9, 2], [1, 8]]\nstart: [1, 0]\n",
    "chain web": "mode: web\npages: 3\nlinks: [[1, 2], [2, 3]]\n",
    "cloud direction": "mode: direction\nx: [0, 4]\ny: [0, 3]\npoints: [[1, 1], [2, 2], [3, 1]]\n",
    "network": "points: moons\nunits: 4\nrate: 1\n",
    "curve taylor": "mode: taylor\nfunction: logarithm\nx: [0, 4]\nat: 1\nwhere: 2.5\n",
    "compass constraint": "mode: constraint\nlandscape: quadratic\nmatrix: [[4, 1], [1, 2]]\n"
                          "constraint: line\nline: [1, 1]\nx: [-1, 2]\ny: [-1, 2]\n"
                          "budget: 1\nbudgets: [0.5, 1.5]\nat: [0.8, 0.2]\n",
    "sampling mean": "mode: mean\npopulation: skewed\nmean: 5\ndeviation: 5\nn: 20\nx: [0, 20]\n",
    "line-fit bells": "mode: bells\nx: [0, 4]\ny: [0, 3]\npoints: [[1, 2], [3, 1]]\ndeviation: 0.5\n",
    "line-fit band": "mode: band\nx: [0, 4]\ny: [0, 3]\npoints: [[1, 2], [3, 1], [2, 2], [2, 3]]\n",
    "sampling test-set": "mode: test-set\nq: 0.9\nn: 40\nx: [0.5, 1]\n",
    "distribution likelihood": "mode: likelihood\nfamily: exponential\nx: [0, 9]\npoints: [1, 4]\nmean: 2\n",
    "linear-map svd": "mode: svd\nmatrix: [[2, 1], [0.5, 1.5]]\n",
    "cloud normal": "mode: normal\nx: [0, 40]\ny: [0, 20]\nmean: [20, 9]\ndeviations: [5, 4]\n"
                    "rho: 0.8\ngiven: 28\n",
    "curve slope": "mode: slope\nfunction: logarithm\nx: [-1, 4]\nat: 2\n",
}
# The kind, what changes (nothing: the line goes), and what is said of it.
BAD = [
    ("lines", "rows: [[2, 4, 4]]", "rows: expected a list of 2 lists of 3 numbers"),
    ("lines", "rows: [[2, 4], [1, 6]]", "rows[0]: expected a list of 3 numbers"),
    ("lines", "rows: [[2, 4, 101], [1, 6, 3]]",
     "rows[0][2]: expected a number from -100 to 100, got 101"),
    ("lines", "rows: [[2, 4, '4'], [1, 6, 3]]", 'rows[0][2]: .* got "4"'),
    ("lines", "rows: [[0, 0, 4], [1, 6, 3]]",
     "rows[0]: .*, with a coefficient that is not 0, got [0, 0, 4]"),
    ("lines", "unknowns: [h]", "unknowns: expected a list of 2 names"),
    ("lines", "unknowns: hp", 'unknowns: expected a list .* got "hp"'),
    ("lines", "unknowns: [h, h]", "unknowns: .* all different"),
    ("lines", "x: [3, 1]", "x: expected two numbers, the first one smaller, got [3, 1]"),
    ("lines", "x: [1000, 1000.1]", "x: expected two numbers"),
    ("lines", "x: [.nan, 1]", 'x: expected two numbers, .* got ["nan", 1]'),
    ("lines", "y: [-.inf, .inf]", "y: expected two numbers"),
    ("lines", "y: 3", "y: expected two numbers, .* got 3"),
    ("lines", "y:", "y: expected two numbers, .* got none"),
    ("lines", "determinant: 1", "determinant: expected true or false, got 1"),
    ("lines", "z: 3", "z: expected another number, one of rows, .* got 3"),
    ("planes", "rows: [[1, 1, 1, 1], [1, -1, 0, 0]]", "rows: expected a list of 3"),
    ("planes", "rows: [[1, 1, 1, 16], [1, -1, 0, 0], [1, 1, -2, -2]]",
     "rows[0][3]: expected a number from -15 to 15, got 16"),
    ("planes", "presets: {two: [[1]]}", 'presets["two"]: expected a list of 3'),
    ("planes", "presets: {}", "presets: expected 1 to 12 names"),
    ("planes", f"presets: [{ROWS}]", "presets: expected 1 to 12 names"),
    ("planes", "unknowns: [x, y]", "unknowns: expected a list of 3 names"),
    ("planes", "reach: 0", "reach: expected a number from 1 to 100, got 0"),
    ("planes", "reach: 101", "reach: expected a number from 1 to 100"),
    ("planes", "reach: '3'", "reach: expected a number"),
    ("row-steps", "matrix: [[1, 2, 3]]", "matrix: expected a list of 2 to 4 lists"),
    ("row-steps", "matrix: [[1, 2], [3, 4]]", "matrix[0]: expected a list of 3"),
    ("row-steps", "matrix: [[1, 2, 3], [4, 5, 0.5]]",
     'matrix[1][2]: expected a whole number or text such as "1/3" or "0.25"'),
    ("row-steps", "matrix: [[1, 2, 3], [4, 5, 1/0]]", "matrix[1][2]: expected"),
    ("row-steps", "matrix: [[1, 2, 3], [4, 5, 1000]]", "of at most 3 digits, got 1000"),
    ("row-steps", "matrix: 3", "matrix: expected a list"),
    ("row-steps", "unknowns: [x]", "unknowns: expected a list of 2 to 4 letters"),
    ("row-steps", "unknowns: [xy, z]", 'unknowns[0]: expected a letter, got "xy"'),
    ("rank", "vectors: [[1, 2], [3, 4]]", "vectors: expected a list of 3 lists"),
    ("rank", "vectors: [[0, 0, 0], [0, 0, 0], [0, 0, 0]]", "not all of them 0"),
    ("rank", "vectors: [[11, 0, 0], [0, 1, 0], [0, 0, 1]]",
     "vectors[0][0]: expected a number from -10 to 10, got 11"),
    ("descent", "function: hill", "function: expected one of parabola"),
    ("descent", "function: [1]", "function: .*, or a list of 2 to 9 numbers"),
    ("descent", "function: 3", "function: expected one of parabola"),
    ("descent", "function: [1, x]", 'function[1]: expected a number, got "x"'),
    ("descent", "start: 9", "start: expected a number from -2.6 to 2.6, got 9"),
    ("descent", "rate: -1", "rate: expected a number from 0 to 10, got -1"),
    ("descent", "largest_rate: 0.05", "largest_rate: expected a number from 0.1"),
    ("descent", "rate: 0\nlargest_rate: 0", "largest_rate: .* above 0, got 0"),
    ("descent", "steps: 61", "steps: expected a whole number from 0 to 60, got 61"),
    ("descent", "steps: 1.5", "steps: expected a whole number"),
    ("contour-descent", "valley: canyon", "valley: expected one of bowl"),
    ("contour-descent", "valley: banana",
     "curvatures: expected none unless valley is bowl, got [1, 10]"),
    ("contour-descent", "curvatures: [0, 1]", "curvatures[0]: expected a number"),
    ("contour-descent", "curvatures: [1]", "curvatures: expected a list of 2"),
    ("contour-descent", "start: [9, 0]", "start[0]: expected a number from -4 to 4"),
    ("contour-descent", "start: 1", "start: expected a list of a number from -4"),
    ("contour-descent", "momentum: 1", "momentum: expected a number from 0 to 0.99"),
    ("contour-descent", "steps: true", "steps: expected a whole number"),
    ("line-fit descent", "points: [[1, 2]]", "points: expected a list of 2 to 60"),
    ("line-fit descent", "points: [[1, 2], [1, 3]]", "points: .* not all with the same"),
    ("line-fit descent", "points: [[1, 2, 3], [1, 3, 4]]", "points[0]: expected a list of 2"),
    ("line-fit descent", "start: [1, 2, 3]", "start: expected a list of 2 numbers"),
    ("line-fit descent", "rate: 11", "rate: expected a number from 0 to 10"),
    ("line-fit descent", "steps: -1", "steps: expected a whole number"),
    ("line-fit by-hand", "points: [[1, 2], [5, 3]]",
     "points[1][0]: expected a number from 0 to 4, got 5"),
    ("line-fit by-hand", "points: [[1, 2], [1, 1]]", "points: .* not all with the same"),
    ("line-fit by-hand", "heights: [1, 6]", "heights[1]: expected a number from 0 to 3, got 6"),
    ("line-fit by-hand", "rate: 1", "rate: expected another number, one of mode, x, y"),
    ("line-fit descent", "names: [x]", "names: expected a list of 2 names"),
    ("two-hills mean", "deviation: 0", "deviation: expected a number from 0.001"),
    ("two-hills mean", "n: 2.5", "n: expected a whole number from 1 to 10000, got 2.5"),
    ("two-hills mean", "n: true", "n: expected a whole number .* got true"),
    ("two-hills mean", "n: 0", "n: expected a whole number from 1"),
    ("two-hills mean", "alpha: 0.6", "alpha: expected a number from 0.001 to 0.5, got 0.6"),
    ("two-hills mean", "tail: up", "tail: expected one of right, left, two-sided"),
    ("two-hills mean", "effect: '2'", "effect: expected a number"),
    ("two-hills mean", "x: [3, 1]", "x: expected two numbers"),
    ("two-hills mean", "name: ' '", "name: expected words"),
    ("null-simulation mean", "mode: die", "mode: expected one of coin, mean, shuffle"),
    ("null-simulation mean", "mode:", "mode: expected one of coin, mean, shuffle, got none"),
    ("null-simulation mean", "deviation:", "deviation: expected a number .* got none"),
    ("null-simulation mean", "seed: -1", "seed: expected a whole number from 0"),
    ("null-simulation mean", "seed: 1.5", "seed: expected a whole number"),
    ("null-simulation mean", "tail: both", "tail: expected one of"),
    ("null-simulation mean", "name: 3", "name: expected words"),
    ("null-simulation shuffle", "groups: {new: [1, 2]}", "groups: expected 2 names"),
    ("null-simulation shuffle", "groups: {new: [1], old: [2, 3]}",
     'groups["new"]: expected a list of 2 to 40 numbers'),
    ("null-simulation shuffle", "groups: {new: [1, 1], old: [1, 1]}",
     "groups: .*, with names of at most 14 letters and values that differ"),
    ("null-simulation shuffle", "groups: {without the list: [1, 2], old: [1, 2]}",
     "groups: .*, with names of at most 14 letters"),
    ("two-hills groups", "base: 1.5", "base: expected a number, a share from 0.001 to 0.999"),
    ("two-hills groups", "effect: -0.1", "effect: .*, so that the second group has a share, too"),
    ("two-hills groups", "deviation: 1", "deviation: expected none unless measure is mean"),
    ("two-hills groups", "measure: mean", "deviation: expected a number .* got none"),
    ("two-hills groups", "groups: [A, A]", "groups: .*, both different"),
    ("two-hills groups", "wanted: 1", "wanted: expected a number from 0.5 to 0.99"),
    ("null-simulation coin", "deviation: 1", "deviation: expected another number"),
    ("null-simulation coin", "n: 401", "n: expected a whole number from 1 to 400"),
    ("null-simulation coin", "observed: 2.5",
     "observed: expected a whole number from 0 to 20, got 2.5"),
    ("null-simulation coin", "observed: 21", "observed: .* from 0 to 20, got 21"),
    ("null-simulation coin", "null_value: 1.5", "null_value: expected a number from 0"),
    ("false-alarms", "features: 1", "features: expected a whole number from 2 to 50"),
    ("false-alarms", "features: '20'", "features: expected a whole number"),
    ("arrows dot", "u: [7, 1]", "u[0]: expected a number from -6 to 6, got 7"),
    ("arrows dot", "v: [1, 5]", "v[1]: expected a number from -4 to 4, got 5"),
    ("arrows dot", "u: [1, 2, 3]", "u: expected a list of a number from -6 to 6 and"),
    ("arrows dot", "v:", "v: expected a list .* got none"),
    ("arrows dot", "x: [1, 9]", "x: .* with 0 in it, got [1, 9]"),
    ("arrows dot", "names: [u]", "names: expected a list of 2 names"),
    ("arrows dot", "step: 0", "step: expected a number from 0.01 to 10, got 0"),
    ("arrows dot", "mode: dots", "mode: expected one of dot"),
    ("arrows combination", "columns: [[2, 1]]", "columns: expected a list of 2 lists"),
    ("arrows combination", "weights: [1, 6]", "weights[1]: expected a number from -5 to 5"),
    ("arrows combination", "u: [1, 2]", "u: expected another number, one of mode, columns"),
    ("arrows span", "weights: 3", "weights: expected one of 1, 2, 4, all, got 3"),
    ("arrows shadow", "foot: 5.5", "foot: expected a number from -5 to 5, got 5.5"),
    ("linear-map then", "second: [[1, 5], [0, 1]]",
     "second[0][1]: expected a number from -4 to 4, got 5"),
    ("linear-map then", "area: 1", "area: expected true or false, got 1"),
    ("linear-map area", "shape: F", "shape: expected another number"),
    ("linear-map inverse", "error: 2", "error: expected a number from 0 to 1, got 2"),
    ("linear-map eigen", "angle: 200", "angle: expected a number from -180 to 180"),
    ("linear-map iterate", "steps: 61", "steps: expected a whole number from 0 to 60"),
    ("linear-map iterate", "start: [0, 4]", "start[1]: expected a number from -3 to 3"),
    ("linear-map grid", "matrix: [[1, 0, 0], [0, 1, 0]]", "matrix[0]: expected a list of 2"),
    ("linear-map grid", "matrix: [[1, 0], [0, 4]]",
     "matrix[1][1]: expected a number from -3 to 3, got 4"),
    ("linear-map grid", "matrix: [1, 0, 0, 1]", "matrix: expected a list of a list"),
    ("linear-map grid", "shape: G", "shape: expected one of F, square, house"),
    ("linear-map grid", "shape: [[0, 0], [1, 1]]", "shape: .* list of 3 to 60 lists"),
    ("curve secant", "h: 0", "h: expected a number from -1000 to 1000, not 0, got 0"),
    ("curve secant", "at: 5", "at: expected a number from -1 to 4, where the function has"),
    ("curve secant", "function: cubic", "function: expected one of parabola, "),
    ("curve secant", "function: [1, 2, 3, 4, 5, 6, 7]", "function: .* 2 to 6 numbers"),
    ("curve secant", "slopes: [0, 1]", "slopes: expected another number, one of mode, function"),
    ("curve secant", "x: [-1, 2000]", "x: expected two numbers from -1000 to 1000"),
    ("curve stretch", "a: 6", "a: expected a number from -5 to 5, got 6"),
    ("curve stretch", "at: -1", "at: expected a number from 0 to 6"),
    ("curve base", "base: 0", "base: expected a number from 0.2 to 5, got 0"),
    ("curve base", "at: 0", "at: expected a number from 1 to 2, got 0"),
    ("balance loss", "points: [18]", "points: expected a list of 2 to 9 numbers from 0 to 60"),
    ("balance loss", "points: [18, 61]", "points[1]: expected a number from 0 to 60, got 61"),
    ("balance loss", "guess: -1", "guess: expected a number from 0 to 60, got -1"),
    ("graph", "program: [w = 2, u = 3w]", "program: expected 2 to 12 lines of one step each"),
    ("graph", "program: [w = 2, b = 1, u = 3 * w]", "program: .* every line but the last is used"),
    ("graph", "between: [3, 5]", "between: .*, with all inputs between them, got [3, 5]"),
    ("graph", "steps: 4", "steps: .*, no more than there are lines, got 4"),
    ("population flags", "base: 20", "base: expected a number from 0 to 1, got 20"),
    ("population flags", "false_alarms:", "false_alarms: expected a number .* got none"),
    ("distribution pmf", "limit: 401", "limit: expected a whole number from 0 to 400"),
    ("distribution pmf", "q: 1.5", "q: expected a number from 0 to 1, got 1.5"),
    ("distribution pmf", "n: 0", "n: expected a whole number from 1 to 400, got 0"),
    ("distribution pmf", "mu: 3", "mu: expected none unless model is poisson, got 3"),
    ("distribution pmf", "model: poisson", "n: expected none unless model is binomial, got 12"),
    ("neuron line", "weights: [1, 4]", "weights[1]: expected a number from -3 to 3, got 4"),
    ("neuron line", "points: [[1, 2, 3]]", "points[0][2]: expected a whole number from 0 to 1"),
    ("neuron line", "points: [[1, 2]]", "points[0]: expected a list of a number and a number"),
    ("neuron train", "points: [[1, 2, 0]]", "points: expected a list of 2 to 60 lists"),
    ("neuron train", "rate: 11", "rate: expected a number from 0 to 10, got 11"),
    ("neuron gates", "gates: [XOR, XOR]", "gates: .*, each of them once"),
    ("neuron gates", "gates: [NOR]", "gates[0]: expected one of AND, OR, NAND, NOT, XOR"),
    ("broadcast", "a: [5, 7, 2]", "a: expected a list of 0 to 2 whole numbers"),
    ("broadcast", "b: [0]", "b[0]: expected a whole number from 1 to 7, got 0"),
    ("broadcast", "names: [a, a]", "names: .*, different"),
    ("broadcast", "cell: [7, 0]", "cell[0]: expected a whole number from 0 to 6"),
    ("curve slope", "at: -0.5", "at: .*, where the function has a value, got -0.5"),
    ("curve slope", "x: [-4, 0.5]", "x: .*, a good part of it where the function has a value"),
    ("curve slope", "mode: slopes", 'mode: expected one of secant, slope, stretch, newton, taylor, base, got'),
    ("curve newton", "function: [0, 0]", "function: .*, not all of them 0"),
    ("curve newton", "function: relu", "function: expected one of parabola"),
    ("curve newton", "y: [1, 9]", "y: .*, with 0 in it, got [1, 9]"),
    ("curve newton", "steps: 21", "steps: expected a whole number from 0 to 20, got 21"),
    ("distribution density", "deviation: 0.1", "deviation: .*, at least a fiftieth of the horizontal"),
    ("distribution density", "between: [-1, 5]", "between: expected two numbers from -4 to 4"),
    ("distribution density", "scale: 1", "scale: expected none unless family is exponential"),
    ("distribution inverse", "ends: [1, 1.05]", "ends: .*, at least a fiftieth of the horizontal axis apart"),
    ("distribution inverse", "u: 1", "u: expected a number from 0.001 to 0.999, got 1"),
    ("balance see-saw", "weights: [0, 0]", "weights: .*, not all of them 0"),
    ("balance see-saw", "weights: [1]", "weights: expected a list of 2 numbers from 0 to 100"),
    ("contour-descent", "method: steepest", "method: expected one of descent, newton"),
    ("chain docks", "matrix: [[9, 0], [1, 0]]", "matrix: .*, no column of zeros"),
    ("chain docks", "start: [1, 0, 0]", "start: expected a list of 2 numbers"),
    ("chain web", "links: [[1, 1]]", "links: .*, none from a page to itself and none twice"),
    ("chain web", "links: [[1, 4]]", "links[0][1]: expected a whole number from 1 to 3, got 4"),
    ("cloud direction", "points: [[1, 1], [1, 1], [1, 1]]", "points: .*, not all of them the same"),
    ("cloud direction", "angle: 190", "angle: expected a number from 0 to 180, got 190"),
    ("network", "units: 9", "units: expected a whole number from 1 to 8, got 9"),
    ("network", "points: spiral", "points: expected one of moons, rings, corners, clouds"),
    ("curve taylor", "at: 0", "at: .*, where the function has all derivatives, got 0"),
    ("curve taylor", "function: absolute", "function: expected one of exponential, sine"),
    ("curve taylor", "order: 13", "order: expected a whole number from 0 to 12, got 13"),
    ("compass constraint", "matrix: [[4, 1], [2, 2]]", "matrix: .*, symmetric and not all of it 0"),
    ("compass constraint", "line: [0, 0]", "line: .*, not both 0"),
    ("compass constraint", "landscape: bowl", "matrix: expected none unless landscape is quadratic"),
    ("compass constraint", "constraint: circle\nline:\nbudgets: [0, 1.5]",
     "budgets: .*, above 0 for the circle and the diamond"),
    ("compass constraint", "budget: 2", "budget: expected a number from 0.5 to 1.5"),
    ("sampling mean", "population: coin",
     "mean: expected none unless population is normal or uniform or skewed or two-peaks or cauchy, got 5"),
    ("sampling mean", "n: 201", "n: expected a whole number from 1 to 200, got 201"),
    ("sampling mean", "deviation: 0.1", "deviation: .*, from a fiftieth of the horizontal axis"),
    ("line-fit bells", "deviation: 2", "deviation: .*, from a fiftieth to half of the vertical axis"),
    ("line-fit bells", "points: [[1, 2], [1, 1]]", "points: .* not all with the same"),
    ("line-fit band", "points: [[1, 2], [1, 1], [1, 3], [2, 2]]", "points: .*, the first 3 not all with the same"),
    ("line-fit band", "points: [[1, 2], [2, 1]]", "points: expected a list of 3 to 240"),
    ("line-fit band", "n: 5", "n: .*, at most as many as there are, got 5"),
    ("line-fit band", "at: 5", "at: expected a number from 0 to 4, got 5"),
    ("sampling test-set", "q: 0.4", "q: expected a number from 0.5 to 1, got 0.4"),
    ("sampling test-set", "n: 1001", "n: expected a whole number from 2 to 1000, got 1001"),
    ("sampling test-set", "mark: 1.1", "mark: expected a number from 0.5 to 1, got 1.1"),
    ("sampling test-set", "x: [0.5, 1.2]", "x: expected two numbers from 0 to 1"),
    ("distribution likelihood", "mean: 0.1", "mean: .*, at least a fiftieth of the axis"),
    ("distribution likelihood", "x: [-9, 8]\npoints: [1, 4]", "x: .*, beginning at 0 or before"),
    ("distribution likelihood", "x: [-2, 8]\npoints: [-1, 4]", "points: .*, 0 or more for the exponential"),
    ("distribution likelihood", "candidates: {A: [1, 2]}", "candidates: .*, as many as the distribution has"),
    ("distribution likelihood", "candidates: {A: [-1]}",
     'candidates["A"]: expected the parameters in their order'),
    ("distribution likelihood", "deviation: 1", "deviation: expected none unless family is normal"),
    ("linear-map svd", "matrix: [[4, 1], [0, 1]]", "matrix[0][0]: expected a number from -3 to 3, got 4"),
    ("cloud normal", "rho: 1", "rho: expected a number from -0.98 to 0.98, got 1"),
    ("cloud normal", "deviations: [5, 12]", "deviations: .*, each at least a fiftieth of its axis"),
    ("false-alarms", "alpha: 0.5", "alpha: expected a number from 0.001 to 0.3"),
]


def changed(good: str, change: str) -> str:
    """Return numbers with some of them replaced, or put at the end."""
    names = {line.partition(":")[0] for line in change.splitlines()}
    return "".join(block for block in re.findall(r"^\w.*\n(?: .*\n)*", good, re.M)
                   if block.partition(":")[0] not in names) + change + "\n"


def checked(name: str, text: str) -> dict:
    return checked_numbers(MODULES, name.split()[0], text)


@pytest.mark.parametrize("name", GOOD)
def test_good_numbers_are_completed(name):
    numbers = checked(name, GOOD[name])
    known = {rule for part in parts(MODULES) if part["kind"] == name.split()[0]
             and part.get("mode", "") in name.split()[1:] + [""]
             for rule in re.findall(r"^- `(\w+)`", part["numbers"], re.M)}
    assert set(numbers) - {"mode"} == known


@pytest.mark.parametrize(("name", "change", "message"), BAD)
def test_bad_numbers_are_named(name, change, message):
    pattern = re.escape(message).replace(r"\.\*", ".*")
    with pytest.raises(Refused, match=pattern):
        checked(name, changed(GOOD[name], change))


def test_the_line_is_that_of_the_very_entry():
    text = "x: [0, 1]\ny: [0, 1]\nrows:\n- [1, 2, 3]\n- [1,\n   2,\n   x]\n"
    with pytest.raises(Refused) as caught:
        checked("lines", text)
    assert caught.value.line == 6


def test_defaults_are_made_of_the_other_numbers():
    assert checked("two-hills mean", GOOD["two-hills mean"])["x"] == [52, 70]
    rates = {rate: checked("descent", changed(GOOD["descent"], f"rate: {rate}"))
             ["largest_rate"] for rate in (0, 0.1, 1, 9)}
    assert rates == {0: 1.2, 0.1: 1.2, 1: 4, 9: 10}
    assert checked("contour-descent", changed(
        GOOD["contour-descent"], "valley: banana\ncurvatures:"))["curvatures"] is None


@pytest.mark.parametrize("kind", kinds(MODULES))
def test_samples_are_taken_and_differ(kind):
    drawn = samples(MODULES, kind, 200, 1)
    assert drawn == samples(MODULES, kind, 200, 1)
    assert len({str(numbers) for numbers in drawn}) > 100
    for numbers in drawn:
        assert "numbers" in ask(MODULES, kind=kind, numbers=numbers)


# A kind with modes

ARROWS = """\
const arrow = { list: { number: [-9, 9] }, length: 2 };
export default {
  title: "Arrows",
  numbers: { grid: { flag: true, default: true, words: "whether there is a grid" } },
  modes: {
    default: "dot",
    of: {
      dot: {
        title: "dot product", words: "Two arrows and their dot product.",
        numbers: { a: { ...arrow, words: "one" }, b: { ...arrow, words: "two" } },
        sample: { alt: "Two", caption: "Two.", numbers: { a: [1, 2], b: [3, 4] } },
      },
      span: {
        title: "span", numbers: { a: { ...arrow, words: "the arrow" } },
        sample: { alt: "One", caption: "One.", numbers: { a: [1, 2] } },
      },
    },
  },
};
"""


@pytest.fixture(scope="module")
def with_modes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kinds")
    shutil.copytree(MODULES / "engine", folder / "engine")
    (folder / "arrows").mkdir()
    (folder / "arrows/schema.js").write_text(ARROWS)
    return folder


def test_a_mode_has_numbers_of_its_own(with_modes):
    def of(text):
        return checked_numbers(with_modes, "arrows", text)

    assert of("{a: [1, 2], b: [3, 4]}") == {
        "mode": "dot", "a": [1, 2], "b": [3, 4], "grid": True}
    assert of("{mode: span, a: [1, 2]}") == {
        "mode": "span", "a": [1, 2], "grid": True}
    for text, message in (
            ("{mode: span, a: [1, 2], b: [3, 4]}", "b: .* one of mode, a, grid"),
            ("{a: [1, 2]}", "b: expected a list of 2 numbers .* got none"),
            ("{mode: spam, a: [1, 2]}", 'mode: expected one of dot, span, got "spam"')):
        with pytest.raises(Refused, match=message):
            of(text)


def test_a_mode_has_a_part_and_samples_of_its_own(with_modes):
    dot, span = parts(with_modes)
    assert (dot["title"], dot["mode"]) == ("Arrows: dot product", "dot")
    assert "`b`: two. A list of 2 numbers from -9 to 9." in dot["numbers"]
    assert "`b`" not in span["numbers"] and "`grid`" in span["numbers"]
    assert span["sample"]["numbers"] == {"mode": "span", "a": [1, 2]}
    drawn = samples(with_modes, "arrows", 60, 1)
    assert {numbers["mode"] for numbers in drawn} == {"dot", "span"}
    assert all(("b" in numbers) == (numbers["mode"] == "dot") for numbers in drawn)


def test_a_schema_that_changes_is_read_again(with_modes):
    path = with_modes / "arrows/schema.js"
    path.write_text(ARROWS.replace("-9, 9", "-2, 2"))
    try:
        with pytest.raises(Refused, match="from -2 to 2, got 3"):
            checked_numbers(with_modes, "arrows", "{a: [1, 2], b: [3, 4]}")
    finally:
        path.write_text(ARROWS)
