"""Live code, with Python in the browser: as a reader meets it.

One page comes alive for most tests, which run in the order of this file. Those
that have a part of the download fail open a page of their own.
"""

import pytest
from playwright.sync_api import expect

from publishing.paths import SITE
from publishing.tools.accessibility import violations
from tests.browser.pages import CHAPTER, DESKTOP, PHONE, wait_until
from tests.browser.reader import Reader

SECONDS = 240_000  # ms; for a busy machine that starts Python

FIRST = 1  # a cell whose number is computed, after one that imports
# The next cell after a hidden check of what the first one has computed.
AFTER_CHECK = "weekend_b.solve()"
PLOT = "plot_line_cases("


class LivePage:
    """A page, and what a reader does on it."""

    def __init__(self, visit) -> None:
        self.visit, self.page = visit, visit.page
        self.status = self.page.locator(".live-status")

    def start(self):
        self.page.locator("[data-live]").click()
        self.says("Ready")
        return self

    def says(self, words):
        expect(self.status).to_contain_text(words, timeout=SECONDS)

    def cell(self, number):
        return self.page.locator("div.cell").nth(number)

    def number(self, code):
        """The number of the first cell that has some code in it."""
        return self.page.evaluate("""(code) => [...document.querySelectorAll(
            "div.cell")].findIndex((cell) => (cell.querySelector(".CodeMirror")
            ?.CodeMirror.getValue() ?? cell.textContent).includes(code))""",
            code)

    def output(self, number):
        return self.cell(number).locator(".live-output")

    def write(self, number, code):
        self.cell(number).locator(".CodeMirror-code").click()
        self.page.keyboard.press("Control+A")
        # Inserted as a whole: the editor would indent what is typed.
        self.page.keyboard.insert_text(code)
        # The editor reads what was inserted a moment later.
        wait_until(self.page, """([number, code]) => document.querySelectorAll(
            "div.cell")[number].querySelector(".CodeMirror")
            .CodeMirror.getValue() === code""", [number, code])

    def press_run(self, number):
        self.cell(number).locator(".thebe-run-button").click()

    def run(self, number, code):
        self.write(number, code)
        self.press_run(number)
        self.settled(number)

    def settled(self, number):
        wait_until(self.page, """(number) => ["done", "failed"].includes(
            document.querySelectorAll("div.cell")[number].dataset.state)""",
                   number, seconds=240)

    def bar(self, name):
        return self.page.locator(".live-bar").get_by_role(
            "button", name=name, exact=True)


def opened(browser, site_address, viewport=DESKTOP, **options):
    reader = Reader(browser, site_address)
    return reader, LivePage(reader.open(CHAPTER, viewport=viewport, **options))


@pytest.fixture(scope="module")
def live(browser, site_address):
    reader, page = opened(browser, site_address)
    page.before = page.page.locator("article").inner_html()
    yield page.start()
    reader.leave()


@pytest.fixture
def fresh(browser, site_address):
    """A page of its own, whose requests a test can let fail."""
    readers = []

    def make(**options):
        # A service worker would answer before the test can.
        reader, page = opened(browser, site_address,
                              service_workers="block", **options)
        readers.append(reader)
        return page

    yield make
    for reader in readers:
        reader.leave()


# --- Before the reader asks ----------------------------------------------------

def test_a_page_loads_nothing_of_it_beforehand(fresh):
    page = fresh()
    page.page.wait_for_load_state("networkidle")
    assert not [url for url in page.visit.requests if "/live/" in url]


def test_pages_without_cells_have_no_button(reader):
    visit = reader.open("outcome-map.html")
    assert visit.page.locator("[data-live], .live-run").count() == 0


def test_the_pointer_starts_the_download_only_when_it_rests(fresh):
    page = fresh()
    page.page.locator("[data-live]").hover()
    page.page.mouse.move(5, 400)
    page.page.wait_for_timeout(500)
    assert not [url for url in page.visit.requests if "pyodide" in url]
    with page.page.expect_request("**/pyodide.asm.wasm"):
        page.page.locator("[data-live]").hover()
    assert page.page.locator(".live-bar").count() == 0


