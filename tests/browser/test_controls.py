"""Search, contents, colors and folded parts, with the keyboard alone."""

from urllib.parse import quote

import pytest

from tests.browser.pages import CHAPTER, DESKTOP, PHONE, STUB, wait_until

IN = """([selector]) => document.querySelector(selector)
  .contains(document.activeElement)"""

SEARCH_PARTS = ("searchindex.js", "searchtools.js", "language_data.js")

BACKGROUND = "getComputedStyle(document.documentElement).backgroundColor"
DARK, LIGHT = "rgb(20, 24, 30)", "rgb(255, 255, 255)"


def focused(page) -> str:
    return page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_skip_link_is_the_first_stop_and_leads_to_the_text(reader):
    page = reader.open(CHAPTER).page
    page.keyboard.press("Tab")
    assert "skip-link" in focused(page)
    box = page.locator(".skip-link").bounding_box()
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


# Search ---------------------------------------------------------------------

def test_search_finds_a_chapter_by_a_word(reader):
    visit = reader.open(STUB)
    page = visit.page
    page.keyboard.press("Control+k")
    page.keyboard.type("determinant")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=determinant")
    hit = page.locator(f"#search-results a[href*='{CHAPTER}']").first
    hit.wait_for()
    page.locator("#search-results p.context").first.wait_for()
    assert page.input_value("#search-words") == "determinant"
    hit.click()
    page.wait_for_url(f"**/{CHAPTER}*")
    assert visit.faults() == []


def test_search_says_when_it_finds_nothing(reader):
    page = reader.open("search.html?q=xylophone").page
    page.get_by_text("No page has all of these words").wait_for()


@pytest.mark.parametrize(("asked", "page_found"), [
    ("determinant of a 2x2 matrix", CHAPTER),
    ("2×2", CHAPTER),
    ("2 x 2", CHAPTER),
    ("0.05", "hypothesis-tests"),
    ("what is a p-value?", "hypothesis-tests"),
    ("how do I find the determinant of a xylophone", CHAPTER),
])
def test_search_understands_how_people_ask(reader, asked, page_found):
    page = reader.open(f"search.html?q={quote(asked)}").page
    page.locator(f"#search-results a[href*='{page_found}']").first.wait_for()


def test_what_is_asked_by_its_sign_comes_first(reader):
    page = reader.open(f"search.html?q={quote('what is a p-value?')}").page
    first = page.locator("#search-results li > a").first
    first.wait_for()
    assert "hypothesis-tests" in first.get_attribute("href")


def test_pages_load_nothing_for_the_search(reader):
    visit = reader.open(CHAPTER)
    visit.page.wait_for_load_state("networkidle")
    assert [url for url in visit.requests if url.endswith(SEARCH_PARTS)] == []


def test_on_a_phone_the_search_is_a_page_away(reader):
    page = reader.open(STUB, viewport=PHONE).page
    page.get_by_role("link", name="Search the book").click()
    page.wait_for_url("**/search.html")
    page.get_by_label("Find pages with all of these words").fill("planned")
    page.keyboard.press("Enter")
    page.locator("#search-results a").first.wait_for()


# Drawers --------------------------------------------------------------------

@pytest.mark.parametrize("drawer, name", [
    ("#book-contents", "Contents"), ("#page-contents", "On this page")])
def test_drawer_takes_the_focus_keeps_it_and_gives_it_back(
        reader, drawer, name):
    page = reader.open(CHAPTER, viewport=PHONE).page
    button = page.get_by_role("button", name=name, exact=True)
    assert not page.locator(drawer).is_visible()
    button.focus()
    page.keyboard.press("Enter")
    wait_until(page, IN, [drawer])
    assert button.get_attribute("aria-expanded") == "true"
    for key in ["Tab"] * 90 + ["Shift+Tab"] * 5:
        page.keyboard.press(key)
        assert page.evaluate(
            "document.activeElement === document.body || (" + IN + ")",
            [drawer]) or page.evaluate(IN, [drawer]), focused(page)
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert "bar-button" in focused(page)
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0
    page.locator(drawer).wait_for(state="hidden")


def test_link_in_a_drawer_closes_it_and_leads_to_its_place(reader):
    page = reader.open(CHAPTER, viewport=PHONE).page
    page.get_by_role("button", name="On this page").click()
    page.locator("#page-contents a").nth(3).click()
    page.locator("#page-contents").wait_for(state="hidden")
    assert page.evaluate("location.hash.length") > 1
    wait_until(page, "scrollY > 100")


