"""Measure what a page costs its reader: `python -m publishing.tools.measure`.

The built book stands next to the same book as Jupyter Book builds it by
itself: same text, same machine, same run. A phone on a slow line is imitated
(150 ms, 1.6 Mbit/s, a processor four times slower); each page is loaded three
times with nothing cached, and the run in the middle counts.

MathJax, which the stock book loads from another company's server, is served
from this machine in its place, at the same speed as everything else. Other
foreign requests are counted and not answered.
"""

import argparse
import json
import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from publishing.jupyter_book import jupyter_book_command
from publishing.node import find_node
from publishing.paths import BOOK, BUILD, CONFIG, PRESS, ROOT, SITE, manuscript
from publishing.tools.accessibility import violations
from publishing.tools.browser import chromium, chromium_path, playwright
from publishing.tools.static_server import serving

FOLDER = BUILD / "measure"
STOCK = FOLDER / "stock"
STOCK_SITE = STOCK / "_build" / "html"
TOOLS = FOLDER / "tools"

# Installed into _build when they are asked for, and only then.
LIGHTHOUSE = "lighthouse@13.5.0"
MATHJAX = "mathjax@3.2.2"

STAND_IN = "cdn.test"
OUR_EXTENSIONS = ("publishing.theme", "publishing.katex.extension",
                  "publishing.figures.themes")

PHONE = {"viewport": {"width": 412, "height": 823},
         "device_scale_factor": 1.75, "is_mobile": True, "has_touch": True}
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8,
        "uploadThroughput": 750e3 / 8}
SLOWDOWN = 4
RUNS = 3

WATCH = """
window.measured = { shift: 0, largest: 0, maths: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (!entry.hadRecentInput) measured.shift += entry.value;
  }
}).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) measured.largest = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      if (node.tagName === "MJX-CONTAINER") measured.maths = performance.now();
    }
  }
}).observe(document, { childList: true, subtree: true });
"""

READ = """() => ({
  ...measured,
  paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  typesets: Boolean(document.querySelector("script[src*=mathjax]")),
})"""


@dataclass(frozen=True)
class Measurement:
    """What one page costs: bytes on the line, seconds, shift of the layout."""

    requests: int
    foreign: int
    kilobytes: float
    first_paint: float
    largest_paint: float
    maths: float
    shift: float


ROWS = (("first view, kB", "kilobytes", "{:.0f}"),
        ("requests", "requests", "{}"),
        ("requests to other hosts", "foreign", "{}"),
        ("first paint, s", "first_paint", "{:.2f}"),
        ("largest paint, s", "largest_paint", "{:.2f}"),
        ("maths readable, s", "maths", "{:.2f}"),
        ("layout shift", "shift", "{:.3f}"))


def written_chapters() -> list[str]:
    """Return the front page and the chapters and labs that are written."""
    names = ["index.html"]
    for source in manuscript():
        _, front, _ = source.read_text("utf-8").split("---", 2)
        page = yaml.safe_load(front)
        if (page.get("kind") in ("chapter", "lab")
                and page.get("status") == "written"):
            names.append(source.relative_to(BOOK).with_suffix(".html")
                         .as_posix())
    return names


# The same book, as Jupyter Book builds it -----------------------------------

def stock_config() -> dict:
    """Return our settings without our theme, formulas and pictures."""
    config = yaml.safe_load(CONFIG.read_text("utf-8"))
    sphinx = config["sphinx"]
    sphinx["local_extensions"] = {
        name: str(ROOT) for name in sphinx["local_extensions"]
        if name not in OUR_EXTENSIONS}
    settings = sphinx["config"]
    settings.pop("html_theme", None)
    macros = json.loads((PRESS / "macros.json").read_text("utf-8"))
    settings["mathjax3_config"] = {"tex": {"macros": {
        name.lstrip("\\"): value for name, value in macros.items()}}}
    settings["mathjax_path"] = (f"http://{STAND_IN}/mathjax/es5/"
                                "tex-mml-chtml.js")
    config["launch_buttons"] = {}
    return config


def build_stock() -> None:
    STOCK.mkdir(parents=True, exist_ok=True)
    config = STOCK / "config.yml"
    config.write_text(yaml.safe_dump(stock_config(), sort_keys=False),
                      "utf-8")
    command = [argument for argument in jupyter_book_command(STOCK)
               if argument not in {"-W", "-n", "--keep-going"}]
    command[command.index("--config") + 1] = str(config)
    answer = subprocess.run(command, cwd=ROOT, check=False, text=True,
                            capture_output=True)
    if answer.returncode:
        sys.exit(f"The stock book was not built:\n{answer.stdout[-2000:]}"
                 f"\n{answer.stderr[-2000:]}")


def tool(package: str) -> Path:
    """Return the folder of an npm package, installed into _build."""
    name = package.partition("@")[0]
    folder = TOOLS / "node_modules" / name
    if not folder.exists():
        TOOLS.mkdir(parents=True, exist_ok=True)
        npm = Path(sys.executable).with_name("npm")
        subprocess.run([npm, "install", "--no-audit", "--no-fund",
                        "--no-save", "--loglevel", "error", package],
                       cwd=TOOLS, check=True)
    return folder


# Measuring ------------------------------------------------------------------

