"""Live code: Python that runs in the reader's own browser.

`distribution/` puts together what the browser downloads: Pyodide, the
libraries of the book's cells, the book's own package, and Thebe. `kernel/` is
Python that runs inside Pyodide and does for a cell what IPython does in the
build. `browser/` holds the scripts: a worker that runs Pyodide, and a Jupyter
server inside the page that speaks for it.
"""
