"""The configuration `heliosproxy.toml`: its `[plugins]` section, which is all that the plugin host reads of it.

```toml
[plugins]
enabled = true                 # false: no plugin is loaded
plugin_dir = "plugins"         # one directory a plugin; relative to the configuration file
hot_reload = false             # load changed plugins while running
memory_limit = "64MB"          # of each instance; 1 MB is 1,048,576 bytes
timeout = "100ms"              # the guest's own running time in a call
max_plugins = 20
compile_timeout = "300s"       # wall time of one compilation; its CPU time is bounded to 60 s

[plugins.custom-auth]          # one section a plugin, named as its manifest names it
enabled = true
priority = 100                 # higher is asked first; equal ones by name
config = { auth_endpoint = "https://auth.internal/validate" }
on_failure = "deny"            # deny, skip or disable; or a table: { pre_query = "skip" }

[plugins.permissions]          # what each plugin is granted of what its manifest asks for
custom-auth = ["http_fetch", "cache_read"]
```
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs
import tomli

from .errors import ConfigurationError, Problem
from .hooks.table import HOOKS, OnFailure, functions_of
from .structuring import CONVERTER, Count, Seconds, Size, structure, suggestion, type_name

__all__ = ["HostConfig", "PluginSettings", "load_config", "parse_config"]


DEFAULT_MEMORY: Final = Size(64 << 20)
DEFAULT_TIMEOUT: Final = Seconds(0.1)
DEFAULT_COMPILE_TIMEOUT: Final = Seconds(300.0)
DEFAULT_MAX_PLUGINS: Final = Count(20)


@attrs.frozen(kw_only=True)
class PluginSettings:
    """The section of one plugin."""

    enabled: bool = True
    priority: int = 0
    config: dict[str, Any] = attrs.field(factory=dict)
    on_failure: OnFailure | dict[str, OnFailure] | None = None

    def failure_rule(self, hook: str) -> OnFailure | None:
        """Return what the operator wants when this plugin fails in `hook` (snake_case), or `None`."""
        return self.on_failure.get(hook) if isinstance(self.on_failure, dict) else self.on_failure


@attrs.frozen(kw_only=True)
class HostConfig:
    """The `[plugins]` section; `plugins` and `permissions` are keyed by the plugin's name."""

    enabled: bool = True
    plugin_dir: str = "plugins"
    hot_reload: bool = False
    memory_limit: Size = DEFAULT_MEMORY
    timeout: Seconds = DEFAULT_TIMEOUT
    max_plugins: Count = DEFAULT_MAX_PLUGINS
    compile_timeout: Seconds = DEFAULT_COMPILE_TIMEOUT
    plugins: dict[str, PluginSettings] = attrs.field(factory=dict)
    permissions: dict[str, tuple[str, ...]] = attrs.field(factory=dict)

    def settings(self, plugin: str) -> PluginSettings:
        """Return the section of a plugin, or the defaults."""
        return self.plugins.get(plugin) or PluginSettings()


_OPTIONS: Final = tuple(f.name for f in attrs.fields(HostConfig) if f.name not in ("plugins", "permissions"))


def load_config(path: Path) -> HostConfig:
    """Read a configuration file; a relative `plugin_dir` is taken from the file's directory.

    Raises `ConfigurationError` with every problem of the file.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(str(path), [Problem("", str(error))]) from error
    config = parse_config(text, str(path))
    return attrs.evolve(config, plugin_dir=str(path.parent / config.plugin_dir))


def parse_config(text: str, source: str) -> HostConfig:
    """Return the configuration in this TOML text; `source` names it in messages. Raises `ConfigurationError`."""
    try:
        document = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise ConfigurationError(source, [Problem("", f"no valid TOML: {error}")]) from error
    problems = [
        Problem(key, f"there is no such section{close}")
        for key in document
        if key != "plugins" and (close := suggestion(key, ["plugins"]))
    ]
    section = document.get("plugins", {})
    if not isinstance(section, dict):
        raise ConfigurationError(
            source, [*problems, Problem("plugins", f"expected a table, found {type_name(section)}")]
        )
    options, plugins = _split(section, problems)
    config, wrong = structure(options, HostConfig, "plugins")
    problems += wrong
    sections: dict[str, PluginSettings] = {}
    for name, body in plugins.items():
        settings, wrong = structure(body, PluginSettings, f"plugins.{name}")
        problems += wrong
        if settings is not None:
            sections[name] = settings
    if problems or config is None:
        raise ConfigurationError(source, problems)
    return attrs.evolve(config, plugins=sections)


def _split(section: Mapping[str, Any], problems: list[Problem]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Tell the options from the plugins' sections: a table is a plugin's unless an option has its name."""
    options, plugins = {}, {}
    for key, value in section.items():
        if key in _OPTIONS or key == "permissions":
            options[key] = value
        elif isinstance(value, dict):
            plugins[key] = value
        else:
            close = suggestion(key, [*_OPTIONS, "permissions"])
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


CONVERTER.register_structure_hook_func(
    lambda cls: cls == OnFailure | dict[str, OnFailure] | None,
    _on_failure,
)
