"""What a page says of itself, and how planned pages show.

Every page begins with a block of front matter; `kind`, `status` and `outcomes`
decide how the press treats it. A page whose `status` is `planned` is a stub:
it keeps its place and its number, and says that it is still to be written.
"""

import json
from dataclasses import dataclass

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from publishing.contract import KINDS, STATUSES
from publishing.pages import page_of_link

logger = logging.getLogger(__name__)

NOTICE = ("This page is planned and not written yet. It keeps its place in "
          "the book, so links to it will stay good.")


@dataclass(frozen=True)
class FrontMatter:
    """The front matter of one page."""

    kind: str
    status: str
    outcomes: tuple[str, ...] = ()
    description: str = ""

    @property
    def planned(self) -> bool:
        return self.status == "planned"


def front_matter(env: BuildEnvironment, docname: str) -> FrontMatter:
    """Return the front matter of a page that Sphinx has read."""
    metadata = env.metadata.get(docname, {})
    outcomes = metadata.get("outcomes", ())
    if isinstance(outcomes, str):  # MyST stores lists as JSON
        try:
            outcomes = json.loads(outcomes)
        except json.JSONDecodeError:
            outcomes = [outcomes]
    return FrontMatter(
        kind=str(metadata.get("kind", "")),
        status=str(metadata.get("status", "")),
        outcomes=tuple(outcomes),
        description=str(metadata.get("description", "")),
    )


def check_front_matter(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of a page whose kind or status the press does not know."""
    docname = app.env.docname
    page = front_matter(app.env, docname)
    for name, value, known in (("kind", page.kind, KINDS),
                               ("status", page.status, STATUSES)):
        if value not in known:
            logger.warning("front matter: expected %s to be one of %s, "
                           "got %r", name, ", ".join(known), value,
                           location=docname)


def add_planned_notice(app: Sphinx, doctree: nodes.document) -> None:
    """Say at the top of a planned page that it is planned."""
    if not front_matter(app.env, app.env.docname).planned:
        return
    for title in doctree.findall(nodes.title):
        notice = nodes.admonition(classes=["planned"])
        notice += nodes.title(text="Planned")
        notice += nodes.paragraph(text=NOTICE)
        title.parent.insert(title.parent.index(title) + 1, notice)
        return


def mark_planned_links(app: Sphinx, pagename: str, templatename: str,
                       context: dict, doctree: nodes.document | None) -> None:
    """Mark links to planned pages in the sidebar."""
    make_sidebar = context.get("generate_toctree_html")
    if make_sidebar is None:
        return

    # The theme offers no hook for single entries, so its template function is
    # wrapped. It answers with parsed HTML for the sidebar and with other
    # things elsewhere.
    def make_marked_sidebar(*arguments, **options):
        sidebar = make_sidebar(*arguments, **options)
        if hasattr(sidebar, "select"):
            for link in sidebar.select("a.reference.internal[href]"):
                target = page_of_link(app, pagename, link["href"])
                if front_matter(app.env, target).planned:
                    link["class"] = [*link["class"], "planned"]
                    label = sidebar.new_tag("span")
                    label["class"] = "planned-label"
                    label.string = "planned"
                    link.append(" ")
                    link.append(label)
        return sidebar

    context["generate_toctree_html"] = make_marked_sidebar


def setup(app: Sphinx) -> dict:
    app.connect("doctree-read", check_front_matter)
    app.connect("doctree-read", add_planned_notice)
    app.connect("html-page-context", mark_planned_links, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
