# Two commands do everything on a machine with Python 3.11 and make:  make demo   make test
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
TYPED := build/typed/tiaoli

.PHONY: demo test check-shared bench lock format clean

demo: $(READY)
	$(BIN)/python -m tests.demo demo

test: $(READY) $(TYPED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy -p tiaoli
	$(BIN)/pytest -n 2 -m "not shared" --cov --cov-report=term --cov-fail-under=85 -q

# What needs the annotated texts in ../shared: the figures of the README.
check-shared: $(READY)
	$(BIN)/pytest -m shared -q -s

bench: $(READY)
	$(BIN)/python bench/run.py

# Everything pinned with its hashes, for Python 3.11 to 3.14.
lock:
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url --python-version 3.11 -o requirements.lock

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# mypy finds no package that is named after the repository's root: links to its folders make one.
$(TYPED): $(READY)
	mkdir -p $@
	for part in parser graph outputs __init__.py py.typed; do ln -sfn ../../../$$part $@/$$part; done

clean:
	rm -rf $(VENV) build demo *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
