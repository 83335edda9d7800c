"""Which edition of the book this is.

``{edition}`version` `` and ``{edition}`commit` `` print the version that
CITATION.cff names and the commit the book is built from; ``{edition}`address` ``
is a link to the web edition, or says that its address is not known. The commit
changes with every commit, so it is filled in when a page is written: no page has
to be read again for it.
"""

import subprocess

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from publishing.address import book_address
from publishing.paths import ROOT
from publishing.quick import is_quick

FACTS = ("version", "commit", "address")

NO_ADDRESS = "no address was known when this copy was built"


class edition_fact(nodes.Inline, nodes.TextElement):
    """Stands for a fact of the edition until the page is written."""


def citation() -> dict:
    """Return what CITATION.cff says of the book."""
    return yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))


def book_version() -> str:
    """Return the version of the book that CITATION.cff names."""
    return str(citation()["version"])


def book_keywords() -> list[str]:
    return citation()["keywords"]


def book_commit() -> str:
    """Return the short name of the current commit, if there is one."""
    try:
        answer = subprocess.run(
            ["git", "rev-parse", "--short=10", "HEAD"], cwd=ROOT,
            capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown (built outside a git repository)"
    return answer.stdout.strip()


def context_commit(app: Sphinx) -> str:
    if not hasattr(app.env, "_book_commit"):
        app.env._book_commit = book_commit()
    return app.env._book_commit


def edition_role(name, rawtext, text, lineno, inliner,
                 options=None, content=None):
    if text not in FACTS:
        message = inliner.reporter.error(
            f"edition: expected one of {', '.join(FACTS)}, got {text!r}",
            line=lineno)
        return [inliner.problematic(rawtext, rawtext, message)], [message]
    return [edition_fact(rawtext, text, fact=text)], []


def note_pages(app: Sphinx, doctree: nodes.document) -> None:
    if any(doctree.findall(edition_fact)):
        app.env.metadata[app.env.docname]["edition"] = True


def pages_with_edition(app: Sphinx, env: BuildEnvironment) -> list[str]:
    # While an author writes, the commit stays the same or may be the old one.
    return [] if is_quick() else [
        docname for docname in env.found_docs
        if env.metadata.get(docname, {}).get("edition")]


def fill_in(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    facts = {"version": lambda: nodes.Text(book_version()),
             "commit": lambda: nodes.Text(book_commit()),
             "address": address_link}
    for place in list(doctree.findall(edition_fact)):
        place.replace_self(facts[place["fact"]]())


def address_link() -> nodes.Node:
    address = book_address()
    if not address:
        return nodes.Text(NO_ADDRESS)
    return nodes.reference("", address, refuri=address, internal=False)


def setup(app: Sphinx) -> dict:
    app.add_node(edition_fact)
    app.add_role("edition", edition_role)
    app.connect("doctree-read", note_pages)
    app.connect("env-updated", pages_with_edition)
    app.connect("doctree-resolved", fill_in)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
