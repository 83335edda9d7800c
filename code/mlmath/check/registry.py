"""Find an exercise by its label, and import no more modules than that needs."""

import difflib
import importlib
import pkgutil
import re

from mlmath import exercises
from mlmath.check.definitions import Exercise

__all__ = ["all_exercises", "find_exercise", "near_labels"]

_LABEL = re.compile(r'label="(exercise-[\w-]+)"')


def find_exercise(label):
    """Return the exercise with a label, or None.

    The text of the modules is searched first and only one of them imported:
    another one may need a library that the browser has not loaded.
    """
    for name, labels in _labels().items():
        if label in labels:
            return _exercises_of(name).get(label)
    return None


def near_labels(label):
    """Return the labels that look most like one that does not exist."""
    known = [known for labels in _labels().values() for known in labels]
    return difflib.get_close_matches(label, known, n=3, cutoff=0.6)


def all_exercises():
    """Return all exercises of the book, by their labels."""
    found = {}
    for name in _labels():
        for label, exercise in _exercises_of(name).items():
            if label in found:
                raise ValueError(
                    f"{name}: the label {label!r} names a second exercise")
            found[label] = exercise
    return found


def _labels():
    """Return the labels in the text of each module, by the module's name."""
    modules = pkgutil.walk_packages(exercises.__path__, f"{exercises.__name__}.")
    return {module.name: _LABEL.findall(_source(module)) for module in modules
            if not module.ispkg}


def _source(module):
    loader = module.module_finder.find_spec(module.name).loader
    return loader.get_source(module.name)


def _exercises_of(name):
    module = importlib.import_module(name)
    return {value.label: value for value in vars(module).values()
            if isinstance(value, Exercise)}
