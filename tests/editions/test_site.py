"""The built site has no broken link, missing picture or leftover markup."""

import pytest

from publishing.paths import BOOK, SITE, manuscript
from publishing.tools.site_checks import CHECKS, Site

GOOD_PAGE = """\
<article><h1 id="top">Title</h1>
<p id="there">Text with {braces}, $5 and <code>{ref}`x`</code>.</p>
<img src="picture.png" alt="A line through two points.">
<a href="#there">here</a> <a href="other.html#top">there</a>
<a href="https://example.org/missing">outside</a></article>
"""

FAULTS = {
    "broken_links": [
        '<a href="nowhere.html">x</a>',
        '<a href="#nowhere">x</a>',
        '<a href="other.html#nowhere">x</a>',
        '<a href="../../outside.html">x</a>',
        '<link rel="stylesheet" href="_static/missing.css">',
    ],
    "missing_pictures": [
        '<img src="missing.png" alt="A line.">',
        '<script src="missing.js"></script>',
    ],
    "pictures_without_alternative": [
        '<img src="picture.png">',
        '<img src="picture.png" alt=" ">',
    ],
    "leftover_markup": [
        "<p>See {ref}`here`.</p>",
        "<p>See {prf:ref}`here`.</p>",
        "<p>:::{note}</p>",
        "<p>```{figure} x</p>",
        "<p>$$ x = 1 $$</p>",
        "<p>{{ edition }}</p>",
        "<p>(some-anchor)=</p>",
        "<p>:label: some-label</p>",
        "<p>As said[^note].</p>",
    ],
    "repeated_ids": ['<p id="there">again</p>'],
    "pages_without_heading": ["<h1>Another title</h1>"],
}


@pytest.fixture(scope="session")
def built_site() -> Site:
    """The site that `make book` built."""
    if not (SITE / "index.html").exists():
        pytest.fail("There is no built site: run `make book` first, or "
                    "`make test`, which does.")
    return Site(SITE)


def make_site(folder, extra=""):
    page = GOOD_PAGE.replace("</article>", f"\n{extra}\n</article>")
    (folder / "index.html").write_text(page)
    (folder / "other.html").write_text(GOOD_PAGE)
    (folder / "picture.png").write_bytes(b"")
    return Site(folder)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_site_passes(built_site, check):
    assert list(check(built_site)) == []


def test_every_page_of_the_manuscript_is_in_the_site(built_site):
    sources = {path.relative_to(BOOK).with_suffix(".html").as_posix()
               for path in manuscript()}
    assert sources <= set(built_site.pages)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_good_page_passes(tmp_path, check):
    assert list(check(make_site(tmp_path))) == []


@pytest.mark.parametrize(
    "name, extra",
    [(name, extra) for name, extras in FAULTS.items() for extra in extras])
def test_bad_page_is_found(tmp_path, name, extra):
    check = {check.__name__: check for check in CHECKS}[name]
    faults = list(check(make_site(tmp_path, extra)))
    assert len(faults) == 1
    assert faults[0].startswith("index.html: ")
