"""Components of a changed contract: right names, wrong types. They have no code, since none of it may ever run."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

import attrs
from helios_host.errors import CompileError, ContractMismatch, LoadError, MissingHook, UnsatisfiedImport

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "host"))

from guests import BUILT, ROOT, _sources, _tool

V1, V2 = "1.0.0", "2.0.0"


@attrs.frozen(kw_only=True)
class World:
    """A world that exports `hook` and imports `imports` of one version, after `change` replaced text in the contract.

    `change` names the file, what is there, and what stands there instead. `more` is added to the world.
    """

    error: type[LoadError]
    change: tuple[str, str, str] | None = None
    version: str = V2
    hook: str = "pre-query"
    imports: tuple[str, ...] = ()
    more: str = ""

    def build(self) -> bytes:
        """Return the component; kept by content below build/."""
        key = hashlib.sha256(repr(self).encode() + _sources() + Path(__file__).read_bytes()).hexdigest()[:32]
        path = BUILT / f"{key}.wasm"
        if not path.exists():
            BUILT.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory() as directory:
                self._build(Path(directory)).replace(path)
        return path.read_bytes()

    def _build(self, work: Path) -> Path:
        contract = work / "wit" / "deps" / "contract"
        shutil.copytree(ROOT / "wit" / f"v{self.version[0]}", contract)
        for file in contract.glob("*.wit"):
            lines = file.read_text().splitlines(keepends=True)
            file.write_text("".join(line for line in lines if not line.lstrip().startswith(("///", "@since"))))
        if self.change is not None:
            name, old, new = self.change
            file = contract / f"{name}.wit"
            text = file.read_text()
            assert old in text, f"{name}.wit has no {old!r} any more"
            file.write_text(text.replace(old, new))
            for other in contract.glob("worlds.wit"):  # what it names may be gone
                other.unlink()
        lines = [f"import heliosproxy:plugin/{name}@{self.version};" for name in self.imports]
        lines += [f"export heliosproxy:plugin/{name}@{self.version};" for name in ("lifecycle", self.hook)]
        (work / "wit" / "guest.wit").write_text(
            f"package test:guest;\nworld guest {{ {' '.join(lines)} {self.more} }}\n"
        )
        embedded, made = work / "embedded.wasm", work / "component.wasm"
        _tool("component", "embed", str(work / "wit"), "--world", "guest", "--dummy", "-o", str(embedded))
        _tool("component", "new", str(embedded), "-o", str(made))
        return made


def exported(version: str, hook: str, file: str, old: str, new: str) -> World:
    return World(error=ContractMismatch, version=version, hook=hook, change=(file, old, new))


def imported(version: str, name: str, file: str, old: str, new: str) -> World:
    return World(error=ContractMismatch, version=version, imports=(name,), change=(file, old, new))


WORLDS: dict[str, World] = {
    "a field that is missing": exported(V1, "pre-query", "types", "    user: string,\n", ""),
    "a field too many": exported(V1, "pre-query", "types", "    user: string,\n", "    user: string,\n    more: u8,\n"),
    "a field of another name": exported(V1, "pre-query", "types", "user: string", "usr: string"),
    "a field of another type": exported(V1, "pre-query", "types", "tables: list<string>", "tables: list<u32>"),
    "a list of another length": exported(V1, "pre-query", "types", "tables: list<string>", "tables: list<u8>"),
    "two fields that changed places": exported(
        V2, "pre-query", "types", "    id: string,\n    user: string,", "    user: string,\n    id: string,"
    ),
    "a number of another size": exported(V2, "pre-query", "types", "type duration = u64", "type duration = u32"),
    "a number of another sign": exported(V2, "pre-query", "types", "type duration = u64", "type duration = s64"),
    "a number that is a fraction": exported(V2, "pre-query", "types", "type duration = u64", "type duration = f64"),
    "a truth that is a number": exported(V2, "pre-query", "types", "encrypted: bool", "encrypted: u8"),
    "a character for a text": exported(V2, "pre-query", "types", "client-addr: string", "client-addr: char"),
    "bytes for a text": exported(V2, "pre-query", "types", "client-addr: string", "client-addr: list<u8>"),
    "an option that is plain": exported(
        V2, "pre-query", "types", "trace-parent: option<string>", "trace-parent: string"
    ),
    "an option of an option": exported(
        V2, "pre-query", "types", "trace-parent: option<string>", "trace-parent: option<option<string>>"
    ),
    "a result for an option": exported(
        V2, "pre-query", "types", "trace-parent: option<string>", "trace-parent: result<string>"
    ),
    "an enum with a case more": exported(V2, "pre-query", "types", "    opaque,\n", "    opaque,\n    evil,\n"),
    "an enum with a case less": exported(V2, "pre-query", "types", "    opaque,\n", ""),
    "an enum in another order": exported(
        V2, "pre-query", "types", "    select,\n    transaction,", "    transaction,\n    select,"
    ),
    "an enum that is flags": exported(V2, "pre-query", "types", "enum statement-kind {", "flags statement-kind {"),
    "a variant with a case more": exported(
        V2, "pre-query", "pre-query", "respond(result-set),", "respond(result-set),\n    evil(u64),"
    ),
    "a variant with a case less": exported(V2, "pre-query", "pre-query", "    respond(result-set),\n", ""),
    "a variant in another order": exported(
        V2,
        "pre-query",
        "pre-query",
        "    rewrite(string),\n    deny(string),",
        "    deny(string),\n    rewrite(string),",
    ),
    "a case that carries more": exported(V2, "pre-query", "pre-query", "    continue,", "    continue(string),"),
    "a case that carries less": exported(V2, "pre-query", "pre-query", "deny(string)", "deny"),
    "a case that carries something else": exported(V1, "pre-query", "pre-query", "deny(string)", "deny(list<u8>)"),
    "an answer without errors": exported(
        V2,
        "pre-query",
        "pre-query",
        "-> result<pre-query-outcome, plugin-error>;",
        "-> pre-query-outcome;\n  extra: func(e: plugin-error);",
    ),
    "an answer of nothing": exported(
        V2,
        "pre-query",
        "pre-query",
        "-> result<pre-query-outcome, plugin-error>;",
        ";\n  extra: func(e: plugin-error, o: pre-query-outcome);",
    ),
    "errors of another type": exported(
        V2,
        "pre-query",
        "pre-query",
        "-> result<pre-query-outcome, plugin-error>;",
        "-> result<pre-query-outcome, string>;\n  extra: func(e: plugin-error);",
    ),
    "a parameter too many": exported(
        V2, "pre-query", "pre-query", "(call: call, statement: statement)", "(call: call, statement: statement, n: u8)"
    ),
    "a parameter too few": exported(
        V2, "pre-query", "pre-query", "(call: call, statement: statement)", "(statement: statement)"
    ),
    "parameters that changed places": exported(
        V2, "pre-query", "pre-query", "(call: call, statement: statement)", "(statement: statement, call: call)"
    ),
    "a function of another name": exported(V2, "pre-query", "pre-query", "  pre-query: func(", "  pre-query2: func("),
    "a resource for a session": attrs.evolve(
        exported(
            V2,
            "pre-query",
            "types",
            "  record identity {\n    user-id: string,",
            "  resource h;\n  record identity {\n    user-id: h,",
        ),
        error=UnsatisfiedImport,
    ),
    "a resource in an answer": exported(
        V2,
        "pre-query",
        "pre-query",
        "  variant pre-query-decision {\n    continue,\n    rewrite(string),\n    deny(string),",
        "  resource h;\n  variant pre-query-decision {\n    continue,\n    rewrite(string),\n    deny(h),",
    ),
    "a list that holds itself in lists": exported(
        V2, "pre-query", "types", "rows: list<list<sql-value>>", f"rows: {'list<' * 40}sql-value{'>' * 40}"
    ),
    "a tuple of a hundred": exported(
        V2, "pre-query", "types", "rows: list<list<sql-value>>", f"rows: tuple<{', '.join(['sql-value'] * 100)}>"
    ),
    "an identity of version 1": exported(V1, "authenticate", "types", "roles: list<string>", "roles: string"),
    "a rewrite of numbers": exported(V2, "rewrite", "rewrite", "    text: string,", "    text: u64,"),
    "a mask that is a function of nothing": exported(V2, "authorize", "types", "keep-first(u32)", "keep-first(string)"),
    "a challenge without a state": exported(
        V2,
        "authenticate",
        "authenticate",
        "    data: string,\n    state: string,\n  }\n\n  variant auth-result",
        "    data: string,\n  }\n\n  variant auth-result",
    ),
    "a connection that answers a number": exported(V2, "connection", "connection", "refuse(string)", "refuse(u64)"),
    "events one at a time": exported(V2, "metrics", "metrics", "events: list<query-event>", "events: query-event"),
    "an on-load without a configuration": exported(
        V2,
        "pre-query",
        "lifecycle",
        "on-load: func(config: list<config-entry>)",
        "extra: func(config: list<config-entry>);\n  on-load: func()",
    ),
    "an on-load that takes text": exported(
        V2,
        "pre-query",
        "lifecycle",
        "on-load: func(config: list<config-entry>)",
        "extra: func(config: list<config-entry>);\n  on-load: func(config: string)",
    ),
    "an on-unload that answers": exported(
        V2, "pre-query", "lifecycle", "on-unload: func();", "on-unload: func() -> string;"
    ),
    "a log level too many": imported(V2, "log", "log", "    error,\n", "    error,\n    evil,\n"),
    "a log level less": imported(V2, "log", "log", "    trace,\n", ""),
    "a log of bytes": imported(V2, "log", "log", "message: string", "message: list<u8>"),
    "a log that answers": imported(
        V2, "log", "log", "fields: list<tuple<string, string>>);", "fields: list<tuple<string, string>>) -> string;"
    ),
    "a log of version 1 with a parameter more": imported(
        V1, "log", "log", "message: string", "message: string, more: u64"
    ),
    "a log function that nobody has": imported(V1, "log", "log", "  log: func(", "  erase: func();\n  log: func("),
    "a configuration of numbers": imported(V1, "config", "config", "-> option<string>", "-> option<u64>"),
    "a configuration that is sure": imported(V1, "config", "config", "-> option<string>", "-> string"),
    "a configuration of another value": imported(V2, "config", "types", "number(f64)", "number(s64)"),
    "counters of numbers": imported(V2, "telemetry", "telemetry", "value: f64", "value: u64"),
    "counters that refuse less": imported(V2, "telemetry", "telemetry", "    too-many-series,\n", ""),
    "a cursor that is no resource": imported(
        V2,
        "query",
        "query",
        "  resource row-cursor {\n    columns: func() -> list<column>;",
        "  record row-cursor { of: column }\n  resource other {\n    columns: func() -> list<column>;",
    ),
    "a request without a body": imported(V2, "http", "http", "    body: body,\n", ""),
    "a secret that is plain": imported(V2, "secrets", "secrets", "string", "u64"),
    "a key that is a number": imported(V2, "kv", "kv", "key: string", "key: u64"),
    "a stream": World(error=CompileError, more="export more: interface { f: func() -> stream<u8>; }"),
    "a future": World(error=CompileError, more="export more: interface { f: func() -> future<u8>; }"),
    "a stream that is imported": World(error=CompileError, more="import more: interface { f: func(s: stream<u8>); }"),
    "a future of nothing in a record": World(
        error=CompileError, more="export more: interface { record r { f: future } f: func(r: r); }"
    ),
    "a list of a fixed length": World(error=CompileError, more="export more: interface { f: func() -> list<u8, 4>; }"),
    "a map": World(error=CompileError, more="export more: interface { f: func() -> map<string, u8>; }"),
    "a hook that is not there": World(error=MissingHook, hook="rewrite"),
    "a function of the world": World(error=UnsatisfiedImport, more="import system: func(command: string) -> s32;"),
    "a resource of the world": World(
        error=UnsatisfiedImport, more="import files: interface { resource file; f: func() -> file; }"
    ),
    "a hook of the contract as an import": World(error=UnsatisfiedImport, imports=("rewrite",)),
    "its own lifecycle as an import": World(error=UnsatisfiedImport, imports=("lifecycle",)),
}
"""What is refused before any of it runs, by name."""