# --- A page that is alive --------------------------------------------------------

def test_first_number(live):
    live.press_run(FIRST)
    live.settled(FIRST)
    expect(live.output(FIRST)).to_contain_text("array([1.5 , 0.25])")


def test_what_stands_above_has_run_too(live):
    assert live.cell(0).get_attribute("data-state") == "done"
    assert live.cell(FIRST + 1).get_attribute("data-state") in {None, ""}


def test_hidden_cells_take_part(live):
    # `log_hours` comes from a cell that is not on the page.
    live.run(FIRST, "log_hours.shape")
    expect(live.output(FIRST)).to_contain_text("(3, 3)")


def test_a_reader_may_break_a_hidden_check(live):
    live.run(FIRST, "A = np.array([[9, 9], [1, 6]])\nb = np.array([4, 3])")
    number = live.number(AFTER_CHECK)
    live.press_run(number)
    live.settled(number)
    assert live.cell(number).get_attribute("data-state") == "done"


def test_undo_brings_back_the_printed_code(live):
    undo = live.cell(FIRST).get_by_role("button", name="Undo my changes")
    undo.click()
    expect(undo).to_be_hidden()
    expect(live.cell(FIRST).locator(".CodeMirror-code")).to_contain_text(
        "np.linalg.solve(A, b)")


def test_plot_keeps_its_number_caption_and_description(live):
    number = live.number(PLOT)
    figure = live.cell(number).locator("figure")
    printed = figure.locator("img").first.get_attribute("alt")
    live.cell(number).locator("summary").first.click()
    live.press_run(number)
    live.settled(number)
    picture = figure.locator(".live-output img.only-light")
    expect(picture).to_be_visible()
    assert picture.get_attribute("src").startswith("data:image/svg+xml")
    assert picture.get_attribute("alt") == printed
    assert figure.locator(".live-output img.only-dark").is_hidden()
    expect(figure.locator("figcaption")).to_contain_text("three weekends")
    assert figure.locator("img:visible").count() == 1


def test_scipy(live):
    live.run(FIRST, "from scipy import stats\nround(stats.norm.cdf(1.96), 3)")
    expect(live.output(FIRST)).to_contain_text("0.975")


def test_traceback_names_the_readers_line(live):
    live.run(FIRST, "def half(x):\n    return x / 0\n\nhalf(3)")
    assert live.cell(FIRST).get_attribute("data-state") == "failed"
    expect(live.output(FIRST)).to_contain_text("ZeroDivisionError")
    expect(live.output(FIRST)).to_contain_text("return x / 0")
    live.says("ended with an error")


def test_latex_is_set_by_the_books_own_katex(live):
    live.run(FIRST, "class F:\n    def _repr_latex_(self):\n"
                    "        return r'$\\vect{x} = \\frac{1}{2}$'\nF()")
    formula = live.output(FIRST).locator(".katex")
    expect(formula.locator(".mfrac")).to_be_visible()
    assert formula.locator("math").count() == 1


MARKDOWN = r"""from IPython.display import Markdown
Markdown(r'''
# Outcomes
**bold** <i>raw</i> $\vect{x}_1 * 2 * y_1$ and `$5`

$$\frac{1}{2}$$
''')"""


def test_markdown_and_its_formulas_are_set(live):
    assert not [url for url in live.visit.requests if "markdown-it" in url]
    live.run(FIRST, MARKDOWN)
    output = live.output(FIRST)
    expect(output.locator("strong")).to_have_text("bold")
    expect(output.locator("strong ~ * .katex")).to_have_count(1)
    expect(output.locator(".formula-scroll .mfrac")).to_be_visible()
    expect(output.locator("code")).to_have_text("$5")
    expect(output).to_contain_text("<i>raw</i>")
    expect(output.locator("h1:not([id])")).to_have_text("Outcomes")


def test_html_and_tables(live):
    live.run(FIRST, "class T:\n    def _repr_html_(self):\n"
                    "        return '<table><tr><th>day<td>2.40</table>'\nT()")
    expect(live.output(FIRST).locator("table td")).to_have_text("2.40")


