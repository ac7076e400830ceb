"""Makes the C SDK's bindings of what wit-bindgen writes for the whole contract.

One set of files serves every plugin: each hook's exports stand behind a macro, and what a plugin does not call the
linker leaves out. Hook functions get short names, `helios_on_pre_query`, and their arguments are freed for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["hook_macro", "hooks_header", "hooks_source", "sliced"]

_EXPORT = re.compile(r'__export_name__\("(?:cabi_post_)?heliosproxy:plugin/([\w-]+)@')
_SECTION = re.compile(r"^// (?:Exported|Imported) Functions from `heliosproxy:plugin/([\w-]+)@[^`]*`$", re.MULTILINE)
_DECLARED = re.compile(r"^(\w+) (exports_helios_\w+)\((.*)\);$", re.MULTILINE)
_TYPE = re.compile(r"\bexports_helios_(\w+_t)\b")
_TAG = re.compile(r"^#define (EXPORTS_HELIOS_(\w+)) ", re.MULTILINE)
NATIVE = "HELIOS_NATIVE"


def hook_macro(interface: str) -> str:
    """Return the macro that switches a hook's exports on, such as `HELIOS_HOOK_PRE_QUERY`."""
    return f"HELIOS_HOOK_{interface.replace('-', '_').upper()}"


def sliced(source: str) -> str:
    """Return wit-bindgen's C source with every hook behind its macro, and the canonical ABI left out natively."""
    helpers = "// Helper Functions"
    kept = []
    native = False
    for block in _blocks(source):
        export = _EXPORT.search(block)
        if block.startswith(helpers):
            native = True
        elif block.startswith("// Component Adapters"):
            native = False
        if export is not None and export[1] != "lifecycle":
            kept.append(f"#if defined({hook_macro(export[1])}) && !defined({NATIVE})\n{block}\n#endif")
        elif (native and "__wasm_import_" not in block) or block.startswith("//") or "cabi_realloc(void" in block:
            kept.append(block)
        else:
            kept.append(f"#ifndef {NATIVE}\n{block}\n#endif")
    return "\n\n".join(kept)


def _blocks(source: str) -> Iterator[str]:
    """Yield what stands between empty lines, functions as a whole."""
    held: list[str] = []
    for part in source.split("\n\n"):
        held.append(part)
        block = "\n\n".join(held)
        if block.count("{") == block.count("}"):
            yield block
            held = []
    assert not held


def hooks_header(header: str) -> str:
    """Return the header of hook functions and short names for the types of wit-bindgen's header."""
    lines = [
        "// Made of helios.h by guests/bindings.py. DO NOT EDIT!",
        "#ifndef HELIOS_HOOKS_H",
        "#define HELIOS_HOOKS_H",
        "",
        '#include "helios.h"',
        "",
        "#ifdef __cplusplus",
        'extern "C" {',
        "#endif",
        "",
        "// Short names of types and cases",
        "",
        *_short_types(header),
        "",
        *_short_tags(header),
        "",
        "// Hook functions: a plugin defines those of its hooks. Arguments are lent; what an answer holds the plugin",
        "// allocates, and it is freed for it. `false` is a plugin-error, which helios_fail writes.",
        "",
    ]
    for hook, returns, name, params in _functions(header):
        lines += [f"#ifdef {hook_macro(hook)}", f"{returns} {_short(hook, name)}({_const(params, header)});", "#endif"]
    return "\n".join([*lines, "", "#ifdef __cplusplus", "}", "#endif", "", "#endif", ""])


def hooks_source(header: str) -> str:
    """Return the source that calls hook functions and frees their arguments."""
    frees = set(re.findall(r"^void (\w+)_free\(", header, re.MULTILINE))
    lines = ["// Made of helios.h by guests/bindings.py. DO NOT EDIT!", '#include "helios_hooks.h"', ""]
    for hook, returns, name, params in _functions(header):
        listed = [_parameter(param) for param in params.split(", ")] if params != "void" else []
        outs = ("ret", "err")
        body = [
            f"  *{argument} = ({kind}){{0}};" for kind, pointer, argument in listed if pointer and argument == "ret"
        ]
        call = f"{_short(hook, name)}({', '.join(argument for _, _, argument in listed)})"
        body.append(f"  {returns} done = {call};" if returns != "void" else f"  {call};")
        for kind, pointer, argument in listed:
            free = _freed(kind, frees)
            if pointer and argument not in outs and free is not None:
                guard = f"if ({argument}) " if argument.startswith("maybe_") else ""
                body.append(f"  {guard}{free}_free({argument});")
        if returns != "void":
            body.append("  return done;")
        lines += [
            f"#if defined({hook_macro(hook)}) && !defined({NATIVE})",
            f"{returns} {name}({params}) {{",
            *body,
            "}",
            "#endif",
            "",
        ]
    return "\n".join(lines)


