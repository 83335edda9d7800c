"""The page of all kinds of figures: what each takes, with a live sample.

The directive ``figure-kinds`` writes it from the kinds' schemas, so that a new
kind is there as soon as its folder is. With so many figures, their still
pictures are files, which a reader's browser loads when they come near.
"""

import re
from pathlib import Path

import yaml
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from publishing.figures.moving import APART, modules_folder
from publishing.figures.numbers import parts

PART = """\
## {title}

{words}{numbers}

````markdown
{source}
````

{source}

"""
SOURCE = """\
```{{moving-figure}} {kind}
---
name: {name}
alt: {alt}
numbers: |
{numbers}
---
{caption}
```"""


class FigureKinds(SphinxDirective):
    """A part for each kind of figure, and for each of its modes."""

    def run(self) -> list[nodes.Node]:
        modules = modules_folder(self.env.app)
        for path in modules.rglob("*.js"):
            self.env.note_dependency(str(path.resolve()))
        lines = description(modules).splitlines()
        here = nodes.Element()
        self.env.temp_data[APART] = True
        self.state.nested_parse(
            StringList(lines, self.get_source_info()[0]), self.content_offset,
            here, match_titles=True)
        del self.env.temp_data[APART]
        return here.children


def description(modules: Path) -> str:
    """Return Markdown that says what authors can write."""
    return "".join(map(written, parts(modules)))


def written(part: dict) -> str:
    kind = part["kind"]
    mode = part.get("mode")
    heading = f"{part['title']}: `{kind}`" + (f", `mode: {mode}`" if mode else "")
    words = f"{part['words']}\n\n" if part["words"] else ""
    return PART.format(title=heading, words=words, numbers=part["numbers"],
                       source=source(part))


def source(part: dict) -> str:
    """Return the directive of a sample, as an author would write it."""
    sample = part["sample"]
    numbers = "\n".join(f"  {name}: {flow(value)}"
                        for name, value in sample["numbers"].items())
    name = re.sub(r"\W+", "-", f"fig-sample-{part['kind']} "
                  f"{part.get('mode', '')}".strip())
    return SOURCE.format(kind=part["kind"], name=name, alt=flow(sample["alt"]),
                         numbers=numbers, caption=sample["caption"])


def flow(value: object) -> str:
    """Return a value as YAML in one line, or one line for each name."""
    if isinstance(value, dict):
        return "".join(f"\n    {flow(name)}: {flow(entry)}"
                       for name, entry in value.items())
    text = yaml.safe_dump(value, default_flow_style=True, width=10**6,
                          allow_unicode=True)
    return text.removesuffix("...\n").strip()


def setup(app: Sphinx) -> dict:
    app.add_directive("figure-kinds", FigureKinds)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
