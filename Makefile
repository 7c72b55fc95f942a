# The tasks of apora. `make help` lists them.
#
# Everything is installed into .venv from files that pin every package by hash; a stamp
# remembers what is installed, so a second run installs nothing.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.stamps
CASE ?= cases/belarus-2020
WORKERS ?= 2
CODE := src tests $(wildcard scripts benchmarks)

# The first Python that runs and is new enough; PYTHON=... overrides the search.
ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for one in python3 python3.13 python3.12 python3.11 python; do \
	if $$one $(ENOUGH) >/dev/null 2>&1; then echo $$one; break; fi; done)

INSTALL = if command -v uv >/dev/null 2>&1; \
	then VIRTUAL_ENV=$(VENV) uv pip install --quiet; \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check; fi

.PHONY: help
help: ## List the tasks.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

.PHONY: assess
assess: $(STAMPS)/package ## Install, then assess CASE (default cases/belarus-2020).
	$(BIN)/apora assess $(CASE)

.PHONY: test
test: $(STAMPS)/dev ## The tests, without the slow rungs.
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not slow"

.PHONY: slow
slow: $(STAMPS)/dev ## The slow rungs: recovery, coverage, twins at length.
	$(BIN)/python scripts/lowmere_coverage.py
	$(BIN)/python scripts/lowmere_asking.py
	$(BIN)/python scripts/simulation_based_calibration.py
	$(BIN)/python scripts/simulation_based_calibration.py --case $(CASE) --replications 20
	$(BIN)/python scripts/mutate_formulas.py
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m slow

.PHONY: forecasts
forecasts: $(STAMPS)/forecasts ## Forecasts of long series, scored against plain ones.
	$(BIN)/python scripts/long_series.py --anew

.PHONY: check
check: $(STAMPS)/dev ## Format, lint, types, import contracts, docs against code.
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	PYTHONPATH=src $(BIN)/lint-imports
	$(BIN)/python scripts/reference_pages.py --check

.PHONY: format
format: $(STAMPS)/dev ## Put the code into the project's format.
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

.PHONY: docs
docs: $(STAMPS)/dev ## Write the generated reference pages.
	$(BIN)/python scripts/reference_pages.py

.PHONY: bench
bench: $(STAMPS)/bench ## Ratios of speed, each measured within one run.
	@found=0; for one in benchmarks/*.py; do \
		if [ -e "$$one" ]; then found=1; echo "== $$one"; $(BIN)/python "$$one"; fi; done; \
		if [ $$found = 0 ]; then echo "there is no benchmark in benchmarks/" >&2; exit 1; fi

LOCK := env -u PIP_FIND_LINKS uv pip compile --quiet --universal --generate-hashes \
	--python-version 3.11 --fork-strategy fewest --no-emit-index-url \
	--custom-compile-command "make lock"

.PHONY: lock
lock: $(STAMPS)/dev ## Pin every package anew, by hash.
	export PATH="$(abspath $(BIN)):$$PATH"; \
	$(LOCK) pyproject.toml -o requirements/run.txt; \
	$(LOCK) pyproject.toml --extra test requirements/dev.in -c requirements/run.txt \
		-o requirements/dev.txt; \
	$(LOCK) pyproject.toml --extra bench -c requirements/dev.txt -o requirements/bench.txt; \
	$(LOCK) pyproject.toml --extra forecasts -c requirements/bench.txt \
		-o requirements/forecasts.txt; \
	$(LOCK) requirements/build.in -o requirements/build.txt

.PHONY: clean
clean: ## Remove the environment and the caches.
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(STAMPS)/venv:
	@if [ -z "$(PYTHON)" ] || ! $(PYTHON) $(ENOUGH); then \
		echo "apora needs Python 3.11 or newer; none was found." >&2; \
		echo "  Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; \
		exit 1; fi
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || command -v uv >/dev/null 2>&1 || { \
		echo "$(PYTHON) cannot make an environment: its venv module is incomplete." >&2; \
		echo "  On Debian or Ubuntu install the package python3-venv, then run make again." >&2; \
		exit 1; }
	@if command -v uv >/dev/null 2>&1; then uv venv --quiet --clear --python $(PYTHON) $(VENV); \
		else $(PYTHON) -m venv --clear $(VENV); fi
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run: requirements/run.txt requirements/build.txt | $(STAMPS)/venv
	@echo "installing what apora needs into $(VENV) (once)"
	@$(subst install --quiet,install --quiet --require-hashes -r requirements/run.txt -r requirements/build.txt,$(INSTALL))
	@touch $@

$(STAMPS)/forecasts: requirements/forecasts.txt $(STAMPS)/dev
	@echo "installing what forecasts are held against into $(VENV) (once)"
	@$(subst install --quiet,install --quiet --require-hashes -r requirements/forecasts.txt,$(INSTALL))
	@touch $@

$(STAMPS)/package: pyproject.toml $(STAMPS)/run
	@$(subst install --quiet,install --quiet --no-deps --no-build-isolation --editable .,$(INSTALL))
	@touch $@

$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/package
	@echo "installing what the tests and checks need into $(VENV) (once)"
	@$(subst install --quiet,install --quiet --require-hashes -r requirements/dev.txt,$(INSTALL))
	@touch $@

$(STAMPS)/bench: requirements/bench.txt $(STAMPS)/dev
	@echo "installing what the benchmarks are held against into $(VENV) (once)"
	@$(subst install --quiet,install --quiet --require-hashes -r requirements/bench.txt,$(INSTALL))
	@touch $@
