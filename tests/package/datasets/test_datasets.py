"""Data sets are what their cards say, and cannot be changed."""

import hashlib
import re
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import norm

from mlmath import datasets
from mlmath.datasets import (
    admissions,
    air_sensors,
    anscombe,
    aspirin,
    bakery_report,
    breast_cancer,
    digits,
    doctor_visits,
    drawing,
    engel,
    forecast_errors,
    half_moons,
    heating_energy,
    horse_kicks,
    iris,
    longley,
    maize,
    messages,
    nile,
    penguins,
    photo,
    rings,
    sleep,
    spiral,
    tide_gauge,
    two_clouds,
    wifi_signal,
    wine,
)

PAGE = Path(__file__).parents[3] / "book" / "reference" / "dataset-cards.md"
CARDS = dict(re.findall(
    r"\n\(([\w-]+)-card\)=\n## (.*?)(?=\n\([\w-]+-card\)=|\n## Files|\Z)",
    PAGE.read_text("utf-8"), re.DOTALL))
LARGEST = 60_000
LOADERS = [name for name in datasets.__all__ if name.islower()]
# A formula has no rows.
TABLES = {name: getattr(datasets, name) for name in LOADERS
          if name != "wifi_signal"}
every_table = pytest.mark.parametrize("name", TABLES)

TRUTHS = {
    "air_sensors": {
        "mean at the school": 20, "mean at the bus stop": 22,
        "standard deviation at the school": 5,
        "standard deviation at the bus stop": 6, "correlation": 0.8},
    "bakery_report": {
        "price of a loaf": 5, "price of a dozen rolls": 9, "price of a cake": 24,
        "material of a loaf": 1, "material of a dozen rolls": 2,
        "material of a cake": 6, "wage for an hour": 18},
    "half_moons": {
        "radius": 1, "center of the lower moon, x_1": 1,
        "center of the lower moon, x_2": 0.5,
        "standard deviation of the noise": 0.2},
    "forecast_errors": {
        "variance of forecast A": 9, "variance of forecast B": 4, "covariance": 1.8},
    "heating_energy": {
        "intercept": 60, "slope of area": 1.1, "slope of temperature": -5.5,
        "standard deviation of the noise": 15},
    "rings": {
        "radius of the inner ring": 1, "radius of the outer ring": 2,
        "standard deviation of the noise": 0.2},
    "spiral": {
        "turns of an arm": 1, "radius at the start": 0.2, "radius at the end": 2,
        "standard deviation of the noise": 0.1},
    "tide_gauge": {
        "mean level": 2, "amplitude": 1.5, "period": 12.42,
        "standard deviation of the noise": 0.005},
    "two_clouds": {
        "weight of x_1": 1.6, "weight of x_2": 1.2, "bias": -2,
        "best accuracy": 0.8413},
}
CATEGORIES = {
    "admissions": {"department": ("A", "B", "C", "D", "E", "F"),
                   "gender": ("men", "women")},
    "anscombe": {"set": ("first", "second", "third", "fourth")},
    "aspirin": {"group": ("placebo", "aspirin")},
    "breast_cancer": {"class": ("benign", "malignant")},
    "digits": {"digit": tuple("0123456789")},
    "half_moons": {"class": ("upper moon", "lower moon")},
    "iris": {"species": ("setosa", "versicolor", "virginica")},
    "maize": {"pot": ("first", "second", "third", "fourth")},
    "messages": {"class": ("wanted", "unwanted")},
    "penguins": {"species": ("Adelie", "Chinstrap", "Gentoo")},
    "rings": {"class": ("inner ring", "outer ring")},
    "spiral": {"class": ("first arm", "second arm")},
    "two_clouds": {"class": ("first cloud", "second cloud")},
}
# Of all numbers of a data set, with their types; see digest_of.
DIGESTS = {
    "admissions": "7001b1e283ca5d7f",
    "air_sensors": "afbf85b4f322e7dc",
    "anscombe": "0d4500e20904c962",
    "aspirin": "fded9c40c1a47ac0",
    "bakery_report": "45569e3cdacc45fb",
    "breast_cancer": "f13dd197de66cfee",
    "digits": "58fde8b590f028ab",
    "doctor_visits": "95b3365cc4de5d4f",
    "drawing": "7845e51d70f70a87",
    "engel": "de3ed3638f350ae3",
    "forecast_errors": "6c45f606e382f413",
    "half_moons": "aa557a06b781b35e",
    "heating_energy": "10231abd18ade8b4",
    "horse_kicks": "14879e8650b1b8c9",
    "iris": "4551dc0cb704367c",
    "longley": "4f7f628bd635285f",
    "maize": "a3cfbfe70eec830a",
    "messages": "4e00570042866807",
    "nile": "475616727298a916",
    "penguins": "1dd86e467a2853c9",
    "photo": "309e90f98e58b34f",
    "rings": "91a7b0ef5c757b4a",
    "sleep": "3355db62365edf07",
    "spiral": "69fedaf80970edab",
    "tide_gauge": "3d434efbe1b060c3",
    "two_clouds": "932456706d25f863",
    "wine": "660e1e8f8e2e48fe",
}


