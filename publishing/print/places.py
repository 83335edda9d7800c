r"""Where everything stands: read from TeX's own notes, told to other volumes.

TeX writes the page and the name of each place into NAME.aux. A volume that
leads to a place of another one reads of it in NAME-places.tex, which is
written here: in which volume, on which page, in which file, and where on the
web.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from publishing.on_the_web import place_of
from publishing.print.jobs import Job
from publishing.print.pieces import CITED

LABEL = re.compile(
    r"^\\newlabel\{(?P<name>[^{}]*)\}\{\{.*?\}\{(?P<page>[ivxlcdm]+|\d+)\}"
    r"\{.*\}\{(?P<anchor>[^{}]*)\}\{\}\}$", re.MULTILINE)
PAGES = re.compile(r"^\\mainpages\{(\d+)\}$", re.MULTILINE)

SOURCE = re.compile(r"\\sourcepages\{([^{}]*)\}")
MOST_PAGES = 6  # that a source says it is cited on

UNKNOWN = "?"  # the page of what has never been set


@dataclass(frozen=True)
class Place:
    """Where a label stands: in which document, on which page, by which name."""

    job: str
    page: str
    anchor: str


@dataclass
class Places:
    """All places of an edition, and how many numbered pages a document has."""

    labels: dict[str, Place] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)

    def first_page(self, job: Job, among: Iterable[Job]) -> int:
        """Return the number of a document's first page of the main matter.

        It is odd, a right-hand page, and goes on where another one ends. Known
        are lengths, not ends: one that changes moves all that follow at once.

        >>> one, two, three = (
        ...     Job(name, "", "", frozenset(), frozenset(), after)
        ...     for name, after in (("a", ""), ("b", "a"), ("c", "b")))
        >>> Places(pages={"a": 401, "b": 100}).first_page(three, [one, two])
        503
        """
        if job.opens:
            opening = self.labels.get(job.opens)
            return int(opening.page) if opening else 1
        follows = next((other for other in among if other.name == job.follows),
                       None)
        if follows is None:
            return 1
        after = (self.first_page(follows, among)
                 + self.pages.get(follows.name, 0))
        return after + 1 - after % 2


def read_places(folder: Path, jobs: Iterable[Job], ending: str,
                others: Places) -> Places:
    """Return where everything stands after TeX has run.

    Parameters
    ----------
    folder
        Where the documents are set.
    jobs
        The documents.
    ending
        What the names of the edition's files end with.
    others
        Places of documents that are not among these.
    """
    jobs = list(jobs)
    names = {job.name for job in jobs}
    found = Places(
        {label: place for label, place in others.labels.items()
         if place.job not in names}, dict(others.pages))
    for job in jobs:
        if job.opens:  # its places are known from its volume
            continue
        notes = (folder / f"{job.name}{ending}.aux").read_text("utf-8")
        for match in LABEL.finditer(notes):
            # Every volume has the imprint; nothing leads there.
            found.labels.setdefault(match["name"], Place(
                job.name, match["page"], match["anchor"]))
        pages = PAGES.search(notes)
        if pages:
            found.pages[job.name] = int(pages[1])
    return found


def places_for(job: Job, jobs: list[Job], places: Places) -> str:
    """Return what a document has to read of the others."""
    homes = {name: other for other in jobs for name in other.own}
    # A chapter alone says of its own volume what it says within the volume.
    mine = homes.get(job.opens)
    lines = [f"\\def\\bookfirstpage{{{places.first_page(job, jobs)}}}"]
    cited = [(source, places_of_citations(source, places))
             for source in SOURCE.findall(job.tex)]
    foreign = job.foreign.union(*(found for _, found in cited)) - job.own
    for label in sorted(foreign):
        home = homes.get(label)
        if home is None:  # TeX's log will tell of it
            continue
        place = places.labels.get(label) or Place(home.name, UNKNOWN, "")
        lines.append("\\bookplace" + "".join(f"{{{part}}}" for part in (
            label, home.file, "" if home is mine else home.words, place.page,
            place.anchor, web_address(label))))
    lines += [citations(source, found, job, places)
              for source, found in cited if found]
    return "\n".join(lines) + "\n"


def places_of_citations(source: str, places: Places) -> list[str]:
    """Return the labels of a source's citations, one of each page, in order.

    Pages at the front are left out: every volume has such numbers.
    """
    found = {int(place.page): label for label, place in places.labels.items()
             if label.startswith(f"{CITED}{source}:")
             and place.page.isdecimal()}
    return [label for _, label in sorted(found.items())]


def citations(source: str, found: list[str], job: Job, places: Places) -> str:
    r"""Return what a source says of where it is cited.

    >>> where = Places({f"cited:b:id7:{number}:x": Place("a", page, "")
    ...                 for number, page in enumerate(("12", "4"))})
    >>> one = Job("a", "", "", frozenset({"cited:b:id7:0:x"}), frozenset())
    >>> print(citations("b:id7", places_of_citations("b:id7", where), one, where))
    \citedon{b:id7}{pp.~\foreignref{cited:b:id7:1:x}{4}, \hyperref[cited:b:id7:0:x]{12}}
    """
    pages = []
    for label in found[:MOST_PAGES]:
        page = places.labels[label].page
        pages.append(f"\\hyperref[{label}]{{{page}}}" if label in job.own
                     else f"\\foreignref{{{label}}}{{{page}}}")
    several = "p" * (len(found) > 1)
    more = ", \\dots" * (len(found) > MOST_PAGES)
    return f"\\citedon{{{source}}}{{p{several}.~{', '.join(pages)}{more}}}"


def web_address(label: str, address: str | None = None) -> str:
    r"""Return where a place is found on the web, for TeX; or nothing.

    What the companion answers stands with its question there.

    >>> web_address("a/b:words", "https://x.org/")
    'https://x.org/a/b.html\\#words'
    >>> web_address("a/b:answer-quiz-one", "https://x.org/")
    'https://x.org/a/b.html\\#quiz-one'
    >>> web_address("equation:a/b:eq-line", "https://x.org/")
    'https://x.org/a/b.html\\#equation-eq-line'
    >>> web_address("a/b::doc", "https://x.org/")
    'https://x.org/a/b.html'
    >>> web_address("cited:words:id7:0:a/b", "https://x.org/")
    'https://x.org/a/b.html'
    """
    if label.startswith(CITED):
        return place_of(label.rpartition(":")[2], address=address)
    equation = label.startswith("equation:")
    page, _, name = label.removeprefix("equation:").partition(":")
    name = ("" if name == ":doc" else f"equation-{name}" if equation
            else name.removeprefix("answer-"))
    return place_of(page, name, address).replace("#", r"\#")


def save(places: dict[str, Places], file: Path) -> None:
    """Keep the places of each edition for the next build."""
    file.write_text(json.dumps({name: asdict(of_edition) for name, of_edition
                                in places.items()}), "utf-8")


def saved(file: Path) -> dict[str, Places]:
    """Return the places of the last build of the whole book, if there was one."""
    if not file.exists():
        return {}
    return {name: Places({label: Place(**place) for label, place
                          in told["labels"].items()}, told["pages"])
            for name, told in json.loads(file.read_text("utf-8")).items()}
