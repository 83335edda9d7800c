"""The exercises of the book that check themselves, a module for each page.

A module stands where its page stands in the book, with underscores for hyphens:
`mlmath.exercises.linear_algebra.elimination_and_rank`. It imports NumPy and small
modules of the book's package; anything larger inside a function. A page with many
exercises has a folder of such modules in place of one.
"""
