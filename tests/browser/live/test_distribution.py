"""What browsers download: where it comes from, and that it is the right thing."""

import gzip
import io
import json
import re
import subprocess
import tarfile
import zipfile

import pytest

from publishing.live import __main__ as command
from publishing.live.distribution import assembly, sources
from publishing.live.distribution.assembly import (
    NOT_NEEDED, chosen_packages, fetch_core, kernel_wheel, marked, modules_in,
    own_entry, read_pins, write_folder)
from publishing.live.distribution.needs import imported, module_needs
from publishing.live.distribution.parts import without_parts
from publishing.live.distribution.slim import Archive, SlimFailed, slim
from publishing.live.distribution.sources import (
    NoSource, Place, Store, Wanted, pyodide_places, sha256, website)
from publishing.live.distribution.wheel import WheelFailed, build_wheel
from publishing.tools.static_server import serving

CONTENT = b"what is wanted"
WANTED = Wanted("a.whl", sha256(CONTENT))


def having(name, **files):
    """A place that has some files and notes what it is asked for."""
    asked = []

    def read(file):
        asked.append(file)
        return files.get(file.partition(".")[0])
    place = Place(name, read)
    place.asked = asked
    return place


def unreachable(name):
    def read(file):
        raise OSError("no route to host")
    return Place(name, read)


def test_file_comes_from_the_first_place_that_has_it(tmp_path):
    first, second = having("first"), having("second", a=CONTENT)
    third = having("third", a=CONTENT)
    assert Store([first, second, third], tmp_path).get(WANTED) == CONTENT
    assert (first.asked, second.asked, third.asked) == (
        ["a.whl"], ["a.whl"], [])


def test_file_with_another_content_is_not_taken(tmp_path):
    wrong, right = having("wrong", a=b"other"), having("right", a=CONTENT)
    assert Store([wrong, right], tmp_path).get(WANTED) == CONTENT


def test_wrong_hash_names_file_place_and_both_hashes(tmp_path):
    with pytest.raises(NoSource) as failure:
        Store([having("the mirror", a=b"other")], tmp_path).get(WANTED)
    said = str(failure.value)
    assert "a.whl" in said and WANTED.digest in said
    assert f"the mirror has a a.whl of 5 bytes with sha256 " \
           f"{sha256(b'other')}" in said
    assert "pins.json" in said


def test_missing_file_names_all_places_and_says_what_to_do(tmp_path):
    with pytest.raises(NoSource) as failure:
        Store([having("one"), unreachable("two")], tmp_path).get(WANTED)
    said = str(failure.value)
    assert "- one: not there" in said
    assert "- two: no route to host" in said
    assert "BOOK_DOWNLOADS" in said and str(tmp_path) in said


def test_place_out_of_reach_is_asked_once(tmp_path):
    calls = []

    def read(file):
        calls.append(file)
        raise OSError("no route to host")
    store = Store([Place("far", read), having("near", a=CONTENT, b=b"b")],
                  tmp_path)
    store.get(WANTED)
    store.get(Wanted("b.whl", sha256(b"b")))
    assert calls == ["a.whl"]


def test_what_was_fetched_is_not_fetched_again(tmp_path):
    Store([having("place", a=CONTENT)], tmp_path).get(WANTED)
    assert Store([unreachable("place")], tmp_path).get(WANTED) == CONTENT


def test_damaged_cache_is_noticed_and_mended(tmp_path):
    store = Store([having("place", a=CONTENT)], tmp_path)
    store.get(WANTED)
    store.kept(WANTED.digest).write_bytes(b"half of it")
    assert store.get(WANTED) == CONTENT
    assert store.kept(WANTED.digest).read_bytes() == CONTENT


def test_website_has_files_and_knows_what_it_has_not(tmp_path):
    (tmp_path / "a.whl").write_bytes(CONTENT)
    with serving(tmp_path) as server:
        place = website("site", server.address)
        assert place.read("a.whl") == CONTENT
        assert place.read("b.whl") is None
    assert place.fetch(WANTED) is None
    assert place.trouble


