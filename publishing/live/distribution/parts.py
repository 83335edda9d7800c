"""What only some pages need, in archives of their own: exercises and data.

A reader of one page needs no other page's exercises, and of the data sets that
lie in files those of the page alone. What is left of the book's package knows
where each label is, so that a check can fetch it; a loader of data is fetched
with its file when it is imported.
"""

import io
import json
import re
import zipfile

from mlmath.check.registry import INDEX, labels_in

EXERCISES = "mlmath/exercises/"
LOADERS = "mlmath/datasets/"
DATA = "mlmath/data/"

# How a loader names the file that it reads.
READS = re.compile(r"""\bread_\w+\(\s*["']([\w.]+)["']""")


def without_parts(wheel: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Return the package's wheel without exercises and data, and each of them.

    Returns
    -------
    tuple
        The wheel, with an index of the labels of exercises; and by the dotted
        names of the modules, wheels that hold nothing else but the file that
        a module reads.
    """
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        rest = {file: archive.read(file) for file in archive.namelist()}
    parts, labels = {}, {}
    for file, content in [*rest.items()]:
        own = {file}
        if is_exercise(file):
            labels[dotted(file)] = labels_in(content.decode())
        elif read := READS.findall(content.decode()) if is_loader(file) else ():
            own |= {DATA + name for name in read}
        else:
            continue
        parts[dotted(file)] = zipped({name: rest.pop(name) for name in sorted(own)})
    rest[EXERCISES + INDEX] = json.dumps(labels).encode()
    return zipped(rest), parts


def is_exercise(file: str) -> bool:
    return (file.startswith(EXERCISES) and file.endswith(".py")
            and not file.endswith("__init__.py"))


def is_loader(file: str) -> bool:
    return file.startswith(LOADERS) and file.endswith(".py")


def dotted(file: str) -> str:
    return file.removesuffix(".py").replace("/", ".")


def zipped(files: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for file, content in files.items():
            archive.writestr(zipfile.ZipInfo(file), content)
    return result.getvalue()
