"""Formulas of the web edition, on small sites and one by one."""

import json
import re
import subprocess
import sys
import sysconfig
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from publishing.katex import renderer as renderer_module
from publishing.katex.plain_text import plain_text
from publishing.katex.renderer import (
    MACROS, BadFormula, Renderer, RendererError, read_macros)
from publishing.node import NodeError, find_node
from publishing.paths import ROOT

CONFIGURATION = """
project = "Sample"
extensions = {extensions}
html_theme = "{theme}"
myst_enable_extensions = ["amsmath", "colon_fence", "dollarmath"]
myst_dmath_double_inline = False
myst_heading_anchors = 2
nb_execution_mode = "off"
numfig = True
nitpicky = True
exclude_patterns = ["_build"]
suppress_warnings = ["myst.domains"]
"""
OWN = "publishing.katex.extension"


@dataclass(frozen=True)
class Build:
    """A build of a small site that has ended."""

    folder: Path
    code: int
    output: str

    def page(self, name: str) -> BeautifulSoup:
        return BeautifulSoup(self.text(f"{name}.html"), "html.parser")

    def text(self, name: str) -> str:
        return (self.folder / "_build" / "html" / name).read_text("utf-8")

    def search_index(self) -> dict:
        script = self.text("searchindex.js")
        return json.loads(script[script.index("{"):script.rindex("}") + 1])


def write_site(folder: Path, pages: dict[str, str], *extensions: str,
               theme: str = "basic", settings: str = "") -> None:
    for name, text in pages.items():
        page = folder / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8")
    names = "\n".join(Path(name).with_suffix("").as_posix() for name in pages)
    (folder / "index.md").write_text(
        "# Start\n\n```{toctree}\n:numbered:\n" + names + "\n```\n", "utf-8")
    (folder / "conf.py").write_text(CONFIGURATION.format(
        extensions=[*extensions, OWN], theme=theme) + settings, "utf-8")


