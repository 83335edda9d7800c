"""Print which folders of the press import which: `make imports`.

What stands directly in `publishing/` is the ground floor. It holds what several
features need, and imports none of them; no feature imports one that, over
whatever way, imports it.
"""

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from publishing.paths import PRESS

GROUND = "ground floor"
PRESS_NAME = "publishing"

Imports = dict[str, set[str]]


def folder_of(module: str, press: Path) -> str:
    """Return the folder that a module of the press lies in."""
    first = module.split(".")[1:2]
    return first[0] if first and (press / first[0]).is_dir() else GROUND


def imported_modules(file: Path) -> Iterator[str]:
    """Yield the modules of the press that a file imports, wherever it does."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            raise ValueError(f"{file}:{node.lineno}: expected an import by the "
                             "whole name, from publishing…; got a relative one")
        if isinstance(node, ast.ImportFrom):
            modules = ([f"{PRESS_NAME}.{alias.name}" for alias in node.names]
                       if node.module == PRESS_NAME else [node.module])
        elif isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        else:
            continue
        yield from (module for module in modules
                    if module.startswith(f"{PRESS_NAME}."))


def sources(press: Path) -> Iterator[Path]:
    for file in sorted(press.rglob("*.py")):
        if "node_modules" not in file.parts:
            yield file


def imports_between_folders(press: Path = PRESS) -> Imports:
    """Return, for each folder of the press, the others that it imports."""
    found: Imports = {}
    for file in sources(press):
        inside = file.relative_to(press)
        folder = inside.parts[0] if len(inside.parts) > 1 else GROUND
        used = {folder_of(module, press) for module in imported_modules(file)}
        found.setdefault(folder, set()).update(used - {folder})
    return found


def circle(imports: Imports) -> list[str]:
    """Return the folders of a circle, the first again at the end, if any."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def main() -> int:
    imports = imports_between_folders()
    found = circle(imports)
    order = sorted(imports) if found else TopologicalSorter(
        imports).static_order()
    for folder in order:
        print(f"{folder:13} imports "
              f"{', '.join(sorted(imports[folder])) or 'nothing'}")
    print(f"{len(imports)} folders, "
          f"{sum(map(len, imports.values()))} imports between them.")
    if found:
        print(f"They go in a circle: {' imports '.join(found)}.",
              file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
