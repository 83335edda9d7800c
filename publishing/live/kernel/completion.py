"""Completion of names and the help that goes with them."""

import inspect
import keyword
import re
import rlcompleter

from browser_kernel import cells

# The name, with its dots, that ends at the cursor.
NAME_BEFORE = re.compile(r"[\w.]*$")
NAME_AFTER = re.compile(r"\w*")


def complete(code, position):
    """Return what the name before the cursor can become."""
    name = NAME_BEFORE.search(code[:position])[0]
    start = position - len(name.rpartition(".")[2])
    return {"status": "ok", "matches": matches(name), "metadata": {},
            "cursor_start": start, "cursor_end": position}


def matches(name):
    """Return continuations of a dotted name, its last part only."""
    if not name:
        return []
    completer = rlcompleter.Completer(cells.NAMESPACE.__dict__)
    found = (completer.attr_matches(name) if "." in name
             else completer.global_matches(name))
    known = [match.rpartition(".")[2].rstrip("( :") for match in found]
    if "." not in name:
        known += [word for word in keyword.kwlist if word.startswith(name)]
    return sorted(set(known), key=lambda match: (match.startswith("_"), match))


def look_up(name):
    """Return the object behind a dotted name, by attributes alone."""
    first, *rest = name.split(".")
    spaces = [cells.NAMESPACE.__dict__, vars(cells.NAMESPACE.__builtins__)]
    for space in spaces:
        if first in space:
            found = space[first]
            break
    else:
        raise LookupError(name)
    for part in rest:
        try:
            found = getattr(found, part)
        except AttributeError:
            raise LookupError(name) from None
    return found


def described(name):
    """Return the call and the docstring of what a name means, or None."""
    try:
        found = look_up(name)
    except LookupError:
        return None
    lines = []
    if callable(found):
        try:
            lines.append(f"{name}{inspect.signature(found)}")
        except (TypeError, ValueError):
            lines.append(name)
    else:
        lines.append(f"{name}: {type(found).__name__}")
    text = inspect.getdoc(found)
    return "\n\n".join(filter(None, [*lines, text]))


def inspect_at(code, position):
    """Return the help on the name at the cursor."""
    end = position + len(NAME_AFTER.match(code, position)[0])
    name = NAME_BEFORE.search(code[:end])[0]
    if not name:
        # In the parentheses of a call, the help is on what is called.
        called = re.search(r"([\w.]+)\s*\([^()]*$", code[:position])
        name = called[1] if called else ""
    text = described(name) if name else None
    return {"status": "ok", "found": text is not None, "metadata": {},
            "data": {"text/plain": text} if text else {}}


def is_complete(code):
    """Tell whether a cell could run as it stands."""
    from codeop import compile_command
    try:
        finished = compile_command(code, "<cell>", "exec") is not None
    except (SyntaxError, ValueError, OverflowError):
        return {"status": "invalid"}
    return ({"status": "complete"} if finished
            else {"status": "incomplete", "indent": "    "})
