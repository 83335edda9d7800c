"""LaTeX in, HTML out: KaTeX in a Node process, with a cache on disk.

Formulas turn up late in a build (in captions, outputs of cells, titles made by
other extensions), so none of them is collected beforehand. One Node process
lives as long as the build and answers request by request; it is started by the
first formula that the cache does not know.
"""

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

from publishing.files import write_atomically
from publishing.node import NodeError, Worker
from publishing.paths import PRESS

KATEX = PRESS / "node_modules" / "katex"
PROGRAM = PRESS / "katex" / "render.mjs"
MACROS = PRESS / "macros.json"

MACRO_NAME = re.compile(r"\\([A-Za-z]+|[^A-Za-z])")


class RendererError(NodeError):
    """The formulas cannot be rendered at all; the message says what to do."""


class BadFormula(Exception):
    """KaTeX refuses a formula; the message is KaTeX's."""


def katex_version() -> str:
    """Return the version of KaTeX that npm installed."""
    try:
        package = json.loads((KATEX / "package.json").read_text("utf-8"))
    except OSError:
        raise RendererError(
            f"formulas are rendered by KaTeX, and there is none in {KATEX}. "
            "`make book` installs it, and so does `npm ci` in "
            f"{PRESS}.") from None
    return package["version"]


def read_macros(path: Path) -> dict[str, str]:
    r"""Return the house macros, name to definition.

    Parameters
    ----------
    path
        A JSON file: an object of names such as ``"\\R"``, each with a
        definition or, if it takes arguments, with
        ``[definition, number of arguments]``.

    Raises
    ------
    RendererError
        If the file cannot be read or is not of that form.
    """
    try:
        macros = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise RendererError(
            f"{path}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise RendererError(f"{path}: not JSON: {error}") from None
    if not isinstance(macros, dict):
        raise RendererError(f"{path}: expected an object of macros, "
                            f"got {type(macros).__name__}")
    return {name: macro_definition(path, name, value)
            for name, value in macros.items()}


def macro_definition(path: Path, name: str, value: object) -> str:
    if not MACRO_NAME.fullmatch(name):
        raise RendererError(
            f"{path}: expected the name of a macro to be a backslash and "
            f"letters, got {name!r}")
    match value:
        case str():
            definition, count = value, 0
        case [str() as definition, int() as count]:
            pass
        case _:
            raise RendererError(
                f"{path}: {name}: expected a definition or [definition, "
                f"number of arguments], got {json.dumps(value)}")
    used = {int(digit) for digit in re.findall(r"#(\d)", definition)}
    if used != set(range(1, count + 1)):
        raise RendererError(
            f"{path}: {name}: expected the definition to use each of "
            f"{count} arguments and no other, got {definition!r}")
    return definition


def fingerprint(*parts: str) -> str:
    """Return a hash of strings; where one ends and the next begins counts."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


class Renderer:
    """Renders formulas, each of them once.

    Parameters
    ----------
    macros
        Names and definitions.
    cache
        A folder. What is rendered is kept there, in a folder named by all
        that the result depends on besides the formula.
    """

    def __init__(self, macros: dict[str, str], cache: Path) -> None:
        self.macros = macros
        self.fingerprint = fingerprint(
            katex_version(), json.dumps(macros), PROGRAM.read_text("utf-8"))
        self.cache = cache / self.fingerprint
        self.rendered = 0
        self.recalled = 0
        self.known: dict[tuple[str, bool], str | BadFormula] = {}
        # Sphinx may write pages from forked processes. Each needs its own
        # Node: two that share a pipe would read each other's answers.
        self.nodes: dict[int, Worker] = {}

    def render(self, latex: str, display: bool) -> str:
        """Return the HTML of a formula, its MathML inside.

        Raises
        ------
        BadFormula
            If KaTeX cannot render it, or LaTeX would not accept it.
        NodeError
            If Node is missing or fails.
        """
        if (latex, display) not in self.known:
            self.known[latex, display] = self.recall_or_ask(latex, display)
        result = self.known[latex, display]
        if isinstance(result, BadFormula):
            raise result
        return result

    def recall_or_ask(self, latex: str, display: bool) -> str | BadFormula:
        kept = self.cache / f"{fingerprint(latex, str(display))}.html"
        try:
            html = kept.read_text("utf-8")
        except FileNotFoundError:
            pass
        else:
            self.recalled += 1
            return html
        self.rendered += 1
        answer = self.node().ask({"latex": latex, "display": display})
        if "error" in answer:
            return BadFormula(answer["error"])
        # An interrupted build leaves no half a formula.
        write_atomically(kept, answer["html"])
        return answer["html"]

    def node(self) -> Worker:
        process = os.getpid()
        if process not in self.nodes:
            self.nodes[process] = Worker(PROGRAM)
            self.nodes[process].send(self.macros)
        return self.nodes[process]

    def drop_old(self) -> None:
        """Delete what was kept for other macros or another KaTeX."""
        if self.cache.parent.is_dir():
            for folder in self.cache.parent.iterdir():
                if folder != self.cache:
                    shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """End this process's Node."""
        node = self.nodes.pop(os.getpid(), None)
        if node is not None:
            node.close()
