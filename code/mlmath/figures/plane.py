"""Pictures of systems in two unknowns: lines in the plane."""

from dataclasses import dataclass

import numpy as np
from matplotlib.patches import FancyArrowPatch

from mlmath.figures import labels
from mlmath.figures.canvas import (
    KEY_LINE,
    add_axes,
    checked_axes,
    draw_key,
    limits_pair,
    name_panels,
    new_figure,
    panel_axes,
)
from mlmath.figures.equations import (
    check_is_sequence_of_systems,
    equations_of,
    point_latex,
)
from mlmath.figures.style import (
    FIGURE_HEIGHT,
    FIGURE_WIDTH,
    GRID,
    INK,
    LINE_WIDTH,
    MUTED,
    PAPER,
    SMALL_SIZE,
    TEXT_SIZE,
    house_style,
)
from mlmath.typesetting import unknown_latex

MARGINS = (0.36, 0.30, 0.26, 0.30)  # inches left, bottom, right, top
LEAST_SHARE = 0.22  # of a scale that is worth keeping the same for both axes
MOST_CASES = 6
LEAST_ARROW = 20  # points between two dots, for an arrow to fit
LEAST_ROOM = 0.37  # inches from one number of an axis to the next


def plot_lines(system, *, ax=None, xlim=None, ylim=None, compare=None):
    """Draw the lines of a system in two unknowns.

    Every equation is a line and carries its equation: the first is solid, the
    second dashed, the third and the fourth have dashes of their own. Where
    all lines meet in one point, a dot and its coordinates say so. A line that
    lies on another is drawn over it, so that both are seen.

    Parameters
    ----------
    system : LinearSystem
        With 2 unknowns and 1 to 4 equations. The first unknown runs to the
        right, the second upward.
    ax : matplotlib Axes, optional
        Where to draw, in the place and size they have; on a figure of its own
        if not given.
    xlim, ylim : tuple of float, shape (2,), optional
        The part of each axis to show. What is not given is chosen. Unless
        both are given, both axes have the same scale where that leaves the
        picture readable, so that angles are true.
    compare : LinearSystem, optional
        The same system after a change: its lines that differ are drawn dashed
        in the color of the old ones (which are all solid then), and an arrow
        leads from the old solution to the new one.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `system` or `compare` is not a LinearSystem, `ax` not an Axes, or
        `xlim` or `ylim` not a pair of numbers.
    ValueError
        If there are not 2 unknowns, more than 4 equations, an equation
        without unknowns (its picture is no line), limits that do not
        increase, or a `compare` with other unknowns or another number of
        equations.

    Examples
    --------
    >>> from mlmath.systems import LinearSystem
    >>> from mlmath.figures import plot_lines
    >>> system = LinearSystem([[1, 1], [1, -1]], [3, 1])
    >>> ax = plot_lines(system)
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "solution"]
    ['$(2,\\\\ 1)$']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`systems-of-linear-equations`.
    """
    equations = equations_of("system", system, 2)
    changed = _changed_equations(system, compare)
    xlim, ylim = limits_pair("xlim", xlim), limits_pair("ylim", ylim)
    if ax is not None:
        checked_axes(ax)
    with house_style():
        crossings = [_solution(each) for each in (system, compare) if each]
        ax, window = _axes_and_window(
            ax, equations + changed, [c for c in crossings if c is not None],
            xlim, ylim)
        prepare_axes(ax, window, system.unknowns)
        picture = _Picture(ax, window)
        picture.draw_equations(equations, changed, compare is not None)
        picture.draw_solutions(*crossings)
        picture.place_labels()
    return ax


