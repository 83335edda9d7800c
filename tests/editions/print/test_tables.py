"""Columns of tables fit the line."""

import re

import pytest
from docutils import nodes

from publishing.print.tables import LINE, column_specification, shared_widths


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


def test_an_address_at_the_foot_of_the_page_takes_no_width():
    words = nodes.paragraph("", "A source", nodes.footnote(
        "", nodes.paragraph(text="https://example.org/" + "a" * 90)))
    row = nodes.row("", nodes.entry("", words),
                    nodes.entry("", nodes.paragraph(text="short")))
    assert column_specification(nodes.table("", row)) == "ll"
