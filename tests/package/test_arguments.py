"""What every function says about arguments it cannot use."""

import re
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from mlmath import _arguments as arguments


def refused(error, name, *facts):
    """Expect an error that names the argument and holds these facts."""
    start = name if ": expected" in name else f"{name}: expected "
    pattern = "^" + ".*".join(map(re.escape, [start, *facts]))
    return pytest.raises(error, match=pattern)


class Table:
    """Like a table of pandas: lists its column names, converts to an array."""

    def __init__(self, values):
        self.values = values

    def __iter__(self):
        return iter("ab")

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values)


# Matrices


@pytest.mark.parametrize(
    "values",
    [
        [[1, 2], [3, 4]],
        ((1, 2), (3, 4)),
        [range(1, 3), range(3, 5)],
        [np.array([1, 2]), [3, Fraction(4)]],
        np.array([[1, 2], [3, 4]], dtype=np.uint8),
        np.array([[1, 2], [3, 4]], dtype=object),
        Table([[1, 2], [3, 4]]),
    ],
)
def test_whole_numbers_become_fractions(values):
    matrix = arguments.as_matrix("matrix", values)
    assert matrix.dtype == object
    assert matrix.tolist() == [[1, 2], [3, 4]]
    assert {type(entry) for entry in matrix.flat} == {Fraction}
    assert arguments.is_exact(matrix)


def test_exact_numbers_do_not_overflow():
    matrix = arguments.as_matrix("matrix", np.full((2, 2), 2**62))
    assert matrix[0].sum() == 2**63
    assert (
        type(matrix[0, 0].numerator) is type(matrix[0, 0].denominator) is int
    )
    assert arguments.fraction_from("value", np.int64(2**62)) * 4 == 2**64


@pytest.mark.parametrize(
    "values",
    [
        [[1.0, 2], [Fraction(3), 4]],
        [[1, 2], [3, np.float32(4)]],
        np.array([[1, 2], [3, 4]], dtype=np.float32),
        np.array([[1, 2], [3, 4]], dtype=np.longdouble),
        np.array([[1, 2], [3, 4.0]], dtype=object),
        Table([[1.0, 2.0], [3.0, 4.0]]),
    ],
)
def test_one_float_makes_floats(values):
    matrix = arguments.as_matrix("matrix", values)
    assert matrix.dtype == np.float64
    assert matrix.tolist() == [[1, 2], [3, 4]]
    assert not arguments.is_exact(matrix)


@pytest.mark.parametrize("kind", [float, int, object])
def test_the_result_is_a_copy(kind):
    values = np.array([[1, 2], [3, 4]], dtype=kind)
    arguments.as_matrix("matrix", values)[0, 0] = 99
    assert values[0, 0] == 1


