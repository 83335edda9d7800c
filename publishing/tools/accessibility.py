"""axe on a page: which rules of accessibility it breaks."""

from dataclasses import dataclass
from functools import cache

from publishing.paths import PRESS

AXE = PRESS / "node_modules" / "axe-core" / "axe.min.js"

# Conformance up to WCAG 2.2 AA, and what axe's authors recommend beyond it.
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
             "best-practice")

# What is hidden is not looked at: folded parts are opened, and sections far
# from the window are laid out like the others.
OPEN = """async () => {
  for (const part of document.querySelectorAll("article section")) {
    part.style.contentVisibility = "visible";
  }
  for (const part of document.querySelectorAll("article details")) {
    part.open = true;
  }
  // Wide tables and formulas become reachable when they have been measured.
  for (let frame = 0; frame < 3; frame += 1) {
    await new Promise(requestAnimationFrame);
  }
}"""

# A chapter's formulas are tens of thousands of elements, in which axe looks
# for things that cannot be there. Each becomes one element of its size, in the
# color of the text around it, with its LaTeX as its words.
SIMPLIFY = """() => {
  const formulas = [...document.querySelectorAll(".katex")].map((formula) => {
    const { width, height } = formula.getBoundingClientRect();
    const words = formula.querySelector("annotation")?.textContent ?? "";
    return { formula, width, height, words };
  });
  for (const { formula, width, height, words } of formulas) {
    formula.textContent = words;
    formula.style.cssText = `display: inline-block; overflow: hidden;
      white-space: nowrap; width: ${width}px; height: ${height}px`;
  }
}"""

RUN = """async (standards) => {
  const result = await axe.run(document, {
    runOnly: { type: "tag", values: standards },
    resultTypes: ["violations"],
  });
  return result.violations.map(({ id, help, nodes }) => ({
    rule: id, help,
    places: nodes.map(({ html, target, failureSummary }) => ({
      html, target: target.join(" "), why: failureSummary })),
  }));
}"""


@dataclass(frozen=True)
class Violation:
    """One rule that one element breaks."""

    rule: str
    help: str
    target: str
    html: str
    why: str

    def __str__(self) -> str:
        return f"{self.rule} ({self.help}): {self.target}: {self.html[:160]}"


@cache
def axe_source() -> str:
    return AXE.read_text("utf-8")


def violations(page) -> list[Violation]:
    """Return what axe finds on a Playwright page.

    The page is not to be used for anything else after that: its folded parts
    are open and its formulas are simplified.
    """
    page.evaluate(OPEN)
    page.evaluate(SIMPLIFY)
    # Through the debugger: the page's policy allows no foreign script.
    page.evaluate(axe_source())
    return [Violation(found["rule"], found["help"], place["target"],
                      place["html"], place["why"])
            for found in page.evaluate(RUN, list(STANDARDS))
            for place in found["places"]]
