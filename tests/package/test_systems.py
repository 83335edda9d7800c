"""Exact numbers, and linear systems: written, classified and solved."""

import re
from dataclasses import FrozenInstanceError
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mlmath.systems import (
    Classification,
    InconsistentSystemError,
    LinearSystem,
    exact,
)

half = Fraction(1, 2)
# Sampled, since hypothesis takes long to make fractions of its own.
numbers = st.sampled_from(
    sorted(
        {Fraction(n, d) for n in range(-9, 10) for d in (1, 2, 3)},
        key=lambda number: (number.denominator, abs(number)),
    )
)
entries = st.one_of(st.just(Fraction(0)), st.just(Fraction(1)), numbers)


@st.composite
def systems(draw, consistent=False):
    """Draw small systems; repeated rows make all three kinds frequent."""
    count = draw(st.integers(1, 4))
    row = st.lists(entries, min_size=count, max_size=count)
    rows = draw(st.lists(row, min_size=1, max_size=3))
    rows += draw(st.lists(st.sampled_from(rows), max_size=2))
    if consistent:
        solution = draw(st.lists(numbers, min_size=count, max_size=count))
        return LinearSystem(rows, exact(rows) @ exact(solution))
    size = len(rows)
    constants = draw(st.lists(entries, min_size=size, max_size=size))
    return LinearSystem(rows, constants)


def refused(error, name, *facts):
    """Expect an error that names the argument and holds these facts."""
    start = name if ": expected" in name else f"{name}: expected "
    pattern = "^" + ".*".join(map(re.escape, [start, *facts]))
    return pytest.raises(error, match=pattern)


# Exact numbers


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, "1/3", Fraction(2, 5)], [1, Fraction(1, 3), Fraction(2, 5)]),
        (["0.25", " -3 ", "1e2"], [Fraction(1, 4), -3, 100]),
        ((range(2), (3, 4)), [[0, 1], [3, 4]]),
        (np.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
        ([np.array([1, 2]), ["3", np.int8(4)]], [[1, 2], [3, 4]]),
        (np.array(["1/2", "2"]), [half, 2]),
        ([[[1], [2]]], [[[1], [2]]]),
    ],
)
def test_exact(values, expected):
    array = exact(values)
    assert array.dtype == object
    assert array.tolist() == expected
    assert {type(entry) for entry in array.flat} == {Fraction}


@pytest.mark.parametrize(
    ("values", "error", "facts"),
    [
        (
            [1, 0.1],
            TypeError,
            [
                "values[1]",
                "int, a Fraction or text",
                "0.1 (float)",
                "rounded",
                "'0.1'",
            ],
        ),
        (
            [[1, None]],
            TypeError,
            ["values[0][1]", "an int, a Fraction or text", "got None"],
        ),
        ([True], TypeError, ["values[0]", "True (bool)"]),
        ([np.True_], TypeError, ["values[0]", "True"]),
        ([2j], TypeError, ["values[0]", "2j (complex)"]),
        (["1/0"], ValueError, ["values[0]", "text such as '1/3'", "'1/0'"]),
        (["one"], ValueError, ["values[0]", "text such as '1/3'", "'one'"]),
        (
            [[1, 2], [3]],
            ValueError,
            ["values: expected", "same shape", "(2,) and (1,)"],
        ),
        (
            [[1, 2], 3],
            ValueError,
            ["values: expected", "same shape", "(2,) and ()"],
        ),
        ([], ValueError, ["values: expected", "at least one number", "none"]),
        (
            [[1], []],
            ValueError,
            ["values[1]: expected", "at least one number"],
        ),
        (
            "1/3",
            TypeError,
            ["values", "a list of numbers or of rows, got ", "'1/3'"],
        ),
        (5, TypeError, ["values", "a list of numbers or of rows, got ", "5"]),
        (
            np.array(5),
            TypeError,
            ["values", "a list of numbers or of rows, got ", "5"],
        ),
        ({1}, TypeError, ["values: expected", "{1} (set)"]),
    ],
)
def test_what_is_not_exact_is_refused(values, error, facts):
    with refused(error, *facts):
        exact(values)


