"""Finding a Chromium, and saying how to get one; the plain static server."""

import gzip
import urllib.error
import urllib.request
from types import SimpleNamespace

import pytest

from publishing import browser
from publishing.static_server import serving


@pytest.fixture
def bare_machine(monkeypatch, tmp_path):
    """A machine without any Chromium, and a Playwright that has none."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    monkeypatch.setattr(browser, "APPLICATIONS", ())
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
    monkeypatch.setattr(browser.shutil, "which", lambda name: (
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
