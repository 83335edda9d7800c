"""Search engines, citation managers, messengers: what the pages tell them."""

import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from publishing.address import book_address
from publishing.findable.extension import json_script
from publishing.findable.redirects import redirect_faults
from publishing.findable.social_pictures import (
    HEIGHT, WIDTH, draw_picture, lines_that_fit)
from publishing.plain_page import plain_page, source_hash

ADDRESS = "https://example.org/some/repo/"
BOOK = "Mathematics for Machine Learning and Data Science"


# --- The address -----------------------------------------------------------

@pytest.mark.parametrize("environment, expected", [
    ({}, ""),
    ({"BOOK_URL": "", "GITHUB_REPOSITORY": ""}, ""),
    ({"BOOK_URL": "https://example.org"}, "https://example.org/"),
    ({"BOOK_URL": "https://example.org/a/b//"}, "https://example.org/a/b/"),
    ({"GITHUB_REPOSITORY": "Some-One/Book"},
     "https://some-one.github.io/Book/"),
    ({"GITHUB_REPOSITORY": "One/one.github.io"}, "https://one.github.io/"),
    ({"BOOK_URL": "http://localhost:8000/", "GITHUB_REPOSITORY": "a/b"},
     "http://localhost:8000/"),
])
def test_address(environment, expected):
    assert book_address(environment) == expected


@pytest.mark.parametrize("environment", [
    {"BOOK_URL": "example.org/book"},
    {"BOOK_URL": "ftp://example.org/"},
    {"BOOK_URL": "https://example.org/?page=1"},
    {"GITHUB_REPOSITORY": "book"},
    {"GITHUB_REPOSITORY": "a/b/c"},
])
def test_bad_address_is_named(environment):
    (name, value), = environment.items()
    with pytest.raises(ValueError, match=name) as failure:
        book_address(environment)
    assert repr(value) in str(failure.value)


# --- Pages of a book whose address is known --------------------------------

REDIRECTS = """\
old-numbers: numbers
part/older-numbers: numbers
"""