@pytest.mark.parametrize(
    ("value", "end"),
    [
        (None, "got None"),
        (True, "got True (bool)"),
        (2j, "got 2j (complex)"),
        (
            0.1,
            "got 0.1 (float): a float is rounded, write '0.1' for that decimal",
        ),
    ],
)
def test_only_floats_get_the_hint_for_floats(value, end):
    with pytest.raises(TypeError) as caught:
        exact([value])
    assert str(caught.value).endswith(end)


# Making systems


def test_a_system_of_whole_numbers_is_exact():
    system = LinearSystem(np.array([[3, 2], [1, -1]]), (5, half))
    assert system.is_exact
    assert system.coefficients.tolist() == [[3, 2], [1, -1]]
    assert system.constants.tolist() == [5, half]
    assert system.augmented.tolist() == [[3, 2, 5], [1, -1, half]]
    assert system.unknowns == ("x", "y")


@pytest.mark.parametrize(
    ("coefficients", "constants"),
    [([[3.0, 2]], [5]), ([[3, 2]], [5.0]), ([[half, 1]], [0.5])],
)
def test_one_float_makes_a_system_of_floats(coefficients, constants):
    system = LinearSystem(coefficients, constants)
    assert not system.is_exact
    for array in (system.coefficients, system.constants, system.augmented):
        assert array.dtype == np.float64


def test_a_system_as_floats():
    system = LinearSystem([[half, 1]], [3], ["u", "v"])
    floats = system.as_floats()
    assert floats.coefficients.tolist() == [[0.5, 1]]
    assert floats.coefficients.dtype == floats.constants.dtype == np.float64
    assert floats.constants.tolist() == [3]
    assert floats.unknowns == ("u", "v")
    assert system.is_exact
    with refused(ValueError, "coefficients", "fit into a float"):
        LinearSystem([[10**400]], [1]).as_floats()
    with refused(ValueError, "constants", "fit into a float"):
        LinearSystem([[1]], [10**400]).as_floats()


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (1, ("x",)),
        (2, ("x", "y")),
        (3, ("x", "y", "z")),
        (4, ("x_1", "x_2", "x_3", "x_4")),
    ],
)
def test_unknowns_without_names_get_some(count, names):
    assert LinearSystem([[1] * count], [1]).unknowns == names


def test_a_system_cannot_be_changed():
    coefficients = np.array([[1.0, 2.0]])
    system = LinearSystem(coefficients, [3], ["u", "v"])
    for array in (system.coefficients, system.constants, system.augmented):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 5
    with pytest.raises(FrozenInstanceError):
        system.unknowns = ("a", "b")
    coefficients[0, 0] = 99
    assert system.coefficients[0, 0] == 1


