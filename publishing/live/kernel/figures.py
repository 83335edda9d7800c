"""Matplotlib in a cell: the book's own settings, figures below the cell.

The settings are those of the kernel that runs the cells in the build; the
file with them comes along and is executed here with a stand-in for IPython's
configuration. They are applied when Matplotlib is first imported, for a cell
that draws nothing should not wait for it.
"""

import base64
import importlib.abc
import importlib.machinery
import io
import os
import sys
import types
from pathlib import Path

SETTINGS = Path(__file__).with_name("settings.txt")

MEDIA = {"svg": "image/svg+xml", "png": "image/png", "jpeg": "image/jpeg"}

BACKEND = "module://browser_kernel.backend"


class Configuration:
    """Takes what IPython's configuration would take."""

    def __getattr__(self, name):
        section = types.SimpleNamespace()
        setattr(self, name, section)
        return section


def read_settings():
    """Return the book's settings for figures."""
    configuration = Configuration()
    source = SETTINGS.read_text("utf-8")
    exec(compile(source, str(SETTINGS), "exec"), {"c": configuration})
    return configuration.InlineBackend


_formats = None
_settings = None


def settings():
    global _settings
    if _settings is None:
        _settings = read_settings()
    return _settings


def formats():
    """Return the formats in which figures are shown.

    Print takes PDF; a page in the browser has no use for it.
    """
    return _formats or [name for name in sorted(settings().figure_formats)
                        if name in MEDIA]


def set_formats(names):
    """Show figures in these formats from now on."""
    global _formats
    names = ["png" if name in {"retina", "png2x"} else name for name in names]
    unknown = [name for name in names if name not in {*MEDIA, "pdf"}]
    if unknown:
        raise ValueError(f"figures can be shown as {', '.join(MEDIA)}, "
                         f"not as {', '.join(map(repr, unknown))}")
    _formats = [name for name in names if name in MEDIA]


def bundle(value):
    """Return a figure in the formats that are shown, or None."""
    module = sys.modules.get("matplotlib.figure")
    if module is None or not isinstance(value, module.Figure):
        return None
    data = {MEDIA[name]: picture(value, name) for name in formats()}
    return data | {"text/plain": repr(value)}


def picture(figure, name):
    """Return a figure in one format, as text."""
    # The inline backend of IPython passes on the figure's own colors and
    # resolution, too, where the settings say nothing.
    options = {"facecolor": figure.get_facecolor(),
               "edgecolor": figure.get_edgecolor(),
               "bbox_inches": "tight"} | settings().print_figure_kwargs
    if name == "png":
        options.setdefault("dpi", figure.dpi)
    target = io.BytesIO()
    figure.canvas.print_figure(target, format=name, **options)
    content = target.getvalue()
    return (content.decode() if name == "svg"
            else base64.b64encode(content).decode())


def show_open_figures():
    """Show all figures that a cell has left open, and close them."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return
    from browser_kernel.display import display
    managers = sys.modules["matplotlib._pylab_helpers"].Gcf
    try:
        for manager in managers.get_all_fig_managers():
            display(manager.canvas.figure)
    finally:
        # `pyplot.close` would collect garbage of each figure.
        if managers.get_all_fig_managers():
            pyplot.close("all")


def apply_settings():
    """Set up Matplotlib as the build does."""
    import matplotlib
    matplotlib.rcParams.update(settings().rc)


class WhenImported(importlib.abc.MetaPathFinder):
    """Applies the settings as soon as something imports `pyplot`."""

    name = "matplotlib.pyplot"

    def find_spec(self, name, path=None, target=None):
        if name != self.name:
            return None
        sys.meta_path.remove(self)
        found = importlib.machinery.PathFinder.find_spec(name, path)
        if found is None:
            return None
        load = found.loader.exec_module

        def load_and_apply(module):
            load(module)
            apply_settings()
        found.loader.exec_module = load_and_apply
        return found


def prepare():
    os.environ["MPLBACKEND"] = BACKEND
    sys.meta_path.insert(0, WhenImported())
