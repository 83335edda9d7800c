"""Hypothesis searches as `tests.searching` says."""

import tests.searching  # noqa: F401
