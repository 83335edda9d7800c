"""Figures of samples, joint tables and pictures in layers answer to every means."""

import base64
import io

import matplotlib.image
import numpy as np
import pytest

from mlmath.datasets import digits, photo
from tests.browser.pages import DESKTOP, PHONE

WINDOWS = {"desktop": DESKTOP, "phone": PHONE}
every_window = pytest.mark.parametrize("window", WINDOWS)


def shown(one, which):
    """Read one of the two pictures back, from 0 to 255."""
    address = one.stage.locator("image").nth(which).get_attribute("href")
    picture = matplotlib.image.imread(io.BytesIO(base64.b64decode(address.split(",")[1])))
    return (255 * picture).round()


@every_window
def test_one_point_moves_the_mean_and_not_the_median(figure, window):
    one = figure("fig-sample-plots", viewport=WINDOWS[window], has_touch=window == "phone")
    assert one.says("mean") == "7.083" and one.says("median") == "6"
    assert one.says("quartiles") == "4.875 and 7.75"
    assert one.says("rings") == "1"
    assert one.stage.locator(".handle").count() == 12
    (one.touch_drag if window == "phone" else one.drag)("Point 12", -120, 0)
    assert float(one.says("mean")) < 6.9 and one.says("median") == "6"
    one.press("Reset")
    one.handle("Point 12").press("ArrowLeft")
    assert one.says("mean") == "7.075"
    one.handle("Point 12").press("Shift+ArrowRight")
    assert one.says("mean") == "7.158"
    one.press("Reset")
    assert one.says("mean") == "7.083"
    assert one.visit.faults() == []


@every_window
def test_each_picture_of_a_sample(figure, window):
    one = figure("fig-sample-plots", viewport=WINDOWS[window])
    chart = one.stage.locator("svg").nth(1)
    assert "the fullest bin holds 4 of 12" in one.board
    assert chart.locator("path.area-1").get_attribute("d").count("M") == 6
    one.type("Width h of bins or bumps", 5)
    assert "the fullest bin holds 7 of 12" in one.board
    one.choose("Picture", "density")
    assert "1 hump" in one.board
    one.type("Width h of bins or bumps", 0.5)
    assert "4 humps" in one.board
    one.choose("Picture", "ecdf")
    assert "a step of 1/12" in one.board
    assert one.stage.get_by_label("Width h of bins or bumps").first.is_hidden()
    one.choose("Picture", "qq")
    assert "long right tail, compared" in one.board
    assert chart.locator(".dots-1 circle").count() == 12
    again = figure("fig-sample-plots", one.link.split(":")[-1])
    assert again.board == one.board
    assert one.visit.faults() == []


def test_values_are_typed(figure):
    one = figure("fig-sample-plots")
    box = one.box("Values")
    assert box.input_value() == "3, 4, 4.5, 5, 5.5, 6, 6, 7, 7.5, 8.5, 10, 18"
    box.fill("1, 2, 3, 4, 5")
    assert one.says("mean") == "3" and one.stage.locator(".handle").count() == 5
    box.fill("1, 2, 3, 21")
    assert "type 4 to 16 numbers from 0 to 20" in one.told
    assert box.get_attribute("aria-invalid") == "true" and one.says("mean") == "3"
    box.blur()
    assert box.input_value() == "1, 2, 3, 4, 5"
    box.fill(", ".join(["7"] * 16))
    assert one.stage.locator(".handle").count() == 16
    assert one.says("standard deviation") == "0"
    one.press("Reset")
    assert box.input_value().startswith("3, 4, 4.5")
    assert one.visit.faults() == []


