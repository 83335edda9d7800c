"""The list of errata becomes a page; a malformed entry ends the build."""

import pytest
from bs4 import BeautifulSoup

from publishing.paths import BOOK, manuscript
from publishing.release.changelog import read_changelog
from publishing.release.errata import ERRATA, read_errata

EDITIONS = ["0.10.0", "0.2.0", "0.1.0"]
PAGES = ["numbers", "later"]

ENTRY = """\
- edition: 0.1.0
  page: numbers
  place: exercise 3
  wrong: The angle is $60$ degrees.
  right: |
    The angle is $30$ degrees: half of it.
  corrected: 2027-03-14
"""


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "errata.yml"
        path.write_text(text, "utf-8")
        return read_errata(path, EDITIONS, PAGES)
    return read_text


def test_the_books_own_list_is_sound():
    editions = [edition.number for edition in read_changelog()]
    pages = [path.relative_to(BOOK).with_suffix("").as_posix()
             for path in manuscript()]
    assert read_errata(ERRATA, editions, pages)[1] == []


def test_an_empty_list_is_no_fault(read):
    assert read("# nothing yet\n") == ([], [])
    assert read("[]\n") == ([], [])


def test_a_sound_entry_is_read(read):
    [entry], faults = read("# a comment\n" + ENTRY)
    assert faults == []
    assert entry.line == 2
    assert (entry.edition, entry.page, entry.place) == (
        "0.1.0", "numbers", "exercise 3")
    assert entry.wrong == "The angle is $60$ degrees."
    assert entry.right == "The angle is $30$ degrees: half of it."
    assert entry.corrected.isoformat() == "2027-03-14"


def test_the_newest_edition_and_the_last_correction_come_first(read):
    later = ENTRY.replace("03-14", "04-01")
    text = "".join([ENTRY, later, ENTRY.replace("0.1.0", "0.2.0"),
                    ENTRY.replace("0.1.0", "0.10.0")])
    entries, _ = read(text)
    assert [(entry.edition, entry.corrected.month) for entry in entries] == [
        ("0.10.0", 3), ("0.2.0", 3), ("0.1.0", 4), ("0.1.0", 3)]


@pytest.mark.parametrize("old, new, line, words", [
    ("- edition: 0.1.0", "- edition: 0.3.0", 1, "CHANGELOG.md"),
    ("  page: numbers", "  page: nowhere", 2, "a page of the book"),
    ("  page: numbers\n", "", 1, "lacks page"),
    ("  place: exercise 3", "  where: exercise 3", 3, "'where'"),
    ("  place: exercise 3", "  page: later", 3, "twice"),
    ("  wrong: The angle is $60$ degrees.", "  wrong:", 4, "a text"),
    ("  wrong: The angle is $60$ degrees.", "  wrong: [a, b]", 4, "a text"),
    ("2027-03-14", "2027-02-30", 7, "expected a day"),
    ("2027-03-14", "March", 7, "expected a day"),
    ("2027-03-14", "20270314", 7, "expected a day"),
    ("  wrong: The", "  wrong: what: The", 4, "not YAML"),
    (ENTRY, "edition: 0.1.0\n", 1, "expected a list"),
    (ENTRY, "- one\n", 1, "expected an entry"),
])
def test_a_fault_is_found_on_its_line(read, old, new, line, words):
    assert old in ENTRY
    entries, faults = read(ENTRY.replace(old, new))
    assert entries == []
    assert [fault.line for fault in faults] == [line]
    assert words in faults[0].text


def add_errata(small_book, entries):
    (small_book.book / "errata.md").write_text(
        "---\nkind: reference\nstatus: written\ndescription: Errata.\n---\n"
        "(errata)=\n# Errata\n\n```{errata}\n```\n", "utf-8")
    small_book.replace("_toc.yml", "      - file: later",
                       "      - file: later\n      - file: errata")
    (small_book.book / "reference").mkdir()
    small_book.write("book/reference/errata.yml", entries)
    small_book.write("CHANGELOG.md", "## 0.1.0, in preparation\n\n- All.\n")


def test_the_page_follows_the_list(built_book):
    add_errata(built_book, ENTRY.replace("exercise 3", "5. exercise")
               .replace("2027-03-14", "2027-13-14"))
    for _ in range(2):
        answer = built_book.build()
        assert answer.returncode == 1
        assert "book/reference/errata.yml:7: WARNING: corrected" in answer.stdout

    built_book.write("book/reference/errata.yml", "")
    assert built_book.build().returncode == 0
    assert "No mistakes are known" in built_book.page("errata.html")

    built_book.write("book/reference/errata.yml", ENTRY)
    answer = built_book.build()
    assert answer.returncode == 0, answer.stdout
    page = BeautifulSoup(built_book.page("errata.html"), "html.parser")
    entry = page.select_one("article dl.errata")
    assert entry.select_one("dt a")["href"] == "numbers.html"
    assert "exercise 3" in entry.dt.get_text()
    assert "Corrected on March 14, 2027." in entry.get_text()
    assert len(entry.select(".katex, math")) >= 2
    assert "Edition 0.1.0" in page.select_one("#edition-0-1-0 h2").get_text()
