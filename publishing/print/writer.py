r"""The LaTeX of the book.

Sphinx's own writer does paragraphs, lists, tables and code. What makes the
book look like one stands here and in `mathbook.cls`: this module says what
something is, ``\begin{theorem}{Theorem 1.2}``, the class what it looks like.

LaTeX counts nothing. Every number is the web edition's, and is written out.
"""

import re
from collections.abc import Callable
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.writers.latex import CR, LaTeXTranslator
from sphinx_exercise.nodes import (
    exercise_enumerable_node, exercise_latex_number_reference, exercise_node)
from sphinx_proof.nodes import (
    NODE_TYPES, proof_node, unenumerable_node)

from publishing.address import book_address
from publishing.contract import COMMON_SECTIONS
from publishing.edition import (
    book_commit, book_keywords, book_version)
from publishing.katex.renderer import MACROS, read_macros
from publishing.on_the_web import TEMPLATE_HINT, without_scheme
from publishing.print.addresses import TEMPLATE as TEMPLATE_CELL
from publishing.print.appendices import HEADING
from publishing.print.arrangement import number_of
from publishing.print.hints import TO_APPENDIX
from publishing.print.nodes import label_of, place
from publishing.print.tables import LINE, WHOLE, table_lines

TEMPLATE = Path(__file__).with_name("book.tex")

SUBTITLE = "Linear algebra, calculus, probability and statistics, with Python"

COMMON_SECTION = "bookcommonsection"  # one that the contents leave out
HEADINGS = ("bookchapter", "booksection", "booksubsection", "bookparagraph")

# Environments of LaTeX that number the lines of a formula by themselves.
NUMBERED = re.compile(r"(\\(?:begin|end)\{(?:equation|align|alignat|gather))\}")
TABLE = re.compile(r"\\begin\{([bvpBV]?matrix|array)\}.*?\\end\{\1\}", re.DOTALL)
ROW_END = re.compile(r"\\\\(?!\[)")
BLANK_LINES = re.compile(r"\n\s*\n")
FORMULA_END = re.compile(r"(?:\\end\{[^}]*\}|[\s}])+$")
# Blank lines as Python's own style has them, before a line that is not indented.
GAP = re.compile(r"\n{3,}(?=\S)")

# Boxes that all look alike but for their titles; the classes decide.
QUESTIONS = ("predict", "try")

# What an exercise's class says beside its title.
LEVELS = {"warm-up": "warm-up", "core": "core", "challenge": "challenge",
          "guided": "guided", "open": "open", "own-work": "your own work",
          "milestone": "milestone"}

UNBROKEN = 7  # lines of code that stay on one page
CODE_BEGINNING = 4  # lines of longer code that stay with its sentence
SHORT_ANSWER = 7  # lines of an answer, and the room before it, that stay
SHORT_CODE = 20  # letters of code in a sentence that stay in one line
FRAME = 2  # lines that the frame of code takes
BEGINNING = 3  # lines of a list that stay with the line that announces it
ANNOUNCED_QUIZ = 5  # lines of a question that do
TABLE_BEGINNING = 6  # lines of a long table, from its title on
TABLE_FRAME = 3  # lines that the rules and the room of a table take
BOX_BEGINNING = 6  # lines of a box, from its title on
SHORT = 900  # letters of a box that stays on one page

PROOF = "Proof."  # what sphinx-proof writes before the first sentence

HIDDEN_INPUT = "tag_hide-input"

SPACES = re.compile(r"\s+")


