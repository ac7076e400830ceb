//! Keeps a log of statements in which each entry has the hash of the one before it.

const std = @import("std");
const helios = @import("helios");
const c = helios.c;

const Sha256 = std.crypto.hash.sha2.Sha256;
const Text = std.array_list.Managed(u8);

const kinds = [_][]const u8{
    "select", "transaction", "setting", "utility",  "copy",       "insert",
    "update", "merge",       "delete",  "truncate", "definition", "opaque",
};

/// How often an entry is tried anew because another instance took its place.
const attempts = 1000;

/// Write text as a JSON string; what is cut off is cut between characters.
fn quote(out: *Text, text: []const u8, most: usize) !void {
    var end = @min(text.len, most);
    while (end < text.len and end > 0 and text[end] & 0xc0 == 0x80) end -= 1;
    try out.append('"');
    for (text[0..end]) |byte| {
        switch (byte) {
            '"', '\\' => try out.appendSlice(&.{ '\\', byte }),
            0...0x1f, 0x7f => {
                var code: [6]u8 = undefined;
                try out.appendSlice(std.fmt.bufPrint(&code, "\\u{x:0>4}", .{byte}) catch unreachable);
            },
            else => try out.append(byte),
        }
    }
    try out.append('"');
}

fn field(out: *Text, name: []const u8, text: []const u8, most: usize) !void {
    try out.appendSlice(",\"");
    try out.appendSlice(name);
    try out.appendSlice("\":");
    try quote(out, text, most);
}

fn count(out: *Text, name: []const u8, value: anytype) !void {
    const text = try std.fmt.allocPrint(helios.allocator, ",\"{s}\":{d}", .{ name, value });
    defer helios.allocator.free(text);
    try out.appendSlice(text);
}

/// Get a value of kv; the caller frees it.
fn get(key: []const u8) !?[]const u8 {
    var name = helios.lent(key);
    var found: c.helios_option_string_t = undefined;
    var why: c.helios_kv_kv_error_t = undefined;
    if (!c.helios_kv_get(&name, &found, &why)) {
        c.helios_kv_kv_error_free(&why);
        return error.Unavailable;
    }
    return if (found.is_some) helios.bytes(found.val) else null;
}

fn set(key: []const u8, value: []const u8) !void {
    var name = helios.lent(key);
    var text = helios.lent(value);
    var why: c.helios_kv_kv_error_t = undefined;
    if (c.helios_kv_set(&name, &text, null, &why)) return;
    c.helios_kv_kv_error_free(&why);
    return error.Unavailable;
}

/// Store an entry where none is; false where one is.
fn take(key: []const u8, value: []const u8) !bool {
    var name = helios.lent(key);
    var text = helios.lent(value);
    var taken = false;
    var why: c.helios_kv_kv_error_t = undefined;
    if (c.helios_kv_compare_and_swap(&name, null, &text, null, &taken, &why)) return taken;
    c.helios_kv_kv_error_free(&why);
    return error.Unavailable;
}

fn entryKey(number: u64) ![]const u8 {
    return std.fmt.allocPrint(helios.allocator, "entry/{d:0>12}", .{number});
}

/// Append an entry: what follows `{"seq":…,"prev":…` in its line.
///
/// The place of an entry is taken by compare-and-swap, so that instances and workers share one chain; `head` only says
/// where to begin to look.
fn append(content: []const u8) !void {
    var number: u64 = 0;
    var before: [64]u8 = @splat('0');
    if (try get("head")) |head| {
        defer helios.allocator.free(head);
        const space = std.mem.indexOfScalar(u8, head, ' ') orelse return error.BrokenHead;
        number = std.fmt.parseInt(u64, head[0..space], 10) catch return error.BrokenHead;
        if (head.len - space - 1 != before.len) return error.BrokenHead;
        @memcpy(&before, head[space + 1 ..]);
    }
    for (0..attempts) |_| {
        number += 1;
        const line = try std.fmt.allocPrint(helios.allocator, "{{\"seq\":{d},\"prev\":\"{s}\"{s}}}", .{ number, before, content });
        defer helios.allocator.free(line);
        var digest: [Sha256.digest_length]u8 = undefined;
        Sha256.hash(line, &digest, .{});
        const hash = std.fmt.bytesToHex(digest, .lower);
        const kept = try std.fmt.allocPrint(helios.allocator, "{s} {s}", .{ line, hash });
        defer helios.allocator.free(kept);
        const key = try entryKey(number);
        defer helios.allocator.free(key);
        if (try take(key, kept)) {
            const head = try std.fmt.allocPrint(helios.allocator, "{d} {s}", .{ number, hash });
            defer helios.allocator.free(head);
            return set("head", head);
        }
        const other = try get(key) orelse return error.BrokenChain;
        defer helios.allocator.free(other);
        if (other.len < before.len) return error.BrokenChain;
        @memcpy(&before, other[other.len - before.len ..]);
    }
    return error.Unavailable;
}