def card_of(name):
    return CARDS[name.replace("_", "-")]


def rows_of(text):
    """Return the cells of all rows of Markdown tables."""
    return [[cell.strip() for cell in line.strip("|").split("|")]
            for line in text.splitlines() if line.startswith("|")]


def names_in(cell):
    """Return the names that a cell lists, or counts: "pixel 0 to pixel 63"."""
    counted = re.fullmatch(r"(\w+) (\d+) to \1 (\d+)", cell)
    if not counted:
        return cell.split(", ")
    name, first, last = counted.groups()
    return [f"{name} {number}" for number in range(int(first), int(last) + 1)]


def tokens(text):
    """Return the words and marks of a text, without Markdown."""
    plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    return re.findall(r"\w+|[^\w\s*`]", plain.replace("−", "-"))


def is_said(said, text):
    """Tell whether all that is said stands in a text, in its order.

    The text may say more in between.
    """
    rest = iter(tokens(text))
    return all(token in rest for token in tokens(said))


def digest_of(data):
    """Return a digest of features, target and test rows, and of their types."""
    arrays = (data.features, data.target, data.test)
    content = repr([array if array is None else (array.dtype.kind, array.tolist())
                    for array in arrays])
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


def test_every_card_has_its_loader():
    assert {name.replace("_", "-") for name in LOADERS} == set(CARDS)


def test_what_is_said_in_another_way_is_not_said():
    text = "The [old *file*](https://a.org) has 4 `x` - 1."
    assert is_said("The file has x - 1.", text)
    for said in ("the file", "The files", "file old", "The file!", "has 5"):
        assert not is_said(said, text)


@every_table
def test_the_page_says_what_the_card_says(name):
    data, text = TABLES[name](), card_of(name)
    facts = {each: rest for first, *rest in rows_of(text)
             for each in names_in(first)}
    assert text.splitlines()[0] == data.card.title
    assert facts["Load it"] == [f"`{name}()`"]
    assert facts["Size"][0].split()[0] == f"{len(data)}"
    assert ("**The truth that was built in.**" in text) == bool(data.card.truth)
    assert facts["License"] == [data.card.license]
    assert facts["Used in"]
    assert is_said(data.card.source, facts["Source"][0])
    _, quirks = text.split("\n**Quirks.**")
    assert is_said(data.card.quirks, quirks)
    assert ("Test rows" in facts) == (data.test is not None)


@every_table
def test_the_page_says_what_the_columns_mean(name):
    data, text = TABLES[name](), card_of(name)
    listed = {first: rest for first, *rest in rows_of(text)
              if len(rest) == 2 and rest[0] not in ("Unit", ":--")}
    rows = {each: (unit, meaning) for first, (unit, meaning) in listed.items()
            for each in names_in(first)}
    assert set(data.names) == set(rows)
    for column in data.columns:
        unit, meaning = rows[column.name]
        assert (column.unit or "–") == unit
        assert isinstance(column.unit, str)
        assert is_said(" ".join(column.categories), meaning), column
        if column.name not in listed:
            # What columns of one row do not have in common, the text tells.
            meaning = f"{meaning}: {text}"
        # For all pixels the page has one row, without their places.
        said = re.sub(r"(row|column) \d+", r"\1", column.meaning)
        assert is_said(said, meaning), column


@every_table
def test_the_whole_table(name):
    """What the pages compute with: a digest of all numbers, made once."""
    assert digest_of(TABLES[name]()) == DIGESTS[name]


@every_table
def test_the_whole_truth(name):
    """What was built in, typed in once more; None if nothing was."""
    truth = TABLES[name]().card.truth
    assert (truth if truth is None else dict(truth)) == TRUTHS.get(name)


@every_table
def test_all_categories(name):
    found = {column.name: column.categories for column in TABLES[name]().columns
             if column.categories != ()}
    assert found == CATEGORIES.get(name, {})


@every_table
def test_nothing_can_be_changed(name):
    data = TABLES[name]()
    arrays = [data.features, *(data[column] for column in data.names)]
    arrays += [] if data.test is None else [data.test]
    for array in arrays:
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    with pytest.raises(AttributeError):
        data.target = None
    if data.card.truth:
        with pytest.raises(TypeError):
            data.card.truth["intercept"] = 0


@every_table
def test_each_load_is_the_same(name):
    first, again = TABLES[name](), TABLES[name]()
    assert np.array_equal(again.features, first.features)
    assert np.array_equal(again.target, first.target)


@every_table
def test_shapes_and_columns_agree(name):
    data = TABLES[name]()
    assert data.features.shape == (len(data), len(data.feature_columns))
    assert (data.target is None) == (data.target_column is None)
    if data.target is not None:
        assert data.target.shape == (len(data),)
    for place, column in enumerate(data.feature_columns):
        assert np.array_equal(data[column.name], data.features[:, place])
    assert len(set(data.names)) == len(data.names)
    for column in data.columns:
        if column.categories:
            assert set(data[column.name]) == set(range(len(column.categories)))


