//! Rules of the SQL guard, apart from any contract: text in, decision out.
//!
//! Memory comes from the given allocator, an arena that ends with the call.

const std = @import("std");
const lexer = @import("lexer.zig");
const Allocator = std.mem.Allocator;
const Token = lexer.Token;
const Tokens = lexer.Tokens;
const Word = lexer.Word;

/// The operator's settings. A denied table is `name` or `schema.name`; max_rows 0 adds no LIMIT.
pub const Settings = struct {
    denied_tables: []const []const u8 = &.{},
    max_rows: u32 = 1000,
};

/// A table that a statement names; `schema` is empty where it says none.
pub const Table = struct { schema: []const u8, name: []const u8 };

/// What a statement does, as the host sees it; `unparsable` is what it cannot see.
pub const Kind = enum { select, update, delete, truncate, unparsable, other };

pub const Statement = struct {
    sql: []const u8,
    kind: Kind,
    tables: []const Table,
};

/// Return the reason for refusing a statement, null where it is allowed.
pub fn deny(allocator: Allocator, statement: Statement, settings: Settings) Allocator.Error!?[]const u8 {
    const tokens = try lexer.lex(allocator, statement.sql, false);
    if (try denyReading(allocator, tokens, statement, settings)) |reason| return reason;
    if (tokens.unfinished) return "a quote or comment that does not end is not allowed";
    if (tokens.ambiguous) {
        // The server's reading depends on standard_conforming_strings: both must pass.
        const other = try lexer.lex(allocator, statement.sql, true);
        if (try denyReading(allocator, other, statement, settings)) |reason| return reason;
    }
    return denyKind(tokens, statement.kind);
}

fn denyReading(
    allocator: Allocator,
    tokens: Tokens,
    statement: Statement,
    settings: Settings,
) Allocator.Error!?[]const u8 {
    if (tokens.too_many) return "a statement of more than 100000 words and signs is not allowed";
    if (destructive(tokens)) |reason| return reason;
    if (settings.denied_tables.len == 0) return null;
    for (statement.tables) |table| {
        if (deniedName(settings, table)) |name| return try denyTable(allocator, name);
    }
    if (try deniedTable(allocator, tokens, settings)) |name| return try denyTable(allocator, name);
    return if (tokens.escaped) "a name with Unicode escapes is not allowed" else null;
}

/// Return the reason for refusing a statement of which the host says more than the tokens.
fn denyKind(tokens: Tokens, kind: Kind) ?[]const u8 {
    switch (kind) {
        .truncate => return "TRUNCATE is not allowed",
        .delete => if (!holds(tokens, .DELETE)) return "DELETE without WHERE is not allowed",
        .update => if (!holds(tokens, .UPDATE)) return "UPDATE without WHERE is not allowed",
        .unparsable => for (tokens.list, 0..) |token, i| {
            if (isLabel(tokens, i)) continue;
            switch (token.word) {
                inline .DELETE, .UPDATE, .TRUNCATE, .DROP => |word| {
                    return @tagName(word) ++ " in a statement that cannot be parsed is not allowed";
                },
                else => {},
            }
        },
        .select, .other => {},
    }
    return null;
}

fn holds(tokens: Tokens, word: Word) bool {
    for (tokens.list) |token| {
        if (token.word == word) return true;
    }
    return false;
}

fn wordAt(tokens: Tokens, i: usize) Word {
    return if (i < tokens.list.len) tokens.list[i].word else .other;
}

fn wordBefore(tokens: Tokens, i: usize) Word {
    return if (i > 0) tokens.list[i - 1].word else .other;
}

fn isSign(tokens: Tokens, i: usize, sign: u8) bool {
    return i < tokens.list.len and tokens.list[i].kind == .sign and tokens.list[i].sign == sign;
}

fn isName(tokens: Tokens, i: usize) bool {
    return i < tokens.list.len and tokens.list[i].isName();
}

/// Whether a word is a column, an alias or another name because of what stands before it.
fn isLabel(tokens: Tokens, i: usize) bool {
    return i > 0 and (isSign(tokens, i - 1, '.') or tokens.list[i - 1].word == .AS);
}

