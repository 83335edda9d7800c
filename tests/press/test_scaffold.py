"""`make chapter`: a scaffold that builds, or a clear word and nothing written."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publishing.checks import Book, check_book, check_page, parse_page
from publishing.instructions import instructions
from publishing.instructions import test_file as file_of_tests
from publishing.paths import ROOT
from publishing.scaffold import contents
from publishing.scaffold.__main__ import main

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


KNOWN = {
    "book/plan/algebra.yml": """\
circles:
  story: a wheel and its shadow
  needs:
    - def-line: straight lines
    - thm-turn: a turn
    - how-to
  symbols: $r$
  mentions: [ellipses (`lab`)]
  data: [wheels]
  moving:
    - rounds: three of them
  sections: {round: 400}
  keeps: [A picture of a wheel.]
lab:
  does: [roll a wheel]
  needs: [circles]
""",
    "book/reference/labels.yml": "lines: [def-line, thm-turn]\n"
                                 "circles: [def-circle, thm-round]\n",
    "book/reference/glossary.md": """\
```{glossary}
line
  Taught in {ref}`lines`.

round line
  See {prf:ref}`def-circle`.

wheel
  Like {ref}`a circle <circles>`.
```
""",
    "book/algebra/lines.md": WRITTEN + """
```{prf:definition} Line
:label: def-line
```

% cite: thm-round, def-ellipse
""",
}


def lines_of(checkout, page):
    return (checkout / "book" / page).read_text("utf-8").split("\n")


@pytest.fixture
def known(checkout):
    """The same with a plan, labels, a glossary, and a page that waits."""
    for name, text in KNOWN.items():
        (checkout / name).parent.mkdir(exist_ok=True)
        (checkout / name).write_text(text, "utf-8")
    return checkout


def test_a_page_is_told_what_is_planned_for_it(known):
    assert main(["algebra", "circles"], known) == 0
    lines = lines_of(known, "algebra/circles.md")
    start = lines.index("% cite: thm-turn")
    assert [line.partition(" *Self")[0] for line in lines[start + 2:start + 5]] == [
        "- **To write: straight lines.** {prf:ref}`def-line`.",
        "- **To write: a turn.** {ref}`lines`.",
        "- **To write: what the page builds on.** {ref}`how-to`."]
    assert any(line.endswith("The plan: a wheel and its shadow") for line in lines)
    start = lines.index("- *To write:* what the page owns, each stated once, with "
                        "this label: `def-circle`; `thm-round`")
    assert lines[start + 1:lines.index("", start)] == [
        "- *To write:* its words, each explained where it comes first and linked to "
        "the glossary: round line; wheel",
        "- *To write:* its symbols, each with a line on the page Notation: $r$",
        "- *To write:* sections, with about so many words each: round (400)",
        "- *To write:* what it mentions in a sentence, with a link: ellipses (`lab`)",
        "- *To write:* data, from `mlmath.datasets`: `wheels`",
        "- *To write:* figures to move: rounds (three of them)",
        "- *To write:* labels that other pages wait for; link there in the same "
        "change: `thm-round` (lines)",
        "- *To write:* what other pages have promised: A picture of a wheel."]


def test_a_lab_is_told_what_it_builds_on(known):
    assert main(["algebra/labs", "lab"], known) == 0
    lines = lines_of(known, "algebra/labs/lab.md")
    assert "- *To write:* what the page does: roll a wheel" in lines
    assert "- *To write:* what it builds on: circles" in lines


def test_a_page_without_a_plan_asks_for_one(checkout):
    assert main(["algebra", "circles"], checkout) == 0
    assert any("an entry in `book/plan/`" in line
               for line in lines_of(checkout, "algebra/circles.md"))


def test_a_planned_chapter_needs_no_title(checkout):
    assert main(["algebra", "circles"], checkout) == 0


@pytest.mark.parametrize(("arguments", "says"), [
    ([], ["PART is missing: give one of algebra",
          "NAME is missing: give lower-case words", "TITLE is missing"]),
    (["geometry", "name", "Title"], ["PART: expected one of algebra, algebra/labs, got 'geometry'"]),
    (["Algebra", "name", "Title"], ["got 'Algebra'"]),
    (["algebra/labs", "name", "Title"],
     ["NAME: expected a page of algebra/labs that _toc.yml plans"]),
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
     ["book/algebra/lines.md is there already and not planned"]),
    (["algebra", "lines"],
     ["book/algebra/lines.md is there already and not planned"]),
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


def test_the_parts_of_the_book_take_pages():
    table = contents.parts((ROOT / "_toc.yml").read_text("utf-8"))
    assert [name for name, part in table.items() if part.numbered] == [
        "linear-algebra", "calculus", "probability-statistics"]
    assert {"getting-ready", "linear-algebra/labs", "capstones", "reference"} < set(
        table)


def planned_pages():
    return [page for page in Book.read().pages if page.planned]


def part_of(page):
    return page.path.parent.relative_to(ROOT / "book").as_posix()


def one_of_each_kind():
    """A planned page of each kind, as long as there are any."""
    return list({page.kind: page for page in planned_pages()}.values())


# With the whole book -----------------------------------------------------------


def run(root, *command):
    variables = os.environ | {"PYTHONPATH": str(root / "code")}
    return subprocess.run([sys.executable, *command], cwd=root, env=variables,
                          text=True, check=False, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)


@pytest.fixture(scope="module")
def scaffolded(tmp_path_factory):
    """The book with all its planned pages begun, and a new chapter."""
    root = tmp_path_factory.mktemp("book") / "checkout"
    for name in ("book", "code", "tests", "publishing"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns(
            "node_modules", "__pycache__", "*.egg-info", "build"))
    for name in ("_toc.yml", "pytest.ini", "README.md", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, root / name)
    for page in planned_pages():
        assert main([part_of(page), page.path.stem, ""], root) == 0
    assert main(["linear-algebra", "a-new-chapter", "A new chapter"], root) == 0
    return root


def in_promise(message, book):
    """Whether a number of the planned page's own promise is still unbound."""
    page = book.page(message.file)
    return message.rule == "stated" and message.line < page.lines.index(
        next(line for line in page.lines if line.startswith("## ")))


