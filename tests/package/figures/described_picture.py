"""Say in words what is drawn on axes, so that a test can compare a whole picture.

One line says how things look, the indented lines below it where they are. Only
what differs from Matplotlib's usual way is said. Numbers are rounded to three
digits, since more would not be seen.
"""

import numpy as np
from matplotlib.collections import Collection
from matplotlib.colors import to_hex, to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import (
    Circle, Ellipse, FancyArrowPatch, Patch, Polygon, Rectangle)

from mlmath.figures.style import GRID, INK, MUTED, PALETTE, PAPER, TEXT_COLORS

NAMES = {
    INK: "ink", MUTED: "muted", PAPER: "paper", GRID: "grid",
    **{color: name for name, color in PALETTE.items()},
    **{color: f"{name} letters" for name, color in TEXT_COLORS.items()}}

MANY = 12  # places of things that look alike; of more, some are said


def picture(ax):
    """Return the description of axes, their figure included."""
    parts = [part for drawn in (ax.lines, ax.patches, ax.collections, ax.texts)
             for part in drawn]
    places = {}
    for part in parts:
        look, place = _said(part)
        places.setdefault(look, []).append(f"  {place}")
    lines = [*_frame(ax)]
    for look, found in places.items():
        shown = found if len(found) <= MANY else [
            *found[:4], f"  ... {len(found)} in all", *found[-2:]]
        lines += [look, *shown]
    legend = ax.get_legend()
    if legend is not None:
        lines += _legend(legend)
    return "\n".join(lines)


def number(value):
    return f"{float(np.round(value, 12)):.3g}" if np.isfinite(value) else "nan"


def numbers(values, between=","):
    return between.join(number(value) for value in np.ravel(values))


def color(value, alpha=None):
    red, green, blue, opaque = to_rgba(value)
    if not opaque:
        return "none"
    code = to_hex((red, green, blue))
    return NAMES.get(code, code) + (f" at {opaque:.3g}" if opaque < 1 else "")


def _frame(ax):
    size = ax.figure.get_size_inches()
    box = np.ravel(ax.get_position().get_points()) * np.tile(size, 2)
    yield f"figure {numbers(size)}, axes {numbers(box)} inches"
    yield (f"x {numbers(ax.get_xlim())} {ax.get_xscale()}, "
           f"y {numbers(ax.get_ylim())} {ax.get_yscale()}")
    if not ax.axison:
        yield "no axes"
        return
    for axis, label in ((ax.xaxis, ax.get_xlabel()), (ax.yaxis, ax.get_ylabel())):
        seen = [tick for tick in axis._update_ticks() if tick in axis.majorTicks]
        grid = {tick.gridline.get_visible() for tick in seen}
        sizes = {number(tick.label1.get_fontsize()) for tick in seen}
        ticks = " ".join(tick.label1.get_text() or number(tick.get_loc())
                         for tick in seen)
        yield (f"{axis.axis_name} axis {label!r}: {ticks}"
               f" ({', '.join(sorted(sizes))}{', grid' * (grid == {True})})")


def _said(part):
    kind = next(say for type_, say in [
        (Line2D, _line), (FancyArrowPatch, _arrow), (Polygon, _polygon),
        (Rectangle, _rectangle), (Circle, _ellipse), (Ellipse, _ellipse),
        (Collection, _collection), (object, _text)] if isinstance(part, type_))
    look, place = kind(part)
    if isinstance(part, Patch) and not isinstance(part, FancyArrowPatch):
        place += _moved(part)
    more = [f"z {number(part.get_zorder())}"]
    if part.get_alpha() is not None:
        more.append(f"alpha {number(part.get_alpha())}")
    if part.get_clip_on() != (kind is not _text):
        more.append("over the edge" if kind is not _text else "cut at the edge")
    return ", ".join([f"{part.get_gid() or 'unnamed'}: {look}", *more]), place


def _dash(line):
    return _pattern(*line._unscaled_dash_pattern)


def _pattern(offset, pattern):
    return "solid" if pattern is None else f"dashes {number(offset)} {numbers(pattern)}"