@pytest.mark.parametrize(
    ("arguments", "error", "facts"),
    [
        (
            ([[1, 2], [3]], [1, 2]),
            ValueError,
            ["coefficients", "lengths 1 and 2"],
        ),
        (([[1, 2]], [1, 2]), ValueError, ["constants", "1 number,", "got 2"]),
        (([[1, 2]], [[1]]), ValueError, ["constants", "1-D", "constants[0]"]),
        (([[1, 2]], None), TypeError, ["constants", "1-D", "None"]),
        (
            ([[10**400, 2]], [0.5]),
            ValueError,
            ["coefficients", "fit into a float"],
        ),
        (
            ([[0.5, 2]], [10**400]),
            ValueError,
            ["constants", "fit into a float"],
        ),
        (([[1, 2]], [1], ["x"]), ValueError, ["unknowns", "2 names", "got 1"]),
        (
            ([[1]], [1], ["x", "y"]),
            ValueError,
            ["unknowns", "1 name,", "got 2"],
        ),
        (
            ([[1, 2]], [1], "xy"),
            TypeError,
            ["unknowns", "a list of names, got 'xy'"],
        ),
        (
            ([[1, 2]], [1], ["x", 2]),
            TypeError,
            ["unknowns", "names as text", "2 (int)"],
        ),
        (
            ([[1, 2]], [1], ["x", "x"]),
            ValueError,
            ["unknowns", "different names", "'x' twice"],
        ),
        (
            ([[1, 2]], [1], ["x", ""]),
            ValueError,
            ["unknowns", "begin with a letter", "got ''"],
        ),
        (
            ([[1, 2]], [1], ["x", "_y"]),
            ValueError,
            ["unknowns", "begin with a letter", "'_y'"],
        ),
        (
            ([[1, 2]], [1], ["x", "2y"]),
            ValueError,
            ["unknowns", "begin with a letter", "'2y'"],
        ),
        (
            ([[1, 2]], [1], ["x", "y z"]),
            ValueError,
            [
                "unknowns",
                "names of letters, digits and underscores that begin with a letter, got 'y z'",
            ],
        ),
    ],
)
def test_what_is_not_a_system_is_refused(arguments, error, facts):
    with refused(error, *facts):
        LinearSystem(*arguments)


# Systems from equations


def test_equations_make_an_exact_system():
    system = LinearSystem.from_equations(["3*f + 2*h = 5", "h - f = 0.5"])
    assert system.unknowns == ("f", "h")
    assert system.coefficients.tolist() == [[3, 2], [-1, 1]]
    assert system.constants.tolist() == [5, half]
    assert system.is_exact


def test_unknowns_come_in_order_of_appearance():
    system = LinearSystem.from_equations(iter(["b = a", "c + a = 1", "0 = 0"]))
    assert system.unknowns == ("b", "a", "c")
    assert system.coefficients.tolist() == [[1, -1, 0], [0, 1, 1], [0, 0, 0]]


def test_the_order_of_unknowns_can_be_given():
    system = LinearSystem.from_equations(["b = 2a"], unknowns=("a", "c", "b"))
    assert system.unknowns == ("a", "c", "b")
    assert system.coefficients.tolist() == [[-2, 0, 1]]


@pytest.mark.parametrize(
    ("equations", "unknowns", "error", "facts"),
    [
        (
            "x = 1",
            None,
            TypeError,
            ["equations", "a list of texts, got 'x = 1' (str)"],
        ),
        (None, None, TypeError, ["equations", "a list of texts", "None"]),
        ([1], None, TypeError, ["equations", "text such as", "1 (int)"]),
        (
            [],
            None,
            ValueError,
            ["equations", "at least one equation with an unknown, got []"],
        ),
        (
            [],
            ["x"],
            ValueError,
            ["equations", "at least one equation with an unknown, got []"],
        ),
        (
            ["0 = 1"],
            None,
            ValueError,
            ["equations", "with an unknown", "0 = 1"],
        ),
        (["x*x = 1"], None, ValueError, ["equations", "'x*x'", "not linear"]),
        (
            ["x + y + z = 1"],
            ["x"],
            ValueError,
            ["unknowns", "all unknowns of the equations, got no y and z"],
        ),
        (
            ["x = 1"],
            "x",
            TypeError,
            ["unknowns", "a list of names", "'x' (str)"],
        ),
        (["x = 1"], ["x", "x"], ValueError, ["unknowns", "'x' twice"]),
    ],
)
def test_what_makes_no_system_is_refused(equations, unknowns, error, facts):
    with refused(error, *facts):
        LinearSystem.from_equations(equations, unknowns)


# How systems are written


def test_a_system_in_text_is_aligned():
    system = LinearSystem([[3, -2, 0], [0, 10, half], [0, 0, 0]], [5, -1, 0])
    assert repr(system).splitlines() == [
        "3 equations in 3 unknowns (x, y, z):",
        "  3 x -  2 y         =  5",
        "        10 y + 1/2 z = -1",
        "                   0 =  0",
    ]
    single = LinearSystem([[-1.0]], [2.5])
    assert repr(single) == "1 equation in 1 unknown (x):\n  -x = 2.5"


