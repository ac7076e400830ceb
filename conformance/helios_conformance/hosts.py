"""Checks the host's laws with a plugin in it."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator
from typing import Final

from helios_host.errors import HeliosError, PermissionNotGranted

from .examine import examine
from .laws.copies import CopiesDecideAsOne
from .laws.host import LAWS, HostLaw, hosted
from .profile import Profile
from .report import Cell, Status
from .subject import Subject

__all__ = ["HOST_LAWS", "check_host", "check_in_host"]

HOST_LAWS: Final[tuple[HostLaw, ...]] = (*LAWS, CopiesDecideAsOne())
"""Every law on plugins in a host."""

logging.getLogger("helios_host").addHandler(logging.NullHandler())  # plugins are made to fail, and the report tells


def check_host(subject: Subject, profile: Profile, seed: int) -> Iterator[Cell]:
    """Check every law on the host with one plugin in it; the engine must be ticking."""
    for law in HOST_LAWS:
        yield from check_in_host(law, subject, profile, seed)


def check_in_host(
    law: HostLaw, subject: Subject, profile: Profile, seed: int, only: str | None = None
) -> Iterator[Cell]:
    """Check one law, on every target or the `only` one of this label.

    Where the host cannot load the plugin, each of its cells is skipped with the host's reason.
    """
    targets = [target for target in law.targets(subject) if only in (None, target.label)]
    try:
        plugins = dict.fromkeys((subject.name, *filter(None, [law.copy(subject)])), subject)
        with hosted(plugins, grant=law.name != "permissions-are-kept") as host:
            law.host = host
            for target in targets:
                where = f"{subject.name} {target.label} {target.version} {law.name}"
                yield examine(law, subject, target, profile, seed ^ zlib.crc32(where.encode()))
    except HeliosError as error:
        refused = law.name == "permissions-are-kept" and isinstance(error, PermissionNotGranted)
        reason = f"the host does not load it: {error}"[:300]
        for target in targets:
            yield Cell(
                guest=subject.name, hook=target.hook, version=target.version, function=target.label, law=law.name,
                status=Status.PASSED if refused else Status.SKIPPED, examples=int(refused), reason=reason,
            )  # fmt: skip
    finally:
        law.host = None
