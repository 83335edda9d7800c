"""A page in files of a size that every reader opens fast.

Old e-readers stumble over files of 300 KB, and a phone lays out a file as a
whole. So a long page becomes several files, each of one or more of its
sections; links find their places by themselves, see `markup.settle_links`.
"""

from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from bs4 import BeautifulSoup, NavigableString, Tag

from publishing.epub.markup import Page

# Bytes. A file that has enough ends with its section, unless little is left of
# the page; a section that would bring it above the most begins another file.
ENOUGH, LITTLE, MOST = 24_000, 7_000, 60_000


@dataclass(frozen=True)
class Section:
    """What the contents list below a page."""

    title: str
    address: str


def parts_of(page: Page) -> list[Page]:
    """Return a page in files, none of which divides a section.

    The first file is called as the page is. The others have the name of their
    first section, too, which stays the same when another section grows.
    """
    divide_by_letters(page.soup)
    parts, size = [page], 0
    whole = page.soup.find("section", recursive=False)
    children = list(whole.children) if whole else []
    lengths = [len(str(child).encode()) for child in children]
    for place, (child, length) in enumerate(zip(children, lengths)):
        full = size >= ENOUGH and sum(lengths[place:]) > LITTLE
        if is_section(child) and (full or size + length > MOST):
            parts.append(replace(page, soup=BeautifulSoup("", "html.parser"),
                                 part=child["id"], heading=title_of(child)))
            size = 0
        size += length
        if len(parts) > 1:
            parts[-1].soup.append(child.extract())
    return parts


def sections_of(part: Page) -> list[Section]:
    """Return the sections of a file in order."""
    return [Section(title_of(section), f"{part.file}#{section['id']}")
            for section in part.soup.find_all(is_section)]


def is_section(node: Tag | NavigableString) -> bool:
    return (isinstance(node, Tag) and node.name == "section"
            and node.find("h2", recursive=False) is not None)


def title_of(section: Tag) -> str:
    """Return the title of a section as plain text, with its number."""
    return " ".join(words(section.find("h2", recursive=False)).split())


def words(node: Tag | NavigableString) -> str:
    if isinstance(node, NavigableString):
        return str(node)
    if node.name == "math":
        return node.get("alttext") or node.get_text()
    return "".join(map(words, node.children))


def divide_by_letters(soup: BeautifulSoup) -> None:
    """Give the words of a glossary a section for each initial letter."""
    for glossary in soup.select("dl.glossary"):
        terms = glossary.find_all("dt", recursive=False)
        for letter, group in groupby(terms, initial):
            section = soup.new_tag("section", id=f"letter-{letter.lower()}")
            heading = soup.new_tag("h2")
            heading.string = letter
            listed = soup.new_tag("dl", attrs=dict(glossary.attrs))
            for term in group:
                listed.extend([term, *explanations(term)])
            section.extend([heading, listed])
            glossary.insert_before(section)
        glossary.decompose()


def initial(term: Tag) -> str:
    return term.get_text().strip()[0].upper()


def explanations(term: Tag) -> list[Tag]:
    """Return what a list has between a term and the next one."""
    return list(takewhile(lambda entry: entry.name == "dd",
                          term.find_next_siblings(True)))