def load_once(browser, address: str) -> Measurement:
    """Load a page on the imitated phone, with nothing cached."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    protocol = context.new_cdp_session(page)
    sizes: dict[str, float] = {}
    hosts: dict[str, str] = {}
    protocol.on("Network.requestWillBeSent", lambda event: hosts.update(
        {event["requestId"]: event["request"]["url"]}))
    protocol.on("Network.loadingFinished", lambda event: sizes.update(
        {event["requestId"]: event["encodedDataLength"]}))
    protocol.send("Network.enable")
    protocol.send("Network.emulateNetworkConditions", LINE)
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(1500)
    if page.evaluate(READ)["typesets"]:
        page.wait_for_function(
            "measured.maths && performance.now() - measured.maths > 2500",
            timeout=90_000)
    page.wait_for_timeout(1000)
    seen = page.evaluate(READ)
    context.close()
    return measurement(address, seen, hosts, sizes)


def measurement(address: str, seen: dict, hosts: dict[str, str],
                sizes: dict[str, float]) -> Measurement:
    own = urlsplit(address).netloc
    asked = {request: url for request, url in hosts.items()
             if urlsplit(url).scheme in {"http", "https"}}
    maths = seen["maths"] if seen["typesets"] else seen["paint"]
    return Measurement(
        requests=len(asked),
        foreign=sum(urlsplit(url).netloc != own for url in asked.values()),
        kilobytes=sum(sizes.get(request, 0) for request in asked) / 1000,
        first_paint=seen["paint"] / 1000,
        largest_paint=seen["largest"] / 1000,
        maths=maths / 1000,
        shift=seen["shift"])


def typical(browser, address: str) -> Measurement:
    """Return the run in the middle, by its largest paint."""
    runs = sorted((load_once(browser, address) for _ in range(RUNS)),
                  key=lambda run: run.largest_paint)
    return runs[len(runs) // 2]


def axe_count(browser, address: str) -> int:
    """Return how many rules of axe a page breaks, in light on a desktop."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        page.wait_for_timeout(1000)
        return len({found.rule for found in violations(page)})


def browser_program() -> str:
    # Before the browser starts: Playwright runs once at a time.
    with playwright() as started:
        return chromium_path(started)


def lighthouse(address: str, program: str) -> dict[str, int]:
    """Return Lighthouse's marks for a page."""
    cli = tool(LIGHTHOUSE) / "cli" / "index.js"
    answer = subprocess.run(
        [find_node(), cli, address, "--output=json", "--quiet",
         f"--chrome-path={program}",
         "--chrome-flags=--headless=new --no-sandbox"],
        check=True, capture_output=True, text=True)
    categories = json.loads(answer.stdout)["categories"]
    return {name: round(100 * category["score"])
            for name, category in categories.items()}


# Telling --------------------------------------------------------------------

def table(results: dict[str, dict[str, dict]]) -> str:
    """Return the results as a table in Markdown: pages below one another."""
    lines = []
    for page, editions in results.items():
        names = list(editions)
        lines += ["", f"### {page}", "", "| | " + " | ".join(names) + " |",
                  "|---|" + "---|" * len(names)]
        for label, key, form in ROWS:
            values = [form.format(editions[name][key]) for name in names]
            lines.append(f"| {label} | " + " | ".join(values) + " |")
        for key in sorted({key for edition in editions.values()
                           for key in edition.get("marks", {})}):
            values = [str(editions[name].get("marks", {}).get(key, "–"))
                      for name in names]
            lines.append(f"| {key} | " + " | ".join(values) + " |")
    return "\n".join(lines) + "\n"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m publishing.tools.measure",
                                     description=__doc__.partition("\n")[0])
    parser.add_argument("pages", nargs="*",
                        help="such as index.html; otherwise every chapter "
                             "and lab that is written")
    parser.add_argument("--ours-only", action="store_true",
                        help="leave the stock book out")
    parser.add_argument("--lighthouse", action="store_true",
                        help="ask Lighthouse too (installs it into _build)")
    return parser.parse_args()


def main() -> int:
    asked = arguments()
    if not (SITE / "index.html").exists():
        print("There is no built site: run `make book` first.",
              file=sys.stderr)
        return 1
    missing = [page for page in asked.pages if not (SITE / page).is_file()]
    if missing:
        print(f"The built site has no page {', '.join(missing)}. Expected a "
              "page's address below the site, such as "
              f"{written_chapters()[-1]}.", file=sys.stderr)
        return 1
    sites = {"this book": SITE}
    if not asked.ours_only:
        print("Building the same book with stock settings ...", flush=True)
        build_stock()
        library = STOCK_SITE.parent / "library" / "mathjax"
        shutil.copytree(tool(MATHJAX), library, dirs_exist_ok=True)
        sites["Jupyter Book as it comes"] = STOCK_SITE
    program = browser_program()
    results: dict[str, dict[str, dict]] = {}
    with ExitStack() as stack:
        flags = []
        if not asked.ours_only:
            stand_in = stack.enter_context(
                serving(STOCK_SITE.parent / "library", "/"))
            flags.append("--host-resolver-rules=MAP "
                         f"{STAND_IN} {urlsplit(stand_in.address).netloc}")
        browser = stack.enter_context(chromium(*flags))
        for name, site in sites.items():
            server = stack.enter_context(serving(site))
            for page in asked.pages or written_chapters():
                print(f"{name}: {page}", flush=True)
                address = server.address + page
                result = asdict(typical(browser, address))
                result["marks"] = {"axe rules broken": axe_count(browser,
                                                                 address)}
                if asked.lighthouse:
                    result["marks"] |= lighthouse(address, program)
                results.setdefault(page, {})[name] = result
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "results.json").write_text(json.dumps(results, indent=2),
                                         "utf-8")
    text = table(results)
    (FOLDER / "results.md").write_text(text, "utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