@pytest.mark.parametrize(
    ("values", "error", "facts"),
    [
        ([[1, 2, 3], [4, 5]], ValueError, ["equally long", "lengths 2 and 3"]),
        ([[1], [2, 3], [4, 5, 6]], ValueError, ["lengths 1, 2 and 3"]),
        ([], ValueError, ["at least one row", "shape (0, 0)"]),
        ([[], []], ValueError, ["one column", "shape (2, 0)"]),
        (np.zeros((0, 3)), ValueError, ["at least one row"]),
        (np.zeros((3, 0)), ValueError, ["at least one row", "shape (3, 0)"]),
        ([1, 2], ValueError, ["a 2-D array of numbers, got 1 (int)", "row 0"]),
        ([[1], 2.5], ValueError, ["got 2.5 (float)", "row 1"]),
        (np.ones(3), ValueError, ["2-D array", "float64", "row 0"]),
        (np.ones((2, 2, 2)), ValueError, ["2-D array", "m[0, 0]"]),
        ([[1, [2]]], ValueError, ["2-D array", "[2] (list)", "m[0, 1]"]),
        ([[1, np.inf]], ValueError, ["finite", "got inf", "m[0, 1]"]),
        ([[1, 2], [np.nan, 3]], ValueError, ["finite", "got nan", "m[1, 0]"]),
        (np.array([[1, -np.inf]]), ValueError, ["got -inf", "m[0, 1]"]),
        (
            [[10**400, 0.5]],
            ValueError,
            ["beside other floats, got one beyond 1.8e308"],
        ),
        (None, TypeError, ["a 2-D array of numbers, got None"]),
        (3, TypeError, ["2-D array of numbers", "got 3 (int)"]),
        (np.array(3.0), TypeError, ["2-D array of numbers", "ndarray"]),
        (np.float64(3), TypeError, ["2-D array of numbers", "float64"]),
        ("12", TypeError, ["2-D array of numbers", "got '12' (str)"]),
        ({1: 2}, TypeError, ["2-D array of numbers", "(dict)"]),
        (["12", "34"], TypeError, ["a row of numbers", "'12' (str)"]),
        ([[1], None], TypeError, ["a row of numbers", "got None"]),
        (
            [[1, "1/3"]],
            TypeError,
            ["real numbers", "'1/3' (str) as m[0, 1]: turn text", "exact()"],
        ),
        ([[1, None]], TypeError, ["real numbers", "got None as m[0, 1]"]),
        ([[True, 1]], TypeError, ["real numbers", "True (bool)", "m[0, 0]"]),
        (np.array([[True]]), TypeError, ["real numbers", "m[0, 0]"]),
        ([[1, 2j]], TypeError, ["real numbers", "2j (complex)", "m[0, 1]"]),
        (np.array([[2j]]), TypeError, ["real numbers", "complex128"]),
        (np.array([["a"]]), TypeError, ["real numbers", "(str_)", "exact()"]),
        ([[Decimal(1)]], TypeError, ["real numbers", "(Decimal)"]),
        (
            np.ma.masked_array([[1.0, 2.0]], [[0, 1]]),
            TypeError,
            ["real numbers", "m[0, 1]"],
        ),
    ],
)
def test_what_is_not_a_matrix_is_refused(values, error, facts):
    pattern = ".*".join(map(re.escape, facts))
    with pytest.raises(error, match=rf"^m(\[\d\])?: expected .*{pattern}"):
        arguments.as_matrix("m", values)


def test_the_entries_of_float_arrays_need_no_look_one_by_one(monkeypatch):
    monkeypatch.setattr(arguments, "_rows", None)
    for values in (
        np.ones((2, 3)),
        np.array([[5.0]]),
        np.ones((1, 2), np.float32),
    ):
        matrix = arguments.as_matrix("matrix", values)
        assert matrix.dtype == np.float64
        assert (matrix == values).all()


def test_only_text_gets_the_hint_for_text():
    with pytest.raises(TypeError) as caught:
        arguments.as_matrix("m", [[None]])
    assert str(caught.value).endswith("as m[0, 0]")


def test_a_long_wrong_value_is_shortened():
    with pytest.raises(TypeError) as caught:
        arguments.as_matrix("m", "a" * 10_000)
    assert len(str(caught.value)) < 120


def test_a_wrong_row_is_named():
    with refused(TypeError, "m[1]: expected a row of numbers, got None"):
        arguments.as_matrix("m", [[1], None])


def test_square_matrices():
    assert arguments.as_square_matrix("m", [[1, 2], [3, 4]]).shape == (2, 2)
    with refused(ValueError, "m: expected a square matrix", "shape (1, 2)"):
        arguments.as_square_matrix("m", [[1, 2]])


# Vectors


def test_vectors():
    assert arguments.as_vector("v", [1, Fraction(1, 2)], 2).dtype == object
    assert arguments.as_vector("v", (1, 0.5), 2).dtype == np.float64
    assert arguments.as_vector("v", np.array([1.0, 0.5]), 2).tolist() == [
        1,
        0.5,
    ]
    assert arguments.as_vector("v", [], 0).shape == (0,)


@pytest.mark.parametrize(
    ("values", "error", "facts"),
    [
        ([1, 2, 3], ValueError, ["2 numbers", "got 3"]),
        ([[1], [2]], ValueError, ["1-D array", "[1] (list)", "v[0]"]),
        ([1, None], TypeError, ["real numbers", "None as v[1]"]),
        ([1, np.nan], ValueError, ["finite numbers", "nan as v[1]"]),
        (5, TypeError, ["a 1-D array of numbers, got 5 (int)"]),
    ],
)
def test_what_is_not_a_vector_is_refused(values, error, facts):
    with refused(error, "v", *facts):
        arguments.as_vector("v", values, 2)


