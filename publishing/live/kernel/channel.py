"""The way out: messages to whoever asked for the running cell."""

import json
import sys

# A text of this many characters is sent before its line ends.
CHARACTERS_KEPT = 4096

_send = None


def connect(send):
    """Send messages with this function, of channel, name and JSON."""
    global _send
    _send = send


def publish(name, **content):
    """Send a message that belongs to the output of the running cell."""
    flush()
    _publish(name, content)


def _publish(name, content):
    if _send is not None:
        _send("iopub", name, json.dumps(content, default=str))


class Stream:
    """Standard output or error of a cell.

    Text is collected, because a message for each `print` would take longer
    than what is printed; `flush` sends it.
    """

    encoding = "utf-8"
    errors = "strict"
    newlines = None
    closed = False

    def __init__(self, name):
        self.name = name
        self.parts = []
        self.length = 0

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not "
                            f"{type(text).__name__}")
        if text:
            self.parts.append(text)
            self.length += len(text)
            if self.length > CHARACTERS_KEPT:
                self.flush()
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        if self.parts:
            text = "".join(self.parts)
            self.parts, self.length = [], 0
            _publish("stream", {"name": self.name, "text": text})

    def writable(self):
        return True

    def readable(self):
        return False

    seekable = isatty = readable

    def fileno(self):
        raise OSError("the output of a cell has no file number")


OUTPUT, ERRORS = Stream("stdout"), Stream("stderr")


def flush():
    """Send what was printed so far, before anything else is sent."""
    OUTPUT.flush()
    ERRORS.flush()


def take_over():
    """Have all that is printed go into messages."""
    sys.stdout, sys.stderr = OUTPUT, ERRORS