def test_a_system_in_latex():
    system = LinearSystem(
        [[3, -2], [0, half], [0, 0]], [5, -1, 0], ["x_1", "fan"]
    )
    assert system.latex == (
        r"\begin{array}{rcrcr}3 x_{1} & - & 2 \mathrm{fan} & = & 5 \\ "
        r" &  & \frac{1}{2} \mathrm{fan} & = & -1 \\ "
        r" &  & 0 & = & 0\end{array}"
    )
    assert system._repr_latex_() == f"$${system.latex}$$"


@given(systems())
def test_what_is_written_can_be_read(system):
    _, *lines = repr(system).splitlines()
    again = LinearSystem.from_equations(lines, system.unknowns)
    assert (again.augmented == system.augmented).all()


# Classification


@pytest.mark.parametrize(
    ("equations", "kind", "ranks", "reason"),
    [
        (
            ["x + y = 3", "x - y = 1"],
            "unique",
            (2, 2, 2),
            "The equations give 2 independent pieces of information about"
            " 2 unknowns (x and y), so there is exactly one value for each.",
        ),
        (
            ["x + y = 3", "2x + 2y = 6"],
            "infinitely many",
            (1, 1, 2),
            "The equations give only 1 independent piece of information about"
            " 2 unknowns (x and y), so y can be chosen freely.",
        ),
        (
            ["x + y + z = 3"],
            "infinitely many",
            (1, 1, 3),
            "The equations give only 1 independent piece of information about"
            " 3 unknowns (x, y and z), so y and z can be chosen freely.",
        ),
        (
            ["x + y = 3", "2x + 2y = 1"],
            "none",
            (1, 2, 2),
            "The equations cannot all hold: together they say 0 = -5,"
            " whatever x and y may be.",
        ),
        (
            ["0 x = 1/2"],
            "none",
            (0, 1, 1),
            "The equation cannot hold: it says 0 = 1/2, whatever x may be.",
        ),
        (
            ["x = 1", "x = 1", "x = 2", "x = 4"],
            "none",
            (1, 2, 1),
            "The equations cannot all hold: together they say 0 = 1,"
            " whatever x may be.",
        ),
        (
            ["0 x = 0"],
            "infinitely many",
            (0, 0, 1),
            "The equations give only 0 independent pieces of information"
            " about 1 unknown (x), so x can be chosen freely.",
        ),
    ],
)
def test_classification_by_hand(equations, kind, ranks, reason):
    for system in (
        LinearSystem.from_equations(equations),
        LinearSystem.from_equations(equations).as_floats(),
    ):
        found = system.classify()
        if system.is_exact:
            assert found.reason == reason
            assert repr(found) == f"{kind}: {reason}"
        assert found == Classification(kind, found.reason, *ranks)
        assert type(found.rank_augmented) is int


@given(systems(), st.booleans())
def test_classification_agrees_with_numpy(system, as_floats):
    coefficients = system.coefficients.astype(float)
    augmented = system.augmented.astype(float)
    found = (system.as_floats() if as_floats else system).classify()
    rank = np.linalg.matrix_rank(coefficients)
    assert found.rank_coefficients == rank
    assert found.rank_augmented == np.linalg.matrix_rank(augmented)
    assert found.unknown_count == coefficients.shape[1]
    if found.rank_augmented > rank:
        assert found.kind == "none"
    elif rank == found.unknown_count:
        assert found.kind == "unique"
    else:
        assert found.kind == "infinitely many"


def test_rounded_readings_that_repeat_themselves():
    coefficients = np.array([[0.1, 0.2], [0.3, 0.6]])
    repeated = LinearSystem(coefficients, [0.7, 2.1])
    assert repeated.classify().kind == "infinitely many"
    contradictory = LinearSystem(coefficients, [0.7, 2.1 + 1e-9])
    assert contradictory.classify().kind == "none"
    assert contradictory.classify(tolerance=1e-8).kind == "infinitely many"
    assert contradictory.solve(tolerance=1e-8).free_columns == (1,)


