"""Parsed pages are kept as long as they are the same."""

from publishing.checks import kept
from publishing.checks.page import read_page


def test_a_page_is_parsed_once_and_again_when_it_changes(tmp_path, monkeypatch):
    parsed = []
    monkeypatch.setattr(kept, "read_page", lambda path, name: (
        parsed.append(name), read_page(path, name))[1])
    paths = {}
    for name in ("one", "two"):
        paths[name] = tmp_path / f"{name}.md"
        paths[name].write_text(f"# Title\n\nThe text {name}.\n", "utf-8")
    folder = tmp_path / "kept"
    first = kept.kept_pages(paths, folder)
    again = kept.kept_pages(paths, folder)
    assert parsed == ["one", "two"]
    assert [page.source for page in again] == [page.source for page in first]
    paths["two"].write_text("# Title\n\nOther words.\n", "utf-8")
    assert "Other words" in kept.kept_pages(paths, folder)[1].source
    assert parsed == ["one", "two", "two"]
    assert len(list(folder.iterdir())) == 2