def test_the_length_of_a_vector_is_counted_in_words():
    with refused(ValueError, "v", "1 number,"):
        arguments.as_vector("v", [1, 2], 1)


# Single values


def test_tolerances():
    assert arguments.as_tolerance("t", None) is None
    assert arguments.as_tolerance("t", 0) == 0
    assert arguments.as_tolerance("t", 1e-9) == 1e-9
    with refused(ValueError, "t: expected a number of at least 0", "got -1"):
        arguments.as_tolerance("t", -1)
    with refused(ValueError, "t: expected finite", "nan"):
        arguments.as_tolerance("t", float("nan"))
    with refused(TypeError, "t: expected real numbers", "'small' (str)"):
        arguments.as_tolerance("t", "small")
    with refused(ValueError, "t", "fit into a float"):
        arguments.as_tolerance("t", 10**400)
    assert type(arguments.as_tolerance("t", 1)) is float


def test_numbers():
    assert type(arguments.as_number("factor", np.int64(3))) is Fraction
    assert type(arguments.as_number("factor", np.float32(0.5))) is float
    with refused(TypeError, "factor: expected real numbers", "None as factor"):
        arguments.as_number("factor", None)


def test_indices():
    assert arguments.as_index("row", np.int64(2), 3) == 2
    assert type(arguments.as_index("row", np.int64(2))) is int
    assert arguments.as_index("row", 0, 3) == 0
    assert arguments.as_index("row", 10**6) == 10**6
    with refused(
        ValueError, "row: expected the index of a row, 0 to 2,", "got 3"
    ):
        arguments.as_index("row", 3, 3)
    with refused(ValueError, "row", "index of a row, 0 to 2,", "got -1"):
        arguments.as_index("row", -1, 3)
    with refused(ValueError, "row", "index of a column, 0 or more,", "got -1"):
        arguments.as_index("row", -1, what="column")


def test_counts():
    assert arguments.as_count("bar", np.int8(0), 3) == 0
    assert arguments.as_count("bar", 3, 3) == 3
    for wrong in (-1, 4):
        with refused(
            ValueError,
            "bar: expected a whole number from 0 to 3",
            f"got {wrong}",
        ):
            arguments.as_count("bar", wrong, 3)


@pytest.mark.parametrize(
    ("wrong", "came"),
    [
        (True, "True (bool)"),
        (np.True_, "True"),
        (1.0, "1.0 (float)"),
        ("1", "'1' (str)"),
        (None, "got None"),
    ],
)
def test_what_does_not_count_is_refused(wrong, came):
    with refused(TypeError, "row: expected the index of a row", came):
        arguments.as_index("row", wrong, 5)
    with refused(TypeError, "bar: expected a whole number", came):
        arguments.as_count("bar", wrong, 5)


def test_sequences():
    assert arguments.as_sequence("names", ("a", "b"), "names") == ["a", "b"]
    assert arguments.as_sequence("names", iter("ab"), "names") == ["a", "b"]
    for wrong, came in [
        ("ab", "'ab' (str)"),
        (b"ab", "(bytes)"),
        (3, "3 (int)"),
        (None, "None"),
    ]:
        with refused(TypeError, "names: expected a list of names, got ", came):
            arguments.as_sequence("names", wrong, "a list of names")


# Helpers


def test_same_kind():
    exact = arguments.as_vector("v", [1, 2], 2)
    floats = arguments.as_vector("v", [0.5], 1)
    both = arguments.same_kind(first=exact, second=exact)
    assert both[0] is exact and both[1] is exact
    mixed = arguments.same_kind(first=exact, second=floats)
    assert [array.dtype for array in mixed] == [np.float64, np.float64]
    assert mixed[0].tolist() == [1, 2] and mixed[1].tolist() == [0.5]
    with refused(ValueError, "second: expected", "fit into a float"):
        arguments.same_kind(
            first=floats, second=arguments.as_vector("v", [10**400], 1)
        )


def test_frozen():
    array = arguments.frozen(np.zeros(2))
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1


def test_words():
    assert arguments.joined(["x"]) == "x"
    assert arguments.joined(["x", "y"]) == "x and y"
    assert arguments.joined([1, 2, 3]) == "1, 2 and 3"
    assert arguments.counted(1, "row") == "1 row"
    assert arguments.counted(0, "row") == "0 rows"
    assert arguments.counted(2, "row") == "2 rows"
