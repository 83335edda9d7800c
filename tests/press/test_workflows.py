"""The workflows pass actionlint and zizmor, and say nobody's name."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from publishing.paths import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PROGRAMS = Path(sys.executable).parent

BAD_WORKFLOW = """\
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo ${{ github.event.head_commit.message }}
        shel: bash
"""


def actionlint(*paths):
    linter = Path(__file__).with_name("lint_workflows.mjs")
    return subprocess.run([PROGRAMS / "node", linter, *paths],
                          capture_output=True, text=True, check=False)


def zizmor(*paths):
    return subprocess.run([PROGRAMS / "zizmor", "--offline", *paths],
                          capture_output=True, text=True, check=False)


@pytest.fixture
def bad_workflow(tmp_path):
    path = tmp_path / ".github" / "workflows" / "bad.yml"
    path.parent.mkdir(parents=True)
    path.write_text(BAD_WORKFLOW)
    return path


def test_there_are_workflows():
    assert WORKFLOWS


def test_actionlint_is_content():
    answer = actionlint(*WORKFLOWS)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_zizmor_is_content():
    answer = zizmor(*WORKFLOWS)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_actionlint_sees_a_misspelled_key(bad_workflow):
    answer = actionlint(bad_workflow)
    assert answer.returncode == 1
    assert '"shel"' in answer.stdout


def test_zizmor_sees_an_unpinned_action_and_an_injection(bad_workflow):
    answer = zizmor(bad_workflow)
    assert answer.returncode != 0
    assert "unpinned-uses" in answer.stdout
    assert "template-injection" in answer.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit(path):
    used = re.findall(r"uses:\s*(\S+)", path.read_text())
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action), action
