const std = @import("std");
const helios = @import("helios");
const c = helios.c;

fn loud(text: []const u8, after: []const u8) ![]u8 {
    const made = try std.mem.concat(helios.allocator, u8, &.{ text, after });
    for (made) |*letter| letter.* = std.ascii.toUpper(letter.*);
    return made;
}

fn preQuery(statement: *const c.helios_statement_t, answer: *c.helios_pre_query_outcome_t) !void {
    const text = helios.bytes(statement.text);
    answer.decision.tag = c.HELIOS_PRE_QUERY_DECISION_CONTINUE;
    if (std.mem.eql(u8, text, "typed")) return error.InvalidInput;
    if (std.mem.eql(u8, text, "own")) return error.OutOfLuck;
    if (std.mem.eql(u8, text, "host")) return keptByTheHost();
    if (std.mem.eql(u8, text, "settings") and helios.setting("limit", @as(i64, 10)) == 3) {
        helios.info(helios.settingText("mark", "!"));
    }
}

fn keptByTheHost() !void {
    var key = helios.lent("key");
    var value = helios.lent("abc");
    var sum: i64 = 0;
    var why: c.helios_kv_kv_error_t = undefined;
    if (c.helios_kv_set(&key, &value, null, &why) and c.helios_kv_increment(&key, 1, null, &sum, &why)) return;
    c.helios_kv_kv_error_free(&why);
    return error.Unavailable;
}

export fn helios_on_pre_query(_: *const c.helios_call_t, statement: *const c.helios_statement_t, answer: *c.helios_pre_query_outcome_t, failure: *c.helios_plugin_error_t) bool {
    return helios.caught(failure, preQuery(statement, answer));
}

const Stream = struct {
    kept: []u8,

    pub fn open(_: *const c.helios_call_t, _: *const c.helios_response_context_t) !Stream {
        return .{ .kept = try loud("", "") };
    }

    pub fn push(self: *Stream, chunk: []const u8, answer: *c.helios_response_decision_t) !void {
        if (std.mem.indexOf(u8, chunk, "boom") != null) return error.LoudNoise;
        const next = try loud(chunk, "");
        answer.tag = c.HELIOS_RESPONSE_DECISION_REPLACE;
        answer.val.replace = helios.own(self.kept);
        helios.allocator.free(self.kept);
        self.kept = next;
    }

    pub fn finish(self: *Stream) ![]const u8 {
        const rest = try loud(self.kept, "!");
        helios.allocator.free(self.kept);
        self.kept = rest;
        return rest;
    }

    pub fn close(self: *Stream) void {
        helios.allocator.free(self.kept);
    }
};

comptime {
    helios.streams(Stream);
}

fn whole(response: []const u8, answer: *c.helios_response_decision_t) !void {
    const made = try loud(response, "!");
    defer helios.allocator.free(made);
    answer.tag = c.HELIOS_RESPONSE_DECISION_REPLACE;
    answer.val.replace = helios.own(made);
}

export fn helios_on_post_process_response(_: *const c.helios_call_t, response: *const c.helios_string_t, _: *const c.helios_response_context_t, answer: *c.helios_response_decision_t, failure: *c.helios_plugin_error_t) bool {
    return helios.caught(failure, whole(helios.bytes(response.*), answer));
}
