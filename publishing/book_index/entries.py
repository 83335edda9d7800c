"""The entries of the index, when all pages have been read."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from sphinx.environment import BuildEnvironment

from publishing.book_index.mentions import Mention
from publishing.front_matter import front_matter
from publishing.pages import pages_in_order

GLOSSARY = "reference/glossary"
MENTIONS, TAUGHT = "index_mentions", "taught"  # in a page's metadata
DASHES = str.maketrans("–’", "-'")
ARTICLE = re.compile(r"(The|An?) (?=\w)")


class Entry(NamedTuple):
    """An entry as Sphinx knows it: a single word, with one below it, or a pair."""

    kind: str
    words: str
    place: str
    main: bool

    def for_sphinx(self) -> tuple:
        return (self.kind, self.words.replace("'", "’"), self.place,
                "main" if self.main else "", None)


class BookIndex:
    """All entries of a book.

    Parameters
    ----------
    env
        What Sphinx knows of the book.
    people
        The names of the people, as the index has them.
    """

    def __init__(self, env: BuildEnvironment, people: list[str]) -> None:
        self.env = env
        self.people = people
        self.pages = [page for page in pages_in_order(env)
                      if not front_matter(env, page).planned]
        self.mentions = {page: [Mention(*mention) for mention in
                                env.metadata.get(page, {}).get(MENTIONS, ())]
                         for page in self.pages}

    @cached_property
    def terms(self) -> dict[str, str]:
        """The words of the glossary, found by how they are compared."""
        objects = self.env.get_domain("std").objects
        return {compared(name): name for kind, name in objects if kind == "term"}

    @cached_property
    def names(self) -> set[str]:
        """Words that begin with a capital wherever they stand."""
        proper = [term for term in self.terms.values() if term[0].isupper()]
        return {first_name(word) for word in [*self.people, *proper]}

    @cached_property
    def taught(self) -> dict[tuple[str, str], str]:
        """Where the glossary sends readers: pages, or ids of pages, by word."""
        found: dict[str, list] = {}
        links = self.env.metadata.get(GLOSSARY, {}).get(TAUGHT, {})
        for word, labels in links.items():
            for kind, label in labels:
                if place := self.place_of_label(kind, label):
                    found.setdefault(self.settled(word), []).append(place)
        return found

    def place_of_label(self, kind: str, label: str) -> tuple[str, str] | None:
        match kind:
            case "prf:ref":
                box = self.env.proof_list.get(label)
                found = (box["docname"], label) if box else None
            case "eq":
                page = self.env.get_domain("math").equations.get(label, (None,))[0]
                found = (page, f"equation-{label}") if page else None
            case _:
                found = self.env.get_domain("std").anonlabels.get(label)
        return tuple(found) if found and found[0] in self.pages else None

    # What a mention becomes ------------------------------------------------

    def entries_of(self, mention: Mention) -> list[Entry]:
        """Return the entries that a mention becomes."""
        match mention.kind:
            case "data":
                return [Entry("pair", f"{mention.word}; data set", mention.place,
                              mention.main)]
            case "person" | "function":
                return [Entry("single", mention.word, mention.place, False)]
            case "theorem":
                return [Entry("single", words, mention.place, True)
                        for words in self.words_of_title(mention.word)]
        word = self.settled(mention.word, (mention.page, mention.place))
        main = mention.main or self.is_taught_on(word, mention.page)
        if not main and (word, mention.page) in self.explained:
            return []
        return [Entry("single", word, mention.place, main)]

    def settled(self, word: str, place: tuple[str, str] | None = None) -> str:
        """Return a word as the glossary has it, which may know more of it there."""
        for known in singulars(compared(word)):
            if known in self.terms:
                return self.terms[known]
        longer = [term for term in self.taught_at(place)
                  if compared(term).startswith(f"{compared(word)} ")]
        return longer[0] if longer else self.uncapital(word)

    def taught_at(self, place: tuple[str, str] | None) -> list[str]:
        return [word for word, places in self.taught.items()
                if place in places] if place else []

    def uncapital(self, words: str) -> str:
        if words[1:2].isupper() or first_name(words) in self.names:
            return words
        return words[0].lower() + words[1:]

    def words_of_title(self, title: str) -> list[str]:
        """Return where a theorem stands: below the words that its title has."""
        short = ARTICLE.sub("", title, count=1) if ARTICLE.match(title) else title
        if (known := self.settled(short)) in self.terms.values():
            return [known]
        text = compared(title)
        found = [term for term in self.terms if term != "theorem" and re.search(
            rf"(?<!\w){re.escape(term)}(?:s|es)?(?!\w)", text)]
        longest = [term for term in found
                   if not any(term != other and term in other for other in found)]
        return [f"{self.terms[term]}; {self.uncapital(title)}"
                for term in longest] or [self.uncapital(short)]

    # Where words are taught ------------------------------------------------

    @cached_property
    def explained(self) -> set[tuple[str, str]]:
        """The words with the pages where a definition or the glossary says so."""
        return {(self.settled(mention.word, (page, mention.place)), page)
                for page, all_of in self.mentions.items() for mention in all_of
                if mention.kind == "definition"} | {
            (word, page) for word, places in self.taught.items()
            for page, place in places if place}

    def is_taught_on(self, word: str, page: str) -> bool:
        """Whether the glossary sends readers to a page as a whole."""
        return (page, self.top(page)) in self.taught.get(word, ())

    def top(self, page: str) -> str:
        return self.env.get_domain("std").anonlabels.get(
            page.rpartition("/")[2], (page, ""))[1]

    def places_taught(self) -> Iterator[tuple[str, Entry]]:
        """The places of the glossary that no mention of a page stands for."""
        said = {(entry.words, page, entry.place)
                for page, all_of in self.mentions.items() for mention in all_of
                for entry in self.entries_of(mention)}
        met = {(words, page) for words, page, _ in said}
        for word, places in self.taught.items():
            for page, place in places:
                here = (word, page) in met if place == self.top(page) else (
                    (word, page, place) in said)
                if not here:
                    yield page, Entry("single", word, place, True)

    def all_entries(self) -> dict[str, list[Entry]]:
        """Return the entries of every page."""
        found = {page: [entry for mention in all_of
                        for entry in self.entries_of(mention)]
                 for page, all_of in self.mentions.items()}
        for page, entry in self.places_taught():
            found[page].append(entry)
        return {page: list(dict.fromkeys(all_of)) for page, all_of in found.items()}


def compared(word: str) -> str:
    return word.translate(DASHES).casefold()


def singulars(word: str) -> list[str]:
    return [word, word.removesuffix("s"), word.removesuffix("es"),
            word.removesuffix("ices") + "ix"]


def first_name(words: str) -> str:
    """Return the first word, without what makes it a genitive."""
    return re.split(r"[\s,–-]|['’]", words, maxsplit=1)[0]
