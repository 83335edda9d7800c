"""Say what the weekly look has found: ``python3 -m publishing.pulls.weekly``.

NEEDS holds how each job ended, as GitHub gives it, and FINDINGS names the folder
of what the jobs have to say, one text file each. One issue at most is open: it
changes from week to week, and is closed when nothing is broken any more.
"""

import json
import os
from pathlib import Path

from publishing.pulls.comment import AUTHOR
from publishing.pulls.github import GitHub
from publishing.pulls.report import block, plain

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
            parts.append(block(tuple(map(plain, lines))))
    if not parts:
        return ""
    return "\n\n".join([
        MARK, *parts, f"[This run]({run}) has the details. Nothing waits for "
        "this issue: pull requests are built with the locked packages. It "
        "closes itself after a week in which nothing is broken."]) + "\n"


def own_issue(github: GitHub) -> dict | None:
    """Return the issue that is open, if there is one."""
    return next((issue for issue
                 in github.list("/issues", state="open")
                 if "pull_request" not in issue
                 and issue["user"]["login"] == AUTHOR
                 and (issue["body"] or "").startswith(MARK)), None)


def tell(github: GitHub, text: str) -> None:
    """Open, change or close the issue."""
    issue = own_issue(github)
    if issue is None:
        if text:
            github.send("/issues", "POST", {"title": TITLE, "body": text})
    elif text:
        github.send(f"/issues/{issue['number']}", "PATCH", {"body": text})
    else:
        github.send(f"/issues/{issue['number']}", "PATCH",
                    {"state": "closed", "state_reason": "completed"})


def read_folder(folder: Path) -> dict[str, str]:
    """Return what the jobs have left, by the names of the jobs."""
    return {file.stem: file.read_text("utf-8", "replace")
            for file in sorted(folder.rglob("*.txt"))}


def main() -> None:
    tell(GitHub.from_environment(),
         issue_text(json.loads(os.environ["NEEDS"]),
                    read_folder(Path(os.environ["FINDINGS"])),
                    os.environ["RUN"]))


if __name__ == "__main__":
    main()
