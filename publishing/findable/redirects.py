"""Old addresses lead to the new ones.

`book/redirects.yml` says where a renamed page has gone, both names without
their ending, one line each::

    linear-algebra/old-name: linear-algebra/new-name

At the old address stands a page that sends the reader on. A line that leads to
no page, or away from a page that exists, ends the build.
"""

import json
import posixpath
from html import escape
from pathlib import Path

import yaml
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from publishing.address import book_address
from publishing.plain_page import plain_page

# sphinx-reredirects leads anywhere, a page of the book or not, and leaves behind
# what it wrote for lines that are gone.
FILE = "redirects.yml"

# A refresh forgets which place on the page the link named; a script does not.
SCRIPT = ("const link = document.querySelector('main a');"
          "link.hash = location.hash; location.replace(link.href);")


def read_redirects(folder: Path) -> dict[str, str]:
    """Return old and new names as `redirects.yml` in `folder` gives them."""
    file = folder / FILE
    if not file.exists():
        return {}
    try:
        redirects = yaml.safe_load(file.read_text("utf-8")) or {}
    except yaml.YAMLError as error:
        raise ExtensionError(f"{FILE}: cannot be read: {error}") from None
    if not isinstance(redirects, dict) or not all(
            isinstance(name, str) for pair in redirects.items()
            for name in pair):
        raise ExtensionError(f"{FILE}: expected lines such as "
                             "part/old-name: part/new-name")
    return redirects


def redirect_faults(redirects: dict[str, str], pages: set[str]) -> list[str]:
    """Say what is wrong with redirects in a book of these pages."""
    faults = []
    for old, new in redirects.items():
        if old in pages:
            faults.append(f"{FILE}: {old} is a page of the book, so nothing "
                          "can lead on from it")
        elif not is_plain_name(old):
            faults.append(f"{FILE}: {old!r} is no name of a page: expected "
                          "one like part/name, without an ending")
        if new in redirects:
            faults.append(f"{FILE}: {old} leads to {new}, which has moved "
                          f"too; lead to {redirects[new]} at once")
        elif new not in pages:
            faults.append(f"{FILE}: {old} leads to {new}, which is no page "
                          "of the book")
    return faults


def is_plain_name(name: str) -> bool:
    return (posixpath.normpath(name) == name and not name.startswith(("/", "."))
            and not name.endswith((".md", ".html")))


def redirect_page(old: str, new: str, title: str, app: Sphinx) -> str:
    """Return the page that stands at an old address."""
    folder = posixpath.dirname(old)
    link = posixpath.relpath(f"{new}.html", folder or ".")
    address = book_address()
    canonical = f"{address}{new}.html" if address else link
    head = (f'<link rel="canonical" href="{escape(canonical)}">\n'
            '<noscript><meta http-equiv="refresh" '
            f'content="0; url={escape(link)}"></noscript>\n')
    body = f'<p>It is now at <a href="{escape(link)}">{escape(title)}</a>.</p>\n'
    home = posixpath.relpath("index.html", folder or ".")
    return plain_page("This page has moved", app.config.html_title, home, body,
                      head=head, script=SCRIPT, language=app.config.language)


def check_redirects(app: Sphinx, env: BuildEnvironment) -> None:
    faults = redirect_faults(read_redirects(Path(app.srcdir)), env.found_docs)
    if faults:
        raise ExtensionError("\n".join(faults))


def write_redirects(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.name != "html":
        return
    redirects = read_redirects(Path(app.srcdir))
    drop_old_redirects(app, redirects)
    for old, new in redirects.items():
        target = Path(app.outdir) / f"{old}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        title = app.env.titles[new].astext()
        target.write_text(redirect_page(old, new, title, app), "utf-8")


def drop_old_redirects(app: Sphinx, redirects: dict[str, str]) -> None:
    """Remove what an earlier build wrote for lines that are gone."""
    record = Path(app.doctreedir) / "redirects.json"
    if record.exists():
        for old in json.loads(record.read_text("utf-8")):
            if old not in redirects and old not in app.env.found_docs:
                (Path(app.outdir) / f"{old}.html").unlink(missing_ok=True)
    record.write_text(json.dumps(sorted(redirects)), "utf-8")


def setup(app: Sphinx) -> dict:
    app.connect("env-updated", check_redirects)
    app.connect("build-finished", write_redirects)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
