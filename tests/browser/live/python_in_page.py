"""Python in a page of the browser, without the page that readers see."""

from publishing.paths import SITE
from tests.browser.pages import wait_until

LIVE = "_static/live/"

# The page holds one kernel and all that it says, by request.
START = """
async (base) => {
  window.live?.kernel.dispose();
  const { inPageJupyter } = await import(base + "server.js");
  const live = window.live = { states: [], answers: new Map() };
  live.kernel = inPageJupyter({
    base, onstatus: (state, details) => live.states.push([state, details]),
  });
  const socket = new live.kernel.serverSettings.WebSocket("ws://in-page.invalid/");
  socket.onmessage = (event) => {
    const message = JSON.parse(event.data);
    const answer = live.answers.get(message.parent_header.msg_id);
    if (!answer) return;
    answer.messages.push([message.msg_type, message.content]);
    if (message.channel === "shell") answer.reply(message.content);
  };
  live.ask = (name, content) => {
    const id = `asked-${live.answers.size}`;
    const answer = { messages: [] };
    const replied = new Promise((resolve) => { answer.reply = resolve; });
    live.answers.set(id, answer);
    socket.send(JSON.stringify({
      channel: "shell", header: { msg_id: id, msg_type: name }, content,
    }));
    return { id, replied, messages: answer.messages };
  };
}
"""

ASK = """
async ([name, content]) => {
  const asked = window.live.ask(name, content);
  const reply = await asked.replied;
  return { reply, messages: asked.messages };
}
"""


class PagePython:
    """Starts Python in a page and runs cells in it."""

    def __init__(self, page, base: str) -> None:
        self.page, self.base = page, base
        page.evaluate(START, base)

    def ask(self, name: str, **content) -> tuple[dict, list]:
        """Return the reply to a request, and the messages that came first."""
        answer = self.page.evaluate(ASK, [name, content])
        return answer["reply"], answer["messages"]

    def run(self, code: str) -> "Outcome":
        reply, messages = self.ask("execute_request", code=code)
        return Outcome(reply, [(kind, content) for kind, content in messages
                               if kind in OUTPUTS])

    def states(self) -> list:
        return self.page.evaluate("window.live.states")

    def wait_for(self, state: str) -> dict:
        """Wait until Python is in a state, and return its details."""
        wait_until(self.page,
                   "state => window.live.states.some(([s]) => s === state)",
                   state)
        return [details for name, details in self.states()
                if name == state][-1]


OUTPUTS = {"stream", "display_data", "execute_result", "error"}


class Outcome:
    """What a cell has shown."""

    def __init__(self, reply: dict, outputs: list) -> None:
        self.reply, self.outputs = reply, outputs

    @property
    def status(self) -> str:
        return self.reply["status"]

    @property
    def text(self) -> str:
        """What was printed to standard output."""
        return "".join(content["text"] for kind, content in self.outputs
                       if kind == "stream" and content["name"] == "stdout")

    def data(self, media: str) -> list[str]:
        """The results of one media type."""
        return [content["data"][media] for kind, content in self.outputs
                if media in content.get("data", {})]

    @property
    def error(self) -> str:
        return "\n".join(line for kind, content in self.outputs
                         if kind == "error" for line in content["traceback"])


def served_live() -> bool:
    return (SITE / LIVE / "packages.json").exists()
