"""What live code downloads, in the site: `_build/live` as `_static/live`.

`make book` puts it together before Sphinx starts (see `publishing.live`), and
this copies it, once per change. A build without it, such as that of a sample
book in a test, has no live code.
"""

import shutil
from pathlib import Path

from sphinx.application import Sphinx

from publishing.live.distribution.assembly import FOLDER

# In these nothing else is put; a file that is gone at home goes here too.
MIRRORED = ("pyodide", "thebe")


def copy_changed(source: Path, target: Path) -> None:
    """Copy files that differ in size or time, and drop what is gone."""
    wanted = {file.relative_to(source)
              for file in source.rglob("*") if file.is_file()}
    for folder in MIRRORED:
        for file in (target / folder).rglob("*"):
            if file.is_file() and file.relative_to(target) not in wanted:
                file.unlink()
    for path in sorted(wanted):
        if not same(source / path, target / path):
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / path, target / path)


def same(one: Path, other: Path) -> bool:
    if not other.is_file():
        return False
    facts = [(file.stat().st_size, file.stat().st_mtime_ns)
             for file in (one, other)]
    return facts[0] == facts[1]


def copy_live(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html" and FOLDER.is_dir():
        copy_changed(FOLDER, Path(app.outdir, "_static", "live"))


def setup(app: Sphinx) -> dict:
    # Before `offline` at 990, which lists all files of the site.
    app.connect("build-finished", copy_live, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
