"""The admin API as an ASGI application."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from helios_host.capabilities.log import LEVELS, LogLine
from helios_host.config import AdminSettings
from helios_host.errors import AlreadyLoaded, ApprovalNeeded, HeliosError, LoadError, PackageError, UnknownPlugin
from helios_host.hooks.table import FUNCTIONS
from helios_host.manager import PluginHost
from helios_host.plugins.member import Member
from helios_host.structuring import structure

from .access import Access, Audit, Caller
from .bodies import (
    ApprovalBody,
    ChainsBody,
    ChangedBody,
    LoadBody,
    LogsBody,
    PluginBody,
    StateBody,
    line_body,
    metrics_body,
    plugin_body,
    plugins_body,
)
from .openapi import ROUTES, document
from .prometheus import CONTENT_TYPE, exposition

__all__ = ["admin_app"]

T = TypeVar("T")

_log = logging.getLogger("helios_host.admin")

MAX_BODY: Final = 64 << 10
"""Most bytes of a request's body."""

MAX_LINES: Final = 1000

FOLLOW_SECONDS: Final = 0.25
"""How often a followed log is looked at; a plugin writes without waiting for anybody."""


class _Api:
    """The routes; each method is named in `openapi.ROUTES`."""

    def __init__(self, host: PluginHost, settings: AdminSettings, access: Access) -> None:
        self._host: Final = host
        self._access: Final = access
        self._audit: Final = Audit(Path(settings.audit_log) if settings.audit_log else None)
        self._allowed: Final = [Path(directory) for directory in (host.config.plugin_dir, *settings.load_dirs)]

    async def plugins(self, _: Request) -> Response:
        return _json(plugins_body(self._host))

    async def plugin(self, request: Request) -> Response:
        return _json(self._body(self._member(request)))

    async def load(self, request: Request) -> Response:
        body = await _read(request, LoadBody)

        def change() -> ChangedBody:
            name = self._host.load(self._checked(body.path))
            return ChangedBody(name=name, status=self._host.members[name].status.value)

        return await self._change(request, "load", body.path, change, status=201)

    async def reload(self, request: Request) -> Response:
        body = await _read(request, ApprovalBody)
        return await self._on_plugin(request, "reload", lambda name: self._host.reload(name, body.approve))

    async def enable(self, request: Request) -> Response:
        return await self._on_plugin(request, "enable", self._host.enable)

    async def disable(self, request: Request) -> Response:
        return await self._on_plugin(request, "disable", self._host.disable)

    async def disable_all(self, request: Request) -> Response:
        def change() -> Any:
            self._host.disable_all()
            return plugins_body(self._host)

        return await self._change(request, "disable-all", None, change)

    async def unload(self, request: Request) -> Response:
        name = request.path_params["name"]

        def change() -> ChangedBody:
            self._host.unload(name)
            return ChangedBody(name=name, status="unloaded")

        return await self._change(request, "unload", name, change)

    async def logs(self, request: Request) -> Response:
        member, query = self._member(request), request.query_params
        level, limit = query.get("level", "trace"), query.get("limit", str(MAX_LINES))
        if level not in LEVELS:
            raise HTTPException(400, f"level: expected one of {', '.join(LEVELS)}, found {level!r}")
        if not (limit.isascii() and limit.isdigit() and 1 <= int(limit[:9]) <= MAX_LINES):
            raise HTTPException(400, f"limit: expected an integer from 1 to {MAX_LINES}, found {limit!r}")
        least, text = LEVELS[level], query.get("contains", "")

        def shown(line: LogLine) -> bool:
            return LEVELS[line.level] >= least and text in line.message

        if query.get("follow", "false") not in ("true", "false"):
            raise HTTPException(400, "follow: expected true or false")
        if query.get("follow") == "true":
            return StreamingResponse(self._followed(member.plugin.name, shown), media_type="text/event-stream")
        lines = [line_body(line) for line in tuple(member.plugin.log.lines) if shown(line)]
        return _json(LogsBody(lines=tuple(lines[-int(limit) :])))

    async def plugin_metrics(self, request: Request) -> Response:
        member, telemetry = self._member(request), self._host.telemetry()
        if "text/plain" in request.headers.get("accept", ""):
            mine = [series for series in telemetry if series.plugin == member.plugin.name]
            return PlainTextResponse(exposition([member], mine), media_type=CONTENT_TYPE)
        return _json(metrics_body(member, telemetry))

    async def metrics(self, _: Request) -> Response:
        text = exposition(self._host.members.values(), self._host.telemetry())
        return PlainTextResponse(text, media_type=CONTENT_TYPE)

    async def chains(self, _: Request) -> Response:
        hooks = self._host.sync.hooks
        return _json(ChainsBody(chains={row.name: getattr(hooks, row.name).plugins for row in FUNCTIONS}))

    async def healthz(self, _: Request) -> Response:
        return _json(StateBody(status="alive"))

    async def readyz(self, _: Request) -> Response:
        failed = [name for name, member in self._host.members.items() if member.status.value == "failed"]
        state = StateBody(status=f"not ready: {', '.join(failed)} failed" if failed else "ready")
        return _json(state, 503 if failed else 200)

    async def openapi(self, _: Request) -> Response:
        return JSONResponse(document())

    def guarded(self, role: str | None, route: Callable[[Request], Awaitable[Response]]) -> Any:
        """Return a route that only a caller of this role reaches."""

        async def endpoint(request: Request) -> Response:
            if role is None:
                return await route(request)
            caller = self._access.caller(request.headers.get("authorization"))
            if caller is None:
                raise HTTPException(401, "expected a bearer token that is known", {"WWW-Authenticate": "Bearer"})
            request.state.caller = caller
            if role == "write" and not caller.may_write:
                self._audit.record(caller.name, request.url.path, None, "refused: its token may only read")
                raise HTTPException(403, "this token may only read")
            return await route(request)

        return endpoint

    async def _on_plugin(self, request: Request, action: str, step: Callable[[str], None]) -> Response:
        name = request.path_params["name"]

        def change() -> ChangedBody:
            step(name)
            return ChangedBody(name=name, status=self._host.members[name].status.value)

        return await self._change(request, action, name, change)

    async def _change(
        self, request: Request, action: str, subject: str | None, change: Callable[[], Any], status: int = 200
    ) -> Response:
        """Make a change on a thread, and write down who asked for it and what it came to."""
        caller: Caller = request.state.caller
        try:
            body = await asyncio.to_thread(change)
        except HeliosError as error:
            self._audit.record(caller.name, action, subject, f"failed: {type(error).__name__}: {error.message}")
            raise
        self._audit.record(caller.name, action, subject, "done")
        return _json(body, status)

    def _member(self, request: Request) -> Member:
        name = request.path_params["name"]
        member = self._host.members.get(name)
        if member is None:
            raise UnknownPlugin("there is no plugin of this name", plugin=name)
        return member

    def _body(self, member: Member) -> PluginBody:
        return plugin_body(member)

    def _checked(self, text: str) -> Path:
        """Return the path to load, which has to be in an allowed directory after every link was followed."""
        try:
            path = Path(text).resolve(strict=True)
            roots = [directory.resolve() for directory in self._allowed]
            inside = path.is_dir() and [file.resolve() for file in path.iterdir()]
        except (OSError, ValueError, RuntimeError) as error:
            raise PackageError(f"{text} cannot be read: {getattr(error, 'strerror', None) or error}") from error
        root = next((root for root in roots if path.is_relative_to(root) and path != root), None)
        if root is None or not all(file.is_relative_to(root) for file in inside or ()):
            listed = ", ".join(map(str, roots))
            raise PackageError(f"{text} is not in a directory that plugins may be loaded from: {listed}")
        return path

    async def _followed(self, name: str, shown: Callable[[LogLine], bool]) -> AsyncIterator[str]:
        """Yield the lines of a plugin as events, those that are there and those that come, also of later versions."""
        last: LogLine | None = None
        while (member := self._host.members.get(name)) is not None:
            fresh = []
            for line in reversed(tuple(member.plugin.log.lines)):
                if line is last:
                    break
                fresh.append(line)
            for line in reversed(fresh):
                last = line
                if shown(line):
                    yield f"event: line\ndata: {json.dumps(attrs.asdict(line_body(line)))}\n\n"
            if not fresh:
                yield ": nothing new\n\n"
            await asyncio.sleep(FOLLOW_SECONDS)
        yield "event: unloaded\ndata: {}\n\n"


