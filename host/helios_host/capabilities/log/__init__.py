"""The `log` import: a plugin's messages go to standard logging and to a ring of its last lines.

Always granted. A message is cut at 4 KiB with its fields; a hook call may write 100; a plugin may write 1 MiB a second
over time. What is dropped is counted in one line of its own.
"""

from __future__ import annotations

import itertools
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import attrs

from helios_host.errors import printable
from helios_host.instances.budget import CallBudget
from helios_host.instances.shield import log

if TYPE_CHECKING:
    from helios_api.v1.log import LogLevel as LogLevel1
    from helios_api.v2.log import LogLevel as LogLevel2

__all__ = ["LogLine", "LogV1", "LogV2", "PluginLog"]

MESSAGE_LIMIT: Final = 4096
"""Most characters of one message, fields included."""

BYTES_A_SECOND: Final = 1 << 20
"""Characters a second that a plugin may log over time; as many may come at once."""

RING_LINES: Final = 1000
"""Lines kept of each plugin."""

SHORTEST_HIDDEN: Final = 4
"""Characters of the shortest text that is hidden: a shorter one would be found in any line."""

MOST_HIDDEN: Final = 100
"""Texts that are hidden; of more, the last ones."""

LEVELS: Final = {"trace": 5, "debug": 10, "info": 20, "warn": 30, "error": 40}
"""Levels of the contract as standard logging numbers them."""


_numbers = itertools.count(time.time_ns() // 1000)


@attrs.frozen
class LogLine:
    """One line of a plugin: `time` in seconds since 1970, `level` as the contract names it.

    `by_host` tells what the host found out about the plugin from what the plugin wrote. `number` grows with every line
    that a process writes, and is larger than those of the processes before it: it begins with the time in microseconds.
    """

    time: float
    level: str
    message: str
    fields: tuple[tuple[str, str], ...] = ()
    by_host: bool = False
    number: int = attrs.field(factory=_numbers.__next__, eq=False)


class PluginLog:
    """The log of one plugin, shared by its instances.

    `lines` are its last ones, `dropped` counts those that were over a limit.
    """

    def __init__(self, plugin: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._logger = logging.getLogger(f"helios_host.plugin.{plugin}")
        self._clock = clock
        self._lock = threading.RLock()
        self.dropped = 0
        self._dropped = 0
        self._spent_until = 0.0
        self._hidden: tuple[str, ...] = ()
        self.lines: deque[LogLine] = deque(maxlen=RING_LINES)

    def enabled(self, level: str) -> bool:
        """Say whether messages of this level are kept: from `info` on always, below it as logging is configured."""
        number = LEVELS[level]
        return number >= logging.INFO or self._logger.isEnabledFor(number)

    def write(self, budget: CallBudget, level: str, message: str, fields: Sequence[tuple[str, str]] = ()) -> None:
        """Write a message, or count it as dropped when it is over a limit; `budget` is that of the running call."""
        if not self.enabled(level):
            return
        shown, kept = _cut(message, fields)
        with self._lock:
            if budget.messages <= 0 or not self._within_rate(len(shown) + sum(len(k) + len(v) for k, v in kept)):
                self._dropped += 1
                self.dropped += 1
                return
            budget.messages -= 1
            dropped, self._dropped = self._dropped, 0
        if dropped:
            self._emit("warn", f"dropped {dropped} messages", ())
        self._emit(level, shown, kept)

    def say(self, level: str, message: str) -> None:
        """Write a line from the host, in the plugin's allowance."""
        shown = printable(message, MESSAGE_LIMIT)
        with self._lock:
            fits = self._within_rate(len(shown))
        if fits:
            self._emit(level, shown, ())

    def keep(self, level: str, message: str) -> None:
        """Keep a line of the host's, which is logged elsewhere, among the plugin's."""
        line = LogLine(time.time(), level, self._masked(printable(message, MESSAGE_LIMIT)), by_host=True)
        with self._lock:
            self.lines.append(line)

    def hide(self, text: str) -> None:
        """Write `***` in the place of a text from now on, such as a secret that the plugin was given."""
        with self._lock:
            if len(text) >= SHORTEST_HIDDEN and text not in self._hidden:
                self._hidden = (*self._hidden, text)[-MOST_HIDDEN:]

    def tail(self, count: int = 10) -> tuple[str, ...]:
        """Return the last lines that the plugin wrote in words, oldest first."""
        with self._lock:
            lines = list(self.lines)
        own = [line for line in lines if not line.by_host]
        return tuple(f"{line.level}: {line.message}" for line in own[-count:])

    def _masked(self, message: str) -> str:
        for text in self._hidden:
            message = message.replace(text, "***")
        return message

    def _within_rate(self, size: int) -> bool:
        """Spend `size` of the allowance, which fills up again with time; a second's worth may come at once."""
        now = self._clock()
        until = max(self._spent_until, now - 1.0) + size / BYTES_A_SECOND
        if until > now:
            return False
        self._spent_until = until
        return True

    def _emit(self, level: str, message: str, fields: tuple[tuple[str, str], ...]) -> None:
        """Keep a line and log it; no lock is held, since a handler may do anything, also ask this very plugin."""
        message = self._masked(message)
        fields = tuple((name, self._masked(value)) for name, value in fields)
        with self._lock:
            self.lines.append(LogLine(time.time(), level, message, fields))
        number = LEVELS[level]
        if self._logger.isEnabledFor(number):
            text = message + "".join(f" {name}={value}" for name, value in fields)
            log(self._logger, number, "%s", text, extra={"plugin_fields": dict(fields)})


def _cut(message: str, fields: Sequence[tuple[str, str]]) -> tuple[str, tuple[tuple[str, str], ...]]:
    shown = printable(message, MESSAGE_LIMIT)
    left = MESSAGE_LIMIT - len(shown)
    kept = []
    for name, value in fields:
        name, value = printable(name, 64), printable(value, MESSAGE_LIMIT)
        left -= len(name) + len(value) + 2
        if left < 0:
            break
        kept.append((name, value))
    return shown, tuple(kept)


@attrs.frozen
class LogV1:
    """`log` of API version 1."""

    core: PluginLog
    budget: CallBudget

    def log(self, level: LogLevel1, message: str) -> None:
        """Write a message."""
        self.core.write(self.budget, level.value, message)


@attrs.frozen
class LogV2:
    """`log` of API version 2."""

    core: PluginLog
    budget: CallBudget

    def log(self, level: LogLevel2, message: str, fields: list[tuple[str, str]]) -> None:
        """Write a message with fields."""
        self.core.write(self.budget, level.value, message, fields)

    def enabled(self, level: LogLevel2) -> bool:
        """Say whether messages of this level are kept."""
        return self.core.enabled(level.value)
