"""A plugin of API version 1 that answers what it was asked, so that nothing is lost on the way unseen."""

from __future__ import annotations

import zlib

from wit_world import exports
from wit_world.exports import authenticate_v1, authorize_v1, lifecycle_v1, pre_query_v1
from wit_world.imports import types_v1

HOOKS = ["pre_query", "rewrite", "authorize", "authenticate"]


def seen(text: str, *asked: object) -> str:
    if text == "trap":
        raise RuntimeError("asked to die")
    said = "\n".join(map(ascii, asked))
    return f"{zlib.crc32(said.encode()):08x} {said[:400]}"


class LifecycleV1(exports.LifecycleV1):
    def metadata(self) -> lifecycle_v1.PluginMetadata:
        return lifecycle_v1.PluginMetadata(
            "mirror", "1.0.0", "Answers what it was asked", "helios-plugin-host", HOOKS, []
        )

    def on_load(self, config: str) -> None:
        pass

    def on_unload(self) -> None:
        pass


class PreQueryV1(exports.PreQueryV1):
    def pre_query(self, ctx: types_v1.QueryContext) -> pre_query_v1.PreQueryResult:
        return pre_query_v1.PreQueryResult_Deny(seen(ctx.query, ctx))


class RewriteV1(exports.RewriteV1):
    def rewrite(self, ctx: types_v1.QueryContext) -> str | None:
        return seen(ctx.query, ctx)


class AuthorizeV1(exports.AuthorizeV1):
    def authorize(self, identity: types_v1.Identity, ctx: types_v1.QueryContext) -> authorize_v1.AuthorizeResult:
        return authorize_v1.AuthorizeResult_Deny(seen(ctx.query, identity, ctx))


class AuthenticateV1(exports.AuthenticateV1):
    def authenticate(self, request: authenticate_v1.AuthRequest) -> authenticate_v1.AuthResult:
        return authenticate_v1.AuthResult_Denied(seen(request.user, request))
