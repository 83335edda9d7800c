"""A small kernel for Python in the browser: what IPython does, for a book.

Served as the package `browser_kernel`. The worker calls `requests.answer` for
each Jupyter request and passes on the messages that come out.
"""
