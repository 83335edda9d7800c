"""Show what a proposed change makes of the book: `make preview`.

Compares with BASE, a commit (the first parent, if nothing is said: that is the
main branch when GitHub merges a pull request for a trial). Puts the pages whose
text differs into `_build/preview`, with pictures of them as wide as a phone and
as a desktop, and writes a summary to where the workflow's page shows it. It
finds fault and never fails: the tests do that.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Browser

from publishing.checks import Book, check_book
from publishing.paths import BUILD, ROOT, SITE
from publishing.tools.browser import chromium
from publishing.tools.links import check_links, external_links
from publishing.tools.markdown import code_block
from publishing.tools.site_checks import Site
from publishing.tools.static_server import serving

FOLDER = BUILD / "preview"
ARTIFACT = "preview"

PAGE = re.compile(r"book/(?!drafts/)((?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*)\.md")

# What many pages are made with.
SHARED = ("code/mlmath/", "publishing/", "book/figures/", "_config.yml",
          "_toc.yml", "requirements.lock")

PICTURE = re.compile(r"""(?:src|srcset|data)=["']([^"']*_images/[^"']+)["']""")

WIDTHS = {"phone": 375, "desktop": 1280}
HEIGHT = 900
# Chromium draws no longer picture in one piece.
LONGEST_PICTURE = 8000

# Figures wake when a reader comes near; sections are laid out then.
READ_ON = """async (height) => {
  for (let top = 0; top < document.body.scrollHeight; top += height) {
    window.scrollTo(0, top);
    await new Promise((done) => setTimeout(done, 50));
  }
  window.scrollTo(0, 0);
}"""
LAID_OUT = "section { content-visibility: visible !important; }"


def changed_files(base: str) -> list[str]:
    """Return the files that differ from a commit."""
    answer = subprocess.run(
        ["git", "diff", "--name-only", "--no-renames", "-z", base, "--"],
        cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in answer.stdout.split("\0") if name]


def changed_pages(files: Iterable[str]) -> list[str]:
    """Return the pages, in order, whose sources are among some files.

    Examples
    --------
    >>> changed_pages(["book/calculus/gradients.md", "README.md"])
    ['calculus/gradients']
    """
    return sorted({match[1] for file in files
                   if (match := PAGE.fullmatch(file))})


def changes_many(files: Iterable[str]) -> bool:
    """Tell whether one of the files may change pages that are not named."""
    return any(file.startswith(SHARED) for file in files)


def pictures(site: Path, file: Path) -> Iterator[Path]:
    """Yield the pictures of the site that a page shows."""
    for match in PICTURE.finditer(file.read_text("utf-8")):
        picture = (file.parent / unquote(unescape(match[1]))).resolve()
        if picture.is_relative_to(site.resolve()) and picture.is_file():
            yield picture


def copy_pages(pages: list[str], site: Path, folder: Path) -> None:
    """Copy pages of the site, and what they need to work when served."""
    if not pages:
        return
    shutil.copytree(site / "_static", folder / "_static")
    for page in pages:
        beside = (site / page).parent.glob(f"{Path(page).name}.*")
        for file in {*beside, *pictures(site, site / f"{page}.html")}:
            place = folder / file.relative_to(site.resolve())
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, place)


def take_pictures(browser: Browser, address: str, pages: list[str],
                  folder: Path) -> None:
    """Write what pages look like into `folder/PAGE-phone-1.png` and so on."""
    for name, width in WIDTHS.items():
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT}, bypass_csp=True,
            reduced_motion="reduce", service_workers="block")
        for page in pages:
            opened = context.new_page()
            opened.goto(f"{address}{page}.html", wait_until="networkidle")
            opened.add_style_tag(content=LAID_OUT)
            opened.evaluate(READ_ON, HEIGHT)
            opened.wait_for_load_state("networkidle")
            height = opened.evaluate("document.documentElement.scrollHeight")
            for number, top in enumerate(range(0, height, LONGEST_PICTURE), 1):
                opened.screenshot(
                    path=folder / f"{page}-{name}-{number}.png",
                    full_page=True, clip={
                        "x": 0, "y": top, "width": width,
                        "height": min(LONGEST_PICTURE, height - top)})
            opened.close()
        context.close()


def make_preview(pages: list[str], site: Path, folder: Path) -> None:
    """Fill a folder with pages of the site and pictures of them."""
    shutil.rmtree(folder, ignore_errors=True)
    copy_pages(pages, site.resolve(), folder / "html")
    if pages:
        with serving(site) as server, chromium() as browser:
            take_pictures(browser, server.address, pages,
                          folder / "screenshots")


def summary(pages: list[str], gone: list[str], many: bool,
            checks: list[str], links: list[str]) -> str:
    """Return what there is to say of a change, in Markdown."""
    parts = ["### Preview of the book"]
    if pages:
        parts += [
            "Pages whose text changes:",
            "\n".join(f"- `{page}`" for page in pages),
            f"The artifact *{ARTIFACT}* of this run holds them, and pictures "
            "of them as wide as a phone and as a desktop. To try figures, "
            "quizzes and code, unpack it and serve it: `python3 -m "
            "http.server --directory html`. Links to other pages lead nowhere "
            "there."]
    if gone:
        parts.append(f"Pages that are gone: {', '.join(map(repr, gone))}.")
    if many:
        parts.append("This also changes what many pages are made with: build "
                     "the book, and look at more than the pages named here.")
    elif not pages and not gone:
        parts.append("The text of no page changes.")
    if checks:
        parts += [f"**Checks of the text:** {len(checks)} to mend.",
                  code_block(checks)]
    else:
        parts.append("**Checks of the text:** nothing to mend.")
    if links:
        parts += ["**Links to other sites** that did not answer well. This is "
                  "a note; nothing waits for it.", code_block(links)]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    files = changed_files(os.environ.get("BASE", "HEAD^1"))
    changed = changed_pages(files)
    pages = [page for page in changed if (SITE / f"{page}.html").is_file()]
    make_preview(pages, SITE, FOLDER)
    text = summary(
        pages, [page for page in changed if page not in pages],
        changes_many(files), list(map(str, check_book(Book.read()))),
        list(map(str, check_links(external_links(Site(SITE), pages)))))
    (FOLDER / "summary.md").parent.mkdir(parents=True, exist_ok=True)
    (FOLDER / "summary.md").write_text(text, "utf-8")
    print(text)
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with open(page, "a", encoding="utf-8") as shown:
            shown.write(text)


if __name__ == "__main__":
    main()
