"""Hypothesis searches as `tests.searching` says; no plot leaves a trace."""

import matplotlib
import matplotlib.pyplot as plt
import pytest

import tests.searching  # noqa: F401


@pytest.fixture(autouse=True)
def only_what_is_returned():
    """Draw without a screen, close every figure, and compare the settings."""
    matplotlib.use("Agg")
    before = dict(matplotlib.rcParams)
    yield
    plt.close("all")
    assert dict(matplotlib.rcParams) == before
