"""A figure to move on a page that is open in the browser."""

import re

from tests.browser.pages import wait_until

MOVES = """name => document.querySelector(
  `[data-figure="${name}"]`).classList.contains("moves")"""


class FigureOnPage:
    """One figure that has come to life, and what hands do with it."""

    def __init__(self, visit, name):
        self.visit, self.page, self.name = visit, visit.page, name
        self.stage = self.page.locator(f'[data-figure="{name}"]')
        self.stage.scroll_into_view_if_needed()
        wait_until(self.page, MOVES, name)

    # What it says

    @property
    def values(self):
        """The numbers and words of its state."""
        return self.stage.evaluate(
            "stage => Object.fromEntries(Object.entries(stage.figure.values)"
            ".filter(([, value]) => typeof value !== 'object'))")

    @property
    def link(self):
        return self.stage.evaluate("stage => stage.figure.link")

    def follow(self, state):
        """Press a link to another state of the figure, on the open page."""
        self.page.evaluate("""(hash) => new Promise((resolve) => {
          addEventListener("hashchange", resolve, { once: true });
          location.hash = hash;
        })""", f"#{self.name}:{state}")

    @property
    def board(self):
        return self.stage.locator(".moving-board").inner_text()

    @property
    def told(self):
        return self.stage.locator(".moving-told").inner_text()

    def says(self, label):
        """What stands behind a label of the board."""
        return self.stage.locator(".moving-readout", has_text=label).locator(
            "output").inner_text()

    def waits_for(self, label, text):
        wait_until(self.page, """([name, label, text]) => [
          ...document.querySelectorAll(
            `[data-figure="${name}"] .moving-readout`)].some((line) =>
            line.textContent.startsWith(label)
            && line.querySelector("output").textContent === text)""",
            [self.name, label, text], seconds=10)

    # Controls

    def box(self, label):
        return self.stage.get_by_label(label, exact=True)

    def press(self, text):
        self.stage.get_by_role("button", name=text, exact=True).click()

    def type(self, label, value):
        self.box(label).and_(
            self.page.locator("input:not([type=range])")).fill(str(value))

    def choose(self, label, value):
        words = self.page.locator("span", has_text=re.compile(f"^{label}$"))
        self.stage.locator("label", has=words).locator("select").select_option(
            value)

    # Handles

    def handle(self, label):
        return self.stage.locator(f'.handle[aria-label="{label}"]')

    def center(self, label):
        grip = self.handle(label).locator(".grip")
        grip.scroll_into_view_if_needed()
        box = grip.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag(self, label, right, down):
        x, y = self.center(label)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + right / 2, y + down / 2)
        self.page.mouse.move(x + right, y + down)
        self.page.mouse.up()

    def touch_drag(self, label, right, down):
        self.swipe(*self.center(label), right, down)

    def swipe(self, x, y, right, down):
        touch = self.page.context.new_cdp_session(self.page)

        def send(kind, *points):
            touch.send("Input.dispatchTouchEvent", {
                "type": kind,
                "touchPoints": [{"x": px, "y": py} for px, py in points]})

        send("touchStart", (x, y))
        for share in (0.3, 0.6, 1):
            send("touchMove", (x + share * right, y + share * down))
        send("touchEnd")
