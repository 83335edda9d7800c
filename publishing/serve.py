"""Serve the web edition on this machine and build it again on change.

`python -m publishing.serve`, or `make serve`; PORT chooses the port.
"""

import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from watchfiles import DefaultFilter, watch

from publishing.build import SITE
from publishing.paths import (
    BOOK, CONFIG, CONTENTS, LOCK, PACKAGE, PRESS, ROOT)

DEFAULT_PORT = 8000
WATCHED = (BOOK, PACKAGE, PRESS, CONFIG, CONTENTS, LOCK)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serve files, never from the browser's cache, without a log line each."""

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


def build() -> None:
    # A process of its own, so that changes in the press take effect too.
    subprocess.run([sys.executable, "-m", "publishing.build"], cwd=ROOT,
                   check=False)


def main() -> None:
    port = chosen_port()
    SITE.mkdir(parents=True, exist_ok=True)
    server = start_server(port)
    build()
    print(f"\nServing http://localhost:{server.server_port}/ — "
          "Ctrl-C ends it.", flush=True)
    try:
        for changes in watch(*WATCHED, watch_filter=DefaultFilter(),
                             raise_interrupt=True):
            names = sorted(os.path.relpath(path, ROOT)
                           for _, path in changes)
            print(f"\nChanged: {', '.join(names[:3])}", flush=True)
            build()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
