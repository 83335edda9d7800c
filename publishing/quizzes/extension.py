"""Quizzes: questions that answer, and remember what was answered.

    ::::{quiz} single
    :name: quiz-parallel-lines

    Two different parallel lines are the graphs of two equations. How many
    solutions has the system?

    - [ ] Exactly one.
      > *Two equations, one answer.* Lines meet if their slopes differ.
    - [x] None.
    ::::

The kinds are `single`, `several`, `number`, `order` and `match`; see
CONTRIBUTING.md. On web pages an item is a form, which a script of ours brings
to life; without the script, and in print, it is a list.

``{quiz-answers}`` stands for the answers of all items, chapter by chapter. An
edition for print that has it leaves the answers out of the chapters.
``{quiz-eraser}`` becomes a button that forgets what the reader has answered.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from publishing.pages import page_of_link, pages_in_order
from publishing.paths import PRESS
from publishing.quizzes import form, item, sheet
from publishing.theme import structure

logger = logging.getLogger(__name__)

PARTS = PRESS / "quizzes"
FOLDER = "quizzes"  # below the site's _static


class quiz_answers(nodes.General, nodes.Element):
    """Stands for the answers of the whole book."""


def on_web(app: Sphinx) -> bool:
    return app.builder.format == "html" and app.builder.name != "epub"


# Reading --------------------------------------------------------------------

class Quiz(SphinxDirective):
    """One item of a quiz."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = dict.fromkeys({"name", *item.OPTIONS}, directives.unchanged)

    def run(self) -> list[nodes.Node]:
        kind = "".join(self.arguments).strip()
        name = (self.options.get("name") or "").strip()
        options = {key: (value or "").strip()
                   for key, value in self.options.items() if key != "name"}
        body = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, body)
        if kind not in item.KINDS:
            self.warn(name, self.lineno, "expected the kind to be one of "
                      f"{', '.join(item.KINDS)}, got {kind!r}")
            return body.children
        made, faults = item.read_item(kind, options, body, self.lineno)
        if not item.NAME.fullmatch(name):
            faults.insert(0, (self.lineno, "expected a `name` that begins "
                              "with quiz-, in lower case with hyphens, "
                              f"got {name!r}"))
        for line, text in faults:
            self.warn(name, line, text)
        if faults:
            # Its words, so that links in it and to it are no further faults.
            return [nodes.container("", *content_of(made), ids=[name])]
        made["label"] = name
        made["digest"] = item.digest(kind, options, list(self.content))
        self.set_source_info(made)
        self.add_name(made)
        return [made]

    def warn(self, name: str, line: int, text: str) -> None:
        logger.warning("quiz %s: %s", name or "without a name", text,
                       location=(self.env.docname, line), type="quiz")


def content_of(made: item.quiz) -> Iterator[nodes.Node]:
    """Yield what stands in an item that cannot be made."""
    for part in made:
        for child in part:
            if isinstance(child, item.quiz_words | item.quiz_partner):
                yield nodes.paragraph("", "", *child.children)
            elif isinstance(child, item.quiz_reply):
                yield from child.children
            else:
                yield child


class QuizAnswers(SphinxDirective):
    """The answers of all items of the book."""

    def run(self) -> list[nodes.Node]:
        self.env.metadata[self.env.docname]["quiz_answers"] = True
        return [quiz_answers(docname=self.env.docname)]


class QuizEraser(SphinxDirective):
    """A button that forgets all answers of the reader."""

    def run(self) -> list[nodes.Node]:
        self.env.metadata[self.env.docname]["quiz_eraser"] = True
        return [form.quiz_keeper(page="")]


def number_items(app: Sphinx, doctree: nodes.document) -> None:
    """Number the items of a page and note their names."""
    docname = app.env.docname
    noted = []
    for number, made in enumerate(doctree.findall(item.quiz), start=1):
        made["number"], made["docname"] = number, docname
        noted.append((made["label"], made.line))
    if noted:
        app.env.metadata[docname]["quizzes"] = noted


def noted_items(env: BuildEnvironment, docname: str) -> list[tuple[str, int]]:
    return env.metadata.get(docname, {}).get("quizzes", [])


def counts(env: BuildEnvironment) -> dict[str, int]:
    """Return how many items each page has that has some."""
    return {docname: len(noted_items(env, docname))
            for docname in sorted(env.found_docs) if noted_items(env, docname)}


