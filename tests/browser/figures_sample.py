"""A page with one figure of each kind from algebra and descent, modes apart."""

HEADER = """\
---
kind: front
status: written
description: Figures to try.
---
"""

FIGURES = {
    "row-steps": ("fig-steps", """\
matrix: [[2, 4, 4], [1, 6, 3]]
unknowns: [h, p]
"""),
    "row-steps three": ("fig-steps-three", """\
matrix: [[1, 1, 1, 6], [1, 2, -1, 2], [2, 3, 0, "17/2"]]
unknowns: [x, y, z]
"""),
    "rank": ("fig-rank", """\
vectors: [[2, 0, 1], [0, 2, 0.5], [1, 1, 2.5]]
"""),
    "descent": ("fig-descent", """\
function: parabola
start: 2
rate: 0.2
largest_rate: 1.2
steps: 6
x: [-3, 3]
y: [-1, 6]
"""),
    "contour-descent": ("fig-contours", """\
valley: bowl
curvatures: [1, 10]
start: [3, 1.2]
rate: 0.17
momentum: 0
largest_rate: 0.25
steps: 15
x: [-4, 4]
y: [-2.5, 2.5]
"""),
    "contour-descent newton": ("fig-race", """\
valley: tilted
method: newton
start: [3, 0.5]
rate: 0.15
largest_rate: 0.25
steps: 0
x: [-4, 4]
y: [-2.5, 2.5]
"""),
    "line-fit descent": ("fig-fit", """\
points: [[1, 2.1], [2, 2.9], [3, 5.2], [4, 4.8], [5, 6.9], [6, 7.1], [7, 8.8]]
start: [0, 0]
rate: 0.02
largest_rate: 0.06
steps: 30
"""),
    "line-fit by-hand": ("fig-by-hand", """\
mode: by-hand
x: [170, 235]
y: [2.5, 6.5]
points: [[181, 3.6], [186, 3.4], [193, 4.1], [195, 3.3], [200, 4.6], [208, 4.3], [213, 5.2], [220, 4.9], [229, 5.9]]
heights: [4.5, 4.5]
names: [flipper (mm), mass (kg)]
"""),
    "line-fit bells": ("fig-bells", """\
mode: bells
x: [0, 8]
y: [0, 6]
points: [[1, 1.2], [2, 2.4], [3.5, 2.6], [5, 4.1], [6.5, 4.2]]
heights: [2, 3.6]
deviation: 0.7
"""),
    "line-fit band": ("fig-band", """\
mode: band
x: [0, 10]
y: [0, 60]
points: [[4.1, 27], [1.2, 15], [6.8, 34], [3, 18], [7.9, 45], [2.1, 21], [5.2, 24], [8.8, 43], [4.6, 31], [1.8, 11], [6.1, 38], [3.4, 26]]
n: 8
at: 8
names: [kilometers, minutes]
"""),
    "arrows dot": ("fig-dot", """\
u: [4, 1]
v: [1.5, 3]
"""),
    "arrows combination": ("fig-combination", """\
mode: combination
columns: [[2, 1], [-1, 1]]
target: [3, 3]
"""),
    "arrows span": ("fig-span", """\
mode: span
vectors: [[2, 1], [-1, 1]]
point: [1, 2]
"""),
    "arrows shadow": ("fig-shadow", """\
mode: shadow
u: [2, 0.5]
b: [1, 3]
foot: 0.25
"""),
    "linear-map then": ("fig-then", """\
mode: then
first: [[0, -1], [1, 0]]
second: [[1, 1], [0, 1]]
area: true
"""),
    "linear-map area": ("fig-area", """\
mode: area
matrix: [[2, 0.5], [0.5, 1.5]]
"""),
    "linear-map inverse": ("fig-inverse", """\
mode: inverse
matrix: [[2, 0.5], [-0.5, 1]]
point: [2, 1]
"""),
    "linear-map eigen": ("fig-eigen", """\
mode: eigen
matrix: [[2, 1], [1, 2]]
angle: 15
"""),
    "linear-map iterate": ("fig-iterate", """\
mode: iterate
matrix: [[1, 0.5], [0.5, 1]]
start: [-1, 2]
"""),
    "linear-map svd": ("fig-svd", """\
mode: svd
matrix: [[2, 1], [0.5, 1.5]]
angle: 80
"""),
    "linear-map grid": ("fig-grid", """\
matrix: [[1.5, -0.5], [0.5, 1]]
"""),
    "cloud direction": ("fig-cloud", """\
mode: direction
x: [-4, 4]
y: [-3, 3]
points: [[-3, -1.8], [-2.2, -1.9], [-1.9, -0.7], [-1.2, -1.1], [-0.8, 0.1], [-0.3, -0.6], [0.2, 0.5], [1, 1.1], [1.6, 0.6], [2.1, 1.9], [2.4, 1.2], [3, 2.3]]
angle: 100
"""),
    "cloud normal": ("fig-normal-cloud", """\
mode: normal
x: [0, 40]
y: [0, 40]
mean: [20, 18]
deviations: [5, 5]
rho: 0.8
given: 28
draws: 100
axes: [X, Y]
"""),
    "curve secant": ("fig-secant", """\
mode: secant
function: parabola
x: [-1, 4]
y: [-2, 12]
at: 1
h: 1
"""),
    "curve stretch": ("fig-stretch", """\
mode: stretch
function: absolute
at: 1
x: [-6, 6]
y: [-2, 6]
"""),
    "curve newton": ("fig-newton", """\
mode: newton
function: [1, -3, 0, 1]
x: [-3, 3]
y: [-4, 5]
start: 2
"""),
    "curve taylor": ("fig-taylor", """\
mode: taylor
function: logarithm
at: 1
order: 5
where: 2.5
x: [0, 4]
y: [-3, 3]
"""),
    "curve base": ("fig-base", """\
mode: base
"""),
    "chain docks": ("fig-docks", """\
mode: docks
names: [Station, Park, Pool]
matrix: [[0.6, 0.3, 0.1], [0.3, 0.5, 0.4], [0.1, 0.2, 0.5]]
start: [1, 0, 0]
of: share of bicycles
"""),
    "chain web": ("fig-web", """\
mode: web
pages: 6
links: [[1, 2], [1, 3], [2, 3], [3, 1], [4, 3], [5, 4], [5, 6], [6, 3]]
"""),
    "balance loss": ("fig-losses", """\
mode: loss
x: [0, 60]
points: [18, 20, 22, 23, 26, 28, 52]
guess: 40
name: minutes
"""),
    "balance see-saw": ("fig-see-saw", """\
mode: see-saw
x: [0, 60]
values: [0, 10, 50]
weights: [0.7, 0.2, 0.1]
pivot: 20
names: [gain, probability]
"""),
    "graph": ("fig-graph", """\
program: [w = 2, u = 3 * w, v = u - 4, L = v^2]
"""),
    "neuron line": ("fig-border", """\
mode: line
weights: [1, 0.5]
bias: 1
points: [[-2, -1, 0], [-1.5, 0.5, 0], [0.5, -2, 0], [1, 1, 1], [2, 0, 1]]
"""),
    "neuron train": ("fig-train", """\
mode: train
weights: [-1, 1]
bias: 0.5
points: [[-2, -1, 0], [-1.5, 0.5, 0], [0.5, -2, 0], [1, 1, 1], [2, 0, 1]]
rate: 0.5
steps: 10
"""),
    "neuron gates": ("fig-gates", """\
mode: gates
"""),
    "network": ("fig-network", """\
points: moons
units: 4
rate: 1
"""),
    "broadcast": ("fig-shapes", """\
a: [5, 7]
b: [5, 1]
cell: [1, 4]
"""),
    "curve slope": ("fig-slope", """\
mode: slope
function: tide
x: [0, 24]
y: [0, 4]
at: 4
names: [t, level (meters)]
"""),
    "null-simulation shuffle": ("fig-shuffle", """\
mode: shuffle
groups:
  no checklist: [31, 38, 44, 47, 52, 58, 66, 71]
  checklist: [22, 27, 29, 35, 36, 41, 45, 54]
tail: two-sided
values: minutes
name: difference of the means
"""),
    "two-hills groups": ("fig-two-groups", """\
mode: groups
measure: share
base: 0.1
effect: 0.02
n: 2000
groups: [old page, new page]
name: share of buyers
"""),
    "sampling share": ("fig-share", """\
mode: share
q: 0.5
success: heads
miss: tails
"""),
    "sample-plots": ("fig-sample-plots", """\
x: [0, 20]
points: [3, 4, 4.5, 5, 5.5, 6, 6, 7, 7.5, 8.5, 10, 18]
name: minutes
"""),
    "joint-table": ("fig-joint", """\
names: [school, bus stop]
rows: [low, high]
columns: [low, middle, high]
table: [[0.24, 0.2, 0.06], [0.06, 0.2, 0.24]]
given: row 2
"""),
    "layers photo": ("fig-photo", """\
mode: photo
k: 10
"""),
    "layers digit": ("fig-digit", """\
mode: digit
digit: 3
k: 10
"""),
    "sampling mean": ("fig-means", """\
mode: mean
population: skewed
mean: 5
deviation: 5
n: 20
x: [0, 20]
name: minutes
"""),
    "sampling test-set": ("fig-test-set", """\
mode: test-set
q: 0.96
n: 143
mark: 0.972
mark_name: model B
x: [0.85, 1]
"""),
    "population venn": ("fig-venn", """\
mode: venn
a: 40
b: 30
both: 12
names: [drink tea, ride bicycles]
"""),
    "population flags": ("fig-flags", """\
mode: flags
base: 0.02
sensitivity: 0.9
false_alarms: 0.05
who: payments
has: are fraudulent
"""),
    "distribution density": ("fig-density", """\
mode: density
family: normal
mean: 0
deviation: 1
x: [-4, 4]
between: [-1, 1]
"""),
    "distribution inverse": ("fig-inverse-draws", """\
mode: inverse
family: exponential
scale: 1
x: [0, 5]
name: minutes
"""),
    "distribution pmf": ("fig-pmf", """\
mode: pmf
model: binomial
n: 200
q: 0.03
largest_q: 0.1
limit: 9
name: sales
"""),
    "distribution likelihood": ("fig-likelihood", """\
mode: likelihood
family: normal
x: [0, 10]
points: [3.1, 4, 4.4, 5.2, 7.3]
mean: 3.5
deviation: 2
candidates: {server A: [4, 1], server B: [5, 1.5]}
name: seconds
"""),
    "posterior beta": ("fig-clicks", """\
mode: beta
a: 2
b: 8
successes: 3
success: click
failure: no click
name: click rate
"""),
    "posterior normal": ("fig-tug-of-war", """\
mode: normal
x: [0, 20]
mean: 7
deviation: 2
data_mean: 13
n: 4
sigma: 3
name: minutes
"""),
    "intervals mean": ("fig-net", """\
mode: mean
x: [20, 40]
mean: 30
deviation: 6
method: t
n: 20
name: minutes
"""),
    "intervals share": ("fig-net-of-shares", """\
mode: share
q: 0.1
x: [0, 0.5]
method: wald
n: 30
"""),
    "threshold": ("fig-threshold", """\
positives: [0.22, 0.41, 0.55, 0.6, 0.72, 0.81, 0.88, 0.93, 0.96, 0.99]
negatives: [0.01, 0.03, 0.06, 0.11, 0.16, 0.2, 0.27, 0.31, 0.37, 0.44, 0.58, 0.74]
threshold: 0.5
positive: spam
negative: no spam
"""),
    "compass constraint": ("fig-constraint", """\
mode: constraint
landscape: quadratic
matrix: [[4, 1], [1, 2]]
constraint: line
line: [1, 1]
x: [-0.4, 1.4]
y: [-0.4, 1.4]
budget: 1
budgets: [0.5, 1.5]
at: [0.8, 0.2]
"""),
    "compass gradient": ("fig-compass", """\
mode: gradient
landscape: wifi
x: [0, 12]
y: [0, 7]
at: [4, 5]
degrees: 0
"""),
}


def block(kind: str, name: str, numbers: str) -> str:
    indented = "".join(f"  {line}\n" for line in numbers.splitlines())
    return (f"```{{moving-figure}} {kind.split()[0]}\n---\nname: {name}\n"
            f"alt: What the picture of {kind} shows.\nnumbers: |\n{indented}"
            f"---\nThe figure {kind}, with $x$.\n```\n\n")


def page(title: str, *kinds: str) -> str:
    """Return a page with some of the figures, or with all of them."""
    chosen = kinds or tuple(FIGURES)
    return f"{HEADER}\n# {title}\n\n" + "".join(
        block(kind, *FIGURES[kind]) for kind in chosen)
