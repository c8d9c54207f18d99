# What there is to do here, for people and for machines. `make` alone says what.
#
# Two stamps in .venv remember which lock was installed, so a second call is instant:
# .installed for running the service, .installed-dev for working on it.

VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(BIN)/python
# PIP_USE_PEP517: an older pip would build jieba in a way that is going away.
PIP_INSTALL := PIP_USE_PEP517=1 $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes
# Real texts to judge the language side on; not part of the repository, so whoever has them says where.
DATA ?=
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install install-dev demo demo-reset run test check format bench evaluate docs handbook lock

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r command words; do \
		printf '%-20s %s\n' "$$command" "$$words"; done

install: $(VENV)/.installed ## everything that running needs, into .venv

install-dev: $(VENV)/.installed-dev ## also everything that testing and checking needs

demo: install ## the whole service with phones in your browser; goes on where it was
	@$(PYTHON) -m bot demo $(ARGS)

demo-reset: install ## the same from the beginning (ARGS=--everybody: a phone for every role)
	@$(PYTHON) -m bot demo --reset $(ARGS)

run: install ## the bot against Telegram, set up by environment (see .env.example)
	@$(PYTHON) -m bot run

test: install-dev ## all tests this machine can run; ends with what was missing, if anything
	@$(PYTHON) -m pytest -n auto -rfEs $(ARGS)

check: install-dev ## format, lint, types, import contracts, tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(PYTHON) -m pytest -n auto -rfEs $(ARGS)

format: install-dev ## bring every file into the house's form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: install-dev ## measure against peers (ARGS=words: only this part); writes build/bench.json
	@$(PYTHON) -m tests.bench $(ARGS)

evaluate: install ## every measure of the language side on the public texts of a folder (DATA=…)
	@[ -d "$(DATA)" ] || { echo "There is no folder '$(DATA)', so nothing was measured. Say where it is: make evaluate DATA=…" >&2; exit 1; }
	@set -e; measure() { echo "$$1"; shift; $(PYTHON) -m bot evaluate "$$@"; }; texts="$(DATA)"; \
	measure "category, cut texts, across folds" classification --train "$$texts/cls_tipdm7_tokens_public.csv.gz"; \
	measure "category, raw texts, across folds" classification --train "$$texts/cls_tipdm7_raw_public.csv.gz"; \
	measure "category, proposals, across folds" classification --train "$$texts/cls_jszx2019_public.csv.gz"; \
	measure "department, across folds" classification --train "$$texts/reply_tipdm_fj4_public.csv.gz"; \
	measure "near-duplicates" retrieval --corpus "$$texts/tipdm_fj3_messages.csv.gz" \
		--groups "$$texts/neardup_groups_public.csv" --exclude "$$texts/neardup_excluded.csv"; \
	measure "the same matter, across folds" same-matter --corpus "$$texts/tipdm_fj3_messages.csv.gz" \
		--pairs "$$texts/neardup_pairs_public.csv" --folds; \
	measure "replies with substance, across folds" reply --messages "$$texts/reply_tipdm_fj4_public.csv.gz" \
		--labels "$$texts/reply_substance_public.csv" --folds

docs: install ## docs/lifecycle.md and docs/permissions.md, written anew from the table of steps
	@mkdir -p build
	@$(PYTHON) -m bot lifecycle > build/lifecycle.md
	@mv build/lifecycle.md docs/lifecycle.md
	@$(PYTHON) -m bot permissions > build/permissions.md
	@mv build/permissions.md docs/permissions.md

handbook: install-dev ## docs/handbook, its dialogues lived through the service once more
	@$(PYTHON) -m tests.handbook

lock: install-dev ## pin every dependency anew (ARGS=--upgrade for newer ones)
	@$(LOCK) --output-file requirements.txt $(ARGS)
	@$(LOCK) --extra dev --constraint requirements.txt --output-file requirements-dev.txt $(ARGS)

$(VENV)/.installed: requirements.txt $(PYTHON)
	@echo "Installing what running needs into $(VENV) (about half a minute the first time)"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

# The development lock holds everything of the other one at the same versions, so it serves both stamps.
$(VENV)/.installed-dev: requirements-dev.txt requirements.txt $(PYTHON)
	@echo "Installing what development needs into $(VENV) (about a minute the first time)"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $(VENV)/.installed $@

# The first Python that is new enough and can make an environment; Debian ships python3 without venv.
$(PYTHON):
	@for name in python3.13 python3.12 python3.11 python3 python; do \
		"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		enough="$$name"; \
		"$$name" -c 'import ensurepip, venv' 2>/dev/null || continue; \
		exec "$$name" -m venv --clear $(VENV); \
	done; \
	if [ -n "$$enough" ]; then \
		echo "Found $$enough, but it cannot make environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; \
	else \
		echo "Python 3.11 or newer is needed; found here: $$(python3 --version 2>/dev/null || echo none)." >&2; \
	fi; exit 1
