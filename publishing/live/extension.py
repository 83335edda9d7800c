"""Live code: the reader edits and runs the cells on the page.

Every page with cells gets a *Live code* button in its header, and the markup
that Thebe's users know: `div.cell`, the directive ``{thebe-button}`` and its
class `thebe-launch-button`. The script that sphinx-thebe brings is left out,
because it loads another Thebe from a server of another company; what takes its
place lies in `publishing/live/browser`, and a page loads none of it before the
reader asks for it.

Beside each such page lie two files: `….cells.json`, the sources of all its
cells in order, hidden ones included, and `….ipynb`, the page as a notebook.

Where the code runs says ``live_code`` in `_config.yml`:

``kernel: browser``
    In the reader's own browser; nothing else is needed.
``kernel: jupyter``, ``server: https://…``
    On a Jupyter server, such as one behind a JupyterHub; the reader types the
    token that it asks for.
``kernel: binder``, ``binder: https://mybinder.org``
    On a BinderHub, which builds the repository that the build knows.

``jupyterhub: https://…`` adds a link that opens the repository on a hub.
"""

import json
import os
import shutil
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util import logging
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator
from sphinx_thebe import ThebeButtonNode

from mlmath.figures.style import DARK_COUNTERPARTS
from publishing.edition import context_commit
from publishing.katex.renderer import KATEX, MACROS
from publishing.live.notebook import (
    NOTHING, cells_of, install_line, live_cells, notebook_text)
from publishing.pages import page_address, title_text
from publishing.paths import PRESS
from publishing.quick import is_quick

logger = logging.getLogger(__name__)

FOLDER = "_static/live"
KERNELS = ("browser", "jupyter", "binder")
SETTINGS = {"kernel", "server", "binder", "jupyterhub"}
PUBLIC_BINDER = "https://mybinder.org"
BRANCH = "notebooks"

# What a page can do with LaTeX that a cell returns.
KATEX_PARTS = ("katex.min.js", "contrib/auto-render.min.js")
# And with Markdown.
MARKDOWN = (PRESS / "node_modules" / "markdown-it" / "dist" / "browser"
            / "markdown-it.esm.min.mjs")


@dataclass(frozen=True)
class LiveCode:
    """Where the code of the book runs.

    Attributes
    ----------
    kernel
        "browser", "jupyter" or "binder".
    server
        The address of the Jupyter server or of the BinderHub.
    jupyterhub
        The address of a hub on which readers can open the repository.
    repository
        ``owner/name`` on GitHub; empty if the build does not know it.
    """

    kernel: str = "browser"
    server: str = ""
    jupyterhub: str = ""
    repository: str = ""

    @property
    def for_page(self) -> dict[str, str]:
        """Return what the page's script has to know; nothing by default."""
        if self.kernel == "browser":
            return {}
        known = {"kernel": self.kernel, "server": self.server}
        if self.kernel == "binder":
            known["repository"] = self.repository
        return known

    @property
    def origins(self) -> tuple[str, ...]:
        """Return what the page's policy has to allow speaking to."""
        return () if self.kernel == "browser" else kernel_origins(
            self.server, self.kernel == "binder")


def kernel_origins(server: str, with_subdomains: bool = False
                   ) -> tuple[str, ...]:
    """Return the origins of a server, for requests and for web sockets.

    >>> kernel_origins("http://127.0.0.1:8888/base/")
    ('http://127.0.0.1:8888', 'ws://127.0.0.1:8888')
    """
    parts = urlsplit(server)
    hosts = [parts.netloc]
    if with_subdomains:  # a BinderHub starts servers on hosts below its own
        hosts.append(f"*.{parts.netloc}")
    socket = {"http": "ws", "https": "wss"}[parts.scheme]
    return tuple(f"{scheme}://{host}" for host in hosts
                 for scheme in (parts.scheme, socket))


