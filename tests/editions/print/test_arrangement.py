"""The order of print, on a book of a few pages."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes
from sphinx_exercise.nodes import (
    exercise_enumerable_node, exercise_subtitle, exercise_title, solution_node)

from publishing.contract import WEB_PAGES
from publishing.outcomes import outcome_tag
from publishing.print.appendices import (
    ANSWERS, SOLUTIONS, move_to_companion)
from publishing.print.arrangement import (
    IMPRINT, PREFACE, arranged, printed_pages)
from publishing.print.builder import mark_pieces, name_outcomes
from publishing.print.nodes import (
    hint_number, imprint_page, matter, page_reference, part_page, planned_entry,
    planned_part, solution)
from publishing.quizzes.item import read_item

PARTS = [("Start here", ["guide"]),
         ("Part I: Lines", ["lines", "planes"]),
         ("Labs: lines", ["lab"]),
         ("Part II: Slopes", ["slopes"]),
         ("Part III: Chance", ["chance"]),
         ("Reference", ["words", IMPRINT, *WEB_PAGES])]
PLANNED = {"planes", "slopes"}
NUMBERS = {"lines": 1, "planes": 2, "slopes": 3, "chance": 4}


def page(name, *content):
    tree = new_document(name)
    tree += nodes.section("", nodes.title(text=f"About {name}"), *content,
                          ids=[name])
    return tree


def toctree(caption, pages):
    return addnodes.toctree(caption=caption, includefiles=pages)


class Environment(SimpleNamespace):
    """As much of Sphinx's environment as the arrangement asks for."""

    def get_doctree(self, name):
        return self.trees[name].deepcopy()


@pytest.fixture
def environment():
    names = [name for _, pages in PARTS for name in pages]
    trees = {name: page(name) for name in names}
    trees["index"] = page("index", *(toctree(*part) for part in PARTS))
    return Environment(
        config=SimpleNamespace(root_doc="index"), trees=trees,
        metadata={name: {"kind": "chapter", "status": (
            "planned" if name in PLANNED else "written")} for name in trees},
        titles={name: nodes.title(text=f"About {name}") for name in trees},
        toc_secnumbers={name: {"": (number,)}
                        for name, number in NUMBERS.items()},
        toc_fignumbers={"chance": {"exercise": {"exercise-dice": (4, 1)}}})


def outline(parts):
    """Return kinds and titles of what stands at the top of the book."""
    result = []
    for part in parts:
        if isinstance(part, matter):
            result.append(part["kind"])
        elif isinstance(part, part_page):
            result.append((part["number"], part["title"]))
        elif isinstance(part, planned_entry | planned_part):
            result.append(f"{part['number']} {part.astext()}, planned")
        else:
            result.append(part.next_node(nodes.title).astext())
    return result


def test_planned_pages_and_empty_parts_are_named_alone(environment):
    assert outline(arranged(environment)) == [
        f"About {IMPRINT}", "front", PREFACE, "About guide",
        "main", ("I", "Lines"), "About lines", "2 About planes, planned",
        "About lab", "II Slopes, planned", "3 About slopes, planned",
        ("III", "Chance"), "About chance", "back", "About words"]


def test_numbers_are_those_of_the_web(environment):
    numbers = {file["docname"]: file.next_node(nodes.section)["number"]
               for part in arranged(environment)
               for file in part.findall(addnodes.start_of_file)}
    assert numbers["chance"] == "4"
    assert numbers["lab"] == numbers["guide"] == ""


def test_the_imprint_comes_first_and_pages_for_the_web_not_at_all(
        environment):
    assert isinstance(arranged(environment)[0], imprint_page)
    assert not WEB_PAGES & set(printed_pages(environment))


def exercise():
    return exercise_enumerable_node(
        "", exercise_title("", "Exercise", exercise_subtitle(text="Dice")),
        nodes.section("", nodes.paragraph(text="Throw two.")),
        ids=["exercise-dice"], label="exercise-dice")


