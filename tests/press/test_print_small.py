"""A small book on paper: what its pages hold that the real one need not."""

import re
import subprocess
import sys

import pytest

from tests.editions.print.pages import pages
from tests.press.conftest import SmallBook, copy_press, write_manuscript

ADDED = r"""
See {numref}`tab-two` and {numref}`fig-drawing`.

Then comes {ref}`the end <long>`. {ref}`Elsewhere <outcome-map>` stands more. By
{prf:ref}`thm-back`, all is well.

```{table} Two numbers, $x^2$
:name: tab-two

| a | b |
|---|---|
| 1 | $\lvert x \rvert$ |
```

```{list-table} Listed
:name: tab-list
:header-rows: 1

* - a
  - b
* - 1
  - 2
```

| Fact | Here |
|---|---|
| Used in | {ref}`long` |

```{prf:definition} Remainder
:label: def-remainder

The **remainder** is what is left.
```

```{prf:theorem} The way back
:label: thm-back

It is as long as the way there.
```

(long)=
## What a section is called that has so long a title that no table holds it

```{figure} drawing.svg
:name: fig-drawing
:alt: A square.

A square.
```
"""
QUESTIONS = r"""
## Check yourself

::::{quiz} match
:name: quiz-pairs

What are they?

- pear :: fruit
- leek :: vegetable
- oats :: cereal

Plants.
::::

::::{quiz} single
:name: quiz-short

What is $1 + 1$?

- [ ] One.
  > *Not added.* Add.
- [x] Two.
- [ ] Three.
  > *Added twice.* Once.
::::

## Exercises

````{exercise} A sum
:label: exercise-sum
:class: core

What is $1 + 2$?

```{dropdown} Hint
Count with your fingers.
```
````

````{solution} exercise-sum
:label: solution-sum

It is 3.
````

````{exercise} A product
:label: exercise-product

What is $2 \cdot 3$?

```{dropdown} Hint
Add twice.
```
````

## Sources

None.
"""
DRAWING = ('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">'
           '<rect width="50" height="50" fill="#005c92"/></svg>')
PRINT = """
from publishing.execution.run import execute_book
from publishing.print.__main__ import typeset, write_latex
from publishing.print.jobs import make_jobs
from publishing.volumes import volumes
execute_book()
jobs = make_jobs(write_latex(), volumes())
print(typeset(jobs, jobs, {}))
"""


