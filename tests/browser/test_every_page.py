"""Every page loads from the book's own site alone, without a complaint."""

import re

import pytest
from playwright.sync_api import expect

from publishing.paths import SITE
from publishing.tools.static_server import serving
from tests.browser.pages import (
    CHAPTER, PHONE, STUB, all_pages, written_pages,
)

# What a phone loads of a page that nobody has scrolled, nothing kept before.
MOST_BYTES, MOST_REQUESTS = 200_000, 18

EMPTY_PAGE = ("<!DOCTYPE html><html lang=en><title>x</title>"
              "<link rel=icon href=data:,>{}<p>text</p>")

POLICY = ("<meta http-equiv=Content-Security-Policy "
          "content=\"default-src 'self'; img-src data:\">")

BAD_PAGES = {
    "another host": ("<img alt=x src=http://127.0.0.2:9/x.png>",
                     "asked another host"),
    "a file that is missing": ("<script src=missing.js></script>",
                               "missing.js: 404"),
    "an error in a script": ("<script>nothing.at.all</script>",
                             "nothing is not defined"),
    "what the policy refuses": (POLICY + "<script>1</script>",
                                "policy violation"),
}


def test_every_page_loads_cleanly_from_its_own_site(reader):
    context = reader.context()
    faults = []
    for name in all_pages():
        visit = reader.open(name, context)
        # Scripts have run by now; a picture that comes into view does so in
        # the next frames.
        visit.page.wait_for_timeout(100)
        faults += [f"{name}: {fault}" for fault in visit.faults()]
        visit.page.close()
    assert faults == []
    assert len(all_pages()) > 60


def test_the_first_view_of_every_page_is_light(reader):
    heavy, counted = [], 0
    for name in [*written_pages(), STUB]:
        context = reader.context(PHONE)
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        sizes = []
        network.on("Network.loadingFinished", lambda event, sizes=sizes:
                   sizes.append(event["encodedDataLength"]))
        page.goto(f"{reader.address}{name}")
        page.wait_for_load_state("networkidle")
        page.close()
        if sum(sizes) > MOST_BYTES or len(sizes) > MOST_REQUESTS:
            heavy.append(f"{name}: {sum(sizes):.0f} bytes, {len(sizes)} requests")
        counted += len(sizes)
    assert heavy == []
    assert counted > 5 * len(written_pages())  # what is counted is there


def test_nothing_leaves_the_site_whatever_is_pressed(reader):
    visit = reader.open(CHAPTER)
    page = visit.page
    page.evaluate("""() => {
      for (const part of document.querySelectorAll("details")) part.open = true;
      for (const button of document.querySelectorAll(
        "button:not([type=submit]), summary, input[type=radio]")) {
        button.click();
      }
    }""")
    for _ in range(8):
        page.mouse.wheel(0, 4000)
        page.wait_for_timeout(50)
    page.wait_for_load_state("networkidle")
    # Copying needs a permission that a headless browser does not give.
    assert [fault for fault in visit.faults() if "lipboard" not in fault] == []


def test_every_page_has_the_policy():
    for name in all_pages():
        text = (SITE / name).read_text("utf-8")
        assert "http-equiv=\"Content-Security-Policy\"" in text, name
        before = text.partition("Content-Security-Policy")[0]
        assert "<script" not in before, name


@pytest.mark.parametrize("name", BAD_PAGES)
def test_a_bad_page_is_found(name, reader_of, tmp_path):
    html, expected = BAD_PAGES[name]
    (tmp_path / "index.html").write_text(EMPTY_PAGE.format(html))
    with serving(tmp_path) as server:
        visit = reader_of(server.address).open("")
        visit.page.wait_for_load_state("networkidle")
        faults = visit.faults()
    assert any(expected in fault for fault in faults), faults


def test_a_script_that_someone_slips_in_does_not_run(reader):
    visit = reader.open(CHAPTER)
    ran = visit.page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.slippedIn = true";
      document.body.append(script);
      return window.slippedIn === true;
    }""")
    assert not ran
    assert any("script-src" in text for text in visit.complaints)


def test_missing_page_leads_back_into_the_book_from_any_depth(reader):
    visit = reader.open("linear-algebra/labs/no-such-page.html")
    link = visit.page.locator("a[data-page='outcome-map.html']")
    expect(link).to_have_attribute(
        "href", re.compile("/some/repo/outcome-map.html$"))
    link.click()
    visit.page.wait_for_url("**/some/repo/outcome-map.html")
    assert visit.page.locator("h1").count() == 1
