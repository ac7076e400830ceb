"""Laws on a plugin's start: who it says that it is, and what it makes of its configuration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import witbind
from hypothesis import strategies as st

from helios_conformance.codec import shown
from helios_conformance.subject import Subject

from .base import Broken, Example, Law, Part, Target, answered

__all__ = ["LAWS"]


class _LifecycleLaw(Law):
    """A law on the lifecycle that is told."""

    function = "on-load"

    def targets(self, subject: Subject) -> list[Target]:
        """Return the highest version."""
        export = subject.lifecycle
        return [Target(export.hook, export.version, export.interface, export.interface.function(self.function))]


class SaysWhoItIs(_LifecycleLaw):
    """`metadata` against the manifest."""

    name = "says-who-it-is"
    sentence = (
        "metadata says what the manifest says: name, version, hooks and permissions; it exports each of its hooks."
    )
    function = "metadata"

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:  # noqa: ARG002
        """Take nothing."""
        return {}

    def check(self, subject: Subject, target: Target, example: Example) -> None:  # noqa: ARG002
        """Compare before and after a start."""
        manifest = subject.manifest
        with subject.open() as session:
            about = answered(lambda: session.call(target.interface, "metadata"))
        for what, said, written in (
            ("name", about.name, manifest.name),
            ("version", about.version, manifest.version),
            ("hooks", sorted(about.hooks), sorted(manifest.hooks)),
            ("permissions", sorted(about.permissions), sorted(manifest.permissions)),
        ):
            if said != written:
                raise Broken(f"metadata says {what} {said!r:.300}, the manifest {written!r:.300}")
        if not about.name:
            raise Broken("metadata says no name: expected the plugin's name, as the manifest has it")
        missing = set(manifest.hooks) - {export.hook for export in subject.exports}
        if missing:
            raise Broken(f"the manifest names {', '.join(sorted(missing))}, which it does not export")


class TakesItsConfiguration(_LifecycleLaw):
    """`on-load` with configurations that fit the schema."""

    name = "takes-its-configuration"
    sentence = "on-load takes the defaults, and takes or refuses with a typed error whatever fits the schema."
    weight = 0.5

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:  # noqa: ARG002
        """Draw a configuration from the manifest's schema; what the operator gave stays."""
        schema = {key: s for key, s in subject.manifest.config_schema.items() if key not in subject.given}
        required = {key: _setting(s.type) for key, s in schema.items() if s.required}
        others = {key: _setting(s.type) for key, s in schema.items() if not s.required}
        return {"config": Part(st.fixed_dictionaries(required, optional=others))}

    def check(self, subject: Subject, target: Target, example: Example) -> None:  # noqa: ARG002
        """Start an instance with it."""
        other = subject.with_config({**example["config"], **subject.given})
        try:
            session = answered(other.open)
        except witbind.CallError as error:
            raise Broken(str(error)) from error
        session.close()
        if isinstance(session.started, witbind.Err) and not example["config"]:
            raise Broken(f"on-load refuses the defaults: {shown(repr(session.started.value))}")


def _setting(kind: str) -> st.SearchStrategy[Any]:
    text = st.sampled_from(
        ["", "users", "public.users", "a" * 3000, "漢字", '"quoted"', "https://auth.internal/validate", "\x00"]
    )
    strategies: dict[str, st.SearchStrategy[Any]] = {
        "string": text,
        "integer": st.sampled_from([1, 0, -1, 1000, (1 << 31) - 1, 1 << 31, (1 << 63) - 1, -(1 << 63)]),
        "number": st.sampled_from([1.5, 0, -0.0, 1e308, 1e-320, -1]),
        "boolean": st.booleans(),
        "array": st.lists(text, max_size=3) | st.lists(st.integers(0, 9) | st.booleans() | st.just([]), max_size=3),
        "object": st.dictionaries(text, text | st.integers(0, 9), max_size=3),
    }
    return strategies[kind]


LAWS: Final = (SaysWhoItIs(), TakesItsConfiguration())
