"""A static server for tests and measurements: as plain as a host can be.

It serves a folder below a path such as /some/repo/, as project sites are
served, compresses text, answers nothing outside that path, and can be told to
write down what it was asked for.
"""

import gzip
import mimetypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from publishing.serving import running

COMPRESSED = ("text/", "application/javascript", "application/json",
              "image/svg+xml", "application/wasm",
              "application/manifest+json")

mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("application/wasm", ".wasm")


@lru_cache(maxsize=1024)
def response_body(path: Path, changed: int) -> tuple[bytes, str, bool]:
    """Return what is sent for a file, its type, whether it is compressed."""
    data = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    if kind.startswith(COMPRESSED):
        return gzip.compress(data, 6, mtime=0), kind, True
    return data, kind, False


class SiteServer(ThreadingHTTPServer):
    """Serves one folder below one path."""

    daemon_threads = True
    # A browser opens several connections at once for every page and for a
    # worker that saves the book; one that finds the queue full asks again
    # only after a second.
    request_queue_size = 128

    def __init__(self, root: Path, prefix: str = "/some/repo/",
                 request: type["SiteRequest"] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), request or SiteRequest)
        self.root = Path(root).resolve()
        self.prefix = prefix

    @property
    def address(self) -> str:
        """Where the folder's index is: ``http://127.0.0.1:…/some/repo/``."""
        return f"http://127.0.0.1:{self.server_address[1]}{self.prefix}"

    def file_at(self, address: str) -> Path | None:
        """Return the file that an address names, if the site has it."""
        path = unquote(urlsplit(address).path)
        if not path.startswith(self.prefix):
            return None
        file = (self.root / path.removeprefix(self.prefix)).resolve()
        if file.is_dir() and path.endswith("/"):
            file = file / "index.html"
        if file.is_relative_to(self.root) and file.is_file():
            return file
        return None

    def handle_error(self, request, client_address) -> None:
        """Report what goes wrong, but not that a browser has hung up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class SiteRequest(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = self.server.file_at(self.path)
        status = 200
        if file is None:
            status, file = 404, self.server.root / "404.html"
        if file.is_file():
            answer = response_body(file, file.stat().st_mtime_ns)
        else:
            answer = b"Not found", "text/plain; charset=utf-8", False
        self.answer(status, *answer)

    do_HEAD = do_GET

    def answer(self, status: int, body: bytes, kind: str,
               compressed: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        # As GitHub Pages says it: a script that must have what is there now
        # has to ask with `cache: "no-cache"`.
        self.send_header("Cache-Control", "max-age=600")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command == "GET":
            try:
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the browser has left the page

    def log_message(self, *arguments) -> None:
        pass


@contextmanager
def serving(root: Path, prefix: str = "/some/repo/",
            request: type[SiteRequest] = SiteRequest) -> Iterator[SiteServer]:
    """Serve a folder for as long as the block runs."""
    with running(SiteServer(root, prefix, request)) as server:
        yield server
