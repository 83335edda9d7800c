"""The EPUB edition: the written pages as one file for e-readers.

`leaves`       the order of the book, leaf by leaf
`appendices`   solutions and answers, and the links to and from them
`transforms`   what pages of this edition have in place of forms and folds
`builder`      has Sphinx make the pages and write them
`markup`       HTML of web pages in, XHTML with MathML out
`index`        the index, from the entries of the web edition
`splitting`    long pages in several files
`formulas`     MathML that readers show alike
`breaking`     long formulas in pieces
`pictures`     the figures as SVG that every reader shows
`cover`        the picture on the shelf
`metadata`     what the file says of itself
`package`      the parts as one file, the same bytes each time
`programs`     the programs that the edition needs, and how to install them
`checker`      what epubcheck says
`editions`     the file, and how the site comes to offer it
`book.css`     the look; fonts and sizes are the reader's choice
"""
