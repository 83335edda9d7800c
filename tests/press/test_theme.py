"""The theme: what stands on its pages, and what no longer does."""

import base64
import dataclasses
import hashlib
import re
import shutil
from types import SimpleNamespace
from urllib.parse import parse_qs

import pytest
import yaml
from bs4 import BeautifulSoup

from publishing.downloads import TITLE
from publishing.paths import ROOT
from publishing.theme import assets, fonts, security
from publishing.theme.pages import (
    editions, offers, page_contents, readable_size, repository_links)
from tests.press.conftest import NOTEBOOK_HEADER

RICH_PAGE = NOTEBOOK_HEADER + """\
(numbers)=
# Rich

## Boxes

```{prf:definition} First
:label: def-first

The **rest** is $x$.
```

```{prf:definition} Second
:label: def-second

Text $y$.
```

````{exercise} One
:label: exercise-one
:class: warm-up

Question, see {cite}`someone`.

```{dropdown} Hint
A hint.
```
````

```{code-cell} ipython3
:tags: [your-turn]

answer = ...
answer
```

```{solution} exercise-one
:label: solution-one
:class: dropdown

Answer.
```

```{admonition} More
:class: dropdown
Folded.
```

| | a |
|---|---|
| b | 1 |

```{code-cell} ipython3
:tags: [hide-input]

1 + 1
```

### Deeper

#### Deepest

```{bibliography}
:style: plain
```
"""

REFERENCE = """\
@book{someone, author = {Some One}, title = {A Book}, publisher = {House},
      year = {2020}}
"""


@pytest.fixture(scope="module")
def rich_site(built_once, tmp_path_factory):
    """The small book with a page of everything."""
    root = tmp_path_factory.mktemp("rich") / "checkout"
    shutil.copytree(built_once[0].root, root, symlinks=True)
    book = dataclasses.replace(built_once[0], root=root)
    book.write("book/numbers.md", RICH_PAGE)
    book.write("book/references.bib", REFERENCE)
    answer = book.build()
    assert answer.returncode == 0, answer.stdout
    return book


@pytest.fixture(scope="module")
def page(rich_site):
    return BeautifulSoup(rich_site.page("numbers.html"), "html.parser")


def test_everything_that_folds_is_a_native_part(page):
    summaries = [summary.get_text(strip=True)
                 for summary in page.select("article details > summary")]
    assert summaries == ["Hint", "Solution to Exercise 1.1 (One)", "More",
                         "Show the code"]
    assert not page.select(".toggle, article svg, summary a")
    assert page.select_one("details#solution-one.solution")
    assert page.select_one("details details") is None


def test_a_template_says_what_it_is_and_keeps_its_place(page):
    template = page.select_one(".exercise + .cell")
    assert template.find_next_sibling("details")["id"] == "solution-one"
    label = template.find("p")
    assert label.strong.text == "Your turn"
    assert "put your answer in place of the dots" in label.text
    assert label.find_next_sibling()["class"][0] == "cell_input"
    assert len(page.select(".your-turn-label")) == 1


def test_no_id_stands_twice(page):
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_empty_corner_of_a_table_heads_nothing(page):
    cells = page.select("table thead tr > *")
    assert [cell.name for cell in cells] == ["td", "th"]
    name, value = page.select("table tbody tr > *")
    assert (name.name, name["scope"]) == ("th", "row")
    assert value.name == "td"


def test_sources_are_a_list_of_items(page):
    entries = page.select(".citation-list[role=list] > .citation")
    assert [entry["role"] for entry in entries] == ["listitem"]


def test_the_index_calls_places_by_chapters(rich_site):
    index = BeautifulSoup(rich_site.page("genindex.html"), "html.parser")
    entries = {entry.get_text(" ", strip=True): entry.a
               for entry in index.select(".index-entries > li")}
    assert list(entries) == ["rest 1"]
    assert entries["rest 1"]["href"] == "numbers.html#def-first"
    assert entries["rest 1"].strong.text == "1"


def test_page_loads_few_files_and_all_of_them_its_own(page):
    sources = [tag.get("src") or tag.get("href") for tag in page.select(
        "script[src], link[rel=stylesheet]")]
    assert [re.sub(r"\?.*", "", source) for source in sources] == [
        "_static/book.js", "_static/katex/formulas.js",
        "_static/offline/offline.js"]
    assert not any("//" in source for source in sources)


