"""Has Sphinx make the pages of the EPUB, and writes them as one file.

Of Sphinx's HTML builder this one keeps what turns a tree into HTML; it has no
theme, no scripts and no search. Its name is the one of Sphinx's own builder,
by which extensions know that a page is for an e-reader.
"""

from pathlib import Path

from docutils import nodes
from docutils.frontend import OptionParser
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging
from sphinx.util.display import status_iterator
from sphinx.writers.html import HTMLWriter

from publishing.epub.appendices import (
    ANSWERS, SOLUTIONS, appendix_leaf, appendix_of, moved_answers,
    moved_solutions)
from publishing.epub.cover import cover_picture
from publishing.epub.index import NAME as INDEX
from publishing.epub.index import index_html, index_leaf
from publishing.epub.leaves import (
    SUFFIX, Leaf, all_leaves, arranged, leaf_name)
from publishing.epub.markup import Page, clean_page, settle_links
from publishing.epub.metadata import described
from publishing.epub.package import STYLES, Book, Part, write_book
from publishing.epub.pictures import ready_picture
from publishing.epub.splitting import parts_of
from publishing.print.arrangement import PREFACE

logger = logging.getLogger(__name__)

NAME = "book.epub"
PICTURES = "images"
STYLE_SHEET = Path(__file__).with_name("book.css")


class EpubBuilder(StandaloneHTMLBuilder):
    """Writes the book as an EPUB 3."""

    name = "epub"
    epilog = ""
    out_suffix = SUFFIX
    allow_parallel = False
    search = False
    html_scaled_image_link = False
    add_permalinks = False
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg"]
    supported_remote_images = False

    def init(self) -> None:
        super().init()
        self.config.html_permalinks = False
        self.imgpath = PICTURES
        self.answers: dict[str, list[nodes.Node]] = {}
        self.solutions: dict[str, list[nodes.Node]] = {}
        self.pages: dict[str, str] = {}

    # Sphinx's HTML builder asks for a theme; nothing of it is used.
    def get_theme_config(self) -> tuple[str, dict]:
        return "basic", {}

    def get_outdated_docs(self) -> str:
        return "the whole book"

    # All leaves lie in one folder, so that an address is the same wherever it
    # stands.
    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return leaf_name(self.env, docname) + SUFFIX

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None
                         ) -> str:
        return self.get_target_uri(to)

    def post_process_images(self, doctree: nodes.Node) -> None:
        Builder.post_process_images(self, doctree)

    # Writing ----------------------------------------------------------------

    def write(self, *ignored) -> None:
        self.events.emit("write-started", self)
        self.docwriter = HTMLWriter(self)
        self.docsettings = OptionParser(
            defaults=self.env.settings, components=(self.docwriter,),
            read_config_files=True).get_default_values()
        self.docsettings.compact_lists = bool(self.config.html_compact_lists)
        leaves = [*self.filled(arranged(self.env)), index_leaf()]
        self.pages = {leaf.file: leaf.page for leaf in all_leaves(leaves)
                      if leaf.page}
        pages = [part for leaf in status_iterator(
            list(all_leaves(leaves)), "writing leaves... ",
            verbosity=self.app.verbosity, stringify_func=lambda leaf: leaf.name)
            for part in parts_of(self.written(leaf))]
        for fault in settle_links(pages):
            logger.warning("%s", fault, type="epub", subtype="link")
        write_book(Path(self.outdir, NAME), Book(
            described(self.app), leaves, pages,
            [Part(STYLES, STYLE_SHEET.read_bytes()), *self.pictures()],
            cover_picture(self.config.html_title)))

    def finish(self) -> None:
        """Nothing is left to do: no theme, no search, no inventory."""

    def filled(self, leaves: list[Leaf]) -> list[Leaf]:
        """Give the leaves their bodies, and add the appendices."""
        solutions: list[Leaf] = []
        answers: list[Leaf] = []
        for leaf in list(all_leaves(leaves)):
            if not leaf.page:
                continue
            tree = self.resolved(leaf.page)
            for appendix, moved, place in (
                    (SOLUTIONS, moved_solutions(self.env, leaf.page, tree),
                     solutions),
                    (ANSWERS, moved_answers(tree), answers)):
                if moved:
                    place.append(appendix_leaf(self.env, appendix, leaf.page,
                                               moved))
            leaf.body = tree.children
        back = next((place for place, leaf in enumerate(leaves)
                     if leaf.matter == "back"), len(leaves))
        leaves[back:back] = [*appendix_of(SOLUTIONS, solutions),
                             *appendix_of(ANSWERS, answers)]
        return leaves

    def resolved(self, page: str) -> nodes.document:
        """Return the tree of a page, its links with full addresses."""
        self.current_docname = page
        tree = self.env.get_doctree(page)
        for toctree in list(tree.findall(addnodes.toctree)):
            toctree.parent.remove(toctree)
        if page == self.config.root_doc:
            tree.next_node(nodes.title).replace_self(
                nodes.title(text=PREFACE))
        self.env.resolve_references(tree, page, self)
        for reference in tree.findall(nodes.reference):
            # What is moved to another leaf still leads to the same place.
            if "refid" in reference:
                reference["refuri"] = (f"{self.get_target_uri(page)}"
                                       f"#{reference['refid']}")
                reference["internal"] = True
                del reference["refid"]
        self.post_process_images(tree)
        return tree

    def written(self, leaf: Leaf) -> Page:
        """Return a leaf as XHTML."""
        if leaf.name == INDEX:
            return clean_page(leaf, index_html(self, self.pages))
        page = leaf.page or self.config.root_doc
        self.current_docname = page
        self.secnumbers = (self.env.toc_secnumbers.get(leaf.page, {})
                           if leaf.name == leaf_name(self.env, page) else {})
        self.fignumbers = self.env.toc_fignumbers.get(leaf.page, {})
        tree = self.env.get_doctree(page)
        tree.settings = self.docsettings
        tree.children = []
        tree += leaf.body
        translator = self.create_translator(tree, self)
        tree.walkabout(translator)
        return clean_page(leaf, "".join(translator.body))

    def pictures(self) -> list[Part]:
        """Return the pictures that the pages show."""
        return [Part(f"{PICTURES}/{name}",
                     ready_picture(Path(self.srcdir, uri)))
                for uri, name in self.images.items()]
