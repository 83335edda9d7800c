"""The book that `make measure-scale` measures: planned pages are filled."""

import re
import shutil

import pytest

from publishing.checks.book import Book
from publishing.paths import ROOT
from publishing.tools.measure_scale import fill

WRITTEN = ("linear-algebra/systems-of-linear-equations.md",
           "linear-algebra/labs/linear-system-solver.md")
STUB = """\
---
kind: {kind}
key: {key}
status: planned
outcomes: [O1]
description: A page to come.
---
({name})=
# What $\\to$ will be

Text.
"""
STUBS = {"linear-algebra/first-stub.md": ("chapter", "first"),
         "linear-algebra/second-stub.md": ("chapter", "second"),
         "linear-algebra/labs/third-stub.md": ("lab", "third")}


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    root = tmp_path_factory.mktemp("filled")
    (root / "book/linear-algebra/labs").mkdir(parents=True)
    for name in WRITTEN:
        shutil.copy(ROOT / "book" / name, root / "book" / name)
    for name, (kind, key) in STUBS.items():
        stem = name.rpartition("/")[2].removesuffix(".md")
        (root / "book" / name).write_text(
            STUB.format(kind=kind, key=key, name=stem), "utf-8")
    assert fill(root) == len(STUBS)
    return Book.read(root)


def test_every_page_is_written(filled):
    assert not any(page.planned for page in filled.pages)
    assert all("{code-cell}" in page.source for page in filled.pages)


def test_no_label_is_given_twice(filled):
    assert len(filled.labels) > 100
    assert [label for label, places in filled.labels.items()
            if len(places) > 1] == []


@pytest.mark.parametrize("name", STUBS)
def test_a_copy_stands_in_the_place_of_its_page(filled, name):
    page = filled.page(f"book/{name}")
    assert (page.kind, page.front["key"]) == STUBS[name]
    assert page.front["description"] == "A page to come."
    assert f"({page.path.stem})=\n# What $\\to$ will be\n" in page.source


@pytest.mark.parametrize("name", STUBS)
def test_a_copy_links_to_its_own_labels_and_checks_the_books_exercises(
        filled, name):
    page = filled.page(f"book/{name}")
    source = filled.page("book/" + WRITTEN[page.kind == "lab"])
    checked, checks = (re.findall(r'check\(\s*"([^"]+)"', one.source)
                       for one in (page, source))
    assert checked == checks
    linked, links = (re.findall(r"\{(?:num|prf:)?ref\}`([^`<]+)`", one.source)
                     for one in (page, source))
    inside = {label for label, places in filled.labels.items()
              if places[0][0] == source.name and label != source.path.stem}
    assert linked == [f"{label}-{page.path.stem}" if label in inside else label
                      for label in links]
