"""The Go SDK's packages: what wit-bindgen generates for the whole contract, cut into one package an interface.

A hook's package has the exports, which a component gets by importing it, and an interface of Go for them; a service's
has functions that answer `(value, error)` around the generated ones.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from witbind.model import Function, Interface, ListOf, OptionOf, Prim, ResultOf, TupleOf, Type, TypeDef, VariantKind

from .jscontract import exported_interfaces, imported_interfaces, pascal

__all__ = ["MODULE", "go_package", "go_packages"]

MODULE: Final = "heliosproxy.dev/plugin"
HEADER: Final = "// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!\n\n"
_PREFIX: Final = "heliosproxy_plugin_"
_EXPORT: Final = re.compile(
    r"^//go:wasmexport (?:cabi_post_)?heliosproxy:plugin/([\w-]+)@.*?(?=^//go:wasmexport|\Z)", re.M | re.S
)
_DROP: Final = re.compile(r"^(func \(self \*\w+\) Drop\(\) {)$", re.M)
_PRIMITIVES: Final = {"s8": "int8", "s16": "int16", "s32": "int32", "s64": "int64", "f32": "float32", "f64": "float64",
                      "u8": "uint8", "u16": "uint16", "u32": "uint32", "u64": "uint64", "char": "rune"}  # fmt: skip
IMPORTS: Final = {
    "witRuntime": f"{MODULE}/internal/witruntime",
    "witTypes": f"{MODULE}/wit",
    "runtime": "runtime",
    "unsafe": "unsafe",
    "guard": f"{MODULE}/internal/guard",
    "native": f"{MODULE}/internal/native",
}


def go_package(interface: str) -> str:
    """Return the name of an interface's package."""
    return interface.replace("-", "")


def go_packages(generated: Path) -> Iterator[tuple[str, str]]:
    """Yield files by path below the SDK, from the folder that `wit-bindgen go` wrote."""
    exports = (generated / "wit_exports.go").read_text()
    slices: dict[str, str] = {}
    for match in _EXPORT.finditer(exports):
        slices[match[1]] = slices.get(match[1], "") + match[0]
    areas = "\n".join(re.findall(r"^var (?:staticPinner|exportReturnArea|syncExportPinner) .*", exports, re.M))
    services = {interface.name: interface for interface in imported_interfaces()}
    hooks = {interface.name: interface for interface in exported_interfaces()}
    for folder in sorted(generated.glob(f"{_PREFIX}*")):
        name = folder.name.removeprefix(_PREFIX).replace("_", "-")
        package = go_package(name)
        text = (folder / "wit_bindings.go").read_text()
        if name in services:
            for function in services[name].functions:
                receiver = f"(self *{pascal(function.resource.name)}) " if function.resource else ""
                start = f"func {receiver}{pascal(function.item)}("
                text = text.replace(f"\n{start}", f"\nfunc {receiver}raw{pascal(function.item)}(")
            text = _DROP.sub(r"\1\nif native.Enabled {\nreturn // no host is to be told\n}", text)
            yield f"{package}/empty.s", ""
            yield f"{package}/{package}.go", _file(package, _service(services[name]))
        yield f"{package}/wit_bindings.go", _packaged(text, package)
        if name in slices and name in hooks:
            body = re.sub(rf"\b{folder.name}\.", "", slices[name])
            body = re.sub(rf"\bexport_{folder.name}\.(\w+)", r"serve\1", body)
            if name == "llm-response":
                body = body.replace("serveProcessorFrom", "ProcessorFrom")
                resource = (generated / f"export_{folder.name}" / "wit_bindings.go").read_text()
                # the generated function forgets the handle, and nobody could drop it
                rep = "(*Processor)(unsafe.Pointer(resourceRepProcessor(handle)))"
                resource = resource.replace(f"return {rep}", f"val := {rep}\nval.handle = handle\nreturn val")
                yield f"{package}/resource.go", _packaged(resource, package)
                yield f"{package}/empty.s", ""
            yield f"{package}/wit_exports.go", _file(package, f"{areas}\n\n{body}")
            if name not in ("lifecycle", "llm-response"):
                yield f"{package}/{package}.go", _file(package, _hook(hooks[name]))