def read_settings(given: object, repository: str) -> LiveCode:
    """Return the settings that `live_code` in `_config.yml` gives.

    Raises
    ------
    ConfigError
        If they name something unknown, or miss something.
    """
    if not isinstance(given, dict) or not set(given) <= SETTINGS:
        raise ConfigError("live_code: expected some of "
                          f"{', '.join(sorted(SETTINGS))}, got {given!r}")
    kernel = given.get("kernel", "browser")
    if kernel not in KERNELS:
        raise ConfigError(f"live_code: kernel: expected one of "
                          f"{', '.join(KERNELS)}, got {kernel!r}")
    if kernel == "binder" and not repository:
        # A build that does not know the repository, such as one on the
        # author's machine, cannot say what Binder has to run.
        kernel = "browser"
    server = {"browser": "", "jupyter": given.get("server", ""),
              "binder": given.get("binder", PUBLIC_BINDER)}[kernel]
    if kernel != "browser":
        server = checked_address("server" if kernel == "jupyter"
                                 else "binder", server)
    hub = given.get("jupyterhub", "")
    return LiveCode(kernel, server,
                    checked_address("jupyterhub", hub) if hub else "",
                    repository)


def checked_address(name: str, address: object) -> str:
    parts = urlsplit(address) if isinstance(address, str) else None
    if (not parts or parts.scheme not in {"http", "https"}
            or not parts.hostname or parts.query or parts.fragment):
        raise ConfigError(f"live_code: {name}: expected an address such as "
                          f"https://example.org/, got {address!r}")
    return address.rstrip("/") + "/"


def launch_links(live: LiveCode, notebook: str) -> list[dict[str, str]]:
    """Return links that open a notebook elsewhere, none without a repository.

    Parameters
    ----------
    live
        The settings.
    notebook
        The path of the notebook on the repository's branch ``notebooks``,
        which the workflow writes.
    """
    if not live.repository:
        return []
    hub = live.server if live.kernel == "binder" else f"{PUBLIC_BINDER}/"
    links = [
        {"label": "Open in Colab", "address":
         "https://colab.research.google.com/github/"
         f"{live.repository}/blob/{BRANCH}/{quote(notebook)}"},
        {"label": "Open on Binder", "address":
         f"{hub}v2/gh/{live.repository}/{BRANCH}?"
         + urlencode({"urlpath": f"lab/tree/{notebook}"})}]
    if live.jupyterhub:
        name = live.repository.partition("/")[2]
        links.append({
            "label": "Open on JupyterHub", "address":
            f"{live.jupyterhub}hub/user-redirect/git-pull?" + urlencode({
                "repo": f"https://github.com/{live.repository}",
                "branch": BRANCH, "urlpath": f"lab/tree/{name}/{notebook}"})})
    return links


# --- Pages -------------------------------------------------------------------

def configure(app: Sphinx, config: Config) -> None:
    config.live_code_settings = read_settings(
        config.live_code, os.environ.get("GITHUB_REPOSITORY", ""))


SUFFIXES = (".cells.json", ".ipynb")


def on_web(app: Sphinx) -> bool:
    return app.builder.name in {"html", "dirhtml"}


def source_of(app: Sphinx, pagename: str) -> Path | None:
    """Return the source of a page that has cells."""
    if pagename not in app.env.found_docs:
        return None
    path = Path(app.env.doc2path(pagename))
    return path if has_cells(path, path.stat().st_mtime_ns) else None


@cache
def has_cells(path: Path, changed: int) -> bool:
    return bool(cells_of(path))


def add_live_code(app: Sphinx, pagename: str, templatename: str,
                  context: dict, doctree: nodes.document | None) -> None:
    """Tell the template of a page how its code comes alive."""
    if not on_web(app):
        return
    source = source_of(app, pagename)
    if source is None:
        drop(app, pagename)
        return
    compare_cells(pagename, source, doctree)
    live = app.config.live_code_settings
    write_cells(app, pagename, source)
    write_notebook(app, pagename, source, context_commit(app), live)
    name = pagename.rsplit("/", 1)[-1]
    context["live"] = {
        "folder": relative_uri(f"{pagename}.html", f"{FOLDER}/"),
        "cells": f"{name}.cells.json", "notebook": f"{name}.ipynb",
        "settings": json.dumps(live.for_page) if live.for_page else "",
        "links": launch_links(live, f"{pagename}.ipynb")}
    context["policy_origins"] = live.origins


