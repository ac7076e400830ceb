# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""What `heliosproxy:plugin` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import (
    agent_tools,
    authenticate,
    authorize,
    branch_policy,
    cache,
    cache_store,
    connection,
    http,
    ids,
    kv,
    lifecycle,
    llm_response,
    log,
    metrics,
    post_query,
    pre_query,
    query,
    rag,
    rewrite,
    route,
    search,
    secrets,
    sync_mode,
    telemetry,
    time_travel,
    types,
    vector_index,
)

__all__ = [
    "AGENT_TOOLS",
    "AGENT_TOOLS_AUDIENCE",
    "AGENT_TOOLS_CONTENT",
    "AGENT_TOOLS_CONTENT_ANNOTATIONS",
    "AGENT_TOOLS_CONTENT_PART",
    "AGENT_TOOLS_EMBEDDED_RESOURCE",
    "AGENT_TOOLS_MEDIA",
    "AGENT_TOOLS_PLUGIN",
    "AGENT_TOOLS_RESOURCE_CONTENTS",
    "AGENT_TOOLS_RESOURCE_LINK",
    "AGENT_TOOLS_TOOL_ANNOTATIONS",
    "AGENT_TOOLS_TOOL_DEFINITION",
    "AGENT_TOOLS_TOOL_OUTPUT",
    "AGENT_TOOLS_TOOL_RESULT",
    "AUTHENTICATE",
    "AUTHENTICATE_AUTH_CHALLENGE",
    "AUTHENTICATE_AUTH_REQUEST",
    "AUTHENTICATE_AUTH_RESULT",
    "AUTHENTICATE_CHALLENGE_RESPONSE",
    "AUTHENTICATE_CLIENT_CERTIFICATE",
    "AUTHENTICATE_CREDENTIAL",
    "AUTHENTICATE_PLUGIN",
    "AUTHORIZE",
    "AUTHORIZE_AUTHORIZE_DECISION",
    "AUTHORIZE_AUTHORIZE_OUTCOME",
    "AUTHORIZE_COLUMN_MASK",
    "AUTHORIZE_OBLIGATIONS",
    "AUTHORIZE_PLUGIN",
    "AUTHORIZE_ROW_FILTER",
    "BRANCH_POLICY",
    "BRANCH_POLICY_APPROVAL",
    "BRANCH_POLICY_BRANCH_ACCESS",
    "BRANCH_POLICY_MERGE_POLICY",
    "BRANCH_POLICY_PLUGIN",
    "CACHE",
    "CACHE_CACHE_ENTRY",
    "CACHE_CACHE_POLICY",
    "CACHE_CACHE_SET_DECISION",
    "CACHE_PLUGIN",
    "CACHE_SHOULD_CACHE_DECISION",
    "CACHE_STORE",
    "CACHE_STORE_CACHE_ERROR",
    "CONFIG",
    "CONNECTION",
    "CONNECTION_CONNECT_DECISION",
    "CONNECTION_PLUGIN",
    "EMBEDDING",
    "EMBEDDING_PLUGIN",
    "EVERYTHING",
    "HTTP",
    "HTTP_HTTP_ERROR",
    "HTTP_HTTP_REQUEST",
    "HTTP_HTTP_RESPONSE",
    "IMPORTS",
    "INTERFACES",
    "KV",
    "KV_KV_ERROR",
    "LIFECYCLE",
    "LIFECYCLE_HEALTH_STATUS",
    "LIFECYCLE_PLUGIN_METADATA",
    "LLM_RESPONSE",
    "LLM_RESPONSE_PLUGIN",
    "LLM_RESPONSE_PROCESSOR",
    "LLM_RESPONSE_RESPONSE_CONTEXT",
    "LLM_RESPONSE_RESPONSE_DECISION",
    "LLM_RESPONSE_SOURCE",
    "LOG",
    "LOG_LOG_LEVEL",
    "METRICS",
    "METRICS_PLUGIN",
    "METRICS_QUERY_ENDING",
    "METRICS_QUERY_EVENT",
    "METRICS_QUERY_FAILURE",
    "POST_QUERY",
    "POST_QUERY_PLUGIN",
    "POST_QUERY_POST_QUERY_DECISION",
    "POST_QUERY_RESULT_MASK",
    "PRE_QUERY",
    "PRE_QUERY_PLUGIN",
    "PRE_QUERY_PRE_QUERY_DECISION",
    "PRE_QUERY_PRE_QUERY_OUTCOME",
    "QUERY",
    "QUERY_DATABASE_ERROR",
    "QUERY_QUERY_ERROR",
    "QUERY_QUERY_OPTIONS",
    "QUERY_ROW_CURSOR",
    "RAG",
    "RAG_CHUNK",
    "RAG_METADATA_FILTER",
    "RAG_NAMED_SCORE",
    "RAG_PLUGIN",
    "RAG_PROVENANCE",
    "RAG_RAG_CONFIG",
    "REWRITE",
    "REWRITE_PLUGIN",
    "REWRITE_REWRITTEN_STATEMENT",
    "ROUTE",
    "ROUTE_BACKEND",
    "ROUTE_BACKEND_ROLE",
    "ROUTE_PLUGIN",
    "ROUTE_ROUTE_DECISION",
    "SEARCH",
    "SEARCH_SEARCH_ERROR",
    "SEARCH_SEARCH_HIT",
    "SECRETS",
    "SECRETS_SECRET_ERROR",
    "SYNC_MODE",
    "SYNC_MODE_PLUGIN",
    "SYNC_MODE_SYNC_CHOICE",
    "SYNC_MODE_SYNC_MODE",
    "SYNC_MODE_TABLE_SYNC_MODE",
    "TELEMETRY",
    "TELEMETRY_TELEMETRY_ERROR",
    "TIME_TRAVEL",
    "TIME_TRAVEL_PLUGIN",
    "TIME_TRAVEL_REDACTION",
    "TIME_TRAVEL_TIME_POLICY",
    "TIME_TRAVEL_TIME_RANGE",
    "TYPES",
    "TYPES_BODY",
    "TYPES_CACHE_SCOPE",
    "TYPES_CALL",
    "TYPES_COLUMN",
    "TYPES_CONFIG_ENTRY",
    "TYPES_CONFIG_VALUE",
    "TYPES_DURATION",
    "TYPES_IDENTITY",
    "TYPES_MASK",
    "TYPES_OTHER_VALUE",
    "TYPES_PLUGIN_ERROR",
    "TYPES_RESULT_SET",
    "TYPES_REUSE_HOLDER",
    "TYPES_REUSE_MATCH",
    "TYPES_SESSION",
    "TYPES_SQL_VALUE",
    "TYPES_STATEMENT",
    "TYPES_STATEMENT_KIND",
    "TYPES_TABLE_ACCESS",
    "TYPES_TABLE_NAME",
    "TYPES_TABLE_REFERENCE",
    "TYPES_TIMESTAMP",
    "VECTOR_INDEX",
    "VECTOR_INDEX_PLUGIN",
    "VECTOR_INDEX_QUANTIZER",
    "WITH_CACHE_STORE",
    "WITH_HTTP",
    "WITH_KV",
    "WITH_QUERY",
    "WITH_SEARCH",
    "WITH_SECRETS",
    "WITH_TELEMETRY",
    "WORLDS",
]

TYPES_BODY: Final = wit.Variant(
    "body",
    (
        ("empty", types.BodyEmpty, None),
        ("text", types.BodyText, wit.STRING),
        ("bytes", types.BodyBytes, wit.List(wit.U8)),
    ),
)

TYPES_REUSE_MATCH: Final = wit.Enum("reuse-match", ("text", "fingerprint"), types.ReuseMatch)

TYPES_REUSE_HOLDER: Final = wit.Enum("reuse-holder", ("session", "identity"), types.ReuseHolder)

TYPES_DURATION: Final = wit.U64

TYPES_CACHE_SCOPE: Final = wit.Record(
    "cache-scope",
    (
        ("by", "by", TYPES_REUSE_MATCH),
        ("within", "within", TYPES_REUSE_HOLDER),
        ("ttl", "ttl", TYPES_DURATION),
    ),
    types.CacheScope,
)

