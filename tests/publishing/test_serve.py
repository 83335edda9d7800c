"""`make serve`: a port one can use, and pages nobody keeps."""

import urllib.request

import pytest

from publishing import serve


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