@pytest.fixture(scope="module")
def latex(tmp_path_factory):
    """The folder of the LaTeX and the PDF of the small book."""
    root = tmp_path_factory.mktemp("printed")
    copy_press(root)
    write_manuscript(root)
    page = root / "book" / "numbers.md"
    page.write_text(page.read_text("utf-8").replace(
        "from mlmath.sample import answer\n\nprint(\"The answer is\", answer())",
        "6 * 7") + ADDED + QUESTIONS, "utf-8")
    (root / "book" / "drawing.svg").write_text(DRAWING, "utf-8")
    done = subprocess.run([sys.executable, "-c", PRINT], cwd=SmallBook(root).root,
                          check=False, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout[-3000:]
    return root / "_build" / "print" / "_build" / "latex"


def test_captioned_tables_have_the_numbers_of_the_web(latex):
    tex = (latex / "volume-1.tex").read_text("utf-8")
    assert r"\booktablecaption{1.1}{Two numbers, \protect\(x^2\protect\)}" in tex
    assert r"\booktablecaption{1.2}{Listed}" in tex
    assert "capstart" not in tex
    assert tex.count(r"\label{\detokenize{numbers:tab-two}}") == 1
    words = subprocess.run(["pdftotext", latex / "volume-1.pdf", "-"], check=True,
                           capture_output=True, text=True).stdout
    assert "See Table 1.1 and Fig. 1.1" in " ".join(words.split())


def test_the_index_has_definitions_and_theorems(latex):
    tex = (latex / "volume-1.tex").read_text("utf-8")
    for words in ("remainder", "way back"):
        assert f"\\index{{{words}@\\spxentry{{{words}}}|spxpagem}}" in tex
    assert "way back" in (latex / "volume-1.ind").read_text("utf-8")


def test_a_drawing_is_a_pdf(latex):
    assert r"\bookimage{drawing.pdf}" in (latex / "volume-1.tex").read_text("utf-8")
    assert (latex / "drawing.pdf").read_bytes().startswith(b"%PDF")


def test_columns_have_room_for_the_titles_that_links_print(latex):
    before, *_ = (latex / "volume-1.tex").read_text("utf-8").partition("Used in")
    columns = before.rpartition(r"\begin{tabulary}")[2].partition("\n")[0]
    assert re.search(r"l>.*p\{0\.\d+\\linewidth\}", columns), columns


def text_of(latex):
    words = subprocess.run(["pdftotext", "-layout", latex / "volume-1.pdf", "-"],
                           check=True, capture_output=True, text=True).stdout
    return " ".join(words.split())


def test_a_reference_says_on_which_page_a_section_stands(latex):
    words = text_of(latex)
    page = page_of(latex, "long")
    assert f"Then comes the end (Section 1.1, p. {page})." in words
    # A page before the chapters has no number.
    assert "Elsewhere (p. 1) stands" in words
    # The theorem stands in the same chapter, and its words name it.
    assert "By Theorem 1.1, all is well" in words


def page_of(latex, name):
    notes = (latex / "volume-1.aux").read_text("utf-8")
    [page] = re.findall(rf"newlabel{{numbers:{name}}}{{{{.*?}}{{(\w+)}}", notes)
    return page


def test_what_is_planned_is_marked_and_in_the_contents(latex):
    tex = (latex / "volume-1.tex").read_text("utf-8")
    assert r"\bookplanned{" in tex
    words = text_of(latex)
    assert "See what is to come† (Chapter 2, planned)." in words
    assert "2 A later chapter planned Index" in words
    assert "Written so far: 1 of the 2 chapters." in words
    assert "a dagger (†) marks what names them" in words
    notes = (latex / "volume-1.toc").read_text("utf-8")
    assert r"\plannedline {chapter}{2}{A later chapter}" in notes
    # What has a line of the usual kind has a bookmark as well.
    assert r"\numberline {2}A later" not in notes


def test_an_outcome_has_no_line_of_its_own(latex):
    tex = (latex / "volume-1.tex").read_text("utf-8")
    tags = re.findall(r"([\s\S])\\DUrole{outcome}{(~?)", tex)
    assert tags and all(before.strip() and tie for before, tie in tags)


def lines_of(latex, name):
    return [line.text for page in pages(latex / f"{name}.pdf") for line in page.body]


def test_pairs_stand_side_by_side_and_short_choices_in_two_columns(latex):
    lines = lines_of(latex, "volume-1")
    at = next(place for place, line in enumerate(lines) if "find the pairs" in line)
    title, asked, *pairs = lines[at:at + 5]
    assert re.fullmatch(r"Question 1 \(find the pairs\) Answer: companion, p\. \d+",
                        title)
    assert asked == "What are they?"
    for place, line in enumerate(pairs, start=1):
        assert re.fullmatch(rf"{'abc'[place - 1]}\) \w+ {place}\) \w+", line), line
    assert "a) One. c) Three." in lines and "b) Two." in lines


def test_replies_have_no_bullets(latex):
    lines = lines_of(latex, "companion")
    assert "a) Not added. Add." in lines
    assert any(re.fullmatch(r"Question 2 vol\. I, p\. \d+ b\) is right\.", line)
               for line in lines)
    assert not any(line.startswith("\N{BULLET}") for line in lines)


def test_hints_stand_behind_the_exercises_which_name_their_page(latex):
    tex = (latex / "volume-1.tex").read_text("utf-8")
    assert "bookhint}" not in tex
    places = [tex.index(words) for words in (
        "A product", "bookrubric{Hints}", "Count with", "Add twice", "{Sources}")]
    assert places == sorted(places)
    notes = (latex / "volume-1.aux").read_text("utf-8")
    [page] = re.findall(r"newlabel{numbers:hint-exercise-sum}{{.*?}{(\w+)}", notes)
    lines = lines_of(latex, "volume-1")
    assert any(re.fullmatch(rf"Hint: p\. {page} Solution: companion, p\. \d+", line)
               for line in lines)
    assert f"Hint: p. {page}" in lines
    assert "1.1 Count with your fingers. 1.2 Add twice." in lines


def test_the_contents_have_own_sections_alone(latex):
    notes = (latex / "volume-1.toc").read_text("utf-8")
    sections = re.findall(r"contentsline \{section\}\{\\numberline \{([\d.]+)\}", notes)
    common = re.findall(r"\{commonsection\}\{\\numberline \{[\d.]+\}(.*?)\}", notes)
    assert sections == ["1.1"]
    assert common == ["Check yourself", "Exercises", "Sources"]
