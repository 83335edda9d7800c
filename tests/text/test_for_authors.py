"""The page for authors shows the very source of its samples."""

import re

from publishing.paths import BOOK

PAGE = (BOOK / "reference" / "for-authors.md").read_text("utf-8")
SHOWN = re.compile(r"^(`{4,})markdown\n(.*?)\n\1$", re.M | re.S)
KINDS = {path.stem for path in (BOOK / "figures").glob("*.js")
         if "export const height" in path.read_text("utf-8")}


def test_every_source_is_followed_by_what_becomes_of_it():
    shown = list(SHOWN.finditer(PAGE))
    # Each kind of figure and of quiz, an exercise with its check, a button.
    assert len(shown) == len(KINDS) + 5 + 1 + 1
    for sample in shown:
        assert sample[2] in PAGE[sample.end():]


def test_every_kind_has_a_sample():
    assert set(re.findall(r"^```\{moving-figure\} ([\w-]+)$", PAGE, re.M)) == KINDS
    assert set(re.findall(r"^::::\{quiz\} (\w+)$", PAGE, re.M)) == {
        "single", "several", "number", "order", "match"}