@pytest.mark.parametrize("true_rank", [1, 2, 3])
def test_rounding_does_not_make_a_contradiction(true_rank):
    # Fixed systems, since elimination cannot promise this for all: a small
    # pivot on the way may let rounding grow beyond the tolerance.
    generator = np.random.default_rng(true_rank)
    for _ in range(100):
        left, right, solution = (
            np.round(generator.uniform(0.1, 9, size), 1)
            for size in [(5, true_rank), (true_rank, 4), 4]
        )
        coefficients = left @ right
        system = LinearSystem(coefficients, coefficients @ solution)
        assert system.classify().kind == "infinitely many"


def test_large_constants_do_not_hide_small_coefficients():
    system = LinearSystem([[1e-9, 0], [0, 1e-9]], [1e8, 2e8])
    assert system.classify().kind == "unique"
    assert system.solve().particular == pytest.approx([1e17, 2e17])


def test_a_wrong_tolerance_is_refused():
    system = LinearSystem([[1, 2]], [3])
    for use in (system.classify, system.solve):
        with refused(ValueError, "tolerance", "at least 0", "-1"):
            use(-1)


# Solutions


@given(systems(consistent=True), st.data())
def test_every_choice_of_parameters_solves_the_system(system, data):
    solution = system.solve()
    count = len(solution.free_columns)
    chosen = data.draw(st.lists(numbers, min_size=count, max_size=count))
    values = solution.at(*chosen)
    assert (system.coefficients @ values == system.constants).all()
    assert [values[column] for column in solution.free_columns] == chosen
    assert {type(value) for value in values} == {Fraction}
    assert solution.is_unique == (count == 0)
    assert solution.directions.shape == (count, len(values))
    assert not (system.coefficients @ solution.directions.T).any()


@given(systems())
def test_a_system_is_solved_unless_it_contradicts_itself(system):
    found = system.classify()
    if found.kind == "none":
        with pytest.raises(InconsistentSystemError) as caught:
            system.solve()
        assert str(caught.value) == f"no solution: {found.reason}"
    else:
        unique = system.solve().is_unique
        assert unique == (found.kind == "unique")


@given(st.integers(0, 2**32 - 1), st.integers(1, 6))
def test_unique_solutions_agree_with_numpy(seed, size):
    generator = np.random.default_rng(seed)
    coefficients = generator.normal(size=(size, size))
    constants = generator.normal(size=size)
    assume(np.linalg.cond(coefficients) < 1e6)
    solution = LinearSystem(coefficients, constants).solve()
    expected = np.linalg.solve(coefficients, constants)
    assert solution.particular == pytest.approx(expected, rel=1e-6)
    assert solution.at().dtype == np.float64


def test_floats_are_solved_with_partial_pivoting():
    system = LinearSystem([[1e-12, 1.0], [1.0, 1.0]], [1.0, 2.0])
    assert system.solve().particular == pytest.approx([1, 1], abs=1e-11)


def test_a_general_solution_by_hand():
    solution = LinearSystem([[1, 2, 0, 3], [0, 0, 1, 4]], [5, 6]).solve()
    assert solution.particular.tolist() == [5, 0, 6, 0]
    assert solution.directions.tolist() == [[-2, 1, 0, 0], [-3, 0, -4, 1]]
    assert solution.free_columns == (1, 3)
    assert solution.unknowns == ("x_1", "x_2", "x_3", "x_4")
    assert not solution.is_unique
    assert solution.parameters == ("t_1", "t_2")
    assert solution.at(1, half).tolist() == [half * 3, 1, 4, half]
    floats = solution.at(1, 0.5)
    assert floats.dtype == np.float64
    assert floats.tolist() == [1.5, 1, 4, 0.5]
    assert repr(solution).splitlines() == [
        "x_1 = 5 - 2 t_1 - 3 t_2",
        "x_2 = t_1",
        "x_3 = 6 - 4 t_2",
        "x_4 = t_2",
        "for any t_1 and t_2",
    ]


