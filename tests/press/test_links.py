"""The check of links that lead out of the book, against a local server."""

import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from publishing.serving import running
from publishing.tools import audit, links
from publishing.tools.links import check_links, external_links, trouble_with
from publishing.tools.site_checks import Site


LONG_ENOUGH = 60  # seconds, for a busy machine


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Let nothing connect to any other machine."""
    connect = socket.socket.connect

    def connect_here(self, address):
        assert address[0] == "127.0.0.1", f"the test asked {address}"
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.heard.release()
        with self.server.lock:
            self.server.now += 1
            self.server.most = max(self.server.most, self.server.now)
        kind, _, rest = self.path[1:].partition("/")
        if kind == "slow":
            self.server.ends.wait()
        if kind == "careful":
            time.sleep(0.02)
        if kind == "once" and self.server.asked.count(self.path) == 1:
            kind = "503"
        # Before the answer, after which the next request may come.
        with self.server.lock:
            self.server.now -= 1
        if kind == "hang-up":
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        status = int(kind) if kind.isdigit() else 200
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", f"/{rest}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments) -> None:
        pass


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.asked, server.now, server.most = [], 0, 0
    server.lock, server.heard = threading.Lock(), threading.Semaphore(0)
    server.ends = threading.Event()
    with running(server):
        try:
            yield server
        finally:
            server.ends.set()


@pytest.fixture
def server():
    with serving() as started:
        yield started


def at(server, path):
    return f"http://127.0.0.1:{server.server_address[1]}/{path}"


@pytest.mark.parametrize("path, words, requests", [
    ("200/", "", 1),
    ("once/", "", 2),
    ("404/", "status 404", 1),
    ("410/", "status 410", 1),
    ("500/", "status 500", 2),
    ("403/", "", 1),
    ("429/", "", 1),
    ("302/there", "", 2),
    ("301/there", "has moved to", 2),
    ("308/301/there", "has moved to", 3),
    ("301/302/there", "", 3),
    ("301/404/", "status 404", 2),
    ("slow/", "no answer within 0.2 seconds", 2),
    ("hang-up/", "cannot be reached", 2),
])
def test_answers_of_a_server(server, path, words, requests):
    # Only who is not answered at all should get tired of waiting.
    timeout = 0.2 if path == "slow/" else LONG_ENOUGH
    what = trouble_with(at(server, path), timeout=timeout)
    assert (words in what) if words else what == "", what
    # The server may hear a question when nobody waits for the answer any more.
    assert all(server.heard.acquire(timeout=LONG_ENOUGH) for _ in range(requests))
    assert len(server.asked) == requests


def test_a_loop_of_redirects_ends(server, monkeypatch):
    monkeypatch.setattr(Pages, "do_GET", lambda self: (
        self.send_response(301), self.send_header("Location", self.path),
        self.send_header("Content-Length", "0"), self.end_headers()))
    assert "status 301" in trouble_with(at(server, "loop"), timeout=LONG_ENOUGH)


def test_a_server_that_is_not_there(server):
    address = at(server, "200/")
    server.server_close()
    assert "cannot be reached" in trouble_with(address, timeout=LONG_ENOUGH)


def test_addresses_that_make_no_sense():
    for address in ("http://127.0.0.1:99999/", "http://[half/"):
        assert "cannot be reached" in trouble_with(address, timeout=LONG_ENOUGH)


def test_a_server_is_asked_one_thing_at_a_time(server):
    with serving() as other:
        pages = {at(where, f"careful/{number}"): ["a"]
                 for where in (server, other) for number in range(5)}
        assert check_links(pages, timeout=LONG_ENOUGH) == []
        assert [server.most, other.most] == [1, 1]
        assert len(server.asked) == len(other.asked) == 5


def test_trouble_names_the_pages(server):
    gone = at(server, "404/")
    [trouble] = check_links({gone: ["a", "b/c"], at(server, "200/"): ["a"]})
    assert str(trouble) == f"{gone}: status 404 (a, b/c)"


@pytest.fixture
def site(tmp_path):
    (tmp_path / "part").mkdir()
    (tmp_path / "index.html").write_text(
        '<article><a href="https://a.invalid/x#one">1</a>'
        '<a href="https://a.invalid/x#two">2</a><a href="part/page.html">3</a>'
        '<a href="mailto:x@a.invalid">4</a><a href="https://example.org/">5</a>'
        '<a href="http://localhost:8000/">6</a></article>'
        '<footer><a href="https://foot.invalid/">7</a></footer>')
    (tmp_path / "part" / "page.html").write_text(
        '<article><a href="https://a.invalid/x">1</a>'
        '<a href="http://b.invalid/?q=1">2</a></article>')
    return Site(tmp_path)


def test_links_are_those_of_the_text_that_lead_out(site):
    assert external_links(site) == {
        "http://b.invalid/?q=1": ["part/page"],
        "https://a.invalid/x": ["index", "part/page"]}
    assert external_links(site, ["index"]) == {
        "https://a.invalid/x": ["index"]}
    assert external_links(site, []) == {}


@pytest.mark.parametrize("path, status", [("200/", 0), ("404/", 1)])
def test_command_writes_what_it_finds(server, tmp_path, monkeypatch, capsys,
                                      path, status):
    monkeypatch.setattr(links, "NOWHERE", ())
    monkeypatch.setattr(links, "SITE", tmp_path)
    (tmp_path / "index.html").write_text(
        f'<article><a href="{at(server, path)}">x</a></article>')
    output = tmp_path / "findings" / "links.txt"
    assert links.main(["--output", str(output)]) == status
    assert output.read_text("utf-8") == capsys.readouterr().out
    assert ("status 404 (index)" in output.read_text("utf-8")) == bool(status)


def test_an_audit_runs_to_its_end():
    text, well = audit.audit([["sh", "-c", "echo weak; exit 1"],
                              ["sh", "-c", "echo strong >&2"]])
    assert not well and "weak" in text and "strong" in text
    assert audit.audit([["true"]])[1]
