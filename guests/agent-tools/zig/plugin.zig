//! Lets AI agents call an API inside the company, within listed paths and methods.

const std = @import("std");
const helios = @import("helios");
const c = helios.c;

const Text = std.array_list.Managed(u8);
const Value = std.json.Value;

const name = "internal_api_call";
const known = [_][]const u8{ "GET", "POST", "PUT", "PATCH", "DELETE" };
const most_answer = 1_000_000;
const most_depth = 64;

/// The methods that are allowed, in the order of `known`.
fn allowed(method: []const u8) bool {
    const list = c.helios_setting_list("methods");
    if (list.len > 0) return helios.listed("methods", method);
    return std.mem.eql(u8, method, "GET") or std.mem.eql(u8, method, "POST");
}

const plain = "[A-Za-z0-9_~!$&'()*+,;=:@-]";
const escape = "%([013467-9A-Fa-f][0-9A-Fa-f]|2[0-46-9A-Da-d]|5[0-9ABD-Fabd-f])";
const segment = "(" ++ plain ++ "|" ++ escape ++ ")([.]|" ++ plain ++ "|" ++ escape ++ ")*";

/// What a path is, said to models; `wrongPath` says the same. No segment begins with a dot, and no escape hides one, a
/// slash, a backslash or another escape.
const pattern = "^/(" ++ segment ++ "(/" ++ segment ++ ")*/?)?([?]([./?]|" ++ plain ++ "|%[0-9A-Fa-f]{2})*)?$";

fn schema() !c.helios_string_t {
    var out = Text.init(helios.allocator);
    defer out.deinit();
    try out.appendSlice("{\"type\": \"object\", \"properties\": {\"endpoint\": {\"type\": \"string\", \"pattern\": \"" ++ pattern ++ "\"," ++
        " \"maxLength\": 2000, \"description\": \"The path below the API's address, such as /users/1\"}," ++
        " \"method\": {\"type\": \"string\", \"enum\": [");
    var first = true;
    for (known) |method| {
        if (!allowed(method)) continue;
        if (!first) try out.appendSlice(", ");
        first = false;
        try out.append('"');
        try out.appendSlice(method);
        try out.append('"');
    }
    try out.appendSlice(
        \\]}, "body": {"type": "object", "description": "What is sent as JSON; GET sends none"}},
        \\ "required": ["endpoint", "method"], "additionalProperties": false}
    );
    return helios.own(out.items);
}

fn listTools(answer: *c.helios_list_tool_definition_t) !void {
    const tools = try helios.allocator.alloc(c.helios_tool_definition_t, 1);
    tools[0] = std.mem.zeroes(c.helios_tool_definition_t);
    tools[0].name = helios.own(name);
    tools[0].title = .{ .is_some = true, .val = helios.own("Internal API") };
    tools[0].description = helios.own("Call internal API endpoint");
    tools[0].input_schema = try schema();
    answer.* = .{ .ptr = tools.ptr, .len = 1 };
}

/// What an agent asks for; its texts live as long as what it was parsed from.
const Asked = struct { endpoint: []const u8, method: []const u8, body: ?Value };

/// Say what is wrong with parameters, or take them.
fn read(params: Value, asked: *Asked) ?[]const u8 {
    const object = switch (params) {
        .object => |object| object,
        else => return "expected an object",
    };
    for (object.keys()) |key| {
        const fine = for ([_][]const u8{ "endpoint", "method", "body" }) |one| {
            if (std.mem.eql(u8, key, one)) break true;
        } else false;
        if (!fine) return "expected are endpoint, method and body, and nothing else";
    }
    const endpoint = object.get("endpoint") orelse return "endpoint is missing";
    const method = object.get("method") orelse return "method is missing";
    if (endpoint != .string) return "endpoint: expected a text";
    if (method != .string) return "method: expected a text";
    if (wrongPath(endpoint.string)) |why| return why;
    const usable = for (known) |one| {
        if (std.mem.eql(u8, one, method.string)) break allowed(one);
    } else false;
    if (!usable) return "method: it is not allowed";
    asked.* = .{ .endpoint = endpoint.string, .method = method.string, .body = null };
    const body = object.get("body") orelse return null;
    if (body != .object) return "body: expected an object";
    if (!std.mem.eql(u8, method.string, "GET")) asked.body = body;
    return null;
}

