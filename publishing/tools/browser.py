"""A Chromium for the tests and the measurements.

Taken in this order: the one that the environment variable CHROMIUM names, one
that is installed, and the one that Playwright has installed or can install by
itself.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

from publishing.node import find_node
from publishing.tools.programs import installed_browser

INSTALL = f"{Path(sys.executable).name} -m playwright install chromium"


class NoBrowser(Exception):
    """There is no Chromium; the message is the line that installs one."""


def chromium_path(playwright: Playwright) -> str:
    """Return the path of a Chromium, installing one if there is none.

    Raises
    ------
    NoBrowser
        If CHROMIUM names no file, or if none is found and none can be
        installed.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise NoBrowser(f"CHROMIUM={named} names no file.")
        return named
    bundled = playwright.chromium.executable_path
    return (installed_browser() or existing(bundled)
            or (existing(bundled) if install() else None) or nothing())


def existing(path: str) -> str | None:
    return path if path and Path(path).is_file() else None


def install() -> bool:
    """Have Playwright install its own Chromium; tell whether it could."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        return subprocess.run(command, check=False, capture_output=True,
                              timeout=600).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def nothing() -> str:
    raise NoBrowser(
        "These need a Chromium, and there is none. This installs one: "
        f"`{INSTALL}` (or, on Debian and Ubuntu, `apt-get install chromium`).")


@contextmanager
def playwright() -> Iterator[Playwright]:
    """Start Playwright, with the Node that all of the book uses.

    The one that it brings needs a library that a bare Debian lacks.
    """
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", find_node())
    with sync_playwright() as started:
        yield started


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """Start a headless Chromium, and end it."""
    with playwright() as started:
        browser = started.chromium.launch(
            executable_path=chromium_path(started),
            # As root, in a container, Chromium's own sandbox does not start.
            # What it opens here is the book's own site.
            args=["--no-sandbox", *flags])
        try:
            yield browser
        finally:
            browser.close()
