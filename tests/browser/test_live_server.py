"""Live code on a Jupyter server of this machine, and with a wrong token."""

import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from publishing.web.live_server import serving_live
from tests.browser.pages import CHAPTER
from tests.browser.reader import Reader
from tests.browser.test_live import FIRST, LivePage


@pytest.fixture(scope="module")
def servers():
    with serving_live() as (address, jupyter):
        yield address, jupyter


@pytest.fixture
def page(browser, servers):
    reader = Reader(browser, servers[0])
    yield LivePage(reader.open(CHAPTER))
    reader.leave()


def test_cells_run_on_the_server(page, servers):
    page.start()
    page.run(FIRST, "import sys; print('emscripten' in sys.platform)")
    expect(page.output(FIRST)).to_contain_text("False")
    assert any(url.startswith(servers[1].address)
               for url in page.visit.requests)


def test_a_wrong_token_is_named_and_the_right_one_helps(page, servers):
    page.page.locator("[data-live]").evaluate("""(button) => {
      const settings = JSON.parse(button.dataset.kernel);
      button.dataset.kernel = JSON.stringify({ ...settings, token: "wrong" });
    }""")
    page.page.locator("[data-live]").click()
    page.says("does not accept this token")
    page.page.get_by_label("Token").fill(servers[1].token)
    page.page.get_by_role("button", name="Connect").click()
    page.says("Ready")


def test_no_server_is_named(page):
    page.page.locator("[data-live]").evaluate("""(button) => {
      const settings = JSON.parse(button.dataset.kernel);
      button.dataset.kernel = JSON.stringify(
        { ...settings, server: "http://127.0.0.1:9/" });
    }""")
    page.page.locator("[data-live]").click()
    page.says("No Jupyter server answers at http://127.0.0.1:9/")


def test_other_names_than_localhost_get_no_answer(servers):
    request = urllib.request.Request(servers[0],
                                     headers={"Host": "elsewhere.example:80"})
    with pytest.raises(urllib.error.HTTPError, match="421"):
        urllib.request.urlopen(request)
