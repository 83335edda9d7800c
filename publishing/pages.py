"""The pages of the book as Sphinx knows them: order, titles, numbers, addresses."""

import re
from collections.abc import Iterator

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from publishing.address import book_address

# How the title of a lab or a capstone begins, with its number.
LAB = re.compile(r"(?:Lab|Capstone) (?P<number>[LK]\d+): ")


def pages_in_order(env: BuildEnvironment, docname: str | None = None
                   ) -> Iterator[str]:
    """Yield all pages as the table of contents orders them."""
    docname = docname or env.config.root_doc
    yield docname
    for child in env.toctree_includes.get(docname, ()):
        yield from pages_in_order(env, child)


def title_text(env: BuildEnvironment, docname: str) -> str:
    """Return the title of a page as plain text."""
    return " ".join(env.titles[docname].astext().split())


def chapter_number(env: BuildEnvironment, docname: str) -> str:
    """Return the number of a chapter, or an empty string."""
    numbers = env.toc_secnumbers.get(docname, {}).get("") or ()
    return ".".join(map(str, numbers))


def lab_number(env: BuildEnvironment, docname: str) -> str:
    """Return the number of a lab or a capstone, `L2`, `K1`, or an empty string."""
    found = LAB.match(title_text(env, docname))
    return found["number"] if found else ""


def page_address(app: Sphinx, docname: str) -> str:
    """Return the complete address of a page, or an empty string."""
    address = book_address()
    if not address or docname == app.config.root_doc:
        return address
    return f"{address}{docname}.html"


def page_of_link(app: Sphinx, pagename: str, href: str) -> str:
    """Return the page that a relative link on `pagename` leads to."""
    address = href.partition("#")[0]
    if not address:
        return pagename
    parts = pagename.split("/")[:-1]
    for part in address.removesuffix(".html").split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