def test_the_checks_list_the_instructions_and_nothing_else_is_wrong(scaffolded):
    book = Book.read(scaffolded)
    found = [m for m in check_book(book) if not in_promise(m, book)]
    assert {message.rule for message in found} == {
        "instructions", "instructions-code"}, "\n".join(
            str(m) for m in found if not m.rule.startswith("instructions"))
    for page in planned_pages():
        source = book.page(page.name).source
        assert [m.line for m in found if m.file == page.name] == [
            line for line, _ in instructions(source)]
        assert page.title.source in source
        assert page.kind == "reference" or source.count("To write:") > 3


@pytest.mark.parametrize("text, rule", [
    ("## Look back", "sections"), ("## Goal", "sections"),
    ("## Grade yourself", "sections"), ("(`:class: own-work`)", ""),
    ("{outcome}`O7`", "assessment"), ("{ref}`did-the-new-model-win`", "assessment"),
])
def test_what_a_page_of_another_kind_lacks_is_told(scaffolded, text, rule):
    """Labs, capstones and the self-assessment, with a piece taken away."""
    book = Book.read(scaffolded)
    for page in book.pages:
        if text in page.source and page.kind in (
                {"self-assessment"} if rule == "assessment" else {"lab", "capstone"}):
            changed = parse_page(page.source.replace(text, "", 1), page.name, page.path)
            rules = {m.rule for m in check_page(changed, book)} - {"instructions"}
            assert rules <= {rule, "objectives", "leftovers"} and (not rule or rule in rules)
            break
    else:
        raise AssertionError(f"no page has {text!r}")


