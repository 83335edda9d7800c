"""The few questions to GitHub that previews need."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

TIMEOUT = 60  # seconds
PER_PAGE = 100
BLOCK = 1 << 20


class Refused(Exception):
    """Something is not as it must be; the message says what."""


class GitHub:
    """One repository on GitHub.

    Parameters
    ----------
    repository
        ``owner/name``.
    token
        What GitHub gives a workflow for as long as it runs.
    address
        Where the interface is.
    """

    def __init__(self, repository: str, token: str,
                 address: str = "https://api.github.com") -> None:
        self.repository = repository
        self.token = token
        self.base = f"{address}/repos/{repository}"

    @classmethod
    def from_environment(
            cls, environment: Mapping[str, str] = os.environ) -> "GitHub":
        return cls(environment["GITHUB_REPOSITORY"],
                   environment["GITHUB_TOKEN"],
                   environment["GITHUB_API_URL"])

    def request(self, path: str, method: str = "GET",
                data: dict | None = None) -> Request:
        body = None if data is None else json.dumps(data).encode()
        request = Request(self.base + path, body, method=method, headers={
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28"})
        # Files lie on other servers, which must not get the token.
        request.add_unredirected_header("Authorization",
                                        f"Bearer {self.token}")
        return request

    def send(self, path: str, method: str, data: dict) -> dict:
        with urlopen(self.request(path, method, data),
                     timeout=TIMEOUT) as answer:
            return json.load(answer)

    def get(self, path: str, **questions: str | int) -> dict | list:
        query = f"?{urlencode(questions)}" if questions else ""
        with urlopen(self.request(path + query), timeout=TIMEOUT) as answer:
            return json.load(answer)

    def list(self, path: str, key: str = "", most: int = 1000,
             **questions: str | int) -> Iterator[dict]:
        """Yield the entries of a list, which comes page by page.

        Parameters
        ----------
        path, **questions
            What is asked.
        key
            Where the list stands in the answer, if that is an object.
        most
            How many entries to look at.
        """
        for page in range(1, most // PER_PAGE + 1):
            answer = self.get(path, per_page=PER_PAGE, page=page, **questions)
            entries = answer[key] if key else answer
            yield from entries
            if len(entries) < PER_PAGE:
                return

    def download(self, artifact: dict, file: Path, most: int) -> None:
        """Save an artifact, a ZIP file, if it has not more than `most` bytes.

        Raises
        ------
        Refused
            If it is larger or has expired.
        """
        if artifact["expired"]:
            raise Refused("its artifact has expired")
        request = self.request(f"/actions/artifacts/{artifact['id']}/zip")
        size = 0
        with urlopen(request, timeout=TIMEOUT) as answer, \
                file.open("wb") as saved:
            while block := answer.read(BLOCK):
                size += len(block)
                if size > most:
                    raise Refused(f"its artifact has more than {most} bytes")
                saved.write(block)


def reason(error: Exception) -> str:
    """Return what to say of a failure without repeating what came."""
    if isinstance(error, HTTPError):
        return f"GitHub answered {error.code}"
    return str(error) if isinstance(error, Refused) else type(error).__name__
