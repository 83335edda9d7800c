"""Which pages the site has, and the windows they are looked at in."""

from functools import cache

from publishing.paths import SITE

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 740}

MARK_OF_STUBS = 'class="planned admonition"'

# With everything that a chapter can hold.
CHAPTER = "linear-algebra/systems-of-linear-equations.html"
STUB = "capstones/final-self-assessment.html"


@cache
def all_pages() -> tuple[str, ...]:
    """Every page of the built site."""
    return tuple(path.relative_to(SITE).as_posix()
                 for path in sorted(SITE.rglob("*.html"))
                 if "_static" not in path.parts)


@cache
def stubs() -> tuple[str, ...]:
    """Pages that are planned and have one paragraph, all in one template."""
    return tuple(name for name in all_pages()
                 if MARK_OF_STUBS in (SITE / name).read_text("utf-8"))


@cache
def written_pages() -> tuple[str, ...]:
    return tuple(name for name in all_pages() if name not in stubs())


def wait_until(page, expression, argument=None, seconds=60):
    """Wait until an expression is true on the page.

    Playwright's own `wait_for_function` evaluates text inside the page, which
    the book's policy forbids as soon as the first look fails.
    """
    for _ in range(seconds * 20):
        if page.evaluate(expression, argument):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"waited in vain for {expression}")
