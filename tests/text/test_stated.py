"""The rule `stated`: a number of the page is computed, given, or no result."""

import pytest

from publishing.checks import parse_page
from publishing.checks.registry import PAGE_RULES
from publishing.checks.stated import Bound, lines_of_phrase
from publishing.live.notebook import without_checks
from publishing.tools.mutate_text import changed, mutate, run_page

PAGE = r'''---
kind: chapter
status: written
description: How far a ride takes you.
---

# Rides

A ride costs 8.50 euros for 5 kilometers.

```{code-cell} ipython3
import math
```

```{code-cell} ipython3
:tags: [remove-cell]

from mlmath.stated import given, says

price, way = given("8.50 euros for 5 kilometers")
```

## Distances

The way back takes 17 minutes,
which is about 3.5 minutes
for each kilometer. In all, $17 + 10 = 27$ minutes.

| Ride | Price |
|:--|--:|
| there and back | 17.00 |

```{code-cell} ipython3
:tags: [remove-cell]

minutes = math.ceil(16.4)
says("takes 17 minutes", minutes)
says("about 3.5 minutes for each", minutes / way + 0.1)
says("= 27$ minutes", minutes + 2 * way)
says("| there and back | 17.00 |", 2 * price)
```

::::{quiz} number
:name: quiz-ride
:answer: 1.7

What does a kilometer cost?

- 0.6
  > *Upside down.* You divided 5 by 8.50.
- otherwise
  > The price is to be divided by the way.
::::

```{code-cell} ipython3
:tags: [remove-cell]

says(":answer: 1.7", price / way)
says("divided 5 by 8.50", way, price)
```
'''


def messages(source: str) -> list[tuple[int, str]]:
    page = parse_page(source, "book/algebra/rides.md")
    return [(m.line, m.text) for m in PAGE_RULES["stated"].messages(page, None)]


@pytest.mark.parametrize("name, rules", [
    ("book/getting-ready/rides.md", {"stated"}), ("book/rides.md", {"numbers"})])
def test_front_pages(name, rules):
    """Those of "Getting ready" follow the rule of chapters, others `numbers`."""
    source = PAGE.replace("chapter", "front").replace("takes 17", "takes 18.25", 1)
    page = parse_page(source, name)
    assert {rule for rule in ("stated", "numbers")
            if PAGE_RULES[rule].messages(page, None)} == rules


def with_(old: str, new: str) -> str:
    assert old in PAGE
    return PAGE.replace(old, new, 1)


def test_a_page_passes():
    assert messages(PAGE) == []


@pytest.mark.parametrize(("old", "new", "message"), [
    # An author changes a number in the text, and not what the cell says.
    ("takes 17 minutes,", "takes 18 minutes,",
     '"takes 17 minutes" stands nowhere on the page; line 25 has “takes 18 '
     "minutes”: correct one of them"),
    ("takes 17 minutes,", "takes 18 minutes,",
     "bound to nothing: 18 in “The way back takes 18 minutes,”"),
    ("8.50 euros for 5", "8.60 euros for 5", "stands nowhere"),
    ("| 17.00 |", "| 17.10 |", "bound to nothing: 17.10"),
    (":answer: 1.7", ":answer: 1.8", "stands nowhere"),
    ("divided 5 by", "divided 6 by", "bound to nothing: 6 in"),
    ("## Distances", "## All 9 distances", "bound to nothing: 9"),
    ("How far a ride", "How far 7 rides", "bound to nothing: 7"),
    ("The way back", "The three ways back", "bound to nothing: three"),
    # Arithmetic that is right binds nothing by itself.
    ("In all,", "First $3 + 4 = 7$. In all,",
     "bound to nothing: 3 in “kilometer. First $3 + 4 = 7$."),
    # What an author may write wrongly.
    ('says("takes 17 minutes", minutes)', 'says("17", minutes)',
     "could stand anywhere"),
    ('says("takes 17 minutes", minutes)', 'says("takes 17 minutes", 17)',
     "typed in, not computed"),
    ('says("takes 17 minutes", minutes)',
     'says(f"takes {17} minutes", minutes)', "plain string"),
    ("minutes = math.ceil(16.4)", "minutes = 17\nassert 3 * 5 == 15",
     "holds whatever the page computes"),
    (":tags: [remove-cell]\n\nminutes", ":tags: [hide-input]\n\nminutes",
     "readers see this `says`"),
])
def test_a_mistake_is_named(old, new, message):
    assert any(message in text for _, text in messages(with_(old, new)))


