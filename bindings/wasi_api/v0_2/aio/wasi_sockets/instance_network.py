# Generated from wasi:sockets@0.2 by witbind. Do not edit.
"""This interface provides a value-export of the default network handle.."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue

from .network import Network

__all__ = ["InstanceNetwork", "Network"]


class InstanceNetwork(Protocol):
    """This interface provides a value-export of the default network handle.."""

    def instance_network(self) -> AwaitableOrValue[Network]:
        """Get a handle to the default network."""
        ...