def _axes_and_window(ax, equations, crossings, xlim, ylim):
    """Return axes, new ones if `ax` is None, and what they are to show."""
    if ax is not None:
        shape = ax.bbox.width / ax.bbox.height
        return ax, choose_window(equations, crossings, shape, xlim, ylim)
    left, bottom, right, top = MARGINS
    height = FIGURE_HEIGHT - bottom - top
    for _ in range(2):  # the second time knowing how wide the numbers are
        width = FIGURE_WIDTH - left - right
        window = choose_window(equations, crossings, width / height, xlim, ylim)
        left = max(left, _room_for_numbers(window, width, height))
    width = FIGURE_WIDTH - left - right
    window = choose_window(equations, crossings, width / height, xlim, ylim)
    box = (left, bottom, width, height)
    return add_axes(new_figure(FIGURE_WIDTH, FIGURE_HEIGHT), box), window


def _room_for_numbers(window, width, height):
    _, values = tick_values(window, width, height)
    return 0.077 * max(len(_tick_text(value)) - 2 for value in values) + 0.12


def plot_line_cases(systems):
    """Draw several systems in two unknowns side by side.

    The panels are marked (a), (b), (c), show the same part of the plane, and
    list the equations of their lines below.

    Parameters
    ----------
    systems : sequence of LinearSystem
        1 to 6 systems with 2 unknowns and 1 to 4 equations each.

    Returns
    -------
    ndarray of matplotlib Axes, shape (number of systems,)

    Raises
    ------
    TypeError
        If `systems` is not a sequence of LinearSystem.
    ValueError
        If there are no systems or more than 6, or for a reason for which
        `plot_lines` refuses one of them.

    Examples
    --------
    >>> from mlmath.systems import LinearSystem
    >>> from mlmath.figures import plot_line_cases
    >>> one_point = LinearSystem([[1, 1], [1, -1]], [3, 1])
    >>> no_point = LinearSystem([[1, 1], [1, 1]], [1, 3])
    >>> panels = plot_line_cases([one_point, no_point])
    >>> panels.shape
    (2,)
    >>> import matplotlib.pyplot as plt
    >>> plt.close(panels[0].figure)

    Notes
    -----
    Explained in :ref:`systems-of-linear-equations`.
    """
    systems = check_is_sequence_of_systems("systems", systems, MOST_CASES)
    cases = [
        equations_of(f"systems[{index}]", system, 2)
        for index, system in enumerate(systems)
    ]
    columns = len(systems) if len(systems) <= 3 else 2 + (len(systems) != 4)
    with house_style():
        panels = panel_axes(
            len(systems), columns, panel_height=1.5 if columns < 3 else 1.38,
            key_height=KEY_LINE * max(map(len, cases)),
        )
        crossings = [_solution(system) for system in systems]
        window = choose_window(
            [equation for case in cases for equation in case],
            [crossing for crossing in crossings if crossing is not None],
            shape=panels[0].bbox.width / panels[0].bbox.height,
        )
        for ax, system, case, crossing in zip(panels, systems, cases, crossings):
            prepare_axes(ax, window, system.unknowns, numbers=False)
            picture = _Picture(ax, window)
            picture.draw_equations(case, [], False, label=False)
            picture.draw_solutions(crossing)
            picture.place_labels()
            draw_key(ax, case)
        name_panels(panels)
    return panels


def _changed_equations(system, compare):
    if compare is None:
        return []
    equations = equations_of("compare", compare, 2)
    if compare.unknowns != system.unknowns:
        raise ValueError(
            f"compare: expected the unknowns {', '.join(system.unknowns)},"
            f" got {', '.join(compare.unknowns)}"
        )
    if len(compare.constants) != len(system.constants):
        raise ValueError(
            f"compare: expected {len(system.constants)} equations,"
            f" got {len(compare.constants)}"
        )
    return equations


def _solution(system):
    """Return the only solution of a system, or None."""
    if system.classify().kind != "unique":
        return None
    return system.solve().particular


