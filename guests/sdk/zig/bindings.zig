//! plugin.h as Zig source, by zig translate-c 0.17.1.

const __root = @This();
pub const struct_helios_string_t = extern struct {
    ptr: [*c]u8 = null,
    len: usize = 0,
    pub const helios_config_get = __root.helios_config_get;
    pub const helios_config_get_value = __root.helios_config_get_value;
    pub const helios_telemetry_metric_inc = __root.helios_telemetry_metric_inc;
    pub const helios_telemetry_metric_set = __root.helios_telemetry_metric_set;
    pub const helios_telemetry_metric_observe = __root.helios_telemetry_metric_observe;
    pub const helios_query_execute_query = __root.helios_query_execute_query;
    pub const helios_query_open_cursor = __root.helios_query_open_cursor;
    pub const helios_cache_store_cache_get = __root.helios_cache_store_cache_get;
    pub const helios_cache_store_cache_set = __root.helios_cache_store_cache_set;
    pub const helios_cache_store_cache_delete = __root.helios_cache_store_cache_delete;
    pub const helios_kv_get = __root.helios_kv_get;
    pub const helios_kv_set = __root.helios_kv_set;
    pub const helios_kv_delete = __root.helios_kv_delete;
    pub const helios_kv_increment = __root.helios_kv_increment;
    pub const helios_kv_compare_and_swap = __root.helios_kv_compare_and_swap;
    pub const helios_kv_list_keys = __root.helios_kv_list_keys;
    pub const helios_search_search_semantic_index = __root.helios_search_search_semantic_index;
    pub const helios_search_search_keyword_index = __root.helios_search_search_keyword_index;
    pub const helios_secrets_get = __root.helios_secrets_get;
    pub const helios_string_set = __root.helios_string_set;
    pub const helios_string_dup = __root.helios_string_dup;
    pub const helios_string_dup_n = __root.helios_string_dup_n;
    pub const helios_string_free = __root.helios_string_free;
    pub const helios_copy = __root.helios_copy;
    pub const helios_same = __root.helios_same;
    pub const helios_starts = __root.helios_starts;
    pub const helios_contains = __root.helios_contains;
    pub const helios_trace = __root.helios_trace;
    pub const helios_debug = __root.helios_debug;
    pub const helios_info = __root.helios_info;
    pub const helios_warn = __root.helios_warn;
    pub const helios_error = __root.helios_error;
    pub const get = __root.helios_config_get;
    pub const value = __root.helios_config_get_value;
    pub const inc = __root.helios_telemetry_metric_inc;
    pub const set = __root.helios_telemetry_metric_set;
    pub const observe = __root.helios_telemetry_metric_observe;
    pub const query = __root.helios_query_execute_query;
    pub const cursor = __root.helios_query_open_cursor;
    pub const delete = __root.helios_cache_store_cache_delete;
    pub const increment = __root.helios_kv_increment;
    pub const swap = __root.helios_kv_compare_and_swap;
    pub const keys = __root.helios_kv_list_keys;
    pub const index = __root.helios_search_search_semantic_index;
    pub const dup = __root.helios_string_dup;
    pub const n = __root.helios_string_dup_n;
    pub const free = __root.helios_string_free;
    pub const copy = __root.helios_copy;
    pub const same = __root.helios_same;
    pub const starts = __root.helios_starts;
    pub const contains = __root.helios_contains;
    pub const trace = __root.helios_trace;
    pub const debug = __root.helios_debug;
    pub const info = __root.helios_info;
    pub const warn = __root.helios_warn;
    pub const @"error" = __root.helios_error;
};
pub const helios_string_t = struct_helios_string_t;
pub const helios_log_log_level_t = u8;
pub const helios_tuple2_string_string_t = extern struct {
    f0: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    f1: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    pub const helios_tuple2_string_string_free = __root.helios_tuple2_string_string_free;
    pub const free = __root.helios_tuple2_string_string_free;
};
pub const helios_list_tuple2_string_string_t = extern struct {
    ptr: [*c]helios_tuple2_string_string_t = null,
    len: usize = 0,
    pub const helios_list_tuple2_string_string_free = __root.helios_list_tuple2_string_string_free;
    pub const free = __root.helios_list_tuple2_string_string_free;
};
pub const helios_duration_t = u64;
pub const helios_timestamp_t = i64;
pub const struct_helios_session_t = extern struct {
    id: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    user: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    database: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    client_addr: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    encrypted: bool = false,
    attributes: helios_list_tuple2_string_string_t = @import("std").mem.zeroes(helios_list_tuple2_string_string_t),
    pub const helios_session_free = __root.helios_session_free;
    pub const free = __root.helios_session_free;
};
pub const helios_session_t = struct_helios_session_t;
pub const helios_list_string_t = extern struct {
    ptr: [*c]helios_string_t = null,
    len: usize = 0,
    pub const helios_list_string_free = __root.helios_list_string_free;
    pub const helios_list_has = __root.helios_list_has;
    pub const free = __root.helios_list_string_free;
    pub const has = __root.helios_list_has;
};
pub const struct_helios_identity_t = extern struct {
    user_id: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    roles: helios_list_string_t = @import("std").mem.zeroes(helios_list_string_t),
    attributes: helios_list_tuple2_string_string_t = @import("std").mem.zeroes(helios_list_tuple2_string_string_t),
    pub const helios_identity_free = __root.helios_identity_free;
    pub const exports_helios_authenticate_identity_free = __root.exports_helios_authenticate_identity_free;
    pub const free = __root.helios_identity_free;
};
pub const helios_identity_t = struct_helios_identity_t;
pub const helios_option_string_t = extern struct {
    is_some: bool = false,
    val: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    pub const helios_option_string_free = __root.helios_option_string_free;
    pub const free = __root.helios_option_string_free;
};
pub const helios_option_identity_t = extern struct {
    is_some: bool = false,
    val: helios_identity_t = @import("std").mem.zeroes(helios_identity_t),
    pub const helios_option_identity_free = __root.helios_option_identity_free;
    pub const free = __root.helios_option_identity_free;
};
pub const struct_helios_call_t = extern struct {
    trace_parent: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    deadline: helios_duration_t = 0,
    session: helios_session_t = @import("std").mem.zeroes(helios_session_t),
    identity: helios_option_identity_t = @import("std").mem.zeroes(helios_option_identity_t),
    pub const exports_helios_pre_query_pre_query = __root.exports_helios_pre_query_pre_query;
    pub const exports_helios_post_query_post_query = __root.exports_helios_post_query_post_query;
    pub const exports_helios_authenticate_authenticate = __root.exports_helios_authenticate_authenticate;
    pub const exports_helios_authorize_authorize = __root.exports_helios_authorize_authorize;
    pub const exports_helios_cache_cache_key = __root.exports_helios_cache_cache_key;
    pub const exports_helios_cache_should_cache = __root.exports_helios_cache_should_cache;
    pub const exports_helios_cache_cache_get = __root.exports_helios_cache_cache_get;
    pub const exports_helios_cache_cache_set = __root.exports_helios_cache_cache_set;
    pub const exports_helios_cache_cache_invalidate = __root.exports_helios_cache_cache_invalidate;
    pub const exports_helios_route_route = __root.exports_helios_route_route;
    pub const exports_helios_rewrite_rewrite = __root.exports_helios_rewrite_rewrite;
    pub const exports_helios_metrics_on_events = __root.exports_helios_metrics_on_events;
    pub const exports_helios_embedding_embed = __root.exports_helios_embedding_embed;
    pub const exports_helios_embedding_similarity = __root.exports_helios_embedding_similarity;
    pub const exports_helios_embedding_dimensions = __root.exports_helios_embedding_dimensions;
    pub const exports_helios_embedding_model_name = __root.exports_helios_embedding_model_name;
    pub const exports_helios_rag_rag_retrieve = __root.exports_helios_rag_rag_retrieve;
    pub const exports_helios_rag_rag_rerank = __root.exports_helios_rag_rag_rerank;
    pub const exports_helios_agent_tools_list_tools = __root.exports_helios_agent_tools_list_tools;
    pub const exports_helios_agent_tools_execute_tool = __root.exports_helios_agent_tools_execute_tool;
    pub const exports_helios_llm_response_static_processor_open = __root.exports_helios_llm_response_static_processor_open;
    pub const exports_helios_llm_response_post_process_response = __root.exports_helios_llm_response_post_process_response;
    pub const exports_helios_branch_policy_can_access_branch = __root.exports_helios_branch_policy_can_access_branch;
    pub const exports_helios_branch_policy_on_branch_create = __root.exports_helios_branch_policy_on_branch_create;
    pub const exports_helios_branch_policy_on_branch_merge = __root.exports_helios_branch_policy_on_branch_merge;
    pub const exports_helios_branch_policy_on_branch_delete = __root.exports_helios_branch_policy_on_branch_delete;
    pub const exports_helios_vector_index_distances = __root.exports_helios_vector_index_distances;
    pub const exports_helios_vector_index_train = __root.exports_helios_vector_index_train;
    pub const exports_helios_vector_index_encode = __root.exports_helios_vector_index_encode;
    pub const exports_helios_vector_index_decode = __root.exports_helios_vector_index_decode;
    pub const exports_helios_time_travel_time_travel_policy = __root.exports_helios_time_travel_time_travel_policy;
    pub const exports_helios_sync_mode_select_sync_mode = __root.exports_helios_sync_mode_select_sync_mode;
    pub const exports_helios_connection_on_connect = __root.exports_helios_connection_on_connect;
    pub const exports_helios_connection_on_disconnect = __root.exports_helios_connection_on_disconnect;
    pub const helios_call_free = __root.helios_call_free;
    pub const exports_helios_pre_query_call_free = __root.exports_helios_pre_query_call_free;
    pub const exports_helios_post_query_call_free = __root.exports_helios_post_query_call_free;
    pub const exports_helios_authenticate_call_free = __root.exports_helios_authenticate_call_free;
    pub const exports_helios_authorize_call_free = __root.exports_helios_authorize_call_free;
    pub const exports_helios_cache_call_free = __root.exports_helios_cache_call_free;
    pub const exports_helios_route_call_free = __root.exports_helios_route_call_free;
    pub const exports_helios_rewrite_call_free = __root.exports_helios_rewrite_call_free;
    pub const exports_helios_metrics_call_free = __root.exports_helios_metrics_call_free;
    pub const exports_helios_embedding_call_free = __root.exports_helios_embedding_call_free;
    pub const exports_helios_rag_call_free = __root.exports_helios_rag_call_free;
    pub const exports_helios_agent_tools_call_free = __root.exports_helios_agent_tools_call_free;
    pub const exports_helios_llm_response_call_free = __root.exports_helios_llm_response_call_free;
    pub const exports_helios_branch_policy_call_free = __root.exports_helios_branch_policy_call_free;
    pub const exports_helios_vector_index_call_free = __root.exports_helios_vector_index_call_free;
    pub const exports_helios_time_travel_call_free = __root.exports_helios_time_travel_call_free;
    pub const exports_helios_sync_mode_call_free = __root.exports_helios_sync_mode_call_free;
    pub const exports_helios_connection_call_free = __root.exports_helios_connection_call_free;
    pub const helios_on_pre_query = __root.helios_on_pre_query;
    pub const helios_on_post_query = __root.helios_on_post_query;
    pub const helios_on_authenticate = __root.helios_on_authenticate;
    pub const helios_on_authorize = __root.helios_on_authorize;
    pub const helios_on_cache_key = __root.helios_on_cache_key;
    pub const helios_on_should_cache = __root.helios_on_should_cache;
    pub const helios_on_cache_get = __root.helios_on_cache_get;
    pub const helios_on_cache_set = __root.helios_on_cache_set;
    pub const helios_on_cache_invalidate = __root.helios_on_cache_invalidate;
    pub const helios_on_route = __root.helios_on_route;
    pub const helios_on_rewrite = __root.helios_on_rewrite;
    pub const helios_on_events = __root.helios_on_events;
    pub const helios_on_embed = __root.helios_on_embed;
    pub const helios_on_similarity = __root.helios_on_similarity;
    pub const helios_on_dimensions = __root.helios_on_dimensions;
    pub const helios_on_model_name = __root.helios_on_model_name;
    pub const helios_on_rag_retrieve = __root.helios_on_rag_retrieve;
    pub const helios_on_rag_rerank = __root.helios_on_rag_rerank;
    pub const helios_on_list_tools = __root.helios_on_list_tools;
    pub const helios_on_execute_tool = __root.helios_on_execute_tool;
    pub const helios_on_post_process_response = __root.helios_on_post_process_response;
    pub const helios_on_can_access_branch = __root.helios_on_can_access_branch;
    pub const helios_on_branch_create = __root.helios_on_branch_create;
    pub const helios_on_branch_merge = __root.helios_on_branch_merge;
    pub const helios_on_branch_delete = __root.helios_on_branch_delete;
    pub const helios_on_distances = __root.helios_on_distances;
    pub const helios_on_train = __root.helios_on_train;
    pub const helios_on_encode = __root.helios_on_encode;
    pub const helios_on_decode = __root.helios_on_decode;
    pub const helios_on_time_travel_policy = __root.helios_on_time_travel_policy;
    pub const helios_on_select_sync_mode = __root.helios_on_select_sync_mode;
    pub const helios_on_connect = __root.helios_on_connect;
    pub const helios_on_disconnect = __root.helios_on_disconnect;
    pub const helios_on_stream_open = __root.helios_on_stream_open;
    pub const query = __root.exports_helios_pre_query_pre_query;
    pub const authenticate = __root.exports_helios_authenticate_authenticate;
    pub const authorize = __root.exports_helios_authorize_authorize;
    pub const key = __root.exports_helios_cache_cache_key;
    pub const cache = __root.exports_helios_cache_should_cache;
    pub const get = __root.exports_helios_cache_cache_get;
    pub const set = __root.exports_helios_cache_cache_set;
    pub const invalidate = __root.exports_helios_cache_cache_invalidate;
    pub const route = __root.exports_helios_route_route;
    pub const rewrite = __root.exports_helios_rewrite_rewrite;
    pub const events = __root.exports_helios_metrics_on_events;
    pub const embed = __root.exports_helios_embedding_embed;
    pub const similarity = __root.exports_helios_embedding_similarity;
    pub const dimensions = __root.exports_helios_embedding_dimensions;
    pub const name = __root.exports_helios_embedding_model_name;
    pub const retrieve = __root.exports_helios_rag_rag_retrieve;
    pub const rerank = __root.exports_helios_rag_rag_rerank;
    pub const tools = __root.exports_helios_agent_tools_list_tools;
    pub const tool = __root.exports_helios_agent_tools_execute_tool;
    pub const open = __root.exports_helios_llm_response_static_processor_open;
    pub const response = __root.exports_helios_llm_response_post_process_response;
    pub const branch = __root.exports_helios_branch_policy_can_access_branch;
    pub const create = __root.exports_helios_branch_policy_on_branch_create;
    pub const merge = __root.exports_helios_branch_policy_on_branch_merge;
    pub const delete = __root.exports_helios_branch_policy_on_branch_delete;
    pub const distances = __root.exports_helios_vector_index_distances;
    pub const train = __root.exports_helios_vector_index_train;
    pub const encode = __root.exports_helios_vector_index_encode;
    pub const decode = __root.exports_helios_vector_index_decode;
    pub const policy = __root.exports_helios_time_travel_time_travel_policy;
    pub const mode = __root.exports_helios_sync_mode_select_sync_mode;
    pub const connect = __root.exports_helios_connection_on_connect;
    pub const disconnect = __root.exports_helios_connection_on_disconnect;
    pub const free = __root.helios_call_free;
};
pub const helios_call_t = struct_helios_call_t;
const union_unnamed_1 = extern union {
    invalid_config: helios_string_t,
    invalid_input: helios_string_t,
    unavailable: helios_string_t,
    unsupported: helios_string_t,
    other: helios_string_t,
};
pub const struct_helios_plugin_error_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_1 = @import("std").mem.zeroes(union_unnamed_1),
    pub const helios_plugin_error_free = __root.helios_plugin_error_free;
    pub const exports_helios_lifecycle_plugin_error_free = __root.exports_helios_lifecycle_plugin_error_free;
    pub const exports_helios_pre_query_plugin_error_free = __root.exports_helios_pre_query_plugin_error_free;
    pub const exports_helios_post_query_plugin_error_free = __root.exports_helios_post_query_plugin_error_free;
    pub const exports_helios_authenticate_plugin_error_free = __root.exports_helios_authenticate_plugin_error_free;
    pub const exports_helios_authorize_plugin_error_free = __root.exports_helios_authorize_plugin_error_free;
    pub const exports_helios_cache_plugin_error_free = __root.exports_helios_cache_plugin_error_free;
    pub const exports_helios_route_plugin_error_free = __root.exports_helios_route_plugin_error_free;
    pub const exports_helios_rewrite_plugin_error_free = __root.exports_helios_rewrite_plugin_error_free;
    pub const exports_helios_metrics_plugin_error_free = __root.exports_helios_metrics_plugin_error_free;
    pub const exports_helios_embedding_plugin_error_free = __root.exports_helios_embedding_plugin_error_free;
    pub const exports_helios_rag_plugin_error_free = __root.exports_helios_rag_plugin_error_free;
    pub const exports_helios_agent_tools_plugin_error_free = __root.exports_helios_agent_tools_plugin_error_free;
    pub const exports_helios_llm_response_plugin_error_free = __root.exports_helios_llm_response_plugin_error_free;
    pub const exports_helios_branch_policy_plugin_error_free = __root.exports_helios_branch_policy_plugin_error_free;
    pub const exports_helios_vector_index_plugin_error_free = __root.exports_helios_vector_index_plugin_error_free;
    pub const exports_helios_time_travel_plugin_error_free = __root.exports_helios_time_travel_plugin_error_free;
    pub const exports_helios_sync_mode_plugin_error_free = __root.exports_helios_sync_mode_plugin_error_free;
    pub const exports_helios_connection_plugin_error_free = __root.exports_helios_connection_plugin_error_free;
    pub const helios_fail = __root.helios_fail;
    pub const helios_needs = __root.helios_needs;
    pub const helios_needs_kv = __root.helios_needs_kv;
    pub const helios_needs_http = __root.helios_needs_http;
    pub const helios_needs_metrics = __root.helios_needs_metrics;
    pub const helios_needs_search = __root.helios_needs_search;
    pub const helios_on_load = __root.helios_on_load;
    pub const free = __root.helios_plugin_error_free;
    pub const fail = __root.helios_fail;
    pub const needs = __root.helios_needs;
    pub const kv = __root.helios_needs_kv;
    pub const http = __root.helios_needs_http;
    pub const metrics = __root.helios_needs_metrics;
    pub const search = __root.helios_needs_search;
    pub const load = __root.helios_on_load;
};
pub const helios_plugin_error_t = struct_helios_plugin_error_t;
pub const helios_statement_kind_t = u8;
pub const helios_table_access_t = u8;
pub const struct_helios_table_reference_t = extern struct {
    schema: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    name: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    access: helios_table_access_t = 0,
    pub const helios_table_reference_free = __root.helios_table_reference_free;
    pub const free = __root.helios_table_reference_free;
};
pub const helios_table_reference_t = struct_helios_table_reference_t;
pub const struct_helios_table_name_t = extern struct {
    schema: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    name: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    pub const helios_table_name_free = __root.helios_table_name_free;
    pub const exports_helios_authorize_table_name_free = __root.exports_helios_authorize_table_name_free;
    pub const exports_helios_cache_table_name_free = __root.exports_helios_cache_table_name_free;
    pub const exports_helios_time_travel_table_name_free = __root.exports_helios_time_travel_table_name_free;
    pub const exports_helios_sync_mode_table_name_free = __root.exports_helios_sync_mode_table_name_free;
    pub const free = __root.helios_table_name_free;
};
pub const helios_table_name_t = struct_helios_table_name_t;
pub const struct_helios_other_value_t = extern struct {
    type_name: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    text: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    pub const helios_other_value_free = __root.helios_other_value_free;
    pub const free = __root.helios_other_value_free;
};
pub const helios_other_value_t = struct_helios_other_value_t;
pub const helios_list_u8_t = extern struct {
    ptr: [*c]u8 = null,
    len: usize = 0,
    pub const helios_list_u8_free = __root.helios_list_u8_free;
    pub const free = __root.helios_list_u8_free;
};
pub const helios_list_f32_t = extern struct {
    ptr: [*c]f32 = null,
    len: usize = 0,
    pub const helios_list_f32_free = __root.helios_list_f32_free;
    pub const free = __root.helios_list_f32_free;
};
const union_unnamed_2 = extern union {
    boolean: bool,
    integer: i64,
    float_: f64,
    decimal: helios_string_t,
    text: helios_string_t,
    bytes: helios_list_u8_t,
    timestamp: helios_timestamp_t,
    json: helios_string_t,
    vector: helios_list_f32_t,
    other: helios_other_value_t,
};
pub const struct_helios_sql_value_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_2 = @import("std").mem.zeroes(union_unnamed_2),
    pub const helios_sql_value_free = __root.helios_sql_value_free;
    pub const helios_query_sql_value_free = __root.helios_query_sql_value_free;
    pub const exports_helios_rewrite_sql_value_free = __root.exports_helios_rewrite_sql_value_free;
    pub const free = __root.helios_sql_value_free;
};
pub const helios_sql_value_t = struct_helios_sql_value_t;
pub const helios_list_table_reference_t = extern struct {
    ptr: [*c]helios_table_reference_t = null,
    len: usize = 0,
    pub const helios_list_table_reference_free = __root.helios_list_table_reference_free;
    pub const free = __root.helios_list_table_reference_free;
};
pub const helios_list_sql_value_t = extern struct {
    ptr: [*c]helios_sql_value_t = null,
    len: usize = 0,
    pub const helios_list_sql_value_free = __root.helios_list_sql_value_free;
    pub const free = __root.helios_list_sql_value_free;
};
pub const struct_helios_statement_t = extern struct {
    text: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    kind: helios_statement_kind_t = 0,
    fingerprint: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    tables: helios_list_table_reference_t = @import("std").mem.zeroes(helios_list_table_reference_t),
    parameters: helios_list_sql_value_t = @import("std").mem.zeroes(helios_list_sql_value_t),
    is_batch: bool = false,
    pub const helios_statement_free = __root.helios_statement_free;
    pub const exports_helios_pre_query_statement_free = __root.exports_helios_pre_query_statement_free;
    pub const exports_helios_post_query_statement_free = __root.exports_helios_post_query_statement_free;
    pub const exports_helios_authorize_statement_free = __root.exports_helios_authorize_statement_free;
    pub const exports_helios_cache_statement_free = __root.exports_helios_cache_statement_free;
    pub const exports_helios_route_statement_free = __root.exports_helios_route_statement_free;
    pub const exports_helios_rewrite_statement_free = __root.exports_helios_rewrite_statement_free;
    pub const exports_helios_sync_mode_statement_free = __root.exports_helios_sync_mode_statement_free;
    pub const free = __root.helios_statement_free;
};
pub const helios_statement_t = struct_helios_statement_t;
pub const helios_option_table_name_t = extern struct {
    is_some: bool = false,
    val: helios_table_name_t = @import("std").mem.zeroes(helios_table_name_t),
    pub const helios_option_table_name_free = __root.helios_option_table_name_free;
    pub const free = __root.helios_option_table_name_free;
};
pub const struct_helios_column_t = extern struct {
    name: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    type_name: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    table: helios_option_table_name_t = @import("std").mem.zeroes(helios_option_table_name_t),
    pub const helios_column_free = __root.helios_column_free;
    pub const helios_query_column_free = __root.helios_query_column_free;
    pub const free = __root.helios_column_free;
};
pub const helios_column_t = struct_helios_column_t;
pub const helios_list_column_t = extern struct {
    ptr: [*c]helios_column_t = null,
    len: usize = 0,
    pub const helios_list_column_free = __root.helios_list_column_free;
    pub const free = __root.helios_list_column_free;
};
pub const helios_list_list_sql_value_t = extern struct {
    ptr: [*c]helios_list_sql_value_t = null,
    len: usize = 0,
    pub const helios_list_list_sql_value_free = __root.helios_list_list_sql_value_free;
    pub const free = __root.helios_list_list_sql_value_free;
};
pub const struct_helios_result_set_t = extern struct {
    columns: helios_list_column_t = @import("std").mem.zeroes(helios_list_column_t),
    rows: helios_list_list_sql_value_t = @import("std").mem.zeroes(helios_list_list_sql_value_t),
    rows_affected: u64 = 0,
    pub const helios_result_set_free = __root.helios_result_set_free;
    pub const helios_query_result_set_free = __root.helios_query_result_set_free;
    pub const exports_helios_pre_query_result_set_free = __root.exports_helios_pre_query_result_set_free;
    pub const exports_helios_post_query_result_set_free = __root.exports_helios_post_query_result_set_free;
    pub const exports_helios_cache_result_set_free = __root.exports_helios_cache_result_set_free;
    pub const free = __root.helios_result_set_free;
};
pub const helios_result_set_t = struct_helios_result_set_t;
const union_unnamed_3 = extern union {
    constant: helios_string_t,
    keep_first: u32,
    keep_last: u32,
};
pub const struct_helios_mask_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_3 = @import("std").mem.zeroes(union_unnamed_3),
    pub const helios_mask_free = __root.helios_mask_free;
    pub const exports_helios_post_query_mask_free = __root.exports_helios_post_query_mask_free;
    pub const exports_helios_authorize_mask_free = __root.exports_helios_authorize_mask_free;
    pub const exports_helios_time_travel_mask_free = __root.exports_helios_time_travel_mask_free;
    pub const free = __root.helios_mask_free;
};
pub const helios_mask_t = struct_helios_mask_t;
pub const helios_reuse_match_t = u8;
pub const helios_reuse_holder_t = u8;
pub const struct_helios_cache_scope_t = extern struct {
    by: helios_reuse_match_t = 0,
    within: helios_reuse_holder_t = 0,
    ttl: helios_duration_t = 0,
};
pub const helios_cache_scope_t = struct_helios_cache_scope_t;
const union_unnamed_4 = extern union {
    text: helios_string_t,
    bytes: helios_list_u8_t,
};
pub const struct_helios_body_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_4 = @import("std").mem.zeroes(union_unnamed_4),
    pub const helios_body_free = __root.helios_body_free;
    pub const helios_cache_store_body_free = __root.helios_cache_store_body_free;
    pub const helios_http_body_free = __root.helios_http_body_free;
    pub const exports_helios_cache_body_free = __root.exports_helios_cache_body_free;
    pub const free = __root.helios_body_free;
};
pub const helios_body_t = struct_helios_body_t;
const union_unnamed_5 = extern union {
    text: helios_string_t,
    integer: i64,
    number: f64,
    boolean: bool,
    text_list: helios_list_string_t,
    json: helios_string_t,
};
pub const struct_helios_config_value_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_5 = @import("std").mem.zeroes(union_unnamed_5),
    pub const helios_config_value_free = __root.helios_config_value_free;
    pub const helios_config_config_value_free = __root.helios_config_config_value_free;
    pub const free = __root.helios_config_value_free;
};
pub const helios_config_value_t = struct_helios_config_value_t;
pub const struct_helios_config_entry_t = extern struct {
    key: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    value: helios_config_value_t = @import("std").mem.zeroes(helios_config_value_t),
    pub const helios_config_entry_free = __root.helios_config_entry_free;
    pub const helios_config_config_entry_free = __root.helios_config_config_entry_free;
    pub const exports_helios_lifecycle_config_entry_free = __root.exports_helios_lifecycle_config_entry_free;
    pub const free = __root.helios_config_entry_free;
};
pub const helios_config_entry_t = struct_helios_config_entry_t;
pub const helios_config_config_value_t = helios_config_value_t;
pub const helios_config_config_entry_t = helios_config_entry_t;
pub const helios_config_option_config_value_t = extern struct {
    is_some: bool = false,
    val: helios_config_config_value_t = @import("std").mem.zeroes(helios_config_config_value_t),
    pub const helios_config_option_config_value_free = __root.helios_config_option_config_value_free;
    pub const free = __root.helios_config_option_config_value_free;
};
pub const helios_config_list_config_entry_t = extern struct {
    ptr: [*c]helios_config_config_entry_t = null,
    len: usize = 0,
    pub const helios_config_get_all = __root.helios_config_get_all;
    pub const helios_config_list_config_entry_free = __root.helios_config_list_config_entry_free;
    pub const all = __root.helios_config_get_all;
    pub const free = __root.helios_config_list_config_entry_free;
};
const union_unnamed_6 = extern union {
    invalid: helios_string_t,
    other: helios_string_t,
};
pub const struct_helios_telemetry_telemetry_error_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_6 = @import("std").mem.zeroes(union_unnamed_6),
    pub const helios_telemetry_telemetry_error_free = __root.helios_telemetry_telemetry_error_free;
    pub const free = __root.helios_telemetry_telemetry_error_free;
};
pub const helios_telemetry_telemetry_error_t = struct_helios_telemetry_telemetry_error_t;
const union_unnamed_7 = extern union {
    err: helios_telemetry_telemetry_error_t,
};
pub const helios_telemetry_result_void_telemetry_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_7 = @import("std").mem.zeroes(union_unnamed_7),
    pub const helios_telemetry_result_void_telemetry_error_free = __root.helios_telemetry_result_void_telemetry_error_free;
    pub const free = __root.helios_telemetry_result_void_telemetry_error_free;
};
pub const helios_query_sql_value_t = helios_sql_value_t;
pub const helios_query_column_t = helios_column_t;
pub const helios_query_result_set_t = helios_result_set_t;
pub const struct_helios_query_database_error_t = extern struct {
    code: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    message: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    pub const helios_query_database_error_free = __root.helios_query_database_error_free;
    pub const free = __root.helios_query_database_error_free;
};
pub const helios_query_database_error_t = struct_helios_query_database_error_t;
const union_unnamed_8 = extern union {
    failed: helios_query_database_error_t,
    unavailable: helios_string_t,
    other: helios_string_t,
};
pub const struct_helios_query_query_error_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_8 = @import("std").mem.zeroes(union_unnamed_8),
    pub const helios_query_query_error_free = __root.helios_query_query_error_free;
    pub const free = __root.helios_query_query_error_free;
};
pub const helios_query_query_error_t = struct_helios_query_query_error_t;
pub const helios_option_u32_t = extern struct {
    is_some: bool = false,
    val: u32 = 0,
    pub const helios_option_u32_free = __root.helios_option_u32_free;
    pub const free = __root.helios_option_u32_free;
};
pub const struct_helios_query_query_options_t = extern struct {
    row_limit: helios_option_u32_t = @import("std").mem.zeroes(helios_option_u32_t),
    read_only: bool = false,
    pub const helios_query_query_options_free = __root.helios_query_query_options_free;
    pub const free = __root.helios_query_query_options_free;
};
pub const helios_query_query_options_t = struct_helios_query_query_options_t;
pub const struct_helios_query_own_row_cursor_t = extern struct {
    __handle: i32 = 0,
    pub const helios_query_row_cursor_drop_own = __root.helios_query_row_cursor_drop_own;
    pub const helios_query_borrow_row_cursor = __root.helios_query_borrow_row_cursor;
    pub const own = __root.helios_query_row_cursor_drop_own;
    pub const cursor = __root.helios_query_borrow_row_cursor;
};
pub const helios_query_own_row_cursor_t = struct_helios_query_own_row_cursor_t;
pub const struct_helios_query_borrow_row_cursor_t = extern struct {
    __handle: i32 = 0,
    pub const helios_query_method_row_cursor_columns = __root.helios_query_method_row_cursor_columns;
    pub const helios_query_method_row_cursor_next = __root.helios_query_method_row_cursor_next;
    pub const helios_query_row_cursor_drop_borrow = __root.helios_query_row_cursor_drop_borrow;
    pub const columns = __root.helios_query_method_row_cursor_columns;
    pub const next = __root.helios_query_method_row_cursor_next;
    pub const borrow = __root.helios_query_row_cursor_drop_borrow;
};
pub const helios_query_borrow_row_cursor_t = struct_helios_query_borrow_row_cursor_t;
pub const helios_query_list_column_t = extern struct {
    ptr: [*c]helios_query_column_t = null,
    len: usize = 0,
    pub const helios_query_list_column_free = __root.helios_query_list_column_free;
    pub const free = __root.helios_query_list_column_free;
};
pub const helios_query_list_sql_value_t = extern struct {
    ptr: [*c]helios_query_sql_value_t = null,
    len: usize = 0,
    pub const helios_query_list_sql_value_free = __root.helios_query_list_sql_value_free;
    pub const free = __root.helios_query_list_sql_value_free;
};
pub const helios_query_list_list_sql_value_t = extern struct {
    ptr: [*c]helios_query_list_sql_value_t = null,
    len: usize = 0,
    pub const helios_query_list_list_sql_value_free = __root.helios_query_list_list_sql_value_free;
    pub const free = __root.helios_query_list_list_sql_value_free;
};
const union_unnamed_9 = extern union {
    ok: helios_query_list_list_sql_value_t,
    err: helios_query_query_error_t,
};
pub const helios_query_result_list_list_sql_value_query_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_9 = @import("std").mem.zeroes(union_unnamed_9),
    pub const helios_query_result_list_list_sql_value_query_error_free = __root.helios_query_result_list_list_sql_value_query_error_free;
    pub const free = __root.helios_query_result_list_list_sql_value_query_error_free;
};
const union_unnamed_10 = extern union {
    ok: helios_query_result_set_t,
    err: helios_query_query_error_t,
};
pub const helios_query_result_result_set_query_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_10 = @import("std").mem.zeroes(union_unnamed_10),
    pub const helios_query_result_result_set_query_error_free = __root.helios_query_result_result_set_query_error_free;
    pub const free = __root.helios_query_result_result_set_query_error_free;
};
const union_unnamed_11 = extern union {
    ok: helios_query_own_row_cursor_t,
    err: helios_query_query_error_t,
};
pub const helios_query_result_own_row_cursor_query_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_11 = @import("std").mem.zeroes(union_unnamed_11),
    pub const helios_query_result_own_row_cursor_query_error_free = __root.helios_query_result_own_row_cursor_query_error_free;
    pub const free = __root.helios_query_result_own_row_cursor_query_error_free;
};
pub const helios_cache_store_body_t = helios_body_t;
pub const helios_cache_store_duration_t = helios_duration_t;
const union_unnamed_12 = extern union {
    unavailable: helios_string_t,
    other: helios_string_t,
};
pub const struct_helios_cache_store_cache_error_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_12 = @import("std").mem.zeroes(union_unnamed_12),
    pub const helios_cache_store_cache_error_free = __root.helios_cache_store_cache_error_free;
    pub const free = __root.helios_cache_store_cache_error_free;
};
pub const helios_cache_store_cache_error_t = struct_helios_cache_store_cache_error_t;
pub const helios_cache_store_option_body_t = extern struct {
    is_some: bool = false,
    val: helios_cache_store_body_t = @import("std").mem.zeroes(helios_cache_store_body_t),
    pub const helios_cache_store_option_body_free = __root.helios_cache_store_option_body_free;
    pub const free = __root.helios_cache_store_option_body_free;
};
const union_unnamed_13 = extern union {
    ok: helios_cache_store_option_body_t,
    err: helios_cache_store_cache_error_t,
};
pub const helios_cache_store_result_option_body_cache_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_13 = @import("std").mem.zeroes(union_unnamed_13),
    pub const helios_cache_store_result_option_body_cache_error_free = __root.helios_cache_store_result_option_body_cache_error_free;
    pub const free = __root.helios_cache_store_result_option_body_cache_error_free;
};
const union_unnamed_14 = extern union {
    err: helios_cache_store_cache_error_t,
};
pub const helios_cache_store_result_void_cache_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_14 = @import("std").mem.zeroes(union_unnamed_14),
    pub const helios_cache_store_result_void_cache_error_free = __root.helios_cache_store_result_void_cache_error_free;
    pub const free = __root.helios_cache_store_result_void_cache_error_free;
};
const union_unnamed_15 = extern union {
    ok: bool,
    err: helios_cache_store_cache_error_t,
};
pub const helios_cache_store_result_bool_cache_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_15 = @import("std").mem.zeroes(union_unnamed_15),
    pub const helios_cache_store_result_bool_cache_error_free = __root.helios_cache_store_result_bool_cache_error_free;
    pub const free = __root.helios_cache_store_result_bool_cache_error_free;
};
pub const helios_kv_duration_t = helios_duration_t;
const union_unnamed_16 = extern union {
    unavailable: helios_string_t,
    other: helios_string_t,
};
pub const struct_helios_kv_kv_error_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_16 = @import("std").mem.zeroes(union_unnamed_16),
    pub const helios_kv_kv_error_free = __root.helios_kv_kv_error_free;
    pub const free = __root.helios_kv_kv_error_free;
};
pub const helios_kv_kv_error_t = struct_helios_kv_kv_error_t;
const union_unnamed_17 = extern union {
    ok: helios_option_string_t,
    err: helios_kv_kv_error_t,
};
pub const helios_kv_result_option_string_kv_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_17 = @import("std").mem.zeroes(union_unnamed_17),
    pub const helios_kv_result_option_string_kv_error_free = __root.helios_kv_result_option_string_kv_error_free;
    pub const free = __root.helios_kv_result_option_string_kv_error_free;
};
pub const helios_kv_option_duration_t = extern struct {
    is_some: bool = false,
    val: helios_kv_duration_t = 0,
    pub const helios_kv_option_duration_free = __root.helios_kv_option_duration_free;
    pub const free = __root.helios_kv_option_duration_free;
};
const union_unnamed_18 = extern union {
    err: helios_kv_kv_error_t,
};
pub const helios_kv_result_void_kv_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_18 = @import("std").mem.zeroes(union_unnamed_18),
    pub const helios_kv_result_void_kv_error_free = __root.helios_kv_result_void_kv_error_free;
    pub const free = __root.helios_kv_result_void_kv_error_free;
};
const union_unnamed_19 = extern union {
    ok: bool,
    err: helios_kv_kv_error_t,
};
pub const helios_kv_result_bool_kv_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_19 = @import("std").mem.zeroes(union_unnamed_19),
    pub const helios_kv_result_bool_kv_error_free = __root.helios_kv_result_bool_kv_error_free;
    pub const free = __root.helios_kv_result_bool_kv_error_free;
};
const union_unnamed_20 = extern union {
    ok: i64,
    err: helios_kv_kv_error_t,
};
pub const helios_kv_result_s64_kv_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_20 = @import("std").mem.zeroes(union_unnamed_20),
    pub const helios_kv_result_s64_kv_error_free = __root.helios_kv_result_s64_kv_error_free;
    pub const free = __root.helios_kv_result_s64_kv_error_free;
};
const union_unnamed_21 = extern union {
    ok: helios_list_string_t,
    err: helios_kv_kv_error_t,
};
pub const helios_kv_result_list_string_kv_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_21 = @import("std").mem.zeroes(union_unnamed_21),
    pub const helios_kv_result_list_string_kv_error_free = __root.helios_kv_result_list_string_kv_error_free;
    pub const free = __root.helios_kv_result_list_string_kv_error_free;
};
pub const helios_http_body_t = helios_body_t;
pub const helios_http_duration_t = helios_duration_t;
pub const helios_http_option_duration_t = extern struct {
    is_some: bool = false,
    val: helios_http_duration_t = 0,
    pub const helios_http_option_duration_free = __root.helios_http_option_duration_free;
    pub const free = __root.helios_http_option_duration_free;
};
pub const struct_helios_http_http_request_t = extern struct {
    method: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    url: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    headers: helios_list_tuple2_string_string_t = @import("std").mem.zeroes(helios_list_tuple2_string_string_t),
    body: helios_http_body_t = @import("std").mem.zeroes(helios_http_body_t),
    timeout: helios_http_option_duration_t = @import("std").mem.zeroes(helios_http_option_duration_t),
    pub const helios_http_http_fetch = __root.helios_http_http_fetch;
    pub const helios_http_http_request_free = __root.helios_http_http_request_free;
    pub const fetch = __root.helios_http_http_fetch;
    pub const free = __root.helios_http_http_request_free;
};
pub const helios_http_http_request_t = struct_helios_http_http_request_t;
pub const struct_helios_http_http_response_t = extern struct {
    status: u16 = 0,
    headers: helios_list_tuple2_string_string_t = @import("std").mem.zeroes(helios_list_tuple2_string_string_t),
    body: helios_http_body_t = @import("std").mem.zeroes(helios_http_body_t),
    pub const helios_http_http_response_free = __root.helios_http_http_response_free;
    pub const free = __root.helios_http_http_response_free;
};
pub const helios_http_http_response_t = struct_helios_http_http_response_t;
const union_unnamed_22 = extern union {
    invalid_request: helios_string_t,
    @"unreachable": helios_string_t,
    other: helios_string_t,
};
pub const struct_helios_http_http_error_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_22 = @import("std").mem.zeroes(union_unnamed_22),
    pub const helios_http_http_error_free = __root.helios_http_http_error_free;
    pub const free = __root.helios_http_http_error_free;
};
pub const helios_http_http_error_t = struct_helios_http_http_error_t;
const union_unnamed_23 = extern union {
    ok: helios_http_http_response_t,
    err: helios_http_http_error_t,
};
pub const helios_http_result_http_response_http_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_23 = @import("std").mem.zeroes(union_unnamed_23),
    pub const helios_http_result_http_response_http_error_free = __root.helios_http_result_http_response_http_error_free;
    pub const free = __root.helios_http_result_http_response_http_error_free;
};
pub const struct_helios_search_search_hit_t = extern struct {
    id: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    score: f32 = 0,
    text: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    source: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    metadata: helios_list_tuple2_string_string_t = @import("std").mem.zeroes(helios_list_tuple2_string_string_t),
    pub const helios_search_search_hit_free = __root.helios_search_search_hit_free;
    pub const free = __root.helios_search_search_hit_free;
};
pub const helios_search_search_hit_t = struct_helios_search_search_hit_t;
const union_unnamed_24 = extern union {
    invalid_query: helios_string_t,
    unavailable: helios_string_t,
    other: helios_string_t,
};
pub const struct_helios_search_search_error_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_24 = @import("std").mem.zeroes(union_unnamed_24),
    pub const helios_search_search_error_free = __root.helios_search_search_error_free;
    pub const free = __root.helios_search_search_error_free;
};
pub const helios_search_search_error_t = struct_helios_search_search_error_t;
pub const helios_search_list_search_hit_t = extern struct {
    ptr: [*c]helios_search_search_hit_t = null,
    len: usize = 0,
    pub const helios_search_list_search_hit_free = __root.helios_search_list_search_hit_free;
    pub const free = __root.helios_search_list_search_hit_free;
};
const union_unnamed_25 = extern union {
    ok: helios_search_list_search_hit_t,
    err: helios_search_search_error_t,
};
pub const helios_search_result_list_search_hit_search_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_25 = @import("std").mem.zeroes(union_unnamed_25),
    pub const helios_search_result_list_search_hit_search_error_free = __root.helios_search_result_list_search_hit_search_error_free;
    pub const free = __root.helios_search_result_list_search_hit_search_error_free;
};
const union_unnamed_26 = extern union {
    unavailable: helios_string_t,
    other: helios_string_t,
};
pub const struct_helios_secrets_secret_error_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_26 = @import("std").mem.zeroes(union_unnamed_26),
    pub const helios_secrets_secret_error_free = __root.helios_secrets_secret_error_free;
    pub const free = __root.helios_secrets_secret_error_free;
};
pub const helios_secrets_secret_error_t = struct_helios_secrets_secret_error_t;
const union_unnamed_27 = extern union {
    ok: helios_string_t,
    err: helios_secrets_secret_error_t,
};
pub const helios_secrets_result_string_secret_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_27 = @import("std").mem.zeroes(union_unnamed_27),
    pub const helios_secrets_result_string_secret_error_free = __root.helios_secrets_result_string_secret_error_free;
    pub const free = __root.helios_secrets_result_string_secret_error_free;
};
pub const exports_helios_lifecycle_plugin_error_t = helios_plugin_error_t;
pub const exports_helios_lifecycle_config_entry_t = helios_config_entry_t;
pub const struct_exports_helios_lifecycle_plugin_metadata_t = extern struct {
    name: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    version: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    description: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    author: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    hooks: helios_list_string_t = @import("std").mem.zeroes(helios_list_string_t),
    permissions: helios_list_string_t = @import("std").mem.zeroes(helios_list_string_t),
    pub const exports_helios_lifecycle_metadata = __root.exports_helios_lifecycle_metadata;
    pub const exports_helios_lifecycle_plugin_metadata_free = __root.exports_helios_lifecycle_plugin_metadata_free;
    pub const metadata = __root.exports_helios_lifecycle_metadata;
    pub const free = __root.exports_helios_lifecycle_plugin_metadata_free;
};
pub const exports_helios_lifecycle_plugin_metadata_t = struct_exports_helios_lifecycle_plugin_metadata_t;
const union_unnamed_28 = extern union {
    degraded: helios_string_t,
    unhealthy: helios_string_t,
};
pub const struct_exports_helios_lifecycle_health_status_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_28 = @import("std").mem.zeroes(union_unnamed_28),
    pub const exports_helios_lifecycle_health = __root.exports_helios_lifecycle_health;
    pub const exports_helios_lifecycle_health_status_free = __root.exports_helios_lifecycle_health_status_free;
    pub const health = __root.exports_helios_lifecycle_health;
    pub const free = __root.exports_helios_lifecycle_health_status_free;
};
pub const exports_helios_lifecycle_health_status_t = struct_exports_helios_lifecycle_health_status_t;
pub const exports_helios_lifecycle_list_config_entry_t = extern struct {
    ptr: [*c]exports_helios_lifecycle_config_entry_t = null,
    len: usize = 0,
    pub const exports_helios_lifecycle_on_load = __root.exports_helios_lifecycle_on_load;
    pub const exports_helios_lifecycle_list_config_entry_free = __root.exports_helios_lifecycle_list_config_entry_free;
    pub const helios_replace_settings = __root.helios_replace_settings;
    pub const load = __root.exports_helios_lifecycle_on_load;
    pub const free = __root.exports_helios_lifecycle_list_config_entry_free;
    pub const settings = __root.helios_replace_settings;
};
const union_unnamed_29 = extern union {
    err: exports_helios_lifecycle_plugin_error_t,
};
pub const exports_helios_lifecycle_result_void_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_29 = @import("std").mem.zeroes(union_unnamed_29),
    pub const exports_helios_lifecycle_result_void_plugin_error_free = __root.exports_helios_lifecycle_result_void_plugin_error_free;
    pub const free = __root.exports_helios_lifecycle_result_void_plugin_error_free;
};
pub const exports_helios_pre_query_call_t = helios_call_t;
pub const exports_helios_pre_query_statement_t = helios_statement_t;
pub const exports_helios_pre_query_result_set_t = helios_result_set_t;
pub const exports_helios_pre_query_cache_scope_t = helios_cache_scope_t;
pub const exports_helios_pre_query_plugin_error_t = helios_plugin_error_t;
const union_unnamed_30 = extern union {
    rewrite: helios_string_t,
    deny: helios_string_t,
    respond: exports_helios_pre_query_result_set_t,
};
pub const struct_exports_helios_pre_query_pre_query_decision_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_30 = @import("std").mem.zeroes(union_unnamed_30),
    pub const exports_helios_pre_query_pre_query_decision_free = __root.exports_helios_pre_query_pre_query_decision_free;
    pub const free = __root.exports_helios_pre_query_pre_query_decision_free;
};
pub const exports_helios_pre_query_pre_query_decision_t = struct_exports_helios_pre_query_pre_query_decision_t;
pub const exports_helios_pre_query_option_cache_scope_t = extern struct {
    is_some: bool = false,
    val: exports_helios_pre_query_cache_scope_t = @import("std").mem.zeroes(exports_helios_pre_query_cache_scope_t),
    pub const exports_helios_pre_query_option_cache_scope_free = __root.exports_helios_pre_query_option_cache_scope_free;
    pub const free = __root.exports_helios_pre_query_option_cache_scope_free;
};
pub const struct_exports_helios_pre_query_pre_query_outcome_t = extern struct {
    decision: exports_helios_pre_query_pre_query_decision_t = @import("std").mem.zeroes(exports_helios_pre_query_pre_query_decision_t),
    cacheable: exports_helios_pre_query_option_cache_scope_t = @import("std").mem.zeroes(exports_helios_pre_query_option_cache_scope_t),
    pub const exports_helios_pre_query_pre_query_outcome_free = __root.exports_helios_pre_query_pre_query_outcome_free;
    pub const free = __root.exports_helios_pre_query_pre_query_outcome_free;
};
pub const exports_helios_pre_query_pre_query_outcome_t = struct_exports_helios_pre_query_pre_query_outcome_t;
const union_unnamed_31 = extern union {
    ok: exports_helios_pre_query_pre_query_outcome_t,
    err: exports_helios_pre_query_plugin_error_t,
};
pub const exports_helios_pre_query_result_pre_query_outcome_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_31 = @import("std").mem.zeroes(union_unnamed_31),
    pub const exports_helios_pre_query_result_pre_query_outcome_plugin_error_free = __root.exports_helios_pre_query_result_pre_query_outcome_plugin_error_free;
    pub const free = __root.exports_helios_pre_query_result_pre_query_outcome_plugin_error_free;
};
pub const exports_helios_post_query_call_t = helios_call_t;
pub const exports_helios_post_query_statement_t = helios_statement_t;
pub const exports_helios_post_query_result_set_t = helios_result_set_t;
pub const exports_helios_post_query_mask_t = helios_mask_t;
pub const exports_helios_post_query_plugin_error_t = helios_plugin_error_t;
pub const struct_exports_helios_post_query_result_mask_t = extern struct {
    column: u32 = 0,
    mask: exports_helios_post_query_mask_t = @import("std").mem.zeroes(exports_helios_post_query_mask_t),
    pub const exports_helios_post_query_result_mask_free = __root.exports_helios_post_query_result_mask_free;
    pub const free = __root.exports_helios_post_query_result_mask_free;
};
pub const exports_helios_post_query_result_mask_t = struct_exports_helios_post_query_result_mask_t;
pub const exports_helios_post_query_list_result_mask_t = extern struct {
    ptr: [*c]exports_helios_post_query_result_mask_t = null,
    len: usize = 0,
    pub const exports_helios_post_query_list_result_mask_free = __root.exports_helios_post_query_list_result_mask_free;
    pub const free = __root.exports_helios_post_query_list_result_mask_free;
};
const union_unnamed_32 = extern union {
    mask_columns: exports_helios_post_query_list_result_mask_t,
    replace: exports_helios_post_query_result_set_t,
    deny: helios_string_t,
};
pub const struct_exports_helios_post_query_post_query_decision_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_32 = @import("std").mem.zeroes(union_unnamed_32),
    pub const exports_helios_post_query_post_query_decision_free = __root.exports_helios_post_query_post_query_decision_free;
    pub const free = __root.exports_helios_post_query_post_query_decision_free;
};
pub const exports_helios_post_query_post_query_decision_t = struct_exports_helios_post_query_post_query_decision_t;
const union_unnamed_33 = extern union {
    ok: exports_helios_post_query_post_query_decision_t,
    err: exports_helios_post_query_plugin_error_t,
};
pub const exports_helios_post_query_result_post_query_decision_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_33 = @import("std").mem.zeroes(union_unnamed_33),
    pub const exports_helios_post_query_result_post_query_decision_plugin_error_free = __root.exports_helios_post_query_result_post_query_decision_plugin_error_free;
    pub const free = __root.exports_helios_post_query_result_post_query_decision_plugin_error_free;
};
pub const exports_helios_authenticate_call_t = helios_call_t;
pub const exports_helios_authenticate_identity_t = helios_identity_t;
pub const exports_helios_authenticate_plugin_error_t = helios_plugin_error_t;
pub const struct_exports_helios_authenticate_client_certificate_t = extern struct {
    subject: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    fingerprint: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    pem: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    pub const exports_helios_authenticate_client_certificate_free = __root.exports_helios_authenticate_client_certificate_free;
    pub const free = __root.exports_helios_authenticate_client_certificate_free;
};
pub const exports_helios_authenticate_client_certificate_t = struct_exports_helios_authenticate_client_certificate_t;
pub const struct_exports_helios_authenticate_challenge_response_t = extern struct {
    data: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    state: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    pub const exports_helios_authenticate_challenge_response_free = __root.exports_helios_authenticate_challenge_response_free;
    pub const free = __root.exports_helios_authenticate_challenge_response_free;
};
pub const exports_helios_authenticate_challenge_response_t = struct_exports_helios_authenticate_challenge_response_t;
const union_unnamed_34 = extern union {
    password: helios_string_t,
    token: helios_string_t,
    certificate: exports_helios_authenticate_client_certificate_t,
    response: exports_helios_authenticate_challenge_response_t,
};
pub const struct_exports_helios_authenticate_credential_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_34 = @import("std").mem.zeroes(union_unnamed_34),
    pub const exports_helios_authenticate_credential_free = __root.exports_helios_authenticate_credential_free;
    pub const free = __root.exports_helios_authenticate_credential_free;
};
pub const exports_helios_authenticate_credential_t = struct_exports_helios_authenticate_credential_t;
pub const exports_helios_authenticate_option_credential_t = extern struct {
    is_some: bool = false,
    val: exports_helios_authenticate_credential_t = @import("std").mem.zeroes(exports_helios_authenticate_credential_t),
    pub const exports_helios_authenticate_option_credential_free = __root.exports_helios_authenticate_option_credential_free;
    pub const free = __root.exports_helios_authenticate_option_credential_free;
};
pub const struct_exports_helios_authenticate_auth_request_t = extern struct {
    headers: helios_list_tuple2_string_string_t = @import("std").mem.zeroes(helios_list_tuple2_string_string_t),
    credential: exports_helios_authenticate_option_credential_t = @import("std").mem.zeroes(exports_helios_authenticate_option_credential_t),
    pub const exports_helios_authenticate_auth_request_free = __root.exports_helios_authenticate_auth_request_free;
    pub const free = __root.exports_helios_authenticate_auth_request_free;
};
pub const exports_helios_authenticate_auth_request_t = struct_exports_helios_authenticate_auth_request_t;
pub const struct_exports_helios_authenticate_auth_challenge_t = extern struct {
    scheme: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    data: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    state: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    pub const exports_helios_authenticate_auth_challenge_free = __root.exports_helios_authenticate_auth_challenge_free;
    pub const free = __root.exports_helios_authenticate_auth_challenge_free;
};
pub const exports_helios_authenticate_auth_challenge_t = struct_exports_helios_authenticate_auth_challenge_t;
const union_unnamed_35 = extern union {
    success: exports_helios_authenticate_identity_t,
    denied: helios_string_t,
    challenge: exports_helios_authenticate_auth_challenge_t,
};
pub const struct_exports_helios_authenticate_auth_result_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_35 = @import("std").mem.zeroes(union_unnamed_35),
    pub const exports_helios_authenticate_auth_result_free = __root.exports_helios_authenticate_auth_result_free;
    pub const free = __root.exports_helios_authenticate_auth_result_free;
};
pub const exports_helios_authenticate_auth_result_t = struct_exports_helios_authenticate_auth_result_t;
const union_unnamed_36 = extern union {
    ok: exports_helios_authenticate_auth_result_t,
    err: exports_helios_authenticate_plugin_error_t,
};
pub const exports_helios_authenticate_result_auth_result_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_36 = @import("std").mem.zeroes(union_unnamed_36),
    pub const exports_helios_authenticate_result_auth_result_plugin_error_free = __root.exports_helios_authenticate_result_auth_result_plugin_error_free;
    pub const free = __root.exports_helios_authenticate_result_auth_result_plugin_error_free;
};
pub const exports_helios_authorize_call_t = helios_call_t;
pub const exports_helios_authorize_statement_t = helios_statement_t;
pub const exports_helios_authorize_table_name_t = helios_table_name_t;
pub const exports_helios_authorize_mask_t = helios_mask_t;
pub const exports_helios_authorize_cache_scope_t = helios_cache_scope_t;
pub const exports_helios_authorize_plugin_error_t = helios_plugin_error_t;
pub const struct_exports_helios_authorize_row_filter_t = extern struct {
    table: exports_helios_authorize_table_name_t = @import("std").mem.zeroes(exports_helios_authorize_table_name_t),
    condition: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    pub const exports_helios_authorize_row_filter_free = __root.exports_helios_authorize_row_filter_free;
    pub const free = __root.exports_helios_authorize_row_filter_free;
};
pub const exports_helios_authorize_row_filter_t = struct_exports_helios_authorize_row_filter_t;
pub const struct_exports_helios_authorize_column_mask_t = extern struct {
    table: exports_helios_authorize_table_name_t = @import("std").mem.zeroes(exports_helios_authorize_table_name_t),
    column: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    mask: exports_helios_authorize_mask_t = @import("std").mem.zeroes(exports_helios_authorize_mask_t),
    pub const exports_helios_authorize_column_mask_free = __root.exports_helios_authorize_column_mask_free;
    pub const free = __root.exports_helios_authorize_column_mask_free;
};
pub const exports_helios_authorize_column_mask_t = struct_exports_helios_authorize_column_mask_t;
pub const exports_helios_authorize_list_row_filter_t = extern struct {
    ptr: [*c]exports_helios_authorize_row_filter_t = null,
    len: usize = 0,
    pub const exports_helios_authorize_list_row_filter_free = __root.exports_helios_authorize_list_row_filter_free;
    pub const free = __root.exports_helios_authorize_list_row_filter_free;
};
pub const exports_helios_authorize_list_column_mask_t = extern struct {
    ptr: [*c]exports_helios_authorize_column_mask_t = null,
    len: usize = 0,
    pub const exports_helios_authorize_list_column_mask_free = __root.exports_helios_authorize_list_column_mask_free;
    pub const free = __root.exports_helios_authorize_list_column_mask_free;
};
pub const struct_exports_helios_authorize_obligations_t = extern struct {
    row_filters: exports_helios_authorize_list_row_filter_t = @import("std").mem.zeroes(exports_helios_authorize_list_row_filter_t),
    column_masks: exports_helios_authorize_list_column_mask_t = @import("std").mem.zeroes(exports_helios_authorize_list_column_mask_t),
    pub const exports_helios_authorize_obligations_free = __root.exports_helios_authorize_obligations_free;
    pub const free = __root.exports_helios_authorize_obligations_free;
};
pub const exports_helios_authorize_obligations_t = struct_exports_helios_authorize_obligations_t;
const union_unnamed_37 = extern union {
    allow_with: exports_helios_authorize_obligations_t,
    deny: helios_string_t,
};
pub const struct_exports_helios_authorize_authorize_decision_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_37 = @import("std").mem.zeroes(union_unnamed_37),
    pub const exports_helios_authorize_authorize_decision_free = __root.exports_helios_authorize_authorize_decision_free;
    pub const free = __root.exports_helios_authorize_authorize_decision_free;
};
pub const exports_helios_authorize_authorize_decision_t = struct_exports_helios_authorize_authorize_decision_t;
pub const exports_helios_authorize_option_cache_scope_t = extern struct {
    is_some: bool = false,
    val: exports_helios_authorize_cache_scope_t = @import("std").mem.zeroes(exports_helios_authorize_cache_scope_t),
    pub const exports_helios_authorize_option_cache_scope_free = __root.exports_helios_authorize_option_cache_scope_free;
    pub const free = __root.exports_helios_authorize_option_cache_scope_free;
};
pub const struct_exports_helios_authorize_authorize_outcome_t = extern struct {
    decision: exports_helios_authorize_authorize_decision_t = @import("std").mem.zeroes(exports_helios_authorize_authorize_decision_t),
    cacheable: exports_helios_authorize_option_cache_scope_t = @import("std").mem.zeroes(exports_helios_authorize_option_cache_scope_t),
    pub const exports_helios_authorize_authorize_outcome_free = __root.exports_helios_authorize_authorize_outcome_free;
    pub const free = __root.exports_helios_authorize_authorize_outcome_free;
};
pub const exports_helios_authorize_authorize_outcome_t = struct_exports_helios_authorize_authorize_outcome_t;
const union_unnamed_38 = extern union {
    ok: exports_helios_authorize_authorize_outcome_t,
    err: exports_helios_authorize_plugin_error_t,
};
pub const exports_helios_authorize_result_authorize_outcome_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_38 = @import("std").mem.zeroes(union_unnamed_38),
    pub const exports_helios_authorize_result_authorize_outcome_plugin_error_free = __root.exports_helios_authorize_result_authorize_outcome_plugin_error_free;
    pub const free = __root.exports_helios_authorize_result_authorize_outcome_plugin_error_free;
};
pub const exports_helios_cache_call_t = helios_call_t;
pub const exports_helios_cache_statement_t = helios_statement_t;
pub const exports_helios_cache_result_set_t = helios_result_set_t;
pub const exports_helios_cache_table_name_t = helios_table_name_t;
pub const exports_helios_cache_body_t = helios_body_t;
pub const exports_helios_cache_duration_t = helios_duration_t;
pub const exports_helios_cache_plugin_error_t = helios_plugin_error_t;
pub const struct_exports_helios_cache_cache_policy_t = extern struct {
    ttl: exports_helios_cache_duration_t = 0,
    stale_while_revalidate: exports_helios_cache_duration_t = 0,
    tags: helios_list_string_t = @import("std").mem.zeroes(helios_list_string_t),
    pub const exports_helios_cache_cache_policy_free = __root.exports_helios_cache_cache_policy_free;
    pub const free = __root.exports_helios_cache_cache_policy_free;
};
pub const exports_helios_cache_cache_policy_t = struct_exports_helios_cache_cache_policy_t;
pub const struct_exports_helios_cache_cache_entry_t = extern struct {
    value: exports_helios_cache_body_t = @import("std").mem.zeroes(exports_helios_cache_body_t),
    policy: exports_helios_cache_cache_policy_t = @import("std").mem.zeroes(exports_helios_cache_cache_policy_t),
    pub const exports_helios_cache_cache_entry_free = __root.exports_helios_cache_cache_entry_free;
    pub const free = __root.exports_helios_cache_cache_entry_free;
};
pub const exports_helios_cache_cache_entry_t = struct_exports_helios_cache_cache_entry_t;
const union_unnamed_39 = extern union {
    store: exports_helios_cache_cache_policy_t,
};
pub const struct_exports_helios_cache_should_cache_decision_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_39 = @import("std").mem.zeroes(union_unnamed_39),
    pub const exports_helios_cache_should_cache_decision_free = __root.exports_helios_cache_should_cache_decision_free;
    pub const free = __root.exports_helios_cache_should_cache_decision_free;
};
pub const exports_helios_cache_should_cache_decision_t = struct_exports_helios_cache_should_cache_decision_t;
pub const exports_helios_cache_cache_set_decision_t = u8;
const union_unnamed_40 = extern union {
    ok: helios_option_string_t,
    err: exports_helios_cache_plugin_error_t,
};
pub const exports_helios_cache_result_option_string_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_40 = @import("std").mem.zeroes(union_unnamed_40),
    pub const exports_helios_cache_result_option_string_plugin_error_free = __root.exports_helios_cache_result_option_string_plugin_error_free;
    pub const free = __root.exports_helios_cache_result_option_string_plugin_error_free;
};
const union_unnamed_41 = extern union {
    ok: exports_helios_cache_should_cache_decision_t,
    err: exports_helios_cache_plugin_error_t,
};
pub const exports_helios_cache_result_should_cache_decision_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_41 = @import("std").mem.zeroes(union_unnamed_41),
    pub const exports_helios_cache_result_should_cache_decision_plugin_error_free = __root.exports_helios_cache_result_should_cache_decision_plugin_error_free;
    pub const free = __root.exports_helios_cache_result_should_cache_decision_plugin_error_free;
};
pub const exports_helios_cache_option_cache_entry_t = extern struct {
    is_some: bool = false,
    val: exports_helios_cache_cache_entry_t = @import("std").mem.zeroes(exports_helios_cache_cache_entry_t),
    pub const exports_helios_cache_option_cache_entry_free = __root.exports_helios_cache_option_cache_entry_free;
    pub const free = __root.exports_helios_cache_option_cache_entry_free;
};
const union_unnamed_42 = extern union {
    ok: exports_helios_cache_option_cache_entry_t,
    err: exports_helios_cache_plugin_error_t,
};
pub const exports_helios_cache_result_option_cache_entry_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_42 = @import("std").mem.zeroes(union_unnamed_42),
    pub const exports_helios_cache_result_option_cache_entry_plugin_error_free = __root.exports_helios_cache_result_option_cache_entry_plugin_error_free;
    pub const free = __root.exports_helios_cache_result_option_cache_entry_plugin_error_free;
};
const union_unnamed_43 = extern union {
    ok: exports_helios_cache_cache_set_decision_t,
    err: exports_helios_cache_plugin_error_t,
};
pub const exports_helios_cache_result_cache_set_decision_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_43 = @import("std").mem.zeroes(union_unnamed_43),
    pub const exports_helios_cache_result_cache_set_decision_plugin_error_free = __root.exports_helios_cache_result_cache_set_decision_plugin_error_free;
    pub const free = __root.exports_helios_cache_result_cache_set_decision_plugin_error_free;
};
pub const exports_helios_cache_list_table_name_t = extern struct {
    ptr: [*c]exports_helios_cache_table_name_t = null,
    len: usize = 0,
    pub const exports_helios_cache_list_table_name_free = __root.exports_helios_cache_list_table_name_free;
    pub const free = __root.exports_helios_cache_list_table_name_free;
};
const union_unnamed_44 = extern union {
    ok: helios_list_string_t,
    err: exports_helios_cache_plugin_error_t,
};
pub const exports_helios_cache_result_list_string_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_44 = @import("std").mem.zeroes(union_unnamed_44),
    pub const exports_helios_cache_result_list_string_plugin_error_free = __root.exports_helios_cache_result_list_string_plugin_error_free;
    pub const free = __root.exports_helios_cache_result_list_string_plugin_error_free;
};
pub const exports_helios_route_call_t = helios_call_t;
pub const exports_helios_route_statement_t = helios_statement_t;
pub const exports_helios_route_duration_t = helios_duration_t;
pub const exports_helios_route_plugin_error_t = helios_plugin_error_t;
pub const exports_helios_route_backend_role_t = u8;
pub const exports_helios_route_option_duration_t = extern struct {
    is_some: bool = false,
    val: exports_helios_route_duration_t = 0,
    pub const exports_helios_route_option_duration_free = __root.exports_helios_route_option_duration_free;
    pub const free = __root.exports_helios_route_option_duration_free;
};
pub const struct_exports_helios_route_backend_t = extern struct {
    name: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    address: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    role: exports_helios_route_backend_role_t = 0,
    healthy: bool = false,
    weight: u32 = 0,
    lag: exports_helios_route_option_duration_t = @import("std").mem.zeroes(exports_helios_route_option_duration_t),
    connections: u32 = 0,
    tags: helios_list_tuple2_string_string_t = @import("std").mem.zeroes(helios_list_tuple2_string_string_t),
    pub const exports_helios_route_backend_free = __root.exports_helios_route_backend_free;
    pub const free = __root.exports_helios_route_backend_free;
};
pub const exports_helios_route_backend_t = struct_exports_helios_route_backend_t;
const union_unnamed_45 = extern union {
    backend: helios_string_t,
    block: helios_string_t,
};
pub const struct_exports_helios_route_route_decision_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_45 = @import("std").mem.zeroes(union_unnamed_45),
    pub const exports_helios_route_route_decision_free = __root.exports_helios_route_route_decision_free;
    pub const free = __root.exports_helios_route_route_decision_free;
};
pub const exports_helios_route_route_decision_t = struct_exports_helios_route_route_decision_t;
pub const exports_helios_route_list_backend_t = extern struct {
    ptr: [*c]exports_helios_route_backend_t = null,
    len: usize = 0,
    pub const exports_helios_route_list_backend_free = __root.exports_helios_route_list_backend_free;
    pub const free = __root.exports_helios_route_list_backend_free;
};
const union_unnamed_46 = extern union {
    ok: exports_helios_route_route_decision_t,
    err: exports_helios_route_plugin_error_t,
};
pub const exports_helios_route_result_route_decision_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_46 = @import("std").mem.zeroes(union_unnamed_46),
    pub const exports_helios_route_result_route_decision_plugin_error_free = __root.exports_helios_route_result_route_decision_plugin_error_free;
    pub const free = __root.exports_helios_route_result_route_decision_plugin_error_free;
};
pub const exports_helios_rewrite_call_t = helios_call_t;
pub const exports_helios_rewrite_statement_t = helios_statement_t;
pub const exports_helios_rewrite_sql_value_t = helios_sql_value_t;
pub const exports_helios_rewrite_plugin_error_t = helios_plugin_error_t;
pub const exports_helios_rewrite_list_sql_value_t = extern struct {
    ptr: [*c]exports_helios_rewrite_sql_value_t = null,
    len: usize = 0,
    pub const exports_helios_rewrite_list_sql_value_free = __root.exports_helios_rewrite_list_sql_value_free;
    pub const free = __root.exports_helios_rewrite_list_sql_value_free;
};
pub const exports_helios_rewrite_option_list_sql_value_t = extern struct {
    is_some: bool = false,
    val: exports_helios_rewrite_list_sql_value_t = @import("std").mem.zeroes(exports_helios_rewrite_list_sql_value_t),
    pub const exports_helios_rewrite_option_list_sql_value_free = __root.exports_helios_rewrite_option_list_sql_value_free;
    pub const free = __root.exports_helios_rewrite_option_list_sql_value_free;
};
pub const struct_exports_helios_rewrite_rewritten_statement_t = extern struct {
    text: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    parameters: exports_helios_rewrite_option_list_sql_value_t = @import("std").mem.zeroes(exports_helios_rewrite_option_list_sql_value_t),
    pub const exports_helios_rewrite_rewritten_statement_free = __root.exports_helios_rewrite_rewritten_statement_free;
    pub const free = __root.exports_helios_rewrite_rewritten_statement_free;
};
pub const exports_helios_rewrite_rewritten_statement_t = struct_exports_helios_rewrite_rewritten_statement_t;
pub const exports_helios_rewrite_option_rewritten_statement_t = extern struct {
    is_some: bool = false,
    val: exports_helios_rewrite_rewritten_statement_t = @import("std").mem.zeroes(exports_helios_rewrite_rewritten_statement_t),
    pub const exports_helios_rewrite_option_rewritten_statement_free = __root.exports_helios_rewrite_option_rewritten_statement_free;
    pub const free = __root.exports_helios_rewrite_option_rewritten_statement_free;
};
const union_unnamed_47 = extern union {
    ok: exports_helios_rewrite_option_rewritten_statement_t,
    err: exports_helios_rewrite_plugin_error_t,
};
pub const exports_helios_rewrite_result_option_rewritten_statement_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_47 = @import("std").mem.zeroes(union_unnamed_47),
    pub const exports_helios_rewrite_result_option_rewritten_statement_plugin_error_free = __root.exports_helios_rewrite_result_option_rewritten_statement_plugin_error_free;
    pub const free = __root.exports_helios_rewrite_result_option_rewritten_statement_plugin_error_free;
};
pub const exports_helios_metrics_call_t = helios_call_t;
pub const exports_helios_metrics_statement_kind_t = helios_statement_kind_t;
pub const exports_helios_metrics_duration_t = helios_duration_t;
pub const exports_helios_metrics_timestamp_t = helios_timestamp_t;
pub const exports_helios_metrics_plugin_error_t = helios_plugin_error_t;
pub const struct_exports_helios_metrics_query_failure_t = extern struct {
    code: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    message: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    pub const exports_helios_metrics_query_failure_free = __root.exports_helios_metrics_query_failure_free;
    pub const free = __root.exports_helios_metrics_query_failure_free;
};
pub const exports_helios_metrics_query_failure_t = struct_exports_helios_metrics_query_failure_t;
const union_unnamed_48 = extern union {
    denied: helios_string_t,
    failed: exports_helios_metrics_query_failure_t,
};
pub const struct_exports_helios_metrics_query_ending_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_48 = @import("std").mem.zeroes(union_unnamed_48),
    pub const exports_helios_metrics_query_ending_free = __root.exports_helios_metrics_query_ending_free;
    pub const free = __root.exports_helios_metrics_query_ending_free;
};
pub const exports_helios_metrics_query_ending_t = struct_exports_helios_metrics_query_ending_t;
pub const struct_exports_helios_metrics_query_event_t = extern struct {
    session_id: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    user_id: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    user: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    database: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    client_addr: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    trace_parent: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    query: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    kind: exports_helios_metrics_statement_kind_t = 0,
    fingerprint: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    started: exports_helios_metrics_timestamp_t = 0,
    duration: exports_helios_metrics_duration_t = 0,
    plugin_duration: exports_helios_metrics_duration_t = 0,
    rows: u64 = 0,
    backend: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    ending: exports_helios_metrics_query_ending_t = @import("std").mem.zeroes(exports_helios_metrics_query_ending_t),
    pub const exports_helios_metrics_query_event_free = __root.exports_helios_metrics_query_event_free;
    pub const free = __root.exports_helios_metrics_query_event_free;
};
pub const exports_helios_metrics_query_event_t = struct_exports_helios_metrics_query_event_t;
pub const exports_helios_metrics_list_query_event_t = extern struct {
    ptr: [*c]exports_helios_metrics_query_event_t = null,
    len: usize = 0,
    pub const exports_helios_metrics_list_query_event_free = __root.exports_helios_metrics_list_query_event_free;
    pub const free = __root.exports_helios_metrics_list_query_event_free;
};
const union_unnamed_49 = extern union {
    err: exports_helios_metrics_plugin_error_t,
};
pub const exports_helios_metrics_result_void_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_49 = @import("std").mem.zeroes(union_unnamed_49),
    pub const exports_helios_metrics_result_void_plugin_error_free = __root.exports_helios_metrics_result_void_plugin_error_free;
    pub const free = __root.exports_helios_metrics_result_void_plugin_error_free;
};
pub const exports_helios_embedding_call_t = helios_call_t;
pub const exports_helios_embedding_plugin_error_t = helios_plugin_error_t;
pub const helios_list_list_f32_t = extern struct {
    ptr: [*c]helios_list_f32_t = null,
    len: usize = 0,
    pub const helios_list_list_f32_free = __root.helios_list_list_f32_free;
    pub const free = __root.helios_list_list_f32_free;
};
const union_unnamed_50 = extern union {
    ok: helios_list_list_f32_t,
    err: exports_helios_embedding_plugin_error_t,
};
pub const exports_helios_embedding_result_list_list_f32_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_50 = @import("std").mem.zeroes(union_unnamed_50),
    pub const exports_helios_embedding_result_list_list_f32_plugin_error_free = __root.exports_helios_embedding_result_list_list_f32_plugin_error_free;
    pub const free = __root.exports_helios_embedding_result_list_list_f32_plugin_error_free;
};
const union_unnamed_51 = extern union {
    ok: f32,
    err: exports_helios_embedding_plugin_error_t,
};
pub const exports_helios_embedding_result_f32_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_51 = @import("std").mem.zeroes(union_unnamed_51),
    pub const exports_helios_embedding_result_f32_plugin_error_free = __root.exports_helios_embedding_result_f32_plugin_error_free;
    pub const free = __root.exports_helios_embedding_result_f32_plugin_error_free;
};
const union_unnamed_52 = extern union {
    ok: u32,
    err: exports_helios_embedding_plugin_error_t,
};
pub const exports_helios_embedding_result_u32_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_52 = @import("std").mem.zeroes(union_unnamed_52),
    pub const exports_helios_embedding_result_u32_plugin_error_free = __root.exports_helios_embedding_result_u32_plugin_error_free;
    pub const free = __root.exports_helios_embedding_result_u32_plugin_error_free;
};
const union_unnamed_53 = extern union {
    ok: helios_string_t,
    err: exports_helios_embedding_plugin_error_t,
};
pub const exports_helios_embedding_result_string_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_53 = @import("std").mem.zeroes(union_unnamed_53),
    pub const exports_helios_embedding_result_string_plugin_error_free = __root.exports_helios_embedding_result_string_plugin_error_free;
    pub const free = __root.exports_helios_embedding_result_string_plugin_error_free;
};
pub const exports_helios_rag_call_t = helios_call_t;
pub const exports_helios_rag_timestamp_t = helios_timestamp_t;
pub const exports_helios_rag_plugin_error_t = helios_plugin_error_t;
pub const struct_exports_helios_rag_metadata_filter_t = extern struct {
    name: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    any_of: helios_list_string_t = @import("std").mem.zeroes(helios_list_string_t),
    pub const exports_helios_rag_metadata_filter_free = __root.exports_helios_rag_metadata_filter_free;
    pub const free = __root.exports_helios_rag_metadata_filter_free;
};
pub const exports_helios_rag_metadata_filter_t = struct_exports_helios_rag_metadata_filter_t;
pub const helios_option_f32_t = extern struct {
    is_some: bool = false,
    val: f32 = 0,
    pub const helios_option_f32_free = __root.helios_option_f32_free;
    pub const free = __root.helios_option_f32_free;
};
pub const exports_helios_rag_list_metadata_filter_t = extern struct {
    ptr: [*c]exports_helios_rag_metadata_filter_t = null,
    len: usize = 0,
    pub const exports_helios_rag_list_metadata_filter_free = __root.exports_helios_rag_list_metadata_filter_free;
    pub const free = __root.exports_helios_rag_list_metadata_filter_free;
};
pub const struct_exports_helios_rag_rag_config_t = extern struct {
    indexes: helios_list_string_t = @import("std").mem.zeroes(helios_list_string_t),
    top_k: u32 = 0,
    min_score: helios_option_f32_t = @import("std").mem.zeroes(helios_option_f32_t),
    filters: exports_helios_rag_list_metadata_filter_t = @import("std").mem.zeroes(exports_helios_rag_list_metadata_filter_t),
    settings: helios_list_tuple2_string_string_t = @import("std").mem.zeroes(helios_list_tuple2_string_string_t),
    pub const exports_helios_rag_rag_config_free = __root.exports_helios_rag_rag_config_free;
    pub const free = __root.exports_helios_rag_rag_config_free;
};
pub const exports_helios_rag_rag_config_t = struct_exports_helios_rag_rag_config_t;
pub const struct_exports_helios_rag_named_score_t = extern struct {
    name: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    value: f32 = 0,
    pub const exports_helios_rag_named_score_free = __root.exports_helios_rag_named_score_free;
    pub const free = __root.exports_helios_rag_named_score_free;
};
pub const exports_helios_rag_named_score_t = struct_exports_helios_rag_named_score_t;
pub const helios_option_u64_t = extern struct {
    is_some: bool = false,
    val: u64 = 0,
    pub const helios_option_u64_free = __root.helios_option_u64_free;
    pub const free = __root.helios_option_u64_free;
};
pub const exports_helios_rag_option_timestamp_t = extern struct {
    is_some: bool = false,
    val: exports_helios_rag_timestamp_t = 0,
    pub const exports_helios_rag_option_timestamp_free = __root.exports_helios_rag_option_timestamp_free;
    pub const free = __root.exports_helios_rag_option_timestamp_free;
};
pub const struct_exports_helios_rag_provenance_t = extern struct {
    index: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    document: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    title: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    uri: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    offset: helios_option_u64_t = @import("std").mem.zeroes(helios_option_u64_t),
    updated: exports_helios_rag_option_timestamp_t = @import("std").mem.zeroes(exports_helios_rag_option_timestamp_t),
    pub const exports_helios_rag_provenance_free = __root.exports_helios_rag_provenance_free;
    pub const free = __root.exports_helios_rag_provenance_free;
};
pub const exports_helios_rag_provenance_t = struct_exports_helios_rag_provenance_t;
pub const exports_helios_rag_list_named_score_t = extern struct {
    ptr: [*c]exports_helios_rag_named_score_t = null,
    len: usize = 0,
    pub const exports_helios_rag_list_named_score_free = __root.exports_helios_rag_list_named_score_free;
    pub const free = __root.exports_helios_rag_list_named_score_free;
};
pub const struct_exports_helios_rag_chunk_t = extern struct {
    id: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    text: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    score: f32 = 0,
    scores: exports_helios_rag_list_named_score_t = @import("std").mem.zeroes(exports_helios_rag_list_named_score_t),
    provenance: exports_helios_rag_provenance_t = @import("std").mem.zeroes(exports_helios_rag_provenance_t),
    metadata: helios_list_tuple2_string_string_t = @import("std").mem.zeroes(helios_list_tuple2_string_string_t),
    pub const exports_helios_rag_chunk_free = __root.exports_helios_rag_chunk_free;
    pub const free = __root.exports_helios_rag_chunk_free;
};
pub const exports_helios_rag_chunk_t = struct_exports_helios_rag_chunk_t;
pub const exports_helios_rag_list_chunk_t = extern struct {
    ptr: [*c]exports_helios_rag_chunk_t = null,
    len: usize = 0,
    pub const exports_helios_rag_list_chunk_free = __root.exports_helios_rag_list_chunk_free;
    pub const free = __root.exports_helios_rag_list_chunk_free;
};
const union_unnamed_54 = extern union {
    ok: exports_helios_rag_list_chunk_t,
    err: exports_helios_rag_plugin_error_t,
};
pub const exports_helios_rag_result_list_chunk_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_54 = @import("std").mem.zeroes(union_unnamed_54),
    pub const exports_helios_rag_result_list_chunk_plugin_error_free = __root.exports_helios_rag_result_list_chunk_plugin_error_free;
    pub const free = __root.exports_helios_rag_result_list_chunk_plugin_error_free;
};
pub const exports_helios_agent_tools_call_t = helios_call_t;
pub const exports_helios_agent_tools_plugin_error_t = helios_plugin_error_t;
pub const helios_option_bool_t = extern struct {
    is_some: bool = false,
    val: bool = false,
    pub const helios_option_bool_free = __root.helios_option_bool_free;
    pub const free = __root.helios_option_bool_free;
};
pub const struct_exports_helios_agent_tools_tool_annotations_t = extern struct {
    title: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    read_only_hint: helios_option_bool_t = @import("std").mem.zeroes(helios_option_bool_t),
    destructive_hint: helios_option_bool_t = @import("std").mem.zeroes(helios_option_bool_t),
    idempotent_hint: helios_option_bool_t = @import("std").mem.zeroes(helios_option_bool_t),
    open_world_hint: helios_option_bool_t = @import("std").mem.zeroes(helios_option_bool_t),
    pub const exports_helios_agent_tools_tool_annotations_free = __root.exports_helios_agent_tools_tool_annotations_free;
    pub const free = __root.exports_helios_agent_tools_tool_annotations_free;
};
pub const exports_helios_agent_tools_tool_annotations_t = struct_exports_helios_agent_tools_tool_annotations_t;
pub const exports_helios_agent_tools_option_tool_annotations_t = extern struct {
    is_some: bool = false,
    val: exports_helios_agent_tools_tool_annotations_t = @import("std").mem.zeroes(exports_helios_agent_tools_tool_annotations_t),
    pub const exports_helios_agent_tools_option_tool_annotations_free = __root.exports_helios_agent_tools_option_tool_annotations_free;
    pub const free = __root.exports_helios_agent_tools_option_tool_annotations_free;
};
pub const struct_exports_helios_agent_tools_tool_definition_t = extern struct {
    name: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    title: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    description: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    input_schema: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    output_schema: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    annotations: exports_helios_agent_tools_option_tool_annotations_t = @import("std").mem.zeroes(exports_helios_agent_tools_option_tool_annotations_t),
    pub const exports_helios_agent_tools_tool_definition_free = __root.exports_helios_agent_tools_tool_definition_free;
    pub const free = __root.exports_helios_agent_tools_tool_definition_free;
};
pub const exports_helios_agent_tools_tool_definition_t = struct_exports_helios_agent_tools_tool_definition_t;
pub const exports_helios_agent_tools_audience_t = u8;
pub const exports_helios_agent_tools_list_audience_t = extern struct {
    ptr: [*c]exports_helios_agent_tools_audience_t = null,
    len: usize = 0,
    pub const exports_helios_agent_tools_list_audience_free = __root.exports_helios_agent_tools_list_audience_free;
    pub const free = __root.exports_helios_agent_tools_list_audience_free;
};
pub const helios_option_f64_t = extern struct {
    is_some: bool = false,
    val: f64 = 0,
    pub const helios_option_f64_free = __root.helios_option_f64_free;
    pub const free = __root.helios_option_f64_free;
};
pub const struct_exports_helios_agent_tools_content_annotations_t = extern struct {
    audience: exports_helios_agent_tools_list_audience_t = @import("std").mem.zeroes(exports_helios_agent_tools_list_audience_t),
    priority: helios_option_f64_t = @import("std").mem.zeroes(helios_option_f64_t),
    last_modified: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    pub const exports_helios_agent_tools_content_annotations_free = __root.exports_helios_agent_tools_content_annotations_free;
    pub const free = __root.exports_helios_agent_tools_content_annotations_free;
};
pub const exports_helios_agent_tools_content_annotations_t = struct_exports_helios_agent_tools_content_annotations_t;
pub const struct_exports_helios_agent_tools_media_t = extern struct {
    data: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    mime_type: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    pub const exports_helios_agent_tools_media_free = __root.exports_helios_agent_tools_media_free;
    pub const free = __root.exports_helios_agent_tools_media_free;
};
pub const exports_helios_agent_tools_media_t = struct_exports_helios_agent_tools_media_t;
pub const struct_exports_helios_agent_tools_resource_link_t = extern struct {
    uri: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    name: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    title: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    description: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    mime_type: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    size: helios_option_u64_t = @import("std").mem.zeroes(helios_option_u64_t),
    pub const exports_helios_agent_tools_resource_link_free = __root.exports_helios_agent_tools_resource_link_free;
    pub const free = __root.exports_helios_agent_tools_resource_link_free;
};
pub const exports_helios_agent_tools_resource_link_t = struct_exports_helios_agent_tools_resource_link_t;
const union_unnamed_55 = extern union {
    text: helios_string_t,
    blob: helios_string_t,
};
pub const struct_exports_helios_agent_tools_resource_contents_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_55 = @import("std").mem.zeroes(union_unnamed_55),
    pub const exports_helios_agent_tools_resource_contents_free = __root.exports_helios_agent_tools_resource_contents_free;
    pub const free = __root.exports_helios_agent_tools_resource_contents_free;
};
pub const exports_helios_agent_tools_resource_contents_t = struct_exports_helios_agent_tools_resource_contents_t;
pub const struct_exports_helios_agent_tools_embedded_resource_t = extern struct {
    uri: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    mime_type: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    contents: exports_helios_agent_tools_resource_contents_t = @import("std").mem.zeroes(exports_helios_agent_tools_resource_contents_t),
    pub const exports_helios_agent_tools_embedded_resource_free = __root.exports_helios_agent_tools_embedded_resource_free;
    pub const free = __root.exports_helios_agent_tools_embedded_resource_free;
};
pub const exports_helios_agent_tools_embedded_resource_t = struct_exports_helios_agent_tools_embedded_resource_t;
const union_unnamed_56 = extern union {
    text: helios_string_t,
    image: exports_helios_agent_tools_media_t,
    audio: exports_helios_agent_tools_media_t,
    resource_link: exports_helios_agent_tools_resource_link_t,
    embedded: exports_helios_agent_tools_embedded_resource_t,
};
pub const struct_exports_helios_agent_tools_content_part_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_56 = @import("std").mem.zeroes(union_unnamed_56),
    pub const exports_helios_agent_tools_content_part_free = __root.exports_helios_agent_tools_content_part_free;
    pub const free = __root.exports_helios_agent_tools_content_part_free;
};
pub const exports_helios_agent_tools_content_part_t = struct_exports_helios_agent_tools_content_part_t;
pub const exports_helios_agent_tools_option_content_annotations_t = extern struct {
    is_some: bool = false,
    val: exports_helios_agent_tools_content_annotations_t = @import("std").mem.zeroes(exports_helios_agent_tools_content_annotations_t),
    pub const exports_helios_agent_tools_option_content_annotations_free = __root.exports_helios_agent_tools_option_content_annotations_free;
    pub const free = __root.exports_helios_agent_tools_option_content_annotations_free;
};
pub const struct_exports_helios_agent_tools_content_t = extern struct {
    part: exports_helios_agent_tools_content_part_t = @import("std").mem.zeroes(exports_helios_agent_tools_content_part_t),
    annotations: exports_helios_agent_tools_option_content_annotations_t = @import("std").mem.zeroes(exports_helios_agent_tools_option_content_annotations_t),
    pub const exports_helios_agent_tools_content_free = __root.exports_helios_agent_tools_content_free;
    pub const free = __root.exports_helios_agent_tools_content_free;
};
pub const exports_helios_agent_tools_content_t = struct_exports_helios_agent_tools_content_t;
pub const exports_helios_agent_tools_list_content_t = extern struct {
    ptr: [*c]exports_helios_agent_tools_content_t = null,
    len: usize = 0,
    pub const exports_helios_agent_tools_list_content_free = __root.exports_helios_agent_tools_list_content_free;
    pub const free = __root.exports_helios_agent_tools_list_content_free;
};
pub const struct_exports_helios_agent_tools_tool_output_t = extern struct {
    content: exports_helios_agent_tools_list_content_t = @import("std").mem.zeroes(exports_helios_agent_tools_list_content_t),
    structured_content: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    is_error: bool = false,
    pub const exports_helios_agent_tools_tool_output_free = __root.exports_helios_agent_tools_tool_output_free;
    pub const free = __root.exports_helios_agent_tools_tool_output_free;
};
pub const exports_helios_agent_tools_tool_output_t = struct_exports_helios_agent_tools_tool_output_t;
const union_unnamed_57 = extern union {
    completed: exports_helios_agent_tools_tool_output_t,
    invalid_params: helios_string_t,
};
pub const struct_exports_helios_agent_tools_tool_result_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_57 = @import("std").mem.zeroes(union_unnamed_57),
    pub const exports_helios_agent_tools_tool_result_free = __root.exports_helios_agent_tools_tool_result_free;
    pub const free = __root.exports_helios_agent_tools_tool_result_free;
};
pub const exports_helios_agent_tools_tool_result_t = struct_exports_helios_agent_tools_tool_result_t;
pub const exports_helios_agent_tools_list_tool_definition_t = extern struct {
    ptr: [*c]exports_helios_agent_tools_tool_definition_t = null,
    len: usize = 0,
    pub const exports_helios_agent_tools_list_tool_definition_free = __root.exports_helios_agent_tools_list_tool_definition_free;
    pub const free = __root.exports_helios_agent_tools_list_tool_definition_free;
};
const union_unnamed_58 = extern union {
    ok: exports_helios_agent_tools_list_tool_definition_t,
    err: exports_helios_agent_tools_plugin_error_t,
};
pub const exports_helios_agent_tools_result_list_tool_definition_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_58 = @import("std").mem.zeroes(union_unnamed_58),
    pub const exports_helios_agent_tools_result_list_tool_definition_plugin_error_free = __root.exports_helios_agent_tools_result_list_tool_definition_plugin_error_free;
    pub const free = __root.exports_helios_agent_tools_result_list_tool_definition_plugin_error_free;
};
const union_unnamed_59 = extern union {
    ok: exports_helios_agent_tools_tool_result_t,
    err: exports_helios_agent_tools_plugin_error_t,
};
pub const exports_helios_agent_tools_result_tool_result_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_59 = @import("std").mem.zeroes(union_unnamed_59),
    pub const exports_helios_agent_tools_result_tool_result_plugin_error_free = __root.exports_helios_agent_tools_result_tool_result_plugin_error_free;
    pub const free = __root.exports_helios_agent_tools_result_tool_result_plugin_error_free;
};
pub const exports_helios_llm_response_call_t = helios_call_t;
pub const exports_helios_llm_response_plugin_error_t = helios_plugin_error_t;
pub const struct_exports_helios_llm_response_source_t = extern struct {
    id: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    title: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    uri: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    pub const exports_helios_llm_response_source_free = __root.exports_helios_llm_response_source_free;
    pub const free = __root.exports_helios_llm_response_source_free;
};
pub const exports_helios_llm_response_source_t = struct_exports_helios_llm_response_source_t;
pub const exports_helios_llm_response_list_source_t = extern struct {
    ptr: [*c]exports_helios_llm_response_source_t = null,
    len: usize = 0,
    pub const exports_helios_llm_response_list_source_free = __root.exports_helios_llm_response_list_source_free;
    pub const free = __root.exports_helios_llm_response_list_source_free;
};
pub const struct_exports_helios_llm_response_response_context_t = extern struct {
    format: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    model: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    sources: exports_helios_llm_response_list_source_t = @import("std").mem.zeroes(exports_helios_llm_response_list_source_t),
    pub const exports_helios_llm_response_response_context_free = __root.exports_helios_llm_response_response_context_free;
    pub const free = __root.exports_helios_llm_response_response_context_free;
};
pub const exports_helios_llm_response_response_context_t = struct_exports_helios_llm_response_response_context_t;
const union_unnamed_60 = extern union {
    replace: helios_string_t,
    deny: helios_string_t,
};
pub const struct_exports_helios_llm_response_response_decision_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_60 = @import("std").mem.zeroes(union_unnamed_60),
    pub const exports_helios_llm_response_response_decision_free = __root.exports_helios_llm_response_response_decision_free;
    pub const free = __root.exports_helios_llm_response_response_decision_free;
};
pub const exports_helios_llm_response_response_decision_t = struct_exports_helios_llm_response_response_decision_t;
pub const struct_exports_helios_llm_response_own_processor_t = extern struct {
    __handle: i32 = 0,
    pub const exports_helios_llm_response_static_processor_finish = __root.exports_helios_llm_response_static_processor_finish;
    pub const exports_helios_llm_response_processor_drop_own = __root.exports_helios_llm_response_processor_drop_own;
    pub const exports_helios_llm_response_processor_rep = __root.exports_helios_llm_response_processor_rep;
    pub const finish = __root.exports_helios_llm_response_static_processor_finish;
    pub const own = __root.exports_helios_llm_response_processor_drop_own;
    pub const rep = __root.exports_helios_llm_response_processor_rep;
};
pub const exports_helios_llm_response_own_processor_t = struct_exports_helios_llm_response_own_processor_t;
pub const struct_exports_helios_llm_response_processor_t = opaque {
    pub const exports_helios_llm_response_method_processor_push = __root.exports_helios_llm_response_method_processor_push;
    pub const exports_helios_llm_response_processor_new = __root.exports_helios_llm_response_processor_new;
    pub const exports_helios_llm_response_processor_destructor = __root.exports_helios_llm_response_processor_destructor;
    pub const push = __root.exports_helios_llm_response_method_processor_push;
    pub const new = __root.exports_helios_llm_response_processor_new;
    pub const destructor = __root.exports_helios_llm_response_processor_destructor;
};
pub const exports_helios_llm_response_processor_t = struct_exports_helios_llm_response_processor_t;
pub const exports_helios_llm_response_borrow_processor_t = ?*exports_helios_llm_response_processor_t;
const union_unnamed_61 = extern union {
    ok: exports_helios_llm_response_own_processor_t,
    err: exports_helios_llm_response_plugin_error_t,
};
pub const exports_helios_llm_response_result_own_processor_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_61 = @import("std").mem.zeroes(union_unnamed_61),
    pub const exports_helios_llm_response_result_own_processor_plugin_error_free = __root.exports_helios_llm_response_result_own_processor_plugin_error_free;
    pub const free = __root.exports_helios_llm_response_result_own_processor_plugin_error_free;
};
const union_unnamed_62 = extern union {
    ok: exports_helios_llm_response_response_decision_t,
    err: exports_helios_llm_response_plugin_error_t,
};
pub const exports_helios_llm_response_result_response_decision_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_62 = @import("std").mem.zeroes(union_unnamed_62),
    pub const exports_helios_llm_response_result_response_decision_plugin_error_free = __root.exports_helios_llm_response_result_response_decision_plugin_error_free;
    pub const free = __root.exports_helios_llm_response_result_response_decision_plugin_error_free;
};
const union_unnamed_63 = extern union {
    ok: helios_string_t,
    err: exports_helios_llm_response_plugin_error_t,
};
pub const exports_helios_llm_response_result_string_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_63 = @import("std").mem.zeroes(union_unnamed_63),
    pub const exports_helios_llm_response_result_string_plugin_error_free = __root.exports_helios_llm_response_result_string_plugin_error_free;
    pub const free = __root.exports_helios_llm_response_result_string_plugin_error_free;
};
pub const exports_helios_branch_policy_call_t = helios_call_t;
pub const exports_helios_branch_policy_plugin_error_t = helios_plugin_error_t;
const union_unnamed_64 = extern union {
    deny: helios_string_t,
};
pub const struct_exports_helios_branch_policy_branch_access_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_64 = @import("std").mem.zeroes(union_unnamed_64),
    pub const exports_helios_branch_policy_branch_access_free = __root.exports_helios_branch_policy_branch_access_free;
    pub const free = __root.exports_helios_branch_policy_branch_access_free;
};
pub const exports_helios_branch_policy_branch_access_t = struct_exports_helios_branch_policy_branch_access_t;
pub const struct_exports_helios_branch_policy_approval_t = extern struct {
    approvers: helios_list_string_t = @import("std").mem.zeroes(helios_list_string_t),
    min_approvals: u32 = 0,
    reason: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    pub const exports_helios_branch_policy_approval_free = __root.exports_helios_branch_policy_approval_free;
    pub const free = __root.exports_helios_branch_policy_approval_free;
};
pub const exports_helios_branch_policy_approval_t = struct_exports_helios_branch_policy_approval_t;
const union_unnamed_65 = extern union {
    require_approval: exports_helios_branch_policy_approval_t,
    deny: helios_string_t,
};
pub const struct_exports_helios_branch_policy_merge_policy_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_65 = @import("std").mem.zeroes(union_unnamed_65),
    pub const exports_helios_branch_policy_merge_policy_free = __root.exports_helios_branch_policy_merge_policy_free;
    pub const free = __root.exports_helios_branch_policy_merge_policy_free;
};
pub const exports_helios_branch_policy_merge_policy_t = struct_exports_helios_branch_policy_merge_policy_t;
const union_unnamed_66 = extern union {
    ok: exports_helios_branch_policy_branch_access_t,
    err: exports_helios_branch_policy_plugin_error_t,
};
pub const exports_helios_branch_policy_result_branch_access_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_66 = @import("std").mem.zeroes(union_unnamed_66),
    pub const exports_helios_branch_policy_result_branch_access_plugin_error_free = __root.exports_helios_branch_policy_result_branch_access_plugin_error_free;
    pub const free = __root.exports_helios_branch_policy_result_branch_access_plugin_error_free;
};
const union_unnamed_67 = extern union {
    ok: exports_helios_branch_policy_merge_policy_t,
    err: exports_helios_branch_policy_plugin_error_t,
};
pub const exports_helios_branch_policy_result_merge_policy_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_67 = @import("std").mem.zeroes(union_unnamed_67),
    pub const exports_helios_branch_policy_result_merge_policy_plugin_error_free = __root.exports_helios_branch_policy_result_merge_policy_plugin_error_free;
    pub const free = __root.exports_helios_branch_policy_result_merge_policy_plugin_error_free;
};
pub const exports_helios_vector_index_call_t = helios_call_t;
pub const exports_helios_vector_index_plugin_error_t = helios_plugin_error_t;
pub const struct_exports_helios_vector_index_quantizer_t = extern struct {
    scheme: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    dimensions: u32 = 0,
    max_error: f32 = 0,
    codebook: helios_list_list_f32_t = @import("std").mem.zeroes(helios_list_list_f32_t),
    pub const exports_helios_vector_index_quantizer_free = __root.exports_helios_vector_index_quantizer_free;
    pub const free = __root.exports_helios_vector_index_quantizer_free;
};
pub const exports_helios_vector_index_quantizer_t = struct_exports_helios_vector_index_quantizer_t;
const union_unnamed_68 = extern union {
    ok: helios_list_f32_t,
    err: exports_helios_vector_index_plugin_error_t,
};
pub const exports_helios_vector_index_result_list_f32_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_68 = @import("std").mem.zeroes(union_unnamed_68),
    pub const exports_helios_vector_index_result_list_f32_plugin_error_free = __root.exports_helios_vector_index_result_list_f32_plugin_error_free;
    pub const free = __root.exports_helios_vector_index_result_list_f32_plugin_error_free;
};
const union_unnamed_69 = extern union {
    ok: exports_helios_vector_index_quantizer_t,
    err: exports_helios_vector_index_plugin_error_t,
};
pub const exports_helios_vector_index_result_quantizer_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_69 = @import("std").mem.zeroes(union_unnamed_69),
    pub const exports_helios_vector_index_result_quantizer_plugin_error_free = __root.exports_helios_vector_index_result_quantizer_plugin_error_free;
    pub const free = __root.exports_helios_vector_index_result_quantizer_plugin_error_free;
};
pub const helios_list_list_u8_t = extern struct {
    ptr: [*c]helios_list_u8_t = null,
    len: usize = 0,
    pub const helios_list_list_u8_free = __root.helios_list_list_u8_free;
    pub const free = __root.helios_list_list_u8_free;
};
const union_unnamed_70 = extern union {
    ok: helios_list_list_u8_t,
    err: exports_helios_vector_index_plugin_error_t,
};
pub const exports_helios_vector_index_result_list_list_u8_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_70 = @import("std").mem.zeroes(union_unnamed_70),
    pub const exports_helios_vector_index_result_list_list_u8_plugin_error_free = __root.exports_helios_vector_index_result_list_list_u8_plugin_error_free;
    pub const free = __root.exports_helios_vector_index_result_list_list_u8_plugin_error_free;
};
const union_unnamed_71 = extern union {
    ok: helios_list_list_f32_t,
    err: exports_helios_vector_index_plugin_error_t,
};
pub const exports_helios_vector_index_result_list_list_f32_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_71 = @import("std").mem.zeroes(union_unnamed_71),
    pub const exports_helios_vector_index_result_list_list_f32_plugin_error_free = __root.exports_helios_vector_index_result_list_list_f32_plugin_error_free;
    pub const free = __root.exports_helios_vector_index_result_list_list_f32_plugin_error_free;
};
pub const exports_helios_time_travel_call_t = helios_call_t;
pub const exports_helios_time_travel_table_name_t = helios_table_name_t;
pub const exports_helios_time_travel_mask_t = helios_mask_t;
pub const exports_helios_time_travel_timestamp_t = helios_timestamp_t;
pub const exports_helios_time_travel_plugin_error_t = helios_plugin_error_t;
pub const struct_exports_helios_time_travel_time_range_t = extern struct {
    start: exports_helios_time_travel_timestamp_t = 0,
    end: exports_helios_time_travel_timestamp_t = 0,
};
pub const exports_helios_time_travel_time_range_t = struct_exports_helios_time_travel_time_range_t;
pub const struct_exports_helios_time_travel_redaction_t = extern struct {
    column: helios_string_t = @import("std").mem.zeroes(helios_string_t),
    mask: exports_helios_time_travel_mask_t = @import("std").mem.zeroes(exports_helios_time_travel_mask_t),
    pub const exports_helios_time_travel_redaction_free = __root.exports_helios_time_travel_redaction_free;
    pub const free = __root.exports_helios_time_travel_redaction_free;
};
pub const exports_helios_time_travel_redaction_t = struct_exports_helios_time_travel_redaction_t;
pub const exports_helios_time_travel_list_redaction_t = extern struct {
    ptr: [*c]exports_helios_time_travel_redaction_t = null,
    len: usize = 0,
    pub const exports_helios_time_travel_list_redaction_free = __root.exports_helios_time_travel_list_redaction_free;
    pub const free = __root.exports_helios_time_travel_list_redaction_free;
};
const union_unnamed_72 = extern union {
    redacted: exports_helios_time_travel_list_redaction_t,
    denied: helios_string_t,
};
pub const struct_exports_helios_time_travel_time_policy_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_72 = @import("std").mem.zeroes(union_unnamed_72),
    pub const exports_helios_time_travel_time_policy_free = __root.exports_helios_time_travel_time_policy_free;
    pub const free = __root.exports_helios_time_travel_time_policy_free;
};
pub const exports_helios_time_travel_time_policy_t = struct_exports_helios_time_travel_time_policy_t;
const union_unnamed_73 = extern union {
    ok: exports_helios_time_travel_time_policy_t,
    err: exports_helios_time_travel_plugin_error_t,
};
pub const exports_helios_time_travel_result_time_policy_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_73 = @import("std").mem.zeroes(union_unnamed_73),
    pub const exports_helios_time_travel_result_time_policy_plugin_error_free = __root.exports_helios_time_travel_result_time_policy_plugin_error_free;
    pub const free = __root.exports_helios_time_travel_result_time_policy_plugin_error_free;
};
pub const exports_helios_sync_mode_call_t = helios_call_t;
pub const exports_helios_sync_mode_statement_t = helios_statement_t;
pub const exports_helios_sync_mode_table_name_t = helios_table_name_t;
pub const exports_helios_sync_mode_plugin_error_t = helios_plugin_error_t;
pub const exports_helios_sync_mode_sync_mode_t = u8;
pub const struct_exports_helios_sync_mode_table_sync_mode_t = extern struct {
    table: exports_helios_sync_mode_table_name_t = @import("std").mem.zeroes(exports_helios_sync_mode_table_name_t),
    mode: exports_helios_sync_mode_sync_mode_t = 0,
    pub const exports_helios_sync_mode_table_sync_mode_free = __root.exports_helios_sync_mode_table_sync_mode_free;
    pub const free = __root.exports_helios_sync_mode_table_sync_mode_free;
};
pub const exports_helios_sync_mode_table_sync_mode_t = struct_exports_helios_sync_mode_table_sync_mode_t;
pub const exports_helios_sync_mode_list_table_sync_mode_t = extern struct {
    ptr: [*c]exports_helios_sync_mode_table_sync_mode_t = null,
    len: usize = 0,
    pub const exports_helios_sync_mode_list_table_sync_mode_free = __root.exports_helios_sync_mode_list_table_sync_mode_free;
    pub const free = __root.exports_helios_sync_mode_list_table_sync_mode_free;
};
pub const struct_exports_helios_sync_mode_sync_choice_t = extern struct {
    mode: exports_helios_sync_mode_sync_mode_t = 0,
    tables: exports_helios_sync_mode_list_table_sync_mode_t = @import("std").mem.zeroes(exports_helios_sync_mode_list_table_sync_mode_t),
    reason: helios_option_string_t = @import("std").mem.zeroes(helios_option_string_t),
    pub const exports_helios_sync_mode_sync_choice_free = __root.exports_helios_sync_mode_sync_choice_free;
    pub const free = __root.exports_helios_sync_mode_sync_choice_free;
};
pub const exports_helios_sync_mode_sync_choice_t = struct_exports_helios_sync_mode_sync_choice_t;
pub const exports_helios_sync_mode_option_sync_choice_t = extern struct {
    is_some: bool = false,
    val: exports_helios_sync_mode_sync_choice_t = @import("std").mem.zeroes(exports_helios_sync_mode_sync_choice_t),
    pub const exports_helios_sync_mode_option_sync_choice_free = __root.exports_helios_sync_mode_option_sync_choice_free;
    pub const free = __root.exports_helios_sync_mode_option_sync_choice_free;
};
const union_unnamed_74 = extern union {
    ok: exports_helios_sync_mode_option_sync_choice_t,
    err: exports_helios_sync_mode_plugin_error_t,
};
pub const exports_helios_sync_mode_result_option_sync_choice_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_74 = @import("std").mem.zeroes(union_unnamed_74),
    pub const exports_helios_sync_mode_result_option_sync_choice_plugin_error_free = __root.exports_helios_sync_mode_result_option_sync_choice_plugin_error_free;
    pub const free = __root.exports_helios_sync_mode_result_option_sync_choice_plugin_error_free;
};
pub const exports_helios_connection_call_t = helios_call_t;
pub const exports_helios_connection_plugin_error_t = helios_plugin_error_t;
const union_unnamed_75 = extern union {
    refuse: helios_string_t,
};
pub const struct_exports_helios_connection_connect_decision_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_75 = @import("std").mem.zeroes(union_unnamed_75),
    pub const exports_helios_connection_connect_decision_free = __root.exports_helios_connection_connect_decision_free;
    pub const free = __root.exports_helios_connection_connect_decision_free;
};
pub const exports_helios_connection_connect_decision_t = struct_exports_helios_connection_connect_decision_t;
const union_unnamed_76 = extern union {
    ok: exports_helios_connection_connect_decision_t,
    err: exports_helios_connection_plugin_error_t,
};
pub const exports_helios_connection_result_connect_decision_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_76 = @import("std").mem.zeroes(union_unnamed_76),
    pub const exports_helios_connection_result_connect_decision_plugin_error_free = __root.exports_helios_connection_result_connect_decision_plugin_error_free;
    pub const free = __root.exports_helios_connection_result_connect_decision_plugin_error_free;
};
const union_unnamed_77 = extern union {
    err: exports_helios_connection_plugin_error_t,
};
pub const exports_helios_connection_result_void_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_77 = @import("std").mem.zeroes(union_unnamed_77),
    pub const exports_helios_connection_result_void_plugin_error_free = __root.exports_helios_connection_result_void_plugin_error_free;
    pub const free = __root.exports_helios_connection_result_void_plugin_error_free;
};
pub extern fn helios_log_log(level: helios_log_log_level_t, message: [*c]helios_string_t, fields: [*c]helios_list_tuple2_string_string_t) void;
pub extern fn helios_log_enabled(level: helios_log_log_level_t) bool;
pub extern fn helios_config_get(key: [*c]helios_string_t, ret: [*c]helios_string_t) bool;
pub extern fn helios_config_get_value(key: [*c]helios_string_t, ret: [*c]helios_config_config_value_t) bool;
pub extern fn helios_config_get_all(ret: [*c]helios_config_list_config_entry_t) void;
pub extern fn helios_telemetry_metric_inc(name: [*c]helios_string_t, value: f64, labels: [*c]helios_list_tuple2_string_string_t, err: [*c]helios_telemetry_telemetry_error_t) bool;
pub extern fn helios_telemetry_metric_set(name: [*c]helios_string_t, value: f64, labels: [*c]helios_list_tuple2_string_string_t, err: [*c]helios_telemetry_telemetry_error_t) bool;
pub extern fn helios_telemetry_metric_observe(name: [*c]helios_string_t, value: f64, labels: [*c]helios_list_tuple2_string_string_t, err: [*c]helios_telemetry_telemetry_error_t) bool;
pub extern fn helios_query_method_row_cursor_columns(self: helios_query_borrow_row_cursor_t, ret: [*c]helios_query_list_column_t) void;
pub extern fn helios_query_method_row_cursor_next(self: helios_query_borrow_row_cursor_t, max_rows: u32, ret: [*c]helios_query_list_list_sql_value_t, err: [*c]helios_query_query_error_t) bool;
pub extern fn helios_query_execute_query(sql: [*c]helios_string_t, parameters: [*c]helios_query_list_sql_value_t, options: [*c]helios_query_query_options_t, ret: [*c]helios_query_result_set_t, err: [*c]helios_query_query_error_t) bool;
pub extern fn helios_query_open_cursor(sql: [*c]helios_string_t, parameters: [*c]helios_query_list_sql_value_t, options: [*c]helios_query_query_options_t, ret: [*c]helios_query_own_row_cursor_t, err: [*c]helios_query_query_error_t) bool;
pub extern fn helios_cache_store_cache_get(key: [*c]helios_string_t, ret: [*c]helios_cache_store_option_body_t, err: [*c]helios_cache_store_cache_error_t) bool;
pub extern fn helios_cache_store_cache_set(key: [*c]helios_string_t, value: [*c]helios_cache_store_body_t, ttl: helios_cache_store_duration_t, err: [*c]helios_cache_store_cache_error_t) bool;
pub extern fn helios_cache_store_cache_delete(key: [*c]helios_string_t, ret: [*c]bool, err: [*c]helios_cache_store_cache_error_t) bool;
pub extern fn helios_kv_get(key: [*c]helios_string_t, ret: [*c]helios_option_string_t, err: [*c]helios_kv_kv_error_t) bool;
pub extern fn helios_kv_set(key: [*c]helios_string_t, value: [*c]helios_string_t, maybe_ttl: [*c]helios_kv_duration_t, err: [*c]helios_kv_kv_error_t) bool;
pub extern fn helios_kv_delete(key: [*c]helios_string_t, ret: [*c]bool, err: [*c]helios_kv_kv_error_t) bool;
pub extern fn helios_kv_increment(key: [*c]helios_string_t, by: i64, maybe_ttl: [*c]helios_kv_duration_t, ret: [*c]i64, err: [*c]helios_kv_kv_error_t) bool;
pub extern fn helios_kv_compare_and_swap(key: [*c]helios_string_t, maybe_expected: [*c]helios_string_t, value: [*c]helios_string_t, maybe_ttl: [*c]helios_kv_duration_t, ret: [*c]bool, err: [*c]helios_kv_kv_error_t) bool;
pub extern fn helios_kv_list_keys(prefix: [*c]helios_string_t, maybe_after: [*c]helios_string_t, limit: u32, ret: [*c]helios_list_string_t, err: [*c]helios_kv_kv_error_t) bool;
pub extern fn helios_http_http_fetch(request: [*c]helios_http_http_request_t, ret: [*c]helios_http_http_response_t, err: [*c]helios_http_http_error_t) bool;
pub extern fn helios_search_search_semantic_index(index: [*c]helios_string_t, vector: [*c]helios_list_f32_t, k: u32, ret: [*c]helios_search_list_search_hit_t, err: [*c]helios_search_search_error_t) bool;
pub extern fn helios_search_search_keyword_index(index: [*c]helios_string_t, text: [*c]helios_string_t, k: u32, ret: [*c]helios_search_list_search_hit_t, err: [*c]helios_search_search_error_t) bool;
pub extern fn helios_secrets_get(name: [*c]helios_string_t, ret: [*c]helios_string_t, err: [*c]helios_secrets_secret_error_t) bool;
pub extern fn exports_helios_lifecycle_metadata(ret: [*c]exports_helios_lifecycle_plugin_metadata_t) void;
pub extern fn exports_helios_lifecycle_on_load(config: [*c]exports_helios_lifecycle_list_config_entry_t, err: [*c]exports_helios_lifecycle_plugin_error_t) bool;
pub extern fn exports_helios_lifecycle_on_unload() void;
pub extern fn exports_helios_lifecycle_health(ret: [*c]exports_helios_lifecycle_health_status_t) void;
pub extern fn exports_helios_pre_query_pre_query(call: [*c]exports_helios_pre_query_call_t, statement: [*c]exports_helios_pre_query_statement_t, ret: [*c]exports_helios_pre_query_pre_query_outcome_t, err: [*c]exports_helios_pre_query_plugin_error_t) bool;
pub extern fn exports_helios_post_query_post_query(call: [*c]exports_helios_post_query_call_t, statement: [*c]exports_helios_post_query_statement_t, result: [*c]exports_helios_post_query_result_set_t, ret: [*c]exports_helios_post_query_post_query_decision_t, err: [*c]exports_helios_post_query_plugin_error_t) bool;
pub extern fn exports_helios_authenticate_authenticate(call: [*c]exports_helios_authenticate_call_t, request: [*c]exports_helios_authenticate_auth_request_t, ret: [*c]exports_helios_authenticate_auth_result_t, err: [*c]exports_helios_authenticate_plugin_error_t) bool;
pub extern fn exports_helios_authorize_authorize(call: [*c]exports_helios_authorize_call_t, statement: [*c]exports_helios_authorize_statement_t, ret: [*c]exports_helios_authorize_authorize_outcome_t, err: [*c]exports_helios_authorize_plugin_error_t) bool;
pub extern fn exports_helios_cache_cache_key(call: [*c]exports_helios_cache_call_t, statement: [*c]exports_helios_cache_statement_t, ret: [*c]helios_option_string_t, err: [*c]exports_helios_cache_plugin_error_t) bool;
pub extern fn exports_helios_cache_should_cache(call: [*c]exports_helios_cache_call_t, statement: [*c]exports_helios_cache_statement_t, result: [*c]exports_helios_cache_result_set_t, ret: [*c]exports_helios_cache_should_cache_decision_t, err: [*c]exports_helios_cache_plugin_error_t) bool;
pub extern fn exports_helios_cache_cache_get(call: [*c]exports_helios_cache_call_t, key: [*c]helios_string_t, ret: [*c]exports_helios_cache_option_cache_entry_t, err: [*c]exports_helios_cache_plugin_error_t) bool;
pub extern fn exports_helios_cache_cache_set(call: [*c]exports_helios_cache_call_t, key: [*c]helios_string_t, entry: [*c]exports_helios_cache_cache_entry_t, ret: [*c]exports_helios_cache_cache_set_decision_t, err: [*c]exports_helios_cache_plugin_error_t) bool;
pub extern fn exports_helios_cache_cache_invalidate(call: [*c]exports_helios_cache_call_t, tables: [*c]exports_helios_cache_list_table_name_t, ret: [*c]helios_list_string_t, err: [*c]exports_helios_cache_plugin_error_t) bool;
pub extern fn exports_helios_route_route(call: [*c]exports_helios_route_call_t, statement: [*c]exports_helios_route_statement_t, backends: [*c]exports_helios_route_list_backend_t, ret: [*c]exports_helios_route_route_decision_t, err: [*c]exports_helios_route_plugin_error_t) bool;
pub extern fn exports_helios_rewrite_rewrite(call: [*c]exports_helios_rewrite_call_t, statement: [*c]exports_helios_rewrite_statement_t, ret: [*c]exports_helios_rewrite_option_rewritten_statement_t, err: [*c]exports_helios_rewrite_plugin_error_t) bool;
pub extern fn exports_helios_metrics_on_events(call: [*c]exports_helios_metrics_call_t, events: [*c]exports_helios_metrics_list_query_event_t, err: [*c]exports_helios_metrics_plugin_error_t) bool;
pub extern fn exports_helios_embedding_embed(call: [*c]exports_helios_embedding_call_t, texts: [*c]helios_list_string_t, ret: [*c]helios_list_list_f32_t, err: [*c]exports_helios_embedding_plugin_error_t) bool;
pub extern fn exports_helios_embedding_similarity(call: [*c]exports_helios_embedding_call_t, a: [*c]helios_list_f32_t, b: [*c]helios_list_f32_t, ret: [*c]f32, err: [*c]exports_helios_embedding_plugin_error_t) bool;
pub extern fn exports_helios_embedding_dimensions(call: [*c]exports_helios_embedding_call_t, ret: [*c]u32, err: [*c]exports_helios_embedding_plugin_error_t) bool;
pub extern fn exports_helios_embedding_model_name(call: [*c]exports_helios_embedding_call_t, ret: [*c]helios_string_t, err: [*c]exports_helios_embedding_plugin_error_t) bool;
pub extern fn exports_helios_rag_rag_retrieve(call: [*c]exports_helios_rag_call_t, query: [*c]helios_string_t, config: [*c]exports_helios_rag_rag_config_t, ret: [*c]exports_helios_rag_list_chunk_t, err: [*c]exports_helios_rag_plugin_error_t) bool;
pub extern fn exports_helios_rag_rag_rerank(call: [*c]exports_helios_rag_call_t, query: [*c]helios_string_t, chunks: [*c]exports_helios_rag_list_chunk_t, ret: [*c]exports_helios_rag_list_chunk_t, err: [*c]exports_helios_rag_plugin_error_t) bool;
pub extern fn exports_helios_agent_tools_list_tools(call: [*c]exports_helios_agent_tools_call_t, ret: [*c]exports_helios_agent_tools_list_tool_definition_t, err: [*c]exports_helios_agent_tools_plugin_error_t) bool;
pub extern fn exports_helios_agent_tools_execute_tool(call: [*c]exports_helios_agent_tools_call_t, name: [*c]helios_string_t, params: [*c]helios_string_t, ret: [*c]exports_helios_agent_tools_tool_result_t, err: [*c]exports_helios_agent_tools_plugin_error_t) bool;
pub extern fn exports_helios_llm_response_static_processor_open(call: [*c]exports_helios_llm_response_call_t, context: [*c]exports_helios_llm_response_response_context_t, ret: [*c]exports_helios_llm_response_own_processor_t, err: [*c]exports_helios_llm_response_plugin_error_t) bool;
pub extern fn exports_helios_llm_response_method_processor_push(self: exports_helios_llm_response_borrow_processor_t, chunk: [*c]helios_string_t, ret: [*c]exports_helios_llm_response_response_decision_t, err: [*c]exports_helios_llm_response_plugin_error_t) bool;
pub extern fn exports_helios_llm_response_static_processor_finish(this_: exports_helios_llm_response_own_processor_t, ret: [*c]helios_string_t, err: [*c]exports_helios_llm_response_plugin_error_t) bool;
pub extern fn exports_helios_llm_response_post_process_response(call: [*c]exports_helios_llm_response_call_t, response: [*c]helios_string_t, context: [*c]exports_helios_llm_response_response_context_t, ret: [*c]exports_helios_llm_response_response_decision_t, err: [*c]exports_helios_llm_response_plugin_error_t) bool;
pub extern fn exports_helios_branch_policy_can_access_branch(call: [*c]exports_helios_branch_policy_call_t, branch: [*c]helios_string_t, ret: [*c]exports_helios_branch_policy_branch_access_t, err: [*c]exports_helios_branch_policy_plugin_error_t) bool;
pub extern fn exports_helios_branch_policy_on_branch_create(call: [*c]exports_helios_branch_policy_call_t, branch: [*c]helios_string_t, parent: [*c]helios_string_t, ret: [*c]exports_helios_branch_policy_branch_access_t, err: [*c]exports_helios_branch_policy_plugin_error_t) bool;
pub extern fn exports_helios_branch_policy_on_branch_merge(call: [*c]exports_helios_branch_policy_call_t, source: [*c]helios_string_t, target: [*c]helios_string_t, ret: [*c]exports_helios_branch_policy_merge_policy_t, err: [*c]exports_helios_branch_policy_plugin_error_t) bool;
pub extern fn exports_helios_branch_policy_on_branch_delete(call: [*c]exports_helios_branch_policy_call_t, branch: [*c]helios_string_t, ret: [*c]exports_helios_branch_policy_branch_access_t, err: [*c]exports_helios_branch_policy_plugin_error_t) bool;
pub extern fn exports_helios_vector_index_distances(call: [*c]exports_helios_vector_index_call_t, query: [*c]helios_list_f32_t, vectors: [*c]helios_list_list_f32_t, ret: [*c]helios_list_f32_t, err: [*c]exports_helios_vector_index_plugin_error_t) bool;
pub extern fn exports_helios_vector_index_train(call: [*c]exports_helios_vector_index_call_t, sample: [*c]helios_list_list_f32_t, ret: [*c]exports_helios_vector_index_quantizer_t, err: [*c]exports_helios_vector_index_plugin_error_t) bool;
pub extern fn exports_helios_vector_index_encode(call: [*c]exports_helios_vector_index_call_t, quantizer: [*c]exports_helios_vector_index_quantizer_t, vectors: [*c]helios_list_list_f32_t, ret: [*c]helios_list_list_u8_t, err: [*c]exports_helios_vector_index_plugin_error_t) bool;
pub extern fn exports_helios_vector_index_decode(call: [*c]exports_helios_vector_index_call_t, quantizer: [*c]exports_helios_vector_index_quantizer_t, codes: [*c]helios_list_list_u8_t, ret: [*c]helios_list_list_f32_t, err: [*c]exports_helios_vector_index_plugin_error_t) bool;
pub extern fn exports_helios_time_travel_time_travel_policy(call: [*c]exports_helios_time_travel_call_t, table: [*c]exports_helios_time_travel_table_name_t, range: [*c]exports_helios_time_travel_time_range_t, ret: [*c]exports_helios_time_travel_time_policy_t, err: [*c]exports_helios_time_travel_plugin_error_t) bool;
pub extern fn exports_helios_sync_mode_select_sync_mode(call: [*c]exports_helios_sync_mode_call_t, statement: [*c]exports_helios_sync_mode_statement_t, maybe_rows_affected: [*c]u64, ret: [*c]exports_helios_sync_mode_option_sync_choice_t, err: [*c]exports_helios_sync_mode_plugin_error_t) bool;
pub extern fn exports_helios_connection_on_connect(call: [*c]exports_helios_connection_call_t, ret: [*c]exports_helios_connection_connect_decision_t, err: [*c]exports_helios_connection_plugin_error_t) bool;
pub extern fn exports_helios_connection_on_disconnect(call: [*c]exports_helios_connection_call_t, err: [*c]exports_helios_connection_plugin_error_t) bool;
pub extern fn helios_tuple2_string_string_free(ptr: [*c]helios_tuple2_string_string_t) void;
pub extern fn helios_list_tuple2_string_string_free(ptr: [*c]helios_list_tuple2_string_string_t) void;
pub extern fn helios_session_free(ptr: [*c]helios_session_t) void;
pub extern fn helios_list_string_free(ptr: [*c]helios_list_string_t) void;
pub extern fn helios_identity_free(ptr: [*c]helios_identity_t) void;
pub extern fn helios_option_string_free(ptr: [*c]helios_option_string_t) void;
pub extern fn helios_option_identity_free(ptr: [*c]helios_option_identity_t) void;
pub extern fn helios_call_free(ptr: [*c]helios_call_t) void;
pub extern fn helios_plugin_error_free(ptr: [*c]helios_plugin_error_t) void;
pub extern fn helios_table_reference_free(ptr: [*c]helios_table_reference_t) void;
pub extern fn helios_table_name_free(ptr: [*c]helios_table_name_t) void;
pub extern fn helios_other_value_free(ptr: [*c]helios_other_value_t) void;
pub extern fn helios_list_u8_free(ptr: [*c]helios_list_u8_t) void;
pub extern fn helios_list_f32_free(ptr: [*c]helios_list_f32_t) void;
pub extern fn helios_sql_value_free(ptr: [*c]helios_sql_value_t) void;
pub extern fn helios_list_table_reference_free(ptr: [*c]helios_list_table_reference_t) void;
pub extern fn helios_list_sql_value_free(ptr: [*c]helios_list_sql_value_t) void;
pub extern fn helios_statement_free(ptr: [*c]helios_statement_t) void;
pub extern fn helios_option_table_name_free(ptr: [*c]helios_option_table_name_t) void;
pub extern fn helios_column_free(ptr: [*c]helios_column_t) void;
pub extern fn helios_list_column_free(ptr: [*c]helios_list_column_t) void;
pub extern fn helios_list_list_sql_value_free(ptr: [*c]helios_list_list_sql_value_t) void;
pub extern fn helios_result_set_free(ptr: [*c]helios_result_set_t) void;
pub extern fn helios_mask_free(ptr: [*c]helios_mask_t) void;
pub extern fn helios_body_free(ptr: [*c]helios_body_t) void;
pub extern fn helios_config_value_free(ptr: [*c]helios_config_value_t) void;
pub extern fn helios_config_entry_free(ptr: [*c]helios_config_entry_t) void;
pub extern fn helios_config_config_value_free(ptr: [*c]helios_config_config_value_t) void;
pub extern fn helios_config_config_entry_free(ptr: [*c]helios_config_config_entry_t) void;
pub extern fn helios_config_option_config_value_free(ptr: [*c]helios_config_option_config_value_t) void;
pub extern fn helios_config_list_config_entry_free(ptr: [*c]helios_config_list_config_entry_t) void;
pub extern fn helios_telemetry_telemetry_error_free(ptr: [*c]helios_telemetry_telemetry_error_t) void;
pub extern fn helios_telemetry_result_void_telemetry_error_free(ptr: [*c]helios_telemetry_result_void_telemetry_error_t) void;
pub extern fn helios_query_sql_value_free(ptr: [*c]helios_query_sql_value_t) void;
pub extern fn helios_query_column_free(ptr: [*c]helios_query_column_t) void;
pub extern fn helios_query_result_set_free(ptr: [*c]helios_query_result_set_t) void;
pub extern fn helios_query_database_error_free(ptr: [*c]helios_query_database_error_t) void;
pub extern fn helios_query_query_error_free(ptr: [*c]helios_query_query_error_t) void;
pub extern fn helios_option_u32_free(ptr: [*c]helios_option_u32_t) void;
pub extern fn helios_query_query_options_free(ptr: [*c]helios_query_query_options_t) void;
pub extern fn helios_query_row_cursor_drop_own(handle: helios_query_own_row_cursor_t) void;
pub extern fn helios_query_row_cursor_drop_borrow(handle: helios_query_borrow_row_cursor_t) void;
pub extern fn helios_query_borrow_row_cursor(handle: helios_query_own_row_cursor_t) helios_query_borrow_row_cursor_t;
pub extern fn helios_query_list_column_free(ptr: [*c]helios_query_list_column_t) void;
pub extern fn helios_query_list_sql_value_free(ptr: [*c]helios_query_list_sql_value_t) void;
pub extern fn helios_query_list_list_sql_value_free(ptr: [*c]helios_query_list_list_sql_value_t) void;
pub extern fn helios_query_result_list_list_sql_value_query_error_free(ptr: [*c]helios_query_result_list_list_sql_value_query_error_t) void;
pub extern fn helios_query_result_result_set_query_error_free(ptr: [*c]helios_query_result_result_set_query_error_t) void;
pub extern fn helios_query_result_own_row_cursor_query_error_free(ptr: [*c]helios_query_result_own_row_cursor_query_error_t) void;
pub extern fn helios_cache_store_body_free(ptr: [*c]helios_cache_store_body_t) void;
pub extern fn helios_cache_store_cache_error_free(ptr: [*c]helios_cache_store_cache_error_t) void;
pub extern fn helios_cache_store_option_body_free(ptr: [*c]helios_cache_store_option_body_t) void;
pub extern fn helios_cache_store_result_option_body_cache_error_free(ptr: [*c]helios_cache_store_result_option_body_cache_error_t) void;
pub extern fn helios_cache_store_result_void_cache_error_free(ptr: [*c]helios_cache_store_result_void_cache_error_t) void;
pub extern fn helios_cache_store_result_bool_cache_error_free(ptr: [*c]helios_cache_store_result_bool_cache_error_t) void;
pub extern fn helios_kv_kv_error_free(ptr: [*c]helios_kv_kv_error_t) void;
pub extern fn helios_kv_result_option_string_kv_error_free(ptr: [*c]helios_kv_result_option_string_kv_error_t) void;
pub extern fn helios_kv_option_duration_free(ptr: [*c]helios_kv_option_duration_t) void;
pub extern fn helios_kv_result_void_kv_error_free(ptr: [*c]helios_kv_result_void_kv_error_t) void;
pub extern fn helios_kv_result_bool_kv_error_free(ptr: [*c]helios_kv_result_bool_kv_error_t) void;
pub extern fn helios_kv_result_s64_kv_error_free(ptr: [*c]helios_kv_result_s64_kv_error_t) void;
pub extern fn helios_kv_result_list_string_kv_error_free(ptr: [*c]helios_kv_result_list_string_kv_error_t) void;
pub extern fn helios_http_body_free(ptr: [*c]helios_http_body_t) void;
pub extern fn helios_http_option_duration_free(ptr: [*c]helios_http_option_duration_t) void;
pub extern fn helios_http_http_request_free(ptr: [*c]helios_http_http_request_t) void;
pub extern fn helios_http_http_response_free(ptr: [*c]helios_http_http_response_t) void;
pub extern fn helios_http_http_error_free(ptr: [*c]helios_http_http_error_t) void;
pub extern fn helios_http_result_http_response_http_error_free(ptr: [*c]helios_http_result_http_response_http_error_t) void;
pub extern fn helios_search_search_hit_free(ptr: [*c]helios_search_search_hit_t) void;
pub extern fn helios_search_search_error_free(ptr: [*c]helios_search_search_error_t) void;
pub extern fn helios_search_list_search_hit_free(ptr: [*c]helios_search_list_search_hit_t) void;
pub extern fn helios_search_result_list_search_hit_search_error_free(ptr: [*c]helios_search_result_list_search_hit_search_error_t) void;
pub extern fn helios_secrets_secret_error_free(ptr: [*c]helios_secrets_secret_error_t) void;
pub extern fn helios_secrets_result_string_secret_error_free(ptr: [*c]helios_secrets_result_string_secret_error_t) void;
pub extern fn exports_helios_lifecycle_plugin_error_free(ptr: [*c]exports_helios_lifecycle_plugin_error_t) void;
pub extern fn exports_helios_lifecycle_config_entry_free(ptr: [*c]exports_helios_lifecycle_config_entry_t) void;
pub extern fn exports_helios_lifecycle_plugin_metadata_free(ptr: [*c]exports_helios_lifecycle_plugin_metadata_t) void;
pub extern fn exports_helios_lifecycle_health_status_free(ptr: [*c]exports_helios_lifecycle_health_status_t) void;
pub extern fn exports_helios_lifecycle_list_config_entry_free(ptr: [*c]exports_helios_lifecycle_list_config_entry_t) void;
pub extern fn exports_helios_lifecycle_result_void_plugin_error_free(ptr: [*c]exports_helios_lifecycle_result_void_plugin_error_t) void;
pub extern fn exports_helios_pre_query_call_free(ptr: [*c]exports_helios_pre_query_call_t) void;
pub extern fn exports_helios_pre_query_statement_free(ptr: [*c]exports_helios_pre_query_statement_t) void;
pub extern fn exports_helios_pre_query_result_set_free(ptr: [*c]exports_helios_pre_query_result_set_t) void;
pub extern fn exports_helios_pre_query_plugin_error_free(ptr: [*c]exports_helios_pre_query_plugin_error_t) void;
pub extern fn exports_helios_pre_query_pre_query_decision_free(ptr: [*c]exports_helios_pre_query_pre_query_decision_t) void;
pub extern fn exports_helios_pre_query_option_cache_scope_free(ptr: [*c]exports_helios_pre_query_option_cache_scope_t) void;
pub extern fn exports_helios_pre_query_pre_query_outcome_free(ptr: [*c]exports_helios_pre_query_pre_query_outcome_t) void;
pub extern fn exports_helios_pre_query_result_pre_query_outcome_plugin_error_free(ptr: [*c]exports_helios_pre_query_result_pre_query_outcome_plugin_error_t) void;
pub extern fn exports_helios_post_query_call_free(ptr: [*c]exports_helios_post_query_call_t) void;
pub extern fn exports_helios_post_query_statement_free(ptr: [*c]exports_helios_post_query_statement_t) void;
pub extern fn exports_helios_post_query_result_set_free(ptr: [*c]exports_helios_post_query_result_set_t) void;
pub extern fn exports_helios_post_query_mask_free(ptr: [*c]exports_helios_post_query_mask_t) void;
pub extern fn exports_helios_post_query_plugin_error_free(ptr: [*c]exports_helios_post_query_plugin_error_t) void;
pub extern fn exports_helios_post_query_result_mask_free(ptr: [*c]exports_helios_post_query_result_mask_t) void;
pub extern fn exports_helios_post_query_list_result_mask_free(ptr: [*c]exports_helios_post_query_list_result_mask_t) void;
pub extern fn exports_helios_post_query_post_query_decision_free(ptr: [*c]exports_helios_post_query_post_query_decision_t) void;
pub extern fn exports_helios_post_query_result_post_query_decision_plugin_error_free(ptr: [*c]exports_helios_post_query_result_post_query_decision_plugin_error_t) void;
pub extern fn exports_helios_authenticate_call_free(ptr: [*c]exports_helios_authenticate_call_t) void;
pub extern fn exports_helios_authenticate_identity_free(ptr: [*c]exports_helios_authenticate_identity_t) void;
pub extern fn exports_helios_authenticate_plugin_error_free(ptr: [*c]exports_helios_authenticate_plugin_error_t) void;
pub extern fn exports_helios_authenticate_client_certificate_free(ptr: [*c]exports_helios_authenticate_client_certificate_t) void;
pub extern fn exports_helios_authenticate_challenge_response_free(ptr: [*c]exports_helios_authenticate_challenge_response_t) void;
pub extern fn exports_helios_authenticate_credential_free(ptr: [*c]exports_helios_authenticate_credential_t) void;
pub extern fn exports_helios_authenticate_option_credential_free(ptr: [*c]exports_helios_authenticate_option_credential_t) void;
pub extern fn exports_helios_authenticate_auth_request_free(ptr: [*c]exports_helios_authenticate_auth_request_t) void;
pub extern fn exports_helios_authenticate_auth_challenge_free(ptr: [*c]exports_helios_authenticate_auth_challenge_t) void;
pub extern fn exports_helios_authenticate_auth_result_free(ptr: [*c]exports_helios_authenticate_auth_result_t) void;
pub extern fn exports_helios_authenticate_result_auth_result_plugin_error_free(ptr: [*c]exports_helios_authenticate_result_auth_result_plugin_error_t) void;
pub extern fn exports_helios_authorize_call_free(ptr: [*c]exports_helios_authorize_call_t) void;
pub extern fn exports_helios_authorize_statement_free(ptr: [*c]exports_helios_authorize_statement_t) void;
pub extern fn exports_helios_authorize_table_name_free(ptr: [*c]exports_helios_authorize_table_name_t) void;
pub extern fn exports_helios_authorize_mask_free(ptr: [*c]exports_helios_authorize_mask_t) void;
pub extern fn exports_helios_authorize_plugin_error_free(ptr: [*c]exports_helios_authorize_plugin_error_t) void;
pub extern fn exports_helios_authorize_row_filter_free(ptr: [*c]exports_helios_authorize_row_filter_t) void;
pub extern fn exports_helios_authorize_column_mask_free(ptr: [*c]exports_helios_authorize_column_mask_t) void;
pub extern fn exports_helios_authorize_list_row_filter_free(ptr: [*c]exports_helios_authorize_list_row_filter_t) void;
pub extern fn exports_helios_authorize_list_column_mask_free(ptr: [*c]exports_helios_authorize_list_column_mask_t) void;
pub extern fn exports_helios_authorize_obligations_free(ptr: [*c]exports_helios_authorize_obligations_t) void;
pub extern fn exports_helios_authorize_authorize_decision_free(ptr: [*c]exports_helios_authorize_authorize_decision_t) void;
pub extern fn exports_helios_authorize_option_cache_scope_free(ptr: [*c]exports_helios_authorize_option_cache_scope_t) void;
pub extern fn exports_helios_authorize_authorize_outcome_free(ptr: [*c]exports_helios_authorize_authorize_outcome_t) void;
pub extern fn exports_helios_authorize_result_authorize_outcome_plugin_error_free(ptr: [*c]exports_helios_authorize_result_authorize_outcome_plugin_error_t) void;
pub extern fn exports_helios_cache_call_free(ptr: [*c]exports_helios_cache_call_t) void;
pub extern fn exports_helios_cache_statement_free(ptr: [*c]exports_helios_cache_statement_t) void;
pub extern fn exports_helios_cache_result_set_free(ptr: [*c]exports_helios_cache_result_set_t) void;
pub extern fn exports_helios_cache_table_name_free(ptr: [*c]exports_helios_cache_table_name_t) void;
pub extern fn exports_helios_cache_body_free(ptr: [*c]exports_helios_cache_body_t) void;
pub extern fn exports_helios_cache_plugin_error_free(ptr: [*c]exports_helios_cache_plugin_error_t) void;
pub extern fn exports_helios_cache_cache_policy_free(ptr: [*c]exports_helios_cache_cache_policy_t) void;
pub extern fn exports_helios_cache_cache_entry_free(ptr: [*c]exports_helios_cache_cache_entry_t) void;
pub extern fn exports_helios_cache_should_cache_decision_free(ptr: [*c]exports_helios_cache_should_cache_decision_t) void;
pub extern fn exports_helios_cache_result_option_string_plugin_error_free(ptr: [*c]exports_helios_cache_result_option_string_plugin_error_t) void;
pub extern fn exports_helios_cache_result_should_cache_decision_plugin_error_free(ptr: [*c]exports_helios_cache_result_should_cache_decision_plugin_error_t) void;
pub extern fn exports_helios_cache_option_cache_entry_free(ptr: [*c]exports_helios_cache_option_cache_entry_t) void;
pub extern fn exports_helios_cache_result_option_cache_entry_plugin_error_free(ptr: [*c]exports_helios_cache_result_option_cache_entry_plugin_error_t) void;
pub extern fn exports_helios_cache_result_cache_set_decision_plugin_error_free(ptr: [*c]exports_helios_cache_result_cache_set_decision_plugin_error_t) void;
pub extern fn exports_helios_cache_list_table_name_free(ptr: [*c]exports_helios_cache_list_table_name_t) void;
pub extern fn exports_helios_cache_result_list_string_plugin_error_free(ptr: [*c]exports_helios_cache_result_list_string_plugin_error_t) void;
pub extern fn exports_helios_route_call_free(ptr: [*c]exports_helios_route_call_t) void;
pub extern fn exports_helios_route_statement_free(ptr: [*c]exports_helios_route_statement_t) void;
pub extern fn exports_helios_route_plugin_error_free(ptr: [*c]exports_helios_route_plugin_error_t) void;
pub extern fn exports_helios_route_option_duration_free(ptr: [*c]exports_helios_route_option_duration_t) void;
pub extern fn exports_helios_route_backend_free(ptr: [*c]exports_helios_route_backend_t) void;
pub extern fn exports_helios_route_route_decision_free(ptr: [*c]exports_helios_route_route_decision_t) void;
pub extern fn exports_helios_route_list_backend_free(ptr: [*c]exports_helios_route_list_backend_t) void;
pub extern fn exports_helios_route_result_route_decision_plugin_error_free(ptr: [*c]exports_helios_route_result_route_decision_plugin_error_t) void;
pub extern fn exports_helios_rewrite_call_free(ptr: [*c]exports_helios_rewrite_call_t) void;
pub extern fn exports_helios_rewrite_statement_free(ptr: [*c]exports_helios_rewrite_statement_t) void;
pub extern fn exports_helios_rewrite_sql_value_free(ptr: [*c]exports_helios_rewrite_sql_value_t) void;
pub extern fn exports_helios_rewrite_plugin_error_free(ptr: [*c]exports_helios_rewrite_plugin_error_t) void;
pub extern fn exports_helios_rewrite_list_sql_value_free(ptr: [*c]exports_helios_rewrite_list_sql_value_t) void;
pub extern fn exports_helios_rewrite_option_list_sql_value_free(ptr: [*c]exports_helios_rewrite_option_list_sql_value_t) void;
pub extern fn exports_helios_rewrite_rewritten_statement_free(ptr: [*c]exports_helios_rewrite_rewritten_statement_t) void;
pub extern fn exports_helios_rewrite_option_rewritten_statement_free(ptr: [*c]exports_helios_rewrite_option_rewritten_statement_t) void;
pub extern fn exports_helios_rewrite_result_option_rewritten_statement_plugin_error_free(ptr: [*c]exports_helios_rewrite_result_option_rewritten_statement_plugin_error_t) void;
pub extern fn exports_helios_metrics_call_free(ptr: [*c]exports_helios_metrics_call_t) void;
pub extern fn exports_helios_metrics_plugin_error_free(ptr: [*c]exports_helios_metrics_plugin_error_t) void;
pub extern fn exports_helios_metrics_query_failure_free(ptr: [*c]exports_helios_metrics_query_failure_t) void;
pub extern fn exports_helios_metrics_query_ending_free(ptr: [*c]exports_helios_metrics_query_ending_t) void;
pub extern fn exports_helios_metrics_query_event_free(ptr: [*c]exports_helios_metrics_query_event_t) void;
pub extern fn exports_helios_metrics_list_query_event_free(ptr: [*c]exports_helios_metrics_list_query_event_t) void;
pub extern fn exports_helios_metrics_result_void_plugin_error_free(ptr: [*c]exports_helios_metrics_result_void_plugin_error_t) void;
pub extern fn exports_helios_embedding_call_free(ptr: [*c]exports_helios_embedding_call_t) void;
pub extern fn exports_helios_embedding_plugin_error_free(ptr: [*c]exports_helios_embedding_plugin_error_t) void;
pub extern fn helios_list_list_f32_free(ptr: [*c]helios_list_list_f32_t) void;
pub extern fn exports_helios_embedding_result_list_list_f32_plugin_error_free(ptr: [*c]exports_helios_embedding_result_list_list_f32_plugin_error_t) void;
pub extern fn exports_helios_embedding_result_f32_plugin_error_free(ptr: [*c]exports_helios_embedding_result_f32_plugin_error_t) void;
pub extern fn exports_helios_embedding_result_u32_plugin_error_free(ptr: [*c]exports_helios_embedding_result_u32_plugin_error_t) void;
pub extern fn exports_helios_embedding_result_string_plugin_error_free(ptr: [*c]exports_helios_embedding_result_string_plugin_error_t) void;
pub extern fn exports_helios_rag_call_free(ptr: [*c]exports_helios_rag_call_t) void;
pub extern fn exports_helios_rag_plugin_error_free(ptr: [*c]exports_helios_rag_plugin_error_t) void;
pub extern fn exports_helios_rag_metadata_filter_free(ptr: [*c]exports_helios_rag_metadata_filter_t) void;
pub extern fn helios_option_f32_free(ptr: [*c]helios_option_f32_t) void;
pub extern fn exports_helios_rag_list_metadata_filter_free(ptr: [*c]exports_helios_rag_list_metadata_filter_t) void;
pub extern fn exports_helios_rag_rag_config_free(ptr: [*c]exports_helios_rag_rag_config_t) void;
pub extern fn exports_helios_rag_named_score_free(ptr: [*c]exports_helios_rag_named_score_t) void;
pub extern fn helios_option_u64_free(ptr: [*c]helios_option_u64_t) void;
pub extern fn exports_helios_rag_option_timestamp_free(ptr: [*c]exports_helios_rag_option_timestamp_t) void;
pub extern fn exports_helios_rag_provenance_free(ptr: [*c]exports_helios_rag_provenance_t) void;
pub extern fn exports_helios_rag_list_named_score_free(ptr: [*c]exports_helios_rag_list_named_score_t) void;
pub extern fn exports_helios_rag_chunk_free(ptr: [*c]exports_helios_rag_chunk_t) void;
pub extern fn exports_helios_rag_list_chunk_free(ptr: [*c]exports_helios_rag_list_chunk_t) void;
pub extern fn exports_helios_rag_result_list_chunk_plugin_error_free(ptr: [*c]exports_helios_rag_result_list_chunk_plugin_error_t) void;
pub extern fn exports_helios_agent_tools_call_free(ptr: [*c]exports_helios_agent_tools_call_t) void;
pub extern fn exports_helios_agent_tools_plugin_error_free(ptr: [*c]exports_helios_agent_tools_plugin_error_t) void;
pub extern fn helios_option_bool_free(ptr: [*c]helios_option_bool_t) void;
pub extern fn exports_helios_agent_tools_tool_annotations_free(ptr: [*c]exports_helios_agent_tools_tool_annotations_t) void;
pub extern fn exports_helios_agent_tools_option_tool_annotations_free(ptr: [*c]exports_helios_agent_tools_option_tool_annotations_t) void;
pub extern fn exports_helios_agent_tools_tool_definition_free(ptr: [*c]exports_helios_agent_tools_tool_definition_t) void;
pub extern fn exports_helios_agent_tools_list_audience_free(ptr: [*c]exports_helios_agent_tools_list_audience_t) void;
pub extern fn helios_option_f64_free(ptr: [*c]helios_option_f64_t) void;
pub extern fn exports_helios_agent_tools_content_annotations_free(ptr: [*c]exports_helios_agent_tools_content_annotations_t) void;
pub extern fn exports_helios_agent_tools_media_free(ptr: [*c]exports_helios_agent_tools_media_t) void;
pub extern fn exports_helios_agent_tools_resource_link_free(ptr: [*c]exports_helios_agent_tools_resource_link_t) void;
pub extern fn exports_helios_agent_tools_resource_contents_free(ptr: [*c]exports_helios_agent_tools_resource_contents_t) void;
pub extern fn exports_helios_agent_tools_embedded_resource_free(ptr: [*c]exports_helios_agent_tools_embedded_resource_t) void;
pub extern fn exports_helios_agent_tools_content_part_free(ptr: [*c]exports_helios_agent_tools_content_part_t) void;
pub extern fn exports_helios_agent_tools_option_content_annotations_free(ptr: [*c]exports_helios_agent_tools_option_content_annotations_t) void;
pub extern fn exports_helios_agent_tools_content_free(ptr: [*c]exports_helios_agent_tools_content_t) void;
pub extern fn exports_helios_agent_tools_list_content_free(ptr: [*c]exports_helios_agent_tools_list_content_t) void;
pub extern fn exports_helios_agent_tools_tool_output_free(ptr: [*c]exports_helios_agent_tools_tool_output_t) void;
pub extern fn exports_helios_agent_tools_tool_result_free(ptr: [*c]exports_helios_agent_tools_tool_result_t) void;
pub extern fn exports_helios_agent_tools_list_tool_definition_free(ptr: [*c]exports_helios_agent_tools_list_tool_definition_t) void;
pub extern fn exports_helios_agent_tools_result_list_tool_definition_plugin_error_free(ptr: [*c]exports_helios_agent_tools_result_list_tool_definition_plugin_error_t) void;
pub extern fn exports_helios_agent_tools_result_tool_result_plugin_error_free(ptr: [*c]exports_helios_agent_tools_result_tool_result_plugin_error_t) void;
pub extern fn exports_helios_llm_response_call_free(ptr: [*c]exports_helios_llm_response_call_t) void;
pub extern fn exports_helios_llm_response_plugin_error_free(ptr: [*c]exports_helios_llm_response_plugin_error_t) void;
pub extern fn exports_helios_llm_response_source_free(ptr: [*c]exports_helios_llm_response_source_t) void;
pub extern fn exports_helios_llm_response_list_source_free(ptr: [*c]exports_helios_llm_response_list_source_t) void;
pub extern fn exports_helios_llm_response_response_context_free(ptr: [*c]exports_helios_llm_response_response_context_t) void;
pub extern fn exports_helios_llm_response_response_decision_free(ptr: [*c]exports_helios_llm_response_response_decision_t) void;
pub extern fn exports_helios_llm_response_processor_drop_own(handle: exports_helios_llm_response_own_processor_t) void;
pub extern fn exports_helios_llm_response_processor_new(rep: ?*exports_helios_llm_response_processor_t) exports_helios_llm_response_own_processor_t;
pub extern fn exports_helios_llm_response_processor_rep(handle: exports_helios_llm_response_own_processor_t) ?*exports_helios_llm_response_processor_t;
pub extern fn exports_helios_llm_response_processor_destructor(rep: ?*exports_helios_llm_response_processor_t) void;
pub extern fn exports_helios_llm_response_result_own_processor_plugin_error_free(ptr: [*c]exports_helios_llm_response_result_own_processor_plugin_error_t) void;
pub extern fn exports_helios_llm_response_result_response_decision_plugin_error_free(ptr: [*c]exports_helios_llm_response_result_response_decision_plugin_error_t) void;
pub extern fn exports_helios_llm_response_result_string_plugin_error_free(ptr: [*c]exports_helios_llm_response_result_string_plugin_error_t) void;
pub extern fn exports_helios_branch_policy_call_free(ptr: [*c]exports_helios_branch_policy_call_t) void;
pub extern fn exports_helios_branch_policy_plugin_error_free(ptr: [*c]exports_helios_branch_policy_plugin_error_t) void;
pub extern fn exports_helios_branch_policy_branch_access_free(ptr: [*c]exports_helios_branch_policy_branch_access_t) void;
pub extern fn exports_helios_branch_policy_approval_free(ptr: [*c]exports_helios_branch_policy_approval_t) void;
pub extern fn exports_helios_branch_policy_merge_policy_free(ptr: [*c]exports_helios_branch_policy_merge_policy_t) void;
pub extern fn exports_helios_branch_policy_result_branch_access_plugin_error_free(ptr: [*c]exports_helios_branch_policy_result_branch_access_plugin_error_t) void;
pub extern fn exports_helios_branch_policy_result_merge_policy_plugin_error_free(ptr: [*c]exports_helios_branch_policy_result_merge_policy_plugin_error_t) void;
pub extern fn exports_helios_vector_index_call_free(ptr: [*c]exports_helios_vector_index_call_t) void;
pub extern fn exports_helios_vector_index_plugin_error_free(ptr: [*c]exports_helios_vector_index_plugin_error_t) void;
pub extern fn exports_helios_vector_index_quantizer_free(ptr: [*c]exports_helios_vector_index_quantizer_t) void;
pub extern fn exports_helios_vector_index_result_list_f32_plugin_error_free(ptr: [*c]exports_helios_vector_index_result_list_f32_plugin_error_t) void;
pub extern fn exports_helios_vector_index_result_quantizer_plugin_error_free(ptr: [*c]exports_helios_vector_index_result_quantizer_plugin_error_t) void;
pub extern fn helios_list_list_u8_free(ptr: [*c]helios_list_list_u8_t) void;
pub extern fn exports_helios_vector_index_result_list_list_u8_plugin_error_free(ptr: [*c]exports_helios_vector_index_result_list_list_u8_plugin_error_t) void;
pub extern fn exports_helios_vector_index_result_list_list_f32_plugin_error_free(ptr: [*c]exports_helios_vector_index_result_list_list_f32_plugin_error_t) void;
pub extern fn exports_helios_time_travel_call_free(ptr: [*c]exports_helios_time_travel_call_t) void;
pub extern fn exports_helios_time_travel_table_name_free(ptr: [*c]exports_helios_time_travel_table_name_t) void;
pub extern fn exports_helios_time_travel_mask_free(ptr: [*c]exports_helios_time_travel_mask_t) void;
pub extern fn exports_helios_time_travel_plugin_error_free(ptr: [*c]exports_helios_time_travel_plugin_error_t) void;
pub extern fn exports_helios_time_travel_redaction_free(ptr: [*c]exports_helios_time_travel_redaction_t) void;
pub extern fn exports_helios_time_travel_list_redaction_free(ptr: [*c]exports_helios_time_travel_list_redaction_t) void;
pub extern fn exports_helios_time_travel_time_policy_free(ptr: [*c]exports_helios_time_travel_time_policy_t) void;
pub extern fn exports_helios_time_travel_result_time_policy_plugin_error_free(ptr: [*c]exports_helios_time_travel_result_time_policy_plugin_error_t) void;
pub extern fn exports_helios_sync_mode_call_free(ptr: [*c]exports_helios_sync_mode_call_t) void;
pub extern fn exports_helios_sync_mode_statement_free(ptr: [*c]exports_helios_sync_mode_statement_t) void;
pub extern fn exports_helios_sync_mode_table_name_free(ptr: [*c]exports_helios_sync_mode_table_name_t) void;
pub extern fn exports_helios_sync_mode_plugin_error_free(ptr: [*c]exports_helios_sync_mode_plugin_error_t) void;
pub extern fn exports_helios_sync_mode_table_sync_mode_free(ptr: [*c]exports_helios_sync_mode_table_sync_mode_t) void;
pub extern fn exports_helios_sync_mode_list_table_sync_mode_free(ptr: [*c]exports_helios_sync_mode_list_table_sync_mode_t) void;
pub extern fn exports_helios_sync_mode_sync_choice_free(ptr: [*c]exports_helios_sync_mode_sync_choice_t) void;
pub extern fn exports_helios_sync_mode_option_sync_choice_free(ptr: [*c]exports_helios_sync_mode_option_sync_choice_t) void;
pub extern fn exports_helios_sync_mode_result_option_sync_choice_plugin_error_free(ptr: [*c]exports_helios_sync_mode_result_option_sync_choice_plugin_error_t) void;
pub extern fn exports_helios_connection_call_free(ptr: [*c]exports_helios_connection_call_t) void;
pub extern fn exports_helios_connection_plugin_error_free(ptr: [*c]exports_helios_connection_plugin_error_t) void;
pub extern fn exports_helios_connection_connect_decision_free(ptr: [*c]exports_helios_connection_connect_decision_t) void;
pub extern fn exports_helios_connection_result_connect_decision_plugin_error_free(ptr: [*c]exports_helios_connection_result_connect_decision_plugin_error_t) void;
pub extern fn exports_helios_connection_result_void_plugin_error_free(ptr: [*c]exports_helios_connection_result_void_plugin_error_t) void;
pub extern fn helios_string_set(ret: [*c]helios_string_t, s: [*c]const u8) void;
pub extern fn helios_string_dup(ret: [*c]helios_string_t, s: [*c]const u8) void;
pub extern fn helios_string_dup_n(ret: [*c]helios_string_t, s: [*c]const u8, len: usize) void;
pub extern fn helios_string_free(ret: [*c]helios_string_t) void;
pub const helios_plugin_metadata_t = exports_helios_lifecycle_plugin_metadata_t;
pub const helios_health_status_t = exports_helios_lifecycle_health_status_t;
pub const helios_list_config_entry_t = exports_helios_lifecycle_list_config_entry_t;
pub const helios_result_void_plugin_error_t = exports_helios_lifecycle_result_void_plugin_error_t;
pub const helios_pre_query_decision_t = exports_helios_pre_query_pre_query_decision_t;
pub const helios_option_cache_scope_t = exports_helios_pre_query_option_cache_scope_t;
pub const helios_pre_query_outcome_t = exports_helios_pre_query_pre_query_outcome_t;
pub const helios_result_pre_query_outcome_plugin_error_t = exports_helios_pre_query_result_pre_query_outcome_plugin_error_t;
pub const helios_result_mask_t = exports_helios_post_query_result_mask_t;
pub const helios_list_result_mask_t = exports_helios_post_query_list_result_mask_t;
pub const helios_post_query_decision_t = exports_helios_post_query_post_query_decision_t;
pub const helios_result_post_query_decision_plugin_error_t = exports_helios_post_query_result_post_query_decision_plugin_error_t;
pub const helios_client_certificate_t = exports_helios_authenticate_client_certificate_t;
pub const helios_challenge_response_t = exports_helios_authenticate_challenge_response_t;
pub const helios_credential_t = exports_helios_authenticate_credential_t;
pub const helios_option_credential_t = exports_helios_authenticate_option_credential_t;
pub const helios_auth_request_t = exports_helios_authenticate_auth_request_t;
pub const helios_auth_challenge_t = exports_helios_authenticate_auth_challenge_t;
pub const helios_auth_result_t = exports_helios_authenticate_auth_result_t;
pub const helios_result_auth_result_plugin_error_t = exports_helios_authenticate_result_auth_result_plugin_error_t;
pub const helios_row_filter_t = exports_helios_authorize_row_filter_t;
pub const helios_column_mask_t = exports_helios_authorize_column_mask_t;
pub const helios_list_row_filter_t = exports_helios_authorize_list_row_filter_t;
pub const helios_list_column_mask_t = exports_helios_authorize_list_column_mask_t;
pub const helios_obligations_t = exports_helios_authorize_obligations_t;
pub const helios_authorize_decision_t = exports_helios_authorize_authorize_decision_t;
pub const helios_authorize_outcome_t = exports_helios_authorize_authorize_outcome_t;
pub const helios_result_authorize_outcome_plugin_error_t = exports_helios_authorize_result_authorize_outcome_plugin_error_t;
pub const helios_cache_policy_t = exports_helios_cache_cache_policy_t;
pub const helios_cache_entry_t = exports_helios_cache_cache_entry_t;
pub const helios_should_cache_decision_t = exports_helios_cache_should_cache_decision_t;
pub const helios_cache_set_decision_t = exports_helios_cache_cache_set_decision_t;
pub const helios_result_option_string_plugin_error_t = exports_helios_cache_result_option_string_plugin_error_t;
pub const helios_result_should_cache_decision_plugin_error_t = exports_helios_cache_result_should_cache_decision_plugin_error_t;
pub const helios_option_cache_entry_t = exports_helios_cache_option_cache_entry_t;
pub const helios_result_option_cache_entry_plugin_error_t = exports_helios_cache_result_option_cache_entry_plugin_error_t;
pub const helios_result_cache_set_decision_plugin_error_t = exports_helios_cache_result_cache_set_decision_plugin_error_t;
pub const helios_list_table_name_t = exports_helios_cache_list_table_name_t;
pub const helios_result_list_string_plugin_error_t = exports_helios_cache_result_list_string_plugin_error_t;
pub const helios_backend_role_t = exports_helios_route_backend_role_t;
pub const helios_option_duration_t = exports_helios_route_option_duration_t;
pub const helios_backend_t = exports_helios_route_backend_t;
pub const helios_route_decision_t = exports_helios_route_route_decision_t;
pub const helios_list_backend_t = exports_helios_route_list_backend_t;
pub const helios_result_route_decision_plugin_error_t = exports_helios_route_result_route_decision_plugin_error_t;
pub const helios_option_list_sql_value_t = exports_helios_rewrite_option_list_sql_value_t;
pub const helios_rewritten_statement_t = exports_helios_rewrite_rewritten_statement_t;
pub const helios_option_rewritten_statement_t = exports_helios_rewrite_option_rewritten_statement_t;
pub const helios_result_option_rewritten_statement_plugin_error_t = exports_helios_rewrite_result_option_rewritten_statement_plugin_error_t;
pub const helios_query_failure_t = exports_helios_metrics_query_failure_t;
pub const helios_query_ending_t = exports_helios_metrics_query_ending_t;
pub const helios_query_event_t = exports_helios_metrics_query_event_t;
pub const helios_list_query_event_t = exports_helios_metrics_list_query_event_t;
pub const helios_result_list_list_f32_plugin_error_t = exports_helios_embedding_result_list_list_f32_plugin_error_t;
pub const helios_result_f32_plugin_error_t = exports_helios_embedding_result_f32_plugin_error_t;
pub const helios_result_u32_plugin_error_t = exports_helios_embedding_result_u32_plugin_error_t;
pub const helios_result_string_plugin_error_t = exports_helios_embedding_result_string_plugin_error_t;
pub const helios_metadata_filter_t = exports_helios_rag_metadata_filter_t;
pub const helios_list_metadata_filter_t = exports_helios_rag_list_metadata_filter_t;
pub const helios_rag_config_t = exports_helios_rag_rag_config_t;
pub const helios_named_score_t = exports_helios_rag_named_score_t;
pub const helios_option_timestamp_t = exports_helios_rag_option_timestamp_t;
pub const helios_provenance_t = exports_helios_rag_provenance_t;
pub const helios_list_named_score_t = exports_helios_rag_list_named_score_t;
pub const helios_chunk_t = exports_helios_rag_chunk_t;
pub const helios_list_chunk_t = exports_helios_rag_list_chunk_t;
pub const helios_result_list_chunk_plugin_error_t = exports_helios_rag_result_list_chunk_plugin_error_t;
pub const helios_tool_annotations_t = exports_helios_agent_tools_tool_annotations_t;
pub const helios_option_tool_annotations_t = exports_helios_agent_tools_option_tool_annotations_t;
pub const helios_tool_definition_t = exports_helios_agent_tools_tool_definition_t;
pub const helios_audience_t = exports_helios_agent_tools_audience_t;
pub const helios_list_audience_t = exports_helios_agent_tools_list_audience_t;
pub const helios_content_annotations_t = exports_helios_agent_tools_content_annotations_t;
pub const helios_media_t = exports_helios_agent_tools_media_t;
pub const helios_resource_link_t = exports_helios_agent_tools_resource_link_t;
pub const helios_resource_contents_t = exports_helios_agent_tools_resource_contents_t;
pub const helios_embedded_resource_t = exports_helios_agent_tools_embedded_resource_t;
pub const helios_content_part_t = exports_helios_agent_tools_content_part_t;
pub const helios_option_content_annotations_t = exports_helios_agent_tools_option_content_annotations_t;
pub const helios_content_t = exports_helios_agent_tools_content_t;
pub const helios_list_content_t = exports_helios_agent_tools_list_content_t;
pub const helios_tool_output_t = exports_helios_agent_tools_tool_output_t;
pub const helios_tool_result_t = exports_helios_agent_tools_tool_result_t;
pub const helios_list_tool_definition_t = exports_helios_agent_tools_list_tool_definition_t;
pub const helios_result_list_tool_definition_plugin_error_t = exports_helios_agent_tools_result_list_tool_definition_plugin_error_t;
pub const helios_result_tool_result_plugin_error_t = exports_helios_agent_tools_result_tool_result_plugin_error_t;
pub const helios_source_t = exports_helios_llm_response_source_t;
pub const helios_list_source_t = exports_helios_llm_response_list_source_t;
pub const helios_response_context_t = exports_helios_llm_response_response_context_t;
pub const helios_response_decision_t = exports_helios_llm_response_response_decision_t;
pub const helios_own_processor_t = exports_helios_llm_response_own_processor_t;
pub const helios_processor_t = exports_helios_llm_response_processor_t;
pub const helios_borrow_processor_t = exports_helios_llm_response_borrow_processor_t;
pub const helios_result_own_processor_plugin_error_t = exports_helios_llm_response_result_own_processor_plugin_error_t;
pub const helios_result_response_decision_plugin_error_t = exports_helios_llm_response_result_response_decision_plugin_error_t;
pub const helios_branch_access_t = exports_helios_branch_policy_branch_access_t;
pub const helios_approval_t = exports_helios_branch_policy_approval_t;
pub const helios_merge_policy_t = exports_helios_branch_policy_merge_policy_t;
pub const helios_result_branch_access_plugin_error_t = exports_helios_branch_policy_result_branch_access_plugin_error_t;
pub const helios_result_merge_policy_plugin_error_t = exports_helios_branch_policy_result_merge_policy_plugin_error_t;
pub const helios_quantizer_t = exports_helios_vector_index_quantizer_t;
pub const helios_result_list_f32_plugin_error_t = exports_helios_vector_index_result_list_f32_plugin_error_t;
pub const helios_result_quantizer_plugin_error_t = exports_helios_vector_index_result_quantizer_plugin_error_t;
pub const helios_result_list_list_u8_plugin_error_t = exports_helios_vector_index_result_list_list_u8_plugin_error_t;
pub const helios_time_range_t = exports_helios_time_travel_time_range_t;
pub const helios_redaction_t = exports_helios_time_travel_redaction_t;
pub const helios_list_redaction_t = exports_helios_time_travel_list_redaction_t;
pub const helios_time_policy_t = exports_helios_time_travel_time_policy_t;
pub const helios_result_time_policy_plugin_error_t = exports_helios_time_travel_result_time_policy_plugin_error_t;
pub const helios_sync_mode_t = exports_helios_sync_mode_sync_mode_t;
pub const helios_table_sync_mode_t = exports_helios_sync_mode_table_sync_mode_t;
pub const helios_list_table_sync_mode_t = exports_helios_sync_mode_list_table_sync_mode_t;
pub const helios_sync_choice_t = exports_helios_sync_mode_sync_choice_t;
pub const helios_option_sync_choice_t = exports_helios_sync_mode_option_sync_choice_t;
pub const helios_result_option_sync_choice_plugin_error_t = exports_helios_sync_mode_result_option_sync_choice_plugin_error_t;
pub const helios_connect_decision_t = exports_helios_connection_connect_decision_t;
pub const helios_result_connect_decision_plugin_error_t = exports_helios_connection_result_connect_decision_plugin_error_t;
pub extern fn helios_on_pre_query(call: [*c]const helios_call_t, statement: [*c]const helios_statement_t, answer: [*c]helios_pre_query_outcome_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_post_query(call: [*c]const helios_call_t, statement: [*c]const helios_statement_t, result: [*c]const helios_result_set_t, answer: [*c]helios_post_query_decision_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_authenticate(call: [*c]const helios_call_t, request: [*c]const helios_auth_request_t, answer: [*c]helios_auth_result_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_authorize(call: [*c]const helios_call_t, statement: [*c]const helios_statement_t, answer: [*c]helios_authorize_outcome_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_cache_key(call: [*c]const helios_call_t, statement: [*c]const helios_statement_t, answer: [*c]helios_option_string_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_should_cache(call: [*c]const helios_call_t, statement: [*c]const helios_statement_t, result: [*c]const helios_result_set_t, answer: [*c]helios_should_cache_decision_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_cache_get(call: [*c]const helios_call_t, key: [*c]const helios_string_t, answer: [*c]helios_option_cache_entry_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_cache_set(call: [*c]const helios_call_t, key: [*c]const helios_string_t, entry: [*c]const helios_cache_entry_t, answer: [*c]helios_cache_set_decision_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_cache_invalidate(call: [*c]const helios_call_t, tables: [*c]const helios_list_table_name_t, answer: [*c]helios_list_string_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_route(call: [*c]const helios_call_t, statement: [*c]const helios_statement_t, backends: [*c]const helios_list_backend_t, answer: [*c]helios_route_decision_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_rewrite(call: [*c]const helios_call_t, statement: [*c]const helios_statement_t, answer: [*c]helios_option_rewritten_statement_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_events(call: [*c]const helios_call_t, events: [*c]const helios_list_query_event_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_embed(call: [*c]const helios_call_t, texts: [*c]const helios_list_string_t, answer: [*c]helios_list_list_f32_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_similarity(call: [*c]const helios_call_t, a: [*c]const helios_list_f32_t, b: [*c]const helios_list_f32_t, answer: [*c]f32, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_dimensions(call: [*c]const helios_call_t, answer: [*c]u32, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_model_name(call: [*c]const helios_call_t, answer: [*c]helios_string_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_rag_retrieve(call: [*c]const helios_call_t, query: [*c]const helios_string_t, config: [*c]const helios_rag_config_t, answer: [*c]helios_list_chunk_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_rag_rerank(call: [*c]const helios_call_t, query: [*c]const helios_string_t, chunks: [*c]const helios_list_chunk_t, answer: [*c]helios_list_chunk_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_list_tools(call: [*c]const helios_call_t, answer: [*c]helios_list_tool_definition_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_execute_tool(call: [*c]const helios_call_t, name: [*c]const helios_string_t, params: [*c]const helios_string_t, answer: [*c]helios_tool_result_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_post_process_response(call: [*c]const helios_call_t, response: [*c]const helios_string_t, context: [*c]const helios_response_context_t, answer: [*c]helios_response_decision_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_can_access_branch(call: [*c]const helios_call_t, branch: [*c]const helios_string_t, answer: [*c]helios_branch_access_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_branch_create(call: [*c]const helios_call_t, branch: [*c]const helios_string_t, parent: [*c]const helios_string_t, answer: [*c]helios_branch_access_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_branch_merge(call: [*c]const helios_call_t, source: [*c]const helios_string_t, target: [*c]const helios_string_t, answer: [*c]helios_merge_policy_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_branch_delete(call: [*c]const helios_call_t, branch: [*c]const helios_string_t, answer: [*c]helios_branch_access_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_distances(call: [*c]const helios_call_t, query: [*c]const helios_list_f32_t, vectors: [*c]const helios_list_list_f32_t, answer: [*c]helios_list_f32_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_train(call: [*c]const helios_call_t, sample: [*c]const helios_list_list_f32_t, answer: [*c]helios_quantizer_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_encode(call: [*c]const helios_call_t, quantizer: [*c]const helios_quantizer_t, vectors: [*c]const helios_list_list_f32_t, answer: [*c]helios_list_list_u8_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_decode(call: [*c]const helios_call_t, quantizer: [*c]const helios_quantizer_t, codes: [*c]const helios_list_list_u8_t, answer: [*c]helios_list_list_f32_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_time_travel_policy(call: [*c]const helios_call_t, table: [*c]const helios_table_name_t, range: [*c]const helios_time_range_t, answer: [*c]helios_time_policy_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_select_sync_mode(call: [*c]const helios_call_t, statement: [*c]const helios_statement_t, maybe_rows_affected: [*c]const u64, answer: [*c]helios_option_sync_choice_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_connect(call: [*c]const helios_call_t, answer: [*c]helios_connect_decision_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_disconnect(call: [*c]const helios_call_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_text(words: [*c]const u8) helios_string_t;
pub extern fn helios_copy(text: helios_string_t) helios_string_t;
pub extern fn helios_words(words: [*c]const u8) helios_string_t;
pub extern fn helios_join(first: [*c]const u8, second: helios_string_t, third: [*c]const u8) helios_string_t;
pub extern fn helios_same(text: helios_string_t, words: [*c]const u8) bool;
pub extern fn helios_starts(text: helios_string_t, words: [*c]const u8) bool;
pub extern fn helios_contains(text: helios_string_t, words: [*c]const u8) bool;
pub extern fn helios_list_has(list: [*c]const helios_list_string_t, text: helios_string_t) bool;
pub extern fn helios_trace(message: helios_string_t) void;
pub extern fn helios_debug(message: helios_string_t) void;
pub extern fn helios_info(message: helios_string_t) void;
pub extern fn helios_warn(message: helios_string_t) void;
pub extern fn helios_error(message: helios_string_t) void;
pub extern fn helios_fail(@"error": [*c]helios_plugin_error_t, kind: u8, why: [*c]const u8) bool;
pub extern fn helios_needs(@"error": [*c]helios_plugin_error_t, permission: [*c]const u8, granted: bool) bool;
pub extern fn helios_needs_kv(@"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_needs_http(@"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_needs_metrics(@"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_needs_search(@"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_setting_boolean(key: [*c]const u8, otherwise: bool) bool;
pub extern fn helios_setting_integer(key: [*c]const u8, otherwise: i64) i64;
pub extern fn helios_setting_number(key: [*c]const u8, otherwise: f64) f64;
pub extern fn helios_setting_text(key: [*c]const u8, otherwise: [*c]const u8) helios_string_t;
pub extern fn helios_setting_list(key: [*c]const u8) helios_list_string_t;
pub extern fn helios_replace_settings(given: [*c]const helios_list_config_entry_t) void;
pub const struct_helios_stream = opaque {
    pub const helios_on_stream_push = __root.helios_on_stream_push;
    pub const helios_on_stream_finish = __root.helios_on_stream_finish;
    pub const helios_on_stream_close = __root.helios_on_stream_close;
    pub const push = __root.helios_on_stream_push;
    pub const finish = __root.helios_on_stream_finish;
    pub const close = __root.helios_on_stream_close;
};
pub const helios_stream_t = struct_helios_stream;
pub extern fn helios_on_stream_open(call: [*c]const helios_call_t, context: [*c]const helios_response_context_t, answer: [*c]?*helios_stream_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_stream_push(stream: ?*helios_stream_t, chunk: [*c]const helios_string_t, answer: [*c]helios_response_decision_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_stream_finish(stream: ?*helios_stream_t, answer: [*c]helios_string_t, @"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_stream_close(stream: ?*helios_stream_t) void;
pub extern fn helios_on_load(@"error": [*c]helios_plugin_error_t) bool;
pub extern fn helios_on_unload() void;
pub const HELIOS_HOOK_CONFIG = @as(c_int, 1);
pub const HELIOS_HOOK_VECTOR_INDEX = @as(c_int, 1);
pub const HELIOS_HOOK_REWRITE = @as(c_int, 1);
pub const HELIOS_HOOK_PRE_QUERY = @as(c_int, 1);
pub const HELIOS_HOOK_CACHE_STORE = @as(c_int, 1);
pub const HELIOS_HOOK_SYNC_MODE = @as(c_int, 1);
pub const HELIOS_HOOK_CONNECTION = @as(c_int, 1);
pub const HELIOS_HOOK_EMBEDDING = @as(c_int, 1);
pub const HELIOS_HOOK_LOG = @as(c_int, 1);
pub const HELIOS_HOOK_BRANCH_POLICY = @as(c_int, 1);
pub const HELIOS_HOOK_TELEMETRY = @as(c_int, 1);
pub const HELIOS_HOOK_METRICS = @as(c_int, 1);
pub const HELIOS_HOOK_HTTP = @as(c_int, 1);
pub const HELIOS_HOOK_QUERY = @as(c_int, 1);
pub const HELIOS_HOOK_LLM_RESPONSE = @as(c_int, 1);
pub const HELIOS_HOOK_RAG = @as(c_int, 1);
pub const HELIOS_HOOK_ROUTE = @as(c_int, 1);
pub const HELIOS_HOOK_POST_QUERY = @as(c_int, 1);
pub const HELIOS_HOOK_TYPES = @as(c_int, 1);
pub const HELIOS_HOOK_SEARCH = @as(c_int, 1);
pub const HELIOS_HOOK_LIFECYCLE = @as(c_int, 1);
pub const HELIOS_HOOK_AGENT_TOOLS = @as(c_int, 1);
pub const HELIOS_HOOK_CACHE = @as(c_int, 1);
pub const HELIOS_HOOK_KV = @as(c_int, 1);
pub const HELIOS_HOOK_TIME_TRAVEL = @as(c_int, 1);
pub const HELIOS_HOOK_AUTHENTICATE = @as(c_int, 1);
pub const HELIOS_HOOK_SECRETS = @as(c_int, 1);
pub const HELIOS_HOOK_AUTHORIZE = @as(c_int, 1);
pub const HELIOS_SDK_H = "";
pub const HELIOS_HOOKS_H = "";
pub const __BINDINGS_HELIOS_H = "";
pub const HELIOS_LOG_LOG_LEVEL_TRACE = @as(c_int, 0);
pub const HELIOS_LOG_LOG_LEVEL_DEBUG = @as(c_int, 1);
pub const HELIOS_LOG_LOG_LEVEL_INFO = @as(c_int, 2);
pub const HELIOS_LOG_LOG_LEVEL_WARN = @as(c_int, 3);
pub const HELIOS_LOG_LOG_LEVEL_ERROR = @as(c_int, 4);
pub const HELIOS_PLUGIN_ERROR_INVALID_CONFIG = @as(c_int, 0);
pub const HELIOS_PLUGIN_ERROR_INVALID_INPUT = @as(c_int, 1);
pub const HELIOS_PLUGIN_ERROR_UNAVAILABLE = @as(c_int, 2);
pub const HELIOS_PLUGIN_ERROR_UNSUPPORTED = @as(c_int, 3);
pub const HELIOS_PLUGIN_ERROR_OTHER = @as(c_int, 4);
pub const HELIOS_STATEMENT_KIND_SELECT = @as(c_int, 0);
pub const HELIOS_STATEMENT_KIND_TRANSACTION = @as(c_int, 1);
pub const HELIOS_STATEMENT_KIND_SETTING = @as(c_int, 2);
pub const HELIOS_STATEMENT_KIND_UTILITY = @as(c_int, 3);
pub const HELIOS_STATEMENT_KIND_COPY = @as(c_int, 4);
pub const HELIOS_STATEMENT_KIND_INSERT = @as(c_int, 5);
pub const HELIOS_STATEMENT_KIND_UPDATE = @as(c_int, 6);
pub const HELIOS_STATEMENT_KIND_MERGE = @as(c_int, 7);
pub const HELIOS_STATEMENT_KIND_DELETE = @as(c_int, 8);
pub const HELIOS_STATEMENT_KIND_TRUNCATE = @as(c_int, 9);
pub const HELIOS_STATEMENT_KIND_DEFINITION = @as(c_int, 10);
pub const HELIOS_STATEMENT_KIND_OPAQUE = @as(c_int, 11);
pub const HELIOS_TABLE_ACCESS_READ = @as(c_int, 0);
pub const HELIOS_TABLE_ACCESS_INSERT = @as(c_int, 1);
pub const HELIOS_TABLE_ACCESS_UPDATE = @as(c_int, 2);
pub const HELIOS_TABLE_ACCESS_DELETE = @as(c_int, 3);
pub const HELIOS_TABLE_ACCESS_TRUNCATE = @as(c_int, 4);
pub const HELIOS_TABLE_ACCESS_DEFINE = @as(c_int, 5);
pub const HELIOS_SQL_VALUE_NULL = @as(c_int, 0);
pub const HELIOS_SQL_VALUE_BOOLEAN = @as(c_int, 1);
pub const HELIOS_SQL_VALUE_INTEGER = @as(c_int, 2);
pub const HELIOS_SQL_VALUE_FLOAT = @as(c_int, 3);
pub const HELIOS_SQL_VALUE_DECIMAL = @as(c_int, 4);
pub const HELIOS_SQL_VALUE_TEXT = @as(c_int, 5);
pub const HELIOS_SQL_VALUE_BYTES = @as(c_int, 6);
pub const HELIOS_SQL_VALUE_TIMESTAMP = @as(c_int, 7);
pub const HELIOS_SQL_VALUE_JSON = @as(c_int, 8);
pub const HELIOS_SQL_VALUE_VECTOR = @as(c_int, 9);
pub const HELIOS_SQL_VALUE_OTHER = @as(c_int, 10);
pub const HELIOS_MASK_NULLIFY = @as(c_int, 0);
pub const HELIOS_MASK_CONSTANT = @as(c_int, 1);
pub const HELIOS_MASK_HASH = @as(c_int, 2);
pub const HELIOS_MASK_KEEP_FIRST = @as(c_int, 3);
pub const HELIOS_MASK_KEEP_LAST = @as(c_int, 4);
pub const HELIOS_REUSE_MATCH_TEXT = @as(c_int, 0);
pub const HELIOS_REUSE_MATCH_FINGERPRINT = @as(c_int, 1);
pub const HELIOS_REUSE_HOLDER_SESSION = @as(c_int, 0);
pub const HELIOS_REUSE_HOLDER_IDENTITY = @as(c_int, 1);
pub const HELIOS_BODY_EMPTY = @as(c_int, 0);
pub const HELIOS_BODY_TEXT = @as(c_int, 1);
pub const HELIOS_BODY_BYTES = @as(c_int, 2);
pub const HELIOS_CONFIG_VALUE_TEXT = @as(c_int, 0);
pub const HELIOS_CONFIG_VALUE_INTEGER = @as(c_int, 1);
pub const HELIOS_CONFIG_VALUE_NUMBER = @as(c_int, 2);
pub const HELIOS_CONFIG_VALUE_BOOLEAN = @as(c_int, 3);
pub const HELIOS_CONFIG_VALUE_TEXT_LIST = @as(c_int, 4);
pub const HELIOS_CONFIG_VALUE_JSON = @as(c_int, 5);
pub const HELIOS_TELEMETRY_TELEMETRY_ERROR_ACCESS_DENIED = @as(c_int, 0);
pub const HELIOS_TELEMETRY_TELEMETRY_ERROR_INVALID = @as(c_int, 1);
pub const HELIOS_TELEMETRY_TELEMETRY_ERROR_TOO_MANY_SERIES = @as(c_int, 2);
pub const HELIOS_TELEMETRY_TELEMETRY_ERROR_OTHER = @as(c_int, 3);
pub const HELIOS_QUERY_QUERY_ERROR_ACCESS_DENIED = @as(c_int, 0);
pub const HELIOS_QUERY_QUERY_ERROR_FAILED = @as(c_int, 1);
pub const HELIOS_QUERY_QUERY_ERROR_UNAVAILABLE = @as(c_int, 2);
pub const HELIOS_QUERY_QUERY_ERROR_TIMED_OUT = @as(c_int, 3);
pub const HELIOS_QUERY_QUERY_ERROR_TOO_LARGE = @as(c_int, 4);
pub const HELIOS_QUERY_QUERY_ERROR_OTHER = @as(c_int, 5);
pub const HELIOS_CACHE_STORE_CACHE_ERROR_ACCESS_DENIED = @as(c_int, 0);
pub const HELIOS_CACHE_STORE_CACHE_ERROR_UNAVAILABLE = @as(c_int, 1);
pub const HELIOS_CACHE_STORE_CACHE_ERROR_TOO_LARGE = @as(c_int, 2);
pub const HELIOS_CACHE_STORE_CACHE_ERROR_OTHER = @as(c_int, 3);
pub const HELIOS_KV_KV_ERROR_ACCESS_DENIED = @as(c_int, 0);
pub const HELIOS_KV_KV_ERROR_UNAVAILABLE = @as(c_int, 1);
pub const HELIOS_KV_KV_ERROR_TOO_LARGE = @as(c_int, 2);
pub const HELIOS_KV_KV_ERROR_NOT_A_NUMBER = @as(c_int, 3);
pub const HELIOS_KV_KV_ERROR_OTHER = @as(c_int, 4);
pub const HELIOS_HTTP_HTTP_ERROR_ACCESS_DENIED = @as(c_int, 0);
pub const HELIOS_HTTP_HTTP_ERROR_INVALID_REQUEST = @as(c_int, 1);
pub const HELIOS_HTTP_HTTP_ERROR_UNREACHABLE = @as(c_int, 2);
pub const HELIOS_HTTP_HTTP_ERROR_TIMED_OUT = @as(c_int, 3);
pub const HELIOS_HTTP_HTTP_ERROR_TOO_LARGE = @as(c_int, 4);
pub const HELIOS_HTTP_HTTP_ERROR_OTHER = @as(c_int, 5);
pub const HELIOS_SEARCH_SEARCH_ERROR_ACCESS_DENIED = @as(c_int, 0);
pub const HELIOS_SEARCH_SEARCH_ERROR_NO_SUCH_INDEX = @as(c_int, 1);
pub const HELIOS_SEARCH_SEARCH_ERROR_INVALID_QUERY = @as(c_int, 2);
pub const HELIOS_SEARCH_SEARCH_ERROR_UNAVAILABLE = @as(c_int, 3);
pub const HELIOS_SEARCH_SEARCH_ERROR_OTHER = @as(c_int, 4);
pub const HELIOS_SECRETS_SECRET_ERROR_ACCESS_DENIED = @as(c_int, 0);
pub const HELIOS_SECRETS_SECRET_ERROR_UNAVAILABLE = @as(c_int, 1);
pub const HELIOS_SECRETS_SECRET_ERROR_OTHER = @as(c_int, 2);
pub const EXPORTS_HELIOS_LIFECYCLE_HEALTH_STATUS_HEALTHY = @as(c_int, 0);
pub const EXPORTS_HELIOS_LIFECYCLE_HEALTH_STATUS_DEGRADED = @as(c_int, 1);
pub const EXPORTS_HELIOS_LIFECYCLE_HEALTH_STATUS_UNHEALTHY = @as(c_int, 2);
pub const EXPORTS_HELIOS_PRE_QUERY_PRE_QUERY_DECISION_CONTINUE = @as(c_int, 0);
pub const EXPORTS_HELIOS_PRE_QUERY_PRE_QUERY_DECISION_REWRITE = @as(c_int, 1);
pub const EXPORTS_HELIOS_PRE_QUERY_PRE_QUERY_DECISION_DENY = @as(c_int, 2);
pub const EXPORTS_HELIOS_PRE_QUERY_PRE_QUERY_DECISION_RESPOND = @as(c_int, 3);
pub const EXPORTS_HELIOS_POST_QUERY_POST_QUERY_DECISION_KEEP = @as(c_int, 0);
pub const EXPORTS_HELIOS_POST_QUERY_POST_QUERY_DECISION_MASK_COLUMNS = @as(c_int, 1);
pub const EXPORTS_HELIOS_POST_QUERY_POST_QUERY_DECISION_REPLACE = @as(c_int, 2);
pub const EXPORTS_HELIOS_POST_QUERY_POST_QUERY_DECISION_DENY = @as(c_int, 3);
pub const EXPORTS_HELIOS_AUTHENTICATE_CREDENTIAL_PASSWORD = @as(c_int, 0);
pub const EXPORTS_HELIOS_AUTHENTICATE_CREDENTIAL_TOKEN = @as(c_int, 1);
pub const EXPORTS_HELIOS_AUTHENTICATE_CREDENTIAL_CERTIFICATE = @as(c_int, 2);
pub const EXPORTS_HELIOS_AUTHENTICATE_CREDENTIAL_RESPONSE = @as(c_int, 3);
pub const EXPORTS_HELIOS_AUTHENTICATE_AUTH_RESULT_SUCCESS = @as(c_int, 0);
pub const EXPORTS_HELIOS_AUTHENTICATE_AUTH_RESULT_DENIED = @as(c_int, 1);
pub const EXPORTS_HELIOS_AUTHENTICATE_AUTH_RESULT_CHALLENGE = @as(c_int, 2);
pub const EXPORTS_HELIOS_AUTHENTICATE_AUTH_RESULT_ABSTAIN = @as(c_int, 3);
pub const EXPORTS_HELIOS_AUTHORIZE_AUTHORIZE_DECISION_ALLOW = @as(c_int, 0);
pub const EXPORTS_HELIOS_AUTHORIZE_AUTHORIZE_DECISION_ALLOW_WITH = @as(c_int, 1);
pub const EXPORTS_HELIOS_AUTHORIZE_AUTHORIZE_DECISION_DENY = @as(c_int, 2);
pub const EXPORTS_HELIOS_AUTHORIZE_AUTHORIZE_DECISION_ABSTAIN = @as(c_int, 3);
pub const EXPORTS_HELIOS_CACHE_SHOULD_CACHE_DECISION_STORE = @as(c_int, 0);
pub const EXPORTS_HELIOS_CACHE_SHOULD_CACHE_DECISION_SKIP = @as(c_int, 1);
pub const EXPORTS_HELIOS_CACHE_SHOULD_CACHE_DECISION_ABSTAIN = @as(c_int, 2);
pub const EXPORTS_HELIOS_CACHE_CACHE_SET_DECISION_STORE = @as(c_int, 0);
pub const EXPORTS_HELIOS_CACHE_CACHE_SET_DECISION_SKIP = @as(c_int, 1);
pub const EXPORTS_HELIOS_CACHE_CACHE_SET_DECISION_ABSTAIN = @as(c_int, 2);
pub const EXPORTS_HELIOS_ROUTE_BACKEND_ROLE_PRIMARY = @as(c_int, 0);
pub const EXPORTS_HELIOS_ROUTE_BACKEND_ROLE_REPLICA = @as(c_int, 1);
pub const EXPORTS_HELIOS_ROUTE_ROUTE_DECISION_BACKEND = @as(c_int, 0);
pub const EXPORTS_HELIOS_ROUTE_ROUTE_DECISION_BLOCK = @as(c_int, 1);
pub const EXPORTS_HELIOS_ROUTE_ROUTE_DECISION_ABSTAIN = @as(c_int, 2);
pub const EXPORTS_HELIOS_METRICS_QUERY_ENDING_COMPLETED = @as(c_int, 0);
pub const EXPORTS_HELIOS_METRICS_QUERY_ENDING_CACHED = @as(c_int, 1);
pub const EXPORTS_HELIOS_METRICS_QUERY_ENDING_RESPONDED = @as(c_int, 2);
pub const EXPORTS_HELIOS_METRICS_QUERY_ENDING_DENIED = @as(c_int, 3);
pub const EXPORTS_HELIOS_METRICS_QUERY_ENDING_FAILED = @as(c_int, 4);
pub const EXPORTS_HELIOS_AGENT_TOOLS_AUDIENCE_USER = @as(c_int, 0);
pub const EXPORTS_HELIOS_AGENT_TOOLS_AUDIENCE_ASSISTANT = @as(c_int, 1);
pub const EXPORTS_HELIOS_AGENT_TOOLS_RESOURCE_CONTENTS_TEXT = @as(c_int, 0);
pub const EXPORTS_HELIOS_AGENT_TOOLS_RESOURCE_CONTENTS_BLOB = @as(c_int, 1);
pub const EXPORTS_HELIOS_AGENT_TOOLS_CONTENT_PART_TEXT = @as(c_int, 0);
pub const EXPORTS_HELIOS_AGENT_TOOLS_CONTENT_PART_IMAGE = @as(c_int, 1);
pub const EXPORTS_HELIOS_AGENT_TOOLS_CONTENT_PART_AUDIO = @as(c_int, 2);
pub const EXPORTS_HELIOS_AGENT_TOOLS_CONTENT_PART_RESOURCE_LINK = @as(c_int, 3);
pub const EXPORTS_HELIOS_AGENT_TOOLS_CONTENT_PART_EMBEDDED = @as(c_int, 4);
pub const EXPORTS_HELIOS_AGENT_TOOLS_TOOL_RESULT_COMPLETED = @as(c_int, 0);
pub const EXPORTS_HELIOS_AGENT_TOOLS_TOOL_RESULT_INVALID_PARAMS = @as(c_int, 1);
pub const EXPORTS_HELIOS_AGENT_TOOLS_TOOL_RESULT_UNKNOWN = @as(c_int, 2);
pub const EXPORTS_HELIOS_LLM_RESPONSE_RESPONSE_DECISION_KEEP = @as(c_int, 0);
pub const EXPORTS_HELIOS_LLM_RESPONSE_RESPONSE_DECISION_REPLACE = @as(c_int, 1);
pub const EXPORTS_HELIOS_LLM_RESPONSE_RESPONSE_DECISION_DENY = @as(c_int, 2);
pub const EXPORTS_HELIOS_BRANCH_POLICY_BRANCH_ACCESS_ALLOW = @as(c_int, 0);
pub const EXPORTS_HELIOS_BRANCH_POLICY_BRANCH_ACCESS_DENY = @as(c_int, 1);
pub const EXPORTS_HELIOS_BRANCH_POLICY_BRANCH_ACCESS_ABSTAIN = @as(c_int, 2);
pub const EXPORTS_HELIOS_BRANCH_POLICY_MERGE_POLICY_AUTO_MERGE = @as(c_int, 0);
pub const EXPORTS_HELIOS_BRANCH_POLICY_MERGE_POLICY_REQUIRE_APPROVAL = @as(c_int, 1);
pub const EXPORTS_HELIOS_BRANCH_POLICY_MERGE_POLICY_DENY = @as(c_int, 2);
pub const EXPORTS_HELIOS_BRANCH_POLICY_MERGE_POLICY_ABSTAIN = @as(c_int, 3);
pub const EXPORTS_HELIOS_TIME_TRAVEL_TIME_POLICY_ALLOWED = @as(c_int, 0);
pub const EXPORTS_HELIOS_TIME_TRAVEL_TIME_POLICY_REDACTED = @as(c_int, 1);
pub const EXPORTS_HELIOS_TIME_TRAVEL_TIME_POLICY_DENIED = @as(c_int, 2);
pub const EXPORTS_HELIOS_TIME_TRAVEL_TIME_POLICY_ABSTAIN = @as(c_int, 3);
pub const EXPORTS_HELIOS_SYNC_MODE_SYNC_MODE_SYNC = @as(c_int, 0);
pub const EXPORTS_HELIOS_SYNC_MODE_SYNC_MODE_SEMI_SYNC = @as(c_int, 1);
pub const EXPORTS_HELIOS_SYNC_MODE_SYNC_MODE_ASYNC = @as(c_int, 2);
pub const EXPORTS_HELIOS_CONNECTION_CONNECT_DECISION_ACCEPT = @as(c_int, 0);
pub const EXPORTS_HELIOS_CONNECTION_CONNECT_DECISION_REFUSE = @as(c_int, 1);
pub const HELIOS_HEALTH_STATUS_HEALTHY = EXPORTS_HELIOS_LIFECYCLE_HEALTH_STATUS_HEALTHY;
pub const HELIOS_HEALTH_STATUS_DEGRADED = EXPORTS_HELIOS_LIFECYCLE_HEALTH_STATUS_DEGRADED;
pub const HELIOS_HEALTH_STATUS_UNHEALTHY = EXPORTS_HELIOS_LIFECYCLE_HEALTH_STATUS_UNHEALTHY;
pub const HELIOS_PRE_QUERY_DECISION_CONTINUE = EXPORTS_HELIOS_PRE_QUERY_PRE_QUERY_DECISION_CONTINUE;
pub const HELIOS_PRE_QUERY_DECISION_REWRITE = EXPORTS_HELIOS_PRE_QUERY_PRE_QUERY_DECISION_REWRITE;
pub const HELIOS_PRE_QUERY_DECISION_DENY = EXPORTS_HELIOS_PRE_QUERY_PRE_QUERY_DECISION_DENY;
pub const HELIOS_PRE_QUERY_DECISION_RESPOND = EXPORTS_HELIOS_PRE_QUERY_PRE_QUERY_DECISION_RESPOND;
pub const HELIOS_POST_QUERY_DECISION_KEEP = EXPORTS_HELIOS_POST_QUERY_POST_QUERY_DECISION_KEEP;
pub const HELIOS_POST_QUERY_DECISION_MASK_COLUMNS = EXPORTS_HELIOS_POST_QUERY_POST_QUERY_DECISION_MASK_COLUMNS;
pub const HELIOS_POST_QUERY_DECISION_REPLACE = EXPORTS_HELIOS_POST_QUERY_POST_QUERY_DECISION_REPLACE;
pub const HELIOS_POST_QUERY_DECISION_DENY = EXPORTS_HELIOS_POST_QUERY_POST_QUERY_DECISION_DENY;
pub const HELIOS_CREDENTIAL_PASSWORD = EXPORTS_HELIOS_AUTHENTICATE_CREDENTIAL_PASSWORD;
pub const HELIOS_CREDENTIAL_TOKEN = EXPORTS_HELIOS_AUTHENTICATE_CREDENTIAL_TOKEN;
pub const HELIOS_CREDENTIAL_CERTIFICATE = EXPORTS_HELIOS_AUTHENTICATE_CREDENTIAL_CERTIFICATE;
pub const HELIOS_CREDENTIAL_RESPONSE = EXPORTS_HELIOS_AUTHENTICATE_CREDENTIAL_RESPONSE;
pub const HELIOS_AUTH_RESULT_SUCCESS = EXPORTS_HELIOS_AUTHENTICATE_AUTH_RESULT_SUCCESS;
pub const HELIOS_AUTH_RESULT_DENIED = EXPORTS_HELIOS_AUTHENTICATE_AUTH_RESULT_DENIED;
pub const HELIOS_AUTH_RESULT_CHALLENGE = EXPORTS_HELIOS_AUTHENTICATE_AUTH_RESULT_CHALLENGE;
pub const HELIOS_AUTH_RESULT_ABSTAIN = EXPORTS_HELIOS_AUTHENTICATE_AUTH_RESULT_ABSTAIN;
pub const HELIOS_AUTHORIZE_DECISION_ALLOW = EXPORTS_HELIOS_AUTHORIZE_AUTHORIZE_DECISION_ALLOW;
pub const HELIOS_AUTHORIZE_DECISION_ALLOW_WITH = EXPORTS_HELIOS_AUTHORIZE_AUTHORIZE_DECISION_ALLOW_WITH;
pub const HELIOS_AUTHORIZE_DECISION_DENY = EXPORTS_HELIOS_AUTHORIZE_AUTHORIZE_DECISION_DENY;
pub const HELIOS_AUTHORIZE_DECISION_ABSTAIN = EXPORTS_HELIOS_AUTHORIZE_AUTHORIZE_DECISION_ABSTAIN;
pub const HELIOS_SHOULD_CACHE_DECISION_STORE = EXPORTS_HELIOS_CACHE_SHOULD_CACHE_DECISION_STORE;
pub const HELIOS_SHOULD_CACHE_DECISION_SKIP = EXPORTS_HELIOS_CACHE_SHOULD_CACHE_DECISION_SKIP;
pub const HELIOS_SHOULD_CACHE_DECISION_ABSTAIN = EXPORTS_HELIOS_CACHE_SHOULD_CACHE_DECISION_ABSTAIN;
pub const HELIOS_CACHE_SET_DECISION_STORE = EXPORTS_HELIOS_CACHE_CACHE_SET_DECISION_STORE;
pub const HELIOS_CACHE_SET_DECISION_SKIP = EXPORTS_HELIOS_CACHE_CACHE_SET_DECISION_SKIP;
pub const HELIOS_CACHE_SET_DECISION_ABSTAIN = EXPORTS_HELIOS_CACHE_CACHE_SET_DECISION_ABSTAIN;
pub const HELIOS_BACKEND_ROLE_PRIMARY = EXPORTS_HELIOS_ROUTE_BACKEND_ROLE_PRIMARY;
pub const HELIOS_BACKEND_ROLE_REPLICA = EXPORTS_HELIOS_ROUTE_BACKEND_ROLE_REPLICA;
pub const HELIOS_ROUTE_DECISION_BACKEND = EXPORTS_HELIOS_ROUTE_ROUTE_DECISION_BACKEND;
pub const HELIOS_ROUTE_DECISION_BLOCK = EXPORTS_HELIOS_ROUTE_ROUTE_DECISION_BLOCK;
pub const HELIOS_ROUTE_DECISION_ABSTAIN = EXPORTS_HELIOS_ROUTE_ROUTE_DECISION_ABSTAIN;
pub const HELIOS_QUERY_ENDING_COMPLETED = EXPORTS_HELIOS_METRICS_QUERY_ENDING_COMPLETED;
pub const HELIOS_QUERY_ENDING_CACHED = EXPORTS_HELIOS_METRICS_QUERY_ENDING_CACHED;
pub const HELIOS_QUERY_ENDING_RESPONDED = EXPORTS_HELIOS_METRICS_QUERY_ENDING_RESPONDED;
pub const HELIOS_QUERY_ENDING_DENIED = EXPORTS_HELIOS_METRICS_QUERY_ENDING_DENIED;
pub const HELIOS_QUERY_ENDING_FAILED = EXPORTS_HELIOS_METRICS_QUERY_ENDING_FAILED;
pub const HELIOS_AUDIENCE_USER = EXPORTS_HELIOS_AGENT_TOOLS_AUDIENCE_USER;
pub const HELIOS_AUDIENCE_ASSISTANT = EXPORTS_HELIOS_AGENT_TOOLS_AUDIENCE_ASSISTANT;
pub const HELIOS_RESOURCE_CONTENTS_TEXT = EXPORTS_HELIOS_AGENT_TOOLS_RESOURCE_CONTENTS_TEXT;
pub const HELIOS_RESOURCE_CONTENTS_BLOB = EXPORTS_HELIOS_AGENT_TOOLS_RESOURCE_CONTENTS_BLOB;
pub const HELIOS_CONTENT_PART_TEXT = EXPORTS_HELIOS_AGENT_TOOLS_CONTENT_PART_TEXT;
pub const HELIOS_CONTENT_PART_IMAGE = EXPORTS_HELIOS_AGENT_TOOLS_CONTENT_PART_IMAGE;
pub const HELIOS_CONTENT_PART_AUDIO = EXPORTS_HELIOS_AGENT_TOOLS_CONTENT_PART_AUDIO;
pub const HELIOS_CONTENT_PART_RESOURCE_LINK = EXPORTS_HELIOS_AGENT_TOOLS_CONTENT_PART_RESOURCE_LINK;
pub const HELIOS_CONTENT_PART_EMBEDDED = EXPORTS_HELIOS_AGENT_TOOLS_CONTENT_PART_EMBEDDED;
pub const HELIOS_TOOL_RESULT_COMPLETED = EXPORTS_HELIOS_AGENT_TOOLS_TOOL_RESULT_COMPLETED;
pub const HELIOS_TOOL_RESULT_INVALID_PARAMS = EXPORTS_HELIOS_AGENT_TOOLS_TOOL_RESULT_INVALID_PARAMS;
pub const HELIOS_TOOL_RESULT_UNKNOWN = EXPORTS_HELIOS_AGENT_TOOLS_TOOL_RESULT_UNKNOWN;
pub const HELIOS_RESPONSE_DECISION_KEEP = EXPORTS_HELIOS_LLM_RESPONSE_RESPONSE_DECISION_KEEP;
pub const HELIOS_RESPONSE_DECISION_REPLACE = EXPORTS_HELIOS_LLM_RESPONSE_RESPONSE_DECISION_REPLACE;
pub const HELIOS_RESPONSE_DECISION_DENY = EXPORTS_HELIOS_LLM_RESPONSE_RESPONSE_DECISION_DENY;
pub const HELIOS_BRANCH_ACCESS_ALLOW = EXPORTS_HELIOS_BRANCH_POLICY_BRANCH_ACCESS_ALLOW;
pub const HELIOS_BRANCH_ACCESS_DENY = EXPORTS_HELIOS_BRANCH_POLICY_BRANCH_ACCESS_DENY;
pub const HELIOS_BRANCH_ACCESS_ABSTAIN = EXPORTS_HELIOS_BRANCH_POLICY_BRANCH_ACCESS_ABSTAIN;
pub const HELIOS_MERGE_POLICY_AUTO_MERGE = EXPORTS_HELIOS_BRANCH_POLICY_MERGE_POLICY_AUTO_MERGE;
pub const HELIOS_MERGE_POLICY_REQUIRE_APPROVAL = EXPORTS_HELIOS_BRANCH_POLICY_MERGE_POLICY_REQUIRE_APPROVAL;
pub const HELIOS_MERGE_POLICY_DENY = EXPORTS_HELIOS_BRANCH_POLICY_MERGE_POLICY_DENY;
pub const HELIOS_MERGE_POLICY_ABSTAIN = EXPORTS_HELIOS_BRANCH_POLICY_MERGE_POLICY_ABSTAIN;
pub const HELIOS_TIME_POLICY_ALLOWED = EXPORTS_HELIOS_TIME_TRAVEL_TIME_POLICY_ALLOWED;
pub const HELIOS_TIME_POLICY_REDACTED = EXPORTS_HELIOS_TIME_TRAVEL_TIME_POLICY_REDACTED;
pub const HELIOS_TIME_POLICY_DENIED = EXPORTS_HELIOS_TIME_TRAVEL_TIME_POLICY_DENIED;
pub const HELIOS_TIME_POLICY_ABSTAIN = EXPORTS_HELIOS_TIME_TRAVEL_TIME_POLICY_ABSTAIN;
pub const HELIOS_SYNC_MODE_SYNC = EXPORTS_HELIOS_SYNC_MODE_SYNC_MODE_SYNC;
pub const HELIOS_SYNC_MODE_SEMI_SYNC = EXPORTS_HELIOS_SYNC_MODE_SYNC_MODE_SEMI_SYNC;
pub const HELIOS_SYNC_MODE_ASYNC = EXPORTS_HELIOS_SYNC_MODE_SYNC_MODE_ASYNC;
pub const HELIOS_CONNECT_DECISION_ACCEPT = EXPORTS_HELIOS_CONNECTION_CONNECT_DECISION_ACCEPT;
pub const HELIOS_CONNECT_DECISION_REFUSE = EXPORTS_HELIOS_CONNECTION_CONNECT_DECISION_REFUSE;
pub const helios_stream = struct_helios_stream;
