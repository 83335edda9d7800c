# Two commands do everything: `make book` builds the web edition and says where
# it lies, `make test` proves the project right. `make help` lists the rest.

# The first Python on this machine that the book can use; or PYTHON=… .
PYTHON ?=
CANDIDATES := $(or $(PYTHON),python3 python3.13 python3.12 python3.11)
RUN := .venv/bin/python

.PHONY: help book pdf epub serve live notebooks test check measure measure-figures measure-live mutate lock clean environment

help:
	@echo "make book     build the web edition into _build/html"
	@echo "make pdf      build the PDF editions into _build/pdf; needs TeX"
	@echo "make epub     build the EPUB edition into _build/epub; needs Java"
	@echo "make serve    serve it on localhost and build again on change"
	@echo "make live     serve it with its live code on a local Jupyter server"
	@echo "make notebooks  write the chapters as notebooks into _build/notebooks"
	@echo "make test     build the book and run every test"
	@echo "make check    check the text of the chapters, in seconds"
	@echo "make measure  measure pages on a slow phone, next to the stock theme"
	@echo "make measure-figures  measure the figures to move: bytes, time per move"
	@echo "make measure-live  measure live code, next to a page with thebe-lite"
	@echo "make mutate   measure how many faults in the code the tests catch"
	@echo "make lock     pin what requirements.txt asks for"
	@echo "make clean    remove everything that is built"

book: environment
	@$(RUN) -m publishing.build

pdf: environment
	@$(RUN) -m publishing.print

epub: environment
	@$(RUN) -m publishing.epub

serve: environment
	@$(RUN) -m publishing.serve

live: book
	@$(RUN) -m publishing.live_server

notebooks: environment
	@$(RUN) -m publishing.notebook _build/notebooks

# The tests read the built editions; the site offers the others, which come
# first.
test: pdf epub
	@$(RUN) -m publishing.build
	@$(RUN) -m pytest --numprocesses auto

check: environment
	@$(RUN) -m publishing.checks

# ARGUMENTS="--lighthouse" or names of pages.
measure: book
	@$(RUN) -m publishing.measure $(ARGUMENTS)

measure-figures: book
	@$(RUN) -m publishing.measure_figures

# ARGUMENTS="--runs 5"
measure-live: book
	@$(RUN) -m publishing.measure_live $(ARGUMENTS)

mutate: environment
	@$(RUN) -m publishing.mutate

# uv writes one lock for every platform and Python version; it has an
# environment of its own because nothing else needs it.
lock: environment
	@$(RUN) -m venv _build/uv && _build/uv/bin/pip install --quiet uv==0.13.9
	@_build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --output-file requirements.lock requirements.txt

clean:
	rm -rf _build .venv publishing/node_modules

environment:
	@for python in $(CANDIDATES); do \
	  if "$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; \
	  then exec "$$python" publishing/environment.py; fi; \
	done; \
	echo "The book needs Python 3.11 to 3.13; none of these is one: $(CANDIDATES)." >&2; \
	echo "Name another one: make PYTHON=/path/to/python3.12 …" >&2; \
	exit 1
