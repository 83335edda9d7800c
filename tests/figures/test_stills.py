"""Still pictures: drawn without a browser, the same in every run."""

import re
import shutil
import subprocess
from xml.etree import ElementTree

import pytest

from publishing.figures.letters import NoLetter, advances, outlined
from publishing.figures.modules import loaded_with, module_of, needed_by
from publishing.figures.numbers import ask, checked_numbers, kinds
from publishing.figures.stills import NoPicture, Stills
from publishing.paths import BOOK

FOLDER = BOOK / "figures"
POINTS_PER_PIXEL = 0.75
TEXT, RECT = (f"{{http://www.w3.org/2000/svg}}{name}" for name in ("text", "rect"))

LINES = "rows: [[1, 1, 3], [1, -1, 1]]\nx: [-1, 4]\ny: [-1, 3]"
PLANES = """\
rows: [[1, 1, 1, 1], [1, -1, 0, 0], [1, 1, -2, -2]]
presets: {one point: [[1, 1, 1, 1], [1, -1, 0, 0], [1, 1, -2, -2]]}"""
ALARMS = "features: 20\nalpha: 0.05\nseed: 7"


@pytest.fixture
def stills(tmp_path):
    made = Stills(FOLDER, tmp_path / "pictures")
    yield made
    made.close()


def numbers(kind, text):
    return checked_numbers(FOLDER, kind, text)


def sheet(stills, kind, text):
    return stills.draw(kind, "fig-some", numbers(kind, text), "paper").drawn


def test_a_picture_is_the_same_bytes_wherever_it_is_drawn(tmp_path):
    drawn = []
    for name in ("one", "two"):
        stills = Stills(FOLDER, tmp_path / name)
        given = numbers("planes", PLANES)
        drawn.append([
            stills.draw("planes", "fig-some", given, "web").drawn,
            stills.svg("planes", "fig-some", given).read_bytes(),
            stills.pdf("planes", "fig-some", given).read_bytes()])
        stills.close()
    assert drawn[0] == drawn[1]


def test_a_picture_does_not_depend_on_those_before_it(tmp_path, stills):
    sheet(stills, "planes", PLANES)
    sheet(stills, "lines", LINES.replace("[1, -1, 1]", "[2, 1, 4]"))
    after = sheet(stills, "lines", LINES)
    alone = Stills(FOLDER, tmp_path / "alone")
    assert sheet(alone, "lines", LINES) == after
    alone.close()


def test_a_picture_is_drawn_once(tmp_path):
    for made, recalled in ((1, 0), (0, 1)):
        stills = Stills(FOLDER, tmp_path)
        sheet(stills, "lines", LINES)
        assert (stills.made, stills.recalled) == (made, recalled)
        assert bool(stills.workers) == bool(made)
        stills.close()


def test_a_change_in_a_module_draws_its_kinds_alone(tmp_path):
    folder = tmp_path / "figures"
    shutil.copytree(FOLDER, folder)

    def keys():
        stills = Stills(folder, tmp_path)
        return {kind: stills.key({"kind": kind, "numbers": {}})
                for kind in ("lines", "planes", "rank")}

    def changed(module):
        before = keys()
        with (folder / module).open("a") as file:
            file.write("// more\n")
        return {kind for kind, key in keys().items() if key != before[kind]}

    assert changed("lines/figure.js") == {"lines"}
    assert changed("lines/schema.js") == {"lines"}
    assert changed("engine/space.js") == {"planes", "rank"}
    assert changed("engine/dom.js") == {"lines", "planes", "rank"}
    assert changed("engine/figures.css") == {"lines", "planes", "rank"}


def test_a_mode_has_a_module_of_its_own_and_loads_no_other_one():
    assert module_of(FOLDER, "lines", {}) == "lines/figure.js"
    assert module_of(FOLDER, "balance", {"mode": "see-saw"}) == "balance/see-saw.js"
    names = {path.relative_to(FOLDER).as_posix()
             for path in needed_by(FOLDER, "balance", {"mode": "see-saw"})}
    assert {"balance/see-saw.js", "balance/model.js", "engine/figure.js"} <= names
    assert "balance/loss.js" not in names
    for kind in kinds(FOLDER):
        modes = ask(FOLDER, kind=kind)["parts"]
        files = {module_of(FOLDER, kind, {"mode": part.get("mode")})
                 for part in modes}
        assert all((FOLDER / file).is_file() for file in files)
        # One for each mode, or one for all.
        assert len(files) in (1, len(modes)), kind