/// Whether text has only letters, digits, what a URL may have, whole escapes, and these characters.
fn spelled(text: []const u8, more: []const u8) bool {
    var at: usize = 0;
    while (at < text.len) : (at += 1) {
        if (text[at] == '%') {
            if (at + 2 >= text.len) return false;
            if (!std.ascii.isHex(text[at + 1]) or !std.ascii.isHex(text[at + 2])) return false;
            at += 2;
        } else if (!std.ascii.isAlphanumeric(text[at]) and
            std.mem.indexOfScalar(u8, "_~!$&'()*+,;=:@-", text[at]) == null and
            std.mem.indexOfScalar(u8, more, text[at]) == null) return false;
    }
    return true;
}

/// Say what is wrong with a path: it must not lead out of what is allowed, whoever reads it how.
fn wrongPath(endpoint: []const u8) ?[]const u8 {
    if (!std.mem.startsWith(u8, endpoint, "/") or endpoint.len > 2000) return "endpoint: expected a path such as /users/1";
    const end = std.mem.indexOfScalar(u8, endpoint, '?') orelse endpoint.len;
    const path = endpoint[0..end];
    if (!spelled(path, "/.") or (end < endpoint.len and !spelled(endpoint[end + 1 ..], "/.?")))
        return "endpoint: a path has no such character";
    for ([_][:0]const u8{ "//", "/.", "%2e", "%2f", "%5c", "%25" }) |hidden| {
        if (c.helios_contains(helios.lent(path), hidden)) return "endpoint: a path goes down, step by step";
    }
    const list = c.helios_setting_list("paths");
    for (0..list.len) |i| {
        const prefix = std.mem.trimEnd(u8, helios.bytes(list.ptr[i]), "/");
        if (!std.mem.startsWith(u8, path, prefix)) continue;
        if (path.len == prefix.len or path[prefix.len] == '/') return null;
    }
    return if (list.len > 0) "endpoint: this path is not allowed" else null;
}

/// Whether parameters nest no deeper than is read and written with little stack.
fn shallow(params: []const u8) bool {
    var depth: usize = 0;
    var quoted = false;
    var at: usize = 0;
    while (at < params.len) : (at += 1) {
        switch (params[at]) {
            '"' => quoted = !quoted,
            '\\' => at += 1,
            '{', '[' => depth += @intFromBool(!quoted),
            '}', ']' => depth -|= @intFromBool(!quoted),
            else => {},
        }
        if (depth > most_depth) return false;
    }
    return true;
}

fn invalid(answer: *c.helios_tool_result_t, why: []const u8) void {
    answer.tag = c.HELIOS_TOOL_RESULT_INVALID_PARAMS;
    answer.val.invalid_params = helios.own(why);
}

/// Answer with one text.
fn complete(answer: *c.helios_tool_result_t, text: []const u8, failed: bool) !void {
    const content = try helios.allocator.alloc(c.helios_content_t, 1);
    content[0] = std.mem.zeroes(c.helios_content_t);
    content[0].part.tag = c.HELIOS_CONTENT_PART_TEXT;
    content[0].part.val.text = helios.own(text);
    answer.tag = c.HELIOS_TOOL_RESULT_COMPLETED;
    answer.val.completed = .{ .content = .{ .ptr = content.ptr, .len = 1 }, .structured_content = .{}, .is_error = failed };
}

fn executeTool(call: *const c.helios_call_t, tool: []const u8, params: []const u8, answer: *c.helios_tool_result_t) !void {
    if (!std.mem.eql(u8, tool, name)) {
        answer.tag = c.HELIOS_TOOL_RESULT_UNKNOWN;
        return;
    }
    if (!shallow(params)) return invalid(answer, "expected an object that nests less deep");
    var arena = std.heap.ArenaAllocator.init(helios.allocator);
    defer arena.deinit();
    const parsed = std.json.parseFromSliceLeaky(Value, arena.allocator(), params, .{ .parse_numbers = false }) catch
        return invalid(answer, "expected an object in JSON");
    var asked: Asked = undefined;
    if (read(parsed, &asked)) |why| return invalid(answer, why);
    try send(arena.allocator(), call, asked, answer);
}

