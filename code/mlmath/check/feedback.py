"""What a check says, in one friendly sentence."""

import html
import re
from dataclasses import dataclass

__all__ = ["Feedback"]

_CODE = re.compile(r"`([^`]+)`")
_CLASSES = {True: "passed", False: "not-yet", None: "your-turn"}


@dataclass(frozen=True, repr=False)
class Feedback:
    """The verdict on an answer, with the reason in words.

    Attributes
    ----------
    passed : bool or None
        Whether the answer is right; None if there is nothing to judge yet.
    message : str
        What a reader sees. Code in it stands between backticks.

    Examples
    --------
    >>> from mlmath.check import Feedback
    >>> Feedback(False, "Not yet: `f(0)` should be 1.")
    Not yet: `f(0)` should be 1.
    """

    passed: bool | None
    message: str

    def __repr__(self):
        return self.message

    def _repr_html_(self):
        # The words say how it stands; the class only adds a color.
        text = _CODE.sub(r"<code>\1</code>", html.escape(self.message, False))
        return f'<p class="feedback {_CLASSES[self.passed]}">{text}</p>'
