"""The directive for figures to move, in a small Sphinx project."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from publishing.figures.numbers import kinds, parts
from publishing.node import find_node
from publishing.paths import BOOK, ROOT
from publishing.theme.assets import FOLDER

SETTINGS = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
extensions = ["myst_parser", "publishing.figures.moving",
              "publishing.figures.authors"]
html_theme = "basic"
numfig = True
myst_enable_extensions = ["dollarmath"]
"""

FIGURE = """\
```{moving-figure} lines
---
name: fig-crossing
alt: >-
  Two lines that cross
  at (2, 1).
numbers: |
  rows: [[1, 1, 3], [1, -1, 1]]
  x: [-1, 4]
  y: [-1, 3]
---
Two lines, with *emphasis* and $x^2$.

Slide the *handles*.
```
"""
PAGE = "# Lines\n\n" + FIGURE + "\nSee {numref}`fig-crossing`.\n"


class Project:
    def __init__(self, folder: Path, page: str = PAGE) -> None:
        self.folder = folder
        self.source = folder / "source"
        self.source.mkdir()
        (self.source / "conf.py").write_text(SETTINGS, "utf-8")
        self.write(page)
        shutil.copytree(BOOK / "figures", self.source / "figures")

    def write(self, page: str) -> None:
        (self.source / "index.md").write_text(page, "utf-8")

    def build(self, builder: str = "html") -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "sphinx", "-b", builder, "-W", "-n",
             "--keep-going", "-q", "-d", self.folder / "trees",
             self.source, self.folder / builder],
            text=True, check=False, cwd=self.folder,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def page(self, name="index.html", builder="html") -> BeautifulSoup:
        text = (self.folder / builder / name).read_text("utf-8")
        return BeautifulSoup(text, "html.parser")

    @property
    def modules(self) -> Path:
        stage = self.page().select_one(".moving-stage")
        return self.folder / "html" / stage["data-modules"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("moving"))
    answer = project.build()
    assert answer.returncode == 0, answer.stdout
    return project


def test_the_page_has_the_still_picture_and_says_where_the_module_is(built):
    figure = built.page().select_one("figure#fig-crossing")
    stage = figure.select_one(".moving-stage")
    assert stage["data-kind"] == "lines"
    assert stage["data-figure"] == "fig-crossing"
    assert re.fullmatch(r"_static/figures/[0-9a-f]{16}/",
                        stage["data-modules"])
    (still,) = stage.find_all(recursive=False)
    assert still["role"] == "img"
    assert still["aria-label"] == "Two lines that cross at (2, 1)."
    assert len(still.select("path.line-1, path.line-2")) == 2
    assert "exactly one solution" in still.text


def test_the_still_picture_has_neither_colors_nor_what_hands_need(built):
    still = built.page().select_one(".moving-still")
    assert not re.search(r"#[0-9a-f]{6}|rgb| style=", str(still))
    assert not still.select("button, input, [tabindex], [role]")
    names = [node["id"] for node in still.select("[id]")]
    assert names and len(set(names)) == len(names)
    for user in still.select("[clip-path]"):
        assert user["clip-path"][5:-1] in names


def test_its_looks_come_with_the_first_figure_alone(tmp_path):
    project = Project(tmp_path, PAGE + FIGURE.replace("crossing", "other"))
    answer = project.build()
    assert answer.returncode == 0, answer.stdout
    (link,) = project.page().select('link[href$="figures.css"]')
    assert (tmp_path / "html" / link["href"]).is_file()
    assert link.find_parent("figure")["id"] == "fig-crossing"


def test_what_is_about_moving_stands_on_the_web_alone(built):
    built.build("latex")
    (tex,) = (built.folder / "latex").glob("*.tex")
    assert "Slide the handles" in built.page().select_one(
        "#fig-crossing figcaption").text
    assert "Slide" not in tex.read_text("utf-8")


def test_a_caption_that_speaks_of_sides_has_two_pictures(tmp_path):
    project = Project(tmp_path, PAGE.replace("Two lines, with", "Left: lines,"))
    answer = project.build()
    assert answer.returncode == 1
    assert "index.md:3" in answer.stdout
    assert "expected two pictures side by side, got one" in answer.stdout




def test_the_module_gets_all_numbers_with_their_defaults(built):
    stage = built.page().select_one(".moving-stage")
    assert json.loads(stage["data-numbers"]) == {
        "rows": [[1, 1, 3], [1, -1, 1]], "unknowns": ["x", "y"],
        "x": [-1, 4], "y": [-1, 3], "determinant": False}


def test_the_room_is_the_one_that_the_module_names(built):
    stage = built.page().select_one(".moving-stage")
    named = re.search(r"narrow: (\d+), wide: (\d+)",
                      (BOOK / "figures" / "lines" / "figure.js").read_text("utf-8"))
    assert stage["style"] == (
        f"--narrow: {named[1]}px; --wide: {named[2]}px")


