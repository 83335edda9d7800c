"""Folded boxes, hidden cells, templates, citations: markup without a script.

Everything that opens and closes becomes a `<details>`: dropdowns, admonitions
and solutions of the class `dropdown`, hidden inputs and outputs of cells. The
browser knows how to open one, to find words in it, and how to say what it is.
"""

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator
from sphinx_design.shared import is_component
from sphinx_proof.nodes import proof_node

from publishing.folded import folded, folded_title

# What a summary says for a hidden part of a cell, by its place.
HIDDEN_PARTS = {"above-input": "Show the code",
                "below-input": "Show the output",
                "above-output": "Show the output"}

# Cells with this tag are templates that the reader completes.
TEMPLATE = "tag_your-turn"
TEMPLATE_HINT = ("Press “Run this”, put your answer in place of the dots, and run"
                 " the cell again, here on the page.")

# Extensions wrap the content of their boxes in sections that all have the
# same id.
WRAPPERS = {"exercise-content", "solution-content", "proof-content"}


class UnwrapBoxes(SphinxPostTransform):
    """Make plain containers of sections that are none."""

    default_priority = 150
    formats = ("html",)

    def run(self, **kwargs) -> None:
        for section in list(self.document.findall(nodes.section)):
            if set(section["ids"]) & WRAPPERS:
                # What replaces a node inherits its ids and classes.
                section["ids"], section["classes"] = [], []
                section.replace_self(section.children)


class FreeProofs(SphinxPostTransform):
    """Take from proofs the id that sphinx-proof gives to all of them."""

    default_priority = 150
    formats = ("html",)

    def run(self, **kwargs) -> None:
        for proof in self.document.findall(proof_node):
            for box in proof.children:
                if box["ids"] == ["proof"]:
                    box["ids"] = []


class NameRows(SphinxPostTransform):
    """Tell which cells name their rows: those below an empty corner."""

    default_priority = 150
    formats = ("html",)

    def run(self, **kwargs) -> None:
        for group in self.document.findall(nodes.tgroup):
            rows = list(group.findall(nodes.row))
            heads = [row for row in rows
                     if isinstance(row.parent, nodes.thead)]
            if not heads or heads[0][0].astext().strip():
                continue
            heads[0][0]["corner"] = True
            for row in rows:
                if row not in heads:
                    row[0]["names_row"] = True


class LabelTemplates(SphinxPostTransform):
    """Say above a template what it is and how it runs."""

    default_priority = 150
    formats = ("html",)

    def run(self, **kwargs) -> None:
        for cell in list(self.document.findall(nodes.container)):
            if TEMPLATE in cell["classes"]:
                cell.insert(0, nodes.paragraph(
                    "", "", nodes.strong(text="Your turn"),
                    nodes.Text(f" {TEMPLATE_HINT}"), classes=["your-turn-label"]))


class FoldDropdowns(SphinxPostTransform):
    """Turn dropdowns into folded parts, before sphinx-design does."""

    default_priority = 190
    formats = ("html",)

    def run(self, **kwargs) -> None:
        for box in list(self.document.findall(is_dropdown)):
            title, *body = box.children
            box.replace_self(fold(box, title, body, ["dropdown"]))


class FoldAdmonitions(SphinxPostTransform):
    """Fold boxes of the class `dropdown`: solutions, long proofs."""

    default_priority = 191
    formats = ("html",)

    def run(self, **kwargs) -> None:
        for box in list(self.document.findall(is_folded_admonition)):
            title, *body = box.children
            box.replace_self(fold(box, title, body, box["classes"]))


class FoldHiddenCells(SphinxPostTransform):
    """Fold what cells hide, after myst-nb has marked it."""

    default_priority = 200  # myst-nb's own transform has 199
    formats = ("html",)

    def run(self, **kwargs) -> None:
        # From the cell down: what is hidden does not always know its parent.
        for cell in list(self.document.findall(nodes.container)):
            for hidden in list(cell.children):
                if isinstance(hidden, HideCodeCellNode):
                    cell.replace(hidden, folded_part(hidden))


def folded_part(hidden: HideCodeCellNode) -> folded:
    text = next((text for place, text in HIDDEN_PARTS.items()
                 if place in hidden["classes"]), "Show more")
    return fold(hidden, nodes.inline(text=text), hidden.children,
                ["hidden-part", *hidden["classes"]])


def is_dropdown(node: nodes.Node) -> bool:
    return is_component(node, "dropdown") and node["has_title"]


def is_folded_admonition(node: nodes.Node) -> bool:
    return (isinstance(node, nodes.Admonition)
            and "dropdown" in node.get("classes", ()) and bool(node.children))


