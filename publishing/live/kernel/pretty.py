"""The text of a value as IPython shows it.

IPython breaks what is longer than a line, shows dictionaries in their order
and sets sorted, and names classes and functions by where they come from. What
it does not know itself, and what fits into a line, is the value's own `repr`.
"""

import types

WIDTH = 79
LONGEST_SEQUENCE = 1000


def pretty(value):
    """Return the text of a value."""
    return _text(value, 0, 0, frozenset())


def _text(value, indent, column, above):
    """Return the text of a value.

    It begins in a column; its further lines are indented by what it stands
    in, as IPython does, and not by where it begins.
    """
    kind = type(value)
    if isinstance(value, type):
        return _name(value)
    if isinstance(value, (types.FunctionType, types.BuiltinFunctionType)):
        return _function(value)
    if kind not in BRACKETS or kind.__repr__ is not BRACKETS[kind][2]:
        return _own(value, indent)
    if id(value) in above:
        return "{...}" if kind is dict else f"{kind.__name__}(...)"
    above = above | {id(value)}
    return (_dictionary if kind is dict else _sequence)(
        value, indent, column, above)


def _own(value, indent):
    """Return the value's own text; further lines stand below the first."""
    return repr(value).replace("\n", "\n" + " " * indent)


def _name(kind):
    if kind.__module__ in {"builtins", None}:
        return kind.__qualname__
    return f"{kind.__module__}.{kind.__qualname__}"


def _function(function):
    name = getattr(function, "__qualname__", function.__name__)
    if isinstance(function, types.BuiltinFunctionType):
        owner = getattr(function, "__self__", None)
        if owner is not None and not isinstance(owner, types.ModuleType):
            return repr(function)
    module = getattr(function, "__module__", None)
    if module and module not in {"builtins"}:
        name = f"{module}.{name}"
    import inspect
    try:
        name += str(inspect.signature(function))
    except (ValueError, TypeError):
        pass
    return f"<function {name}>"


def _sequence(value, indent, column, above):
    opening, closing, _ = BRACKETS[type(value)]
    if not value and type(value) in {set, frozenset}:
        return f"{type(value).__name__}()"
    items = list(value)
    if type(value) in {set, frozenset}:
        try:
            items.sort()
        except TypeError:
            pass
    shown = items[:LONGEST_SEQUENCE]
    inner = indent + len(opening)
    texts = [_text(item, inner, inner, above) for item in shown]
    if len(items) > len(shown):
        texts.append("...")
    if type(value) is tuple and len(items) == 1:
        closing = "," + closing
    return _arrange(opening, texts, closing, indent, column)


def _dictionary(value, indent, column, above):
    items = list(value.items())
    texts = []
    for key, item in items[:LONGEST_SEQUENCE]:
        head = _text(key, indent + 1, indent + 1, above) + ": "
        last = len(head.rpartition("\n")[2])
        texts.append(head + _text(item, indent + 1, indent + 1 + last, above))
    if len(items) > LONGEST_SEQUENCE:
        texts.append("...")
    return _arrange("{", texts, "}", indent, column)


def _arrange(opening, texts, closing, indent, column):
    """Put the parts on one line if they fit, else each on its own."""
    line = opening + ", ".join(texts) + closing
    if "\n" not in line and column + len(line) <= WIDTH:
        return line
    return (opening + (",\n" + " " * (indent + len(opening))).join(texts)
            + closing)


BRACKETS = {
    list: ("[", "]", list.__repr__),
    tuple: ("(", ")", tuple.__repr__),
    set: ("{", "}", set.__repr__),
    frozenset: ("frozenset({", "})", frozenset.__repr__),
    dict: ("{", "}", dict.__repr__),
}
