"""A page with a quiz item of every kind, and the pages around it."""

QUIZ_PAGE = """\
---
kind: chapter
status: written
outcomes: [O1]
description: A page with a quiz item of every kind.
---
(numbers)=
# Quizzes with $x$

See {ref}`the first one <quiz-single>`.

## Check yourself

::::{quiz} single
:name: quiz-single

Two different parallel lines. In how many points do they meet?

- [ ] Exactly one, where $x = 1$.
  > *Two equations, one answer.* See {ref}`the map <outcome-map>`.
- [x] None.
  > A point on one line is never on the other.
- [ ] As many as

  $$
  x + y
  $$

  > *Parallel taken for equal.* That needs the same line twice.

Closing *explanation*.
::::

::::{quiz} several
:name: quiz-several

Which are even?

- [x] Two
  > *Primes are odd.* One of them is even.
- [ ] Three
  > *Even taken for small.* It is odd.
- [x] Four
  > *Halved once.* Halve it.

Twice a whole number is even.
::::

::::{quiz} number
:name: quiz-number
:answer: -3/4
:tolerance: 0.01
:unit: kW

What is $0.25 - 1$?

- 4/3
  > *Upside down.* Turn it round.
- 0
  > *Rounded up.* Do not round.
- otherwise
  > Take four quarters from one.

It is three quarters below zero.
::::

::::{quiz} order
:name: quiz-order

Sort by size, smallest first.

1. One
2. Two, or $2$
3. Three

- otherwise
  > *Sorted by name.* Count.

One comes before two, two before three.
::::

::::{quiz} match
:name: quiz-match

What is what?

- $A$ :: a point
  > *Points have no length.* It is one.
- *B* :: $x = 1$
- C :: a point
- D :: a plane

Two of them are points.
::::
"""

ANSWERS_PAGE = """\
---
kind: reference
status: written
description: The answers to all questions.
---
(answers)=
# Answers

```{quiz-answers}
```

```{quiz-eraser}
```
"""

CONTENTS = """\
format: jb-book
root: index
parts:
  - caption: Before
    chapters:
      - file: outcome-map
  - caption: Part I
    numbered: true
    chapters:
      - file: numbers
      - file: later
  - caption: After
    chapters:
      - file: answers
"""

# For editions that Sphinx makes without our theme.
SETTINGS = """\
project = "Sample"
version = copyright = epub_copyright = "1"
extensions = ["myst_nb", "publishing.quizzes.extension"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
nb_execution_mode = "off"
numfig = True
exclude_patterns = ["built", "parsed"]
"""