def _line(line):
    said = []
    points = _points(line)
    if line.get_linestyle() != "None" and len(points) > 1:
        said.append(f"{color(line.get_color())} line of {number(line.get_linewidth())}"
                    f" {_dash(line)}")
        if line.get_solid_capstyle() != "projecting" and _dash(line) == "solid":
            said.append(f"{line.get_solid_capstyle()} ends")
        if line.get_solid_joinstyle() != "round":
            said.append(f"{line.get_solid_joinstyle()} joins")
    if line.get_marker() not in (None, "None", ""):
        said.append(
            f"marks {line.get_marker()} of {number(line.get_markersize())} in"
            f" {color(line.get_markerfacecolor())} edged {color(line.get_markeredgecolor())}"
            f" {number(line.get_markeredgewidth())}")
    shown = points if len(points) <= 8 else points[:: -(-len(points) // 8)]
    more = "" if len(shown) == len(points) else f" of {len(points)}"
    return ", ".join(said), " ".join(numbers(point) for point in shown) + more


def _points(line):
    if hasattr(line, "get_xy1"):  # a line without ends
        second = line.get_xy2()
        return [line.get_xy1(), (line.get_slope(), 0) if second is None else second]
    return line.get_xydata()


def _moved(patch):
    """Say where a shape is drawn that has been moved from its place."""
    path, axes = patch.get_path(), patch.axes
    drawn = path.transformed(patch.get_transform() - axes.transData).get_extents()
    given = path.transformed(patch.get_patch_transform()).get_extents()
    if np.allclose(drawn.get_points(), given.get_points(), atol=1e-6):
        return ""
    return f" moved to {numbers(drawn.min)} to {numbers(drawn.max)}"


def _face(patch):
    edge = color(patch.get_edgecolor())
    said = f"{color(patch.get_facecolor())} inside"
    if edge != "none":
        said += f", edge {edge} {number(patch.get_linewidth())} {_dash(patch)}"
    return said + (f", hatch {patch.get_hatch()}" if patch.get_hatch() else "")


def _rectangle(patch):
    return _face(patch), f"{numbers(patch.get_xy())} to {numbers(patch.get_corners()[2])}"


def _polygon(patch):
    return _face(patch), " ".join(numbers(point) for point in patch.get_xy())


def _ellipse(patch):
    return _face(patch), f"{numbers(patch.center)} of {numbers([patch.width, patch.height])}"


def _arrow(arrow):
    style = arrow.get_arrowstyle()
    look = (f"{color(arrow.get_edgecolor())} {style.arrow}"
            f" {number(style.head_length)},{number(style.head_width)}"
            f" of {number(arrow.get_linewidth())} {arrow.get_joinstyle()}"
            f" {arrow.get_capstyle()} shrunk {number(arrow.shrinkA)},"
            f"{number(arrow.shrinkB)}")
    return look, " to ".join(numbers(end) for end in arrow._posA_posB)


def _collection(part):
    edges, faces = ([*dict.fromkeys(color(each) for each in colors)] for colors in (
        part.get_edgecolor(), part.get_facecolor()))
    look = (f"lines {' '.join(edges)} {numbers(sorted(set(part.get_linewidth())))}"
            f" inside {' '.join(faces) or 'none'}")
    if not faces:
        look += "".join(
            f" {dash}" for dash in sorted({_pattern(*dash) for dash in part.get_linestyle()}))
    paths = [path.vertices for path in part.get_paths() if len(path.vertices)]
    boxes = [numbers([*path.min(axis=0), *path.max(axis=0)]) for path in paths]
    levels = getattr(part, "levels", None)
    return look, "; ".join([*([] if levels is None else [f"at {numbers(levels)}"]),
                            f"{len(paths)} in " + " ".join(boxes[:3] + boxes[3:][-1:])])


def _text(text):
    said = [f"{color(text.get_color())} {number(text.get_fontsize())}"
            f" {text.get_ha()} {text.get_va()}"]
    if text.get_rotation():
        said.append(f"turned {number(text.get_rotation())}")
    box = text.get_bbox_patch()
    if box is not None:
        style = box.get_boxstyle()
        edge = color(box.get_edgecolor())
        said.append(f"on {type(style).__name__.lower()} {number(style.pad)}"
                    f" {color(box.get_facecolor())}{'' if edge == 'none' else ' ' + edge}")
    place = numbers(text.get_position())
    if hasattr(text, "xy"):
        place = f"{place} {text.anncoords} from {numbers(text.xy)} {text.xycoords}"
        if text.get_annotation_clip() is False:
            said.append("always")
    return ", ".join(said), f"{text.get_text()!r} at {place}"


def _legend(legend):
    handles = []
    for handle in legend.legend_handles:
        look, _ = _line(handle) if isinstance(handle, Line2D) else (_face(handle), 0)
        handles.append(look)
    yield f"list in {legend._ncols}, samples of {number(legend.handlelength)}"
    for text, look in zip(legend.get_texts(), handles):
        yield f"  {text.get_text()!r} {color(text.get_color())}" \
              f" {number(text.get_fontsize())}: {look}"
