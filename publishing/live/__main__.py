"""Put together what the browser downloads: `python -m publishing.live`."""

import sys
import time

from publishing.live.distribution.assembly import FOLDER, assemble
from publishing.live.distribution.slim import SlimFailed
from publishing.live.distribution.sources import NoSource
from publishing.live.distribution.wheel import WheelFailed


def assemble_with_messages() -> str:
    """Return what went wrong, or an empty string."""
    started = time.monotonic()
    print("Live code: putting together what browsers download …", flush=True)
    try:
        assemble()
    except (NoSource, SlimFailed, WheelFailed) as failure:
        return str(failure)
    print(f"  done ({time.monotonic() - started:.1f} s)", flush=True)
    return ""


if __name__ == "__main__":
    sys.exit(assemble_with_messages() or 0)
