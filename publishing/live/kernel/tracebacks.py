"""What a reader sees of an error: their own lines first.

A traceback names every line that Python went through. A reader wrote only
some of them, and in those the mistake can be mended; so these come first, with
the lines around, and what lies below in libraries is one line each.
"""

import linecache
import os
import traceback

from browser_kernel.channel import shortened

HERE = os.path.dirname(__file__)
LINES_AROUND = 2
LIBRARY_FRAMES_SHOWN = 4


def lines(error):
    """Return the lines of an error's report, the message being the last."""
    report = []
    cause = error.__cause__ or (None if error.__suppress_context__
                                else error.__context__)
    if cause is not None:
        report += lines(cause)
        report += ["", "That led to this:" if error.__cause__ else
                   "While that was handled, this happened:", ""]
    if isinstance(error, SyntaxError) and is_cell(error.filename or ""):
        return report + syntax_lines(error)
    frames = own_frames(traceback.extract_tb(error.__traceback__))
    report += frame_lines(frames)
    return report + message_lines(error)


def is_cell(file):
    return file.startswith("<cell ")


def own_frames(frames):
    """Leave out this kernel's own frames, and what lies above the cell."""
    frames = [frame for frame in frames
              if not frame.filename.startswith(HERE)]
    first = next((index for index, frame in enumerate(frames)
                  if is_cell(frame.filename)), 0)
    return frames[first:]


def frame_lines(frames):
    shown = excerpts([frame for frame in frames if is_cell(frame.filename)])
    below = [frame for frame in frames if not is_cell(frame.filename)]
    if not below:
        return shown
    hidden = len(below) - LIBRARY_FRAMES_SHOWN
    shown.append("In libraries below:")
    if hidden > 0:
        shown.append(f"    … {hidden} more")
    shown += [f"    {place(frame)}" for frame in below[-LIBRARY_FRAMES_SHOWN:]]
    return shown + [""]


def excerpts(frames):
    """Show each place in the cells once, and how often calls came back."""
    shown, seen, again = [], set(), 0
    for frame in frames:
        where = frame.filename, frame.lineno, frame.name
        if where in seen:
            again += 1
            continue
        seen.add(where)
        shown += repeated(again) + excerpt(frame)
        again = 0
    return shown + repeated(again)


def repeated(again):
    if not again:
        return []
    times = "once more" if again == 1 else f"{again} more times"
    return [f"    … through these lines {times}", ""]


def excerpt(frame):
    """Return a cell's line and those around it, with a mark beside it."""
    title = frame.filename.strip("<>").capitalize()
    inside = "" if frame.name == "<module>" else f", in {frame.name}"
    shown = [f"{title}, line {frame.lineno}{inside}"]
    total = len(linecache.getlines(frame.filename))
    first = max(1, frame.lineno - LINES_AROUND)
    last = min(total, frame.lineno + LINES_AROUND)
    width = len(str(last))
    for number in range(first, last + 1):
        mark = "--> " if number == frame.lineno else "    "
        text = linecache.getline(frame.filename, number).rstrip("\n")
        shown.append(f"{mark}{number:{width}} {text}".rstrip())
    return shown + [""]


def place(frame):
    """Return where in a library a frame lies, without the machine's path."""
    for mark in ("/site-packages/", "python314.zip/"):
        if mark in frame.filename:
            name = frame.filename.partition(mark)[2]
            break
    else:
        name = frame.filename
    return f"{name.removesuffix('c')}, line {frame.lineno}, in {frame.name}"


def syntax_lines(error):
    title = error.filename.strip("<>").capitalize()
    shown = [f"{title}, line {error.lineno}"]
    if error.text is not None:
        text = error.text.rstrip("\n")
        shown.append("    " + text)
        if error.offset:
            end = (error.end_offset if error.end_lineno == error.lineno
                   and error.end_offset else error.offset + 1)
            width = max(1, end - error.offset)
            shown.append("    " + " " * (error.offset - 1) + "^" * width)
    return shown + [f"{type(error).__name__}: {error.msg}"]


def message_lines(error):
    text = "".join(traceback.TracebackException(
        type(error), error, None, compact=True).format_exception_only())
    return shortened(text.rstrip("\n")).split("\n")