def build(book, **variables):
    """Run the press with these variables and without the machine's own."""
    kept = {name: value for name, value in os.environ.items()
            if name not in {"BOOK_URL", "GITHUB_REPOSITORY"}}
    answer = subprocess.run(
        [sys.executable, "-m", "publishing.web.build"], cwd=book.root, text=True,
        env={**kept, "PYTHONPATH": str(book.root / "code"), **variables},
        check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return answer


@pytest.fixture(scope="module")
def known(built_once, tmp_path_factory):
    """The small book, built with an address and two redirects."""
    import shutil
    root = tmp_path_factory.mktemp("known") / "checkout"
    shutil.copytree(built_once[0].root, root, symlinks=True)
    book = type(built_once[0])(root)
    book.write("book/redirects.yml", REDIRECTS)
    answer = build(book, BOOK_URL=ADDRESS)
    assert answer.returncode == 0, answer.stdout
    return book


@pytest.fixture(scope="module")
def unknown(built_once):
    if os.environ.get("BOOK_URL") or os.environ.get("GITHUB_REPOSITORY"):
        pytest.skip("the environment of this run knows an address")
    return built_once[0]


def parsed(book, name):
    return BeautifulSoup(book.page(name), "html.parser")


def meta(page, name):
    found = page.select(f'head meta[name="{name}"], '
                        f'head meta[property="{name}"]')
    assert len(found) <= 1, f"{name} stands {len(found)} times"
    return found[0]["content"] if found else None


def data(page):
    scripts = page.select('script[type="application/ld+json"]')
    assert len(scripts) <= 1
    return json.loads(scripts[0].string) if scripts else None


def test_titles_name_page_and_book(known):
    titles = {name: parsed(known, f"{name}.html").title.get_text()
              for name in ("index", "numbers")}
    assert re.fullmatch(rf"(1\. )?Numbers [–—] {BOOK}", titles["numbers"])
    assert titles["index"] == BOOK


def test_descriptions_come_from_the_front_matter(known):
    page = parsed(known, "numbers.html")
    assert meta(page, "description") == "A chapter to try the press on."
    assert meta(page, "og:description") == meta(page, "description")


@pytest.mark.parametrize("name, address", [
    ("index.html", ADDRESS), ("numbers.html", f"{ADDRESS}numbers.html"),
    ("later.html", f"{ADDRESS}later.html")])
def test_canonical_address(known, name, address):
    page = parsed(known, name)
    assert [link["href"] for link in page.select(
        'link[rel="canonical"]')] == [address]
    assert meta(page, "og:url") == address


def test_every_tag_stands_once(known):
    for name in ("index.html", "numbers.html", "later.html"):
        page = parsed(known, name)
        names = [tag.get("name") or tag.get("property")
                 for tag in page.select("head meta")
                 if (tag.get("name") or tag.get("property"))
                 and not tag.get("media")]
        assert len(names) == len(set(names)), name


def test_search_and_index_stay_out_of_search_engines(known):
    for name in ("search.html", "genindex.html"):
        page = parsed(known, name)
        assert meta(page, "robots") == "noindex"
        assert not page.select('link[rel="canonical"]')
    assert meta(parsed(known, "numbers.html"), "robots") is None


def test_the_first_page_is_a_book(known):
    book = data(parsed(known, "index.html"))
    assert "Book" in book["@type"]
    assert book["name"] == BOOK
    assert book["url"] == ADDRESS
    assert book["inLanguage"] == "en"
    assert book["license"].startswith("https://creativecommons.org/")
    assert re.fullmatch(r"\d+(\.\d+)+", book["version"])


def test_a_chapter_says_what_it_teaches(known):
    chapter = data(parsed(known, "numbers.html"))
    assert chapter["@context"] == "https://schema.org"
    assert chapter["@type"] == "LearningResource"
    assert chapter["name"] == "Numbers"
    assert chapter["position"] == "1"
    assert chapter["teaches"] == ["Outcome 1", "Outcome 4"]
    assert chapter["isPartOf"] == {"@type": "Book", "name": BOOK,
                                   "url": ADDRESS}
    assert chapter["url"] == f"{ADDRESS}numbers.html"


def test_planned_and_front_pages_claim_nothing(known):
    assert data(parsed(known, "later.html")) is None
    assert data(parsed(known, "outcome-map.html")) is None
    assert meta(parsed(known, "later.html"), "citation_title") is None


def test_structured_data_cannot_end_its_element():
    text = json_script({"name": "</script><b>", "is": "ω < 1"})
    assert text.count("<") == 2
    inside = BeautifulSoup(text, "html.parser").script.string
    assert json.loads(inside) == {"name": "</script><b>", "is": "ω < 1"}


def test_citation_tags(known):
    page = parsed(known, "numbers.html")
    assert meta(page, "citation_title") == "Numbers"
    assert meta(page, "citation_inbook_title") == BOOK
    assert meta(page, "citation_author")
    assert re.fullmatch(r"\d{4}", meta(page, "citation_publication_date"))
    assert meta(parsed(known, "index.html"), "citation_inbook_title") is None


def test_a_renamed_outcome_reaches_the_chapters(built_book):
    built_book.replace("book/outcome-map.md", "## Outcome 4", "## Outcome IV")
    answer = built_book.build()
    assert answer.returncode == 0, answer.stdout
    assert data(parsed(built_book, "numbers.html"))["teaches"] == [
        "Outcome 1", "Outcome IV"]


# --- Pictures --------------------------------------------------------------

def picture_of(book, name):
    address = meta(parsed(book, name), "og:image")
    assert address.startswith(ADDRESS)
    return book.site / address.removeprefix(ADDRESS)


def test_pictures_are_there_and_have_their_size(known):
    chapter, common = picture_of(known, "numbers.html"), picture_of(
        known, "later.html")
    assert chapter != common == picture_of(known, "index.html")
    for file in (chapter, common):
        with Image.open(file) as picture:
            assert picture.size == (WIDTH, HEIGHT) == (1200, 630)
        assert file.stat().st_size < 60_000
    page = parsed(known, "numbers.html")
    assert meta(page, "og:image:width") == "1200"
    assert meta(page, "twitter:card") == "summary_large_image"


def test_pictures_differ_by_every_text():
    pictures = {draw_picture(*texts) for texts in (
        ("Chapter 1", "Vectors", "A book"), ("Chapter 2", "Vectors", "A book"),
        ("Chapter 1", "Matrices", "A book"),
        ("Chapter 1", "Vectors", "B book"))}
    assert len(pictures) == 4


def test_a_long_title_stays_clear_of_the_edges_and_of_the_drawing():
    long = "Samples, estimators and the central limit theorem, " * 3
    bare = Image.open(io.BytesIO(draw_picture("", "", "")))
    full = Image.open(io.BytesIO(draw_picture("Chapter 30", long, "")))
    bare, full = bare.convert("L"), full.convert("L")
    dark = [(x, y) for x in range(0, WIDTH, 2) for y in range(0, HEIGHT, 2)
            if full.getpixel((x, y)) < 100 <= bare.getpixel((x, y))]
    assert dark
    assert max(x for x, _ in dark) < WIDTH - 40
    assert max(y for _, y in dark) < 380


def test_lines_break_only_where_they_must():
    assert lines_that_fit("one two three", len, 7) == ["one two", "three"]
    assert lines_that_fit("one two three", len, 13) == ["one two three"]
    assert lines_that_fit("extraordinary", len, 5) == ["extraordinary"]


# --- Sitemap and robots ----------------------------------------------------

def test_sitemap_has_the_written_pages_in_order(known):
    root = ElementTree.fromstring(known.page("sitemap.xml"))
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{space}urlset"
    assert [place.text for place in root.iter(f"{space}loc")] == [
        ADDRESS, f"{ADDRESS}outcome-map.html", f"{ADDRESS}numbers.html"]


def test_robots_name_the_sitemap(known):
    assert f"Sitemap: {ADDRESS}sitemap.xml" in known.page("robots.txt")


def test_without_an_address_nothing_is_made_up(unknown):
    page = parsed(unknown, "numbers.html")
    assert not page.select('link[rel="canonical"]')
    for name in ("og:url", "og:image", "citation_fulltext_html_url"):
        assert meta(page, name) is None
    assert meta(page, "og:title") == "Numbers"
    assert "url" not in data(page) and "image" not in data(page)
    assert not (unknown.site / "sitemap.xml").exists()
    assert "Sitemap" not in unknown.page("robots.txt")
    assert not (unknown.site / "_static" / "social").exists()


def test_an_address_that_goes_away_leaves_nothing_behind(known, tmp_path):
    import shutil
    root = tmp_path / "checkout"
    shutil.copytree(known.root, root, symlinks=True)
    book = type(known)(root)
    book.write("book/redirects.yml", "old-numbers: numbers\n")
    answer = build(book)
    assert answer.returncode == 0, answer.stdout
    assert ADDRESS not in book.page("numbers.html")
    assert not (book.site / "sitemap.xml").exists()
    assert not (book.site / "_static" / "social").exists()
    assert not (book.site / "part" / "older-numbers.html").exists()
    assert (book.site / "old-numbers.html").exists()


# --- Moved and missing pages -----------------------------------------------

@pytest.mark.parametrize("old, link", [
    ("old-numbers.html", "numbers.html"),
    ("part/older-numbers.html", "../numbers.html")])
def test_an_old_address_leads_on(known, old, link):
    page = parsed(known, old)
    refresh, = page.select('noscript meta[http-equiv="refresh"]')
    assert refresh["content"] == f"0; url={link}"
    assert page.select_one("main a")["href"] == link
    assert page.select_one('link[rel="canonical"]')["href"] == (
        f"{ADDRESS}numbers.html")
    assert (known.site / old).parent.joinpath(link).exists()


@pytest.mark.parametrize("redirects, expected", [
    ({"old": "nowhere"}, "old leads to nowhere, which is no page"),
    ({"numbers": "later"}, "numbers is a page of the book"),
    ({"older": "old", "old": "numbers"}, "lead to numbers at once"),
    ({"old.html": "numbers"}, "'old.html' is no name of a page"),
    ({"../old": "numbers"}, "'../old' is no name of a page"),
])
def test_bad_redirects_are_named(redirects, expected):
    faults = redirect_faults(redirects, {"numbers", "later"})
    assert len(faults) == 1
    assert expected in faults[0]


def test_a_bad_redirect_fails_twice(built_book):
    built_book.write("book/redirects.yml", "old: nowhere\n")
    for _ in range(2):
        answer = built_book.build()
        assert answer.returncode != 0
        assert ("redirects.yml: old leads to nowhere, which is no page"
                in answer.stdout)
    built_book.write("book/redirects.yml", "- old\n")
    answer = built_book.build()
    assert answer.returncode != 0
    assert "expected lines such as part/old-name" in answer.stdout


def test_the_page_for_missing_pages_links_completely(known):
    page = parsed(known, "404.html")
    links = {link["data-page"]: link["href"] for link in page.select("a")}
    assert links["numbers.html"] == f"{ADDRESS}numbers.html"
    assert links["index.html"] == f"{ADDRESS}index.html"
    assert "later.html" not in links
    for file in links:
        assert (known.site / file).exists()
    assert not page.select("link[href], script[src], img")
    assert not page.find("noscript")


def test_without_an_address_it_says_what_to_do_without_scripts(unknown):
    page = parsed(unknown, "404.html")
    assert "shorten the address" in page.find("noscript").get_text()
    assert page.select_one("main li a")["href"] == "outcome-map.html"


def test_a_plain_page_allows_its_own_parts_by_hash():
    page = BeautifulSoup(plain_page(
        "A & b", "Book", "index.html", "<p>Text</p>", script="let a = 1;",
        data={"name": '"x"'}), "html.parser")
    policy = page.select_one(
        'meta[http-equiv="Content-Security-Policy"]')["content"]
    assert source_hash(page.style.string) in policy
    assert source_hash(page.body.script.string) in policy
    assert "unsafe" not in policy
    assert page.title.string == "A & b — Book"
    assert page.body["data-name"] == '"x"'
