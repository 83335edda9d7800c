"""What the writer makes of sentences: formulas, code and what they announce.

Pages of their own are written by plain Sphinx with the book's writer; those
that are about breaks are set as well.
"""

import re
import subprocess
from functools import partial
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from publishing.print import tex, writer
from publishing.print.arrangement import number_sections
from publishing.print.jobs import Job
from publishing.print.places import Places
from publishing.print.tables import prepare_tables
from tests.editions.print.styles import with_styles
from tests.press.conftest import NOTEBOOK_HEADER

SETTINGS = {"extensions": ["myst_nb", "sphinx_proof", "sphinx_exercise"],
            "project": "book", "nb_execution_mode": "off",
            "latex_engine": "xelatex", "latex_table_style": ["booktabs"],
            "myst_enable_extensions": ["dollarmath"]}

# Below each other on a page, so that each begins one line lower than the last.
HEIGHTS = range(26, 44)
PLACE = """
```{{raw}} latex
\\newpage\\vspace*{{{height}\\baselineskip}}
```

Above.

"""
LONG = "Some words of a sentence that goes on and on, and then still more. " * 5


def written(folder: Path, page: str, header: str = "") -> str:
    """Write a page of Markdown as LaTeX with the book's writer."""
    (folder / "index.md").write_text(f"{header}# Numbers\n\n{page}", "utf-8")
    with docutils_namespace():
        app = Sphinx(folder, None, folder / "latex", folder / "trees", "latex",
                     status=None, warning=None, freshenv=True,
                     confoverrides=SETTINGS)
        app.set_translator("latex", writer.BookWriter)
        for node, steps in writer.visitors().items():
            app.add_node(node, override=True, latex=steps)
        app.connect("doctree-resolved", prepare)
        app.build()
    return (folder / "latex" / "book.tex").read_text("utf-8")


def prepare(app: Sphinx, tree: nodes.document, name: str) -> None:
    number_sections(app.env, name, tree)
    prepare_tables(tree)


@pytest.fixture
def write(tmp_path):
    return partial(written, tmp_path)


def printed(latex: Path) -> list[str]:
    """Set what was written; return the text of each page of paper."""
    with_styles(latex)
    book = Job("book", "", (latex / "book.tex").read_text("utf-8"),
               frozenset(), frozenset())
    tex.settle(latex, [book], [book], tex.SCREEN, Places())
    pdf = tex.make_pdf(latex, "book")
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True,
                          capture_output=True, text=True).stdout
    return text.split("\f")


def cell(*lines: str) -> str:
    return "\n".join(["```{code-block} python", *lines, "```", ""])


def body(tex: str) -> str:
    return tex.partition(r"\begin{document}")[2]


# Formulas -------------------------------------------------------------------

def test_a_formula_belongs_to_the_paragraph_above_it(write):
    tex = write("The sum is\n\n$$\na + b,\n$$\n\nas one sees.\n")
    sentence = tex[tex.index("The sum is"):tex.index("as one sees")]
    assert "\n\n" not in sentence and "AtStartPar" not in sentence
    # The marks of places stand in lines of their own, and are still there.
    assert len(re.findall(r"^%% index:\d+$", sentence, re.MULTILINE)) == 2


@pytest.mark.parametrize(("formula", "rest", "same"), [
    ("a + b", "is a sum.", True),
    ("a + b,", "(say: a plus b) is a sum.", True),
    ("a + b,", "$c$ of them.", True),
    ("a + b.", "$c$ is another sum.", False),
    (r"\begin{aligned} a \\ b. \end{aligned}", "`c` is another.", False),
    ("a + b", "It is a sum.", False),
    ("a + b", "(It is a sum.)", False)])
def test_a_sentence_goes_on_below_its_formula(write, formula, rest, same):
    tex = write(f"Here is\n\n$$\n{formula}\n$$\n\n{rest}\n")
    below = tex.partition(r"\end{equation*}")[2]
    assert (not below.partition("%% index")[0].strip("\n")
            and below.startswith("\n%%")) is same
    assert ("AtStartPar" in below) is not same