@pytest.mark.parametrize(("old", "new"), [
    ("takes 17 minutes,", "takes\n17 minutes,"),
    ("The way back", "The two ways back, in 1947,"),
    ("The way back", "{glue:text}`ways:.1f` ways back, `f(3)`,"),
    ("- 0.6\n", "- 0.7\n"),
    ("The way back", "% unchecked: a count of the town's own\nAll 12 ways.\n\nThe"),
    ("The way back", "See {ref}`what is 3 <rides>` and [this](https://a.b/4)."
     .replace("what is 3", "this")),
])
def test_what_needs_no_phrase(old, new):
    assert messages(with_(old, new)) == []


def test_a_phrase_binds_near_its_cell_only():
    source = PAGE + "\n## Again\n\nIt takes 17 minutes.\n"
    assert any("17 in" in text for _, text in messages(source))
    assert lines_of_phrase(parse_page(source), "takes 17 minutes")[-1] > 24


def test_a_phrase_speaks_of_the_opening_from_anywhere():
    source = with_("A ride costs", "In 17 minutes, a ride costs") + (
        "\n## Again\n\n```{code-cell} ipython3\n:tags: [remove-cell]\n\n"
        'says("In 17 minutes, a ride", minutes)\n```\n')
    assert messages(source) == []


def test_arithmetic_binds_what_belongs_to_a_bound_side():
    bound = Bound(parse_page(PAGE))
    shown = {number.shown for number in bound.bound - bound.in_phrases}
    assert shown == {"17", "10"}


def test_a_fraction_without_braces_is_worked_out():
    wrong = with_("In all,", r"So $\tfrac15(289 + 1) = 59$. In all,")
    page = parse_page(wrong, "book/algebra/rides.md")
    found = PAGE_RULES["arithmetic"].messages(page, None)
    assert "the left side is 58" in found[0].text


# Changing each number ----------------------------------------------------------


def test_every_change_of_the_text_is_noticed():
    result = mutate(parse_page(PAGE), run=False)
    assert result.survivors == [] and result.numbers == 11
    assert result.declared == 2


def test_a_number_that_nothing_binds_survives():
    source = with_("The way back", "% unchecked: a count of nobody's\nAll 12.\n\nThe way")
    survivors = mutate(parse_page(source), run=False).survivors
    assert len(survivors) == 1 and "12 as 22" in survivors[0]
    assert "(unchecked)" in survivors[0]


def test_a_number_changed_into_another_phrase_survives():
    """A phrase that stands twice does not miss one of its places."""
    source = with_("In all,", "It takes 17 minutes, not takes 27 minutes.\nIn all,")
    source = source.replace('says("takes 17', 'says("takes 27 minutes", minutes + 10)'
                            '\nsays("takes 17')
    assert [text.split(":")[1].split(" in ")[0] for text in
            mutate(parse_page(source), run=False).survivors] == [
                " 17 as 27", " 17 as 27"]


def test_the_cells_say_what_does_not_fit(tmp_path):
    page = tmp_path / "rides.md"
    page.write_text(with_("math.ceil(16.4)", "math.ceil(17.4)"), "utf-8")
    problems = [problem for *_, problem in run_page(page) if problem]
    assert problems[0] == "the text prints 17, but the cell computes 18"
    page.write_text(PAGE, "utf-8")
    assert not any(problem for *_, problem in run_page(page))


def test_other_numbers():
    assert changed("1,200") == "2,200" and changed("Three") == "Seven"
    assert changed(r"-\tfrac32") == r"-\tfrac42" and changed("0.9") == "0.8"


# For readers ---------------------------------------------------------------------


def test_readers_get_no_checks():
    assert without_checks(
        "from mlmath.stated import given, says\n"
        "tosses, third = given('20 tosses', r'$\\tfrac13$')\n"
        "says('20 tosses', tosses)\n"
        "for n in (1, 2):\n    says('1 or 2', n)\n"
        "says('7 drawn', rng.integers(9))\n"
        "given('3 cars')") == (
        "tosses, third = (20, 1 / 3)\n"
        "for n in (1, 2):\n    pass\n(rng.integers(9),)")
