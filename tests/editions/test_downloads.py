"""The site offers the files of its own edition and no others."""

import pytest

from publishing.downloads import PDF, TITLE, Downloads

NAMES = ("book.pdf", "book-print.pdf")


@pytest.fixture
def edition(tmp_path):
    edition = Downloads(tmp_path / "pdf", NAMES)
    edition.folder.mkdir()
    for file in edition.files:
        file.write_bytes(b"%PDF")
    edition.mark_built("sources 1")
    return edition


def test_files_of_these_sources_are_found_and_others_are_not(edition):
    assert edition.built_from("sources 1") == edition.files
    assert edition.built_from("sources 2") == []
    edition.files[0].unlink()
    assert edition.built_from("sources 1") == edition.files[1:]
    edition.stamp.unlink()
    assert edition.built_from("sources 1") == []


def test_site_gets_what_is_offered_and_loses_what_is_old(edition, tmp_path):
    downloads = tmp_path / "site" / "downloads"
    edition.offer(edition.built_from("sources 1"), tmp_path / "site")
    assert {file.name for file in downloads.iterdir()} == set(NAMES)
    (downloads / "other.epub").write_bytes(b"")
    (downloads / "a-volume-that-was.pdf").write_bytes(b"")
    edition.offer([], tmp_path / "site")
    assert [file.name for file in downloads.iterdir()] == ["other.epub"]


def test_a_file_in_a_folder_is_offered_in_that_folder(tmp_path):
    edition = Downloads(tmp_path / "pdf", ("chapters/03-vectors.pdf",))
    [file] = edition.files
    file.parent.mkdir(parents=True)
    file.write_bytes(b"%PDF")
    edition.offer(edition.files, tmp_path / "site")
    assert (tmp_path / "site/downloads/chapters/03-vectors.pdf").exists()
    edition.offer([], tmp_path / "site")
    assert not list((tmp_path / "site").rglob("*.pdf"))


def test_every_volume_and_the_companion_are_made_for_screens_and_for_paper():
    endings = [name.removeprefix(f"{TITLE}-") for name in PDF.names]
    assert endings[:4] == ["volume-1.pdf", "volume-1-print.pdf",
                           "volume-2.pdf", "volume-2-print.pdf"]
    assert {"companion.pdf", "companion-print.pdf"} <= set(endings)
