"""What the machine lacks is told before the work begins."""

import pytest

from publishing.tools import programs


@pytest.fixture
def bare_machine(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("EPUBCHECK", raising=False)
    monkeypatch.setattr(programs, "BROWSER_APPLICATIONS", ())


def test_a_bare_machine_is_told_every_package(bare_machine):
    packages = set(programs.missing_packages().values())
    assert {"texlive-xetex", "texlive-fonts-recommended", "poppler-utils",
            "default-jre-headless", "librsvg2-bin", "chromium"} <= packages


def test_the_tests_refuse_to_begin_without_them(bare_machine, monkeypatch,
                                                capsys):
    monkeypatch.setattr(programs.sys, "argv", ["programs", "--check"])
    assert programs.main()
    told = capsys.readouterr().err
    assert "this machine lacks xelatex" in told
    assert "apt-get install --no-install-recommends chromium" in told


def test_a_browser_that_is_named_is_not_asked_for(bare_machine, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/opt/mine")
    assert "chromium" not in programs.missing_packages()
