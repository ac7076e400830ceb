"""The routes of the admin API, and the OpenAPI document that is made of them."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, Final

import attrs

from helios_host.schema import object_schema

from . import bodies

__all__ = ["QUERIES", "ROUTES", "AdminRoute", "document"]


@attrs.frozen
class AdminRoute:
    """One route: `name` is the method that answers it, `role` who may use it (`None`: everybody)."""

    method: str
    path: str
    name: str
    role: str | None
    summary: str
    answer: type[Any] | None
    body: type[Any] | None = None
    status: int = 200
    media: str = "application/json"


ROUTES: Final = (
    AdminRoute("GET", "/plugins", "plugins", "read", "Every plugin", bodies.PluginsBody),
    AdminRoute(
        "POST", "/plugins/load", "load", "write", "Load a plugin", bodies.ChangedBody, bodies.LoadBody, status=201
    ),
    AdminRoute(
        "POST",
        "/plugins/disable-all",
        "disable_all",
        "write",
        "Take every plugin out of its chains",
        bodies.PluginsBody,
    ),
    AdminRoute("GET", "/plugins/{name}", "plugin", "read", "One plugin", bodies.PluginBody),
    AdminRoute("DELETE", "/plugins/{name}", "unload", "write", "Unload a plugin", bodies.ChangedBody),
    AdminRoute(
        "POST",
        "/plugins/{name}/reload",
        "reload",
        "write",
        "Load it again and swap the versions; a version that asks for more waits for approval",
        bodies.ChangedBody,
        bodies.ApprovalBody,
    ),
    AdminRoute("POST", "/plugins/{name}/enable", "enable", "write", "Put it back into its chains", bodies.ChangedBody),
    AdminRoute("POST", "/plugins/{name}/disable", "disable", "write", "Take it out of them", bodies.ChangedBody),
    AdminRoute(
        "GET", "/plugins/{name}/logs", "logs", "read", "Its last log lines, or an event stream", bodies.LogsBody
    ),
    AdminRoute(
        "GET", "/plugins/{name}/metrics", "plugin_metrics", "read", "Its metrics; Accept chooses", bodies.MetricsBody
    ),
    AdminRoute("GET", "/plugins/{name}/kv", "keys", "read", "Keys that it keeps in kv", bodies.KeysBody),
    AdminRoute("GET", "/plugins/{name}/kv/{key}", "value", "read", "What it keeps under a key", bodies.ValueBody),
    AdminRoute("DELETE", "/plugins/{name}/kv/{key}", "remove", "write", "Remove a key", bodies.ChangedBody),
    AdminRoute("GET", "/chains", "chains", "read", "Who is asked, in order", bodies.ChainsBody),
    AdminRoute("GET", "/metrics", "metrics", "read", "Every metric, for Prometheus", None, media="text/plain"),
    AdminRoute("GET", "/healthz", "healthz", None, "Whether the process answers", bodies.StateBody),
    AdminRoute("GET", "/readyz", "readyz", None, "Whether no plugin failed; 503 where one did", bodies.StateBody),
    AdminRoute("GET", "/openapi.json", "openapi", None, "This document", None),
)
"""Every route, in the order in which they are tried."""

_LIMIT: Final = {"type": "integer", "minimum": 1, "maximum": 1000}

QUERIES: Final[dict[str, tuple[tuple[str, dict[str, Any], str], ...]]] = {
    "logs": (
        ("level", {"enum": ["trace", "debug", "info", "warn", "error"]}, "the least level that is shown"),
        ("limit", _LIMIT, "most lines; the last ones"),
        ("contains", {"type": "string"}, "text that a line has to have"),
        ("follow", {"type": "boolean"}, "true: an event stream of these lines and those that come"),
    ),
    "keys": (
        ("prefix", {"type": "string"}, "what the keys begin with"),
        ("after", {"type": "string"}, "the last key that was seen"),
        ("limit", _LIMIT, "most keys"),
    ),
}
"""What may be asked of a route, by its name: each with its JSON Schema and what it means; nothing of the others."""


def document() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    schemas = {name: object_schema(getattr(bodies, name)) for name in bodies.__all__ if name.endswith("Body")}
    schemas["ProblemBody"]["additionalProperties"] = True
    return {
        "openapi": "3.1.0",
        "info": {"title": "Helios plugin host, admin API", "version": version("helios-plugin-host")},
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(route: AdminRoute) -> dict[str, Any]:
    answer = {"$ref": f"#/components/schemas/{route.answer.__name__}"} if route.answer else {}
    content: dict[str, Any] = {route.media: {"schema": answer}}
    if route.name == "plugin_metrics":
        content["text/plain"] = {"schema": {"type": "string"}}
    if route.name == "logs":
        content["text/event-stream"] = {"schema": {"type": "string"}}
    problem = {
        "description": "what went wrong",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemBody"}}},
    }
    operation: dict[str, Any] = {
        "operationId": route.name,
        "summary": route.summary,
        "responses": {str(route.status): {"description": route.summary, "content": content}, "default": problem},
    }
    if route.role is not None:
        operation["security"] = [{"token": []}]
    if route.name == "readyz":
        operation["responses"]["503"] = {"description": "a plugin failed", "content": content}
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in ("name", "key")
        if f"{{{name}}}" in route.path
    ]
    for name, schema, text in QUERIES.get(route.name, ()):
        parameters.append({"name": name, "in": "query", "schema": schema, "description": text})
    if parameters:
        operation["parameters"] = parameters
    if route.body is not None:
        operation["requestBody"] = {
            "required": route.name == "load",
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{route.body.__name__}"}}},
        }
    return operation
