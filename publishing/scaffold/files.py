"""The files of a new page: the templates of its kind with the names filled in."""

import json
import re
from pathlib import Path, PurePosixPath

from publishing.contract import OUTCOMES
from publishing.instructions import (
    EXERCISES, exercises_file, module, test_file)
from publishing.scaffold import contents
from publishing.scaffold.brief import Brief
from publishing.scaffold.request import Request

TEMPLATES = Path(__file__).with_name("templates")
GAP = re.compile(r"<<(\w+)>>")

NO_OUTCOMES = ("outcomes: [O1]  # To write: the learning outcomes that the chapter "
               "serves, O1 to O11")
NO_DESCRIPTION = "\"To write: one sentence of 40 to 200 characters for search.\""
NO_PROMISE = ("*To write:* one paragraph that says what the chapter is about, "
              "and why a reader should care.")
NO_BRIEF = ("- *To write:* an entry in `book/plan/`: what the page owns, needs and "
            "mentions.")
FEWEST_OBJECTIVES = 3
WITH_EXERCISES = {"chapter", "lab", "capstone"}
PREREQUISITES = 3


def new_files(root: Path, request: Request) -> dict[str, str]:
    """Return the text of each file to write, by its path in the repository.

    The table of contents is among them only if it changes.
    """
    table = (root / "_toc.yml").read_text("utf-8")
    before = contents.pages_before(table, request.part, request.page)
    brief = Brief(root, request.name)
    values = {
        "name": request.name,
        "key": request.key,
        "kind": request.kind,
        "module": ".".join(module(request.page).parts),
        "title": request.title,
        "exercises": str(exercises_file(request.page)),
        "prerequisites": brief.prerequisites() or prerequisites(before),
        "story": brief.story(),
        "brief": "\n".join(brief.lines(needs=request.kind != "chapter")) or NO_BRIEF,
        "before": label_of(before[-1]),
        **words(request),
    }
    values["assessments"] = assessments(values)
    files = {f"book/{request.page}.md": filled(f"{request.kind}.md", values)}
    if request.kind in WITH_EXERCISES:
        files |= {
            str(exercises_file(request.page)): filled("exercises.py.txt", values),
            str(test_file(request.page)): filled("test.py.txt", values),
            **packages(root, exercises_file(request.page)),
        }
    longer = contents.with_page(table, request.part, request.page)
    return files if longer == table else {**files, "_toc.yml": longer}


def packages(root: Path, file: PurePosixPath) -> dict[str, str]:
    """Return what makes packages of the folders of a module that are none yet."""
    folders = [folder for folder in file.parents if EXERCISES in folder.parents]
    return {str(folder / "__init__.py"): f'"""Exercises of {folder.name}."""\n'
            for folder in folders if not (root / folder / "__init__.py").exists()}


def filled(template: str, values: dict[str, str]) -> str:
    """Return a template with its gaps filled."""
    text = (TEMPLATES / template).read_text("utf-8")
    return GAP.sub(lambda gap: values[gap[1]], text)


def words(request: Request) -> dict[str, str]:
    """Return what the plan says of the chapter, or instructions to say it."""
    if request.stub is None:
        return {"outcomes": NO_OUTCOMES, "description": NO_DESCRIPTION,
                "promise": NO_PROMISE, "objectives": objectives(["O1"])}
    front = request.stub.front
    outcomes = [str(outcome) for outcome in front.get("outcomes") or ["O1"]]
    return {
        "outcomes": f"outcomes: [{', '.join(outcomes)}]",
        # What is JSON is YAML, whatever signs the sentence holds.
        "description": json.dumps(front["description"], ensure_ascii=False),
        "promise": promise(request),
        "objectives": objectives(outcomes),
    }


def promise(request: Request) -> str:
    """Return the paragraph of the planned page: what the chapter promises."""
    title = request.stub.title
    return "\n".join(request.stub.lines[title.end:]).strip()


def objectives(outcomes: list[str]) -> str:
    """Return a line for each outcome, and at least three."""
    served = [*outcomes, *[outcomes[0]] * FEWEST_OBJECTIVES]
    return "\n".join(
        "- *To write:* a skill with a verb that one can observe (compute, "
        f"decide, derive, implement, explain) {{outcome}}`{outcome}`"
        for outcome in served[:max(len(outcomes), FEWEST_OBJECTIVES)])


def prerequisites(pages: list[str]) -> str:
    """Return three lines that link to the pages just before the chapter."""
    near = list(reversed(pages))[:PREREQUISITES]
    near += [near[-1]] * (PREREQUISITES - len(near))
    return "\n".join(
        "- **To write: what the chapter builds on.** "
        f"{{ref}}`{label_of(page)}`. "
        "*Self-test:* a question of one line? (Its answer.)"
        for page in near)


def label_of(page: str) -> str:
    """Return the anchor of a page, by its place in the table of contents."""
    return page.rpartition("/")[2]


def assessments(values: dict[str, str]) -> str:
    """Return a section for each outcome, with a question and what to read."""
    return "\n".join(
        f"## To write: {outcome} in a few words\n\n"
        f"*To write:* four questions for {{outcome}}`{outcome}`, such as this one.\n\n"
        + filled("quiz.md", {**values, "number": str(number)})
        + "\n*To write:* which sections to read again for the questions missed, "
        f"such as {{ref}}`{values['before']}`.\n"
        for number, outcome in enumerate(OUTCOMES, start=1))
