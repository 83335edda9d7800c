"""The folders of the press import each other in one direction."""

import pytest

from publishing.tools.imports import (
    GROUND, circle, imports_between_folders, imported_modules)


def test_no_two_folders_import_each_other():
    imports = imports_between_folders()
    assert len(imports) > 10
    assert circle(imports) == []


def test_the_ground_floor_imports_no_feature():
    assert imports_between_folders()[GROUND] == set()


def press(folder, **files):
    for name, text in files.items():
        file = folder / (name.replace("__", "/") + ".py")
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    return folder


def test_imports_are_found_wherever_they_stand(tmp_path):
    imports = imports_between_folders(press(
        tmp_path, paths="import sys\n",
        theme__pages="from publishing import paths\nfrom publishing.live import x",
        live__cells="def late():\n    import publishing.print.nodes\n",
        print__nodes="from publishing.paths import ROOT\n"))
    assert imports == {GROUND: set(), "theme": {GROUND, "live"},
                       "live": {"print"}, "print": {GROUND}}


@pytest.mark.parametrize("imports, found", [
    ({"a": {"b"}, "b": set()}, []),
    ({"a": {"b"}, "b": {"a"}}, ["a", "b", "a"]),
    ({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}, ["a", "b", "c", "a"])])
def test_a_circle_is_found_over_any_way(imports, found):
    answer = circle(imports)
    assert sorted(set(answer)) == sorted(set(found))
    assert all(after in imports[before]
               for before, after in zip(answer, answer[1:], strict=False))


def test_a_relative_import_is_refused(tmp_path):
    file = tmp_path / "module.py"
    file.write_text("from . import paths\n")
    with pytest.raises(ValueError, match=r"module.py:1: expected an import by"):
        list(imported_modules(file))
