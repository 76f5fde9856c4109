# Two targets do everything: `make site` and `make test`. The rest is for who works on the code.
PYTHON ?= python3
BIN := .venv/bin

SIZE ?= 1000
SIZES ?= $(SIZE)

.PHONY: site test quick lint browser pango bench profile mutants lock clean

site: .venv/installed
	$(BIN)/casewright build
	@echo "Look at it: $(BIN)/python -m http.server --directory site 8000, then open http://localhost:8000/"

test: .venv/tools browser pango
	$(BIN)/pytest -n auto --dist loadfile

quick: .venv/tools
	$(BIN)/pytest -n auto --dist loadfile -m "not slow"

lint: .venv/tools
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

browser: .venv/tools
	$(BIN)/python tests/browser.py

pango: .venv/tools
	$(BIN)/python tests/pango.py

bench: .venv/tools
	$(BIN)/python -m bench.compare --sizes $(SIZES) $(if $(AGAINST),--against $(AGAINST))

profile: .venv/tools
	$(BIN)/python -m bench.profiling $(SIZE)

# make mutants MODULE=views TESTS=tests/views SAMPLE=50
mutants: .venv/tools
	$(BIN)/python -m pip install --quiet --group mutation
	$(BIN)/python -m bench.mutation $(MODULE) $(TESTS) --sample $(or $(SAMPLE),50)

lock: .venv/tools
	$(BIN)/python -m pip install --quiet "uv>=0.9,<1"
	$(BIN)/uv pip compile pyproject.toml --extra pdf --group test --group lint --universal \
		--generate-hashes --no-header --no-emit-index-url --python-version 3.11 \
		--quiet --upgrade --output-file tests/requirements.txt

clean:
	rm -rf .venv .casewright site

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/tools: .venv/installed tests/requirements.txt
	$(BIN)/python -m pip install --quiet --require-hashes --requirement tests/requirements.txt
	@touch $@
