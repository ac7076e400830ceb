"""The manifest `plugin.yaml` that a plugin ships: who it is, which hooks it has, what it asks for.

A plugin's configuration is checked against the manifest's `config_schema`, and its defaults are filled in, before the
plugin sees it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, Final, Literal, cast

import attrs
import yaml
from helios_api.v2.types import CacheScope, ReuseHolder, ReuseMatch

from helios_host.errors import ManifestError, PluginConfigError, Problem
from helios_host.naming import NAME, NAME_EXPECTED
from helios_host.structuring import Seconds, Size, structure, suggestion, type_name

__all__ = [
    "MANIFEST_NAME",
    "SCHEMA_TYPES",
    "Manifest",
    "Resources",
    "Reuse",
    "Setting",
    "parse_manifest",
    "plugin_config",
]

MANIFEST_NAME: Final = "plugin.yaml"

MAX_MANIFEST_BYTES: Final = 256 * 1024

SCHEMA_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}
"""Types of a setting, and the Python types that carry them; a truth value is no integer."""

INTEGER_RANGE: Final = range(-(1 << 63), 1 << 63)
"""An `integer` setting travels to the plugin as 64 bits."""


@attrs.frozen(kw_only=True)
class Setting:
    """One entry of `config_schema`: `type` is one of `SCHEMA_TYPES`."""

    type: str
    required: bool = False
    default: Any = None
    description: str = ""


@attrs.frozen(kw_only=True)
class Resources:
    """What the plugin needs and may use, in bytes; the operator's `memory_limit` is above both."""

    min_memory: Size | None = None
    max_memory: Size | None = None


@attrs.frozen(kw_only=True)
class Reuse:
    """Says that what a hook lets pass as it is may pass again for `ttl`, without being asked about.

    The same text passes so, of the same session or identity; `by: fingerprint` lets every text pass that differs in
    literals (numbers and strings) only. What `pre-query` and `authorize` of version 2 let pass they say in each answer,
    as `cacheable`: there this counts for `rewrite` alone.
    """

    ttl: Seconds
    by: Literal["text", "fingerprint"] = "text"
    within: Literal["session", "identity"] = "session"

    @property
    def scope(self) -> CacheScope:
        """The same in the contract's words."""
        return CacheScope(by=ReuseMatch(self.by), within=ReuseHolder(self.within), ttl=round(self.ttl * 1_000_000))


REUSABLE: Final = ("pre_query", "rewrite", "authorize")
"""Hooks whose decisions may be reused."""


@attrs.frozen(kw_only=True)
class Manifest:
    """A plugin's manifest; `hooks` and `permissions` are snake_case."""

    name: str
    version: str
    hooks: tuple[str, ...]
    description: str = ""
    author: str = ""
    license: str = ""
    permissions: tuple[str, ...] = ()
    config_schema: dict[str, Setting] = attrs.field(factory=dict)
    resources: Resources = Resources()
    reuse: dict[str, Reuse] = attrs.field(factory=dict)


def parse_manifest(
    data: bytes, source: str, *, hooks: frozenset[str], permissions: frozenset[str], plugin: str | None = None
) -> Manifest:
    """Return the manifest in these bytes of YAML; `hooks` and `permissions` are all that the contract knows.

    Raises `ManifestError` with every problem, each with its key path; `source` names the file.
    """
    if len(data) > MAX_MANIFEST_BYTES:
        raise ManifestError(
            source, [Problem("", f"{len(data)} bytes are more than {MAX_MANIFEST_BYTES}")], plugin=plugin
        )
    try:
        document = yaml.load(data, _Loader)  # noqa: S506 - derived from SafeLoader
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ManifestError(source, [Problem("", f"no valid YAML: {error}")], plugin=plugin) from error
    manifest, problems = structure(document, Manifest)
    if manifest is None:
        listed = document.get("hooks") if isinstance(document, dict) else None
        problems += _unknown("hooks", listed if isinstance(listed, list) else [], hooks, "hook")
        raise ManifestError(source, problems, plugin=plugin)
    problems += _unknown("hooks", manifest.hooks, hooks, "hook")
    problems += _unknown("permissions", manifest.permissions, permissions, "permission")
    if not NAME.fullmatch(manifest.name):
        problems.append(Problem("name", f"{NAME_EXPECTED}, found {manifest.name!r}"))
    if not manifest.hooks:
        problems.append(Problem("hooks", "expected at least one hook"))
    for key, setting in manifest.config_schema.items():
        problems += _schema_problems(f"config_schema.{key}", setting)
    for hook in manifest.reuse:
        if hook not in REUSABLE or hook not in manifest.hooks:
            expected = ", ".join(name for name in REUSABLE if name in manifest.hooks) or "none of its hooks"
            problems.append(Problem(f"reuse.{hook}", f"expected a hook of the plugin that decides: {expected}"))
    low, high = manifest.resources.min_memory, manifest.resources.max_memory
    if low is not None and high is not None and low > high:
        problems.append(Problem("resources.min_memory", f"{low} bytes are more than max_memory, {high}"))
    if problems:
        raise ManifestError(source, problems, plugin=plugin)
    return manifest