@pytest.mark.parametrize("kind", ["lab", "capstone", "self-assessment", "front"])
def test_a_finished_page_lacks_what_its_budget_asks_for(scaffolded, kind):
    book = Book.read(scaffolded)
    page = min((page for page in book.pages if page.kind == kind
                and page.path.parent.name != "book"),
               key=lambda page: "To write:" not in page.source)
    words = "\n\n" + "\n".join(["Word after word."] * 1500)
    source = page.source.replace("To write", "To read") + words
    told = [m.text for m in check_page(parse_page(source, page.name, page.path), book)
            if m.rule == "budgets"]
    assert kind == "self-assessment" or any("all words" in text for text in told)
    few = {"lab": "1 exercises; the contract wants 6 to 9",
           "capstone": "1 milestone exercises; the contract wants at least 3",
           "self-assessment": "11 quiz items; the contract wants 44"}
    assert kind not in few or few[kind] in told


# What is asked of each exercise that a page brings, besides the page's own tests.
ASKED = {"test_the_reference_passes", "test_two_typical_wrong_answers_are_known",
         "test_typical_wrong_answers_get_their_messages",
         "test_a_template_is_the_readers_turn", "test_no_answer_makes_a_check_raise"}


def test_its_tests_and_its_exercise_pass(scaffolded):
    """Page by page, for a new chapter and for a planned page of each kind."""
    pages = {"linear-algebra/a-new-chapter": "anewchapter"}
    for page in one_of_each_kind():
        place = f"{part_of(page)}/{page.path.stem}"
        if page.kind in {"chapter", "lab", "capstone"}:
            pages[place] = page.front["key"]
        else:
            assert not (scaffolded / file_of_tests(place)).exists()
    own = {place: str(file_of_tests(place)) for place in pages}
    answer = run(scaffolded, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-n0",
                 "tests/exercises/test_every_exercise.py", *own.values(), "-k",
                 " or ".join([*(f"exercise-{key}-gap" for key in pages.values()),
                              *(Path(file).stem for file in own.values())]))
    assert answer.returncode == 0, answer.stdout
    passed = re.findall(r"^(\S+)::(\w+)(?:\[(\S+)\])? PASSED", answer.stdout, re.M)
    for place, key in pages.items():
        assert any(file == own[place] for file, _, _ in passed), place
        assert {name for _, name, label in passed
                if label == f"exercise-{key}-gap"} >= ASKED, place


def test_it_builds_without_a_warning(small_book):
    """The real press, on a small book with parts of its own and each kind of page."""
    shutil.copytree(ROOT / "book" / "figures", small_book.book / "figures")
    pages = {page.kind: page for page in one_of_each_kind()}
    table = ((small_book.root / "_toc.yml").read_text("utf-8")
             .replace("- file: numbers", "- file: algebra/numbers")
             .replace("- file: later", "- file: algebra/later"))
    (small_book.book / "algebra").mkdir()
    for name in ("numbers", "later"):
        shutil.move(small_book.book / f"{name}.md", small_book.book / "algebra")
    for kind, page in pages.items():
        folder = small_book.book / f"{kind}s"
        folder.mkdir()
        shutil.copy(page.path, folder)
        table += (f"  - caption: {kind}\n    chapters:\n"
                  f"      - file: {kind}s/{page.path.stem}\n")
    small_book.write("_toc.yml", table)
    for kind, page in pages.items():
        assert main([f"{kind}s", page.path.stem], small_book.root) == 0
    assert main(["algebra", "later"], small_book.root) == 0
    assert main(["algebra", "new-words", "New words"], small_book.root) == 0
    answer = small_book.build()
    assert answer.returncode == 0, answer.stdout
    for name, key in (("later", "later"), ("new-words", "newwords")):
        page = small_book.page(f"algebra/{name}.html")
        assert page.count("To write:") > 40
        assert 'class="moving-stage"' in page and f"quiz-{key}-order" in page
    for kind, page in pages.items():
        built = small_book.page(f"{kind}s/{page.path.stem}.html")
        assert built.count("To write:") >= 2
