"""Test the package's tests: `python -m publishing.tools.mutate` or `make mutate`.

mutmut changes the code of a module in one place at a time (a mutant) and runs
the tests that reach the place. A mutant that no test notices has survived.
This prints the survivors and the share of killed mutants, also by module, and
fails if the share is too small. Names of modules or of packages may follow the command,
`MODULES="datasets figures/arrows"` of make; without any, all modules are tested
that have tests, which takes hours.

The work is done on a copy under `_build/mutation`, in which the package lies
beside its tests. So the copy that mutmut changes is found before the package
installed in the environment, which would otherwise hide every mutant. mutmut
leaves decorated functions alone, which here are properties.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from publishing.paths import BUILD, PACKAGE, ROOT

TREE = BUILD / "mutation"
TESTS = Path("tests", "package")
EXERCISES = Path("tests", "exercises")  # which put the checks to the test
EVERY_EXERCISE = EXERCISES / "test_every_exercise.py"
WITH_THEM = Path("tests", "searching.py")
# What the tests of the data sets read.
BOOKS_CARDS = Path("book", "reference", "dataset-cards.md")
LABEL = re.compile(r'label="(exercise-[\w-]+)"')
LISTED = re.compile(r"^__all__ = \[.*?\]", re.MULTILINE | re.DOTALL)
NAME = re.compile(r'"(\w+)"')
SMALLEST_SHARE = 0.90
NOTICED = ("killed", "timeout", "segfault")


def tests_of(module: Path) -> list[Path]:
    """Return where the tests of a module are, by their name.

    Packages have a folder of tests; a module has those that name its functions,
    or all if none does. Of the tests of exercises, a module has its own and
    those that every exercise is put to.
    """
    place = module.relative_to(PACKAGE / "mlmath")
    package, stem = place.parent, module.stem.strip("_")
    if package.parts[:1] == ("exercises",):
        own = EXERCISES / package.relative_to("exercises") / f"test_{stem}.py"
        return [EVERY_EXERCISE, *([own] if (ROOT / own).exists() else [])]
    if package.parts == ("check",):
        return [TESTS / package, EXERCISES]
    if package.parts:
        return naming(module) or [TESTS / package]
    return [TESTS / f"test_{stem}.py"]


def naming(module: Path) -> list[Path]:
    """Return the tests of a package that name what a module has for others."""
    listed = LISTED.search(module.read_text("utf-8"))
    names = NAME.findall(listed[0]) if listed else []
    folder = ROOT / TESTS / module.parent.relative_to(PACKAGE / "mlmath")
    return [path.relative_to(ROOT) for path in sorted(folder.glob("test_*.py"))
            if any(name in path.read_text("utf-8") for name in names)]


def called(module: Path) -> str:
    """Return the name of a module, such as figures/arrows."""
    return module.relative_to(PACKAGE / "mlmath").with_suffix("").as_posix()


def chosen_modules(names: list[str]) -> list[Path]:
    """Return the modules of those names, or all that have tests.

    A name is that of a file or of a folder, with as much of the path as tells
    it from others: `arrows`, `figures/arrows`, `exercises/calculus`. A whole
    path means that module alone: `hypothesis_tests` is not its exercises.
    """
    modules = sorted(path for path in (PACKAGE / "mlmath").glob("**/*.py")
                     if path.stem != "__init__")
    tested = [path for path in modules if (ROOT / tests_of(path)[0]).exists()]
    whole = {called(path): [path] for path in tested}
    meant = {name: whole.get(name) or [
        path for path in tested
        if f"/{name.strip('/')}/" in f"/{called(path)}/"] for name in names}
    unknown = [name for name, paths in meant.items() if not paths]
    if unknown:
        known = ", ".join(map(called, tested))
        raise SystemExit(f"No tests for {', '.join(sorted(unknown))};"
                         f" there are some for {known}.")
    return sorted({path for paths in meant.values() for path in paths}) or tested


def names_of(modules: list[Path]) -> list[str]:
    """Return the names of the tests to choose where all are of exercises.

    Most of what every exercise is put to belongs to other modules.
    """
    if any(tests_of(module)[0] != EVERY_EXERCISE for module in modules):
        return []
    return sorted({label for module in modules
                   for label in LABEL.findall(module.read_text("utf-8"))}
                  | {f"test_{module.stem}" for module in modules})


def settings(modules: list[Path]) -> str:
    """Return the settings of mutmut, as a setup.cfg."""
    names = names_of(modules)
    lines = [
        "[mutmut]",
        "source_paths = mlmath",
        "only_mutate =",
        *(f"    {path.relative_to(PACKAGE).as_posix()}" for path in modules),
        "pytest_add_cli_args =",
        "    -p",
        "    no:cacheprovider",
        *(["    -k", f"    {' or '.join(names)}"] if names else []),
        "pytest_add_cli_args_test_selection =",
        *(f"    {path.as_posix()}" for path in sorted(
            {place for module in modules for place in tests_of(module)})),
        "also_copy =",
        f"    {BOOKS_CARDS.parts[0]}",
        "use_git_change_detection = false",
    ]
    return "\n".join(lines) + "\n"


def lay_out(modules: list[Path]) -> None:
    """Make a fresh copy of the package, its tests and their settings."""
    shutil.rmtree(TREE, ignore_errors=True)
    without_caches = shutil.ignore_patterns("__pycache__")
    for source, target in [(PACKAGE / "mlmath", TREE / "mlmath"),
                           (ROOT / TESTS, TREE / TESTS),
                           (ROOT / EXERCISES, TREE / EXERCISES)]:
        shutil.copytree(source, target, ignore=without_caches)
    shutil.copy(ROOT / WITH_THEM, TREE / WITH_THEM)
    (TREE / BOOKS_CARDS).parent.mkdir(parents=True)
    shutil.copy(ROOT / BOOKS_CARDS, TREE / BOOKS_CARDS)
    shutil.copy(ROOT / "pytest.ini", TREE)
    text = settings(modules)
    (TREE / "setup.cfg").write_text(text, "utf-8")


def mutmut(*arguments: str, **options) -> subprocess.CompletedProcess:
    """Run mutmut on the copy, with few examples for each property."""
    program = Path(sys.executable).with_name("mutmut")
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "mutation"}
    return subprocess.run([str(program), *arguments], cwd=TREE,
                          env=environment, text=True, check=True, **options)


def fates(results: str) -> list[tuple[str, str]]:
    """Return name and fate of each mutant."""
    return [tuple(line.strip().split(": ")) for line in results.splitlines()]


def shares(found: list[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Return how many mutants of each module a test noticed, and of how many."""
    counts: dict[str, tuple[int, int]] = {}
    for name, fate in found:
        module = name.rpartition(".")[0].removeprefix("mlmath.")
        noticed, total = counts.get(module, (0, 0))
        counts[module] = noticed + (fate in NOTICED), total + 1
    return counts


def said(noticed: int, total: int) -> str:
    return f"{noticed / total:.1%} of {total} mutants were noticed"


def main() -> int:
    lay_out(chosen_modules(sys.argv[1:]))
    mutmut("run")
    found = fates(mutmut("results", "--all", "true", stdout=subprocess.PIPE).stdout)
    for name, fate in found:
        if fate not in NOTICED:
            print(f"{name}: {fate}")
            print(mutmut("show", name, stdout=subprocess.PIPE).stdout)
    counts = shares(found)
    for module, (noticed, total) in counts.items():
        print(f"{module}: {said(noticed, total)}")
    noticed, total = map(sum, zip(*counts.values(), strict=True))
    print(f"{said(noticed, total)} (at least {SMALLEST_SHARE:.0%} have to be).")
    return 0 if noticed >= SMALLEST_SHARE * total else 1


if __name__ == "__main__":
    sys.exit(main())