def test_caption_number_and_reference_are_those_of_a_figure(built):
    page = built.page()
    caption = page.select_one("#fig-crossing figcaption")
    assert caption.select_one(".caption-number").text.strip() == "Fig. 1"
    assert caption.select_one("em").text == "emphasis"
    assert page.select_one('a[href="#fig-crossing"].reference').text == (
        "Fig. 1")


# Not the word "from" before a quotation mark in a text.
IMPORTED = re.compile(
    r'(?:^|;)(?:import\b[^"=(]*?|export\s*[{*][^"=(]*?from ?)"([^"]+)"',
    re.MULTILINE)


def test_modules_lie_together_and_find_each_other(built):
    files = sorted(path.relative_to(built.modules).as_posix()
                   for path in built.modules.rglob("*.*"))
    assert files == sorted(
        path.relative_to(BOOK / "figures").as_posix()
        for suffix in ("js", "css")
        for path in (BOOK / "figures").rglob(f"*.{suffix}"))
    imports = [(module, name) for module in built.modules.rglob("*.js")
               for name in IMPORTED.findall(module.read_text("utf-8"))]
    assert imports
    for module, name in imports:
        assert name.startswith("."), f"{module}: {name}"
        assert (module.parent / name).is_file(), f"{module}: {name}"


def test_every_module_is_smaller_than_its_source_and_can_be_read(built):
    modules = [str(path) for path in built.modules.rglob("*.js")]
    text = "".join(f"await import({json.dumps(Path(module).as_uri())});\n"
                   for module in modules)
    answer = subprocess.run([find_node(), "--input-type=module", "-e", text],
                            capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    sizes = [(Path(module).stat().st_size,
              (BOOK / "figures" / Path(module).relative_to(built.modules)
               ).stat().st_size) for module in modules]
    assert all(small < source for small, source in sizes)
    small, source = map(sum, zip(*sizes))
    assert small < 0.7 * source


def test_another_edition_of_the_modules_has_another_address(tmp_path):
    project = Project(tmp_path)
    assert project.build().returncode == 0
    before = project.modules
    assert project.build().returncode == 0 and project.modules == before
    with (project.source / "figures/engine/dom.js").open("a") as module:
        module.write("export const more = 1;\n")
    assert project.build().returncode == 0
    assert project.modules != before and not before.exists()
    assert "more=1" in (project.modules / "engine/dom.js").read_text("utf-8")


def test_other_numbers_make_another_picture(tmp_path):
    project = Project(tmp_path)
    assert project.build().returncode == 0
    first = str(project.page().select_one(".moving-still"))
    project.write(PAGE.replace("[1, -1, 1]", "[1, -1, 0]"))
    assert project.build().returncode == 0
    assert str(project.page().select_one(".moving-still")) != first
    project.write(PAGE)
    assert project.build().returncode == 0
    assert str(project.page().select_one(".moving-still")) == first


def test_paper_gets_the_vectors_of_an_ordinary_figure(built):
    answer = built.build("latex")
    assert answer.returncode == 0, answer.stdout
    (tex,) = (built.folder / "latex").glob("*.tex")
    text = tex.read_text("utf-8")
    picture = re.search(r"includegraphics.*?\{\{(lines-\w+)\}\.pdf\}", text)
    data = (built.folder / "latex" / f"{picture[1]}.pdf").read_bytes()
    assert data.startswith(b"%PDF") and b"/Image" not in data
    assert r"{emphasis}" in text and "data-" not in text


def test_an_e_reader_gets_one_picture(built):
    built.build("epub")  # warns that this project has no version
    page = built.page("index.xhtml", "epub")
    (image,) = page.select("figure img")
    assert image["alt"] == "Two lines that cross at (2, 1)."
    picture = (built.folder / "epub" / image["src"]).read_text("utf-8")
    assert "<text" not in picture and "<use" in picture
    assert not page.select(".moving-stage")
    assert not (built.folder / "epub/_static/figures").exists()


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("kinds"),
                      "# Figures\n\n```{figure-kinds}\n```\n")
    answer = project.build()
    assert answer.returncode == 0, answer.stdout
    return project


def test_authors_are_told_of_every_kind_and_mode(every_kind):
    page = every_kind.page()
    told = parts(BOOK / "figures")
    assert {part["kind"] for part in told} == set(kinds(BOOK / "figures"))
    stages = page.select("section section .moving-stage")
    assert [stage["data-kind"] for stage in stages] == [
        part["kind"] for part in told]
    for part, stage in zip(told, stages):
        section = stage.find_parent("section")
        typeset = part["title"].replace("'", "’")
        assert typeset in section.h2.text
        explained = section.select("ul > li > p > code:first-child")
        numbers = json.loads(stage["data-numbers"])
        assert set(numbers) >= {code.text for code in explained}
        # The source is the very directive that was drawn.
        assert f"name: {stage['data-figure']}\n" in section.pre.text


