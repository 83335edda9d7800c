"""What the comment on a pull request says."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from publishing.pulls.changes import Size

MARK = "<!-- preview of the book -->"
MOST_LINES = 30
LONGEST_LINE = 300
LARGEST_REPORT = 1_000_000


@dataclass(frozen=True)
class Findings:
    """What the untrusted job found, as lines of text and nothing else."""

    checks: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Preview:
    """All that is to be said of one pull request.

    Attributes
    ----------
    commit
        What the preview is built from.
    head
        The newest commit of the pull request.
    run
        The address of the run that built it.
    address
        Where the preview stands; empty if it was refused.
    refused
        Why, if it was.
    """

    commit: str
    head: str
    run: str
    address: str = ""
    refused: str = ""
    sizes: list[Size] = field(default_factory=list)
    many: bool = False
    findings: Findings = Findings()


def read_findings(text: str) -> Findings:
    """Return the findings that a report of the untrusted job holds.

    Anything that is not as expected counts as no finding.
    """
    try:
        report = json.loads(text)
    except (ValueError, RecursionError):
        return Findings()
    if not isinstance(report, dict):
        return Findings()
    return Findings(*(lines_of(report.get(key)) for key in ("checks", "links")))


def lines_of(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(plain(line) for line in value if isinstance(line, str))


def plain(line: str) -> str:
    """Return a line that cannot leave the block of code it will stand in."""
    line = re.sub(r"[^\x20-\x7e\xa0-\u1fff\u2030-\uffef]", " ", line)
    return line.replace("`", "'")[:LONGEST_LINE]


def comment(preview: Preview) -> str:
    """Return the comment on a pull request, in Markdown."""
    parts = [MARK, "### Preview of the book"]
    if preview.refused:
        parts.append(f"There is no preview of {preview.commit[:10]}: "
                     f"{preview.refused}. [The run]({preview.run}) has "
                     "what was built.")
    else:
        parts += [f"**[Open the preview]({preview.address})** of commit "
                  f"{preview.commit[:10]}.", *pages(preview)]
    if preview.commit != preview.head:
        parts.append(f"The newest commit, {preview.head[:10]}, has no preview "
                     "yet. If that does not change, see what its checks say.")
    parts += findings(preview.findings)
    if not preview.refused:
        parts.append("Nothing moves in a preview, since anybody can propose "
                     "one. To try figures, quizzes and code, download "
                     f"*preview* from [the run]({preview.run}), unpack it, "
                     "and serve it: `python3 -m http.server --directory html`.")
    return "\n\n".join(parts) + "\n"


def pages(preview: Preview) -> list[str]:
    """Return the table of changed pages and what it does not show."""
    parts = []
    if preview.sizes:
        parts.append("\n".join([
            "| Page | Size | Before |", "|:--|--:|--:|",
            *(row(size, preview.address)
              for size in preview.sizes[:MOST_LINES])]))
        parts.append("Sizes are those of the page and of its pictures, light "
                     "and dark, compressed, in kB. *Before* is the published "
                     "book.")
    if len(preview.sizes) > MOST_LINES:
        parts.append(f"{len(preview.sizes) - MOST_LINES} more pages change.")
    if preview.many:
        parts.append("This also changes what many pages are made with: look "
                     "at more than the pages named here.")
    elif not preview.sizes:
        parts.append("The text of no page changes.")
    return parts


def row(size: Size, address: str) -> str:
    if size.after is None:
        return f"| {size.page} | – | {kilobytes(size.before)} |"
    change = ""
    if size.before is not None:
        change = f" ({(size.after - size.before) / 1000:+.1f})"
    return (f"| [{size.page}]({address}{size.page}.html) "
            f"| {kilobytes(size.after)}{change} | {kilobytes(size.before)} |")


def kilobytes(size: int | None) -> str:
    return "–" if size is None else f"{size / 1000:.1f}"


def findings(found: Findings) -> list[str]:
    parts = []
    if found.checks:
        parts.append(f"**Checks of the text:** {len(found.checks)} to mend.")
        parts.append(block(found.checks))
    else:
        parts.append("**Checks of the text:** nothing to mend.")
    if found.links:
        parts.append("**Links to other sites** that did not answer well. This "
                     "is a note; nothing waits for it.")
        parts.append(block(found.links))
    return parts


def block(lines: tuple[str, ...]) -> str:
    shown = [*lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown.append(f"and {len(lines) - MOST_LINES} more")
    return "\n".join(["````text", *shown, "````"])


def write_comment(folder: Path, number: int, preview: Preview) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{number}.md").write_text(comment(preview), "utf-8")
