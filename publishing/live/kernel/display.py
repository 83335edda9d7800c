"""Rich results: what a value looks like, and the names cells show it with."""

import base64
import itertools
import json

from browser_kernel import channel
from browser_kernel.pretty import pretty

METHODS = {
    "text/html": "_repr_html_",
    "text/markdown": "_repr_markdown_",
    "text/latex": "_repr_latex_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "image/jpeg": "_repr_jpeg_",
    "application/javascript": "_repr_javascript_",
}

_numbers = itertools.count(1)


def bundle(value):
    """Return the forms that a value can be shown in, and facts on them.

    Returns
    -------
    tuple of dict
        Contents and metadata, by media type.
    """
    data, facts = {}, {}
    if not isinstance(value, type):
        _add(data, facts, _whole_bundle(value))
        for media, name in METHODS.items():
            if media not in data:
                _add_form(data, facts, media, getattr(value, name, None))
    if "text/plain" not in data:
        data["text/plain"] = channel.shortened(pretty(value))
    return data, facts


def _whole_bundle(value):
    from browser_kernel import figures
    picture = figures.bundle(value)
    if picture:
        return picture
    method = getattr(value, "_repr_mimebundle_", None)
    return method(include=None, exclude=None) if callable(method) else None


def _add(data, facts, answer):
    if not answer:
        return
    more, about = answer if isinstance(answer, tuple) else (answer, {})
    data.update({media: _as_text(content) for media, content in more.items()})
    facts.update(about)


def _add_form(data, facts, media, method):
    if not callable(method):
        return
    try:
        content = method()
    except NotImplementedError:
        return
    if isinstance(content, tuple):
        content, facts[media] = content
    if content is not None:
        data[media] = _as_text(content)


def _as_text(content):
    return (base64.b64encode(content).decode()
            if isinstance(content, bytes) else content)


def shows_itself(value):
    """Show a value that brings its own way, and tell whether it does."""
    method = (None if isinstance(value, type)
              else getattr(value, "_ipython_display_", None))
    if not callable(method):
        return False
    method()
    return True


class DisplayHandle:
    """A displayed value that can be replaced later."""

    def __init__(self, display_id=None):
        self.display_id = display_id or f"display-{next(_numbers)}"

    def display(self, value, **options):
        display(value, display_id=self.display_id, **options)

    def update(self, value, **options):
        update_display(value, display_id=self.display_id, **options)

    def __repr__(self):
        return f"<DisplayHandle display_id={self.display_id}>"


def display(*values, display_id=None, raw=False, metadata=None, update=False,
            clear=False, include=None, exclude=None, **ignored):
    """Show values below the cell, in the best form that each has."""
    if clear:
        clear_output(wait=True)
    if display_id is True:
        display_id = f"display-{next(_numbers)}"
    for value in values:
        if not raw and shows_itself(value):
            continue
        data, facts = (value, {}) if raw else bundle(value)
        channel.publish(
            "update_display_data" if update else "display_data",
            data=data, metadata=facts | (metadata or {}),
            transient={"display_id": display_id} if display_id else {})
    return DisplayHandle(display_id) if display_id else None


def update_display(value, *, display_id, **options):
    display(value, display_id=display_id, update=True, **options)


def clear_output(wait=False):
    """Remove what stands below the cell, or do so when more comes."""
    channel.publish("clear_output", wait=bool(wait))


class DisplayObject:
    """Content with a media type: the base of `HTML`, `Latex` and others."""

    media = "text/plain"

    def __init__(self, data=None, url=None, filename=None, metadata=None):
        if url is not None:
            raise ValueError("the book's Python loads nothing from the "
                             f"network, so there is no url={url!r}")
        if data is None and filename is not None:
            with open(filename, **self.reading()) as file:
                data = file.read()
        if data is None:
            raise TypeError(f"{type(self).__name__} needs data to show")
        self.data = data
        self.metadata = metadata or {}

    @classmethod
    def reading(cls):
        return {"encoding": "utf-8"}

    def _repr_mimebundle_(self, include=None, exclude=None):
        facts = {self.media: self.metadata} if self.metadata else {}
        return {self.media: self.data, "text/plain": repr(self)}, facts

    def __repr__(self):
        return f"<IPython.core.display.{type(self).__name__} object>"


class HTML(DisplayObject):
    media = "text/html"


class Markdown(DisplayObject):
    media = "text/markdown"


class SVG(DisplayObject):
    media = "image/svg+xml"


class Javascript(DisplayObject):
    media = "application/javascript"


class JSON(DisplayObject):
    """Data as text: a page has nothing else to show them with."""

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = (json.loads(self.data) if isinstance(self.data, str)
                else self.data)
        return {"text/plain": json.dumps(data, indent=2, ensure_ascii=False)}, {}


class Pretty(DisplayObject):
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": self.data}, {}


class Latex(DisplayObject):
    media = "text/latex"


class Math(Latex):
    def _repr_mimebundle_(self, include=None, exclude=None):
        formula = self.data.strip("$")
        return {"text/latex": f"$\\displaystyle {formula}$",
                "text/plain": repr(self)}, {}


class Image(DisplayObject):
    """A picture from bytes or from a file."""

    def __init__(self, data=None, url=None, filename=None, format=None,
                 width=None, height=None, metadata=None, **ignored):
        if isinstance(data, str):
            data, filename = None, data
        super().__init__(data, url, filename, metadata)
        jpeg = self.data[:2] == b"\xff\xd8"
        self.media = f"image/{format or ('jpeg' if jpeg else 'png')}"
        self.metadata |= {name: value for name, value
                          in {"width": width, "height": height}.items()
                          if value is not None}

    @classmethod
    def reading(cls):
        return {"mode": "rb"}


NAMES = ("display", "update_display", "clear_output", "DisplayHandle",
         "DisplayObject", "HTML", "Markdown", "SVG", "Javascript", "JSON",
         "Pretty", "Latex", "Math", "Image")


def public_names():
    """Return what `IPython.display` offers here, by name."""
    return {name: globals()[name] for name in NAMES} | {
        "set_matplotlib_formats": _set_formats}


def _set_formats(*formats, **options):
    from browser_kernel import figures
    figures.set_formats(formats)