@pytest.mark.parametrize("name", ["numbers.html", "search.html", "genindex.html"])
def test_styles_stand_in_the_page_and_find_their_files(rich_site, name):
    path = rich_site.site / name
    styles = BeautifulSoup(path.read_text("utf-8"),
                           "html.parser").select("style")
    assert styles
    assert "/*" not in styles[0].string
    found = [address.strip("'\"") for style in styles for address in
             re.findall(r"url\((.*?)\)", style.string)]
    assert found
    for address in found:
        assert address.startswith("data:") or (
            path.parent / address).resolve().is_file()


def test_policy_names_every_inline_script_of_the_page(page):
    policy = page.select_one("[http-equiv=Content-Security-Policy]")["content"]
    inline = [script.string for script in page.select(
        "script:not([src], [type='application/ld+json'])")]
    assert len(inline) == 1
    for text in inline:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest())
        assert f"'sha256-{digest.decode()}'" in policy
    assert "unsafe-eval'" not in policy.replace("wasm-unsafe-eval'", "")
    assert "script-src 'self' 'wasm-unsafe-eval' 'sha256-" in policy
    assert "http" not in policy


def test_site_carries_nothing_that_no_page_uses(rich_site):
    static = rich_site.site / "_static"
    names = {path.name for path in static.iterdir()}
    assert names >= {"book.js", "fonts"}
    assert not names & {"scripts", "styles", "vendor", "sphinx-thebe.js",
                        "clipboard.min.js", "togglebutton.js"}
    # Python for live code is large, and comes when the reader asks for it.
    size = sum(path.stat().st_size for path in static.rglob("*")
               if static / "live" not in path.parents)
    assert size < 1_000_000


def test_fonts_of_the_text_have_what_english_needs(rich_site):
    for face in fonts.FACES:
        data = (rich_site.site / "_static/fonts" / face.name).read_bytes()
        assert set(map(ord, "Az09 –—‘’“”…×−é")) <= fonts.characters_of(data)
        assert len(data) < 22_000


def test_links_to_the_repository_only_where_it_is_known(page):
    assert not page.select(".page-tools a[href*='github.com']")
    assert repository_links("", "a/b", "c0ffee", "book/a/b.md") == {}
    assert repository_links("some/repo", "genindex", "c0ffee", "") == {}
    links = repository_links("some/repo", "a/b", "c0ffee", "book/a/b.md")
    assert links["edit"] == (
        "https://github.com/some/repo/edit/main/book/a/b.md")
    address, _, query = links["report"].partition("?")
    assert address == "https://github.com/some/repo/issues/new"
    fields = {name: value for name, [value] in parse_qs(query).items()}
    assert fields == {"template": "error-in-the-text.yml",
                      "title": "Error on page a/b", "page": "book/a/b.md",
                      "commit": "c0ffee"}
    form = yaml.safe_load(
        (ROOT / ".github/ISSUE_TEMPLATE" / fields["template"]).read_text())
    asked = {field["id"]: field["type"] for field in form["body"]}
    # GitHub fills in fields by their ids.
    assert asked["page"] == asked["commit"] == "input"


def test_editions_are_offered_when_they_are_there(tmp_path):
    page = "linear-algebra/vectors"
    assert editions(tmp_path, page) == []
    downloads = tmp_path / "downloads"
    (downloads / "chapters").mkdir(parents=True)
    for name in (f"{TITLE}.epub", f"{TITLE}-volume-2.pdf",
                 f"{TITLE}-volume-2-print.pdf", f"{TITLE}-companion.pdf",
                 "chapters/03-vectors.pdf", "chapters/04-others.pdf",
                 "of-another-time.pdf", "fingerprint.txt"):
        (downloads / name).write_bytes(b"x" * 2_340_000)
    assert [(offer["title"], [(file.path.removeprefix("downloads/"), file.words,
                               file.size) for file in offer["files"]])
            for offer in editions(tmp_path, page)] == [
        ("This page", [("chapters/03-vectors.pdf", "PDF", "2.3 MB")]),
        ("Volume II: Calculus and optimization (PDF)", [
            (f"{TITLE}-volume-2.pdf", "for screens", "2.3 MB"),
            (f"{TITLE}-volume-2-print.pdf", "for paper", "2.3 MB")]),
        ("Solutions and answers (PDF)", [
            (f"{TITLE}-companion.pdf", "for screens", "2.3 MB")]),
        ("The whole book", [
            (f"{TITLE}.epub", "EPUB for e-readers", "2.3 MB")])]
    assert "This page" not in [offer["title"] for offer in
                               editions(tmp_path, "reference/glossary")]


