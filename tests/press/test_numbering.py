"""The numbers counted from outlines are the numbers that Sphinx itself counts."""

import json
import re

import pytest

from tests.press.conftest import (
    PAGES, SmallBook, copy_press, write_manuscript)
from tests.press.test_figure_themes import PIXEL

# Counts in both ways inside one build, and says what each found: the pages with
# new numbers, and all numbers.
COUNT_TWICE = """
import json, sys
from sphinx.environment.collectors.toctree import TocTreeCollector
from publishing import numbering
from publishing.web.workshop import build_pages

ways = [numbering.assign_figure_numbers, TocTreeCollector.assign_figure_numbers]

def count_twice(collector, env):
    before = env.toc_fignumbers
    found = []
    for way in ways:
        env.toc_fignumbers = before
        found.append([sorted(way(collector, env)), env.toc_fignumbers])
    print("\\nCOUNTED", json.dumps(found), file=sys.__stdout__)
    return found[0][0]

numbering.assign_figure_numbers = count_twice
sys.exit(build_pages())
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
      - file: one
        sections:
          - file: inside
      - file: two
  - caption: Part II
    numbered: true
    chapters:
      - file: three
"""

OPENING = """\
---
kind: chapter
status: written
outcomes: [O1]
description: A page with things that have numbers.
---
({name})=
# The page {name}
"""

# A thing of each kind, as they follow each other; the last two have no number.
THINGS = """
```{{figure}} picture.png
:name: fig-{name}
:alt: A square.
A caption.
```

## A section

```{{list-table}} A table
:name: table-{name}
* - 1
  - 2
```

```{{code-block}} python
:caption: Some code
:name: code-{name}
1
```

### A section in it

:::{{prf:theorem}} It holds
:label: thm-{name}
It does.
:::

:::{{prf:definition}} It
:label: def-{name}
That.
:::

```{{exercise}}
:label: exercise-{name}
Count.
```

```{{solution}} exercise-{name}
:label: solution-{name}
One.
```

> ```{{figure}} picture.png
> :name: fig-quoted-{name}
> :alt: A square.
> In a quotation.
> ```

```{{figure}} picture.png
:alt: Without a caption.
```

```{{prf:remark}}
:label: remark-{name}
:nonumber:
None.
```
"""

NAMES = ("one", "inside", "two", "three", "outcome-map")


def page(name):
    opening = PAGES.get(f"{name}.md") or OPENING.format(name=name)
    return opening + THINGS.format(name=name)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The book, never built; each test changes it and builds it again."""
    book = SmallBook(tmp_path_factory.mktemp("numbering") / "checkout")
    book.root.mkdir()
    copy_press(book.root)
    write_manuscript(book.root)
    for name in ("numbers", "later"):
        (book.book / f"{name}.md").unlink()
    (book.book / "picture.png").write_bytes(PIXEL)
    for name in NAMES:
        book.write(f"book/{name}.md", page(name))
    book.write("_toc.yml", CONTENTS)
    return book


def counted(book):
    """Build; return which pages have new numbers, and all numbers."""
    said = book.run("-c", COUNT_TWICE)
    ours, sphinx = json.loads(re.search("^COUNTED (.+)$", said, re.M)[1])
    assert ours == sphinx
    return ours


def test_numbers_are_those_of_sphinx(book):
    pages, numbers = counted(book)
    assert set(pages) == set(numbers) == set(NAMES)
    assert {"figure", "table", "code-block", "theorem", "definition",
            "exercise"} <= set(numbers["two"])
    assert numbers["two"]["figure"] == {
        "fig-two": [2, 1], "fig-quoted-two": [2, 2]}


def test_a_thing_more_moves_the_numbers_behind_it(book):
    book.replace("book/one.md", "A caption.\n```\n", "A caption.\n```\n" + """
```{figure} picture.png
:name: fig-more
:alt: A square.
One more.
```
""")
    pages, numbers = counted(book)
    assert pages == ["inside", "one"]  # both belong to chapter 1
    assert numbers["one"]["figure"]["fig-quoted-one"] == [1, 3]


def test_a_page_that_moves_takes_its_numbers_along(book):
    book.write("_toc.yml", CONTENTS.replace("file: two", "file: here").replace(
        "file: three", "file: two").replace("file: here", "file: three"))
    _, numbers = counted(book)
    assert numbers["two"]["figure"]["fig-two"] == [3, 1]