def test_output_cannot_run_scripts(live):
    complaints = len(live.visit.complaints)
    live.run(FIRST, "class S:\n    def _repr_html_(self):\n"
                    "        return '<script>window.caught = 1</script>x'\nS()")
    assert live.page.evaluate("window.caught") is None
    del live.visit.complaints[complaints:]  # the policy has said so


def test_completion_in_the_editor(live):
    live.write(FIRST, "np.linalg.sol")
    live.page.keyboard.press("Control+Space")
    expect(live.cell(FIRST).locator(".CodeMirror-code")).to_contain_text(
        "np.linalg.solve")


def test_keyboard_alone(live):
    live.write(FIRST, "6 * 7")
    live.page.keyboard.press("Shift+Enter")
    expect(live.output(FIRST)).to_contain_text("42")
    live.page.keyboard.press("Tab")
    assert live.page.evaluate(
        "document.activeElement.textContent") == "Run"
    live.page.keyboard.press("Enter")
    live.says("has run")


def test_endless_loop_and_stop(live):
    live.write(FIRST, "while True:\n    pass")
    live.press_run(FIRST)
    live.says("Running cell")
    live.page.wait_for_timeout(300)
    live.bar("Stop").click()
    live.says("Stopped")
    live.run(FIRST, "log_hours.shape")
    expect(live.output(FIRST)).to_contain_text("(3, 3)")


def test_restart_forgets(live):
    live.run(FIRST, "kept = 1")
    live.bar("Restart").click()
    live.says("remembers nothing")
    live.run(FIRST, "print('kept' in dir())")
    expect(live.output(FIRST)).to_contain_text("False")


def test_the_state_is_told_to_screen_readers(live):
    assert live.status.get_attribute("role") == "status"
    field = live.cell(FIRST).get_by_role("textbox")
    assert field.get_attribute("aria-label") == "Python, code cell 2"


def test_nothing_was_asked_of_another_host(live):
    assert live.visit.foreign == []


def test_nothing_went_wrong(live):
    assert live.visit.faults() == []


def test_leaving_restores_the_page(live):
    live.bar("Leave").click()
    expect(live.page.locator(".live-bar")).to_have_count(0)
    wait_until(live.page, """() => !document.querySelector(
        ".CodeMirror, .thebe-cell, .live-output")""")
    focused = "document.activeElement.matches('[data-live]')"
    assert live.page.evaluate(focused)
    assert live.page.locator(".live-run").count() == live.page.locator(
        "div.cell .cell_input").count()
    assert live.cell(FIRST).locator(".cell_output").inner_text().strip() == (
        "array([1.5 , 0.25])")


def test_changes_come_back(live):
    live.page.locator(".live-run").nth(FIRST).click()
    live.says("has run")
    expect(live.cell(FIRST).locator(".CodeMirror-code")).to_contain_text("kept")


# --- What goes wrong --------------------------------------------------------------

@pytest.mark.parametrize("file", [
    "pyodide.asm.wasm", "numpy-", "thebe/index.js", "worker.js",
    "cells.json", "server.js"])
def test_a_file_is_missing_and_comes_back(fresh, file):
    page = fresh()
    pattern = f"**/*{file}*" if "/" not in file else f"**/{file}*"
    page.page.route(pattern, lambda route: route.fulfill(status=404))
    page.page.locator("[data-live]").click()
    expect(page.page.locator(".live-bar[data-state=failed]")).to_be_visible(
        timeout=SECONDS)
    assert file.split("/")[-1].rstrip("-") in page.status.text_content()
    printed = page.cell(FIRST).locator(".cell_output")
    expect(printed).to_contain_text("array([1.5 , 0.25])")
    page.page.unroute(pattern)
    page.bar("Try again").click()
    page.says("Ready")


