"""The order of a chapter: front matter, sections, objectives, exercises.

These checks follow the chapter contract line by line, so that a reader who
has opened one chapter finds the way in all of them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from publishing.checks.book import GLOSSARY, Book, labels_of
from publishing.checks.page import (
    Block,
    CodeCell,
    Comment,
    Container,
    Directive,
    Heading,
    Html,
    Page,
    Paragraph,
    Section,
    Target,
    plain,
    role_target,
)
from publishing.checks.measures import levels_of
from publishing.checks.registry import page_rule
from publishing.contract import (
    ANSWER,
    FORMS,
    KINDS,
    OUTCOMES,
    STATUSES,
    SUMMARY,
    WITH_OUTCOMES,
    Form,
    form_of,
)
from publishing.instructions import is_begun

Findings = Iterator[tuple[int, str]]

WITH_FORM = tuple(FORMS)
FURTHER = "Going further"
OPENING = FORMS["chapter"].opening
DESCRIPTION_LENGTHS = (40, 200)

LABEL_PREFIXES = {
    "prf:definition": "def-",
    "prf:theorem": "thm-",
    "prf:example": "ex-",
    "exercise": "exercise-",
    "solution": "solution-",
    "solution-start": "solution-",
}
SOLUTIONS_WITH_CODE = 3
PROOF_LINES = 6
# A paragraph may be written on one long line: this many characters count as
# one line of a proof.
PROOF_LINE_LENGTH = 120
LINK_ROLES = {"ref", "doc", "numref", "prf:ref", "eq", "any"}


@page_rule("parse", "the file can be read: YAML, fences, directives", planned=True)
def parse_errors(page: Page, book: Book) -> Findings:
    for error in page.errors:
        yield error.line, error.text


@page_rule(
    "front-matter",
    "kind, status, outcomes and description stand in the front matter",
    planned=True,
)
def front_matter(page: Page, book: Book) -> Findings:
    if not page.front:
        if not any(error.line <= 2 for error in page.errors):
            yield 1, "there is no front matter; begin the page with kind, status …"
        return
    for key, values in (("kind", KINDS), ("status", STATUSES)):
        value = page.front.get(key)
        if value not in values:
            yield (
                page.front_key_line(key),
                f"`{key}` is {value!r}; give one of {', '.join(values)}",
            )
    yield from front_outcomes(page)
    yield from front_description(page)
    if page.cells and "kernelspec" not in page.front:
        yield 1, "the page has code cells; add `jupytext` and `kernelspec`"


def front_outcomes(page: Page) -> Findings:
    line = page.front_key_line("outcomes")
    outcomes = page.front.get("outcomes")
    if page.kind not in WITH_OUTCOMES:
        if outcomes is not None:
            yield line, f"a page of kind {page.kind} has no `outcomes`; remove them"
        return
    if not isinstance(outcomes, list) or not outcomes:
        yield line, "`outcomes` is missing; list those the page serves: [O1, O2]"
        return
    for outcome in outcomes:
        if outcome not in OUTCOMES:
            yield line, f"{outcome!r} is not an outcome; they are O1 to O11"
    if len(set(map(str, outcomes))) < len(outcomes):
        yield line, "an outcome is listed twice; list it once"


def front_description(page: Page) -> Findings:
    line = page.front_key_line("description")
    description = page.front.get("description")
    shortest, longest = DESCRIPTION_LENGTHS
    if not isinstance(description, str) or not description.strip():
        yield line, "`description` is missing; write one sentence"
    elif not shortest <= len(description) <= longest:
        yield (
            line,
            f"`description` has {len(description)} characters; write one sentence "
            f"of {shortest} to {longest}",
        )


@page_rule("anchor", "`(file-name)=` stands before the only title", planned=True)
def anchor(page: Page, book: Book) -> Findings:
    title = page.title
    if title is None or title.level != 1:
        yield title.line if title else 1, "the first heading is not `# Title`"
        return
    for heading in page.find(Heading):
        if heading.level == 1 and heading is not title:
            yield heading.line, "a second `#` title; use `##` for a section"
    expected = page.path.stem
    if expected == "index":
        return  # a landing page may choose its name
    index = page.blocks.index(title)
    before = page.blocks[index - 1] if index else None
    if not isinstance(before, Target) or before.label != expected:
        yield title.line, f"write the anchor `({expected})=` above the title"


@page_rule("headings", "headings go down one level at a time")
def heading_levels(page: Page, book: Book) -> Findings:
    level = 1
    for block in page.blocks:
        if isinstance(block, Heading):
            if block.level > level + 1:
                yield (
                    block.line,
                    f"`{'#' * block.level}` follows `{'#' * level}`; go down one "
                    "level at a time",
                )
            level = block.level


@page_rule("planned", "a planned page is one paragraph long", planned=True)
def planned_page(page: Page, book: Book) -> Findings:
    if not page.planned:
        return
    blocks = [b for b in page.blocks if not isinstance(b, Target | Comment)]
    rest = [b for b in blocks if b is not page.title]
    if len(rest) != 1 or type(rest[0]) is not Paragraph:
        line = next((b.line for b in rest if type(b) is not Paragraph), None)
        if line is None:
            line = rest[1].line if len(rest) > 1 else len(page.lines)
        yield line, "a planned page is its title and one paragraph; keep that alone"


@page_rule("sections", "a page has its kind's sections, in order", WITH_FORM)
def section_order(page: Page, book: Book) -> Findings:
    form = form_of(page.kind, page.name)
    if form is None or not form.closing:
        return
    headings = [s.heading for s in page.sections if s.heading]
    names = [contract_name(heading.title, form) for heading in headings]
    required = form.opening + form.closing
    for name in required:
        if names.count(name) != 1:
            line = page.title.line if page.title else 1
            problem = "is missing" if name not in names else "stands there twice"
            yield line, f"section `## {name}` {problem}; see the contract"
    found = [(name, heading.line) for name, heading in
             zip(names, headings, strict=True) if name in required]
    wanted = [name for name in required if name in names]
    for (name, line), expected in zip(found, wanted, strict=False):
        if name != expected:
            yield line, f"`## {name}` stands where `## {expected}` belongs; move it"
            return
    yield from own_sections(headings, names, form)
    if SUMMARY in names:
        yield from answer_place(page)


def contract_name(title: str, form: Form) -> str:
    """The section's name in the contract: `Open: the solver` is `Open`."""
    name = title.partition(":")[0]
    return name if name in form.opening + form.closing else title


