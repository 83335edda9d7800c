"""What epubcheck says of a file."""

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from publishing.epub.origin import origin
from publishing.epub.programs import checker_command

FAULTS = {"FATAL", "ERROR", "WARNING"}


@dataclass(frozen=True)
class Fault:
    """An error or a warning of epubcheck, and the first places it names.

    `origins` are the places of the manuscript that they come from.
    """

    severity: str
    code: str
    text: str
    places: tuple[str, ...]
    origins: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = ", ".join(self.places) or "the file as a whole"
        source = "".join(f"{origin}: " for origin in self.origins[:1])
        return f"{source}{self.severity} {self.code}: {self.text}\n    {where}"


def faults_of(epub: Path) -> list[Fault]:
    """Return the errors and warnings of a file; none is what we want.

    Raises
    ------
    Missing
        If epubcheck or Java is missing.
    RuntimeError
        If epubcheck ends without a report.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        done = subprocess.run(
            [*checker_command(), str(epub), "--json", str(report)],
            check=False, capture_output=True, text=True, errors="replace")
        if not report.exists():
            raise RuntimeError("epubcheck wrote no report on "
                               f"{epub.name}:\n{done.stderr[-2000:]}")
        told = json.loads(report.read_text("utf-8"))
    with ZipFile(epub) as content:
        return [fault(message, content) for message in told["messages"]
                if message["severity"] in FAULTS]


def fault(message: dict, epub: ZipFile) -> Fault:
    locations = message.get("locations", ())[:3]
    origins = [origin(epub, location["path"], location.get("line", -1),
                      location.get("column", -1)) for location in locations]
    return Fault(message["severity"], message["ID"], message["message"],
                 tuple(map(place, locations)), tuple(filter(None, origins)))


def place(location: dict) -> str:
    """Return a place in words that lead there.

    >>> place({"path": "EPUB/a.xhtml", "line": 3, "column": 7})
    'EPUB/a.xhtml:3:7'
    >>> place({"path": "EPUB/package.opf", "line": -1, "column": -1})
    'EPUB/package.opf'
    """
    numbers = [location.get(key, -1) for key in ("line", "column")]
    return ":".join([location["path"],
                     *(str(number) for number in numbers if number > 0)])
