//! The guard as a plugin of API version 2: between the contract's types and the rules.

const std = @import("std");
const c = @import("bindings");
const guard = @import("guard.zig");

const gpa: std.mem.Allocator = .{ .ptr = undefined, .vtable = &.{
    .alloc = allocate,
    .resize = std.mem.Allocator.noResize,
    .remap = std.mem.Allocator.noRemap,
    .free = release,
} };

extern fn malloc(size: usize) ?[*]u8;
extern fn free(memory: [*]u8) void;

/// The memory of the bindings, which is aligned to 16 bytes.
fn allocate(_: *anyopaque, size: usize, alignment: std.mem.Alignment, _: usize) ?[*]u8 {
    std.debug.assert(alignment.toByteUnits() <= 16);
    return malloc(size);
}

fn release(_: *anyopaque, memory: []u8, _: std.mem.Alignment, _: usize) void {
    free(memory.ptr);
}

/// Microseconds for which an allowed text need not be asked about again.
const reuse_for = 60_000_000;

var settings: guard.Settings = .{};

fn bytes(text: c.plugin_string_t) []const u8 {
    return if (text.len == 0) "" else text.ptr[0..text.len];
}

/// Lend a text to the host for the time of a call.
fn lent(text: []const u8) c.plugin_string_t {
    return .{ .ptr = @constCast(text.ptr), .len = text.len };
}

/// Give a copy of a text to the host, which frees it.
fn given(text: []const u8) c.plugin_string_t {
    var copy: c.plugin_string_t = undefined;
    c.plugin_string_dup_n(&copy, text.ptr, text.len);
    return copy;
}

fn givenList(comptime texts: []const []const u8) c.plugin_list_string_t {
    const list = gpa.alloc(c.plugin_string_t, texts.len) catch @trap();
    for (list, texts) |*to, text| to.* = given(text);
    return .{ .ptr = list.ptr, .len = list.len };
}

const Field = c.plugin_tuple2_string_string_t;

fn log(level: c_int, message: []const u8, fields: []const Field) void {
    var text = lent(message);
    var list: c.plugin_list_tuple2_string_string_t = .{ .ptr = @constCast(fields.ptr), .len = fields.len };
    c.heliosproxy_plugin_log_log(@intCast(level), &text, &list);
}

/// A call of the host costs more than a decision: statements that pass are told together.
const told_together = 64;

/// Statements that passed and were not told yet.
var allowed: u32 = 0;

fn tellAllowed() void {
    if (allowed > 0) count("statements_allowed", allowed);
    allowed = 0;
}

/// Add to a counter; a host that does not count is no reason to fail.
fn count(name: []const u8, times: u32) void {
    var text = lent(name);
    var labels: c.plugin_list_tuple2_string_string_t = .{};
    var failure: c.heliosproxy_plugin_telemetry_telemetry_error_t = .{};
    if (c.heliosproxy_plugin_telemetry_metric_inc(&text, @floatFromInt(times), &labels, &failure)) return;
    c.heliosproxy_plugin_telemetry_telemetry_error_free(&failure);
    log(c.HELIOSPROXY_PLUGIN_LOG_LOG_LEVEL_WARN, "a metric was not recorded", &.{.{ .f0 = lent("metric"), .f1 = lent(name) }});
}

/// Whether the operator lets this plugin count; a metric without a name is none.
fn mayCount() bool {
    var unnamed = lent("");
    var labels: c.plugin_list_tuple2_string_string_t = .{};
    var failure: c.heliosproxy_plugin_telemetry_telemetry_error_t = .{};
    if (c.heliosproxy_plugin_telemetry_metric_inc(&unnamed, 0, &labels, &failure)) return true;
    defer c.heliosproxy_plugin_telemetry_telemetry_error_free(&failure);
    return failure.tag != c.HELIOSPROXY_PLUGIN_TELEMETRY_TELEMETRY_ERROR_ACCESS_DENIED;
}

export fn exports_heliosproxy_plugin_lifecycle_metadata(ret: *c.exports_heliosproxy_plugin_lifecycle_plugin_metadata_t) void {
    ret.* = .{
        .name = given("sql-guard-zig"),
        .version = given("1.0.0"),
        .description = given("Denies destructive statements and listed tables, and bounds SELECTs"),
        .author = given("helios-plugin-host"),
        .hooks = givenList(&.{ "pre_query", "rewrite" }),
        .permissions = givenList(&.{"metrics"}),
    };
}

/// Take one setting; return what is wrong with it.
fn configure(entry: c.heliosproxy_plugin_types_config_entry_t) ?[]const u8 {
    const key = bytes(entry.key);
    const value = entry.value;
    if (std.mem.eql(u8, key, "denied_tables")) {
        if (value.tag != c.HELIOSPROXY_PLUGIN_TYPES_CONFIG_VALUE_TEXT_LIST) return "denied_tables: expected a list of table names";
        const list = value.val.text_list;
        const tables = gpa.alloc([]const u8, list.len) catch @trap();
        for (tables, 0..) |*table, i| table.* = gpa.dupe(u8, bytes(list.ptr[i])) catch @trap();
        settings.denied_tables = tables;
    } else if (std.mem.eql(u8, key, "max_rows")) {
        const rows = if (value.tag == c.HELIOSPROXY_PLUGIN_TYPES_CONFIG_VALUE_INTEGER) value.val.integer else -1;
        if (rows < 0 or rows > std.math.maxInt(i32)) return "max_rows: expected a whole number from 0 to 2147483647";
        settings.max_rows = @intCast(rows);
    }
    return null;
}

