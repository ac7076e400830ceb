//! plugin.h as Zig source, by zig translate-c 0.17.1.

const __root = @This();
pub const struct_plugin_string_t = extern struct {
    ptr: [*c]u8 = null,
    len: usize = 0,
    pub const heliosproxy_plugin_config_get = __root.heliosproxy_plugin_config_get;
    pub const heliosproxy_plugin_config_get_value = __root.heliosproxy_plugin_config_get_value;
    pub const heliosproxy_plugin_telemetry_metric_inc = __root.heliosproxy_plugin_telemetry_metric_inc;
    pub const heliosproxy_plugin_telemetry_metric_set = __root.heliosproxy_plugin_telemetry_metric_set;
    pub const heliosproxy_plugin_telemetry_metric_observe = __root.heliosproxy_plugin_telemetry_metric_observe;
    pub const plugin_string_set = __root.plugin_string_set;
    pub const plugin_string_dup = __root.plugin_string_dup;
    pub const plugin_string_dup_n = __root.plugin_string_dup_n;
    pub const plugin_string_free = __root.plugin_string_free;
    pub const get = __root.heliosproxy_plugin_config_get;
    pub const value = __root.heliosproxy_plugin_config_get_value;
    pub const inc = __root.heliosproxy_plugin_telemetry_metric_inc;
    pub const set = __root.heliosproxy_plugin_telemetry_metric_set;
    pub const observe = __root.heliosproxy_plugin_telemetry_metric_observe;
    pub const dup = __root.plugin_string_dup;
    pub const n = __root.plugin_string_dup_n;
    pub const free = __root.plugin_string_free;
};
pub const plugin_string_t = struct_plugin_string_t;
pub const heliosproxy_plugin_log_log_level_t = u8;
pub const plugin_tuple2_string_string_t = extern struct {
    f0: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    f1: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    pub const plugin_tuple2_string_string_free = __root.plugin_tuple2_string_string_free;
    pub const free = __root.plugin_tuple2_string_string_free;
};
pub const plugin_list_tuple2_string_string_t = extern struct {
    ptr: [*c]plugin_tuple2_string_string_t = null,
    len: usize = 0,
    pub const plugin_list_tuple2_string_string_free = __root.plugin_list_tuple2_string_string_free;
    pub const free = __root.plugin_list_tuple2_string_string_free;
};
pub const heliosproxy_plugin_types_duration_t = u64;
pub const heliosproxy_plugin_types_timestamp_t = i64;
pub const struct_heliosproxy_plugin_types_session_t = extern struct {
    id: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    user: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    database: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    client_addr: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    encrypted: bool = false,
    attributes: plugin_list_tuple2_string_string_t = @import("std").mem.zeroes(plugin_list_tuple2_string_string_t),
    pub const heliosproxy_plugin_types_session_free = __root.heliosproxy_plugin_types_session_free;
    pub const free = __root.heliosproxy_plugin_types_session_free;
};
pub const heliosproxy_plugin_types_session_t = struct_heliosproxy_plugin_types_session_t;
pub const plugin_list_string_t = extern struct {
    ptr: [*c]plugin_string_t = null,
    len: usize = 0,
    pub const plugin_list_string_free = __root.plugin_list_string_free;
    pub const free = __root.plugin_list_string_free;
};
pub const struct_heliosproxy_plugin_types_identity_t = extern struct {
    user_id: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    roles: plugin_list_string_t = @import("std").mem.zeroes(plugin_list_string_t),
    attributes: plugin_list_tuple2_string_string_t = @import("std").mem.zeroes(plugin_list_tuple2_string_string_t),
    pub const heliosproxy_plugin_types_identity_free = __root.heliosproxy_plugin_types_identity_free;
    pub const free = __root.heliosproxy_plugin_types_identity_free;
};
pub const heliosproxy_plugin_types_identity_t = struct_heliosproxy_plugin_types_identity_t;
pub const plugin_option_string_t = extern struct {
    is_some: bool = false,
    val: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    pub const plugin_option_string_free = __root.plugin_option_string_free;
    pub const free = __root.plugin_option_string_free;
};
pub const heliosproxy_plugin_types_option_identity_t = extern struct {
    is_some: bool = false,
    val: heliosproxy_plugin_types_identity_t = @import("std").mem.zeroes(heliosproxy_plugin_types_identity_t),
    pub const heliosproxy_plugin_types_option_identity_free = __root.heliosproxy_plugin_types_option_identity_free;
    pub const free = __root.heliosproxy_plugin_types_option_identity_free;
};
pub const struct_heliosproxy_plugin_types_call_t = extern struct {
    trace_parent: plugin_option_string_t = @import("std").mem.zeroes(plugin_option_string_t),
    deadline: heliosproxy_plugin_types_duration_t = 0,
    session: heliosproxy_plugin_types_session_t = @import("std").mem.zeroes(heliosproxy_plugin_types_session_t),
    identity: heliosproxy_plugin_types_option_identity_t = @import("std").mem.zeroes(heliosproxy_plugin_types_option_identity_t),
    pub const exports_heliosproxy_plugin_pre_query_pre_query = __root.exports_heliosproxy_plugin_pre_query_pre_query;
    pub const exports_heliosproxy_plugin_rewrite_rewrite = __root.exports_heliosproxy_plugin_rewrite_rewrite;
    pub const heliosproxy_plugin_types_call_free = __root.heliosproxy_plugin_types_call_free;
    pub const exports_heliosproxy_plugin_pre_query_call_free = __root.exports_heliosproxy_plugin_pre_query_call_free;
    pub const exports_heliosproxy_plugin_rewrite_call_free = __root.exports_heliosproxy_plugin_rewrite_call_free;
    pub const query = __root.exports_heliosproxy_plugin_pre_query_pre_query;
    pub const rewrite = __root.exports_heliosproxy_plugin_rewrite_rewrite;
    pub const free = __root.heliosproxy_plugin_types_call_free;
};
pub const heliosproxy_plugin_types_call_t = struct_heliosproxy_plugin_types_call_t;
const union_unnamed_1 = extern union {
    invalid_config: plugin_string_t,
    invalid_input: plugin_string_t,
    unavailable: plugin_string_t,
    unsupported: plugin_string_t,
    other: plugin_string_t,
};
pub const struct_heliosproxy_plugin_types_plugin_error_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_1 = @import("std").mem.zeroes(union_unnamed_1),
    pub const heliosproxy_plugin_types_plugin_error_free = __root.heliosproxy_plugin_types_plugin_error_free;
    pub const exports_heliosproxy_plugin_lifecycle_plugin_error_free = __root.exports_heliosproxy_plugin_lifecycle_plugin_error_free;
    pub const exports_heliosproxy_plugin_pre_query_plugin_error_free = __root.exports_heliosproxy_plugin_pre_query_plugin_error_free;
    pub const exports_heliosproxy_plugin_rewrite_plugin_error_free = __root.exports_heliosproxy_plugin_rewrite_plugin_error_free;
    pub const free = __root.heliosproxy_plugin_types_plugin_error_free;
};
pub const heliosproxy_plugin_types_plugin_error_t = struct_heliosproxy_plugin_types_plugin_error_t;
pub const heliosproxy_plugin_types_statement_kind_t = u8;
pub const heliosproxy_plugin_types_table_access_t = u8;
pub const struct_heliosproxy_plugin_types_table_reference_t = extern struct {
    schema: plugin_option_string_t = @import("std").mem.zeroes(plugin_option_string_t),
    name: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    access: heliosproxy_plugin_types_table_access_t = 0,
    pub const heliosproxy_plugin_types_table_reference_free = __root.heliosproxy_plugin_types_table_reference_free;
    pub const free = __root.heliosproxy_plugin_types_table_reference_free;
};
pub const heliosproxy_plugin_types_table_reference_t = struct_heliosproxy_plugin_types_table_reference_t;
pub const struct_heliosproxy_plugin_types_table_name_t = extern struct {
    schema: plugin_option_string_t = @import("std").mem.zeroes(plugin_option_string_t),
    name: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    pub const heliosproxy_plugin_types_table_name_free = __root.heliosproxy_plugin_types_table_name_free;
    pub const free = __root.heliosproxy_plugin_types_table_name_free;
};
pub const heliosproxy_plugin_types_table_name_t = struct_heliosproxy_plugin_types_table_name_t;
pub const struct_heliosproxy_plugin_types_other_value_t = extern struct {
    type_name: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    text: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    pub const heliosproxy_plugin_types_other_value_free = __root.heliosproxy_plugin_types_other_value_free;
    pub const free = __root.heliosproxy_plugin_types_other_value_free;
};
pub const heliosproxy_plugin_types_other_value_t = struct_heliosproxy_plugin_types_other_value_t;
pub const plugin_list_u8_t = extern struct {
    ptr: [*c]u8 = null,
    len: usize = 0,
    pub const plugin_list_u8_free = __root.plugin_list_u8_free;
    pub const free = __root.plugin_list_u8_free;
};
pub const plugin_list_f32_t = extern struct {
    ptr: [*c]f32 = null,
    len: usize = 0,
    pub const plugin_list_f32_free = __root.plugin_list_f32_free;
    pub const free = __root.plugin_list_f32_free;
};
const union_unnamed_2 = extern union {
    boolean: bool,
    integer: i64,
    float_: f64,
    decimal: plugin_string_t,
    text: plugin_string_t,
    bytes: plugin_list_u8_t,
    timestamp: heliosproxy_plugin_types_timestamp_t,
    json: plugin_string_t,
    vector: plugin_list_f32_t,
    other: heliosproxy_plugin_types_other_value_t,
};
pub const struct_heliosproxy_plugin_types_sql_value_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_2 = @import("std").mem.zeroes(union_unnamed_2),
    pub const heliosproxy_plugin_types_sql_value_free = __root.heliosproxy_plugin_types_sql_value_free;
    pub const exports_heliosproxy_plugin_rewrite_sql_value_free = __root.exports_heliosproxy_plugin_rewrite_sql_value_free;
    pub const free = __root.heliosproxy_plugin_types_sql_value_free;
};
pub const heliosproxy_plugin_types_sql_value_t = struct_heliosproxy_plugin_types_sql_value_t;
pub const heliosproxy_plugin_types_list_table_reference_t = extern struct {
    ptr: [*c]heliosproxy_plugin_types_table_reference_t = null,
    len: usize = 0,
    pub const heliosproxy_plugin_types_list_table_reference_free = __root.heliosproxy_plugin_types_list_table_reference_free;
    pub const free = __root.heliosproxy_plugin_types_list_table_reference_free;
};
pub const heliosproxy_plugin_types_list_sql_value_t = extern struct {
    ptr: [*c]heliosproxy_plugin_types_sql_value_t = null,
    len: usize = 0,
    pub const heliosproxy_plugin_types_list_sql_value_free = __root.heliosproxy_plugin_types_list_sql_value_free;
    pub const free = __root.heliosproxy_plugin_types_list_sql_value_free;
};
pub const struct_heliosproxy_plugin_types_statement_t = extern struct {
    text: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    kind: heliosproxy_plugin_types_statement_kind_t = 0,
    fingerprint: plugin_option_string_t = @import("std").mem.zeroes(plugin_option_string_t),
    tables: heliosproxy_plugin_types_list_table_reference_t = @import("std").mem.zeroes(heliosproxy_plugin_types_list_table_reference_t),
    parameters: heliosproxy_plugin_types_list_sql_value_t = @import("std").mem.zeroes(heliosproxy_plugin_types_list_sql_value_t),
    is_batch: bool = false,
    pub const heliosproxy_plugin_types_statement_free = __root.heliosproxy_plugin_types_statement_free;
    pub const exports_heliosproxy_plugin_pre_query_statement_free = __root.exports_heliosproxy_plugin_pre_query_statement_free;
    pub const exports_heliosproxy_plugin_rewrite_statement_free = __root.exports_heliosproxy_plugin_rewrite_statement_free;
    pub const free = __root.heliosproxy_plugin_types_statement_free;
};
pub const heliosproxy_plugin_types_statement_t = struct_heliosproxy_plugin_types_statement_t;
pub const heliosproxy_plugin_types_option_table_name_t = extern struct {
    is_some: bool = false,
    val: heliosproxy_plugin_types_table_name_t = @import("std").mem.zeroes(heliosproxy_plugin_types_table_name_t),
    pub const heliosproxy_plugin_types_option_table_name_free = __root.heliosproxy_plugin_types_option_table_name_free;
    pub const free = __root.heliosproxy_plugin_types_option_table_name_free;
};
pub const struct_heliosproxy_plugin_types_column_t = extern struct {
    name: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    type_name: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    table: heliosproxy_plugin_types_option_table_name_t = @import("std").mem.zeroes(heliosproxy_plugin_types_option_table_name_t),
    pub const heliosproxy_plugin_types_column_free = __root.heliosproxy_plugin_types_column_free;
    pub const free = __root.heliosproxy_plugin_types_column_free;
};
pub const heliosproxy_plugin_types_column_t = struct_heliosproxy_plugin_types_column_t;
pub const heliosproxy_plugin_types_list_column_t = extern struct {
    ptr: [*c]heliosproxy_plugin_types_column_t = null,
    len: usize = 0,
    pub const heliosproxy_plugin_types_list_column_free = __root.heliosproxy_plugin_types_list_column_free;
    pub const free = __root.heliosproxy_plugin_types_list_column_free;
};
pub const heliosproxy_plugin_types_list_list_sql_value_t = extern struct {
    ptr: [*c]heliosproxy_plugin_types_list_sql_value_t = null,
    len: usize = 0,
    pub const heliosproxy_plugin_types_list_list_sql_value_free = __root.heliosproxy_plugin_types_list_list_sql_value_free;
    pub const free = __root.heliosproxy_plugin_types_list_list_sql_value_free;
};
pub const struct_heliosproxy_plugin_types_result_set_t = extern struct {
    columns: heliosproxy_plugin_types_list_column_t = @import("std").mem.zeroes(heliosproxy_plugin_types_list_column_t),
    rows: heliosproxy_plugin_types_list_list_sql_value_t = @import("std").mem.zeroes(heliosproxy_plugin_types_list_list_sql_value_t),
    rows_affected: u64 = 0,
    pub const heliosproxy_plugin_types_result_set_free = __root.heliosproxy_plugin_types_result_set_free;
    pub const exports_heliosproxy_plugin_pre_query_result_set_free = __root.exports_heliosproxy_plugin_pre_query_result_set_free;
    pub const free = __root.heliosproxy_plugin_types_result_set_free;
};
pub const heliosproxy_plugin_types_result_set_t = struct_heliosproxy_plugin_types_result_set_t;
const union_unnamed_3 = extern union {
    constant: plugin_string_t,
    keep_first: u32,
    keep_last: u32,
};
pub const struct_heliosproxy_plugin_types_mask_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_3 = @import("std").mem.zeroes(union_unnamed_3),
    pub const heliosproxy_plugin_types_mask_free = __root.heliosproxy_plugin_types_mask_free;
    pub const free = __root.heliosproxy_plugin_types_mask_free;
};
pub const heliosproxy_plugin_types_mask_t = struct_heliosproxy_plugin_types_mask_t;
pub const heliosproxy_plugin_types_reuse_match_t = u8;
pub const heliosproxy_plugin_types_reuse_holder_t = u8;
pub const struct_heliosproxy_plugin_types_cache_scope_t = extern struct {
    by: heliosproxy_plugin_types_reuse_match_t = 0,
    within: heliosproxy_plugin_types_reuse_holder_t = 0,
    ttl: heliosproxy_plugin_types_duration_t = 0,
};
pub const heliosproxy_plugin_types_cache_scope_t = struct_heliosproxy_plugin_types_cache_scope_t;
const union_unnamed_4 = extern union {
    text: plugin_string_t,
    bytes: plugin_list_u8_t,
};
pub const struct_heliosproxy_plugin_types_body_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_4 = @import("std").mem.zeroes(union_unnamed_4),
    pub const heliosproxy_plugin_types_body_free = __root.heliosproxy_plugin_types_body_free;
    pub const free = __root.heliosproxy_plugin_types_body_free;
};
pub const heliosproxy_plugin_types_body_t = struct_heliosproxy_plugin_types_body_t;
const union_unnamed_5 = extern union {
    text: plugin_string_t,
    integer: i64,
    number: f64,
    boolean: bool,
    text_list: plugin_list_string_t,
    json: plugin_string_t,
};
pub const struct_heliosproxy_plugin_types_config_value_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_5 = @import("std").mem.zeroes(union_unnamed_5),
    pub const heliosproxy_plugin_types_config_value_free = __root.heliosproxy_plugin_types_config_value_free;
    pub const heliosproxy_plugin_config_config_value_free = __root.heliosproxy_plugin_config_config_value_free;
    pub const free = __root.heliosproxy_plugin_types_config_value_free;
};
pub const heliosproxy_plugin_types_config_value_t = struct_heliosproxy_plugin_types_config_value_t;
pub const struct_heliosproxy_plugin_types_config_entry_t = extern struct {
    key: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    value: heliosproxy_plugin_types_config_value_t = @import("std").mem.zeroes(heliosproxy_plugin_types_config_value_t),
    pub const heliosproxy_plugin_types_config_entry_free = __root.heliosproxy_plugin_types_config_entry_free;
    pub const heliosproxy_plugin_config_config_entry_free = __root.heliosproxy_plugin_config_config_entry_free;
    pub const exports_heliosproxy_plugin_lifecycle_config_entry_free = __root.exports_heliosproxy_plugin_lifecycle_config_entry_free;
    pub const free = __root.heliosproxy_plugin_types_config_entry_free;
};
pub const heliosproxy_plugin_types_config_entry_t = struct_heliosproxy_plugin_types_config_entry_t;
pub const heliosproxy_plugin_config_config_value_t = heliosproxy_plugin_types_config_value_t;
pub const heliosproxy_plugin_config_config_entry_t = heliosproxy_plugin_types_config_entry_t;
pub const heliosproxy_plugin_config_option_config_value_t = extern struct {
    is_some: bool = false,
    val: heliosproxy_plugin_config_config_value_t = @import("std").mem.zeroes(heliosproxy_plugin_config_config_value_t),
    pub const heliosproxy_plugin_config_option_config_value_free = __root.heliosproxy_plugin_config_option_config_value_free;
    pub const free = __root.heliosproxy_plugin_config_option_config_value_free;
};
pub const heliosproxy_plugin_config_list_config_entry_t = extern struct {
    ptr: [*c]heliosproxy_plugin_config_config_entry_t = null,
    len: usize = 0,
    pub const heliosproxy_plugin_config_get_all = __root.heliosproxy_plugin_config_get_all;
    pub const heliosproxy_plugin_config_list_config_entry_free = __root.heliosproxy_plugin_config_list_config_entry_free;
    pub const all = __root.heliosproxy_plugin_config_get_all;
    pub const free = __root.heliosproxy_plugin_config_list_config_entry_free;
};
const union_unnamed_6 = extern union {
    invalid: plugin_string_t,
    other: plugin_string_t,
};
pub const struct_heliosproxy_plugin_telemetry_telemetry_error_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_6 = @import("std").mem.zeroes(union_unnamed_6),
    pub const heliosproxy_plugin_telemetry_telemetry_error_free = __root.heliosproxy_plugin_telemetry_telemetry_error_free;
    pub const free = __root.heliosproxy_plugin_telemetry_telemetry_error_free;
};
pub const heliosproxy_plugin_telemetry_telemetry_error_t = struct_heliosproxy_plugin_telemetry_telemetry_error_t;
const union_unnamed_7 = extern union {
    err: heliosproxy_plugin_telemetry_telemetry_error_t,
};
pub const heliosproxy_plugin_telemetry_result_void_telemetry_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_7 = @import("std").mem.zeroes(union_unnamed_7),
    pub const heliosproxy_plugin_telemetry_result_void_telemetry_error_free = __root.heliosproxy_plugin_telemetry_result_void_telemetry_error_free;
    pub const free = __root.heliosproxy_plugin_telemetry_result_void_telemetry_error_free;
};
pub const exports_heliosproxy_plugin_lifecycle_plugin_error_t = heliosproxy_plugin_types_plugin_error_t;
pub const exports_heliosproxy_plugin_lifecycle_config_entry_t = heliosproxy_plugin_types_config_entry_t;
pub const struct_exports_heliosproxy_plugin_lifecycle_plugin_metadata_t = extern struct {
    name: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    version: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    description: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    author: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    hooks: plugin_list_string_t = @import("std").mem.zeroes(plugin_list_string_t),
    permissions: plugin_list_string_t = @import("std").mem.zeroes(plugin_list_string_t),
    pub const exports_heliosproxy_plugin_lifecycle_metadata = __root.exports_heliosproxy_plugin_lifecycle_metadata;
    pub const exports_heliosproxy_plugin_lifecycle_plugin_metadata_free = __root.exports_heliosproxy_plugin_lifecycle_plugin_metadata_free;
    pub const metadata = __root.exports_heliosproxy_plugin_lifecycle_metadata;
    pub const free = __root.exports_heliosproxy_plugin_lifecycle_plugin_metadata_free;
};
pub const exports_heliosproxy_plugin_lifecycle_plugin_metadata_t = struct_exports_heliosproxy_plugin_lifecycle_plugin_metadata_t;
const union_unnamed_8 = extern union {
    degraded: plugin_string_t,
    unhealthy: plugin_string_t,
};
pub const struct_exports_heliosproxy_plugin_lifecycle_health_status_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_8 = @import("std").mem.zeroes(union_unnamed_8),
    pub const exports_heliosproxy_plugin_lifecycle_health = __root.exports_heliosproxy_plugin_lifecycle_health;
    pub const exports_heliosproxy_plugin_lifecycle_health_status_free = __root.exports_heliosproxy_plugin_lifecycle_health_status_free;
    pub const health = __root.exports_heliosproxy_plugin_lifecycle_health;
    pub const free = __root.exports_heliosproxy_plugin_lifecycle_health_status_free;
};
pub const exports_heliosproxy_plugin_lifecycle_health_status_t = struct_exports_heliosproxy_plugin_lifecycle_health_status_t;
pub const exports_heliosproxy_plugin_lifecycle_list_config_entry_t = extern struct {
    ptr: [*c]exports_heliosproxy_plugin_lifecycle_config_entry_t = null,
    len: usize = 0,
    pub const exports_heliosproxy_plugin_lifecycle_on_load = __root.exports_heliosproxy_plugin_lifecycle_on_load;
    pub const exports_heliosproxy_plugin_lifecycle_list_config_entry_free = __root.exports_heliosproxy_plugin_lifecycle_list_config_entry_free;
    pub const load = __root.exports_heliosproxy_plugin_lifecycle_on_load;
    pub const free = __root.exports_heliosproxy_plugin_lifecycle_list_config_entry_free;
};
const union_unnamed_9 = extern union {
    err: exports_heliosproxy_plugin_lifecycle_plugin_error_t,
};
pub const exports_heliosproxy_plugin_lifecycle_result_void_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_9 = @import("std").mem.zeroes(union_unnamed_9),
    pub const exports_heliosproxy_plugin_lifecycle_result_void_plugin_error_free = __root.exports_heliosproxy_plugin_lifecycle_result_void_plugin_error_free;
    pub const free = __root.exports_heliosproxy_plugin_lifecycle_result_void_plugin_error_free;
};
pub const exports_heliosproxy_plugin_pre_query_call_t = heliosproxy_plugin_types_call_t;
pub const exports_heliosproxy_plugin_pre_query_statement_t = heliosproxy_plugin_types_statement_t;
pub const exports_heliosproxy_plugin_pre_query_result_set_t = heliosproxy_plugin_types_result_set_t;
pub const exports_heliosproxy_plugin_pre_query_cache_scope_t = heliosproxy_plugin_types_cache_scope_t;
pub const exports_heliosproxy_plugin_pre_query_plugin_error_t = heliosproxy_plugin_types_plugin_error_t;
const union_unnamed_10 = extern union {
    rewrite: plugin_string_t,
    deny: plugin_string_t,
    respond: exports_heliosproxy_plugin_pre_query_result_set_t,
};
pub const struct_exports_heliosproxy_plugin_pre_query_pre_query_decision_t = extern struct {
    tag: u8 = 0,
    val: union_unnamed_10 = @import("std").mem.zeroes(union_unnamed_10),
    pub const exports_heliosproxy_plugin_pre_query_pre_query_decision_free = __root.exports_heliosproxy_plugin_pre_query_pre_query_decision_free;
    pub const free = __root.exports_heliosproxy_plugin_pre_query_pre_query_decision_free;
};
pub const exports_heliosproxy_plugin_pre_query_pre_query_decision_t = struct_exports_heliosproxy_plugin_pre_query_pre_query_decision_t;
pub const exports_heliosproxy_plugin_pre_query_option_cache_scope_t = extern struct {
    is_some: bool = false,
    val: exports_heliosproxy_plugin_pre_query_cache_scope_t = @import("std").mem.zeroes(exports_heliosproxy_plugin_pre_query_cache_scope_t),
    pub const exports_heliosproxy_plugin_pre_query_option_cache_scope_free = __root.exports_heliosproxy_plugin_pre_query_option_cache_scope_free;
    pub const free = __root.exports_heliosproxy_plugin_pre_query_option_cache_scope_free;
};
pub const struct_exports_heliosproxy_plugin_pre_query_pre_query_outcome_t = extern struct {
    decision: exports_heliosproxy_plugin_pre_query_pre_query_decision_t = @import("std").mem.zeroes(exports_heliosproxy_plugin_pre_query_pre_query_decision_t),
    cacheable: exports_heliosproxy_plugin_pre_query_option_cache_scope_t = @import("std").mem.zeroes(exports_heliosproxy_plugin_pre_query_option_cache_scope_t),
    pub const exports_heliosproxy_plugin_pre_query_pre_query_outcome_free = __root.exports_heliosproxy_plugin_pre_query_pre_query_outcome_free;
    pub const free = __root.exports_heliosproxy_plugin_pre_query_pre_query_outcome_free;
};
pub const exports_heliosproxy_plugin_pre_query_pre_query_outcome_t = struct_exports_heliosproxy_plugin_pre_query_pre_query_outcome_t;
const union_unnamed_11 = extern union {
    ok: exports_heliosproxy_plugin_pre_query_pre_query_outcome_t,
    err: exports_heliosproxy_plugin_pre_query_plugin_error_t,
};
pub const exports_heliosproxy_plugin_pre_query_result_pre_query_outcome_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_11 = @import("std").mem.zeroes(union_unnamed_11),
    pub const exports_heliosproxy_plugin_pre_query_result_pre_query_outcome_plugin_error_free = __root.exports_heliosproxy_plugin_pre_query_result_pre_query_outcome_plugin_error_free;
    pub const free = __root.exports_heliosproxy_plugin_pre_query_result_pre_query_outcome_plugin_error_free;
};
pub const exports_heliosproxy_plugin_rewrite_call_t = heliosproxy_plugin_types_call_t;
pub const exports_heliosproxy_plugin_rewrite_statement_t = heliosproxy_plugin_types_statement_t;
pub const exports_heliosproxy_plugin_rewrite_sql_value_t = heliosproxy_plugin_types_sql_value_t;
pub const exports_heliosproxy_plugin_rewrite_plugin_error_t = heliosproxy_plugin_types_plugin_error_t;
pub const exports_heliosproxy_plugin_rewrite_list_sql_value_t = extern struct {
    ptr: [*c]exports_heliosproxy_plugin_rewrite_sql_value_t = null,
    len: usize = 0,
    pub const exports_heliosproxy_plugin_rewrite_list_sql_value_free = __root.exports_heliosproxy_plugin_rewrite_list_sql_value_free;
    pub const free = __root.exports_heliosproxy_plugin_rewrite_list_sql_value_free;
};
pub const exports_heliosproxy_plugin_rewrite_option_list_sql_value_t = extern struct {
    is_some: bool = false,
    val: exports_heliosproxy_plugin_rewrite_list_sql_value_t = @import("std").mem.zeroes(exports_heliosproxy_plugin_rewrite_list_sql_value_t),
    pub const exports_heliosproxy_plugin_rewrite_option_list_sql_value_free = __root.exports_heliosproxy_plugin_rewrite_option_list_sql_value_free;
    pub const free = __root.exports_heliosproxy_plugin_rewrite_option_list_sql_value_free;
};
pub const struct_exports_heliosproxy_plugin_rewrite_rewritten_statement_t = extern struct {
    text: plugin_string_t = @import("std").mem.zeroes(plugin_string_t),
    parameters: exports_heliosproxy_plugin_rewrite_option_list_sql_value_t = @import("std").mem.zeroes(exports_heliosproxy_plugin_rewrite_option_list_sql_value_t),
    pub const exports_heliosproxy_plugin_rewrite_rewritten_statement_free = __root.exports_heliosproxy_plugin_rewrite_rewritten_statement_free;
    pub const free = __root.exports_heliosproxy_plugin_rewrite_rewritten_statement_free;
};
pub const exports_heliosproxy_plugin_rewrite_rewritten_statement_t = struct_exports_heliosproxy_plugin_rewrite_rewritten_statement_t;
pub const exports_heliosproxy_plugin_rewrite_option_rewritten_statement_t = extern struct {
    is_some: bool = false,
    val: exports_heliosproxy_plugin_rewrite_rewritten_statement_t = @import("std").mem.zeroes(exports_heliosproxy_plugin_rewrite_rewritten_statement_t),
    pub const exports_heliosproxy_plugin_rewrite_option_rewritten_statement_free = __root.exports_heliosproxy_plugin_rewrite_option_rewritten_statement_free;
    pub const free = __root.exports_heliosproxy_plugin_rewrite_option_rewritten_statement_free;
};
const union_unnamed_12 = extern union {
    ok: exports_heliosproxy_plugin_rewrite_option_rewritten_statement_t,
    err: exports_heliosproxy_plugin_rewrite_plugin_error_t,
};
pub const exports_heliosproxy_plugin_rewrite_result_option_rewritten_statement_plugin_error_t = extern struct {
    is_err: bool = false,
    val: union_unnamed_12 = @import("std").mem.zeroes(union_unnamed_12),
    pub const exports_heliosproxy_plugin_rewrite_result_option_rewritten_statement_plugin_error_free = __root.exports_heliosproxy_plugin_rewrite_result_option_rewritten_statement_plugin_error_free;
    pub const free = __root.exports_heliosproxy_plugin_rewrite_result_option_rewritten_statement_plugin_error_free;
};
pub extern fn heliosproxy_plugin_log_log(level: heliosproxy_plugin_log_log_level_t, message: [*c]plugin_string_t, fields: [*c]plugin_list_tuple2_string_string_t) void;
pub extern fn heliosproxy_plugin_log_enabled(level: heliosproxy_plugin_log_log_level_t) bool;
pub extern fn heliosproxy_plugin_config_get(key: [*c]plugin_string_t, ret: [*c]plugin_string_t) bool;
pub extern fn heliosproxy_plugin_config_get_value(key: [*c]plugin_string_t, ret: [*c]heliosproxy_plugin_config_config_value_t) bool;
pub extern fn heliosproxy_plugin_config_get_all(ret: [*c]heliosproxy_plugin_config_list_config_entry_t) void;
pub extern fn heliosproxy_plugin_telemetry_metric_inc(name: [*c]plugin_string_t, value: f64, labels: [*c]plugin_list_tuple2_string_string_t, err: [*c]heliosproxy_plugin_telemetry_telemetry_error_t) bool;
pub extern fn heliosproxy_plugin_telemetry_metric_set(name: [*c]plugin_string_t, value: f64, labels: [*c]plugin_list_tuple2_string_string_t, err: [*c]heliosproxy_plugin_telemetry_telemetry_error_t) bool;
pub extern fn heliosproxy_plugin_telemetry_metric_observe(name: [*c]plugin_string_t, value: f64, labels: [*c]plugin_list_tuple2_string_string_t, err: [*c]heliosproxy_plugin_telemetry_telemetry_error_t) bool;
pub extern fn exports_heliosproxy_plugin_lifecycle_metadata(ret: [*c]exports_heliosproxy_plugin_lifecycle_plugin_metadata_t) void;
pub extern fn exports_heliosproxy_plugin_lifecycle_on_load(config: [*c]exports_heliosproxy_plugin_lifecycle_list_config_entry_t, err: [*c]exports_heliosproxy_plugin_lifecycle_plugin_error_t) bool;
pub extern fn exports_heliosproxy_plugin_lifecycle_on_unload() void;
pub extern fn exports_heliosproxy_plugin_lifecycle_health(ret: [*c]exports_heliosproxy_plugin_lifecycle_health_status_t) void;
pub extern fn exports_heliosproxy_plugin_pre_query_pre_query(call: [*c]exports_heliosproxy_plugin_pre_query_call_t, statement: [*c]exports_heliosproxy_plugin_pre_query_statement_t, ret: [*c]exports_heliosproxy_plugin_pre_query_pre_query_outcome_t, err: [*c]exports_heliosproxy_plugin_pre_query_plugin_error_t) bool;
pub extern fn exports_heliosproxy_plugin_rewrite_rewrite(call: [*c]exports_heliosproxy_plugin_rewrite_call_t, statement: [*c]exports_heliosproxy_plugin_rewrite_statement_t, ret: [*c]exports_heliosproxy_plugin_rewrite_option_rewritten_statement_t, err: [*c]exports_heliosproxy_plugin_rewrite_plugin_error_t) bool;
pub extern fn plugin_tuple2_string_string_free(ptr: [*c]plugin_tuple2_string_string_t) void;
pub extern fn plugin_list_tuple2_string_string_free(ptr: [*c]plugin_list_tuple2_string_string_t) void;
pub extern fn heliosproxy_plugin_types_session_free(ptr: [*c]heliosproxy_plugin_types_session_t) void;
pub extern fn plugin_list_string_free(ptr: [*c]plugin_list_string_t) void;
pub extern fn heliosproxy_plugin_types_identity_free(ptr: [*c]heliosproxy_plugin_types_identity_t) void;
pub extern fn plugin_option_string_free(ptr: [*c]plugin_option_string_t) void;
pub extern fn heliosproxy_plugin_types_option_identity_free(ptr: [*c]heliosproxy_plugin_types_option_identity_t) void;
pub extern fn heliosproxy_plugin_types_call_free(ptr: [*c]heliosproxy_plugin_types_call_t) void;
pub extern fn heliosproxy_plugin_types_plugin_error_free(ptr: [*c]heliosproxy_plugin_types_plugin_error_t) void;
pub extern fn heliosproxy_plugin_types_table_reference_free(ptr: [*c]heliosproxy_plugin_types_table_reference_t) void;
pub extern fn heliosproxy_plugin_types_table_name_free(ptr: [*c]heliosproxy_plugin_types_table_name_t) void;
pub extern fn heliosproxy_plugin_types_other_value_free(ptr: [*c]heliosproxy_plugin_types_other_value_t) void;
pub extern fn plugin_list_u8_free(ptr: [*c]plugin_list_u8_t) void;
pub extern fn plugin_list_f32_free(ptr: [*c]plugin_list_f32_t) void;
pub extern fn heliosproxy_plugin_types_sql_value_free(ptr: [*c]heliosproxy_plugin_types_sql_value_t) void;
pub extern fn heliosproxy_plugin_types_list_table_reference_free(ptr: [*c]heliosproxy_plugin_types_list_table_reference_t) void;
pub extern fn heliosproxy_plugin_types_list_sql_value_free(ptr: [*c]heliosproxy_plugin_types_list_sql_value_t) void;
pub extern fn heliosproxy_plugin_types_statement_free(ptr: [*c]heliosproxy_plugin_types_statement_t) void;
pub extern fn heliosproxy_plugin_types_option_table_name_free(ptr: [*c]heliosproxy_plugin_types_option_table_name_t) void;
pub extern fn heliosproxy_plugin_types_column_free(ptr: [*c]heliosproxy_plugin_types_column_t) void;
pub extern fn heliosproxy_plugin_types_list_column_free(ptr: [*c]heliosproxy_plugin_types_list_column_t) void;
pub extern fn heliosproxy_plugin_types_list_list_sql_value_free(ptr: [*c]heliosproxy_plugin_types_list_list_sql_value_t) void;
pub extern fn heliosproxy_plugin_types_result_set_free(ptr: [*c]heliosproxy_plugin_types_result_set_t) void;
pub extern fn heliosproxy_plugin_types_mask_free(ptr: [*c]heliosproxy_plugin_types_mask_t) void;
pub extern fn heliosproxy_plugin_types_body_free(ptr: [*c]heliosproxy_plugin_types_body_t) void;
pub extern fn heliosproxy_plugin_types_config_value_free(ptr: [*c]heliosproxy_plugin_types_config_value_t) void;
pub extern fn heliosproxy_plugin_types_config_entry_free(ptr: [*c]heliosproxy_plugin_types_config_entry_t) void;
pub extern fn heliosproxy_plugin_config_config_value_free(ptr: [*c]heliosproxy_plugin_config_config_value_t) void;
pub extern fn heliosproxy_plugin_config_config_entry_free(ptr: [*c]heliosproxy_plugin_config_config_entry_t) void;
pub extern fn heliosproxy_plugin_config_option_config_value_free(ptr: [*c]heliosproxy_plugin_config_option_config_value_t) void;
pub extern fn heliosproxy_plugin_config_list_config_entry_free(ptr: [*c]heliosproxy_plugin_config_list_config_entry_t) void;
pub extern fn heliosproxy_plugin_telemetry_telemetry_error_free(ptr: [*c]heliosproxy_plugin_telemetry_telemetry_error_t) void;
pub extern fn heliosproxy_plugin_telemetry_result_void_telemetry_error_free(ptr: [*c]heliosproxy_plugin_telemetry_result_void_telemetry_error_t) void;
pub extern fn exports_heliosproxy_plugin_lifecycle_plugin_error_free(ptr: [*c]exports_heliosproxy_plugin_lifecycle_plugin_error_t) void;
pub extern fn exports_heliosproxy_plugin_lifecycle_config_entry_free(ptr: [*c]exports_heliosproxy_plugin_lifecycle_config_entry_t) void;
pub extern fn exports_heliosproxy_plugin_lifecycle_plugin_metadata_free(ptr: [*c]exports_heliosproxy_plugin_lifecycle_plugin_metadata_t) void;
pub extern fn exports_heliosproxy_plugin_lifecycle_health_status_free(ptr: [*c]exports_heliosproxy_plugin_lifecycle_health_status_t) void;
pub extern fn exports_heliosproxy_plugin_lifecycle_list_config_entry_free(ptr: [*c]exports_heliosproxy_plugin_lifecycle_list_config_entry_t) void;
pub extern fn exports_heliosproxy_plugin_lifecycle_result_void_plugin_error_free(ptr: [*c]exports_heliosproxy_plugin_lifecycle_result_void_plugin_error_t) void;
pub extern fn exports_heliosproxy_plugin_pre_query_call_free(ptr: [*c]exports_heliosproxy_plugin_pre_query_call_t) void;
pub extern fn exports_heliosproxy_plugin_pre_query_statement_free(ptr: [*c]exports_heliosproxy_plugin_pre_query_statement_t) void;
pub extern fn exports_heliosproxy_plugin_pre_query_result_set_free(ptr: [*c]exports_heliosproxy_plugin_pre_query_result_set_t) void;
pub extern fn exports_heliosproxy_plugin_pre_query_plugin_error_free(ptr: [*c]exports_heliosproxy_plugin_pre_query_plugin_error_t) void;
pub extern fn exports_heliosproxy_plugin_pre_query_pre_query_decision_free(ptr: [*c]exports_heliosproxy_plugin_pre_query_pre_query_decision_t) void;
pub extern fn exports_heliosproxy_plugin_pre_query_option_cache_scope_free(ptr: [*c]exports_heliosproxy_plugin_pre_query_option_cache_scope_t) void;
pub extern fn exports_heliosproxy_plugin_pre_query_pre_query_outcome_free(ptr: [*c]exports_heliosproxy_plugin_pre_query_pre_query_outcome_t) void;
pub extern fn exports_heliosproxy_plugin_pre_query_result_pre_query_outcome_plugin_error_free(ptr: [*c]exports_heliosproxy_plugin_pre_query_result_pre_query_outcome_plugin_error_t) void;
pub extern fn exports_heliosproxy_plugin_rewrite_call_free(ptr: [*c]exports_heliosproxy_plugin_rewrite_call_t) void;
pub extern fn exports_heliosproxy_plugin_rewrite_statement_free(ptr: [*c]exports_heliosproxy_plugin_rewrite_statement_t) void;
pub extern fn exports_heliosproxy_plugin_rewrite_sql_value_free(ptr: [*c]exports_heliosproxy_plugin_rewrite_sql_value_t) void;
pub extern fn exports_heliosproxy_plugin_rewrite_plugin_error_free(ptr: [*c]exports_heliosproxy_plugin_rewrite_plugin_error_t) void;
pub extern fn exports_heliosproxy_plugin_rewrite_list_sql_value_free(ptr: [*c]exports_heliosproxy_plugin_rewrite_list_sql_value_t) void;
pub extern fn exports_heliosproxy_plugin_rewrite_option_list_sql_value_free(ptr: [*c]exports_heliosproxy_plugin_rewrite_option_list_sql_value_t) void;
pub extern fn exports_heliosproxy_plugin_rewrite_rewritten_statement_free(ptr: [*c]exports_heliosproxy_plugin_rewrite_rewritten_statement_t) void;
pub extern fn exports_heliosproxy_plugin_rewrite_option_rewritten_statement_free(ptr: [*c]exports_heliosproxy_plugin_rewrite_option_rewritten_statement_t) void;
pub extern fn exports_heliosproxy_plugin_rewrite_result_option_rewritten_statement_plugin_error_free(ptr: [*c]exports_heliosproxy_plugin_rewrite_result_option_rewritten_statement_plugin_error_t) void;
pub extern fn plugin_string_set(ret: [*c]plugin_string_t, s: [*c]const u8) void;
pub extern fn plugin_string_dup(ret: [*c]plugin_string_t, s: [*c]const u8) void;
pub extern fn plugin_string_dup_n(ret: [*c]plugin_string_t, s: [*c]const u8, len: usize) void;
pub extern fn plugin_string_free(ret: [*c]plugin_string_t) void;
pub const __BINDINGS_PLUGIN_H = "";
pub const HELIOSPROXY_PLUGIN_LOG_LOG_LEVEL_TRACE = @as(c_int, 0);
pub const HELIOSPROXY_PLUGIN_LOG_LOG_LEVEL_DEBUG = @as(c_int, 1);
pub const HELIOSPROXY_PLUGIN_LOG_LOG_LEVEL_INFO = @as(c_int, 2);
pub const HELIOSPROXY_PLUGIN_LOG_LOG_LEVEL_WARN = @as(c_int, 3);
pub const HELIOSPROXY_PLUGIN_LOG_LOG_LEVEL_ERROR = @as(c_int, 4);
pub const HELIOSPROXY_PLUGIN_TYPES_PLUGIN_ERROR_INVALID_CONFIG = @as(c_int, 0);
pub const HELIOSPROXY_PLUGIN_TYPES_PLUGIN_ERROR_INVALID_INPUT = @as(c_int, 1);
pub const HELIOSPROXY_PLUGIN_TYPES_PLUGIN_ERROR_UNAVAILABLE = @as(c_int, 2);
pub const HELIOSPROXY_PLUGIN_TYPES_PLUGIN_ERROR_UNSUPPORTED = @as(c_int, 3);
pub const HELIOSPROXY_PLUGIN_TYPES_PLUGIN_ERROR_OTHER = @as(c_int, 4);
pub const HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_SELECT = @as(c_int, 0);
pub const HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_TRANSACTION = @as(c_int, 1);
pub const HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_SETTING = @as(c_int, 2);
pub const HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_UTILITY = @as(c_int, 3);
pub const HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_COPY = @as(c_int, 4);
pub const HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_INSERT = @as(c_int, 5);
pub const HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_UPDATE = @as(c_int, 6);
pub const HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_MERGE = @as(c_int, 7);
pub const HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_DELETE = @as(c_int, 8);
pub const HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_TRUNCATE = @as(c_int, 9);
pub const HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_DEFINITION = @as(c_int, 10);
pub const HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_OPAQUE = @as(c_int, 11);
pub const HELIOSPROXY_PLUGIN_TYPES_TABLE_ACCESS_READ = @as(c_int, 0);
pub const HELIOSPROXY_PLUGIN_TYPES_TABLE_ACCESS_INSERT = @as(c_int, 1);
pub const HELIOSPROXY_PLUGIN_TYPES_TABLE_ACCESS_UPDATE = @as(c_int, 2);
pub const HELIOSPROXY_PLUGIN_TYPES_TABLE_ACCESS_DELETE = @as(c_int, 3);
pub const HELIOSPROXY_PLUGIN_TYPES_TABLE_ACCESS_TRUNCATE = @as(c_int, 4);
pub const HELIOSPROXY_PLUGIN_TYPES_TABLE_ACCESS_DEFINE = @as(c_int, 5);
pub const HELIOSPROXY_PLUGIN_TYPES_SQL_VALUE_NULL = @as(c_int, 0);
pub const HELIOSPROXY_PLUGIN_TYPES_SQL_VALUE_BOOLEAN = @as(c_int, 1);
pub const HELIOSPROXY_PLUGIN_TYPES_SQL_VALUE_INTEGER = @as(c_int, 2);
pub const HELIOSPROXY_PLUGIN_TYPES_SQL_VALUE_FLOAT = @as(c_int, 3);
pub const HELIOSPROXY_PLUGIN_TYPES_SQL_VALUE_DECIMAL = @as(c_int, 4);
pub const HELIOSPROXY_PLUGIN_TYPES_SQL_VALUE_TEXT = @as(c_int, 5);
pub const HELIOSPROXY_PLUGIN_TYPES_SQL_VALUE_BYTES = @as(c_int, 6);
pub const HELIOSPROXY_PLUGIN_TYPES_SQL_VALUE_TIMESTAMP = @as(c_int, 7);
pub const HELIOSPROXY_PLUGIN_TYPES_SQL_VALUE_JSON = @as(c_int, 8);
pub const HELIOSPROXY_PLUGIN_TYPES_SQL_VALUE_VECTOR = @as(c_int, 9);
pub const HELIOSPROXY_PLUGIN_TYPES_SQL_VALUE_OTHER = @as(c_int, 10);
pub const HELIOSPROXY_PLUGIN_TYPES_MASK_NULLIFY = @as(c_int, 0);
pub const HELIOSPROXY_PLUGIN_TYPES_MASK_CONSTANT = @as(c_int, 1);
pub const HELIOSPROXY_PLUGIN_TYPES_MASK_HASH = @as(c_int, 2);
pub const HELIOSPROXY_PLUGIN_TYPES_MASK_KEEP_FIRST = @as(c_int, 3);
pub const HELIOSPROXY_PLUGIN_TYPES_MASK_KEEP_LAST = @as(c_int, 4);
pub const HELIOSPROXY_PLUGIN_TYPES_REUSE_MATCH_TEXT = @as(c_int, 0);
pub const HELIOSPROXY_PLUGIN_TYPES_REUSE_MATCH_FINGERPRINT = @as(c_int, 1);
pub const HELIOSPROXY_PLUGIN_TYPES_REUSE_HOLDER_SESSION = @as(c_int, 0);
pub const HELIOSPROXY_PLUGIN_TYPES_REUSE_HOLDER_IDENTITY = @as(c_int, 1);
pub const HELIOSPROXY_PLUGIN_TYPES_BODY_EMPTY = @as(c_int, 0);
pub const HELIOSPROXY_PLUGIN_TYPES_BODY_TEXT = @as(c_int, 1);
pub const HELIOSPROXY_PLUGIN_TYPES_BODY_BYTES = @as(c_int, 2);
pub const HELIOSPROXY_PLUGIN_TYPES_CONFIG_VALUE_TEXT = @as(c_int, 0);
pub const HELIOSPROXY_PLUGIN_TYPES_CONFIG_VALUE_INTEGER = @as(c_int, 1);
pub const HELIOSPROXY_PLUGIN_TYPES_CONFIG_VALUE_NUMBER = @as(c_int, 2);
pub const HELIOSPROXY_PLUGIN_TYPES_CONFIG_VALUE_BOOLEAN = @as(c_int, 3);
pub const HELIOSPROXY_PLUGIN_TYPES_CONFIG_VALUE_TEXT_LIST = @as(c_int, 4);
pub const HELIOSPROXY_PLUGIN_TYPES_CONFIG_VALUE_JSON = @as(c_int, 5);
pub const HELIOSPROXY_PLUGIN_TELEMETRY_TELEMETRY_ERROR_ACCESS_DENIED = @as(c_int, 0);
pub const HELIOSPROXY_PLUGIN_TELEMETRY_TELEMETRY_ERROR_INVALID = @as(c_int, 1);
pub const HELIOSPROXY_PLUGIN_TELEMETRY_TELEMETRY_ERROR_TOO_MANY_SERIES = @as(c_int, 2);
pub const HELIOSPROXY_PLUGIN_TELEMETRY_TELEMETRY_ERROR_OTHER = @as(c_int, 3);
pub const EXPORTS_HELIOSPROXY_PLUGIN_LIFECYCLE_HEALTH_STATUS_HEALTHY = @as(c_int, 0);
pub const EXPORTS_HELIOSPROXY_PLUGIN_LIFECYCLE_HEALTH_STATUS_DEGRADED = @as(c_int, 1);
pub const EXPORTS_HELIOSPROXY_PLUGIN_LIFECYCLE_HEALTH_STATUS_UNHEALTHY = @as(c_int, 2);
pub const EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_DECISION_CONTINUE = @as(c_int, 0);
pub const EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_DECISION_REWRITE = @as(c_int, 1);
pub const EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_DECISION_DENY = @as(c_int, 2);
pub const EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_DECISION_RESPOND = @as(c_int, 3);
