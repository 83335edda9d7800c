"""The book's own package as a wheel, the same bytes for the same sources."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from publishing.fingerprint import BYPRODUCTS
from publishing.paths import PACKAGE

# The first moment that a zip file can hold.
EPOCH = "315532800"


class WheelFailed(Exception):
    """The package cannot be built; the message is what the tool said."""


def build_wheel(package: Path = PACKAGE) -> tuple[str, bytes]:
    """Build the wheel of a package and return its name and content.

    The sources are copied first: setuptools writes beside them, and another
    build may be doing the same.
    """
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder, "sources")
        shutil.copytree(package, sources, ignore=shutil.ignore_patterns(
            *BYPRODUCTS, "*.egg-info"))
        result = subprocess.run(
            [sys.executable, "-m", "pip", "--disable-pip-version-check",
             "wheel", "--quiet", "--no-deps", "--no-build-isolation",
             "--no-index", "--wheel-dir", folder, str(sources)],
            env=os.environ | {"SOURCE_DATE_EPOCH": EPOCH},
            capture_output=True, text=True, check=False)
        if result.returncode:
            raise WheelFailed(f"No wheel can be built from {package}:\n"
                              f"{result.stderr.strip()}")
        wheel, = Path(folder).glob("*.whl")
        return wheel.name, wheel.read_bytes()
