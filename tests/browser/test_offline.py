"""The book without a network, in a real browser.

Most tests use a site of a few plain pages, so that a new edition of it is
written in a moment; the last ones read the built book.
"""

import json
import re
import shutil
import threading
import time
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from publishing.offline.extension import PANEL
from publishing.offline.site import SOURCES, BookFacts, write_offline_site
from publishing.paths import SITE
from publishing.serving import running
from publishing.tools.accessibility import violations
from publishing.tools.static_server import SiteRequest, SiteServer
from tests.browser.pages import DESKTOP, PHONE

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; "
          "img-src 'self'; connect-src 'self'; worker-src 'self'; "
          "manifest-src 'self'")

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<link rel="manifest" href="{root}manifest.webmanifest">
<link rel="icon" href="{root}_static/offline/icon.svg">
<link rel="stylesheet" href="{root}_static/book.css">
<link rel="stylesheet" href="{root}_static/offline/offline.css">
<script defer src="{root}_static/book.js"></script>
<script defer src="{root}_static/offline/offline.js"></script>
{head}</head>
<body data-edition="{edition}">
<h1>{title}</h1>
{body}
<p><a href="{root}index.html">first</a> <a href="{root}one.html">one</a>
<a href="{root}two.html">two</a> <a href="{root}part/three.html">three</a>
<a href="{root}how.html">how</a></p>
</body>
</html>
"""

PAGES = {"index.html": "First page", "one.html": "One", "two.html": "Two",
         "part/three.html": "Three & more", "how.html": "How to read"}

PICTURE = ('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
           '<rect width="40" height="40" fill="#0072b2"/>'
           "<!-- edition {edition} --></svg>")

FAR_DOWN = ('<div class="tall"></div><img id="far" loading="lazy" width="40" '
            'height="40" src="{root}_images/far.svg" alt="A square.">')

# Tells which edition of script and style a page got, and asks for a further
# script when a reader wants it.
SCRIPT = """\
document.body.dataset.script = "{edition}";
document.body.dataset.style =
  getComputedStyle(document.body).getPropertyValue("--edition").trim();
