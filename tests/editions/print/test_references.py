"""What references of print say of where they lead, on two pages and a part."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex.nodes import math_reference
from sphinx_proof.nodes import NODE_TYPES

from publishing.outcomes import outcome_tag
from publishing.print.nodes import place, planned_words
from publishing.print.references import (
    brackets, mark_planned, say_places, targets_in)

ENVIRONMENT = SimpleNamespace(
    toc_secnumbers={"lines": {"": (1,)}, "chance": {"": (2,)}},
    toc_fignumbers={"lines": {"theorem": {"thm-line": (1, 4)},
                              "figure": {"fig-line": (1, 2)}}},
    titles={"lab": nodes.title(text="Lab L1: Grids"),
            "words": nodes.title(text="Glossary")})


def section(depth, name, number, *content):
    return nodes.section("", nodes.title(text=f"About {name}"), *content,
                         ids=[name], depth=depth, number=number)


def page(name, number, *content):
    return addnodes.start_of_file(
        "", section(0, name, number, *content), docname=name)


def link(to, words="there", **attributes):
    return nodes.reference("", "", nodes.inline("", words, **attributes),
                           refuri=f"%{to}", internal=True)


def sentence(*parts):
    return nodes.paragraph("", "", *(
        nodes.Text(part) if isinstance(part, str) else part for part in parts))


def theorem():
    made = NODE_TYPES["theorem"]("", nodes.title(text="Lines"), ids=["thm-line"])
    made["label"], made["countertype"], made["realtype"] = (
        "thm-line", "theorem", "theorem")
    return made


def targets():
    """A chapter of two sections, another one, a lab, and the companion."""
    return [
        page("lines", "1",
             section(1, "straight", "1.1", theorem(),
                     nodes.figure(ids=["fig-line"]),
                     nodes.math_block("", "a", label="eq-a")),
             section(1, "curved", "1.2", section(2, "deep", "1.2.1"))),
        page("chance", "2", section(1, "dice", "2.1")),
        page("lab", ""),
        addnodes.start_of_file("", section(0, "answers-of-page", "1"),
                               docname="lines", companion=True)]


def said(*parts, to=("chance", "dice"), around=nodes.paragraph, **attributes):
    """Return what is printed of a paragraph in a section of the small book."""
    files = targets()
    name, anchor = to
    [file] = [file for file in files if file["docname"] == name
              and bool(file.get("companion")) == bool(attributes)]
    found = targets_in(files, ENVIRONMENT)
    [home] = [node for node in file.findall(nodes.section)
              if anchor in node["ids"]]
    home += around("", sentence(*parts)) if around is not nodes.paragraph else (
        sentence(*parts))
    say_places(files, found)
    for node in file.findall(place):
        node.replace_self(nodes.Text(node["start"] + (
            node["name"] and f"{node['name']}, ") + node["label"] + node["end"]))
    return home[-1].astext()


def test_a_section_of_another_chapter_is_named_with_its_page():
    assert said("See ", link("lines#curved"), ".") == (
        "See there (Section 1.2, lines:curved).")
    assert said("See ", link("lines"), ".") == "See there (Chapter 1, lines::doc)."
    assert said("See ", link("lab", "the lab"), ".") == (
        "See the lab (Lab L1, lab::doc).")


def test_a_number_that_the_words_have_is_not_said_again():
    assert said(link("lines#curved", "Section 1.2")) == "Section 1.2 (lines:curved)"
    assert said(link("lines", "chapter 1")) == "chapter 1 (lines::doc)"
    assert said(link("lines#thm-line", "Theorem 1.4")) == (
        "Theorem 1.4 (lines:thm-line)")
    assert said(link("lines#thm-line", "the theorem")) == (
        "the theorem (Theorem 1.4, lines:thm-line)")
    assert said(link("lines#fig-line", "Fig. 1.2")) == "Fig. 1.2 (lines:fig-line)"


def test_within_a_chapter_only_other_sections_have_pages():
    here = "lines", "straight"
    assert said("See ", link("lines#curved"), ".", to=here) == (
        "See there (Section 1.2, lines:curved).")
    assert said(link("lines#deep"), to=here) == "there (Section 1.2.1, lines:deep)"
    for other in ("lines#thm-line", "lines#straight", "lines"):
        assert said(link(other), to=here) == "there"
    assert said(link("lines#deep"), to=("lines", "curved")) == "there"
    assert said(link("lines#curved"), to=("lines", "deep")) == "there"


def test_the_companion_has_another_chapter_for_its_own():
    assert said(link("lines#thm-line", "Theorem 1.4"), companion=True,
                to=("lines", "answers-of-page")) == "Theorem 1.4 (lines:thm-line)"


def test_words_of_the_glossary_titles_and_outcomes_have_no_page():
    assert said(link("lines#straight", classes=["std-term"])) == "there"
    assert said(outcome_tag("", "", link("lines#straight", "O3"))) == "O3"
    assert said(link("lines#straight"), around=lambda text, child: nodes.rubric(
        "", "", *child.children)) == "there"


def test_a_paragraph_says_a_page_once():
    assert said(link("lines#curved"), " and ", link("lines#curved"), ", ",
                link("lines#straight")) == (
        "there (Section 1.2, lines:curved) and there, "
        "there (Section 1.1, lines:straight)")


def test_in_a_table_there_is_the_page_alone_and_behind_a_mere_number_nothing():
    def in_table(text, child):
        return nodes.table("", nodes.tgroup("", nodes.tbody("", nodes.row(
            "", nodes.entry("", child)))))
    assert said(link("lines#curved"), around=in_table) == "there (lines:curved)"
    assert said(link("lines", "12"), around=in_table) == "12"


def test_the_number_of_a_formula_and_its_page_share_brackets():
    reference = math_reference("", "", docname="lines", target="eq-a")
    assert said("By ", reference, ".") == "By , equation:lines:eq-a)."


def test_brackets_in_brackets():
    assert said("(See ", link("lines#curved"), ".)") == (
        "(See there, Section 1.2, lines:curved.)")
    assert said("(", link("lines#curved"), " has it)") == (
        "(there [Section 1.2, lines:curved] has it)")
    assert brackets("(all) of ", " it") == (" (", ")")


@pytest.fixture
def planned():
    """A page with links to a planned one, to a page of the web, to a written."""
    book = nodes.section(
        "", sentence("See ", link("slopes", "what comes"), ", ",
                     link("slopes#a", "again"), "."),
        sentence(link("slopes", "Chapter 3"), link("web"), link("lines")),
        nodes.entry("", sentence(link("slopes", "slopes"))))
    mark_planned(book, {"lines"}, {"slopes": "Chapter 3"})
    return book


def test_what_names_a_planned_page_is_marked(planned):
    assert [node.astext() for node in planned.findall(planned_words)] == [
        "what comes", "again", "Chapter 3", "slopes"]
    assert [part.astext() for part in planned] == [
        "See what comes (Chapter 3, planned), again.",
        "Chapter 3 (planned)therethere", "slopes"]


def test_links_to_what_is_left_out_become_words(planned):
    assert [node["refuri"] for node in planned.findall(nodes.reference)] == [
        "%lines"]