def plugin_config(manifest: Manifest, given: Mapping[str, Any], source: str) -> dict[str, Any]:
    """Return the plugin's configuration in order of key: `given` checked against its schema, defaults filled in.

    Raises `PluginConfigError` with every problem; `source` says where `given` stands.
    """
    schema = manifest.config_schema
    problems = [
        Problem(key, f"the plugin has no such setting{suggestion(key, schema) or _listed(schema)}")
        for key in given
        if key not in schema
    ]
    config = {}
    for key in sorted(schema):
        setting = schema[key]
        value = given.get(key, setting.default)
        if value is not None:
            config[key] = value
            if (wrong := _value_problem(setting.type, value)) is not None:
                problems.append(Problem(key, wrong))
        elif setting.required:
            about = f" ({setting.description})" if setting.description else ""
            problems.append(Problem(key, f"it is required, and not there: {setting.type}{about}"))
    if problems:
        raise PluginConfigError(source, problems, plugin=manifest.name)
    return config


def _unknown(path: str, names: Any, known: frozenset[str], what: str) -> list[Problem]:
    problems = []
    for index, name in enumerate(names):
        if isinstance(name, str) and name not in known:
            close = suggestion(name, known)
            message = f'there is no {what} "{name}"{close}; known are {", ".join(sorted(known))}'
            problems.append(Problem(f"{path}[{index}]", message))
        elif name in names[:index]:
            problems.append(Problem(f"{path}[{index}]", f"{what} {name} stands here twice"))
    return problems


def _schema_problems(path: str, setting: Setting) -> list[Problem]:
    if setting.type not in SCHEMA_TYPES:
        close = suggestion(setting.type, SCHEMA_TYPES)
        return [
            Problem(f"{path}.type", f'there is no type "{setting.type}"{close}; known are {", ".join(SCHEMA_TYPES)}')
        ]
    if setting.default is None:
        return []
    if setting.required:
        return [Problem(f"{path}.default", "a required setting takes no default")]
    wrong = _value_problem(setting.type, setting.default)
    return [Problem(f"{path}.default", wrong)] if wrong else []


def _value_problem(kind: str, value: Any) -> str | None:
    fits = isinstance(value, SCHEMA_TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
    if not fits:
        return f"expected {kind}, found {type_name(value)} ({value!r})"
    if kind == "integer" and value not in INTEGER_RANGE:
        return f"expected an integer of 64 bits, found {value}"
    return _json_problem(value)


def _json_problem(value: Any) -> str | None:
    """Say what in a value JSON cannot carry: a plugin gets it as JSON."""
    if isinstance(value, dict):
        if bad := next((key for key in value if not isinstance(key, str)), None):
            return f"expected names as keys, found {bad!r}"
        return next((wrong for item in value.values() if (wrong := _json_problem(item))), None)
    if isinstance(value, list):
        return next((wrong for item in value if (wrong := _json_problem(item))), None)
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return f"expected a finite number, found {value}"
    if value is None or isinstance(value, str | int | float):
        return None
    return f"a {type(value).__name__} has no form in JSON: write it as text"


def _listed(schema: Mapping[str, object]) -> str:
    return f"; it has {', '.join(schema)}" if schema else "; it takes no configuration"


_Reader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one that is written in C, where there is one, takes a tenth of the time."""


class _Loader(_Reader, yaml.composer.Composer):  # type: ignore[misc]
    """Reads plain data: no aliases, whose expansion is unbounded, and no key twice.

    It is composed in Python in any case, where a text that is nested too deep is an error.
    """

    get_single_node = yaml.composer.Composer.get_single_node

    def __init__(self, text: bytes) -> None:
        _Reader.__init__(self, text)
        yaml.composer.Composer.__init__(self)

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.get_event().start_mark
            raise yaml.constructor.ConstructorError(None, None, "aliases are not allowed", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            mark = key_node.start_mark
            if not isinstance(key, str):
                raise yaml.constructor.ConstructorError(None, None, "expected a key that is text", mark)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key} stands here twice", mark)
            seen.add(key)
        return cast("dict[Hashable, Any]", super().construct_mapping(node, deep=deep))
