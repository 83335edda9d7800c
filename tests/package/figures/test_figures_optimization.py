"""Pictures of descents show the numbers they were given."""

import numpy as np
import pytest

from mlmath.datasets import heating_energy
from mlmath.figures import (
    plot_features,
    plot_learning_curves,
    plot_loss_maps,
    plot_parabola_descents,
)
from mlmath.figures.style import DASHES, PALETTE


def drawn(ax, gid):
    """The points of the only line of a name, shape (n, 2)."""
    line, = [line for line in ax.lines if line.get_gid() == gid]
    return line.get_xydata()


def test_features_over_the_target():
    data = heating_energy()
    panels = plot_features(data)
    for ax, name in zip(panels, ("area", "temperature"), strict=True):
        np.testing.assert_array_equal(
            drawn(ax, "data"), np.column_stack([data[name], data.target]))
    assert panels[0].get_ylabel() == "energy (kWh per week)"
    assert panels[1].get_ylabel() == ""
    assert panels[0].get_ylim() == panels[1].get_ylim()


def test_parabola_descents_follow_the_factor():
    rates = [0.1, 0.5, 0.9, 1.05]
    panels = plot_parabola_descents(rates, start=-2, steps=3)
    for ax, rate in zip(panels, rates, strict=True):
        x = -2 * (1 - 2 * rate) ** np.arange(4)
        np.testing.assert_allclose(drawn(ax, "path"), np.column_stack([x, x**2]))
        assert drawn(ax, "start").tolist() == [[-2, 4]]
        assert f"$\\alpha = {rate:g}$" in [text.get_text() for text in ax.texts]
    assert len(drawn(plot_parabola_descents([1])[0], "path")) == 7


def test_loss_map_marks_the_minimum_in_true_angles():
    X = np.column_stack([np.ones(4), [-1.0, 0, 1, 2]])
    y = np.array([3.0, 1, 0, -2])
    points = np.array([[0, 0], [2, 1], [1, -1.0]])
    ax, = plot_loss_maps([(X, y, points)])
    np.testing.assert_allclose(drawn(ax, "minimum"), [np.linalg.lstsq(X, y)[0]])
    np.testing.assert_array_equal(drawn(ax, "path"), points)
    unit = np.diff(ax.transData.transform([[0, 0], [1, 1]]), axis=0)[0]
    assert unit[0] == pytest.approx(unit[1])
    low, high = np.array([ax.get_xlim(), ax.get_ylim()]).T
    assert ((low < points) & (points < high)).all()
    assert len(plot_loss_maps([(X, y, points), (X, y, points)])) == 2


def test_heights_are_mean_squared_errors():
    X = np.column_stack([np.ones(4), [-1.0, 0, 1, 2]])
    y = np.array([3.0, 1, 0, -2])
    ax, = plot_loss_maps([(X, y, [[0, 0]])])
    contours, = [each for each in ax.collections if hasattr(each, "levels")]
    floor = np.mean((X @ np.linalg.lstsq(X, y)[0] - y) ** 2)
    for level, path in zip(contours.levels, contours.get_paths(), strict=True):
        for place in path.vertices[::40]:
            height = np.mean((X @ place - y) ** 2) - floor
            assert height == pytest.approx(level, abs=0.01 * contours.levels[-1])


def test_learning_curves_differ_by_color_and_dash():
    losses = {"a": [8, 4, 2], "b": ([0, 10, 20], [8, 7, 6])}
    ax = plot_learning_curves(losses, xlabel="epoch", ylabel="error", floor=1.5)
    assert drawn(ax, "curve-a").tolist() == [[0, 8], [1, 4], [2, 2]]
    assert drawn(ax, "curve-b").tolist() == [[0, 8], [10, 7], [20, 6]]
    assert (drawn(ax, "floor")[:, 1] == 1.5).all()
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("epoch", "error")
    assert ax.get_yscale() == "log"
    lines = [line for line in ax.lines if line.get_label() in losses]
    assert [line.get_color() for line in lines] == list(PALETTE.values())[:2]
    assert list(DASHES.values())[0] != list(DASHES.values())[1]
    assert lines[0].get_linestyle() != lines[1].get_linestyle()


@pytest.mark.parametrize(
    ("draw", "error", "message"),
    [
        (lambda: plot_features([1, 2]), TypeError, "data: expected a DataSet, got"),
        (lambda: plot_parabola_descents(0.5), TypeError, "rates: expected a list"),
        (lambda: plot_parabola_descents([0.1] * 5), ValueError, "rates: expected one to four"),
        (lambda: plot_parabola_descents([-1]), ValueError, "rates: expected one to four"),
        (lambda: plot_parabola_descents([1], start=0), ValueError, "start: expected a number other"),
        (lambda: plot_parabola_descents([1], steps=0), ValueError, "steps: expected at least 1"),
        (lambda: plot_loss_maps([]), ValueError, "maps: expected one or two, got 0"),
        (lambda: plot_loss_maps([(np.ones((2, 3)), [1, 2], [[0, 0]])]), ValueError,
         r"maps\[0\]: expected X of shape \(n, 2\), got shape \(2, 3\)"),
        (lambda: plot_loss_maps([(np.ones((2, 2)), [1, 2], [0, 0])]), ValueError,
         r"maps\[0\]: expected points of shape"),
        (lambda: plot_loss_maps([(np.ones((2, 2)), [1], [[0, 0]])]), ValueError,
         r"maps\[0\]: expected y of shape \(2,\), got shape \(1,\)"),
        (lambda: plot_learning_curves([1, 2]), TypeError, "curves: expected a dict"),
        (lambda: plot_learning_curves({}), ValueError, "curves: expected one to 4, got 0"),
        (lambda: plot_learning_curves({"a": [1, 0]}), ValueError, r"curves\['a'\]: expected positive"),
        (lambda: plot_learning_curves({"a": ([1], [1, 2])}), ValueError, r"curves\['a'\]"),
    ],
)
def test_refuses_bad_input(draw, error, message):
    with pytest.raises(error, match=f"^{message}"):
        draw()


def test_refuses_more_than_two_features():
    class Wide(type(heating_energy())):
        pass

    data = heating_energy()
    wide = Wide(np.ones((2, 3)), np.ones(2), data.feature_columns[:1] * 3,
                data.target_column, data.card)
    with pytest.raises(ValueError, match="^data: expected one or two features, got 3"):
        plot_features(wide)
