"""Figures of posteriors, intervals, thresholds and tests answer to every means."""

from itertools import combinations

import numpy as np
import pytest
import yaml
from scipy import stats

from tests.browser import figures_sample
from tests.browser.pages import DESKTOP, PHONE

WINDOWS = {"desktop": DESKTOP, "phone": PHONE}
every_window = pytest.mark.parametrize("window", WINDOWS)


def tall(one):
    return one.stage.locator("> .moving").bounding_box()["height"]


@every_window
def test_clicks_move_a_belief(figure, window):
    one = figure("fig-clicks", viewport=WINDOWS[window], has_touch=window == "phone")
    assert one.says("prior") == "Beta(2, 8)" and one.says("counted") == "3 of 3 = 1"
    # Nothing tells of the posterior before the reader asks for it; its room is kept.
    assert "where will the posterior lie?" in one.board and one.says("MAP").strip() == "?"
    high = tall(one)
    one.stage.get_by_label("Show the posterior").check()
    assert tall(one) == high
    assert one.says("its mean") == "5/13 = 0.3846"
    assert one.says("largest at (MAP)") == "0.3636"
    assert one.says("median") == f"{stats.beta.median(5, 8):.4g}"
    low, high = stats.beta.interval(0.95, 5, 8)
    assert one.says("95 % credible interval") == f"{low:.4g} to {high:.4g}"
    assert "the prior weighs more than the data" in one.board
    one.press("+1 click")
    one.press("+1 no click")
    assert one.says("counted") == "4 of 5 = 0.8"
    one.press("Ten times as many")
    assert one.says("counted") == "40 of 50 = 0.8"
    assert "the data weigh more than the prior" in one.board
    one.type("Prior strength a + b", 50)
    assert "prior and data weigh the same" in one.board
    one.press("No data")
    assert "no data: the posterior is the prior" in one.board
    one.type("How often click", 9)
    one.type("How often no click", 3)
    one.type("Prior strength a + b", 4)
    one.type("Prior mean a/(a + b)", 0.5)
    assert one.says("largest at (MAP)") == "0.7143"
    assert one.says("its mean") == "11/16 = 0.6875"
    again = figure("fig-clicks", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.press("Reset")
    (one.touch_drag if window == "phone" else one.drag)("Prior mean", 60, 0)
    assert one.values["mean"] > 0.25
    before = one.values["mean"]
    one.handle("Prior mean").press("ArrowLeft")
    assert one.values["mean"] == pytest.approx(before - 0.005)
    assert one.visit.faults() == []


@every_window
def test_a_tug_of_war_of_precisions(figure, window):
    one = figure("fig-tug-of-war", viewport=WINDOWS[window], has_touch=window == "phone")
    assert one.says("precision of the prior") == "1/2² = 0.25"
    assert one.says("precision of the data") == "4/3² = 0.4444"
    high = tall(one)
    one.stage.get_by_label("Show the posterior").check()
    mean = (7 * 0.25 + 13 * 4 / 9) / (0.25 + 4 / 9)
    assert one.says("its mean") == f"0.36 · 7 + 0.64 · 13 = {mean:.4g}"
    assert tall(one) == high
    assert one.says("both together") == "0.6944 = 1/1.2²"
    assert "N(10.84, 1.2)" in one.board
    assert "the data weigh more" in one.board
    one.type("Number of data n", 1)
    assert "the prior weighs more" in one.board
    one.type("Number of data n", 0)
    assert "no data: the posterior is the prior" in one.board
    assert one.says("its mean") == "7"
    again = figure("fig-tug-of-war", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.press("Reset")
    (one.touch_drag if window == "phone" else one.drag)("Mean of the data", -40, 0)
    assert one.values["data_mean"] < 13 and one.values["mean"] == 7
    one.handle("Prior mean").press("ArrowRight")
    assert one.values["mean"] == pytest.approx(7.1)
    assert one.visit.faults() == []


def caught(one):
    return int(one.board.split(" of 100 intervals")[0].split()[-1])


@every_window
def test_a_net_of_intervals(figure, window):
    one = figure("fig-net", viewport=WINDOWS[window], has_touch=window == "phone")
    hits, misses = (one.stage.locator(f"path.{look}").first for look in ("line-1", "line-2"))

    def drawn(path):
        return (path.get_attribute("d") or "").count("M")

    many = caught(one)
    assert 88 <= many <= 100
    assert drawn(hits) == many and drawn(misses) == 100 - many
    assert one.stage.locator(".dots-2 circle").count() == 100 - many
    assert "in the long run" not in one.board
    one.stage.get_by_label("Show the long run").check()
    assert one.says("in the long run") == "95 of 100 catch it"
    one.choose("Interval", "z-with-s")
    z = stats.norm.ppf(0.975)
    assert one.says("in the long run") == (
        f"{100 * (1 - 2 * stats.t.sf(z, 19)):.4g} of 100 catch it")
    wide = float(one.says("mean width of all"))
    one.type("Confidence level", 0.5)
    assert 30 <= caught(one) <= 70 and float(one.says("mean width of all")) < wide
    one.type("Sample size n", 80)
    one.press("Other samples")
    again = figure("fig-net", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.press("Reset")
    assert caught(one) == many
    (one.touch_drag if window == "phone" else one.drag)("Chosen sample", 0, -60)
    assert one.values["chosen"] > 10
    one.type("Sample", 7)
    one.handle("Chosen sample").press("ArrowUp")
    assert one.values["chosen"] == 8 and "sample 8: mean" in one.board
    low, high = (float(end) for end in one.says("its interval").split(",")[0].split(" to "))
    assert ("catches μ" in one.board) == (low <= 30 <= high)
    assert one.visit.faults() == []


def test_an_interval_of_a_share(figure):
    one = figure("fig-net-of-shares")
    k = int(one.board.split(" of 30")[0].split()[-1])
    far = stats.norm.ppf(0.975) * np.sqrt(k / 30 * (1 - k / 30) / 30)
    low, high = (float(end.replace("−", "-")) for end in
                 one.says("its interval").split(",")[0].split(" to "))
    assert (low, high) == pytest.approx((k / 30 - far, k / 30 + far), rel=1e-3, abs=1e-9)
    one.stage.get_by_label("Show the long run").check()
    wald = float(one.says("in the long run").split()[0])
    one.choose("Interval", "wilson")
    assert wald < 85 < float(one.says("in the long run").split()[0])
    assert one.visit.faults() == []


@every_window
def test_a_threshold_moves_everything(figure, window):
    one = figure("fig-threshold", viewport=WINDOWS[window], has_touch=window == "phone")
    numbers = yaml.safe_load(figures_sample.FIGURES["threshold"][1])
    positives, negatives = (np.array(numbers[name]) for name in ("positives", "negatives"))
    cells = one.stage.locator(".moving-table td")

    def counts():
        return [int(cells.nth(k).inner_text()) for k in (1, 2, 4, 5)]

    def exact(threshold):
        hits, alarms = (positives >= threshold).sum(), (negatives >= threshold).sum()
        return [hits, len(positives) - hits, alarms, len(negatives) - alarms]

    assert counts() == exact(0.5) == [8, 2, 2, 10]
    assert one.says("recall") == "8/10 = 0.8"
    assert one.says("precision") == "8/10 = 0.8"
    assert one.says("accuracy") == "18/22 = 0.818"
    assert one.says("area under the curve") == f"{(positives[:, None] > negatives).mean():.3g}"
    assert "cheap" not in one.board
    assert "1 · 2 + 2 = 4" in one.board
    one.stage.get_by_label("Show the cheapest").check()
    assert "no threshold is cheaper" not in one.board or 4 == min(
        exact(t)[1] + exact(t)[2] for t in np.linspace(0, 1, 1001))
    one.type("Miss cost (false alarm: 1)", 5)
    assert "5 · 2 + 2 = 12" in one.board
    least = min(5 * exact(t)[1] + exact(t)[2] for t in np.linspace(0, 1, 1001))
    assert f"cheapest: {least}, " in one.board
    one.type("Threshold", 1)
    assert counts() == [0, 10, 0, 12] and one.says("precision") == "nothing flagged"
    again = figure("fig-threshold", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.press("Reset")
    (one.touch_drag if window == "phone" else one.drag)("Threshold", 50, 0)
    assert one.values["threshold"] > 0.55 and counts() == exact(one.values["threshold"])
    before = one.values["threshold"]
    one.handle("Threshold below its cost").press("Shift+ArrowLeft")
    assert one.values["threshold"] == pytest.approx(before - 0.05)
    assert counts() == exact(one.values["threshold"])
    assert one.visit.faults() == []


@every_window
def test_two_bands_around_a_line(figure, window):
    one = figure("fig-band", viewport=WINDOWS[window], has_touch=window == "phone")
    points = np.array(yaml.safe_load(figures_sample.FIGURES["line-fit band"][1])["points"])

    def intervals(n, at, level=0.95):
        x, y = points[:n].T
        fit = stats.linregress(x, y)
        s = np.sqrt(((y - fit.intercept - fit.slope * x)**2).sum() / (n - 2))
        own = 1 / n + (at - x.mean())**2 / ((x - x.mean())**2).sum()
        reach = stats.t.ppf((1 + level) / 2, n - 2)
        value = fit.intercept + fit.slope * at
        return [f"{value - reach * s * error:.4g} to {value + reach * s * error:.4g}"
                for error in np.sqrt([own, 1 + own])]

    bands = one.stage.locator("path.area-2"), one.stage.locator("path.area-3")
    high = tall(one)
    mean, new = intervals(8, 8)
    assert one.says("the mean there") == mean and one.says("a new point there").strip() == "?"
    assert "where would a new point lie?" in one.board
    assert bands[0].get_attribute("d") and not bands[1].get_attribute("d")
    assert one.stage.locator(".dots-1 circle").count() == 8
    assert one.stage.locator(".rings circle").count() == 4
    one.stage.get_by_label("Band for a new point").check()
    assert bands[1].get_attribute("d") and one.says("a new point there") == new
    assert "broad band: 4 of 4 points kept aside" in one.board
    assert tall(one) == high
    one.type("Points used n", 12)
    mean, new = intervals(12, 8)
    assert (one.says("the mean there"), one.says("a new point there")) == (mean, new)
    assert "broad band: 12 of 12 points" in one.board
    one.type("Confidence level", 0.5)
    assert one.says("a new point there") == intervals(12, 8, 0.5)[1]
    drag = one.touch_drag if window == "phone" else one.drag
    drag("Place on the line", 60, 0)
    assert one.values["at"] > 8.8
    one.type("kilometers", 9)
    assert "no points here" in one.board
    one.handle("Place on the line").press("ArrowLeft")
    assert one.values["at"] == pytest.approx(8.95)
    again = figure("fig-band", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.type("Points used n", 2)
    assert "type a whole number from 3 to 12" in one.told
    one.press("Reset")
    assert one.values == {"at": 8, "n": 8, "level": 0.95, "new": "off"}
    assert one.visit.faults() == []


@every_window
def test_a_test_set_is_drawn_again_and_again(figure, window):
    one = figure("fig-test-set", viewport=WINDOWS[window], has_touch=window == "phone")
    assert "no test set yet" in one.board
    assert one.says("q(1 − q)/n") == f"{np.sqrt(0.96 * 0.04 / 143):.3g}"
    high = tall(one)
    one.press("Draw 1")
    errors = int(one.says("large dots").split()[0])
    dots = [one.stage.locator(f"path.{look}").get_attribute("d").count("M") for look in ("spots", "soft")]
    assert dots == [errors, 143 - errors]
    share = 1 - errors / 143
    assert one.says("large dots").endswith(f"accuracy {share:.3g}")
    interval = stats.binomtest(143 - errors, 143).proportion_ci(0.95, "wilson")
    assert one.says("its 95 % interval").startswith(f"{interval.low:.3g} to {interval.high:.3g}, ")
    assert ("catches q" in one.board) == (interval.low <= 0.96 <= interval.high)
    one.press("Draw 10")
    for _ in range(3):
        one.press("Draw 100")
    assert one.values["draws"] == 311 and tall(one) == high
    assert float(one.says("their standard deviation")) == pytest.approx(0.0164, rel=0.15)
    caught = int(one.board.split(" of 311 intervals")[0].split()[-1])
    assert 0.9 <= caught / 311 <= 0.99
    reached = int(one.says("at model B or above").split()[0])
    assert reached / 311 == pytest.approx(stats.binom(143, 0.96).sf(138), abs=0.1)
    drag = one.touch_drag if window == "phone" else one.drag
    drag("Mark model B", 40, 0)
    assert int(one.says("at model B or above").split()[0]) < reached
    one.handle("True accuracy").press("Shift+ArrowLeft")
    assert one.values["q"] == pytest.approx(0.95)
    one.type("Cases per test set n", 1000)
    assert float(one.says("their standard deviation")) == pytest.approx(
        np.sqrt(0.95 * 0.05 / 1000), rel=0.2)
    one.press("Other test sets")
    again = figure("fig-test-set", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.type("Cases per test set n", 1)
    assert "type a whole number from 2 to 1000" in one.told
    one.press("Start anew")
    assert "no test set yet" in one.board
    one.press("Reset")
    assert one.values["mark"] == 0.972 and one.values["n"] == 143


def share_of_all(first, second):
    """In which share of all arrangements the means differ as much, either way."""
    values = [*first, *second]
    total, n, many = sum(values), len(first), len(values)
    differences = [sum(part) / n - (total - sum(part)) / (many - n)
                   for part in combinations(values, n)]
    observed = np.mean(first) - np.mean(second)
    return np.mean(np.abs(differences) >= abs(observed) - 1e-9)


@every_window
def test_labels_are_shuffled(figure, window):
    one = figure("fig-shuffle", viewport=WINDOWS[window], has_touch=window == "phone")
    first, second = yaml.safe_load(figures_sample.FIGURES["null-simulation shuffle"][1])[
        "groups"].values()
    dots = [one.stage.locator(f".dots-{look} circle") for look in (1, 3)]
    heights = "circles => circles.map((circle) => Number(circle.getAttribute('cy')))"
    before = [circles.evaluate_all(heights) for circles in dots]
    # Each group on its own side of the line.
    assert [len(group) for group in before] == [8, 8]
    assert max(before[0]) < min(before[1])
    assert one.says("observed difference") == "14.75"
    assert one.says("after the last shuffle") == "–" and one.says("shuffled") == "0"
    one.press("Shuffle 1")
    assert one.says("shuffled") == "1" and one.says("after the last shuffle") != "–"
    after = [circles.evaluate_all(heights) for circles in dots]
    assert max(after[0]) > min(after[1])
    one.press("Shuffle 1000")
    assert one.says("shuffled") == "1001"
    exact = share_of_all(first, second)
    share = float(one.says("share").split()[0])
    assert abs(share - exact) < 5 * np.sqrt(exact / 1001)
    assert "of all arrangements" not in one.board
    one.stage.get_by_label("Show the share of all arrangements").check()
    assert one.says("of all arrangements") == f"p = {exact:.3g}"
    one.type("Move no checklist by", -10)
    assert one.says("observed difference") == "4.75" and one.says("shuffled") == "1001"
    moved = share_of_all([value - 10 for value in first], second)
    assert one.says("of all arrangements") == f"p = {moved:.3g}"
    again = figure("fig-shuffle", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.press("Start anew")
    assert one.says("shuffled") == "0"
    one.press("Reset")
    handle = "Mean of no checklist: moves the whole group"
    (one.touch_drag if window == "phone" else one.drag)(handle, -40, 0)
    assert one.values["shift"] < -4
    before = one.values["shift"]
    one.handle(handle).press("ArrowRight")
    assert one.values["shift"] == pytest.approx(before + 0.5)
    assert one.visit.faults() == []


@every_window
def test_two_groups_are_planned(figure, window):
    one = figure("fig-two-groups", viewport=WINDOWS[window], has_touch=window == "phone")
    assert one.says("lift") == "20 %: 0.02 of 0.1"
    assert one.says("power") == "52.5 %" and one.says("misses β") == "47.5 %"
    assert one.says("reject") == "up to −0.01939 and from 0.01939"
    assert "3841" not in one.board
    one.stage.get_by_label("Show the n for a power of 80 %").check()
    assert one.says("n needed") == "3841 in each group"
    one.type("n in each group", 3841)
    assert one.says("power") == "80 %"
    one.type("effect", 0.01)
    assert int(one.says("n needed").split()[0]) > 3.8 * 3841
    one.choose("alternative", "left")
    assert one.says("n needed") == "none is enough"
    assert "rough" not in one.board
    one.type("n in each group", 80)
    assert "fewer than 10 successes or failures expected" in one.board
    again = figure("fig-two-groups", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.press("Reset")
    handle = "new page: its share"
    (one.touch_drag if window == "phone" else one.drag)(handle, 30, 0)
    assert one.values["effect"] > 0.021
    before = one.values["effect"]
    one.handle(handle).press("ArrowLeft")
    assert one.values["effect"] == pytest.approx(before - 0.0005)
    one.handle("Critical value").press("ArrowRight")
    assert one.values["alpha"] < 0.05
    one.press("Reset")
    slider = one.stage.get_by_role("slider", name="n in each group", exact=True)
    slider.press("ArrowRight")
    assert one.values["n"] == 2020
    one.type("share of old page", 0.07)
    assert one.says("lift") == "28.6 %: 0.02 of 0.07"
    assert one.visit.faults() == []


# Where the labels of each picture stand, and the picture without its margins.
LABELS = """stage => stage.figure.parts.filter(part => part.labels).map(plane => ({
  box: { ...plane.box, high: plane.height }, places: [...plane.labels.layer.querySelectorAll("text")]
    .filter(text => text.getAttribute("visibility") === "visible")
    .map(text => { const { x, y, width, height } = text.getBBox();
      return [x, y, x + width, y + height]; }) }))"""


@pytest.mark.parametrize("name", ["fig-clicks", "fig-tug-of-war", "fig-band", "fig-test-set"])
@pytest.mark.parametrize("width", [320, 375])
def test_no_label_stands_in_the_margin(figure, name, width):
    one = figure(name, viewport={"width": width, "height": 740})
    for box in one.stage.locator("input[type=checkbox]").all():
        box.check()
    if name == "fig-test-set":
        one.press("Draw 10")
    for plane in one.stage.evaluate(LABELS):
        box = plane["box"]
        for left, top, right, bottom in plane["places"]:
            assert box["left"] <= left and right <= box["right"] + 1, name
            assert 0 <= top and bottom <= box["high"], name


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_the_names_in_a_column_stay_in_it(figure, width):
    one = figure("fig-docks", viewport={"width": width, "height": 740})
    (first, *_) = one.stage.evaluate(LABELS)
    right = one.stage.evaluate(
        "stage => stage.figure.parts.find(part => part.labels).px([1.4, 0])[0]")
    assert len(first["places"]) >= 2
    assert all(place[2] <= right + 1 for place in first["places"])