@pytest.mark.parametrize("file", [*files("mlmath").joinpath("data").iterdir()],
                         ids=lambda file: file.name)
def test_files_are_small_and_as_the_page_says(file):
    content = file.read_bytes()
    assert len(content) <= LARGEST
    digest = hashlib.sha256(content).hexdigest()
    assert f"{file.name}\n  {digest}\n" in PAGE.read_text("utf-8")


def test_heating_energy_follows_its_recipe():
    """The numbers of the first rows and a checksum of all, typed in once."""
    data = heating_energy()
    assert data.features[:3].tolist() == [[45.0, 1.8], [55.0, -1.7], [48.0, 7.4]]
    assert data.target[:3].tolist() == [83.8, 129.3, 60.7]
    assert data.features.shape == (200, 2)
    np.testing.assert_allclose(data.target.sum(), 23819.8)
    np.testing.assert_allclose(data.features.sum(axis=0), [14455, 727.8])


def test_the_truth_of_heating_is_recovered_within_four_standard_errors():
    data = heating_energy()
    X = np.column_stack([np.ones(200), data.features])
    found, squares, _, _ = np.linalg.lstsq(X, data.target)
    truth = list(data.card.truth.values())
    spread = np.sqrt(squares[0] / 197 * np.diag(np.linalg.inv(X.T @ X)))
    assert (abs(found - truth[:3]) < 4 * spread).all()
    assert np.sqrt(squares[0] / 197) == pytest.approx(truth[3], rel=0.15)


def test_the_tide_follows_its_recipe():
    data = tide_gauge()
    assert np.array_equal(data["time"], np.arange(251) / 10)
    assert data["level"][:3].tolist() == [3.509, 3.483, 3.497]
    truth = data.card.truth
    wave = np.cos(2 * np.pi * data["time"] / truth["period"])
    rest = data["level"] - truth["mean level"] - truth["amplitude"] * wave
    assert rest.std() == pytest.approx(
        truth["standard deviation of the noise"], rel=0.15)
    assert abs(rest.mean()) < 4 * rest.std() / np.sqrt(251)


def test_the_boat_is_one_line_without_a_mirror():
    boat = drawing().features
    assert boat[0].tolist() == [0, 0]
    mirrored = {tuple(point) for point in boat * [-1, 1] + 0.0}
    assert mirrored != {tuple(point) for point in boat}


def test_wines_resemble_their_nearest_neighbors():
    data = wine()
    standardized = ((data.features - data.features.mean(axis=0))
                    / data.features.std(axis=0))
    right = []
    for table in (data.features, standardized):
        apart = np.linalg.norm(table[:, None] - table, axis=2)
        np.fill_diagonal(apart, np.inf)
        nearest = apart.argmin(axis=1)
        right.append(int((data.target[nearest] == data.target).sum()))
    assert right == [137, 170]
    assert np.bincount(data.target).tolist() == [59, 71, 48]


def test_the_report_has_five_columns_of_its_own():
    report = bakery_report()
    assert report.features.dtype == int
    assert report.features[0].tolist() == [
        412, 105, 58, 1730, 4397, 970, 101, 1818, 450, 1159]
    own = [report[name] for name in ("loaves", "rolls", "cakes", "hours", "rent")]
    assert np.linalg.matrix_rank(np.column_stack(own)) == 5
    assert np.linalg.matrix_rank(report.features) == 5
    prices = report.card.truth
    income = sum(report[column] * prices[price] for column, price in (
        ("loaves", "price of a loaf"), ("rolls", "price of a dozen rolls"),
        ("cakes", "price of a cake")))
    assert np.array_equal(income, report["income"])
    assert np.array_equal(report["wages"], report["hours"] * prices["wage for an hour"])
    spent = report["material"] + report["wages"] + report["rent"]
    assert np.array_equal(report["profit"], report["income"] - spent)


def test_the_signal_has_two_tops_and_a_pass():
    from scipy.optimize import approx_fprime

    def signal(place):
        return wifi_signal(*place)

    for place, value in (([2.029, 3.004], 105.58), ([8.948, 3.993], 82.46),
                         ([5.748, 3.535], 42.10)):
        assert signal(place) == pytest.approx(value, abs=0.01)
        assert approx_fprime(place, signal) == pytest.approx([0, 0], abs=0.1)
    assert wifi_signal(5, 7) == 400 / 29 + 300 / 29
    assert wifi_signal([[2, 9]], [[3, 4]]).shape == (1, 2)
    assert type(wifi_signal(2, 3)) is float


