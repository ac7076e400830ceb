"""The configuration `heliosproxy.toml`: its sections `[plugins]` and `[admin]`, which are all that is read of it.

`host/heliosproxy.example.toml` has every key with what it does. Environment variables override keys: see
`environment`. `parse_config` reports every problem of a file at once, each with its key path.
"""

from __future__ import annotations

import base64
import binascii
import enum
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, Literal, NewType

import attrs
import tomli

from .capabilities.gate import PERMISSIONS
from .capabilities.http.policy import Grants
from .capabilities.services import ServiceSettings
from .capabilities.wasi.settings import WasiSettings
from .environment import overridden
from .errors import ConfigurationError, Problem
from .hooks.table import HOOKS, OnFailure, functions_of
from .instances.settings import Limits, Policy, PoolSettings, StreamSettings
from .naming import NAME, NAME_EXPECTED
from .schema import described, object_schema, type_schema
from .structuring import CONVERTER, Count, Seconds, Size, structure, suggestion, type_name

__all__ = [
    "RESERVED",
    "AdminSettings",
    "AdminToken",
    "HostConfig",
    "LimitSettings",
    "NetworkSettings",
    "PluginSettings",
    "config_schema",
    "load_config",
    "parse_config",
    "plain_config",
]


DEFAULT_MEMORY: Final = Size(64 << 20)
DEFAULT_TIMEOUT: Final = Seconds(0.1)
DEFAULT_COMPILE_TIMEOUT: Final = Seconds(300.0)
DEFAULT_MAX_PLUGINS: Final = Count(20)
DEFAULT_DRAIN: Final = Seconds(30.0)

_DIGEST: Final = re.compile(r"sha256:[0-9a-f]{64}")
_LISTEN: Final = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})")


Digest = NewType("Digest", str)
"""SHA-256 of a component, as `sha256:` and 64 hexadecimal digits."""

PublicKey = NewType("PublicKey", str)
"""An Ed25519 public key, as `ed25519:` and its 32 bytes in base64."""

ServiceUrl = NewType("ServiceUrl", str)
"""Exact scheme, host and port."""

HostName = NewType("HostName", str)
"""The name of a host, or an address."""

Listen = NewType("Listen", str)
"""HOST:PORT."""


def _checked(check: Callable[[str], object]) -> Callable[[object, object], str]:
    def hook(value: object, _: object) -> str:
        text: str = CONVERTER.structure(value, str)
        check(text)
        return text

    return hook


def _digest(value: str) -> None:
    if not _DIGEST.fullmatch(value):
        raise ValueError(f'expected "sha256:" and 64 hexadecimal digits in lower case, found {value!r}')


def _public_key(value: str) -> None:
    try:
        decoded = base64.b64decode(value.removeprefix("ed25519:"), validate=True)
    except (binascii.Error, ValueError):
        decoded = b""
    if not value.startswith("ed25519:") or len(decoded) != 32:
        raise ValueError(f'expected "ed25519:" and a public key of 32 bytes in base64, found {value!r}')


def _listen(value: str) -> None:
    match = _LISTEN.fullmatch(value)
    if match is None or int(match[2]) > 65535:
        raise ValueError(f'expected HOST:PORT such as "127.0.0.1:9090", found {value!r}')


CONVERTER.register_structure_hook(Digest, _checked(_digest))
CONVERTER.register_structure_hook(PublicKey, _checked(_public_key))
CONVERTER.register_structure_hook(ServiceUrl, _checked(lambda value: Grants.of("", [value], ())))
CONVERTER.register_structure_hook(HostName, _checked(lambda value: Grants.of("", (), [value])))
CONVERTER.register_structure_hook(Listen, _checked(_listen))


