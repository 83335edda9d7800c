"""Call a reader's function so that nothing it does can do harm.

What it prints is kept, its warnings are silenced, its arguments are copies,
its errors are caught with the line that raised them, and an endless loop in
its own Python code is stopped.

Some loops cannot be stopped without a second thread, which the browser does
not have: those inside a compiled function, such as ``sum(itertools.count())``,
and those whose bare ``except:`` swallows every error. In the page, the button
Stop ends them.
"""

import builtins
import contextlib
import copy
import functools
import inspect
import io
import linecache
import sys
import time
import warnings
from dataclasses import dataclass

import numpy as np

__all__ = ["Outcome", "TooLong", "globals_of", "run"]


class TooLong(BaseException):
    """Raised inside a call that does not end.

    Not an Exception, so that ``except Exception`` does not swallow it.
    """


@dataclass(frozen=True)
class Outcome:
    """What one call did.

    Attributes
    ----------
    arguments : tuple
        What the function was given.
    result : object
        What it returned.
    error : BaseException or None
        What it raised.
    line : str
        The reader's line that raised it, if it can be found.
    printed : bool
        Whether it printed something.
    changed : int or None
        The index of the first argument that it changed.
    """

    arguments: tuple
    result: object = None
    error: BaseException | None = None
    line: str = ""
    printed: bool = False
    changed: int | None = None


def run(function, arguments, patience=1.0):
    """Call a function with copies of the arguments and return the Outcome.

    Only KeyboardInterrupt comes through: the reader has pressed Stop.
    """
    given = copy.deepcopy(arguments)
    printed = io.StringIO()
    try:
        with _quiet(printed), _watched(function, patience):
            result = function(*given)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  (exit() raises SystemExit)
        return Outcome(arguments, error=error, line=_line(error, function),
                       printed=bool(printed.getvalue()))
    if inspect.iscoroutine(result):
        result.close()  # or Python warns that nobody awaited it
    pairs = enumerate(zip(arguments, given, strict=True))
    changed = next((place for place, (before, after) in pairs
                    if not _same(before, after)), None)
    return Outcome(arguments, result, printed=bool(printed.getvalue()),
                   changed=changed)


def globals_of(function):
    """Return the global names of the place where a function was written.

    None for a compiled function.
    """
    if isinstance(function, functools.partial):
        function = function.func
    if not inspect.isroutine(function):
        function = getattr(type(function), "__call__", None)  # noqa: B004
    return getattr(function, "__globals__", None)


def _no_input(prompt=""):
    raise RuntimeError("a checked function gets its input as arguments")


@contextlib.contextmanager
def _quiet(printed):
    asked = builtins.input
    builtins.input = _no_input
    try:
        with (
            contextlib.redirect_stdout(printed),
            warnings.catch_warnings(),
            np.errstate(all="ignore"),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        builtins.input = asked


@contextlib.contextmanager
def _watched(function, patience):
    """Raise TooLong in the reader's code once the patience is at its end.

    Python calls the tracing function at each line of the code that the reader
    wrote, and leaves the rest, such as NumPy, at full speed.
    """
    own = globals_of(function)
    deadline = time.perf_counter() + patience

    def trace(frame, event, argument):
        if frame.f_globals is not own:
            return None
        if time.perf_counter() > deadline:
            raise TooLong
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


def _line(error, function):
    """Return the last line of the reader's own code that an error passed."""
    own = globals_of(function)
    found = ""
    step = error.__traceback__
    while step is not None:
        frame = step.tb_frame
        if frame.f_globals is own:
            name = frame.f_code.co_filename
            source = linecache.getline(name, step.tb_lineno, own).strip()
            found = source or found
        step = step.tb_next
    return found


def _same(before, after):
    """Tell whether a container still holds what it held."""
    if isinstance(before, np.ndarray):
        return before.shape == after.shape and bool(
            np.all((before == after) | ((before != before) & (after != after))))
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(map(_same, before, after))
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(
            _same(before[key], after[key]) for key in before)
    if isinstance(before, int | float | str | set):
        return before == after or (before != before and after != after)
    return True
