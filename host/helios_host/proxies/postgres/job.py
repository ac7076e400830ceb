"""What one process of the proxy does: all of it, or one of several workers."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import ssl
import sys
import weakref
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

import attrs
import uvloop
from helios_api.v2.types import Statement

from helios_host.capabilities.secrets import open_secrets
from helios_host.config import HostConfig
from helios_host.engine.cache import ArtefactCache
from helios_host.engine.compile import CompileEvent
from helios_host.engine.heap import trim
from helios_host.errors import HeliosError
from helios_host.manager import PluginHost
from helios_host.proxies.postgres.health import Health
from helios_host.proxies.postgres.hooks import Host
from helios_host.proxies.postgres.login import Login
from helios_host.proxies.postgres.logs import event, set_up
from helios_host.proxies.postgres.scram import end_point_of
from helios_host.proxies.postgres.server import Proxy
from helios_host.proxies.postgres.settings import Address, ProxySettings
from helios_host.proxies.postgres.statements import Classifier
from helios_host.proxies.postgres.users import Users
from helios_host.supervisor.fleet import Fleet
from helios_host.supervisor.supervisor import Supervisor, ending_signals, reserved
from helios_host.supervisor.worker import WorkerEnd

__all__ = ["ProxyJob", "run_alone", "run_workers"]


@attrs.frozen(kw_only=True)
class ProxyJob:
    """Everything that a process of the proxy has to know; it can be pickled. `certificate` and `key` are PEM files.

    With `client_authorities`, clients are asked for certificates, and with `auth_file` they log in at the proxy.
    """

    settings: ProxySettings
    config: HostConfig
    certificate: Path | None
    key: Path | None
    client_authorities: Path | None = None
    auth_file: Path | None = None
    log_level: str

    def parts(self, cache: ArtefactCache) -> tuple[PluginHost, Proxy]:
        """Return the plugin host, not started yet, and the proxy; raises `OSError` when a TLS file cannot be read."""
        classify = Classifier()

        def restate(statement: Statement, text: str) -> Statement:
            return attrs.evolve(classify.parse(text), parameters=statement.parameters)

        host = PluginHost(self.config, restate=restate, progress=_progress, cache=cache)
        return host, Proxy(self.settings, host, self.tls(), classify, self.login())

    def login(self) -> Login | None:
        """Return how clients log in at the proxy, if they do; raises `ConfigurationError` for a file that is none."""
        if self.auth_file is None:
            return None
        users = Users(self.auth_file, open_secrets(self.config.capabilities.secrets))
        return Login(users, None if self.certificate is None else end_point_of(self.certificate))

    def tls(self) -> ssl.SSLContext | None:
        """Return what clients' TLS is made with; raises `OSError`, such as `ssl.SSLError` for files that are none."""
        if self.certificate is None:
            return None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(self.certificate, self.key)
        if self.client_authorities is not None:
            context.load_verify_locations(self.client_authorities)
            context.verify_mode = ssl.CERT_OPTIONAL
        return context


def run_alone(job: ProxyJob, admin: Callable[[PluginHost], AbstractContextManager[object]]) -> None:
    """Run the proxy in this process until a signal ends it; raises `HeliosError`, and `OSError` where it listens."""
    host, proxy = job.parts(ArtefactCache())

    async def run() -> None:
        async with host:
            with admin(host):
                _say_loaded(host)
                await _serve(proxy, ending_signals())

    uvloop.run(run())


def run_workers(job: ProxyJob, count: int, admin: Callable[[Fleet], AbstractContextManager[object]]) -> None:
    """Run the proxy in `count` processes until a signal ends it; raises as `run_alone` does."""
    settings = job.settings
    with reserved(settings.listen.host, settings.listen.port) as held:
        listen = Address(settings.listen.host, held.getsockname()[1])
        shared = attrs.evolve(settings, listen=listen, ready_listen=None, shares_port=True)
        their_job = attrs.evolve(job, settings=shared, config=attrs.evolve(job.config, hot_reload=False))

        @contextlib.asynccontextmanager
        async def beside(supervisor: Supervisor) -> AsyncIterator[None]:
            with admin(supervisor.fleet):
                if settings.ready_listen is None:
                    yield
                    return
                health = Health(_Workers(supervisor, settings))
                await health.start(settings.ready_listen)
                try:
                    yield
                finally:
                    await health.close()

        Supervisor(_work, their_job, count, job.config, settings.drain_timeout, beside, held.close).run()


class _Workers:
    """The workers as `Health` looks at a proxy."""

    def __init__(self, supervisor: Supervisor, settings: ProxySettings) -> None:
        self._supervisor: Final = supervisor
        self.settings: Final = settings

    @property
    def is_draining(self) -> bool:
        """Whether nobody takes sessions."""
        return self._supervisor.is_draining or not self._supervisor.fleet.serving


def _work(end: WorkerEnd, job: ProxyJob) -> None:
    """Run a worker process."""
    set_up(job.log_level)
    end.name_logs()
    try:
        host, proxy = job.parts(end.cache)

        async def run() -> None:
            async with host:
                _say_loaded(host)
                await asyncio.to_thread(end.started, host)
                await _serve(proxy, [signal.SIGTERM], end.serving)  # the terminal's own are for the supervisor

        uvloop.run(run())
    except (HeliosError, OSError) as error:
        end.failed(error)
        sys.exit(1)


def _say_loaded(host: PluginHost) -> None:
    event("plugins loaded", plugins=sorted(host.plugins), refused=[str(problem) for problem in host.problems])


def _progress(state: CompileEvent) -> None:
    event("compiling", plugin=state.plugin, state=str(state.state))


COLLECT_SECONDS: Final = 5.0
"""How often it is looked for whether the set of plugins changed."""


def _collect_seldom() -> None:
    """Leave what was loaded to no collection, and collect less often than by default.

    What a statement makes is freed without cycles; collections took a tenth to a quarter of the CPU time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)


async def _collect_after_changes(host: Host) -> None:
    """Collect what plugins leave behind: of an instance Python sees a few objects, and the system its memories."""
    known, changed = weakref.ref(host.hooks), False  # who holds the chains of a version keeps it from being closed
    while True:
        await asyncio.sleep(COLLECT_SECONDS)
        drained, changed = changed, host.hooks is not known()  # what is replaced now is closed a moment later
        known = weakref.ref(host.hooks)
        if changed or drained:
            gc.collect()
            await asyncio.to_thread(trim)


async def _serve(proxy: Proxy, ending: list[signal.Signals], listening: Callable[[], None] = lambda: None) -> None:
    loop = asyncio.get_running_loop()
    _collect_seldom()
    collecting = loop.create_task(_collect_after_changes(proxy.host))
    asked = asyncio.Event()

    def stop() -> None:
        if asked.is_set():
            proxy.terminate()
        asked.set()

    for number in ending:
        loop.add_signal_handler(number, stop)
    await proxy.start()
    listening()
    await asked.wait()
    collecting.cancel()
    await proxy.drain()