@dataclass(frozen=True)
class Window:
    """The part of the plane that is shown."""

    left: float
    right: float
    bottom: float
    top: float
    same_scale: bool

    def clip(self, equation):
        """Return the two ends of a line in the window, or None."""
        (a, b), c = equation.normal, equation.offset
        ends = []
        if abs(b) > 1e-12:
            ends += [(x, (c - a * x) / b) for x in (self.left, self.right)]
        if abs(a) > 1e-12:
            ends += [((c - b * y) / a, y) for y in (self.bottom, self.top)]
        slack = 1e-9 * (self.right - self.left + self.top - self.bottom)
        inside = [
            (x, y) for x, y in ends
            if self.left - slack <= x <= self.right + slack
            and self.bottom - slack <= y <= self.top + slack
        ]
        if not inside:
            return None
        first, last = min(inside), max(inside)
        if np.hypot(last[0] - first[0], last[1] - first[1]) <= slack:
            return None
        return np.array([first, last])

    def contains(self, point):
        x, y = (float(value) for value in point)
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def choose_window(equations, crossings, shape, xlim=None, ylim=None):
    """Choose the part of the plane that shows what matters.

    That is the origin, the points where lines meet, and, unless they are far
    away, the points where lines meet the axes.

    Parameters
    ----------
    equations : list of Equation
    crossings : list of array_like, shape (2,)
    shape : float
        Width of the axes divided by their height.
    xlim, ylim : tuple of float, optional
        Limits that are settled already.
    """
    points = _points_that_matter(equations, crossings)
    spans = []
    for axis, settled in enumerate((xlim, ylim)):
        low, high = settled or (points[:, axis].min(), points[:, axis].max())
        spans.append([low, high])
    if xlim and ylim:
        return Window(*xlim, *ylim, same_scale=False)
    return _widened(spans, shape, xlim, ylim)


def _points_that_matter(equations, crossings):
    points = [(0.0, 0.0)]
    points += [tuple(float(v) for v in crossing) for crossing in crossings]
    if not crossings:
        points += [tuple(e.offset * e.normal) for e in equations]
    reach = np.abs(points).max()
    meets = [
        tuple(np.eye(2)[axis] * equation.offset / equation.normal[axis])
        for equation in equations
        for axis in (0, 1)
        if abs(equation.normal[axis]) > 1e-12
    ]
    if reach == 0:
        reach = max((np.abs(point).max() for point in meets), default=0) or 1
    points += [point for point in meets if np.abs(point).max() <= 2.2 * reach]
    if np.ptp(points, axis=0).max() == 0:
        points += [(-1, -1), (1, 1)]
    return np.array(points)


def _widened(spans, shape, xlim, ylim):
    """Leave room around the points, and make the scales equal if sensible."""
    settled = [xlim is not None, ylim is not None]
    lengths = [high - low for low, high in spans]
    longest = max(length / factor for length, factor in zip(lengths, (shape, 1)))
    shares = [
        length / (longest * factor) for length, factor in zip(lengths, (shape, 1))
    ]
    # A span of nothing (points on one axis) gives no scale of its own.
    same_scale = not any(0 < share < LEAST_SHARE for share in shares)
    if any(settled):
        target = lengths[settled.index(True)] / (shape if settled[0] else 1)
        same_scale = same_scale and shares[settled.index(True)] == 1
    else:
        target = longest * 1.4
    for axis, factor in enumerate((shape, 1)):
        if settled[axis]:
            continue
        low, high = spans[axis]
        wanted = target * factor if same_scale else max(high - low, 1e-9) * 1.4
        middle = (low + high) / 2
        spans[axis] = [middle - wanted / 2, middle + wanted / 2]
    (left, right), (bottom, top) = spans
    return Window(left, right, bottom, top, same_scale)


def prepare_axes(ax, window, unknowns, numbers=True):
    """Draw grid, numbers and the two axes, with their names unless None."""
    ax.set_xlim(window.left, window.right)
    ax.set_ylim(window.bottom, window.top)
    ax.set_aspect("equal" if window.same_scale else "auto", adjustable="box")
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.set_axisbelow(True)
    ax.grid(True, color=GRID, linewidth=0.8)
    _set_ticks(ax, window, numbers)
    for axis, name in enumerate(unknowns):
        _draw_axis(ax, window, axis, name)