def test_tumors_are_split_as_scikit_learn_splits_them():
    from sklearn.datasets import load_breast_cancer
    from sklearn.model_selection import train_test_split

    data, source = breast_cancer(), load_breast_cancer()
    assert np.array_equal(data.features, source.data)
    assert data.names[:30] == tuple(source.feature_names)
    assert np.array_equal(data.target, 1 - source.target)
    assert data.target.sum() == 212
    _, chosen = train_test_split(
        np.arange(569), random_state=0, stratify=source.target)
    assert np.array_equal(np.flatnonzero(data.test), np.sort(chosen))


def test_tumors_give_the_weights_of_newton():
    data = breast_cancer()
    two = data.features[:, :2]
    X = np.column_stack([np.ones(569), (two - two.mean(axis=0)) / two.std(axis=0)])
    w = np.zeros(3)
    for _ in range(8):
        chance = 1 / (1 + np.exp(-X @ w))
        hessian = X.T @ (X * (chance * (1 - chance))[:, None])
        w += np.linalg.solve(hessian, X.T @ (data.target - chance))
    assert w == pytest.approx([-0.7076, 3.7220, 0.9374], abs=5e-5)


def test_penguins_weigh_more_with_longer_flippers():
    birds = penguins()
    slope, intercept = np.polyfit(birds["flipper"], birds["mass"], 1)
    assert (slope, intercept) == pytest.approx((49.69, -5780.8), abs=0.04)
    assert np.bincount(birds["species"].astype(int)).tolist() == [151, 68, 123]
    bills = birds["bill length"], birds["bill depth"]
    assert np.corrcoef(*bills)[0, 1] < 0
    for species in range(3):
        own = birds["species"] == species
        assert np.corrcoef(bills[0][own], bills[1][own])[0, 1] > 0


def test_longley_has_the_certified_solution():
    """The values of NIST, with columns in the order of the file."""
    data = longley()
    X = np.column_stack([np.ones(16), data.features])
    assert np.linalg.cond(X) == pytest.approx(4.859e9, rel=1e-3)
    found = np.linalg.lstsq(X, data.target, rcond=1e-15)[0]
    assert found == pytest.approx([
        -3482258.63459582, 15.0618722713733, -0.358191792925910e-1,
        -2.02022980381683, -1.03322686717359, -0.511041056535807e-1,
        1829.15146461355], rel=1e-5)


def test_admissions_reverse():
    data = admissions()
    groups = [data["gender"] == gender for gender in (0, 1)]
    assert [(int(data["admitted"][group].sum()), int(data["applicants"][group].sum()))
            for group in groups] == [(1198, 2691), (557, 1835)]
    men, women = (data["admitted"][group] / data["applicants"][group]
                  for group in groups)
    assert (women > men).tolist() == [True, True, False, True, False, True]


def test_counts_have_their_means():
    kicks, visits = horse_kicks(), doctor_visits()
    assert kicks.target.sum() == 200
    assert (kicks["deaths"] * kicks.target).sum() == 122
    assert visits.target.sum() == 20190
    share = visits.target / 20190
    mean = (visits["visits"] * share).sum()
    assert mean == pytest.approx(2.860, abs=5e-4)
    assert ((visits["visits"] - mean) ** 2 * share).sum() == pytest.approx(
        20.29, abs=5e-3)
    assert share[0] == pytest.approx(0.312, abs=5e-4)


def test_clouds_lie_around_their_centers():
    data = two_clouds()
    for cloud, center in enumerate([(0, 0), (1.6, 1.2)]):
        own = data.features[data.target == cloud]
        assert len(own) == 100
        assert abs(own.mean(axis=0) - center).max() < 0.4
        assert abs(own.std(axis=0) - 1).max() < 0.3
    truth = data.card.truth
    score = (data["x_1"] * truth["weight of x_1"]
             + data["x_2"] * truth["weight of x_2"] + truth["bias"])
    assert ((score > 0) == data.target).sum() == 167
    # The centers are 2 apart: each lies 1 from the line between them.
    assert truth["best accuracy"] == pytest.approx(norm.cdf(1), abs=5e-5)
    assert np.hypot(truth["weight of x_1"], truth["weight of x_2"]) == 2
    assert truth["bias"] == -2
    assert len(data.target_column.categories) == 2
    assert np.array_equal(data.features, data.features.round(3))


def shares_along_axes(table):
    """Return the share of the variance along each axis of the cloud, most first."""
    stretched = np.linalg.svd(table - table.mean(axis=0), compute_uv=False) ** 2
    return stretched / stretched.sum()


