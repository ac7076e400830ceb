"""Typed Python host bindings for WebAssembly components, generated from WIT."""

from __future__ import annotations

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
from .generator import check, generate
from .values import AwaitableOrValue, Err, Ok, Result, Some, call, try_call

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
