"""Live code begins within its budget of bytes and requests."""

import re

import pytest

from publishing.tools import measure_live
from publishing.tools.measure_live import (
    MOST_BYTES, MOST_REQUESTS, Visit, counting, passed_budgets, visit,
    write_page)


def test_the_first_output_comes_within_the_budget(browser, tmp_path,
                                                  monkeypatch):
    monkeypatch.setattr(measure_live, "FOLDER", tmp_path / "site")
    write_page(tmp_path / "site")
    context = browser.new_context(service_workers="block")
    with counting(tmp_path / "site") as server:
        first = visit(context, server, cell=0)
    context.close()
    assert first.bytes > 1e6 and first.requests > 5  # what is measured is there
    assert passed_budgets(first) == []


@pytest.mark.parametrize("first, words", [
    (Visit(1, MOST_BYTES + 10_000, 1), "10.51 MB travel .* at most 10.5 may"),
    (Visit(1, 1, MOST_REQUESTS + 1), "31 requests .* at most 30 may")])
def test_a_budget_that_is_passed_is_named(first, words):
    [message] = passed_budgets(first)
    assert re.search(words, message)