def admin_app(host: PluginHost, settings: AdminSettings, access: Access | None = None) -> Starlette:
    """Return the admin API of a host; raises `ConfigurationError` when a token cannot be had."""
    api = _Api(host, settings, access or Access(settings))
    routes = [
        Route(route.path, api.guarded(route.role, getattr(api, route.name)), methods=[route.method], name=route.name)
        for route in ROUTES
    ]
    handlers = {HTTPException: _http_problem, HeliosError: _host_problem, Exception: _fault}
    return Starlette(routes=routes, exception_handlers=handlers)


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


def _problem(status: int, title: str, detail: str, more: dict[str, Any] | None = None, headers: Any = None) -> Response:
    content = {"type": f"urn:helios:{title}", "title": title, "status": status, "detail": detail, **(more or {})}
    return JSONResponse(content, status, headers, media_type="application/problem+json")


async def _http_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _problem(error.status_code, "request-refused", error.detail, headers=error.headers)


async def _host_problem(_: Request, error: Exception) -> Response:
    more = {"asks": list(error.asks), "digest": error.digest} if isinstance(error, ApprovalNeeded) else None
    if isinstance(error, UnknownPlugin):
        status = 404
    elif isinstance(error, AlreadyLoaded | ApprovalNeeded):
        status = 409
    else:
        status = 422 if isinstance(error, LoadError) else 500
    return _problem(status, type(error).__name__, str(error), more)


async def _fault(_: Request, error: Exception) -> Response:
    _log.error("a request to the admin API failed by a fault of the host", exc_info=error)
    return _problem(500, "fault", "a fault of the host: its log says more")
