"""The command line of the scaffold; ``make chapter`` calls it.

``python -m publishing.scaffold PART NAME TITLE``; TITLE may be empty where the
page is planned already.
"""

import sys
from pathlib import Path

from publishing.instructions import instructions
from publishing.paths import ROOT
from publishing.scaffold.files import new_files
from publishing.scaffold.request import Refused, Request, read_request

USAGE = 'make chapter PART=linear-algebra NAME=topic-name TITLE="A title"'


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Write the chapter, or say why not; return the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    part, name, title = (text.strip() for text in [*given, "", "", ""][:3])
    try:
        request = read_request(root, part, name, title)
        files = new_files(root, request)
    except Refused as reason:
        print(f"{reason}\n\nNothing was written. The command is\n    {USAGE}",
              file=sys.stderr)
        return 2
    write(root, files)
    report(request, title, files)
    return 0


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def report(request: Request, title: str, files: dict[str, str]) -> None:
    """Say what was written and what comes next."""
    if request.stub:
        print(f'The planned page "{request.title}" is yours to write.')
        if title and title != request.title:
            print("It keeps the title that it was planned with.")
    else:
        print(f'A new chapter: "{request.title}", the last of its part. Its '
              "place in the book is its place in _toc.yml.")
    for name in files:
        print(f"    {name}")
    tasks = sum(len(list(instructions(text))) for text in files.values())
    print(f"It builds as it is. {tasks} instructions are to be replaced:\n"
          f"    make serve                     shows it, and builds it on change\n"
          f"    make check CHAPTER={request.name:<12}  says what is left to do")


if __name__ == "__main__":
    sys.exit(main())
