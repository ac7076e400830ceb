//! The Zig SDK: the C SDK's hook functions and types as `c`, and slices around them.

const std = @import("std");
pub const c = @import("bindings");

/// The memory of the C SDK; answers are copied for the host by `own`.
pub const allocator: std.mem.Allocator = .{ .ptr = undefined, .vtable = &.{
    .alloc = allocate,
    .resize = std.mem.Allocator.noResize,
    .remap = std.mem.Allocator.noRemap,
    .free = release,
} };

extern fn malloc(size: usize) ?[*]u8;
extern fn free(memory: [*]u8) void;

fn allocate(_: *anyopaque, size: usize, alignment: std.mem.Alignment, _: usize) ?[*]u8 {
    std.debug.assert(alignment.toByteUnits() <= 16);
    return malloc(size);
}

fn release(_: *anyopaque, memory: []u8, _: std.mem.Alignment, _: usize) void {
    free(memory.ptr);
}

/// Look at text that the host lent.
pub fn bytes(text: c.helios_string_t) []const u8 {
    return if (text.len == 0) "" else text.ptr[0..text.len];
}

/// Lend text to the host, which looks at a pointer even where there is no text: that of an empty slice may be any.
pub fn lent(text: []const u8) c.helios_string_t {
    return .{ .ptr = if (text.len == 0) null else @constCast(text.ptr), .len = text.len };
}

/// Copy text for an answer; it is freed once the answer was given.
pub fn own(text: []const u8) c.helios_string_t {
    return c.helios_copy(lent(text));
}

pub fn trace(message: []const u8) void {
    c.helios_trace(lent(message));
}
pub fn debug(message: []const u8) void {
    c.helios_debug(lent(message));
}
pub fn info(message: []const u8) void {
    c.helios_info(lent(message));
}
pub fn warn(message: []const u8) void {
    c.helios_warn(lent(message));
}
pub fn err(message: []const u8) void {
    c.helios_error(lent(message));
}

/// What a hook's C function returns for the result of its Zig function: an error is logged, and becomes the typed one.
pub fn caught(failure: *c.helios_plugin_error_t, result: anyerror!void) bool {
    result catch |problem| {
        const kind = switch (problem) {
            error.InvalidInput => c.HELIOS_PLUGIN_ERROR_INVALID_INPUT,
            error.Unavailable => c.HELIOS_PLUGIN_ERROR_UNAVAILABLE,
            error.Unsupported => c.HELIOS_PLUGIN_ERROR_UNSUPPORTED,
            else => c.HELIOS_PLUGIN_ERROR_OTHER,
        };
        return c.helios_fail(failure, @intCast(kind), @errorName(problem));
    };
    return true;
}

/// Serve streamed responses with a type that has `open(call, context) !Stream`, `push(*Stream, chunk, answer) !void`,
/// `finish(*Stream) ![]const u8`, whose text may live in the stream, and `close(*Stream) void` where it holds something.
pub fn streams(comptime Stream: type) void {
    const Served = struct {
        fn open(call: *const c.helios_call_t, context: *const c.helios_response_context_t, answer: *?*Stream, failure: *c.helios_plugin_error_t) callconv(.c) bool {
            return caught(failure, opened(call, context, answer));
        }
        fn opened(call: *const c.helios_call_t, context: *const c.helios_response_context_t, answer: *?*Stream) !void {
            const stream = try allocator.create(Stream);
            errdefer allocator.destroy(stream);
            stream.* = try Stream.open(call, context);
            answer.* = stream;
        }
        fn push(stream: *Stream, chunk: *const c.helios_string_t, answer: *c.helios_response_decision_t, failure: *c.helios_plugin_error_t) callconv(.c) bool {
            return caught(failure, stream.push(bytes(chunk.*), answer));
        }
        fn finish(stream: *Stream, answer: *c.helios_string_t, failure: *c.helios_plugin_error_t) callconv(.c) bool {
            const rest = stream.finish() catch |problem| return caught(failure, problem);
            answer.* = own(rest);
            return true;
        }
        fn close(stream: *Stream) callconv(.c) void {
            if (@hasDecl(Stream, "close")) stream.close();
            allocator.destroy(stream);
        }
    };
    @export(&Served.open, .{ .name = "helios_on_stream_open" });
    @export(&Served.push, .{ .name = "helios_on_stream_push" });
    @export(&Served.finish, .{ .name = "helios_on_stream_finish" });
    @export(&Served.close, .{ .name = "helios_on_stream_close" });
}

/// A setting in its type: bool, i64, f64 or []const u8; the other value where it has none.
pub fn setting(key: [:0]const u8, otherwise: anytype) @TypeOf(otherwise) {
    return switch (@TypeOf(otherwise)) {
        bool => c.helios_setting_boolean(key, otherwise),
        i64 => c.helios_setting_integer(key, otherwise),
        f64 => c.helios_setting_number(key, otherwise),
        else => @compileError("a setting is a bool, i64 or f64; text is settingText"),
    };
}

pub fn settingText(key: [:0]const u8, otherwise: [:0]const u8) []const u8 {
    return bytes(c.helios_setting_text(key, otherwise));
}

/// Whether a setting that is a list of text has this one.
pub fn listed(key: [:0]const u8, text: []const u8) bool {
    const list = c.helios_setting_list(key);
    for (0..list.len) |i| {
        if (std.mem.eql(u8, bytes(list.ptr[i]), text)) return true;
    }
    return false;
}