/// Whether a word follows in the same statement, on the same level of parentheses.
fn followedBy(tokens: Tokens, i: usize, word: Word) bool {
    const depth = tokens.list[i].depth;
    for (tokens.list[i + 1 ..], i + 1..) |token, j| {
        if (token.depth < depth or isSign(tokens, j, ';')) return false;
        if (token.depth == depth and token.word == word and !isLabel(tokens, j)) return true;
    }
    return false;
}

/// Whether a DELETE that does not open a statement is a verb.
fn isDelete(tokens: Tokens, i: usize) bool {
    const before = wordBefore(tokens, i);
    if (isLabel(tokens, i) or before == .SELECT or before == .DISTINCT or isSign(tokens, i - 1, ',')) return false;
    return wordAt(tokens, i + 1) == .FROM;
}

/// Whether an UPDATE that does not open a statement is a verb.
fn isUpdate(tokens: Tokens, i: usize) bool {
    const before = wordBefore(tokens, i);
    const next = wordAt(tokens, i + 1);
    if (isLabel(tokens, i) or before == .FOR or before == .ON) return false; // FOR UPDATE, ON UPDATE CASCADE
    if ((before == .DO or before == .THEN) and next == .SET) return false; // ON CONFLICT, MERGE
    if (before == .KEY and wordBefore(tokens, i - 1) == .NO) return false; // FOR NO KEY UPDATE
    return followedBy(tokens, i, .SET);
}

/// Return the reason why one of the statements is destructive, null where none is.
fn destructive(tokens: Tokens) ?[]const u8 {
    var opening: Word = .other; // the word that the statement begins with; behind `PREPARE p AS` begins another one
    var merges = false;
    for (tokens.list, 0..) |token, i| {
        const before = wordBefore(tokens, i);
        const opens = i == 0 or isSign(tokens, i - 1, ';') or (before == .AS and opening == .PREPARE);
        if (opens) {
            opening = token.word;
            merges = false;
        }
        switch (token.word) {
            .DELETE => {
                if (merges and before == .THEN) return "MERGE with DELETE is not allowed";
                if ((opens or isDelete(tokens, i)) and !followedBy(tokens, i, .WHERE))
                    return "DELETE without WHERE is not allowed";
            },
            .UPDATE => if ((opens or isUpdate(tokens, i)) and !followedBy(tokens, i, .WHERE))
                return "UPDATE without WHERE is not allowed",
            .MERGE => merges = true,
            .TRUNCATE => if (opens) return "TRUNCATE is not allowed",
            .DO => if (opens) return "DO is not allowed: what it runs cannot be checked",
            .DROP => {
                const next = wordAt(tokens, i + 1);
                const harmless = next == .DEFAULT or next == .NOT; // ALTER COLUMN c DROP DEFAULT, DROP NOT NULL
                if (opens or (opening == .ALTER and !isLabel(tokens, i) and !harmless)) return "DROP is not allowed";
            },
            else => {},
        }
    }
    return null;
}

/// Whether two names are the same, whatever their case; `written` may hold doubled quotes.
fn sameName(written: []const u8, name: []const u8) bool {
    var i: usize = 0;
    var j: usize = 0;
    while (i < written.len and j < name.len) {
        if (std.ascii.toLower(written[i]) != std.ascii.toLower(name[j])) break;
        if (std.mem.startsWith(u8, written[i..], "\"\"")) i += 1;
        i += 1;
        j += 1;
    }
    return i == written.len and j == name.len;
}

/// Return the setting that denies a table, null where none does. A missing schema on either side matches any.
fn deniedName(settings: Settings, table: Table) ?[]const u8 {
    for (settings.denied_tables) |denied| {
        const dot = std.mem.lastIndexOfScalar(u8, denied, '.');
        const schema = if (dot) |at| denied[0..at] else "";
        const name = if (dot) |at| denied[at + 1 ..] else denied;
        if (!sameName(table.name, name)) continue;
        if (schema.len == 0 or table.schema.len == 0 or sameName(table.schema, schema)) return denied;
    }
    return null;
}

