"""What Ace reports becomes faults with places; Ace itself runs in `make ace`."""

from zipfile import ZipFile

from publishing.tools import ace


def assertion(outcome: str, **pointer) -> dict:
    return {"earl:result": {"earl:outcome": outcome, "dct:description": "Empty.",
                            **pointer},
            "earl:test": {"earl:impact": "minor", "dct:title": "empty-heading"}}


def test_a_fault_names_its_file_its_element_and_its_rule(tmp_path):
    with ZipFile(tmp_path / "a.epub", "w") as epub:
        epub.writestr("EPUB/preface--goal.xhtml", "<html></html>")
        report = {"assertions": [
            {"earl:testSubject": {"url": "preface--goal.xhtml"}, "assertions": [
                assertion("fail", **{"earl:pointer": {"css": ["h2"]}}),
                assertion("pass")]},
            {"earl:testSubject": {"url": "a.epub"},
             "assertions": [assertion("fail")]}]}
        faults = list(ace.told(report, epub))
    assert [(fault.severity, fault.code, fault.text, fault.places, fault.origins)
            for fault in faults] == [
        ("minor", "empty-heading", "Empty.", ("EPUB/preface--goal.xhtml h2",),
         ("book/index.md",)),
        ("minor", "empty-heading", "Empty.", ("a.epub",), ())]


def test_what_is_installed_is_not_installed_again(tmp_path, monkeypatch):
    commands = []

    def run(*command):
        commands.append(command)
        (tmp_path / "node_modules").mkdir(exist_ok=True)
        (tmp_path / "node_modules" / ".package-lock.json").write_text("{}")

    monkeypatch.setattr(ace, "FOLDER", tmp_path)
    monkeypatch.setattr(ace, "run", run)
    ace.install()
    ace.install()
    assert [command[1] for command in commands] == ["ci"]
    (tmp_path / "package-lock.json").write_text("{}")
    ace.install()
    assert len(commands) == 2


def test_make_ace_is_told_when_there_is_no_epub(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(ace, "EPUB", ace.EPUB.__class__(tmp_path, ("none.epub",)))
    assert ace.main() == 1
    assert "make epub" in capsys.readouterr().err
