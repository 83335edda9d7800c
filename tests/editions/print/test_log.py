"""Faults in TeX's log are seen, and told with their place."""

import pytest

from publishing.print.log import faults

TEX = """\
%% calculus/gradients:12
A line.

%% calculus/gradients:20
Another line
that goes on.
"""


@pytest.mark.parametrize(("log", "place", "words"), [
    (r"Overfull \hbox (10.5pt too wide) in paragraph at lines 5--6",
     "calculus/gradients:20", "10.5 pt too wide"),
    (r"Overfull \hbox (31.0pt too wide) detected at line 2",
     "calculus/gradients:12", "31.0 pt too wide"),
    (r"Overfull \vbox (40.2pt too high) has occurred while \output is active",
     "", "40.2 pt too high"),
    ("Missing character: There is no ⌘ (U+2318) in font "
     "[texgyrepagella-regular.otf]/OT:script=latn!",
     "", "texgyrepagella-regular.otf] has no ⌘ (U+2318)"),
    ("LaTeX Warning: Hyper reference `a:def-x' on page 10 undefined on input "
     "line 7.", "", "page 10 leads to a:def-x"),
    ("LaTeX Warning: Reference `a:b' on page iv undefined on input line 7.",
     "", "page iv leads to a:b"),
    ("LaTeX Warning: Label `a:b' multiply defined.", "", "the name a:b"),
    ("Package geometry Warning: Over-specification in `h'-direction.",
     "", "geometry says: Over-specification"),
    (r"Package tocloft Warning: \@starttoc has already been redefined; tocloft "
     "bailing out.", "", "tocloft bailing out"),
])
def test_fault_is_told(log, place, words):
    (fault,) = faults(f"(./book.tex\n{log}\n[1]", TEX)
    assert fault.place == place
    assert words in str(fault)


@pytest.mark.parametrize("log", [
    r"Overfull \hbox (9.9pt too wide) in paragraph at lines 5--6",
    r"Underfull \hbox (badness 10000) in paragraph at lines 5--6",
    "LaTeX Warning: Label(s) may have changed. Rerun to get "
    "cross-references right.",
    "Package hyperref Warning: Token not allowed in a PDF string",
])
def test_what_nobody_sees_is_no_fault(log):
    assert faults(log, TEX) == []


def test_fault_is_told_once():
    line = r"Overfull \hbox (12.0pt too wide) in alignment at lines 5--6"
    assert len(faults(f"{line}\n{line}", TEX)) == 1