def test_all_that_a_kind_imports_is_needed():
    names = {path.relative_to(FOLDER).as_posix()
             for path in needed_by(FOLDER, "rank", {})}
    assert {"rank/figure.js", "rank/model.js", "engine/figure.js",
            "engine/vectors.js", "engine/figures.css"} <= names
    assert "planes/figure.js" not in names
    assert loaded_with(FOLDER / "engine/vectors.js") == {
        (FOLDER / "engine/vectors.js").resolve()}


def test_paper_has_no_classes_and_no_handles_and_letters_of_a_size(stills):
    for kind, text in (("lines", LINES), ("planes", PLANES),
                       ("false-alarms", ALARMS)):
        drawn = sheet(stills, kind, text)
        assert not re.search(r"class=|var\(|light-dark|NaN|undefined", drawn)
        root = ElementTree.fromstring(drawn)
        for node in root.iter(TEXT):
            size = float(node.get("font-size", 16)) * POINTS_PER_PIXEL
            assert size >= 8, node.text
    assert "<circle" in sheet(stills, "lines", LINES)


def test_a_square_to_take_hold_of_is_a_smaller_square_on_paper(stills):
    drawn = sheet(stills, "linear-map", "mode: inverse\nmatrix: [[1, 1], [0, 1]]\n"
                  "point: [2, 1]")
    squares = [node for node in ElementTree.fromstring(drawn).iter(RECT)
               if node.get("width") == node.get("height") == "10"]
    assert [(node.get("x"), node.get("r")) for node in squares] == [("-5", None)]


def test_areas_on_paper_differ_without_their_color(stills):
    drawn = sheet(stills, "planes", PLANES)
    assert {"url(#hatch-2)", "url(#hatch-3)"} == set(
        re.findall(r"url\(#hatch-\d\)", drawn))
    assert len(set(re.findall(r'stroke-dasharray="([^"]+)"', drawn))) == 2


def test_read_outs_on_paper_are_words(stills):
    root = ElementTree.fromstring(sheet(stills, "planes", PLANES))
    words = ["".join(node.itertext()) for node in root.iter(TEXT)]
    assert "exactly one solution: (x, y, z) = (0, 0, 1)" in words
    assert "2: x − y = 0" in words  # what a control says on the web


def test_runs_of_false_alarms_end_with_one(stills):
    for seed in range(5):
        drawn = sheet(stills, "false-alarms", ALARMS.replace("7", str(seed)))
        (said,) = re.findall(r"alarms in this run </tspan>(\d+) of", drawn)
        assert int(said) > 0


def test_letters_become_paths():
    svg = ('<svg xmlns="http://www.w3.org/2000/svg" font-size="16">'
           '<text x="50" y="20" text-anchor="middle">x<tspan dy="3" '
           'font-size="70%">1</tspan></text></svg>')
    root = ElementTree.fromstring(outlined(svg))
    assert not list(root.iter(TEXT))
    (group,) = [node for node in root if not node.tag.endswith("defs")]
    shift = float(re.search(r"-[\d.]+", group.get("transform"))[0])
    wide = 16 * (advances()["x"] + 0.7 * advances()["1"]) / 1000
    assert shift == pytest.approx(-wide / 2, abs=0.1)


def test_letters_with_a_rim_say_nothing_that_epub_refuses():
    svg = ('<svg xmlns="http://www.w3.org/2000/svg"><text stroke="#fff" '
           'stroke-width="4" paint-order="stroke">a</text></svg>')
    rim = outlined(svg)
    assert 'stroke="#fff"' in rim and "paint-order" not in rim


def test_a_letter_that_the_font_lacks_is_named():
    with pytest.raises(NoLetter, match="has no '猫'"):
        outlined('<svg xmlns="http://www.w3.org/2000/svg"><text>猫</text></svg>')


def test_print_gets_the_font_whatever_the_machine_has(stills):
    path = stills.pdf("lines", "fig-some", numbers("lines", LINES))
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True,
                           check=True).stdout
    families = {line.split()[0] for line in fonts.splitlines()[2:]}
    assert families and all("STIX" in name for name in families)


def test_a_module_that_fails_is_named_with_its_line(tmp_path):
    folder = tmp_path / "figures"
    shutil.copytree(FOLDER, folder)
    module = folder / "lines" / "figure.js"
    text = module.read_text("utf-8").replace(
        "const found = solve(", "const found = nowhere(")
    module.write_text(text, "utf-8")
    line = 1 + next(number for number, words in enumerate(text.splitlines())
                    if "nowhere(" in words)
    stills = Stills(folder, tmp_path)
    with pytest.raises(NoPicture, match=(
            f"lines/figure.js:{line}: ReferenceError: nowhere")):
        stills.draw("lines", "fig-some", numbers("lines", LINES), "web")
    stills.close()
