"""Pages that stand alone: not found, no network, moved.

Such a page may be shown at any address, or when nothing else can be loaded, so
it brings its few styles along. Its own Content-Security-Policy names what it
brings by hash and allows nothing else.
"""

import base64
import hashlib
from html import escape

STYLE = """\
:root { color-scheme: light dark; --ink: #1d232b; --muted: #5b6572;
  --paper: #fff; --line: #dde1e6; --link: #005c92; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9edf2; --muted: #a3aebb; --paper: #14181e;
    --line: #353d48; --link: #62b5e8; }
}
body { margin: 0; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.6 system-ui, sans-serif; }
header, main { max-width: 40rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.5rem; }
main { padding-bottom: 4rem; overflow-wrap: break-word; }
h1 { margin: 2rem 0 1rem; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 2rem 0 .5rem; font-size: 1.125rem; }
ul { margin: .5rem 0; padding: 0; list-style: none; }
li { border-top: 1px solid var(--line); }
li a { display: block; padding: .5rem 0; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
"""


def source_hash(text: str) -> str:
    """Return a Content-Security-Policy source for an inline text."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def plain_page(title: str, book: str, home: str, body: str, *,
               script: str = "", head: str = "", language: str = "en",
               data: dict[str, str] | None = None) -> str:
    """Return a page that needs no other file.

    Parameters
    ----------
    title, book
        Plain text: the title of the page and of the book.
    home
        The link to the book's first page.
    body
        The markup below the heading.
    script
        A classic script to run at the end of the page; it may fetch files of
        the book.
    head
        Further markup for the head.
    data
        What the script is told: data attributes of the body.
    """
    policy = ["default-src 'none'", f"style-src {source_hash(STYLE)}",
              "base-uri 'none'", "form-action 'none'"]
    element = ""
    if script:
        policy += [f"script-src {source_hash(script)}", "connect-src 'self'"]
        element = f"<script>{script}</script>\n"
    told = "".join(f' data-{name}="{escape(value)}"'
                   for name, value in (data or {}).items())
    return f"""\
<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{'; '.join(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)} — {escape(book)}</title>
{head}<style>{STYLE}</style>
</head>
<body{told}>
<header><a data-page="index.html" href="{escape(home)}">{escape(book)}</a></header>
<main>
<h1>{escape(title)}</h1>
{body}</main>
{element}</body>
</html>
"""
