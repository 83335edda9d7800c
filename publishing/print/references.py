"""References that say where: "Elimination in general (Section 1.11, p. 25)".

On a screen a link is followed; on paper a reader needs the page. A reference
says it if it leads away: to another section or chapter, or to a definition, a
figure, a formula of another chapter; the number of what it leads to as well, if
its own words do not have it. Words of the glossary never do: they are in the
alphabet. A paragraph says it once of each place, and in a table, where room is
short, there is the page alone.

No rule asks how far away a page is. What is printed depends on the manuscript
alone, so that page numbers settle, and both editions have the same pages.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes
from sphinx.addnodes import number_reference
from sphinx.builders.latex.nodes import math_reference
from sphinx.environment import BuildEnvironment
from sphinx_exercise.nodes import is_exercise_node
from sphinx_proof.nodes import NODE_TYPES

from publishing.outcomes import outcome_tag
from publishing.print.arrangement import chapter_number
from publishing.print.appendices import number_of
from publishing.print.nodes import label_of, place, planned_words

STATEMENTS = tuple(NODE_TYPES.values())
GLOSSARY_WORD = "std-term"
# What has no references: they would stand in the contents or in the index.
TITLES = (nodes.title, nodes.rubric, nodes.term)
OWN_NAME = re.compile(r"(Lab L|Capstone K)\d+")
SHORT_NAME = 4  # letters of a link in a table that is a mere number, "12" or "L3"
ENDS = tuple("),;.:")


@dataclass(frozen=True)
class Target:
    """What a reference may lead to.

    Attributes
    ----------
    label
        Its first name, the same for all its names.
    file
        The page; what the companion has of it is another one.
    sections
        The labels of the sections that hold it, the innermost first; a section
        holds itself. The last two are the chapter's and the section's.
    is_section
        Whether it is a section or a chapter.
    name
        What print calls it: "Section 1.11", "Definition 2.3"; or nothing.
    """

    label: str
    file: str
    sections: tuple[str, ...] = ()
    is_section: bool = False
    name: str = ""


def targets_in(files: Iterable[nodes.Node], env: BuildEnvironment
               ) -> dict[str, Target]:
    """Return what has a label on some pages, by all the labels it has."""
    found: dict[str, Target] = {}
    for file in files:
        page = file["docname"]
        for node in file.findall(nodes.Element):
            labels = [label_of(page, name) for name in node.get("ids", ())]
            if isinstance(node, nodes.math_block) and node.get("label"):
                labels.append(f"equation:{page}:{node['label']}")
            if (isinstance(node, nodes.section) and not node.get("depth", 1)
                    and not file.get("companion")):
                labels.insert(0, f"{page}::doc")
            if labels:
                target = Target(labels[0], name_of_file(file), sections_of(node),
                                isinstance(node, nodes.section),
                                name_of(node, page, env))
                found |= dict.fromkeys(labels, target)
    return found


def name_of_file(file: nodes.Element) -> str:
    return f"{file['docname']}{' (companion)' * bool(file.get('companion'))}"


def sections_of(node: nodes.Node) -> tuple[str, ...]:
    """Return names of the sections around a node, the innermost first."""
    found = []
    while node is not None and not isinstance(node, addnodes.start_of_file):
        if isinstance(node, nodes.section):
            found.append(" ".join(node["ids"]))
        node = node.parent
    return tuple(found)


def name_of(node: nodes.Element, page: str, env: BuildEnvironment) -> str:
    """Return the kind and the number of what is numbered."""
    if isinstance(node, nodes.section):
        if node.get("number"):
            kind = "Section" if node["depth"] else "Chapter"
            return f"{kind} {node['number']}"
        if not node.get("depth", 1):
            return name_of_page(page, env)
        return ""
    kind, number = "", ""
    if isinstance(node, STATEMENTS) and node.get("realtype"):
        kind = node["realtype"].title()
        number = number_of(env, page, node["countertype"], node["label"])
    elif is_exercise_node(node):
        kind, number = "Exercise", number_of(env, page, "exercise", node["ids"][0])
    elif isinstance(node, nodes.figure | nodes.table) and node["ids"]:
        kind = node.tagname.title()
        number = number_of(env, page, node.tagname, node["ids"][0])
    return f"{kind} {number}" if number else ""


def name_of_page(page: str, env: BuildEnvironment) -> str:
    """Return what print calls a page: "Chapter 3", "Lab L2", or nothing."""
    number = chapter_number(env, page)
    if number:
        return f"Chapter {number}"
    own = OWN_NAME.match(env.titles[page].astext()) if page in env.titles else None
    return own[0] if own else ""


def label_of_link(link: nodes.Element, page: str) -> str:
    """Return the label that a link within the book leads to, or nothing."""
    if isinstance(link, math_reference):
        return f"equation:{link['docname']}:{link['target']}"
    if link.get("refid"):
        return label_of(page, link["refid"])
    address = link.get("refuri", "")
    if address.startswith("#"):
        return label_of(page, address[1:])
    if not address.startswith("%"):
        return ""
    other, _, name = address[1:].partition("#")
    return label_of(other, name or ":doc")


def is_named(words: str, name: str) -> bool:
    """Tell whether words have the number of something already.

    >>> is_named("Theorem 1.2", "Theorem 1.2"), is_named("the theorem", "Theorem 1.2")
    (True, False)
    >>> is_named("Theorem 11.2", "Theorem 1.2"), is_named("Lab L3", "Lab L3")
    (False, True)
    """
    number = re.escape(name.rpartition(" ")[2])
    return bool(re.search(rf"(?<![\w.]){number}(?!\w|\.\d)", words))


def links_of(file: nodes.Node) -> Iterator[nodes.Element]:
    """Yield the links of a page whose places may be said."""
    for link in list(file.findall(lambda node: isinstance(
            node, nodes.reference | number_reference | math_reference))):
        around = list(ancestors(link))
        if (not any(isinstance(node, (*TITLES, outcome_tag)) for node in around)
                and not any(GLOSSARY_WORD in node.get("classes", ())
                            for node in link.findall(nodes.Element))):
            yield link


def ancestors(node: nodes.Node) -> Iterator[nodes.Element]:
    while node.parent is not None:
        node = node.parent
        yield node


def block_of(node: nodes.Node) -> nodes.Element:
    """Return the paragraph, or the like, that an inline node stands in."""
    return next(above for above in ancestors(node)
                if not isinstance(above, nodes.Inline))


def is_in_table(node: nodes.Node) -> bool:
    return any(isinstance(above, nodes.entry) for above in ancestors(node))


def around(link: nodes.Node, block: nodes.Element) -> tuple[str, str]:
    """Return the text before a link in its paragraph, and the text after it."""
    own = set(map(id, link.findall(nodes.Text)))
    before, after, passed = [], [], False
    for node in block.findall():
        passed = passed or node is link
        if isinstance(node, nodes.Text) and id(node) not in own and not isinstance(
                node.parent, nodes.math | nodes.literal | place):
            (after if passed else before).append(node.astext())
    return "".join(before), "".join(after)


def brackets(before: str, after: str) -> tuple[str, str]:
    """Return what stands around the words on a place.

    Brackets in brackets are square; at the end of such ones a comma will do.

    >>> brackets("See ", "."), brackets("(see ", ")."), brackets("(", " is)")
    ((' (', ')'), (', ', ''), (' [', ']'))
    """
    if before.count("(") <= before.count(")"):
        return " (", ")"
    return (", ", "") if after.lstrip().startswith(ENDS) else (" [", "]")


def say_places(files: Iterable[nodes.Element], targets: dict[str, Target]
               ) -> None:
    """Put the places of what references lead to behind their words."""
    for file in files:
        said: set[tuple[int, str]] = set()
        for link in links_of(file):
            label = label_of_link(link, file["docname"])
            target = targets.get(label)
            if target is None or not leads_away(link, target, file):
                continue
            block = block_of(link)
            if (id(block), target.label) in said:
                continue
            said.add((id(block), target.label))
            made = place_for(link, label, target, block)
            if made:
                link.parent.insert(link.parent.index(link) + 1, made)


def leads_away(link: nodes.Element, target: Target, file: nodes.Element) -> bool:
    """Tell whether a reader has to turn pages to follow a link."""
    if target.file != name_of_file(file):
        return True
    here = sections_of(link)
    # The chapter is the last of the sections, its sections are before it.
    return (target.is_section and target.sections[0] not in here
            and target.sections[-2:] != here[-2:])


def place_for(link: nodes.Element, label: str, target: Target,
              block: nodes.Element) -> place | None:
    words = link.astext()
    name = "" if is_named(words, target.name) else target.name
    before, after = around(link, block)
    start, end = brackets(before, after)
    if is_in_table(link):
        if len(words) <= SHORT_NAME:
            return None
        name = ""
    if isinstance(link, math_reference):
        name, start, end = "", ", ", ")"  # inside the brackets of its number
    # The text is for the columns of tables, which measure it.
    return place("", f"{start}p. 1000{end}", label=label, name=name,
                 start=start, end=end)


# Planned pages --------------------------------------------------------------

def mark_planned(book: nodes.document, pages: set[str], planned: dict[str, str]
                 ) -> None:
    """Leave the words of links that lead to what is not in the book.

    Parameters
    ----------
    book
        The book.
    pages
        The pages that are printed.
    planned
        The names of those that are not written yet, by which they are known.
    """
    said: set[tuple[int, str]] = set()
    for link in list(book.findall(nodes.reference)):
        target = link.get("refuri", "")
        page = target[1:].partition("#")[0]
        if not target.startswith("%") or page in pages:
            continue
        if page not in planned:
            link.replace_self(link.children)
            continue
        block = block_of(link)
        marked = planned_words("", "", *link.children)
        if not (is_in_table(link) or (id(block), page) in said
                or isinstance(block, TITLES)):
            said.add((id(block), page))
            start, end = brackets(*around(link, block))
            name = planned[page]
            known = f"{name}, " if name and not is_named(link.astext(), name) else ""
            link.replace_self([marked, nodes.Text(f"{start}{known}planned{end}")])
        else:
            link.replace_self(marked)
