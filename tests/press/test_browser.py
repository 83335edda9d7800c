"""Finding a Chromium, and saying how to get one; the plain static server."""

import gzip
import socket
import urllib.error
import urllib.request
from contextlib import ExitStack
from types import SimpleNamespace

import pytest

from publishing.tools import browser, programs
from publishing.tools.static_server import SiteServer, serving


@pytest.fixture
def bare_machine(monkeypatch, tmp_path):
    """A machine without any Chromium, and a Playwright that has none."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(programs.shutil, "which", lambda name: None)
    monkeypatch.setattr(programs, "BROWSER_APPLICATIONS", ())
    monkeypatch.setattr(browser, "install", lambda: False)
    return SimpleNamespace(chromium=SimpleNamespace(
        executable_path=str(tmp_path / "bundled")))


def test_environment_variable_comes_first(bare_machine, monkeypatch, tmp_path):
    (tmp_path / "mine").touch()
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "mine"))
    assert browser.chromium_path(bare_machine) == str(tmp_path / "mine")


def test_variable_that_names_nothing_is_an_error(bare_machine, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/no/such/file")
    with pytest.raises(browser.NoBrowser, match="CHROMIUM=/no/such/file"):
        browser.chromium_path(bare_machine)


def test_installed_chromium_comes_next(bare_machine, monkeypatch):
    monkeypatch.setattr(programs.shutil, "which", lambda name: (
        "/opt/chrome" if name == "google-chrome" else None))
    assert browser.chromium_path(bare_machine) == "/opt/chrome"


def test_playwright_may_install_one(bare_machine, monkeypatch, tmp_path):
    def install():
        (tmp_path / "bundled").touch()
        return True

    monkeypatch.setattr(browser, "install", install)
    assert browser.chromium_path(bare_machine) == str(tmp_path / "bundled")


def test_without_any_the_error_is_the_line_that_installs_one(bare_machine):
    with pytest.raises(browser.NoBrowser,
                       match="-m playwright install chromium"):
        browser.chromium_path(bare_machine)


@pytest.fixture
def served(tmp_path):
    (tmp_path / "site" / "sub").mkdir(parents=True)
    (tmp_path / "site" / "sub" / "index.html").write_text("inside")
    (tmp_path / "secret.txt").write_text("outside")
    with serving(tmp_path / "site") as server:
        yield server


def fetch(address):
    with urllib.request.urlopen(address) as answer:
        return answer.headers, answer.read()


def test_server_compresses_what_lies_below_its_path(served):
    headers, body = fetch(served.address + "sub/")
    assert gzip.decompress(body) == b"inside"
    assert headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", [
    "/sub/", "/some/repo/missing.html", "/some/repo/../../secret.txt",
    "/some/repo/..%2Fsecret.txt"])
def test_server_answers_nothing_else(served, path):
    host = served.address.removesuffix(served.prefix)
    with pytest.raises(urllib.error.HTTPError) as error:
        fetch(host + path)
    assert error.value.code == 404
    error.value.close()


def test_server_lets_a_browser_open_many_connections_at_once(tmp_path):
    with ExitStack() as opened:
        # Nobody accepts: what the queue does not take waits in vain.
        server = SiteServer(tmp_path)
        opened.callback(server.server_close)
        for _ in range(40):
            opened.enter_context(
                socket.create_connection(server.server_address, timeout=20))


@pytest.mark.parametrize("error, told", [
    (ConnectionResetError, False), (BrokenPipeError, False),
    (ZeroDivisionError, True)])
def test_server_is_quiet_about_browsers_that_hang_up(served, capfd, error,
                                                     told):
    try:
        raise error("while answering")
    except error:
        served.handle_error(None, ("127.0.0.1", 1))
    assert ("while answering" in capfd.readouterr().err) == told