def _packaged(text: str, package: str) -> str:
    """Return a generated file as one of a package of the SDK."""
    body = re.sub(r"\A.*?^package \w+\n(\nimport \(.*?^\)\n)?", "", text, count=1, flags=re.S | re.M)
    return _file(package, body)


def _file(package: str, body: str) -> str:
    """Return a formatted file with the imports that its body uses."""
    used = {alias: path for alias, path in IMPORTS.items() if re.search(rf"\b{alias}\.", body)}
    for alias in sorted(set(re.findall(rf"\b({_PREFIX}\w+)\.", body))):
        used[alias] = f"{MODULE}/{alias.removeprefix(_PREFIX).replace('_', '')}"
    lines = [f'\t{"" if path.endswith(alias) else f"{alias} "}"{path}"' for alias, path in used.items()]
    if "\ntype Hook interface" in body:
        lines.append(f'\t_ "{MODULE}/lifecycle" // every plugin exports it')
    imports = "import (\n" + "\n".join(lines) + "\n)\n\n" if lines else ""
    text = f"{HEADER}package {package}\n\n{imports}{body}"
    done = subprocess.run(["gofmt"], input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        with tempfile.NamedTemporaryFile("w", suffix=".go", delete=False) as file:
            file.write(text)
        raise ValueError(f"gofmt refuses what was made of {package}: {done.stderr[:500]} ({file.name})")
    return done.stdout


def _doc(text: str, first: str, indent: str = "") -> str:
    lines = text.strip().splitlines() or [""]
    lines[0] = f"{first}: {lines[0][:1].lower()}{lines[0][1:]}" if first else lines[0]
    return "".join(f"{indent}// {line}".rstrip() + "\n" for line in lines)


def _go(t: Type, inside: Interface) -> str:
    go: Callable[[Type], str] = lambda inner: _go(inner, inside)  # noqa: E731
    match t:
        case Prim(name):
            return _PRIMITIVES.get(name, name)
        case ListOf(element):
            return f"[]{go(element)}"
        case OptionOf(payload):
            return f"witTypes.Option[{go(payload)}]"
        case TupleOf(elements):
            return f"witTypes.Tuple{len(elements)}[{', '.join(map(go, elements))}]"
        case TypeDef():
            return pascal(t.name) if t.owner.name != "types" else f"{_PREFIX}types.{pascal(t.name)}"
    return "*" + pascal(t.target.name)  # type: ignore[union-attr]


def _parameters(function: Function, inside: Interface) -> tuple[str, str]:
    names = [_lower(pascal(name)) for name, _ in function.params]
    typed = [f"{name} {_go(t, inside)}" for name, (_, t) in zip(names, function.params, strict=True)]
    return ", ".join(typed), ", ".join(names)


def _lower(name: str) -> str:
    found = name[:1].lower() + name[1:]
    return f"{found}_" if found in {"func", "map", "type", "range", "default", "native"} else found


def _hook(interface: Interface) -> str:
    """Return the interface of Go for a hook, and what stands between it and the exports."""
    methods, serves = [], []
    for function in interface.functions:
        assert isinstance(function.result, ResultOf)
        params, names = _parameters(function, interface)
        name, ok = pascal(function.item), function.result.ok
        answer = f"({_go(ok, interface)}, error)" if ok else "error"
        methods.append(f"{_doc(function.docs, name)}{name}({params}) {answer}\n")
        result = f"witTypes.Result[{_go(ok, interface) if ok else 'witTypes.Unit'}, {_PREFIX}types.PluginError]"
        inner = f"func() {answer} {{ return hook.{name}({names}) }}"
        serves.append(
            f"func serve{name}({params}) {result} {{\n"
            f'return guard.{"Call" if ok else "Do"}("{function.item}", {inner})\n}}\n'
        )
    return (
        f"{_doc(interface.docs, '')}type Hook interface {{\n{''.join(methods)}}}\n\nvar hook Hook\n\n"
        f"// Export makes the plugin serve {interface.name}; call it in an init function.\n"
        f"func Export(plugin Hook) {{ hook = plugin }}\n\n" + "\n".join(serves)
    )


def _service(interface: Interface) -> str:
    """Return functions around a service's generated ones, and its error as an error of Go."""
    package, parts = go_package(interface.name), []
    errors: list[TypeDef] = []
    for function in interface.functions:
        params, names = _parameters(function, interface)
        name, result = pascal(function.item), function.result
        ok = result.ok if isinstance(result, ResultOf) else result
        failing = isinstance(result, ResultOf)
        if isinstance(result, ResultOf) and isinstance(result.err, TypeDef) and result.err not in errors:
            errors.append(result.err)
        receiver = pascal(function.resource.name) if function.resource else ""
        parts.append(_wrapper((package, receiver, name), function.docs, (params, names), ok, failing, interface))
    return "\n".join([*parts, *(_error(package, definition) for definition in errors)])


def _wrapper(place: tuple[str, str, str], docs: str, given: tuple[str, str], ok: Type | None, failing: bool,
             interface: Interface) -> str:  # fmt: skip
    """Return a function, or a method where `place`, of package, receiver and name, has one."""
    package, receiver, name = place
    (params, names), (typed, passed) = given, given
    head, raw, known = f"func {name}({params})", f"raw{name}", f"{package}.{name}"
    if receiver:  # the first parameter is it
        params, names = (text.partition(", ")[2] for text in given)
        head, raw, known = (
            f"func (self *{receiver}) {name}({params})",
            f"self.raw{name}",
            f"{package}.{receiver}.{name}",
        )
    option = isinstance(ok, OptionOf)
    inner = ok.payload if isinstance(ok, OptionOf) else ok
    types = [*([_go(inner, interface)] if inner is not None else []), *(["bool"] if option else []),
             *(["error"] if failing else [])]  # fmt: skip
    answer = types[0] if len(types) == 1 else f"({', '.join(types)})" if types else ""
    lines = [f"{_doc(docs, name)}{head} {answer} {{"]
    call = f'native.Get[func({typed}) {answer}]("{known}")({passed})'
    lines += ["if native.Enabled {", f"return {call}" if types else f"{call}\nreturn", "}"]
    if failing:
        zero = f"var zero {types[0]}\n" if inner is not None else ""
        empty = ", ".join([*(["zero"] if inner is not None else []), *(["false"] if option else []), "result.Err()"])
        lines += [f"result := {raw}({names})", "if result.IsErr() {", f"{zero}return {empty}", "}"]
    if option:
        source = "result.Ok()" if failing else f"{raw}({names})"
        lines += [f"value, ok := {source}.Get()", f"return value, ok{', nil' if failing else ''}"]
    elif failing:
        lines.append("return result.Ok(), nil" if inner is not None else "return nil")
    else:
        lines.append(f"{'return ' if types else ''}{raw}({names})")
    return "\n".join([*lines, "}", ""])


def _error(package: str, definition: TypeDef) -> str:
    assert isinstance(definition.kind, VariantKind)
    name, lines = pascal(definition.name), []
    for case in definition.kind.cases:
        label = pascal(case.name)
        detail = ""
        if isinstance(case.type, Prim):
            detail = f' + ": " + self.{label}()'
        elif case.type is not None:
            detail = f' + ": " + self.{label}().Message'
        lines.append(f'case {name}_{label}:\nreturn "{package}: {case.name}"{detail}\n')
    body = f'switch self.tag {{\n{"".join(lines)}}}\nreturn "{package}: unknown"'
    return f"// Error says what failed.\nfunc (self {name}) Error() string {{\n{body}\n}}\n"
