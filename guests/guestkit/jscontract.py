"""The contract for JavaScript and TypeScript: declarations, the shapes that values are checked against, and services.

Types are as componentize-qjs passes them: a 64-bit integer is a number, a variant `{ tag, val }`, an option `null`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from witbind.load import load
from witbind.model import (
    Alias,
    EnumKind,
    Function,
    Handle,
    Interface,
    ListOf,
    OptionOf,
    Package,
    Prim,
    RecordKind,
    ResultOf,
    TupleOf,
    Type,
    TypeDef,
    VariantKind,
)

from .model import WIT

__all__ = ["camel", "contract_files", "exported_interfaces", "imported_interfaces", "pascal"]

HEADER: Final = "// Made of wit/v2 by guests/bindings.py.\n"
HAND_WRITTEN: Final = frozenset({"log", "lifecycle"})
"""Interfaces that the SDK wraps by hand."""

_NUMBERS: Final = frozenset({"u8", "u16", "u32", "u64", "s8", "s16", "s32", "s64", "f32", "f64"})


def camel(name: str) -> str:
    """Return a WIT name as JavaScript writes it."""
    head, *rest = name.split("-")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def pascal(name: str) -> str:
    """Return a WIT name as the name of a type."""
    found = camel(name)
    return found[:1].upper() + found[1:]


def contract_files() -> dict[str, str]:
    """Return the generated files of the SDK by path below it."""
    package = _package()
    services = [interface for interface in _imported(package) if interface.name not in HAND_WRITTEN]
    files = {"contract.d.ts": _declarations(package), "shapes.js": _shapes(package)}
    for service in services:
        files[f"services/{service.name}.js"] = (
            f'{HEADER}import raw from "{service.id}";\n\nimport {{ imported }} from "../guard.js";\n'
            f'import {{ {camel(service.name)} as shape }} from "../shapes.js";\n\n'
            f'export const {camel(service.name)} = /* @__PURE__ */ imported("{camel(service.name)}", raw, shape);\n'
        )
    exports = [f'export {{ {camel(s.name)} }} from "./{s.name}.js";\n' for s in services]
    files["services/index.js"] = HEADER + "".join(exports)
    return files


def _package() -> Package:
    (package,) = (p for p in load(WIT / "v2").packages if p.namespace == "heliosproxy")
    return package


def _imported(package: Package) -> list[Interface]:
    (everything,) = (world for world in package.worlds if world.name == "everything")
    return [i for i in everything.imports if i.functions and i.name != "types"]


def _exported(package: Package) -> list[Interface]:
    (everything,) = (world for world in package.worlds if world.name == "everything")
    return list(everything.exports)


def _resources(interface: Interface) -> list[TypeDef]:
    """Return the resources that a plugin's side of an interface has."""
    return list(dict.fromkeys(f.resource for f in interface.functions if f.resource is not None))


def imported_interfaces() -> list[Interface]:
    """Return the contract's interfaces with functions that plugins import."""
    return _imported(_package())


def exported_interfaces() -> list[Interface]:
    """Return the contract's interfaces that plugins export."""
    return _exported(_package())


def _doc(text: str, indent: str = "") -> str:
    lines = text.strip().splitlines()
    if not lines:
        return ""
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    return f"{indent}/**\n" + "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines) + f"{indent} */\n"


def _declarations(package: Package) -> str:
    parts = [HEADER]
    made = [resource for interface in _exported(package) for resource in _resources(interface)]
    for interface in package.interfaces:
        own = [definition for definition in interface.types if not _is_use(definition)]
        parts += [_made(definition) if definition in made else _declared(definition) for definition in own]
    for service in _imported(package):
        if service.name in HAND_WRITTEN:
            continue
        functions = "".join(_signature(f) for f in service.functions if f.resource is None)
        parts.append(
            f"{_doc(service.docs)}export const {camel(service.name)}: {{\n{functions}}};\n",
        )
    hooks = [f for i in _exported(package) if i.name != "lifecycle" for f in i.functions if not _is_own(f)]
    body = "".join(_signature(function) for function in hooks)
    parts.append(f"/** The functions that a plugin exports, by name: those of the hooks that it has. */\n"
                 f"export interface Hooks {{\n{body}}}\n")  # fmt: skip
    return "\n".join(parts)


