"""Numbers of editions, the changelog, and the files of a release."""

import hashlib
import subprocess
import zipfile
from datetime import date
from zipfile import ZipFile

import pytest

from publishing.downloads import Downloads
from publishing.edition import citation
from publishing.paths import PACKAGE
from publishing.release import __main__ as release
from publishing.release.archive import write_archive, write_checksums
from publishing.release.changelog import (
    ChangelogFault, Edition, parts_of, read_changelog)
from publishing.release.edition import number_faults, release_faults

GOOD = """\
# Changelog

## 0.10.0, in preparation

- A chapter.

### For authors

- A check.

## 0.2.0, 2027-03-14

- Another one.
"""

RELEASED = Edition("0.2.0", date(2027, 3, 14), "- All.", 3)
PREPARED = Edition("0.2.0", None, "- All.", 3)


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "CHANGELOG.md"
        path.write_text(text, "utf-8")
        return read_changelog(path)
    return read_text


def test_the_books_own_numbers_agree():
    assert list(number_faults(citation(), read_changelog()[0])) == []


def test_the_package_does_not_claim_another_number():
    stated = (PACKAGE / "pyproject.toml").read_text("utf-8")
    assert f'version = "{citation()["version"]}"' in stated


def test_changelog_is_read(read):
    newest, older = read(GOOD)
    assert (newest.number, newest.released, newest.line) == ("0.10.0", None, 3)
    assert newest.notes == "- A chapter.\n\n### For authors\n\n- A check."
    assert (older.number, older.released) == ("0.2.0", date(2027, 3, 14))


@pytest.mark.parametrize("old, new, line", [
    ("## 0.10.0, in preparation", "## 0.10, in preparation", 3),
    ("## 0.10.0, in preparation", "## 0.010.0, in preparation", 3),
    ("## 0.10.0, in preparation", "## 0.10.0", 3),
    ("## 0.10.0", "## 0.1.0", 11),
    ("## 0.10.0", "## 0.2.0", 11),
    ("2027-03-14", "in preparation", 11),
    ("2027-03-14", "2027-03-40", 11),
    ("\n- Another one.\n", "", 11),
    (GOOD, "# Changelog\n", 1),
])
def test_a_fault_in_the_changelog_is_found_on_its_line(read, old, new, line):
    assert old in GOOD
    with pytest.raises(ChangelogFault, match=f"CHANGELOG.md:{line}: "):
        read(GOOD.replace(old, new))


@pytest.mark.parametrize("number", ["1.2", "v1.2.0", "1.2.0-beta", "01.2.0", ""])
def test_what_is_no_number_of_an_edition(number):
    with pytest.raises(ValueError, match="number of an edition"):
        parts_of(number)


