"""Log lines as JSON objects, one a line."""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import Any, Final, TextIO

__all__ = ["JsonFormatter", "event", "set_up"]

_ROOT: Final = "helios_host"


class JsonFormatter(logging.Formatter):
    """`time` (UTC, ISO 8601), `level`, `event`, and the fields that the event came with."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line; control characters in texts are escaped by JSON."""
        line: dict[str, Any] = {
            "time": self.formatTime(record),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.name != f"{_ROOT}.proxies.postgres":
            line["logger"] = record.name
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802 - logging's
        """Return the time with milliseconds."""
        return f"{super().formatTime(record, '%Y-%m-%dT%H:%M:%S')}.{record.msecs:03.0f}Z"


def set_up(level: str, stream: TextIO | None = None) -> None:
    """Send what the host logs to a stream, standard error by default, from `level` (such as `info`) on."""
    formatter = JsonFormatter()
    formatter.converter = time.gmtime
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter)
    logger = logging.getLogger(_ROOT)
    logger.handlers[:] = [handler]
    logger.setLevel(level.upper())
    logger.propagate = False


def event(name: str, level: int = logging.INFO, **fields: Any) -> None:
    """Log an event of the proxy with its fields; fields that are `None` are left out."""
    logger = logging.getLogger(f"{_ROOT}.proxies.postgres")
    if logger.isEnabledFor(level):
        logger.log(level, name, extra={"fields": {key: value for key, value in fields.items() if value is not None}})
