"""Pictures that TeX cannot read, as PDF."""

import os
import shutil
import subprocess
from pathlib import Path

from sphinx.transforms.post_transforms.images import ImageConverter
from sphinx.util import logging

from publishing.figures.themes import light_version

logger = logging.getLogger(__name__)

CONVERTER = "rsvg-convert"  # one of the programs that the edition asks for


class DrawPictures(ImageConverter):
    """Make a PDF of each SVG of the manuscript."""

    conversion_rules = [("image/svg+xml", "application/pdf")]

    def is_available(self) -> bool:
        return shutil.which(CONVERTER) is not None

    def convert(self, source: str, target: str) -> bool:
        svg = light_version(Path(source).read_text("utf-8"))
        answer = subprocess.run(
            [CONVERTER, "--format=pdf", f"--output={target}"],
            input=svg.encode(), capture_output=True, check=False,
            env={**os.environ, "SOURCE_DATE_EPOCH": "0"})
        if answer.returncode:
            logger.warning("%s does not understand the picture %s: %s",
                           CONVERTER, Path(source).name,
                           answer.stderr.decode(errors="replace").strip())
        return answer.returncode == 0
