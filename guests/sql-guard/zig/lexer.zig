//! PostgreSQL's tokens, as far as a guard needs them.

const std = @import("std");
const Allocator = std.mem.Allocator;

/// Words that the rules look at; `other` is any other word, and what is no word.
pub const Word = enum {
    other,
    ALL,
    ALTER,
    AS,
    COPY,
    DEFAULT,
    DELETE,
    DISTINCT,
    DO,
    DROP,
    EXCEPT,
    EXISTS,
    FETCH,
    FOR,
    FROM,
    GROUP,
    HAVING,
    IF,
    INSERT,
    INTERSECT,
    INTO,
    JOIN,
    KEY,
    LATERAL,
    LIMIT,
    LOCK,
    MERGE,
    NO,
    NOT,
    NULL,
    OFFSET,
    ON,
    ONLY,
    ORDER,
    PREPARE,
    RETURNING,
    SELECT,
    SET,
    TABLE,
    THEN,
    TRUNCATE,
    UNION,
    UPDATE,
    USING,
    VALUES,
    WHERE,
    WINDOW,
    WITH,
};

const words = blk: {
    const fields = std.meta.fieldNames(Word);
    var entries: [fields.len]struct { []const u8, Word } = undefined;
    for (fields, 0..) |name, i| entries[i] = .{ name, @field(Word, name) };
    break :blk std.StaticStringMapWithEql(Word, std.static_string_map.eqlAsciiIgnoreCase).initComptime(entries);
};

/// Most tokens of a text.
const max_tokens = 100_000;

const Kind = enum { word, quoted, string, number, sign };

pub const Token = struct {
    kind: Kind,
    /// Word of an unquoted name.
    word: Word = .other,
    /// Character of a sign.
    sign: u8 = 0,
    /// Bytes of the text, quotes included; constants with commas between them are one token.
    start: usize,
    end: usize,
    /// Open parentheses around it; a parenthesis itself counts as outside.
    depth: usize = 0,

    pub fn isName(token: Token) bool {
        return token.kind == .word or token.kind == .quoted;
    }
};

pub const Tokens = struct {
    sql: []const u8,
    list: []const Token,
    deepest: usize,
    /// There are more than max_tokens: the text was not read to its end.
    too_many: bool,
    /// Every parenthesis has its partner.
    balanced: bool,
    /// The text ends inside a quote or a comment.
    unfinished: bool,
    /// A plain string holds \', which ends it only where standard_conforming_strings is on.
    ambiguous: bool,
    /// A name is written as U&"..." with an escape.
    escaped: bool,
};

fn isSpace(c: u8) bool {
    return c == ' ' or (c >= '\t' and c <= '\r');
}

fn startsName(c: u8) bool {
    return std.ascii.isAlphabetic(c) or c == '_' or c >= 0x80;
}

fn inName(c: u8) bool {
    return startsName(c) or std.ascii.isDigit(c) or c == '$';
}

/// Split `sql`; with `backslashes`, read plain strings as with standard_conforming_strings off.
pub fn lex(allocator: Allocator, sql: []const u8, backslashes: bool) Allocator.Error!Tokens {
    var lexer: Lexer = .{ .allocator = allocator, .sql = sql, .backslashes = backslashes };
    while (lexer.at < sql.len) try lexer.next();
    return .{
        .sql = sql,
        .list = lexer.list.items,
        .deepest = lexer.deepest,
        .too_many = lexer.too_many,
        .balanced = lexer.balanced and lexer.depth == 0,
        .unfinished = lexer.unfinished,
        .ambiguous = lexer.ambiguous,
        .escaped = lexer.escaped,
    };
}