def test_press_beside_a_drawer_closes_it(reader):
    page = reader.open(CHAPTER, viewport=PHONE).page
    page.get_by_role("button", name="Contents", exact=True).click()
    page.locator("#book-contents a").first.wait_for()
    page.wait_for_timeout(300)
    page.mouse.click(PHONE["width"] - 10, 400)
    page.locator("#book-contents").wait_for(state="hidden")


def test_on_a_desktop_contents_stand_beside_the_text(reader):
    page = reader.open(CHAPTER, viewport=DESKTOP).page
    here = page.locator("#book-contents [aria-current=page]")
    assert here.is_visible()
    assert "Systems of linear equations" in here.inner_text()
    assert page.locator("#page-contents").is_visible()
    assert not page.get_by_role("button", name="Contents").is_visible()


def test_contents_show_where_the_reader_is(reader):
    page = reader.open(CHAPTER).page
    page.evaluate("document.getElementById('summary').scrollIntoView()")
    wait_until(page, """() => {
      const link = document.querySelector("#page-contents [aria-current]");
      return Boolean(
        link && document.querySelector(link.hash).closest("#summary"));
    }""")


# Colors ---------------------------------------------------------------------

@pytest.mark.parametrize("colors, expected",
                         [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize("scripts", [True, False])
def test_colors_follow_the_device(reader, colors, expected, scripts):
    page = reader.open(CHAPTER, colors=colors,
                       java_script_enabled=scripts).page
    if scripts:
        assert page.evaluate(BACKGROUND) == expected
    shown = page.locator(f"img.only-{colors}").first
    hidden = page.locator(
        f"img.only-{'light' if colors == 'dark' else 'dark'}").first
    assert shown.is_visible() and not hidden.is_visible()


def test_chosen_colors_stay_and_come_before_the_page_is_seen(reader):
    context = reader.context(colors="light")
    context.add_init_script("""new MutationObserver((_, observer) => {
      if (!document.body) return;
      window.themeAtFirst = document.documentElement.dataset.theme;
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true })""")
    page = reader.open(STUB, context).page
    page.locator("summary", has_text="Colors").focus()
    page.keyboard.press("Enter")
    page.get_by_label("As the device").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("Dark").is_checked()
    assert page.evaluate(BACKGROUND) == DARK
    page.keyboard.press("Escape")
    assert not page.get_by_label("Dark").is_visible()
    page.goto(page.url.replace("vectors", "determinants"))
    assert page.evaluate("themeAtFirst") == "dark"
    assert page.evaluate(BACKGROUND) == DARK
    page.locator("summary", has_text="Colors").click()
    assert page.get_by_label("Dark").is_checked()
    page.get_by_label("As the device").check()
    assert page.evaluate(BACKGROUND) == LIGHT


def test_a_menu_closes_when_the_reader_turns_away(reader):
    page = reader.open(STUB).page
    page.locator("summary", has_text="Colors").click()
    assert page.get_by_label("Dark").is_visible()
    page.locator("h1").click()
    assert not page.get_by_label("Dark").is_visible()


# Folded parts ---------------------------------------------------------------

def test_solutions_open_with_the_keyboard(reader):
    page = reader.open(CHAPTER).page
    solution = page.locator("details.solution").first
    solution.locator("summary").first.focus()
    body = solution.locator(".folded-body").first
    assert not body.is_visible()
    page.keyboard.press("Enter")
    assert body.is_visible()
    page.keyboard.press("Space")
    assert not body.is_visible()


def test_solutions_open_without_scripts(reader):
    page = reader.open(CHAPTER, java_script_enabled=False).page
    solution = page.locator("details.solution").first
    solution.locator("summary").first.click()
    assert solution.locator(".folded-body").first.is_visible()


def test_link_into_a_folded_part_opens_it(reader):
    page = reader.open(CHAPTER).page
    page.evaluate("""() => {
      const body = document.querySelector("details.solution .folded-body");
      body.id = "inside";
      location.hash = "#inside";
    }""")
    wait_until(
        page, "document.querySelector('details.solution').open")


def test_code_is_copied_as_it_stands(reader):
    context = reader.context(permissions=["clipboard-read",
                                          "clipboard-write"])
    page = reader.open(CHAPTER, context).page
    cell = page.locator(".cell_input").first
    cell.get_by_role("button", name="Copy this code").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Copied").first.wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == cell.locator("pre").inner_text().strip()