def compare_cells(pagename: str, source: Path,
                  doctree: nodes.document) -> None:
    """Warn if the page has other cells than the list that live code reads.

    No code would come alive on the whole page.
    """
    shown = sum(is_cell(node) for node in doctree.findall(nodes.container))
    listed = sum(cell.shown != NOTHING for cell in cells_of(source))
    if shown != listed:
        logger.warning(
            "the page shows %d cells and its list of cells has %d; mend the "
            "cell that leaves nothing on the page, perhaps an empty one",
            shown, listed, location=pagename)


def is_cell(node: nodes.container) -> bool:
    return node.get("nb_element") == "cell_code"


def write_cells(app: Sphinx, pagename: str, source: Path) -> None:
    file = Path(app.outdir, f"{pagename}.cells.json")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"cells": live_cells(source)},
                               ensure_ascii=False), "utf-8")


def write_notebook(app: Sphinx, pagename: str, source: Path, commit: str,
                   live: LiveCode) -> None:
    install = install_line(live.repository, commit)
    Path(app.outdir, f"{pagename}.ipynb").write_text(notebook_text(
        source, title_text(app.env, pagename), install,
        page_address(app, pagename)), "utf-8")


def drop(app: Sphinx, pagename: str) -> None:
    """Remove what lay beside a page while it had cells."""
    for suffix in SUFFIXES:
        Path(app.outdir, f"{pagename}{suffix}").unlink(missing_ok=True)


def drop_old(app: Sphinx, exception: Exception | None) -> None:
    """Remove what lay beside pages that are gone."""
    if exception is not None or not on_web(app) or is_quick():
        return
    for suffix in SUFFIXES:
        for file in Path(app.outdir).rglob(f"*{suffix}"):
            name = file.relative_to(app.outdir).as_posix().removesuffix(suffix)
            if not name.startswith("_static/") and name not in app.env.found_docs:
                drop(app, name)


# --- The directive -----------------------------------------------------------

def visit_button(page: HTML5Translator, node: ThebeButtonNode) -> None:
    if on_web(page.builder.app):
        # Without the inline handler of sphinx-thebe, which the policy of the
        # page forbids.
        page.body.append(
            '<button type="button" class="sd-btn thebe-button '
            f'thebe-launch-button only-js">{escape(node["text"])}</button>\n')
    raise nodes.SkipNode


# --- Parts for the browser ---------------------------------------------------

def copy_parts(app: Sphinx, exception: Exception | None) -> None:
    """Put into the site what live pages load besides scripts and Python."""
    if exception is not None or not on_web(app):
        return
    formulas = Path(app.outdir, FOLDER, "katex")
    formulas.mkdir(parents=True, exist_ok=True)
    for name in KATEX_PARTS:
        shutil.copy(KATEX / "dist" / name, formulas)
    shutil.copy(MACROS, formulas)
    # Not every host knows what `.mjs` is.
    shutil.copy(MARKDOWN, Path(app.outdir, FOLDER, "markdown-it.js"))
    Path(app.outdir, FOLDER, "dark.json").write_text(
        json.dumps(dict(DARK_COUNTERPARTS)), "utf-8")


def setup(app: Sphinx) -> dict:
    app.setup_extension("sphinx_thebe")
    app.add_config_value("live_code", {}, "html", dict)
    app.add_node(ThebeButtonNode, override=True,
                 html=(visit_button, None), latex=(visit_button, None),
                 text=(visit_button, None))
    app.connect("config-inited", configure)
    # Before the policy is written; the theme's own facts come later.
    app.connect("html-page-context", add_live_code)
    app.connect("build-finished", drop_old, priority=880)
    app.connect("build-finished", copy_parts, priority=890)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
