"""`make book`: progress, failures that stay failures, nothing stale."""

import subprocess
import sys
from pathlib import Path

import pytest

from publishing.fingerprint import fingerprint

BAD_CELL = """
```{code-cell} ipython3
fine = 1
```

Text between.

```{code-cell} ipython3
denominator = 0
1 / denominator
```
"""


def test_build_says_what_it_does_and_where_to_look(built_once):
    book, output = built_once
    assert "[1/1] numbers.md: done" in output
    assert (book.site / "index.html").as_uri() in output
    assert "The answer is 41" in book.page("numbers.html")


def test_second_build_does_nothing(built_once):
    book, _ = built_once
    before = (book.site / "index.html").stat().st_mtime_ns
    answer = book.build()
    assert answer.returncode == 0
    assert "Nothing has changed" in answer.stdout
    assert "Running the cells" not in answer.stdout
    assert (book.site / "index.html").stat().st_mtime_ns == before


def test_failing_cell_fails_twice_and_says_where(small_book):
    page = small_book.book / "numbers.md"
    small_book.write("book/numbers.md", page.read_text() + BAD_CELL)
    line = page.read_text().splitlines().index("denominator = 0")
    for _ in range(2):
        answer = small_book.build()
        assert answer.returncode != 0
        assert f"numbers.md:{line}: code cell 3 failed" in answer.stdout
        assert "ZeroDivisionError: division by zero" in answer.stdout
        assert not (small_book.site / "numbers.html").exists()


def test_broken_reference_fails_twice(small_book):
    small_book.replace("book/later.md", "What it will say.",
                       "See {ref}`nowhere <no-such-label>`.")
    for _ in range(2):
        answer = small_book.build()
        assert answer.returncode != 0
        assert "later.md" in answer.stdout
        assert "no-such-label" in answer.stdout


def test_jupyter_book_alone_fails_twice_too(small_book):
    small_book.replace("book/later.md", "What it will say.",
                       "See {ref}`nowhere <no-such-label>`.")
    small_book.replace("book/numbers.md", "from mlmath.sample import answer",
                       "answer = abs")
    small_book.replace("book/numbers.md", "answer()", "answer(1)")
    program = Path(sys.executable).with_name("jupyter-book")
    command = [program, "build", "book",
               "--config", "_config.yml",
               "--toc", str(small_book.root / "_toc.yml"),
               "--path-output", ".", "-W", "-n", "--keep-going"]
    for _ in range(2):
        answer = subprocess.run(command, cwd=small_book.root, check=False,
                                capture_output=True, text=True)
        assert answer.returncode != 0
        assert "no-such-label" in answer.stderr


def test_interrupted_build_is_forgotten(built_book):
    (built_book.root / "_build" / ".doctrees" / "build-under-way").touch()
    (built_book.root / "_build" / "html.fingerprint").unlink()
    answer = built_book.build()
    assert answer.returncode == 0, answer.stdout
    assert "did not end well" in answer.stdout


def test_changed_function_changes_the_number_in_the_book(built_book):
    built_book.replace("code/mlmath/sample.py", "41", "42")
    answer = built_book.build()
    assert answer.returncode == 0, answer.stdout
    assert "The answer is 42" in built_book.page("numbers.html")


def test_changed_word_runs_no_cell(built_book):
    built_book.replace("book/numbers.md", "what is to come", "what comes later")
    answer = built_book.build()
    assert answer.returncode == 0, answer.stdout
    assert "Running the cells" not in answer.stdout
    assert "what comes later" in built_book.page("numbers.html")
    assert "The answer is 41" in built_book.page("numbers.html")


def test_section_may_move_to_a_page_that_is_read_earlier(built_book):
    section = "(outcome-o11)=\n## Outcome 11\n"
    # In a copy of a built book all pages are read once more.
    built_book.replace("book/later.md", "What it", "All it")
    assert built_book.build().returncode == 0
    built_book.replace("book/outcome-map.md", section, "")
    built_book.replace("book/later.md", "All it will say.",
                       f"{section}\nAll it will say.")
    answer = built_book.build()
    assert answer.returncode == 0, answer.stdout
    assert 'id="outcome-o11"' in built_book.page("later.html")


@pytest.mark.parametrize("change", [
    lambda folder: (folder / "a.py").write_text("other"),
    lambda folder: (folder / "a.py").rename(folder / "b.py"),
    lambda folder: (folder / "more.py").write_text(""),
])
def test_fingerprint_sees_content_names_and_new_files(tmp_path, change):
    (tmp_path / "a.py").write_text("content")
    before = fingerprint([tmp_path])
    assert fingerprint([tmp_path]) == before
    change(tmp_path)
    assert fingerprint([tmp_path]) != before


def test_fingerprint_ignores_byproducts(tmp_path):
    (tmp_path / "a.py").write_text("content")
    before = fingerprint([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"\0")
    assert fingerprint([tmp_path]) == before