fn isLogged(kind: u8) bool {
    const plain = kind == c.HELIOS_STATEMENT_KIND_SELECT or kind == c.HELIOS_STATEMENT_KIND_TRANSACTION or
        kind == c.HELIOS_STATEMENT_KIND_SETTING or kind == c.HELIOS_STATEMENT_KIND_UTILITY;
    return !plain or helios.setting("reads", false);
}

fn mostQuery() usize {
    return @intCast(std.math.clamp(helios.setting("max_query", @as(i64, 2000)), 0, 60000));
}

fn preQuery(call: *const c.helios_call_t, statement: *const c.helios_statement_t, answer: *c.helios_pre_query_outcome_t) !void {
    answer.decision.tag = c.HELIOS_PRE_QUERY_DECISION_CONTINUE;
    if (!isLogged(statement.kind)) return;
    var out = Text.init(helios.allocator);
    defer out.deinit();
    const user = if (call.identity.is_some) call.identity.val.user_id else call.session.user;
    try field(&out, "event", "asked", 100);
    try field(&out, "session", helios.bytes(call.session.id), 200);
    try field(&out, "user", helios.bytes(user), 200);
    try field(&out, "database", helios.bytes(call.session.database), 200);
    try field(&out, "client", helios.bytes(call.session.client_addr), 200);
    try field(&out, "kind", kinds[statement.kind], 100);
    try field(&out, "query", helios.bytes(statement.text), mostQuery());
    try append(out.items);
}

fn ended(event: c.helios_query_event_t) !void {
    if (!isLogged(event.kind)) return;
    var out = Text.init(helios.allocator);
    defer out.deinit();
    const user = if (event.user_id.is_some) event.user_id.val else event.user;
    try field(&out, "event", "ended", 100);
    try field(&out, "session", helios.bytes(event.session_id), 200);
    try field(&out, "user", helios.bytes(user), 200);
    try field(&out, "kind", kinds[event.kind], 100);
    try field(&out, "query", helios.bytes(event.query), mostQuery());
    try count(&out, "started", event.started);
    try count(&out, "duration", event.duration);
    try count(&out, "rows", event.rows);
    const ending = event.ending;
    switch (ending.tag) {
        c.HELIOS_QUERY_ENDING_DENIED => try field(&out, "denied", helios.bytes(ending.val.denied), 1000),
        c.HELIOS_QUERY_ENDING_FAILED => try field(&out, "failed", helios.bytes(ending.val.failed.code), 100),
        else => {},
    }
    try append(out.items);
}

fn onEvents(events: *const c.helios_list_query_event_t) !void {
    for (0..events.len) |i| try ended(events.ptr[i]);
}

export fn helios_on_load(failure: *c.helios_plugin_error_t) bool {
    return c.helios_needs_kv(failure);
}

export fn helios_on_pre_query(call: *const c.helios_call_t, statement: *const c.helios_statement_t, answer: *c.helios_pre_query_outcome_t, failure: *c.helios_plugin_error_t) bool {
    return helios.caught(failure, preQuery(call, statement, answer));
}

export fn helios_on_events(_: *const c.helios_call_t, events: *const c.helios_list_query_event_t, failure: *c.helios_plugin_error_t) bool {
    return helios.caught(failure, onEvents(events));
}