const Lexer = struct {
    allocator: Allocator,
    sql: []const u8,
    backslashes: bool,
    list: std.ArrayList(Token) = .empty,
    at: usize = 0,
    depth: usize = 0,
    deepest: usize = 0,
    too_many: bool = false,
    balanced: bool = true,
    unfinished: bool = false,
    ambiguous: bool = false,
    escaped: bool = false,

    /// The byte `ahead` of the current one, 0 past the end.
    fn peek(l: *const Lexer, ahead: usize) u8 {
        return if (l.at + ahead < l.sql.len) l.sql[l.at + ahead] else 0;
    }

    fn push(l: *Lexer, token: Token) Allocator.Error!void {
        if (l.list.items.len == max_tokens) {
            l.too_many = true;
            l.at = l.sql.len;
            return;
        }
        var placed = token;
        placed.depth = l.depth;
        try l.list.append(l.allocator, placed);
    }

    /// A string or a number: of a list of them, one token is kept.
    fn pushConstant(l: *Lexer, start: usize, kind: Kind) Allocator.Error!void {
        const items = l.list.items;
        const len = items.len;
        if (len > 1 and items[len - 1].sign == ',' and (items[len - 2].kind == .string or items[len - 2].kind == .number)) {
            items[len - 2].end = l.at;
            _ = l.list.pop();
        } else {
            try l.push(.{ .kind = kind, .start = start, .end = l.at });
        }
    }

    fn next(l: *Lexer) Allocator.Error!void {
        const c = l.peek(0);
        if (isSpace(c)) {
            l.at += 1;
        } else if (c == '-' and l.peek(1) == '-') {
            l.skipLine();
        } else if (c == '/' and l.peek(1) == '*') {
            l.skipComment();
        } else if (c == '\'') {
            l.at += 1;
            try l.string(l.at - 1, l.backslashes, true);
        } else if (c == '"') {
            l.at += 1;
            try l.quotedName(l.at - 1, false);
        } else if (startsName(c)) {
            try l.name();
        } else if (std.ascii.isDigit(c) or (c == '.' and std.ascii.isDigit(l.peek(1)))) {
            try l.number();
        } else if (c != '$' or !try l.dollarQuoted()) {
            try l.sign();
        }
    }

    fn skipLine(l: *Lexer) void {
        while (l.at < l.sql.len and l.peek(0) != '\n' and l.peek(0) != '\r') l.at += 1;
    }

    /// Past a comment whose opening is at the current position; comments nest.
    fn skipComment(l: *Lexer) void {
        var open: usize = 0;
        while (l.at < l.sql.len) {
            if (l.peek(0) == '/' and l.peek(1) == '*') {
                open += 1;
                l.at += 2;
            } else if (l.peek(0) == '*' and l.peek(1) == '/') {
                open -= 1;
                l.at += 2;
                if (open == 0) return;
            } else {
                l.at += 1;
            }
        }
        l.unfinished = true;
    }

    /// Past a string or a quoted name, from behind its opening quote to behind its closing one.
    fn skipQuoted(l: *Lexer, quote: u8, backslashes: bool, plain: bool) void {
        while (l.at < l.sql.len) {
            const c = l.peek(0);
            if (c == '\\' and plain and l.peek(1) == '\'') l.ambiguous = true;
            if ((c == '\\' and backslashes) or (c == quote and l.peek(1) == quote)) {
                l.at += 2;
            } else {
                l.at += 1;
                if (c == quote) return;
            }
        }
        l.at = l.sql.len;
        l.unfinished = true;
    }

    /// Whether a string goes on after a line break, as 'a' <line break> 'b' does; then past the next opening quote.
    fn stringContinues(l: *Lexer) bool {
        const back = l.at;
        var line_break = false;
        while (true) {
            const c = l.peek(0);
            if (isSpace(c)) {
                line_break = line_break or c == '\n' or c == '\r';
                l.at += 1;
            } else if (c == '-' and l.peek(1) == '-') {
                l.skipLine();
            } else break;
        }
        if (line_break and l.peek(0) == '\'') {
            l.at += 1;
            return true;
        }
        l.at = back;
        return false;
    }

    /// A string, from behind its opening quote.
    fn string(l: *Lexer, start: usize, backslashes: bool, plain: bool) Allocator.Error!void {
        l.skipQuoted('\'', backslashes, plain);
        while (l.stringContinues()) l.skipQuoted('\'', backslashes, plain);
        try l.pushConstant(start, .string);
    }

    /// A quoted name, from behind its opening quote.
    fn quotedName(l: *Lexer, start: usize, unicode: bool) Allocator.Error!void {
        const inside = l.at;
        l.skipQuoted('"', false, false);
        if (l.unfinished) return;
        // An escape character other than \ is told by UESCAPE behind the name.
        if (unicode and std.mem.indexOfScalar(u8, l.sql[inside..l.at], '\\') != null) l.escaped = true;
        try l.push(.{ .kind = .quoted, .start = start, .end = l.at });
    }

    /// A dollar-quoted string at the current `$`; false where there is none.
    fn dollarQuoted(l: *Lexer) Allocator.Error!bool {
        if (std.ascii.isDigit(l.peek(1))) return false;
        var len: usize = 1;
        while (inName(l.peek(len)) and l.peek(len) != '$') len += 1;
        if (l.peek(len) != '$') return false;
        const start = l.at;
        const tag = l.sql[start .. start + len + 1];
        if (std.mem.indexOfPos(u8, l.sql, start + tag.len, tag)) |close| {
            l.at = close + tag.len;
            try l.pushConstant(start, .string);
        } else {
            l.at = l.sql.len;
            l.unfinished = true;
        }
        return true;
    }

    /// A name, or a string or quoted name with letters before its quote.
    fn name(l: *Lexer) Allocator.Error!void {
        const start = l.at;
        const first = std.ascii.toUpper(l.peek(0));
        if (l.peek(1) == '\'') switch (first) {
            'B', 'E', 'N', 'X' => {
                l.at += 2;
                return l.string(start, first == 'E' or (first == 'N' and l.backslashes), first == 'N');
            },
            else => {},
        };
        if (first == 'U' and l.peek(1) == '&' and l.peek(2) == '\'') {
            l.at += 3;
            return l.string(start, false, false);
        }
        if (first == 'U' and l.peek(1) == '&' and l.peek(2) == '"') {
            l.at += 3;
            return l.quotedName(start, true);
        }
        while (inName(l.peek(0))) l.at += 1;
        const text = l.sql[start..l.at];
        if (std.ascii.eqlIgnoreCase(text, "UESCAPE") and l.list.items.len > 0 and
            l.list.items[l.list.items.len - 1].kind == .quoted) l.escaped = true;
        try l.push(.{ .kind = .word, .word = words.get(text) orelse .other, .start = start, .end = l.at });
    }

    fn number(l: *Lexer) Allocator.Error!void {
        const start = l.at;
        while (l.peek(0) == '.' or (inName(l.peek(0)) and l.peek(0) != '$')) l.at += 1;
        try l.pushConstant(start, .number);
    }

    fn sign(l: *Lexer) Allocator.Error!void {
        const c = l.peek(0);
        if (c == ')') {
            if (l.depth == 0) l.balanced = false else l.depth -= 1;
        }
        try l.push(.{ .kind = .sign, .sign = c, .start = l.at, .end = l.at + 1 });
        if (c == '(') {
            l.depth += 1;
            l.deepest = @max(l.deepest, l.depth);
        }
        l.at += 1;
    }
};
