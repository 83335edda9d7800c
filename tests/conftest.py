"""The built site, served like a project site, and one Chromium for all tests."""

import pytest

from publishing.paths import SITE
from publishing.tools.browser import NoBrowser, chromium
from publishing.tools.static_server import serving
from tests.browser.reader import Reader


@pytest.fixture(scope="session")
def browser():
    try:
        with chromium() as started:
            yield started
    except NoBrowser as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture(scope="session")
def site_address():
    if not (SITE / "index.html").exists():
        pytest.fail("There is no built site: run `make book` first, or "
                    "`make test`, which does.")
    with serving(SITE) as server:
        yield server.address


@pytest.fixture
def reader(browser, site_address):
    """Opens pages of the built site; what a test opened is closed after it."""
    one_reader = Reader(browser, site_address)
    yield one_reader
    one_reader.leave()


@pytest.fixture
def reader_of(browser):
    """Opens pages of any folder, for tests of the tests."""
    readers = []

    def make(address):
        readers.append(Reader(browser, address))
        return readers[-1]

    yield make
    for one_reader in readers:
        one_reader.leave()
