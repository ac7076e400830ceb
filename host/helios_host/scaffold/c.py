"""New projects in C, C++ and Zig, which share the C SDK's hook functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs
from guestkit.csdk import hook_macro
from guestkit.model import SDK
from witbind import wit

from .contract import Stub, has_stream, neutral_case

__all__ = ["c_files", "cpp_files", "zig_files"]

C_SOURCE: Final = """// {title}
#include "helios_sdk.h"

{functions}"""

C_STREAM_SOURCE: Final = """// {title}
#include "helios_sdk.h"

#include <stdlib.h>

{functions}
// What is kept of one streamed response.
struct helios_stream {{
  size_t chunks;
}};

bool helios_on_stream_open(const helios_call_t *call, const helios_response_context_t *context,
                           helios_stream_t **answer, helios_plugin_error_t *error) {{
  (void)call; (void)context;
  *answer = calloc(1, sizeof **answer);
  return *answer || helios_fail(error, HELIOS_PLUGIN_ERROR_UNAVAILABLE, "there is no memory for another stream");
}}

bool helios_on_stream_push(helios_stream_t *stream, const helios_string_t *chunk, helios_response_decision_t *answer,
                           helios_plugin_error_t *error) {{
  (void)chunk; (void)error;
  stream->chunks++;
  answer->tag = HELIOS_RESPONSE_DECISION_KEEP;
  return true;
}}

bool helios_on_stream_finish(helios_stream_t *stream, helios_string_t *answer, helios_plugin_error_t *error) {{
  (void)stream; (void)answer; (void)error;
  return true;
}}

void helios_on_stream_close(helios_stream_t *stream) {{ free(stream); }}
"""

C_STREAM_CASE: Final = """  {
    helios_test_reset();
    helios_call_t call = helios_test_call();
    helios_response_context_t context;
    memset(&context, 0, sizeof context);
    helios_stream_t *stream;
    helios_string_t chunk = helios_text("a word");
    helios_response_decision_t answer;
    memset(&answer, 0, sizeof answer);
    helios_string_t rest;
    memset(&rest, 0, sizeof rest);
    helios_plugin_error_t error;
    HELIOS_CHECK(helios_on_stream_open(&call, &context, &stream, &error));
    HELIOS_CHECK(helios_on_stream_push(stream, &chunk, &answer, &error));
    HELIOS_CHECK(answer.tag == HELIOS_RESPONSE_DECISION_KEEP);
    HELIOS_CHECK(helios_on_stream_finish(stream, &rest, &error));
    HELIOS_CHECK(rest.len == 0);
    helios_on_stream_close(stream);
  }
"""

C_FUNCTION: Final = """{declaration} {{
  {unused}
  if (helios_setting_boolean("verbose", false)) helios_info(helios_text("{name}"));
{answer}}}
"""

C_TEST: Final = """// Tests of the plugin, on this machine and without a host.
#include "helios_test.h"

#include <stdio.h>
#include <string.h>

int main(void) {{
{cases}  puts("all tests passed");
  return 0;
}}
"""

CPP_SOURCE: Final = """// {title}
#include "helios.hpp"

extern "C" {{

{functions}
}}
"""

CPP_STREAM_SOURCE: Final = """// {title}
#include "helios.hpp"

// What is kept of one streamed response.
struct helios_stream {{
  size_t chunks = 0;
}};

extern "C" {{

{functions}
bool helios_on_stream_open(const helios_call_t *call, const helios_response_context_t *context,
                           helios_stream_t **answer, helios_plugin_error_t *error) {{
  (void)call; (void)context; (void)error;
  *answer = new helios_stream;
  return true;
}}

bool helios_on_stream_push(helios_stream_t *stream, const helios_string_t *chunk, helios_response_decision_t *answer,
                           helios_plugin_error_t *error) {{
  (void)chunk; (void)error;
  stream->chunks++;
  answer->tag = HELIOS_RESPONSE_DECISION_KEEP;
  return true;
}}

bool helios_on_stream_finish(helios_stream_t *stream, helios_string_t *answer, helios_plugin_error_t *error) {{
  (void)stream; (void)answer; (void)error;
  return true;
}}

void helios_on_stream_close(helios_stream_t *stream) {{ delete stream; }}

}}
"""

CPP_FUNCTION: Final = """{declaration} {{
  {unused}
  if (helios::setting("verbose", false)) helios::info("{name}");
{answer}}}
"""

ZIG_SOURCE: Final = """//! {title}

const helios = @import("helios");
const c = helios.c;

{functions}"""

ZIG_FUNCTION: Final = """fn {zig}({inner}) !void {{
{unused}    if (helios.setting("verbose", false)) helios.info("{name}");
{answer}}}

export fn {function}({params}) bool {{
    return helios.caught({failure}, {zig}({passed}));
}}
"""


ZIG_STREAM: Final = """
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


@attrs.frozen
class Parameter:
    """A parameter of a hook function, as the C SDK declares it."""

    type: str
    name: str
    pointer: bool

    @property
    def is_answer(self) -> bool:
        """Whether it is what the function writes."""
        return self.name in ("answer", "error")


@attrs.frozen
class Declared:
    """A hook function as the C SDK declares it, and the stub that it belongs to."""

    stub: Stub
    text: str
    function: str
    parameters: tuple[Parameter, ...]


