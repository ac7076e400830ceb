# Every recipe uses this project's own environment, .venv; the README's commands make it.

bin := justfile_directory() / ".venv" / "bin"
python := bin / "python"

# List the recipes.
default:
    @{{ bin }}/just --list

# A real PostgreSQL behind the proxy, guarded by plugins in several languages; `just demo --serve` leaves it running.
demo *ARGS: guests
    @{{ python }} -m helios_host.demo {{ ARGS }}

# Everything: builds the guests, then all tests, two files at a time; `just test -n 0` runs one.
test *ARGS: guests
    @{{ python }} -m pytest -n 2 --dist loadfile --no-loadscope-reorder {{ ARGS }}

# The tests that take seconds.
test-fast *ARGS: guests
    @{{ python }} -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not slow and not deep" {{ ARGS }}

# Minutes of attacks, searches and other people's suites.
test-deep *ARGS: guests
    @{{ python }} -m pytest -m deep {{ ARGS }}

# One call through the generated bindings beside wasmtime-py and Extism; writes build/bench.json.
bench *ARGS:
    @{{ python }} guests/build.py --only bench
    @{{ python }} tests/benchmarks/bench.py {{ ARGS }}

# The engine side's figures, each beside its bar: starts, what a call costs, late limits, the loop's heartbeat.
bench-engine *ARGS: guests
    @{{ python }} tests/benchmarks/bench_engine.py {{ ARGS }}

# pgbench directly, through PgBouncer and through the proxy; writes build/bench-proxy.json.
bench-proxy *ARGS: guests
    @{{ python }} tests/benchmarks/bench_proxy.py {{ ARGS }}

# The four targets (load, hook, memory, compile) of two guards in every language that is built: pass, or miss and why.
targets *ARGS: guests
    @{{ python }} tests/benchmarks/targets.py {{ ARGS }}

# Reloads, disables and a plugin that begins to trap, under load on every chain of two workers; takes minutes.
churn *ARGS: guests
    @{{ python }} tests/benchmarks/churn.py {{ ARGS }}

# A million calls, 100,000 instantiations, 10,000 cancellations, 1,000 Ctrl-C's: memory stays flat; some ten minutes.
soak *ARGS:
    @{{ python }} tests/benchmarks/soak.py {{ ARGS }}

# asyncpg's and SQLAlchemy's own PostgreSQL suites, directly and through the proxy.
drivers *ARGS: guests
    @{{ python }} tests/drivers/run.py {{ ARGS }}

# Generate bindings/helios_api and bindings/wasi_api from wit/; `just bindings check` only compares.
bindings VERB="generate":
    @{{ bin }}/witbind {{ VERB }} wit/v1 -o bindings/helios_api
    @{{ bin }}/witbind {{ VERB }} wit/v2 -o bindings/helios_api
    @{{ bin }}/witbind {{ VERB }} wit/deps/wasi -o bindings/wasi_api

# Build every guest that this machine's toolchains allow, into build/guests.
guests *ARGS:
    @{{ python }} guests/build.py {{ ARGS }}

# Build and measure the plugin that exists in every language, hook for hook; `--write` puts it into guests/README.md.
guests-table *ARGS:
    @{{ python }} guests/table.py {{ ARGS }}

# What an author does in each language, from `new` to a plugin in the demo's proxy; `just author-loop c go` for some.
author-loop *ARGS:
    @{{ python }} -m tests.author.loop {{ ARGS }}

# Ruff: lint and format, checked only.
lint:
    @{{ bin }}/ruff check
    @{{ bin }}/ruff format --check

# mypy --strict on everything that is typed.
types:
    @{{ bin }}/mypy

# Fuzz every guest against both API versions; writes build/conformance.json, JUnit XML and one HTML page.
conformance *ARGS: guests
    @{{ python }} -m helios_conformance {{ ARGS }}

# Seed faults in guests and host, and see each found by the law that should find it; ten minutes, or `--part 1/3`.
faults *ARGS:
    @{{ python }} -m helios_conformance.faults {{ ARGS }}

# Compare wit/ with what was released, world by world.
wit-compat:
    @{{ python }} wit/compat.py
