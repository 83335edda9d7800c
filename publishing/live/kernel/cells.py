"""Running a cell."""

import ast
import builtins
import inspect
import linecache
import sys
import types

from browser_kernel import (
    channel, figures, integers, packages, source, tracebacks)
from browser_kernel.display import bundle, shows_itself

# Cells share one module, as they do in a notebook.
NAMESPACE = types.ModuleType("__main__")
NAMESPACE.__builtins__ = builtins

_number = 0


def number():
    """Return how many cells have run."""
    return _number


async def run(code, silent=False):
    """Run a cell and return the content of the reply."""
    global _number
    if not silent:
        _number += 1
    name = f"cell {_number}"
    channel.begin()
    channel.publish("execute_input", code=code, execution_count=_number)
    try:
        await execute(code, f"<{name}>", silent)
        figures.show_open_figures()
        reply = {"status": "ok", "user_expressions": {}, "payload": []}
    except BaseException as error:
        reply = {"status": "error"} | report(error)
    channel.flush()
    return reply | {"execution_count": _number}


def report(error):
    """Show what went wrong, below what the cell has shown before."""
    try:
        figures.show_open_figures()
    except Exception:
        # What is wrong with the figure is in the error already.
        pass
    packages.explain(error)
    content = {"ename": type(error).__name__, "evalue": text_of(error),
               "traceback": tracebacks.lines(error)}
    channel.publish("error", **content)
    return content


def text_of(error):
    try:
        return str(error)
    except Exception:
        return f"<{type(error).__name__} without a text>"


async def execute(code, file, silent):
    text = source.as_python(code)
    # Tracebacks and `inspect.getsource` read lines from here.
    linecache.cache[file] = (len(text), None, f"{text}\n".splitlines(True),
                             file)
    tree = integers.widened(ast.parse(text, file))
    if not tree.body:
        return
    last = None
    if isinstance(tree.body[-1], ast.Expr):
        last = ast.Expression(tree.body.pop().value)
    await evaluate(tree, file, "exec")
    if last is None:
        return
    value = await evaluate(last, file, "eval")
    if value is not None and not silent \
            and not source.ends_with_semicolon(text):
        show_result(value)


async def evaluate(tree, file, mode):
    code = compile(tree, file, mode, flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT,
                   dont_inherit=True)
    value = eval(code, NAMESPACE.__dict__)
    if code.co_flags & inspect.CO_COROUTINE:
        value = await value
    return value


def show_result(value):
    NAMESPACE._ = value
    if not shows_itself(value):
        data, facts = bundle(value)
        channel.publish("execute_result", execution_count=_number, data=data,
                        metadata=facts)


def prepare():
    sys.modules["__main__"] = NAMESPACE
