"""The environment: Python's version, the lock, the standard library."""

import os
import re
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from publishing import environment
from publishing.paths import LOCK, ROOT

VersionInfo = namedtuple("VersionInfo", "major minor micro")


def run_python(code, **options):
    return subprocess.run([sys.executable, "-c", code], text=True,
                          capture_output=True, check=True, **options).stdout


@pytest.mark.parametrize("folder", [ROOT, ROOT / "code", ROOT / "tests"])
def test_code_is_the_standard_library_s(folder):
    output = run_python("import code, pdb; print(code.__file__)", cwd=folder)
    assert Path(output.strip()).parent == Path(os.__file__).parent


def test_package_is_installed_from_this_checkout():
    output = run_python("import mlmath; print(mlmath.__file__)", cwd="/")
    assert Path(output.strip()) == ROOT / "code" / "mlmath" / "__init__.py"


@pytest.mark.parametrize("version", [(3, 10, 4), (3, 14, 0), (2, 7, 18)])
def test_other_python_is_refused_by_name(monkeypatch, version):
    monkeypatch.setattr(sys, "version_info", VersionInfo(*version))
    monkeypatch.setattr(environment, "create_environment",
                        lambda: pytest.fail("went on with the wrong Python"))
    answer = environment.main()
    assert "3.11 to 3.13" in answer


def test_nothing_is_installed_twice(monkeypatch):
    monkeypatch.setattr(environment, "create_environment",
                        lambda: pytest.fail("installed again"))
    monkeypatch.setattr(environment, "installed_fingerprint",
                        environment.sources_fingerprint)
    assert environment.main() == 0


def test_make_says_which_python_it_needs():
    answer = subprocess.run(["make", "PYTHON=no-such-python", "environment"],
                            cwd=ROOT, text=True, capture_output=True,
                            check=False)
    assert answer.returncode != 0
    assert "Python 3.11 to 3.13" in answer.stderr
    assert "no-such-python" in answer.stderr


def locked_versions():
    return dict(re.findall(r"^([\w.-]+)==(\S+)", LOCK.read_text(), re.M))


def test_lock_holds_what_the_requirements_ask_for():
    asked = re.findall(r"^([\w.-]+)==(\S+)$",
                       (ROOT / "requirements.txt").read_text(), re.M)
    assert asked
    locked = locked_versions()
    assert {name: locked.get(name) for name, _ in asked} == dict(asked)


def test_lock_has_a_hash_for_every_package_and_no_address():
    text = LOCK.read_text()
    for block in re.split(r"\n(?=[\w.-]+==)", text):
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert "://" not in text


@pytest.mark.parametrize("folder", ["publishing", "publishing/ace"])
def test_node_lock_has_a_hash_for_every_package_and_no_address(folder):
    text = (ROOT / folder / "package-lock.json").read_text()
    assert '"resolved"' not in text
    assert text.count('"node_modules/') == text.count('"integrity"') > 0
