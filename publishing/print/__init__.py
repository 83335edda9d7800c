"""The printed edition: the book as LaTeX, and LaTeX as a PDF.

`arrangement`  the order of print: parts, chapters, what is left out
`appendices`   solutions and answers, and the references to and from them
`builder`      has Sphinx assemble the book in that order
`writer`       the LaTeX of the book's own boxes, cells and figures
`programs`     the programs that the edition needs, and how to install them
`log`          what is wrong with a PDF, from TeX's log
`mathbook.cls` the look
"""