def test_the_start_itself_is_missing(fresh):
    page = fresh()
    page.page.route("**/live/start.js*", lambda route: route.abort())
    page.page.locator("[data-live]").click()
    page.says("did not load")
    page.page.unroute("**/live/start.js*")
    page.page.locator("[data-live]").click()
    page.says("Ready")


def addresses_of(live, name):
    """The addresses under which a file of live code was asked for, in order."""
    return [url.rpartition("/")[2] for url in live.visit.requests
            if f"/live/{name}" in url]


@pytest.mark.parametrize("name", ["start.js", "server.js"])
def test_each_try_of_a_module_has_an_address_of_its_own(fresh, name):
    """Some browsers ask only once for a module that did not come."""
    live = fresh()
    live.page.route(f"**/live/{name}*", lambda route: route.fulfill(status=404))
    for _ in range(2):
        with live.page.expect_response(f"**/live/{name}*"):
            live.page.locator("[data-live]").click()
        live.says("did not load")
        if name == "server.js":
            live.bar("Leave").click()
    live.page.unroute(f"**/live/{name}*")
    live.start()
    tries = addresses_of(live, name)
    assert tries[:2] == [name, f"{name}?again=1"]
    assert len(set(tries)) == len(tries) >= 3
    # What has come stays: nothing is loaded twice.
    live.bar("Leave").click()
    live.start()
    assert addresses_of(live, name) == tries


def test_markdown_stays_readable_without_its_script(fresh):
    live = fresh()
    live.page.route("**/markdown-it.js*", lambda route: route.abort())
    live.start().run(FIRST, MARKDOWN)
    expect(live.output(FIRST).locator("pre")).to_contain_text("**bold** <i>")
    live.page.unroute("**/markdown-it.js*")
    live.press_run(FIRST)
    expect(live.output(FIRST).locator("strong")).to_have_text("bold")
    assert addresses_of(live, "markdown-it.js") == [
        "markdown-it.js", "markdown-it.js?again=1"]


@pytest.mark.parametrize("file", ["thebe/index.js", "pyodide.asm.wasm"])
def test_a_filter_answers_in_the_place_of_a_file(fresh, file):
    live = fresh()
    live.page.route(f"**/{file}", lambda route: route.fulfill(
        status=200, content_type="text/html", body="<!doctype html>Blocked."))
    live.page.locator("[data-live]").click()
    live.says(file)
    live.page.unroute(f"**/{file}")
    live.bar("Try again").click()
    live.says("Ready")


def test_a_page_that_is_a_file_says_how_to_start_a_server(browser):
    page = browser.new_page()
    page.goto((SITE / CHAPTER).as_uri())
    page.locator("[data-live]").click()
    expect(page.locator(".live-status")).to_contain_text("make serve")
    page.locator(".moving-stage").first.scroll_into_view_if_needed()
    expect(page.locator(".moving-failure").first).to_contain_text("make serve")
    page.close()


def test_slow_network_shows_what_is_coming(fresh):
    page = fresh()
    session = page.page.context.new_cdp_session(page.page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 150, "downloadThroughput": 400_000,
        "uploadThroughput": 100_000})
    page.page.evaluate("""() => {
      const button = document.querySelector("[data-live]");
      button.addEventListener("click", () => setTimeout(() => {
        window.early = document.querySelector(".live-status")?.textContent;
      }, 100));
    }""")
    page.page.locator("[data-live]").click()
    page.says("Starting live code")
    wait_until(page.page, "() => window.early")
    assert "Starting" in page.page.evaluate("window.early")
    page.page.wait_for_timeout(100)
    page.bar("Leave").or_(page.page.locator("[data-live]")).last.click()


# --- How it looks -----------------------------------------------------------------

@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "375"])
@pytest.mark.parametrize("colors", ["light", "dark"])
def test_axe_finds_nothing_on_a_live_page(fresh, viewport, colors):
    page = fresh(viewport=viewport, colors=colors).start()
    number = page.number(AFTER_CHECK)
    page.press_run(number)
    page.settled(number)
    assert page.page.evaluate(
        "document.documentElement.scrollWidth <= innerWidth")
    assert [str(one) for one in violations(page.page)] == []
