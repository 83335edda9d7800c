"""What a moving figure shows is what the cells of its page compute with."""

import ast
import re

from publishing.paths import ROOT


def test_the_band_has_the_deliveries_of_the_cells():
    page = ROOT / "book" / "probability-statistics" / "confidence-intervals.md"
    text = page.read_text(encoding="utf-8")
    minutes, kilometers = (
        ast.literal_eval(re.search(rf"{name} = np\.array\((\[.*?\])\)", text,
                                   re.DOTALL)[1])
        for name in ("minutes", "kilometers"))
    points = ast.literal_eval(re.search(r"  points: (\[\[.*\]\])\n", text)[1])
    assert points == [list(pair) for pair in zip(kilometers, minutes,
                                                 strict=True)]
    assert len(points) == 40
