"""The modules of figures to move: what each kind, or each mode of one, needs."""

import re
from pathlib import Path

# At the beginning of a line, or made small.
IMPORT = re.compile(r'(?:^|;)(?:import|export)\b[^"]*?"(\.[^"]+)"', re.MULTILINE)
ALWAYS = ("engine/figure.js", "engine/figures.css")


def loaded_with(module: Path) -> set[Path]:
    """Return a module and all that it imports."""
    found, waiting = set(), [module.resolve()]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        if path.suffix == ".js":
            waiting += [(path.parent / name).resolve()
                        for name in IMPORT.findall(path.read_text("utf-8"))]
    return found


def module_of(folder: Path, kind: str, numbers: dict) -> str:
    """Return which module draws a figure: that of its mode, or of its kind."""
    own = f"{kind}/{numbers.get('mode')}.js"
    return own if (folder / own).is_file() else f"{kind}/figure.js"


def needed_by(folder: Path, kind: str, numbers: dict) -> list[Path]:
    """Return the files from which a figure is drawn."""
    files = (module_of(folder, kind, numbers), *ALWAYS)
    return sorted(set().union(*(loaded_with(folder / name) for name in files)))
