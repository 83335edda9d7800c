"""Create `.venv` with all that builds and tests the book.

Run by `make` with whatever Python the machine has, so this file imports the
standard library alone and keeps to syntax that old versions can read.
"""

import hashlib
import os
import subprocess
import sys
import venv

OLDEST, NEWEST = (3, 11), (3, 13)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENVIRONMENT = os.path.join(ROOT, ".venv")
STAMP = os.path.join(ENVIRONMENT, "installed")
SOURCES = ["requirements.lock", "code/pyproject.toml",
           "publishing/package-lock.json", "publishing/environment.py"]


def main():
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        return ("The book needs Python %d.%d to %d.%d, and this is %s. "
                "Name another one: make PYTHON=python3.12"
                % (OLDEST + NEWEST + (sys.version.split()[0],)))
    fingerprint = sources_fingerprint()
    if installed_fingerprint() == fingerprint:
        return 0
    try:
        create_environment()
        install_python_packages()
        install_node_packages()
    except subprocess.CalledProcessError as error:
        return ("This step failed (exit status %s):\n    %s\n"
                "Nothing else was changed; the next run tries again."
                % (error.returncode, " ".join(error.cmd)))
    with open(STAMP, "w") as stamp:
        stamp.write(fingerprint)
    return 0


def sources_fingerprint():
    digest = hashlib.sha256(sys.version.encode())
    for name in SOURCES:
        with open(os.path.join(ROOT, name), "rb") as source:
            digest.update(source.read())
    return digest.hexdigest()


def installed_fingerprint():
    try:
        with open(STAMP) as stamp:
            return stamp.read()
    except OSError:
        return None


def create_environment():
    print("Creating .venv with Python %s ..." % sys.version.split()[0],
          flush=True)
    try:
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
    except (ImportError, subprocess.CalledProcessError) as error:
        sys.exit("Python's venv module does not work here (%s). On Debian "
                 "and Ubuntu, install it: apt-get install python3-venv"
                 % error)


def install_python_packages():
    # The lock names every package, so pip has nothing to resolve; hashes
    # make sure that what arrives is what was locked.
    print("Installing the locked Python packages ...", flush=True)
    pip("install", "--no-deps", "--require-hashes", "-r",
        os.path.join(ROOT, "requirements.lock"))
    print("Installing the book's own package ...", flush=True)
    pip("install", "--no-deps", "--no-build-isolation", "--editable",
        os.path.join(ROOT, "code"))


def install_node_packages():
    print("Installing the locked Node packages ...", flush=True)
    run([program("npm"), "ci", "--no-audit", "--no-fund",
         "--loglevel", "error"], os.path.join(ROOT, "publishing"))


def pip(*arguments):
    run([program("python"), "-m", "pip", "--disable-pip-version-check",
         arguments[0], "--quiet"] + list(arguments[1:]), ROOT)


def program(name):
    folder = "Scripts" if os.name == "nt" else "bin"
    return os.path.join(ENVIRONMENT, folder, name)


def run(command, folder):
    # npm starts `node` by name: the environment's own comes first.
    variables = dict(os.environ)
    variables["PATH"] = os.pathsep.join(
        [os.path.dirname(program("python")), variables.get("PATH", "")])
    subprocess.run(command, cwd=folder, env=variables, check=True)


if __name__ == "__main__":
    sys.exit(main())
