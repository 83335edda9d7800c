"""Forms, templates and workflows keep their promises to contributors."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from publishing.paths import LOCK, PRESS, ROOT
from publishing.release.archive import write_checksums
from publishing.tools.newest import REQUIREMENTS, loosened
from publishing.tools.preview import ARTIFACT, FOLDER

GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))
FORMS = [path for path in FORMS if path.name != "config.yml"]
WORKFLOWS = {path.name: yaml.safe_load(path.read_text("utf-8"))
             for path in sorted((GITHUB / "workflows").glob("*.yml"))}
JOBS = [(name, job) for name, workflow in WORKFLOWS.items()
        for job in workflow["jobs"]]

# Which jobs may write, and what. All others read, or do not even that.
WRITING = {
    ("book.yml", "notebooks"): {"contents"},
    ("release.yml", "publish"): {"contents"},
    ("book.yml", "publish"): {"pages", "id-token"},
    ("weekly.yml", "report"): {"issues"},
}

# What GitHub knows in a form; see its documentation of issue forms.
FIELD_TYPES = {"markdown", "input", "textarea", "dropdown", "checkboxes"}


def events(workflow):
    return workflow[True]  # YAML takes the word `on` for a truth value


# --- Forms -------------------------------------------------------------------

def test_there_is_a_form_for_each_kind_of_report():
    assert {path.stem for path in FORMS} == {
        "error-in-the-text", "unclear-passage", "new-exercise", "bug"}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form_is_one_that_github_takes(path):
    form = yaml.safe_load(path.read_text("utf-8"))
    assert set(form) <= {"name", "description", "title", "labels", "body"}
    assert form["name"] and form["description"]
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert {field["type"] for field in form["body"]} <= FIELD_TYPES
    ids = [field["id"] for field in fields]
    labels = [field["attributes"]["label"] for field in fields]
    assert len(set(ids)) == len(ids) and len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[\w-]+", name) for name in ids)
    for field in fields:
        assert set(field) <= {"type", "id", "attributes", "validations"}
        assert set(field["attributes"]) <= {
            "label", "description", "placeholder", "options", "value"}
        assert ("options" in field["attributes"]) is (
            field["type"] in ("dropdown", "checkboxes"))
    assert any(field.get("validations", {}).get("required") for field in fields)


def test_checklist_keeps_to_the_contract():
    contract = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    checklist = (GITHUB / "pull_request_template.md").read_text("utf-8")
    assert checklist.count("- [ ] ") > 10
    for command in re.findall(r"`(make \w+)`", checklist):
        assert command in contract
    for words in ("Eight", "Predict first", "Three things"):
        assert words.lower() in " ".join(contract.split()).lower()
        assert words.lower() in " ".join(checklist.split()).lower()


# --- Workflows ---------------------------------------------------------------

@pytest.mark.parametrize("name, job", JOBS)
def test_only_some_jobs_may_write(name, job):
    workflow = WORKFLOWS[name]
    assert workflow["permissions"] == {}
    granted = workflow["jobs"][job]["permissions"]
    writes = {key for key, value in granted.items() if value != "read"}
    assert writes == WRITING.get((name, job), set())


@pytest.mark.parametrize("name, job", JOBS)
def test_steps_are_commands_that_anyone_can_run(name, job):
    for step in WORKFLOWS[name]["jobs"][job]["steps"]:
        command = step.get("run", "")
        assert "${{" not in command and "\n" not in command.strip()
        assert re.match(r"$|make |\.ci/|python3? -m ", command), command
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
            assert "ref" not in step["with"]


@pytest.mark.parametrize("name, job", JOBS)
def test_jobs_end_and_know_no_secret(name, job):
    assert WORKFLOWS[name]["jobs"][job]["timeout-minutes"] <= 90
    assert "secrets" not in str(WORKFLOWS[name]["jobs"][job])


def test_proposed_code_runs_without_rights():
    for name, workflow in WORKFLOWS.items():
        assert not {"pull_request_target", "workflow_run"} & set(
            events(workflow)), name
    [build] = WORKFLOWS["preview.yml"]["jobs"].values()
    assert build["permissions"] == {"contents": "read"}


def artifacts(name):
    return {step["with"]["name"]: step["with"] for job
            in WORKFLOWS[name]["jobs"].values() for step in job["steps"]
            if "upload-artifact" in step.get("uses", "")}


def test_the_preview_is_what_its_summary_names():
    assert Path(artifacts("preview.yml")[ARTIFACT]["path"]) == (
        FOLDER.relative_to(ROOT))


def test_the_site_is_published_by_main_alone():
    jobs = WORKFLOWS["book.yml"]["jobs"]
    [upload] = [step for step in jobs["book"]["steps"]
                if "upload-pages-artifact" in step.get("uses", "")]
    assert upload["with"]["path"] == "_build/html"
    for condition in (upload["if"], jobs["publish"]["if"]):
        assert "github.ref == 'refs/heads/main'" in condition
    assert set(jobs["publish"]["needs"]) == {"book", "package"}


def test_weekly_report_knows_every_job():
    from publishing.tools.weekly import JOBS as known
    jobs = WORKFLOWS["weekly.yml"]["jobs"]
    assert set(jobs) - {"report"} == set(jobs["report"]["needs"]) == set(known)
    assert set(events(WORKFLOWS["weekly.yml"])) == {
        "schedule", "workflow_dispatch"}


# --- Dependencies ------------------------------------------------------------

def test_lock_pins_what_is_asked_for():
    """Say when requirements.txt was changed and `make lock` forgotten."""
    lock = LOCK.read_text("utf-8")
    for line in REQUIREMENTS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, version = line.partition("==")
            pin = f"{name.lower().replace('_', '-')}=={version}"
            assert re.search(rf"^{re.escape(pin)}(?=[ \\])", lock, re.M), (
                f"requirements.lock lacks {pin}: run `make lock`")


def test_newest_packages_are_those_that_keep_promises():
    lines = REQUIREMENTS.read_text("utf-8").splitlines()
    loose = [loosened(line) for line in lines]
    assert "jupyter-book>=1.0.4.post1,<2" in loose
    assert all("==" not in line for line in loose)


def test_dependabot_looks_at_each_kind_in_one_group():
    settings = yaml.safe_load((GITHUB / "dependabot.yml").read_text("utf-8"))
    found = {update["package-ecosystem"]: update
             for update in settings["updates"]}
    assert set(found) == {"pip", "npm", "github-actions"}
    for update in found.values():
        assert len(update["groups"]) == 1
        assert update["schedule"]["interval"] == "weekly"
    assert (ROOT / found["npm"]["directory"].strip("/")) == PRESS


# --- Publishing an edition ---------------------------------------------------

@pytest.fixture
def edition(tmp_path):
    """The files of an edition, and a `gh` that writes down what it is told."""
    release = tmp_path / "edition" / "release"
    release.mkdir(parents=True)
    (release / "book.pdf").write_text("a book")
    write_checksums(release)
    (tmp_path / "edition" / "release-notes.md").write_text("- All.")
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$TOLD"\n')
    program.chmod(0o755)
    return tmp_path


def publish(folder):
    variables = os.environ | {
        "TAG": "v0.2.0", "TOLD": str(folder / "told"),
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run([ROOT / ".ci/publish-edition", folder / "edition"],
                          env=variables, capture_output=True, check=False)


def test_an_edition_is_published_with_every_file(edition):
    assert publish(edition).returncode == 0
    told = (edition / "told").read_text().split("\n")
    assert told[:3] == ["release", "create", "v0.2.0"]
    assert "Edition 0.2.0" in told and "--verify-tag" in told
    assert told[told.index("--") + 1:-1] == ["SHA256SUMS", "book.pdf"]


def test_files_that_differ_are_not_published(edition):
    (edition / "edition/release/book.pdf").write_text("another book")
    assert publish(edition).returncode != 0
    assert not (edition / "told").exists()