def _freed(kind: str, frees: set[str]) -> str | None:
    base = kind.removesuffix("_t")
    return base if base in frees else None


def _functions(header: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield hook, return type, name and parameters of every export but the lifecycle's and those of resources."""
    header = header.partition("// Helper Functions")[0]
    sections = list(_SECTION.finditer(header))
    for section, following in zip(sections, [*sections[1:], None], strict=True):
        if section[0].startswith("// Imported") or section[1] == "lifecycle":
            continue
        body = header[section.end() : following.start() if following else len(header)]
        for declared in _DECLARED.finditer(body):
            if "_processor_" not in declared[2]:
                yield section[1], declared[1], declared[2], declared[3]


def _short(hook: str, name: str) -> str:
    """Return `helios_on_pre_query` for `exports_helios_pre_query_pre_query`."""
    return f"helios_on_{name.removeprefix(f'exports_helios_{_snake(hook)}_').removeprefix('on_')}"


def _snake(name: str) -> str:
    return name.replace("-", "_")


def _const(params: str, header: str) -> str:
    """Return parameters as hook functions take them: what is lent is const, types have their short names."""
    if params == "void":
        return params
    short = dict(_short_names(header))
    words = []
    for kind, pointer, argument in map(_parameter, params.split(", ")):
        name = short.get(kind, kind)
        lent = pointer and argument not in ("ret", "err")
        words.append(f"{'const ' if lent else ''}{name} {'*' if pointer else ''}{_SAID.get(argument, argument)}")
    return ", ".join(words)


_SAID = {"ret": "answer", "err": "error"}


def _parameter(param: str) -> tuple[str, bool, str]:
    kind, _, name = param.rpartition(" ")
    return kind.strip(), name.startswith("*"), name.lstrip("*")


def _short_names(header: str) -> Iterator[tuple[str, str]]:
    """Yield the long and the short name of each type of an exported interface, but for names that mean two things."""
    ifaces = sorted({_snake(section[1]) for section in _SECTION.finditer(header)}, key=len, reverse=True)
    pairs = re.findall(r"^typedef (helios_\w+) (exports_helios_\w+);$", header, re.MULTILINE)
    reverse = {name: short for short, name in pairs}
    taken = _defined(header)
    for name in dict.fromkeys(match[0] for match in _TYPE.finditer(header)):
        rest = name.removeprefix("exports_helios_")
        iface = next((i for i in ifaces if rest.startswith(f"{i}_")), None)
        if name in reverse:
            yield name, reverse[name]
        elif iface is not None and (short := f"helios_{rest.removeprefix(f'{iface}_')}") not in taken:
            taken.add(short)
            yield name, short


def _defined(header: str) -> set[str]:
    return set(re.findall(r"^(?:typedef .* |} )(\w+);$", header, re.MULTILINE))


def _short_types(header: str) -> list[str]:
    defined = _defined(header)
    return [f"typedef {name} {short};" for name, short in _short_names(header) if short not in defined]


def _short_tags(header: str) -> list[str]:
    ifaces = sorted({_snake(section[1]).upper() for section in _SECTION.finditer(header)}, key=len, reverse=True)
    lines: dict[str, str] = {}
    for tag in _TAG.finditer(header):
        iface = next((i for i in ifaces if tag[2].startswith(f"{i}_")), None)
        if iface is not None:
            short = f"HELIOS_{tag[2].removeprefix(f'{iface}_')}"
            lines.setdefault(short, f"#define {short} {tag[1]}")
    return list(lines.values())
