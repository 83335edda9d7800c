"""From 320 pixels to paper: nothing is cut off, nothing moves."""

import pytest

from tests.browser.pages import CHAPTER, DESKTOP, PHONE, STUB, written_pages

NARROWEST = {"width": 320, "height": 640}
# A desktop window of 1280 pixels at 200 % and at 400 %.
ZOOMED = [{"width": 640, "height": 400}, {"width": 320, "height": 256}]

TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > width + 1)
    .slice(0, 5).map((e) => e.outerHTML.slice(0, 120));
}"""

# What WCAG 2.2 (1.4.12) asks a page to bear.
TEXT_SPACING = """* { line-height: 1.5 !important;
  letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""

OPEN_ALL = """() => {
  for (const part of document.querySelectorAll("details")) {
    part.open = !part.classList.contains("menu");
  }
  for (const part of document.querySelectorAll("article section")) {
    part.style.contentVisibility = "visible";
  }
}"""


@pytest.mark.parametrize("name", [*written_pages(), STUB])
def test_the_narrowest_screen_scrolls_in_one_direction(reader, name):
    page = reader.open(name, viewport=NARROWEST).page
    page.evaluate(OPEN_ALL)
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("viewport", ZOOMED, ids=["200%", "400%"])
def test_zoomed_pages_scroll_in_one_direction(reader, viewport):
    page = reader.open(CHAPTER, viewport=viewport).page
    page.evaluate(OPEN_ALL)
    assert page.evaluate(TOO_WIDE) == []


def test_text_may_be_spaced(reader):
    page = reader.open(CHAPTER, viewport=PHONE, bypass_csp=True).page
    page.add_style_tag(content=TEXT_SPACING)
    page.evaluate(OPEN_ALL)
    assert page.evaluate(TOO_WIDE) == []


def test_what_has_the_focus_is_seen(reader):
    page = reader.open(CHAPTER, viewport=DESKTOP).page
    for _ in range(40):
        page.keyboard.press("Tab")
        state = page.evaluate("""async () => {
          await new Promise(requestAnimationFrame);
          const one = document.activeElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(one);
          const box = one.getBoundingClientRect();
          const top = document.elementFromPoint(
            box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
          return { html: one.outerHTML.slice(0, 100), outlineStyle,
            outlineWidth, covered: !top || !(one.contains(top)
              || top.contains(one)) };
        }""")
        assert state["outlineStyle"] == "solid", state
        assert state["outlineWidth"] == "3px", state
        assert not state["covered"], state


def test_measure_is_readable(reader):
    """A full line of text has 60 to 80 characters on a desktop."""
    page = reader.open(CHAPTER, viewport=DESKTOP).page
    page.evaluate(OPEN_ALL)
    lengths = page.evaluate("""() => {
      const lengths = [];
      for (const paragraph of document.querySelectorAll(
        "article section > p")) {
        const lines = paragraph.getClientRects().length && Math.round(
          paragraph.clientHeight
          / parseFloat(getComputedStyle(paragraph).lineHeight));
        if (lines >= 4 && !paragraph.querySelector(".katex")) {
          lengths.push(paragraph.textContent.length / (lines - 0.5));
        }
      }
      return lengths;
    }""")
    assert len(lengths) > 5
    assert 60 <= sum(lengths) / len(lengths) <= 80


def test_motion_is_reduced_where_asked(reader):
    duration = """getComputedStyle(document.querySelector(
      '.drawer')).transitionDuration"""
    moving = reader.open(STUB, viewport=PHONE)
    assert moving.page.evaluate(duration) != "0s"
    still = reader.open(STUB, viewport=PHONE, reduced_motion="reduce")
    assert still.page.evaluate(duration) == "0s"


def test_a_link_to_a_place_far_down_leads_there(reader):
    """Sections that were never laid out have an estimated height only."""
    page = reader.open(CHAPTER + "#summary", viewport=PHONE).page
    place = page.locator("#summary h2").first
    place.wait_for()
    page.wait_for_timeout(300)
    assert 0 < place.bounding_box()["y"] < 200


def test_boxes_are_told_apart_without_colors(reader):
    page = reader.open(CHAPTER, forced_colors="active").page
    for box in (".definition", ".theorem", ".note", ".warning", ".exercise"):
        width = page.evaluate(
            "(box) => getComputedStyle(document.querySelector("
            "'article ' + box)).borderTopWidth", box)
        assert width != "0px", box


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_print_shows_the_text_alone_in_dark_letters(reader, colors):
    page = reader.open(CHAPTER, colors=colors).page
    page.emulate_media(media="print", color_scheme=colors)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for hidden in (".bar", ".drawer", ".neighbors", ".copy", "img.only-dark",
                   "details.hidden-part"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for shown in ("h1", ".definition", "img.only-light",
                  "details.solution .folded-body"):
        assert page.locator(shown).first.is_visible(), shown
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert ink == "rgb(27, 33, 40)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate("document.querySelector('details.solution').open")


@pytest.mark.parametrize("name", [
    CHAPTER, "reference/notation.html", "reference/glossary.html"])
def test_print_waits_for_no_font(reader, name):
    """What a font is missing for when paper is laid out stays white."""
    visit = reader.open(name)
    visit.page.wait_for_load_state("networkidle")
    visit.page.wait_for_timeout(500)
    before = len(visit.requests)
    visit.page.emulate_media(media="print")
    visit.page.wait_for_timeout(2000)
    assert [url for url in visit.requests[before:] if ".woff2" in url] == []


def test_nothing_moves_while_a_page_loads(reader):
    context = reader.context(viewport=PHONE)
    context.add_init_script("""window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifted += entry.value;
      }).observe({ type: "layout-shift", buffered: true });""")
    page = reader.open(CHAPTER, context).page
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    assert page.evaluate("shifted") <= 0.01
