# Two commands: `make demo` shows Kommunsök on the shipped sample, `make test` proves that it works.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA := demo-data
CORES := $(shell nproc 2>/dev/null || echo 2)

CHROMIUMS := chromium chromium-browser google-chrome

.PHONY: demo test check chromium screenshots install install-dev examples eval bench lock clean

demo: $(VENV)/.installed
	@$(BIN)/kommunsok --data $(DATA) ingest examples/packages
	@$(BIN)/python -m examples.demo --data $(DATA)

# WORKERS=2 runs two tests at a time, for who waits for them; by default they run one after the other.
WORKERS ?= 0
test: $(VENV)/.installed-dev check chromium
	$(BIN)/python -m pytest -q --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder --cov --cov-report=term

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The browser tests drive the distribution's Chromium, and are skipped where there is none; no other browser is fetched.
chromium:
	@for name in $(CHROMIUMS); do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update --quiet; \
		apt-get install --yes --quiet --no-install-recommends chromium fonts-liberation && exit 0; \
	fi; \
	echo "No Chromium: the browser tests will be skipped. On Debian install it with: sudo apt-get install chromium"

# The pictures of the documentation.
screenshots: $(VENV)/.installed-dev
	$(BIN)/python -m examples.screenshots

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

# The lock file pins every package; the stamp keeps a second run from installing again.
$(VENV)/.installed: pyproject.toml requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[dev,models]'
	@touch $@

examples: $(VENV)/.installed-dev
	$(BIN)/python -m examples.render

# The figures of docs/evaluation.md, on the shipped sample; GOLD and CORPUS name other folders.
GOLD ?= examples/gold
CORPUS ?= examples/packages
eval: $(VENV)/.installed
	$(BIN)/kommunsok eval --gold $(GOLD) --corpus $(CORPUS)

bench: $(VENV)/.installed
	$(BIN)/python -m evaluation.bench --corpus $(CORPUS)

lock: $(VENV)/.installed-dev
	$(BIN)/python -m pip freeze --exclude-editable | sed 's/+cpu$$//' | grep -v '^kommunsok' > requirements.lock

clean:
	rm -rf $(VENV) $(DATA) build dist .mypy_cache .ruff_cache .pytest_cache
