# The verbs of this house. People and CI call the same ones.
PYTHON ?= python3
PORT ?= 8123
DATABASE ?= sqlite
SIZE ?= town
RUN := .venv/bin
export SAIYAI_HOME ?= $(CURDIR)/var/demo
# Hundreds of processes are started here: where nothing compiled is kept, each compiles it all anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: setup demo test check fix lint types arrows docs reference pictures bench bench-lists bench-map bench-reading intervals lock clean

setup:            ## everything for developing: packages, front end, kernels
	@$(PYTHON) tools/bootstrap.py dev

demo:             ## the sample network on http://127.0.0.1:$(PORT)
	@$(PYTHON) tools/bootstrap.py run
	@exec $(RUN)/saiyai demo --port $(PORT)

test: setup       ## everything that must hold, on both databases and in a real browser
	@$(RUN)/python tools/verbs.py test

check: setup      ## what needs no database and no browser: lint, types, arrows, unit tests
	@$(RUN)/python tools/verbs.py check

fix: setup        ## format, and mend what can be mended by rule
	@$(RUN)/ruff format src tests tools docs bench
	@$(RUN)/ruff check --fix src tests tools docs bench

lint types arrows docs: setup
	@$(RUN)/python tools/verbs.py $@

reference: setup  ## write docs/reference again, from the code
	@$(RUN)/python tools/reference.py

pictures: setup   ## take the picture of the README again, from the map as it is drawn
	@$(RUN)/python tools/pictures.py

bench:            ## docs/reference/performance.md again: every measure beside its peers, for an hour
	@$(PYTHON) tools/bootstrap.py bench
	@$(RUN)/python -m bench.engine

bench-lists: setup ## how long lists take in a record of a million events, on DATABASE
	@$(RUN)/python -m bench.lists --database $(DATABASE)

bench-map: setup  ## docs/reference/map-performance.md again: our map beside sigma and Gephi Lite, for half an hour
	@PYTHONPATH=tools $(RUN)/python -m bench.map

bench-reading: setup ## how long the full reading of a large record takes; SIZE=country for a very large one
	@$(RUN)/python -m bench.reading --size $(SIZE) --database $(DATABASE)

intervals: setup  ## docs/reference/intervals.md again: how often intervals hold the truth, for minutes
	@$(RUN)/python -m bench.intervals

lock:             ## write the hashed locks from pyproject.toml; RENEW=1 takes the newest of everything
	@$(PYTHON) tools/lock.py $(if $(RENEW),--renew)

clean:            ## forget environments and everything built; the record in var/ stays
	rm -rf .venv .tools frontend/node_modules bench/map/node_modules src/saiyai/web/static/saiyai docs/_build