def test_a_general_solution_of_floats():
    solution = LinearSystem([[1.0, 2.0]], [3.0]).solve()
    for array in (solution.particular, solution.directions, solution.at(1)):
        assert array.dtype == np.float64
    assert solution.at(5).tolist() == [-7, 5]
    assert not np.signbit(
        LinearSystem([[1.0, 0.0]], [0.0]).solve().directions
    ).any()


def test_a_solution_cannot_be_changed():
    unique = LinearSystem([[2]], [4]).solve()
    several = LinearSystem([[1, 2]], [3]).solve()
    for array in (unique.particular, several.directions):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 7
    unique.at()[0] = 7
    several.at(0)[0] = 7
    assert unique.particular.tolist() == [2]
    assert several.particular.tolist() == [3, 0]


def test_a_unique_solution_is_written():
    solution = LinearSystem([[3, 2], [1, -1]], [5, half], ["f", "h"]).solve()
    assert solution.parameters == ()
    assert repr(solution) == "f = 6/5\nh = 7/10"
    assert solution.latex == (
        r"\left[\begin{array}{r}f \\ h\end{array}\right] = "
        r"\left[\begin{array}{r}\frac{6}{5} \\[4pt] \frac{7}{10}"
        r"\end{array}\right]"
    )
    assert solution._repr_latex_() == f"$${solution.latex}$$"
    assert (
        LinearSystem([[1]], [0])
        .solve()
        .latex.endswith(r" = \left[\begin{array}{r}0\end{array}\right]")
    )


def test_a_general_solution_is_written():
    column = r"\left[\begin{array}{r}%s \\ %s\end{array}\right]"
    solution = LinearSystem([[1, 2]], [3]).solve()
    assert solution.latex == (
        f"{column % ('x', 'y')} = {column % (3, 0)} + t {column % (-2, 1)}"
    )
    homogeneous = LinearSystem([[0, 0]], [0]).solve()
    assert homogeneous.latex == (
        f"{column % ('x', 'y')} = t_{{1}} {column % (1, 0)}"
        f" + t_{{2}} {column % (0, 1)}"
    )
    assert repr(homogeneous) == "x = t_1\ny = t_2\nfor any t_1 and t_2"


@pytest.mark.parametrize(
    ("unknowns", "parameter"),
    [
        (["x", "y"], "t"),
        (["t", "y"], "s"),
        (["tv", "s1"], "u"),
        (list("tsuvwabc"), "parameter_1"),
    ],
)
def test_parameters_are_not_named_like_unknowns(unknowns, parameter):
    system = LinearSystem([[1] + [2] * (len(unknowns) - 1)], [3], unknowns)
    assert system.solve().parameters[0] == parameter


@pytest.mark.parametrize(
    ("chosen", "error", "facts"),
    [
        ((), ValueError, ["parameters", "1 number,", "got 0"]),
        ((1, 2), ValueError, ["parameters", "1 number,", "got 2"]),
        ((None,), TypeError, ["parameters", "real numbers", "None"]),
        ((np.nan,), ValueError, ["parameters", "finite", "nan"]),
    ],
)
def test_wrong_parameters_are_refused(chosen, error, facts):
    with refused(error, *facts):
        LinearSystem([[1, 2]], [3]).solve().at(*chosen)


def test_solutions_too_large_for_floats_are_named():
    with refused(ValueError, "particular", "fit into a float"):
        LinearSystem([[1, 2]], [10**400]).solve().at(0.5)
    with refused(ValueError, "directions", "fit into a float"):
        LinearSystem([[1, 10**400]], [1]).solve().at(0.5)
    with refused(ValueError, "parameters", "fit into a float"):
        LinearSystem([[1.0, 2.0]], [1.0]).solve().at(10**400)
