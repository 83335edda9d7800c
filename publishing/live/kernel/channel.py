"""The way out: messages to whoever asked for the running cell."""

import json
import sys
import time

# A text of this many characters is sent before its line ends.
CHARACTERS_KEPT = 4096

# What a page can show below one cell without getting stuck.
LONGEST_LINE = 2000
MOST_LINES = 1000
MOST_CHARACTERS = 100_000
MOST_DISPLAYS = 300
LEFT_OUT = "… The output is too long for the page: the rest is left out.\n"

# So many messages come at once; those after them leave the page the time to
# show them and to hear the reader.
HURRIED_MESSAGES = 40
SECONDS_BETWEEN_MESSAGES = 0.02

DISPLAYS = {"display_data", "update_display_data", "execute_result"}

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
    if not ROOM.admits(name):
        return
    ROOM.pause()
    if _send is not None:
        _send("iopub", name, json.dumps(content, default=str))


class Room:
    """How much the page can still take of the running cell."""

    def __init__(self):
        self.messages = 0
        self.sent = 0.0
        self.clear()

    def clear(self):
        """Begin with an empty place below the cell."""
        self.characters = self.lines = self.column = self.displays = 0
        self.full = False

    def fit(self, text):
        """Return of a printed text what can be shown."""
        if self.full:
            return ""
        if (self.column + len(text) <= LONGEST_LINE and "\n" not in text
                and self.characters < MOST_CHARACTERS):
            shown = text
            self.column += len(text)
        else:
            shown = "\n".join(self.cut(text.split("\n")))
        self.characters += len(shown)
        if self.lines > MOST_LINES or self.characters > MOST_CHARACTERS:
            self.full = True
            return shown + ("" if self.column == 0 else "\n") + LEFT_OUT
        return shown

    def cut(self, lines):
        """Return the lines, none too long, as many as there is room for."""
        for number, line in enumerate(lines):
            if number:
                self.lines += 1
                self.column = 0
            if self.lines > MOST_LINES:
                yield ""
                return
            room = LONGEST_LINE - self.column
            self.column += len(line)
            if len(line) <= room:
                yield line
            elif room > 0:
                yield f"{line[:room]} … (the line goes on)"
            else:
                yield ""

    def admits(self, name):
        """Tell whether a message can be shown, and count it."""
        if name == "clear_output":
            self.clear()
        if name not in DISPLAYS:
            return True
        self.displays += 1
        return self.displays <= MOST_DISPLAYS or name == "execute_result"

    def pause(self):
        """Wait if messages come faster than a page shows them."""
        self.messages += 1
        if self.messages > HURRIED_MESSAGES:
            early = self.sent + SECONDS_BETWEEN_MESSAGES - time.monotonic()
            if early > 0:
                time.sleep(early)
        self.sent = time.monotonic()


ROOM = Room()


def begin():
    """A new cell runs, and has all the room."""
    ROOM.__init__()


def shortened(text):
    """Return a text that is shown as a whole, cut to what can be shown."""
    return Room().fit(text)


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
        shown = ROOM.fit(text)
        if shown:
            self.parts.append(shown)
            self.length += len(shown)
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