@attrs.frozen(kw_only=True)
class LimitSettings:
    """The limits of one plugin, where they are not those of `[plugins]`; in bytes and seconds."""

    memory: Size | None = attrs.field(default=None, metadata=described("Memory of each instance."))
    timeout: Seconds | None = attrs.field(default=None, metadata=described("The guest's own running time in a call."))
    tables: Count | None = attrs.field(default=None, metadata=described("Tables of each instance; 4."))
    table_elements: Count | None = attrs.field(default=None, metadata=described("Elements of each table; 10000."))
    instances: Count | None = attrs.field(default=None, metadata=described("Core instances of each component; 40."))
    result_nodes: Count | None = attrs.field(
        default=None, metadata=described("Value nodes of an answer, 16 bytes of text counting as one; 65536.")
    )
    host_calls: Count | None = attrs.field(
        default=None, metadata=described("Calls of host functions in a call of the plugin; 10000.")
    )
    host_bytes: Size | None = attrs.field(
        default=None, metadata=described("What a call of the plugin may pass to host functions; 64MB.")
    )

    def over(self, memory: int, timeout: float) -> Limits:
        """Return what holds, where the limits of everybody are these."""
        own = {f.name: value for f in attrs.fields(LimitSettings) if (value := getattr(self, f.name)) is not None}
        return Limits(**{"memory": memory, "timeout": timeout, **own})


@attrs.frozen(kw_only=True)
class NetworkSettings:
    """What one plugin may reach with the permission `http_fetch`; nothing, without `allow`."""

    allow: tuple[ServiceUrl, ...] = attrs.field(
        default=(),
        metadata=described("Exact scheme, host and port, such as https://auth.internal:443."),
    )
    allow_private: tuple[HostName, ...] = attrs.field(
        default=(),
        metadata=described("Names that may lead to addresses that are not public, and such addresses."),
    )


@attrs.frozen(kw_only=True)
class PluginSettings:
    """The section of one plugin."""

    enabled: bool = attrs.field(default=True, metadata=described("Whether it is loaded; see default_enabled."))
    priority: int = attrs.field(default=0, metadata=described("Higher is asked first; equal ones by name."))
    config: dict[str, Any] = attrs.field(
        factory=dict, metadata=described("Its own settings, checked against its config_schema.")
    )
    on_failure: OnFailure | dict[str, OnFailure] | None = attrs.field(
        default=None, metadata=described("deny, skip or disable; or a table with one of them for each hook.")
    )
    required: bool = attrs.field(default=False, metadata=described("Refuse to start when it cannot be loaded."))
    digest: Digest | None = attrs.field(default=None, metadata=described('SHA-256 of its component, as "sha256:…".'))
    limits: LimitSettings = attrs.field(factory=LimitSettings, metadata=described("Its limits."))
    pool: PoolSettings = attrs.field(factory=PoolSettings, metadata=described("How many instances it has."))
    streams: StreamSettings = attrs.field(
        factory=StreamSettings, metadata=described("How many streamed answers it works on, and how long.")
    )
    wasi: WasiSettings = attrs.field(factory=WasiSettings, metadata=described("What it sees through WASI."))
    network: NetworkSettings = attrs.field(factory=NetworkSettings, metadata=described("What it may reach."))

    def failure_rule(self, hook: str) -> OnFailure | None:
        """Return what the operator wants when this plugin fails in `hook` (snake_case), or `None`."""
        return self.on_failure.get(hook) if isinstance(self.on_failure, dict) else self.on_failure


@attrs.frozen(kw_only=True)
class AdminToken:
    """Who may use the admin API: a token, given by its SHA-256 or by the environment variable that has it."""

    name: str = attrs.field(metadata=described("Who it is, as the audit log says it."))
    role: Literal["read", "write"] = attrs.field(default="read", metadata=described("write may also change what runs."))
    sha256: str | None = attrs.field(default=None, metadata=described("SHA-256 of the token, in hexadecimal."))
    env: str | None = attrs.field(default=None, metadata=described("The environment variable that has the token."))

    def __attrs_post_init__(self) -> None:
        if (self.sha256 is None) == (self.env is None):
            raise ValueError("expected either sha256 or env")
        if self.sha256 is not None and not re.fullmatch(r"[0-9a-f]{64}", self.sha256):
            raise ValueError("sha256: expected 64 hexadecimal digits in lower case")


