// Made of wit/v2 by guests/bindings.py.

const t_types_duration = "u64";
const t_types_timestamp = "s64";
const t_types_session = { kind: "record", name: "session", fields: { id: "string", user: "string", database: "string", clientAddr: "string", encrypted: "bool", attributes: { kind: "list", element: { kind: "tuple", elements: ["string", "string"] } } } };
const t_types_identity = { kind: "record", name: "identity", fields: { userId: "string", roles: { kind: "list", element: "string" }, attributes: { kind: "list", element: { kind: "tuple", elements: ["string", "string"] } } } };
const t_types_call = { kind: "record", name: "call", fields: { traceParent: { kind: "option", payload: "string" }, deadline: t_types_duration, session: t_types_session, identity: { kind: "option", payload: t_types_identity } } };
const t_types_plugin_error = { kind: "variant", name: "plugin-error", cases: { "invalid-config": "string", "invalid-input": "string", "unavailable": "string", "unsupported": "string", "other": "string" } };
const t_types_statement_kind = { kind: "enum", name: "statement-kind", names: ["select", "transaction", "setting", "utility", "copy", "insert", "update", "merge", "delete", "truncate", "definition", "opaque"] };
const t_types_table_access = { kind: "enum", name: "table-access", names: ["read", "insert", "update", "delete", "truncate", "define"] };
const t_types_table_reference = { kind: "record", name: "table-reference", fields: { schema: { kind: "option", payload: "string" }, name: "string", access: t_types_table_access } };
const t_types_table_name = { kind: "record", name: "table-name", fields: { schema: { kind: "option", payload: "string" }, name: "string" } };
const t_types_other_value = { kind: "record", name: "other-value", fields: { typeName: "string", text: "string" } };
const t_types_sql_value = { kind: "variant", name: "sql-value", cases: { "null": null, "boolean": "bool", "integer": "s64", "float": "f64", "decimal": "string", "text": "string", "bytes": "bytes", "timestamp": t_types_timestamp, "json": "string", "vector": { kind: "list", element: "f32" }, "other": t_types_other_value } };
const t_types_statement = { kind: "record", name: "statement", fields: { text: "string", kind: t_types_statement_kind, fingerprint: { kind: "option", payload: "string" }, tables: { kind: "list", element: t_types_table_reference }, parameters: { kind: "list", element: t_types_sql_value }, isBatch: "bool" } };
const t_types_column = { kind: "record", name: "column", fields: { name: "string", typeName: "string", table: { kind: "option", payload: t_types_table_name } } };
const t_types_result_set = { kind: "record", name: "result-set", fields: { columns: { kind: "list", element: t_types_column }, rows: { kind: "list", element: { kind: "list", element: t_types_sql_value } }, rowsAffected: "u64" } };
const t_types_mask = { kind: "variant", name: "mask", cases: { "nullify": null, "constant": "string", "hash": null, "keep-first": "u32", "keep-last": "u32" } };
const t_types_reuse_match = { kind: "enum", name: "reuse-match", names: ["text", "fingerprint"] };
const t_types_reuse_holder = { kind: "enum", name: "reuse-holder", names: ["session", "identity"] };
const t_types_cache_scope = { kind: "record", name: "cache-scope", fields: { by: t_types_reuse_match, within: t_types_reuse_holder, ttl: t_types_duration } };
const t_types_body = { kind: "variant", name: "body", cases: { "empty": null, "text": "string", "bytes": "bytes" } };
const t_types_config_value = { kind: "variant", name: "config-value", cases: { "text": "string", "integer": "s64", "number": "f64", "boolean": "bool", "text-list": { kind: "list", element: "string" }, "json": "string" } };
const t_types_config_entry = { kind: "record", name: "config-entry", fields: { key: "string", value: t_types_config_value } };
const t_log_log_level = { kind: "enum", name: "log-level", names: ["trace", "debug", "info", "warn", "error"] };
const t_search_search_hit = { kind: "record", name: "search-hit", fields: { id: "string", score: "f32", text: "string", source: "string", metadata: { kind: "list", element: { kind: "tuple", elements: ["string", "string"] } } } };
const t_search_search_error = { kind: "variant", name: "search-error", cases: { "access-denied": null, "no-such-index": null, "invalid-query": "string", "unavailable": "string", "other": "string" } };
const t_secrets_secret_error = { kind: "variant", name: "secret-error", cases: { "access-denied": null, "unavailable": "string", "other": "string" } };
const t_telemetry_telemetry_error = { kind: "variant", name: "telemetry-error", cases: { "access-denied": null, "invalid": "string", "too-many-series": null, "other": "string" } };
const t_agent_tools_tool_annotations = { kind: "record", name: "tool-annotations", fields: { title: { kind: "option", payload: "string" }, readOnlyHint: { kind: "option", payload: "bool" }, destructiveHint: { kind: "option", payload: "bool" }, idempotentHint: { kind: "option", payload: "bool" }, openWorldHint: { kind: "option", payload: "bool" } } };
const t_agent_tools_tool_definition = { kind: "record", name: "tool-definition", fields: { name: "string", title: { kind: "option", payload: "string" }, description: "string", inputSchema: "string", outputSchema: { kind: "option", payload: "string" }, annotations: { kind: "option", payload: t_agent_tools_tool_annotations } } };
const t_agent_tools_audience = { kind: "enum", name: "audience", names: ["user", "assistant"] };
const t_agent_tools_content_annotations = { kind: "record", name: "content-annotations", fields: { audience: { kind: "list", element: t_agent_tools_audience }, priority: { kind: "option", payload: "f64" }, lastModified: { kind: "option", payload: "string" } } };
const t_agent_tools_media = { kind: "record", name: "media", fields: { data: "string", mimeType: "string" } };
const t_agent_tools_resource_link = { kind: "record", name: "resource-link", fields: { uri: "string", name: "string", title: { kind: "option", payload: "string" }, description: { kind: "option", payload: "string" }, mimeType: { kind: "option", payload: "string" }, size: { kind: "option", payload: "u64" } } };
const t_agent_tools_resource_contents = { kind: "variant", name: "resource-contents", cases: { "text": "string", "blob": "string" } };
const t_agent_tools_embedded_resource = { kind: "record", name: "embedded-resource", fields: { uri: "string", mimeType: { kind: "option", payload: "string" }, contents: t_agent_tools_resource_contents } };
const t_agent_tools_content_part = { kind: "variant", name: "content-part", cases: { "text": "string", "image": t_agent_tools_media, "audio": t_agent_tools_media, "resource-link": t_agent_tools_resource_link, "embedded": t_agent_tools_embedded_resource } };
const t_agent_tools_content = { kind: "record", name: "content", fields: { part: t_agent_tools_content_part, annotations: { kind: "option", payload: t_agent_tools_content_annotations } } };
const t_agent_tools_tool_output = { kind: "record", name: "tool-output", fields: { content: { kind: "list", element: t_agent_tools_content }, structuredContent: { kind: "option", payload: "string" }, isError: "bool" } };
const t_agent_tools_tool_result = { kind: "variant", name: "tool-result", cases: { "completed": t_agent_tools_tool_output, "invalid-params": "string", "unknown": null } };
const t_authenticate_client_certificate = { kind: "record", name: "client-certificate", fields: { subject: "string", fingerprint: "string", pem: "string" } };
const t_authenticate_challenge_response = { kind: "record", name: "challenge-response", fields: { data: "string", state: "string" } };
const t_authenticate_credential = { kind: "variant", name: "credential", cases: { "password": "string", "token": "string", "certificate": t_authenticate_client_certificate, "response": t_authenticate_challenge_response } };
const t_authenticate_auth_request = { kind: "record", name: "auth-request", fields: { headers: { kind: "list", element: { kind: "tuple", elements: ["string", "string"] } }, credential: { kind: "option", payload: t_authenticate_credential } } };
const t_authenticate_auth_challenge = { kind: "record", name: "auth-challenge", fields: { scheme: "string", data: "string", state: "string" } };
const t_authenticate_auth_result = { kind: "variant", name: "auth-result", cases: { "success": t_types_identity, "denied": "string", "challenge": t_authenticate_auth_challenge, "abstain": null } };
const t_authorize_row_filter = { kind: "record", name: "row-filter", fields: { table: t_types_table_name, condition: "string" } };
const t_authorize_column_mask = { kind: "record", name: "column-mask", fields: { table: t_types_table_name, column: "string", mask: t_types_mask } };
const t_authorize_obligations = { kind: "record", name: "obligations", fields: { rowFilters: { kind: "list", element: t_authorize_row_filter }, columnMasks: { kind: "list", element: t_authorize_column_mask } } };
const t_authorize_authorize_decision = { kind: "variant", name: "authorize-decision", cases: { "allow": null, "allow-with": t_authorize_obligations, "deny": "string", "abstain": null } };
const t_authorize_authorize_outcome = { kind: "record", name: "authorize-outcome", fields: { decision: t_authorize_authorize_decision, cacheable: { kind: "option", payload: t_types_cache_scope } } };
const t_branch_policy_branch_access = { kind: "variant", name: "branch-access", cases: { "allow": null, "deny": "string", "abstain": null } };
const t_branch_policy_approval = { kind: "record", name: "approval", fields: { approvers: { kind: "list", element: "string" }, minApprovals: "u32", reason: { kind: "option", payload: "string" } } };
const t_branch_policy_merge_policy = { kind: "variant", name: "merge-policy", cases: { "auto-merge": null, "require-approval": t_branch_policy_approval, "deny": "string", "abstain": null } };
const t_cache_store_cache_error = { kind: "variant", name: "cache-error", cases: { "access-denied": null, "unavailable": "string", "too-large": null, "other": "string" } };
const t_cache_cache_policy = { kind: "record", name: "cache-policy", fields: { ttl: t_types_duration, staleWhileRevalidate: t_types_duration, tags: { kind: "list", element: "string" } } };
const t_cache_cache_entry = { kind: "record", name: "cache-entry", fields: { value: t_types_body, policy: t_cache_cache_policy } };
const t_cache_should_cache_decision = { kind: "variant", name: "should-cache-decision", cases: { "store": t_cache_cache_policy, "skip": null, "abstain": null } };
const t_cache_cache_set_decision = { kind: "enum", name: "cache-set-decision", names: ["store", "skip", "abstain"] };
const t_connection_connect_decision = { kind: "variant", name: "connect-decision", cases: { "accept": null, "refuse": "string" } };
const t_http_http_request = { kind: "record", name: "http-request", fields: { method: "string", url: "string", headers: { kind: "list", element: { kind: "tuple", elements: ["string", "string"] } }, body: t_types_body, timeout: { kind: "option", payload: t_types_duration } } };
const t_http_http_response = { kind: "record", name: "http-response", fields: { status: "u16", headers: { kind: "list", element: { kind: "tuple", elements: ["string", "string"] } }, body: t_types_body } };
const t_http_http_error = { kind: "variant", name: "http-error", cases: { "access-denied": null, "invalid-request": "string", "unreachable": "string", "timed-out": null, "too-large": null, "other": "string" } };
const t_kv_kv_error = { kind: "variant", name: "kv-error", cases: { "access-denied": null, "unavailable": "string", "too-large": null, "not-a-number": null, "other": "string" } };
const t_lifecycle_plugin_metadata = { kind: "record", name: "plugin-metadata", fields: { name: "string", version: "string", description: "string", author: "string", hooks: { kind: "list", element: "string" }, permissions: { kind: "list", element: "string" } } };
const t_lifecycle_health_status = { kind: "variant", name: "health-status", cases: { "healthy": null, "degraded": "string", "unhealthy": "string" } };
const t_llm_response_source = { kind: "record", name: "source", fields: { id: "string", title: { kind: "option", payload: "string" }, uri: { kind: "option", payload: "string" } } };
const t_llm_response_response_context = { kind: "record", name: "response-context", fields: { format: "string", model: "string", sources: { kind: "list", element: t_llm_response_source } } };
const t_llm_response_response_decision = { kind: "variant", name: "response-decision", cases: { "keep": null, "replace": "string", "deny": "string" } };
const t_metrics_query_failure = { kind: "record", name: "query-failure", fields: { code: "string", message: "string" } };
const t_metrics_query_ending = { kind: "variant", name: "query-ending", cases: { "completed": null, "cached": null, "responded": null, "denied": "string", "failed": t_metrics_query_failure } };
const t_metrics_query_event = { kind: "record", name: "query-event", fields: { sessionId: "string", userId: { kind: "option", payload: "string" }, user: "string", database: "string", clientAddr: "string", traceParent: { kind: "option", payload: "string" }, query: "string", kind: t_types_statement_kind, fingerprint: { kind: "option", payload: "string" }, started: t_types_timestamp, duration: t_types_duration, pluginDuration: t_types_duration, rows: "u64", backend: { kind: "option", payload: "string" }, ending: t_metrics_query_ending } };
const t_post_query_result_mask = { kind: "record", name: "result-mask", fields: { column: "u32", mask: t_types_mask } };
const t_post_query_post_query_decision = { kind: "variant", name: "post-query-decision", cases: { "keep": null, "mask-columns": { kind: "list", element: t_post_query_result_mask }, "replace": t_types_result_set, "deny": "string" } };
const t_pre_query_pre_query_decision = { kind: "variant", name: "pre-query-decision", cases: { "continue": null, "rewrite": "string", "deny": "string", "respond": t_types_result_set } };
const t_pre_query_pre_query_outcome = { kind: "record", name: "pre-query-outcome", fields: { decision: t_pre_query_pre_query_decision, cacheable: { kind: "option", payload: t_types_cache_scope } } };
const t_query_database_error = { kind: "record", name: "database-error", fields: { code: "string", message: "string" } };
const t_query_query_error = { kind: "variant", name: "query-error", cases: { "access-denied": null, "failed": t_query_database_error, "unavailable": "string", "timed-out": null, "too-large": null, "other": "string" } };
const t_query_query_options = { kind: "record", name: "query-options", fields: { rowLimit: { kind: "option", payload: "u32" }, readOnly: "bool" } };
const t_rag_metadata_filter = { kind: "record", name: "metadata-filter", fields: { name: "string", anyOf: { kind: "list", element: "string" } } };
const t_rag_rag_config = { kind: "record", name: "rag-config", fields: { indexes: { kind: "list", element: "string" }, topK: "u32", minScore: { kind: "option", payload: "f32" }, filters: { kind: "list", element: t_rag_metadata_filter }, settings: { kind: "list", element: { kind: "tuple", elements: ["string", "string"] } } } };
const t_rag_named_score = { kind: "record", name: "named-score", fields: { name: "string", value: "f32" } };
const t_rag_provenance = { kind: "record", name: "provenance", fields: { index: "string", document: "string", title: { kind: "option", payload: "string" }, uri: { kind: "option", payload: "string" }, offset: { kind: "option", payload: "u64" }, updated: { kind: "option", payload: t_types_timestamp } } };
const t_rag_chunk = { kind: "record", name: "chunk", fields: { id: "string", text: "string", score: "f32", scores: { kind: "list", element: t_rag_named_score }, provenance: t_rag_provenance, metadata: { kind: "list", element: { kind: "tuple", elements: ["string", "string"] } } } };
const t_rewrite_rewritten_statement = { kind: "record", name: "rewritten-statement", fields: { text: "string", parameters: { kind: "option", payload: { kind: "list", element: t_types_sql_value } } } };
const t_route_backend_role = { kind: "enum", name: "backend-role", names: ["primary", "replica"] };
const t_route_backend = { kind: "record", name: "backend", fields: { name: "string", address: "string", role: t_route_backend_role, healthy: "bool", weight: "u32", lag: { kind: "option", payload: t_types_duration }, connections: "u32", tags: { kind: "list", element: { kind: "tuple", elements: ["string", "string"] } } } };
const t_route_route_decision = { kind: "variant", name: "route-decision", cases: { "backend": "string", "block": "string", "abstain": null } };
const t_sync_mode_sync_mode = { kind: "enum", name: "sync-mode", names: ["sync", "semi-sync", "async"] };
const t_sync_mode_table_sync_mode = { kind: "record", name: "table-sync-mode", fields: { table: t_types_table_name, mode: t_sync_mode_sync_mode } };
const t_sync_mode_sync_choice = { kind: "record", name: "sync-choice", fields: { mode: t_sync_mode_sync_mode, tables: { kind: "list", element: t_sync_mode_table_sync_mode }, reason: { kind: "option", payload: "string" } } };
const t_time_travel_time_range = { kind: "record", name: "time-range", fields: { start: t_types_timestamp, end: t_types_timestamp } };
const t_time_travel_redaction = { kind: "record", name: "redaction", fields: { column: "string", mask: t_types_mask } };
const t_time_travel_time_policy = { kind: "variant", name: "time-policy", cases: { "allowed": null, "redacted": { kind: "list", element: t_time_travel_redaction }, "denied": "string", "abstain": null } };
const t_vector_index_quantizer = { kind: "record", name: "quantizer", fields: { scheme: "string", dimensions: "u32", maxError: "f32", codebook: { kind: "list", element: { kind: "list", element: "f32" } } } };
export const config = {
  get: { params: [["key", "string"]], result: { kind: "option", payload: "string" } },
  getValue: { params: [["key", "string"]], result: { kind: "option", payload: t_types_config_value } },
  getAll: { params: [], result: { kind: "list", element: t_types_config_entry } },
};
export const telemetry = {
  metricInc: { params: [["name", "string"], ["value", "f64"], ["labels", { kind: "list", element: { kind: "tuple", elements: ["string", "string"] } }]], result: null },
  metricSet: { params: [["name", "string"], ["value", "f64"], ["labels", { kind: "list", element: { kind: "tuple", elements: ["string", "string"] } }]], result: null },
  metricObserve: { params: [["name", "string"], ["value", "f64"], ["labels", { kind: "list", element: { kind: "tuple", elements: ["string", "string"] } }]], result: null },
};
export const query = {
  columns: { params: [], result: { kind: "list", element: t_types_column } },
  next: { params: [["maxRows", "u32"]], result: { kind: "list", element: { kind: "list", element: t_types_sql_value } } },
  executeQuery: { params: [["sql", "string"], ["parameters", { kind: "list", element: t_types_sql_value }], ["options", t_query_query_options]], result: t_types_result_set },
  openCursor: { params: [["sql", "string"], ["parameters", { kind: "list", element: t_types_sql_value }], ["options", t_query_query_options]], result: "handle" },
};
export const cacheStore = {
  cacheGet: { params: [["key", "string"]], result: { kind: "option", payload: t_types_body } },
  cacheSet: { params: [["key", "string"], ["value", t_types_body], ["ttl", t_types_duration]], result: null },
  cacheDelete: { params: [["key", "string"]], result: "bool" },
};
export const kv = {
  get: { params: [["key", "string"]], result: { kind: "option", payload: "string" } },
  set: { params: [["key", "string"], ["value", "string"], ["ttl", { kind: "option", payload: t_types_duration }]], result: null },
  delete: { params: [["key", "string"]], result: "bool" },
  increment: { params: [["key", "string"], ["by", "s64"], ["ttl", { kind: "option", payload: t_types_duration }]], result: "s64" },
  compareAndSwap: { params: [["key", "string"], ["expected", { kind: "option", payload: "string" }], ["value", "string"], ["ttl", { kind: "option", payload: t_types_duration }]], result: "bool" },
  listKeys: { params: [["prefix", "string"], ["after", { kind: "option", payload: "string" }], ["limit", "u32"]], result: { kind: "list", element: "string" } },
};
export const http = {
  httpFetch: { params: [["request", t_http_http_request]], result: t_http_http_response },
};
export const search = {
  searchSemanticIndex: { params: [["index", "string"], ["vector", { kind: "list", element: "f32" }], ["k", "u32"]], result: { kind: "list", element: t_search_search_hit } },
  searchKeywordIndex: { params: [["index", "string"], ["text", "string"], ["k", "u32"]], result: { kind: "list", element: t_search_search_hit } },
};
export const secrets = {
  get: { params: [["name", "string"]], result: "string" },
};
export const preQuery = {
  preQuery: { params: [["call", t_types_call], ["statement", t_types_statement]], result: t_pre_query_pre_query_outcome },
};
export const postQuery = {
  postQuery: { params: [["call", t_types_call], ["statement", t_types_statement], ["result", t_types_result_set]], result: t_post_query_post_query_decision },
};
export const authenticate = {
  authenticate: { params: [["call", t_types_call], ["request", t_authenticate_auth_request]], result: t_authenticate_auth_result },
};
export const authorize = {
  authorize: { params: [["call", t_types_call], ["statement", t_types_statement]], result: t_authorize_authorize_outcome },
};
export const cache = {
  cacheKey: { params: [["call", t_types_call], ["statement", t_types_statement]], result: { kind: "option", payload: "string" } },
  shouldCache: { params: [["call", t_types_call], ["statement", t_types_statement], ["result", t_types_result_set]], result: t_cache_should_cache_decision },
  cacheGet: { params: [["call", t_types_call], ["key", "string"]], result: { kind: "option", payload: t_cache_cache_entry } },
  cacheSet: { params: [["call", t_types_call], ["key", "string"], ["entry", t_cache_cache_entry]], result: t_cache_cache_set_decision },
  cacheInvalidate: { params: [["call", t_types_call], ["tables", { kind: "list", element: t_types_table_name }]], result: { kind: "list", element: "string" } },
};
export const route = {
  route: { params: [["call", t_types_call], ["statement", t_types_statement], ["backends", { kind: "list", element: t_route_backend }]], result: t_route_route_decision },
};
export const rewrite = {
  rewrite: { params: [["call", t_types_call], ["statement", t_types_statement]], result: { kind: "option", payload: t_rewrite_rewritten_statement } },
};
export const metrics = {
  onEvents: { params: [["call", t_types_call], ["events", { kind: "list", element: t_metrics_query_event }]], result: null },
};
export const embedding = {
  embed: { params: [["call", t_types_call], ["texts", { kind: "list", element: "string" }]], result: { kind: "list", element: { kind: "list", element: "f32" } } },
  similarity: { params: [["call", t_types_call], ["a", { kind: "list", element: "f32" }], ["b", { kind: "list", element: "f32" }]], result: "f32" },
  dimensions: { params: [["call", t_types_call]], result: "u32" },
  modelName: { params: [["call", t_types_call]], result: "string" },
};
export const rag = {
  ragRetrieve: { params: [["call", t_types_call], ["query", "string"], ["config", t_rag_rag_config]], result: { kind: "list", element: t_rag_chunk } },
  ragRerank: { params: [["call", t_types_call], ["query", "string"], ["chunks", { kind: "list", element: t_rag_chunk }]], result: { kind: "list", element: t_rag_chunk } },
};
export const agentTools = {
  listTools: { params: [["call", t_types_call]], result: { kind: "list", element: t_agent_tools_tool_definition } },
  executeTool: { params: [["call", t_types_call], ["name", "string"], ["params", "string"]], result: t_agent_tools_tool_result },
};
export const llmResponse = {
  postProcessResponse: { params: [["call", t_types_call], ["response", "string"], ["context", t_llm_response_response_context]], result: t_llm_response_response_decision },
};
export const processor = {
  open: { params: [["call", t_types_call], ["context", t_llm_response_response_context]], result: "handle" },
  push: { params: [["chunk", "string"]], result: t_llm_response_response_decision },
  finish: { params: [["this", "handle"]], result: "string" },
};
export const branchPolicy = {
  canAccessBranch: { params: [["call", t_types_call], ["branch", "string"]], result: t_branch_policy_branch_access },
  onBranchCreate: { params: [["call", t_types_call], ["branch", "string"], ["parent", "string"]], result: t_branch_policy_branch_access },
  onBranchMerge: { params: [["call", t_types_call], ["source", "string"], ["target", "string"]], result: t_branch_policy_merge_policy },
  onBranchDelete: { params: [["call", t_types_call], ["branch", "string"]], result: t_branch_policy_branch_access },
};
export const vectorIndex = {
  distances: { params: [["call", t_types_call], ["query", { kind: "list", element: "f32" }], ["vectors", { kind: "list", element: { kind: "list", element: "f32" } }]], result: { kind: "list", element: "f32" } },
  train: { params: [["call", t_types_call], ["sample", { kind: "list", element: { kind: "list", element: "f32" } }]], result: t_vector_index_quantizer },
  encode: { params: [["call", t_types_call], ["quantizer", t_vector_index_quantizer], ["vectors", { kind: "list", element: { kind: "list", element: "f32" } }]], result: { kind: "list", element: "bytes" } },
  decode: { params: [["call", t_types_call], ["quantizer", t_vector_index_quantizer], ["codes", { kind: "list", element: "bytes" }]], result: { kind: "list", element: { kind: "list", element: "f32" } } },
};
export const timeTravel = {
  timeTravelPolicy: { params: [["call", t_types_call], ["table", t_types_table_name], ["range", t_time_travel_time_range]], result: t_time_travel_time_policy },
};
export const syncMode = {
  selectSyncMode: { params: [["call", t_types_call], ["statement", t_types_statement], ["rowsAffected", { kind: "option", payload: "u64" }]], result: { kind: "option", payload: t_sync_mode_sync_choice } },
};
export const connection = {
  onConnect: { params: [["call", t_types_call]], result: t_connection_connect_decision },
  onDisconnect: { params: [["call", t_types_call]], result: null },
};
export const health = t_lifecycle_health_status;
