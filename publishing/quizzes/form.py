"""Quiz items on web pages: forms that answer.

Without the script a form is a list, with its answers in a folded part below
it. The script brings the controls to life and takes what it has to say from
the folded part; see quizzes.js.
"""

import json
from html import escape

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from publishing.folded import folded, folded_title
from publishing.quizzes.item import (
    choices_of, letter, quiz, quiz_choice, quiz_question,
    quiz_words, read_number, shown_choices, shown_partners)
from publishing.quizzes.sheet import answer, blocks_of, hint

CONTROLS = {"single": "radio", "several": "checkbox"}


class quiz_form(nodes.General, nodes.Element):
    """The form of one item."""


class quiz_asked(nodes.General, nodes.Element):
    """The question in it."""


class quiz_list(nodes.General, nodes.Element):
    """The list of choices."""


class quiz_row(nodes.General, nodes.Element):
    """One of them."""


class quiz_label(nodes.General, nodes.TextElement):
    """What it says, with its control before or after it."""


class quiz_entry(nodes.General, nodes.Element):
    """The place to type a number."""


class quiz_partners(nodes.General, nodes.Element):
    """The right sides of pairs."""


class quiz_keeper(nodes.General, nodes.Element):
    """Says what is kept on the device, and erases it."""


def form(item: quiz, page: str) -> quiz_form:
    """Return the form of an item."""
    result = quiz_form(ids=item["ids"], names=item["names"],
                       item_kind=item["kind"], hint=hint(item),
                       number=item["number"], name=item["label"],
                       digest=item["digest"], page=page, key=key_for(item))
    result.source, result.line = item.source, item.line
    for asked in item.findall(quiz_question):
        result += quiz_asked("", *asked.children, name=item["label"])
    if item["kind"] == "number":
        result += quiz_entry(name=item["label"], unit=item["unit"])
    else:
        result += choice_list(item)
    if item["kind"] == "match":
        result += quiz_partners("", *(
            quiz_label("", "", *partner.children, key=key)
            for key, partner in shown_partners(item)))
    fold = folded(classes=["quiz-answers"], opened=False)
    fold += folded_title("", "Answer")
    fold += nodes.container("", *answer(item), classes=["folded-body"],
                            is_div=True)
    result += fold
    return result


def key_for(item: quiz) -> dict:
    """Return what the script needs to judge an answer."""
    if item["kind"] != "number":
        return {"right": item["key"]}
    # Numbers, not fractions: the script compares what readers type.
    return {"right": float(read_number(item["key"])),
            "tolerance": float(read_number(item["tolerance"])),
            "wrong": [float(read_number(choice["value"]))
                      for choice in choices_of(item)]}


def choice_list(item: quiz) -> quiz_list:
    result = quiz_list()
    for place, (index, choice) in enumerate(shown_choices(item)):
        row = quiz_row(item_kind=item["kind"], index=index)
        row += choice_label(item, choice, index, place)
        row += blocks_of(choice)
        result += row
    return result


def choice_label(item: quiz, choice: quiz_choice, index: int, place: int
                 ) -> quiz_label:
    words = next(choice.findall(quiz_words))
    return quiz_label("", "", *words.children, item_kind=item["kind"],
                      name=item["label"], index=index, letter=letter(place))


# What is written ------------------------------------------------------------

def visit_form(page: HTML5Translator, node: quiz_form) -> None:
    kind = node["item_kind"]
    page.body += [
        page.starttag(node, "form", "\n", CLASS="quiz", **{
            "data-kind": kind, "data-name": node["name"],
            "data-page": node["page"], "data-digest": node["digest"],
            "data-key": json.dumps(node["key"], separators=(",", ":")),
            "autocomplete": "off", "novalidate": "novalidate"}),
        f'<fieldset aria-describedby="{node["name"]}-question">\n',
        f'<legend>Question {node["number"]} <span class="quiz-hint">'
        f"{escape(node['hint'])}</span></legend>\n"]


def depart_form(page: HTML5Translator, node: quiz_form) -> None:
    page.body.append("</form>\n")


def visit_asked(page: HTML5Translator, node: quiz_asked) -> None:
    page.body.append(f'<div class="quiz-question" id="{node["name"]}-question">\n')


