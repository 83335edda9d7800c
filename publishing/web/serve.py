"""Serve the web edition on this machine and build it again on change.

`python -m publishing.web.serve`, or `make serve`; PORT chooses the port. After a
change of pages or of the package, a quick build makes the pages concerned and no
others; any other change has the whole book built. A book that changes all the time
is not there to be kept by browsers, so no service worker is served that would keep
it.
"""

import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import DefaultFilter, watch

from publishing.paths import (
    BOOK, CONFIG, CONTENTS, LOCK, PACKAGE, PRESS, ROOT, SITE, manuscript)
from publishing.web.workshop import Workshop, can_fork

DEFAULT_PORT = 8000
WATCHED = (BOOK, PACKAGE, PRESS, CONFIG, CONTENTS, LOCK)

# Ends the worker that a browser may have from another day, with all it keeps.
NO_WORKER = b"""\
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
});
"""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serve files, never from the browser's cache, without a log line each."""

    def do_GET(self) -> None:
        if self.path.partition("?")[0] != "/service-worker.js":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.send_header("Content-Length", str(len(NO_WORKER)))
        self.end_headers()
        self.wfile.write(NO_WORKER)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments) -> None:
        pass


def chosen_port() -> int:
    """Return the port that the environment variable PORT asks for."""
    text = os.environ.get("PORT", str(DEFAULT_PORT))
    if not text.isdigit() or not 0 < int(text) < 65536:
        sys.exit(f"PORT: expected a number from 1 to 65535, got {text!r}")
    return int(text)


def start_server(port: int) -> ThreadingHTTPServer:
    """Serve the site on the loopback address from a thread of its own."""
    handler = partial(QuietHandler, directory=str(SITE))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        sys.exit(f"Port {port} cannot be used ({error.strerror}). "
                 "Choose another one: make serve PORT=8001")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Builder:
    """Builds the book, or the pages that changed since the last good build."""

    def __init__(self) -> None:
        self.workshop: Workshop | None = None
        self.waiting: set[Path] = set()

    def build_book(self) -> None:
        """Build all of it, with the press as it is on the disk now."""
        self.close()
        status = subprocess.run([sys.executable, "-m", "publishing.web.build"],
                                cwd=ROOT, check=False).returncode
        # What fails at first is the business of whole builds.
        if status == 0 and can_fork():
            self.workshop = Workshop()

    def build_changed(self, changed: set[Path]) -> None:
        """Build what has changed, quickly if it is pages or the package."""
        self.waiting |= changed
        if self.workshop is None or not all(map(is_content, self.waiting)):
            self.build_book()
            if self.workshop:
                self.waiting.clear()
            return
        status = self.workshop.build(sorted(self.waiting))
        if status == 0:
            self.waiting.clear()
        elif status not in {1, 2}:  # the fork was lost, not the page wrong
            print("Building the whole book instead.", flush=True)
            self.build_book()

    def close(self) -> None:
        if self.workshop:
            self.workshop.close()
            self.workshop = None


def is_content(path: Path) -> bool:
    """Tell whether a file is a page that is still there, or of the package."""
    return path in manuscript() or path.is_relative_to(PACKAGE / "mlmath")


def main() -> None:
    port = chosen_port()
    SITE.mkdir(parents=True, exist_ok=True)
    server = start_server(port)
    builder = Builder()
    builder.build_book()
    print(f"\nServing http://localhost:{server.server_port}/ — "
          "Ctrl-C ends it.", flush=True)
    try:
        for changes in watch(*WATCHED, watch_filter=DefaultFilter(),
                             raise_interrupt=True):
            changed = {path for path in (Path(name) for _, name in changes)
                       if path.exists() or path.suffix in {".md", ".py"}}
            if not changed:
                continue  # what an editor had lying there for a moment
            names = sorted(os.path.relpath(path, ROOT) for path in changed)
            print(f"\nChanged: {', '.join(names[:3])}", flush=True)
            builder.build_changed(changed)
    except KeyboardInterrupt:
        print()
    finally:
        builder.close()


if __name__ == "__main__":
    main()