class BookWriter(LaTeXTranslator):
    """Writes the tree of the whole book."""

    def astext(self) -> str:
        facts = {"TITLE": self.escape(self.config.html_title),
                 "SUBTITLE": SUBTITLE,
                 "KEYWORDS": self.escape(", ".join(book_keywords())),
                 "AUTHOR": self.escape(self.config.author),
                 "VERSION": self.escape(book_version()),
                 "COMMIT": self.escape(book_commit()),
                 "ADDRESS": self.encode_uri(book_address()),
                 "MACROS": macros(),
                 "BODY": "".join(self.body)}
        page = TEMPLATE.read_text("utf-8")
        for name, value in facts.items():
            page = page.replace(f"<{name}>", value)
        return page

    # The book ---------------------------------------------------------------

    def visit_document(self, node: nodes.Element) -> None:
        self.curfilestack.append(node["docname"])
        self.this_is_the_title = 0

    def visit_matter(self, node: nodes.Element) -> None:
        self.body.append(f"{CR}\\begin{node['kind']}matter{CR}")
        raise nodes.SkipNode

    def visit_part_page(self, node: nodes.Element) -> None:
        self.body.append(f"{CR}\\bookpart{{{node['number']}}}"
                         f"{{{self.escape(node['title'])}}}{CR}")
        raise nodes.SkipNode

    def visit_imprint_page(self, node: nodes.Element) -> None:
        self.body.append(f"{CR}\\begin{{imprintpage}}{CR}")

    def depart_imprint_page(self, node: nodes.Element) -> None:
        self.body.append(f"\\end{{imprintpage}}{CR}")

    # Sections and their titles ----------------------------------------------

    def visit_section(self, node: nodes.Element) -> None:
        self.body.append(CR)

    def depart_section(self, node: nodes.Element) -> None:
        self.body.append(CR)

    def visit_title(self, node: nodes.Element) -> None:
        section = node.parent
        if not isinstance(section, nodes.section) or "depth" not in section:
            super().visit_title(node)
            return
        depth = min(section["depth"], len(HEADINGS) - 1)
        labels = "".join(
            self.hypertarget(name, anchor=False) for name in section["ids"]
            if name != ":doc" or depth == 0)
        below = node.next_node(siblings=True, descend=False)
        if is_box(below):
            self.body.append(f"\\headingneed{{{box_beginning(below)}}}")
        if "address" in section:
            address = self.encode_uri(section["address"])
            self.body.append(f"\\chapterlink{{{address}}}"
                             f"{{{without_scheme(address)}}}{CR}")
        heading = (COMMON_SECTION if depth == 1
                   and node.astext() in COMMON_SECTIONS else HEADINGS[depth])
        self.body.append(f"\\{heading}{{{section['number']}}}{{")
        self.context.append(f"}}{CR}{labels}{CR}")
        self.in_title = 1

    # Boxes ------------------------------------------------------------------

    def open_box(self, kind: str, title: str, labels: str = "") -> None:
        self.body.append(
            f"{CR}\\begin{{{kind}}}{{{title}}}{labels}{CR}")
        self.no_latex_floats += 1

    def close_box(self, kind: str) -> None:
        self.body.append(f"{CR}\\end{{{kind}}}{CR}")
        self.no_latex_floats -= 1

    def inner(self, node: nodes.Element) -> str:
        """Return the LaTeX of what is inside a node, as part of a title."""
        self.pushbody([])
        in_title, self.in_title = self.in_title, 1
        for child in node.children:
            child.walkabout(self)
        self.in_title = in_title
        return SPACES.sub(" ", "".join(self.popbody())).strip()

    def take_title(self, node: nodes.Element) -> str:
        """Cut the title off a box and return its LaTeX."""
        if not len(node) or not isinstance(node[0], nodes.title | nodes.rubric):
            return ""
        title = node[0]
        node.remove(title)
        return self.inner(title)

    def labels(self, node: nodes.Element) -> str:
        return self.hypertarget_to(node, anchor=True) if node["ids"] else ""

    def visit_statement(self, node: nodes.Element) -> None:
        """Begin a definition, a theorem, an example and such."""
        number = number_of(self.builder.env, self.curfilestack[-1],
                           node["countertype"], node["label"])
        title = self.take_title(node)
        name = f"{node['realtype'].title()} {number}".strip()
        self.open_box(f"book{node['realtype']}", f"{name}{title and ' ' + title}",
                      self.labels(node))
        self.context.append(f"book{node['realtype']}")

    def depart_statement(self, node: nodes.Element) -> None:
        self.close_box(self.context.pop())

    def visit_proof(self, node: nodes.Element) -> None:
        first = node.next_node(nodes.Text)
        if first is not None and first.startswith(PROOF):
            first.parent.replace(first, [
                nodes.raw("", f"\\proofword{{{PROOF}}}", format="latex"),
                nodes.Text(first.removeprefix(PROOF))])
        self.open_box("bookproof", "")

    def depart_proof(self, node: nodes.Element) -> None:
        # The sign of the end belongs to the last line.
        self.go_back()
        self.body.append(r"\bookqed")
        self.close_box("bookproof")

    def visit_exercise(self, node: nodes.Element) -> None:
        level = next((name for name in node["classes"] if name in LEVELS), "")
        self.open_box("bookexercise", f"{self.take_title(node)}}}{{"
                      f"{LEVELS.get(level, '')}", self.labels(node))

    def depart_exercise(self, node: nodes.Element) -> None:
        self.close_box("bookexercise")

    def visit_solution(self, node: nodes.Element) -> None:
        kind = "bookanswer" if "answer" in node["classes"] else "booksolution"
        self.body.append(f"{CR}\\begin{{{kind}}}\\phantomsection"
                         f"\\label{{{self.idescape(node['label'])}}}{CR}")
        self.context.append(f"{CR}\\end{{{kind}}}{CR}")

    def depart_solution(self, node: nodes.Element) -> None:
        self.body.append(self.context.pop())

    def visit_hint_number(self, node: nodes.Element) -> None:
        target, label = (self.idescape(node[name]) for name in ("target", "label"))
        self.go_on(node)
        self.body.append(f"\\phantomsection\\label{{{label}}}\\hyperref[{target}]"
                         f"{{\\hintnumber{{{self.escape(node.astext())}}}}}~")
        raise nodes.SkipNode

    def visit_admonition(self, node: nodes.Element) -> None:
        # The box of a proof is a box in a box.
        kind = next((f"book{name}" for name in QUESTIONS
                     if name in node["classes"]), box_for(node))
        if "proof" in node["classes"]:
            self.context.append("")
            return
        self.open_box(kind, self.take_title(node), self.labels(node))
        self.context.append(kind)

    def depart_admonition(self, node: nodes.Element) -> None:
        kind = self.context.pop()
        if kind:
            self.close_box(kind)

    # The boxes of docutils that have no title of their own.
    def _visit_named_admonition(self, node: nodes.Element) -> None:
        warns = node.tagname in {"warning", "caution", "danger", "attention",
                                 "important", "error"}
        kind = "bookwarning" if warns else "booknote"
        self.open_box(kind, node.tagname.title(), self.labels(node))
        self.context.append(kind)

    def _depart_named_admonition(self, node: nodes.Element) -> None:
        self.close_box(self.context.pop())

    visit_note = visit_tip = visit_hint = _visit_named_admonition
    depart_note = depart_tip = depart_hint = _depart_named_admonition
    visit_warning = visit_important = _visit_named_admonition
    depart_warning = depart_important = _depart_named_admonition

    # Containers: cells, cards, folded parts, quizzes -------------------------

    def visit_container(self, node: nodes.Element) -> None:
        classes = node["classes"]
        component = node.get("design_component", "")
        if node.get("nb_element") == "cell_code_source" and (
                HIDDEN_INPUT in node.parent["classes"]):
            raise nodes.SkipNode
        if component == "dropdown":
            title = self.take_title(node)
            kind = "bookhint" if title == "Hint" else box_for(node)
            if title == "Proof":
                kind = "bookplain"
            if kind == "bookhint" and isinstance(node[0], nodes.paragraph):
                node[0].insert(0, nodes.raw(
                    "", f"\\hintword{{{title}}}", format="latex"))
            self.open_box(kind, title, self.labels(node))
        elif component == "card":
            kind = "bookcard"
            self.open_box(kind, "")
        elif component == "card-title":
            kind = ""
            self.body.append(f"{CR}\\textbf{{{self.inner(node)}}}{CR}{CR}")
            raise nodes.SkipNode
        elif TEMPLATE_CELL in classes:
            kind = "bookyourturn"
            self.open_box(kind, TEMPLATE_HINT)
        elif node.get("nb_element") == "cell_code_output":
            if TEMPLATE_CELL in node.parent["classes"]:
                raise nodes.SkipNode  # it says that no answer is there yet
            kind = "celloutput"
            self.body.append(f"{CR}\\begin{{celloutput}}{CR}")
            self.context.append(f"{CR}\\end{{celloutput}}{CR}")
            return
        elif "quiz" in classes:
            kind = "bookquiz"
            if isinstance(above(node), nodes.paragraph):
                self.body.append(f"{CR}\\announced{{{ANNOUNCED_QUIZ}}}{CR}")
            self.open_box(kind, str(quiz_lines(node)))
        elif "quiz-column" in classes:
            # No empty line between columns, for they are one line.
            self.go_back()
            self.body.append(f"{CR}\\begin{{quizcolumn}}{{{node['share']:.3f}}}{CR}")
            kind = f"{CR}\\end{{quizcolumn}}{CR}"
        elif {"quiz-columns", "hints"} & {*classes}:
            name = "bookhints" if "hints" in classes else "quizcolumns"
            self.body.append(f"{CR}\\begin{{{name}}}{CR}")
            kind = f"{CR}\\end{{{name}}}{CR}"
        else:
            kind = ""
        self.context.append(kind)

    def depart_container(self, node: nodes.Element) -> None:
        kind = self.context.pop()
        if kind.startswith(CR):
            self.body.append(kind)
        elif kind:
            self.close_box(kind)

    def visit_page_reference(self, node: nodes.Element) -> None:
        words = self.escape(node.astext())
        self.body.append(f"\\bookpageref{{{words}}}"
                         f"{{{self.idescape(node['target'])}}}")
        raise nodes.SkipNode

    def mark_place(self, node: nodes.Element, start: str = CR) -> None:
        """Say in a comment where something comes from; see `log`."""
        if node.line and not (self.in_title or self.in_caption or self.in_term):
            self.body.append(f"{start}%% {self.curfilestack[-1]}:{node.line}{CR}")

    def go_back(self) -> None:
        """Take off the ends of lines, so that what is next stands at a word."""
        while self.body and not self.body[-1].strip():
            self.body.pop()
        if self.body:
            self.body[-1] = self.body[-1].rstrip()

    def go_on(self, node: nodes.Element) -> None:
        """Begin the next line of the paragraph, and mark it."""
        self.go_back()
        self.body.append(CR)
        self.mark_place(node, start="")

    def visit_paragraph(self, node: nodes.Element) -> None:
        if not node.children and isinstance(node.parent, nodes.entry):
            raise nodes.SkipNode  # its line would make the row higher
        if goes_on(node):
            self.go_on(node)
            return
        self.mark_place(node)
        super().visit_paragraph(node)
        if TO_APPENDIX in node["classes"]:
            self.body[-1:] = ["\\toappendix "]

    def depart_paragraph(self, node: nodes.Element) -> None:
        super().depart_paragraph(node)
        if HEADING in node["classes"]:
            self.body.append(f"\\par\\afterheading{CR}")

    def announce_list(self, node: nodes.Element) -> None:
        words = above(node)
        if (isinstance(words, nodes.paragraph) and not self.table
                and words.astext().rstrip().endswith(":")):
            self.body.append(f"{CR}\\announced{{{BEGINNING}}}{CR}")

    def visit_bullet_list(self, node: nodes.Element) -> None:
        if "quiz-replies" in node["classes"]:
            self.body.append(f"{CR}\\begin{{bookreplies}}{CR}")
            return
        self.announce_list(node)
        super().visit_bullet_list(node)

    def depart_bullet_list(self, node: nodes.Element) -> None:
        if "quiz-replies" in node["classes"]:
            self.body.append(f"\\end{{bookreplies}}{CR}")
        else:
            super().depart_bullet_list(node)

    def visit_enumerated_list(self, node: nodes.Element) -> None:
        self.announce_list(node)
        super().visit_enumerated_list(node)

    def visit_rubric(self, node: nodes.Element) -> None:
        self.body.append(f"{CR}\\bookrubric{{{self.inner(node)}}}{CR}")
        raise nodes.SkipNode

    # Figures ----------------------------------------------------------------

    def visit_figure(self, node: nodes.Element) -> None:
        number = number_of(self.builder.env, self.curfilestack[-1],
                           "figure", node["ids"][0]) if node["ids"] else ""
        self.mark_place(node)
        boxed = self.no_latex_floats or self.table
        kind = "boxedfigure" if boxed else "bookfigure"
        self.body.append(f"{CR}\\begin{{{kind}}}{{{number}}}{CR}")
        self.context.append(f"{CR}\\end{{{kind}}}{CR}")

    def visit_caption(self, node: nodes.Element) -> None:
        if not isinstance(node.parent, nodes.figure):
            super().visit_caption(node)
            return
        self.in_caption += 1
        self.body.append(f"{CR}\\bookcaption{{{self.hypertarget_to(node.parent)}}}{{")

    def depart_caption(self, node: nodes.Element) -> None:
        if not isinstance(node.parent, nodes.figure):
            super().depart_caption(node)
            return
        self.in_caption -= 1
        self.body.append(f"}}{CR}")

    def visit_live_address(self, node: nodes.Element) -> None:
        address = self.encode_uri(node["address"])
        title = node.get("title", "")
        words = (f"\\livetitle{{{title}}}" if title else "") + node["words"]
        self.body.append(f"{CR}\\liveaddress{{{words}}}{{{address}}}"
                         f"{{{without_scheme(address)}}}{CR}")
        raise nodes.SkipNode

    def visit_image(self, node: nodes.Element) -> None:
        file = self.builder.images.get(node["uri"], node["uri"])
        if self.is_inline(node):
            self.body.append(f"\\bookinlineimage{{{file}}}")
        else:
            self.body.append(f"{CR}\\bookimage{{{file}}}{CR}")
        raise nodes.SkipNode

    # Mathematics ------------------------------------------------------------

    def visit_math(self, node: nodes.Element) -> None:
        latex = roomy(node.astext().strip())
        formula = (f"\\protect\\({latex}\\protect\\)" if self.in_title
                   else f"\\({latex}\\)")
        if self.table and TABLE.search(latex):
            formula = f"\\tallcell{{{formula}}}"
        self.body.append(formula)
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.Element) -> None:
        latex = roomy(NUMBERED.sub(r"\1*}", node.astext().strip()))
        if not node.get("nowrap"):
            lines = [line for line in BLANK_LINES.split(latex) if line.strip()]
            if len(lines) > 1:
                latex = ("\\begin{aligned}" + r"\\".join(lines)
                         + "\\end{aligned}")
            tag = ""
            if node.get("label"):
                number = self.equation_number(node["docname"], node["label"])
                label = f"equation:{node['docname']}:{node['label']}"
                tag = f"\\tag{{{number}}}\\label{{{label}}}"
            latex = (f"\\begin{{equation*}}{CR}{latex}{tag}{CR}"
                     "\\end{equation*}")
        if isinstance(above(node), nodes.paragraph | nodes.math_block):
            self.go_on(node)  # the formula is a part of the sentence
        else:
            self.mark_place(node)
            self.body.append(CR)
        self.body.append(f"{latex}{CR}")
        raise nodes.SkipNode

    def equation_number(self, docname: str, label: str) -> str:
        return number_of(self.builder.env, docname, "displaymath",
                         nodes.make_id(f"equation-{label}"))

    def visit_math_reference(self, node: nodes.Element) -> None:
        number = self.equation_number(node["docname"], node["target"])
        label = f"equation:{node['docname']}:{node['target']}"
        # A place stands in the same brackets.
        follows = node.next_node(siblings=True, descend=False)
        end = "" if isinstance(follows, place) else ")"
        self.body.append(f"\\hyperref[{label}]{{({number}{end}}}")
        raise nodes.SkipNode

    def visit_table(self, node: nodes.Element) -> None:
        if isinstance(above(node), nodes.paragraph) and not self.table:
            self.body.append(f"{CR}\\bookkeep{{{table_beginning(node)}}}{CR}")
        self.mark_place(node)
        title = self.take_title(node)
        if title:
            number = number_of(self.builder.env, self.curfilestack[-1],
                               "table", node["ids"][0]) if node["ids"] else ""
            self.body.append(f"\\booktablecaption{{{number}}}{{{title}}}{CR}")
        super().visit_table(node)

    def visit_literal_block(self, node: nodes.Element) -> None:
        self.mark_place(node)
        if node.parent.get("nb_element") == "cell_code_source":
            node = with_short_gaps(node)
        lines = code_lines(node)
        if isinstance(above(node), nodes.paragraph) and not self.table:
            if lines > UNBROKEN:
                lines = CODE_BEGINNING
            self.body.append(f"\\announced{{{lines + FRAME}}}{CR}")
        elif lines <= UNBROKEN and not self.table:
            self.body.append(f"\\codelines{{{lines}}}{CR}")
        super().visit_literal_block(node)

    def visit_literal(self, node: nodes.Element) -> None:
        whole = not self.in_title and (
            WHOLE in node["classes"] if self.table
            else len(node.astext()) <= SHORT_CODE)
        self.body.append(r"\mbox{" * whole)
        try:
            super().visit_literal(node)
        except nodes.SkipNode:  # what is highlighted is complete
            self.body.append("}" * whole)
            raise
        self.context.append("}" * whole)

    def depart_literal(self, node: nodes.Element) -> None:
        super().depart_literal(node)
        self.body.append(self.context.pop())

    # Links ------------------------------------------------------------------

    def visit_number_reference(self, node: nodes.Element) -> None:
        """Write a link to something numbered: its words have the number."""
        target = (label_of(self.curfilestack[-1], node["refid"])
                  if node.get("refid")
                  else node.get("refuri", "")[1:].replace("#", ":"))
        self.body.append(f"\\hyperref[{self.idescape(target)}]"
                         f"{{{self.escape(node.astext())}}}")
        raise nodes.SkipNode

    def visit_place(self, node: nodes.Element) -> None:
        name = node["name"].replace(" ", "~")
        self.body.append(f"{node['start']}\\bookwhere{{{name and name + ', '}}}"
                         f"{{{self.idescape(node['label'])}}}{node['end']}")
        raise nodes.SkipNode

    def visit_planned_words(self, node: nodes.Element) -> None:
        self.body.append(r"\bookplanned{")

    def depart_planned_words(self, node: nodes.Element) -> None:
        self.body.append("}")

    def visit_planned_entry(self, node: nodes.Element) -> None:
        self.body.append(f"{CR}\\plannedentry{{{node['number']}}}"
                         f"{{{self.inner(node)}}}{CR}")
        raise nodes.SkipNode

    def visit_planned_part(self, node: nodes.Element) -> None:
        self.body.append(f"{CR}\\plannedpart{{{node['number']}}}"
                         f"{{{self.inner(node)}}}{CR}")
        raise nodes.SkipNode

    def visit_index(self, node: nodes.Element) -> None:
        ends = isinstance(above(node), nodes.paragraph)
        if ends:
            self.go_back()
        start = len(self.body)
        try:
            super().visit_index(node)
        finally:
            # TeX writes a command inside another one with a space behind it,
            # and the index would have the same word twice.
            written = [part.replace(r"\sphinxhyphen{}", "-")
                       for part in self.body[start:]]
            if ends:  # behind a space it might get an empty line of its own
                written = [*filter(str.strip, written), CR]
            self.body[start:] = written

    # Sources ----------------------------------------------------------------

    def visit_thebibliography(self, node: nodes.Element) -> None:
        self.body.append(f"{CR}\\begin{{booksources}}{CR}")

    def depart_thebibliography(self, node: nodes.Element) -> None:
        self.body.append(f"{CR}\\end{{booksources}}{CR}")

    def visit_citation(self, node: nodes.Element) -> None:
        labels = "".join(f"\\label{{{self.idescape(label_of(node['docname'], name))}}}"
                         for name in node["ids"])
        self.body.append(f"{CR}\\booksource\\phantomsection{labels}")

    def depart_citation(self, node: nodes.Element) -> None:
        self.go_back()
        label = label_of(node["docname"], node["ids"][0])
        self.body.append(f"{CR}\\sourcepages{{{label}}}{CR}")


