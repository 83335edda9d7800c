"""Pictures of tables show every number, in its place and its shade."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mlmath.figures import INK, MUTED, PALETTE, plot_pixels


def rectangles(patch):
    """Return left, top, right and bottom of each part of a shape."""
    parts = patch.get_path().vertices.reshape(-1, 5, 2)
    return [(*part.min(axis=0), *part.max(axis=0)) for part in parts]


def shades(ax, shape):
    """Read the table back from what was drawn."""
    found = np.zeros(shape)
    for patch in ax.patches:
        if patch.get_gid() == "pixels":
            assert not patch.get_antialiased()
            for left, top, right, bottom in rectangles(patch):
                assert bottom == top + 1
                span = slice(int(left), int(right))
                assert not found[int(top), span].any()
                found[int(top), span] = patch.get_alpha()
    return found


SHADES = st.sampled_from([0.0, 0.25, 0.5, 1.0])


@given(st.tuples(st.integers(1, 6), st.integers(1, 6)).flatmap(
    lambda shape: arrays(float, shape, elements=SHADES)))
@settings(max_examples=25, deadline=None)
def test_the_table_can_be_read_off(table):
    [ax] = plot_pixels([table], ["one"])
    assert np.array_equal(shades(ax, table.shape), table)
    plt.close("all")


def test_each_shade_is_one_shape_of_whole_runs():
    [ax] = plot_pixels([[[1, 1, 0, 1], [0.5, 0.5, 0.5, 0.5]]], ["one"])
    shapes = [patch for patch in ax.patches if patch.get_gid() == "pixels"]
    assert [patch.get_alpha() for patch in shapes] == [0.5, 1]
    assert rectangles(shapes[0]) == [(0, 1, 4, 2)]
    assert rectangles(shapes[1]) == [(0, 0, 2, 1), (3, 0, 4, 1)]
    for patch in shapes:
        assert patch.get_facecolor()[:3] == (
            matplotlib.colors.to_rgb(PALETTE["blue"]))
        assert patch.get_linewidth() == 0 or patch.get_edgecolor()[3] == 0


def test_the_first_row_is_on_top_and_pixels_are_square():
    [ax] = plot_pixels([np.eye(3, 5)], ["one"])
    assert ax.get_ylim() == (3, 0) and ax.get_xlim() == (0, 5)
    assert ax.get_aspect() == 1
    assert ax.bbox.height / ax.bbox.width == pytest.approx(3 / 5)


def test_a_photo_is_gray():
    table = np.array([[0.5, 0.25, 0.75], [0.5, 0.7, 0.75]])
    ax, = plot_pixels([table], ["a photo"], gray=True)
    drawn, = ax.images
    assert drawn.get_gid() == "photo"
    assert np.array_equal(drawn.get_array(), table)
    # Pale tables stay pale: the shades do not depend on the table.
    assert drawn.get_clim() == (0, 1)
    shades = drawn.cmap(drawn.norm(table))
    assert np.allclose(shades[..., :3], table[..., None], atol=1 / 250)
    assert (shades[..., 3] == 1).all()
    assert drawn.get_interpolation() == "none"
    assert drawn.get_extent() == [0, 3, 2, 0]
    assert ax.get_ylim() == (2, 0) and ax.get_xlim() == (0, 3)
    assert not ax.axison and ax.get_aspect() == 1
    assert [patch.get_gid() for patch in ax.patches] == ["frame"]


@pytest.mark.parametrize("gray", [False, True])
def test_a_frame_and_a_caption_look_the_same_on_every_picture(gray):
    ax, = plot_pixels([np.eye(2)], ["two of four"], gray=gray)
    frame = ax.patches[-1]
    assert (frame.get_gid(), frame.get_linewidth(), frame.get_clip_on()) == (
        "frame", 1, False)
    assert frame.get_facecolor()[3] == 0
    caption, = ax.texts
    assert (caption.get_gid(), caption.get_text(), caption.get_color()) == (
        "caption", "two of four", INK)
    assert caption.get_fontsize() == 12 and caption.get_annotation_clip() is False
    assert caption.get_position() == (0, -6)


def test_a_photo_has_numbers_from_0_to_1():
    with pytest.raises(ValueError, match="from 0 to 1, got 255"):
        plot_pixels([[[0, 255]]], ["a photo"], gray=True)
    with pytest.raises(TypeError):
        plot_pixels([np.eye(2)], ["a photo"], 2, True)


def test_a_frame_surrounds_the_picture():
    [ax] = plot_pixels([np.zeros((2, 3))], ["one"])
    [frame] = [patch for patch in ax.patches if patch.get_gid() == "frame"]
    assert (frame.get_xy(), frame.get_width(), frame.get_height()) == (
        (0, 0), 3, 2)
    assert frame.get_edgecolor() == matplotlib.colors.to_rgba(MUTED)
    assert frame.get_facecolor()[3] == 0


def test_captions_stand_below_their_pictures():
    panels = plot_pixels([np.eye(2)] * 3, ["one", "two", "three"])
    assert [ax.texts[0].get_text() for ax in panels] == ["one", "two", "three"]
    panels[0].figure.canvas.draw()
    for ax in panels:
        box = ax.texts[0].get_window_extent()
        assert box.y1 < ax.bbox.y0 and box.y0 >= 0
        assert (box.x0 + box.x1) / 2 == pytest.approx(
            (ax.bbox.x0 + ax.bbox.x1) / 2, abs=1)
        assert ax.texts[0].get_color() == INK


@pytest.mark.parametrize("count, columns, places", [
    (1, 2, [(0, 0)]),
    (3, 2, [(0, 0), (0, 1), (1, 0)]),
    (4, 3, [(0, 0), (0, 1), (0, 2), (1, 0)]),
    (3, 1, [(0, 0), (1, 0), (2, 0)]),
])
def test_panels_fill_row_after_row(count, columns, places):
    panels = plot_pixels([np.eye(4)] * count, ["x"] * count, columns)
    assert panels.shape == (count,)
    lefts = sorted({round(ax.bbox.x0) for ax in panels})
    tops = sorted({round(ax.bbox.y1) for ax in panels}, reverse=True)
    assert [(tops.index(round(ax.bbox.y1)), lefts.index(round(ax.bbox.x0)))
            for ax in panels] == places
    figure = panels[0].figure.bbox
    for ax in panels:
        assert 0 < ax.bbox.x0 and ax.bbox.x1 < figure.width
        assert 0 < ax.bbox.y0 and ax.bbox.y1 < figure.height
    assert panels[0].figure.get_size_inches()[0] == pytest.approx(4.6)


def test_pictures_do_not_touch():
    first, second, third = plot_pixels(
        [np.eye(2), np.eye(4, 2), np.eye(2)], ["x"] * 3)
    gap = 0.22 * first.figure.dpi
    assert second.bbox.x0 - first.bbox.x1 == pytest.approx(gap)
    # The taller picture decides where the next row begins.
    assert second.bbox.y0 - third.bbox.y1 == pytest.approx(
        gap + 0.3 * first.figure.dpi)


@pytest.mark.parametrize("tables, captions, error, words", [
    ([], [], ValueError, "tables: expected at least one table, got none"),
    ([[[0, 1.5]]], ["x"], ValueError, r"tables\[0\]: .* 0 to 1, got 1.5"),
    ([[[0, 1]], [[-0.5, 2]]], ["x", "y"], ValueError,
     r"tables\[1\]: .* got -0.5"),
    ([[[0, 1]]], [], ValueError, "captions: expected 1, .* got 0"),
    ([[0, 1]], ["x"], ValueError, r"tables\[0\]"),
    (3, ["x"], TypeError, "tables: expected a list of tables"),
    ([[[0, 1]]], 3, TypeError, "captions: expected a list of texts"),
])
def test_bad_input_is_refused(tables, captions, error, words):
    with pytest.raises(error, match=words):
        plot_pixels(tables, captions)


def test_the_bounds_themselves_are_allowed():
    [ax] = plot_pixels([[[0, 1]]], ["x"])
    assert np.array_equal(shades(ax, (1, 2)), [[0, 1]])
