"""`make mutate`: which modules, which share, which survivors."""

import pytest

from publishing.tools import mutate


def test_modules_are_those_with_tests_of_their_name():
    names = {path.stem for path in mutate.chosen_modules([])}
    assert {"systems", "determinants", "_arguments"} <= names
    assert "__init__" not in names


def test_modules_of_a_package_share_a_folder_of_tests():
    modules = mutate.chosen_modules(["shrinking", "comparing"])
    text = mutate.settings(modules)
    assert "mlmath/check/shrinking.py" in text
    assert text.count("tests/package/check\n") == 1
    # The exercises of the book are what checks are for.
    assert text.count("tests/exercises\n") == 1


def test_a_page_s_exercises_have_their_own_tests_and_those_of_all():
    modules = mutate.chosen_modules(["linear_algebra/vectors"])
    text = mutate.settings(modules)
    assert [path.stem for path in modules] == ["vectors"]
    assert "tests/exercises/test_every_exercise.py" in text
    assert "tests/exercises/linear_algebra/test_vectors.py" in text
    assert "    -k\n    exercise-vectors-cosine or " in text
    assert "exercise-det" not in text and text.count(" or test_vectors\n") == 1


def test_modules_are_chosen_by_name_path_or_folder():
    assert [mutate.called(path) for path in mutate.chosen_modules(
        ["figures/hypothesis_tests", "systems"])] == [
            "figures/hypothesis_tests", "systems"]
    assert [mutate.called(path) for path in mutate.chosen_modules(
        ["hypothesis_tests"])] == ["hypothesis_tests"]
    folder = mutate.chosen_modules(["datasets"])
    assert len(folder) > 10 and all(
        mutate.called(path).startswith("datasets/") for path in folder)
    text = mutate.settings(folder)
    assert "    tests/package/datasets\n" in text and "-k" not in text
    assert (mutate.ROOT / mutate.BOOKS_CARDS).is_file()


def test_unknown_module_is_named_beside_the_known_ones():
    with pytest.raises(SystemExit, match="no_such_module.*systems"):
        mutate.chosen_modules(["no_such_module"])


def test_what_a_test_noticed_is_counted_by_module():
    results = ("    mlmath.a.x_f__mutmut_1: survived\n    mlmath.a.x_f__mutmut_2: "
               "killed\n    mlmath.b.c.x_g__mutmut_1: timeout\n"
               "    mlmath.b.c.x_g__mutmut_2: no tests\n"
               "    mlmath.b.c.x_g__mutmut_3: segfault\n")
    found = mutate.fates(results)
    assert [fate for _, fate in found] == [
        "survived", "killed", "timeout", "no tests", "segfault"]
    assert mutate.shares(found) == {"a": (1, 2), "b.c": (2, 3)}
    assert mutate.said(2, 3) == "66.7% of 3 mutants were noticed"


def test_a_plot_has_the_tests_that_name_it():
    arrows, style = mutate.chosen_modules(["figures/arrows", "figures/canvas"])
    assert [path.stem for path in mutate.tests_of(arrows)] == [
        "test_every_plot", "test_figures_generic", "test_figures_generic_whole"]
    assert mutate.tests_of(style) == [mutate.TESTS / "figures"]


def test_settings_name_the_modules_and_their_tests():
    modules = mutate.chosen_modules(["systems"])
    text = mutate.settings(modules)
    assert "mlmath/systems.py" in text
    assert "tests/package/test_systems.py" in text
    assert "determinants" not in text
