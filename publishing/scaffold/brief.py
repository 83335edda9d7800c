"""What a new page is told of the plan: what it owns, needs and has to keep."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from publishing.paths import manuscript
from publishing.plan import Entry, entry_of

LABELS = "book/reference/labels.yml"
GLOSSARY = "book/reference/glossary.md"
ROLES = {"def": "prf:ref", "thm": "prf:ref", "ex": "prf:ref", "eq": "eq"}
CITE = re.compile(r"^% cite: (?P<labels>.*)$", re.M)


@dataclass(frozen=True)
class Brief:
    """What the book knows of a page before it is written."""

    root: Path
    page: str

    @cached_property
    def entry(self) -> Entry:
        return entry_of(self.root, self.page) or Entry(self.page, "", 0, {})

    @cached_property
    def owners(self) -> dict[str, list[str]]:
        path = self.root / LABELS
        return yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {}

    @cached_property
    def labels(self) -> list[str]:
        """The labels with a fixed name that the page is to have."""
        return self.owners.get(self.page) or []

    @cached_property
    def sources(self) -> dict[str, str]:
        return {path.stem: path.read_text("utf-8")
                for path in manuscript(self.root / "book")}

    def owner(self, label: str) -> str:
        """The page of a label, or the label itself if it is a page."""
        return next((page for page, labels in self.owners.items()
                     if label in (labels or ())), label)

    def stands(self, label: str) -> bool:
        """Whether its page has a label already."""
        return re.search(rf":label: {label}$|\({label}\)=?$",
                         self.sources.get(self.owner(label), ""), re.M) is not None

    @cached_property
    def words(self) -> list[str]:
        """The words of the glossary whose entries send the reader to the page."""
        text = self.sources.get("glossary", "").partition("```{glossary}\n")[2]
        own = {self.page, *self.labels}
        return [entry.partition("\n")[0] for entry in re.split(r"\n\n(?=\S)", text)
                if own & set(re.findall(r"`(?:[^`<]*<)?([\w-]+)>?`", entry))]

    @cached_property
    def waiting(self) -> list[str]:
        """The labels of the page that other pages wait for, with these pages."""
        found: dict[str, list[str]] = {}
        for name, source in self.sources.items():
            for mark in CITE.finditer(source):
                for label in mark["labels"].split(", "):
                    if label in self.labels and name not in found.get(label, ()):
                        found.setdefault(label, []).append(name)
        return [f"`{label}` ({', '.join(names)})" for label, names in found.items()]

    def listed(self, field: str) -> list[str]:
        return [f"{name} ({what})" if what else name
                for name, what in self.entry.pairs(field)]

    def story(self) -> str:
        """The story that the plan has for the page, as one more sentence."""
        story = self.entry.fields.get("story")
        return f" The plan: {story}" if story else ""

    def lines(self, *, needs: bool) -> Iterator[str]:
        """An instruction for each thing that the plan has for the page.

        What the page needs is among them where no section *Before you start* has it.
        """
        entry = self.entry
        shares = [f"{name} ({words})" for name, words in
                  entry.fields.get("sections", {}).items()]
        for what, items in {
            "what the page does": self.listed("does"),
            "what it builds on": self.listed("needs") if needs else [],
            "what the page owns, each stated once, with this label": [
                f"`{label}`" for label in self.labels],
            "its words, each explained where it comes first and linked to the "
            "glossary": self.words,
            "its symbols, each with a line on the page Notation":
                [entry.fields["symbols"]] if "symbols" in entry.fields else [],
            "sections, with about so many words each": shares,
            "what it mentions in a sentence, with a link": self.listed("mentions"),
            "what stands elsewhere": self.listed("elsewhere"),
            "data, from `mlmath.datasets`": code(self.listed("data")),
            "figures to move": self.listed("moving"),
            "still figures, from `mlmath.figures`": code(self.listed("stills")),
            "functions in visible cells": code(self.listed("package")),
            "labels that other pages wait for; link there in the same change":
                self.waiting,
            "what other pages have promised": self.listed("keeps"),
            "to know": self.listed("notes"),
        }.items():
            if items:
                yield f"- *To write:* {what}: {'; '.join(items)}"

    def prerequisites(self) -> str:
        """The three things the page builds on, with links; nothing if unplanned."""
        pairs = self.entry.pairs("needs")
        missing = [label for label, _ in pairs
                   if self.owner(label) != label and not self.stands(label)]
        marks = f"% cite: {', '.join(missing)}\n\n" if missing else ""
        return marks + "\n".join(
            f"- **To write: {what or 'what the page builds on'}.** {self.link(label)}. "
            "*Self-test:* a question of one line? (Its answer.)"
            for label, what in pairs)

    def link(self, label: str) -> str:
        if self.owner(label) == label or not self.stands(label):
            return f"{{ref}}`{self.owner(label)}`"
        return f"{{{ROLES.get(label.partition('-')[0], 'ref')}}}`{label}`"


def code(names: list[str]) -> list[str]:
    return [f"`{name}`" for name in names]