def solved(target="exercise-dice"):
    return solution_node(
        "", nodes.title(text="Solution"),
        nodes.section("", nodes.paragraph(text="Seven.")),
        ids=["solution-dice"], label="solution-dice", target_label=target)


def hinted(name, words="Count them.", below=()):
    """Return an exercise that ends with a folded hint."""
    box = nodes.container(
        "", nodes.rubric(text="Hint"), nodes.paragraph(text=words), *below,
        design_component="dropdown", is_div=True)
    return exercise_enumerable_node(
        "", exercise_title("", "Exercise", exercise_subtitle(text=name)),
        nodes.section("", nodes.paragraph(text="Throw two."), box),
        ids=[f"exercise-{name}"], label=f"exercise-{name}")


def quiz_item():
    listed = nodes.bullet_list("", *(
        nodes.list_item("", nodes.paragraph(text=text), *reply)
        for text, reply in (
            ("[x] Yes.", []),
            ("[ ] No.", [nodes.block_quote("", nodes.paragraph(
                text="Think again."))]))))
    made, faults = read_item("single", {}, nodes.container(
        "", nodes.paragraph(text="Is it?"), listed), 1)
    assert faults == []
    made["ids"], made["label"], made["number"] = ["quiz-is-it"], "quiz-is-it", 1
    return made


def references(tree):
    return {reference["target"] for reference in tree.findall(page_reference)}


def titles(tree):
    return [section.next_node(nodes.title).astext()
            for section in tree.findall(nodes.section)]


def test_solutions_move_and_both_sides_name_the_page(environment):
    environment.trees["chance"][0] += [exercise(), solved()]
    parts = arranged(environment)
    (answers,) = move_to_companion(environment, parts)
    chapter = next(part for part in parts
                   if part.get("docname") == "chance")
    assert "Seven" not in chapter.astext()
    assert references(chapter) == {"chance:solution-dice"}
    assert titles(answers) == ["About chance", SOLUTIONS]
    assert answers["docname"] == "chance"
    assert answers.next_node(nodes.section)["number"] == "4"
    assert "Exercise 4.1 (Dice)" in answers.astext()
    assert "Seven" in answers.astext()
    assert references(answers) == {"chance:exercise-dice"}
    assert next(answers.findall(solution))["label"] == "chance:solution-dice"


def hints_in(tree):
    (found,) = (node for node in tree.findall(nodes.container)
                if "hints" in node["classes"])
    return found


def test_hints_stand_behind_all_exercises_and_the_exercises_say_where(
        environment):
    environment.toc_fignumbers["chance"]["exercise"]["exercise-coin"] = (4, 2)
    level = nodes.section("", nodes.title(text="Core"), hinted("coin", "Toss it."))
    environment.trees["chance"][0] += [
        nodes.section("", nodes.title(text="Exercises"), hinted("dice"), solved(),
                      level, ids=["exercises"]),
        nodes.section("", nodes.title(text="Sources"), ids=["sources"])]
    parts = arranged(environment)
    move_to_companion(environment, parts)
    (chapter,) = (part for part in parts if part.get("docname") == "chance")
    dice, coin = chapter.findall(exercise_enumerable_node)
    assert "Count" not in dice.astext() and "Toss" not in coin.astext()
    assert [(one.astext(), one["target"]) for one in dice.findall(page_reference)
            ] == [("Hint", "chance:hint-exercise-dice"),
                  ("Solution", "chance:solution-dice")]
    assert references(coin) == {"chance:hint-exercise-coin"}
    assert len(dice[-1].children) == 3  # both stand in one line
    hints = hints_in(chapter)
    section = hints.parent
    assert section["ids"] == ["exercises"] and section[-1] is hints
    assert section[-2].astext() == "Hints"
    (words,) = hints.children
    assert " ".join(words.astext().split()) == (
        r"4.1Count them.\hintgap 4.2Toss it.")
    assert [(one["target"], one["label"]) for one in words.findall(hint_number)
            ] == [("chance:exercise-dice", "chance:hint-exercise-dice"),
                  ("chance:exercise-coin", "chance:hint-exercise-coin")]


