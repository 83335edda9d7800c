"""The kernel that runs the book's cells.

Chapters hold no plotting configuration. What their figures need beyond the
package's own style (vector formats, a transparent page, the same bytes in
every build) is set for the kernel, in `ipython_kernel_config.py` beside this
file. A reader who runs a chapter elsewhere does without it and gets the same
figures as PNG on white.
"""

from pathlib import Path

from publishing.files import write_atomically
from publishing.paths import BUILD

KERNEL_CONFIG = Path(__file__).with_name("ipython_kernel_config.py")
FILES = (KERNEL_CONFIG, Path(__file__).with_name("reads.py"))


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
    for file in FILES:
        copy, wanted = profile / file.name, file.read_bytes()
        # A kernel may be starting meanwhile.
        if not copy.exists() or copy.read_bytes() != wanted:
            write_atomically(copy, wanted)
    return {
        "IPYTHONDIR": str(folder),
        # A backend chosen for the terminal must not reach the kernel.
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    }