fn denyTable(allocator: Allocator, name: []const u8) Allocator.Error![]const u8 {
    return std.mem.concat(allocator, u8, &.{ "table \"", name, "\" is not allowed" });
}

fn nameAt(tokens: Tokens, i: usize) []const u8 {
    const token = tokens.list[i];
    const text = tokens.sql[token.start..token.end];
    if (token.kind == .word) return text;
    return text[std.mem.indexOfScalar(u8, text, '"').? + 1 .. text.len - 1];
}

/// Whether a table is named after this word.
fn introducesTable(tokens: Tokens, i: usize) bool {
    if (i > 0 and isSign(tokens, i - 1, '.')) return false;
    const before = wordBefore(tokens, i);
    return switch (tokens.list[i].word) {
        .TABLE => true, // also CREATE TABLE a AS TABLE b
        .FROM => before != .AS and before != .DISTINCT, // IS DISTINCT FROM
        .COPY, .INTO, .JOIN, .LOCK, .ONLY, .TRUNCATE, .UPDATE, .USING => before != .AS,
        else => false,
    };
}

/// Whether a comma in what follows this word stands between tables.
fn introducesList(tokens: Tokens, i: usize) bool {
    return switch (tokens.list[i].word) {
        .FROM, .LOCK, .TRUNCATE, .USING => true,
        .TABLE => wordBefore(tokens, i) != .AS,
        else => false,
    };
}

/// Whether a list of tables ends at this word.
fn endsList(tokens: Tokens, i: usize) bool {
    return !isLabel(tokens, i) and switch (tokens.list[i].word) {
        .EXCEPT, .FETCH, .FOR, .GROUP, .HAVING, .INTERSECT, .LIMIT, .OFFSET, .ORDER => true,
        .RETURNING, .SELECT, .SET, .UNION, .VALUES, .WHERE, .WINDOW => true,
        else => false,
    };
}

fn mayPrecedeTable(word: Word) bool {
    return word == .EXISTS or word == .IF or word == .LATERAL or word == .NOT;
}

/// Return the denied table that the statement names where a table stands, null where it names none.
fn deniedTable(allocator: Allocator, tokens: Tokens, settings: Settings) Allocator.Error!?[]const u8 {
    const in_list = try allocator.alloc(bool, tokens.deepest + 1); // a comma is followed by another table
    @memset(in_list, false);
    var expected = false;
    var i: usize = 0;
    while (i < tokens.list.len) : (i += 1) {
        const depth = tokens.list[i].depth;
        if (isSign(tokens, i, '(')) {
            in_list[depth + 1] = false;
        } else if (isSign(tokens, i, ',')) {
            expected = in_list[depth];
        } else if (!isName(tokens, i)) {
            expected = false;
            if (isSign(tokens, i, ';')) in_list[depth] = false;
        } else if (introducesTable(tokens, i)) {
            expected = true;
            if (introducesList(tokens, i)) in_list[depth] = true;
        } else if (expected and !mayPrecedeTable(tokens.list[i].word)) {
            var schema: []const u8 = "";
            while (isSign(tokens, i + 1, '.') and isName(tokens, i + 2)) : (i += 2) schema = nameAt(tokens, i);
            if (deniedName(settings, .{ .schema = schema, .name = nameAt(tokens, i) })) |denied| return denied;
            expected = false;
        } else if (endsList(tokens, i)) {
            in_list[depth] = false;
        }
    }
    return null;
}

/// Whether the text may change data, by its words.
fn mayChangeData(tokens: Tokens) bool {
    for (tokens.list, 0..) |token, i| {
        if (isLabel(tokens, i)) continue;
        switch (token.word) {
            .DELETE, .INSERT, .MERGE => return true,
            .UPDATE => if (wordBefore(tokens, i) != .FOR and wordBefore(tokens, i) != .KEY) return true,
            else => {},
        }
    }
    return false;
}

const Span = struct { first: usize, last: usize };

