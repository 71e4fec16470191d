# Everything runs in .venv, which any target that needs it makes from the locks.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo run test picture check format lint types imports lock clean
.DEFAULT_GOAL := demo

demo: .venv/run
	$(BIN)/khao demo

run: .venv/run
	$(BIN)/khao run

# Flows wait more than they work, so there are more processes than processors. Each loads all tests, from what is kept
# of them in bytecode.
test: .venv/dev
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 4 --dist loadgroup $(COVERAGE)

# The picture at the top of the README is what the browser test sees.
picture: .venv/dev
	KHAO_SCREENSHOT=docs/demo.png $(BIN)/python -m pytest -q tests/bot/test_demo.py

check: COVERAGE := --cov --cov-report=term
check: lint types imports test

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

imports: .venv/dev
	$(BIN)/lint-imports

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The locks carry versions and hashes for every Python and platform we support, and no addresses.
lock: .venv/dev
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --no-emit-find-links --no-annotate --emit-build-options \
		pyproject.toml --group dev -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --no-emit-find-links --no-annotate --emit-build-options \
		pyproject.toml --group build -c requirements-dev.lock -o requirements.lock

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else \
		"Khao needs Python 3.11, 3.12 or 3.13; say which with: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

# The locks name all that is needed. Without --no-deps pip would look for newer releases of what a package asks for
# with an extra, and then refuse what it found for want of a hash.
.venv/run: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev: requirements-dev.lock .venv/run
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements-dev.lock
	touch $@

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .coverage* dist
