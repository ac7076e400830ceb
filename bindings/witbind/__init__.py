"""Typed Python host bindings for WebAssembly components, generated from WIT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import wit
from .errors import (
    CallError,
    HostcallFuelExhausted,
    HostFunctionError,
    InstanceBusy,
    InstanceClosed,
    Interrupted,
    LinkError,
    LoweringError,
    OutputError,
    ResultTooLarge,
    SourceError,
    StackOverflow,
    Trap,
    TypeMismatch,
    UnsupportedType,
    WitbindError,
    WitError,
)
from .values import AwaitableOrValue, Err, Ok, Result, Some, call, try_call

if TYPE_CHECKING:
    from .generator import check, generate

__all__ = [
    "AwaitableOrValue",
    "CallError",
    "Err",
    "HostFunctionError",
    "HostcallFuelExhausted",
    "InstanceBusy",
    "InstanceClosed",
    "Interrupted",
    "LinkError",
    "LoweringError",
    "Ok",
    "OutputError",
    "Result",
    "ResultTooLarge",
    "Some",
    "SourceError",
    "StackOverflow",
    "Trap",
    "TypeMismatch",
    "UnsupportedType",
    "WitError",
    "WitbindError",
    "call",
    "check",
    "generate",
    "try_call",
    "wit",
]


def __getattr__(name: str) -> object:
    """Import the generator on first use: programs that run what it made do without."""
    if name not in ("check", "generate"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import generator

    return getattr(generator, name)
