"""The exercises of the book that check themselves, a module for each page.

A module has the name of its page, with underscores. It imports NumPy and small
modules of the book's package; anything larger inside a function.
"""