def own_sections(headings: list[Heading], names: list[str], form: Form) -> Findings:
    """Own sections stand between the opening and the closing ones."""
    if form.opening[-1] not in names or form.closing[0] not in names:
        return
    first, last = names.index(form.opening[-1]), names.index(form.closing[0])
    if form.own and last == first + 1:
        yield headings[last].line, "no topic section before this one; add them"
    for index, heading in enumerate(headings):
        own = names[index] not in form.opening + form.closing
        between = first < index < last
        # What goes further may end any page, before its sources.
        further = (heading.title == FURTHER
                   and names[index + 1:index + 2] == [form.closing[-1]])
        if own and not between and not further:
            yield (
                heading.line,
                f"`## {heading.title}` stands outside the topic sections; put it "
                f"between `{form.opening[-1]}` and `{form.closing[0]}`",
            )


def answer_place(page: Page) -> Findings:
    """The Summary begins with the problem, answered."""
    section = page.section(SUMMARY)
    first = next((b for b in section.blocks
                  if not isinstance(b, Comment | Target)), None)
    if not isinstance(first, Heading) or first.title != ANSWER:
        yield (section.heading.line,
               f"the {SUMMARY} does not begin with `### {ANSWER}`; put it first")


def top_items(section: Section) -> list[Container]:
    """The items of the lists that stand directly in a section."""
    return [
        item
        for block in section.blocks
        if isinstance(block, Container) and block.kind.endswith("_list")
        for item in block.children
        if isinstance(item, Container) and item.kind == "list_item"
    ]


@page_rule(
    "objectives",
    "three to six objectives, each tagged with the outcomes it serves",
    ("chapter",),
)
def objectives(page: Page, book: Book) -> Findings:
    section = page.section(OPENING[1])
    if section is None:
        return
    line = section.heading.line
    items = top_items(section)
    if not 3 <= len(items) <= 6:
        yield line, f"{len(items)} objectives; list three to six"
    declared = [str(outcome) for outcome in page.front.get("outcomes") or []]
    served = set()
    for item in items:
        pieces = [p for p in item.inlines() if p.content.strip(" .,;")]
        roles = [p for p in pieces if p.kind == "role" and p.name == "outcome"]
        if not pieces or pieces[-1] not in roles:
            yield (
                item.line,
                "the objective does not end with its outcome; add {outcome}`O1`",
            )
        for role in roles:
            served.add(role.content)
            if role.content not in declared:
                yield (
                    role.line,
                    f"{role.content} is not among the front matter's `outcomes`; "
                    "add it there or correct it here",
                )
    for outcome in declared:
        if items and outcome not in served:
            yield (
                line,
                f"no objective serves {outcome} of the front matter; tag one or "
                "remove the outcome",
            )


