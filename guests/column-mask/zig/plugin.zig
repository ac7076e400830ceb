//! Hides columns of tables from everybody without a role that may see them.

const std = @import("std");
const helios = @import("helios");
const c = helios.c;

const Rule = struct { schema: ?[]const u8, table: []const u8, column: []const u8, mask: c.helios_mask_t };

/// Read `[schema.]table.column=mask`.
fn parse(line: []const u8) ?Rule {
    const equals = std.mem.indexOfScalar(u8, line, '=') orelse return null;
    const mask = parseMask(line[equals + 1 ..]) orelse return null;
    const name = line[0..equals];
    const last = std.mem.lastIndexOfScalar(u8, name, '.') orelse return null;
    const full = name[0..last];
    const dot = std.mem.indexOfScalar(u8, full, '.');
    const table = if (dot) |at| full[at + 1 ..] else full;
    const schema = if (dot) |at| full[0..at] else null;
    if (table.len == 0 or last + 1 == name.len or (schema != null and schema.?.len == 0)) return null;
    return .{ .schema = schema, .table = table, .column = name[last + 1 ..], .mask = mask };
}

fn parseMask(text: []const u8) ?c.helios_mask_t {
    if (std.mem.eql(u8, text, "nullify")) return .{ .tag = c.HELIOS_MASK_NULLIFY };
    if (std.mem.eql(u8, text, "hash")) return .{ .tag = c.HELIOS_MASK_HASH };
    const colon = std.mem.indexOfScalar(u8, text, ':') orelse return null;
    const name, const value = .{ text[0..colon], text[colon + 1 ..] };
    if (std.mem.eql(u8, name, "constant")) return .{ .tag = c.HELIOS_MASK_CONSTANT, .val = .{ .constant = helios.lent(value) } };
    const count = std.fmt.parseInt(u32, value, 10) catch return null;
    if (std.mem.eql(u8, name, "keep_first")) return .{ .tag = c.HELIOS_MASK_KEEP_FIRST, .val = .{ .keep_first = count } };
    if (std.mem.eql(u8, name, "keep_last")) return .{ .tag = c.HELIOS_MASK_KEEP_LAST, .val = .{ .keep_last = count } };
    return null;
}

export fn helios_on_load(failure: *c.helios_plugin_error_t) bool {
    const lines = c.helios_setting_list("columns");
    for (0..lines.len) |i| {
        if (parse(helios.bytes(lines.ptr[i])) != null) continue;
        const why = "columns: expected table.column=nullify, hash, keep_first:N, keep_last:N or constant:TEXT, found ";
        failure.* = .{ .tag = c.HELIOS_PLUGIN_ERROR_INVALID_CONFIG, .val = .{ .invalid_config = c.helios_join(why, lines.ptr[i], null) } };
        return false;
    }
    return true;
}

fn seesEverything(call: *const c.helios_call_t) bool {
    if (!call.identity.is_some) return helios.listed("unmasked_users", helios.bytes(call.session.user));
    const roles = call.identity.val.roles;
    for (0..roles.len) |i| {
        if (helios.listed("unmasked_roles", helios.bytes(roles.ptr[i]))) return true;
    }
    return false;
}

/// Whether a table of a statement is a rule's; one without a schema may be any.
fn names(table: c.helios_table_reference_t, rule: Rule) bool {
    if (!std.mem.eql(u8, helios.bytes(table.name), rule.table)) return false;
    if (rule.schema == null or !table.schema.is_some) return true;
    return std.mem.eql(u8, helios.bytes(table.schema.val), rule.schema.?);
}

fn owned(table: c.helios_table_reference_t, rule: Rule) c.helios_column_mask_t {
    var mask = rule.mask;
    if (mask.tag == c.HELIOS_MASK_CONSTANT) mask.val.constant = c.helios_copy(mask.val.constant);
    var schema = table.schema;
    if (schema.is_some) schema.val = c.helios_copy(schema.val);
    return .{ .table = .{ .schema = schema, .name = c.helios_copy(table.name) }, .column = helios.own(rule.column), .mask = mask };
}

/// Whether an earlier reference of the statement is to the same table.
fn repeated(tables: c.helios_list_table_reference_t, index: usize) bool {
    const one = tables.ptr[index];
    for (0..index) |i| {
        const other = tables.ptr[i];
        const same = one.schema.is_some == other.schema.is_some and
            (!one.schema.is_some or std.mem.eql(u8, helios.bytes(one.schema.val), helios.bytes(other.schema.val)));
        if (same and std.mem.eql(u8, helios.bytes(one.name), helios.bytes(other.name))) return true;
    }
    return false;
}

/// Write masks for every rule that a table of the statement meets, and return how many there are; null only counts.
fn masks(statement: *const c.helios_statement_t, out: ?[*]c.helios_column_mask_t) usize {
    const lines = c.helios_setting_list("columns");
    var count: usize = 0;
    for (0..statement.tables.len) |t| {
        if (repeated(statement.tables, t)) continue;
        const table = statement.tables.ptr[t];
        for (0..lines.len) |i| {
            const rule = parse(helios.bytes(lines.ptr[i])) orelse continue;
            if (!names(table, rule)) continue;
            if (out) |list| list[count] = owned(table, rule);
            count += 1;
        }
    }
    return count;
}

fn authorize(call: *const c.helios_call_t, statement: *const c.helios_statement_t, answer: *c.helios_authorize_outcome_t) !void {
    answer.decision.tag = c.HELIOS_AUTHORIZE_DECISION_ABSTAIN;
    if (seesEverything(call)) return;
    if (!statement.fingerprint.is_some and statement.kind == c.HELIOS_STATEMENT_KIND_OPAQUE and c.helios_setting_list("columns").len > 0) {
        answer.decision.tag = c.HELIOS_AUTHORIZE_DECISION_DENY;
        answer.decision.val = .{ .deny = helios.own("columns are masked, and this statement cannot be looked into") };
        return;
    }
    const count = masks(statement, null);
    if (count == 0) return;
    const list = try helios.allocator.alloc(c.helios_column_mask_t, count);
    _ = masks(statement, list.ptr);
    answer.decision.tag = c.HELIOS_AUTHORIZE_DECISION_ALLOW_WITH;
    answer.decision.val = .{ .allow_with = .{ .row_filters = .{ .ptr = null, .len = 0 }, .column_masks = .{ .ptr = list.ptr, .len = count } } };
}

export fn helios_on_authorize(call: *const c.helios_call_t, statement: *const c.helios_statement_t, answer: *c.helios_authorize_outcome_t, failure: *c.helios_plugin_error_t) bool {
    return helios.caught(failure, authorize(call, statement, answer));
}