def _set_ticks(ax, window, numbers):
    sizes = [side / ax.figure.dpi for side in (ax.bbox.width, ax.bbox.height)]
    for axis, values in zip((ax.xaxis, ax.yaxis), tick_values(window, *sizes)):
        written = [_tick_text(value) if numbers else "" for value in values]
        axis.set_ticks(values, written)
    ax.tick_params(length=0, pad=4, labelsize=SMALL_SIZE, labelcolor=MUTED)


def tick_values(window, width, height):
    """Return the numbers of both axes, which are so many inches long."""
    spans = (window.left, window.right), (window.bottom, window.top)
    steps = [
        tick_step(high - low, size, room_for_number(low, high, size, axis))
        for axis, ((low, high), size) in enumerate(zip(spans, (width, height)))
    ]
    if window.same_scale:
        steps = [max(steps)] * 2
    return [
        step * np.arange(np.ceil(low / step - 1e-9),
                         np.floor(high / step + 1e-9) + 1)
        for (low, high), step in zip(spans, steps)
    ]


def tick_step(span, size, room):
    """Return the least of 1, 2, 5, 10, ... that keeps numbers apart.

    Parameters
    ----------
    span : float
        The length of the axis in its own unit.
    size : float
        Its length in inches.
    room : float
        The inches that one number needs.
    """
    least = span * room / size
    power = 10.0 ** np.floor(np.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10)
                if factor * power >= least * (1 - 1e-9))


def room_for_number(low, high, size, axis):
    """Return the inches that a number on an axis needs, room included."""
    if axis == 1:
        return LEAST_ROOM
    step = tick_step(high - low, size, LEAST_ROOM)
    longest = max(len(_tick_text(step * round(end / step))) - 2
                  for end in (low, high, low + step))
    return max(LEAST_ROOM, 0.085 * longest + 0.14)


def _tick_text(value):
    return f"${float(f'{value:.9g}') + 0.0:.6g}$"


def _draw_axis(ax, window, axis, name):
    """Draw the line where the other unknown is zero, with an arrow head."""
    low, high = (window.bottom, window.top) if axis == 0 else (
        window.left, window.right)
    crossing = -low / (high - low)
    crosses = 0 <= crossing <= 1
    ends = np.array([[0, crossing], [1, crossing]] if axis == 0
                    else [[crossing, 0], [crossing, 1]])
    if crosses:
        arrow = FancyArrowPatch(
            *ends, transform=ax.transAxes, arrowstyle="-|>,head_width=2,"
            "head_length=4.5", color=INK, linewidth=0.9, shrinkA=0,
            shrinkB=0, clip_on=False, zorder=1.5, gid=f"axis-{axis}")
        ax.add_patch(arrow)
    if name is None:
        return
    place = ends[1] if crosses else np.array([1.0, 0.0] if axis == 0 else [0.0, 1.0])
    ax.annotate(
        f"${unknown_latex(name)}$", place, xycoords="axes fraction",
        xytext=(6, 0) if axis == 0 else (0, 5), textcoords="offset points",
        ha="left" if axis == 0 else "center",
        va="center" if axis == 0 else "bottom",
        fontsize=TEXT_SIZE, color=INK, annotation_clip=False,
        gid=f"name-{axis}")


