"""The site offers the PDF files of its own edition and no others."""

import pytest

from publishing.print.editions import NAMES, STAMP, built_from, offer


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "pdf"
    folder.mkdir()
    for name in NAMES.values():
        (folder / name).write_bytes(b"%PDF")
    (folder / STAMP.name).write_text("sources 1")
    return folder


def test_files_of_these_sources_are_found_and_others_are_not(folder):
    assert [file.name for file in built_from("sources 1", folder)] == list(
        NAMES.values())
    assert built_from("sources 2", folder) == []
    (folder / STAMP.name).unlink()
    assert built_from("sources 1", folder) == []


def test_site_gets_what_is_offered_and_loses_what_is_old(folder, tmp_path):
    downloads = tmp_path / "site" / "downloads"
    offer(built_from("sources 1", folder), tmp_path / "site")
    assert sorted(file.name for file in downloads.iterdir()) == sorted(
        NAMES.values())
    offer([], tmp_path / "site")
    assert list(downloads.iterdir()) == []
