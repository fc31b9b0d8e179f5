# Two commands for a new machine: `make demo` and `make test`. Each installs what is missing first.
PYTHON ?= python3
BIN := .venv/bin
export PYTHON

.PHONY: help demo train test run check bench faults fuzz soak audit translations pictures clean
help:            ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

demo:            ## Show the station on practice data with a simulated scanner
	@.ci/setup run
	$(BIN)/scanning-station demo

train:           ## Practise on a database of its own, with a simulated scanner and a guide
	@.ci/setup run
	$(BIN)/scanning-station train

run:             ## Open the station on its own database
	@.ci/setup run
	$(BIN)/scanning-station

check:           ## Style, types and layers only
	@.ci/setup test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check      ## All checks and all tests
	$(BIN)/pytest -n 2 --cov --cov-report=term-missing

bench:           ## Measure; long: an hour, and the machine must have nothing else to do
	@.ci/setup test
	$(BIN)/python -m benchmarks

faults:          ## Do on purpose what goes wrong around a station, and count what is lost; long: minutes
	@.ci/setup run
	$(BIN)/python -m benchmarks.faults

fuzz:            ## Feed all that reads with a million damaged inputs each; long: hours
	@.ci/setup test
	$(BIN)/python -m benchmarks.fuzz

soak:            ## Let a station work for an hour with scanners and programs, and see what grows
	@.ci/setup test
	$(BIN)/python -m benchmarks.soak

audit:           ## Ask whether anything that is locked has a known weakness
	@.ci/audit

translations:    ## Find new texts of the window, and compile the translations
	@.ci/setup run
	PYTHONPATH=. $(BIN)/python resources/translations/make_translations.py

pictures:        ## Make the pictures of docs/screens.md anew from the real window
	@.ci/setup run
	PYTHONPATH=. $(BIN)/python resources/pictures/make_pictures.py

clean:           ## Remove what was made, not the databases of the station
	rm -rf .venv build .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
