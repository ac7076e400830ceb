"""Every error that witbind raises.

WitbindError
├── SourceError              bad WIT, or a file that is no component
├── OutputError              generated files cannot be written, or would replace somebody's own
├── WitError                 a component answered `Err` (raised by `call` only)
├── LinkError                a component and a world do not fit
│   └── TypeMismatch         ... with every difference in words
├── UnsupportedType          the engine cannot carry this type in a call
└── CallError                a call did not return a value
    ├── LoweringError        a Python value does not fit its WIT type
    ├── InstanceBusy         the instance is in a call already
    ├── InstanceClosed       the instance died or was closed
    ├── ResultTooLarge       the result has more value nodes than allowed
    ├── HostFunctionError    a host import raised; the exception is `__cause__`
    └── Trap                 the guest died
        ├── HostcallFuelExhausted  ... because it passed more to the host at once than the engine carries
        ├── Interrupted            ... because it exceeded a limit of time
        └── StackOverflow          ... because its calls were nested too deep
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "CallError",
    "HostFunctionError",
    "HostcallFuelExhausted",
    "InstanceBusy",
    "InstanceClosed",
    "Interrupted",
    "LinkError",
    "LoweringError",
    "OutputError",
    "ResultTooLarge",
    "SourceError",
    "StackOverflow",
    "Trap",
    "TypeMismatch",
    "UnsupportedType",
    "WitError",
    "WitbindError",
]


class WitbindError(Exception):
    """Base of everything that witbind raises."""


class SourceError(WitbindError):
    """WIT that does not parse, or a file that is not a component."""


class OutputError(WitbindError):
    """A folder that generated files cannot be written into, or that has files of somebody else in their place."""


class WitError(WitbindError):
    """A component answered `Err`; `value` is the typed error."""

    def __init__(self, function: str, value: object) -> None:
        super().__init__(f"{function}: {value!r}")
        self.function = function
        self.value = value


class LinkError(WitbindError):
    """A component cannot be linked or instantiated."""


class TypeMismatch(LinkError):
    """A component differs from the world it is used as; `differences` says where, one sentence each."""

    def __init__(self, world: str, differences: Sequence[str]) -> None:
        super().__init__(f"the component does not fit {world}:\n" + "\n".join(f"  {line}" for line in differences))
        self.world = world
        self.differences = tuple(differences)


class UnsupportedType(WitbindError):
    """No call can carry a value of this type.

    The engine's C API has no `stream`, `future`, `error-context` or list of a fixed length; no component has
    flags with more than 32 names, or types without parts.
    """


class CallError(WitbindError):
    """A call returned no value; `function` is `interface#function`."""

    def __init__(self, function: str, message: str) -> None:
        super().__init__(f"{function}: {message}")
        self.function = function
        self.message = message


class LoweringError(CallError):
    """A Python value does not fit its WIT type; `path` says which part of the arguments."""

    def __init__(self, function: str, path: str, expected: str, found: str) -> None:
        super().__init__(function, f"{path}: expected {expected}, found {found}")
        self.path = path
        self.expected = expected
        self.found = found


class InstanceBusy(CallError):
    """The instance is in a call already: it serves one at a time and is not re-entrant."""


class InstanceClosed(CallError):
    """The instance was closed, or died in an earlier call."""


class ResultTooLarge(CallError):
    """The guest returned, or passed to an import, more value nodes than the store allows."""


class HostFunctionError(CallError):
    """A host import raised; the exception is `__cause__`."""


class Trap(CallError):
    """The guest died; `trace` is the engine's wasm backtrace, escaped and cut."""

    def __init__(self, function: str, message: str, trace: str = "") -> None:
        super().__init__(function, message)
        self.trace = trace


class HostcallFuelExhausted(Trap):
    """The guest returned, or passed to an import, more than the engine carries at once: some 2.8 million elements."""


class Interrupted(Trap):
    """The call exceeded a limit of time.

    `limit` names it: `epoch_ticks` of a synchronous store, `timeout` (the guest's own computing) or `deadline` (the
    whole call) of an asynchronous one.
    """

    def __init__(self, function: str, message: str, trace: str = "", limit: str = "epoch_ticks") -> None:
        super().__init__(function, message, trace)
        self.limit = limit


class StackOverflow(Trap):
    """The guest's calls were nested deeper than its stack is large."""
