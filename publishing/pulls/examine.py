"""Examine a proposed change: ``python -m publishing.pulls.examine``.

Reads the site that was built and the files that differ from BASE, a commit (the
first parent, if nothing is said: that is the main branch when GitHub merges a
pull request for a trial). Writes `_build/report.json`, and a summary where the
workflow's page shows it. It finds fault and never fails: the tests do that.
"""

import json
import os
import subprocess

from publishing.checks import Book, check_book
from publishing.paths import BUILD, ROOT, SITE
from publishing.pulls.changes import changed_pages
from publishing.pulls.report import Findings, findings
from publishing.tools.links import check_links, external_links
from publishing.tools.site_checks import Site

REPORT = BUILD / "report.json"


def changed_files(base: str) -> list[str]:
    """Return the files that differ from a commit."""
    answer = subprocess.run(
        ["git", "diff", "--name-only", "--no-renames", "-z", base, "--"],
        cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in answer.stdout.split("\0") if name]


def examine(base: str) -> Findings:
    """Return what there is to say of the present state of the book."""
    checks = tuple(str(message) for message in check_book(Book.read()))
    links = external_links(Site(SITE), changed_pages(changed_files(base)))
    return Findings(checks, tuple(map(str, check_links(links))))


def main() -> None:
    found = examine(os.environ.get("BASE", "HEAD^1"))
    REPORT.write_text(json.dumps({"checks": found.checks,
                                  "links": found.links}), "utf-8")
    text = "\n\n".join(findings(found))
    print(text)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with open(summary, "a", encoding="utf-8") as page:
            page.write(text + "\n")


if __name__ == "__main__":
    main()
