"""`make chapter`: a scaffold that builds, or a clear word and nothing written."""

import os
import shutil
import subprocess
import sys

import pytest

from publishing.checks import Book, check_book
from publishing.instructions import instructions
from publishing.paths import ROOT
from publishing.scaffold import contents
from publishing.scaffold.__main__ import main
from publishing.scaffold.files import new_files
from publishing.scaffold.request import read_request

STUB = """\
---
kind: chapter
status: planned
outcomes: [O4, O2]
description: "A chapter: with a colon, {braces} and an end that is long enough."
---

(circles)=
# Circles, as planned

What circles are good for,
and why.
"""
LAB = STUB.replace("kind: chapter", "kind: lab").replace("(circles)", "(lab)")
WRITTEN = STUB.replace("planned", "written").replace("(circles)", "(lines)")
CONTENTS = """\
# The order of the book.
format: jb-book
root: index
parts:
  - caption: Start here
    chapters:
      - file: how-to
  - caption: "Part I: Algebra"
    numbered: true
    chapters:
      - file: algebra/lines
      - file: algebra/circles   # round ones
  - caption: "Labs"
    chapters:
      - file: algebra/labs/lab
"""
MORE_THAN_INSTRUCTIONS = {
    # What a single sample of each element cannot keep: that there are many.
    "exercises", "quiz", "self-checks-count", "terms",
}


