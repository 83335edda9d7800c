"""The pages for authors show the very source of their samples."""

import re

from publishing.paths import BOOK

PAGE = (BOOK / "reference" / "for-authors.md").read_text("utf-8")
SHOWN = re.compile(r"^(`{4,})markdown\n(.*?)\n\1$", re.M | re.S)
GUIDE = (BOOK / "reference" / "style-guide.md").read_text("utf-8")


def test_every_source_is_followed_by_what_becomes_of_it():
    shown = list(SHOWN.finditer(PAGE))
    # Each kind of quiz, an exercise with its check, a button.
    assert len(shown) == 5 + 1 + 1
    for sample in shown:
        assert sample[2] in PAGE[sample.end():]


def test_every_kind_of_quiz_has_a_sample():
    assert set(re.findall(r"^::::\{quiz\} (\w+)$", PAGE, re.M)) == {
        "single", "several", "number", "order", "match"}


def test_every_element_of_the_style_guide_follows_its_source():
    shown = list(SHOWN.finditer(GUIDE))
    assert shown
    for sample in shown:
        # Right behind it, so that no sample is taken for another one.
        assert GUIDE[sample.end():].startswith(f"\n\n{sample[2]}\n")
    source = "\n".join(sample[2] for sample in shown)
    for element in (
            "{admonition} Predict first", "{admonition} Three things to try",
            "{note}", "{warning}", "{dropdown}", "{prf:definition}",
            "{prf:theorem}", "{prf:proof}", "{prf:example}", "{code-cell}",
            "mystnb:", "tags: [hide-input]", ":tags: [remove-cell]", "{outcome}",
            "{ref}", "{numref}", "{eq}", "{prf:ref}", "{term}", "{cite}", "$$",
            "% allow:", "% unchecked:"):
        assert element in source, element
