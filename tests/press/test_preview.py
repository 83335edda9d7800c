"""What a pull request shows to those who review it, and the weekly issue."""

import json
import subprocess
import sys

import pytest
from PIL import Image

from publishing.paths import ROOT, manuscript
from publishing.tools import preview, weekly
from publishing.tools.markdown import code_block
from publishing.tools.preview import changed_pages, changes_many


def test_changed_pages_come_from_file_names():
    assert changed_pages([
        "book/index.md", "book/linear-algebra/labs/vectors.md", "README.md",
        "book/figures/notes.txt", "book/Bad Name.md", "book/../x.md",
        "book/drafts/gradients.md",
        "book/index.md"]) == ["index", "linear-algebra/labs/vectors"]


def test_every_page_of_the_book_has_a_name_that_is_understood():
    pages = [page.relative_to(ROOT).as_posix() for page in manuscript()]
    assert len(changed_pages(pages)) == len(pages)


@pytest.mark.parametrize("file, many", [
    ("code/mlmath/vectors.py", True), ("publishing/theme/pages.py", True),
    ("book/figures/engine/plane.js", True), ("_toc.yml", True),
    ("book/index.md", False), ("tests/text/test_book.py", False)])
def test_what_changes_many_pages(file, many):
    assert changes_many([file]) is many


def git(folder, *arguments):
    subprocess.run(["git", "-C", folder, "-c", "user.name=n", "-c",
                    "user.email=e", *arguments], check=True,
                   capture_output=True)


@pytest.fixture
def change(tmp_path):
    """A site of two pages, and a commit that changes one and removes one."""
    book, site = tmp_path / "book", tmp_path / "site"
    book.mkdir()
    for name in ("index", "gone", "same"):
        (book / f"{name}.md").write_text("1")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "book")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    (book / "index.md").write_text("2")
    (book / "gone.md").unlink()
    git(tmp_path, "add", "book")
    git(tmp_path, "commit", "--quiet", "-m", "second")
    for folder in ("_images", "_static"):
        (site / folder).mkdir(parents=True)
    for name in ("_images/a.svg", "_images/b.svg", "_static/theme.css",
                 "index.cells.json"):
        (site / name).write_text("")
    for name in ("index", "same"):
        (site / f"{name}.html").write_text(
            '<article style="height: 9000px"><img src="_images/a.svg">'
            f'<a href="https://{name}.invalid/">a</a></article>')
    return tmp_path


def size_of(picture):
    with Image.open(picture) as opened:
        return opened.size


def test_a_change_is_shown(change, monkeypatch, capsys):
    followed = {}
    for name, value in {
            "ROOT": change, "SITE": change / "site",
            "FOLDER": change / "preview",
            "Book": type("Book", (), {"read": lambda: None}),
            "check_book": lambda book: ["book/index.md:1: mend this"],
            "check_links": lambda links: followed.update(links) or ["lost"],
            }.items():
        monkeypatch.setattr(preview, name, value)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(change / "summary"))
    preview.main()
    assert set(followed) == {"https://index.invalid/"}
    found = {file.relative_to(change / "preview").as_posix()
             for file in (change / "preview").rglob("*") if file.is_file()}
    assert found == {
        "summary.md", "html/index.html", "html/index.cells.json",
        "html/_images/a.svg", "html/_static/theme.css",
        *(f"screenshots/index-{name}-{number}.png"
          for name in ("phone", "desktop") for number in (1, 2))}
    for name, width in (("phone", 375), ("desktop", 1280)):
        pieces = [size_of(change / f"preview/screenshots/index-{name}-"
                          f"{number}.png") for number in (1, 2)]
        assert [piece[0] for piece in pieces] == [width, width]
        assert sum(piece[1] for piece in pieces) > 9000
    text = (change / "summary").read_text()
    assert text.strip() == capsys.readouterr().out.strip()
    for words in ("- `index`", "*preview*", "'gone'", "1 to mend", "lost"):
        assert words in text
    assert "same" not in text and "many pages" not in text


def test_a_change_without_pages_says_so():
    text = preview.summary([], [], False, [], [])
    assert "The text of no page changes." in text
    assert "artifact" not in text and "nothing to mend" in text
    assert "many pages" in preview.summary([], [], True, [], [])


def test_a_block_keeps_what_it_holds():
    text = code_block(["````\n# Title", "a\r\u2028b\u202ec", "x" * 5000] * 20)
    assert text.count("````") == 2 and "'''' # Title" in text
    assert not set("\r\u2028\u202e") & set(text)
    assert "and 30 more" in text and max(map(len, text.splitlines())) <= 300


# --- The weekly look ---------------------------------------------------------

def needs(**results):
    return {job: {"result": results.get(job, "success")}
            for job in weekly.JOBS}


def test_the_weekly_issue_says_what_is_broken():
    assert weekly.issue_text(needs(), {"links": "x"}, "run") == ""
    text = weekly.issue_text(needs(links="failure", audit="cancelled"),
                             {"links": "gone: `404`", "newest": "no"}, "run")
    assert "gone: '404'" in text and "*cancelled*" in text
    assert "newest packages" not in text and "no\n" not in text


@pytest.mark.parametrize("open_issue, text, told", [
    (False, "", []),
    (False, "Broken", ["create", "--title", weekly.TITLE]),
    (True, "Broken", ["edit", "5", "--body-file", "-"]),
    (True, "", ["close", "5", "--reason", "completed"])])
def test_one_weekly_issue_is_kept(monkeypatch, open_issue, text, told):
    issues = [{"number": 3, "body": "Another."}]
    if open_issue:
        issues.append({"number": 5, "body": f"{weekly.MARK}\nOld"})
    calls = []

    def gh(*arguments, text=None):
        calls.append((arguments, text))
        return json.dumps(issues) if arguments[0] == "list" else ""

    monkeypatch.setattr(weekly, "gh", gh)
    weekly.tell(text)
    changes = calls[1:]
    assert [list(arguments)[:len(told)] for arguments, _ in changes] == (
        [told] if told else [])
    assert all(body == (text or None) for _, body in changes)


def test_the_weekly_report_needs_the_standard_library_alone():
    # -I leaves out this environment's packages and the current folder.
    program = ("import sys; sys.path = [p for p in sys.path "
               "if 'site-packages' not in p]; "
               f"sys.path.insert(0, {str(ROOT)!r}); "
               "import publishing.tools.weekly")
    subprocess.run([sys.executable, "-I", "-S", "-c", program], check=True)