def test_formulas_below_each_other_are_one_paragraph(write):
    tex = write("Both:\n\n$$\na\n$$\n\n$$\nb\n$$\n\nDone.\n")
    between = tex.partition(r"\end{equation*}")[2].partition(
        r"\begin{equation*}")[0]
    assert "\n\n" not in between


def test_a_formula_that_begins_a_text_stays_by_itself(write):
    tex = write("- one\n\n$$\na\n$$\n")
    assert "\n\n\\begin{equation*}" in tex


# What is announced ----------------------------------------------------------

THINGS = {  # NAME is the test's
    "formula": "$$\n\\text{NAMEline0}\n$$\n",
    "short": cell(*(f"NAMEline{number} = 1" for number in range(5))),
    "long": cell(*(f"NAMEline{number} = 1" for number in range(20))),
    "list": "1. NAMEline0\n2. NAMEline1\n",
    "table": "| NAMEline0 | b |\n|---|---|\n| NAMEline1 | d |\n| e | f |\n",
    "longtable": "| NAMEline0 | b |\n|---|---|\n" + "| c | d |\n" * 14,
    "quiz": "```{container} quiz\nNAMEline0\n\nLast choice.\n```\n",
}
LEADS = {"line": "", "paragraph": LONG, "heading": "## Title NAME\n\n"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Pages that end at all heights: a sentence, and what it announces."""
    parts = []
    for thing, made in THINGS.items():
        for lead, words in LEADS.items():
            for height in HEIGHTS:
                name = f"{thing}{lead}{height}"
                text = f"{words}Sentence NAME:\n\n{made}\nEnd.\n"
                parts += [PLACE.format(height=height - 4 * bool(words)),
                          text.replace("NAME", name)]
    folder = tmp_path_factory.mktemp("pages")
    written(folder, "".join(parts))
    return printed(folder / "latex")


def page_with(pages: list[str], words: str) -> int:
    return next(number for number, page in enumerate(pages)
                if words in page.replace(" ", ""))


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("thing", THINGS)
def test_what_a_sentence_announces_begins_on_its_page(pages, thing, lead):
    names = [f"{thing}{lead}{height}" for height in HEIGHTS]
    sentences = [page_with(pages, f"Sentence{name}:") for name in names]
    assert [page_with(pages, f"{name}line0") for name in names] == sentences
    # Somewhere in between, a page was too short for both.
    assert len({sentence - number for number, sentence in enumerate(sentences)}
               ) > 1


@pytest.mark.parametrize("thing", THINGS)
def test_no_heading_is_left_alone(pages, thing):
    names = [f"{thing}heading{height}" for height in HEIGHTS]
    assert ([page_with(pages, f"Title{name}") for name in names]
            == [page_with(pages, f"{name}line0") for name in names])


@pytest.mark.parametrize("lead", LEADS)
def test_short_code_is_whole(pages, lead):
    names = [f"short{lead}{height}" for height in HEIGHTS]
    assert ([page_with(pages, f"{name}line0") for name in names]
            == [page_with(pages, f"{name}line4") for name in names])


def test_what_announces_nothing_may_end_a_page(write):
    tex = body(write("1. one\n\n" + cell("a = 1", "b = 2")
                     + "\nA list without a colon.\n\n- two\n"))
    assert r"\codelines{2}" in tex
    assert r"\announced" not in tex


def test_long_code_may_be_broken(write):
    tex = body(write("As follows:\n\n" + cell(*["a = 1"] * 30)))
    assert r"\announced{6}" in tex


def test_a_cell_without_its_code_is_not_between_a_sentence_and_the_next():
    def made(*classes):
        source = nodes.container("", nodes.literal_block("", "a"),
                                 nb_element="cell_code_source")
        return nodes.container("", source, nb_element="cell_code",
                               classes=["cell", *classes])
    sentence, hidden, shown = nodes.paragraph(), made("tag_hide-input"), made()
    nodes.section("", sentence, hidden, shown)
    code = shown.next_node(nodes.literal_block)
    assert writer.above(code) is sentence
    hidden["classes"].clear()
    assert writer.above(code) is hidden


def test_what_the_index_names_has_no_line_of_its_own(write):
    tex = body(write("A last word.\n\n```{index} word\n```\n\nMore.\n"))
    end = tex[tex.index("A last word"):tex.index("More.")]
    assert end.startswith("A last word.\\index{word@")
    assert "\n\n" in end


def test_what_the_index_names_in_a_sentence_stays_there(write):
    tex = body(write("Here is {index}`a word` of it.\n"))
    assert re.search(r"Here is \\index\{a word@.*\}.*a word of it\.", tex)


def test_a_heading_above_a_table_needs_room_for_both(write):
    tex = body(write("## Numbers\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"))
    assert r"\headingneed{6}\booksection{}{Numbers}" in tex
    assert r"\headingneed" not in body(write("## Words\n\nOf them.\n"))


def test_a_heading_stays_with_a_box_that_begins_with_a_table(write):
    table = "| a | b |\n|---|---|\n" + "| c | d |\n" * 6
    tex = body(write("## Numbers\n\n```{admonition} Note\nThese are they:\n\n"
                     f"{table}\nAnd no others.\n```\n"))
    assert r"\headingneed{11}\booksection{}{Numbers}" in tex


# Code -----------------------------------------------------------------------

def test_short_code_in_a_sentence_stays_in_one_line(write):
    tex = body(write("The call `np.ones((3, 4))` and "
                     "`np.linalg.solve(matrix, right_side)`.\n"))
    assert r"\mbox{\sphinxcode{\sphinxupquote{np.ones((3, 4))}}}" in tex
    assert tex.count(r"\mbox") == 1


def test_code_in_a_heading_is_no_box(write):
    assert r"\mbox" not in body(write("## The call `np.ones(3)`\n"))


def test_code_in_narrow_cells_stays_in_one_line(write):
    call = "np.linalg.solve(A, b)"
    row = f"| `{call}` | {LONG} | `np.linalg.eigvals_of_all_rows(A)` |"
    tex = body(write(f"| a | b | c |\n|---|---|---|\n{row}\n"))
    assert rf"\mbox{{\sphinxcode{{\sphinxupquote{{{call}}}}}}}" in tex
    assert tex.count(r"\mbox") == 1


def test_code_of_a_cell_has_no_two_empty_lines(write):
    tex = body(write("```{code-cell}\nimport f\n\n\ndef g():\n    return 1\n\n"
                     "\n    # not the style of Python, so it stays\n```\n",
                     NOTEBOOK_HEADER))
    code = tex[tex.index(r"\begin{sphinxVerbatim}"):]
    assert re.search(r"import.*\n\n.*def", code)
    assert len(re.findall("\n\n\n", code.partition(r"\end{sphinx")[0])) == 1


# Proofs and tables ----------------------------------------------------------

def test_the_word_that_begins_a_proof_has_a_style(write):
    tex = body(write("```{prf:proof}\nIt is $a$. *Proof.* Twice.\n```\n"))
    assert r"\proofword{Proof.} It is \(a\)." in tex
    assert not re.search(r"^Proof\.", tex, re.MULTILINE)


def test_an_empty_cell_has_no_line(write):
    tex = body(write(f"| a | b |\n|---|---|\n| {LONG} | |\n| {LONG} | c |\n"))
    row = tex[tex.index("Some words"):].partition("\\\\")[0]
    assert not re.search(r"&[\s\S]*(AtStartPar|%%)", row)


def test_a_matrix_in_a_table_has_room_around_it(write):
    matrix = r"$\begin{bmatrix} a \\ b \end{bmatrix}$"
    tex = body(write(f"Here is {matrix}.\n\n| a | b |\n|---|---|\n"
                     f"| {matrix} | $c$ |\n"))
    assert tex.count(r"\tallcell{\(\begin{bmatrix}") == 1
