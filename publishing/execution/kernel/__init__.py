"""The kernel that runs the book's cells.

Chapters hold no plotting configuration. What their figures need beyond the
package's own style (vector formats, a transparent page, the same bytes in
every build) is set for the kernel, in `ipython_kernel_config.py` beside this
file. A reader who runs a chapter elsewhere does without it and gets the same
figures as PNG on white.
"""

import os
from pathlib import Path

from publishing.paths import BUILD

KERNEL_CONFIG = Path(__file__).with_name("ipython_kernel_config.py")


def kernel_environment(folder: Path = BUILD / "ipython") -> dict[str, str]:
    """Return the environment variables with which cells are to be run.

    IPython writes into its folder (logs, a lock, a read-me), so that folder is
    made below `_build`, and the configuration is copied there.

    Parameters
    ----------
    folder
        IPython's folder. It is made if it does not exist, and its copy of the
        configuration is brought up to date.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     sorted(kernel_environment(Path(folder)))
    ['IPYTHONDIR', 'MPLBACKEND']
    """
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    replace_atomically(profile / KERNEL_CONFIG.name,
                       KERNEL_CONFIG.read_text("utf-8"))
    return {
        "IPYTHONDIR": str(folder),
        # A backend chosen for the terminal must not reach the kernel.
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    }


def replace_atomically(file: Path, text: str) -> None:
    """Write `text` so that a kernel starting meanwhile reads all or none."""
    if file.exists() and file.read_text("utf-8") == text:
        return
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_text(text, "utf-8")
    os.replace(draft, file)
