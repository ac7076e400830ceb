"""A new project in Rust."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from witbind import wit

from .contract import Stub, has_stream, neutral_case, owner

__all__ = ["files"]

CARGO: Final = """[package]
name = "{name}"
version = "0.1.0"
edition = "2021"
description = "{description}"
license = "Apache-2.0"

[lib]
crate-type = ["cdylib", "rlib"]

[dependencies]
heliosproxy-plugin-sdk = {{ path = ".helios/sdk" }} # `helios-plugin build` and `test` put it there

[profile.release]
codegen-units = 1
lto = true
opt-level = "z"
panic = "abort"
strip = true
"""

SOURCE: Final = """//! {title}

use heliosproxy_plugin_sdk::v2::{{self, {uses}}};

struct Plugin;

impl v2::Plugin for Plugin {{}}

{impls}
heliosproxy_plugin_sdk::v2_plugin!(Plugin: {hooks}{permissions});

#[cfg(test)]
mod tests {{
    use super::*;
    use heliosproxy_plugin_sdk::testing;
{tests}}}
"""

FUNCTION: Final = """    fn {name}({params}) -> {returns} {{
        if v2::settings::boolean("verbose", false) {{
            v2::log::info("{wit}");
        }}
        {answer}
    }}
"""

STREAM: Final = """/// One streamed response.
struct Answer;

impl v2::Stream for Answer {
    fn open(_call: v2::Call, _context: llm_response::ResponseContext) -> Result<Answer, v2::PluginError> {
        Ok(Answer)
    }

    fn push(&mut self, _chunk: String) -> Result<llm_response::ResponseDecision, v2::PluginError> {
        Ok(llm_response::ResponseDecision::Keep)
    }

    fn finish(self) -> Result<String, v2::PluginError> {
        Ok(String::new())
    }
}

"""

STREAM_TYPE: Final = """    type Processor = v2::Streamed<Answer>;

"""

STREAM_TEST: Final = """
    #[test]
    fn a_stream_changes_nothing() {
        use v2::Stream;
        let context =
            llm_response::ResponseContext { format: String::new(), model: String::new(), sources: Vec::new() };
        let mut answer = Answer::open(testing::call(), context).unwrap();
        assert!(matches!(answer.push("a word".into()), Ok(llm_response::ResponseDecision::Keep)));
        assert_eq!(answer.finish().unwrap(), "");
    }
"""

TEST: Final = """
    #[test]
    fn {name}_{does}() {{
        testing::settings(&[("verbose", v2::ConfigValue::Boolean(true))]);
        assert!(<Plugin as {hook}::Guest>::{name}({arguments}).{holds}());
        assert_eq!(testing::logged(), ["{wit}"]);
    }}
"""


def files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the sources with their tests by path."""
    by_hook: dict[str, list[Stub]] = {}
    for stub in hooks:
        by_hook.setdefault(_snake(stub.hook), []).append(stub)
    impls = [
        f"impl {hook}::Guest for Plugin {{\n"
        + (STREAM_TYPE if has_stream(stubs) else "")
        + "\n".join(_function(stub) for stub in stubs)
        + "}\n"
        for hook, stubs in by_hook.items()
    ]
    text = SOURCE.format(
        title=title,
        uses=", ".join(sorted(by_hook)),
        impls=(STREAM if has_stream(hooks) else "") + "\n".join(impls),
        hooks=", ".join(by_hook),
        permissions="",
        tests="".join(_test(hook, stub) for hook, stubs in by_hook.items() for stub in stubs)
        + (STREAM_TEST if has_stream(hooks) else ""),
    )
    name = title.removeprefix("The plugin ").removesuffix(".")
    description = f"{', '.join(dict.fromkeys(stub.hook for stub in hooks))} in rust"
    return {"Cargo.toml": CARGO.format(name=name, description=description), "src/lib.rs": text}


def _function(stub: Stub) -> str:
    params = [f"_{python}: {_type(t)}" for _, python, t in stub.function.params]
    answer = f"Ok({_value(stub.answer) if stub.answer is not None else '()'})"
    if not stub.is_neutral:
        answer = f'Err(v2::PluginError::Unsupported("{stub.refusal}".into()))'
    return FUNCTION.format(
        name=_snake(stub.function.name),
        params=", ".join(params),
        returns=f"Result<{_type(stub.answer) if stub.answer else '()'}, v2::PluginError>",
        wit=stub.function.name,
        answer=answer,
    )


def _test(hook: str, stub: Stub) -> str:
    arguments = ", ".join(_sample(t) for _, _, t in stub.function.params)
    does, holds = ("changes_nothing", "is_ok") if stub.is_neutral else ("is_not_written_yet", "is_err")
    name = stub.function.name
    return TEST.format(name=_snake(name), does=does, holds=holds, hook=hook, arguments=arguments, wit=name)


def _snake(name: str) -> str:
    return name.replace("-", "_")


def _pascal(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split("-"))


_PRIMITIVES: Final = {"string": "String", "char": "char", "bool": "bool"}


def _type(t: wit.Type | None) -> str:
    match t:
        case wit.Primitive(name):
            return _PRIMITIVES.get(name, name.replace("s", "i") if name.startswith("s") else name)
        case wit.List(element, _):
            return f"Vec<{_type(element)}>"
        case wit.Option(payload):
            return f"Option<{_type(payload)}>"
        case wit.Tuple(elements):
            return f"({', '.join(_type(element) for element in elements)})"
        case wit.Record(name) | wit.Variant(name) | wit.Enum(name):
            interface = owner(t)
            return f"v2::{_pascal(name)}" if interface == "types" else f"{_snake(interface)}::{_pascal(name)}"
    raise ValueError(f"no Rust type for {t!r}")


def _value(t: wit.Type | None) -> str:
    """Return an expression of an answer that changes nothing."""
    match t:
        case wit.Primitive(name):
            return {"string": "String::new()", "char": "'a'", "bool": "false", "f32": "0.0", "f64": "0.0"}.get(
                name, "0"
            )
        case wit.List():
            return "Vec::new()"
        case wit.Tuple(elements):
            return f"({', '.join(_value(element) for element in elements)})"
        case wit.Record(_, fields):
            return f"{_type(t)} {{ {', '.join(f'{_snake(name)}: {_value(inner)}' for name, _, inner in fields)} }}"
        case wit.Enum(_, cases):
            return f"{_type(t)}::{_pascal(cases[0])}"
        case wit.Variant():
            case, payload = neutral_case(t)
            return f"{_type(t)}::{_pascal(case)}{f'({_value(payload)})' if payload else ''}"
    return "None"


def _sample(t: wit.Type) -> str:
    if isinstance(t, wit.Record) and owner(t) == "types" and t.name in ("call", "statement"):
        return (
            "testing::call()"
            if t.name == "call"
            else f"testing::statement({json.dumps('SELECT 1')}, v2::StatementKind::Select)"
        )
    return _value(t)