TYPES_SESSION: Final = wit.Record(
    "session",
    (
        ("id", "id", wit.STRING),
        ("user", "user", wit.STRING),
        ("database", "database", wit.STRING),
        ("client-addr", "client_addr", wit.STRING),
        ("encrypted", "encrypted", wit.BOOL),
        ("attributes", "attributes", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
    ),
    types.Session,
)

TYPES_IDENTITY: Final = wit.Record(
    "identity",
    (
        ("user-id", "user_id", wit.STRING),
        ("roles", "roles", wit.List(wit.STRING)),
        ("attributes", "attributes", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
    ),
    types.Identity,
)

TYPES_CALL: Final = wit.Record(
    "call",
    (
        ("trace-parent", "trace_parent", wit.Option(wit.STRING)),
        ("deadline", "deadline", TYPES_DURATION),
        ("session", "session", TYPES_SESSION),
        ("identity", "identity", wit.Option(TYPES_IDENTITY)),
    ),
    types.Call,
)

TYPES_TABLE_NAME: Final = wit.Record(
    "table-name",
    (
        ("schema", "schema", wit.Option(wit.STRING)),
        ("name", "name", wit.STRING),
    ),
    types.TableName,
)

TYPES_COLUMN: Final = wit.Record(
    "column",
    (
        ("name", "name", wit.STRING),
        ("type-name", "type_name", wit.STRING),
        ("table", "table", wit.Option(TYPES_TABLE_NAME)),
    ),
    types.Column,
)

TYPES_CONFIG_VALUE: Final = wit.Variant(
    "config-value",
    (
        ("text", types.ConfigValueText, wit.STRING),
        ("integer", types.ConfigValueInteger, wit.S64),
        ("number", types.ConfigValueNumber, wit.F64),
        ("boolean", types.ConfigValueBoolean, wit.BOOL),
        ("text-list", types.ConfigValueTextList, wit.List(wit.STRING)),
        ("json", types.ConfigValueJson, wit.STRING),
    ),
)

TYPES_CONFIG_ENTRY: Final = wit.Record(
    "config-entry",
    (
        ("key", "key", wit.STRING),
        ("value", "value", TYPES_CONFIG_VALUE),
    ),
    types.ConfigEntry,
)

TYPES_MASK: Final = wit.Variant(
    "mask",
    (
        ("nullify", types.MaskNullify, None),
        ("constant", types.MaskConstant, wit.STRING),
        ("hash", types.MaskHash, None),
        ("keep-first", types.MaskKeepFirst, wit.U32),
        ("keep-last", types.MaskKeepLast, wit.U32),
    ),
)

TYPES_OTHER_VALUE: Final = wit.Record(
    "other-value",
    (
        ("type-name", "type_name", wit.STRING),
        ("text", "text", wit.STRING),
    ),
    types.OtherValue,
)

TYPES_PLUGIN_ERROR: Final = wit.Variant(
    "plugin-error",
    (
        ("invalid-config", types.PluginErrorInvalidConfig, wit.STRING),
        ("invalid-input", types.PluginErrorInvalidInput, wit.STRING),
        ("unavailable", types.PluginErrorUnavailable, wit.STRING),
        ("unsupported", types.PluginErrorUnsupported, wit.STRING),
        ("other", types.PluginErrorOther, wit.STRING),
    ),
)

TYPES_TIMESTAMP: Final = wit.S64

TYPES_SQL_VALUE: Final = wit.Variant(
    "sql-value",
    (
        ("null", types.SqlValueNull, None),
        ("boolean", types.SqlValueBoolean, wit.BOOL),
        ("integer", types.SqlValueInteger, wit.S64),
        ("float", types.SqlValueFloat, wit.F64),
        ("decimal", types.SqlValueDecimal, wit.STRING),
        ("text", types.SqlValueText, wit.STRING),
        ("bytes", types.SqlValueBytes, wit.List(wit.U8)),
        ("timestamp", types.SqlValueTimestamp, TYPES_TIMESTAMP),
        ("json", types.SqlValueJson, wit.STRING),
        ("vector", types.SqlValueVector, wit.List(wit.F32)),
        ("other", types.SqlValueOther, TYPES_OTHER_VALUE),
    ),
)

TYPES_RESULT_SET: Final = wit.Record(
    "result-set",
    (
        ("columns", "columns", wit.List(TYPES_COLUMN)),
        ("rows", "rows", wit.List(wit.List(TYPES_SQL_VALUE))),
        ("rows-affected", "rows_affected", wit.U64),
    ),
    types.ResultSet,
)

TYPES_STATEMENT_KIND: Final = wit.Enum(
    "statement-kind",
    (
        "select",
        "transaction",
        "setting",
        "utility",
        "copy",
        "insert",
        "update",
        "merge",
        "delete",
        "truncate",
        "definition",
        "opaque",
    ),
    types.StatementKind,
)

TYPES_TABLE_ACCESS: Final = wit.Enum(
    "table-access",
    ("read", "insert", "update", "delete", "truncate", "define"),
    types.TableAccess,
)

TYPES_TABLE_REFERENCE: Final = wit.Record(
    "table-reference",
    (
        ("schema", "schema", wit.Option(wit.STRING)),
        ("name", "name", wit.STRING),
        ("access", "access", TYPES_TABLE_ACCESS),
    ),
    types.TableReference,
)

TYPES_STATEMENT: Final = wit.Record(
    "statement",
    (
        ("text", "text", wit.STRING),
        ("kind", "kind", TYPES_STATEMENT_KIND),
        ("fingerprint", "fingerprint", wit.Option(wit.STRING)),
        ("tables", "tables", wit.List(TYPES_TABLE_REFERENCE)),
        ("parameters", "parameters", wit.List(TYPES_SQL_VALUE)),
        ("is-batch", "is_batch", wit.BOOL),
    ),
    types.Statement,
)

TYPES: Final = wit.Interface(
    ids.TYPES,
    (),
    types=(
        ("body", TYPES_BODY),
        ("cache-scope", TYPES_CACHE_SCOPE),
        ("call", TYPES_CALL),
        ("column", TYPES_COLUMN),
        ("config-entry", TYPES_CONFIG_ENTRY),
        ("config-value", TYPES_CONFIG_VALUE),
        ("duration", TYPES_DURATION),
        ("identity", TYPES_IDENTITY),
        ("mask", TYPES_MASK),
        ("other-value", TYPES_OTHER_VALUE),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("result-set", TYPES_RESULT_SET),
        ("reuse-holder", TYPES_REUSE_HOLDER),
        ("reuse-match", TYPES_REUSE_MATCH),
        ("session", TYPES_SESSION),
        ("sql-value", TYPES_SQL_VALUE),
        ("statement", TYPES_STATEMENT),
        ("statement-kind", TYPES_STATEMENT_KIND),
        ("table-access", TYPES_TABLE_ACCESS),
        ("table-name", TYPES_TABLE_NAME),
        ("table-reference", TYPES_TABLE_REFERENCE),
        ("timestamp", TYPES_TIMESTAMP),
    ),
)

AGENT_TOOLS_AUDIENCE: Final = wit.Enum("audience", ("user", "assistant"), agent_tools.Audience)

AGENT_TOOLS_MEDIA: Final = wit.Record(
    "media",
    (
        ("data", "data", wit.STRING),
        ("mime-type", "mime_type", wit.STRING),
    ),
    agent_tools.Media,
)

AGENT_TOOLS_RESOURCE_LINK: Final = wit.Record(
    "resource-link",
    (
        ("uri", "uri", wit.STRING),
        ("name", "name", wit.STRING),
        ("title", "title", wit.Option(wit.STRING)),
        ("description", "description", wit.Option(wit.STRING)),
        ("mime-type", "mime_type", wit.Option(wit.STRING)),
        ("size", "size", wit.Option(wit.U64)),
    ),
    agent_tools.ResourceLink,
)

AGENT_TOOLS_RESOURCE_CONTENTS: Final = wit.Variant(
    "resource-contents",
    (
        ("text", agent_tools.ResourceContentsText, wit.STRING),
        ("blob", agent_tools.ResourceContentsBlob, wit.STRING),
    ),
)

AGENT_TOOLS_EMBEDDED_RESOURCE: Final = wit.Record(
    "embedded-resource",
    (
        ("uri", "uri", wit.STRING),
        ("mime-type", "mime_type", wit.Option(wit.STRING)),
        ("contents", "contents", AGENT_TOOLS_RESOURCE_CONTENTS),
    ),
    agent_tools.EmbeddedResource,
)

AGENT_TOOLS_CONTENT_PART: Final = wit.Variant(
    "content-part",
    (
        ("text", agent_tools.ContentPartText, wit.STRING),
        ("image", agent_tools.ContentPartImage, AGENT_TOOLS_MEDIA),
        ("audio", agent_tools.ContentPartAudio, AGENT_TOOLS_MEDIA),
        ("resource-link", agent_tools.ContentPartResourceLink, AGENT_TOOLS_RESOURCE_LINK),
        ("embedded", agent_tools.ContentPartEmbedded, AGENT_TOOLS_EMBEDDED_RESOURCE),
    ),
)

AGENT_TOOLS_CONTENT_ANNOTATIONS: Final = wit.Record(
    "content-annotations",
    (
        ("audience", "audience", wit.List(AGENT_TOOLS_AUDIENCE)),
        ("priority", "priority", wit.Option(wit.F64)),
        ("last-modified", "last_modified", wit.Option(wit.STRING)),
    ),
    agent_tools.ContentAnnotations,
)

AGENT_TOOLS_CONTENT: Final = wit.Record(
    "content",
    (
        ("part", "part", AGENT_TOOLS_CONTENT_PART),
        ("annotations", "annotations", wit.Option(AGENT_TOOLS_CONTENT_ANNOTATIONS)),
    ),
    agent_tools.Content,
)

AGENT_TOOLS_TOOL_ANNOTATIONS: Final = wit.Record(
    "tool-annotations",
    (
        ("title", "title", wit.Option(wit.STRING)),
        ("read-only-hint", "read_only_hint", wit.Option(wit.BOOL)),
        ("destructive-hint", "destructive_hint", wit.Option(wit.BOOL)),
        ("idempotent-hint", "idempotent_hint", wit.Option(wit.BOOL)),
        ("open-world-hint", "open_world_hint", wit.Option(wit.BOOL)),
    ),
    agent_tools.ToolAnnotations,
)

AGENT_TOOLS_TOOL_DEFINITION: Final = wit.Record(
    "tool-definition",
    (
        ("name", "name", wit.STRING),
        ("title", "title", wit.Option(wit.STRING)),
        ("description", "description", wit.STRING),
        ("input-schema", "input_schema", wit.STRING),
        ("output-schema", "output_schema", wit.Option(wit.STRING)),
        ("annotations", "annotations", wit.Option(AGENT_TOOLS_TOOL_ANNOTATIONS)),
    ),
    agent_tools.ToolDefinition,
)

AGENT_TOOLS_TOOL_OUTPUT: Final = wit.Record(
    "tool-output",
    (
        ("content", "content", wit.List(AGENT_TOOLS_CONTENT)),
        ("structured-content", "structured_content", wit.Option(wit.STRING)),
        ("is-error", "is_error", wit.BOOL),
    ),
    agent_tools.ToolOutput,
)

AGENT_TOOLS_TOOL_RESULT: Final = wit.Variant(
    "tool-result",
    (
        ("completed", agent_tools.ToolResultCompleted, AGENT_TOOLS_TOOL_OUTPUT),
        ("invalid-params", agent_tools.ToolResultInvalidParams, wit.STRING),
        ("unknown", agent_tools.ToolResultUnknown, None),
    ),
)

AGENT_TOOLS: Final = wit.Interface(
    ids.AGENT_TOOLS,
    (
        wit.Function(
            "execute-tool",
            "execute_tool",
            (("call", "call", TYPES_CALL), ("name", "name", wit.STRING), ("params", "params", wit.STRING)),
            wit.Result(AGENT_TOOLS_TOOL_RESULT, TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "list-tools",
            "list_tools",
            (("call", "call", TYPES_CALL),),
            wit.Result(wit.List(AGENT_TOOLS_TOOL_DEFINITION), TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("audience", AGENT_TOOLS_AUDIENCE),
        ("call", TYPES_CALL),
        ("content", AGENT_TOOLS_CONTENT),
        ("content-annotations", AGENT_TOOLS_CONTENT_ANNOTATIONS),
        ("content-part", AGENT_TOOLS_CONTENT_PART),
        ("embedded-resource", AGENT_TOOLS_EMBEDDED_RESOURCE),
        ("media", AGENT_TOOLS_MEDIA),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("resource-contents", AGENT_TOOLS_RESOURCE_CONTENTS),
        ("resource-link", AGENT_TOOLS_RESOURCE_LINK),
        ("tool-annotations", AGENT_TOOLS_TOOL_ANNOTATIONS),
        ("tool-definition", AGENT_TOOLS_TOOL_DEFINITION),
        ("tool-output", AGENT_TOOLS_TOOL_OUTPUT),
        ("tool-result", AGENT_TOOLS_TOOL_RESULT),
    ),
)

AUTHENTICATE_AUTH_CHALLENGE: Final = wit.Record(
    "auth-challenge",
    (
        ("scheme", "scheme", wit.STRING),
        ("data", "data", wit.STRING),
        ("state", "state", wit.STRING),
    ),
    authenticate.AuthChallenge,
)

AUTHENTICATE_CLIENT_CERTIFICATE: Final = wit.Record(
    "client-certificate",
    (
        ("subject", "subject", wit.STRING),
        ("fingerprint", "fingerprint", wit.STRING),
        ("pem", "pem", wit.STRING),
    ),
    authenticate.ClientCertificate,
)

AUTHENTICATE_CHALLENGE_RESPONSE: Final = wit.Record(
    "challenge-response",
    (
        ("data", "data", wit.STRING),
        ("state", "state", wit.STRING),
    ),
    authenticate.ChallengeResponse,
)

AUTHENTICATE_CREDENTIAL: Final = wit.Variant(
    "credential",
    (
        ("password", authenticate.CredentialPassword, wit.STRING),
        ("token", authenticate.CredentialToken, wit.STRING),
        ("certificate", authenticate.CredentialCertificate, AUTHENTICATE_CLIENT_CERTIFICATE),
        ("response", authenticate.CredentialResponse, AUTHENTICATE_CHALLENGE_RESPONSE),
    ),
)

AUTHENTICATE_AUTH_REQUEST: Final = wit.Record(
    "auth-request",
    (
        ("headers", "headers", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
        ("credential", "credential", wit.Option(AUTHENTICATE_CREDENTIAL)),
    ),
    authenticate.AuthRequest,
)

AUTHENTICATE_AUTH_RESULT: Final = wit.Variant(
    "auth-result",
    (
        ("success", authenticate.AuthResultSuccess, TYPES_IDENTITY),
        ("denied", authenticate.AuthResultDenied, wit.STRING),
        ("challenge", authenticate.AuthResultChallenge, AUTHENTICATE_AUTH_CHALLENGE),
        ("abstain", authenticate.AuthResultAbstain, None),
    ),
)

AUTHENTICATE: Final = wit.Interface(
    ids.AUTHENTICATE,
    (
        wit.Function(
            "authenticate",
            "authenticate",
            (("call", "call", TYPES_CALL), ("request", "request", AUTHENTICATE_AUTH_REQUEST)),
            wit.Result(AUTHENTICATE_AUTH_RESULT, TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("auth-challenge", AUTHENTICATE_AUTH_CHALLENGE),
        ("auth-request", AUTHENTICATE_AUTH_REQUEST),
        ("auth-result", AUTHENTICATE_AUTH_RESULT),
        ("call", TYPES_CALL),
        ("challenge-response", AUTHENTICATE_CHALLENGE_RESPONSE),
        ("client-certificate", AUTHENTICATE_CLIENT_CERTIFICATE),
        ("credential", AUTHENTICATE_CREDENTIAL),
        ("identity", TYPES_IDENTITY),
        ("plugin-error", TYPES_PLUGIN_ERROR),
    ),
)

AUTHORIZE_ROW_FILTER: Final = wit.Record(
    "row-filter",
    (
        ("table", "table", TYPES_TABLE_NAME),
        ("condition", "condition", wit.STRING),
    ),
    authorize.RowFilter,
)

AUTHORIZE_COLUMN_MASK: Final = wit.Record(
    "column-mask",
    (
        ("table", "table", TYPES_TABLE_NAME),
        ("column", "column", wit.STRING),
        ("mask", "mask", TYPES_MASK),
    ),
    authorize.ColumnMask,
)

AUTHORIZE_OBLIGATIONS: Final = wit.Record(
    "obligations",
    (
        ("row-filters", "row_filters", wit.List(AUTHORIZE_ROW_FILTER)),
        ("column-masks", "column_masks", wit.List(AUTHORIZE_COLUMN_MASK)),
    ),
    authorize.Obligations,
)

AUTHORIZE_AUTHORIZE_DECISION: Final = wit.Variant(
    "authorize-decision",
    (
        ("allow", authorize.AuthorizeDecisionAllow, None),
        ("allow-with", authorize.AuthorizeDecisionAllowWith, AUTHORIZE_OBLIGATIONS),
        ("deny", authorize.AuthorizeDecisionDeny, wit.STRING),
        ("abstain", authorize.AuthorizeDecisionAbstain, None),
    ),
)

AUTHORIZE_AUTHORIZE_OUTCOME: Final = wit.Record(
    "authorize-outcome",
    (
        ("decision", "decision", AUTHORIZE_AUTHORIZE_DECISION),
        ("cacheable", "cacheable", wit.Option(TYPES_CACHE_SCOPE)),
    ),
    authorize.AuthorizeOutcome,
)

AUTHORIZE: Final = wit.Interface(
    ids.AUTHORIZE,
    (
        wit.Function(
            "authorize",
            "authorize",
            (("call", "call", TYPES_CALL), ("statement", "statement", TYPES_STATEMENT)),
            wit.Result(AUTHORIZE_AUTHORIZE_OUTCOME, TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("authorize-decision", AUTHORIZE_AUTHORIZE_DECISION),
        ("authorize-outcome", AUTHORIZE_AUTHORIZE_OUTCOME),
        ("cache-scope", TYPES_CACHE_SCOPE),
        ("call", TYPES_CALL),
        ("column-mask", AUTHORIZE_COLUMN_MASK),
        ("mask", TYPES_MASK),
        ("obligations", AUTHORIZE_OBLIGATIONS),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("row-filter", AUTHORIZE_ROW_FILTER),
        ("statement", TYPES_STATEMENT),
        ("table-name", TYPES_TABLE_NAME),
    ),
)

BRANCH_POLICY_APPROVAL: Final = wit.Record(
    "approval",
    (
        ("approvers", "approvers", wit.List(wit.STRING)),
        ("min-approvals", "min_approvals", wit.U32),
        ("reason", "reason", wit.Option(wit.STRING)),
    ),
    branch_policy.Approval,
)

BRANCH_POLICY_BRANCH_ACCESS: Final = wit.Variant(
    "branch-access",
    (
        ("allow", branch_policy.BranchAccessAllow, None),
        ("deny", branch_policy.BranchAccessDeny, wit.STRING),
        ("abstain", branch_policy.BranchAccessAbstain, None),
    ),
)

BRANCH_POLICY_MERGE_POLICY: Final = wit.Variant(
    "merge-policy",
    (
        ("auto-merge", branch_policy.MergePolicyAutoMerge, None),
        ("require-approval", branch_policy.MergePolicyRequireApproval, BRANCH_POLICY_APPROVAL),
        ("deny", branch_policy.MergePolicyDeny, wit.STRING),
        ("abstain", branch_policy.MergePolicyAbstain, None),
    ),
)

BRANCH_POLICY: Final = wit.Interface(
    ids.BRANCH_POLICY,
    (
        wit.Function(
            "can-access-branch",
            "can_access_branch",
            (("call", "call", TYPES_CALL), ("branch", "branch", wit.STRING)),
            wit.Result(BRANCH_POLICY_BRANCH_ACCESS, TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "on-branch-create",
            "on_branch_create",
            (("call", "call", TYPES_CALL), ("branch", "branch", wit.STRING), ("parent", "parent", wit.STRING)),
            wit.Result(BRANCH_POLICY_BRANCH_ACCESS, TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "on-branch-delete",
            "on_branch_delete",
            (("call", "call", TYPES_CALL), ("branch", "branch", wit.STRING)),
            wit.Result(BRANCH_POLICY_BRANCH_ACCESS, TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "on-branch-merge",
            "on_branch_merge",
            (("call", "call", TYPES_CALL), ("source", "source", wit.STRING), ("target", "target", wit.STRING)),
            wit.Result(BRANCH_POLICY_MERGE_POLICY, TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("approval", BRANCH_POLICY_APPROVAL),
        ("branch-access", BRANCH_POLICY_BRANCH_ACCESS),
        ("call", TYPES_CALL),
        ("merge-policy", BRANCH_POLICY_MERGE_POLICY),
        ("plugin-error", TYPES_PLUGIN_ERROR),
    ),
)

CACHE_STORE_CACHE_ERROR: Final = wit.Variant(
    "cache-error",
    (
        ("access-denied", cache_store.CacheErrorAccessDenied, None),
        ("unavailable", cache_store.CacheErrorUnavailable, wit.STRING),
        ("too-large", cache_store.CacheErrorTooLarge, None),
        ("other", cache_store.CacheErrorOther, wit.STRING),
    ),
)

CACHE_STORE: Final = wit.Interface(
    ids.CACHE_STORE,
    (
        wit.Function(
            "cache-delete",
            "cache_delete",
            (("key", "key", wit.STRING),),
            wit.Result(wit.BOOL, CACHE_STORE_CACHE_ERROR),
        ),
        wit.Function(
            "cache-get",
            "cache_get",
            (("key", "key", wit.STRING),),
            wit.Result(wit.Option(TYPES_BODY), CACHE_STORE_CACHE_ERROR),
        ),
        wit.Function(
            "cache-set",
            "cache_set",
            (("key", "key", wit.STRING), ("value", "value", TYPES_BODY), ("ttl", "ttl", TYPES_DURATION)),
            wit.Result(None, CACHE_STORE_CACHE_ERROR),
        ),
    ),
    types=(
        ("body", TYPES_BODY),
        ("cache-error", CACHE_STORE_CACHE_ERROR),
        ("duration", TYPES_DURATION),
    ),
)

CACHE_CACHE_POLICY: Final = wit.Record(
    "cache-policy",
    (
        ("ttl", "ttl", TYPES_DURATION),
        ("stale-while-revalidate", "stale_while_revalidate", TYPES_DURATION),
        ("tags", "tags", wit.List(wit.STRING)),
    ),
    cache.CachePolicy,
)

CACHE_CACHE_ENTRY: Final = wit.Record(
    "cache-entry",
    (
        ("value", "value", TYPES_BODY),
        ("policy", "policy", CACHE_CACHE_POLICY),
    ),
    cache.CacheEntry,
)

CACHE_CACHE_SET_DECISION: Final = wit.Enum("cache-set-decision", ("store", "skip", "abstain"), cache.CacheSetDecision)

CACHE_SHOULD_CACHE_DECISION: Final = wit.Variant(
    "should-cache-decision",
    (
        ("store", cache.ShouldCacheDecisionStore, CACHE_CACHE_POLICY),
        ("skip", cache.ShouldCacheDecisionSkip, None),
        ("abstain", cache.ShouldCacheDecisionAbstain, None),
    ),
)

CACHE: Final = wit.Interface(
    ids.CACHE,
    (
        wit.Function(
            "cache-get",
            "cache_get",
            (("call", "call", TYPES_CALL), ("key", "key", wit.STRING)),
            wit.Result(wit.Option(CACHE_CACHE_ENTRY), TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "cache-invalidate",
            "cache_invalidate",
            (("call", "call", TYPES_CALL), ("tables", "tables", wit.List(TYPES_TABLE_NAME))),
            wit.Result(wit.List(wit.STRING), TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "cache-key",
            "cache_key",
            (("call", "call", TYPES_CALL), ("statement", "statement", TYPES_STATEMENT)),
            wit.Result(wit.Option(wit.STRING), TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "cache-set",
            "cache_set",
            (("call", "call", TYPES_CALL), ("key", "key", wit.STRING), ("entry", "entry", CACHE_CACHE_ENTRY)),
            wit.Result(CACHE_CACHE_SET_DECISION, TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "should-cache",
            "should_cache",
            (
                ("call", "call", TYPES_CALL),
                ("statement", "statement", TYPES_STATEMENT),
                ("result", "result", TYPES_RESULT_SET),
            ),
            wit.Result(CACHE_SHOULD_CACHE_DECISION, TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("body", TYPES_BODY),
        ("cache-entry", CACHE_CACHE_ENTRY),
        ("cache-policy", CACHE_CACHE_POLICY),
        ("cache-set-decision", CACHE_CACHE_SET_DECISION),
        ("call", TYPES_CALL),
        ("duration", TYPES_DURATION),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("result-set", TYPES_RESULT_SET),
        ("should-cache-decision", CACHE_SHOULD_CACHE_DECISION),
        ("statement", TYPES_STATEMENT),
        ("table-name", TYPES_TABLE_NAME),
    ),
)

CONFIG: Final = wit.Interface(
    ids.CONFIG,
    (
        wit.Function("get", "get", (("key", "key", wit.STRING),), wit.Option(wit.STRING)),
        wit.Function("get-all", "get_all", (), wit.List(TYPES_CONFIG_ENTRY)),
        wit.Function("get-value", "get_value", (("key", "key", wit.STRING),), wit.Option(TYPES_CONFIG_VALUE)),
    ),
    types=(
        ("config-entry", TYPES_CONFIG_ENTRY),
        ("config-value", TYPES_CONFIG_VALUE),
    ),
)

CONNECTION_CONNECT_DECISION: Final = wit.Variant(
    "connect-decision",
    (
        ("accept", connection.ConnectDecisionAccept, None),
        ("refuse", connection.ConnectDecisionRefuse, wit.STRING),
    ),
)

CONNECTION: Final = wit.Interface(
    ids.CONNECTION,
    (
        wit.Function(
            "on-connect",
            "on_connect",
            (("call", "call", TYPES_CALL),),
            wit.Result(CONNECTION_CONNECT_DECISION, TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "on-disconnect",
            "on_disconnect",
            (("call", "call", TYPES_CALL),),
            wit.Result(None, TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("call", TYPES_CALL),
        ("connect-decision", CONNECTION_CONNECT_DECISION),
        ("plugin-error", TYPES_PLUGIN_ERROR),
    ),
)

EMBEDDING: Final = wit.Interface(
    ids.EMBEDDING,
    (
        wit.Function(
            "dimensions",
            "dimensions",
            (("call", "call", TYPES_CALL),),
            wit.Result(wit.U32, TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "embed",
            "embed",
            (("call", "call", TYPES_CALL), ("texts", "texts", wit.List(wit.STRING))),
            wit.Result(wit.List(wit.List(wit.F32)), TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "model-name",
            "model_name",
            (("call", "call", TYPES_CALL),),
            wit.Result(wit.STRING, TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "similarity",
            "similarity",
            (("call", "call", TYPES_CALL), ("a", "a", wit.List(wit.F32)), ("b", "b", wit.List(wit.F32))),
            wit.Result(wit.F32, TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("call", TYPES_CALL),
        ("plugin-error", TYPES_PLUGIN_ERROR),
    ),
)

HTTP_HTTP_ERROR: Final = wit.Variant(
    "http-error",
    (
        ("access-denied", http.HttpErrorAccessDenied, None),
        ("invalid-request", http.HttpErrorInvalidRequest, wit.STRING),
        ("unreachable", http.HttpErrorUnreachable, wit.STRING),
        ("timed-out", http.HttpErrorTimedOut, None),
        ("too-large", http.HttpErrorTooLarge, None),
        ("other", http.HttpErrorOther, wit.STRING),
    ),
)

HTTP_HTTP_REQUEST: Final = wit.Record(
    "http-request",
    (
        ("method", "method", wit.STRING),
        ("url", "url", wit.STRING),
        ("headers", "headers", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
        ("body", "body", TYPES_BODY),
        ("timeout", "timeout", wit.Option(TYPES_DURATION)),
    ),
    http.HttpRequest,
)

HTTP_HTTP_RESPONSE: Final = wit.Record(
    "http-response",
    (
        ("status", "status", wit.U16),
        ("headers", "headers", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
        ("body", "body", TYPES_BODY),
    ),
    http.HttpResponse,
)

HTTP: Final = wit.Interface(
    ids.HTTP,
    (
        wit.Function(
            "http-fetch",
            "http_fetch",
            (("request", "request", HTTP_HTTP_REQUEST),),
            wit.Result(HTTP_HTTP_RESPONSE, HTTP_HTTP_ERROR),
        ),
    ),
    types=(
        ("body", TYPES_BODY),
        ("duration", TYPES_DURATION),
        ("http-error", HTTP_HTTP_ERROR),
        ("http-request", HTTP_HTTP_REQUEST),
        ("http-response", HTTP_HTTP_RESPONSE),
    ),
)

KV_KV_ERROR: Final = wit.Variant(
    "kv-error",
    (
        ("access-denied", kv.KvErrorAccessDenied, None),
        ("unavailable", kv.KvErrorUnavailable, wit.STRING),
        ("too-large", kv.KvErrorTooLarge, None),
        ("not-a-number", kv.KvErrorNotANumber, None),
        ("other", kv.KvErrorOther, wit.STRING),
    ),
)

KV: Final = wit.Interface(
    ids.KV,
    (
        wit.Function(
            "compare-and-swap",
            "compare_and_swap",
            (
                ("key", "key", wit.STRING),
                ("expected", "expected", wit.Option(wit.STRING)),
                ("value", "value", wit.STRING),
                ("ttl", "ttl", wit.Option(TYPES_DURATION)),
            ),
            wit.Result(wit.BOOL, KV_KV_ERROR),
        ),
        wit.Function("delete", "delete", (("key", "key", wit.STRING),), wit.Result(wit.BOOL, KV_KV_ERROR)),
        wit.Function("get", "get", (("key", "key", wit.STRING),), wit.Result(wit.Option(wit.STRING), KV_KV_ERROR)),
        wit.Function(
            "increment",
            "increment",
            (("key", "key", wit.STRING), ("by", "by", wit.S64), ("ttl", "ttl", wit.Option(TYPES_DURATION))),
            wit.Result(wit.S64, KV_KV_ERROR),
        ),
        wit.Function(
            "list-keys",
            "list_keys",
            (("prefix", "prefix", wit.STRING), ("after", "after", wit.Option(wit.STRING)), ("limit", "limit", wit.U32)),
            wit.Result(wit.List(wit.STRING), KV_KV_ERROR),
        ),
        wit.Function(
            "set",
            "set",
            (("key", "key", wit.STRING), ("value", "value", wit.STRING), ("ttl", "ttl", wit.Option(TYPES_DURATION))),
            wit.Result(None, KV_KV_ERROR),
        ),
    ),
    types=(
        ("duration", TYPES_DURATION),
        ("kv-error", KV_KV_ERROR),
    ),
)

LIFECYCLE_HEALTH_STATUS: Final = wit.Variant(
    "health-status",
    (
        ("healthy", lifecycle.HealthStatusHealthy, None),
        ("degraded", lifecycle.HealthStatusDegraded, wit.STRING),
        ("unhealthy", lifecycle.HealthStatusUnhealthy, wit.STRING),
    ),
)

LIFECYCLE_PLUGIN_METADATA: Final = wit.Record(
    "plugin-metadata",
    (
        ("name", "name", wit.STRING),
        ("version", "version", wit.STRING),
        ("description", "description", wit.STRING),
        ("author", "author", wit.STRING),
        ("hooks", "hooks", wit.List(wit.STRING)),
        ("permissions", "permissions", wit.List(wit.STRING)),
    ),
    lifecycle.PluginMetadata,
)

LIFECYCLE: Final = wit.Interface(
    ids.LIFECYCLE,
    (
        wit.Function("health", "health", (), LIFECYCLE_HEALTH_STATUS),
        wit.Function("metadata", "metadata", (), LIFECYCLE_PLUGIN_METADATA),
        wit.Function(
            "on-load",
            "on_load",
            (("config", "config", wit.List(TYPES_CONFIG_ENTRY)),),
            wit.Result(None, TYPES_PLUGIN_ERROR),
        ),
        wit.Function("on-unload", "on_unload", (), None),
    ),
    types=(
        ("config-entry", TYPES_CONFIG_ENTRY),
        ("health-status", LIFECYCLE_HEALTH_STATUS),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("plugin-metadata", LIFECYCLE_PLUGIN_METADATA),
    ),
)

LLM_RESPONSE_PROCESSOR: Final = wit.Resource(ids.LLM_RESPONSE, "processor", host=False, cls=llm_response.Processor)

LLM_RESPONSE_SOURCE: Final = wit.Record(
    "source",
    (
        ("id", "id", wit.STRING),
        ("title", "title", wit.Option(wit.STRING)),
        ("uri", "uri", wit.Option(wit.STRING)),
    ),
    llm_response.Source,
)

LLM_RESPONSE_RESPONSE_CONTEXT: Final = wit.Record(
    "response-context",
    (
        ("format", "format", wit.STRING),
        ("model", "model", wit.STRING),
        ("sources", "sources", wit.List(LLM_RESPONSE_SOURCE)),
    ),
    llm_response.ResponseContext,
)

LLM_RESPONSE_RESPONSE_DECISION: Final = wit.Variant(
    "response-decision",
    (
        ("keep", llm_response.ResponseDecisionKeep, None),
        ("replace", llm_response.ResponseDecisionReplace, wit.STRING),
        ("deny", llm_response.ResponseDecisionDeny, wit.STRING),
    ),
)

LLM_RESPONSE: Final = wit.Interface(
    ids.LLM_RESPONSE,
    (
        wit.Function(
            "[method]processor.push",
            "push",
            (("self", "self", wit.Borrow(LLM_RESPONSE_PROCESSOR)), ("chunk", "chunk", wit.STRING)),
            wit.Result(LLM_RESPONSE_RESPONSE_DECISION, TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "[static]processor.finish",
            "processor_finish",
            (("this", "this", wit.Own(LLM_RESPONSE_PROCESSOR)),),
            wit.Result(wit.STRING, TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "[static]processor.open",
            "processor_open",
            (("call", "call", TYPES_CALL), ("context", "context", LLM_RESPONSE_RESPONSE_CONTEXT)),
            wit.Result(wit.Own(LLM_RESPONSE_PROCESSOR), TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "post-process-response",
            "post_process_response",
            (
                ("call", "call", TYPES_CALL),
                ("response", "response", wit.STRING),
                ("context", "context", LLM_RESPONSE_RESPONSE_CONTEXT),
            ),
            wit.Result(LLM_RESPONSE_RESPONSE_DECISION, TYPES_PLUGIN_ERROR),
        ),
    ),
    resources=(LLM_RESPONSE_PROCESSOR,),
    types=(
        ("call", TYPES_CALL),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("response-context", LLM_RESPONSE_RESPONSE_CONTEXT),
        ("response-decision", LLM_RESPONSE_RESPONSE_DECISION),
        ("source", LLM_RESPONSE_SOURCE),
    ),
)

LOG_LOG_LEVEL: Final = wit.Enum("log-level", ("trace", "debug", "info", "warn", "error"), log.LogLevel)

LOG: Final = wit.Interface(
    ids.LOG,
    (
        wit.Function("enabled", "enabled", (("level", "level", LOG_LOG_LEVEL),), wit.BOOL),
        wit.Function(
            "log",
            "log",
            (
                ("level", "level", LOG_LOG_LEVEL),
                ("message", "message", wit.STRING),
                ("fields", "fields", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
            ),
            None,
        ),
    ),
    types=(("log-level", LOG_LOG_LEVEL),),
)

METRICS_QUERY_FAILURE: Final = wit.Record(
    "query-failure",
    (
        ("code", "code", wit.STRING),
        ("message", "message", wit.STRING),
    ),
    metrics.QueryFailure,
)

METRICS_QUERY_ENDING: Final = wit.Variant(
    "query-ending",
    (
        ("completed", metrics.QueryEndingCompleted, None),
        ("cached", metrics.QueryEndingCached, None),
        ("responded", metrics.QueryEndingResponded, None),
        ("denied", metrics.QueryEndingDenied, wit.STRING),
        ("failed", metrics.QueryEndingFailed, METRICS_QUERY_FAILURE),
    ),
)

METRICS_QUERY_EVENT: Final = wit.Record(
    "query-event",
    (
        ("session-id", "session_id", wit.STRING),
        ("user-id", "user_id", wit.Option(wit.STRING)),
        ("user", "user", wit.STRING),
        ("database", "database", wit.STRING),
        ("client-addr", "client_addr", wit.STRING),
        ("trace-parent", "trace_parent", wit.Option(wit.STRING)),
        ("query", "query", wit.STRING),
        ("kind", "kind", TYPES_STATEMENT_KIND),
        ("fingerprint", "fingerprint", wit.Option(wit.STRING)),
        ("started", "started", TYPES_TIMESTAMP),
        ("duration", "duration", TYPES_DURATION),
        ("plugin-duration", "plugin_duration", TYPES_DURATION),
        ("rows", "rows", wit.U64),
        ("backend", "backend", wit.Option(wit.STRING)),
        ("ending", "ending", METRICS_QUERY_ENDING),
    ),
    metrics.QueryEvent,
)

METRICS: Final = wit.Interface(
    ids.METRICS,
    (
        wit.Function(
            "on-events",
            "on_events",
            (("call", "call", TYPES_CALL), ("events", "events", wit.List(METRICS_QUERY_EVENT))),
            wit.Result(None, TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("call", TYPES_CALL),
        ("duration", TYPES_DURATION),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("query-ending", METRICS_QUERY_ENDING),
        ("query-event", METRICS_QUERY_EVENT),
        ("query-failure", METRICS_QUERY_FAILURE),
        ("statement-kind", TYPES_STATEMENT_KIND),
        ("timestamp", TYPES_TIMESTAMP),
    ),
)

POST_QUERY_RESULT_MASK: Final = wit.Record(
    "result-mask",
    (
        ("column", "column", wit.U32),
        ("mask", "mask", TYPES_MASK),
    ),
    post_query.ResultMask,
)

POST_QUERY_POST_QUERY_DECISION: Final = wit.Variant(
    "post-query-decision",
    (
        ("keep", post_query.PostQueryDecisionKeep, None),
        ("mask-columns", post_query.PostQueryDecisionMaskColumns, wit.List(POST_QUERY_RESULT_MASK)),
        ("replace", post_query.PostQueryDecisionReplace, TYPES_RESULT_SET),
        ("deny", post_query.PostQueryDecisionDeny, wit.STRING),
    ),
)

POST_QUERY: Final = wit.Interface(
    ids.POST_QUERY,
    (
        wit.Function(
            "post-query",
            "post_query",
            (
                ("call", "call", TYPES_CALL),
                ("statement", "statement", TYPES_STATEMENT),
                ("result", "result", TYPES_RESULT_SET),
            ),
            wit.Result(POST_QUERY_POST_QUERY_DECISION, TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("call", TYPES_CALL),
        ("mask", TYPES_MASK),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("post-query-decision", POST_QUERY_POST_QUERY_DECISION),
        ("result-mask", POST_QUERY_RESULT_MASK),
        ("result-set", TYPES_RESULT_SET),
        ("statement", TYPES_STATEMENT),
    ),
)

PRE_QUERY_PRE_QUERY_DECISION: Final = wit.Variant(
    "pre-query-decision",
    (
        ("continue", pre_query.PreQueryDecisionContinue, None),
        ("rewrite", pre_query.PreQueryDecisionRewrite, wit.STRING),
        ("deny", pre_query.PreQueryDecisionDeny, wit.STRING),
        ("respond", pre_query.PreQueryDecisionRespond, TYPES_RESULT_SET),
    ),
)

PRE_QUERY_PRE_QUERY_OUTCOME: Final = wit.Record(
    "pre-query-outcome",
    (
        ("decision", "decision", PRE_QUERY_PRE_QUERY_DECISION),
        ("cacheable", "cacheable", wit.Option(TYPES_CACHE_SCOPE)),
    ),
    pre_query.PreQueryOutcome,
)

PRE_QUERY: Final = wit.Interface(
    ids.PRE_QUERY,
    (
        wit.Function(
            "pre-query",
            "pre_query",
            (("call", "call", TYPES_CALL), ("statement", "statement", TYPES_STATEMENT)),
            wit.Result(PRE_QUERY_PRE_QUERY_OUTCOME, TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("cache-scope", TYPES_CACHE_SCOPE),
        ("call", TYPES_CALL),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("pre-query-decision", PRE_QUERY_PRE_QUERY_DECISION),
        ("pre-query-outcome", PRE_QUERY_PRE_QUERY_OUTCOME),
        ("result-set", TYPES_RESULT_SET),
        ("statement", TYPES_STATEMENT),
    ),
)

QUERY_DATABASE_ERROR: Final = wit.Record(
    "database-error",
    (
        ("code", "code", wit.STRING),
        ("message", "message", wit.STRING),
    ),
    query.DatabaseError,
)

QUERY_QUERY_ERROR: Final = wit.Variant(
    "query-error",
    (
        ("access-denied", query.QueryErrorAccessDenied, None),
        ("failed", query.QueryErrorFailed, QUERY_DATABASE_ERROR),
        ("unavailable", query.QueryErrorUnavailable, wit.STRING),
        ("timed-out", query.QueryErrorTimedOut, None),
        ("too-large", query.QueryErrorTooLarge, None),
        ("other", query.QueryErrorOther, wit.STRING),
    ),
)

QUERY_QUERY_OPTIONS: Final = wit.Record(
    "query-options",
    (
        ("row-limit", "row_limit", wit.Option(wit.U32)),
        ("read-only", "read_only", wit.BOOL),
    ),
    query.QueryOptions,
)

QUERY_ROW_CURSOR: Final = wit.Resource(ids.QUERY, "row-cursor", host=True)

QUERY: Final = wit.Interface(
    ids.QUERY,
    (
        wit.Function(
            "[method]row-cursor.columns",
            "columns",
            (("self", "self", wit.Borrow(QUERY_ROW_CURSOR)),),
            wit.List(TYPES_COLUMN),
        ),
        wit.Function(
            "[method]row-cursor.next",
            "next",
            (("self", "self", wit.Borrow(QUERY_ROW_CURSOR)), ("max-rows", "max_rows", wit.U32)),
            wit.Result(wit.List(wit.List(TYPES_SQL_VALUE)), QUERY_QUERY_ERROR),
        ),
        wit.Function(
            "execute-query",
            "execute_query",
            (
                ("sql", "sql", wit.STRING),
                ("parameters", "parameters", wit.List(TYPES_SQL_VALUE)),
                ("options", "options", QUERY_QUERY_OPTIONS),
            ),
            wit.Result(TYPES_RESULT_SET, QUERY_QUERY_ERROR),
        ),
        wit.Function(
            "open-cursor",
            "open_cursor",
            (
                ("sql", "sql", wit.STRING),
                ("parameters", "parameters", wit.List(TYPES_SQL_VALUE)),
                ("options", "options", QUERY_QUERY_OPTIONS),
            ),
            wit.Result(wit.Own(QUERY_ROW_CURSOR), QUERY_QUERY_ERROR),
        ),
    ),
    resources=(QUERY_ROW_CURSOR,),
    types=(
        ("column", TYPES_COLUMN),
        ("database-error", QUERY_DATABASE_ERROR),
        ("query-error", QUERY_QUERY_ERROR),
        ("query-options", QUERY_QUERY_OPTIONS),
        ("result-set", TYPES_RESULT_SET),
        ("sql-value", TYPES_SQL_VALUE),
    ),
)

RAG_NAMED_SCORE: Final = wit.Record(
    "named-score",
    (
        ("name", "name", wit.STRING),
        ("value", "value", wit.F32),
    ),
    rag.NamedScore,
)

RAG_PROVENANCE: Final = wit.Record(
    "provenance",
    (
        ("index", "index", wit.STRING),
        ("document", "document", wit.STRING),
        ("title", "title", wit.Option(wit.STRING)),
        ("uri", "uri", wit.Option(wit.STRING)),
        ("offset", "offset", wit.Option(wit.U64)),
        ("updated", "updated", wit.Option(TYPES_TIMESTAMP)),
    ),
    rag.Provenance,
)

RAG_CHUNK: Final = wit.Record(
    "chunk",
    (
        ("id", "id", wit.STRING),
        ("text", "text", wit.STRING),
        ("score", "score", wit.F32),
        ("scores", "scores", wit.List(RAG_NAMED_SCORE)),
        ("provenance", "provenance", RAG_PROVENANCE),
        ("metadata", "metadata", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
    ),
    rag.Chunk,
)

RAG_METADATA_FILTER: Final = wit.Record(
    "metadata-filter",
    (
        ("name", "name", wit.STRING),
        ("any-of", "any_of", wit.List(wit.STRING)),
    ),
    rag.MetadataFilter,
)

RAG_RAG_CONFIG: Final = wit.Record(
    "rag-config",
    (
        ("indexes", "indexes", wit.List(wit.STRING)),
        ("top-k", "top_k", wit.U32),
        ("min-score", "min_score", wit.Option(wit.F32)),
        ("filters", "filters", wit.List(RAG_METADATA_FILTER)),
        ("settings", "settings", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
    ),
    rag.RagConfig,
)

RAG: Final = wit.Interface(
    ids.RAG,
    (
        wit.Function(
            "rag-rerank",
            "rag_rerank",
            (("call", "call", TYPES_CALL), ("query", "query", wit.STRING), ("chunks", "chunks", wit.List(RAG_CHUNK))),
            wit.Result(wit.List(RAG_CHUNK), TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "rag-retrieve",
            "rag_retrieve",
            (("call", "call", TYPES_CALL), ("query", "query", wit.STRING), ("config", "config", RAG_RAG_CONFIG)),
            wit.Result(wit.List(RAG_CHUNK), TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("call", TYPES_CALL),
        ("chunk", RAG_CHUNK),
        ("metadata-filter", RAG_METADATA_FILTER),
        ("named-score", RAG_NAMED_SCORE),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("provenance", RAG_PROVENANCE),
        ("rag-config", RAG_RAG_CONFIG),
        ("timestamp", TYPES_TIMESTAMP),
    ),
)

REWRITE_REWRITTEN_STATEMENT: Final = wit.Record(
    "rewritten-statement",
    (
        ("text", "text", wit.STRING),
        ("parameters", "parameters", wit.Option(wit.List(TYPES_SQL_VALUE))),
    ),
    rewrite.RewrittenStatement,
)

REWRITE: Final = wit.Interface(
    ids.REWRITE,
    (
        wit.Function(
            "rewrite",
            "rewrite",
            (("call", "call", TYPES_CALL), ("statement", "statement", TYPES_STATEMENT)),
            wit.Result(wit.Option(REWRITE_REWRITTEN_STATEMENT), TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("call", TYPES_CALL),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("rewritten-statement", REWRITE_REWRITTEN_STATEMENT),
        ("sql-value", TYPES_SQL_VALUE),
        ("statement", TYPES_STATEMENT),
    ),
)

ROUTE_BACKEND_ROLE: Final = wit.Enum("backend-role", ("primary", "replica"), route.BackendRole)

ROUTE_BACKEND: Final = wit.Record(
    "backend",
    (
        ("name", "name", wit.STRING),
        ("address", "address", wit.STRING),
        ("role", "role", ROUTE_BACKEND_ROLE),
        ("healthy", "healthy", wit.BOOL),
        ("weight", "weight", wit.U32),
        ("lag", "lag", wit.Option(TYPES_DURATION)),
        ("connections", "connections", wit.U32),
        ("tags", "tags", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
    ),
    route.Backend,
)

ROUTE_ROUTE_DECISION: Final = wit.Variant(
    "route-decision",
    (
        ("backend", route.RouteDecisionBackend, wit.STRING),
        ("block", route.RouteDecisionBlock, wit.STRING),
        ("abstain", route.RouteDecisionAbstain, None),
    ),
)

ROUTE: Final = wit.Interface(
    ids.ROUTE,
    (
        wit.Function(
            "route",
            "route",
            (
                ("call", "call", TYPES_CALL),
                ("statement", "statement", TYPES_STATEMENT),
                ("backends", "backends", wit.List(ROUTE_BACKEND)),
            ),
            wit.Result(ROUTE_ROUTE_DECISION, TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("backend", ROUTE_BACKEND),
        ("backend-role", ROUTE_BACKEND_ROLE),
        ("call", TYPES_CALL),
        ("duration", TYPES_DURATION),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("route-decision", ROUTE_ROUTE_DECISION),
        ("statement", TYPES_STATEMENT),
    ),
)

SEARCH_SEARCH_ERROR: Final = wit.Variant(
    "search-error",
    (
        ("access-denied", search.SearchErrorAccessDenied, None),
        ("no-such-index", search.SearchErrorNoSuchIndex, None),
        ("invalid-query", search.SearchErrorInvalidQuery, wit.STRING),
        ("unavailable", search.SearchErrorUnavailable, wit.STRING),
        ("other", search.SearchErrorOther, wit.STRING),
    ),
)

SEARCH_SEARCH_HIT: Final = wit.Record(
    "search-hit",
    (
        ("id", "id", wit.STRING),
        ("score", "score", wit.F32),
        ("text", "text", wit.STRING),
        ("source", "source", wit.STRING),
        ("metadata", "metadata", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
    ),
    search.SearchHit,
)

SEARCH: Final = wit.Interface(
    ids.SEARCH,
    (
        wit.Function(
            "search-keyword-index",
            "search_keyword_index",
            (("index", "index", wit.STRING), ("text", "text", wit.STRING), ("k", "k", wit.U32)),
            wit.Result(wit.List(SEARCH_SEARCH_HIT), SEARCH_SEARCH_ERROR),
        ),
        wit.Function(
            "search-semantic-index",
            "search_semantic_index",
            (("index", "index", wit.STRING), ("vector", "vector", wit.List(wit.F32)), ("k", "k", wit.U32)),
            wit.Result(wit.List(SEARCH_SEARCH_HIT), SEARCH_SEARCH_ERROR),
        ),
    ),
    types=(
        ("search-error", SEARCH_SEARCH_ERROR),
        ("search-hit", SEARCH_SEARCH_HIT),
    ),
)

SECRETS_SECRET_ERROR: Final = wit.Variant(
    "secret-error",
    (
        ("access-denied", secrets.SecretErrorAccessDenied, None),
        ("unavailable", secrets.SecretErrorUnavailable, wit.STRING),
        ("other", secrets.SecretErrorOther, wit.STRING),
    ),
)

SECRETS: Final = wit.Interface(
    ids.SECRETS,
    (wit.Function("get", "get", (("name", "name", wit.STRING),), wit.Result(wit.STRING, SECRETS_SECRET_ERROR)),),
    types=(("secret-error", SECRETS_SECRET_ERROR),),
)

SYNC_MODE_SYNC_MODE: Final = wit.Enum("sync-mode", ("sync", "semi-sync", "async"), sync_mode.SyncMode)

SYNC_MODE_TABLE_SYNC_MODE: Final = wit.Record(
    "table-sync-mode",
    (
        ("table", "table", TYPES_TABLE_NAME),
        ("mode", "mode", SYNC_MODE_SYNC_MODE),
    ),
    sync_mode.TableSyncMode,
)

SYNC_MODE_SYNC_CHOICE: Final = wit.Record(
    "sync-choice",
    (
        ("mode", "mode", SYNC_MODE_SYNC_MODE),
        ("tables", "tables", wit.List(SYNC_MODE_TABLE_SYNC_MODE)),
        ("reason", "reason", wit.Option(wit.STRING)),
    ),
    sync_mode.SyncChoice,
)

SYNC_MODE: Final = wit.Interface(
    ids.SYNC_MODE,
    (
        wit.Function(
            "select-sync-mode",
            "select_sync_mode",
            (
                ("call", "call", TYPES_CALL),
                ("statement", "statement", TYPES_STATEMENT),
                ("rows-affected", "rows_affected", wit.Option(wit.U64)),
            ),
            wit.Result(wit.Option(SYNC_MODE_SYNC_CHOICE), TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("call", TYPES_CALL),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("statement", TYPES_STATEMENT),
        ("sync-choice", SYNC_MODE_SYNC_CHOICE),
        ("sync-mode", SYNC_MODE_SYNC_MODE),
        ("table-name", TYPES_TABLE_NAME),
        ("table-sync-mode", SYNC_MODE_TABLE_SYNC_MODE),
    ),
)

TELEMETRY_TELEMETRY_ERROR: Final = wit.Variant(
    "telemetry-error",
    (
        ("access-denied", telemetry.TelemetryErrorAccessDenied, None),
        ("invalid", telemetry.TelemetryErrorInvalid, wit.STRING),
        ("too-many-series", telemetry.TelemetryErrorTooManySeries, None),
        ("other", telemetry.TelemetryErrorOther, wit.STRING),
    ),
)

TELEMETRY: Final = wit.Interface(
    ids.TELEMETRY,
    (
        wit.Function(
            "metric-inc",
            "metric_inc",
            (
                ("name", "name", wit.STRING),
                ("value", "value", wit.F64),
                ("labels", "labels", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
            ),
            wit.Result(None, TELEMETRY_TELEMETRY_ERROR),
        ),
        wit.Function(
            "metric-observe",
            "metric_observe",
            (
                ("name", "name", wit.STRING),
                ("value", "value", wit.F64),
                ("labels", "labels", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
            ),
            wit.Result(None, TELEMETRY_TELEMETRY_ERROR),
        ),
        wit.Function(
            "metric-set",
            "metric_set",
            (
                ("name", "name", wit.STRING),
                ("value", "value", wit.F64),
                ("labels", "labels", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
            ),
            wit.Result(None, TELEMETRY_TELEMETRY_ERROR),
        ),
    ),
    types=(("telemetry-error", TELEMETRY_TELEMETRY_ERROR),),
)

TIME_TRAVEL_REDACTION: Final = wit.Record(
    "redaction",
    (
        ("column", "column", wit.STRING),
        ("mask", "mask", TYPES_MASK),
    ),
    time_travel.Redaction,
)

TIME_TRAVEL_TIME_POLICY: Final = wit.Variant(
    "time-policy",
    (
        ("allowed", time_travel.TimePolicyAllowed, None),
        ("redacted", time_travel.TimePolicyRedacted, wit.List(TIME_TRAVEL_REDACTION)),
        ("denied", time_travel.TimePolicyDenied, wit.STRING),
        ("abstain", time_travel.TimePolicyAbstain, None),
    ),
)

TIME_TRAVEL_TIME_RANGE: Final = wit.Record(
    "time-range",
    (
        ("start", "start", TYPES_TIMESTAMP),
        ("end", "end", TYPES_TIMESTAMP),
    ),
    time_travel.TimeRange,
)

TIME_TRAVEL: Final = wit.Interface(
    ids.TIME_TRAVEL,
    (
        wit.Function(
            "time-travel-policy",
            "time_travel_policy",
            (
                ("call", "call", TYPES_CALL),
                ("table", "table", TYPES_TABLE_NAME),
                ("range", "range", TIME_TRAVEL_TIME_RANGE),
            ),
            wit.Result(TIME_TRAVEL_TIME_POLICY, TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("call", TYPES_CALL),
        ("mask", TYPES_MASK),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("redaction", TIME_TRAVEL_REDACTION),
        ("table-name", TYPES_TABLE_NAME),
        ("time-policy", TIME_TRAVEL_TIME_POLICY),
        ("time-range", TIME_TRAVEL_TIME_RANGE),
        ("timestamp", TYPES_TIMESTAMP),
    ),
)

VECTOR_INDEX_QUANTIZER: Final = wit.Record(
    "quantizer",
    (
        ("scheme", "scheme", wit.STRING),
        ("dimensions", "dimensions", wit.U32),
        ("max-error", "max_error", wit.F32),
        ("codebook", "codebook", wit.List(wit.List(wit.F32))),
    ),
    vector_index.Quantizer,
)

VECTOR_INDEX: Final = wit.Interface(
    ids.VECTOR_INDEX,
    (
        wit.Function(
            "decode",
            "decode",
            (
                ("call", "call", TYPES_CALL),
                ("quantizer", "quantizer", VECTOR_INDEX_QUANTIZER),
                ("codes", "codes", wit.List(wit.List(wit.U8))),
            ),
            wit.Result(wit.List(wit.List(wit.F32)), TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "distances",
            "distances",
            (
                ("call", "call", TYPES_CALL),
                ("query", "query", wit.List(wit.F32)),
                ("vectors", "vectors", wit.List(wit.List(wit.F32))),
            ),
            wit.Result(wit.List(wit.F32), TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "encode",
            "encode",
            (
                ("call", "call", TYPES_CALL),
                ("quantizer", "quantizer", VECTOR_INDEX_QUANTIZER),
                ("vectors", "vectors", wit.List(wit.List(wit.F32))),
            ),
            wit.Result(wit.List(wit.List(wit.U8)), TYPES_PLUGIN_ERROR),
        ),
        wit.Function(
            "train",
            "train",
            (("call", "call", TYPES_CALL), ("sample", "sample", wit.List(wit.List(wit.F32)))),
            wit.Result(VECTOR_INDEX_QUANTIZER, TYPES_PLUGIN_ERROR),
        ),
    ),
    types=(
        ("call", TYPES_CALL),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("quantizer", VECTOR_INDEX_QUANTIZER),
    ),
)

AGENT_TOOLS_PLUGIN: Final = wit.World(
    ids.AGENT_TOOLS_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        AGENT_TOOLS,
        LIFECYCLE,
    ),
)

AUTHENTICATE_PLUGIN: Final = wit.World(
    ids.AUTHENTICATE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        AUTHENTICATE,
        LIFECYCLE,
    ),
)

AUTHORIZE_PLUGIN: Final = wit.World(
    ids.AUTHORIZE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        AUTHORIZE,
        LIFECYCLE,
    ),
)

BRANCH_POLICY_PLUGIN: Final = wit.World(
    ids.BRANCH_POLICY_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        BRANCH_POLICY,
        LIFECYCLE,
    ),
)

CACHE_PLUGIN: Final = wit.World(
    ids.CACHE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        CACHE,
        LIFECYCLE,
    ),
)

CONNECTION_PLUGIN: Final = wit.World(
    ids.CONNECTION_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        CONNECTION,
        LIFECYCLE,
    ),
)

EMBEDDING_PLUGIN: Final = wit.World(
    ids.EMBEDDING_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        EMBEDDING,
        LIFECYCLE,
    ),
)

EVERYTHING: Final = wit.World(
    ids.EVERYTHING,
    imports=(
        CACHE_STORE,
        CONFIG,
        HTTP,
        KV,
        LOG,
        QUERY,
        SEARCH,
        SECRETS,
        TELEMETRY,
        TYPES,
    ),
    exports=(
        AGENT_TOOLS,
        AUTHENTICATE,
        AUTHORIZE,
        BRANCH_POLICY,
        CACHE,
        CONNECTION,
        EMBEDDING,
        LIFECYCLE,
        LLM_RESPONSE,
        METRICS,
        POST_QUERY,
        PRE_QUERY,
        RAG,
        REWRITE,
        ROUTE,
        SYNC_MODE,
        TIME_TRAVEL,
        VECTOR_INDEX,
    ),
)

IMPORTS: Final = wit.World(
    ids.IMPORTS,
    imports=(
        CACHE_STORE,
        CONFIG,
        HTTP,
        KV,
        LOG,
        QUERY,
        SEARCH,
        SECRETS,
        TELEMETRY,
        TYPES,
    ),
    exports=(),
)

LLM_RESPONSE_PLUGIN: Final = wit.World(
    ids.LLM_RESPONSE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        LLM_RESPONSE,
    ),
)

METRICS_PLUGIN: Final = wit.World(
    ids.METRICS_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        METRICS,
    ),
)

POST_QUERY_PLUGIN: Final = wit.World(
    ids.POST_QUERY_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        POST_QUERY,
    ),
)

PRE_QUERY_PLUGIN: Final = wit.World(
    ids.PRE_QUERY_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        PRE_QUERY,
    ),
)

RAG_PLUGIN: Final = wit.World(
    ids.RAG_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        RAG,
    ),
)

REWRITE_PLUGIN: Final = wit.World(
    ids.REWRITE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        REWRITE,
    ),
)

ROUTE_PLUGIN: Final = wit.World(
    ids.ROUTE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        ROUTE,
    ),
)

SYNC_MODE_PLUGIN: Final = wit.World(
    ids.SYNC_MODE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        SYNC_MODE,
    ),
)

TIME_TRAVEL_PLUGIN: Final = wit.World(
    ids.TIME_TRAVEL_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        TIME_TRAVEL,
    ),
)

VECTOR_INDEX_PLUGIN: Final = wit.World(
    ids.VECTOR_INDEX_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        VECTOR_INDEX,
    ),
)

WITH_CACHE_STORE: Final = wit.World(
    ids.WITH_CACHE_STORE,
    imports=(
        CACHE_STORE,
        TYPES,
    ),
    exports=(),
)

WITH_HTTP: Final = wit.World(
    ids.WITH_HTTP,
    imports=(
        HTTP,
        TYPES,
    ),
    exports=(),
)

WITH_KV: Final = wit.World(
    ids.WITH_KV,
    imports=(
        KV,
        TYPES,
    ),
    exports=(),
)

WITH_QUERY: Final = wit.World(
    ids.WITH_QUERY,
    imports=(
        QUERY,
        TYPES,
    ),
    exports=(),
)

WITH_SEARCH: Final = wit.World(
    ids.WITH_SEARCH,
    imports=(SEARCH,),
    exports=(),
)

WITH_SECRETS: Final = wit.World(
    ids.WITH_SECRETS,
    imports=(SECRETS,),
    exports=(),
)

WITH_TELEMETRY: Final = wit.World(
    ids.WITH_TELEMETRY,
    imports=(TELEMETRY,),
    exports=(),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.AGENT_TOOLS: AGENT_TOOLS,
    ids.AUTHENTICATE: AUTHENTICATE,
    ids.AUTHORIZE: AUTHORIZE,
    ids.BRANCH_POLICY: BRANCH_POLICY,
    ids.CACHE: CACHE,
    ids.CACHE_STORE: CACHE_STORE,
    ids.CONFIG: CONFIG,
    ids.CONNECTION: CONNECTION,
    ids.EMBEDDING: EMBEDDING,
    ids.HTTP: HTTP,
    ids.KV: KV,
    ids.LIFECYCLE: LIFECYCLE,
    ids.LLM_RESPONSE: LLM_RESPONSE,
    ids.LOG: LOG,
    ids.METRICS: METRICS,
    ids.POST_QUERY: POST_QUERY,
    ids.PRE_QUERY: PRE_QUERY,
    ids.QUERY: QUERY,
    ids.RAG: RAG,
    ids.REWRITE: REWRITE,
    ids.ROUTE: ROUTE,
    ids.SEARCH: SEARCH,
    ids.SECRETS: SECRETS,
    ids.SYNC_MODE: SYNC_MODE,
    ids.TELEMETRY: TELEMETRY,
    ids.TIME_TRAVEL: TIME_TRAVEL,
    ids.TYPES: TYPES,
    ids.VECTOR_INDEX: VECTOR_INDEX,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.AGENT_TOOLS_PLUGIN: AGENT_TOOLS_PLUGIN,
    ids.AUTHENTICATE_PLUGIN: AUTHENTICATE_PLUGIN,
    ids.AUTHORIZE_PLUGIN: AUTHORIZE_PLUGIN,
    ids.BRANCH_POLICY_PLUGIN: BRANCH_POLICY_PLUGIN,
    ids.CACHE_PLUGIN: CACHE_PLUGIN,
    ids.CONNECTION_PLUGIN: CONNECTION_PLUGIN,
    ids.EMBEDDING_PLUGIN: EMBEDDING_PLUGIN,
    ids.EVERYTHING: EVERYTHING,
    ids.IMPORTS: IMPORTS,
    ids.LLM_RESPONSE_PLUGIN: LLM_RESPONSE_PLUGIN,
    ids.METRICS_PLUGIN: METRICS_PLUGIN,
    ids.POST_QUERY_PLUGIN: POST_QUERY_PLUGIN,
    ids.PRE_QUERY_PLUGIN: PRE_QUERY_PLUGIN,
    ids.RAG_PLUGIN: RAG_PLUGIN,
    ids.REWRITE_PLUGIN: REWRITE_PLUGIN,
    ids.ROUTE_PLUGIN: ROUTE_PLUGIN,
    ids.SYNC_MODE_PLUGIN: SYNC_MODE_PLUGIN,
    ids.TIME_TRAVEL_PLUGIN: TIME_TRAVEL_PLUGIN,
    ids.VECTOR_INDEX_PLUGIN: VECTOR_INDEX_PLUGIN,
    ids.WITH_CACHE_STORE: WITH_CACHE_STORE,
    ids.WITH_HTTP: WITH_HTTP,
    ids.WITH_KV: WITH_KV,
    ids.WITH_QUERY: WITH_QUERY,
    ids.WITH_SEARCH: WITH_SEARCH,
    ids.WITH_SECRETS: WITH_SECRETS,
    ids.WITH_TELEMETRY: WITH_TELEMETRY,
}
