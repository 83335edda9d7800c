"""What the templates need to know about a page."""

import os
from pathlib import Path
from urllib.parse import quote, urlencode

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx

from publishing.edition import book_version, context_commit
from publishing.front_matter import front_matter
from publishing.paths import BOOK

# Editions that the download menu offers, if the build holds them.
EDITIONS = (("-print.pdf", "PDF, two-sided, for paper"),
            (".pdf", "PDF, for screens and tablets"),
            (".epub", "EPUB, for e-readers"))

REPORT_FORM = "error-in-the-text.yml"

# How many levels of headings the contents of a page show.
LEVELS = 2


def add_page_facts(app: Sphinx, pagename: str, templatename: str,
                   context: dict, doctree: nodes.document | None) -> None:
    context["page"] = front_matter(app.env, pagename)
    context["book_contents"] = lambda: book_contents(context)
    context["page_contents"] = page_contents(context.get("toc", ""))
    context["editions"] = editions(Path(app.outdir))
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


def editions(site: Path) -> list[dict]:
    """Return the editions of the book that lie in the site, with sizes."""
    found = []
    for file in sorted((site / "downloads").glob("*.*")):
        label = next((label for suffix, label in EDITIONS
                      if file.name.endswith(suffix)), None)
        if label:
            found.append({"path": f"downloads/{file.name}", "label": label,
                          "size": readable_size(file.stat().st_size)})
    return found


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