def test_digits_are_split_as_scikit_learn_splits_them():
    from sklearn.datasets import load_digits
    from sklearn.model_selection import train_test_split

    data, source = digits(), load_digits()
    assert np.array_equal(data.features, source.data)
    assert np.array_equal(data.target, source.target)
    assert np.bincount(data.target).tolist() == [
        178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    _, chosen = train_test_split(
        np.arange(1797), random_state=0, stratify=source.target)
    assert np.array_equal(np.flatnonzero(data.test), np.sort(chosen))


def test_digits_can_be_subtracted():
    data = digits()
    assert data.features.dtype == data.target.dtype == int
    assert (data.features.min(), data.features.max()) == (0, 16)
    assert (data.features[0] - data.features[1]).min() < 0
    names = [f"pixel {place}" for place in range(64)]
    assert list(data.names) == [*names, "digit"]
    assert data.feature_columns[19].meaning.endswith("row 2 and column 3")


def test_digits_are_nearly_flat():
    data = digits()
    assert (data.features.max(axis=0) == 0).sum() == 3
    assert np.linalg.matrix_rank(data.features - data.features.mean(axis=0)) == 61
    kept = np.cumsum(shares_along_axes(data.features))
    assert [round(100 * kept[many - 1], 1) for many in (2, 10, 21, 29, 41)] == [
        28.5, 73.8, 90.3, 95.5, 99.0]


def test_digits_resemble_their_nearest_neighbors():
    data = digits()
    learned, tested = (data.features[rows] for rows in (~data.test, data.test))
    apart = np.array([np.linalg.norm(learned - one, axis=1) for one in tested])
    said = data.target[~data.test][apart.argmin(axis=1)]
    assert (said == data.target[data.test]).sum() == 442


def test_digits_are_read_by_weights_as_planned():
    from sklearn.linear_model import LogisticRegression

    data = digits()
    X, y = data.features / 16, data.target
    model = LogisticRegression(max_iter=1000).fit(X[~data.test], y[~data.test])
    assert model.score(X[data.test], y[data.test]) == pytest.approx(436 / 450)


def test_flowers_are_those_of_scikit_learn():
    from sklearn.datasets import load_iris

    data, source = iris(), load_iris()
    assert np.array_equal(data.features, source.data)
    assert np.array_equal(data.target, source.target)
    assert data.target_column.categories == tuple(source.target_names)
    assert [str(column) for column in data.feature_columns] == source.feature_names
    # Rows 34 and 37 are those of Fisher's paper.
    assert data.features[[34, 37]].tolist() == [[4.9, 3.1, 1.5, 0.2],
                                                [4.9, 3.6, 1.4, 0.1]]
    assert data.features[101].tolist() == data.features[142].tolist()
    assert len(np.unique(data.features, axis=0)) == 149


def test_flowers_have_their_variances_and_correlations():
    from scipy.stats import f_oneway

    data = iris()
    shares = shares_along_axes(data.features)
    assert (100 * shares).round(2).tolist() == [92.46, 5.31, 1.71, 0.52]
    total = data.features.var(axis=0, ddof=1).sum()
    assert (shares * total).round(4).tolist() == [4.2282, 0.2427, 0.0782, 0.0238]
    together = np.corrcoef(data["petal length"], data["petal width"])[0, 1]
    assert together == pytest.approx(0.963, abs=5e-4)
    groups = [data.target == species for species in range(3)]
    sepals = data["sepal length"], data["sepal width"]
    found = [np.corrcoef(*(side[rows] for side in sepals))[0, 1]
             for rows in (slice(None), *groups)]
    assert found == pytest.approx([-0.118, 0.743, 0.526, 0.457], abs=5e-4)
    compared = f_oneway(*(data["sepal length"][rows] for rows in groups))
    assert compared.statistic == pytest.approx(119.26, abs=5e-3)


def test_moons_follow_their_recipe():
    """The recipe of the plan, written out once more, and the first points."""
    angles = np.linspace(0, np.pi, 150)
    upper = np.transpose([np.cos(angles), np.sin(angles)])
    lower = np.transpose([1 - np.cos(angles), 0.5 - np.sin(angles)])
    noise = np.random.default_rng(20).normal(0, 0.2, (300, 2))
    data = half_moons()
    assert np.array_equal(data.features, (np.vstack([upper, lower]) + noise).round(3))
    assert data.features[:2].tolist() == [[0.928, 0.241], [1.279, 0.085]]
    assert np.bincount(data.target).tolist() == [150, 150]


def test_moons_take_other_arguments():
    data = half_moons(5, noise=0, seed=3)
    assert data.features.tolist() == [[1, 0], [-1, 0], [0, 0.5], [1, -0.5], [2, 0.5]]
    assert data.target.tolist() == [0, 0, 1, 1, 1]
    assert data.card.source.endswith("default_rng(3)")
    assert data.card.truth["standard deviation of the noise"] == 0
    zeros = half_moons(30_000).features
    assert not np.signbit(zeros[zeros == 0]).any()
    first, other = half_moons(40, 0.1, 1), half_moons(40, 0.1, 2)
    assert not np.array_equal(first.features, other.features)
    # The noise alone differs, and it is as large as asked for.
    rest = (first.features - half_moons(40, 0).features) / 0.1
    assert rest.std() == pytest.approx(1, abs=0.3)


@pytest.mark.parametrize(("arguments", "error", "message"), [
    ((1,), ValueError, "n: expected a sample of at least 2, got 1"),
    ((2.5,), TypeError, "n: expected a whole number"),
    ((10, -0.1), ValueError, "noise: expected a number of at least 0, got -0.1"),
    ((10, np.nan), ValueError, "noise: expected finite numbers"),
    ((10, 0.1, -1), ValueError, "seed: expected a whole number from 0"),
    ((10, 0.1, None), TypeError, "seed: expected a whole number"),
])
@pytest.mark.parametrize("load", [half_moons, rings, spiral])
def test_shapes_that_cannot_be(load, arguments, error, message):
    with pytest.raises(error, match=message):
        load(*arguments)


def test_moons_are_more_than_a_line_can_tell_apart():
    """One neuron and a layer of eight, on the points that they learned from."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.neural_network import MLPClassifier

    data = half_moons()
    line = LogisticRegression().fit(data.features, data.target)
    assert line.score(data.features, data.target) == pytest.approx(254 / 300)
    layers = MLPClassifier((8,), activation="tanh", solver="lbfgs",
                           max_iter=2000, random_state=0)
    layers.fit(data.features, data.target)
    assert 0.96 < layers.score(data.features, data.target) < 0.99


def test_rings_follow_their_recipe():
    """The recipe of the card, written out once more, and the first points."""
    angles = np.arange(150) * 2 * np.pi / 150
    ring = np.transpose([np.cos(angles), np.sin(angles)])
    noise = np.random.default_rng(9).normal(0, 0.2, (300, 2))
    data = rings()
    assert np.allclose(data.features, np.vstack([ring, 2 * ring]) + noise, atol=6e-4)
    assert data.features[:2].tolist() == [[0.839, 0.049], [0.668, 0.173]]
    assert np.bincount(data.target).tolist() == [150, 150]
    other = rings(7, 0, 3)
    assert np.hypot(*other.features.T) == pytest.approx([1] * 3 + [2] * 4, abs=1e-3)
    assert other.card.source.endswith("default_rng(3)")
    assert other.card.truth["standard deviation of the noise"] == 0


def test_a_spiral_follows_its_recipe():
    way = np.arange(150) / 149
    radii, angles = 0.2 + 1.8 * way, 2 * np.pi * way
    arm = np.transpose([radii * np.cos(angles), radii * np.sin(angles)])
    noise = np.random.default_rng(9).normal(0, 0.1, (300, 2))
    data = spiral()
    assert np.allclose(data.features, np.vstack([arm, -arm]) + noise, atol=6e-4)
    assert data.features[:2].tolist() == [[0.12, 0.024], [0.046, 0.075]]
    assert np.bincount(data.target).tolist() == [150, 150]
    other = spiral(5, 0, 3)
    assert other.features.tolist() == [
        [0.2, 0], [2, 0], [-0.2, 0], [1.1, 0], [-2, 0]]
    assert other.card.source.endswith("default_rng(3)")


@pytest.mark.parametrize("load", [rings, spiral])
def test_shapes_that_a_layer_tells_apart_and_a_line_does_not(load):
    from sklearn.linear_model import LogisticRegression
    from sklearn.neural_network import MLPClassifier

    data, new = load(), load(seed=10)
    line = LogisticRegression().fit(data.features, data.target)
    assert line.score(data.features, data.target) < 0.6
    layers = MLPClassifier((8,), activation="tanh", solver="lbfgs",
                           max_iter=2000, random_state=1)
    layers.fit(data.features, data.target)
    assert layers.score(new.features, new.target) > 0.95


def test_forecast_errors_follow_their_recipe():
    """The recipe written out once more, its truth, and the weight of the plan."""
    data = forecast_errors()
    first, second = np.random.default_rng(16).standard_normal((120, 2)).T
    assert np.array_equal(data["forecast A"], (3 * first).round(3))
    assert data["forecast B"] == pytest.approx(
        0.6 * first + np.sqrt(3.64) * second, abs=6e-4)
    S = np.cov(data.features.T)
    assert (S[1, 1] - S[0, 1]) / (S[0, 0] + S[1, 1] - 2 * S[0, 1]) == (
        pytest.approx(0.224, abs=5e-4))
    many = np.cov(forecast_errors(40_000, seed=1).features.T)
    assert many == pytest.approx(np.array([[9, 1.8], [1.8, 4]]), abs=0.2)
    new = forecast_errors(3, seed=17)
    assert len(new) == 3 and new.card.source.endswith("default_rng(17)")
    for arguments, error, message in [
            ((1,), ValueError, "n: expected a sample of at least 2, got 1"),
            ((9, -1), ValueError, "seed: expected a whole number from 0"),
            ((9, None), TypeError, "seed: expected a whole number")]:
        with pytest.raises(error, match=message):
            forecast_errors(*arguments)


def test_the_least_variance_of_a_blend_is_as_the_docstring_says():
    w = Fraction(11, 47)
    variances = [9 * v * v + 4 * (1 - v)**2 + 2 * Fraction(9, 5) * v * (1 - v)
                 for v in (w - Fraction(1, 1000), w, w + Fraction(1, 1000))]
    assert min(variances) == variances[1] == Fraction(819, 235)


def test_the_photo_is_a_picture_of_every_rank():
    """Its numbers are whole, and no two of its rows agree."""
    data = photo()
    assert data.features.dtype == int
    assert (data.features.min(), data.features.max()) == (3, 253)
    assert data.names == tuple(f"column {place}" for place in range(128))
    assert data.feature_columns[19].meaning.endswith("in column 19 of the picture")
    assert np.linalg.matrix_rank(data.features) == 96
    assert len(np.unique(data.features, axis=0)) == 96
    # The sky above is brighter than the coat on the left below.
    assert data.features[:10].mean() > 150 > 50 > data.features[60:, :20].mean()


def test_a_few_layers_hold_most_of_the_photo():
    squares = np.linalg.svd(photo().features, compute_uv=False) ** 2
    kept = np.cumsum(squares) / squares.sum()
    assert [round(100 * kept[many - 1], 1) for many in (1, 10, 20, 30)] == [
        86.9, 98.9, 99.6, 99.8]
    # Ten layers take less than a fifth of the numbers.
    assert 10 * (96 + 128 + 1) == 2250 < 96 * 128 / 5


def test_the_quartet_has_one_summary():
    data = anscombe()
    for each in range(4):
        own = data["set"] == each
        x, y = data["x"][own], data["y"][own]
        assert len(x) == 11
        assert (x.mean(), x.var(ddof=1)) == (9, 11)
        assert y.mean() == pytest.approx(7.5, abs=0.005)
        assert y.var(ddof=1) == pytest.approx(4.125, abs=0.005)
        assert np.corrcoef(x, y)[0, 1] == pytest.approx(0.816, abs=1e-3)
        assert np.polyfit(x, y, 1) == pytest.approx([0.5, 3], abs=0.005)
    first, second, third, fourth = np.split(data["x"], 4)
    assert np.array_equal(first, second) and np.array_equal(first, third)
    assert sorted(first) == list(range(4, 15))
    assert sorted(fourth) == [8] * 10 + [19]
    # The second set is a parabola, the third a line but for one point.
    x, y = first, data["y"][11:22]
    assert abs(np.polyval(np.polyfit(x, y, 2), x) - y).max() < 0.01
    x, y = (np.delete(data[name][22:33], 2) for name in "xy")
    assert abs(np.polyval(np.polyfit(x, y, 1), x) - y).max() < 0.01


def test_the_nile_falls():
    from scipy.stats import ttest_ind

    data = nile()
    assert np.array_equal(data["year"], np.arange(1871, 1971))
    flow = data["flow"]
    assert flow.mean() == pytest.approx(919.35)
    assert flow.std(ddof=1) == pytest.approx(169.2, abs=0.05)
    before, after = flow[data["year"] < 1899], flow[data["year"] >= 1899]
    assert (len(before), len(after)) == (28, 72)
    assert (before.mean(), after.mean()) == pytest.approx((1097.8, 850), abs=0.06)
    assert ttest_ind(before, after, equal_var=False).statistic == pytest.approx(
        8.41, abs=5e-3)
    assert (flow[flow >= 1000] % 10 == 0).all()
    assert (flow[flow < 1000] % 10 != 0).any()


def test_the_sensors_follow_their_recipe():
    """The recipe written out once more, and the truth within its errors."""
    data = air_sensors()
    first, second = np.random.default_rng(29).standard_normal((365, 2)).T
    assert np.array_equal(data["school"], (20 + 5 * first).round(1))
    assert np.array_equal(
        data["bus stop"], (22 + (4.8 * first + 3.6 * second)).round(1))
    truth = data.card.truth
    for place in ("school", "bus stop"):
        mean, deviation = (truth[f"{what} at the {place}"]
                           for what in ("mean", "standard deviation"))
        assert abs(data[place].mean() - mean) < 4 * deviation / np.sqrt(365)
        assert data[place].std(ddof=1) == pytest.approx(deviation, rel=0.15)
    together = np.corrcoef(data["school"], data["bus stop"])[0, 1]
    assert together == pytest.approx(truth["correlation"], abs=0.08)
    assert data.features.min() > 0
    # Neither sensor tells of the day before.
    assert abs(np.corrcoef(data["school"][1:], data["school"][:-1])[0, 1]) < 0.2


def test_food_costs_more_where_more_is_earned():
    """The numbers of the plan, by the formulas of the line of least squares."""
    from scipy.stats import linregress, t

    data = engel()
    x, y = data["income"], data["food"]
    line = linregress(x, y)
    far = t.ppf(0.975, 233)
    assert line.slope == pytest.approx(0.4852, abs=5e-5)
    assert line.slope + far * line.stderr * np.array([-1, 1]) == pytest.approx(
        [0.457, 0.514], abs=6e-4)
    assert line.rvalue**2 == pytest.approx(0.830, abs=5e-4)
    rest = y - line.intercept - line.slope * x
    deviation = np.sqrt((rest**2).sum() / 233)
    of_mean = deviation * np.sqrt(
        1 / 235 + (1000 - x.mean())**2 / ((x - x.mean())**2).sum())
    middle = line.intercept + 1000 * line.slope
    assert middle == pytest.approx(632.7, abs=0.05)
    assert middle + far * of_mean * np.array([-1, 1]) == pytest.approx(
        [618, 647], abs=0.5)
    of_one = np.hypot(deviation, of_mean)
    assert middle + far * of_one * np.array([-1, 1]) == pytest.approx(
        [407, 858], abs=0.5)
    # The fan: the third that earns most lies three times as far from the line.
    poor, _, rich = np.array_split(rest[np.argsort(x)], 3)
    assert rich.std() > 3 * poor.std()
    assert np.sort(x)[-2:] == pytest.approx([2823, 4958], abs=0.5)
    _, often = np.unique(np.column_stack([x, y]), axis=0, return_counts=True)
    assert sorted(often)[-3:] == [1, 2, 3]
    assert (y < x).all()


def test_sleep_in_pairs():
    from scipy.stats import ttest_ind, ttest_rel

    data = sleep()
    first, second = data["first drug"], data["second drug"]
    assert (first.mean(), second.mean()) == pytest.approx((0.75, 2.33))
    pairs = ttest_rel(first, second)
    assert (pairs.statistic, pairs.pvalue) == pytest.approx((-4.062, 0.0028), abs=5e-4)
    assert ttest_ind(first, second, equal_var=False).pvalue == pytest.approx(
        0.079, abs=5e-4)
    assert [column.meaning.split(" drug ")[0][-6:] for column in data.columns] == [
        " first", "second"]


def test_crossed_maize_grows_higher():
    from scipy.stats import ttest_rel

    data = maize()
    crossed, other = data["crossed"], data["self-fertilized"]
    # Fisher's differences, in eighths of an inch.
    assert (8 * (crossed - other)).tolist() == [
        49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
    # Darwin's totals, which he rounded.
    assert (crossed.sum(), other.sum()) == pytest.approx((302.88, 263.63), abs=5.1e-3)
    pairs = ttest_rel(crossed, other)
    assert (pairs.statistic, pairs.pvalue) == pytest.approx((2.148, 0.0497), abs=5e-4)
    assert (crossed - other).mean() == pytest.approx(2.617, abs=5e-4)
    assert data["pot"].tolist() == [0] * 3 + [1] * 3 + [2] * 5 + [3] * 4


def test_aspirin_against_heart_attacks():
    data = aspirin()
    ill, people = data["heart attacks"], data["physicians"]
    assert data.features.dtype == int and ill.dtype == int
    assert people.sum() == 22071
    # Fatal and other heart attacks, as the report has them.
    assert ill.tolist() == [18 + 171, 5 + 99]
    placebo, treated = ill / people
    assert treated / placebo == pytest.approx(0.550, abs=5e-4)
    together = ill.sum() / people.sum()
    z = (treated - placebo) / np.sqrt(
        together * (1 - together) * (1 / people).sum())
    assert z == pytest.approx(-5.00, abs=5e-3)


def test_messages_can_be_filtered_by_their_words():
    """Naive Bayes with one count added to each word, as the pages do it."""
    mail = messages()
    assert np.bincount(mail.target).tolist() == [210, 90]
    assert np.bincount(mail.target[mail.test]).tolist() == [70, 30]
    assert len(set(mail["text"])) == 300
    words = [re.findall(r"[a-z']+", text.lower()) for text in mail["text"]]
    known = sorted({word for row, tested in zip(words, mail.test)
                    if not tested for word in row})
    counts = np.ones((2, len(known)))
    for row, group, tested in zip(words, mail.target, mail.test):
        for word in () if tested else row:
            counts[group, known.index(word)] += 1
    logs = np.log(counts / counts.sum(axis=1, keepdims=True))
    said = [int(np.argmax(np.log([0.7, 0.3]) + sum(
        (logs[:, known.index(word)] for word in row if word in known),
        np.zeros(2)))) for row in words]
    right = (np.array(said) == mail.target)[mail.test]
    assert 85 <= right.sum() < 100
    assert max(map(len, words)) > 120


def test_columns_by_name():
    data = heating_energy()
    assert data.names == ("area", "temperature", "energy")
    assert data["energy"] is data.target
    with pytest.raises(KeyError, match="expected one of area, temperature, energy, got 'x'"):
        data["x"]
    with pytest.raises(KeyError, match="expected one of x, y, got 'z'"):
        drawing()["z"]


def test_readable():
    assert repr(heating_energy()) == (
        "Heating energy of apartments: 200 rows of area (m²), temperature (°C),"
        " energy (kWh per week)")
    assert repr(drawing()) == "A small boat: 15 rows of x, y"


def test_only_loaders_that_exist():
    with pytest.raises(AttributeError, match="no attribute 'beer'"):
        print(datasets.beer)
    assert set(LOADERS) <= set(dir(datasets))
