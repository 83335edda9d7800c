"""Addresses of links that lead out: as their authors wrote them.

The MyST parser escapes the address of a link for HTML, and every writer
escapes it once more. Signs that an address may not hold, as in old DOIs, are
encoded for all editions alike.
"""

from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

OUTWARD = ("http://", "https://")

# What an address may hold besides letters and digits. Brackets are for hosts.
ALLOWED = "%/:=&?~#+!$,;'@()*"

# In the reverse order of escaping.
ESCAPED = {"&quot;": '"', "&gt;": ">", "&lt;": "<", "&amp;": "&"}


def as_written(address: str) -> str:
    """Undo the parser's escapes.

    >>> as_written("https://example.org/?x=1&amp;y=2")
    'https://example.org/?x=1&y=2'
    >>> as_written("https://example.org/?x=1&amp;lt;")
    'https://example.org/?x=1&lt;'
    """
    for escape, sign in ESCAPED.items():
        address = address.replace(escape, sign)
    return address


def encoded(address: str) -> str:
    """Encode what an address may not hold.

    >>> encoded("https://doi.org/10.1002/(SICI)1:2<1661::AID-X>3.0.CO;2-A")
    'https://doi.org/10.1002/(SICI)1:2%3C1661::AID-X%3E3.0.CO;2-A'
    >>> encoded("https://example.org/a%20b?x=1&y=2#z")
    'https://example.org/a%20b?x=1&y=2#z'
    """
    return quote(address, safe=ALLOWED)


def restore_addresses(app: Sphinx, doctree: nodes.document) -> None:
    for link in doctree.findall(nodes.reference):
        if link.get("refuri", "").startswith(OUTWARD):
            link["refuri"] = as_written(link["refuri"])


class EncodeAddresses(SphinxPostTransform):
    """Encode the addresses of all links, those of sources among them."""

    default_priority = 900  # the sources have been written out

    def run(self, **kwargs) -> None:
        for link in self.document.findall(nodes.reference):
            if link.get("refuri", "").startswith(OUTWARD):
                link["refuri"] = encoded(link["refuri"])


def setup(app: Sphinx) -> dict:
    app.connect("doctree-read", restore_addresses)
    app.add_post_transform(EncodeAddresses)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
