"""All that the browser downloads, laid out as the site serves it.

`_build/live` becomes `_static/live` of the site:

    worker.js, server.js …   our own scripts
    pyodide/                 Pyodide's core, and archives of the standard
                             library, the packages, and our kernel
    thebe/                   Thebe's scripts and styles
    packages.json            where the worker finds all that, and what the
                             first download consists of

A file whose content changes with the book or with this recipe has a hash of
its content in its name. The worker can then take it from the browser's cache
without asking whether it is still the right one.
"""

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

from publishing.execution.kernel import KERNEL_CONFIG
from publishing.live.distribution.needs import module_needs
from publishing.live.distribution.parts import without_parts
from publishing.live.distribution.slim import Archive, slim
from publishing.live.distribution.sources import (
    Place, Store, Wanted, cache_folder, npm_pack, pyodide_places, sha256,
    tar_members, with_dependencies)
from publishing.live.distribution.wheel import build_wheel
from publishing.paths import BUILD, PRESS

PINS = Path(__file__).with_name("pins.json")
LIVE = PRESS / "live"
FOLDER = BUILD / "live"

OWN = "mlmath"

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
LIBRARY, LATER = "python_library.zip.gz", "python_later.tar.gz"

KERNEL = "browser_kernel"
KERNEL_ARCHIVE = "kernel.tar.gz"

# Of matplotlib's needs these two are imported by nothing that a cell runs.
NOT_NEEDED = {"fonttools", "pytz"}

# Loaded before the first cell can run; the rest when a cell imports it.
FIRST = ("numpy", OWN)


def read_pins() -> dict:
    return json.loads(PINS.read_text("utf-8"))


def marked(name: str, content: bytes) -> str:
    """Return an archive's name with a mark of its content.

    >>> marked("numpy-1.0.tar.gz", b"x")
    'numpy-1.0-2d711642b726.tar.gz'
    """
    stem, kind, compression = name.rsplit(".", 2)
    return f"{stem}-{sha256(content)[:12]}.{kind}.{compression}"


def archive_name(wheel: str) -> str:
    """Return the name under which a wheel's content is served.

    >>> archive_name("a_b-1.0-py3-none-any.whl")
    'a_b-1.0.tar.gz'
    """
    package, version, *_ = wheel.split("-")
    return f"{package}-{version}.tar.gz"


def fetch_core(store: Store, pins: dict) -> dict[str, bytes]:
    return {name: store.get(Wanted(name, digest))
            for name, digest in pins["core"].items()}


def fetch_wheels(store: Store, chosen: dict[str, dict]) -> dict[str, bytes]:
    return {entry["file_name"]: store.get(
                Wanted(entry["file_name"], entry["sha256"]))
            for entry in chosen.values()}


def fetch_thebe(pins: dict) -> dict[str, bytes]:
    """Return the files of Thebe that a page needs."""
    package = pins["npm"]
    name = package.replace("@", "-") + ".tgz"
    store = Store([Place("npm's index", lambda file: npm_pack(package))])
    tarball = store.get(Wanted(name, pins["sha256"]))
    return {name: content for name, content
            in tar_members(tarball, "package/lib/").items()
            if not name.endswith((".map", ".d.ts"))
            and not name.startswith("types/")}


def chosen_packages(lock: dict, roots: list[str]) -> dict[str, dict]:
    """Return the lock's entries of what a cell can import."""
    needed = {**lock, "packages": {
        name: entry | {"depends": [other for other in entry["depends"]
                                   if other not in NOT_NEEDED]}
        for name, entry in lock["packages"].items()}}
    return with_dependencies(needed, roots)


def own_entry(name: str) -> dict:
    """Return an entry for the book's package like those of the lock."""
    return {
        "file_name": name,
        # Not Matplotlib: a cell that only computes should not wait for it.
        "imports": [OWN], "depends": ["numpy"]}


def part_entry(module: str, own_name: str) -> dict:
    """Return an entry for exercises or data like those of the lock."""
    _, version, *rest = own_name.split("-")
    return {"file_name": "-".join([module, version, *rest]),
            "imports": [module], "depends": []}


