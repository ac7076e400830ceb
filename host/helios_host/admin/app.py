"""The admin API as an ASGI application."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from helios_host.capabilities.log import LEVELS
from helios_host.config import AdminSettings
from helios_host.errors import HeliosError, UnknownPlugin

from .access import Access, Audit, Caller
from .asked import check_parameters, limit_of, place_of, read_body
from .bodies import (
    ApprovalBody,
    ChainsBody,
    ChangedBody,
    LoadBody,
    LogsBody,
    StateBody,
    line_body,
    metrics_body,
    plugin_body,
    plugins_body,
)
from .figures import HostFigures, PluginFigures
from .follow import STREAM_HEADERS, followed
from .kv import MAX_KEYS, KvInspector
from .openapi import QUERIES, ROUTES, AdminRoute, document
from .operated import Operated, WorkerLine
from .problems import problem_of, problem_text
from .prometheus import CONTENT_TYPE, exposition

__all__ = ["admin_app"]

T = TypeVar("T")

_log = logging.getLogger("helios_host.admin")

MAX_LINES: Final = 1000


class _Api:
    """The routes; each method is named in `openapi.ROUTES`."""

    def __init__(
        self, operated: Operated, settings: AdminSettings, access: Access, is_ending: Callable[[], bool]
    ) -> None:
        config = operated.config
        self._is_ending: Final = is_ending
        self._operated: Final = operated
        self._access: Final = access
        self._audit: Final = Audit(Path(settings.audit_log) if settings.audit_log else None)
        self._allowed: Final = [Path(directory) for directory in (config.plugin_dir, *settings.load_dirs)]
        self._kv: Final = KvInspector(config)
        self._changes: Final = ThreadPoolExecutor(1, "helios-admin-change")
        self._switches: Final = ThreadPoolExecutor(1, "helios-admin-switch")

    async def plugins(self, _: Request) -> Response:
        return _json(plugins_body(await self._figures()))

    async def plugin(self, request: Request) -> Response:
        return _json(plugin_body(_named(request, await self._figures())))

    async def load(self, request: Request) -> Response:
        body = await read_body(request, LoadBody)

        def change() -> ChangedBody:
            return self._changed(self._operated.load(place_of(body.path, self._allowed)))

        return await self._change(request, "load", body.path, change, self._changes, status=201)

    async def reload(self, request: Request) -> Response:
        body = await read_body(request, ApprovalBody)
        reload: Callable[[str], None] = lambda name: self._operated.reload(name, body.approve)  # noqa: E731
        return await self._on_plugin(request, "reload", reload, self._changes)

    async def enable(self, request: Request) -> Response:
        return await self._on_plugin(request, "enable", self._operated.enable, self._switches)

    async def disable(self, request: Request) -> Response:
        return await self._on_plugin(request, "disable", self._operated.disable, self._switches)

    async def disable_all(self, request: Request) -> Response:
        def change() -> Any:
            self._operated.disable_all()
            return plugins_body(self._operated.figures())

        return await self._change(request, "disable-all", None, change, self._switches)

    async def unload(self, request: Request) -> Response:
        name = request.path_params["name"]

        def change() -> ChangedBody:
            self._operated.unload(name)
            return ChangedBody(name=name, status="unloaded")

        return await self._change(request, "unload", name, change, self._changes)

    async def logs(self, request: Request) -> Response:
        plugin, query = _named(request, await self._figures()), request.query_params
        level, limit = query.get("level", "trace"), limit_of(request, MAX_LINES)
        if level not in LEVELS:
            raise HTTPException(400, f"level: expected one of {', '.join(LEVELS)}, found {level!r}")
        least, text = LEVELS[level], query.get("contains", "")

        def shown(written: WorkerLine) -> bool:
            return LEVELS[written.line.level] >= least and text in written.line.message

        if query.get("follow", "false") not in ("true", "false"):
            raise HTTPException(400, "follow: expected true or false")
        if query.get("follow") == "true":
            return StreamingResponse(
                followed(self._operated, plugin.name, shown, limit, self._is_ending),
                headers=STREAM_HEADERS,
                media_type="text/event-stream",
            )
        lines = await asyncio.to_thread(self._operated.lines, plugin.name, {})
        return _json(LogsBody(lines=tuple(line_body(line) for line in lines if shown(line))[-limit:]))

    async def plugin_metrics(self, request: Request) -> Response:
        figures = await self._figures()
        plugin = _named(request, figures)
        if "text/plain" in request.headers.get("accept", ""):
            mine = [series for series in figures.series if series.plugin == plugin.name]
            return PlainTextResponse(exposition([plugin], mine), media_type=CONTENT_TYPE)
        return _json(metrics_body(plugin, figures))

    async def metrics(self, _: Request) -> Response:
        figures = await self._figures()
        return PlainTextResponse(exposition(figures.plugins, figures.series), media_type=CONTENT_TYPE)

    async def keys(self, request: Request) -> Response:
        name, query = _named(request, await self._figures()).name, request.query_params
        limit = limit_of(request, MAX_KEYS)
        return _json(await asyncio.to_thread(self._kv.keys, name, query.get("prefix", ""), query.get("after"), limit))

    async def value(self, request: Request) -> Response:
        name, key = _named(request, await self._figures()).name, request.path_params["key"]
        found = await asyncio.to_thread(self._kv.value, name, key)
        if found is None:
            raise HTTPException(404, f"{name} keeps nothing under this key")
        return _json(found)

    async def remove(self, request: Request) -> Response:
        name, key = _named(request, await self._figures()).name, request.path_params["key"]

        def change() -> ChangedBody:
            return ChangedBody(name=name, status="removed" if self._kv.remove(name, key) else "unchanged")

        return await self._change(request, "remove", f"{name}/kv/{key}", change, self._switches)

    async def chains(self, _: Request) -> Response:
        return _json(ChainsBody(chains=(await self._figures()).chains))

    async def healthz(self, _: Request) -> Response:
        return _json(StateBody(status="alive"))

    async def readyz(self, _: Request) -> Response:
        failed = [plugin.name for plugin in (await self._figures()).plugins if plugin.status == "failed"]
        state = StateBody(status=f"not ready: {', '.join(failed)} failed" if failed else "ready")
        return _json(state, 503 if failed else 200)

    async def openapi(self, _: Request) -> Response:
        return JSONResponse(document())

    def guarded(self, route: AdminRoute) -> Callable[[Request], Awaitable[Response]]:
        """Return what answers a route: only who has its role gets there, and with nothing else than it knows."""
        answer: Callable[[Request], Awaitable[Response]] = getattr(self, route.name)
        known = [name for name, _, _ in QUERIES.get(route.name, ())]

        async def endpoint(request: Request) -> Response:
            if route.role is not None:
                caller = self._access.caller(request.headers.get("authorization"))
                if caller is None:
                    raise HTTPException(401, "expected a bearer token that is known", {"WWW-Authenticate": "Bearer"})
                request.state.caller = caller
                if route.role == "write" and not caller.may_write:
                    name = request.path_params.get("name")
                    self._audit.record(
                        caller.name, route.name.replace("_", "-"), name, "refused: its token may only read"
                    )
                    raise HTTPException(403, "this token may only read")
            check_parameters(request, known)
            return await answer(request)

        return endpoint

    async def _on_plugin(
        self, request: Request, action: str, step: Callable[[str], None], turns: ThreadPoolExecutor
    ) -> Response:
        name = request.path_params["name"]

        def change() -> ChangedBody:
            step(name)
            return self._changed(name)

        return await self._change(request, action, name, change, turns)

    async def _change(
        self,
        request: Request,
        action: str,
        subject: str | None,
        change: Callable[[], Any],
        turns: ThreadPoolExecutor,
        status: int = 200,
    ) -> Response:
        """Make a change on a thread, and write down who asked for it and what it came to.

        Changes that compile take turns on a thread of their own: they hold up nobody who looks or switches off.
        """
        caller: Caller = request.state.caller
        try:
            body = await asyncio.get_running_loop().run_in_executor(turns, change)
        except Exception as error:
            title = problem_of(error)["title"] if isinstance(error, HeliosError) else type(error).__name__
            self._audit.record(caller.name, action, subject, f"failed: {title}: {error}")
            raise
        self._audit.record(caller.name, action, subject, "done")
        return _json(body, status)

    async def _figures(self) -> HostFigures:
        return await asyncio.to_thread(self._operated.figures)

    def _changed(self, name: str) -> ChangedBody:
        status = next((p.status for p in self._operated.figures().plugins if p.name == name), "unloaded")
        return ChangedBody(name=name, status=status)


def admin_app(
    operated: Operated,
    settings: AdminSettings,
    access: Access | None = None,
    is_ending: Callable[[], bool] = lambda: False,
) -> Starlette:
    """Return the admin API of a set of plugins; raises `ConfigurationError` when a token cannot be had.

    Streams of events end when `is_ending` says so: a server that ends waits for every answer.
    """
    api = _Api(operated, settings, access or Access(settings), is_ending)
    by_path: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        by_path.setdefault(route.path, {})[route.method] = api.guarded(route)
    routes = [
        Route(path.replace("{key}", "{key:path}"), _by_method(endpoints), methods=list(endpoints))
        for path, endpoints in by_path.items()
    ]
    handlers = {HTTPException: _http_problem, HeliosError: _host_problem, Exception: _fault}
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.router.redirect_slashes = False
    return app


def _by_method(endpoints: dict[str, Callable[[Request], Awaitable[Response]]]) -> Any:
    """Return the one endpoint of a path, so that a refusal can name every method that it has."""

    async def endpoint(request: Request) -> Response:
        return await endpoints["GET" if request.method == "HEAD" else request.method](request)

    return endpoint


def _named(request: Request, figures: HostFigures) -> PluginFigures:
    name = request.path_params["name"]
    found = next((plugin for plugin in figures.plugins if plugin.name == name), None)
    if found is None:
        raise UnknownPlugin("there is no plugin of this name", plugin=name)
    return found


def _json(body: Any, status: int = 200) -> Response:
    return JSONResponse(attrs.asdict(body), status)


def _problem(problem: dict[str, Any], headers: Any = None) -> Response:
    return JSONResponse(problem, problem["status"], headers, media_type="application/problem+json")


async def _http_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _problem(problem_text(error.status_code, "request-refused", error.detail), error.headers)


async def _host_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, HeliosError)
    return _problem(problem_of(error))


async def _fault(_: Request, error: Exception) -> Response:
    _log.error("a request to the admin API failed by a fault of the host", exc_info=error)
    return _problem(problem_text(500, "fault", "a fault of the host: its log says more"))
