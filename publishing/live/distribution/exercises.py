"""The exercises of each page in an archive of their own.

A reader of one page needs no other page's exercises. What is left of the
book's package knows where each label is, so that a check can fetch it.
"""

import io
import json
import zipfile

from mlmath.check.registry import INDEX, labels_in

FOLDER = "mlmath/exercises/"


def without_exercises(wheel: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Return the package's wheel without exercises, and one for each module.

    Returns
    -------
    tuple
        The wheel, with an index of the labels; and by the dotted names of the
        modules, wheels that hold nothing else.
    """
    rest, modules, labels = {}, {}, {}
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        for file in archive.namelist():
            content = archive.read(file)
            if is_exercise(file):
                name = file.removesuffix(".py").replace("/", ".")
                modules[name] = zipped({file: content})
                labels[name] = labels_in(content.decode())
            else:
                rest[file] = content
    rest[FOLDER + INDEX] = json.dumps(labels).encode()
    return zipped(rest), modules


def is_exercise(file: str) -> bool:
    return (file.startswith(FOLDER) and file.endswith(".py")
            and not file.endswith("__init__.py"))


def zipped(files: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for file, content in files.items():
            archive.writestr(zipfile.ZipInfo(file), content)
    return result.getvalue()