@every_window
def test_a_row_is_known(figure, window):
    one = figure("fig-joint", viewport=WINDOWS[window])
    assert "low: 0.06 / 0.5 = 0.12" in one.board
    assert "high: 0.24 / 0.5 = 0.48" in one.board
    assert "dependent: what is known of one changes the other" in one.board
    one.choose("Known", "column 3")
    assert "low: 0.06 / 0.3 = 0.2" in one.board
    one.choose("Known", "none")
    assert "/" not in one.board
    # A click on a name chooses its row or column, and a second one lets go.
    one.stage.locator("rect[fill=transparent]").first.click()
    assert one.values["given"] == "row 1"
    one.stage.locator("rect[fill=transparent]").nth(4).click()
    assert one.values["given"] == "column 3"
    one.stage.locator("rect[fill=transparent]").nth(4).click()
    assert one.values["given"] == "none"
    one.press("Reset")
    slider = one.box("Share of the dependence").and_(one.page.locator("[type=range]"))
    slider.press("ArrowLeft")
    assert "high: 0.239 / 0.5 = 0.478" in one.board
    one.type("Share of the dependence", 0)
    assert "high: 0.15 / 0.5 = 0.3" in one.board
    assert "independent: what is known of one changes nothing" in one.board
    again = figure("fig-joint", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    assert one.visit.faults() == []


@every_window
def test_a_photo_is_built_up(figure, window):
    one = figure("fig-photo", viewport=WINDOWS[window], has_touch=window == "phone")
    table = photo().features
    U, singular, V = np.linalg.svd(table.astype(float), full_matrices=False)
    exact = ((U[:, :10] * singular[:10]) @ V[:10]).clip(0, 255)
    assert abs(shown(one, 0) - exact).max() <= 0.51
    assert np.array_equal(shown(one, 1), table)
    assert one.says("numbers") == "10 · (96 + 128 + 1) = 2250"
    assert "18.3 % of 12,288 pixels" in one.board
    assert one.says("relative error") == "0.104"
    slider = one.box("Layers k").and_(one.page.locator("[type=range]"))
    slider.press("ArrowRight")
    assert one.values["k"] == 11
    one.handle("Number kept").press("ArrowLeft")
    assert one.values["k"] == 10
    (one.touch_drag if window == "phone" else one.drag)("Number kept", 60, 0)
    assert one.values["k"] > 14
    one.type("Layers k", 96)
    assert np.array_equal(shown(one, 0), table)
    assert one.says("relative error") == "0"
    one.choose("Beside them", "rest")
    assert (abs(shown(one, 1) - 127.5) <= 127.5).all()
    one.type("Layers k", 1)
    one.choose("Beside them", "layer")
    layer = singular[0] * np.outer(U[:, 0], V[0])
    assert abs(shown(one, 1) - 127.5 * (1 + layer / abs(layer).max())).max() <= 0.51
    one.type("Layers k", 0)
    assert (shown(one, 0) == 0).all() and one.says("last singular value") == "–"
    again = figure("fig-photo", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.press("Reset")
    assert one.values["k"] == 10
    assert one.visit.faults() == []


@every_window
def test_a_digit_from_components(figure, window):
    one = figure("fig-digit", viewport=WINDOWS[window])
    data = digits()
    rows = [np.flatnonzero(data.test & (data.target == digit))[0] for digit in (3, 7)]
    assert one.says("numbers") == "10 instead of 64"
    assert one.says("share of the variance") == "0.738"
    for digit, row in zip((3, 7), rows):
        one.type("Digit", digit)
        ink = data.features[row].reshape(8, 8)
        assert abs(shown(one, 1)[::8, ::8] - 255 * (1 - ink / 16)).max() <= 0.51
    one.type("Components k", 61)
    assert abs(shown(one, 0) - shown(one, 1)).max() <= 1
    assert float(one.says("error of this digit")) < 0.005
    one.type("Components k", 0)
    mean = data.features.mean(axis=0).reshape(8, 8)
    assert abs(shown(one, 0)[::8, ::8] - 255 * (1 - mean / 16)).max() <= 0.51
    one.handle("Number kept").press("Shift+ArrowRight")
    assert one.values["k"] == 10
    one.choose("Beside them", "layer")
    one.choose("Beside them", "rest")
    again = figure("fig-digit", one.link.split(":")[-1])
    assert again.values == one.values and again.board == one.board
    one.press("Reset")
    assert one.values == {"digit": 3, "k": 10, "beside": "original"}
    assert one.visit.faults() == []