def box_for(node: nodes.Element) -> str:
    """Return the box for what has none of its own: short ones stay whole."""
    return "bookshortbox" if len(node.astext()) <= SHORT else "bookbox"


def code_lines(node: nodes.literal_block) -> int:
    """Return the lines of a cell, with those of a short answer below it."""
    lines = node.astext().strip().count("\n") + 1
    source = node.parent
    if source.get("nb_element") == "cell_code_source":
        for output in source.parent.children[1:]:
            answer = output.astext().strip().count("\n") + 3
            lines += min(answer, SHORT_ANSWER)
    return lines


def quiz_lines(node: nodes.Element) -> int:
    """Guess the lines of a question and its choices, within reason."""
    return min(round(sum(map(lines_of, node.children)) + 1), 16)


def lines_of(part: nodes.Node) -> float:
    """Guess the lines of a part of a question."""
    if not isinstance(part, nodes.Element):
        return 0
    if isinstance(part, nodes.paragraph):
        return len(part.astext()) // 75 + 1.2
    lines = [lines_of(one) for one in part.children]
    return max(lines) if "quiz-columns" in part["classes"] else sum(lines)


def table_beginning(node: nodes.table) -> int:
    """Return the lines that a table needs if it may be broken."""
    return TABLE_BEGINNING if "longtable" in node["classes"] else 0


