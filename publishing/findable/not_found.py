"""The page for addresses that lead nowhere.

A host shows `404.html` at whatever address was asked for, however deep, so no
relative link on it can be trusted. Where the address of the book is known its
links are complete. In any case a short script looks for the first page of the
book in the folders above, and mends the links when it finds it.
"""

import json
from html import escape
from pathlib import Path

from sphinx.application import Sphinx

from publishing.address import book_address
from publishing.front_matter import front_matter
from publishing.pages import pages_in_order
from publishing.plain_page import plain_page

# A small file beside the first page says which book lies there.
SIGN = "book.json"

# The nearest folder wins: another copy of the book may lie further up.
SCRIPT = """\
(async () => {
  const parts = location.pathname.split("/").slice(0, -1);
  for (; parts.length > 0; parts.pop()) {
    const root = parts.join("/") + "/";
    const answer = await fetch(root + "book.json").catch(() => null);
    if (!answer || !answer.ok) continue;
    const book = await answer.json().catch(() => null);
    if (!book || book.name !== document.body.dataset.book) continue;
    for (const link of document.querySelectorAll("a[data-page]"))
      link.href = root + link.dataset.page;
    return;
  }
})();
"""

INTRODUCTION = """\
<p>There is no page of the book at this address. The link that brought you
here may be old or misspelled.</p>
<p>If you typed the address, look at its last part once more. The pages below
are written; <a href="{search}" data-page="search.html">search</a> looks
through all of them.</p>
"""

# Only for a build that knows no address.
WITHOUT_SCRIPT = """\
<noscript><p>Your browser runs no scripts, so the links on this page may fail.
Then shorten the address until it ends with the name of the
book.</p></noscript>
"""


def not_found_page(app: Sphinx) -> str:
    """Return the page for addresses that lead nowhere."""
    address = book_address()
    env = app.env
    links = []
    for docname in pages_in_order(env):
        if docname != app.config.root_doc and not front_matter(
                env, docname).planned:
            page = f"{docname}.html"
            links.append(f'<li><a href="{escape(address + page)}" '
                         f'data-page="{escape(page)}">'
                         f"{escape(env.titles[docname].astext())}</a></li>\n")
    body = (INTRODUCTION.format(search=escape(f"{address}search.html"))
            + ("" if address else WITHOUT_SCRIPT)
            + "<h2>Pages of the book</h2>\n<ul>\n" + "".join(links)
            + "</ul>\n")
    return plain_page(
        "There is no such page", app.config.html_title,
        f"{address}index.html", body, script=SCRIPT,
        language=app.config.language, data={"book": app.config.html_title})


def write_not_found(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.name != "html":
        return
    page = Path(app.outdir) / "404.html"
    page.write_text(not_found_page(app), "utf-8")
    sign = {"name": app.config.html_title}
    page.with_name(SIGN).write_text(json.dumps(sign), "utf-8")


def setup(app: Sphinx) -> dict:
    app.connect("build-finished", write_not_found)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
