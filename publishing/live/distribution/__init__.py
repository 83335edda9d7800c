"""What the browser downloads, put together: `python -m publishing.live`.

1. `sources` fetches the files that `pins.json` names, from whichever place has
   them; their sha256 decides whether they are taken.
2. `wheel` builds the book's own package.
3. `parts` takes the exercises of each page and the data out of it.
4. `slim` drops what no cell of a book needs and compiles the rest.
5. `assembly` lays everything out as the site serves it.
"""
