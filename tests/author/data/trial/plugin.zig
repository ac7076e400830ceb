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
    if (std.mem.eql(u8, text, "services")) return allServices();
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

fn number(value: usize) !c.helios_string_t {
    var text: [24]u8 = undefined;
    return helios.own(try std.fmt.bufPrint(&text, "{d}", .{value}));
}

fn need(done: bool) !void {
    if (!done) return error.Unavailable;
}

/// Ask every service, and log what they said.
fn allServices() !void {
    var key = helios.lent("k");
    var body: c.helios_body_t = .{ .tag = c.HELIOS_BODY_TEXT, .val = .{ .text = helios.lent("v") } };
    var kept: c.helios_cache_store_option_body_t = undefined;
    var cache_why: c.helios_cache_store_cache_error_t = undefined;
    try need(c.helios_cache_store_cache_set(&key, &body, 1_000_000, &cache_why));
    try need(c.helios_cache_store_cache_get(&key, &kept, &cache_why));

    var request = std.mem.zeroes(c.helios_http_http_request_t);
    request.method = helios.lent("GET");
    request.url = helios.lent("https://a.internal/");
    var response: c.helios_http_http_response_t = undefined;
    var http_why: c.helios_http_http_error_t = undefined;
    try need(c.helios_http_http_fetch(&request, &response, &http_why));

    var one: c.helios_query_sql_value_t = .{ .tag = c.HELIOS_SQL_VALUE_INTEGER, .val = .{ .integer = 1 } };
    var parameters: c.helios_query_list_sql_value_t = .{ .ptr = &one, .len = 1 };
    var options = std.mem.zeroes(c.helios_query_query_options_t);
    options.read_only = true;
    var sql = helios.lent("SELECT $1");
    var result: c.helios_query_result_set_t = undefined;
    var cursor: c.helios_query_own_row_cursor_t = undefined;
    var query_why: c.helios_query_query_error_t = undefined;
    try need(c.helios_query_execute_query(&sql, &parameters, &options, &result, &query_why));
    try need(c.helios_query_open_cursor(&sql, &parameters, &options, &cursor, &query_why));
    defer c.helios_query_row_cursor_drop_own(cursor);
    const open = c.helios_query_borrow_row_cursor(cursor);
    var columns: c.helios_query_list_column_t = undefined;
    c.helios_query_method_row_cursor_columns(open, &columns);
    var rows: usize = 0;
    while (true) {
        var batch: c.helios_query_list_list_sql_value_t = undefined;
        try need(c.helios_query_method_row_cursor_next(open, 2, &batch, &query_why));
        if (batch.len == 0) break;
        rows += batch.len;
        c.helios_query_list_list_sql_value_free(&batch);
    }

    var numbers = [_]f32{ 1, 0 };
    var vector: c.helios_list_f32_t = .{ .ptr = &numbers, .len = numbers.len };
    var index = helios.lent("docs");
    var words = helios.lent("words");
    var by_words: c.helios_search_list_search_hit_t = undefined;
    var by_meaning: c.helios_search_list_search_hit_t = undefined;
    var search_why: c.helios_search_search_error_t = undefined;
    try need(c.helios_search_search_keyword_index(&index, &words, 2, &by_words, &search_why));
    try need(c.helios_search_search_semantic_index(&index, &vector, 3, &by_meaning, &search_why));
    var token = helios.lent("token");
    var secret: c.helios_string_t = undefined;
    var secret_why: c.helios_secrets_secret_error_t = undefined;
    try need(c.helios_secrets_get(&token, &secret, &secret_why));

    var labels = std.mem.zeroes(c.helios_list_tuple2_string_string_t);
    var telemetry_why: c.helios_telemetry_telemetry_error_t = undefined;
    var asked = helios.lent("asked");
    var depth = helios.lent("depth");
    var took = helios.lent("took");
    try need(c.helios_telemetry_metric_inc(&asked, 1, &labels, &telemetry_why));
    try need(c.helios_telemetry_metric_set(&depth, 2, &labels, &telemetry_why));
    try need(c.helios_telemetry_metric_observe(&took, 3, &labels, &telemetry_why));

    var said = [_]c.helios_tuple2_string_string_t{
        .{ .f0 = helios.lent("cache"), .f1 = kept.val.val.text },
        .{ .f0 = helios.lent("status"), .f1 = try number(response.status) },
        .{ .f0 = helios.lent("columns"), .f1 = try number(columns.len) },
        .{ .f0 = helios.lent("rows"), .f1 = try number(result.rows.len + rows) },
        .{ .f0 = helios.lent("hits"), .f1 = try number(by_words.len + by_meaning.len) },
        .{ .f0 = helios.lent("secret"), .f1 = secret },
    };
    var message = helios.lent("asked");
    var fields: c.helios_list_tuple2_string_string_t = .{ .ptr = &said, .len = said.len };
    c.helios_log_log(c.HELIOS_LOG_LOG_LEVEL_INFO, &message, &fields);
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
