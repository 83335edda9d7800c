"""As much of GitHub's interface as previews need, on this machine."""

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "some/repo"
TOKEN = "a-token"


def packed(files: dict[str, str | bytes]) -> bytes:
    """Return a ZIP file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class FakeGitHub(ThreadingHTTPServer):
    """Answers by path, without its query, and notes what it is told."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.lists: dict[str, list | dict] = {}
        self.files: dict[str, bytes] = {}
        self.told: list[tuple[str, str, dict]] = []
        self.asked: list[tuple[str, dict]] = []
        self.tokens_at_storage: list[str | None] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def add_run(self, workflow: str, number: int, files=None, *,
                event="pull_request", repository=REPOSITORY, owner=1,
                sha="c0ffee" * 6 + "0000", artifact="preview",
                expired=False) -> None:
        """Add a run, the newest yet, and the artifact that it left."""
        runs = self.lists.setdefault(f"actions/workflows/{workflow}/runs",
                                     {"workflow_runs": []})
        runs["workflow_runs"].insert(0, {
            "id": number, "event": event, "head_sha": sha,
            "html_url": f"https://github.com/some/repo/actions/runs/{number}",
            "head_repository": {"id": owner, "full_name": repository}})
        if files is not None:
            self.files[str(number)] = packed(files)
            self.lists[f"actions/runs/{number}/artifacts"] = {"artifacts": [
                {"id": number, "name": artifact, "expired": expired}]}

    def add_pull(self, number: int, files: list[str], *, owner=1, ref="mend",
                 sha="c0ffee" * 6 + "0000") -> None:
        self.lists.setdefault("pulls", []).append({
            "number": number,
            "head": {"ref": ref, "sha": sha, "repo": {"id": owner}}})
        self.lists[f"pulls/{number}/files"] = [
            {"filename": name} for name in files]


class Answer(BaseHTTPRequestHandler):
    server: FakeGitHub

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {key: value[0] for key, value in parse_qs(parts.query).items()}
        if parts.path.startswith("/storage/"):
            self.server.tokens_at_storage.append(
                self.headers.get("Authorization"))
            return self.answer(200, self.server.files[parts.path[9:]])
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return self.answer(401, b"{}")
        path = parts.path.removeprefix(f"/repos/{REPOSITORY}/")
        self.server.asked.append((path, query))
        if path.startswith("actions/artifacts/"):
            self.send_response(302)
            # Another name of this machine: the token is not for it.
            self.send_header("Location", self.server.address.replace(
                "127.0.0.1", "localhost") + f"/storage/{path.split('/')[2]}")
            self.end_headers()
            return None
        found = self.server.lists.get(path, [])
        start = 100 * (int(query.get("page", 1)) - 1)
        if isinstance(found, dict):
            [(key, entries)] = found.items()
            found = {key: entries[start:start + 100]}
        else:
            found = found[start:start + 100]
        return self.answer(200, json.dumps(found).encode())

    def tell(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        path = urlsplit(self.path).path.removeprefix(f"/repos/{REPOSITORY}/")
        self.server.told.append((self.command, path, json.loads(body)))
        self.answer(200, b"{}")

    do_POST = do_PATCH = tell

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments) -> None:
        pass


@contextmanager
def fake_github() -> Iterator[FakeGitHub]:
    server = FakeGitHub()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
