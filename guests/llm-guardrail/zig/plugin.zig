//! Lets AI traffic read, one bounded statement at a time.

const std = @import("std");
const helios = @import("helios");
const c = helios.c;

const kinds = [_][]const u8{
    "SELECT", "TRANSACTION", "SETTING", "UTILITY",  "COPY",       "INSERT",
    "UPDATE", "MERGE",       "DELETE",  "TRUNCATE", "DEFINITION", "OPAQUE",
};

fn isAgent(call: *const c.helios_call_t) bool {
    const attributes = call.session.attributes;
    const agents = c.helios_setting_list("agents");
    for (0..attributes.len) |i| {
        if (!std.mem.eql(u8, helios.bytes(attributes.ptr[i].f0), "application_name")) continue;
        const name = helios.bytes(attributes.ptr[i].f1);
        for (0..agents.len) |j| {
            if (std.mem.startsWith(u8, name, helios.bytes(agents.ptr[j]))) return true;
        }
    }
    return false;
}

fn isDenied(table: c.helios_table_reference_t) !bool {
    const name = helios.bytes(table.name);
    if (helios.listed("denied_tables", name)) return true;
    if (!table.schema.is_some) return false;
    const full = try std.mem.concat(helios.allocator, u8, &.{ helios.bytes(table.schema.val), ".", name });
    defer helios.allocator.free(full);
    return helios.listed("denied_tables", full);
}

fn has(statement: *const c.helios_statement_t, word: [:0]const u8) bool {
    return c.helios_contains(statement.text, word);
}

/// Say why a statement is refused.
fn refusal(statement: *const c.helios_statement_t) !?[]const u8 {
    const kind = statement.kind;
    const name = kinds[kind];
    if (statement.is_batch) return try sentence(&.{"AI traffic may send one statement at a time"});
    const may = switch (kind) {
        c.HELIOS_STATEMENT_KIND_SELECT, c.HELIOS_STATEMENT_KIND_TRANSACTION => true,
        c.HELIOS_STATEMENT_KIND_INSERT, c.HELIOS_STATEMENT_KIND_UPDATE, c.HELIOS_STATEMENT_KIND_MERGE, c.HELIOS_STATEMENT_KIND_DELETE => helios.setting("allow_writes", false),
        else => false,
    };
    if (!may) return try sentence(&.{ "AI traffic may only read: ", name, " is not allowed" });
    const bounded = kind == c.HELIOS_STATEMENT_KIND_UPDATE or kind == c.HELIOS_STATEMENT_KIND_DELETE;
    if (bounded and !has(statement, "where")) return try sentence(&.{ "AI traffic may not ", name, " without WHERE" });
    for (0..statement.tables.len) |i| {
        const table = statement.tables.ptr[i];
        if (try isDenied(table)) return try sentence(&.{ "AI traffic may not use the table \"", helios.bytes(table.name), "\"" });
    }
    return null;
}

fn sentence(parts: []const []const u8) ![]const u8 {
    return std.mem.concat(helios.allocator, u8, parts);
}

fn isUnbounded(statement: *const c.helios_statement_t) bool {
    return statement.kind == c.HELIOS_STATEMENT_KIND_SELECT and statement.tables.len > 0 and
        !has(statement, "limit") and !has(statement, "fetch");
}

fn preQuery(call: *const c.helios_call_t, statement: *const c.helios_statement_t, answer: *c.helios_pre_query_outcome_t) !void {
    const rows = helios.setting("max_rows", @as(i64, 1000));
    answer.decision.tag = c.HELIOS_PRE_QUERY_DECISION_CONTINUE;
    if (!isAgent(call)) return;
    if (try refusal(statement)) |reason| {
        defer helios.allocator.free(reason);
        helios.info(reason);
        answer.decision.tag = c.HELIOS_PRE_QUERY_DECISION_DENY;
        answer.decision.val = .{ .deny = helios.own(reason) };
    } else if (rows > 0 and isUnbounded(statement)) {
        const text = std.mem.trimEnd(u8, helios.bytes(statement.text), " \t\r\n;");
        const bounded = try std.fmt.allocPrint(helios.allocator, "{s} LIMIT {d}", .{ text, rows });
        defer helios.allocator.free(bounded);
        answer.decision.tag = c.HELIOS_PRE_QUERY_DECISION_REWRITE;
        answer.decision.val = .{ .rewrite = helios.own(bounded) };
    }
}

export fn helios_on_pre_query(call: *const c.helios_call_t, statement: *const c.helios_statement_t, answer: *c.helios_pre_query_outcome_t, failure: *c.helios_plugin_error_t) bool {
    return helios.caught(failure, preQuery(call, statement, answer));
}
