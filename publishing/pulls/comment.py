"""Write the comments: ``python3 -m publishing.pulls.comment FOLDER``.

The folder holds one file for each pull request, such as `12.md`. Each has one
comment of ours, which changes with the preview.
"""

import sys
from pathlib import Path

from publishing.pulls.github import GitHub
from publishing.pulls.report import MARK

AUTHOR = "github-actions[bot]"


def own_comment(github: GitHub, number: int) -> dict | None:
    """Return our comment on a pull request; others may copy its mark."""
    return next((comment for comment
                 in github.list(f"/issues/{number}/comments")
                 if comment["user"]["login"] == AUTHOR
                 and comment["body"].startswith(MARK)), None)


def say(github: GitHub, number: int, text: str) -> None:
    """Write a comment, or change the one that is there if it differs."""
    comment = own_comment(github, number)
    if comment is None:
        github.send(f"/issues/{number}/comments", "POST", {"body": text})
    # GitHub may store other ends of lines than it was sent.
    elif comment["body"].split() != text.split():
        github.send(f"/issues/comments/{comment['id']}", "PATCH",
                    {"body": text})


def main(folder: Path) -> None:
    github = GitHub.from_environment()
    for file in sorted(folder.glob("*.md")):
        say(github, int(file.stem), file.read_text("utf-8"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