def test_build_says_what_is_missing(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("BOOK_DOWNLOADS", str(tmp_path))
    monkeypatch.setattr(assembly, "pyodide_places",
                        lambda pins: [unreachable("everywhere")])
    said = command.assemble_with_messages()
    assert "pyodide.mjs" in said and "everywhere: no route to host" in said


def test_failing_tool_is_quoted(tmp_path):
    def read(file):
        subprocess.run(["sh", "-c", "echo no such package >&2; exit 1"],
                       check=True, capture_output=True, text=True)
    with pytest.raises(NoSource, match="no such package"):
        Store([Place("index", read)], tmp_path).get(WANTED)


# ---- What is chosen, and how it is packed ----

LOCK = {"packages": {
    "matplotlib": {"depends": ["numpy", "fonttools"], "file_name": "m.whl"},
    "numpy": {"depends": [], "file_name": "n.whl"},
    "fonttools": {"depends": [], "file_name": "f.whl"}}}


def test_packages_come_with_what_they_need():
    chosen = chosen_packages(LOCK, ["matplotlib"])
    assert sorted(chosen) == ["matplotlib", "numpy"]
    assert "fonttools" in NOT_NEEDED
    assert chosen["matplotlib"]["depends"] == ["numpy"]


def test_unknown_package_is_named():
    with pytest.raises(NoSource, match="'pandas'"):
        chosen_packages(LOCK, ["pandas"])


def test_name_changes_with_content():
    names = {marked("a-1.0.tar.gz", content) for content in (b"x", b"y")}
    assert len(names) == 2
    assert all(re.fullmatch(r"a-1\.0-[0-9a-f]{12}\.tar\.gz", name)
               for name in names)


@pytest.fixture(scope="module")
def core():
    """Pyodide's core, from the cache that `make book` has filled."""
    pins = read_pins()["pyodide"]
    return fetch_core(Store(pyodide_places(pins)), pins)


def zip_of(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__in__", "/")
                             .replace("_py", ".py"), text)
    return content.getvalue()


WHEEL = zip_of(some__in__module_py="'''Help.'''\nx = 1\n",
               some__in__tests__in__test_it_py="x = 1\n",
               some__in__data="kept")


def names(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def names_in_tar(content):
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        return archive.getnames()


def test_wheels_are_trimmed_and_compiled_the_same_each_time(core, tmp_path):
    archives = [Archive("w.whl", "wheel", WHEEL),
                Archive("o.whl", "own", WHEEL)]
    first = slim(archives, core, tmp_path / "one")
    again = slim(archives, core, tmp_path / "two")
    assert first == again
    assert names_in_tar(first["w.whl"]) == ["some/data", "some/module.pyc"]
    assert names_in_tar(first["o.whl"]) == [
        "some/data", "some/module.py",
        "some/__pycache__/module.cpython-314.pyc"]


def test_library_comes_in_two_parts(core, tmp_path):
    library = zip_of(json__in____init___py="", xml__in____init___py="",
                     turtle_py="", email__in____init___py="",
                     email__in__message_py="")
    packed = slim([Archive("a", "library", library),
                   Archive("b", "library_later", library)], core, tmp_path)
    assert names(gzip.decompress(packed["a"])) == [
        "email/__init__.pyc", "json/__init__.pyc"]
    assert names_in_tar(packed["b"]) == ["email/message.pyc", "xml/__init__.pyc"]
    assert modules_in(packed["b"]) == ["email.message", "xml"]


def test_packed_wheels_are_kept(core, tmp_path, monkeypatch):
    archives = [Archive("w.whl", "wheel", WHEEL)]
    first = slim(archives, core, tmp_path)
    monkeypatch.setattr("publishing.live.distribution.slim.find_node",
                        lambda: "no-such-program")
    assert slim(archives, core, tmp_path) == first
    with pytest.raises((SlimFailed, OSError)):
        slim([Archive("w.whl", "wheel", zip_of(a_py="y = 2"))], core,
             tmp_path)


def test_source_that_does_not_compile_fails_the_build(core, tmp_path):
    with pytest.raises(SlimFailed, match="SyntaxError"):
        slim([Archive("w.whl", "wheel", zip_of(a_py="x ="))], core, tmp_path)


def test_own_wheel_has_the_same_bytes_each_time():
    name, content = build_wheel()
    assert (name, content) == build_wheel()
    assert name.startswith("mlmath-") and "mlmath/check/__init__.py" in names(
        content)


def test_package_that_cannot_be_built_is_named(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project", "utf-8")
    with pytest.raises(WheelFailed, match=str(tmp_path)):
        build_wheel(tmp_path)


def test_kernel_has_the_settings_of_the_build():
    assert "browser_kernel/settings.txt" in names(kernel_wheel())
    assert "browser_kernel/requests.py" in names(kernel_wheel())


def test_imports_inside_functions_do_not_count():
    assert imported("import a\ndef f():\n    import b", "m") == {"a"}


def test_modules_know_what_they_need(tmp_path):
    package = tmp_path / "pack"
    package.mkdir()
    for name, text in {"__init__": "", "plain": "import math",
                       "draws": "import matplotlib.pyplot",
                       "uses": "from pack.draws import x",
                       "late": "def f():\n    import matplotlib",
                       "lazy/__init__": "_HOMES = {'draw': 'pen'}",
                       "lazy/pen": "import matplotlib",
                       "takes": "from pack.lazy import draw"}.items():
        file = package / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    needs = module_needs({"matplotlib": "matplotlib", "pack": "pack"},
                         package)
    assert needs == {"pack": [], "pack.plain": [], "pack.late": [],
                     "pack.draws": ["matplotlib"],
                     "pack.uses": ["matplotlib"],
                     "pack.lazy": [], "pack.lazy.pen": ["matplotlib"],
                     "pack.lazy.draw": ["matplotlib"],
                     "pack.takes": ["matplotlib"]}


def test_the_exercises_of_a_page_are_a_package_of_their_own():
    wheel = zip_of(mlmath__in__check__in____init___py="x",
                   mlmath__in__exercises__in____init___py="",
                   mlmath__in__exercises__in__part__in____init___py="",
                   mlmath__in__exercises__in__part__in__page_py=(
                       'A = ValueExercise(label="exercise-a", value=1)\n'
                       'B = ValueExercise(label="exercise-b", value=2)'))
    rest, modules = without_parts(wheel)
    assert names(rest) == [
        "mlmath/check/__init__.py", "mlmath/exercises/__init__.py",
        "mlmath/exercises/part/__init__.py", "mlmath/exercises/labels.json"]
    assert json.loads(zipfile.ZipFile(io.BytesIO(rest)).read(
        "mlmath/exercises/labels.json")) == {
            "mlmath.exercises.part.page": ["exercise-a", "exercise-b"]}
    assert list(modules) == ["mlmath.exercises.part.page"]
    assert names(modules["mlmath.exercises.part.page"]) == [
        "mlmath/exercises/part/page.py"]


def test_data_travel_with_their_loader_alone():
    wheel = zip_of(mlmath__in__datasets__in____init___py="",
                   mlmath__in__datasets__in__table_py="def read_numbers(x): 1",
                   mlmath__in__datasets__in__boat_py="def drawing(): pass",
                   mlmath__in__datasets__in__wines_py='read_numbers("wine.csv")',
                   **{"mlmath/data/wine.csv": "1,2"})
    rest, modules = without_parts(wheel)
    assert names(rest) == [
        "mlmath/datasets/__init__.py", "mlmath/datasets/table.py",
        "mlmath/datasets/boat.py", "mlmath/exercises/labels.json"]
    assert {module: names(part) for module, part in modules.items()} == {
        "mlmath.datasets.wines": ["mlmath/data/wine.csv",
                                  "mlmath/datasets/wines.py"]}


def test_no_file_of_data_is_in_the_first_download():
    rest, modules = without_parts(build_wheel()[1])
    assert not [name for name in names(rest) if name.startswith("mlmath/data/")]
    assert "mlmath/data/breast_cancer.csv.gz" in names(
        modules["mlmath.datasets.tumors"])


def test_a_loader_needs_its_package():
    loader = "mlmath.datasets.wines"
    needs = module_needs({"numpy": "numpy", loader: loader})
    assert needs["mlmath.datasets.wine"] == [loader, "numpy"]
    assert needs["mlmath.datasets.drawing"] == ["numpy"]


def test_a_module_of_exercises_needs_its_package_and_what_it_imports():
    page = "mlmath.exercises.calculus.gradient_descent"
    needs = module_needs({"numpy": "numpy", "scipy": "scipy", page: page})
    assert needs[page] == [page, "numpy"]
    assert page not in needs["mlmath.check"]


def test_own_package_asks_for_no_matplotlib():
    """A cell that only computes must not wait for what draws."""
    assert own_entry("mlmath-0.1.0-py3-none-any.whl")["depends"] == ["numpy"]


def test_figure_of_lines_asks_for_no_scipy():
    """It is the largest of all packages, and few figures need it."""
    needs = module_needs({"matplotlib": "matplotlib", "scipy": "scipy"})
    assert needs["mlmath.figures.plot_lines"] == ["matplotlib"]
    assert needs["mlmath.figures.plot_tails"] == ["matplotlib", "scipy"]


def test_folder_holds_what_is_wanted_and_nothing_else(tmp_path):
    write_folder(tmp_path, {"a/old": b"1", "same": b"2"})
    before = (tmp_path / "same").stat().st_mtime_ns
    write_folder(tmp_path, {"a/new": b"3", "same": b"2"})
    files = sorted(path.relative_to(tmp_path).as_posix()
                   for path in tmp_path.rglob("*") if path.is_file())
    assert files == ["a/new", "same"]
    assert (tmp_path / "same").stat().st_mtime_ns == before


# ---- The distribution of the built book ----

def test_built_distribution_is_whole():
    folder = assembly.FOLDER
    plan = json.loads((folder / "packages.json").read_text("utf-8"))
    for entry in plan["first"]:
        assert (folder / entry["path"]).stat().st_size == entry["bytes"]
    archives = [entry["path"] for entry in plan["first"]
                if entry["path"].endswith(".gz")]
    assert sorted(archives) == sorted([*plan["unpacked"], plan["library"]])
    later = [entry["path"] for entry in plan["later"].values()]
    for path in [*archives, *later, plan["libraryLater"]["path"]]:
        assert sha256((folder / path).read_bytes())[:12] in path
    assert {name for entry in plan["later"].values()
            for name in entry["depends"]} <= {*plan["later"],
                                              *plan["packages"]}
    assert sum(entry["transfer"] for entry in plan["first"]) < 9.5e6
    assert any(name.startswith("mlmath.exercises.") for name in plan["later"])


def test_nothing_is_fetched_from_where_nobody_looks(monkeypatch, tmp_path):
    """A named folder of downloads is used, and no other."""
    monkeypatch.setenv("BOOK_DOWNLOADS", str(tmp_path))
    assert sources.cache_folder() == tmp_path
