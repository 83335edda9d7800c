"""A browser and the built site, as in tests/browser."""

import pytest

from tests.browser.conftest import (  # noqa: F401
    browser, reader, reader_of, site_address)
from tests.live.python_in_page import LIVE, PagePython, served_live


@pytest.fixture
def start_python(reader, site_address):  # noqa: F811
    """Starts Python in a page of the built site."""
    if not served_live():
        pytest.fail("The built site has no live code: run `make book` first, "
                    "or `make test`, which does.")

    def start(page_name="index.html", **options):
        # The worker of the offline book would answer in the site's place.
        visit = reader.open(page_name, service_workers="block", **options)
        return PagePython(visit.page, site_address + LIVE)
    return start
