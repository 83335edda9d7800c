"""Pictures of systems in three unknowns: planes in space."""

from itertools import combinations

import numpy as np
from matplotlib.patches import Polygon
from matplotlib.patheffects import withStroke

from mlmath._arguments import as_number
from mlmath.figures import labels
from mlmath.figures.canvas import (
    NUMBERED_LINE,
    add_axes,
    checked_axes,
    draw_key,
    draw_number,
    limits_pair,
    name_panels,
    new_figure,
    panel_axes,
    width_of_key,
)
from mlmath.figures.equations import (
    check_is_sequence_of_systems,
    equations_of,
    point_latex,
)
from mlmath.figures.solid import (
    Piece,
    View,
    back_to_front,
    box_corners,
    box_edges,
    crossing_segment,
    line_in_box,
    plane_polygon,
)
from mlmath.figures.style import (
    FIGURE_WIDTH,
    INK,
    MUTED,
    PAPER,
    SMALL_SIZE,
    TEXT_SIZE,
    house_style,
)
from mlmath.typesetting import unknown_latex

PREFERRED_VIEW = (24, 30)  # degrees: elevation, azimuth
OTHER_VIEWS = tuple(
    (elevation, azimuth)
    for elevation in range(16, 41, 4)
    for azimuth in (*range(15, 76, 5), *range(-75, -14, 5))
)
SEEN_WELL = 0.3  # cosine between the direction of view and a normal
FACE_ALPHA = 0.34
MOST_CASES = 8
HEIGHT = 3.1  # inches of a figure with one picture
ROOM = (0.32, 0.32, 0.3, 0.08)  # inches left, bottom, right, top of the box
ROOM_IN_PANEL = (0.22, 0.22, 0.22, 0.02)
WIDEST_KEY = 1.75  # inches; a wider one goes below the picture


def plot_planes(system, *, ax=None, limits=None, elevation=None,
                azimuth=None):
    """Draw the planes of a system in three unknowns.

    Every equation is a plane, cut off by a box and marked with its number.
    Lines where two planes meet are drawn; what all planes share is marked:
    a point by a dot and its coordinates, a line by a heavy stroke. A plane
    that lies on another is hatched over it, so that both are seen.

    Parameters
    ----------
    system : LinearSystem
        With 3 unknowns and 1 to 4 equations. The third unknown runs upward.
    ax : matplotlib Axes, optional
        Where to draw: plain axes, for the view is computed here and the axes
        need no third dimension. The list of equations then stands below the
        box. On a figure of its own if not given.
    limits : tuple of float, shape (2,), optional
        The box reaches from the first to the second number in all three
        directions. If not given, from -3 to 3, or farther if the planes or
        their common point need it.
    elevation, azimuth : float, optional
        From where one looks, in degrees: above the horizontal plane, and
        around the vertical axis, counted from the first axis toward the
        second. What is not given is chosen so that no plane is seen as a
        mere line.

    Returns
    -------
    matplotlib Axes
        Flat axes that hold the projected picture.

    Raises
    ------
    TypeError
        If `system` is not a LinearSystem, `ax` not an Axes, or a number not
        a number.
    ValueError
        If there are not 3 unknowns, more than 4 equations, an equation
        without unknowns (its picture is no plane), limits that do not
        increase, or a plane that does not enter the box.

    Examples
    --------
    >>> from mlmath.systems import LinearSystem
    >>> from mlmath.figures import plot_planes
    >>> system = LinearSystem(
    ...     [[1, 1, 1], [1, -1, 0], [0, 1, -1]], [3, 0, 0])
    >>> ax = plot_planes(system)
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "solution"]
    ['$(1,\\\\ 1,\\\\ 1)$']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`systems-of-linear-equations`.
    """
    equations = equations_of("system", system, 3)
    view = _view(equations, elevation, azimuth)
    scene = Scene("system", system, equations, limits_pair("limits", limits), view)
    if ax is not None:
        checked_axes(ax)
    with house_style():
        if ax is not None:
            key_height = NUMBERED_LINE * len(equations)
            draw_scene(ax, scene, below=key_height)
            draw_key(ax, equations, number=True, top=key_height)
            return ax
        return _single_picture(scene)


