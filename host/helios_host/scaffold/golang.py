"""A new project in Go."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

from guestkit.gobindings import MODULE, go_package
from guestkit.jscontract import pascal
from witbind import wit

from .contract import HOOKS, Stub, has_stream, neutral_case, owner

__all__ = ["files"]

GO_MOD: Final = """module {name}

go 1.24

require {module} v0.0.0

replace {module} => ./.helios/sdk // `helios-plugin build` and `test` put it there
"""

SOURCE: Final = """// {title}
package main

import (
{imports}
)

// The keys of config_schema in plugin.yaml, with their defaults.
var verbose = helios.Bool("verbose", false)

type plugin struct{{}}

func init() {{
{exports}}}

func main() {{}}

{methods}"""

METHOD: Final = """func (plugin) {name}({params}) {returns} {{
	if *verbose {{
		helios.Info("{wit}")
	}}
	return {answer}
}}
"""

STREAM: Final = """// Open begins a streamed response.
func (plugin) Open(helios.Call, llmresponse.ResponseContext) (llmresponse.Stream, error) {
	return &stream{}, nil
}

// stream works on one streamed response, chunk by chunk.
type stream struct{}

func (*stream) Push(chunk string) (llmresponse.ResponseDecision, error) {
	return llmresponse.MakeResponseDecisionKeep(), nil
}

func (*stream) Finish() (string, error) {
	return "", nil
}
"""

STREAM_CASE: Final = """func TestStream(t *testing.T) {
	heliostest.Reset()
	stream, err := plugin{}.Open(heliostest.Call(), llmresponse.ResponseContext{})
	if err != nil {
		t.Fatal(err)
	}
	if answer, err := stream.Push("a word"); err != nil || answer != llmresponse.MakeResponseDecisionKeep() {
		t.Errorf("answered %v, %v", answer, err)
	}
	if rest, err := stream.Finish(); err != nil || rest != "" {
		t.Errorf("finished with %q, %v", rest, err)
	}
}
"""

TEST: Final = """package main

import (
{imports}
)

{cases}"""

CASE: Final = """func Test{name}(t *testing.T) {{
	heliostest.Reset()
	if err := heliostest.Configure(map[string]any{{"verbose": true}}); err != nil {{
		t.Fatal(err)
	}}
	{assigned} := plugin{{}}.{name}({arguments})
	if err {fails} nil {{
		t.Fatal(err)
	}}
{checked}	if !slices.Equal(heliostest.Logged, []string{{"{wit}"}}) {{
		t.Errorf("logged %q", heliostest.Logged)
	}}
}}
"""

_PRIMITIVES: Final = {"s8": "int8", "s16": "int16", "s32": "int32", "s64": "int64", "u8": "uint8", "u16": "uint16",
                      "u32": "uint32", "u64": "uint64", "f32": "float32", "f64": "float64", "char": "rune"}  # fmt: skip


def files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the source, the test and go.mod by path."""
    packages = sorted({go_package(stub.hook) for stub in hooks})
    methods = [_method(stub) for stub in hooks] + ([STREAM] if has_stream(hooks) else [])
    body = "\n".join(methods)
    cases = "\n".join([_case(stub) for stub in hooks] + ([STREAM_CASE] if has_stream(hooks) else []))
    name = title.removeprefix("The plugin ").removesuffix(".")
    exports = "".join(f"\t{package}.Export(plugin{{}})\n" for package in packages)
    return {
        "go.mod": GO_MOD.format(name=name, module=MODULE),
        "plugin.go": SOURCE.format(title=title, imports=_imports(packages, body), exports=exports, methods=body),
        "plugin_test.go": TEST.format(imports=_test_imports(cases), cases=cases),
    }


def _imports(packages: Sequence[str], body: str) -> str:
    used = {*packages, *re.findall(r"\b(types|wit)\.", body)}
    return "\n".join([f'\thelios "{MODULE}"', *(f'\t"{MODULE}/{name}"' for name in sorted(used))])


def _test_imports(cases: str) -> str:
    known = {go_package(hook) for hook in HOOKS} | {"heliostest", "types", "wit"}
    used = known & set(re.findall(r"\b(\w+)\.", cases))
    return "\n".join(['\t"slices"', '\t"testing"', "", *(f'\t"{MODULE}/{name}"' for name in sorted(used))])


def _method(stub: Stub) -> str:
    answer = stub.answer
    failure = "nil" if stub.is_neutral else f'helios.Unsupported("{stub.refusal}")'
    return METHOD.format(
        name=pascal(stub.function.name),
        wit=stub.function.name,
        params=", ".join(f"{_lower(name)} {_type(t)}" for name, _, t in stub.function.params),
        returns=f"({_type(answer)}, error)" if answer else "error",
        answer=f"{_value(answer)}, {failure}" if answer else failure,
    )


def _case(stub: Stub) -> str:
    answer = stub.answer
    neutral = isinstance(answer, wit.Variant)
    checked = f'\tif answer != {_value(answer)} {{\n\t\tt.Errorf("answered %v", answer)\n\t}}\n' if neutral else ""
    return CASE.format(
        name=pascal(stub.function.name),
        wit=stub.function.name,
        assigned="err" if answer is None else "answer, err" if neutral else "_, err",
        arguments=", ".join(_sample(t) for _, _, t in stub.function.params),
        checked=checked,
        fails="!=" if stub.is_neutral else "==",
    )


def _lower(name: str) -> str:
    found = pascal(name)
    found = found[:1].lower() + found[1:]
    return f"{found}_" if found in {"func", "map", "type", "range", "default"} else found


def _type(t: wit.Type | None) -> str:
    match t:
        case wit.Primitive(name):
            return _PRIMITIVES.get(name, name)
        case wit.List(element, _):
            return f"[]{_type(element)}"
        case wit.Option(payload):
            return f"wit.Option[{_type(payload)}]"
        case wit.Tuple(elements):
            return f"wit.Tuple{len(elements)}[{', '.join(_type(element) for element in elements)}]"
    assert isinstance(t, wit.Record | wit.Variant | wit.Enum)
    interface = owner(t)
    if interface == "types" and t.name in ("call", "statement"):
        return f"helios.{pascal(t.name)}"
    return f"{go_package(interface)}.{pascal(t.name)}"


def _value(t: wit.Type | None) -> str:
    """Return an expression of an answer that changes nothing."""
    match t:
        case wit.Primitive(name):
            return {"string": '""', "char": "'a'", "bool": "false"}.get(name, "0")
        case wit.List():
            return "nil"
        case wit.Option(inner):
            return f"wit.None[{_type(inner)}]()"
        case wit.Record(_, fields):
            kept = [f"{pascal(name)}: {_value(kind)}" for name, _, kind in fields if isinstance(kind, wit.Variant)]
            return f"{_type(t)}{{{', '.join(kept)}}}"
        case wit.Variant(name):
            case, payload = neutral_case(t)
            made = f"{go_package(owner(t))}.Make{pascal(name)}{pascal(case)}"
            return f"{made}({_value(payload) if payload else ''})"
        case wit.Tuple():
            return f"{_type(t)}{{}}"
    return "0"


def _sample(t: wit.Type) -> str:
    if isinstance(t, wit.Record) and owner(t) == "types" and t.name in ("call", "statement"):
        return "heliostest.Call()" if t.name == "call" else f"heliostest.Statement({json.dumps('SELECT 1')})"
    return _value(t).replace("helios.", "types.")
