"""Columns of tables fit the line."""

import re

import pytest
from docutils import nodes

from publishing.print.tables import (
    LINE, WHOLE, column_specification, keep_code_whole, prepare_tables,
    shared_widths, table_lines)


def table(*rows, align="text-left"):
    return nodes.table("", *(nodes.row("", *(
        nodes.entry("", nodes.paragraph(text=text), classes=[align])
        for text in row)) for row in rows))


def test_a_narrow_table_keeps_its_widths_and_sides():
    assert column_specification(table(["Day", "Hours"], ["Monday", "2"],
                                      align="text-right")) == "rr"


def test_long_entries_are_broken_and_short_ones_are_not():
    specification = column_specification(
        table(["1", "word " * 40, "word " * 40]))
    assert specification.startswith("l>")
    widths = [float(width) for width in
              re.findall(r"p\{([\d.]+)\\linewidth\}", specification)]
    assert len(widths) == 2 and sum(widths) < 1


@pytest.mark.parametrize("widths", [
    [10, 40, 70, 30], [5, 100], [200, 200], [9, 9, 9, 300], [12, 12, 80]])
def test_shares_fill_the_room_and_nothing_more(widths):
    room = LINE - 10
    shares = shared_widths(widths, [0] * len(widths), room)
    assert sum(shares) == pytest.approx(room)
    assert all(0 < share <= width + 1e-9
               for share, width in zip(shares, widths, strict=True))


def test_no_column_is_narrower_than_its_longest_word():
    code = nodes.paragraph("", "", nodes.literal(text="multivariate_normal(m, C)"))
    row = nodes.row("", nodes.entry("", nodes.paragraph(text="word " * 60)),
                    nodes.entry("", nodes.paragraph(text="word " * 60)),
                    nodes.entry("", code))
    widths = re.findall(r"p\{([\d.]+)\\linewidth\}",
                        column_specification(nodes.table("", row)))
    assert float(widths[2]) * LINE >= len("multivariate_normal(m,") - 0.1
    assert sum(map(float, widths)) < 1


def code(text):
    return nodes.paragraph("", "", nodes.literal(text=text))


def test_short_code_stays_whole_and_gets_its_width():
    call = "np.linalg.solve(A, b)"
    made = nodes.table("", nodes.row("", *(
        nodes.entry("", paragraph) for paragraph in (
            code(call), nodes.paragraph(text="word " * 60),
            code("np.linalg.eigvals_of_all_the_rows(A)")))))
    keep_code_whole(made)
    widths = re.findall(r"p\{([\d.]+)\\linewidth\}", column_specification(made))
    assert float(widths[0]) * LINE >= len(call) - 0.1
    assert [WHOLE in node["classes"] for node in made.findall(nodes.literal)] == [
        True, False]


def test_whole_code_leaves_room_for_the_words_of_other_columns():
    call = "np.polynomial.Polynomial(c)"
    made = nodes.table("", nodes.row("", *(
        nodes.entry("", paragraph) for paragraph in (
            nodes.paragraph(text="three words say"),
            nodes.paragraph(text="word " * 9), nodes.paragraph(text="word " * 9),
            code(call)))))
    keep_code_whole(made)
    assert WHOLE not in next(made.findall(nodes.literal))["classes"]
    widths = re.findall(r"p\{([\d.]+)\\linewidth\}", column_specification(made))
    assert min(map(float, widths[1:3])) * LINE >= 15


def test_code_is_broken_where_whole_it_would_not_fit():
    made = nodes.table("", nodes.row("", *(
        nodes.entry("", code(text)) for text in (
            *["np.linalg.solve(A, bc)"] * 4, "np.ones((3, 4))"))))
    keep_code_whole(made)
    assert [WHOLE in node["classes"] for node in made.findall(nodes.literal)] == [
        False, False, False, False, True]
    widths = re.findall(r"p\{([\d.]+)\\linewidth\}", column_specification(made))
    assert len(widths) == 5 and sum(map(float, widths)) < 1


def test_an_address_at_the_foot_of_the_page_takes_no_width():
    words = nodes.paragraph("", "A source", nodes.footnote(
        "", nodes.paragraph(text="https://example.org/" + "a" * 90)))
    row = nodes.row("", nodes.entry("", words),
                    nodes.entry("", nodes.paragraph(text="short")))
    assert column_specification(nodes.table("", row)) == "ll"


def test_lines_of_a_table_are_those_of_its_longest_entries():
    assert table_lines(table(["a", "b"], ["c", "d"])) == 2
    assert table_lines(table(["a", "word " * 40], ["c", "d"])) == 4


@pytest.mark.parametrize(("box", "rows", "breaks"), [
    (nodes.section, [["a", "word " * 40]] * 5, True),
    (nodes.section, [["a", "b"]] * 5, False),
    (nodes.admonition, [["a", "word " * 40]] * 5, False),
    (nodes.container, [["a", "b"]] * 20, False)])
def test_long_tables_may_be_broken_unless_a_box_holds_them(box, rows, breaks):
    one = table(*rows)
    prepare_tables(nodes.document(None, None, "", box("", one)))
    assert ("longtable" in one["classes"]) is breaks
