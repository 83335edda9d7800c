"""What cells may import of IPython, without IPython."""

import builtins
import re
import sys
import time
import types

from browser_kernel import cells, channel, display, figures
from browser_kernel.packages import LIBRARIES

TIMEIT_OPTION = re.compile(r"\s*-([nr])\s*(\d+)(?=\s|$)")

HERE_NOT_THERE = "is not available in the book's page; a notebook has it"


class Events:
    """Matplotlib asks to be told when a cell ends; `cells` does that."""

    def register(self, *ignored):
        pass

    unregister = trigger = register


class Shell:
    """What `get_ipython()` returns: the few magics that make sense here."""

    events = Events()
    user_ns = cells.NAMESPACE.__dict__

    def run_line_magic(self, name, line, *ignored):
        if name in {"load_ext", "autoreload", "pylab"}:
            return None
        if name == "matplotlib":
            return None  # figures are always inline
        if name == "config":
            return self.configure(line)
        if name == "time":
            return self.time(line)
        if name == "timeit":
            return self.timeit(line)
        if name in {"pip", "conda", "mamba"}:
            return self.system(f"{name} {line}")
        raise NameError(f"the magic %{name} {HERE_NOT_THERE}")

    def run_cell_magic(self, name, line, cell):
        if name == "time":
            return self.time(cell)
        if name == "timeit":
            return self.timeit(line, cell)
        raise NameError(f"the magic %%{name} {HERE_NOT_THERE}")

    def configure(self, line):
        """Obey `%config InlineBackend.figure_formats = …`."""
        name, _, value = line.partition("=")
        if name.strip() in {"InlineBackend.figure_format",
                            "InlineBackend.figure_formats"}:
            import ast
            names = ast.literal_eval(value.strip())
            figures.set_formats([names] if isinstance(names, str) else names)

    def time(self, code):
        started = time.perf_counter()
        exec(code, self.user_ns)
        print(f"Wall time: {time.perf_counter() - started:.3g} s")

    def timeit(self, line, cell=None):
        """Measure a statement: `-n` runs in each of `-r` rounds."""
        import timeit
        options, code = timeit_options(line)
        timer = (timeit.Timer(code, globals=self.user_ns) if cell is None
                 else timeit.Timer(cell, code, globals=self.user_ns))
        count = options.get("n") or timer.autorange()[0]
        best = min(timer.repeat(options.get("r", 3), count))
        print(f"{best / count:.3g} s per loop (the best of "
              f"{options.get('r', 3)} rounds of {count})")

    def system(self, command):
        """Say what becomes of `!command`: the page has no command line."""
        if command.split()[:2][-1:] != ["install"]:
            raise RuntimeError(
                f"!{command.strip()} needs a command line, and a page has "
                "none. A notebook of this page has one.")
        print(f"Nothing is installed in the page. It has {LIBRARIES}: a cell "
              "that imports one of them gets it.")

    def show_help(self, name):
        from browser_kernel.completion import described
        channel.publish("display_data", data={
            "text/plain": described(name) or f"Object `{name}` not found."},
            metadata={}, transient={})


def timeit_options(line):
    """Return the numbers among the options of `%timeit`, and the code."""
    options = {}
    while option := TIMEIT_OPTION.match(line):
        options[option[1]] = int(option[2])
        line = line[option.end():]
    code = line.strip()
    if re.match(r"-\w", code) and code[1] in "nrtcpqovSV":
        raise ValueError("%timeit in the page knows the options -n and -r "
                         f"with a number, such as -n 10; got {code!r}")
    return options, code or "pass"


SHELL = Shell()


def get_ipython():
    return SHELL


def no_input(prompt=""):
    raise RuntimeError("input() cannot ask here: a cell in the page reads "
                       "nothing from the keyboard. Give the value a name "
                       "instead, such as answer = \"…\".")


def module(name, members, package=False):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    if package:
        made.__path__ = []
    sys.modules[name] = made
    return made


def prepare():
    names = display.public_names()
    page = module("IPython.display", names)
    module("IPython.core.display", names)
    module("IPython.core", {"display": page}, package=True)
    module("IPython", {"display": page, "get_ipython": get_ipython,
                       "version_info": (9, 0)}, package=True)
    inline = module("matplotlib_inline.backend_inline",
                    {"set_matplotlib_formats": names["set_matplotlib_formats"]})
    module("matplotlib_inline", {"backend_inline": inline}, package=True)
    builtins.display = display.display
    builtins.get_ipython = get_ipython
    builtins.input = no_input
