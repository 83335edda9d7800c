"""A page is read into blocks whose lines are those of the file."""

from publishing.checks.page import (
    CodeCell,
    Container,
    Heading,
    Math,
    Paragraph,
    parse_page,
    plain,
    role_target,
    role_text,
)

SOURCE = """\
---
kind: front
---

(top)=
# Title with $x$

A paragraph
with `code`, {term}`two words
<target>`, $a =
b$ and a [link](https://example.org)
at the end.

- item

  $$
  y
  $$ (eq-y)

````{exercise} The *title*
:label: exercise-a

Words.

```{dropdown} Hint
Deep words.
```
````

> :::{note}
> Quoted words.
> :::

| a | b |
|---|---|
| c | last cell |

```{code-cell} ipython3
---
tags: [hide-input]
mystnb:
  figure:
    caption: |
      A caption.
---
code()
```

```{glossary}
one
other
  The meaning.

  More meaning.

two
  Second meaning.
```
"""


def line_with(text):
    found = [i for i, line in enumerate(SOURCE.split("\n"), 1) if text in line]
    assert len(found) == 1
    return found[0]


PAGE = parse_page(SOURCE)


def paragraph(text):
    return next(p for p in PAGE.find(Paragraph) if text in plain(p.text))


def test_nothing_is_wrong():
    assert PAGE.errors == []
    assert PAGE.front == {"kind": "front"}


def test_lines_of_blocks():
    for text in ("Deep words", "Quoted words", "last cell", "The meaning",
                 "More meaning", "Second meaning"):
        assert paragraph(text).line == line_with(text), text
    assert PAGE.find(Heading)[0].line == line_with("# Title")
    display = PAGE.find(Math)[0]
    assert (display.line, display.end) == (line_with("  y") - 1, line_with("(eq-y)"))
    assert display.label == "eq-y"


def test_lines_of_pieces():
    pieces = {p.kind: p for p in paragraph("A paragraph").text}
    assert pieces["code"].line == line_with("with `code`")
    assert pieces["role"].line == line_with("with `code`")
    assert pieces["math"].line == line_with("$a =")
    assert pieces["link"].line == line_with("[link]")
    assert pieces["text"].line == line_with("at the end")


def test_directive():
    exercise = PAGE.directives("exercise")[0]
    assert exercise.options == {"label": "exercise-a"}
    assert exercise.option_lines == {"label": line_with(":label:")}
    assert plain(exercise.title) == "The title"
    assert [d.argument for d in exercise.directives("dropdown")] == ["Hint"]


def test_code_cell():
    cell = PAGE.find(CodeCell)[0]
    assert cell.body.strip() == "code()"
    assert cell.body_line == line_with("code()")
    assert cell.tags == {"hide-input"} and not cell.visible
    assert cell.figure == {"caption": "A caption."}
    assert cell.option_lines["caption"] == line_with("caption: |")


def test_glossary():
    entries = [c for c in PAGE.find(Container) if c.kind == "glossary_terms"]
    words = [[plain(p.text) for p in entry.find(Paragraph)] for entry in entries]
    assert words == [["one", "other"], ["two"]]


def test_roles():
    assert role_text("pivots <pivot>") == "pivots"
    assert role_target("pivots <pivot>") == "pivot"
    assert role_target("two\nwords") == "two words"
