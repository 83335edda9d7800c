"""Build the web edition: `python -m publishing.web.build`, or `make book`.

Runs the cells that changed, in parallel; puts together what live code
downloads; has Jupyter Book build the site, with every warning an error; and
does none of it when nothing has changed since the last good build.
"""

import subprocess
import sys
import time

from publishing.downloads import EPUB, PDF
from publishing.execution.freshness import execution_cache
from publishing.execution.run import (
    ExecutionFailed, drop_old_caches, execute_book)
from publishing.jupyter_book import current_fingerprint, jupyter_book_command
from publishing.live.__main__ import assemble_with_messages
from publishing.paths import BUILD, ROOT, SITE

STAMP = BUILD / "html.fingerprint"


def up_to_date(fingerprint: str) -> bool:
    """Tell whether the site was built, without a warning, from just this."""
    return ((SITE / "index.html").exists() and STAMP.exists()
            and STAMP.read_text("utf-8") == fingerprint)


def build_site() -> int:
    """Run Jupyter Book and return its exit status."""
    return subprocess.run(jupyter_book_command(), cwd=ROOT,
                          check=False).returncode


def main() -> int:
    started = time.monotonic()
    sources = current_fingerprint()
    editions = PDF.built_from(sources)
    ebooks = EPUB.built_from(sources)
    # The menu of downloads stands on every page.
    fingerprint = " ".join(
        [sources, *(file.name for file in [*editions, *ebooks])])
    if up_to_date(fingerprint):
        print("Nothing has changed since the last build.")
    else:
        STAMP.unlink(missing_ok=True)
        try:
            execute_book()
        except ExecutionFailed as failure:
            print(f"\n{failure}\n\nThe book was not built: the cells above "
                  "fail.", file=sys.stderr)
            return 1
        drop_old_caches(execution_cache())
        trouble = assemble_with_messages()
        if trouble:
            print(f"\n{trouble}\n\nThe book was not built.",
                  file=sys.stderr)
            return 1
        PDF.offer(editions, SITE)
        EPUB.offer(ebooks, SITE)
        if build_site():
            print("\nThe book was not built: mend what is reported above.",
                  file=sys.stderr)
            return 1
        STAMP.write_text(fingerprint, "utf-8")
        print(f"Built in {time.monotonic() - started:.0f} s.")
    print("Run `make serve` and open the address that it prints. Without a "
          "server, figures do not\nmove and no code runs; text and pictures "
          f"are there: {(SITE / 'index.html').as_uri()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
