"""Find an exercise by its label, and import no more modules than that needs."""

import difflib
import importlib
import pkgutil

from mlmath.check import exercises
from mlmath.check.definitions import Exercise

__all__ = ["all_exercises", "exercise_labels", "find_exercise"]


def find_exercise(label):
    """Return the exercise with a label, or None."""
    for module in _modules(label):
        found = _exercises_of(module).get(label)
        if found is not None:
            return found
    return None


def all_exercises():
    """Return all exercises of the book, by their labels."""
    found = {}
    for name in _names():
        for label, exercise in _exercises_of(_load(name)).items():
            if label in found:
                raise ValueError(
                    f"{name}: the label {label!r} names a second exercise")
            found[label] = exercise
    return found


def exercise_labels():
    """Return the labels of all exercises, in alphabetical order."""
    return sorted(all_exercises())


def near_labels(label):
    """Return the labels that look most like one that does not exist."""
    return difflib.get_close_matches(label, exercise_labels(), n=3, cutoff=0.5)


def _names():
    return [module.name for module in pkgutil.iter_modules(exercises.__path__)]


def _load(name):
    return importlib.import_module(f"{exercises.__name__}.{name}")


def _modules(label):
    """Yield the modules that mention a label, then the others.

    The browser imports slowly, so the text of a module is searched first. A
    module without its text, and a label that is put together, cost time only.
    """
    names = _names()
    mentioning = [name for name in names if label in _source(name)]
    for name in sorted(names, key=lambda name: name not in mentioning):
        yield _load(name)


def _source(name):
    for finder, found, _ in pkgutil.iter_modules(exercises.__path__):
        if found == name:
            loader = finder.find_spec(name).loader
            try:
                return loader.get_source(name) or ""
            except (ImportError, OSError, AttributeError):
                return ""
    return ""


def _exercises_of(module):
    return {value.label: value for value in vars(module).values()
            if isinstance(value, Exercise)}
