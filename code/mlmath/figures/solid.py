"""The geometry of planes in a box: what to draw, and in which order.

Planes that cut through each other hide parts of each other. Cut along the
lines where they meet, no piece passes through a plane any more, and the pieces
can be drawn from the back to the front. Nothing here draws.
"""

from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

TINY = 1e-9


@dataclass(frozen=True, eq=False)
class Piece:
    """A flat convex polygon, or a segment, that is to be drawn.

    Attributes
    ----------
    corners : ndarray, shape (k, 3)
        In order around the polygon; k is 2 for a segment.
    role : str
        "face", "outline" or "crossing".
    owner : int
        The number of the plane it belongs to (0 is the first).
    """

    corners: np.ndarray
    role: str
    owner: int


@dataclass(frozen=True)
class View:
    """A direction from which one looks, from far away.

    Attributes
    ----------
    elevation, azimuth : float
        Degrees above the horizontal plane, and degrees around the vertical
        axis, counted from the first axis toward the second.
    """

    elevation: float
    azimuth: float

    @property
    def toward_viewer(self):
        up, around = np.radians([self.elevation, self.azimuth])
        return np.array([np.cos(up) * np.cos(around),
                         np.cos(up) * np.sin(around), np.sin(up)])

    def project(self, points):
        """Return points as seen: shape (..., 3) becomes (..., 2)."""
        up, around = np.radians([self.elevation, self.azimuth])
        right = [-np.sin(around), np.cos(around), 0]
        upward = [-np.sin(up) * np.cos(around), -np.sin(up) * np.sin(around),
                  np.cos(up)]
        return np.asarray(points, float) @ np.array([right, upward]).T


def box_corners(low, high):
    """Return the corners of a cube, shape (8, 3)."""
    return np.array(list(product((low, high), repeat=3)), float)


def box_edges(low, high):
    """Return the edges of a cube, shape (12, 2, 3)."""
    corners = box_corners(low, high)
    return np.array([
        (first, second) for first, second in combinations(corners, 2)
        if np.count_nonzero(first != second) == 1
    ])


def plane_polygon(normal, offset, low, high):
    """Return the part of the plane normal · x = offset in a cube.

    Parameters
    ----------
    normal : ndarray, shape (3,)
        Of length 1.
    offset : float
    low, high : float
        The cube reaches from `low` to `high` in every direction.

    Returns
    -------
    ndarray, shape (k, 3)
        The corners in order around the polygon; none if the plane does not
        enter the cube, or only touches an edge or a corner of it.
    """
    tiny = TINY * (high - low)
    points = []
    for first, second in box_edges(low, high):
        before, after = first @ normal - offset, second @ normal - offset
        if abs(before) <= tiny:
            points.append(first)
        if abs(after) <= tiny:
            points.append(second)
        if min(before, after) < -tiny and max(before, after) > tiny:
            points.append(first + before / (before - after) * (second - first))
    points = without_repeats(points, tiny * 10)
    if len(points) < 3:
        return np.empty((0, 3))
    return in_order_around(points, normal)


def without_repeats(points, tiny):
    kept = []
    for point in points:
        if all(np.abs(point - other).max() > tiny for other in kept):
            kept.append(point)
    return np.array(kept)


def in_order_around(points, normal):
    middle = points.mean(axis=0)
    across = points[0] - middle
    across = across / np.linalg.norm(across)
    other = np.cross(normal, across)
    arms = points - middle
    return points[np.argsort(np.arctan2(arms @ other, arms @ across))]


def crossing_segment(first, second, low, high):
    """Return the part of the line where two planes meet, in a cube.

    Parameters
    ----------
    first, second : Equation
        Two planes that are not parallel.

    Returns
    -------
    ndarray, shape (2, 3), or None if the line does not enter the cube.
    """
    direction = np.cross(first.normal, second.normal)
    point = np.linalg.solve(
        [first.normal, second.normal, direction], [first.offset, second.offset, 0])
    return line_in_box(point, direction, low, high)


def line_in_box(point, direction, low, high):
    """Return the part of the line point + t direction in a cube, or None."""
    begin, end = -np.inf, np.inf
    tiny = TINY * (high - low)
    for position, change in zip(point, direction):
        if abs(change) < TINY:
            if not low - tiny <= position <= high + tiny:
                return None
            continue
        near, far = sorted(((low - position) / change, (high - position) / change))
        begin, end = max(begin, near), min(end, far)
    if end - begin <= tiny:
        return None
    return np.array([point + begin * direction, point + end * direction])


def split(piece, normal, offset, tiny):
    """Return the parts of a piece below, in and above a plane.

    Each part is a Piece or None; a piece that lies in the plane comes whole.
    """
    heights = piece.corners @ normal - offset
    if (np.abs(heights) <= tiny).all():
        return None, piece, None
    return (_part(piece, -heights, tiny), None, _part(piece, heights, tiny))


def _part(piece, heights, tiny):
    """Return the part of a piece where the heights are positive, or None."""
    if not (heights > tiny).any():
        return None
    if not (heights < -tiny).any():
        return piece
    corners, count = [], len(piece.corners)
    for index in range(count):
        height, corner = heights[index], piece.corners[index]
        if height >= -tiny:
            corners.append(corner)
        following = (index + 1) % count
        if following == 0 and count == 2:
            break
        other = heights[following]
        if (height > tiny and other < -tiny) or (height < -tiny and other > tiny):
            share = height / (height - other)
            corners.append(corner + share * (piece.corners[following] - corner))
    return Piece(np.array(corners), piece.role, piece.owner)


def back_to_front(pieces, planes, toward_viewer, tiny):
    """Cut the pieces where planes pass through them, and sort them.

    Parameters
    ----------
    pieces : list of Piece
    planes : list of Equation
        The planes that cut, each with its normal and offset.
    toward_viewer : ndarray, shape (3,)
    tiny : float
        The distance at which a point counts as in a plane.

    Returns
    -------
    list of Piece
        To be drawn in this order. Of pieces in one plane, those that came
        first are drawn first.
    """
    if not planes or not pieces:
        return list(pieces)
    plane, *others = planes
    behind, within, before = [], [], []
    for piece in pieces:
        parts = split(piece, plane.normal, plane.offset, tiny)
        for part, heap in zip(parts, (behind, within, before)):
            if part is not None:
                heap.append(part)
    if plane.normal @ toward_viewer < 0:
        behind, before = before, behind
    # What lies in this plane is in front of all that is behind it; it still
    # has to be cut where the other planes hide some of it.
    return [
        piece
        for heap in (behind, within, before)
        for piece in back_to_front(heap, others, toward_viewer, tiny)
    ]