def test_hints_of_a_lab_stand_in_its_last_section_with_exercises(environment):
    environment.trees["lab"][0] += [
        nodes.section("", nodes.title(text=title), *body, ids=[title.lower()])
        for title, body in (("Guided", [hinted("one")]), ("Open", [hinted("two")]),
                            ("Sources", []))]
    parts = arranged(environment)
    move_to_companion(environment, parts)
    hints = hints_in(next(part for part in parts if part.get("docname") == "lab"))
    assert hints.parent["ids"] == ["open"]
    assert len(list(hints.findall(hint_number))) == 2


def test_a_hint_that_is_no_paragraph_alone_keeps_its_parts(environment):
    formula = nodes.math_block("", "a + b")
    environment.trees["lab"][0] += nodes.section(
        "", nodes.title(text="Open"), hinted("one", below=[formula]), hinted("two"),
        ids=["open"])
    parts = arranged(environment)
    move_to_companion(environment, parts)
    hints = hints_in(next(part for part in parts if part.get("docname") == "lab"))
    assert [type(part) for part in hints] == [
        nodes.paragraph, nodes.math_block, nodes.paragraph]


def test_answers_move_and_both_sides_name_the_page(environment):
    environment.trees["lab"][0] += quiz_item()
    parts = arranged(environment)
    (answers,) = move_to_companion(environment, parts)
    lab = next(part for part in parts if part.get("docname") == "lab")
    assert "Think again" not in lab.astext()
    assert references(lab) == {"lab:answer-quiz-is-it"}
    assert titles(answers) == ["About lab", ANSWERS]
    assert "Think again" in answers.astext()
    assert references(answers) == {"lab:quiz-is-it"}


def test_the_companion_has_both_of_a_page_together(environment):
    environment.trees["chance"][0] += [exercise(), solved(), quiz_item()]
    environment.trees["lab"][0] += quiz_item()
    lab, chance = move_to_companion(environment, arranged(environment))
    assert titles(lab) == ["About lab", ANSWERS]
    assert titles(chance) == ["About chance", SOLUTIONS, ANSWERS]


def test_pieces_are_marked_with_their_kinds_and_pages(environment):
    marks = [part.astext().strip() for part in mark_pieces([
        *arranged(environment), matter(kind="answers"),
        addnodes.start_of_file("", docname="lab")])
        if isinstance(part, nodes.raw)]
    assert marks == [
        f"%%% piece imprint {IMPRINT}", "%%% piece front index",
        "%%% piece front guide", "%%% piece part lines",
        "%%% piece main lines", "%%% piece main lab",
        "%%% piece part chance", "%%% piece main chance",
        "%%% piece back words", "%%% piece answers lab"]


def test_solution_of_another_page_is_refused(environment):
    environment.trees["chance"][0] += solved("exercise-elsewhere")
    with pytest.raises(ValueError, match="chance: the solution solution-dice "
                       "belongs to exercise-elsewhere; expected"):
        move_to_companion(environment, arranged(environment))


def test_an_outcome_stays_in_the_line_of_the_word_before_it():
    def tag():
        return outcome_tag("", "O4", outcome="O4", first=False)
    tags = [tag() for _ in range(4)]
    book = nodes.section(
        "", nodes.paragraph("", "", nodes.Text("find it "), tags[0],
                            nodes.Text(", \n"), tags[1]),
        nodes.paragraph("", "", tags[2]),
        nodes.paragraph("", "", nodes.Text("("), tags[3]))
    name_outcomes(book, SimpleNamespace(
        get_domain=lambda name: SimpleNamespace(labels={})))
    assert [part.astext() for part in book] == [
        "find it~O4,~O4", "O4", "(O4"]