def _single_picture(scene):
    key_width = width_of_key(scene.equations)
    key_height = NUMBERED_LINE * len(scene.equations)
    if key_width <= WIDEST_KEY:
        figure = new_figure(FIGURE_WIDTH, HEIGHT)
        ax = add_axes(figure, (0, 0, FIGURE_WIDTH - key_width, HEIGHT))
        draw_scene(ax, scene)
        draw_key(ax, scene.equations, number=True,
                 left=FIGURE_WIDTH - key_width,
                 top=(HEIGHT + key_height) / 2)
        return ax
    below = key_height + 0.12
    figure = new_figure(FIGURE_WIDTH, HEIGHT + below)
    ax = add_axes(figure, (0, below, FIGURE_WIDTH, HEIGHT))
    draw_scene(ax, scene)
    draw_key(ax, scene.equations, number=True)
    return ax


def plot_plane_cases(systems, *, limits=None, elevation=None,
                     azimuth=None):
    """Draw several systems in three unknowns, two in a row.

    The panels are marked (a), (b), (c) and list their equations below.

    Parameters
    ----------
    systems : sequence of LinearSystem
        1 to 8 systems with 3 unknowns and 1 to 4 equations each.
    limits, elevation, azimuth
        As in `plot_planes`; the same for all panels if given.

    Returns
    -------
    ndarray of matplotlib Axes, shape (number of systems,)

    Raises
    ------
    TypeError
        If `systems` is not a sequence of LinearSystem.
    ValueError
        If there are no systems or more than 8, or for a reason for which
        `plot_planes` refuses one of them.

    Examples
    --------
    >>> from mlmath.systems import LinearSystem
    >>> from mlmath.figures import plot_plane_cases
    >>> line = LinearSystem([[1, 1, 1], [1, -1, 0], [2, 0, 1]], [0, 0, 0])
    >>> nothing = LinearSystem([[1, 1, 1], [1, -1, 0], [2, 0, 1]], [0, 0, 2])
    >>> panels = plot_plane_cases([line, nothing])
    >>> panels.shape
    (2,)
    >>> import matplotlib.pyplot as plt
    >>> plt.close(panels[0].figure)

    Notes
    -----
    Explained in :ref:`systems-of-linear-equations`.
    """
    systems = check_is_sequence_of_systems("systems", systems, MOST_CASES)
    cases = [equations_of(f"systems[{index}]", system, 3)
             for index, system in enumerate(systems)]
    limits = limits_pair("limits", limits)
    view = _view([each for case in cases for each in case], elevation, azimuth)
    scenes = [
        Scene(f"systems[{index}]", system, case, limits, view)
        for index, (system, case) in enumerate(zip(systems, cases))
    ]
    with house_style():
        panels = panel_axes(
            len(systems), 2, panel_height=1.8, name_height=0.2,
            key_height=NUMBERED_LINE * max(
                len(scene.equations) for scene in scenes))
        for ax, scene in zip(panels, scenes):
            draw_scene(ax, scene, numbers=False)
            draw_key(ax, scene.equations, number=True)
        name_panels(panels, gap=2)
    return panels


def _view(equations, elevation, azimuth):
    """Return the view that was asked for, or else a good one."""
    asked = (_angle("elevation", elevation, 90), _angle("azimuth", azimuth, 360))

    def agrees(angles):
        return tuple(
            own if wanted is None else wanted
            for own, wanted in zip(angles, asked))

    return max((View(*agrees(angles)) for angles in (PREFERRED_VIEW, *OTHER_VIEWS)),
               key=lambda view: _worth(view, equations))


def _worth(view, equations):
    """Tell how well the planes are seen; a view near the usual one wins."""
    openness = min(abs(each.normal @ view.toward_viewer) for each in equations)
    turn = (abs(view.elevation - PREFERRED_VIEW[0])
            + abs(view.azimuth - PREFERRED_VIEW[1]))
    return min(openness, SEEN_WELL) - 0.002 * turn


