"""The index of the book: where it speaks of a word, a person, a data set, a function.

Nobody writes entries. Every page says what it has (`mentions`) by what it is made
of: definitions, theorems, links to the glossary, code, the table of functions;
the people are listed in ``book/reference/people.yml``. Once all pages are read,
the glossary settles how a word is written and where it is taught (`entries`).

`extension` gives the entries to Sphinx, which makes the index of the web edition
and of the EPUB from them; `paper` puts them into the printed book.
"""
