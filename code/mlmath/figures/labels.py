"""Find places for labels, where they cover neither lines nor each other.

All of it happens in pixels of the figure, after its size and the limits of its
axes are settled. A label may stand in one of many places; each place has a
cost, and the cheapest combination that a few rounds of trying find wins.
"""

from dataclasses import dataclass, field

import numpy as np

ROUNDS = 3
OUTSIDE, ON_LABEL, ON_LINE = 1000.0, 500.0, 30.0  # what is worst, in order


@dataclass(frozen=True, eq=False)
class Box:
    """A rectangle in pixels."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, center, width, height):
        x, y = center
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def overlap(self, other):
        """Return the area that two boxes share."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(width, 0) * max(height, 0)

    def area_outside(self, other):
        """Return the area of this box that does not lie in the other."""
        area = (self.right - self.left) * (self.top - self.bottom)
        return area - self.overlap(other)

    def length_inside(self, start, end):
        """Return how much of a segment lies in the box."""
        start, end = np.asarray(start, float), np.asarray(end, float)
        step = end - start
        first, last = 0.0, 1.0
        low = (self.left, self.bottom)
        high = (self.right, self.top)
        for position, change, least, most in zip(start, step, low, high):
            if abs(change) < 1e-12:
                if not least <= position <= most:
                    return 0.0
                continue
            near, far = sorted(
                ((least - position) / change, (most - position) / change)
            )
            first, last = max(first, near), min(last, far)
        return max(last - first, 0.0) * float(np.linalg.norm(step))


@dataclass(eq=False)
class Label:
    """A text of known size and the places where it may stand.

    Attributes
    ----------
    size : tuple of float
        Width and height in pixels.
    centers : list of (x, y)
        Where its center may be.
    preferences : list of float
        What each center costs by itself; the least is the best.
    """

    size: tuple
    centers: list
    preferences: list
    chosen: int = 0

    def box(self, index=None):
        index = self.chosen if index is None else index
        return Box.around(self.centers[index], *self.size)


@dataclass(eq=False)
class Surroundings:
    """What labels keep clear of: segments (start, end, weight) and boxes."""

    frame: Box
    segments: list = field(default_factory=list)
    boxes: list = field(default_factory=list)

    def cost(self, box):
        cost = OUTSIDE * np.sqrt(max(box.area_outside(self.frame), 0))
        for start, end, weight in self.segments:
            cost += weight * ON_LINE * box.length_inside(start, end)
        for other in self.boxes:
            cost += ON_LABEL * np.sqrt(box.overlap(other))
        return cost


def place(labels, surroundings):
    """Choose one place for each label; the choice is stored in the labels."""
    fixed = [
        [
            preference + surroundings.cost(label.box(index))
            for index, preference in enumerate(label.preferences)
        ]
        for label in labels
    ]
    for label, costs in zip(labels, fixed):
        label.chosen = int(np.argmin(costs))
    for _ in range(ROUNDS):
        for label, costs in zip(labels, fixed):
            others = [other.box() for other in labels if other is not label]
            label.chosen = int(np.argmin([
                cost + ON_LABEL * sum(
                    np.sqrt(label.box(index).overlap(box)) for box in others)
                for index, cost in enumerate(costs)
            ]))


def text_size(text, padding):
    """Return the width and height of a Matplotlib text in pixels."""
    extent = text.get_window_extent()
    return extent.width + 2 * padding, extent.height + 2 * padding


def along_segment(start, end, size, gap):
    """Return places beside a segment, and how welcome each of them is.

    The best ones are near an end of the segment, where lines that cross each
    other are farthest apart.
    """
    start, end = np.asarray(start, float), np.asarray(end, float)
    direction = (end - start) / np.linalg.norm(end - start)
    normal = np.array([-direction[1], direction[0]])
    reach = gap + (abs(normal[0]) * size[0] + abs(normal[1]) * size[1]) / 2
    centers, preferences = [], []
    for share in np.linspace(0.02, 0.98, 33):
        point = start + share * (end - start)
        for side in (1, -1):
            centers.append(tuple(point + side * reach * normal))
            preferences.append(60 * abs(abs(share - 0.5) - 0.34))
    return centers, preferences


def around_point(point, size, gap):
    """Return places around a point; to the right and above is best."""
    centers, preferences = [], []
    for distance in (1.0, 1.6, 2.4, 3.6, 5.0):
        for rank, angle in enumerate((0, 45, -45, 180, 135, -135, 90, -90)):
            x, y = np.cos(np.radians(angle)), np.sin(np.radians(angle))
            away = np.array([x * (gap * distance + size[0] / 2),
                             y * (gap * distance + size[1] / 2)])
            centers.append(tuple(np.asarray(point) + away))
            preferences.append(2 * rank + 40 * (distance - 1))
    return centers, preferences
