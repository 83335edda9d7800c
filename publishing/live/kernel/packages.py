"""Which downloads a cell needs, and downloads in the midst of one.

What a cell imports is known before it runs, also what the book's own modules
import in turn; that is loaded beforehand, all at once. An import that nobody
could foresee (inside a function, by a computed name) loads its package when it
comes to it: slower, but it works.
"""

import importlib
import importlib.abc
import importlib.machinery
import io
import json
import os
import re
import sys

from browser_kernel.source import imported_modules

_roots = {}    # the name that is imported -> the package that has it
_needs = {}    # a module of the book's package -> packages it imports
_files = {}    # package -> (address of its archive, the packages it needs)
_later = {}    # a module of the standard library -> address of the archive

LATER_FOLDER = "/lib/python314-later"
SITE_FOLDER = "/lib/python3.14/site-packages"

LIBRARIES = "NumPy, SciPy, Matplotlib, pandas, scikit-learn and SymPy"

# What `mlmath.check` reads, too.
LABELS = f"{SITE_FOLDER}/mlmath/exercises/labels.json"
EXERCISE = re.compile(r"""["'](exercise-[\w-]+)["']""")


def learn(plan, base):
    """Take note of what the page offers."""
    _roots.update(plan["imports"])
    _needs.update(plan["needs"])
    _files.update({name: (base + entry["path"], entry["depends"])
                   for name, entry in plan["later"].items()})
    later = plan["libraryLater"]
    _later.update(dict.fromkeys(later["modules"], base + later["path"]))
    sys.meta_path.append(LoadOnImport())


def missing_for(code):
    """Return the packages that a cell needs and that are not there yet."""
    wanted = {}
    for name in [*imported_modules(code), *exercises_of(code)]:
        package = _roots.get(name.partition(".")[0])
        if package:
            wanted[package] = None
        wanted.update(dict.fromkeys(_needs.get(name, ())))
    return [name for name in wanted if not is_loaded(name)]


def exercises_of(code):
    """Return the modules with the exercises that a cell checks."""
    labels = set(EXERCISE.findall(code))
    if not labels or not os.path.isfile(LABELS):
        return []
    with open(LABELS, encoding="utf-8") as file:
        return [name for name, own in json.load(file).items()
                if labels.intersection(own)]


def is_loaded(package):
    import pyodide_js
    return hasattr(pyodide_js.loadedPackages, package)


class LoadOnImport(importlib.abc.MetaPathFinder):
    """The last to be asked for a module: fetches the package that has it."""

    def find_spec(self, name, path=None, target=None):
        if name in _later:
            load_later_library(_later[name])
            folder, _, _ = name.rpartition(".")
            path = [f"{LATER_FOLDER}/{folder.replace('.', '/')}"]
            return importlib.machinery.PathFinder.find_spec(name, path)
        package = _roots.get(name)
        if package is None or is_loaded(package):
            return None
        load_now(package)
        return importlib.machinery.PathFinder.find_spec(name, path)


def load_later_library(address):
    """Download the seldom part of the standard library, once."""
    if not os.path.isdir(LATER_FOLDER):
        install(address, "a part of Python's library", LATER_FOLDER)


def load_now(package):
    """Download and install a package while Python waits."""
    if is_loaded(package) or package not in _files:
        return
    address, others = _files[package]
    for other in others:
        load_now(other)
    install(address, package, SITE_FOLDER)
    import pyodide_js
    setattr(pyodide_js.loadedPackages, package, "default channel")


def install(address, package, folder):
    """Download an archive and unpack it into a folder."""
    import tarfile
    content = io.BytesIO(download(address, package))
    try:
        with tarfile.open(fileobj=content) as archive:
            archive.extractall(folder)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise missing(address, package, "the file is damaged") from error
    importlib.invalidate_caches()


def download(address, package):
    try:
        return download_once(address, package, {})
    except ImportError:
        # What came from a cache may be an old refusal.
        return download_once(address, package, {"Cache-Control": "no-cache"})


def download_once(address, package, headers):
    from js import XMLHttpRequest
    request = XMLHttpRequest.new()
    request.open("GET", address, False)
    request.responseType = "arraybuffer"
    for name, value in headers.items():
        request.setRequestHeader(name, value)
    try:
        request.send()
    except Exception as error:
        raise missing(address, package, "the connection failed") from error
    if request.status != 200:
        raise missing(address, package, f"the site answered {request.status}")
    return request.response.to_bytes()


def explain(error):
    """Say in plain words why a module is not there, if nobody has it."""
    name = (getattr(error, "name", None) or "").partition(".")[0]
    if (isinstance(error, ModuleNotFoundError) and name
            and name not in _roots and name not in sys.modules):
        error.add_note(f"Python in the page has no {name}. It has {LIBRARIES}, "
                       "and most of Python's own library.")


def missing(address, package, why):
    file = address.rpartition("/")[2]
    return ImportError(f"{package} is not here yet and could not be "
                       f"downloaded: {why} ({file}). Run the cell again to "
                       "try once more.", name=package)
