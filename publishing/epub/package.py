"""The parts of the EPUB as one file, the same bytes each time.

An EPUB is a ZIP archive of web pages, with one file that lists them
(`package.opf`) and one that is the table of contents (`contents.xhtml`, and
`contents.ncx` for old readers).
"""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import count
from pathlib import Path, PurePosixPath

from publishing.epub.leaves import Leaf, all_leaves
from publishing.epub.markup import Page
from publishing.epub.metadata import ACCESSIBILITY, Metadata
from publishing.epub.pictures import MEDIA_TYPES
from publishing.epub.splitting import Section, sections_of

FOLDER = "EPUB"
STYLES = "book.css"
COVER_PICTURE, COVER = "cover.png", "cover.xhtml"
CONTENTS, OLD_CONTENTS, PACKAGE = ("contents.xhtml", "contents.ncx",
                                   "package.opf")

CONTAINER = f"""\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="{FOLDER}/{PACKAGE}" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""

PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"
 xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
<head>
<meta charset="utf-8"/>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="{styles}"/>
</head>
<body epub:type="{kind}">
<main>
{body}
</main>
</body>
</html>
"""

KINDS = {"front": "frontmatter", "main": "bodymatter", "back": "backmatter"}

# Places that readers offer besides the contents: the leaf, its kind, its name.
LANDMARKS = (("reference-glossary", "glossary", "Glossary"),
             ("reference-bibliography", "bibliography", "Sources"),
             ("book-index", "index", "Index"))

# ZIP knows no time before this; a true one would change the bytes.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Part:
    """A file besides the pages."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Book:
    """All that goes into the file."""

    metadata: Metadata
    leaves: list[Leaf]
    pages: list[Page]
    parts: list[Part]
    cover: bytes

    def pages_of(self, leaf: Leaf) -> list[Page]:
        return [page for page in self.pages if page.leaf.name == leaf.name]

    def sections_of(self, leaf: Leaf) -> list[Section]:
        return [section for page in self.pages_of(leaf)
                for section in sections_of(page)]


def write_book(file: Path, book: Book) -> None:
    """Write the EPUB."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w") as archive:
        # Readers know an EPUB by its first bytes, so this is not compressed.
        add(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        add(archive, "META-INF/container.xml", CONTAINER.encode())
        for part in all_parts(book):
            add(archive, f"{FOLDER}/{part.path}", part.content)


def add(archive: zipfile.ZipFile, path: str, content: bytes,
        method: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(path, LONG_AGO)
    entry.compress_type = method
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # the same on every system
    archive.writestr(entry, content, compresslevel=9)


def all_parts(book: Book) -> list[Part]:
    """Return every file of the book."""
    return [
        Part(PACKAGE, package(book).encode()),
        Part(CONTENTS, contents(book).encode()),
        Part(OLD_CONTENTS, old_contents(book).encode()),
        Part(COVER, cover(book).encode()),
        Part(COVER_PICTURE, book.cover),
        *(Part(page.file, xhtml(book, page).encode()) for page in book.pages),
        *book.parts]


# Pages ----------------------------------------------------------------------

def xhtml(book: Book, page: Page) -> str:
    return framed(book, page.title, KINDS[page.leaf.matter], page.xhtml())


def framed(book: Book, title: str, kind: str, body: str) -> str:
    return PAGE.format(language=book.metadata.language, styles=STYLES,
                       title=escape(title), kind=kind, body=body)


def cover(book: Book) -> str:
    title = escape(book.metadata.title)
    return framed(book, "Cover", "cover", (
        f'<section class="cover"><img src="{COVER_PICTURE}" role="doc-cover" '
        f'alt="Cover: {title}. A path steps down a valley of nested ellipses '
        'to its lowest point."/></section>'))


# Contents -------------------------------------------------------------------

def contents(book: Book) -> str:
    """Return the table of contents, which is also a page of the book."""
    places = "".join(
        f'<li><a epub:type="{kind}" href="{file}">{name}</a></li>\n'
        for kind, file, name in landmarks(book))
    return framed(book, "Contents", "frontmatter", (
        '<nav epub:type="toc" role="doc-toc" id="contents">\n'
        f"<h1>Contents</h1>\n{listed(book, book.leaves)}</nav>\n"
        '<nav epub:type="landmarks" hidden="hidden">\n<h2>Landmarks</h2>\n'
        f"<ol>\n{places}</ol>\n</nav>"))


def listed(book: Book, leaves: list[Leaf]) -> str:
    """Return nested lists of links."""
    entries = "".join(
        f'<li><a href="{leaf.file}">{escape(leaf.title)}</a>'
        f"{listed(book, leaf.leaves) if leaf.leaves else ''}"
        f"{listed_sections(book.sections_of(leaf))}</li>\n"
        for leaf in leaves)
    return f"<ol>\n{entries}</ol>\n"


def listed_sections(sections: list[Section]) -> str:
    """Return a list that a reader's menu shows, and the page of contents not.

    With hundreds of sections, nobody would find a chapter on that page.
    """
    if not sections:
        return ""
    entries = "".join(
        f'<li><a href="{section.address}">{escape(section.title)}</a></li>\n'
        for section in sections)
    return f'<ol hidden="hidden">\n{entries}</ol>\n'


def landmarks(book: Book) -> list[tuple[str, str, str]]:
    """Return kinds, files and names of places that readers offer."""
    first = next((leaf for leaf in all_leaves(book.leaves)
                  if leaf.matter == "main"), None)
    files = {leaf.name: leaf.file for leaf in all_leaves(book.leaves)}
    return [("cover", COVER, "Cover"), ("toc", CONTENTS, "Contents"),
            *([("bodymatter", first.file, "Beginning")] if first else []),
            *((kind, files[leaf], name) for leaf, kind, name in LANDMARKS
              if leaf in files)]


def old_contents(book: Book) -> str:
    """Return the table of contents in the form of EPUB 2.

    It has two levels, as many as its readers show: pages and their sections.
    """
    numbers = count(1)

    def point(title: str, address: str, below: Iterable[Section] = ()) -> str:
        number = next(numbers)
        return (f'<navPoint id="point-{number}" playOrder="{number}">'
                f"<navLabel><text>{escape(title)}</text></navLabel>"
                f'<content src="{address}"/>'
                + "".join(point(section.title, section.address)
                          for section in below) + "</navPoint>\n")

    points = "".join(point(leaf.title, leaf.file, book.sections_of(leaf))
                     for leaf in all_leaves(book.leaves))

    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">\n'
        f'<head><meta name="dtb:uid" content="{book.metadata.identifier}"/>'
        f"</head>\n<docTitle><text>{escape(book.metadata.title)}</text>"
        f"</docTitle>\n<navMap>\n{points}</navMap>\n</ncx>\n")


# The list of files ----------------------------------------------------------

def package(book: Book) -> str:
    items = "\n".join(item(*entry) for entry in manifest(book))
    files = [COVER, *reading_order(book)]
    spine = "\n".join(f'<itemref idref="{identifier(file)}"/>'
                      for file in files)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="book-id" xml:lang="{book.metadata.language}">\n'
        f"<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
        f"{facts(book.metadata)}</metadata>\n"
        f"<manifest>\n{items}\n</manifest>\n"
        f'<spine toc="{identifier(OLD_CONTENTS)}">\n{spine}\n</spine>\n'
        "</package>\n")


