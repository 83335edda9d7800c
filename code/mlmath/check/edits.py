"""A wrong answer written down as a change of a right one's source."""

import inspect
import re
import textwrap

__all__ = ["edited"]


def edited(function, changes):
    """Return a function with some of its source text replaced.

    Parameters
    ----------
    function : function
        Written with ``def``, at the top level of a module.
    changes : sequence of (str, str)
        Pairs of an old text, which occurs exactly once, and a new one.

    Examples
    --------
    >>> from mlmath._arguments import counted
    >>> edited(counted, [("{noun}s", "{noun}en")])(2, "ox")
    '2 oxen'
    """
    function = inspect.unwrap(function)  # where a test of the tests has wrapped it
    name = getattr(function, "__name__", repr(function))
    if not inspect.isfunction(function) or name == "<lambda>" or (
            function.__closure__):
        raise TypeError(
            "edit: expected a reference that is written with `def` at the top"
            f" level of a module, got {name}")
    source = textwrap.dedent(inspect.getsource(function))
    source = source[re.search("^def ", source, re.MULTILINE).start():]
    for old, new in changes:
        count = source.count(old)
        if count != 1:
            raise ValueError(f"edit of {name}: expected {old!r} exactly once in"
                             f" its source, found it {count} times")
        source = source.replace(old, new)
    found = {}
    exec(compile(source, f"<an edit of {name}>", "exec"),
         function.__globals__, found)
    return found[name]
