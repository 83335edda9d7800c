"""Every kind of figure, drawn with numbers of all sorts.

How many samples of each kind: `SAMPLES` in the environment, 50 if it is not
there. `make figures` draws more.
"""

import os
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from publishing.figures.letters import NoLetter, advances, outlined
from publishing.figures.numbers import ask, kinds, samples
from publishing.figures.stills import Stills
from publishing.paths import BOOK
from tests.figures.picture import Picture, is_gray, luminance, neighbors

MODULES = BOOK / "figures"
SAMPLES = int(os.environ.get("SAMPLES", 50))
SEED = int(os.environ.get("SEED", 1))
SMALLEST = 8  # points
POINTS = 127 / 25.4 * 72 / 480  # of a pixel on paper
LIGHTER = 1.5  # how much, to be told apart in gray

every_kind = pytest.mark.parametrize("kind", kinds(MODULES))


@pytest.fixture(scope="module")
def stills():
    made = Stills(MODULES, Path(os.devnull))
    yield made
    made.close()


@cache
def numbers_of(kind: str) -> list[dict]:
    return [ask(MODULES, kind=kind, numbers=given)["numbers"]
            for given in samples(MODULES, kind, SAMPLES, SEED)]


PICTURES: dict[str, list[str]] = {}


def drawn(stills, kind: str) -> list[tuple[dict, str]]:
    """Return numbers with what is drawn of them, drawn once."""
    if kind not in PICTURES:
        PICTURES[kind] = [draw(stills, kind, numbers)
                          for numbers in numbers_of(kind)]
    return list(zip(numbers_of(kind), PICTURES[kind]))


def draw(stills, kind: str, numbers: dict) -> str:
    return stills.ask({"kind": kind, "id": "fig-sample", "numbers": numbers,
                       "edition": "paper"})["drawn"]


def judged(stills, kind: str, faults_of) -> None:
    """Ask each picture for its faults, and fail with all of them."""
    found = [f"{numbers}\n    {fault}" for numbers, svg in drawn(stills, kind)
             for fault in faults_of(svg)]
    assert not found, f"{len(found)} faults\n" + "\n".join(found[:12])


@every_kind
def test_it_is_drawn_without_an_error(stills, kind):
    judged(stills, kind, lambda svg: [
        word for word in ("NaN", "Infinity", "undefined", "null", "[object")
        if word in svg])


@every_kind
def test_nothing_stands_outside_or_is_cut_off(stills, kind):
    judged(stills, kind, lambda svg: outside(Picture(svg, advances())))


def outside(picture: Picture) -> list[str]:
    marks = [f"{mark.tag} {mark.looks.get('d', '')[:60]} at {mark.box}"
             for mark in picture.marks
             if not (mark.frame or mark.box).inside(picture.view)]
    words = [f"{word.text!r} at {word.box}" for word in picture.words
             if not word.box.inside(word.frame or picture.view)]
    return marks + words


@every_kind
def test_no_label_lies_over_another_one(stills, kind):
    judged(stills, kind, lambda svg: [
        f"{one.text!r} over {other.text!r}" for one, other in combinations(
            Picture(svg, advances()).words, 2) if one.box.meets(other.box)])


@every_kind
def test_letters_are_large_enough_on_paper(stills, kind):
    judged(stills, kind, lambda svg: [
        f"{word.text!r} in {min(word.sizes) * POINTS:.1f} points"
        for word in Picture(svg, advances()).words
        if word.sizes and min(word.sizes) * POINTS < SMALLEST])


@every_kind
def test_the_font_has_every_letter(stills, kind):
    judged(stills, kind, missing)


def missing(svg: str) -> list[str]:
    try:
        outlined(svg)
    except NoLetter as reason:
        return [str(reason)]
    return []


@every_kind
def test_what_differs_in_color_differs_in_gray(stills, kind):
    judged(stills, kind, lambda svg: alike(Picture(svg, advances())))


def alike(picture: Picture) -> list[str]:
    """Pairs of marks that their color alone tells apart."""
    looks = {look for mark, after in neighbors(picture.marks)
             if not any(word.box.inside(mark.box) for word in picture.words)
             for look in looks_of(mark, after)}
    return [f"{one} and {other}" for one, other in combinations(sorted(looks), 2)
            if one[0] != other[0] and one[1:] == other[1:]
            and not lighter(one[0], other[0])]


def looks_of(mark, after) -> list[tuple]:
    """How a mark looks: color, view, tag, part, dashes or lines, size."""
    found = []
    hatch = ""
    if after and after.looks.get("d") == mark.looks.get("d"):
        hatch = after.looks.get("fill", "")
        hatch = hatch if hatch.startswith("url") else ""
    for part in ("fill", "stroke"):
        color = mark.looks.get(part, "none" if part == "stroke" else "#000000")
        if color.startswith("#") and not is_gray(color):
            dashes = mark.looks.get("stroke-dasharray", "")
            size = mark.looks.get("stroke-width", "1") if part == "stroke" else (
                mark.looks.get("r", ""))
            found.append((color, mark.view, mark.tag, part,
                          dashes if part == "stroke" else hatch, size))
    return found


def lighter(one: str, other: str) -> bool:
    first, second = sorted((luminance(one), luminance(other)))
    return (second + 0.05) / (first + 0.05) >= LIGHTER


@every_kind
def test_the_same_numbers_make_the_same_bytes(stills, kind):
    again = Stills(MODULES, Path(os.devnull))
    try:
        # Backwards: what was drawn before has to leave nothing behind.
        for numbers, svg in drawn(stills, kind)[::-5]:
            assert draw(again, kind, numbers) == svg
    finally:
        again.close()
