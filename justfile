# Recipes for working on the project; `just --list` shows them.
bin := if path_exists(".venv/bin") == "true" { ".venv/bin/" } else { "" }

# Make .venv with everything needed, the embedded model too, each part of the version and hash that
# requirements/dev.lock names.
setup:
    python3.11 -m venv .venv
    .venv/bin/pip install --require-hashes --requirement requirements/dev.lock
    .venv/bin/pip install --no-deps --no-build-isolation --editable .

# Choose versions anew within the bounds of pyproject.toml, and lock them with their hashes.
lock:
    {{bin}}uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "just lock" --upgrade --quiet --output-file requirements/dev.lock

# Look every locked part up in the advisories that are known; needs the network.
audit:
    {{bin}}pip-audit --disable-pip --require-hashes --requirement requirements/dev.lock

# List every part of the environment with version, licence and hash source, as CycloneDX.
sbom file="sbom.json":
    {{bin}}cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file {{file}} {{ if bin == "" { "" } else { ".venv" } }}

# Lint, format, types, import directions.
check:
    {{bin}}ruff check
    {{bin}}ruff format --check
    {{bin}}mypy
    {{bin}}lint-imports

# The tests, with recorded answers and no network.
test *arguments:
    {{bin}}pytest -n auto {{arguments}}

# The long form of the readers' fuzz test: so many changed files for each parser.
fuzz runs="10000":
    FUZZ_RUNS={{runs}} {{bin}}pytest tests/reading/test_fuzz.py

# The tests with 500 examples of every rule instead of 40.
thorough *arguments:
    EXAMPLES=thorough {{bin}}pytest -n auto {{arguments}}

# The tests that ask the embedded model for real.
live:
    {{bin}}pytest -m live

# A day's run killed 200 times and interrupted 50 times, on both databases; half an hour or so.
endurance:
    {{bin}}pytest -m endurance -s

# So many invented articles taken in, extracted and merged in one process, its memory watched.
long-run articles="100000" first="10000":
    {{bin}}python -m benchmarks.long_run --articles {{articles}} --first {{first}}

# Record the cassettes again from the embedded model.
record:
    {{bin}}pytest -m vcr --record-mode=rewrite

# Write the JSON Schemas to docs/ after a change of a contract.
schema:
    {{bin}}summarizer schema > docs/brief.schema.json
    {{bin}}summarizer schema --of digest > docs/digest.schema.json

# Briefs of both example events, by the embedded model.
brief-examples:
    {{bin}}summarizer brief examples/budapest
    {{bin}}summarizer brief examples/port-lannec

# The benchmark of merging; see docs/eval.md.
eval *arguments:
    {{bin}}summarizer eval {{arguments}}

# What a clean clone must pass.
ci:
    .ci/run
