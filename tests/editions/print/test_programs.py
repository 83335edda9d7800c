"""What is missing is told with the line that installs it."""

import pytest

from publishing.print import programs


def test_missing_programs_are_told_with_the_line_that_installs_them(
        monkeypatch):
    monkeypatch.setattr(programs.shutil, "which", lambda name: (
        None if name == "xdvipdfmx" else f"/usr/bin/{name}"))
    monkeypatch.setattr(programs, "has_tex_file",
                        lambda name: name != "tcolorbox.sty")
    monkeypatch.setattr(programs, "has_font",
                        lambda name: True)
    with pytest.raises(programs.Missing) as told:
        programs.check_programs()
    assert "needs xdvipdfmx, tcolorbox.sty" in str(told.value)
    assert ("apt-get install --no-install-recommends texlive-binaries "
            "texlive-latex-extra\n") in str(told.value)


def test_a_machine_without_tex_is_no_crash(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(programs.Missing, match="texlive-xetex"):
        programs.check_programs()
