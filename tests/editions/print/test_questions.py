"""Questions and their answers, as print sets them."""

import pytest
from docutils import nodes

from publishing.print.nodes import page_reference
from publishing.print.questions import printed_answer, printed_question
from publishing.quizzes.item import choices_of, read_item


def made(kind, entries, explained=True):
    listed = (nodes.enumerated_list if kind == "order" else nodes.bullet_list)(
        "", *(nodes.list_item("", nodes.paragraph(text=text), *(
            [nodes.block_quote("", nodes.paragraph(text=reply))] if reply else []))
            for text, reply in entries))
    parts = [nodes.paragraph(text="Which?"), listed]
    if kind == "order":
        parts.append(nodes.bullet_list("", nodes.list_item(
            "", nodes.paragraph(text="otherwise"),
            nodes.block_quote("", nodes.paragraph(text="Sort again.")))))
    parts += [nodes.paragraph(text="So it is.")] * explained
    item, faults = read_item(kind, {}, nodes.container("", *parts), 1)
    assert faults == []
    item["ids"], item["label"], item["number"] = ["quiz-it"], "quiz-it", 3
    return item


def single(*words):
    """Return a question with choices, the first of which is right."""
    first, *others = words
    return made("single", [(f"[x] {first}", ""),
                           *((f"[ ] {one}", "No.") for one in others)])


PAIRS = [(f"{name} :: {partner}", "") for name, partner in
         [("A", "one that is quite long"), ("B", "two"), ("C", "three")]]


def classes(parts, name):
    return [node for part in parts for node in part.findall(nodes.container)
            if name in node["classes"]]


def test_the_way_to_the_answer_stands_in_the_title():
    title, *rest = printed_question(single("Yes.", "No."), "a:answer")
    assert title.astext().startswith("Question 3 (choose one)")
    assert [one["target"] for one in title.findall(page_reference)] == ["a:answer"]
    assert not any(list(part.findall(page_reference)) for part in rest)


def test_pairs_stand_side_by_side():
    parts = printed_question(made("match", PAIRS), "a:answer")
    (both,) = classes(parts, "quiz-columns")
    left, right = classes([both], "quiz-column")
    assert [entry.astext() for entry in left[0]] == ["A", "B", "C"]
    assert sorted(entry.astext() for entry in right[0]) == [
        "one that is quite long", "three", "two"]
    assert (left[0]["enumtype"], right[0]["enumtype"]) == ("loweralpha", "arabic")
    assert .3 < left["share"] < .4 and .9 < left["share"] + right["share"] < 1


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_short_choices_stand_in_two_columns_that_count_on(count):
    parts = printed_question(single(*(f"It is {n}." for n in range(count))), "a:b")
    first, second = classes(parts, "quiz-column")
    assert "start" not in first[0] and second[0]["start"] == len(first[0]) + 1
    assert [entry.astext() for one in (first, second) for entry in one[0]] == [
        f"It is {n}." for n in range(count)]
    assert 0 <= len(first[0]) - len(second[0]) <= 1


def test_things_to_sort_stand_in_two_columns_in_the_order_of_their_letters():
    parts = printed_question(made("order", [(f"thing {n}", "") for n in range(4)]),
                             "a:b")
    assert [len(one[0]) for one in classes(parts, "quiz-column")] == [2, 2]


def test_one_long_choice_keeps_all_below_each_other():
    parts = printed_question(
        single("Yes.", "No, and that is a thing to say more about."), "a:b")
    assert not classes(parts, "quiz-columns")
    (listed,) = (part for part in parts
                 if isinstance(part, nodes.enumerated_list))
    assert len(listed) == 2


def test_a_choice_with_a_formula_below_it_is_not_short():
    item = single("Yes.", "No.")
    choices_of(item)[0] += nodes.math_block("", "a")
    assert not classes(printed_question(item, "a:b"), "quiz-columns")


def test_a_list_in_the_question_is_no_list_of_choices():
    item = single("Yes.", "No.")
    item[0] += nodes.enumerated_list("", nodes.list_item(
        "", nodes.paragraph(text="asked")), enumtype="arabic", prefix="", suffix=".")
    _, _, asked, both = printed_question(item, "a:b")
    assert asked.astext() == "asked"
    assert both["classes"] == ["quiz-columns"]


def test_what_is_right_stands_behind_the_heading():
    heading = [nodes.strong(text="Question 3"), nodes.Text(" "),
               page_reference("", "", target="a:quiz")]
    first, replies, explained = printed_answer(single("Yes.", "No."), heading)
    assert first.astext().startswith("Question 3 ")
    assert first.astext().endswith("a) is right.")
    assert replies["classes"] == ["quiz-replies"]
    assert explained.astext() == "So it is."