@attrs.frozen(kw_only=True)
class AdminSettings:
    """The `[admin]` section: the HTTP interface that shows and changes what runs."""

    listen: Listen | None = attrs.field(
        default=None,
        metadata=described("HOST:PORT of the admin API; nowhere without it."),
    )
    tokens: tuple[AdminToken, ...] = attrs.field(default=(), metadata=described("Who may use it; nobody, if empty."))
    load_dirs: tuple[str, ...] = attrs.field(
        default=(), metadata=described("Where plugins may be loaded from, beside plugin_dir.")
    )
    audit_log: str | None = attrs.field(
        default=None, metadata=described("A file with a JSON line for each change; also logged as helios_host.audit.")
    )


@attrs.frozen(kw_only=True)
class HostConfig:
    """The `[plugins]` section, and `[admin]` as `admin`; `plugins` and `permissions` are by the plugin's name."""

    enabled: bool = attrs.field(default=True, metadata=described("false: no plugin is loaded."))
    plugin_dir: str = attrs.field(
        default="plugins", metadata=described("Where the plugins are; relative to the configuration file.")
    )
    hot_reload: bool = attrs.field(default=False, metadata=described("Load changed plugins while running."))
    memory_limit: Size = attrs.field(
        default=DEFAULT_MEMORY, metadata=described("Memory of each instance; 1MB is 1,048,576 bytes.")
    )
    timeout: Seconds = attrs.field(
        default=DEFAULT_TIMEOUT, metadata=described("The guest's own running time in a call.")
    )
    max_plugins: Count = attrs.field(default=DEFAULT_MAX_PLUGINS, metadata=described("Most plugins that are loaded."))
    compile_timeout: Seconds = attrs.field(
        default=DEFAULT_COMPILE_TIMEOUT,
        metadata=described("Wall time of one compilation; its CPU time is bounded to 60 s."),
    )
    drain_timeout: Seconds = attrs.field(
        default=DEFAULT_DRAIN, metadata=described("How long a replaced plugin may finish calls that are under way.")
    )
    default_enabled: bool = attrs.field(
        default=True, metadata=described("Whether a plugin without a section of its own is loaded.")
    )
    require_signature: bool = attrs.field(
        default=False, metadata=described("Load only plugins that a trusted key has signed.")
    )
    trusted_keys: tuple[PublicKey, ...] = attrs.field(
        default=(),
        metadata=described('Ed25519 public keys of those who may sign plugins, as "ed25519:" and base64.'),
    )
    plugins: dict[str, PluginSettings] = attrs.field(factory=dict)
    permissions: dict[str, tuple[str, ...]] = attrs.field(
        factory=dict, metadata=described("What each plugin is granted of what its manifest asks for.")
    )
    capabilities: ServiceSettings = attrs.field(
        factory=ServiceSettings,
        metadata=described("What is behind the imports kv, cache-store, query, http and so on."),
    )
    admin: AdminSettings = attrs.field(factory=AdminSettings)

    def settings(self, plugin: str) -> PluginSettings:
        """Return the section of a plugin, or the defaults."""
        return self.plugins.get(plugin) or PluginSettings(enabled=self.default_enabled)

    def limits(self, plugin: str) -> Limits:
        """Return what one instance of a plugin may use."""
        return self.settings(plugin).limits.over(self.memory_limit, self.timeout)


_TABLES: Final = ("permissions", "capabilities")
_OPTIONS: Final = tuple(f.name for f in attrs.fields(HostConfig) if f.name not in (*_TABLES, "plugins", "admin"))
RESERVED: Final = frozenset({*_OPTIONS, *_TABLES, "plugins", "admin", "pool"})
"""Names that no plugin may have: they are keys of `[plugins]`, or may become some."""


