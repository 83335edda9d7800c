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


def test_unknown_module_is_named_beside_the_known_ones():
    with pytest.raises(SystemExit, match="no_such_module.*systems"):
        mutate.chosen_modules(["no_such_module"])


def test_share_counts_what_a_test_noticed():
    counts = {"killed": 6, "timeout": 2, "segfault": 1, "survived": 1,
              "total": 10}
    assert mutate.share_of_killed(counts) == 0.9


def test_survivors_are_all_but_the_noticed():
    results = "  a__mutmut_1: survived\n  b__mutmut_2: killed\n" \
              "  c__mutmut_3: no tests\n"
    assert mutate.survivors(results) == [("a__mutmut_1", "survived"),
                                         ("c__mutmut_3", "no tests")]


def test_settings_name_the_modules_and_their_tests():
    modules = mutate.chosen_modules(["systems"])
    text = mutate.settings(modules)
    assert "mlmath/systems.py" in text
    assert "tests/package/test_systems.py" in text
    assert "determinants" not in text