def _is_use(definition: TypeDef) -> bool:
    kind = definition.kind
    return isinstance(kind, Alias) and isinstance(kind.target, TypeDef) and kind.target.name == definition.name


def _declared(definition: TypeDef) -> str:
    name, docs = pascal(definition.name), _doc(definition.docs)
    match definition.kind:
        case RecordKind(fields):
            body = "".join(f"{_doc(f.docs, '  ')}  {camel(f.name)}: {_ts(f.type)};\n" for f in fields)
            return f"{docs}export interface {name} {{\n{body}}}\n"
        case VariantKind(cases):
            body = "".join(
                f"\n{_doc(c.docs, '  ')}  | {{ tag: {json.dumps(c.name)}{f'; val: {_ts(c.type)}' if c.type else ''} }}"
                for c in cases
            )
            return f"{docs}export type {name} ={body};\n"
        case EnumKind(cases):
            body = "".join(f"\n{_doc(c.docs, '  ')}  | {json.dumps(c.name)}" for c in cases)
            return f"{docs}export type {name} ={body};\n"
        case Alias(target):
            return f"{docs}export type {name} = {_ts(target)};\n"
    owner = definition.owner
    assert isinstance(owner, Interface)
    functions = [f for f in owner.functions if f.resource is definition]
    return f"{docs}export interface {name} {{\n{''.join(_signature(f) for f in functions)}}}\n"


def _is_own(function: Function) -> bool:
    """Whether a function works on a resource that it is given: the plugin has it as a method."""
    if function.resource is None:
        return False
    return any(isinstance(t, Handle) and t.target is function.resource for _, t in function.params)


def _made(definition: TypeDef) -> str:
    """Declare a resource that plugins make: what takes it is a method, what begins one is a function of the hook."""
    owner = definition.owner
    assert isinstance(owner, Interface)
    functions = [f for f in owner.functions if f.resource is definition and _is_own(f)]
    body = "".join(_signature(f) for f in functions)
    return f"{_doc(definition.docs)}export interface {pascal(definition.name)} {{\n{body}}}\n"


def _signature(function: Function) -> str:
    own = {"self"} if function.kind == "method" else {"this"} if _is_own(function) else set()
    given = [(n, t) for n, t in function.params if n not in own]
    last = max((i for i, (_, t) in enumerate(given) if not isinstance(t, OptionOf)), default=-1)
    params = ", ".join(f"{_safe(camel(n))}{'?' if i > last else ''}: {_ts(t)}" for i, (n, t) in enumerate(given))
    result = function.result
    answer = result.ok if isinstance(result, ResultOf) else result
    docs = function.docs
    if isinstance(result, ResultOf) and isinstance(result.err, TypeDef) and result.err.name != "plugin-error":
        docs += f"\n\nThrows a `HostError` whose `cause` is a {{@link {pascal(result.err.name)}}}."
    return f"{_doc(docs, '  ')}  {camel(function.item)}({params}): {_ts(answer) if answer else 'void'};\n"


def _safe(name: str) -> str:
    return f"{name}_" if name in {"function", "default", "delete", "in", "new", "this"} else name


def _ts(t: Type) -> str:
    match t:
        case Prim(name):
            return "number" if name in _NUMBERS else {"bool": "boolean"}.get(name, "string")
        case ListOf(Prim("u8")):
            return "Uint8Array"
        case ListOf(element):
            inner = _ts(element)
            return f"({inner})[]" if "|" in inner else f"{inner}[]"
        case OptionOf(payload):
            return f"{_ts(payload)} | null"
        case TupleOf(elements):
            return f"[{', '.join(map(_ts, elements))}]"
        case ResultOf(ok, err):

            def side(tag: str, payload: Type | None) -> str:
                return f'{{ tag: "{tag}"{f"; val: {_ts(payload)}" if payload else ""} }}'

            return f"{side('ok', ok)} | {side('err', err)}"
        case Handle(_, target):
            return pascal(target.name)
        case TypeDef():
            return pascal(t.name)
    raise ValueError(f"no TypeScript type for {t!r}")


