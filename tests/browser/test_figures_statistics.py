"""The figures on tests: every control does what it says, by every means."""

import pytest

from publishing.tools.accessibility import violations
from tests.browser.moving import FigureOnPage
from tests.browser.pages import DESKTOP, PHONE

CHAPTER = "probability-statistics/hypothesis-tests.html"
HILLS, MACHINE = "fig-two-hills", "fig-null-simulation"


@pytest.fixture
def figure(reader):
    def open_one(name, state=None, **options):
        hash = "" if state is None else f"#{name}:{state}"
        return FigureOnPage(reader.open(CHAPTER + hash, **options), name)
    return open_one


@pytest.fixture(params=[(DESKTOP, "light"), (PHONE, "dark")],
                ids=["desktop, light", "phone, dark"])
def look(request):
    viewport, colors = request.param
    return {"viewport": viewport, "colors": colors}


def test_two_hills_by_number_and_key(figure, look):
    hills = figure(HILLS, **look)
    assert hills.says("power") == "26 %"
    assert hills.says("reject") == "from 63.29 upward"
    hills.type("sample size n", "100")
    hills.waits_for("power", "63.9 %")
    hills.stage.get_by_label("alternative").select_option("two-sided")
    hills.waits_for("power", "51.6 %")
    assert hills.says("reject") == "up to 58.04 and from 61.96"
    hills.press("Reset")
    hills.waits_for("power", "26 %")
    slider = hills.stage.get_by_role("slider", name="level α", exact=True)
    slider.focus()
    slider.press("ArrowRight")
    hills.waits_for("false alarms α", "5.1 %")
    grip = hills.handle("Effect: the middle of the right hill")
    grip.focus()
    grip.press("Shift+ArrowRight")
    assert hills.says("misses β") < "74 %"
    assert hills.visit.faults() == []


def test_two_hills_by_mouse(figure):
    hills = figure(HILLS)
    box = hills.handle("Critical value").locator(".grip").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    hills.page.mouse.move(x, y)
    hills.page.mouse.down()
    hills.page.mouse.move(x - 40, y, steps=4)
    hills.page.mouse.up()
    assert float(hills.says("false alarms α").split()[0]) > 9
    assert float(hills.says("power").split()[0]) > 40


def test_effects_to_the_left(figure):
    hills = figure(HILLS)
    hills.stage.get_by_label("alternative").select_option("left")
    hills.type("effect", "-2")
    hills.waits_for("power", "26 %")
    assert hills.says("reject") == "from 56.71 downward"
    hills.type("effect", "1000")
    assert hills.stage.locator(".moving-told").inner_text().startswith(
        "effect: type a number from")
    hills.waits_for("power", "26 %")


def test_null_simulation_draws_and_counts(figure, look):
    machine = figure(MACHINE, **look)
    assert machine.says("drawn") == "0" and machine.says("share") == "–"
    machine.press("Draw 1")
    machine.press("Draw 10")
    machine.press("Draw 1000")
    machine.waits_for("drawn", "1011")
    share = float(machine.says("share").split()[0])
    assert 0.1 < share < 0.22
    machine.stage.get_by_label("Show the p-value of the formula").check()
    machine.waits_for("formula", "p = 0.159")
    machine.press("Start anew")
    machine.waits_for("drawn", "0")
    assert machine.visit.faults() == []


@pytest.mark.parametrize("name, state, label, text", [
    (HILLS, "2,100,10,0.05,right", "power", "63.9 %"),
    (MACHINE, "250,34,on", "drawn", "250"),
])
def test_a_link_brings_a_state_back(figure, name, state, label, text):
    moving = figure(name, state)
    moving.waits_for(label, text)
    assert moving.visit.faults() == []


@pytest.mark.parametrize("state", ["2,100", "2,1e9,10,0.05,right", "2,100,10,0.05,up"])
def test_a_link_with_a_bad_state_is_passed_over(figure, state):
    moving = figure(HILLS, state)
    assert moving.says("power") == "26 %"


@pytest.mark.parametrize("name, button", [
    (HILLS, None), (MACHINE, "Draw 100")])
def test_axe_finds_nothing_in_them(figure, look, name, button):
    moving = figure(name, **look)
    if button:
        moving.press(button)
    assert violations(moving.page) == []


@pytest.mark.parametrize("name", [HILLS, MACHINE])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_page_keeps_the_right_room(figure, name, viewport):
    moving = figure(name, viewport=viewport)
    kept = moving.stage.bounding_box()["height"]
    taken = moving.stage.locator(".moving").bounding_box()["height"]
    assert taken <= kept <= taken + 60
