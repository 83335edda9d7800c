"""The site offers the files of its own edition and no others."""

import pytest

from publishing.downloads import Downloads

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
    edition.offer([], tmp_path / "site")
    assert [file.name for file in downloads.iterdir()] == ["other.epub"]
