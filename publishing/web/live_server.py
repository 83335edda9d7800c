"""Serve the book so that its live code runs on a Jupyter server of this machine.

`python -m publishing.web.live_server`, or `make live`; PORT chooses the port. The
cells then run in the book's own environment, with all its packages and with
the machine's full speed.

Two servers start, both on the loopback address alone. The Jupyter server asks
for a token that is new each time. The other one serves the built site; to each
page it adds the address and the token, and to the page's policy the permission
to speak to that address. It answers no other name than localhost, so that no
page from elsewhere can read the token under a name of its own.
"""

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from html import escape
from http.server import ThreadingHTTPServer
from pathlib import Path

from publishing.execution.kernel import kernel_environment
from publishing.live.extension import kernel_origins
from publishing.paths import SITE
from publishing.serving import running
from publishing.web.serve import QuietHandler, chosen_port

HOST = "127.0.0.1"
NAMES = ("localhost", HOST)
SECONDS_TO_START = 60

CONNECT = re.compile(r"(?<=; )connect-src [^;\"]*")
BUTTON = re.compile(r'(?P<start><button [^>]*\bdata-live="[^"]*")'
                    r'(?: data-kernel="[^"]*")?')


class DidNotStart(Exception):
    """The Jupyter server did not start; the message says what it said."""


@dataclass(frozen=True)
class JupyterServer:
    """Where a Jupyter server listens, and what it wants to hear."""

    address: str
    token: str = field(repr=False)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


@contextmanager
def jupyter_server(site_port: int) -> Iterator[JupyterServer]:
    """Run a Jupyter server for pages that a port of this machine serves.

    Raises
    ------
    DidNotStart
        If it ends, or does not answer within a minute.
    """
    port, token = free_port(), secrets.token_urlsafe(24)
    server = JupyterServer(f"http://{HOST}:{port}/", token)
    with (tempfile.TemporaryDirectory() as folder,
          tempfile.TemporaryFile("w+", encoding="utf-8") as said):
        process = subprocess.Popen(
            server_command(port, site_port, folder), cwd=folder,
            env=server_environment(token, folder), stdout=said, stderr=said)
        try:
            wait_for(process, server, said)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def server_command(port: int, site_port: int, folder: str) -> list[str]:
    names = "|".join(map(re.escape, NAMES))
    command = [
        sys.executable, "-m", "jupyter_server",
        f"--ServerApp.ip={HOST}", f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0", "--ServerApp.open_browser=False",
        f"--ServerApp.root_dir={folder}",
        "--ServerApp.terminals_enabled=False",
        f"--ServerApp.allow_origin_pat=^http://({names}):{site_port}$"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--ServerApp.allow_root=True")  # as in a container
    return command


def server_environment(token: str, folder: str) -> dict[str, str]:
    """Return the environment of the server.

    The token is not on the command line, which every user of the machine can
    read. Whatever this user has configured for other servers is left out.
    """
    return {**os.environ, **kernel_environment(), "JUPYTER_TOKEN": token,
            "JUPYTER_CONFIG_DIR": folder, "JUPYTER_RUNTIME_DIR": folder,
            "JUPYTER_NO_CONFIG": "1"}


def wait_for(process: subprocess.Popen, server: JupyterServer, said) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            request = urllib.request.Request(
                server.address + "api/status",
                headers={"Authorization": f"token {server.token}"})
            with urllib.request.urlopen(request, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    said.seek(0)
    raise DidNotStart("The Jupyter server did not start. It said:\n"
                      + said.read().strip()[-2000:])


def for_server(page: str, server: JupyterServer) -> str:
    """Return a page of the site that runs its code on a Jupyter server.

    >>> server = JupyterServer("http://127.0.0.1:9/", "secret")
    >>> for_server("; connect-src 'self'; x", server)
    "; connect-src 'self' http://127.0.0.1:9 ws://127.0.0.1:9; x"
    """
    settings = escape(json.dumps({
        "kernel": "jupyter", "server": server.address,
        "token": server.token}), quote=True)
    sources = " ".join(kernel_origins(server.address))
    page = CONNECT.sub(f"connect-src 'self' {sources}", page, count=1)
    return BUTTON.sub(
        lambda match: f'{match["start"]} data-kernel="{settings}"', page)


# The worker for reading offline takes no page that differs from its list. One
# that an earlier server on this port has left takes itself away.
NO_WORKER = b"""\
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(
  self.registration.unregister()));
"""


class LiveHandler(QuietHandler):
    """Serves the site to this machine, its pages made for a Jupyter server."""

    def __init__(self, *arguments, jupyter: JupyterServer, **options) -> None:
        self.jupyter = jupyter
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        if not self.asked_by_name():
            return
        if self.path == "/service-worker.js":
            self.answer(NO_WORKER, "text/javascript")
            return
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path = path / "index.html"
        if path.suffix != ".html" or not path.is_file():
            super().do_GET()
            return
        self.answer(for_server(path.read_text("utf-8"), self.jupyter).encode(),
                    "text/html")

    def answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_HEAD(self) -> None:
        if self.asked_by_name():
            super().do_HEAD()

    def asked_by_name(self) -> bool:
        """Tell whether the request is for this machine; refuse it if not."""
        name = self.headers.get("Host", "").rpartition(":")[0]
        if name in NAMES:
            return True
        self.send_error(421, "This server answers at localhost alone")
        return False


@contextmanager
def serving_live(site: Path = SITE, port: int = 0
                 ) -> Iterator[tuple[str, JupyterServer]]:
    """Serve a site with live code; yield its address and the Jupyter server."""
    web = ThreadingHTTPServer((HOST, port), None)
    try:
        with jupyter_server(web.server_port) as jupyter:
            web.RequestHandlerClass = partial(
                LiveHandler, directory=str(site), jupyter=jupyter)
            with running(web):
                yield f"http://localhost:{web.server_port}/", jupyter
    finally:
        web.server_close()


def main() -> int:
    port = chosen_port()
    try:
        with serving_live(SITE, port) as (address, jupyter):
            print(f"Open {address} in a browser and press Live code.\n"
                  f"Jupyter listens at {jupyter.address}, for pages of that "
                  "address alone. Ctrl-C ends both.", flush=True)
            threading.Event().wait()
    except KeyboardInterrupt:
        print()
    except OSError as error:
        print(f"Port {port} cannot be used ({error.strerror}). "
              "Choose another one: make live PORT=8001", file=sys.stderr)
        return 1
    except DidNotStart as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
