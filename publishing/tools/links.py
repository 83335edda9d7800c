"""Check the links that lead out of the book: ``python -m publishing.tools.links``.

Other sites come and go, so this never decides whether the book is built: it is
run once a week, and on pull requests as a note. Each server is asked one thing
at a time.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urldefrag, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from publishing.paths import SITE
from publishing.tools.site_checks import Site

TIMEOUT = 20  # seconds
AT_ONCE = 8
ATTEMPTS = 2

# Names that are reserved for examples, and a reader's own machine.
NOWHERE = ("example.org", "example.com", "example.net", "localhost",
           "127.0.0.1")

# Some servers answer programs so, whatever they would say to a browser.
NOT_FOR_PROGRAMS = {401, 403, 405, 406, 418, 429, 451, 999}
MOVED = {301, 308}

HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; link check of a textbook)",
           "Accept": "text/html,*/*;q=0.5"}


@dataclass(frozen=True)
class Trouble:
    """A link that does not lead where it should, and the pages it stands on."""

    address: str
    pages: tuple[str, ...]
    what: str

    def __str__(self) -> str:
        return f"{self.address}: {self.what} ({', '.join(self.pages)})"


class _RememberMoves(HTTPRedirectHandler):
    """Follows redirects and notes whether all of them are permanent."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    def redirect_request(self, request, file, code, message, headers, address):
        self.codes.append(code)
        return super().redirect_request(request, file, code, message, headers,
                                        address)


def external_links(site: Site, pages: Collection[str] | None = None
                   ) -> dict[str, list[str]]:
    """Return the addresses outside the book and the pages that name them.

    Parameters
    ----------
    site
        The built book.
    pages
        The names of the pages to look at, without an ending; all, if None.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for file, page in site.pages.items():
        name = file.removesuffix(".html")
        if pages is not None and name not in pages:
            continue
        for link in page.select("article a[href]"):
            address = urldefrag(link["href"]).url
            parts = urlsplit(address)
            if (parts.scheme in ("http", "https") and parts.hostname
                    and parts.hostname not in NOWHERE):
                found[address].add(name)
    return {address: sorted(names) for address, names in sorted(found.items())}


def check_links(links: dict[str, list[str]], timeout: float = TIMEOUT
                ) -> list[Trouble]:
    """Ask for every address once and return those that are in trouble."""
    by_server = defaultdict(list)
    for address in links:
        by_server[urlsplit(address).netloc].append(address)
    with ThreadPoolExecutor(AT_ONCE) as workers:
        answers = workers.map(
            lambda addresses: [(address, trouble_with(address, timeout))
                               for address in addresses], by_server.values())
    return sorted((Trouble(address, tuple(links[address]), what)
                   for found in answers for address, what in found if what),
                  key=lambda trouble: trouble.address)


def trouble_with(address: str, timeout: float = TIMEOUT) -> str:
    """Say what is wrong with an address; an empty text if nothing is."""
    what = ""
    for _ in range(ATTEMPTS):
        what, final = ask(address, timeout)
        if final:
            break
    return what


def ask(address: str, timeout: float) -> tuple[str, bool]:
    """Return what is wrong, and whether asking again is of no use."""
    moves = _RememberMoves()
    try:
        # Not HEAD, which many servers answer wrongly; the text is not read.
        with build_opener(moves).open(Request(address, headers=HEADERS),
                                      timeout=timeout) as answer:
            if moves.codes and set(moves.codes) <= MOVED:
                return f"has moved to {answer.url}", True
            return "", True
    except HTTPError as error:
        error.close()
        if error.code in NOT_FOR_PROGRAMS:
            return "", True
        return f"status {error.code}", error.code < 500
    except TimeoutError:
        return f"no answer within {timeout:g} seconds", False
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            return f"no answer within {timeout:g} seconds", False
        return f"cannot be reached: {error.reason}", False
    except (OSError, HTTPException, ValueError) as error:
        return f"cannot be reached: {type(error).__name__}", False


def report(troubles: Iterable[Trouble]) -> str:
    lines = [str(trouble) for trouble in troubles]
    return "\n".join(lines) if lines else "Every link leads somewhere."


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m publishing.tools.links",
        description="Check the links that lead out of the book.")
    parser.add_argument("pages", nargs="*", metavar="PAGE",
                        help="look at these pages only, such as "
                             "calculus/gradients")
    parser.add_argument("--output", type=Path, metavar="FILE",
                        help="write what is found to a file as well")
    options = parser.parse_args(arguments)
    troubles = check_links(external_links(Site(SITE), options.pages or None))
    text = report(troubles)
    print(text)
    if options.output:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(f"{text}\n", "utf-8")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
