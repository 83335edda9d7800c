"""The printed edition: the book as LaTeX, and LaTeX as a PDF."""
