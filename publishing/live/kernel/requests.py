"""Jupyter's requests, as the worker hands them on."""

import json
import sys

from browser_kernel import (
    cells, channel, completion, figures, integers, ipython, linear_algebra,
    packages)


def start(plan, base):
    """Get everything ready and say what runs here.

    Parameters
    ----------
    plan
        The content of packages.json.
    base
        The address of the folder in which it lies.
    """
    packages.learn(json.loads(plan), base)
    cells.prepare()
    figures.prepare()
    ipython.prepare()
    channel.take_over()
    # Imports NumPy, too, so that the first cell need not wait for it.
    linear_algebra.prepare()
    integers.prepare()
    version = "{}.{}.{}".format(*sys.version_info[:3])
    return json.dumps({
        "status": "ok", "protocol_version": "5.3",
        "implementation": "browser_kernel", "implementation_version": "1",
        "banner": f"Python {version} in the browser", "help_links": [],
        "language_info": {
            "name": "python", "version": version, "mimetype": "text/x-python",
            "file_extension": ".py", "pygments_lexer": "ipython3",
            "codemirror_mode": {"name": "ipython", "version": 3}}})


def integer_places():
    """Return what the worker needs to widen integers (integers.js)."""
    return integers.places()


def packages_for(code):
    """Return the packages to load before a cell runs."""
    return packages.missing_for(code)


async def answer(name, content, send):
    """Answer a request and return the content of the reply as JSON."""
    channel.connect(send)
    try:
        if name not in ANSWERS:
            return json.dumps({"status": "error", "ename": "NotSupported",
                               "evalue": f"{name} has no answer here",
                               "traceback": []})
        request = json.loads(content)
        return json.dumps(await ANSWERS[name](request), default=str)
    finally:
        channel.connect(None)


async def execute(request):
    return await cells.run(request["code"], request.get("silent", False))


async def complete(request):
    return completion.complete(request["code"], request["cursor_pos"])


async def inspect(request):
    return completion.inspect_at(request["code"], request["cursor_pos"])


async def is_complete(request):
    return completion.is_complete(request["code"])


async def history(request):
    return {"status": "ok", "history": []}


ANSWERS = {
    "execute_request": execute,
    "complete_request": complete,
    "inspect_request": inspect,
    "is_complete_request": is_complete,
    "history_request": history,
}
