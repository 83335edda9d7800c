"""The pictures that messengers show beside a shared link.

One for each written chapter, lab and capstone, with its number and title, and
one for all other pages. They are drawn only when the address of the book is
known, for such a picture needs a complete address. What has been drawn once
is kept, by what it shows and the program that drew it.
"""

import hashlib
import io
import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from publishing.address import book_address
from publishing.contract import WITH_OUTCOMES
from publishing.front_matter import front_matter
from publishing.pages import pages_in_order
from publishing.paths import BUILD

FOLDER = "_static/social"
COMMON = "book"
KEPT = BUILD / ".social"

WIDTH, HEIGHT = 1200, 630  # pixels, the size that all networks agree on
DPI = 100
MARGIN, TEXT_WIDTH = 84, 1032
SIZES, LEADING = (84, 72, 60, 50, 42, 36), 1.16  # of the title, in pixels
TITLE_BOTTOM = 345  # where the drawing begins
COLORS = 32  # enough for smooth letters, and a third of the bytes

PAPER, INK, MUTED, ACCENT = "#fdfcf9", "#1d232b", "#5b6572", "#a04500"


def has_own_picture(env: BuildEnvironment, docname: str) -> bool:
    page = front_matter(env, docname)
    return page.kind in WITH_OUTCOMES and not page.planned


def picture_path(env: BuildEnvironment, docname: str) -> str:
    """Return where in the site the picture of a page lies."""
    name = (docname.replace("/", "--") if has_own_picture(env, docname)
            else COMMON)
    return f"{FOLDER}/{name}.png"


def picture_texts(app: Sphinx, docname: str) -> tuple[str, str, str]:
    """Return what stands above the title, the title, and what is below."""
    title = " ".join(app.env.titles[docname].astext().split())
    label, separator, rest = title.partition(": ")
    numbers = app.env.toc_secnumbers.get(docname, {}).get("") or ()
    if numbers:
        above = "Chapter " + ".".join(map(str, numbers))
    elif separator:
        above, title = label, rest  # "Lab L1: …"
    else:
        above = ""
    return above, title, app.config.html_title


def lines_that_fit(text: str, width_of, limit: float) -> list[str]:
    """Break a text into lines no wider than `limit`, as few as possible."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer) > limit:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def draw_picture(above: str, title: str, below: str) -> bytes:
    """Draw a picture and return it as PNG.

    Parameters
    ----------
    above, title, below
        Three plain texts; the first may be empty. A long title is broken into
        lines, and set smaller when it would reach into the drawing.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from mlmath.figures import house_style
    from PIL import Image

    with house_style():
        figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI,
                        facecolor=PAPER, layout="none")
        canvas = FigureCanvasAgg(figure)
        draw_motif(figure)
        write_texts(figure, above, title, below)
        drawn = io.BytesIO()
        canvas.print_png(drawn)
    small = io.BytesIO()
    Image.open(drawn).convert("RGB").quantize(COLORS).save(
        small, "PNG", optimize=True)
    return small.getvalue()


def draw_motif(figure) -> None:
    """Draw two lines that meet, along the right edge."""
    from mlmath.figures import PALETTE

    axes = figure.add_axes((0.62, 0, 0.38, 1))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    ends = {"blue": ((0.25, 0.0), (1.02, 0.46)),
            "vermilion": ((0.42, 0.46), (0.95, -0.02))}
    for color, (first, last) in ends.items():
        axes.plot(*zip(first, last), color=PALETTE[color], linewidth=5,
                  linestyle="-", alpha=0.9)
    point = meeting_point(*ends["blue"], *ends["vermilion"])
    axes.plot(*point, "o", color=INK, markersize=16,
              markeredgecolor=PAPER, markeredgewidth=4)


def meeting_point(a, b, c, d) -> tuple[float, float]:
    """Return where the line through a, b meets the line through c, d."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = a, b, c, d
    ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    step = ((cx - ax) * vy - (cy - ay) * vx) / (ux * vy - uy * vx)
    return ax + step * ux, ay + step * uy


def write_texts(figure, above: str, title: str, below: str) -> None:
    def place(text, left, top, size, color, **options):
        return figure.text(left / WIDTH, 1 - top / HEIGHT, text,
                           fontsize=size * 72 / DPI, color=color, va="top",
                           parse_math=False, **options)

    renderer = figure.canvas.get_renderer()

    def width(text, size):
        trial = place(text, 0, 0, size, INK, weight="bold")
        extent = trial.get_window_extent(renderer).width
        trial.remove()
        return extent

    top = MARGIN + (66 if above else 0)
    for size in SIZES:
        lines = lines_that_fit(
            title, lambda text: width(text, size),  # noqa: B023  (called at once)
            TEXT_WIDTH)
        if (top + len(lines) * size * LEADING <= TITLE_BOTTOM
                and all(width(line, size) <= TEXT_WIDTH for line in lines)):
            break
    if above:
        place(above, MARGIN, MARGIN, 38, ACCENT)
    for line in lines:
        place(line, MARGIN, top, size, INK, weight="bold")
        top += size * LEADING
    place("\n".join(lines_that_fit(below, lambda text: width(text, 32), 620)),
          MARGIN, HEIGHT - MARGIN - 60, 32, MUTED, linespacing=1.25)


def picture_file(*texts: str) -> Path:
    """Return the file of a picture, drawn now unless it is kept."""
    program = Path(__file__).read_bytes()
    name = hashlib.sha256(
        program + "\0".join(texts).encode()).hexdigest()[:16]
    file = KEPT / f"{name}.png"
    if not file.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        file.write_bytes(draw_picture(*texts))
    return file


def write_pictures(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.name != "html":
        return
    folder = Path(app.outdir) / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    if not book_address():
        return
    folder.mkdir(parents=True)
    common = picture_file("", app.config.html_title,
                          "An open textbook with Python")
    shutil.copy(common, folder / f"{COMMON}.png")
    for docname in pages_in_order(app.env):
        if has_own_picture(app.env, docname):
            shutil.copy(picture_file(*picture_texts(app, docname)),
                        Path(app.outdir) / picture_path(app.env, docname))


def setup(app: Sphinx) -> dict:
    app.connect("build-finished", write_pictures)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
