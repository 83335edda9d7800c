"""Where things lie in the repository."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "book"
PACKAGE = ROOT / "code"
PRESS = ROOT / "publishing"
CONFIG = ROOT / "_config.yml"
CONTENTS = ROOT / "_toc.yml"
LOCK = ROOT / "requirements.lock"
BUILD = ROOT / "_build"
SITE = BUILD / "html"
