"""Typed Python host bindings for WebAssembly components, generated from WIT."""

from __future__ import annotations

import importlib
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
    from .adapter import adapted
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
    "adapted",
    "call",
    "check",
    "generate",
    "try_call",
    "wit",
]


def __getattr__(name: str) -> object:
    """Import the generator and what makes adapters on first use: programs that run what was made do without."""
    homes = {"adapted": "adapter", "check": "generator", "generate": "generator"}
    if name not in homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{homes[name]}"), name)