fn send(memory: std.mem.Allocator, call: *const c.helios_call_t, asked: Asked, answer: *c.helios_tool_result_t) !void {
    const url = try std.mem.concat(memory, u8, &.{ helios.settingText("base_url", ""), asked.endpoint });
    const user = if (call.identity.is_some) call.identity.val.user_id else call.session.user;
    var headers = [_]c.helios_tuple2_string_string_t{
        .{ .f0 = helios.lent("accept"), .f1 = helios.lent("application/json, text/*") },
        .{ .f0 = helios.lent("x-helios-user"), .f1 = helios.lent(try visible(memory, helios.bytes(user))) },
        .{ .f0 = helios.lent("content-type"), .f1 = helios.lent("application/json") },
    };
    var request = std.mem.zeroes(c.helios_http_http_request_t);
    request.method = helios.lent(asked.method);
    request.url = helios.lent(url);
    request.headers = .{ .ptr = &headers, .len = 2 };
    if (asked.body) |body| {
        const text = try std.json.Stringify.valueAlloc(memory, body, .{});
        request.headers.len = 3;
        request.body.tag = c.HELIOS_BODY_TEXT;
        request.body.val.text = helios.lent(text);
    }
    var response: c.helios_http_http_response_t = undefined;
    var why: c.helios_http_http_error_t = undefined;
    if (!c.helios_http_http_fetch(&request, &response, &why)) {
        defer c.helios_http_http_error_free(&why);
        return complete(answer, switch (why.tag) {
            c.HELIOS_HTTP_HTTP_ERROR_ACCESS_DENIED => "the operator does not allow this call",
            c.HELIOS_HTTP_HTTP_ERROR_TIMED_OUT => "the API did not answer in time; try again later",
            c.HELIOS_HTTP_HTTP_ERROR_TOO_LARGE => "the answer is too large; ask for less",
            c.HELIOS_HTTP_HTTP_ERROR_INVALID_REQUEST => "the API cannot be called so",
            else => "the API does not answer; try again later",
        }, true);
    }
    defer c.helios_http_http_response_free(&response);
    try tell(memory, &response, answer);
}

/// Answer with what the API said.
fn tell(memory: std.mem.Allocator, response: *const c.helios_http_http_response_t, answer: *c.helios_tool_result_t) !void {
    const failed = response.status >= 400;
    var text: []const u8 = switch (response.body.tag) {
        c.HELIOS_BODY_TEXT => helios.bytes(response.body.val.text),
        c.HELIOS_BODY_BYTES => "the answer is no text",
        else => "",
    };
    const most: usize = @intCast(helios.setting("max_answer", @as(i64, 65536)));
    if (text.len > most) {
        var end = most;
        while (end > 0 and text[end] & 0xc0 == 0x80) end -= 1;
        text = try std.mem.concat(memory, u8, &.{ text[0..end], "\n[the rest of the answer is cut off]" });
    }
    if (failed) text = try std.fmt.allocPrint(memory, "status {d}: {s}", .{ response.status, text });
    try complete(answer, text, failed);
}

/// Return a user as a header's value may be.
fn visible(memory: std.mem.Allocator, user: []const u8) ![]const u8 {
    const copy = try memory.dupe(u8, user);
    for (copy) |*byte| {
        if (byte.* <= ' ' or byte.* >= 0x7f) byte.* = '?';
    }
    return copy;
}

fn wrongSettings() ?[*:0]const u8 {
    const url = helios.settingText("base_url", "");
    const rest = if (std.mem.startsWith(u8, url, "https://")) url[8..] else if (std.mem.startsWith(u8, url, "http://")) url[7..] else "";
    if (rest.len == 0 or std.mem.indexOfAny(u8, rest, "?#@ \\") != null or std.mem.endsWith(u8, rest, "/"))
        return "base_url: expected an address such as https://api.internal, without a slash at its end";
    const methods = c.helios_setting_list("methods");
    for (0..methods.len) |i| {
        for (known) |one| {
            if (std.mem.eql(u8, one, helios.bytes(methods.ptr[i]))) break;
        } else return "methods: expected some of GET, POST, PUT, PATCH, DELETE";
    }
    const paths = c.helios_setting_list("paths");
    for (0..paths.len) |i| {
        if (!std.mem.startsWith(u8, helios.bytes(paths.ptr[i]), "/")) return "paths: expected paths that begin with /";
    }
    const most = helios.setting("max_answer", @as(i64, 65536));
    if (most < 1 or most > most_answer) return "max_answer: expected a whole number from 1 to 1000000";
    return null;
}

export fn helios_on_load(failure: *c.helios_plugin_error_t) bool {
    if (wrongSettings()) |why| return c.helios_fail(failure, c.HELIOS_PLUGIN_ERROR_INVALID_CONFIG, why);
    return c.helios_needs_http(failure);
}

export fn helios_on_list_tools(_: *const c.helios_call_t, answer: *c.helios_list_tool_definition_t, failure: *c.helios_plugin_error_t) bool {
    return helios.caught(failure, listTools(answer));
}

export fn helios_on_execute_tool(call: *const c.helios_call_t, tool: *const c.helios_string_t, params: *const c.helios_string_t, answer: *c.helios_tool_result_t, failure: *c.helios_plugin_error_t) bool {
    return helios.caught(failure, executeTool(call, helios.bytes(tool.*), helios.bytes(params.*), answer));
}
