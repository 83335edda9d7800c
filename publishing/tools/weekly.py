"""Say what the weekly look has found: ``python3 -m publishing.tools.weekly``.

NEEDS holds how each job ended, as GitHub gives it, and FINDINGS names the folder
of what the jobs have to say, one text file each. One issue at most is open: it
changes from week to week, and is closed when nothing is broken any more.
"""

import json
import os
import subprocess
from pathlib import Path

from publishing.tools.markdown import code_block

MARK = "<!-- weekly look -->"
TITLE = "The weekly look has found something broken"

JOBS = {
    "newest": "The book and its tests with the newest packages that "
              "`publishing/tools/newest.py` allows",
    "links": "Links that lead out of the book",
    "audit": "Known weaknesses of the packages the book is built with",
}


def issue_text(needs: dict, findings: dict[str, str], run: str) -> str:
    """Return the text of the issue; an empty one if nothing is broken.

    Parameters
    ----------
    needs
        For each job, a dictionary with its `result`.
    findings
        For each job that has left something, what it says.
    run
        The address of the run.
    """
    parts = []
    for job, what in JOBS.items():
        result = needs[job]["result"]
        if result == "success":
            continue
        parts.append(f"## {what}\n\nThe job ended with *{result}*.")
        if lines := findings.get(job, "").splitlines():
            parts.append(code_block(lines))
    if not parts:
        return ""
    return "\n\n".join([
        MARK, *parts, f"[This run]({run}) has the details. Nothing waits for "
        "this issue: pull requests are built with the locked packages. It "
        "closes itself after a week in which nothing is broken."]) + "\n"


def gh(*arguments: str, text: str | None = None) -> str:
    """Ask GitHub's own program, which knows the repository, and return its answer."""
    return subprocess.run(["gh", "issue", *arguments], input=text, text=True,
                          check=True, stdout=subprocess.PIPE).stdout


def own_issue() -> str:
    """Return the number of the issue that is open, if there is one."""
    issues = json.loads(gh("list", "--app", "github-actions", "--state", "open",
                           "--limit", "1000", "--json", "number,body"))
    return next((str(issue["number"]) for issue in issues
                 if issue["body"].startswith(MARK)), "")


def tell(text: str) -> None:
    """Open, change or close the issue."""
    issue = own_issue()
    if text and issue:
        gh("edit", issue, "--body-file", "-", text=text)
    elif text:
        gh("create", "--title", TITLE, "--body-file", "-", text=text)
    elif issue:
        gh("close", issue, "--reason", "completed")


def read_folder(folder: Path) -> dict[str, str]:
    """Return what the jobs have left, by the names of the jobs."""
    return {file.stem: file.read_text("utf-8", "replace")
            for file in sorted(folder.rglob("*.txt"))}


def main() -> None:
    tell(issue_text(json.loads(os.environ["NEEDS"]),
                    read_folder(Path(os.environ["FINDINGS"])),
                    os.environ["RUN"]))


if __name__ == "__main__":
    main()
