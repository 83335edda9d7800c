"""The picture on the shelf, in the manner of the printed cover.

Steps of gradient descent, computed here, lead down a valley of ellipses.
"""

import io

WIDTH, HEIGHT, DPI = 1600, 2400, 100  # shelves ask for about this size
PAPER, INK, CONTOUR, PATH = "#16324f", "#ffffff", "#8fb3d0", "#f2a93b"

SUBTITLE = ("Linear algebra, calculus, probability\n"
            "and statistics, with Python")
LINE = 17  # letters of the title in a line
LEFT, TOP = 0.09, 0.93  # parts of the width and the height
STEEP, FLAT, TURN = 10.0, 1.0, 0.45  # the valley; the turn in radians
RATE, STEPS = 0.185, 9


def cover_picture(title: str) -> bytes:
    """Draw the cover and return it as PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from mlmath.figures import house_style

    with house_style():
        figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI,
                        facecolor=PAPER, layout="none")
        canvas = FigureCanvasAgg(figure)
        draw_valley(figure.add_axes((0, 0, 1, 1)))
        write_title(figure, title)
        drawn = io.BytesIO()
        # Without the name and version of the program that drew it.
        canvas.print_png(drawn, metadata={"Software": None})
    return smaller(drawn)


def smaller(drawn: io.BytesIO) -> bytes:
    """Return a picture with few colors: a fraction of the bytes."""
    from PIL import Image

    result = io.BytesIO()
    Image.open(drawn).convert("RGB").quantize(32).save(result, "PNG",
                                                       optimize=True)
    return result.getvalue()


def descent():
    """Return the points of gradient descent from the rim to the bottom."""
    import numpy as np

    rotation = np.array([[np.cos(TURN), -np.sin(TURN)],
                         [np.sin(TURN), np.cos(TURN)]])
    curvatures = np.array([FLAT, STEEP])
    point = np.array([-3.3, -0.62])
    points = [point]
    for _ in range(STEPS):
        point = point - RATE * curvatures * point
        points.append(point)
    return np.array(points) @ rotation.T, rotation, curvatures


def draw_valley(axes) -> None:
    import numpy as np

    points, rotation, curvatures = descent()
    axes.axis("off")
    axes.set(xlim=(-3.9, 2.7), ylim=(-3.3, 6.6))
    angles = np.linspace(0, 2 * np.pi, 400)
    circle = np.array([np.cos(angles), np.sin(angles)])
    for ring, height in enumerate(np.arange(0.35, 7.0, 0.42)):
        ellipse = rotation @ (height * circle
                              / np.sqrt(curvatures)[:, None])
        axes.plot(*ellipse, color=CONTOUR, linewidth=2.0, linestyle="-",
                  alpha=max(0.12, 0.8 - 0.045 * ring))
    axes.plot(*points.T, color=PATH, linewidth=5, linestyle="-", marker="o",
              markersize=15)
    axes.plot(0, 0, "o", color=INK, markersize=24)


def write_title(figure, title: str) -> None:
    from textwrap import fill

    def place(text, top, size, **options):
        """Write a text below `top` and return how far down it goes."""
        written = figure.text(LEFT, top, text, color=INK, fontsize=size,
                              va="top", parse_math=False, **options)
        extent = written.get_window_extent(figure.canvas.get_renderer())
        return extent.y0 / HEIGHT

    bottom = place(fill(title, LINE), TOP, 96, weight="bold", linespacing=1.25)
    place(SUBTITLE, bottom - 0.035, 50, linespacing=1.4)
