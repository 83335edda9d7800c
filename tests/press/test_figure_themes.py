"""Figures come in a light and a dark version, and the same in every build."""

import io
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree
from pathlib import Path

import matplotlib
import pytest
from bs4 import BeautifulSoup
from matplotlib.figure import Figure

from mlmath.figures import DARK_COUNTERPARTS, INK, PALETTE, PAPER
from publishing.execution.kernel import KERNEL_CONFIG, kernel_environment
from publishing.figures.themes import (
    dark_version, light_version, scaled, size_in_pixels)
from publishing.paths import ROOT

HEADER = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  name: python3
---
"""

PAGE = HEADER + """\
# Figures

```{code-cell} ipython3
import matplotlib.pyplot as plt
from IPython.display import SVG
from mlmath.figures import plot_lines
from mlmath.systems import LinearSystem

system = LinearSystem([[1, 1], [1, -1]], [3, 1])
```

```{code-cell} ipython3
---
mystnb:
  image:
    alt: Two lines cross at (2, 1).
  figure:
    name: fig-crossing
    caption: |
      Two lines.
---
plot_lines(system);
```

```{code-cell} ipython3
---
mystnb:
  image:
    alt: A line in plain Matplotlib.
    width: 80%
    align: center
---
figure, ax = plt.subplots()
ax.plot([1, 2])
ax.set_xlabel("week");
```

```{code-cell} ipython3
---
mystnb:
  image:
    alt: A drawing of another hand.
---
SVG('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')
```

```{code-cell} ipython3
from matplotlib import rcParams
print(rcParams["pdf.fonttype"], rcParams["svg.fonttype"])
```

```{image} photograph.png
:alt: A photograph.
```

