"""Editions of the book: their numbers, their changelog, their files.

`changelog` reads CHANGELOG.md, `edition` says whether an edition is ready to be
released, `archive` puts together the files that readers download, and
``python -m publishing.release`` does all of it.
"""
