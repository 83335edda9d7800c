"""What search engines, citation managers and messengers read.

Descriptions come from the front matter. What needs a complete address
(canonical links, pictures, the sitemap) is there when the build knows the
address of the book; see `publishing.address`.
"""

import json
import re
import shutil
from html import escape
from pathlib import Path
from xml.sax.saxutils import escape as escape_xml

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from publishing.address import book_address
from publishing.edition import book_version
from publishing.findable.social_pictures import (
    HEIGHT, WIDTH, picture_path)
from publishing.front_matter import FrontMatter, front_matter
from publishing.outcomes import outcome_titles
from publishing.pages import (
    chapter_number, page_address, pages_in_order, title_text)

SEARCH = Path(__file__).with_name("search.js")
LICENSE = "https://creativecommons.org/licenses/by/4.0/"

# What schema.org calls a page of each kind. Other kinds teach nothing.
RESOURCE_TYPES = {"chapter": "textbook chapter", "lab": "lab",
                  "capstone": "project"}


def set_address(app: Sphinx, config: Config) -> None:
    """Take the address of the book from the environment of the build."""
    try:
        config.html_baseurl = book_address()
    except ValueError as error:
        raise ConfigError(str(error)) from None
    # All pages name the version; a new one has Sphinx write them again.
    config.findable_version = book_version()


def year(config: Config) -> str:
    found = re.search(r"\d{4}", config.copyright or "")
    return found.group() if found else ""


def structured_data(app: Sphinx, docname: str,
                    page: FrontMatter) -> dict | None:
    """Return the JSON-LD of a page: the book itself, or a part of it."""
    if docname == app.config.root_doc:
        return book_data(app, page)
    if page.kind in RESOURCE_TYPES and not page.planned:
        return resource_data(app, docname, page)
    return None


def book_data(app: Sphinx, page: FrontMatter) -> dict:
    data = {
        "@context": "https://schema.org",
        "@type": ["Book", "LearningResource"],
        "name": app.config.html_title,
        **shared_data(app, app.config.root_doc, page),
        "version": book_version(),
        "learningResourceType": "textbook",
        "about": ["linear algebra", "calculus", "probability", "statistics",
                  "machine learning"],
    }
    if year(app.config):
        data["copyrightYear"] = int(year(app.config))
    return data


def resource_data(app: Sphinx, docname: str, page: FrontMatter) -> dict:
    titles = outcome_titles(app.env)
    whole = {"@type": "Book", "name": app.config.html_title}
    if book_address():
        whole["url"] = book_address()
    data = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": title_text(app.env, docname),
        **shared_data(app, docname, page),
        "learningResourceType": RESOURCE_TYPES[page.kind],
        "teaches": [titles.get(outcome, outcome)
                    for outcome in page.outcomes],
        "isPartOf": whole,
    }
    number = chapter_number(app.env, docname)
    if number:
        data["position"] = number
    return data


def shared_data(app: Sphinx, docname: str, page: FrontMatter) -> dict:
    data = {
        "description": page.description,
        "inLanguage": app.config.language,
        "license": LICENSE,
        "isAccessibleForFree": True,
        "author": {"@type": "Organization", "name": app.config.author},
    }
    if book_address():
        data["url"] = page_address(app, docname)
        data["image"] = book_address() + picture_path(app.env, docname)
    return data


def json_script(data: dict) -> str:
    """Return data as an element that no text inside can end early."""
    text = json.dumps(data, ensure_ascii=False).replace("<", r"\u003c")
    return f'<script type="application/ld+json">{text}</script>\n'


def described(name: str, content: str, attribute: str = "name") -> str:
    return f'<meta {attribute}="{name}" content="{escape(content)}">\n'


