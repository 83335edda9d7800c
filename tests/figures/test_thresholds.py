"""What the figure of a threshold computes agrees with scikit-learn and NumPy."""

import numpy as np
import pytest
from sklearn import metrics

from tests.figures.javascript import ask

MODULE = "threshold/model.js"
RANDOM = np.random.default_rng(36)
SCORES = [
    ([0.22, 0.35, 0.41, 0.6, 0.9], [0.01, 0.2, 0.35, 0.5]),
    ([0.5], [0.5]),
    ([0.2, 0.2, 0.9], [0.2, 0.9, 0.9, 0.1]),
    (RANDOM.beta(4, 2, 90).round(2).tolist(), RANDOM.beta(2, 4, 200).round(2).tolist()),
    ([1, 0], [0, 1]),
]
every_set = pytest.mark.parametrize(("positives", "negatives"), SCORES, ids=range(5))


def table(positives, negatives, threshold):
    truth = [1] * len(positives) + [0] * len(negatives)
    flagged = np.array([*positives, *negatives]) >= threshold
    return truth, flagged


@every_set
@pytest.mark.parametrize("threshold", [0, 0.2, 0.35, 0.5, 0.501, 1])
def test_counts_and_rates(positives, negatives, threshold):
    counts, = ask(MODULE, [["counted", positives, negatives, threshold]])
    truth, flagged = table(positives, negatives, threshold)
    (right, alarms), (misses, hits) = metrics.confusion_matrix(truth, flagged, labels=[0, 1])
    assert counts == {"hits": hits, "misses": misses, "alarms": alarms, "right": right}
    rates, = ask(MODULE, [["rates", counts]])
    assert rates["recall"] == pytest.approx(metrics.recall_score(truth, flagged))
    assert rates["accuracy"] == pytest.approx(metrics.accuracy_score(truth, flagged))
    assert rates["alarmRate"] == pytest.approx(alarms / len(negatives))
    if flagged.any():
        assert rates["precision"] == pytest.approx(metrics.precision_score(truth, flagged))


@every_set
def test_the_roc_curve(positives, negatives):
    found, = ask(MODULE, [["roc", positives, negatives]])
    truth, _ = table(positives, negatives, 0)
    scores = [*positives, *negatives]
    alarm_rate, recall, _ = metrics.roc_curve(truth, scores, drop_intermediate=False)
    assert np.array(found["points"]) == pytest.approx(np.column_stack([alarm_rate, recall]))
    assert found["area"] == pytest.approx(metrics.roc_auc_score(truth, scores))
    # The chance that a positive has the higher score; ties count half.
    differences = np.subtract.outer(positives, negatives)
    assert found["area"] == pytest.approx(((differences > 0) + 0.5 * (differences == 0)).mean())


@every_set
@pytest.mark.parametrize("miss_cost", [0.1, 1, 5, 50])
def test_costs_of_all_thresholds(positives, negatives, miss_cost):
    found, = ask(MODULE, [["costs", positives, negatives, miss_cost, [0, 1]]])

    def cost(threshold):
        return (miss_cost * np.sum(np.array(positives) < threshold)
                + np.sum(np.array(negatives) >= threshold))

    assert found["pieces"][0][0] == 0 and found["pieces"][-1][1] == 1
    for (_, to, _), (start, *_) in zip(found["pieces"], found["pieces"][1:]):
        assert to == start
    for start, to, each in found["pieces"]:
        assert each == pytest.approx(cost(to))
        if to > start:
            assert each == pytest.approx(cost((start + to) / 2))
    tried = [cost(threshold) for threshold in np.linspace(0, 1, 1001)]
    assert found["least"] == pytest.approx(min(tried))
    for (_, to), (start, _) in zip(found["best"], found["best"][1:]):
        assert to < start
    for start, to in found["best"]:
        assert cost(to) == pytest.approx(found["least"])
        assert cost((start + to) / 2) == pytest.approx(found["least"])


@every_set
@pytest.mark.parametrize("count", [5, 20, 40])
def test_bins(positives, negatives, count):
    for scores in (positives, negatives):
        found, = ask(MODULE, [["bins", scores, [0, 1], count]])
        edges = np.linspace(0, 1, count + 1)
        assert [each[0] for each in found] == pytest.approx(edges[:-1])
        assert [each[1] for each in found] == pytest.approx(edges[1:])
        assert [each[2] for each in found] == np.histogram(scores, edges - 1e-8)[0].tolist() or (
            max(scores) == 1 and sum(each[2] for each in found) == len(scores))
