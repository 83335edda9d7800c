"""The PDF and the EPUB say nothing that is true on the web alone.

`make check` reads the pages; here are the editions as `make pdf` and `make epub`
put them together, with all that the press adds.
"""

import re
import zipfile
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup

from publishing import downloads
from publishing.checks.editions import SEEN, web_words
from publishing.print.__main__ import LATEX

[EPUB] = downloads.EPUB.files

# Boxes about moving a figure, and code.
LEFT_ASIDE = re.compile(
    r"\\begin\{(?P<name>bookpredict|booktry|sphinxVerbatim|celloutput)\}"
    r".*?\\end\{(?P=name)\}"
    r"|\\begin\{(?P<box>book\w+)\}\{" + SEEN + r"\}.*?\\end\{(?P=box)\}"
    r"|^%.*?$", re.DOTALL | re.MULTILINE)
TEXTS = "p, li, dd, dt, td, th, h1, h2, h3, h4, figcaption"


def in_latex(source: str) -> Iterator[str]:
    text = LEFT_ASIDE.sub("", source).replace("\\sphinxAtStartPar", "")
    yield from text.replace("\\sphinxhyphen{}", "-").split("\n\n")


def in_html(source: str) -> Iterator[str]:
    page = BeautifulSoup(source, "html.parser")
    for part in page.select(".predict, .try, .unfolded.what, pre, math"):
        part.decompose()
    for part in page.select(TEXTS):
        if not part.select(TEXTS):
            yield part.get_text()


def found(paragraphs: Iterator[str]) -> list[str]:
    return [f"{word}: {sentence}" for text in paragraphs
            for word, sentence in web_words(" ".join(text.split()))]


def test_the_pdf_speaks_of_no_web_page():
    files = sorted(LATEX.glob("*.tex"))
    if not files:
        pytest.fail("There is no LaTeX of the book: run `make pdf` first, or "
                    "`make test`, which does.")
    assert [word for file in files
            for word in found(in_latex(file.read_text("utf-8")))] == []


def test_the_epub_speaks_of_no_web_page():
    if not EPUB.exists():
        pytest.fail(f"{EPUB.name} is not built: run `make epub` first, or "
                    "`make test`, which does.")
    with zipfile.ZipFile(EPUB) as book:
        assert [f"{name}: {word}" for name in book.namelist()
                if name.endswith(".xhtml")
                for word in found(in_html(book.read(name).decode()))] == []


@pytest.mark.parametrize(("read", "source", "words"), [
    (in_latex, "A proof is\nfolded.\n\n% Drag it.\n\\begin{booktry}{Try}\nDrag it.\n"
     "\\end{booktry}\n\\begin{bookshortbox}{What you should see}\nThe slider.\n"
     "\\end{bookshortbox}\n\nThen run\nthe cell.", ["folded", "run the cell"]),
    (in_html, "<p>On the web, they are folded.</p><div class='try'><p>Drag it.</p>"
     "</div><ol><li><p>Press <em>Run</em>.</p></li></ol>", ["Press"]),
])
def test_only_sentences_for_all_readers_are_read(read, source, words):
    assert [line.partition(":")[0] for line in found(read(source))] == words