def box_beginning(box: nodes.Element) -> int:
    """Guess the lines of a box that stay together with a heading above it.

    A table stays with the paragraph that opens the box.
    """
    first = box.next_node(nodes.paragraph)
    below = first and first.next_node(is_printed, siblings=True, descend=False)
    if not isinstance(below, nodes.table):
        return BOX_BEGINNING
    lines = len(first.astext()) // LINE + 1 + TABLE_FRAME + table_lines(below)
    return max(BOX_BEGINNING, lines)


def with_short_gaps(code: nodes.literal_block) -> nodes.literal_block:
    """Return code with one empty line where Python's style has two."""
    text = GAP.sub("\n\n", code.astext())
    if text != code.astext():
        code.rawsource = text
        code.children = [nodes.Text(text)]
        code.children[0].parent = code
    return code


def above(node: nodes.Element) -> nodes.Node | None:
    """Return what is printed right above something, in the same text.

    The parts of a cell stand in containers, which are passed over.
    """
    place = node.parent.children.index(node)
    for other in reversed(node.parent.children[:place]):
        if is_printed(other):
            return other
    if node.parent.get("nb_element"):
        return above(node.parent)
    return None


def is_printed(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Text):
        return True
    if node.get("nb_element") == "cell_code_source":
        return HIDDEN_INPUT not in node.parent["classes"]
    if node.get("nb_element"):
        return any(map(is_printed, node.children))
    if isinstance(node, nodes.raw):
        return "latex" in node["format"].split()
    return not isinstance(node, nodes.target | nodes.Invisible
                          | addnodes.tabular_col_spec)