def _angle(name, value, most):
    if value is None:
        return None
    angle = float(as_number(name, value))
    if abs(angle) > most:
        raise ValueError(
            f"{name}: expected {-most} to {most} degrees, got {value}"
        )
    return angle


def chosen_limits(equations, solution):
    """Return a box that the planes enter and that holds the common point."""
    reach = [3.0]
    # The corner of a cube that is farthest along the normal is the last
    # to leave the plane behind: so far the cube has to reach at least.
    reach += [1.2 * abs(each.offset) / np.abs(each.normal).sum()
              for each in equations]
    if solution is not None:
        reach += [1.2 * abs(float(value)) for value in solution]
    bound = max(reach)
    step = 10.0 ** np.floor(np.log10(bound)) / 2
    bound = float(step * np.ceil(bound / step - 1e-9))
    return -bound, bound


class Scene:
    """The planes of a system in a box: all that is to be drawn."""

    def __init__(self, name, system, equations, limits, view):
        self.equations = equations
        self.unknowns = system.unknowns
        self.view = view
        kind = system.classify().kind
        general = None if kind == "none" else system.solve()
        point = general.particular if kind == "unique" else None
        self.low, self.high = limits or chosen_limits(equations, point)
        self.tiny = 1e-9 * (self.high - self.low)
        self.polygons = [self._polygon(name, index)
                         for index in range(len(equations))]
        self.solution = point if self._in_box(point) else None
        self.common_line = self._common_line(general)
        self.crossings = self._crossings()

    def _polygon(self, name, index):
        equation = self.equations[index]
        corners = plane_polygon(
            equation.normal, equation.offset, self.low, self.high)
        if not len(corners):
            raise ValueError(
                f"limits: expected a box that every plane of {name} enters,"
                f" got ({self.low:g}, {self.high:g}), which the plane"
                f" {equation.latex} does not enter"
            )
        return corners

    def _in_box(self, point):
        return point is not None and all(
            self.low <= float(value) <= self.high for value in point)

    def _common_line(self, general):
        if general is None or len(general.directions) != 1:
            return None
        return line_in_box(
            np.asarray(general.particular, float),
            np.asarray(general.directions[0], float), self.low, self.high)

    def _crossings(self):
        segments = []
        for first, second in combinations(self.equations, 2):
            if first.is_parallel_to(second):
                continue
            segment = crossing_segment(first, second, self.low, self.high)
            if segment is not None:
                segments.append(segment)
        return segments

    def lies_on_earlier(self, index):
        """Return how many earlier planes coincide with a plane."""
        return sum(self.equations[index].coincides_with(other)
                   for other in self.equations[:index])

    def pieces(self):
        """Return everything flat or straight, from the back to the front."""
        pieces = [Piece(corners, "face", index)
                  for index, corners in enumerate(self.polygons)]
        for index, corners in enumerate(self.polygons):
            following = np.roll(corners, -1, axis=0)
            pieces += [Piece(np.array(side), "outline", index)
                       for side in zip(corners, following)]
        pieces += [Piece(segment, "crossing", 0) for segment in self.crossings]
        return back_to_front(
            pieces, self.equations, self.view.toward_viewer, self.tiny)

    def covers(self, point):
        """Return how many planes stand between a point and the viewer."""
        toward = self.view.toward_viewer
        count = 0
        for equation in self.equations:
            approach = equation.normal @ toward
            if abs(approach) < 1e-9:
                continue
            distance = (equation.offset - equation.normal @ point) / approach
            place = point + distance * toward
            inside = ((self.low <= place) & (place <= self.high)).all()
            count += bool(distance > self.tiny * 1e3 and inside)
        return count