@pytest.mark.parametrize("tag, facts, newest, words", [
    ("v0.2.0", {"version": "0.3.0", "date-released": "2027-03-14"}, RELEASED,
     ["CITATION.cff says 0.3.0"]),
    ("v0.2.0", {"version": "0.2.0"}, RELEASED, ["date-released"]),
    ("v0.2.0", {"version": "0.2.0"}, PREPARED, ["still in preparation"]),
    ("0.2.0", {"version": "0.2.0", "date-released": date(2027, 3, 14)},
     RELEASED, ["expected v0.2.0"]),
    ("v0.2.0", {"version": "2"}, RELEASED, ["number of an edition"]),
    ("v0.2.0", {"version": "0.2.0", "date-released": date(2027, 3, 14)},
     RELEASED, []),
])
def test_what_stands_in_the_way_of_a_release(tag, facts, newest, words):
    faults = list(release_faults(tag, facts, newest))
    assert len(faults) == len(words), faults
    assert all(word in fault for word, fault in zip(words, faults))


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A folder in which every edition has been built."""
    for name in ("html/_static/book.js", "html/index.html", "html/.buildinfo",
                 "pdf/book.pdf", "pdf/book-print.pdf",
                 "pdf/chapters/01-lines.pdf", "epub/title.epub"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    monkeypatch.setenv("TAG", "v0.2.0")
    for name, value in {
            "ROOT": tmp_path, "TITLE": "title",
            "SITE": tmp_path / "html",
            "PDF": Downloads(tmp_path / "pdf", (
                "book.pdf", "book-print.pdf", "chapters/01-lines.pdf")),
            "EPUB": Downloads(tmp_path / "epub", ("title.epub",)),
            "FILES": tmp_path / "release", "NOTES": tmp_path / "notes.md",
            "read_changelog": lambda: [RELEASED],
            "citation": lambda: {"version": "0.2.0",
                                 "date-released": date(2027, 3, 14)},
            "book_address": lambda: "https://book.example/"}.items():
        monkeypatch.setattr(release, name, value)
    return tmp_path


def test_a_release_has_every_file_and_its_checksum(built):
    assert release.main([]) == 0
    names = {file.name for file in (built / "release").iterdir()}
    assert names == {"book-0.2.0.pdf", "book-print-0.2.0.pdf",
                     "title-0.2.0.epub", "title-site-0.2.0.zip",
                     "title-chapters-0.2.0.zip", "SHA256SUMS"}
    with zipfile.ZipFile(built / "release/title-chapters-0.2.0.zip") as packed:
        assert packed.namelist() == ["title-chapters-0.2.0/01-lines.pdf"]
    assert "- All." in (built / "notes.md").read_text("utf-8")
    answer = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"],
                            cwd=built / "release", capture_output=True,
                            text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.count(": OK") == 5


@pytest.mark.parametrize("name", ["pdf/book.pdf", "pdf/chapters/01-lines.pdf",
                                  "epub/title.epub",
                                  "html/index.html"])
def test_a_missing_file_stops_the_release(built, capsys, name):
    (built / name).unlink()
    assert release.main([]) == 1
    assert f"{name} is missing" in capsys.readouterr().err
    assert not (built / "release").exists()


def test_a_wrong_tag_stops_the_release(built, capsys, monkeypatch):
    monkeypatch.setenv("TAG", "v0.3.0")
    assert release.main([]) == 1
    assert "expected v0.2.0" in capsys.readouterr().err
    assert not (built / "release").exists()


@pytest.mark.parametrize("tag", ["v0.2.0", ""])
@pytest.mark.parametrize("arguments", [[], ["--check"]])
def test_a_release_without_an_address_is_refused(built, capsys, monkeypatch, tag,
                                                 arguments):
    monkeypatch.setenv("TAG", tag)
    monkeypatch.setattr(release, "book_address", lambda: "")
    assert release.main(arguments) == 1
    assert "no address is known (BOOK_URL)" in capsys.readouterr().err
    assert not (built / "release").exists()


def test_a_check_writes_nothing(built):
    assert release.main(["--check"]) == 0
    assert not (built / "release").exists()


def test_the_same_site_gives_the_same_archive(built):
    for name in "cadb":
        (built / "html" / name).write_text(name, "utf-8")
    archives = [built / "first" / "site.zip", built / "second" / "site.zip"]
    for archive in archives:
        archive.parent.mkdir()
        write_archive(built / "html", archive, date(2027, 3, 14))
        (built / "html" / "index.html").touch()
    assert archives[0].read_bytes() == archives[1].read_bytes()
    with ZipFile(archives[0]) as packed:
        assert packed.namelist() == [
            "site/_static/book.js", "site/a", "site/b", "site/c", "site/d",
            "site/index.html"]
        assert packed.read("site/index.html") == b"html/index.html"


def test_checksums_do_not_name_themselves(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    write_checksums(tmp_path)
    text = write_checksums(tmp_path).read_text("utf-8")
    assert text == f"{hashlib.sha256(b'abc').hexdigest()}  a\n"
