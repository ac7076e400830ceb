"""Serves the admin API: on a thread beside a proxy, or as all that a process does."""

from __future__ import annotations

import logging
import socket
import threading
from types import TracebackType
from typing import Final, Self

import uvicorn

from helios_host.config import AdminSettings
from helios_host.errors import ConfigurationError, Problem

from .access import Access
from .app import admin_app
from .operated import Operated

__all__ = ["AdminServer", "usable"]

_log = logging.getLogger("helios_host.admin")


class AdminServer:
    """The admin API of a set of plugins at `settings.listen`; a context manager that serves on a thread of its own.

    Raises `ConfigurationError` when it has no address, nobody could use it, or the address cannot be had.
    """

    def __init__(self, operated: Operated, settings: AdminSettings) -> None:
        listen, access = usable(settings)
        config = uvicorn.Config(
            admin_app(operated, settings, access, lambda: self._server.should_exit),
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=3,
        )
        self._socket: Final = _bound(listen)
        self._server: Final = uvicorn.Server(config)
        self._thread = threading.Thread(target=self.run, name="helios-admin", daemon=True)

    @property
    def url(self) -> str:
        """Where it answers."""
        address, port = self._socket.getsockname()[:2]
        return f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"

    def run(self) -> None:
        """Serve until `stop`, or, on the main thread, until SIGTERM or SIGINT."""
        self._server.run([self._socket])

    def stop(self) -> None:
        """Stop serving."""
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def __enter__(self) -> Self:
        self._thread.start()
        _log.info("the admin API answers at %s", self.url)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def usable(settings: AdminSettings) -> tuple[str, Access]:
    """Return where the admin API would be and who may use it.

    Raises `ConfigurationError` with all that is missing: an address, tokens, and what the environment has of them.
    """
    problems = []
    if settings.listen is None:
        problems.append(Problem("admin.listen", 'it is required, and not there: such as listen = "127.0.0.1:9090"'))
    if not settings.tokens:
        text = 'nobody could use it: add tokens = [{ name = "ops", role = "write", env = "HELIOS_ADMIN_TOKEN" }]'
        problems.append(Problem("admin.tokens", text))
    try:
        access = Access(settings)
    except ConfigurationError as error:
        problems += error.problems
    if problems:
        raise ConfigurationError("the admin API", problems)
    assert settings.listen is not None
    return settings.listen, access


def _bound(listen: str) -> socket.socket:
    address, _, port = listen.rpartition(":")
    try:
        return socket.create_server(
            (address.strip("[]"), int(port)), family=socket.AF_INET6 if "[" in address else socket.AF_INET
        )
    except OSError as error:
        text = f"cannot listen on {listen}: {error.strerror or error}"
        raise ConfigurationError("the admin API", [Problem("admin.listen", text)]) from error