def draw_scene(ax, scene, numbers=True, below=0):
    """Draw a scene on flat axes.

    Parameters
    ----------
    ax : Axes
    scene : Scene
    numbers : bool
        Whether to write the limits of the box.
    below : float
        Inches to leave free at the bottom of the axes.
    """
    left, bottom, right, top = ROOM if numbers else ROOM_IN_PANEL
    _fit(ax, scene, (left, bottom + below, right, top))
    _draw_box(ax, scene)
    for axis, name in enumerate(scene.unknowns):
        _name_edge(ax, scene, axis, f"${unknown_latex(name)}$", numbers)
    for order, piece in enumerate(scene.pieces()):
        _draw_piece(ax, scene, piece, zorder=2 + order / 1000)
    if scene.common_line is not None:
        ax.plot(*scene.view.project(scene.common_line).T, color=INK,
                linestyle="-", linewidth=3, solid_capstyle="round", zorder=5,
                gid="solution-line")
    _draw_numbers_and_solution(ax, scene)


def _fit(ax, scene, room):
    """Set limits so that the box, its names and numbers fill the axes."""
    corners = scene.view.project(box_corners(scene.low, scene.high))
    least, most = corners.min(axis=0), corners.max(axis=0)
    sizes = np.array([ax.bbox.width, ax.bbox.height]) / ax.figure.dpi
    before, after = np.array(room[:2]), np.array(room[2:])
    # However small the axes are, something of the picture is left.
    free = np.maximum(sizes - before - after, 0.2 * sizes)
    scale = (free / (most - least)).min()
    middle = (least + most) / 2 + (after - before) / (2 * scale)
    half = sizes / (2 * scale)
    ax.set_xlim(middle[0] - half[0], middle[0] + half[0])
    ax.set_ylim(middle[1] - half[1], middle[1] + half[1])
    ax.set_aspect("equal", adjustable="box")
    ax.set(xticks=[], yticks=[])
    ax.set_axis_off()


def _draw_box(ax, scene):
    """Draw the edges of the box that do not stand before the planes."""
    nearest = box_corners(scene.low, scene.high) @ scene.view.toward_viewer
    nearest = box_corners(scene.low, scene.high)[np.argmax(nearest)]
    for edge in box_edges(scene.low, scene.high):
        if (edge == nearest).all(axis=1).any():
            continue
        ax.plot(*scene.view.project(edge).T, color=MUTED, linewidth=0.7,
                linestyle="-", zorder=1, gid="box")


def _named_edge(scene, axis):
    """Return the edge along which a name and the numbers are written."""
    low, high = scene.low, scene.high
    edges = [edge for edge in box_edges(low, high)
             if edge[0][axis] != edge[1][axis]]
    middles = scene.view.project([edge.mean(axis=0) for edge in edges])
    # The upright axis is named at the left, the others at the bottom.
    return edges[int(np.argmin(middles[:, 0 if axis == 2 else 1]))]


def _name_edge(ax, scene, axis, name, numbers):
    edge = _named_edge(scene, axis)
    center = scene.view.project(np.full(3, (scene.low + scene.high) / 2))
    start, end = scene.view.project(edge)
    along = (end - start) / max(np.linalg.norm(end - start), 1e-12)
    outward = np.array([-along[1], along[0]])
    if outward @ ((start + end) / 2 - center) < 0:
        outward = -outward

    def write(share, content, color, size, gap, gid):
        ax.annotate(
            content, start + share * (end - start), xytext=gap * outward,
            textcoords="offset points", ha="center", va="center", color=color,
            fontsize=size, annotation_clip=False, gid=gid)

    write(0.5, name, INK, TEXT_SIZE, 11 if numbers else 8, f"name-{axis}")
    if numbers:
        for share, limit in ((0.13, scene.low), (0.87, scene.high)):
            write(share, f"${limit:g}$", MUTED, SMALL_SIZE - 1, 9, "limit")


# Lines over a plane, by how many planes it lies on.
HATCHES = ("", "////", "\\\\\\\\", "....")


