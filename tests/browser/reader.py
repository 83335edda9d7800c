"""A reader who opens pages in a browser, and what happens meanwhile."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.pages import DESKTOP

# For a busy machine, in milliseconds: these tests time nothing.
LONG_ENOUGH = 60_000
expect.set_options(timeout=LONG_ENOUGH)

# Says on the console what the policy has refused, wherever it happens.
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error("policy violation: " + event.violatedDirective + " "
                + event.blockedURI + " " + event.sample);
});
"""


@dataclass
class Visit:
    """A page in the browser, and what happened while it was open."""

    page: object
    address: str
    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("request", lambda request: self.requests.append(
            request.url))
        # What the browser itself drops when a reader goes on is no failure.
        self.page.on("requestfailed", lambda request: self.failed.append(
            f"{request.url}: {request.failure}")
            if request.failure != "net::ERR_ABORTED" else None)
        self.page.on("response", lambda response: self.failed.append(
            f"{response.url}: {response.status}")
            if response.status >= 400 else None)
        self.page.on("console", lambda message: self.complaints.append(
            message.text) if message.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda error: self.complaints.append(
            str(error)))

    @property
    def foreign(self) -> list[str]:
        """Requests that left the book's own site."""
        own = urlsplit(self.address).netloc
        return [url for url in self.requests
                if urlsplit(url).scheme not in {"data", "blob", "about"}
                and urlsplit(url).netloc != own]

    def faults(self) -> list[str]:
        return [*(f"asked another host: {url}" for url in self.foreign),
                *(f"failed: {what}" for what in self.failed),
                *(f"console: {text}" for text in self.complaints)]


class Reader:
    """Opens pages of a site in one browser."""

    def __init__(self, browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.contexts: list = []

    def context(self, viewport=DESKTOP, colors="light", **options):
        context = self.browser.new_context(
            viewport=viewport, color_scheme=colors, **options)
        context.set_default_timeout(LONG_ENOUGH)
        context.add_init_script(REPORT_VIOLATIONS)
        self.contexts.append(context)
        return context

    def open(self, name: str, context=None, **options) -> Visit:
        visit = Visit((context or self.context(**options)).new_page(),
                      self.address)
        visit.listen()
        visit.page.goto(self.address + name)
        return visit

    def leave(self) -> None:
        for context in self.contexts:
            context.close()
        self.contexts.clear()