def _declared(stubs: Sequence[Stub]) -> list[Declared]:
    header = (SDK / "c" / "bindings" / "helios_hooks.h").read_text()
    found = []
    for stub in stubs:
        name = f"helios_on_{stub.function.name.removeprefix('on-').replace('-', '_')}"
        pattern = rf"^#ifdef {hook_macro(stub.hook)}\n((\w+) {name}\((.*)\));\n"
        match = re.search(pattern, header, re.MULTILINE)
        assert match is not None, name
        found.append(Declared(stub, match[1], name, tuple(_parameter(text) for text in match[3].split(", "))))
    return found


def _parameter(text: str) -> Parameter:
    kind, _, name = text.rpartition(" ")
    return Parameter(kind.strip(), name.lstrip("*"), name.startswith("*"))


def _assignments(t: wit.Type | None, place: str) -> list[tuple[str, str]]:
    """Return what makes a zeroed answer one that changes nothing: places, and the names of cases."""
    match t:
        case wit.Record(_, fields):
            return [pair for _, python, inner in fields for pair in _assignments(inner, f"{place}.{python}")]
        case wit.Variant(name, _):
            case, _ = neutral_case(t)
            return [(f"{place}.tag", f"HELIOS_{_upper(name)}_{_upper(case)}")]
    return []


def _upper(name: str) -> str:
    return name.replace("-", "_").upper()


def _written(declared: Declared) -> list[tuple[str, str]]:
    return [(place.removeprefix("."), case) for place, case in _assignments(declared.stub.answer, "")]


def _c_functions(stubs: Sequence[Stub], template: str) -> str:
    return "\n".join(
        template.format(
            declaration=declared.text,
            unused=" ".join(f"(void){p.name};" for p in declared.parameters),
            name=declared.stub.function.name,
            answer=_c_answer(declared.stub, _written(declared)),
        )
        for declared in _declared(stubs)
    )


def _c_answer(stub: Stub, written: Sequence[tuple[str, str]]) -> str:
    if not stub.is_neutral:
        return f'  return helios_fail(error, HELIOS_PLUGIN_ERROR_UNSUPPORTED, "{stub.refusal}");\n'
    return "".join(f"  answer->{place} = {case};\n" for place, case in written) + "  return true;\n"


def _c_test(stubs: Sequence[Stub]) -> str:
    cases = "".join(_c_case(declared) for declared in _declared(stubs))
    return C_TEST.format(cases=cases + (C_STREAM_CASE if has_stream(stubs) else ""))


def _c_case(declared: Declared) -> str:
    lines = ["helios_test_reset();", 'helios_test_boolean("verbose", true);']
    passed = []
    for p in declared.parameters:
        kind = p.type.removeprefix("const ")
        if p.name == "call" or (p.name == "statement" and kind == "helios_statement_t"):
            made = (
                "helios_test_call()"
                if p.name == "call"
                else 'helios_test_statement("SELECT 1", HELIOS_STATEMENT_KIND_SELECT)'
            )
            lines.append(f"{kind} {p.name} = {made};")
        elif p.name.startswith("maybe_"):
            passed.append("NULL")
            continue
        else:
            lines += [f"{kind} {p.name};", f"memset(&{p.name}, 0, sizeof {p.name});"]
        passed.append(f"&{p.name}" if p.pointer else p.name)
    done = f"{declared.function}({', '.join(passed)})"
    if declared.stub.is_neutral:
        lines.append(f"HELIOS_CHECK({done});")
        lines += [f"HELIOS_CHECK(answer.{place} == {case});" for place, case in _written(declared)]
        lines.append("HELIOS_CHECK(helios_test_logged() == 1);")
    else:
        lines.append(f"HELIOS_CHECK(!{done} && error.tag == HELIOS_PLUGIN_ERROR_UNSUPPORTED);")
    lines.append(f'HELIOS_CHECK(!strcmp(helios_test_log(0), "{declared.stub.function.name}"));')
    return "  {\n" + "".join(f"    {line}\n" for line in lines) + "  }\n"


def c_files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the sources and the test of a C project by path."""
    return {
        "plugin.c": (C_STREAM_SOURCE if has_stream(hooks) else C_SOURCE).format(
            title=title, functions=_c_functions(hooks, C_FUNCTION)
        ),
        "tests/plugin_test.c": _c_test(hooks),
    }


def cpp_files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the sources and the test of a C++ project by path."""
    return {
        "plugin.cpp": (CPP_STREAM_SOURCE if has_stream(hooks) else CPP_SOURCE).format(
            title=title, functions=_c_functions(hooks, CPP_FUNCTION)
        ),
        "tests/plugin_test.cpp": _c_test(hooks),
    }


def zig_files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the sources and the test of a Zig project by path."""
    functions = []
    for declared in _declared(hooks):
        params = [(p.name, _zig_type(p)) for p in declared.parameters]
        inner = [(name, kind) for name, kind in params if name != "error"]
        written = _written(declared)
        unused = [name for name, _ in inner if not (name == "answer" and written)]
        functions.append(
            ZIG_FUNCTION.format(
                zig=_camel(declared.stub.function.name),
                function=declared.function,
                inner=", ".join(f"{name}: {kind}" for name, kind in inner),
                unused="".join(f"    _ = {name};\n" for name in unused),
                name=declared.stub.function.name,
                answer="".join(f"    answer.{place} = c.{case};\n" for place, case in written)
                if declared.stub.is_neutral
                else "    return error.Unsupported;\n",
                params=", ".join(f"{_failure(name)}: {kind}" for name, kind in params),
                failure="failure",
                passed=", ".join(name for name, _ in inner),
            )
        )
    return {
        "plugin.zig": ZIG_SOURCE.format(title=title, functions="\n".join(functions))
        + (ZIG_STREAM if has_stream(hooks) else ""),
        "tests/plugin_test.c": _c_test(hooks),
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