def written_below(root):
    return {path.relative_to(root).as_posix(): path.read_bytes()
            for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def checkout(tmp_path):
    """A checkout with a written chapter, a planned one and a lab."""
    for name, text in {
        "_toc.yml": CONTENTS, "book/index.md": "(index)=\n# Book\n",
        "book/how-to.md": "(how-to)=\n# How\n", "book/algebra/lines.md": WRITTEN,
        "book/algebra/circles.md": STUB, "book/algebra/labs/lab.md": LAB,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_new_chapter_is_the_last_of_its_part(checkout, capsys):
    assert main(["algebra", "two-words", "Two words: a title"], checkout) == 0
    page = (checkout / "book/algebra/two-words.md").read_text("utf-8")
    assert "\n(two-words)=\n# Two words: a title\n" in page
    assert "{ref}`circles`" in page and "{ref}`how-to`" in page
    assert "exercises/algebra/two_words.py" in page
    assert (checkout / "code/mlmath/exercises/algebra/two_words.py").is_file()
    assert (checkout / "tests/exercises/algebra/test_two_words.py").is_file()
    assert (checkout / "_toc.yml").read_text("utf-8") == CONTENTS.replace(
        "# round ones\n", "# round ones\n      - file: algebra/two-words\n")
    said = capsys.readouterr().out
    assert "make check CHAPTER=two-words" in said and "_toc.yml" in said


def test_a_planned_chapter_keeps_what_was_planned(checkout, capsys):
    assert main(["algebra", "circles", "Another title"], checkout) == 0
    page = (checkout / "book/algebra/circles.md").read_text("utf-8")
    assert "\n(circles)=\n# Circles, as planned\n\nWhat circles are good for,\n" in page
    assert "outcomes: [O4, O2]\n" in page and "status: written" in page
    for outcome in ("O4", "O2"):
        assert f"{{outcome}}`{outcome}`" in page
    assert 'description: "A chapter: with a colon, {braces} and an end' in page
    assert (checkout / "_toc.yml").read_text("utf-8") == CONTENTS
    assert "keeps the title" in capsys.readouterr().out


def test_a_planned_chapter_needs_no_title(checkout):
    assert main(["algebra", "circles"], checkout) == 0


@pytest.mark.parametrize(("arguments", "says"), [
    ([], ["PART is missing: give one of algebra",
          "NAME is missing: give lower-case words", "TITLE is missing"]),
    (["geometry", "name", "Title"], ["PART: expected one of algebra, got 'geometry'"]),
    (["Algebra", "name", "Title"], ["got 'Algebra'"]),
    (["algebra/labs", "name", "Title"], ["got 'algebra/labs'"]),
    (["../algebra", "name", "Title"], ["got '../algebra'"]),
    (["algebra", "Two Words", "Title"], ["hyphens, such as markov-chains, got 'Two"]),
    (["algebra", "../name", "Title"], ["got '../name'"]),
    (["algebra", "name.md", "Title"], ["got 'name.md'"]),
    (["algebra", "-name", "Title"], ["got '-name'"]),
    (["algebra", "two--words", "Title"], ["got 'two--words'"]),
    (["algebra", "größe", "Title"], ["got 'größe'"]),
    (["algebra", "a" * 51, "Title"], ["at most 50 characters, got 51"]),
    (["algebra", "name", ""], ["TITLE is missing"]),
    (["algebra", "name", "Two"[:2]], ["expected 3 to 90 characters, got 2: 'Tw'"]),
    (["algebra", "name", "T" * 91], ["got 91"]),
    (["algebra", "name", "Two\nlines"], [r"got 'Two\nlines' with '\n'"]),
    (["algebra", "name", "A `title` $x$"], ["with '$' '`'"]),
    (["algebra", "name", 'A "title"'], ["""with '"'"""]),
    (["algebra", "lines", "Title"],
     ["book/algebra/lines.md is there already and not a planned chapter"]),
    (["algebra", "lines"],
     ["book/algebra/lines.md is there already and not a planned chapter"]),
    (["algebra", "how-to", "Title"],
     ["book/how-to.md has the anchor `(how-to)=` already"]),
    (["algebra", "lab", "Title"],
     ["book/algebra/labs/lab.md has the anchor `(lab)=` already"]),
    (["nowhere", "Two Words", "`"], ["'nowhere'", "'Two Words'", "'`'"]),
])
def test_what_cannot_be_done_is_said_and_nothing_is_written(
        checkout, capsys, arguments, says):
    before = written_below(checkout)
    assert main(arguments, checkout) == 2
    said = capsys.readouterr().err
    for part in says:
        assert part in said
    assert said.count("\n") <= len(says) + 3  # nothing else, the command, a blank
    assert "Nothing was written." in said
    assert written_below(checkout) == before


@pytest.mark.parametrize("file", [
    "code/mlmath/exercises/algebra/circles.py",
    "tests/exercises/algebra/test_circles.py"])
def test_a_file_in_the_way_is_not_overwritten(checkout, capsys, file):
    (checkout / file).parent.mkdir(parents=True)
    (checkout / file).write_text("mine")
    before = written_below(checkout)
    assert main(["algebra", "circles"], checkout) == 2
    assert f"{file} is there already" in capsys.readouterr().err
    assert written_below(checkout) == before


def make(*arguments, **variables):
    """Run make without doing anything but what it hands to the scaffold."""
    probe = "import sys; print(sys.argv[1:])"
    return subprocess.run(
        ["make", "--no-print-directory", "-o", "environment", "chapter",
         f"RUN={sys.executable} -c '{probe}'", *arguments],
        cwd=ROOT, env=os.environ | variables, text=True, capture_output=True,
        check=True).stdout


def test_make_hands_over_what_was_typed(tmp_path):
    mark = tmp_path / "mark"
    title = f"it's `touch {mark}` $(shell touch {mark}) \"$HOME\" $x"
    said = make("PART=a b", "NAME=$(HOME)", f"TITLE={title}")
    assert eval(said.strip())[2:] == ["a b", "$(HOME)", title]
    assert not mark.exists()


def test_a_variable_of_the_machine_is_no_name():
    assert eval(make(NAME="machine").strip())[2:] == ["", "", ""]


def test_the_parts_of_the_book_take_chapters():
    table = (ROOT / "_toc.yml").read_text("utf-8")
    assert list(contents.parts(table)) == [
        "linear-algebra", "calculus", "probability-statistics"]


def planned_chapters():
    return [page for page in Book.read().pages
            if page.planned and page.kind == "chapter"]


@pytest.mark.parametrize("page", planned_chapters(), ids=lambda page: page.path.stem)
def test_every_planned_chapter_can_be_filled(page):
    part, name = page.path.parent.name, page.path.stem
    files = new_files(ROOT, read_request(ROOT, part, name, ""))
    assert page.title.source in files[page.name]


# With the whole book -----------------------------------------------------------


def run(root, *command):
    variables = os.environ | {"PYTHONPATH": str(root / "code")}
    return subprocess.run([sys.executable, *command], cwd=root, env=variables,
                          text=True, check=False, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)


@pytest.fixture(scope="module")
def scaffolded(tmp_path_factory):
    """The book with a chapter of each kind: a planned one, and a new one."""
    root = tmp_path_factory.mktemp("book") / "checkout"
    for name in ("book", "code", "tests", "publishing"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns(
            "node_modules", "__pycache__", "*.egg-info", "build"))
    for name in ("_toc.yml", "pytest.ini", "README.md", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, root / name)
    planned = planned_chapters()[0]
    names = [planned.path.stem, "a-new-chapter"]
    for name, title in zip(names, ["", "A new chapter"], strict=True):
        assert main([planned.path.parent.name, name, title], root) == 0
    return root, names


def test_the_checks_list_the_instructions_and_nothing_else_is_wrong(scaffolded):
    root, names = scaffolded
    book = Book.read(root)
    found = [message for message in check_book(book)
             # Whoever shares this machine may have left other pages half done.
             if any(name.replace("-", "_") in message.file.replace("-", "_")
                    for name in names)
             # The promise of a planned page may have numbers; it is kept.
             and not (message.rule == "stated" and "You compute all three"
                      in message.text)]
    for name in names:
        page = next(page for page in book.pages if page.path.stem == name)
        left = [m.line for m in found
                if m.file == page.name and m.rule == "instructions"]
        assert left == [line for line, _ in instructions(page.source)]
        assert len(left) > 40
    rules = {message.rule for message in found}
    assert rules == {"instructions", "instructions-code", *MORE_THAN_INSTRUCTIONS}


def test_its_tests_and_its_exercise_pass(scaffolded):
    root, names = scaffolded
    answer = run(root, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n0",
                 "tests/exercises",
                 "-k", " or ".join(name.replace("-", "_") + " or " + name
                                   for name in names))
    assert answer.returncode == 0, answer.stdout
    assert int(answer.stdout.split(" passed")[0].split()[-1]) > 80


def test_it_builds_without_a_warning(small_book):
    """The real press, on a small book with a part of its own."""
    shutil.copytree(ROOT / "book" / "figures", small_book.book / "figures")
    small_book.write("_toc.yml", (small_book.root / "_toc.yml").read_text("utf-8")
                     .replace("- file: numbers", "- file: algebra/numbers")
                     .replace("- file: later", "- file: algebra/later"))
    (small_book.book / "algebra").mkdir()
    for name in ("numbers", "later"):
        shutil.move(small_book.book / f"{name}.md", small_book.book / "algebra")
    assert main(["algebra", "later"], small_book.root) == 0
    assert main(["algebra", "new-words", "New words"], small_book.root) == 0
    answer = small_book.build()
    assert answer.returncode == 0, answer.stdout
    for name in ("later", "new-words"):
        page = small_book.page(f"algebra/{name}.html")
        assert page.count("To write:") > 40
        assert 'class="moving-stage"' in page and f"quiz-{name}-order" in page