def fold(box: nodes.Element, title: nodes.Element, body: list[nodes.Node],
         classes: list[str]) -> folded:
    """Return a folded part with a box's ids, a title and a body."""
    result = folded(classes=classes, opened=box.get("opened", False))
    result["ids"] = [*box["ids"], *title.get("ids", ())]
    head = folded_title()
    head += without_links(title)
    result += head
    result += nodes.container("", *body, classes=["folded-body"],
                              is_div=True)
    return result


def without_links(title: nodes.Element) -> list[nodes.Node]:
    """Return a title's content as text: a click on it opens the box."""
    plain = title.deepcopy()
    for link in list(plain.findall(nodes.reference)):
        link.replace_self(link.children)
    return plain.children


# How many lines of text things are as high as, on a generous guess. Pictures
# come in two versions, of which one is seen; cells of a table lie side by side.
LINE = 62  # characters
HEIGHTS = {nodes.title: 4, nodes.paragraph: 1, nodes.list_item: 0.4,
           nodes.math_block: 3, nodes.image: 6.5, nodes.row: 1.5,
           nodes.Admonition: 3, nodes.caption: 1, nodes.table: 2}


def lengths(section: nodes.section) -> tuple[int, int]:
    """Guess how long a section is: lines of text, and height besides these.

    Folded parts count as closed. The guess is rather too long than too short:
    the browser uses it for a section that it has not laid out yet, whose
    parts would otherwise seem to lie over the next section.
    """
    words = height = 0.0
    closed = list(section.findall(folded))
    height += 2 * len(closed)
    hidden = {id(node) for part in [*closed, *section.findall(nodes.entry)]
              for node in part.findall()}
    for node in section.findall():
        if id(node) in hidden:
            continue
        height += next((value for kind, value in HEIGHTS.items()
                        if isinstance(node, kind)), 0)
        if isinstance(node, nodes.paragraph | nodes.caption):
            words += -(-len(node.astext()) // LINE)
        elif isinstance(node, nodes.math_block):
            height += 1.5 * node.get("latex", "").count(r"\\")
        elif isinstance(node, nodes.literal_block):
            height += 3 + node.astext().count("\n")
    return round(words), round(height)


class BookTranslator(HTML5Translator):
    """Writes pages that assistive technology reads well."""

    def visit_section(self, node: nodes.section) -> None:
        start = len(self.body)
        super().visit_section(node)
        # Sections of the second level are laid out as the reader comes near.
        if self.section_level == 2:
            words, height = lengths(node)
            self.body[start] = self.body[start].replace(
                "<section", f'<section style="--words: {words}; '
                f'--height: {height}"', 1)

    def visit_reference(self, node: nodes.reference) -> None:
        # A title is not read aloud by all; `spoken` is.
        start = len(self.body)
        super().visit_reference(node)
        if "spoken" in node:
            spoken = self.attval(node["spoken"])
            self.body[start] = self.body[start].replace(
                "<a ", f'<a aria-label="{spoken}" ', 1)

    def visit_citation(self, node: nodes.citation) -> None:
        # docutils gives the entries a role that a list may not contain.
        start = len(self.body)
        super().visit_citation(node)
        self.body[start:] = [
            part.replace('role="doc-biblioentry"', 'role="listitem"')
            for part in self.body[start:]]

    def visit_entry(self, node: nodes.entry) -> None:
        # The empty corner of a table heads nothing; below it stand the names
        # of the rows.
        start = len(self.body)
        super().visit_entry(node)
        if node.get("corner"):
            self.become(start, "<td")
        elif node.get("names_row"):
            self.become(start, '<th scope="row"')

    def become(self, start: int, opening: str) -> None:
        self.body[start] = self.body[start].replace(
            self.body[start][:3], opening, 1)
        self.context[-1] = f"</{opening[1:3]}>\n"

    def add_permalink_ref(self, node: nodes.Element, title: str) -> None:
        # Without a place in the order of the Tab key: there are hundreds on
        # a page, and the contents lead to every heading.
        if node["ids"] and self.config.html_permalinks:
            start = len(self.body)
            super().add_permalink_ref(node, title)
            self.body[start:] = [
                part.replace('<a class="headerlink"',
                             '<a class="headerlink" tabindex="-1" '
                             'aria-hidden="true"')
                for part in self.body[start:]]


def setup(app: Sphinx) -> None:
    app.set_translator("html", BookTranslator)
    app.setup_extension("publishing.folded")
    for transform in (UnwrapBoxes, FreeProofs, NameRows, LabelTemplates, FoldDropdowns,
                      FoldAdmonitions, FoldHiddenCells):
        app.add_post_transform(transform)