export fn exports_heliosproxy_plugin_lifecycle_on_load(
    config: *c.exports_heliosproxy_plugin_lifecycle_list_config_entry_t,
    failure: *c.exports_heliosproxy_plugin_lifecycle_plugin_error_t,
) bool {
    defer c.exports_heliosproxy_plugin_lifecycle_list_config_entry_free(config);
    for (0..config.len) |i| {
        if (configure(config.ptr[i])) |wrong| {
            failure.tag = c.HELIOSPROXY_PLUGIN_TYPES_PLUGIN_ERROR_INVALID_CONFIG;
            failure.val.invalid_config = given(wrong);
            return false;
        }
    }
    if (mayCount()) return true;
    failure.tag = c.HELIOSPROXY_PLUGIN_TYPES_PLUGIN_ERROR_INVALID_CONFIG;
    failure.val.invalid_config = given("it needs the permission metrics, but its operator does not grant it: " ++
        "add metrics to the plugin's list in [plugins.permissions]");
    return false;
}

export fn exports_heliosproxy_plugin_lifecycle_on_unload() void {
    tellAllowed();
}

export fn exports_heliosproxy_plugin_lifecycle_health(ret: *c.exports_heliosproxy_plugin_lifecycle_health_status_t) void {
    ret.tag = c.EXPORTS_HELIOSPROXY_PLUGIN_LIFECYCLE_HEALTH_STATUS_HEALTHY;
}

fn kindOf(statement: *const c.heliosproxy_plugin_types_statement_t) guard.Kind {
    return switch (statement.kind) {
        c.HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_SELECT => .select,
        c.HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_UPDATE => .update,
        c.HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_DELETE => .delete,
        c.HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_TRUNCATE => .truncate,
        c.HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_OPAQUE => if (statement.fingerprint.is_some) .other else .unparsable,
        else => .other,
    };
}

fn denyStatement(arena: std.mem.Allocator, from: *const c.heliosproxy_plugin_types_statement_t) std.mem.Allocator.Error!?[]const u8 {
    const tables = try arena.alloc(guard.Table, from.tables.len);
    for (tables, 0..) |*table, i| {
        const named = from.tables.ptr[i];
        table.* = .{ .schema = if (named.schema.is_some) bytes(named.schema.val) else "", .name = bytes(named.name) };
    }
    return guard.deny(arena, .{ .sql = bytes(from.text), .kind = kindOf(from), .tables = tables }, settings);
}

export fn exports_heliosproxy_plugin_pre_query_pre_query(
    call: *c.exports_heliosproxy_plugin_pre_query_call_t,
    statement: *c.exports_heliosproxy_plugin_pre_query_statement_t,
    ret: *c.exports_heliosproxy_plugin_pre_query_pre_query_outcome_t,
    _: *c.exports_heliosproxy_plugin_pre_query_plugin_error_t,
) bool {
    defer c.exports_heliosproxy_plugin_pre_query_call_free(call);
    defer c.exports_heliosproxy_plugin_pre_query_statement_free(statement);
    var arena: std.heap.ArenaAllocator = .init(gpa);
    defer arena.deinit();
    ret.* = .{};
    if (denyStatement(arena.allocator(), statement) catch @trap()) |reason| {
        tellAllowed();
        count("statements_denied", 1);
        const line = std.mem.concat(arena.allocator(), u8, &.{ "denied: ", reason }) catch @trap();
        log(c.HELIOSPROXY_PLUGIN_LOG_LOG_LEVEL_INFO, line, &.{});
        ret.decision.tag = c.EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_DECISION_DENY;
        ret.decision.val = .{ .deny = given(reason) };
    } else {
        allowed += 1;
        if (allowed == told_together) tellAllowed();
        ret.decision.tag = c.EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_DECISION_CONTINUE;
        ret.cacheable = .{ .is_some = true, .val = .{
            .by = c.HELIOSPROXY_PLUGIN_TYPES_REUSE_MATCH_TEXT,
            .within = c.HELIOSPROXY_PLUGIN_TYPES_REUSE_HOLDER_IDENTITY,
            .ttl = reuse_for,
        } };
    }
    return true;
}

export fn exports_heliosproxy_plugin_rewrite_rewrite(
    call: *c.exports_heliosproxy_plugin_rewrite_call_t,
    statement: *c.exports_heliosproxy_plugin_rewrite_statement_t,
    ret: *c.exports_heliosproxy_plugin_rewrite_option_rewritten_statement_t,
    _: *c.exports_heliosproxy_plugin_rewrite_plugin_error_t,
) bool {
    defer c.exports_heliosproxy_plugin_rewrite_call_free(call);
    defer c.exports_heliosproxy_plugin_rewrite_statement_free(statement);
    var arena: std.heap.ArenaAllocator = .init(gpa);
    defer arena.deinit();
    ret.* = .{};
    if (kindOf(statement) != .select) return true;
    const limited = guard.limit(arena.allocator(), bytes(statement.text), settings.max_rows) catch @trap();
    if (limited) |text| {
        tellAllowed();
        count("statements_rewritten", 1);
        log(c.HELIOSPROXY_PLUGIN_LOG_LOG_LEVEL_INFO, "added a LIMIT: the SELECT had none", &.{});
        ret.* = .{ .is_some = true, .val = .{ .text = given(text) } };
    }
    return true;
}