@page_rule(
    "prerequisites",
    "three prerequisites, each with a link, and a self-test",
    ("chapter",),
)
def prerequisites(page: Page, book: Book) -> Findings:
    section = page.section(OPENING[2])
    if section is None:
        return
    items = top_items(section)
    if len(items) != 3:
        yield section.heading.line, f"{len(items)} prerequisites listed; list three"
    for item in items:
        if not any(is_link(piece) for piece in item.inlines()):
            yield item.line, "the prerequisite has no link to where it is taught"
    words = " ".join(
        p.content for p in section.as_block().inlines() if p.kind == "text"
    )
    tests = len(re.findall(r"\btest:", words, re.IGNORECASE))
    if tests < len(items) and not re.search(r"\bself-test\b", words, re.IGNORECASE):
        yield (
            section.heading.line,
            "no self-test; add *Test:* and a question to each prerequisite",
        )


def is_link(piece) -> bool:
    return piece.kind == "link" or (
        piece.kind == "role" and piece.name in LINK_ROLES
    )


def next_block(page: Page, block: Block) -> Block | None:
    """The block of the page after a top-level block.

    Comments do not count, nor do the cells that the reader completes.
    """
    index = next(i for i, b in enumerate(page.blocks) if b is block)
    for following in page.blocks[index + 1 :]:
        if isinstance(following, CodeCell) and following.your_turn:
            continue
        if not isinstance(following, Comment | Target):
            return following
    return None


@page_rule(
    "exercises",
    "each exercise has a level, a hint and a solution; three solutions run code",
    ("chapter", "lab"),
)
def exercises(page: Page, book: Book) -> Findings:
    found = page.directives("exercise")
    yield from unlevelled(page, found)
    solutions = page.directives("solution", "solution-start")
    by_exercise = {solution.argument: solution for solution in solutions}
    labels = set()
    for exercise in found:
        label = str(exercise.options.get("label") or "")
        labels.add(label)
        if not label:
            yield exercise.line, "the exercise has no label; add `:label: exercise-…`"
        if not has_hint(exercise):
            yield (
                exercise.line,
                "the exercise has no hint; put a `{dropdown} Hint` inside it",
            )
        solution = by_exercise.get(label)
        if solution is None:
            yield (
                exercise.line,
                f"the exercise has no solution; add `{{solution-start}} {label}`",
            )
        elif exercise in page.blocks and next_block(page, exercise) is not solution:
            yield solution.line, f"the solution does not follow {label}; move it there"
    for solution in solutions:
        yield from solution_form(solution, labels)
    yield from gates(page)
    with_code = [s for s in solutions if runs_code(page, s)]
    few = len(with_code) < SOLUTIONS_WITH_CODE
    if found and few and not is_begun(page.source):
        yield (
            section_line(page, "Exercises"),
            f"{len(with_code)} solutions have code that runs; at least "
            f"{SOLUTIONS_WITH_CODE} must (a visible code-cell between "
            "solution-start and solution-end)",
        )


def section_line(page: Page, title: str) -> int:
    section = page.section(title)
    return section.heading.line if section else 1


def unlevelled(page: Page, found: list[Directive]) -> Findings:
    known = form_of(page.kind, page.name).levels
    for exercise in found:
        if len(levels_of(exercise, known)) != 1:
            *others, last = known
            yield (
                exercise.line,
                f"the exercise has no level; add `:class: {', '.join(others)}` or "
                f"`{last}`",
            )


def has_hint(exercise: Directive) -> bool:
    return any(
        inner.argument == "Hint" and inner.children
        for inner in exercise.directives("dropdown")
    )


def solution_form(solution: Directive, labels: set[str]) -> Findings:
    if solution.argument not in labels:
        yield (
            solution.line,
            f"there is no exercise `{solution.argument}` on the page; name the "
            "exercise the solution is for",
        )
    if not solution.options.get("label"):
        yield solution.line, "the solution has no label; add `:label: solution-…`"
    if "dropdown" not in solution.classes:
        yield solution.line, "the solution is not folded; add `:class: dropdown`"


def gates(page: Page) -> Findings:
    """Every solution-start has its solution-end before the next one."""
    open_gate: Directive | None = None
    for gate in page.directives("solution-start", "solution-end"):
        if gate.name == "solution-start":
            if open_gate is not None:
                yield open_gate.line, "the solution is not ended; add {solution-end}"
            open_gate = gate
        elif open_gate is None:
            yield gate.line, "no solution-start before this solution-end"
        else:
            open_gate = None
    if open_gate is not None:
        yield open_gate.line, "the solution is not ended; add {solution-end}"


