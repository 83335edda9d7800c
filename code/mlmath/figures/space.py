"""Pictures of systems in three unknowns: planes in space."""

from itertools import combinations

import numpy as np
from matplotlib.patches import Polygon

from mlmath.figures import labels
from mlmath.figures.canvas import (
    KEY_LINE,
    checked_axes,
    draw_key,
    draw_number,
    name_panels,
    new_axes,
    panel_axes,
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
    GRID,
    INK,
    MUTED,
    PAPER,
    SMALL_SIZE,
    TEXT_SIZE,
    house_style,
)
from mlmath.typesetting import unknown_latex

ELEVATION, AZIMUTH = 22, -62
FACE_ALPHA = 0.34
MOST_CASES = 8
HEIGHT = 3.1  # inches of a figure with one picture