def reading_order(book: Book) -> list[str]:
    """Return the files in order, the contents after the imprint."""
    imprint, *others = all_leaves(book.leaves)
    return [*(page.file for page in book.pages_of(imprint)), CONTENTS,
            *(page.file for leaf in others for page in book.pages_of(leaf))]


def facts(metadata: Metadata) -> str:
    """Return the metadata of the package."""
    core = [("identifier", metadata.identifier, ' id="book-id"'),
            ("title", metadata.title, ""),
            ("creator", metadata.author, ""),
            ("publisher", metadata.author, ""),
            ("language", metadata.language, ""),
            ("date", metadata.date, ""),
            ("description", metadata.description, ""),
            *(("subject", subject, "") for subject in metadata.subjects),
            ("rights", metadata.rights, "")]
    if metadata.source:
        core.append(("source", metadata.source, ""))
    properties = [("dcterms:modified", metadata.modified),
                  ("dcterms:license", metadata.license),
                  ("dcterms:hasVersion",
                   f"{metadata.version}, commit {metadata.commit}"),
                  *ACCESSIBILITY]
    return "".join(
        [f"<dc:{name}{more}>{escape(value)}</dc:{name}>\n"
         for name, value, more in core if value]
        + [f'<meta property="{name}">{escape(value, quote=False)}</meta>\n'
           for name, value in properties]
        + [f'<meta name="cover" content="{identifier(COVER_PICTURE)}"/>\n'])


def manifest(book: Book) -> list[tuple[str, str]]:
    """Return every file with its properties."""
    return [(CONTENTS, "nav"), (OLD_CONTENTS, ""), (COVER, ""),
            (COVER_PICTURE, "cover-image"),
            *((page.file, "mathml" if page.has_formulas else "")
              for page in book.pages),
            *((part.path, "") for part in book.parts)]


def item(path: str, properties: str) -> str:
    more = f' properties="{properties}"' if properties else ""
    media = MEDIA_TYPES[PurePosixPath(path).suffix]
    return (f'<item id="{identifier(path)}" href="{path}" '
            f'media-type="{media}"{more}/>')


def identifier(path: str) -> str:
    """Return the name by which the package calls a file.

    >>> identifier("images/2-lines.svg")
    'item-images-2-lines.svg'
    """
    return "item-" + path.replace("/", "-")