See {numref}`fig-crossing`.
"""

SETTINGS = """\
import sys
sys.path.insert(0, {root!r})
extensions = ["myst_nb", "publishing.figures.themes"]
html_theme = "sphinx_book_theme"
numfig = True
nb_execution_mode = "cache"
nb_execution_raise_on_error = True
nb_execution_cache_path = {cache!r}
"""

# The smallest file that is a PNG: one white pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080000000"
    "03a7e9b550000000a49444154789c63f80f00010101001bb6ee560000000049454e44"
    "ae426082")


class Book:
    """A book of two pages, with the extension and the kernel of the press."""

    def __init__(self, folder: Path, page: str = PAGE):
        self.folder = folder
        self.source = folder / "source"
        (self.source / "part").mkdir(parents=True)
        (self.source / "conf.py").write_text(SETTINGS.format(
            root=str(ROOT), cache=str(folder / "cache")))
        (self.source / "index.md").write_text(
            page + "\n```{toctree}\npart/deep\n```\n")
        (self.source / "part" / "deep.md").write_text(
            page.replace("fig-crossing", "fig-deep").replace("# Fig", "# Deep fig"))
        for place in (self.source, self.source / "part"):
            (place / "photograph.png").write_bytes(PIXEL)

    def build(self, builder: str = "html"):
        variables = os.environ | kernel_environment(self.folder / "ipython")
        return subprocess.run(
            [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", builder,
             str(self.source), str(self.folder / builder)],
            env=variables, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)

    def page(self, name: str, builder: str = "html"):
        text = (self.folder / builder / name).read_text("utf-8")
        return BeautifulSoup(text, "html.parser")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("themes"))
    answer = book.build()
    assert answer.returncode == 0, answer.stdout
    return book


def pairs(page):
    return [span.find_all("img") for span in page.find_all(class_="themed-figure")]


@pytest.mark.parametrize("name", ["index.html", "part/deep.html"])
def test_each_figure_has_a_light_and_a_dark_image(book, name):
    assert len(pairs(book.page(name))) == 2
    for light, dark in pairs(book.page(name)):
        assert "only-light" in light["class"] and "only-dark" in dark["class"]
        assert "only-dark" not in light["class"]
        assert light["src"] != dark["src"]
        for image in (light, dark):
            assert image["loading"] == "lazy"
            assert (image["width"], image["height"]) == ("442", "269")
            assert "height: auto" in image["style"]
            assert "background: none" in image["style"]
            file = book.folder / "html" / Path(name).parent / image["src"]
            assert xml.etree.ElementTree.parse(file).getroot().tag.endswith("svg")


def test_both_images_say_the_same(book):
    said = [[image["alt"] for image in pair] for pair in pairs(book.page("index.html"))]
    assert said == [["Two lines cross at (2, 1)."] * 2,
                    ["A line in plain Matplotlib."] * 2]


def test_options_of_the_cell_are_kept(book):
    _, pair = pairs(book.page("index.html"))
    for image in pair:
        assert "width: 80%" in image["style"]
        assert "align-center" in image["class"]


def test_the_caption_is_no_sibling_of_a_hidden_image(book):
    # The theme hides captions that follow an image of the other theme.
    figure = book.page("index.html").find("figure", id="fig-crossing")
    caption = figure.find("figcaption")
    assert "Two lines." in caption.text
    assert not caption.find_previous_siblings("img")


def test_other_images_are_left_alone(book):
    page = book.page("index.html")
    for alt in ("A photograph.", "A drawing of another hand."):
        (image,) = page.find_all("img", alt=alt)
        assert not image.get("class") and image.find_parent(
            class_="themed-figure") is None


def svg_of(book, index, theme):
    pair = pairs(book.page("index.html"))[index]
    return (book.folder / "html" / pair[theme]["src"]).read_text("utf-8")


@pytest.mark.parametrize("index", [0, 1])
def test_dark_images_hold_no_light_color(book, index):
    light, dark = svg_of(book, index, 0), svg_of(book, index, 1)
    assert INK in light and DARK_COUNTERPARTS[INK] in dark
    for color in DARK_COUNTERPARTS:
        assert color not in dark
    assert PALETTE["blue"] in light and PALETTE["blue"] in dark


def test_the_page_shows_through(book):
    for index, theme in ((0, 0), (0, 1), (1, 0), (1, 1)):
        background = re.search(r'<g id="patch_1">.*?style="([^"]*)"',
                               svg_of(book, index, theme), re.DOTALL)[1]
        assert "fill: none" in background


def test_letters_are_outlines(book):
    assert "<text" not in svg_of(book, 0, 0)
    assert "42 path" in book.page("index.html").text


def test_the_same_figure_is_the_same_file_in_every_kernel(book):
    # The two pages were run by two kernels; equal files have one name.
    first, second = (
        [Path(image["src"]).name for pair in pairs(book.page(name)) for image in pair]
        for name in ("index.html", "part/deep.html"))
    assert first == second


def test_the_epub_keeps_one_image(book):
    book.build("epub")  # warns that this little book has no version
    page = book.page("index.xhtml", "epub")
    assert not pairs(page)
    (image,) = page.find_all("img", alt="Two lines cross at (2, 1).")
    assert image["src"].endswith(".svg")


def test_latex_takes_the_vectors_of_the_pdf(book):
    answer = book.build("latex")
    assert answer.returncode == 0, answer.stdout
    (tex,) = (book.folder / "latex").glob("*.tex")
    drawn = re.findall(r"includegraphics.*?\{\{(.*?)\}(\..*?)\}", tex.read_text("utf-8"))
    assert [kind for _, kind in drawn].count(".pdf") == 4
    pdf = next((book.folder / "latex").glob("*.pdf")).read_bytes()
    assert b"/CIDFontType2" in pdf and b"/Type3" not in pdf


def test_ipython_leaves_no_history(book):
    assert not list((book.folder / "ipython").rglob("*.sqlite*"))


def test_a_figure_without_alternative_text_is_refused(tmp_path, book):
    shutil.copytree(book.folder / "cache", tmp_path / "cache")
    silent = Book(tmp_path, PAGE.replace("    alt: Two lines cross at (2, 1).\n",
                                         "    width: 90%\n"))
    answer = silent.build()
    assert answer.returncode == 1
    assert "no alternative text" in answer.stdout


# Without Sphinx


def svg_drawn(**settings):
    figure = Figure(figsize=(2, 1))
    figure.add_subplot().plot([0, 1], color="black", marker="o")
    content = io.StringIO()
    with matplotlib.rc_context({"text.color": INK, **settings}):
        figure.savefig(content, format="svg")
    return content.getvalue()


def test_light_version_draws_the_same():
    svg = svg_drawn()
    light = light_version(svg)
    assert light.startswith("<svg") and "<metadata>" not in light
    assert len(light) < len(svg)
    elements = [[element.tag for element in xml.etree.ElementTree.fromstring(text).iter()
                 if "metadata" not in element.tag and "}RDF" not in element.tag
                 and "creativecommons" not in element.tag and "purl" not in element.tag]
                for text in (svg, light)]
    assert elements[0] == elements[1]


def test_colors_are_replaced_and_names_are_not():
    svg = (f'<svg><path id="a" style="fill: {INK}; stroke: {PAPER.upper()}"/>'
           f'<use href="{INK}-0"/><g id="{INK}ff" style="fill: #abcdef"/></svg>')
    assert dark_version(svg) == (
        f'<svg><path id="a" style="fill: {DARK_COUNTERPARTS[INK]}; '
        f'stroke: {DARK_COUNTERPARTS[PAPER]}"/>'
        f'<use href="{INK}-0"/><g id="{INK}ff" style="fill: #abcdef"/></svg>')


def test_black_does_not_stay_black():
    assert "#000000" in svg_drawn() and "#000000" not in dark_version(svg_drawn())


@pytest.mark.parametrize("root, size", [
    ('<svg width="331.2pt" height="201.6pt" viewBox="0 0 9 9">', (442, 269)),
    ('<svg height="20" width="10.4px">', (10, 20)),
])
def test_size(root, size):
    assert size_in_pixels(root) == size


def test_scale():
    assert scaled((442, 269), 50) == (221, 134)


def test_kernel_environment_brings_its_copy_up_to_date(tmp_path):
    environment = kernel_environment(tmp_path)
    copy = tmp_path / "profile_default" / "ipython_kernel_config.py"
    assert environment["IPYTHONDIR"] == str(tmp_path)
    assert copy.read_text("utf-8") == KERNEL_CONFIG.read_text("utf-8")
    written = copy.stat().st_mtime_ns
    kernel_environment(tmp_path)
    assert copy.stat().st_mtime_ns == written
    copy.write_text("something old")
    kernel_environment(tmp_path)
    assert copy.read_text("utf-8") == KERNEL_CONFIG.read_text("utf-8")
    assert sorted(file.name for file in copy.parent.iterdir()) == [
        copy.name, "reads.py"]


def test_kernel_environment_lies_outside_the_sources():
    folder = Path(kernel_environment()["IPYTHONDIR"])
    assert folder.is_relative_to(ROOT / "_build")