def check_names(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of a name that two items have: answers are kept by name."""
    places: dict[str, tuple[str, int]] = {}
    for docname in counts(env):
        for name, line in noted_items(env, docname):
            if name in places:
                logger.warning(
                    "quiz %s: expected a name of its own, got the one of the "
                    "item at %s:%s", name,
                    env.doc2path(places[name][0], base=False),
                    places[name][1], location=(docname, line), type="quiz")
            places.setdefault(name, (docname, line))


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have pages written again that tell of items on other pages."""
    old, env.quiz_counts = getattr(env, "quiz_counts", None), counts(env)
    if old is not None and old != env.quiz_counts:
        return list(env.found_docs)
    return [docname for docname in env.found_docs
            if env.metadata.get(docname, {}).get("quiz_answers")]


# Writing --------------------------------------------------------------------

class FillAnswers(SphinxPostTransform):
    """Put the answers of the book in the place of `quiz_answers`."""

    default_priority = 5  # before links are resolved

    def run(self, **kwargs) -> None:
        for place in list(self.document.findall(quiz_answers)):
            docname = place["docname"]
            parts: list[nodes.Node] = []
            for page in pages_in_order(self.env):
                if noted_items(self.env, page):
                    parts += self.answers_of(page, docname)
            place.replace_self(parts)

    def answers_of(self, page: str, docname: str) -> list[nodes.Node]:
        title = nodes.inline()
        title += [child.deepcopy() for child in self.env.titles[page]]
        number = self.env.toc_secnumbers.get(page, {}).get("")
        if number:
            title.insert(0, nodes.Text(".".join(map(str, number)) + ". "))
        parts: list[nodes.Node] = [nodes.rubric(
            "", "", make_refnode(self.app.builder, docname, page, "", title))]
        for made in self.env.get_doctree(page).findall(item.quiz):
            link = make_refnode(
                self.app.builder, docname, page, made["ids"][0],
                nodes.inline(text=f"Question {made['number']}"))
            block = nodes.container("", *sheet.answer(made),
                                    classes=["quiz-answer-of"], is_div=True)
            for pending in block.findall(lambda node: "refdoc" in getattr(
                    node, "attributes", ())):
                if pending.get("refdomain") != "":
                    pending["refdoc"] = docname
            parts += [nodes.target("", "", ids=[answer_id(made)]),
                      nodes.paragraph("", "", link), block]
        return parts


def answer_id(made: item.quiz) -> str:
    return f"answer-{made['ids'][0]}"


class MakeForms(SphinxPostTransform):
    """Make forms of the items of a web page, lists elsewhere."""

    default_priority = 120  # links are resolved, boxes not yet folded

    def run(self, **kwargs) -> None:
        items = list(self.document.findall(item.quiz))
        if on_web(self.app):
            for made in items:
                made.replace_self(form.form(made, made["docname"]))
            if items:
                last = list(self.document.findall(form.quiz_form))[-1]
                last.parent.insert(last.parent.index(last) + 1,
                                   form.quiz_keeper(page=items[-1]["docname"]))
            return
        appendix = next((docname for docname in self.env.found_docs
                         if self.env.metadata.get(docname, {}).get(
                             "quiz_answers")), None)
        for made in items:
            made.replace_self(self.listed(made, appendix))
        for keeper in list(self.document.findall(form.quiz_keeper)):
            keeper.parent.remove(keeper)

    def listed(self, made: item.quiz, appendix: str | None
               ) -> list[nodes.Node]:
        parts = sheet.question(made)
        if appendix is None:
            parts += sheet.answer(made)
        else:
            parts.append(nodes.paragraph("", "", make_refnode(
                self.app.builder, made["docname"], appendix, answer_id(made),
                nodes.inline(text="Answer"))))
        return [nodes.target("", "", ids=made["ids"]),
                nodes.container("", *parts, classes=["quiz"], is_div=True)]


def copy_parts(app: Sphinx) -> None:
    if not on_web(app):
        return
    folder = Path(app.outdir, "_static", FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("quizzes.js", "quizzes.css"):
        shutil.copyfile(PARTS / name, folder / name)


def link_parts(app: Sphinx, pagename: str, templatename: str, context: dict,
               doctree: nodes.document | None) -> None:
    """Link the styles and the script on a page that has a use for them."""
    metadata = app.env.metadata.get(pagename, {})
    if on_web(app) and ("quizzes" in metadata or "quiz_eraser" in metadata):
        app.add_css_file(f"{FOLDER}/quizzes.css")
        app.add_js_file(f"{FOLDER}/quizzes.js", loading_method="defer")


def count_in_contents(app: Sphinx, pagename: str, templatename: str,
                      context: dict, doctree: nodes.document | None) -> None:
    """Tell the contents of the book how many items each page has."""
    make_contents = context.get("generate_toctree_html")
    if make_contents is None or not on_web(app):
        return
    known = counts(app.env)

    def make_counted_contents(*arguments, **options):
        contents = make_contents(*arguments, **options)
        if hasattr(contents, "select"):
            for link in contents.select("a.reference.internal[href]"):
                page = page_of_link(app, pagename, link["href"])
                if page in known:
                    link["data-quizzes"] = known[page]
                    link["data-page"] = page
        return contents

    context["generate_toctree_html"] = make_counted_contents


def setup(app: Sphinx) -> dict:
    app.setup_extension("publishing.folded")
    for node in (*item.NODES, quiz_answers):
        app.add_node(node)
    for node, visitors in form.VISITORS.items():
        app.add_node(node, html=visitors)
    # The press guesses the heights of sections that are not laid out yet.
    structure.HEIGHTS |= {form.quiz_form: 5, form.quiz_row: 2}
    app.add_directive("quiz", Quiz)
    app.add_directive("quiz-answers", QuizAnswers)
    app.add_directive("quiz-eraser", QuizEraser)
    app.add_post_transform(FillAnswers)
    app.add_post_transform(MakeForms)
    app.connect("doctree-read", number_items)
    app.connect("env-check-consistency", check_names)
    app.connect("env-updated", pages_to_write)
    app.connect("builder-inited", copy_parts)
    app.connect("html-page-context", link_parts)
    app.connect("html-page-context", count_in_contents, priority=910)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
