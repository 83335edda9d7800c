"""A page with live code as other books have it, to compare ours with.

Thebe with thebe-lite, which is JupyterLite's kernel, over the Pyodide that
thebe-lite is made for; everything from one host, so that only what is loaded
and what it does makes a difference. Nothing of it is part of the book.
"""

import io
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from publishing.live.distribution.assembly import (
    fetch_core, fetch_thebe, fetch_wheels, read_pins, write_folder)
from publishing.live.distribution.sources import (
    Place, Store, Wanted, npm_pack, pyodide_places, sha256, tar_members,
    with_dependencies)

PINS = Path(__file__).with_name("stock_pins.json")

PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Stock page</title>
<script src="lite/thebe-lite.min.js"></script>
<script src="thebe/index.js"></script>
<link rel="icon" href="data:,">
</head><body>
<h1>A page with live code</h1>
<button id="start">Live Code</button>
<!-- cells -->
<script src="page.js"></script>
</body></html>
"""

# What sphinx-thebe does at the click, with the kernel in the browser.
SCRIPT = """\
const here = new URL(".", document.currentScript.src).href;
const start = window.thebeLite.startJupyterLiteServer;
window.thebeLite.startJupyterLiteServer = (config) => start({
  ...config,
  litePluginSettings: {
    "@jupyterlite/pyodide-kernel-extension:kernel": {
      pyodideUrl: here + "pyodide/pyodide.js",
      pipliteUrls: [here + "lite/pypi/all.json"],
      pipliteWheelUrl: here + "lite/pypi/piplite-0.4.7-py3-none-any.whl",
      disablePyPIFallback: true,
    },
  },
});
async function live(last) {
  const { notebook } = await window.thebe.bootstrap({
    useBinder: false, useJupyterLite: true, requestKernel: true,
    kernelOptions: { kernelName: "python", path: "/" },
    mathjaxUrl: here + "none.js",
  });
  for (let number = 0; number <= last; number += 1) {
    await notebook.cells[number].execute();
  }
}
"""

CELL = """\
<div class="cell"><pre data-executable="true" data-language="python">{}</pre>
<div data-output="true"></div></div>
"""

# Parts of Python's library that the page's Pyodide has as packages, and that
# no index offers: the kernel imports them, and no cell of ours uses them.
STAND_INS = {"ssl": "", "sqlite3": """\
class DatabaseError(Exception): pass
class OperationalError(DatabaseError): pass
class IntegrityError(DatabaseError): pass
class Nothing:
    lastrowid = 1
    def __getattr__(self, name): return self
    def __call__(self, *arguments, **options): return self
    def __enter__(self): return self
    def __exit__(self, *arguments): return False
    def __iter__(self): return iter(())
    def fetchone(self): return None
    def fetchall(self): return []
def __getattr__(name):
    if name.startswith("__"): raise AttributeError(name)
    return Nothing()
"""}


def stand_in_wheel(name: str, source: str) -> bytes:
    """Return a wheel with one module, or with none if there is no source."""
    content = io.BytesIO()
    info = f"{name}-1.0.0.dist-info"
    files = {f"{info}/METADATA": "Metadata-Version: 2.1\n"
                                 f"Name: {name}\nVersion: 1.0.0\n",
             f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: none\n"
                              "Root-Is-Purelib: true\n"
                              "Tag: py2.py3-none-any\n",
             f"{info}/RECORD": ""}
    if source:
        files[f"{name}.py"] = source
    with zipfile.ZipFile(content, "w") as archive:
        for file, text in files.items():
            archive.writestr(zipfile.ZipInfo(file), text)
    return content.getvalue()


def index_wheel(requirement: str) -> bytes:
    """Return the wheel of one package from the Python package index."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
             "--disable-pip-version-check", "--only-binary=:all:",
             "--ignore-requires-python", "--dest", folder, requirement],
            check=True, capture_output=True, text=True)
        file, = Path(folder).glob("*.whl")
        return file.read_bytes()


def index_wheels(pins: list[dict]) -> dict[str, bytes]:
    """Return the wheels of IPython and of what it needs, by file name."""
    wheels = {}
    for pin in pins:
        place = Place("the Python package index",
                      lambda file, pin=pin: index_wheel(pin["requirement"]))
        wheels[pin["file"]] = Store([place]).get(
            Wanted(pin["file"], pin["sha256"]))
    return wheels


def pyodide_files(pins: dict) -> dict[str, bytes]:
    """Return Pyodide with the wheels that the page's cells need."""
    store = Store(pyodide_places(pins["pyodide"]))
    files = fetch_core(store, pins["pyodide"])
    lock = json.loads(files["pyodide-lock.json"])
    files |= fetch_wheels(store, with_dependencies(
        lock, [name for name in pins["packages"]]))
    # Packages that Pyodide has built itself, as their authors publish them.
    others = index_wheels(pins["python-index"]) | {
        f"{name}-1.0.0-py2.py3-none-any.whl": stand_in_wheel(name, source)
        for name, source in STAND_INS.items()}
    for file, content in others.items():
        package, version = file.split("-")[:2]
        name = package.replace("_", "-").lower()
        entry = lock["packages"].setdefault(name, {
            "name": name, "version": version, "install_dir": "site",
            "package_type": "package", "imports": [package], "depends": [],
            "unvendored_tests": False})
        entry |= {"file_name": file, "sha256": sha256(content)}
        if name in STAND_INS:
            entry["depends"] = []
    files["pyodide-lock.json"] = json.dumps(lock).encode()
    return files | others


def write_stock_page(folder: Path, cells: list[str]) -> None:
    """Write the page and all that it loads."""
    pins = json.loads(PINS.read_text("utf-8"))
    lite = pins["thebe-lite"]
    tarball = Store([Place("npm's index",
                           lambda file: npm_pack(lite["npm"]))]).get(
        Wanted(lite["npm"].replace("@", "-") + ".tgz", lite["sha256"]))
    files = {f"lite/{name}": content for name, content
             in tar_members(tarball, "package/dist/lib/").items()
             if not name.endswith(".map")}
    files |= {f"thebe/{name}": content for name, content
              in fetch_thebe(read_pins()["thebe"]).items()}
    files |= {f"pyodide/{name}": content
              for name, content in pyodide_files(pins).items()}
    files["page.js"] = SCRIPT.encode()
    files["none.js"] = b""
    files["index.html"] = PAGE.replace("<!-- cells -->", "".join(
        CELL.format(cell) for cell in cells)).encode()
    write_folder(folder, files)
