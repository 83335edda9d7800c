"""The list of what is saved, the manifest, and what the worker decides."""

import hashlib
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from publishing.node import find_node
from publishing.offline.contents import site_contents
from publishing.offline.mark import mark_png, mark_svg
from publishing.offline.site import (
    SOURCES, BookFacts, write_offline_site)

TESTS = Path(__file__).parent


# --- The list --------------------------------------------------------------

FILES = {
    "index.html": """
        <link rel="stylesheet" href="_static/book.css?v=1">
        <link rel="canonical" href="far.html">
        <meta property="og:image" content="_static/social.png">
        <style>@font-face { src: url("_static/h.woff2") }</style>
        <html data-root="./" data-state="_static" data-share="3/4">
        <script type="module" src="_static/book.js"></script>
        <a href="part/two.html#there">two</a> <a href="table.csv">table</a>
        <a href="https://example.org/x.html">x</a> <a href="book.pdf">PDF</a>
        <img alt="a > b" src="_images/a%20b.png" srcset="_images/c.png 2x">
        <form action="search.html"></form>""",
    "part/two.html": "<img src='../_images/a%20b.png'><a href='..'>up</a>"
        '<div data-modules="../_static/figures/1f/" data-kind="lines">'
        "<div data-numbers='../table.json'>",
    "_static/figures/1f/lines.js": 'import "./engine/plane.js"',
    "_static/figures/1f/engine/plane.js": "", "table.json": "{}",
    "_static/figures/0e/lines.js": "", "_static/h.woff2": "",
    "search.html": '<script src="searchindex.js"></script>',
    "far.html": "", "stale.html": "", "book.pdf": "", "table.csv": "1,2",
    "searchindex.js": "", "_images/a b.png": "b", "_images/c.png": "c",
    "_static/social.png": "", "_static/unused.js": "",
    "_static/book.css":
        '@import "more.css"; a { background: url(../_images/dot.svg#x) }'
        " @font-face { src: url('f.woff2'), url(f.woff), url(g.ttf) }",
    "_static/more.css": "", "_images/dot.svg": "", "_static/f.woff2": "",
    "_static/f.woff": "", "_static/g.ttf": "",
    "_static/book.js": 'import "./part.mjs"; load("../searchindex.js");'
                       ' engine("live/engine.wasm")',
    "_static/part.mjs": "", "_static/live/engine.wasm": "engine",
}


@pytest.fixture
def site(tmp_path):
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def listed(site, extra=None):
    return site_contents(site, ["index.html"], extra or {})


def test_the_list_follows_references_and_takes_nothing_else(site):
    contents = listed(site, {"live": ["_static/live/*"]})
    assert set(FILES) - set(contents.groups["book"]) == {
        "far.html", "stale.html", "book.pdf", "_static/social.png",
        "_static/unused.js", "_static/f.woff", "_static/live/engine.wasm",
        "_static/figures/0e/lines.js"}
    assert contents.groups["live"] == ["_static/live/engine.wasm"]


def test_a_page_needs_what_it_names_itself(site):
    needs = listed(site).needs
    assert needs["index.html"] == [
        "_images/a b.png", "_images/c.png", "_static/book.css",
        "_static/book.js", "_static/h.woff2"]
    assert needs["part/two.html"] == [
        "_images/a b.png", "_static/figures/1f/engine/plane.js",
        "_static/figures/1f/lines.js", "table.json"]


def test_an_empty_group_is_no_group(site):
    shutil.rmtree(site / "_static" / "live")
    assert set(listed(site, {"live": ["_static/live/*"]}).groups) == {"book"}


def test_sizes_and_hashes_are_those_of_the_files(site):
    contents = listed(site)
    for path, entry in contents.files.items():
        content = (site / path).read_bytes()
        assert entry.size == len(content)
        assert hashlib.sha256(content).hexdigest().startswith(entry.digest)
    assert contents.size("book") == sum(
        (site / path).stat().st_size for path in contents.groups["book"])


@pytest.mark.parametrize("change", [
    lambda site: (site / "part" / "two.html").write_text("other"),
    lambda site: (site / "_images" / "c.png").write_text("d"),
    lambda site: (site / "part" / "two.html").write_text(
        FILES["part/two.html"] + '<a href="../far.html">far</a>'),
])
def test_the_version_changes_with_every_saved_file(site, change):
    before = listed(site).version
    assert listed(site).version == before
    (site / "stale.html").write_text("never saved")
    assert listed(site).version == before
    change(site)
    assert listed(site).version != before


def test_the_version_changes_when_a_file_changes_its_group(site):
    alone, apart = listed(site), listed(site, {"live": ["_images/c.png"]})
    assert alone.files.keys() == apart.files.keys()
    assert alone.version != apart.version


