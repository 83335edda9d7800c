"""Nothing stale in the book, and no warning said only once.

Sphinx keeps the pages it has parsed and repeats their warnings on no later
build; jupyter-cache keeps the outputs of cells and looks at the cells alone.
So a change in the package could leave an old number in the book, and a build
that failed on a warning would pass the second time.

* The folder of cached outputs is named by the fingerprint of the kernel and of
  the locked libraries; the setting takes part in Sphinx's own decision to parse a
  page again. In it, outputs are kept only as long as all files that the cells
  have read are the same (see `publishing.execution.inputs`), and a page is parsed
  again when it has other outputs than those it was parsed with.
* A marker stands in the folder of parsed pages while a build is under way and
  goes away only when it ends without a warning. A build that finds the marker
  forgets all parsed pages.

An author who mends a page need not wait for all the others. So a quick build
(see `publishing.quick`) writes into the marker which pages it warned of, and the
next quick build reads those again. The marker stays: a build that is not quick
forgets everything all the same.
"""

import json
import os
from pathlib import Path

from docutils import nodes
from jupyter_cache import get_cache
from jupyter_cache.base import JupyterCacheAbstract
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from publishing.execution import inputs
from publishing.execution.kernel import kernel_environment
from publishing.fingerprint import execution_fingerprint, press_fingerprint
from publishing.paths import BUILD
from publishing.quick import is_quick

logger = logging.getLogger(__name__)
# The one that all loggers of Sphinx hand their records to.
sphinx_logger = logging.logging.getLogger(logging.NAMESPACE)

MARKER = "build-under-way"


def execution_cache() -> Path:
    """Return the folder of cached outputs for the libraries as they are now."""
    return BUILD / ".jupyter_cache" / execution_fingerprint()


def begin_build(app: Sphinx, config: Config) -> None:
    config.nb_execution_cache_path = str(execution_cache())
    inputs.drop_stale(outputs_of(config))
    # For cells that are not in the cache and run inside this build.
    os.environ.update(kernel_environment())
    config.press_fingerprint = press_fingerprint()
    marker = Path(app.doctreedir) / MARKER
    app.pages_to_mend = pages_to_mend(marker) if is_quick() else None
    app.build_before_failed = marker.exists()
    if app.build_before_failed and app.pages_to_mend is None:
        logger.info("The last build did not end well: reading every page "
                    "again.")
        forget_pages(marker.parent)
    marker.parent.mkdir(parents=True, exist_ok=True)
    marker.write_text("", "utf-8")
    app.warned_pages = WarnedPages(app)
    sphinx_logger.addHandler(app.warned_pages)


def pages_to_mend(marker: Path) -> list[str] | None:
    """Return the pages that a quick build warned of, None if it is unknown."""
    text = marker.read_text("utf-8") if marker.exists() else ""
    return json.loads(text) if text else None


def forget_pages(doctrees: Path) -> None:
    """Drop all that was parsed."""
    for kept in doctrees.rglob("*"):
        if kept.suffix in {".doctree", ".pickle"}:
            kept.unlink()


def outputs_of(config: Config) -> JupyterCacheAbstract:
    return get_cache(config.nb_execution_cache_path)


def note_outputs(app: Sphinx, doctree: nodes.document) -> None:
    """Note with which outputs a page has been parsed."""
    docname = app.env.docname
    if docname in app.env.nb_metadata:
        cache = outputs_of(app.config)
        cells = inputs.hash_of_cells(cache, Path(app.env.doc2path(docname)))
        app.env.metadata[docname]["outputs"] = (
            cells, inputs.version_of(cache, cells))


def pages_with_new_outputs(app: Sphinx, env: BuildEnvironment, added: set,
                           changed: set, removed: set) -> list[str]:
    """Have pages read again that were read with other outputs."""
    cache = outputs_of(app.config)
    found = {name: env.metadata.get(name, {}).get("outputs")
             for name in env.found_docs}
    return [name for name, outputs in found.items() if outputs and not (
        outputs[1] and outputs[1] == inputs.version_of(cache, outputs[0]))]


def read_again(app: Sphinx, env: BuildEnvironment, added: set, changed: set,
               removed: set) -> list[str]:
    """Have the pages read again that the quick build before warned of."""
    return [name for name in app.pages_to_mend or ()
            if name in env.found_docs]


def forget_all_to_be_read(app: Sphinx, env: BuildEnvironment,
                          docnames: list[str]) -> None:
    """Forget all pages that will be read before the first of them is.

    Sphinx forgets each just before it reads it. A label that moved to a page that
    is read earlier would still stand on the other one, and be reported as twice.
    """
    for name in docnames:
        app.emit("env-purge-doc", env, name)
        env.clear_doc(name)


class WarnedPages(logging.logging.Handler):
    """Notes the pages that warnings are about."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.logging.WARNING)
        self.app = app
        self.names: set[str | None] = set()

    def emit(self, record: logging.logging.LogRecord) -> None:
        self.names.add(self.page_of(getattr(record, "location", None)))

    def page_of(self, location: object) -> str | None:
        """Return the page of a location in any form that Sphinx takes."""
        if isinstance(location, nodes.Node):
            location = location.source or getattr(
                location.document, "current_source", None)
        if isinstance(location, tuple):
            location = location[0]
        if not isinstance(location, str):
            return None
        if location in self.app.project.docnames:
            return location
        return self.app.project.path2doc(location.partition(":")[0])


def build_ended(app: Sphinx, exception: Exception | None) -> None:
    marker = Path(app.doctreedir) / MARKER
    sphinx_logger.removeHandler(app.warned_pages)
    pages = app.warned_pages.names
    # Sphinx has no public count of warnings; this attribute is what its own
    # command line reads to choose the exit status.
    good = exception is None and not app._warncount
    if good and not (is_quick() and app.build_before_failed):
        marker.unlink(missing_ok=True)
    elif is_quick() and exception is None and None not in pages:
        marker.write_text(json.dumps(sorted(pages)), "utf-8")


def setup(app: Sphinx) -> dict:
    app.add_config_value("press_fingerprint", "", "env", str)
    app.connect("config-inited", begin_build)
    app.connect("doctree-read", note_outputs)
    app.connect("env-get-outdated", pages_with_new_outputs)
    app.connect("env-get-outdated", read_again)
    app.connect("env-before-read-docs", forget_all_to_be_read)
    # Late, so that a warning of any other handler counts.
    app.connect("build-finished", build_ended, priority=999)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
