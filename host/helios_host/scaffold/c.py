"""New projects in C and C++."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .cfunctions import Declared, declared_functions, written
from .contract import Stub, has_stream

__all__ = ["c_files", "c_test", "cpp_files"]

C_SOURCE: Final = """// {title}
#include "helios_sdk.h"

{functions}"""

STREAM_STEPS: Final = """\
bool helios_on_stream_push(helios_stream_t *stream, const helios_string_t *chunk, helios_response_decision_t *answer,
                           helios_plugin_error_t *error) {
  (void)chunk; (void)error;
  stream->chunks++;
  answer->tag = HELIOS_RESPONSE_DECISION_KEEP;
  return true;
}

bool helios_on_stream_finish(helios_stream_t *stream, helios_string_t *answer, helios_plugin_error_t *error) {
  (void)stream; (void)answer; (void)error;
  return true;
}
"""

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

{steps}
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

{steps}
void helios_on_stream_close(helios_stream_t *stream) {{ delete stream; }}

}}
"""

CPP_FUNCTION: Final = """{declaration} {{
  {unused}
  if (helios::setting("verbose", false)) helios::info("{name}");
{answer}}}
"""


def _c_functions(stubs: Sequence[Stub], template: str) -> str:
    return "\n".join(
        template.format(
            declaration=declared.text,
            unused=" ".join(f"(void){p.name};" for p in declared.parameters),
            name=declared.stub.function.name,
            answer=_c_answer(declared.stub, written(declared)),
        )
        for declared in declared_functions(stubs)
    )


def _c_answer(stub: Stub, places: Sequence[tuple[str, str]]) -> str:
    if not stub.is_neutral:
        return f'  return helios_fail(error, HELIOS_PLUGIN_ERROR_UNSUPPORTED, "{stub.refusal}");\n'
    return "".join(f"  answer->{place} = {case};\n" for place, case in places) + "  return true;\n"


def c_test(stubs: Sequence[Stub]) -> str:
    """Return a program that calls the hook functions."""
    cases = "".join(_c_case(declared) for declared in declared_functions(stubs))
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
        lines += [f"HELIOS_CHECK(answer.{place} == {case});" for place, case in written(declared)]
        lines.append("HELIOS_CHECK(helios_test_logged() == 1);")
    else:
        lines.append(f"HELIOS_CHECK(!{done} && error.tag == HELIOS_PLUGIN_ERROR_UNSUPPORTED);")
    lines.append(f'HELIOS_CHECK(!strcmp(helios_test_log(0), "{declared.stub.function.name}"));')
    return "  {\n" + "".join(f"    {line}\n" for line in lines) + "  }\n"


def c_files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the sources and the test of a C project by path."""
    return {
        "plugin.c": (C_STREAM_SOURCE if has_stream(hooks) else C_SOURCE).format(
            title=title, functions=_c_functions(hooks, C_FUNCTION), steps=STREAM_STEPS
        ),
        "tests/plugin_test.c": c_test(hooks),
    }


def cpp_files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the sources and the test of a C++ project by path."""
    return {
        "plugin.cpp": (CPP_STREAM_SOURCE if has_stream(hooks) else CPP_SOURCE).format(
            title=title, functions=_c_functions(hooks, CPP_FUNCTION), steps=STREAM_STEPS
        ),
        "tests/plugin_test.cpp": c_test(hooks),
    }
