# Two commands do everything: `make book` builds the web edition and says where
# it lies, `make test` proves the project right. `make help` lists the rest.

# The first Python on this machine that the book can use; or PYTHON=… .
PYTHON ?=
CANDIDATES := $(or $(PYTHON),python3 python3.13 python3.12 python3.11)
RUN := .venv/bin/python

.PHONY: help book pdf epub serve live notebooks test check chapter measure measure-figures measure-live measure-scale mutate mutate-text lock clean environment

help:
	@echo "make book     build the web edition into _build/html"
	@echo "make pdf      build the PDF volumes into _build/pdf; needs TeX; VOLUME=… CHAPTER=…"
	@echo "make epub     build the EPUB edition into _build/epub; needs Java"
	@echo "make serve    serve it on localhost and build again on change"
	@echo "make live     serve it with its live code on a local Jupyter server"
	@echo "make notebooks  write the chapters as notebooks into _build/notebooks"
	@echo "make test     build the book and run every test"
	@echo "make chapter  write the scaffold of a chapter: PART=… NAME=… TITLE=…"
	@echo "make check    check text and code, in seconds; CHAPTER=… or FILE=…"
	@echo "make measure  measure pages on a slow phone, next to the stock theme"
	@echo "make figures  draw every kind of figure with many numbers: SAMPLES=… SEED=…"
	@echo "make measure-figures  measure the figures to move: bytes, time per move; KINDS=…"
	@echo "make measure-live  measure live code: time, and bytes within their budget"
	@echo "make measure-scale  measure what takes how long when all pages are written"
	@echo "make mutate   measure how many faults in the code the tests catch; MODULES=…"
	@echo "make mutate-text  list the numbers in the text that nothing binds; CHAPTER=…"
	@echo "make preview  show what differs from BASE: pages, pictures, faults"
	@echo "make imports  list the imports between the folders of the press"
	@echo "make links    check the links that lead out of the book"
	@echo "make ace      ask Ace about the accessibility of the EPUB, in minutes"
	@echo "make audit    look for known weaknesses of the packages"
	@echo "make newest   lock the newest packages allowed, as a trial"
	@echo "make release  put the files of an edition into _build/release"
	@echo "make lock     pin what requirements.txt asks for"
	@echo "make clean    remove everything that is built"

book: environment
	@$(RUN) -m publishing.web.build

# VOLUME=2, VOLUME=companion or CHAPTER=vectors builds that alone, as a draft.
pdf: export PRINT_VOLUME = $(call given,VOLUME)
pdf: export PRINT_CHAPTER = $(call given,CHAPTER)
pdf: environment
	@$(RUN) -m publishing.print

epub: environment
	@$(RUN) -m publishing.epub

.PHONY: programs
programs: environment
	@$(RUN) -m publishing.tools.programs --check

serve: environment
	@$(RUN) -m publishing.web.serve

live: book
	@$(RUN) -m publishing.web.live_server

notebooks: environment
	@$(RUN) -m publishing.live.notebook _build/notebooks

# The tests read the built editions; the site offers the others, which come
# first. What the machine lacks is told before all.
test: programs pdf epub
	@$(RUN) -m publishing.web.build
	@$(RUN) -m pytest --numprocesses auto

# What stands on the command line of make, as it stands there: a variable of the
# same name in the environment (some systems have NAME) is not meant.
given = $(if $(filter command,$(firstword $(origin $1))),$(value $1))

# Through the environment and not expanded, so that neither the shell nor make
# reads anything in it.
unexport PART NAME TITLE CHAPTER FILE VOLUME
chapter: export CHAPTER_PART = $(call given,PART)
chapter: export CHAPTER_NAME = $(call given,NAME)
chapter: export CHAPTER_TITLE = $(call given,TITLE)
chapter: environment
	@$(RUN) -m publishing.scaffold "$$CHAPTER_PART" "$$CHAPTER_NAME" "$$CHAPTER_TITLE"

# CHAPTER=the-name-of-a-page or FILE="path path"; all without.
check: export CHECK_CHAPTER = $(call given,CHAPTER)
check: export CHECK_FILES = $(call given,FILE)
check: environment
	@$(RUN) -m publishing.checks $${CHECK_CHAPTER:+--chapter "$$CHECK_CHAPTER"} $$CHECK_FILES

# ARGUMENTS="--lighthouse" or names of pages.
measure: book
	@$(RUN) -m publishing.tools.measure $(ARGUMENTS)

# The same as in the tests, with more samples.
.PHONY: figures
figures: environment
	@SAMPLES=$${SAMPLES:-400} $(RUN) -m pytest --numprocesses auto \
	  tests/figures/test_every_kind.py

measure-figures: book
	@$(RUN) -m publishing.tools.measure_figures $(KINDS)

# ARGUMENTS="--runs 5"
measure-live: book
	@$(RUN) -m publishing.tools.measure_live $(ARGUMENTS)

measure-scale: environment
	@$(RUN) -m publishing.tools.measure_scale

# MODULES="datasets figures/arrows"
mutate: environment
	@$(RUN) -m publishing.tools.mutate $(MODULES)

mutate-text: export CHECK_CHAPTER = $(call given,CHAPTER)
mutate-text: environment
	@$(RUN) -m publishing.tools.mutate_text $${CHECK_CHAPTER:+"$$CHECK_CHAPTER"}

# For pull requests and editions, and for the weekly look.
.PHONY: preview imports links ace audit newest release

# BASE=main compares with another commit than the parent.
preview: book
	@$(RUN) -m publishing.tools.preview

imports: environment
	@$(RUN) -m publishing.tools.imports

links: book
	@$(RUN) -m publishing.tools.links --output _build/findings/links.txt

# Ace brings hundreds of packages, and nothing else needs them.
ace: environment
	@$(RUN) -m publishing.tools.ace

# pip-audit has an environment of its own, as uv below.
audit: environment
	@$(RUN) -m venv _build/audit
	@_build/audit/bin/pip install --quiet pip-audit==2.10.1
	@$(RUN) -m publishing.tools.audit --output _build/findings/audit.txt

newest: environment
	@$(RUN) -m publishing.tools.newest _build/newest.txt
	@$(MAKE) --no-print-directory lock ASKED=_build/newest.txt LOCKING=--upgrade
	@mkdir -p _build/findings
	@git diff --unified=0 requirements.lock | grep '^[+-][a-z]' \
	  | tee _build/findings/newest.txt || echo "Nothing is newer."

# TAG=v0.1.0 asks for just that edition; without it, this is a rehearsal. The
# site comes last: it offers the others.
release: environment
	@$(RUN) -m publishing.release --check
	@$(MAKE) --no-print-directory pdf epub
	@$(MAKE) --no-print-directory book
	@$(RUN) -m publishing.release

# uv writes one lock for every platform and Python version; it has an
# environment of its own because nothing else needs it.
ASKED := requirements.txt

lock: environment
	@$(RUN) -m venv _build/uv && _build/uv/bin/pip install --quiet uv==0.13.9
	@_build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --output-file requirements.lock $(LOCKING) $(ASKED)

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
