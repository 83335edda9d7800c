"""The numbers of figures, tables and exercises, counted from outlines of pages.

In every build Sphinx loads the doctrees of all pages to number what has numbers.
So the time to see one changed word grows with the book. Here a page leaves an
outline once it is read: its sections, the pages it leads to, and what is to be
numbered, in order. The numbers are counted from all outlines as Sphinx counts,
but for labs and capstones, which have counters of their own: "Exercise L1.5".
"""

from collections import Counter
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.util import url_re

from publishing.pages import lab_number

Number = tuple[int | str, ...]  # (3, 1) in a chapter, ("L1", 5) in a lab


@dataclass(frozen=True)
class Section:
    """A section: its anchor and the outline of what it holds."""

    anchor: str
    outline: list


@dataclass(frozen=True)
class Leads:
    """A table of contents: the pages it leads to."""

    pages: list[str]


@dataclass(frozen=True)
class Numbered:
    """A thing with a number: of which kind, and its id."""

    kind: str
    name: str


def outline_of(env: BuildEnvironment, element: nodes.Element) -> list:
    """Return what counts for numbers in an element, in order."""
    outline = []
    for node in element.children:
        if isinstance(node, nodes.section):
            outline.append(Section(f"#{node['ids'][0]}",
                                   outline_of(env, node)))
        elif isinstance(node, addnodes.toctree):
            outline.append(Leads([page for _, page in node["entries"]
                                  if is_page(env, page)]))
        elif isinstance(node, nodes.Element):
            kind = kind_of(env, node)
            if kind and node["ids"]:
                outline.append(Numbered(kind, node["ids"][0]))
            outline += outline_of(env, node)
    return outline


def is_page(env: BuildEnvironment, entry: str) -> bool:
    generated = env.domains["std"]._virtual_doc_names  # genindex and such
    return not (url_re.match(entry) or entry == "self" or entry in generated)


def kind_of(env: BuildEnvironment, node: nodes.Element) -> str | None:
    """Return as what a node is numbered: "figure", "exercise", …"""
    for domain in env.domains.values():
        if domain.name == "std" and not domain.get_numfig_title(node):
            continue  # it has no caption
        if kind := domain.get_enumerable_node_type(node):
            return kind
    return None


class Count:
    """Counts through the pages in the order of the book."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self.counted: Counter = Counter()
        self.numbers: dict[str, dict[str, dict[str, Number]]] = {}
        self.visited: set[str] = set()

    def page(self, name: str, section: Number = ()) -> None:
        if name not in self.visited:
            self.visited.add(name)
            if name not in self.env.outlines:
                self.env.outlines[name] = outline_of(
                    self.env, self.env.get_doctree(name))
            lab = lab_number(self.env, name)
            self.walk(name, self.env.outlines[name], (lab,) if lab else section)

    def walk(self, page: str, outline: list, section: Number) -> None:
        for part in outline:
            if isinstance(part, Section):
                own = self.section_number(page, part.anchor)
                self.walk(page, part.outline, own or section)
            elif isinstance(part, Leads):
                for name in part.pages:
                    self.page(name, section)
            else:
                kinds = self.numbers.setdefault(page, {})
                kinds.setdefault(part.kind, {})[part.name] = self.next(
                    part.kind, section)

    def section_number(self, page: str, anchor: str) -> Number | None:
        numbers = self.env.toc_secnumbers.get(page, {})
        return numbers.get(anchor, numbers.get(""))

    def next(self, kind: str, section: Number) -> Number:
        section = section[:self.env.config.numfig_secnum_depth]
        self.counted[kind, section] += 1
        return *section, self.counted[kind, section]


def assign_figure_numbers(collector: TocTreeCollector,
                          env: BuildEnvironment) -> list[str]:
    """Number what has numbers; return the pages with new ones."""
    count = Count(env)
    if env.config.numfig:
        count.page(env.config.root_doc)
    old, env.toc_fignumbers = env.toc_fignumbers, count.numbers
    return [page for page, numbers in count.numbers.items()
            if numbers != old.get(page)]


def begin(app: Sphinx) -> None:
    if not hasattr(app.env, "outlines"):
        app.env.outlines = {}


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    env.outlines.pop(docname, None)


def setup(app: Sphinx) -> dict:
    # As sphinx-multitoc-numbering does for the numbers of sections.
    TocTreeCollector.assign_figure_numbers = assign_figure_numbers
    app.connect("builder-inited", begin)
    app.connect("env-purge-doc", forget)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