# sphinxext-opengraph puts the first words of a page in the place of its
# description, and calls every page a website.
def open_graph(app: Sphinx, docname: str, page: FrontMatter) -> str:
    """Return what messengers show of a page that somebody shares."""
    root = docname == app.config.root_doc
    facts = {
        "og:type": "website" if root else "article",
        "og:site_name": app.config.html_title,
        "og:title": title_text(app.env, docname),
        "og:description": page.description,
        "og:locale": "en_US",
    }
    address = book_address()
    if address:
        facts |= {
            "og:url": page_address(app, docname),
            "og:image": address + picture_path(app.env, docname),
            "og:image:type": "image/png",
            "og:image:width": str(WIDTH),
            "og:image:height": str(HEIGHT),
            "og:image:alt": f"The title of the page: {facts['og:title']}",
        }
    tags = [described(name, content, "property")
            for name, content in facts.items() if content]
    if address:
        tags.append(described("twitter:card", "summary_large_image"))
    return "".join(tags)


def citation(app: Sphinx, docname: str, page: FrontMatter) -> str:
    """Return the tags that citation managers and Google Scholar read."""
    root = docname == app.config.root_doc
    if page.planned or not (root or page.kind in RESOURCE_TYPES):
        return ""
    facts = {
        "citation_title": title_text(app.env, docname),
        "citation_author": app.config.author,
        "citation_publication_date": year(app.config),
        "citation_inbook_title": "" if root else app.config.html_title,
        "citation_language": app.config.language,
        "citation_fulltext_html_url": page_address(app, docname),
    }
    return "".join(described(name, content)
                   for name, content in facts.items() if content)


def add_tags(app: Sphinx, pagename: str, templatename: str, context: dict,
             doctree: nodes.document | None) -> None:
    """Put a page's description into its head."""
    if app.builder.name != "html":
        return
    if pagename not in app.env.found_docs:
        # The search page and such: of use only inside the book.
        context["pageurl"] = None
        context["metatags"] = (context.get("metatags", "")
                               + described("robots", "noindex"))
        return
    page = front_matter(app.env, pagename)
    context["pageurl"] = page_address(app, pagename) or None
    tags = (described("description", page.description)
            if page.description else "")
    tags += open_graph(app, pagename, page) + citation(app, pagename, page)
    data = structured_data(app, pagename, page)
    if data:
        tags += json_script(data)
    context["metatags"] = without_viewport(
        context.get("metatags", "")) + tags


def copy_search(app: Sphinx) -> None:
    if app.builder.format == "html":
        folder = Path(app.outdir, "_static", "findable")
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(SEARCH, folder)


def link_search(app: Sphinx, pagename: str, templatename: str, context: dict,
                doctree: nodes.document | None) -> None:
    """Have the search page understand what readers type."""
    if pagename == "search":
        app.add_js_file("findable/search.js", loading_method="defer")


def without_viewport(tags: str) -> str:
    """Drop the tag that docutils adds: every layout has one of its own."""
    return re.sub(r'<meta name="viewport"[^>]*>\s*', "", tags)


# sphinx-sitemap lists the pages that a build has written: after a change, those
# that changed alone.
def sitemap(app: Sphinx) -> str:
    """Return the sitemap: the written pages in the order of the book."""
    entries = "".join(
        f"<url><loc>{escape_xml(page_address(app, docname))}</loc></url>\n"
        for docname in pages_in_order(app.env)
        if not front_matter(app.env, docname).planned)
    return ('<?xml version="1.0" encoding="utf-8"?>\n'
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"{entries}</urlset>\n")


def write_directions(app: Sphinx, exception: Exception | None) -> None:
    """Write `robots.txt` and, when the address is known, the sitemap."""
    if exception or app.builder.name != "html":
        return
    site, address = Path(app.outdir), book_address()
    robots = "User-agent: *\nAllow: /\n"
    (site / "sitemap.xml").unlink(missing_ok=True)
    if address:
        (site / "sitemap.xml").write_text(sitemap(app), "utf-8")
        robots += f"Sitemap: {address}sitemap.xml\n"
    (site / "robots.txt").write_text(robots, "utf-8")


def setup(app: Sphinx) -> dict:
    app.add_config_value("findable_version", "", "html", str)
    app.connect("config-inited", set_address)
    app.connect("html-page-context", add_tags)
    app.connect("html-page-context", link_search)
    app.connect("builder-inited", copy_search)
    app.connect("build-finished", write_directions)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