/// Cut the text down to its one statement, without parentheses around all of it; null where it holds none, or several.
fn oneStatement(tokens: Tokens) ?Span {
    var count = tokens.list.len;
    while (count > 0 and isSign(tokens, count - 1, ';')) count -= 1;
    var base: ?usize = null;
    for (tokens.list[0..count], 0..) |token, i| {
        if (isSign(tokens, i, ';')) return null;
        if (!isSign(tokens, i, '(') and !isSign(tokens, i, ')')) base = @min(base orelse token.depth, token.depth);
    }
    const around = base orelse return null;
    const last = count - around - 1;
    return if (tokens.list[last].depth == around) .{ .first = around, .last = last } else null;
}

/// Find the word that the statement's own query begins with, behind its WITH and its parentheses.
fn mainSelect(tokens: Tokens, span: Span) ?usize {
    const base = tokens.list[span.first].depth;
    var i = span.first;
    if (wordAt(tokens, i) == .WITH) {
        i += 1;
        while (i < span.last) : (i += 1) {
            if (tokens.list[i].depth != base) continue;
            switch (wordAt(tokens, i)) {
                .SELECT, .TABLE, .VALUES => if (!isLabel(tokens, i)) break,
                else => if (isSign(tokens, i, '(') and isSign(tokens, i - 1, ')')) break,
            }
        }
    }
    const behind_with = i != span.first;
    while (i < span.last and isSign(tokens, i, '(')) i += 1;
    return switch (wordAt(tokens, i)) {
        .SELECT, .TABLE, .WITH => i,
        .VALUES => if (behind_with) i else null,
        else => null,
    };
}

/// Return the one unbounded SELECT of the text with a LIMIT; null where there is none, or in any doubt.
pub fn limit(allocator: Allocator, sql: []const u8, max_rows: u32) Allocator.Error!?[]const u8 {
    const tokens = try lexer.lex(allocator, sql, false);
    if (max_rows == 0 or tokens.too_many or tokens.unfinished or tokens.ambiguous or !tokens.balanced or mayChangeData(tokens)) return null;
    const span = oneStatement(tokens) orelse return null;
    const first = mainSelect(tokens, span) orelse return null;
    const base = tokens.list[span.first].depth;
    var many = first > span.first or wordAt(tokens, span.first) == .TABLE; // whether it can return more than one row
    var bounded = false; // `(SELECT ... LIMIT 5) ORDER BY 1` takes no other LIMIT
    var unbounded: ?Token = null; // the ALL of a LIMIT ALL
    var level = tokens.list[first].depth;
    var end = tokens.list[span.last].end;
    for (tokens.list[first .. span.last + 1], first..) |token, i| {
        level = @min(level, token.depth);
        if (isSign(tokens, i, '(')) many = true; // a function can return a set
        if (token.depth > level or isLabel(tokens, i)) continue;
        switch (token.word) {
            .EXCEPT, .INTERSECT, .UNION => {
                bounded = false;
                unbounded = null;
            },
            .LIMIT => switch (wordAt(tokens, i + 1)) {
                .ALL, .NULL => unbounded = tokens.list[i + 1],
                else => bounded = true,
            },
            .FETCH => bounded = true,
            .OFFSET => if (level > base) {
                bounded = true;
            },
            .INTO => return null,
            .FOR => if (level == base) { // FOR UPDATE and the like stand behind LIMIT
                end = @min(end, tokens.list[i - 1].end);
            },
            .FROM => many = true,
            else => {},
        }
    }
    if (unbounded) |all| return try std.fmt.allocPrint(allocator, "{s}{d}{s}", .{ sql[0..all.start], max_rows, sql[all.end..] });
    if (bounded or !many) return null;
    const rest = sql[end..];
    const gap = if (rest.len > 0 and (std.ascii.isAlphabetic(rest[0]) or rest[0] == '_')) " " else ""; // `(a)FOR UPDATE`
    return try std.fmt.allocPrint(allocator, "{s} LIMIT {d}{s}{s}", .{ sql[0..end], max_rows, gap, rest });
}
