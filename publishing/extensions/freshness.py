"""Nothing stale in the book, and no warning said only once.

Sphinx keeps the pages it has parsed and repeats their warnings on no later
build; jupyter-cache keeps the outputs of cells and looks at the cells alone.
So a change in the package could leave an old number in the book, and a build
that failed on a warning would pass the second time.

* The folder of cached outputs is named by the fingerprint of the package and
  of the locked libraries. The setting takes part in Sphinx's own decision to
  parse a page again.
* A marker stands in the folder of parsed pages while a build is under way and
  goes away only when it ends without a warning. A build that finds the marker
  forgets all parsed pages.
"""

import os
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

from publishing.fingerprint import execution_fingerprint, press_fingerprint
from publishing.jupyter import kernel_environment
from publishing.paths import BUILD

logger = logging.getLogger(__name__)

MARKER = "build-under-way"


def execution_cache() -> Path:
    """Return the folder of cached outputs for the package as it is now."""
    return BUILD / ".jupyter_cache" / execution_fingerprint()


def begin_build(app: Sphinx, config: Config) -> None:
    config.nb_execution_cache_path = str(execution_cache())
    # For cells that are not in the cache and run inside this build.
    os.environ.update(kernel_environment())
    config.press_fingerprint = press_fingerprint()
    forget_failed_build(Path(app.doctreedir))


def forget_failed_build(doctrees: Path) -> None:
    """Drop what the last build parsed if it did not end well."""
    if (doctrees / MARKER).exists():
        logger.info("The last build did not end well: reading every page "
                    "again.")
        for kept in doctrees.rglob("*"):
            if kept.suffix in {".doctree", ".pickle"}:
                kept.unlink()
    doctrees.mkdir(parents=True, exist_ok=True)
    (doctrees / MARKER).touch()


def build_ended(app: Sphinx, exception: Exception | None) -> None:
    # Sphinx has no public count of warnings; this attribute is what its own
    # command line reads to choose the exit status.
    if exception is None and not app._warncount:
        (Path(app.doctreedir) / MARKER).unlink(missing_ok=True)


def setup(app: Sphinx) -> dict:
    app.add_config_value("press_fingerprint", "", "env", str)
    app.connect("config-inited", begin_build)
    # Late, so that a warning of any other handler counts.
    app.connect("build-finished", build_ended, priority=999)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
