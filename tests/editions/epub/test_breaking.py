"""Long formulas come in pieces, so that a narrow page shows all of them."""

import pytest
from bs4 import BeautifulSoup

from publishing.epub.breaking import break_formula

LONG = "<mn>1234567890123</mn>"  # about seven ems, three to a line too many
SPACE = '<mspace width="2em"></mspace>'


def broken(inside: str, display: str = ' display="block"'):
    """Return a paragraph with a formula, after it was broken."""
    soup = BeautifulSoup(f"<p><math{display}><mrow>{inside}</mrow></math></p>",
                         "html.parser")
    break_formula(soup.math)
    return soup.p


def pieces(paragraph) -> list[str]:
    return [piece.get_text() for piece in paragraph.select(".formula-piece")]


def test_a_short_formula_stays_whole():
    made = broken("<mi>a</mi><mo>=</mo><mi>b</mi>")
    assert made.select("span") == []
    assert made.math["display"] == "block"


def test_a_long_formula_is_broken_before_relations():
    made = broken(f"{LONG}<mo>=</mo>{LONG}<mo>≤</mo>{LONG}")
    number = "1234567890123"
    assert pieces(made) == [number, f"={number}", f"≤{number}"]
    assert [row["class"] for row in made.select("span > span > span")
            ] == [["formula-piece"]] * 3
    # At the beginning of a formula, too, these are signs between two parts.
    assert [sign["form"] for sign in made.find_all("mo")] == ["infix"] * 2
    assert all(part["displaystyle"] == "true"
               for part in made.find_all("math"))


def test_each_piece_has_a_text_of_its_own():
    made = broken(f"{LONG}<mo>=</mo>{LONG}<mo>≤</mo>{LONG}")
    number = "1234567890123"
    assert [part["alttext"] for part in made.find_all("math")] == [
        number, f"= {number}", f"≤ {number}"]


def test_pieces_keep_every_letter_in_order():
    inside = (f"{LONG}<mo>=</mo>{LONG}<mo>+</mo><mfrac>{LONG}{LONG}</mfrac>"
              f"<mo>−</mo><mi>x</mi><mo>,</mo>{SPACE}<mi>y</mi><mo>=</mo>{LONG}")
    before = BeautifulSoup(inside, "html.parser").get_text()
    assert "".join(pieces(broken(inside))) == before


def test_a_wide_space_ends_a_piece_and_is_left_to_the_style_sheet():
    made = broken(f"{LONG}<mo>,</mo>{SPACE}{LONG}{SPACE}{LONG}")
    assert pieces(made) == ["1234567890123,", "1234567890123",
                            "1234567890123"]
    assert made.find("mspace") is None
    assert [("before-space" in piece["class"])
            for piece in made.select(".formula-piece")] == [True, True, False]


def test_a_piece_that_is_still_too_long_is_broken_before_signs():
    made = broken(f"<mi>a</mi><mo>=</mo>{LONG}<mo>+</mo>{LONG}<mo>−</mo>{LONG}")
    assert [piece[0] for piece in pieces(made)] == ["a", "+", "−"]


def test_a_list_that_is_still_too_long_is_broken_after_commas():
    made = broken(f"{LONG}<mo>,</mo>{LONG}<mo>,</mo>{LONG}")
    assert pieces(made) == ["1234567890123,", "1234567890123,",
                            "1234567890123"]


def test_the_sign_of_a_number_stays_with_it():
    made = broken(f"<mo>−</mo>{LONG}<mo>⋅</mo><mo>−</mo>{LONG}<mo>+</mo>{LONG}")
    assert [piece[:2] for piece in pieces(made)] == ["−1", "+1"]
    assert [sign.get("form") for sign in made.find_all("mo")] == [
        None, None, None, "infix"]


def test_dots_stand_for_numbers_and_a_line_may_break_behind_them():
    made = broken(f"{LONG}<mo>+</mo><mo>⋯</mo><mo>+</mo>{LONG}<mo>+</mo>{LONG}")
    assert [piece[:2] for piece in pieces(made)] == ["12", "+⋯", "+1", "+1"]


def test_a_short_left_side_stays_with_what_it_equals():
    made = broken(f"<mi>a</mi><mo>=</mo>{LONG}{SPACE}<mi>b</mi><mo>=</mo>{LONG}"
                  f"<mo>=</mo>{LONG}")
    assert [piece[:2] for piece in pieces(made)] == ["a=", "b=", "=1"]


@pytest.mark.parametrize(("opening", "closing"), ["()", "[]", "||"])
def test_brackets_that_fit_are_not_divided(opening, closing):
    made = broken(f"<mi>f</mi><mo>{opening}</mo>{LONG}<mo>=</mo><mi>x</mi>"
                  f"<mo>+</mo><mi>y</mi><mo>{closing}</mo><mo>=</mo>{LONG}")
    assert [piece[0] for piece in pieces(made)] == ["f", "="]
    assert pieces(made)[1] == "=1234567890123"


@pytest.mark.parametrize(("opening", "closing"), ["()", "||"])
def test_brackets_with_a_power_are_closed_too(opening, closing):
    made = broken(f"<mi>f</mi><mo>=</mo><mo>{opening}</mo>{LONG}<msup><mo>{closing}"
                  f"</mo><mn>2</mn></msup><mo>=</mo>{LONG}<mo>=</mo>{LONG}")
    assert [piece[0] for piece in pieces(made)] == ["f", "=", "="]


def test_brackets_that_are_too_long_are_divided_before_signs_alone():
    made = broken(f"<mi>a</mi><mo>(</mo>{LONG}<mo>=</mo><mi>x</mi>"
                  f"<mo>+</mo>{LONG}<mo>−</mo>{LONG}<mo>)</mo>")
    assert [piece[0] for piece in pieces(made)] == ["a", "+", "−"]


def test_a_piece_that_cannot_be_divided_is_set_smaller():
    made = broken(f"<mi>a</mi><mo>=</mo>{LONG}{LONG}<mn>1234567</mn>")
    assert [piece["class"] for piece in made.select(".formula-piece")] == [
        ["formula-piece"], ["formula-piece", "long"]]


def aligned(*cells: str) -> str:
    rows = "".join(f"<mtr><mtd>{one}</mtd><mtd><mrow><mrow></mrow>{two}</mrow>"
                   "</mtd></mtr>" for one, two in zip(cells[::2], cells[1::2]))
    return f'<mtable columnspacing="0em">{rows}</mtable>'


def test_lines_below_each_other_stay_lines():
    made = broken(aligned(LONG, f"<mo>=</mo>{LONG}<mo>=</mo>{LONG}",
                          "<mi>a</mi>", "<mo>=</mo><mi>b</mi>"))
    rows = made.select(".formula-row")
    assert [pieces(row)[0] for row in rows] == ["1234567890123", "a=b"]
    assert [len(pieces(row)) for row in rows] == [3, 1]


def test_a_matrix_is_not_divided():
    matrix = (f'<mtable columnspacing="1em"><mtr><mtd>{LONG}</mtd><mtd>{LONG}'
              f"</mtd><mtd>{LONG}</mtd></mtr></mtable>")
    made = broken(matrix)
    assert made.select("span") == []


def test_formulas_in_a_sentence_are_broken_too_but_not_displayed():
    made = broken(f"{LONG}<mo>=</mo>{LONG}<mo>=</mo>{LONG}", display="")
    # No space at the end, where the sentence may end too.
    assert made.get_text() == "1234567890123 =1234567890123 =1234567890123"
    assert not made.select("[displaystyle], .formula-row")
