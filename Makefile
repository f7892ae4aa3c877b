# Two commands do everything on a machine with Python 3.11 and make:  make demo   make test
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
READY := .venv/ready
TYPED := build/typed/tiaoli

.PHONY: demo pictures test check-shared bench lock format clean

# The five samples, in every form that there is, into demo/; three questions, and a page of pictures.
demo: $(READY)
	@mkdir -p demo/maps
	$(BIN)/tiaoli parse samples -o demo/records.jsonl
	$(BIN)/tiaoli graph samples -o demo/graph.ttl
	$(BIN)/tiaoli graph samples -o demo/graph.jsonld
	$(BIN)/tiaoli tables samples -o demo/tables.sqlite
	$(BIN)/tiaoli build samples --store demo/store
	$(BIN)/tiaoli outline samples/hangzhou-west-corridor-draft.txt -o demo/outline.svg
	$(BIN)/tiaoli show samples/wenzhou-corridor-plan-2020.txt
	@for map in paper agency matrix timeline lineage citations districts network; do \
	  $(BIN)/tiaoli map $$map samples -o demo/maps/$$map.svg || exit 1; done
	$(BIN)/tiaoli map all samples -o demo/maps/index.html
	@echo; echo "Who leads what in one paper:"
	$(BIN)/tiaoli query --store demo/store --name division-of-labour --set paper=paper-edee27b52a0291ca | head -12
	@echo; echo "What is in force today:"
	$(BIN)/tiaoli query --store demo/store --name in-force --set day=$$(date +%F) | head -12
	@echo; echo "What replaced what:"
	$(BIN)/tiaoli query --store demo/store --name replaced | head -12
	@echo; echo "All pictures on one page: $(CURDIR)/demo/maps/index.html"

# The pictures of the README; a test holds them to what the samples give.
PICTURES := docs/pictures
pictures: $(READY)
	$(BIN)/tiaoli outline samples/hangzhou-west-corridor-draft.txt -o $(PICTURES)/outline.svg
	$(BIN)/tiaoli map paper samples --paper 生产性服务业 -o $(PICTURES)/paper.svg
	$(BIN)/tiaoli map agency samples --agency 市商务局 --top 8 -o $(PICTURES)/agency.svg
	$(BIN)/tiaoli map timeline samples --as-of 2024-12-31 -o $(PICTURES)/timeline.svg
	$(BIN)/tiaoli map lineage samples --agency 杭州市规划和自然资源局 -o $(PICTURES)/lineage.svg

test: $(READY) $(TYPED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy -p tiaoli
	$(BIN)/pytest -n 2 -m "not shared" --cov --cov-report=term -q

# What needs the annotated texts in ../shared: the figures of the README.
check-shared: $(READY)
	$(BIN)/pytest -m shared -q -s

bench: $(READY)
	$(BIN)/python bench/run.py

# Everything pinned with its hashes, for Python 3.11 to 3.14, after a change in pyproject.toml.
lock: $(READY)
	$(PIP) uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --upgrade \
	  --no-annotate --no-header --no-emit-index-url --python-version 3.11 -o requirements.lock

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The lock is complete; resolved anew, a later release of an extra (coverage[toml]) would have no hash.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tiaoli needs Python 3.11 or later: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(PIP) --no-deps --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# mypy finds no package that is named after the repository's root: links to its parts make one.
$(TYPED): $(READY)
	@mkdir -p $@
	@for part in parser graph outputs __init__.py py.typed; do ln -sfn ../../../$$part $@/$$part; done

clean:
	rm -rf .venv build demo *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
