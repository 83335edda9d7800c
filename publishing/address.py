"""Where the web edition will stand, when that is known.

Nothing in the repository names its owner. The address comes from the
environment of the build, so a fork builds its own links; a build that knows no
address leaves out what needs one.
"""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit


def book_address(environment: Mapping[str, str] = os.environ) -> str:
    """Return the address of the book's first page, or an empty string.

    Parameters
    ----------
    environment
        `BOOK_URL` is taken as it stands. Without it, `GITHUB_REPOSITORY`
        (owner/name) leads to the address that GitHub Pages gives.

    Raises
    ------
    ValueError
        If one of the two is set to something that names no address.

    Examples
    --------
    >>> book_address({"BOOK_URL": "https://example.org/book"})
    'https://example.org/book/'
    >>> book_address({"GITHUB_REPOSITORY": "Someone/their-book"})
    'https://someone.github.io/their-book/'
    >>> book_address({})
    ''
    """
    address = environment.get("BOOK_URL", "").strip()
    if address:
        return checked_address(address)
    repository = environment.get("GITHUB_REPOSITORY", "").strip()
    if repository:
        return pages_address(repository)
    return ""


def checked_address(address: str) -> str:
    parts = urlsplit(address)
    if (parts.scheme not in ("http", "https") or not parts.hostname
            or parts.query or parts.fragment):
        raise ValueError("BOOK_URL: expected an address such as "
                         f"https://example.org/book/, got {address!r}")
    return address.rstrip("/") + "/"


def pages_address(repository: str) -> str:
    owner, _, name = repository.partition("/")
    if not owner or not name or "/" in name:
        raise ValueError("GITHUB_REPOSITORY: expected owner/name, "
                         f"got {repository!r}")
    host = f"{owner.lower()}.github.io"
    # A repository with the name of the host is served at its top.
    if name.lower() == host:
        return f"https://{host}/"
    return f"https://{host}/{name}/"
