"""New projects in C, C++ and Zig, which share the C SDK's hook functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs
from guestkit.csdk import hook_macro
from guestkit.model import SDK
from witbind import wit

from .contract import Stub, neutral_case

__all__ = ["LACKS", "c_files", "cpp_files", "zig_files"]

LACKS: Final = frozenset({"llm-response"})
"""Hooks with a resource, for which there is no short form yet."""

C_SOURCE: Final = """// {title}
#include "helios_sdk.h"

{functions}"""

C_FUNCTION: Final = """{declaration} {{
  {unused}
  if (helios_setting_boolean("verbose", false)) helios_info(helios_text("{name}"));
{answer}  return true;
}}
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

CPP_FUNCTION: Final = """{declaration} {{
  {unused}
  if (helios::setting("verbose", false)) helios::info("{name}");
{answer}  return true;
}}
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
            answer="".join(f"  answer->{place} = {case};\n" for place, case in _written(declared)),
        )
        for declared in _declared(stubs)
    )


def _c_test(stubs: Sequence[Stub]) -> str:
    return C_TEST.format(cases="".join(_c_case(declared) for declared in _declared(stubs)))


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
    lines.append(f"HELIOS_CHECK({declared.function}({', '.join(passed)}));")
    lines += [f"HELIOS_CHECK(answer.{place} == {case});" for place, case in _written(declared)]
    lines.append("HELIOS_CHECK(helios_test_logged() == 1);")
    lines.append(f'HELIOS_CHECK(!strcmp(helios_test_log(0), "{declared.stub.function.name}"));')
    return "  {\n" + "".join(f"    {line}\n" for line in lines) + "  }\n"


def c_files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the sources and the test of a C project by path."""
    return {
        "plugin.c": C_SOURCE.format(title=title, functions=_c_functions(hooks, C_FUNCTION)),
        "tests/plugin_test.c": _c_test(hooks),
    }


def cpp_files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the sources and the test of a C++ project by path."""
    return {
        "plugin.cpp": CPP_SOURCE.format(title=title, functions=_c_functions(hooks, CPP_FUNCTION)),
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
                answer="".join(f"    answer.{place} = c.{case};\n" for place, case in written),
                params=", ".join(f"{_failure(name)}: {kind}" for name, kind in params),
                failure="failure",
                passed=", ".join(name for name, _ in inner),
            )
        )
    return {
        "plugin.zig": ZIG_SOURCE.format(title=title, functions="\n".join(functions)),
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
