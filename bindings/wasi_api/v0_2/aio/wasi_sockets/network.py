# Generated from wasi:sockets@0.2 by witbind. Do not edit.
"""The interface `network` of `wasi:sockets`."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Network"]


class Network(Protocol):
    """An opaque resource that represents access to (a subset of) the network.
    This enables context-based security for networking.
    There is no need for this to map 1:1 to a physical network interface.
    """