def test_the_menu_has_ten_links_at_most():
    for page in ("linear-algebra/vectors", "reference/glossary"):
        assert sum(len(files) for _, files in offers(page)) <= 10


@pytest.mark.parametrize("size, text", [
    (12, "1 kB"), (999_400, "999 kB"), (1_000_000, "1.0 MB")])
def test_sizes_are_readable(size, text):
    assert readable_size(size) == text


def test_contents_of_a_page_are_two_levels_deep(page):
    links = [link["href"] for link in page.select("#page-contents a")]
    assert links == ["#boxes", "#deeper"]
    assert page_contents("<ul><li><a href='#'>Title</a></li></ul>") == ""
    assert page_contents("") == ""


def test_sidebar_says_where_the_reader_is(page):
    here = page.select("#book-contents [aria-current=page]")
    assert [link.get_text(strip=True) for link in here] == ["1. Rich"]
    parts = page.select("#book-contents ul[aria-labelledby]")
    assert [page.select_one("#" + part["aria-labelledby"]).get_text()
            for part in parts] == ["Before", "Part I"]


def test_sections_say_how_long_they_are(page):
    section = page.select_one("#boxes")
    words, height = map(int, re.fullmatch(
        r"--words: (\d+); --height: (\d+)", section["style"]).groups())
    assert 4 <= words <= 12 and 10 <= height <= 80
    assert not page.select_one("#deeper").has_attr("style")


# Policy ---------------------------------------------------------------------

@pytest.mark.parametrize("html, count", [
    ("<script>one()</script>", 1),
    ("<script>one()</script><script>two()</script>", 2),
    ("<script src='x.js'></script>", 0),
    ('<script type="application/json">{}</script>', 0),
    ('<script type="module">one()</script>', 1),
])
def test_policy_counts_inline_scripts(html, count):
    assert security.content_security_policy(html).count("sha256-") == count


def test_policy_takes_styles_of_outputs_and_a_kernel():
    policy = security.content_security_policy(
        "<style scoped>td { color: red }</style>", ("http://localhost:8888",))
    assert "style-src 'self' 'sha256-" in policy
    assert "connect-src 'self' http://localhost:8888" in policy


# Assets ---------------------------------------------------------------------

@pytest.mark.parametrize("script, search, replaced", [
    ({"filename": "_static/doctools.js"}, False, True),
    ({"filename": "_static/doctools.js"}, True, False),
    ({"filename": "_static/quiz.js?v=1"}, False, False),
    ({"filename": "https://unpkg.com/thebe"}, False, True),
    ({"filename": None, "attributes": {"body": "let toggleHint = 1;"}},
     False, True),
    ({"filename": None, "attributes": {"body": "start();"}}, False, False),
])
def test_only_what_is_replaced_is_left_out(script, search, replaced):
    script = SimpleNamespace(**({"attributes": {}} | script))
    assert assets.is_replaced_script(script, search) is replaced


def test_formulas_ask_for_the_first_piece_of_a_font_alone(rich_site):
    css = (rich_site.site / "_static/katex/formulas.css").read_text("utf-8")
    first, whole = re.findall(
        r"url\(fonts/KaTeX_Main-Regular[^)]*\)[^}]*unicode-range:([^}]*)", css)
    assert "U+200B" in first.split(",")
    assert not set(first.split(",")) & set(whole.split(","))
    assert whole.endswith("-10FFFF")


def test_ranges_are_written_as_css_has_them():
    assert fonts.ranges({0x41, 0x42, 0x43, 0x2212}) == "U+41-43,U+2212"
