"""The numbers counted from outlines are the numbers that Sphinx itself counts.

But for labs and capstones, which have counters of their own.
"""

import json
import re

import pytest
from bs4 import BeautifulSoup

from tests.press.conftest import (
    PAGES, SmallBook, copy_press, write_manuscript)
from tests.press.test_figure_themes import PIXEL

# Counts in both ways inside one build, and says what each found: the pages with
# new numbers, and all numbers. The pages get ours.
COUNT_TWICE = """
import json, sys
from sphinx.environment.collectors.toctree import TocTreeCollector
from publishing import numbering
from publishing.web.workshop import build_pages

ways = [TocTreeCollector.assign_figure_numbers, numbering.assign_figure_numbers]

def count_twice(collector, env):
    before = env.toc_fignumbers
    found = []
    for way in ways:
        env.toc_fignumbers = before
        found.append([sorted(way(collector, env)), env.toc_fignumbers])
    print("\\nCOUNTED", json.dumps(found), file=sys.__stdout__)
    return found[1][0]

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
    sphinx, ours = counted_twice(book)
    assert ours == sphinx
    return ours


def counted_twice(book):
    """Build; return what `counted` does, as Sphinx counts and as we do."""
    said = book.run("-c", COUNT_TWICE)
    return json.loads(re.search("^COUNTED (.+)$", said, re.M)[1])


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


LABS = {"lab": ("lab", "Lab L1: The first"), "second": ("lab", "Lab L2: The second"),
        "work": ("capstone", "Capstone K1: Work")}
WITH_LABS = CONTENTS.replace("  - caption: Part II\n", """\
  - caption: Labs
    chapters:
      - file: lab
      - file: second
  - caption: Part II
""") + """\
  - caption: Work
    chapters:
      - file: work
  - caption: Behind
    chapters:
      - file: behind
"""
LINKS = """
{{ref}}`See <exercise-{name}>`, {{ref}}`exercise-{name}`, {{numref}}`fig-{name}`,
{{numref}}`table-{name}`, {{prf:ref}}`thm-{name}`, {{eq}}`eq-{name}`.
"""


@pytest.fixture
def labs(book):
    """The book with two labs, a capstone, and a page without a number behind."""
    for name, (kind, title) in LABS.items():
        book.write(f"book/{name}.md", page(name).replace(
            "kind: chapter", f"kind: {kind}").replace(
            f"# The page {name}", f"# {title}")
            + f"\n$$\nx\n$$ (eq-{name})\n")
    links = "".join(LINKS.format(name=name) for name in LABS)
    book.write("book/behind.md", page("behind") + links)
    book.write("_toc.yml", WITH_LABS)
    return book


def test_labs_and_capstones_have_counters_of_their_own(labs):
    (_, sphinx), (_, numbers) = counted_twice(labs)
    for name, number in (("lab", "L1"), ("second", "L2"), ("work", "K1")):
        assert set(numbers[name]) == set(sphinx[name])
        assert numbers[name]["figure"] == {
            f"fig-{name}": [number, 1], f"fig-quoted-{name}": [number, 2]}
        assert numbers[name]["exercise"] == {f"exercise-{name}": [number, 1]}
        assert numbers[name]["displaymath"] == {f"equation-eq-{name}": [number, 1]}
    # Pages without a number count on from each other, not from the labs.
    assert numbers["outcome-map"]["exercise"] == {"exercise-outcome-map": [1]}
    assert numbers["behind"]["exercise"] == {"exercise-behind": [2]}
    for name in ("one", "inside", "two", "three"):
        assert numbers[name] == sphinx[name]


def test_titles_and_links_have_the_numbers_of_labs(labs):
    counted_twice(labs)

    def read(name):
        return BeautifulSoup((labs.site / f"{name}.html").read_text("utf-8"),
                             "html.parser").select_one("article")

    lab = read("second")
    text = " ".join(lab.get_text(" ").split())
    assert set(re.findall(r"([A-Z][a-z]+\.?) ([LK.\d]*\d)", text)) == {
        ("Lab", "L2"), ("Fig.", "L2.1"), ("Table", "L2.1"), ("Listing", "L2.1"),
        ("Theorem", "L2.1"), ("Definition", "L2.1"), ("Exercise", "L2.1"),
        ("Fig.", "L2.2")}
    assert "Solution to Exercise L2.1" in text
    assert lab.select_one(".eqno").get_text().startswith("(L2.1)")
    assert not lab.select(".section-number")
    said = [link.get_text() for link in read("behind").select("p a.internal")]
    for number in ("L1.1", "L2.1", "K1.1"):
        for words in (f"Exercise {number}", f"Fig. {number}", f"Table {number}",
                      f"Theorem {number}", f"({number})"):
            assert words in said
    assert said.count("See") == 3
