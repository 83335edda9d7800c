"""Find an exercise by its label, and import no more modules than that needs."""

import difflib
import importlib
import json
import pkgutil
import re
from pathlib import Path

from mlmath import exercises
from mlmath.check.definitions import Exercise

__all__ = ["all_exercises", "find_exercise", "labels_in", "near_labels"]

# Where exercises come only when they are asked for, this file names them.
INDEX = "labels.json"
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


def labels_in(source):
    """Return the labels of the exercises that a module defines.

    Examples
    --------
    >>> labels_in('GAP = FunctionExercise(label="exercise-gap", reference=gap)')
    ['exercise-gap']
    """
    return _LABEL.findall(source)


def _labels():
    """Return the labels of the exercises in each module, by its name."""
    index = Path(exercises.__path__[0], INDEX)
    if index.is_file():
        return json.loads(index.read_text("utf-8"))
    modules = pkgutil.walk_packages(exercises.__path__, f"{exercises.__name__}.")
    return {module.name: labels_in(_source(module)) for module in modules
            if not module.ispkg}


def _source(module):
    loader = module.module_finder.find_spec(module.name).loader
    return loader.get_source(module.name)


def _exercises_of(name):
    module = importlib.import_module(name)
    return {value.label: value for value in vars(module).values()
            if isinstance(value, Exercise)}
