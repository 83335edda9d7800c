"""A browser, the built site, and the same site with something wrong."""

import time
from contextlib import contextmanager

import pytest

from publishing.paths import SITE
from publishing.serving import running
from publishing.tools.static_server import SiteRequest, SiteServer
from tests.browser.live.python_in_page import LIVE, PagePython, served_live
from tests.browser.reader import Reader


class TroubledRequest(SiteRequest):
    def answer(self, status, body, kind, compressed):
        time.sleep(self.server.delay)
        if self.server.damaged and self.server.damaged in self.path:
            body = b"x" + body[1:]
        if self.server.replaced and self.server.replaced in self.path:
            body, kind, compressed = b"<!doctype html>No.", "text/html", False
        undone = self.server.undoes_gzip and self.path.endswith(".gz")
        super().answer(status, body, kind, compressed or undone)


class TroubledServer(SiteServer):
    """Lacks what has `missing` in its name, damages, or takes its time.

    Or answers with a page in the place of what has `replaced` in its name, as
    filters do. Or lets the browser undo the compression of archives, as some hosts do.
    """

    missing, damaged, replaced, delay, undoes_gzip = "", "", "", 0, False

    def file_at(self, address):
        if self.missing and self.missing in address:
            return None
        return super().file_at(address)


@contextmanager
def troubled_site():
    with running(TroubledServer(SITE, request=TroubledRequest)) as server:
        yield server


def open_python(one_reader, address, before=""):
    if not served_live():
        pytest.fail("The built site has no live code: run `make book` first, "
                    "or `make test`, which does.")
    # The worker of the offline book would answer in the site's place.
    visit = one_reader.open("index.html", service_workers="block")
    visit.page.evaluate(before)
    return PagePython(visit.page, address + LIVE)


@pytest.fixture
def start_python(reader, site_address):
    """Starts Python in a page of the built site."""
    return lambda **options: open_python(reader, site_address, **options)


@pytest.fixture(scope="module")
def python(browser, site_address):
    """One Python for all tests of a module that leave it as it was."""
    one_reader = Reader(browser, site_address)
    yield open_python(one_reader, site_address)
    one_reader.leave()


@pytest.fixture
def troubled(browser):
    """The site with something wrong: `troubled.server`, `troubled.start()`."""
    with troubled_site() as server:
        one_reader = Reader(browser, server.address)
        server.start = lambda: open_python(one_reader, server.address)
        yield server
        one_reader.leave()
