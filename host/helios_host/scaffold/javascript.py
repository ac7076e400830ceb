"""New projects in JavaScript and TypeScript."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Final

from guestkit.jscontract import camel, pascal
from witbind import wit

from .contract import Stub, has_stream, neutral_case, owner

__all__ = ["javascript_files", "typescript_files"]

CONFIG: Final = """{
  "compilerOptions": {
    "module": "preserve",
    "target": "es2023",
    "lib": ["es2024"],
    "strict": true,
    "noEmit": true,
    "skipLibCheck": true,
    "types": [],
    "paths": {
      "heliosproxy-plugin": ["./.helios/sdk/index.d.ts"],
      "heliosproxy-plugin/testing": ["./.helios/sdk/testing.d.ts"]
    }
  },
  "include": ["plugin.*"]
}
"""

PACKAGE: Final = """{{
  "name": "{name}",
  "private": true,
  "type": "module"
}}
"""

SOURCE: Final = """/** {title} */
import {{ {imports} }} from "heliosproxy-plugin";

/** The keys of config_schema in plugin.yaml, with their defaults. */
const options = settings({{ verbose: false }});

{functions}"""

FUNCTION: Final = """export function {name}({params}){returns} {{
  if (options.verbose) log.info("{wit}");
{answer}}}
"""

REFUSED: Final = """test("{wit} is not written yet", () => {{
  assert.throws(() => plugin.{name}({arguments}), /not written/);
  assert.deepEqual(host.logged.map(({{ message }}) => message), ["{wit}"]);
}});
"""

STREAM: Final = """/** Begin a streamed response; `push` and `finish` work on it. */
export function open({params}){returns} {{
  return {{
    push(chunk{text}){decision} {{
      return {{ tag: "keep" }};
    }},
    finish(){text} {{
      return "";
    }},
  }};
}}
"""

STREAM_CASE: Final = """test("a stream changes nothing", () => {{
  const stream = plugin.open(call(), {context});
  assert.deepEqual(stream.push("a word"), {{ tag: "keep" }});
  assert.equal(stream.finish(), "");
}});
"""

TEST: Final = """import assert from "node:assert/strict";
import {{ beforeEach, test }} from "node:test";

import {{ {helpers} }} from "heliosproxy-plugin/testing";

import * as plugin from "../plugin.{suffix}";

beforeEach(() => {{
  host.reset();
  host.configure({{ verbose: true }});
}});

{cases}"""

CASE: Final = """test("{wit} changes nothing", () => {{
  assert.deepEqual(plugin.{name}({arguments}), {answer});
  assert.deepEqual(host.logged.map(({{ message }}) => message), ["{wit}"]);
}});
"""

_NUMBERS: Final = frozenset(wit.INTEGER_RANGES) | {"f32", "f64"}


def javascript_files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the source, the test and what editors want of a JavaScript project, by path."""
    return {**_files(title, hooks, "js", typed=False), "jsconfig.json": CONFIG}


def typescript_files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the source, the test and what editors want of a TypeScript project, by path."""
    return {**_files(title, hooks, "ts", typed=True), "tsconfig.json": CONFIG}


def _files(title: str, hooks: Sequence[Stub], suffix: str, *, typed: bool) -> dict[str, str]:
    used: set[str] = set()
    functions = [_function(stub, used, typed) for stub in hooks]
    cases = [_case(stub) for stub in hooks]
    if has_stream(hooks):
        functions.append(_stream(typed, used))
        cases.append(STREAM_CASE.format(context=_value(_context(hooks))))
    tests = "\n".join(cases)
    helpers = ["host", *(name for name in ("call", "statement") if f"{name}(" in tests)]
    types = [f"type {name}" for name in sorted(used)] if typed else []
    return {
        f"plugin.{suffix}": SOURCE.format(
            title=title,
            imports=", ".join(
                [*types, *([] if all(s.is_neutral for s in hooks) else ["Unsupported"]), "log", "settings"]
            ),
            functions="\n".join(functions),
        ),
        f"tests/plugin.test.{suffix}": TEST.format(helpers=", ".join(sorted(helpers)), suffix=suffix, cases=tests),
        "package.json": PACKAGE.format(name=title.removeprefix("The plugin ").removesuffix(".")),
    }


def _context(hooks: Sequence[Stub]) -> wit.Type:
    return next(t for stub in hooks for name, _, t in stub.function.params if name == "context")


def _stream(typed: bool, used: set[str]) -> str:
    if not typed:
        return STREAM.format(params="call, context", returns="", text="", decision="")
    used |= {"Call", "Processor", "ResponseContext", "ResponseDecision"}
    params = "call: Call, context: ResponseContext"
    return STREAM.format(params=params, returns=": Processor", text=": string", decision=": ResponseDecision")


def _function(stub: Stub, used: set[str], typed: bool) -> str:
    type_of: Callable[[wit.Type | None], str] = lambda t: f": {_type(t, used)}" if typed else ""  # noqa: E731
    return FUNCTION.format(
        name=camel(stub.function.name),
        wit=stub.function.name,
        params=", ".join(f"{camel(name)}{type_of(t)}" for name, _, t in stub.function.params),
        returns=type_of(stub.answer),
        answer=_answer(stub),
    )


def _answer(stub: Stub) -> str:
    if not stub.is_neutral:
        return f'  throw new Unsupported("{stub.refusal}");\n'
    return f"  return {_value(stub.answer)};\n" if stub.answer else ""


def _case(stub: Stub) -> str:
    return (CASE if stub.is_neutral else REFUSED).format(
        name=camel(stub.function.name),
        wit=stub.function.name,
        arguments=", ".join(_sample(t) for _, _, t in stub.function.params),
        answer=_value(stub.answer) if stub.answer else "undefined",
    )


def _type(t: wit.Type | None, used: set[str]) -> str:
    match t:
        case None:
            return "void"
        case wit.Primitive(name):
            return "number" if name in _NUMBERS else {"bool": "boolean"}.get(name, "string")
        case wit.List(element, _):
            return "Uint8Array" if element == wit.U8 else f"{_type(element, used)}[]"
        case wit.Option(payload):
            return f"{_type(payload, used)} | null"
        case wit.Tuple(elements):
            return f"[{', '.join(_type(element, used) for element in elements)}]"
    assert isinstance(t, wit.Record | wit.Variant | wit.Enum)
    used.add(pascal(t.name))
    return pascal(t.name)


def _value(t: wit.Type | None) -> str:
    """Return an expression of an answer that changes nothing."""
    match t:
        case wit.Primitive(name):
            return {"string": '""', "char": '"a"', "bool": "false"}.get(name, "0")
        case wit.List(element, _):
            return "new Uint8Array()" if element == wit.U8 else "[]"
        case wit.Tuple(elements):
            return f"[{', '.join(map(_value, elements))}]"
        case wit.Record(_, fields):
            return f"{{ {', '.join(f'{camel(name)}: {_value(inner)}' for name, _, inner in fields)} }}"
        case wit.Enum(_, cases):
            return json.dumps(cases[0])
        case wit.Variant():
            case, payload = neutral_case(t)
            return f"{{ tag: {json.dumps(case)}{f', val: {_value(payload)}' if payload else ''} }}"
    return "null"


def _sample(t: wit.Type) -> str:
    if isinstance(t, wit.Record) and t.name in ("call", "statement") and owner(t) == "types":
        return "call()" if t.name == "call" else 'statement("SELECT 1")'
    return _value(t)