def load_config(path: Path, environment: Mapping[str, str] = os.environ) -> HostConfig:
    """Read a configuration file and what the environment overrides.

    A relative `plugin_dir`, `data_dir`, `load_dirs`, `audit_log` or directory of WASI is taken from the file's
    directory. Raises `ConfigurationError` with every problem of the file and the environment.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(str(path), [Problem("", str(error))]) from error
    config = parse_config(text, str(path), environment)
    beside, admin = path.parent, config.admin
    return attrs.evolve(
        config,
        plugin_dir=str(beside / config.plugin_dir),
        plugins={name: _beside(settings, beside) for name, settings in config.plugins.items()},
        capabilities=attrs.evolve(config.capabilities, data_dir=str(beside / config.capabilities.data_dir)),
        admin=attrs.evolve(
            admin,
            load_dirs=tuple(str(beside / directory) for directory in admin.load_dirs),
            audit_log=str(beside / admin.audit_log) if admin.audit_log else None,
        ),
    )


def _beside(settings: PluginSettings, directory: Path) -> PluginSettings:
    found = {path: str(directory / host) for path, host in settings.wasi.directories.items()}
    return attrs.evolve(settings, wasi=attrs.evolve(settings.wasi, directories=found))


def parse_config(text: str, source: str, environment: Mapping[str, str] | None = None) -> HostConfig:
    """Return the configuration in this TOML text, with what `environment` overrides.

    `source` names it in messages. Raises `ConfigurationError`.
    """
    try:
        document = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise ConfigurationError(source, [Problem("", f"no valid TOML: {error}")]) from error
    document, problems, origins = overridden(document, environment or {})
    problems += [
        Problem(key, f"there is no such section{close}")
        for key in document
        if key not in ("plugins", "admin") and (close := suggestion(key, ["plugins", "admin"]))
    ]
    admin, wrong = structure(document.get("admin", {}), AdminSettings, "admin")
    problems += wrong
    section = document.get("plugins", {})
    if not isinstance(section, dict):
        raise ConfigurationError(
            source, [*problems, Problem("plugins", f"expected a table, found {type_name(section)}")]
        )
    options, plugins = _split(section, problems)
    config, wrong = structure(options, HostConfig, "plugins")
    problems += wrong
    problems += _permission_problems(options.get("permissions"))
    sections: dict[str, PluginSettings] = {}
    for name, body in plugins.items():
        settings, wrong = structure(body, PluginSettings, f"plugins.{name}")
        problems += wrong
        if not NAME.fullmatch(name):
            problems.append(Problem(f"plugins.{name}", f"{NAME_EXPECTED} as the plugin's name, found {name!r}"))
        if settings is not None:
            sections[name] = settings
    if problems or config is None or admin is None:
        raise ConfigurationError(source, [_with_origin(problem, origins) for problem in problems])
    return attrs.evolve(config, plugins=sections, admin=admin)


def plain_config(config: HostConfig) -> dict[str, Any]:
    """Return a configuration as the file would write it, in plain data: sizes in bytes, times in seconds."""
    options = {key: _plain(getattr(config, key)) for key in _OPTIONS}
    plugins = {name: _plain(settings) for name, settings in config.plugins.items()}
    return {
        "plugins": {**options, **plugins, **{name: _plain(getattr(config, name)) for name in _TABLES}},
        "admin": _plain(config.admin),
    }


def config_schema() -> dict[str, Any]:
    """Return the JSON Schema of `heliosproxy.toml`."""
    section = object_schema(HostConfig)
    for name in ("plugins", "admin"):
        del section["properties"][name]
    section["additionalProperties"] = object_schema(PluginSettings)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "heliosproxy.toml",
        "type": "object",
        "properties": {"plugins": section, "admin": type_schema(AdminSettings)},
    }


def _plain(value: Any) -> Any:
    """Return a value in the types of JSON, without keys that nobody set."""
    if isinstance(value, enum.Enum):
        return value.value
    if attrs.has(type(value)):
        items = ((f, getattr(value, f.name)) for f in attrs.fields(type(value)))
        return {f.name: _plain(item) if f.repr else _masked(item) for f, item in items if item is not None}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value if isinstance(value, bool | int | float | str) else str(value)


def _masked(url: str) -> str:
    """Return a server's URL without its password."""
    return re.sub(r"((?<=://)[^:/@]*:).*(?=@)|(password=)[^&\s]*", r"\1\2***", url)