def kernel_wheel() -> bytes:
    """Return the kernel as a wheel, with the build's own settings."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for file in sorted((LIVE / "kernel").glob("*.py")):
            archive.writestr(zipfile.ZipInfo(f"{KERNEL}/{file.name}"),
                             file.read_bytes())
        archive.writestr(zipfile.ZipInfo(f"{KERNEL}/settings.txt"),
                         KERNEL_CONFIG.read_bytes())
    return content.getvalue()


def assemble(folder: Path = FOLDER) -> None:
    """Put everything into a folder, which then holds nothing else."""
    pins = read_pins()
    store = Store(pyodide_places(pins["pyodide"]))
    core = fetch_core(store, pins["pyodide"])
    lock = json.loads(core["pyodide-lock.json"])
    chosen = chosen_packages(lock, pins["packages"])
    wheels = fetch_wheels(store, chosen)
    own_name, own_wheel = build_wheel()
    own_wheel, parts = without_parts(own_wheel)
    chosen[OWN] = own_entry(own_name)
    chosen |= {module: part_entry(module, own_name) for module in parts}
    packed = slim(
        [Archive(LIBRARY, "library", core["python_stdlib.zip"]),
         Archive(LATER, "library_later", core["python_stdlib.zip"]),
         *(Archive(archive_name(name), "wheel", content)
           for name, content in wheels.items()),
         Archive(archive_name(own_name), "own", own_wheel),
         *(Archive(archive_name(chosen[module]["file_name"]), "own", wheel)
           for module, wheel in parts.items()),
         Archive(KERNEL_ARCHIVE, "wheel", kernel_wheel())],
        core, cache_folder() / "packed")
    files = distribution(core, lock, chosen, packed)
    files |= {f"thebe/{name}": content
              for name, content in fetch_thebe(pins["thebe"]).items()}
    files |= scripts()
    write_folder(folder, files)


def distribution(core: dict[str, bytes], lock: dict, chosen: dict[str, dict],
                 packed: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of Pyodide as they are served, by path."""
    paths = {name: f"pyodide/{marked(name, content)}"
             for name, content in packed.items()}
    files = {f"pyodide/{name}": core[name] for name in CORE}
    files |= {paths[name]: content for name, content in packed.items()}
    archives = {name: archive_name(entry["file_name"])
                for name, entry in sorted(chosen.items())}
    roots = {module: name for name, entry in sorted(chosen.items())
             for module in entry["imports"]}
    unpacked = [KERNEL_ARCHIVE, *(archives[name] for name in FIRST)]
    first = [f"pyodide/{name}" for name in CORE]
    first += [paths[name] for name in (LIBRARY, *unpacked)]
    files["packages.json"] = json.dumps({
        # What Pyodide could load by itself: nothing, the worker does it.
        "lock": {"info": lock["info"], "packages": {}},
        "library": paths[LIBRARY],
        "unpacked": [paths[name] for name in unpacked],
        "packages": FIRST,
        # Progress is told in bytes that travel, for which a host's
        # compression counts.
        "first": [first_entry(path, files[path]) for path in first],
        "libraryLater": {"path": paths[LATER],
                         "modules": modules_in(packed[LATER])},
        "later": {name: {"path": paths[archives[name]],
                         "depends": entry["depends"]}
                  for name, entry in sorted(chosen.items())
                  if name not in FIRST},
        # What an import needs: by its first name, and by the module of the
        # book's package.
        "imports": roots,
        "needs": module_needs(roots),
    }, indent=1).encode()
    return files


def first_entry(path: str, content: bytes) -> dict:
    """Return what the worker has to know of a file of the first download."""
    compressed = (content if path.endswith(".gz")
                  else gzip.compress(content, 6, mtime=0))
    return {"path": path, "bytes": len(content), "transfer": len(compressed)}


def modules_in(archive: bytes) -> list[str]:
    """Return the dotted names of the modules in an archive.

    Of a package that is there as a whole, only its own name.
    """
    with tarfile.open(fileobj=io.BytesIO(archive)) as content:
        names = {name.removesuffix(".pyc").removesuffix("/__init__")
                 for name in content.getnames() if name.endswith(".pyc")}
    return sorted(name.replace("/", ".") for name in names
                  if not any(name.startswith(f"{other}/")
                             for other in names))


def scripts() -> dict[str, bytes]:
    """Return our own scripts as they are served, by path."""
    return {file.name: file.read_bytes()
            for file in sorted((LIVE / "browser").glob("*"))
            if file.is_file()}


def write_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Write what has changed and remove what is no longer there."""
    for file in [path for path in folder.rglob("*") if path.is_file()]:
        if file.relative_to(folder).as_posix() not in files:
            file.unlink()
    for path, content in files.items():
        file = folder / path
        if not (file.is_file() and file.read_bytes() == content):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
