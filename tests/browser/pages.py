"""Which pages the site has, and the windows they are looked at in."""

from functools import cache

from publishing.build import SITE

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 740}

MARK_OF_STUBS = 'class="planned admonition"'

# With everything that a chapter can hold.
CHAPTER = "linear-algebra/systems-of-linear-equations.html"
STUB = "linear-algebra/vectors.html"


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
