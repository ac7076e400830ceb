//! Sends searches by vector to the replicas that are made for them.

const std = @import("std");
const helios = @import("helios");
const c = helios.c;

const operators = [_][]const u8{ "<->", "<#>", "<=>", "<+>", "<~>", "<%>" };

/// Where the literal, quoted name or comment ends that starts at a place; the place itself where none does.
fn passed(text: []const u8, at: usize) usize {
    const rest = text[at..];
    if (std.mem.startsWith(u8, rest, "--")) return std.mem.indexOfScalarPos(u8, text, at, '\n') orelse text.len;
    if (std.mem.startsWith(u8, rest, "/*")) return comment(text, at);
    if (rest[0] == '"') return quoted(text, at, false);
    if (rest[0] == '\'') return quoted(text, at, at > 0 and (text[at - 1] | 0x20) == 'e');
    if (rest[0] == '$') return dollars(text, at);
    return at;
}

fn comment(text: []const u8, start: usize) usize {
    var depth: usize = 1;
    var at = start + 2;
    while (at + 1 < text.len) {
        const pair = text[at .. at + 2];
        if (std.mem.eql(u8, pair, "/*")) depth += 1 else if (std.mem.eql(u8, pair, "*/")) depth -= 1 else {
            at += 1;
            continue;
        }
        at += 2;
        if (depth == 0) return at;
    }
    return text.len;
}

fn quoted(text: []const u8, start: usize, escapes: bool) usize {
    var at = start + 1;
    while (at < text.len) : (at += 1) {
        if (escapes and text[at] == '\\') at += 1 else if (text[at] == text[start]) return at + 1;
    }
    return text.len;
}

fn dollars(text: []const u8, start: usize) usize {
    var at = start + 1;
    while (at < text.len and (std.ascii.isAlphanumeric(text[at]) or text[at] == '_')) at += 1;
    if (at == text.len or text[at] != '$' or (at > start + 1 and std.ascii.isDigit(text[start + 1]))) return start;
    const tag = text[start .. at + 1];
    const end = std.mem.indexOfPos(u8, text, at + 1, tag) orelse return text.len;
    return end + tag.len;
}

fn hasOperator(text: []const u8) bool {
    var at: usize = 0;
    while (at < text.len) {
        const after = passed(text, at);
        if (after != at) {
            at = after;
            continue;
        }
        for (operators) |operator| {
            if (std.mem.startsWith(u8, text[at..], operator)) return true;
        }
        at += 1;
    }
    return false;
}

fn readsVectors(table: c.helios_table_reference_t) !bool {
    const name = helios.bytes(table.name);
    if (table.access != c.HELIOS_TABLE_ACCESS_READ) return false;
    if (helios.listed("tables", name)) return true;
    if (!table.schema.is_some) return false;
    const full = try std.mem.concat(helios.allocator, u8, &.{ helios.bytes(table.schema.val), ".", name });
    defer helios.allocator.free(full);
    return helios.listed("tables", full);
}

fn isSearch(statement: *const c.helios_statement_t) !bool {
    if (statement.kind != c.HELIOS_STATEMENT_KIND_SELECT or statement.is_batch) return false;
    for (0..statement.tables.len) |i| {
        if (try readsVectors(statement.tables.ptr[i])) return true;
    }
    return hasOperator(helios.bytes(statement.text));
}

fn fits(backend: c.helios_backend_t, tag: []const u8, most: u64) bool {
    if (!backend.healthy or backend.role != c.HELIOS_BACKEND_ROLE_REPLICA or backend.weight == 0) return false;
    if (!backend.lag.is_some or backend.lag.val > most) return false;
    for (0..backend.tags.len) |i| {
        if (std.mem.eql(u8, helios.bytes(backend.tags.ptr[i].f0), tag)) return true;
    }
    return false;
}

fn lighter(one: c.helios_backend_t, other: c.helios_backend_t) bool {
    return @as(u64, one.connections) * other.weight < @as(u64, other.connections) * one.weight;
}

fn route(statement: *const c.helios_statement_t, backends: *const c.helios_list_backend_t, answer: *c.helios_route_decision_t) !void {
    answer.tag = c.HELIOS_ROUTE_DECISION_ABSTAIN;
    if (!try isSearch(statement)) return;
    const tag = helios.settingText("tag", "pgvector");
    const most = @as(u64, @intCast(std.math.clamp(helios.setting("max_lag_ms", @as(i64, 30000)), 0, 1 << 40))) * 1000;
    var best: ?c.helios_backend_t = null;
    for (0..backends.len) |i| {
        const backend = backends.ptr[i];
        if (fits(backend, tag, most) and (best == null or lighter(backend, best.?))) best = backend;
    }
    if (best) |chosen| {
        answer.tag = c.HELIOS_ROUTE_DECISION_BACKEND;
        answer.val = .{ .backend = c.helios_copy(chosen.name) };
    }
}

export fn helios_on_route(_: *const c.helios_call_t, statement: *const c.helios_statement_t, backends: *const c.helios_list_backend_t, answer: *c.helios_route_decision_t, failure: *c.helios_plugin_error_t) bool {
    return helios.caught(failure, route(statement, backends, answer));
}
