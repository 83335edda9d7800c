"""Live code in the build: settings, cells in order, notebooks, links."""

import json
import re
import tomllib
from types import SimpleNamespace

import pytest
from sphinx.errors import ConfigError

from publishing.live import extension
from publishing.live.extension import (
    LiveCode, kernel_origins, launch_links, read_settings)
from publishing.live.notebook import (
    cells_of, install_line, live_cells, notebook_markdown, notebook_text)
from publishing.katex.renderer import MACROS, read_macros
from publishing.paths import BOOK, ROOT, manuscript
from publishing.web.live_server import JupyterServer, for_server
from tests.press.conftest import NOTEBOOK_HEADER

PAGE = NOTEBOOK_HEADER + """\
(numbers)=
# Numbers

```{code-cell} ipython3
:tags: [remove-cell]
x = 2
assert x == 3
```

```{code-cell} ipython3
x + 1
```

```{code-cell} ipython3
:tags: [remove-input]
print(x)
```
"""


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "numbers.md"
    file.write_text(PAGE, "utf-8")
    return file


def test_all_cells_are_handed_over_in_order(page):
    assert [(cell["shown"], cell["source"]) for cell in live_cells(page)] == [
        ("nothing", "x = 2\nx == 3"), ("code", "x + 1"),
        ("output", "print(x)")]


def test_a_page_without_cells_has_none(tmp_path):
    (tmp_path / "plain.md").write_text("# Plain\n")
    assert cells_of(tmp_path / "plain.md") == []


def test_notebook_begins_with_the_install_line(page):
    notebook = json.loads(notebook_text(page, "Numbers", "%pip install x"))
    code = ["".join(cell["source"]) for cell in notebook["cells"]
            if cell["cell_type"] == "code"]
    assert code == ["%pip install x", "x = 2\nx == 3", "x + 1",
                    "print(x)"]


def test_install_line_names_the_repository_only_if_it_is_known():
    assert "github.com/some/book@abc" in install_line("some/book", "abc")
    assert "github" not in install_line("", "abc")


def test_markdown_of_boxes_and_quizzes():
    text = ":::{prf:theorem} Big\n:label: t\n\n{ref}`See <x>`.\n:::\n\n" \
           "::::{quiz} single\n:name: quiz-a\n\nWhat?\n\n- [x] This\n::::"
    assert notebook_markdown(text) == (
        "> **Theorem: Big**\n>\n> See.\n\n*Here the web edition asks a "
        "question.*")


def test_house_macros_are_written_out():
    assert notebook_markdown(r"So $\abs{\vect{x}_{1}} \in \R^2$, not $\rank x$."
                             ) == (
        r"So $\left\lvert \mathbf{x}_{1} \right\rvert \in \mathbb{R}^2$, not "
        r"$\operatorname{rank} x$.")


def test_no_notebook_of_the_book_has_a_house_macro():
    macros = re.compile("(?:%s)(?![A-Za-z])" % "|".join(
        map(re.escape, read_macros(MACROS))))
    formulas = [found for page in manuscript(BOOK) if cells_of(page)
                for cell in json.loads(notebook_text(page, "", ""))["cells"]
                if cell["cell_type"] == "markdown"
                for found in macros.findall("".join(cell["source"]))]
    assert formulas == []


def test_links_elsewhere_need_the_repository():
    assert launch_links(LiveCode(), "a/b.ipynb") == []
    labels = [link["label"] for link in launch_links(
        LiveCode(repository="o/r", jupyterhub="https://hub.example/"),
        "a/b.ipynb")]
    assert labels == ["Open in Colab", "Open on Binder", "Open on JupyterHub"]


def test_settings():
    assert read_settings({}, "").for_page == {}
    jupyter = read_settings({"kernel": "jupyter",
                             "server": "https://hub.example/user/a"}, "")
    assert jupyter.for_page["server"] == "https://hub.example/user/a/"
    assert jupyter.origins == ("https://hub.example", "wss://hub.example")
    binder = read_settings({"kernel": "binder"}, "o/r")
    assert binder.for_page["repository"] == "o/r"
    assert "https://*.mybinder.org" in binder.origins
    assert read_settings({"kernel": "binder"}, "").kernel == "browser"


@pytest.mark.parametrize("given", [
    {"kernel": "moon"}, {"kernel": "jupyter"}, {"color": "red"}, [],
    {"kernel": "jupyter", "server": "ftp://x"}])
def test_bad_settings_are_refused(given):
    with pytest.raises(ConfigError, match="live_code"):
        read_settings(given, "")


def test_pages_for_a_server_may_speak_to_it_alone():
    server = JupyterServer("http://127.0.0.1:9/", "secret")
    page = for_server("content=\"x; connect-src 'self'; y\"", server)
    assert page == ("content=\"x; connect-src 'self' http://127.0.0.1:9 "
                    "ws://127.0.0.1:9; y\"")
    assert kernel_origins(server.address) == (
        "http://127.0.0.1:9", "ws://127.0.0.1:9")
    assert "secret" not in repr(server)


def test_binder_installs_what_the_book_uses():
    pins = {line.strip() for line in
            (ROOT / "requirements.txt").read_text().splitlines()}
    for line in (ROOT / ".binder/requirements.txt").read_text().splitlines():
        if "==" in line:
            assert line in pins
    needed = tomllib.loads((ROOT / "code/pyproject.toml").read_text())
    for name in needed["project"]["dependencies"]:
        assert name.split(">")[0] in (
            ROOT / ".binder/requirements.txt").read_text()


def test_what_lay_beside_a_page_goes_with_its_cells_or_with_the_page(tmp_path):
    site, source = tmp_path / "site", tmp_path / "plain.md"
    site.mkdir()
    source.write_text("# A page without cells\n", "utf-8")
    for name in ("plain", "gone", "kept"):
        for suffix in extension.SUFFIXES:
            (site / f"{name}{suffix}").touch()
    app = SimpleNamespace(
        outdir=site, builder=SimpleNamespace(name="html"),
        env=SimpleNamespace(found_docs={"plain", "kept"},
                            doc2path=lambda name: source))
    extension.add_live_code(app, "plain", "page.html", {}, None)
    extension.drop_old(app, None)
    assert {file.name for file in site.iterdir()} == {
        f"kept{suffix}" for suffix in extension.SUFFIXES}