def gated_blocks(page: Page, start: Directive) -> list[Block]:
    """The blocks between a solution-start and its solution-end."""
    blocks = []
    inside = False
    for block in page.blocks:
        if block is start:
            inside = True
        elif inside and isinstance(block, Directive) and block.name == "solution-end":
            break
        elif inside and isinstance(block, Directive) and (
            block.name == "solution-start"
        ):
            break
        elif inside:
            blocks.append(block)
    return blocks


def runs_code(page: Page, solution: Directive) -> bool:
    """Whether a solution shows the reader code that the build runs."""
    return solution.name == "solution-start" and any(
        isinstance(block, CodeCell) and not block.removed
        for block in gated_blocks(page, solution)
    )


def new_words(page: Page) -> tuple[list[Block], int] | None:
    """The blocks of the Summary's "New words", and the line they start on.

    They begin at a heading or a paragraph with these words and end at the
    next heading, or at the next paragraph that starts in bold type.
    """
    section = page.section(SUMMARY)
    if section is None:
        return None
    blocks: list[Block] = []
    line = None
    for block in section.blocks:
        text = plain(block.text) if isinstance(block, Paragraph) else ""
        if line is None:
            if "new words" in text.lower()[:40]:
                line = block.line
                blocks.append(block)
            continue
        starts_bold = type(block) is Paragraph and block.source.startswith("**")
        if isinstance(block, Heading) or starts_bold:
            break
        blocks.append(block)
    return None if line is None else (blocks, line)


def term_roles(block: Block) -> list:
    return [p for p in block.inlines() if p.kind == "role" and p.name == "term"]


@page_rule(
    "terms",
    "each new word of the Summary is in the glossary and linked in the text",
    ("chapter",),
)
def terms(page: Page, book: Book) -> Findings:
    summary = page.section(SUMMARY)
    if summary is None:
        return
    found = new_words(page)
    if found is None:
        yield summary.heading.line, "the Summary has no **New words**; list them"
        return
    blocks, line = found
    words = [role for block in blocks for role in term_roles(block)]
    if not words and not is_begun(page.source):
        yield line, "no {term} under New words; write each as {term}`singular matrix`"
    for block in blocks:
        for item in block.find(Container):
            if item.kind == "list_item" and not term_roles(item):
                yield item.line, "the new word is not linked; write {term}`…`"
    earlier = {
        role_target(p.content).lower()
        for block in page.blocks
        if block.line < summary.heading.line
        for p in term_roles(block)
    }
    for word in words:
        term = role_target(word.content).lower()
        if term not in book.glossary_terms:
            yield word.line, f"`{term}` has no entry in {GLOSSARY}; add one"
        if term not in earlier:
            yield (
                word.line,
                f"`{term}` is not linked in the text before the Summary; write "
                f"{{term}}`{term}` at its definition",
            )


@page_rule("proofs", "a proof longer than six lines sits in a dropdown")
def long_proofs(page: Page, book: Book) -> Findings:
    folded = {
        id(proof)
        for dropdown in page.directives("dropdown")
        for proof in dropdown.directives("prf:proof")
        if dropdown.argument.startswith("Proof")
    }
    for proof in page.directives("prf:proof"):
        lines = proof_lines(proof)
        if lines > PROOF_LINES and id(proof) not in folded:
            yield (
                proof.line,
                f"the proof has {lines} lines; put it inside a `{{dropdown}} Proof`",
            )


def proof_lines(proof: Directive) -> int:
    """The length of a proof in lines of at most 120 characters."""
    return sum(
        math.ceil(len(line.strip()) / PROOF_LINE_LENGTH)
        for line in proof.body.split("\n")
    )


@page_rule("labels", "definitions, theorems … have labels, unique in the book")
def labels(page: Page, book: Book) -> Findings:
    for directive in page.directives(*LABEL_PREFIXES):
        prefix = LABEL_PREFIXES[directive.name]
        label = str(directive.options.get("label") or "")
        if not label and directive.name.startswith("prf:"):
            yield directive.line, f"no label; add `:label: {prefix}…`"
        elif label and not label.startswith(prefix):
            line = directive.option_lines.get("label", directive.line)
            yield line, f"the label `{label}` does not start with `{prefix}`; rename it"
    for label, line in labels_of(page):
        places = book.labels.get(label.lower(), [])
        others = [place for place in places if place != (page.name, line)]
        if others:
            other = f"{others[0][0]}:{others[0][1]}"
            yield line, f"the label `{label}` is also given at {other}; rename one"


@page_rule("html", "no raw HTML: other editions drop it", planned=True)
def raw_html(page: Page, book: Book) -> Findings:
    for block in page.find(Html):
        yield block.line, "raw HTML is lost in print; use Markdown or a directive"
    for piece in page.root.inlines():
        if piece.kind == "html":
            yield piece.line, "raw HTML is lost in print; use Markdown or a directive"
