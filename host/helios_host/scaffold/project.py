"""Begins a project: its sources in one language, manifest, build file, a test, and an input to call it with."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import attrs

from helios_host.naming import NAME, NAME_EXPECTED

from . import c, golang, javascript, python, rust, zig
from .contract import HOOKS, IMPORTS, Stub, stubs
from .values import sample

__all__ = ["ALIASES", "LANGUAGES", "Language", "project_files"]


@attrs.frozen(kw_only=True)
class Language:
    """How a project in one language begins: `files` are given its title and the functions of its hooks."""

    name: str
    language: str
    sources: tuple[str, ...]
    files: Callable[[str, Sequence[Stub]], dict[str, str]]


LANGUAGES: Final[Mapping[str, Language]] = {
    language.name: language
    for language in (
        Language(name="c", language="c", sources=("plugin.c",), files=c.c_files),
        Language(name="cpp", language="cpp", sources=("plugin.cpp",), files=c.cpp_files),
        Language(name="go", language="go", sources=("plugin.go",), files=golang.files),
        Language(name="javascript", language="javascript", sources=("plugin.js",), files=javascript.javascript_files),
        Language(name="typescript", language="typescript", sources=("plugin.ts",), files=javascript.typescript_files),
        Language(name="python", language="python", sources=("app",), files=python.files),
        Language(name="rust", language="rust", sources=("Cargo.toml",), files=rust.files),
        Language(name="zig", language="zig", sources=("plugin.zig",), files=zig.files),
    )
}
"""The languages of `helios-plugin new`, by name."""

ALIASES: Final[Mapping[str, str]] = {"c++": "cpp", "golang": "go", "js": "javascript", "ts": "typescript"}
"""Other names that authors give a language."""

BUILD: Final = """[[build]]
language = "{language}"
versions = ["v2"]
worlds = [{worlds}]  # the hooks, and what is imported beside log and config
sources = [{sources}]
sdk = true
"""

MANIFEST: Final = """name: {name}
version: 0.1.0
description: {description}
author: ""
license: Apache-2.0

hooks:
{hooks}

permissions:{permissions}

config_schema:
  verbose:
    type: boolean
    default: false
    description: Log every call

resources:
  max_memory: 64MB
"""

README: Final = """# {name}

A plugin for API version 2 of helios-plugin-host, with the hooks {hooks}.

```sh
helios-plugin test                      # its own tests, without a host
helios-plugin build                     # dist/plugin.wasm and dist/plugin.yaml
helios-plugin run {first} --input inputs/{first}.json
helios-plugin dev {first} --input inputs/{first}.json   # all of it again at every change
helios-plugin check dist/plugin.wasm    # the laws of the contract
helios-plugin inspect                   # what it can reach
```

A host loads `dist/` as it is: copy it below `plugin_dir`, or `helios-plugin pack`.
"""


def project_files(name: str, language: Language, hooks: Sequence[str], imports: Sequence[str]) -> dict[str, str]:
    """Return every file of a new project by path.

    Raises `ValueError` where the name, a hook or an import is none.
    """
    if not NAME.fullmatch(name):
        raise ValueError(f"the name {name!r}: {NAME_EXPECTED}")
    wanted = [hook.replace("_", "-") for hook in hooks]
    services = [item.replace("_", "-") for item in imports]
    for item, known, what in [
        *((h, HOOKS, "hook") for h in wanted),
        *((i, tuple(IMPORTS), "import") for i in services),
    ]:
        if item not in known:
            raise ValueError(f"there is no {what} {item}; known are {', '.join(sorted(known))}")
    functions = [stub for hook in wanted for stub in stubs(hook)]
    worlds = [*(f"{hook}-plugin" for hook in wanted), *(f"with-{item}" for item in services)]
    permissions = sorted({permission for item in services for permission in IMPORTS[item]})
    title = f"The plugin {name}."
    first = wanted[0] if len(stubs(wanted[0])) == 1 else f"{wanted[0]}.{functions[0].function.name}"
    found = {
        "build.toml": BUILD.format(
            language=language.language,
            worlds=", ".join(f'"{world}"' for world in worlds),
            sources=", ".join(f'"{source}"' for source in language.sources),
        ),
        "plugin.yaml": MANIFEST.format(
            name=name,
            description=f"{', '.join(wanted)} in {language.name}",
            hooks="\n".join(f"  - {hook.replace('-', '_')}" for hook in wanted),
            permissions="".join(f"\n  - {item}" for item in permissions) or " []",
        ),
        "README.md": README.format(name=name, hooks=", ".join(wanted), first=first),
        ".gitignore": "dist/\n.helios/\n__pycache__/\nnode_modules/\ntarget/\n",
    }
    for stub in functions:
        several = len(stubs(stub.hook)) > 1
        path = f"inputs/{stub.hook}.{stub.function.name}.json" if several else f"inputs/{stub.hook}.json"
        inputs = {param: sample(t) for param, _, t in stub.function.params}
        found[path] = json.dumps(inputs, indent=2) + "\n"
    return {**found, **language.files(title, functions)}