def test_many_pictures_are_files_that_load_when_they_come_near(every_kind):
    stages = every_kind.page().select(".moving-stage")
    assert not every_kind.page().select(".moving-stage svg")
    for stage in stages:
        (still,) = stage.find_all(recursive=False)
        assert still["role"] == "img" and still["aria-label"]
        image = still.img
        assert image["loading"] == "lazy"
        assert image["alt"] == still["aria-label"]
        picture = (every_kind.folder / "html" / image["src"]).read_text("utf-8")
        size = re.search(r'<svg[^>]* width="(\d+)" height="(\d+)"', picture)
        assert (image["width"], image["height"]) == size.groups()
        assert "<text" not in picture
    assert len({stage.img["src"] for stage in stages}) == len(stages)


WRONG = {
    "unknown kind": (("lines\n", "waves\n"),
                     r"expected one of the kinds .*lines.*, got 'waves'"),
    "path as kind": (("lines\n", "engine/plane\n"),
                     "expected one of the kinds"),
    "no alt": (("  Two lines that cross\n  at (2, 1).\n", "\n"),
               "expected an `alt`"),
    "no name": (("name: fig-crossing\n", ""), "expected a `name`"),
    "wrong name": (("fig-crossing", "crossing"),
                   "expected a `name` that begins with fig-.*'crossing'"),
    "no caption": (("Two lines, with *emphasis* and $x^2$.\n\nSlide the *handles*.\n", ""),
                   "expected a caption"),
    "no numbers": (("numbers: |", "other: |"), "other|expected `numbers`"),
    "not YAML": (("[1, -1, 1]]", "[1, -1, 1"), "`numbers` is not YAML", 11),
    "unknown number": (("  y: [-1, 3]", "  y: [-1, 3]\n  z: 3"),
                       "z: expected another number, one of rows, .*got 3", 13),
    "missing number": (("  x: [-1, 4]\n", ""),
                       "x: expected two numbers, .*, got none", 10),
    "bad number": (("[1, -1, 1]]", "[1, -1]]"),
                   r"`numbers`: rows\[1\]: expected a list of 3 numbers", 10),
    "bad limits": (("x: [-1, 4]", "x: [4, -1]"), "`numbers`: x: expected", 11),
    "text": (("[1, -1, 1]]", "[1, -1, one]]"),
             r"`numbers`: rows\[1\]\[2\]: expected a number .*\"one\"", 10),
}


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """One page for each fault, built at once; what was said about each."""
    project = Project(tmp_path_factory.mktemp("wrong"), "# Faults\n")
    named = {fault: f"{fault.replace(' ', '-')}.md" for fault in WRONG}
    for fault, name in named.items():
        page = PAGE.replace("See {numref}`fig-crossing`.", "")
        wrong = page.replace(*WRONG[fault][0])
        assert wrong != page
        (project.source / name).write_text(wrong, "utf-8")
    answer = project.build()
    assert answer.returncode == 1, answer.stdout
    assert "Traceback" not in answer.stdout
    said = re.split(r"(?=/[\w-]+\.md:\d+: (?:ERROR|WARNING))",
                    " ".join(answer.stdout.split()))
    return {fault: [one for one in said if one.startswith(f"/{name}:")]
            for fault, name in named.items()}


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_figure_fails_with_file_and_line(refused, fault):
    _, message, *lines = WRONG[fault]
    line = lines[0] if lines else 3
    assert any(re.search(rf"\.md:{line}: .*({message})", one)
               for one in refused[fault]), refused[fault]


def test_a_module_without_its_height_is_refused(tmp_path):
    project = Project(tmp_path)
    module = project.source / "figures/lines/figure.js"
    module.write_text(module.read_text("utf-8").replace(
        "export const height", "const height"), "utf-8")
    answer = project.build()
    assert answer.returncode == 1
    assert "has no line `export const height" in answer.stdout


def test_a_module_that_is_no_javascript_fails_with_its_line(tmp_path):
    project = Project(tmp_path)
    broken = project.source / "figures/lines/figure.js"
    broken.write_text(broken.read_text("utf-8") + "\nconst = 1;\n", "utf-8")
    line = len(broken.read_text("utf-8").splitlines())
    answer = project.build()
    assert answer.returncode != 0
    assert f"lines/figure.js:{line}" in answer.stdout


def test_the_theme_brings_the_loader():
    script = (FOLDER / "scripts/80-figures.js").read_text("utf-8")
    assert ".moving-stage" in script and len(script) < 3000