def goes_on(node: nodes.paragraph) -> bool:
    """Whether a paragraph is the rest of the sentence of a formula above it."""
    formula = above(node)
    if not isinstance(formula, nodes.math_block):
        return False
    first = node.next_node(nodes.Text)
    if first is None or FORMULA_END.sub("", formula.astext()).endswith("."):
        return False
    letter = next(filter(str.isalnum, first), "")
    return isinstance(first.parent, nodes.math) or not letter.isupper()


def is_box(node: nodes.Node | None) -> bool:
    """Whether something offers a break above itself, or is one block."""
    return isinstance(node, nodes.Admonition | nodes.figure | nodes.table
                      | addnodes.tabular_col_spec)


def roomy(latex: str) -> str:
    r"""Return a formula with more room between rows that hold fractions.

    >>> roomy(r"\begin{bmatrix} \frac{1}{2} \\ 3 \end{bmatrix}")
    '\\begin{bmatrix} \\frac{1}{2} \\\\[2pt] 3 \\end{bmatrix}'
    """
    return TABLE.sub(
        lambda table: ROW_END.sub(r"\\\\[2pt]", table[0])
        if "frac" in table[0] else table[0], latex)


def macros() -> str:
    r"""Return the book's own commands in formulas, which the web shares.

    >>> print(macros().splitlines()[0])
    \providecommand{\R}{}\renewcommand{\R}{\mathbb{R}}
    """
    lines = []
    for name, meaning in read_macros(MACROS).items():
        count = max(map(int, re.findall(r"#(\d)", meaning)), default=0)
        # Where LaTeX has a command of that name already, the book's wins.
        lines.append(f"\\providecommand{{{name}}}{{}}\\renewcommand{{{name}}}"
                     + f"[{count}]" * bool(count) + f"{{{meaning}}}")
    return "\n".join(lines)


def visitors() -> dict[type[nodes.Element], tuple[Callable, Callable]]:
    """Return how nodes are written whose own extensions say it otherwise."""
    statement = BookWriter.visit_statement, BookWriter.depart_statement
    exercise = BookWriter.visit_exercise, BookWriter.depart_exercise
    return {
        proof_node: (BookWriter.visit_proof, BookWriter.depart_proof),
        exercise_node: exercise, exercise_enumerable_node: exercise,
        unenumerable_node: statement,
        exercise_latex_number_reference: (
            BookWriter.visit_number_reference, BookWriter.depart_reference),
        **dict.fromkeys(NODE_TYPES.values(), statement)}