class _Picture:
    """What has been drawn so far, and the labels that wait for a place."""

    def __init__(self, ax, window):
        self.ax = ax
        self.window = window
        self.points = ax.figure.dpi / 72
        self.waiting = []
        self.surroundings = labels.Surroundings(labels.Box(*ax.bbox.extents))
        for name, weight in (("bottom", 0.25), ("left", 0.25)):
            self._keep_clear_of_axis(name, weight)

    def _keep_clear_of_axis(self, name, weight):
        window = self.window
        ends = (
            [(window.left, 0), (window.right, 0)] if name == "bottom"
            else [(0, window.bottom), (0, window.top)]
        )
        if all(window.contains(end) for end in ends):
            self._keep_clear(np.array(ends), weight)

    def _keep_clear(self, ends, weight):
        start, end = self.ax.transData.transform(ends)
        self.surroundings.segments.append((start, end, weight))

    def draw_equations(self, equations, changed, comparing, label=True):
        """Draw the lines, those of a changed system dashed on top."""
        drawn = []
        for index, equation in enumerate(equations):
            below = any(equation.coincides_with(other) for other in
                        equations[index + 1:])
            self._draw_line(
                equation, index, linestyle="-" if comparing else equation.dash,
                wide=below and not comparing, label=label)
            drawn.append(equation)
        for index, equation in enumerate(changed):
            if not equation.coincides_with(drawn[index]):
                self._draw_line(equation, index, linestyle=(0, (4, 2)),
                                wide=False, label=label, gid="changed-line")

    def _draw_line(self, equation, index, linestyle, wide, label, gid="line"):
        ends = self.window.clip(equation)
        if ends is None:
            return
        self.ax.plot(
            *ends.T, color=equation.color, linestyle=linestyle,
            linewidth=LINE_WIDTH * (2.6 if wide else 1), zorder=2 + 0.1 * index,
            solid_capstyle="butt", dash_capstyle="butt",
            gid=f"{gid}-{index + 1}")
        self._keep_clear(ends, 1)
        if not label:
            return
        text = self._text(f"${equation.latex}$", equation.text_color,
                          gid=f"label-of-{gid}-{index + 1}")
        size = labels.text_size(text, 1.5 * self.points)
        start, end = self.ax.transData.transform(ends)
        self.waiting.append((text, labels.Label(
            size, *labels.along_segment(start, end, size, 4 * self.points))))

    def draw_solutions(self, before, after=None):
        """Mark the solutions, and join them if there are two."""
        if before is not None and self.window.contains(before):
            self._mark(before, INK, "solution")
        if after is not None and self.window.contains(after):
            if before is not None and self.window.contains(before):
                if tuple(before) == tuple(after):
                    return
                self._join(before, after)
            self._mark(after, PAPER, "changed-solution")

    def _mark(self, point, face, gid):
        place = tuple(float(value) for value in point)
        self.ax.plot(
            *place, marker="o", markersize=7, markerfacecolor=face,
            markeredgecolor=INK, markeredgewidth=1.4, linestyle="none",
            zorder=5, gid=f"{gid}-point")
        text = self._text(f"${point_latex(point)}$", INK, gid)
        size = labels.text_size(text, 1.5 * self.points)
        pixel = self.ax.transData.transform(place)
        self.surroundings.boxes.append(
            labels.Box.around(pixel, 9 * self.points, 9 * self.points))
        self.waiting.insert(0, (text, labels.Label(
            size, *labels.around_point(pixel, size, 8 * self.points))))

    def _join(self, before, after):
        ends = [tuple(float(value) for value in point) for point in (before, after)]
        start, end = self.ax.transData.transform(ends)
        if np.hypot(*(end - start)) < LEAST_ARROW * self.points:
            return
        self.ax.add_patch(FancyArrowPatch(
            *ends, arrowstyle="-|>,head_width=2.5,head_length=5", color=INK,
            linewidth=1.1, shrinkA=5, shrinkB=6, zorder=4, gid="change"))
        self._keep_clear(np.array(ends), 0.8)

    def _text(self, content, color, gid):
        return self.ax.text(
            0, 0, content, color=color, fontsize=TEXT_SIZE, ha="center",
            va="center", zorder=6, gid=gid, clip_on=False,
            # Paper under the letters keeps the grid out of them.
            bbox={"boxstyle": "square,pad=0.06", "facecolor": PAPER,
                  "edgecolor": "none"})

    def place_labels(self):
        """Give each waiting label the place where it covers least."""
        labels.place([label for _, label in self.waiting], self.surroundings)
        to_data = self.ax.transData.inverted()
        for text, label in self.waiting:
            text.set_position(to_data.transform(label.centers[label.chosen]))