def test_writing_twice_gives_the_same_version(site):
    shutil.copytree(SOURCES / "static", site / "_static", dirs_exist_ok=True)
    (site / "index.html").write_text(
        '<script defer src="_static/offline/offline.js"></script>')
    facts = BookFacts("Book", "Book", "About.", "en", {"index.html": "One"})
    first = write_offline_site(site, facts).version
    assert write_offline_site(site, facts).version == first


# --- What the press writes -------------------------------------------------

def worker_list(book):
    return json.loads(
        (book.site / "_static/offline/list.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def book(built_once):
    return built_once[0]


def test_the_worker_knows_the_pages_in_order_and_their_titles(book):
    data = worker_list(book)
    titles = [(data["files"][index][0], title)
              for index, title, _ in data["pages"]]
    assert titles[:4] == [
        ("index.html", "A small book"), ("outcome-map.html", "Outcome map"),
        ("numbers.html", "Numbers"), ("later.html", "")]


def test_the_list_describes_the_site_as_it_is(book):
    data = worker_list(book)
    for path, digest, size in data["files"]:
        content = (book.site / path).read_bytes()
        assert len(content) == size, path
        assert hashlib.sha256(content).hexdigest().startswith(digest), path
    assert (book.site / "_static/offline/version.txt").read_text() == (
        data["version"] + "\n")
    paths = {path for path, _, _ in data["files"]}
    assert {"search.html", "searchindex.js", "offline.html",
            "manifest.webmanifest", "_static/offline/offline.js"} <= paths
    assert "service-worker.js" not in paths


def test_every_page_links_manifest_and_script(book):
    for name in ("index.html", "numbers.html", "search.html"):
        page = BeautifulSoup(book.page(name), "html.parser")
        link, = page.select('link[rel="manifest"]')
        assert link["href"] == "manifest.webmanifest"
        script, = page.select('script[src*="offline/offline.js"]')
        assert script.has_attr("defer")
        assert not page.select('script[src*="offline/save.js"]')


def test_the_manifest_stays_in_its_folder_and_names_its_icons(book):
    data = json.loads(book.page("manifest.webmanifest"))
    assert data["start_url"] == data["scope"] == "./"
    assert data["display"] == "standalone"
    assert data["description"] == "The first page."
    purposes = set()
    for icon in data["icons"]:
        file = book.site / icon["src"]
        if icon["type"] == "image/png":
            with Image.open(file) as picture:
                assert "x".join(map(str, picture.size)) == icon["sizes"]
            purposes.add((icon["sizes"], icon["purpose"]))
        else:
            assert file.read_text().startswith("<svg ")
    assert purposes == {("192x192", "any"), ("512x512", "any"),
                        ("512x512", "maskable")}


def test_the_panel_stands_where_the_directive_stood(built_book):
    built_book.replace("book/numbers.md", "See {ref}",
                       "```{save-offline}\n```\n\nSee {ref}")
    answer = built_book.build()
    assert answer.returncode == 0, answer.stdout
    page = BeautifulSoup(built_book.page("numbers.html"), "html.parser")
    panel, = page.select("main .save-offline")
    assert panel.select_one("[data-save-start]").get_text() == (
        "Save the book for offline reading")
    assert panel.select_one('[role="status"]').get_text() == ""
    assert page.select('script[src*="offline/save.js"][defer]')
    assert any(".save-offline" in style.text for style in page.select("style"))
    # The notice of a new edition brings the same styles to other pages.
    assert (built_book.site / "_static/offline/offline.css").is_file()


def test_the_mark_fills_a_maskable_icon(tmp_path):
    def corner(maskable):
        file = tmp_path / "icon.png"
        file.write_bytes(mark_png(64, maskable))
        return Image.open(file).convert("RGBA").getpixel((0, 0))

    # What a device may cut off holds nothing of the drawing.
    picture = Image.open(io.BytesIO(mark_png(200, True))).convert(
        "RGBA").convert("RGB")
    outside = {picture.getpixel((x, y)) for x in range(200)
               for y in range(200) if (x - 100) ** 2 + (y - 100) ** 2 > 80**2}
    assert len(outside) == 1
    assert corner(False)[3] == 0
    assert corner(True)[3] == 255
    assert BeautifulSoup(mark_svg(), "html.parser").svg["viewbox"]


# --- The worker's decisions ------------------------------------------------

def test_decisions_of_the_worker():
    answer = subprocess.run(
        [find_node(), "--test", str(TESTS / "offline_decisions.test.mjs")],
        capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "# pass 0" not in answer.stdout
