"""The mark of the book: two lines of a plane that meet in one point.

Drawn once as SVG and, in the sizes that devices ask for, as PNG, from the same
numbers.
"""

import io

# On a square of 100 by 100 with the origin at the top left.
LINES = (((28, 66), (86, 26), "#62b5e8"), ((40, 16), (80, 70), "#f5944a"))
AXES = (((20, 12), (20, 80), "#5b6572"), ((20, 80), (88, 80), "#5b6572"))
POINT_RADIUS, LINE_WIDTH, AXIS_WIDTH = 9, 8, 4
PAPER, DOT, CORNER = "#14181e", "#ffffff", 22

# A maskable icon may lose all but the middle; its drawing is smaller.
SAFE = 0.72


def meeting_point() -> tuple[float, float]:
    """Return where the two lines of the mark meet.

    >>> [round(value) for value in meeting_point()]
    [60, 44]
    """
    ((ax, ay), (bx, by), _), ((cx, cy), (dx, dy), _) = LINES
    ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    step = ((cx - ax) * vy - (cy - ay) * vx) / (ux * vy - uy * vx)
    return ax + step * ux, ay + step * uy


def strokes():
    """Yield both ends, color and width of every stroke, lowest first."""
    for width, lines in ((AXIS_WIDTH, AXES), (LINE_WIDTH, LINES)):
        for line in lines:
            yield *line, width


def mark_svg() -> str:
    """Return the mark as SVG."""
    lines = "".join(
        f'<path d="M{ax} {ay}L{bx} {by}" stroke="{color}" '
        f'stroke-width="{width}"/>'
        for (ax, ay), (bx, by), color, width in strokes())
    x, y = meeting_point()
    return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
            f'<rect width="100" height="100" rx="{CORNER}" fill="{PAPER}"/>'
            f'<g stroke-linecap="round">{lines}'
            f'</g><circle cx="{x:.1f}" cy="{y:.1f}" r="{POINT_RADIUS}" '
            f'fill="{DOT}" stroke="{PAPER}" stroke-width="3"/></svg>\n')


def mark_png(size: int, maskable: bool = False) -> bytes:
    """Return the mark as PNG, `size` pixels wide and high."""
    from PIL import Image, ImageDraw

    finer = 4  # drawn larger and scaled down: smooth edges
    scale = size * finer / 100
    image = Image.new("RGBA", (size * finer,) * 2)
    draw = ImageDraw.Draw(image)
    corner = 0 if maskable else CORNER * scale
    draw.rounded_rectangle((0, 0, size * finer, size * finer), corner,
                           fill=PAPER)
    inner = SAFE if maskable else 1

    def place(point):
        return tuple((50 + (value - 50) * inner) * scale for value in point)

    def disc(center, radius, color):
        (x, y), r = place(center), radius * inner * scale
        draw.ellipse((x - r, y - r, x + r, y + r), fill=color)

    for first, last, color, width in strokes():
        draw.line((place(first), place(last)), fill=color,
                  width=round(width * inner * scale))
        for end in (first, last):
            disc(end, width / 2, color)
    disc(meeting_point(), POINT_RADIUS + 1.5, PAPER)
    disc(meeting_point(), POINT_RADIUS - 1.5, DOT)
    result = io.BytesIO()
    image.resize((size, size), Image.Resampling.LANCZOS).quantize(64).save(
        result, "PNG", optimize=True)
    return result.getvalue()
