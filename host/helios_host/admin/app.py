"""The admin API as an ASGI application."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from helios_host.capabilities.log import LEVELS
from helios_host.config import AdminSettings
from helios_host.errors import HeliosError, UnknownPlugin
from helios_host.plugins.manifest import MANIFEST_NAME
from helios_host.structuring import structure, suggestion

from .access import Access, Audit, Caller
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
from .kv import MAX_KEYS, KvInspector
from .openapi import QUERIES, ROUTES, AdminRoute, document
from .operated import Operated, WorkerLine
from .problems import NothingToLoad, problem_of, problem_text
from .prometheus import CONTENT_TYPE, exposition

__all__ = ["admin_app"]

T = TypeVar("T")

_log = logging.getLogger("helios_host.admin")

MAX_BODY: Final = 64 << 10
"""Most bytes of a request's body."""

MAX_LINES: Final = 1000

STREAM_HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""What keeps proxies on the way, such as nginx, from holding events back."""

FOLLOW_SECONDS: Final = 0.25
"""How often a followed log is looked at; a plugin writes without waiting for anybody."""


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

    async def plugins(self, _: Request) -> Response:
        return _json(plugins_body(await self._figures()))

    async def plugin(self, request: Request) -> Response:
        return _json(plugin_body(_named(request, await self._figures())))

    async def load(self, request: Request) -> Response:
        body = await _read(request, LoadBody)

        def change() -> ChangedBody:
            return self._changed(self._operated.load(self._checked(body.path)))

        return await self._change(request, "load", body.path, change, status=201)

    async def reload(self, request: Request) -> Response:
        body = await _read(request, ApprovalBody)
        return await self._on_plugin(request, "reload", lambda name: self._operated.reload(name, body.approve))

    async def enable(self, request: Request) -> Response:
        return await self._on_plugin(request, "enable", self._operated.enable)

    async def disable(self, request: Request) -> Response:
        return await self._on_plugin(request, "disable", self._operated.disable)

    async def disable_all(self, request: Request) -> Response:
        def change() -> Any:
            self._operated.disable_all()
            return plugins_body(self._operated.figures())

        return await self._change(request, "disable-all", None, change)

    async def unload(self, request: Request) -> Response:
        name = request.path_params["name"]

        def change() -> ChangedBody:
            self._operated.unload(name)
            return ChangedBody(name=name, status="unloaded")

        return await self._change(request, "unload", name, change)

    async def logs(self, request: Request) -> Response:
        plugin, query = _named(request, await self._figures()), request.query_params
        level, limit = query.get("level", "trace"), _limit(request, MAX_LINES)
        if level not in LEVELS:
            raise HTTPException(400, f"level: expected one of {', '.join(LEVELS)}, found {level!r}")
        least, text = LEVELS[level], query.get("contains", "")

        def shown(written: WorkerLine) -> bool:
            return LEVELS[written.line.level] >= least and text in written.line.message

        if query.get("follow", "false") not in ("true", "false"):
            raise HTTPException(400, "follow: expected true or false")
        if query.get("follow") == "true":
            return StreamingResponse(
                self._followed(plugin.name, shown), headers=STREAM_HEADERS, media_type="text/event-stream"
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
        limit = _limit(request, MAX_KEYS)
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

        return await self._change(request, "remove", f"{name}/kv/{key}", change)

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
            for name, times in Counter(name for name, _ in request.query_params.multi_items()).items():
                if name not in known:
                    raise HTTPException(400, f"{name}: there is no such parameter{suggestion(name, known)}")
                if times > 1:
                    raise HTTPException(400, f"{name}: it is there {times} times, and may be there once")
            return await answer(request)

        return endpoint

    async def _on_plugin(self, request: Request, action: str, step: Callable[[str], None]) -> Response:
        name = request.path_params["name"]

        def change() -> ChangedBody:
            step(name)
            return self._changed(name)

        return await self._change(request, action, name, change)

    async def _change(
        self, request: Request, action: str, subject: str | None, change: Callable[[], Any], status: int = 200
    ) -> Response:
        """Make a change on a thread, and write down who asked for it and what it came to.

        Changes take turns on a thread of their own: those that wait for one that compiles hold up nobody who looks.
        """
        caller: Caller = request.state.caller
        try:
            body = await asyncio.get_running_loop().run_in_executor(self._changes, change)
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

    def _checked(self, text: str) -> Path:
        """Return the path to load, which has to be in an allowed directory after every link was followed."""
        try:
            path = Path(text).resolve(strict=True)
            roots = [directory.resolve() for directory in self._allowed]
            place = path.parent if path.is_file() and (path.parent / MANIFEST_NAME).exists() else path
            inside = place.is_dir() and [file.resolve() for file in place.iterdir()]
        except (OSError, ValueError, RuntimeError) as error:
            raise NothingToLoad(f"{text} cannot be read: {getattr(error, 'strerror', None) or error}") from error
        if path in roots:
            raise NothingToLoad(f"{text} is where plugins may be: expected the path of one of them, below it")
        root = next((root for root in roots if path.is_relative_to(root)), None)
        if root is None or not all(file.is_relative_to(root) for file in inside or ()):
            listed = ", ".join(map(str, roots))
            raise NothingToLoad(f"{text} is not in a directory that plugins may be loaded from: {listed}")
        return path

    async def _followed(self, name: str, shown: Callable[[WorkerLine], bool]) -> AsyncIterator[str]:
        """Yield the lines of a plugin as events, those that are there and those that come, also of later versions.

        The last event says why there are no more: `unloaded`, or `ended` with the server.
        """
        seen: dict[int, int] = {}
        while not self._is_ending():
            try:
                lines = await asyncio.to_thread(self._operated.lines, name, dict(seen))
            except HeliosError as error:
                if problem_of(error)["title"] == UnknownPlugin.__name__:
                    yield "event: unloaded\ndata: {}\n\n"
                    return
                lines = []  # no worker answers now: one will be started again
            for line in lines:
                seen[line.worker] = max(line.line.number, seen.get(line.worker, 0))
                if shown(line):
                    yield f"event: line\ndata: {json.dumps(attrs.asdict(line_body(line)))}\n\n"
            if not lines:
                yield ": nothing new\n\n"
            await asyncio.sleep(FOLLOW_SECONDS)
        yield "event: ended\ndata: {}\n\n"


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


def _limit(request: Request, most: int) -> int:
    text = request.query_params.get("limit", str(most))
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise HTTPException(400, f"limit: expected an integer from 1 to {most}, found {text!r}")
    return int(text)


async def _read(request: Request, kind: type[T]) -> T:
    """Return the body as `kind`; nothing is an empty object."""
    data = b""
    try:
        async for chunk in request.stream():
            data += chunk
            if len(data) > MAX_BODY:
                raise HTTPException(413, f"the body has more than {MAX_BODY} bytes")
    except ClientDisconnect:
        raise HTTPException(400, "the body ended early") from None
    try:
        document = json.loads(data or b"{}")
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"the body is no JSON: {error}") from None
    body, problems = structure(document, kind)
    if body is None:
        raise HTTPException(422, "; ".join(map(str, problems)))
    return body


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
