"""What the templates need to know about a page."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx

from publishing.downloads import CHAPTERS, ON_PAPER, TITLE
from publishing.edition import book_version, context_commit
from publishing.front_matter import front_matter
from publishing.paths import BOOK
from publishing.volumes import COMPANION, chapter_files, volumes

REPORT_FORM = "error-in-the-text.yml"

# How many levels of headings the contents of a page show.
LEVELS = 2


def add_page_facts(app: Sphinx, pagename: str, templatename: str,
                   context: dict, doctree: nodes.document | None) -> None:
    context["page"] = front_matter(app.env, pagename)
    context["book_contents"] = lambda: book_contents(context)
    context["page_contents"] = page_contents(context.get("toc", ""))
    context["editions"] = editions(Path(app.outdir), pagename)
    context["book_version"] = book_version()
    context["book_commit"] = context_commit(app)
    context["repository_links"] = repository_links(
        os.environ.get("GITHUB_REPOSITORY", ""), pagename,
        context_commit(app), source_file(app, pagename))


def source_file(app: Sphinx, pagename: str) -> str:
    """Return the path of a page's source in the repository, if it has one."""
    if pagename not in app.env.found_docs:
        return ""
    path = Path(app.env.doc2path(pagename)).relative_to(app.srcdir)
    return f"{BOOK.name}/{path.as_posix()}"


def book_contents(context: dict) -> str:
    """Return the contents of the book, each part a list with its name."""
    soup = context["generate_toctree_html"](
        "raw", startdepth=0, maxdepth=1, collapse=False, includehidden=True,
        titles_only=True)
    if not hasattr(soup, "select"):
        return str(soup)
    # As headings, the names of the parts would come before the page's own.
    for number, caption in enumerate(soup.select("p.caption"), start=1):
        caption.attrs = {"class": "part-name", "id": f"part-{number}"}
        caption.string = caption.get_text(strip=True)
        entries = caption.find_next_sibling("ul")
        if entries is not None:
            entries["aria-labelledby"] = caption["id"]
    for link in soup.select("li.current > a"):
        link["aria-current"] = "page"
        link["href"] = context["pathto"](context["pagename"]) or "#"
    for element in soup.select("ul, li"):
        element.attrs.pop("class", None)
    return str(soup)


def page_contents(toc: str) -> str:
    """Return the contents of a page below its title, two levels deep."""
    outermost = BeautifulSoup(toc, "html.parser").select_one("ul")
    entries = outermost and outermost.select_one("li > ul")
    if not entries:
        return ""
    for deeper in entries.select(":scope " + "ul " * LEVELS):
        deeper.decompose()
    for element in entries.select("[id]"):
        del element["id"]
    for element in [entries, *entries.select("ul, li")]:
        element.attrs.pop("class", None)
    for link in entries.select("a"):
        link.attrs = {"href": link["href"]}
    return str(entries)


@dataclass(frozen=True)
class Download:
    """A file of the download menu: where it is, what it is for, its size."""

    path: str
    words: str
    size: str


def editions(site: Path, pagename: str) -> list[dict]:
    """Return what the download menu offers, as far as the build holds it.

    Parameters
    ----------
    site
        The folder of the site.
    pagename
        The page that the menu stands on; its own PDF comes first.

    Returns
    -------
    list
        Of tables with a `title`, and `files` in which it can be had.
    """
    downloads = site / "downloads"
    found = []
    for title, files in offers(pagename):
        there = [Download(f"downloads/{name}", words, readable_size(
            (downloads / name).stat().st_size)) for name, words in files
            if (downloads / name).exists()]
        if there:
            found.append({"title": title, "files": there})
    return found


@cache
def offers(pagename: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return titles, each with the files and what they are for.

    The contents do not change while a site is built.
    """
    alone = single_pages().get(pagename)
    return [
        *([("This page", [(f"{CHAPTERS}/{alone}", "PDF")])] if alone else []),
        *((f"{title} (PDF)", [(f"{TITLE}-{name}.pdf", "for screens"),
                              (f"{TITLE}-{name}{ON_PAPER}.pdf", "for paper")])
          for name, title in documents()),
        ("The whole book", [(f"{TITLE}.epub", "EPUB for e-readers")])]


single_pages = cache(chapter_files)


@cache
def documents() -> list[tuple[str, str]]:
    return [*((volume.name, volume.heading) for volume in volumes()),
            (COMPANION, "Solutions and answers")]


def readable_size(size: int) -> str:
    """Return a number of bytes as readers know it from downloads."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"


def repository_links(repository: str, pagename: str, commit: str,
                     source: str) -> dict[str, str]:
    """Return links to change a page and to report an error on it.

    Parameters
    ----------
    repository
        ``owner/name`` on GitHub; empty if the build does not know it.
    pagename, commit
        What is reported on.
    source
        The path of the page's source; empty for generated pages.
    """
    if not repository or not source:
        return {}
    address = f"https://github.com/{repository}"
    # The form asks for the rest: .github/ISSUE_TEMPLATE/error-in-the-text.yml
    report = urlencode({
        "template": REPORT_FORM, "title": f"Error on page {pagename}",
        "page": source, "commit": commit}, quote_via=quote)
    return {"edit": f"{address}/edit/main/{source}",
            "report": f"{address}/issues/new?{report}"}


def setup(app: Sphinx) -> None:
    # After the extensions that mark planned pages in the contents.
    app.connect("html-page-context", add_page_facts, priority=950)
