"""A new project in Zig, whose tests are in C."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .c import c_test
from .cfunctions import Parameter, declared_functions, written
from .contract import Stub, has_stream

__all__ = ["files"]

SOURCE: Final = """//! {title}

const helios = @import("helios");
const c = helios.c;

{functions}"""

FUNCTION: Final = """fn {zig}({inner}) !void {{
{unused}    if (helios.setting("verbose", false)) helios.info("{name}");
{answer}}}

export fn {function}({params}) bool {{
    return helios.caught({failure}, {zig}({passed}));
}}
"""


STREAM: Final = """
/// One streamed response.
const Stream = struct {
    chunks: usize = 0,

    pub fn open(call: *const c.helios_call_t, context: *const c.helios_response_context_t) !Stream {
        _ = call;
        _ = context;
        return .{};
    }

    pub fn push(self: *Stream, chunk: []const u8, answer: *c.helios_response_decision_t) !void {
        _ = chunk;
        self.chunks += 1;
        answer.tag = c.HELIOS_RESPONSE_DECISION_KEEP;
    }

    pub fn finish(self: *Stream) ![]const u8 {
        _ = self;
        return "";
    }
};

comptime {
    helios.streams(Stream);
}
"""


def files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the sources and the test of a Zig project by path."""
    functions = []
    for declared in declared_functions(hooks):
        params = [(p.name, _zig_type(p)) for p in declared.parameters]
        inner = [(name, kind) for name, kind in params if name != "error"]
        places = written(declared)
        unused = [name for name, _ in inner if not (name == "answer" and places)]
        functions.append(
            FUNCTION.format(
                zig=_camel(declared.stub.function.name),
                function=declared.function,
                inner=", ".join(f"{name}: {kind}" for name, kind in inner),
                unused="".join(f"    _ = {name};\n" for name in unused),
                name=declared.stub.function.name,
                answer="".join(f"    answer.{place} = c.{case};\n" for place, case in places)
                if declared.stub.is_neutral
                else "    return error.Unsupported;\n",
                params=", ".join(f"{_failure(name)}: {kind}" for name, kind in params),
                failure="failure",
                passed=", ".join(name for name, _ in inner),
            )
        )
    return {
        "plugin.zig": SOURCE.format(title=title, functions="\n".join(functions))
        + (STREAM if has_stream(hooks) else ""),
        "tests/plugin_test.c": c_test(hooks),
    }


def _failure(name: str) -> str:
    return "failure" if name == "error" else name


_ZIG: Final = {
    "uint8_t": "u8",
    "uint32_t": "u32",
    "uint64_t": "u64",
    "int64_t": "i64",
    "bool": "bool",
    "float": "f32",
    "double": "f64",
}


def _zig_type(p: Parameter) -> str:
    kind = p.type.removeprefix("const ")
    name = _ZIG.get(kind, f"c.{kind}")
    if not p.pointer:
        return name
    optional = "?" if p.name.startswith("maybe_") else ""
    return f"{optional}*{'const ' if p.type.startswith('const ') else ''}{name}"


def _camel(name: str) -> str:
    head, *rest = name.split("-")
    return head + "".join(part.capitalize() for part in rest)