def _draw_piece(ax, scene, piece, zorder):
    equation = scene.equations[piece.owner]
    corners = scene.view.project(piece.corners)
    if piece.role == "crossing":
        ax.plot(*corners.T, color=INK, linewidth=1.3, zorder=zorder,
                linestyle="-", solid_capstyle="butt", gid="crossing")
        return
    below = scene.lies_on_earlier(piece.owner)
    if piece.role == "outline":
        covered = any(equation.coincides_with(other)
                      for other in scene.equations[piece.owner + 1:])
        ax.plot(*corners.T, color=equation.color, zorder=zorder,
                linestyle=equation.dash, linewidth=3.6 if covered else 1.5,
                solid_capstyle="round", gid=f"outline-{piece.owner + 1}")
        return
    if below:
        ax.add_patch(Polygon(
            corners, closed=True, facecolor="none", edgecolor=equation.color,
            hatch=HATCHES[below], linewidth=0, zorder=zorder,
            gid=f"plane-{piece.owner + 1}"))
        return
    ax.add_patch(Polygon(
        corners, closed=True, facecolor=equation.color, alpha=FACE_ALPHA,
        edgecolor="none", linewidth=0, zorder=zorder,
        gid=f"plane-{piece.owner + 1}"))


def _draw_numbers_and_solution(ax, scene):
    """Write the numbers on the planes, and the coordinates of the point."""
    points = ax.figure.dpi / 72

    def pixels(places):
        return ax.transData.transform(scene.view.project(places))

    lines = [pixels(segment) for segment in scene.crossings]
    for corners in scene.polygons:
        ends = pixels(corners)
        lines += list(zip(ends, np.roll(ends, -1, axis=0)))
    taken = []
    if scene.solution is not None:
        place = np.array([float(value) for value in scene.solution])
        taken.append(pixels(place))
        ax.plot(*scene.view.project(place), marker="o", markersize=7.5,
                color=INK, markeredgecolor=PAPER, markeredgewidth=1.2,
                linestyle="none", zorder=6, gid="solution-point")
    for index in range(len(scene.equations)):
        place = _best_place(scene, index, pixels, lines, taken, points)
        taken.append(pixels(place))
        draw_number(ax, index + 1, scene.view.project(place),
                    scene.equations[index])
    if scene.solution is not None:
        _write_solution(ax, scene, lines, taken, points)


def _best_place(scene, index, pixels, lines, taken, points):
    """Return the point of a plane where its number is seen best."""
    corners = scene.polygons[index]
    middle = corners.mean(axis=0)
    rim = np.concatenate([corners, (corners + np.roll(corners, -1, axis=0)) / 2])
    places = np.array([middle + share * (corner - middle)
                       for share in (0, 0.2, 0.4, 0.55, 0.7, 0.82)
                       for corner in rim])

    def worth(place):
        spot = pixels(place)
        clear = min(_distance(spot, *line) for line in lines)
        apart = min((np.linalg.norm(spot - other) for other in taken),
                    default=np.inf)
        return (min(clear, 16 * points) + 0.5 * min(apart, 40 * points)
                - 14 * points * scene.covers(place))

    return max(places, key=worth)


def _distance(point, start, end):
    """Return the distance of a point from a segment."""
    along = end - start
    length = max(float(along @ along), 1e-12)
    share = np.clip((point - start) @ along / length, 0, 1)
    return float(np.linalg.norm(start + share * along - point))


def _write_solution(ax, scene, lines, taken, points):
    text = ax.text(
        0, 0, f"${point_latex(scene.solution)}$", color=INK,
        fontsize=TEXT_SIZE, ha="center", va="center", zorder=7,
        gid="solution", clip_on=False,
        path_effects=[withStroke(linewidth=3.5, foreground=PAPER)])
    size = labels.text_size(text, 2 * points)
    around = labels.Surroundings(labels.Box(*ax.bbox.extents))
    around.segments = [(start, end, 0.1) for start, end in lines]
    around.boxes = [labels.Box.around(place, 18 * points, 18 * points)
                    for place in taken]
    label = labels.Label(size, *labels.around_point(
        taken[0], size, 9 * points))
    labels.place([label], around)
    text.set_position(ax.transData.inverted().transform(
        label.centers[label.chosen]))
