"""The printed edition: the book as LaTeX, and LaTeX as a PDF.

`arrangement`  the order of print: parts, chapters, what is left out
`appendices`   solutions and answers, which the companion has
`references`   on which page what is referred to stands, and what is planned
`builder`      has Sphinx assemble the book in that order
`writer`       the LaTeX of the book's own boxes, cells and figures
`pieces`       that LaTeX, cut into pages
`jobs`         the documents that are made of pieces: volumes, chapters
`places`       where everything stands, for documents to name pages of others
`tex`          has TeX set documents until their page numbers settle
`programs`     the programs that the edition needs, and how to install them
`log`          what is wrong with a PDF, from TeX's log
`mathbook.cls` the look
"""
