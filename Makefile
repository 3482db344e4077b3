# iSIGURT. `make` alone lists the commands.
PYTHON ?= python3
V := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help run test test-unit coverage check messages requirements bench screenshots python

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

run: python ## Run the site with its demo on http://127.0.0.1:8000 (PORT=8001 for another port)
	@$(PYTHON) scripts/run.py

test: python ## Run every test: on PostgreSQL and SQLite, with a real queue, in a real browser
	@$(PYTHON) scripts/test.py

test-unit: python ## Run the unit tests alone, on SQLite, for a quick answer
	@$(PYTHON) scripts/test.py sqlite

coverage: python ## Run the unit tests on SQLite and say which branches none of them goes through
	@$(PYTHON) scripts/test.py coverage

check: python ## Check style, types, templates, settings, migrations, translations and generated files
	@$(PYTHON) scripts/check.py

messages: python ## Find new strings and write them into locale/
	@$(PYTHON) scripts/manage.py messages

requirements: python ## Pin what requirements*.in ask for, with hashes
	@$(PYTHON) scripts/requirements.py $(ARGS)

bench: python ## Measure: ratios of medians in one run
	@$(PYTHON) scripts/bench.py

screenshots: python ## Take the README's pictures from a running demo (make run, in another window)
	@$(PYTHON) scripts/screenshots.py

python:
	@command -v $(PYTHON) >/dev/null || { echo "isigurt: $(PYTHON) is not there: install Python 3.11, 3.12 or 3.13 (Debian: apt-get install python3 python3-venv)" >&2; exit 2; }
