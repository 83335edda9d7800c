"""How hypothesis searches for examples in the tests of the package
and of the exercises.

By default each property sees the same examples on every run, so that a new
failure belongs to a change of the code. ``HYPOTHESIS_PROFILE=search`` looks
for new ones; ``HYPOTHESIS_PROFILE=mutation`` takes few, since mutation testing
runs the tests once for each mutant.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "package", deadline=None, derandomize=True, max_examples=50
)
settings.register_profile(
    "search", deadline=None, max_examples=1000, print_blob=True
)
settings.register_profile(
    "mutation",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=10,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "package"))