def _shapes(package: Package) -> str:
    lines = [HEADER]
    for interface in sorted(package.interfaces, key=lambda interface: interface.name != "types"):
        named = [(d, _named(d)) for d in interface.types if not _is_use(d)]
        lines += [f"const {_constant(definition)} = {shape};" for definition, shape in named if shape is not None]
    for interface in [*_imported(package), *_exported(package)]:
        if interface.name in HAND_WRITTEN:
            continue
        name = camel(interface.name)
        lines.append(f"export const {name} = {{")
        made = _resources(interface) if interface in _exported(package) else []
        lines += [_function(f) for f in interface.functions if f.resource not in made]
        lines.append("};")
        for resource in made:
            lines.append(f"export const {camel(resource.name)} = {{")
            lines += [_function(f) for f in interface.functions if f.resource is resource]
            lines.append("};")
    lines += [f"export const health = {_constant(_type(package, 'lifecycle', 'health-status'))};", ""]
    return "\n".join(lines)


def _type(package: Package, interface: str, name: str) -> TypeDef:
    return next(t for i in package.interfaces if i.name == interface for t in i.types if t.name == name)


def _function(function: Function) -> str:
    params = ", ".join(_params(function))
    return f"  {camel(function.item)}: {{ params: [{params}], result: {_answer(function)} }},"


def _params(function: Function) -> Iterator[str]:
    for name, t in function.params:
        if not (function.kind == "method" and name == "self"):
            yield f'["{camel(name)}", {_shape(t)}]'


def _answer(function: Function) -> str:
    result = function.result
    answer = result.ok if isinstance(result, ResultOf) else result
    return "null" if answer is None else _shape(answer)


def _constant(definition: TypeDef) -> str:
    return f"t_{definition.owner.name.replace('-', '_')}_{definition.name.replace('-', '_')}"


def _named(definition: TypeDef) -> str | None:
    name = json.dumps(definition.name)
    match definition.kind:
        case RecordKind(fields):
            inner = ", ".join(f"{camel(f.name)}: {_shape(f.type)}" for f in fields)
            return f'{{ kind: "record", name: {name}, fields: {{ {inner} }} }}'
        case VariantKind(cases):
            inner = ", ".join(f"{json.dumps(c.name)}: {_shape(c.type) if c.type else 'null'}" for c in cases)
            return f'{{ kind: "variant", name: {name}, cases: {{ {inner} }} }}'
        case EnumKind(cases):
            return f'{{ kind: "enum", name: {name}, names: {json.dumps([c.name for c in cases])} }}'
        case Alias(target):
            return _shape(target)
    return None


def _shape(t: Type) -> str:
    match t:
        case Prim(name):
            return json.dumps(name)
        case ListOf(Prim("u8")):
            return '"bytes"'
        case ListOf(element):
            return f'{{ kind: "list", element: {_shape(element)} }}'
        case OptionOf(payload):
            return f'{{ kind: "option", payload: {_shape(payload)} }}'
        case TupleOf(elements):
            return f'{{ kind: "tuple", elements: [{", ".join(map(_shape, elements))}] }}'
        case ResultOf(ok, err):
            sides = f'"ok": {_shape(ok) if ok else "null"}, "err": {_shape(err) if err else "null"}'
            return f'{{ kind: "variant", name: "result", cases: {{ {sides} }} }}'
        case Handle():
            return '"handle"'
        case TypeDef(kind=Alias(target)) if _is_use(t):
            return _shape(target)
        case TypeDef():
            return _constant(t)
    raise ValueError(f"no shape for {t!r}")
