"""What is wrong with a PDF, read from TeX's log.

TeX goes on after most faults: a line that runs off the page, a letter that the
font lacks, a link to nowhere. Each of these is an error here. The writer leaves
a mark, ``%% page:line``, before each paragraph, so that a fault has a place in
the book's own sources.
"""

import bisect
import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

OVERFULL_POINTS = 10  # what is seen on the page

OVERFULL = re.compile(
    r"Overfull \\(?P<box>[hv])box \((?P<points>[\d.]+)pt too (?:wide|high)\)"
    r"(?P<place>.*)")
LINE = re.compile(r"lines? (\d+)")
LETTER = re.compile(
    r"Missing character: There is no (?P<letter>.+?) in font (?P<font>[^/]+)")
REFERENCE = re.compile(
    r"(?:Hyper reference|Reference|Citation) [`'](?P<name>[^']+)' on page "
    r"(?P<page>\w+) undefined")
MULTIPLE = re.compile(r"Label [`'](?P<name>[^']+)' multiply defined")
# A package that does not do what it was asked for.
REFUSAL = re.compile(r"^Package (?P<package>\w+) Warning: (?P<text>.*"
                     r"(?:Over-specification|bailing out).*)")
STOP = re.compile(r"^(?:! |(?P<file>[^:]*)(?P<place>:\d+): )(?P<text>.+)")
STOP_LINES = 4  # what TeX was reading
STATISTICS = "Here is how much of TeX's memory"
MARK = re.compile(r"%% (?P<place>[\w/.-]+:\d+)$")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and where in the sources if that is known."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


def faults(log: str, tex: str) -> list[Fault]:
    """Return what is wrong with a PDF.

    Parameters
    ----------
    log
        TeX's log, its lines not cut at 79 characters.
    tex
        The LaTeX that was set.

    Examples
    --------
    >>> tex = "%% calculus/one-neuron:7\\nA long line.\\n"
    >>> log = "Overfull \\\\hbox (12.3pt too wide) in paragraph at lines 2--2"
    >>> print(faults(log, tex)[0])
    calculus/one-neuron:7: 12.3 pt too wide for the page
    """
    places = marked_places(tex)
    found = [fault for line in log.splitlines()
             if (fault := fault_in(line, places))]
    return list(dict.fromkeys(found))


def fault_in(line: str, places: list[tuple[int, str]]) -> Fault | None:
    if match := OVERFULL.search(line):
        points = float(match["points"])
        if points <= OVERFULL_POINTS:
            return None
        side = "wide" if match["box"] == "h" else "high"
        return Fault(place_of(match["place"], places),
                     f"{points:.1f} pt too {side} for the page")
    if match := LETTER.search(line):
        return Fault("", f"the font {match['font']} has no {match['letter']}; "
                         "expected another letter, or a font for it in "
                         "mathbook.cls")
    if match := REFERENCE.search(line):
        return Fault("", f"a link on page {match['page']} leads to "
                         f"{match['name']}, which is not in the book")
    if match := MULTIPLE.search(line):
        return Fault("", f"two places have the name {match['name']}; "
                         "expected one")
    if match := REFUSAL.match(line):
        return Fault("", f"the package {match['package']} says: {match['text']}")
    return None


def marked_places(tex: str) -> list[tuple[int, str]]:
    """Return the lines of the LaTeX that bear a mark, with their marks."""
    return [(number, match["place"])
            for number, line in enumerate(tex.splitlines(), start=1)
            if (match := MARK.match(line))]


def place_of(text: str, places: list[tuple[int, str]]) -> str:
    """Return the mark above the line that a message names."""
    line = LINE.search(text)
    if not line:
        return ""
    index = bisect.bisect_right(places, (int(line[1]), "\uffff"))
    return places[index - 1][1] if index else ""


def stop(log: str, tex: str, name: str) -> Fault | None:
    """Return what stopped TeX.

    Parameters
    ----------
    log
        TeX's log, its lines not cut at 79 characters.
    tex
        The LaTeX that was set.
    name
        The file of the LaTeX.

    Examples
    --------
    >>> tex = "%% calculus/one-neuron:7\\nA \\\\lost word.\\n"
    >>> log = "./volume-1.tex:2: Undefined control sequence.\\nl.2 A \\\\lost\\n"
    >>> print(stop(log, tex, "volume-1.tex"))
    calculus/one-neuron:7: TeX stops: Undefined control sequence.
    l.2 A \\lost
    """
    lines = log.splitlines()
    for number, line in enumerate(lines):
        found = STOP.match(line)
        if found:
            context = list(takewhile(
                lambda text: not text.startswith(STATISTICS),
                lines[number + 1:number + 1 + STOP_LINES]))
            read = (found["place"] or "").replace(":", "line ")
            if not (found["file"] or "").endswith(name):
                # In a file of TeX's own: what the manuscript says comes below.
                read = next((f"line {text[2:].split()[0]}" for text in
                             lines[number:] if re.match(r"l\.\d+ ", text)), "")
            return Fault(place_of(read, marked_places(tex)), "\n".join(
                [f"TeX stops: {found['text']}", *filter(str.strip, context)]))
    return None


def check_log(folder: Path, name: str, source: str) -> list[Fault]:
    """Return the faults of a document, whose LaTeX is in the file `source`."""
    return faults((folder / f"{name}.log").read_text("utf-8", "replace"),
                  (folder / source).read_text("utf-8"))
