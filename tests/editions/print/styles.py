"""What TeX reads beside the LaTeX of the book: our class and Sphinx's styles."""

import shutil
from pathlib import Path

import sphinx

from publishing.print.writer import TEMPLATE

CLASS = TEMPLATE.with_name("mathbook.cls")
TEXINPUTS = Path(sphinx.__file__).parent / "texinputs"


def with_styles(folder: Path) -> Path:
    """Make a folder one in which Sphinx might have written the book."""
    for style in (*TEXINPUTS.glob("*"), CLASS):
        shutil.copy(style, folder)
    for name in ("sphinxmessages", "sphinxhighlight"):
        style = folder / f"{name}.sty"
        if not style.exists():
            style.write_text(f"\\ProvidesPackage{{{name}}}\n")
    return folder