def build(folder: Path, *options: str, python: str = sys.executable,
          environment: dict[str, str] | None = None) -> Build:
    ended = subprocess.run(
        [python, "-m", "sphinx", "-b", "html", "-n", "--color", "-N",
         *options, str(folder), str(folder / "_build" / "html")],
        cwd=ROOT, env=environment, check=False, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return Build(folder, ended.returncode, ended.stdout)


# A site with formulas in every place a formula can be

PAGE = r"""
# Vectors in $\R^n$

Inline $\vect{x}^\T = 1$. See {eq}`labelled`, {eq}`told`, {ref}`a-figure`.

$$
\norm{\vect{x}} = 2
$$ (labelled)

```{math}
:label: told
\abs{x} = 3
```

\begin{align}
a &= 4
\end{align}

$$
b &= 5 \\
c &= 6
$$

$$
d = 7

e = 8
$$

(a-section)=
## The matrix $A^\T$

| word | $\lambda$ |
|------|-----------|
| tea  | $p_{\text{tea}}$ |

```{figure} dot.svg
:name: a-figure
:alt: a dot

The variance $\sigma^2$
```

:::{admonition} Beware of $\pi$
Text.
:::

```{prf:theorem} On $\phi$
:label: thm-one

$$
\psi = 9
$$
```

```{exercise} Find $\mu$
:label: exercise-one

Text.
```

```{solution} exercise-one
:label: solution-one

It is $\nu$, see {ref}`solution-one`.
```

````{dropdown} Inside $\rho$
- an item

  $$
  \zeta = 10
  $$
````
"""

LINKS = r"""
# Links

- {ref}`a-section`
- {doc}`page`
- [](page.md)
- [](page.md#the-matrix-)
- {ref}`a-figure`
- {eq}`labelled`
"""


def notebook() -> str:
    """A notebook that was run, so that no kernel has to start."""
    def output(metadata: dict, **data: str) -> dict:
        return {"output_type": "display_data", "metadata": metadata,
                "data": data}

    glued = {"scrapbook": {"name": "glued",
                           "mime_prefix": "application/papermill.record/"}}
    text = ("# Cells\n\nA number {glue:}`glued` in a line.\n\n"
            "```{glue:math} glued\n:label: from-cell\n```\n")
    outputs = [
        output({}, **{"text/latex": r"$$\begin{aligned}k&=11\end{aligned}$$"}),
        output(glued, **{"application/papermill.record/text/latex":
                         r"$\omega^2$"})]
    return json.dumps({
        "nbformat": 4, "nbformat_minor": 5,
        "metadata": {"kernelspec": {
            "name": "python3", "display_name": "", "language": "python"}},
        "cells": [
            {"cell_type": "markdown", "id": "a", "metadata": {},
             "source": text},
            {"cell_type": "code", "id": "b", "metadata": {},
             "execution_count": 1, "source": "show()", "outputs": outputs}]})


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Build:
    folder = tmp_path_factory.mktemp("site")
    write_site(folder, {"part/page.md": PAGE, "part/links.md": LINKS,
                        "part/cells.ipynb": notebook()},
               "myst_nb", "sphinx_design", "sphinx_proof", "sphinx_exercise",
               theme="sphinx_book_theme")
    (folder / "part" / "dot.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"/>')
    built = build(folder, "-W", "--keep-going")
    assert built.code == 0, built.output
    return built


def formulas(place: Tag) -> list[str]:
    """Return the LaTeX of the formulas in a place, each found whole."""
    found = []
    for formula in place.select(".katex"):
        seen = formula.select_one(".katex-html")
        assert seen["aria-hidden"] == "true"
        assert seen.get_text()
        math = formula.select_one(".katex-mathml > math")
        found.append(math.select_one("annotation").get_text())
    return found


@pytest.mark.parametrize(("page", "place", "latex"), [
    ("page", "article h1", r"\R^n"),
    ("page", "article h2", r"A^\T"),
    ("page", "article p", r"\vect{x}^\T = 1"),
    ("page", "#equation-labelled", r"\norm{\vect{x}} = 2"),
    ("page", "#equation-told", r"\abs{x} = 3"),
    ("page", ".formula-display.amsmath",
     "\\begin{align*}\na &= 4\n\\end{align*}"),
    ("page", "article", "\\begin{split}b &= 5 \\\\\nc &= 6\\end{split}"),
    ("page", "article", r"\begin{aligned}d = 7\\e = 8\end{aligned}"),
    ("page", "thead th", r"\lambda"),
    ("page", "tbody td", r"p_{\text{tea}}"),
    ("page", "figcaption", r"\sigma^2"),
    ("page", ".admonition-title", r"\pi"),
    ("page", ".theorem .admonition-title", r"\phi"),
    ("page", ".theorem .formula-display", r"\psi = 9"),
    ("page", ".exercise .admonition-title", r"\mu"),
    ("page", ".solution .admonition-title", r"\mu"),
    ("page", ".solution", r"\nu"),
    ("page", "summary", r"\rho"),
    ("page", "details li .formula-display", r"\zeta = 10"),
    ("page", ".bd-sidebar-secondary", r"A^\T"),
    ("page", ".bd-sidebar-primary", r"\R^n"),
    ("cells", ".bd-sidebar-primary", r"\R^n"),
    ("cells", ".cell_output .formula-display",
     r"\begin{aligned}k&=11\end{aligned}"),
    ("cells", "article p", r"\omega^2"),
    ("cells", "#equation-from-cell", r"\omega^2"),
])
def test_formula_in_place(site, page, place, latex):
    places = site.page(f"part/{page}").select(place)
    assert places
    assert latex in [found for tag in places for found in formulas(tag)]


def test_display_is_set_as_display(site):
    page = site.page("part/page")
    assert len(page.select(".formula-scroll > .katex-display")) == 7
    assert not page.select("p .katex-display")


@pytest.mark.parametrize(("page", "label", "number"), [
    ("page", "labelled", "(1.1)"), ("page", "told", "(1.2)"),
    ("cells", "from-cell", "(3.1)")])
def test_number_stands_beside_what_scrolls(site, page, label, number):
    display = site.page(f"part/{page}").select_one(f"#equation-{label}")
    eqno = display.select_one(".formula-scroll + .eqno")
    assert eqno.get_text().startswith(number)
    assert eqno.select_one("a")["href"] == f"#equation-{label}"


def test_only_sphinx_numbers(site):
    page = site.page("part/page")
    assert len(page.select(".amsmath .eqno")) == 1
    assert not [tag for tag in page.select(".katex [class]")
                if "eqn-num" in " ".join(tag["class"])]


def test_links_to_formulas(site):
    links = site.page("part/page").select('article p a[href^="#equation"]')
    assert [(link["href"], link.get_text()) for link in links] == [
        ("#equation-labelled", "(1.1)"), ("#equation-told", "(1.2)")]


def test_links_quote_titles_readably(site):
    links = site.page("part/links").select("article li > p > a")
    assert [link.get_text() for link in links] == [
        "The matrix Aᵀ", "Vectors in ℝⁿ", "Vectors in ℝⁿ", "The matrix Aᵀ",
        "The variance σ²", "(1.1)"]
    link = site.page("part/page").select_one(
        '.solution a[href="#solution-one"] .std-ref')
    assert link.get_text() == "Solution to Exercise 1.1 (Find μ)"


def test_titles_outside_the_text_are_plain(site):
    page = site.page("part/page")
    assert page.title.get_text().startswith("1. Vectors in ℝⁿ —")
    previous = site.page("part/links").select_one('link[rel="prev"]')
    assert previous["title"] == "1. Vectors in ℝⁿ"
    shown = site.page("part/links").select_one(".prev-next-title")
    assert shown.get_text() == "1. Vectors in ℝⁿ"


def test_search_index_has_words_not_latex(site):
    index = site.search_index()
    assert any(title.endswith("Vectors in ℝⁿ") for title in index["titles"])
    assert "The matrix Aᵀ" in index["alltitles"]
    words = {*index["terms"], *index["titleterms"]}
    assert {"ℝⁿ", "σ²", "p_tea", "ω²"} <= words
    assert not words & {"vect", "t", "mathsf", "lambda", "begin", "psi",
                        "norm", "r"}


def test_headings_made_of_a_formula_have_a_name(site):
    page = site.page("part/page")
    assert page.select_one("th .formula")["title"] == "λ"
    assert "title" not in page.select_one("h1 .formula").attrs


def test_no_mathjax_and_no_other_server(site):
    pages = list((site.folder / "_build" / "html").rglob("*.html"))
    assert len(pages) > 4
    for path in pages:
        assert "mathjax" not in path.read_text("utf-8").lower()
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for tag in page.select("script[src], link[rel=stylesheet]"):
            assert "//" not in (tag.get("src") or tag.get("href"))


def test_styles_scripts_and_fonts_are_beside_the_pages(site):
    folder = site.folder / "_build" / "html" / "_static" / "katex"
    page = site.page("part/page")
    style = page.select_one('link[href*="katex/"]')["href"]
    assert style.startswith("../_static/katex/formulas.css")
    script = page.select_one('script[src*="katex/"]')
    assert script["src"].startswith("../_static/katex/formulas.js")
    assert "defer" in script.attrs
    styles = (folder / "formulas.css").read_text("utf-8")
    fonts = re.findall(r"url\(([^)]*)\)", styles)
    assert len(fonts) == styles.count("@font-face") > 10
    for font in fonts:
        assert font.endswith(".woff2")
        assert (folder / font).is_file()
    assert not [*folder.rglob("*.ttf"), *folder.rglob("*.woff")]
    assert "clipboardData" in (folder / "formulas.js").read_text("utf-8")
    search = site.page("search").select_one('script[src*="katex/search.js"]')
    assert "defer" in search.attrs
    assert (folder / "LICENSE").is_file()


def test_formula_in_the_sidebar_alone_is_styled(site):
    page = site.page("part/links")
    assert not formulas(page.select_one("article"))
    assert formulas(page.select_one(".bd-sidebar-primary"))
    assert page.select_one('link[href^="../_static/katex/formulas.css"]')


# A site that is built again and again

@dataclass(frozen=True)
class Builds:
    """Builds of one site, with what changed between them."""

    cold: Build
    pages: dict[str, str]
    again: Build
    changed: Build
    folders: list[list[str]]


@pytest.fixture(scope="module")
def builds(tmp_path_factory) -> Builds:
    folder = tmp_path_factory.mktemp("builds")
    pages = {f"page{number}.md":
             f"# Page {number}\n\n$\\R^{number}$ and $x_{number} = 1$\n"
             for number in range(8)}
    write_site(folder, pages | {"none.md": "# No formula\n"}, "myst_parser",
               settings='katex_macros = "macros.json"\n'
                        'html_math_renderer = "mathjax"\n')
    macros = folder / "macros.json"
    macros.write_text('{"\\\\R": "\\\\mathbb{R}"}')
    kept = folder / "_build" / ".katex"

    def folders() -> list[str]:
        return sorted(entry.name for entry in kept.iterdir())

    # In two processes, each of which has to have a Node of its own.
    cold = build(folder, "-W", "-j", "2")
    texts, before = {name: cold.text(name.replace(".md", ".html"))
                     for name in pages}, folders()
    again = build(folder, "-W", "-E", "-a")
    macros.write_text('{"\\\\R": "\\\\mathbf{R}"}')
    changed = build(folder, "-W")
    return Builds(cold, texts, again, changed, [before, folders()])


def test_parallel_build_gives_each_page_its_formulas(builds):
    assert builds.cold.code == 0, builds.cold.output
    for number in range(8):
        page = BeautifulSoup(builds.pages[f"page{number}.md"], "html.parser")
        assert formulas(page) == [rf"\R^{number}", f"x_{number} = 1"]
        assert page.select_one("mi[mathvariant=double-struck]")


def test_second_build_renders_nothing(builds):
    assert builds.again.code == 0, builds.again.output
    assert ("Formulas: 0 rendered, 16 taken from the cache."
            in builds.again.output)


def test_changed_macro_renders_again(builds):
    assert builds.changed.code == 0, builds.changed.output
    assert "Formulas: 16 rendered, 0 taken" in builds.changed.output
    page = builds.changed.page("page3")
    assert page.select_one("mi[mathvariant=bold]").get_text() == "R"
    assert not page.select_one("mi[mathvariant=double-struck]")
    before, after = builds.folders
    assert len(before) == len(after) == 1
    assert before != after


def test_page_without_formulas_links_nothing(builds):
    assert "katex" in builds.changed.text("page1.html")
    assert "katex" not in builds.changed.text("none.html")


# Formulas that are wrong

@pytest.fixture(scope="module")
def faulty(tmp_path_factory) -> Build:
    folder = tmp_path_factory.mktemp("faulty")
    write_site(folder, {"bad.md": "# The good $a$ and the bad $\\worse$\n\n"
                        "Fine $b$.\n\nText $\\wrong<1$.\n\n"
                        "$$\n\\begin{pmatrix} 1\n$$\n"}, "myst_parser")
    return build(folder, "-W", "--keep-going")


@pytest.mark.parametrize(("line", "message", "formula"), [
    (1, r"Undefined control sequence: \worse", r"\worse"),
    (5, r"Undefined control sequence: \wrong", r"\wrong<1"),
    (7, "Expected & or", r"\begin{pmatrix} 1")])
def test_bad_formula_fails_with_its_place(faulty, line, message, formula):
    assert faulty.code == 1
    warning = (f"{faulty.folder / 'bad.md'}:{line}: WARNING: "
               f"formula: {message}")
    assert faulty.output.count(warning) == 1
    told = faulty.output[faulty.output.index(warning):].splitlines()
    assert told[1] == f"    {formula}"


def test_page_with_bad_formula_shows_its_source(faulty):
    page = faulty.page("bad")
    shown = [tag.get_text() for tag in
             page.select("section .formula-error")]
    assert shown == [r"\worse", r"\wrong<1", r"\begin{pmatrix} 1"]
    assert "Undefined" in page.select_one("p .formula-error")["title"]
    assert "b" in formulas(page)


def test_missing_node_is_told(tmp_path):
    write_site(tmp_path / "site", {"page.md": "# Page\n\n$x$\n"},
               "myst_parser")
    # A Python with the same packages in a folder where there is no Node.
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(Path(sys.executable).resolve())
    ended = build(tmp_path / "site", python=str(python), environment={
        "PATH": str(python.parent),
        "PYTHONPATH": sysconfig.get_path("purelib")})
    assert ended.code == 2
    assert f"there is no node in {python.parent}" in ended.output
    assert "make book" in ended.output


# The renderer by itself

@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def renderer(kept):
    with closing(Renderer(read_macros(MACROS), kept)) as made:
        yield made


@pytest.fixture
def make_renderer(tmp_path):
    """Make renderers that share a cache, with the macros given."""
    with ExitStack() as made:
        yield lambda macros: made.enter_context(
            closing(Renderer(macros, tmp_path / "cache")))


@pytest.mark.parametrize(("latex", "text"), [
    (r"\R^n", "ℝⁿ"),
    (r"A\vect{x} = \vect{b}", "Ax = b"),
    (r"A^\T", "Aᵀ"),
    (r"A^{-1}", "A⁻¹"),
    (r"x_{ij}", "xᵢⱼ"),
    (r"x_i^2", "xᵢ²"),
    (r"p_{\text{tea}}", "p_tea"),
    (r"2^{x_1}", "2^(x₁)"),
    (r"f'(x)", "f′(x)"),
    (r"\frac{a+b}{2}", "(a+b)/2"),
    (r"\sqrt{2} + \sqrt[3]{x+1}", "√2+³√(x+1)"),
    (r"\sin x \to \rank A", "sin x → rank A"),
    (r"\hat{y} \ne \bar{y}", "ŷ ≠ ȳ"),
    (r"\vec{v}", "v\u20d7"),
    (r"\sum_{i=1}^n x", "∑_(i = 1)ⁿx"),
    (r"\lim_{n} a\;b \phantom{c}", "lim ₙa b"),
    (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "(1, 2; 3, 4)"),
    (r"k\log q - 2\det A", "k log q−2 det A"),
    (r"\begin{aligned} x &= 1 \\ y &= 2 \end{aligned}", "x = 1; y = 2"),
])
def test_plain_text(renderer, latex, text):
    assert plain_text(renderer.render(latex, False)) == text


@pytest.mark.parametrize("name", ["R", "T", "rank"])
def test_house_macros_without_arguments(renderer, name):
    assert f">\\{name}</annotation>" in renderer.render(f"\\{name}", False)


@pytest.mark.parametrize("latex", [
    "α ≤ β − 1 × …", r"\text{café}", "x \\% y"])
def test_accepted(renderer, latex):
    assert renderer.render(latex, False)


@pytest.mark.parametrize(("latex", "message"), [
    (r"\unknown", "Undefined control sequence"),
    ("é", "Accented Unicode"),
    ("x % the end", "comment has no terminating newline"),
    (r"\htmlClass{a}{b}", "HTML extension"),
    (r"\includegraphics{x}", "includegraphics"),
    ("x^1^2", "Double superscript"),
    (r"\label{x}", "Undefined control sequence"),
    (r"a & b", "Expected 'EOF'"),
    (r"\vect", "argument"),
])
def test_refused(renderer, latex, message):
    with pytest.raises(BadFormula, match=re.escape(message)):
        renderer.render(latex, False)


def test_a_formula_defines_nothing_for_the_next(renderer):
    assert renderer.render(r"\gdef\mine{y} \mine", False)
    with pytest.raises(BadFormula):
        renderer.render(r"\mine", False)


def test_comma_stays_with_the_formula(renderer):
    html = renderer.render("x + y", False)
    kept = BeautifulSoup(html, "html.parser").select(".formula-kept")
    assert [tag.get_text() for tag in kept] == ["y"]
    assert html.count("<span") == html.count("</span>")


def test_each_formula_is_asked_for_once(kept, renderer):
    renderer.render("once", False)
    before = renderer.rendered
    renderer.render("once", False)
    assert renderer.rendered == before
    # As a display it is another formula.
    assert "katex-display" in renderer.render("once", True)
    assert renderer.rendered == before + 1
    later = Renderer(read_macros(MACROS), kept)
    later.render("once", False)
    assert (later.rendered, later.recalled, later.nodes) == (0, 1, {})


def test_bad_formulas_are_not_kept(make_renderer):
    for made in (make_renderer({}), make_renderer({})):
        with pytest.raises(BadFormula):
            made.render(r"\bad", False)
        assert made.rendered == 1


def test_cache_depends_on_macros_and_version(tmp_path, monkeypatch):
    first = Renderer({}, tmp_path).fingerprint
    assert Renderer({}, tmp_path).fingerprint == first
    assert Renderer({r"\a": "b"}, tmp_path).fingerprint != first
    monkeypatch.setattr(renderer_module, "katex_version", lambda: "99")
    assert Renderer({}, tmp_path).fingerprint != first


def test_forked_process_has_a_node_of_its_own(make_renderer, monkeypatch):
    made = make_renderer({})
    first = made.node()
    assert made.node() is first
    with monkeypatch.context() as forked:
        forked.setattr(renderer_module.os, "getpid", lambda: -1)
        assert made.node() is not first
        made.close()
    assert first.ask({"latex": "x", "display": False})["html"]


def test_node_that_fails_is_told(make_renderer, tmp_path, monkeypatch):
    program = tmp_path / "program.mjs"
    program.write_text('throw new Error("broken on purpose")')
    monkeypatch.setattr(renderer_module, "PROGRAM", program)
    with pytest.raises(NodeError, match="before its time(.|\n)*on purp"):
        make_renderer({}).render("x", False)


def test_node_beside_python_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(NodeError, match="no node in"):
        find_node()
    for folder in (tmp_path / "path", tmp_path):
        folder.mkdir(exist_ok=True)
        (folder / "node").write_text("#!/bin/sh\n")
        (folder / "node").chmod(0o755)
        assert Path(find_node()).parent == folder


def test_missing_katex_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(renderer_module, "KATEX", tmp_path)
    with pytest.raises(RendererError, match="there is none in"):
        Renderer({}, tmp_path)


# The macros

@pytest.mark.parametrize(("text", "message"), [
    ('{"\\\\R": ', "not JSON"),
    ('["\\\\R"]', "expected an object of macros, got list"),
    ('{"R": "x"}', "expected the name of a macro .* got 'R'"),
    ('{"\\\\R2": "x"}', "expected the name of a macro"),
    ('{"\\\\R": 3}', r"\\R: expected a definition or .*, got 3"),
    ('{"\\\\R": ["x"]}', r"got \[\"x\"\]"),
    ('{"\\\\R": ["x", "1"]}', r"expected a definition or"),
    ('{"\\\\v": "#1"}', "use each of 0 arguments and no other, got '#1'"),
    ('{"\\\\v": ["#1", 2]}', "use each of 2 arguments"),
])
def test_faulty_macros_are_told(tmp_path, text, message):
    path = tmp_path / "macros.json"
    path.write_text(text)
    with pytest.raises(RendererError, match=message) as caught:
        read_macros(path)
    assert str(path) in str(caught.value)


def test_missing_macros_are_told(tmp_path):
    with pytest.raises(RendererError, match="cannot be read"):
        read_macros(tmp_path / "none.json")


def test_macros_with_and_without_arguments(tmp_path):
    path = tmp_path / "macros.json"
    path.write_text('{"\\\\two": ["#1 + #2", 2], "\\\\,": "x"}')
    assert read_macros(path) == {r"\two": "#1 + #2", r"\,": "x"}
