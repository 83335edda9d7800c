"""The Content-Security-Policy of every page.

Pages load nothing from anywhere but the book's own site. Scripts and styles
inside a page are allowed one by one, by the hash of their text.
"""

import re

from docutils import nodes
from sphinx.application import Sphinx

from publishing.plain_page import source_hash

# KaTeX and figures place things by style attributes; attributes cannot load
# or run anything. The in-page Python needs WebAssembly.
POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'", "'wasm-unsafe-eval'"],
    "style-src": ["'self'"],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
}

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>",
                    re.S)
STYLE = re.compile(r"<style(?P<attributes>[^>]*)>(?P<text>.*?)</style>", re.S)
NOT_RUN = re.compile(r'type="(?!module|text/javascript)')


def inline_hashes(pattern: re.Pattern, html: str) -> list[str]:
    """Return the hashes of the inline scripts or styles of some HTML."""
    found = {source_hash(match["text"]) for match in pattern.finditer(html)
             if " src=" not in match["attributes"]
             and not NOT_RUN.search(match["attributes"])}
    return sorted(found)


def content_security_policy(html: str, connect: tuple[str, ...] = ()) -> str:
    """Return the policy for a page.

    Parameters
    ----------
    html
        All HTML of the page that may hold inline scripts or styles.
    connect
        Further origins that scripts may speak to, such as a kernel's.
    """
    policy = {name: list(sources) for name, sources in POLICY.items()}
    policy["script-src"] += inline_hashes(SCRIPT, html)
    policy["style-src"] += inline_hashes(STYLE, html)
    policy["connect-src"] += connect
    return "; ".join(" ".join([name, *sources])
                     for name, sources in policy.items())


def add_policy(app: Sphinx, pagename: str, templatename: str, context: dict,
               doctree: nodes.document | None) -> None:
    def policy_for(*parts: str) -> str:
        return content_security_policy("\n".join(map(str, parts)),
                                       context.get("policy_origins", ()))

    context["policy_for"] = policy_for


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_policy)