window.loadMore = async () => {{
  try {{
    return (await import("./more.js")).edition;
  }} catch {{
    return "failed";
  }}
}};
"""


def write_site(root, edition=1, changed=None, live=False):
    """Write the plain site; `changed` pages alone differ from edition 1."""
    shutil.copytree(SOURCES / "static", root / "_static", dirs_exist_ok=True)
    for name, title in PAGES.items():
        number = edition if changed is None or name in changed else 1
        depth = "../" * name.count("/")
        body, head = FAR_DOWN.format(root=depth), ""
        if name == "how.html":
            body = PANEL
            head = '<script defer src="_static/offline/save.js"></script>\n'
        page = root / name
        page.parent.mkdir(exist_ok=True, parents=True)
        page.write_text(PAGE.format(
            policy=POLICY, title=title, root=depth, edition=number,
            body=body, head=head))
    number = edition if changed is None or "assets" in changed else 1
    (root / "_images").mkdir(exist_ok=True)
    (root / "_images" / "far.svg").write_text(PICTURE.format(edition=number))
    static = root / "_static"
    (static / "book.css").write_text(
        f"body {{ --edition: {number}; }} .tall {{ height: 9000px; }}")
    (static / "book.js").write_text(SCRIPT.format(edition=number))
    (static / "more.js").write_text(f"export const edition = '{number}';")
    (static / "big.css").write_text("/* " + "x" * 300_000 + " */")
    (static / "book.css").write_text(
        (static / "book.css").read_text() + "@import 'big.css';")
    if live:
        (static / "live").mkdir(exist_ok=True)
        (static / "live" / "engine.wasm").write_bytes(b"\0" * 2_500_000)
    return write_offline_site(root, BookFacts(
        "A plain book", "Plain", "A book to try things on.", "en", PAGES))


class MoodyRequest(SiteRequest):
    def do_GET(self):
        self.server.asked.append(
            self.path.split("?")[0].removeprefix(self.server.prefix))
        if self.server.slow and self.server.slow in self.path:
            self.server.hurry.wait()
        if self.server.gone:
            self.close_connection = True  # no answer at all
            return
        super().do_GET()

    do_HEAD = do_GET


class MoodyServer(SiteServer):
    """A static server that can be slow, and gone."""

    def __init__(self, root, prefix="/some/repo/"):
        super().__init__(root, prefix)
        self.RequestHandlerClass = MoodyRequest
        self.gone = False
        self.slow = None  # part of a path, slow until there is a hurry
        self.hurry = threading.Event()
        self.asked = []


@contextmanager
def moody_server(root):
    with running(MoodyServer(root)) as server:
        try:
            yield server
        finally:
            server.hurry.set()


@pytest.fixture
def site(tmp_path):
    root = tmp_path / "site"
    write_site(root)
    with moody_server(root) as server:
        yield server


@pytest.fixture
def device(site, reader_of):
    """A browser profile of its own, on the plain site."""
    reader = reader_of(site.address)
    return Device(site, reader, reader.context())


WORKER_VERSION = """() => new Promise((resolve) => {
    const container = navigator.serviceWorker;
    container.addEventListener("message", ({ data }) => {
        if (data.type === "state") resolve(data.version);
    });
    container.ready.then(({ active }) => active.postMessage({type: "state"}));
    setTimeout(() => resolve(null), 1000);
})"""


class Device:
    def __init__(self, site, reader, context):
        self.site, self.reader, self.context = site, reader, context
        self.visits = []

    def open(self, name):
        """Open a page and wait until the worker has kept it."""
        visit = self.reader.open(name, context=self.context)
        self.visits.append(visit)
        self.settle(visit.page)
        return visit.page

    def settle(self, page):
        """Wait until the worker knows the newest edition and has kept it."""
        wait_until(lambda: page.evaluate(
            "navigator.serviceWorker.controller !== null"))
        newest = self.site.root / "_static" / "offline" / "version.txt"
        wait_until(lambda: page.evaluate(WORKER_VERSION)
                   == newest.read_text().strip())
        wait_until(self.quiet)

    def quiet(self):
        before = len(self.site.asked)
        time.sleep(0.35)
        return len(self.site.asked) == before

    def held(self, page):
        return page.evaluate("""async () => {
            const names = await caches.keys();
            const cache = await caches.open(
                names.find((name) => name.endsWith("files 1")));
            return (await cache.keys()).length;
        }""")

    def complaints(self):
        return [text for visit in self.visits for text in visit.complaints]


def wait_until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def editions(page):
    # While a page is loaded again, there is a moment without a body.
    return page.evaluate("""() => {
        const { edition, script, style } = document.body?.dataset ?? {};
        return [edition, script, style];
    }""")


def status(page):
    return page.locator("[data-save-status]")


def button(page, name):
    return page.get_by_role("button", name=name)


SAVE = "Save the book for offline reading"


def save_all(page):
    button(page, SAVE).click()
    expect(status(page)).to_contain_text("The whole book is saved")


# --- Pages that have been read ---------------------------------------------

def no_answer(device):
    device.site.gone = True


def no_server(device):
    device.site.shutdown()
    device.site.server_close()


def no_network(device):
    device.site.gone = True  # nothing may come from there by a mistake
    device.context.set_offline(True)


@pytest.mark.parametrize("lose", [no_answer, no_server, no_network])
def test_a_page_read_once_opens_without_network(device, lose):
    page = device.open("one.html")
    lose(device)
    page.reload()
    assert page.title() == "One"
    assert editions(page) == ["1", "1", "1"]
    # Not even scrolled to while there was a network.
    page.locator("#far").scroll_into_view_if_needed()
    wait_until(lambda: page.evaluate(
        "document.querySelector('#far').naturalWidth > 0"))
    assert device.complaints() == []


def test_the_sign_that_there_is_no_network_is_enough(device):
    page = device.open("one.html")
    device.site.asked.clear()
    device.context.set_offline(True)
    page.reload()
    assert editions(page) == ["1", "1", "1"]
    assert device.site.asked == []


def test_the_folder_itself_is_the_first_page(device):
    page = device.open("")
    device.site.gone = True
    page.goto(device.site.address)
    assert page.title() == "First page"
    page.goto(device.site.address + "?from=mail#top")
    assert page.title() == "First page"


def test_a_page_never_read_gives_way_to_links_to_those_that_were(device):
    page = device.open("one.html")
    device.site.gone = True
    answer = page.goto(device.site.address + "part/three.html")
    assert answer.status == 503
    assert page.title().startswith("You are offline")
    assert page.locator("li a").all_inner_texts() == ["One"]
    page.locator("li a").click()
    expect(page).to_have_title("One")
    page.go_back()
    device.site.gone = False
    page.get_by_text("Try again").click()
    expect(page).to_have_title("Three & more")


def test_a_slow_network_does_not_keep_a_reader_waiting(device):
    page = device.open("one.html")
    device.site.slow = "one.html"
    device.site.asked.clear()
    page.reload()
    assert page.title() == "One"
    assert "one.html" in device.site.asked


def test_addresses_outside_the_book_are_left_alone(device):
    page = device.open("one.html")
    outside = device.site.address.replace("some/repo/", "")
    assert page.goto(outside + "elsewhere.html").status == 404
    assert page.evaluate("navigator.serviceWorker.controller") is None


# --- The whole book --------------------------------------------------------

def test_saving_all_pages(device):
    page = device.open("how.html")
    expect(status(page)).to_contain_text(
        re.compile(r"The whole book takes 0\.\d MB"))
    save_all(page)
    device.site.gone = True
    page.goto(device.site.address + "part/three.html")
    assert page.title() == "Three & more"
    assert editions(page) == ["1", "1", "1"]
    assert page.evaluate("loadMore()") == "1"
    assert device.complaints() == []


def test_progress_shows_and_is_told_in_steps(device):
    page = device.open("how.html")
    device.site.slow = "three.html"
    page.evaluate("""() => {
        window.told = [];
        const status = document.querySelector("[data-save-status]");
        new MutationObserver(() => told.push(status.textContent))
            .observe(status, { childList: true, characterData: true,
                               subtree: true });
    }""")
    button(page, SAVE).click()
    progress = page.get_by_role("progressbar", name="Saved so far")
    expect(progress).to_be_visible()
    expect(button(page, SAVE)).to_be_hidden()
    wait_until(lambda: progress.evaluate("bar => bar.value > 0"))
    device.site.hurry.set()
    expect(status(page)).to_contain_text("The whole book is saved")
    expect(progress).to_be_hidden()
    told = page.evaluate("told")
    assert re.fullmatch(r"Saving 0\.\d MB: \d+0? percent are done\.", told[0])
    assert len(told) == len(set(told)) <= 12
    assert status(page).get_attribute("role") == "status"


def test_cancelling_and_going_on(device):
    page = device.open("how.html")
    device.site.slow = "three.html"
    button(page, SAVE).click()
    wait_until(lambda: "part/three.html" in device.site.asked)
    button(page, "Cancel").click()
    expect(status(page)).to_contain_text("Stopped:")
    device.site.slow = None
    device.site.hurry.set()
    device.site.asked.clear()
    page.reload()
    device.settle(page)
    expect(status(page)).to_contain_text("Stopped:")
    assert "part/three.html" not in device.site.asked
    device.site.asked.clear()
    button(page, "Go on saving").click()
    expect(status(page)).to_contain_text("The whole book is saved")
    # What was there before the stop was not fetched again.
    assert "part/three.html" in device.site.asked
    assert "_static/book.css" not in device.site.asked


def test_saving_goes_on_when_the_network_comes_back(device):
    page = device.open("how.html")
    device.site.gone = True
    button(page, SAVE).click()
    expect(status(page)).to_contain_text("The network is gone.")
    device.site.gone = False
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(status(page)).to_contain_text("The whole book is saved")


def test_saving_goes_on_while_the_reader_turns_pages(device):
    page = device.open("how.html")
    device.site.slow = "three.html"
    button(page, SAVE).click()
    expect(button(page, "Cancel")).to_be_visible()
    page.goto(device.site.address + "one.html")
    device.site.slow = None
    device.site.hurry.set()
    page.goto(device.site.address + "how.html")
    expect(status(page)).to_contain_text("The whole book is saved")


def test_removing_what_was_saved(device):
    page = device.open("how.html")
    save_all(page)
    everything = device.held(page)
    button(page, "Remove the saved book").click()
    expect(status(page)).to_contain_text("The whole book takes")
    assert 0 < device.held(page) < everything
    device.site.gone = True
    page.goto(device.site.address + "two.html")
    assert page.title().startswith("You are offline")


def test_files_for_running_code_are_saved_only_when_asked_for(device):
    write_site(device.site.root, live=True)
    page = device.open("how.html")
    choice = page.get_by_label("Also save what it takes to run the code")
    expect(choice).not_to_be_checked()
    expect(page.get_by_text("(2.5 MB)")).to_be_visible()
    save_all(page)
    assert "_static/live/engine.wasm" not in device.site.asked
    choice.check()
    expect(status(page)).to_contain_text("of 2.8 MB are saved")
    button(page, "Go on saving").click()
    expect(status(page)).to_contain_text("The whole book is saved")
    assert "_static/live/engine.wasm" in device.site.asked


def test_keyboard_alone(device):
    page = device.open("how.html")
    device.site.slow = "three.html"
    expect(button(page, SAVE)).to_be_enabled()
    page.keyboard.press("Tab")
    expect(button(page, SAVE)).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, "Cancel")).to_be_focused()
    page.keyboard.press("Space")
    expect(button(page, "Go on saving")).to_be_focused()
    device.site.slow = None
    device.site.hurry.set()
    page.keyboard.press("Enter")
    # Nothing that a further Enter could undo.
    expect(status(page)).to_contain_text("The whole book is saved")
    expect(status(page)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(button(page, SAVE)).to_be_focused()


# --- When it cannot be done ------------------------------------------------

def limit_storage(context, page, address, bytes_):
    session = context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {
        "origin": "/".join(address.split("/")[:3]), "quotaSize": bytes_})


def test_too_little_room_is_said_before_anything_is_fetched(device):
    worker = device.site.root / "service-worker.js"
    worker.write_text(
        "navigator.storage.estimate ="
        " async () => ({ quota: 150_000, usage: 40_000 });\n"
        + worker.read_text())
    page = device.open("how.html")
    button(page, SAVE).click()
    expect(status(page)).to_contain_text(
        "This device has too little room for it: 0.1 MB are free.")
    assert "part/three.html" not in device.site.asked
    expect(button(page, "Go on saving")).to_be_enabled()


def test_a_disk_that_fills_up_on_the_way(device, site):
    page = device.open("how.html")
    site.slow = "three.html"
    button(page, SAVE).click()
    wait_until(lambda: "part/three.html" in site.asked)
    limit_storage(device.context, page, site.address, 1)
    site.hurry.set()
    expect(status(page)).to_contain_text("too little room")
    # Reading goes on, and so does saving once there is room.
    page.goto(site.address + "two.html")
    assert editions(page) == ["1", "1", "1"]
    page.goto(site.address + "how.html")
    expect(status(page)).to_contain_text("too little room")
    limit_storage(device.context, page, site.address, 50_000_000)
    button(page, "Go on saving").click()
    expect(status(page)).to_contain_text("The whole book is saved")


def test_a_disk_that_is_full_already(device):
    page = device.open("how.html")
    limit_storage(device.context, page, device.site.address, 1)
    button(page, SAVE).click()
    expect(status(page)).to_contain_text("too little room")
    page.goto(device.site.address + "two.html")
    assert editions(page) == ["1", "1", "1"]
    assert page.evaluate("loadMore()") == "1"  # what was never held, too


@pytest.mark.parametrize("change, text", [
    ("delete Navigator.prototype.serviceWorker", "cannot save the book"),
    ("delete Navigator.prototype.serviceWorker;"
     "Object.defineProperty(window, 'isSecureContext', {value: false})",
     "needs an address that begins with https"),
    ("ServiceWorkerContainer.prototype.register ="
     " () => Promise.reject(new DOMException('no', 'SecurityError'))",
     "cannot save the book"),
])
def test_without_service_workers_the_panel_says_so(device, change, text):
    device.context.add_init_script(change)
    visit = device.reader.open("how.html", context=device.context)
    expect(status(visit.page)).to_contain_text(text)
    expect(button(visit.page, SAVE)).to_be_disabled()
    assert editions(visit.page) == ["1", "1", "1"]
    assert visit.complaints == []


# --- A new edition ---------------------------------------------------------

def test_a_new_edition_shows_at_once_and_whole(device):
    page = device.open("one.html")
    write_site(device.site.root, 2)
    page.reload()
    assert editions(page) == ["2", "2", "2"]
    device.settle(page)
    device.site.gone = True
    page.reload()
    assert editions(page) == ["2", "2", "2"]
    assert page.evaluate("loadMore()") in {"2", "failed"}


def test_pages_read_before_are_renewed_too(device):
    page = device.open("one.html")
    write_site(device.site.root, 2)
    page.goto(device.site.address + "two.html")
    device.settle(page)
    device.site.gone = True
    page.goto(device.site.address + "one.html")
    assert editions(page) == ["2", "2", "2"]


def test_a_page_that_stays_open_keeps_its_edition(device):
    old = device.open("one.html")
    write_site(device.site.root, 2)
    new = device.open("two.html")
    assert editions(new) == ["2", "2", "2"]
    device.settle(new)
    # The worker is at the new edition; what the old page asks for is old.
    fetched = old.evaluate(
        "fetch('_static/book.js').then((answer) => answer.text())")
    assert 'script = "1"' in fetched
    old.locator("#far").scroll_into_view_if_needed()
    picture = old.evaluate(
        "fetch('_images/far.svg').then((answer) => answer.text())")
    assert "edition 1" in picture
    # What it does not have can only be had in the new edition: it says so.
    assert old.evaluate("loadMore()") == "failed"
    notice = old.get_by_text("The book has changed since you opened this page")
    expect(notice).to_be_visible()
    old.get_by_role("button", name="Reload the page").click()
    wait_until(lambda: editions(old) == ["2", "2", "2"])
    assert old.evaluate("loadMore()") == "2"


def test_old_files_go_when_the_last_old_page_is_closed(device):
    old = device.open("one.html")
    write_site(device.site.root, 2)
    new = device.open("one.html")
    device.settle(new)
    lists = """async () => {
        const names = await caches.keys();
        const cache = await caches.open(
            names.find((name) => name.endsWith("state 1")));
        return (await cache.keys())
            .filter(({ url }) => url.includes("/lists/")).length;
    }"""
    assert new.evaluate(lists) == 2
    both = device.held(new)
    old.close()
    # Another page may be on its way for a minute after it was last seen.
    new.evaluate("""async () => {
        const names = await caches.keys();
        const cache = await caches.open(
            names.find((name) => name.endsWith("state 1")));
        for (const key of await cache.keys()) {
            if (!key.url.includes("/clients/")) continue;
            const entry = await (await cache.match(key)).json();
            entry.time = 0;
            await cache.put(key, new Response(JSON.stringify(entry)));
        }
    }""")
    new.reload()
    device.settle(new)
    wait_until(lambda: new.evaluate(lists) == 1)
    assert device.held(new) < both


def test_a_saved_book_is_renewed_by_what_has_changed(device):
    page = device.open("how.html")
    save_all(page)
    write_site(device.site.root, 2, changed={"two.html"})
    device.site.asked.clear()
    page.reload()
    device.settle(page)
    expect(status(page)).to_contain_text("The whole book is saved")
    pages = [path for path in device.site.asked if path in PAGES]
    assert set(pages) == {"how.html", "two.html"}
    assert "_static/big.css" not in device.site.asked
    device.site.gone = True
    page.goto(device.site.address + "two.html")
    assert editions(page) == ["2", "1", "1"]


def test_a_renewal_that_breaks_off_leaves_the_old_edition_whole(device):
    page = device.open("how.html")
    save_all(page)
    write_site(device.site.root, 2)
    device.site.slow = "book.css"  # the new style never comes
    device.context.new_page().goto(
        device.site.address + "two.html", wait_until="commit")
    wait_until(lambda: "_static/book.css" in device.site.asked)
    time.sleep(1)
    device.site.gone = True
    device.site.hurry.set()
    page.goto(device.site.address + "one.html")
    assert editions(page) == ["1", "1", "1"]
    # With the network back, everything becomes new.
    device.site.gone, device.site.slow = False, None
    page.goto(device.site.address + "how.html")
    device.settle(page)
    expect(status(page)).to_contain_text("The whole book is saved")
    device.site.gone = True
    page.goto(device.site.address + "one.html")
    assert editions(page) == ["2", "2", "2"]


def test_a_style_that_changes_alone_is_never_mixed_with_an_old_script(device):
    page = device.open("one.html")
    write_site(device.site.root, 2, changed={"assets"})
    # The page is the same in both editions: the list on the server decides.
    page.goto(device.site.address + "two.html")
    assert editions(page) == ["1", "2", "2"]


def test_what_a_page_has_loaded_is_not_taken_for_the_next_edition(device):
    page = device.open("one.html")
    version = device.site.root / "_static" / "offline" / "version.txt"
    write_site(device.site.root, 2)
    edition_2 = version.read_text()
    version.write_text("not yet")  # the new edition is half there
    page.reload()
    assert editions(page) == ["2", "2", "2"]
    write_site(device.site.root, 3)
    page.goto(device.site.address + "two.html")
    assert editions(page) == ["3", "3", "3"]
    # And back: an edition that was withdrawn.
    write_site(device.site.root, 2)
    assert version.read_text() == edition_2
    page.reload()
    assert editions(page) == ["2", "2", "2"]


def test_a_new_edition_while_the_old_one_is_being_saved(device):
    page = device.open("how.html")
    device.site.slow = "three.html"
    button(page, SAVE).click()
    wait_until(lambda: "part/three.html" in device.site.asked)
    write_site(device.site.root, 2)
    device.site.slow = None
    device.site.hurry.set()
    expect(status(page)).to_contain_text("The whole book is saved")
    device.site.gone = True
    page.goto(device.site.address + "part/three.html")
    assert editions(page) == ["2", "2", "2"]


WORKERS = """async () => {
    const { installing, waiting, active } =
        await navigator.serviceWorker.getRegistration();
    return [installing, waiting, active].map((one) => one?.state ?? null);
}"""


def test_a_worker_with_new_code_leaves_open_pages_alone(device):
    page = device.open("one.html")
    worker = device.site.root / "service-worker.js"
    write_site(device.site.root, 2)
    worker.write_text(worker.read_text() + "// newer\n")
    page.reload()
    wait_until(lambda: page.evaluate(WORKERS) == [
        None, "installed", "activated"])
    # The worker before knows new editions all the same.
    assert editions(page) == ["2", "2", "2"]
    device.settle(page)
    page.close()
    time.sleep(0.5)  # the browser notices that nobody reads
    page = device.open("two.html")
    wait_until(lambda: page.evaluate(WORKERS) == [None, None, "activated"])
    device.site.gone = True
    page.goto(device.site.address + "one.html")
    assert editions(page) == ["2", "2", "2"]


# --- Installing, and the built book ----------------------------------------

def test_the_book_can_be_installed(device):
    page = device.open("index.html")
    session = device.context.new_cdp_session(page)
    answer = session.send("Page.getAppManifest")
    assert answer["errors"] == []
    assert json.loads(answer["data"])["name"] == "A plain book"
    assert answer["url"].endswith("/some/repo/manifest.webmanifest")
    faults = session.send("Page.getInstallabilityErrors")
    # A profile for tests is a private one, where nothing is installed.
    assert {fault["errorId"] for fault in faults["installabilityErrors"]} <= {
        "in-incognito"}


@pytest.fixture
def book(reader_of):
    if not (SITE / "index.html").exists():
        pytest.fail("There is no built site: run `make book` first, or "
                    "`make test`, which does.")
    with moody_server(SITE) as server:
        reader = reader_of(server.address)
        yield Device(server, reader, reader.context())


CHAPTER = "linear-algebra/systems-of-linear-equations.html"


def violations_from_the_top(page):
    # What a scroll has left half below the header counts as too small.
    page.evaluate("scrollTo(0, 0)")
    return violations(page)


@pytest.mark.parametrize("viewport, colors", [
    (DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "light"), (PHONE, "dark")],
    ids=lambda value: value if isinstance(value, str) else value["width"])
def test_axe_finds_nothing_in_any_state_of_the_panel(book, viewport, colors):
    context = book.reader.context(viewport, colors)
    page = book.reader.open("how-to-use-this-book.html", context).page
    book.site.slow = "vectors.html"
    button(page, SAVE).click()
    expect(button(page, "Cancel")).to_be_visible()
    assert violations_from_the_top(page) == []
    button(page, "Cancel").click()
    expect(status(page)).to_contain_text("Stopped:")
    assert violations_from_the_top(page) == []
    book.site.slow = None
    book.site.hurry.set()
    button(page, "Go on saving").click()
    expect(status(page)).to_contain_text("The whole book is saved")
    assert violations_from_the_top(page) == []


def test_the_book_saved_whole_opens_an_unread_chapter(book):
    page = book.open("how-to-use-this-book.html")
    save_all(page)
    book.site.gone = True
    page.goto(book.site.address + CHAPTER)
    expect(page.locator("h1")).to_contain_text("Systems of linear equations")
    broken = page.evaluate("""async () => {
        const pictures = [...document.querySelectorAll("main img")];
        for (const picture of pictures) picture.loading = "eager";
        await Promise.allSettled(pictures.map((one) => one.decode()));
        return pictures.filter((one) => one.checkVisibility()
            && one.naturalWidth === 0).map((one) => one.src);
    }""")
    assert broken == []
    assert book.complaints() == []
