"""Figures of posteriors, intervals and thresholds answer to every means."""

import numpy as np
import pytest
import yaml
from scipy import stats

from tests.browser import figures_sample
from tests.browser.pages import DESKTOP, PHONE

WINDOWS = {"desktop": DESKTOP, "phone": PHONE}
every_window = pytest.mark.parametrize("window", WINDOWS)


@every_window
def test_clicks_move_a_belief(figure, window):
    one = figure("fig-clicks", viewport=WINDOWS[window], has_touch=window == "phone")
    assert one.says("prior") == "Beta(2, 8)" and one.says("counted") == "3 of 3 = 1"
    # Nothing tells of the posterior before the reader asks for it.
    assert "where will the posterior lie?" in one.board and "MAP" not in one.board
    one.stage.get_by_label("Show the posterior").check()
    assert one.says("posterior mean") == "5/13 = 0.3846"
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
    assert one.says("posterior mean") == "11/16 = 0.6875"
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
    one.stage.get_by_label("Show the posterior").check()
    mean = (7 * 0.25 + 13 * 4 / 9) / (0.25 + 4 / 9)
    assert one.says("posterior mean") == f"0.36 · 7 + 0.64 · 13 = {mean:.4g}"
    assert "standard deviation 1/√0.6944 = 1.2" in one.board
    assert "the data weigh more" in one.board
    one.type("Number of data n", 1)
    assert "the prior weighs more" in one.board
    one.type("Number of data n", 0)
    assert "no data: the posterior is the prior" in one.board
    assert one.says("posterior mean") == "7"
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
