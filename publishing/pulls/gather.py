"""Gather what is to be published: ``python3 -m publishing.pulls.gather``.

Writes the site of the main branch to `_build/published`, with the previews of
open pull requests below `previews/`, and to `_build/comments` what is to be said
on each of these pull requests.
"""

import shutil
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError

from publishing.address import book_address
from publishing.paths import BUILD
from publishing.pulls.changes import changed_pages, changes_many, page_sizes
from publishing.pulls.github import GitHub, Refused, reason
from publishing.pulls.harmless import make_harmless, unpack
from publishing.pulls.report import (
    LARGEST_REPORT, Findings, Preview, read_findings, write_comment)

PUBLISHED = BUILD / "published"
COMMENTS = BUILD / "comments"
PREVIEWS = "previews"

MAIN = "main"
BOOK_WORKFLOW, BOOK_ARTIFACT = "book.yml", "site"
PREVIEW_WORKFLOW, PREVIEW_ARTIFACT = "preview.yml", "preview"

SITE_BYTES = 1_000_000_000
PREVIEW_BYTES = 300_000_000
MOST_PREVIEWS = 15  # GitHub publishes one gigabyte

FAILURES = (Refused, URLError, OSError, zipfile.BadZipFile, zlib.error,
            ValueError, KeyError, NotImplementedError, RuntimeError)


def runs(github: GitHub, workflow: str, branch: str) -> Iterator[dict]:
    """Yield the runs of a workflow that ended well, the newest first."""
    return github.list(f"/actions/workflows/{workflow}/runs",
                       key="workflow_runs", branch=branch, status="success")


def artifact_of(github: GitHub, run: dict, name: str) -> dict | None:
    """Return the artifact of that name that a run has left and kept."""
    found = github.list(f"/actions/runs/{run['id']}/artifacts",
                        key="artifacts", name=name)
    return next((artifact for artifact in found if not artifact["expired"]),
                None)


def save_main_site(github: GitHub, folder: Path) -> None:
    """Save the newest site that the main branch has built.

    Raises
    ------
    Refused
        If there is none, or if it takes the place of the previews.
    """
    for run in runs(github, BOOK_WORKFLOW, MAIN):
        # A fork may have a main branch as well.
        own = run["head_repository"]["full_name"] == github.repository
        if not own or run["event"] == "pull_request":
            continue
        artifact = artifact_of(github, run, BOOK_ARTIFACT)
        if artifact:
            break
    else:
        raise Refused("there is no site of the main branch: start the "
                      "workflow Book there")
    with TemporaryDirectory() as place:
        file = Path(place) / "site.zip"
        github.download(artifact, file, SITE_BYTES)
        with zipfile.ZipFile(file) as packed:
            packed.extractall(folder)
    if not (folder / "index.html").is_file() or (folder / PREVIEWS).exists():
        raise Refused("the site of the main branch has no first page, or "
                      f"holds a folder {PREVIEWS}")


def open_pulls(github: GitHub) -> Iterator[dict]:
    """Yield the open pull requests to the main branch, the newest first."""
    for pull in github.list("/pulls", state="open", base=MAIN,
                            sort="updated", direction="desc"):
        if pull["head"]["repo"]:  # a fork may be gone
            yield pull


def preview_run(github: GitHub, pull: dict) -> tuple[dict, dict] | None:
    """Return the newest run that built a preview, and its artifact."""
    head = pull["head"]
    for run in runs(github, PREVIEW_WORKFLOW, head["ref"]):
        if (run["event"] == "pull_request" and run["head_repository"]
                and run["head_repository"]["id"] == head["repo"]["id"]):
            artifact = artifact_of(github, run, PREVIEW_ARTIFACT)
            if artifact:
                return run, artifact
    return None


def make_preview(github: GitHub, pull: dict, run: dict, artifact: dict,
                 published: Path, address: str) -> Preview:
    """Put a preview into the folder to be published, and say what it shows."""
    number = pull["number"]
    folder = published / PREVIEWS / str(number)
    facts = {"commit": run["head_sha"], "head": pull["head"]["sha"],
             "run": run["html_url"]}
    files = [file["filename"]
             for file in github.list(f"/pulls/{number}/files")]
    try:
        with TemporaryDirectory() as place:
            archive = Path(place) / "preview.zip"
            github.download(artifact, archive, PREVIEW_BYTES)
            unpack(archive, folder, "html/")
            sizes = page_sizes(changed_pages(files), published, folder)
            findings = findings_in(archive)
        make_harmless(folder, number)
    except FAILURES as failure:
        shutil.rmtree(folder, ignore_errors=True)
        return Preview(**facts, refused=reason(failure))
    return Preview(**facts, address=f"{address}{PREVIEWS}/{number}/",
                   sizes=sizes, many=changes_many(files), findings=findings)


def findings_in(archive: Path) -> Findings:
    with zipfile.ZipFile(archive) as packed:
        if "report.json" not in packed.namelist():
            return Findings()
        with packed.open("report.json") as report:
            return read_findings(
                report.read(LARGEST_REPORT).decode("utf-8", "replace"))


def gather(github: GitHub, address: str, published: Path = PUBLISHED,
           comments: Path = COMMENTS) -> int:
    """Write the site, the previews and the comments; return how many."""
    for folder in (published, comments):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    save_main_site(github, published)
    number = 0
    for pull in open_pulls(github):
        found = preview_run(github, pull)
        if found and number < MOST_PREVIEWS:
            preview = make_preview(github, pull, *found, published, address)
            write_comment(comments, pull["number"], preview)
            number += 1
    return number


def main() -> int:
    try:
        number = gather(GitHub.from_environment(), book_address())
    except (Refused, URLError) as failure:
        print(f"Nothing is published: {reason(failure)}.", file=sys.stderr)
        return 1
    print(f"The book and {number} previews.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
