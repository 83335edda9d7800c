"""A new chapter, or a planned one filled: ``make chapter``.

``make chapter PART=linear-algebra NAME=vectors TITLE="Vectors"`` writes a
chapter that builds at once and holds, in the order of the contract, a short
instruction for every section and a sample of every element. `request` reads
what is asked for and refuses what cannot be done, `contents` reads and changes
``_toc.yml``, `files` fills the templates, and `instructions` knows what an
instruction looks like, so that `make check` finds those left over.
"""