def _with_origin(problem: Problem, origins: Mapping[str, str]) -> Problem:
    """Name the environment variable that a wrong value comes from."""
    variable = next((origins[key] for key in origins if problem.path.startswith(key)), None)
    return problem if variable is None else Problem(problem.path, f"{problem.message} (from {variable})")


def _permission_problems(permissions: object) -> list[Problem]:
    """Return what is wrong with the names in lists of permissions, whatever else is wrong with the file."""
    granted = permissions if isinstance(permissions, dict) else {}
    return [
        Problem(
            f"plugins.permissions.{plugin}[{index}]",
            f'there is no permission "{name}"{suggestion(name, PERMISSIONS)}; '
            f"known are {', '.join(sorted(PERMISSIONS))}",
        )
        for plugin, names in granted.items()
        for index, name in enumerate(names if isinstance(names, list) else ())
        if isinstance(name, str) and name not in PERMISSIONS
    ]


def _split(section: Mapping[str, Any], problems: list[Problem]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Tell the options from the plugins' sections: a table is a plugin's unless an option has its name."""
    options, plugins = {}, {}
    for key, value in section.items():
        if key in _OPTIONS or key in _TABLES:
            options[key] = value
        elif key in RESERVED:
            problems.append(Problem(f"plugins.{key}", "there is no such option, and no plugin may have this name"))
        elif isinstance(value, dict):
            plugins[key] = value
        else:
            close = suggestion(key, [*_OPTIONS, *_TABLES])
            listed = f"; known are {', '.join(_OPTIONS)}, and a table for each plugin"
            problems.append(Problem(f"plugins.{key}", f"there is no such option{close or listed}"))
    return options, plugins


def _on_failure(value: object, _: object) -> OnFailure | dict[str, OnFailure] | None:
    if isinstance(value, dict):
        return {key: _rule_for(key, item) for key, item in value.items()}
    return _rule(value)


def _rule_for(hook: str, value: object) -> OnFailure:
    if hook not in HOOKS:
        raise ValueError(f"there is no hook {hook!r}{suggestion(hook, HOOKS)}; known are {', '.join(sorted(HOOKS))}")
    rule = _rule(value)
    if rule is OnFailure.DENY and all(row.background for row in functions_of(hook)):
        raise ValueError(f"{hook} is told after the fact and can refuse nothing: expected skip or disable")
    return rule


def _rule(value: object) -> OnFailure:
    rules = [rule.value for rule in OnFailure]
    if value not in rules:
        close = suggestion(value, rules) if isinstance(value, str) else ""
        raise ValueError(f"expected one of {', '.join(rules)}, found {value!r}{close}")
    return OnFailure(value)


def _policy(value: object, _: object) -> Policy:
    policies = [policy.value for policy in Policy]
    if value not in policies:
        close = suggestion(value, policies) if isinstance(value, str) else ""
        raise ValueError(f"expected one of {', '.join(policies)}, found {value!r}{close}")
    return Policy(value)


CONVERTER.register_structure_hook(Policy, _policy)
CONVERTER.register_structure_hook_func(
    lambda cls: cls == OnFailure | dict[str, OnFailure] | None,
    _on_failure,
)
