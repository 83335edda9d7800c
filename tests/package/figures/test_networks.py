"""Pictures of networks show what was handed over, and refuse the rest."""

import matplotlib
import numpy as np
import pytest
from matplotlib.patches import FancyArrowPatch

from mlmath.figures import INK, PALETTE, PAPER, plot_network
from mlmath.figures.style import TEXT_COLORS

PLACES = {"Gate": (0, 0), "Mill": (4, 0), "Pond": (4, 3)}
ARROWS = [((-1, 0), "Gate", "40"), ("Gate", "Mill", "$x_1$"),
          ("Mill", "Pond", "$x_2$"), ("Pond", (5, 3), "40")]


def arrows_of(ax, gid):
    return [patch for patch in ax.patches
            if isinstance(patch, FancyArrowPatch) and patch.get_gid() == gid]


def ends(arrow):
    return [tuple(map(float, point)) for point in arrow._posA_posB]


def labels(ax, gid):
    return [text for text in ax.texts if text.get_gid() == gid]


def test_every_place_stands_where_it_belongs():
    ax = plot_network(PLACES, ARROWS)
    for name, point in PLACES.items():
        [text] = labels(ax, f"place-{name}")
        assert text.get_position() == point
        assert text.get_text() == name
        assert text.get_color() == INK


def test_every_arrow_leads_from_start_to_end():
    ax = plot_network(PLACES, ARROWS)
    assert [ends(arrow) for arrow in arrows_of(ax, "street")] == [
        [(0, 0), (4, 0)], [(4, 0), (4, 3)]]
    assert [ends(arrow) for arrow in arrows_of(ax, "gate")] == [
        [(-1, 0), (0, 0)], [(4, 3), (5, 3)]]


def test_streets_and_gates_differ_by_more_than_color():
    ax = plot_network(PLACES, ARROWS)
    [street, _], [gate, _] = arrows_of(ax, "street"), arrows_of(ax, "gate")
    assert street.get_linestyle() != gate.get_linestyle()
    assert street.get_edgecolor() == matplotlib.colors.to_rgba(PALETTE["blue"])
    assert gate.get_edgecolor() == matplotlib.colors.to_rgba(PALETTE["green"])
    assert street.get_linewidth() > gate.get_linewidth()


def test_an_arrow_keeps_clear_of_places_but_not_of_points_outside():
    ax = plot_network(PLACES, ARROWS)
    gates = arrows_of(ax, "gate")
    assert (gates[0].shrinkA, gates[1].shrinkB) == (0, 0)
    for space in (gates[0].shrinkB, gates[1].shrinkA,
                  arrows_of(ax, "street")[0].shrinkA,
                  arrows_of(ax, "street")[0].shrinkB):
        assert 15 < space < 30


def test_labels_stand_on_streets_and_beyond_the_ends_of_gates():
    ax = plot_network(PLACES, ARROWS)
    found = labels(ax, "label")
    assert [text.get_text() for text in found] == ["40", "$x_1$", "$x_2$", "40"]
    assert [tuple(text.xy) for text in found] == [
        (-1, 0), (2, 0), (4, 1.5), (5, 3)]
    assert [tuple(np.sign(text.xyann)) for text in found] == [
        (-1, 0), (0, 0), (0, 0), (1, 0)]
    assert np.hypot(*found[0].xyann) == pytest.approx(14)
    assert found[0].get_bbox_patch() is None
    backing = found[1].get_bbox_patch()
    assert backing.get_facecolor() == matplotlib.colors.to_rgba(PAPER)
    assert [found[i].get_color() for i in (0, 1)] == [
        TEXT_COLORS["green"], TEXT_COLORS["blue"]]


@pytest.mark.parametrize("places", [PLACES, {"A": (0, 0), "B": (0, 9)},
                                    {"A": (0, 0), "B": (50, 1)}])
def test_everything_is_inside_and_to_scale(places):
    names = list(places)
    ax = plot_network(places, [(names[0], names[1], "$x$")])
    ax.figure.canvas.draw()
    frame = ax.figure.bbox
    for name in places:
        [text] = labels(ax, f"place-{name}")
        box = text.get_window_extent()
        assert frame.x0 <= box.x0 and box.x1 <= frame.x1
        assert frame.y0 <= box.y0 and box.y1 <= frame.y1
    across, up = ax.bbox.width, ax.bbox.height
    width, height = np.diff(ax.get_xlim())[0], np.diff(ax.get_ylim())[0]
    assert across / width == pytest.approx(up / height)
    # As large as the frame allows: one of the two directions is filled.
    points = np.array(list(places.values()))
    spans = np.ptp(points, axis=0) * across / width / ax.figure.dpi
    assert (np.isclose(spans, [4.6 - 1.2, 3.4 - 0.6])).any()
    # No more height than the places need.
    assert spans[1] + 0.6 == pytest.approx(ax.figure.get_size_inches()[1])


def test_a_single_place_is_drawn_too():
    ax = plot_network({"Home": (3, 2)}, [])
    assert np.mean(ax.get_xlim()) == 3 and np.mean(ax.get_ylim()) == 2


@pytest.mark.parametrize("places, error, words", [
    ([("A", (0, 0))], TypeError, "places: expected a dict"),
    ({}, ValueError, "at least one place, got none"),
    ({"A": (0, 0), "B": (0, 0)}, ValueError, "different points"),
    ({"A": (0, 0, 0)}, ValueError, r"places\['A'\]: expected a point"),
    ({"A": 3}, TypeError, r"places\['A'\]: expected a point"),
    ({"A": (0, "x")}, TypeError, r"places\['A'\]"),
])
def test_bad_places_are_refused(places, error, words):
    with pytest.raises(error, match=words):
        plot_network(places, [])


@pytest.mark.parametrize("arrow, error, words", [
    (("Gate", "Mill"), TypeError, r"arrows\[0\]: expected \(start, end, label"),
    (("Gate", "Mill", 3), TypeError, r"arrows\[0\]: expected \(start, end"),
    (("Gate", "Moon", "x"), ValueError, "Gate, Mill and Pond, got 'Moon'"),
    (("Gate", "Gate", "x"), ValueError, "two different ends"),
    (((0, 0), "Gate", "x"), ValueError, "two different ends"),
    (((0, 0), (1, 1), "x"), ValueError, "a place at one end at least"),
    (((0, 0, 0), "Mill", "x"), ValueError, r"arrows\[0\]: expected a point"),
    (("Gate", 5, "x"), TypeError, r"arrows\[0\]: expected a point"),
    (7, TypeError, r"arrows\[0\]"),
])
def test_bad_arrows_are_refused(arrow, error, words):
    with pytest.raises(error, match=words):
        plot_network(PLACES, [arrow])


def test_arrows_must_be_a_sequence():
    with pytest.raises(TypeError, match="arrows: expected a list of arrows"):
        plot_network(PLACES, 7)
