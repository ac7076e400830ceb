"""The plugin's log, by level; fields are keyword arguments."""

from __future__ import annotations

from wit_world.imports import log_v2

__all__ = ["debug", "error", "info", "log", "trace", "warn"]


def log(level: log_v2.LogLevel, message: str, **fields: object) -> None:
    """Write a message of a level with fields."""
    log_v2.log(level, message, [(name, str(value)) for name, value in fields.items()])


def trace(message: str, **fields: object) -> None:
    """Write what follows the code."""
    log(log_v2.LogLevel.TRACE, message, **fields)


def debug(message: str, **fields: object) -> None:
    """Write what finds faults."""
    log(log_v2.LogLevel.DEBUG, message, **fields)


def info(message: str, **fields: object) -> None:
    """Write what is worth knowing in normal operation."""
    log(log_v2.LogLevel.INFO, message, **fields)


def warn(message: str, **fields: object) -> None:
    """Write what is odd."""
    log(log_v2.LogLevel.WARN, message, **fields)


def error(message: str, **fields: object) -> None:
    """Write what failed."""
    log(log_v2.LogLevel.ERROR, message, **fields)
