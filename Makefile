# Two commands: `make pdf` makes the paper, `make test` runs the tests; each sets up what it needs first.

bin := .venv/bin
# Two at a time, one file after the other in the order of tests/conftest.py: what a file's tests share is made once.
pytest := $(bin)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: help pdf build check test quick thorough mutants lint format bench pictures constraints clean

help: ## what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1  /p' Makefile

pdf: ## the PDF in the paper's own language; its path is printed last
	@scripts/setup.sh pdf
	@$(bin)/paperbuild pdf

build: ## every format in every language
	@scripts/setup.sh pdf
	@$(bin)/paperbuild build

check: ## everything that is wrong with the paper
	@scripts/setup.sh pdf
	@$(bin)/paperbuild check

test: ## all tests, the code's style among them
	@scripts/setup.sh test
	@$(pytest) -rfEs

quick: ## the tests that take seconds: none of those that lay out whole papers or ask the validators
	@scripts/setup.sh test
	@$(pytest) -rfE -m "not slow"

thorough: ## all tests, those that try random texts with many more of them; half an hour or more
	@scripts/setup.sh test
	@PAPERBUILD_TESTS_THOROUGH=1 $(pytest) -rfEs

# SEED=2 tries other changes; PARTS="syntax rules/notes/empty_note.py:38" tries some parts, or every change of a line.
mutants: ## small changes of the program, one by one: those that no test notices, and their share; 20 minutes
	@scripts/setup.sh test
	@$(bin)/python -m bench.mutants --seed $(or $(SEED),1) $(PARTS)

lint: ## the code's style alone
	@scripts/setup.sh test
	@$(bin)/python -m pytest tests/test_house_style.py

format: ## the code, formatted
	@scripts/setup.sh test
	@$(bin)/ruff check --fix-only --quiet .
	@$(bin)/ruff format --quiet .

bench: ## the times and the memory, against pandoc's on the same text
	@scripts/setup.sh test
	@$(bin)/python -m bench

pictures: build ## the pictures in docs/, of the paper as it is now
	@scripts/setup.sh test
	@$(bin)/python scripts/pictures.py

constraints: ## the newest versions that go together, written to constraints.txt
	@scripts/constraints.sh

clean: ## this folder as it was cloned
	@rm -rf .venv build dist checkers/node_modules .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	@find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
