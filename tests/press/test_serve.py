"""`make serve`: a port one can use, and pages nobody keeps."""

import urllib.request

import pytest

from publishing.web import serve
from publishing.web.workshop import LOST


@pytest.fixture
def server(tmp_path, monkeypatch):
    (tmp_path / "index.html").write_text("<h1>The book</h1>")
    monkeypatch.setattr(serve, "SITE", tmp_path)
    running = serve.start_server(0)
    yield running
    running.shutdown()
    running.server_close()


def test_serves_the_site_on_this_machine_alone(server):
    assert server.server_address[0] == "127.0.0.1"
    address = f"http://127.0.0.1:{server.server_port}/"
    with urllib.request.urlopen(address) as answer:
        assert answer.read() == b"<h1>The book</h1>"
        assert answer.headers["Cache-Control"] == "no-store"


def test_port_in_use_is_said(server):
    with pytest.raises(SystemExit, match=rf"{server.server_port}.*PORT="):
        serve.start_server(server.server_port)


@pytest.mark.parametrize("text", ["", "x", "0", "65536", "-1", "80 80"])
def test_bad_port_is_named(monkeypatch, text):
    monkeypatch.setenv("PORT", text)
    with pytest.raises(SystemExit, match="from 1 to 65535"):
        serve.chosen_port()


def test_no_worker_keeps_a_book_that_changes(server):
    address = f"http://127.0.0.1:{server.server_port}/service-worker.js"
    with urllib.request.urlopen(address) as answer:
        assert answer.headers["Content-Type"] == "text/javascript"
        assert b"registration.unregister()" in answer.read()


# What is built, and how --------------------------------------------------------

class Shop:
    """A workshop that notes what it is asked for."""

    def __init__(self, *statuses):
        self.statuses = list(statuses)
        self.asked = []
        self.closed = False

    def build(self, changed):
        self.asked.append(changed)
        return self.statuses.pop(0)

    def close(self):
        self.closed = True


@pytest.fixture
def builder(monkeypatch):
    """A builder whose whole builds are only counted."""
    made = serve.Builder()
    made.whole = 0

    def build_book():
        made.close()
        made.whole += 1
        made.workshop = Shop(0)

    monkeypatch.setattr(made, "build_book", build_book)
    return made


PAGE = serve.BOOK / "index.md"
OTHER = serve.BOOK / "outcome-map.md"
MODULE = serve.PACKAGE / "mlmath" / "systems.py"


def test_pages_and_the_package_are_built_quickly(builder):
    builder.workshop = shop = Shop(0, 0, 0)
    for path in (PAGE, OTHER, MODULE):
        builder.build_changed({path})
    assert shop.asked == [[PAGE], [OTHER], [MODULE]]
    assert builder.whole == 0


@pytest.mark.parametrize("path", [
    serve.CONTENTS, serve.PACKAGE / "pyproject.toml", serve.CONFIG,
    serve.PRESS / "build.py", serve.BOOK / "gone.md",
    serve.BOOK / "references.bib", serve.PRESS / "scaffold.md"])
def test_anything_else_builds_the_whole_book(builder, path):
    builder.workshop = shop = Shop(0)
    builder.build_changed({PAGE, path})
    assert shop.asked == [] and shop.closed
    assert builder.whole == 1
    builder.build_changed({PAGE})
    assert builder.workshop.asked == [[PAGE]]


def test_a_page_that_failed_is_built_with_the_next_one(builder):
    builder.workshop = shop = Shop(1, 0, 0)
    for page in (PAGE, OTHER, PAGE):
        builder.build_changed({page})
    assert shop.asked == [[PAGE], [PAGE, OTHER], [PAGE]]
    assert builder.whole == 0


def test_a_workshop_that_is_lost_is_replaced(builder):
    builder.workshop = Shop(LOST)
    builder.build_changed({PAGE})
    assert builder.whole == 1
