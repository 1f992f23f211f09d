# Two commands: `make chat` opens the page, `make test` runs every check but the tests with a real language model.
# Both make .venv first. `make test-llm` runs those tests; its server is built first, which takes some minutes.
PYTHON ?= python3.11
PORT ?= 7860
ARTICLE ?=
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --constraint constraints.txt

.PHONY: chat test test-llm format evals clean

chat: .venv/chat
	$(BIN)/assistant chat --port $(PORT) $(if $(ARTICLE),--article "$(ARTICLE)")

test: .venv/test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

test-llm: .venv/test-llm
	$(BIN)/pytest -m llm

format: .venv/test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

evals: .venv/chat
	$(BIN)/python -m evals

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/chat: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) --editable .
	@touch $@

.venv/test: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) --editable ".[test]"
	@touch $@ .venv/chat

.venv/test-llm: pyproject.toml constraints.txt | .venv/test
	$(PIP) --editable ".[llm-server]"
	@touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