def depart_asked(page: HTML5Translator, node: quiz_asked) -> None:
    page.body.append("</div>\n")


def close_fields(page: HTML5Translator, node: nodes.Element) -> None:
    """End the fieldset with the last thing that can be changed."""
    page.body.append("</fieldset>\n")


def visit_list(page: HTML5Translator, node: quiz_list) -> None:
    page.body.append('<ul class="quiz-choices" role="list">\n')


def depart_list(page: HTML5Translator, node: quiz_list) -> None:
    page.body.append("</ul>\n")
    if not isinstance(node.next_node(descend=False, siblings=True),
                      quiz_partners):
        close_fields(page, node)


def visit_row(page: HTML5Translator, node: quiz_row) -> None:
    page.body.append(f'<li data-index="{node["index"]}">')


def depart_row(page: HTML5Translator, node: quiz_row) -> None:
    page.body.append("</li>\n")


def visit_label(page: HTML5Translator, node: quiz_label) -> None:
    if "key" in node:  # a right side
        page.body.append(f'<li data-key="{node["key"]}">'
                         '<span class="quiz-words">')
        return
    kind, control = node["item_kind"], control_id(node)
    opening = (f'<label for="{control}">' if kind != "order"
               else '<span class="quiz-step">')
    if kind in CONTROLS:
        opening += (f'<input type="{CONTROLS[kind]}" id="{control}" '
                    f'name="{node["name"]}" value="{node["index"]}">')
    page.body.append(f'{opening}<span class="quiz-letter">{node["letter"]}'
                     '</span> <span class="quiz-words">')


def depart_label(page: HTML5Translator, node: quiz_label) -> None:
    if "key" in node:
        page.body.append("</span></li>\n")
        return
    page.body.append("</span></span>" if node["item_kind"] == "order"
                     else "</span></label>")
    if node["item_kind"] == "match":
        page.body.append(partner_menu(node))


def control_id(node: quiz_label) -> str:
    return f"{node['name']}-{node['index']}"


def partner_menu(node: quiz_label) -> str:
    """Return the menu from which the reader chooses a right side."""
    row = node.parent.parent
    partners = row.next_node(quiz_partners, descend=False, siblings=True)
    options = "".join(
        f'<option value="{partner["key"]}">{place}: '
        f"{escape(shortened(partner.astext()))}</option>"
        for place, partner in enumerate(partners, start=1))
    return (f'<select id="{control_id(node)}"><option value="">choose</option>'
            f"{options}</select>")


def shortened(text: str, length: int = 48) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[:length - 1].rstrip() + "…"


def visit_entry(page: HTML5Translator, node: quiz_entry) -> None:
    name, unit = node["name"], escape(node["unit"])
    page.body.append(
        f'<p class="quiz-entry"><label for="{name}-0">Your answer'
        + (f'<span class="unseen">, in {unit}</span>' if unit else "")
        + f'</label> <input type="text" id="{name}-0" size="9" '
        'autocapitalize="off" autocomplete="off" spellcheck="false">'
        + (f' <span aria-hidden="true">{unit}</span>' if unit else "")
        + "</p>\n")
    close_fields(page, node)
    raise nodes.SkipNode


def visit_partners(page: HTML5Translator, node: quiz_partners) -> None:
    page.body.append('<ol class="quiz-partners" role="list">\n')


def depart_partners(page: HTML5Translator, node: quiz_partners) -> None:
    page.body.append("</ol>\n")
    close_fields(page, node)


def visit_keeper(page: HTML5Translator, node: quiz_keeper) -> None:
    page.body.append('<div class="quiz-keeper only-js" '
                     f'data-page="{escape(node["page"])}"></div>\n')
    raise nodes.SkipNode


VISITORS = {
    quiz_form: (visit_form, depart_form),
    quiz_asked: (visit_asked, depart_asked),
    quiz_list: (visit_list, depart_list),
    quiz_row: (visit_row, depart_row),
    quiz_label: (visit_label, depart_label),
    quiz_entry: (visit_entry, None),
    quiz_partners: (visit_partners, depart_partners),
    quiz_keeper: (visit_keeper, None),
}
