//! PostgreSQL's tokens, as far as a guard needs them.

macro_rules! words {
    ($($name:ident)*) => {
        /// Words that the rules look at; `Other` is any other word, and what is no word.
        #[allow(clippy::upper_case_acronyms)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word {
            Other,
            $($name,)*
        }

        impl Word {
            fn of(text: &[u8]) -> Word {
                $(if text.eq_ignore_ascii_case(stringify!($name).as_bytes()) {
                    return Word::$name;
                })*
                Word::Other
            }
        }
    };
}

words! {
    ALL ALTER AS COPY DEFAULT DELETE DISTINCT DO DROP EXCEPT EXISTS FETCH FOR FROM GROUP HAVING IF INSERT INTERSECT INTO
    JOIN KEY LATERAL LIMIT LOCK MERGE NO NOT NULL OFFSET ON ONLY ORDER PREPARE RETURNING SELECT SET TABLE THEN TRUNCATE
    UNION UPDATE USING VALUES WHERE WINDOW WITH
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An unquoted name or keyword.
    Word(Word),
    /// A name in double quotes.
    Quoted,
    /// A string in any kind of quotes.
    String,
    Number,
    /// Any other character.
    Sign(u8),
}

/// Most tokens of a text.
const MAX_TOKENS: usize = 100_000;

#[derive(Clone, Copy)]
pub struct Token {
    pub kind: Kind,
    /// Bytes of the text, quotes included; constants with commas between them are one token.
    pub start: usize,
    pub end: usize,
    /// Open parentheses around it; a parenthesis itself counts as outside.
    pub depth: usize,
}

pub struct Tokens<'a> {
    pub sql: &'a str,
    pub list: Vec<Token>,
    pub deepest: usize,
    /// There are more than `MAX_TOKENS`: the text was not read to its end.
    pub too_many: bool,
    /// Every parenthesis has its partner.
    pub balanced: bool,
    /// The text ends inside a quote or a comment.
    pub unfinished: bool,
    /// A plain string holds `\'`, which ends it only where standard_conforming_strings is on.
    pub ambiguous: bool,
    /// A name is written as `U&"..."` with an escape.
    pub escaped: bool,
}

fn is_space(c: u8) -> bool {
    c == b' ' || (b'\t'..=b'\r').contains(&c)
}

fn starts_name(c: u8) -> bool {
    c.is_ascii_alphabetic() || c == b'_' || c >= 0x80
}

fn in_name(c: u8) -> bool {
    starts_name(c) || c.is_ascii_digit() || c == b'$'
}

/// Split `sql`; with `backslashes`, read plain strings as with standard_conforming_strings off.
pub fn lex(sql: &str, backslashes: bool) -> Tokens<'_> {
    let out = Tokens {
        sql,
        list: Vec::new(),
        deepest: 0,
        too_many: false,
        balanced: true,
        unfinished: false,
        ambiguous: false,
        escaped: false,
    };
    let mut lexer = Lexer { out, text: sql.as_bytes(), backslashes, at: 0, depth: 0 };
    while lexer.at < lexer.text.len() {
        lexer.next();
    }
    lexer.out.balanced &= lexer.depth == 0;
    lexer.out
}

struct Lexer<'a> {
    out: Tokens<'a>,
    text: &'a [u8],
    backslashes: bool,
    at: usize,
    depth: usize,
}

impl Lexer<'_> {
    /// The byte `ahead` of the current one, 0 past the end.
    fn peek(&self, ahead: usize) -> u8 {
        self.text.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn push(&mut self, kind: Kind, start: usize) {
        if self.out.list.len() == MAX_TOKENS {
            self.out.too_many = true;
            self.at = self.text.len();
            return;
        }
        self.out.list.push(Token { kind, start, end: self.at, depth: self.depth });
    }

    /// A string or a number: of a list of them, one token is kept.
    fn push_constant(&mut self, kind: Kind, start: usize) {
        match self.out.list.as_mut_slice() {
            [.., Token { kind: Kind::String | Kind::Number, end, .. }, Token { kind: Kind::Sign(b','), .. }] => {
                *end = self.at;
                self.out.list.pop();
            }
            _ => self.push(kind, start),
        }
    }

    fn next(&mut self) {
        let c = self.peek(0);
        if is_space(c) {
            self.at += 1;
        } else if c == b'-' && self.peek(1) == b'-' {
            self.skip_line();
        } else if c == b'/' && self.peek(1) == b'*' {
            self.skip_comment();
        } else if c == b'\'' {
            self.at += 1;
            self.string(self.at - 1, self.backslashes, true);
        } else if c == b'"' {
            self.at += 1;
            self.quoted_name(self.at - 1, false);
        } else if starts_name(c) {
            self.name();
        } else if c.is_ascii_digit() || (c == b'.' && self.peek(1).is_ascii_digit()) {
            self.number();
        } else if c != b'$' || !self.dollar_quoted() {
            self.sign();
        }
    }

    fn skip_line(&mut self) {
        while self.at < self.text.len() && !matches!(self.peek(0), b'\n' | b'\r') {
            self.at += 1;
        }
    }

    /// Past a comment whose opening is at the current position; comments nest.
    fn skip_comment(&mut self) {
        let mut open = 0;
        while self.at < self.text.len() {
            match (self.peek(0), self.peek(1)) {
                (b'/', b'*') => {
                    open += 1;
                    self.at += 2;
                }
                (b'*', b'/') => {
                    open -= 1;
                    self.at += 2;
                    if open == 0 {
                        return;
                    }
                }
                _ => self.at += 1,
            }
        }
        self.out.unfinished = true;
    }

    /// Past a string or a quoted name, from behind its opening quote to behind its closing one.
    fn skip_quoted(&mut self, quote: u8, backslashes: bool, plain: bool) {
        while self.at < self.text.len() {
            let (c, next) = (self.peek(0), self.peek(1));
            if c == b'\\' && plain && next == b'\'' {
                self.out.ambiguous = true;
            }
            if (c == b'\\' && backslashes) || (c == quote && next == quote) {
                self.at += 2;
            } else {
                self.at += 1;
                if c == quote {
                    return;
                }
            }
        }
        self.at = self.text.len();
        self.out.unfinished = true;
    }

    /// Whether a string goes on after a line break, as 'a' <line break> 'b' does; then past the next opening quote.
    fn string_continues(&mut self) -> bool {
        let back = self.at;
        let mut line_break = false;
        loop {
            let c = self.peek(0);
            if is_space(c) {
                line_break |= matches!(c, b'\n' | b'\r');
                self.at += 1;
            } else if c == b'-' && self.peek(1) == b'-' {
                self.skip_line();
            } else {
                break;
            }
        }
        if line_break && self.peek(0) == b'\'' {
            self.at += 1;
            return true;
        }
        self.at = back;
        false
    }

    /// A string, from behind its opening quote.
    fn string(&mut self, start: usize, backslashes: bool, plain: bool) {
        self.skip_quoted(b'\'', backslashes, plain);
        while self.string_continues() {
            self.skip_quoted(b'\'', backslashes, plain);
        }
        self.push_constant(Kind::String, start);
    }

    /// A quoted name, from behind its opening quote.
    fn quoted_name(&mut self, start: usize, unicode: bool) {
        let inside = self.at;
        self.skip_quoted(b'"', false, false);
        if self.out.unfinished {
            return;
        }
        // An escape character other than \ is told by UESCAPE behind the name.
        self.out.escaped |= unicode && self.text[inside..self.at].contains(&b'\\');
        self.push(Kind::Quoted, start);
    }

    /// A dollar-quoted string at the current `$`; false where there is none.
    fn dollar_quoted(&mut self) -> bool {
        if self.peek(1).is_ascii_digit() {
            return false;
        }
        let mut len = 1;
        while in_name(self.peek(len)) && self.peek(len) != b'$' {
            len += 1;
        }
        if self.peek(len) != b'$' {
            return false;
        }
        let start = self.at;
        let tag = &self.text[start..=start + len];
        let body = start + tag.len();
        match self.text[body..].windows(tag.len()).position(|window| window == tag) {
            Some(close) => {
                self.at = body + close + tag.len();
                self.push_constant(Kind::String, start);
            }
            None => {
                self.at = self.text.len();
                self.out.unfinished = true;
            }
        }
        true
    }

    /// A name, or a string or quoted name with letters before its quote.
    fn name(&mut self) {
        let start = self.at;
        let first = self.peek(0).to_ascii_uppercase();
        match (first, self.peek(1), self.peek(2)) {
            (b'B' | b'E' | b'N' | b'X', b'\'', _) => {
                self.at += 2;
                return self.string(start, first == b'E' || (first == b'N' && self.backslashes), first == b'N');
            }
            (b'U', b'&', b'\'') => {
                self.at += 3;
                return self.string(start, false, false);
            }
            (b'U', b'&', b'"') => {
                self.at += 3;
                return self.quoted_name(start, true);
            }
            _ => {}
        }
        while in_name(self.peek(0)) {
            self.at += 1;
        }
        let text = &self.text[start..self.at];
        if text.eq_ignore_ascii_case(b"UESCAPE") {
            self.out.escaped |= self.out.list.last().is_some_and(|token| token.kind == Kind::Quoted);
        }
        self.push(Kind::Word(Word::of(text)), start);
    }

    fn number(&mut self) {
        let start = self.at;
        while self.peek(0) == b'.' || (in_name(self.peek(0)) && self.peek(0) != b'$') {
            self.at += 1;
        }
        self.push_constant(Kind::Number, start);
    }

    fn sign(&mut self) {
        let (c, start) = (self.peek(0), self.at);
        self.at += 1;
        if c == b')' {
            self.out.balanced &= self.depth > 0;
            self.depth = self.depth.saturating_sub(1);
        }
        self.push(Kind::Sign(c), start);
        if c == b'(' {
            self.depth += 1;
            self.out.deepest = self.out.deepest.max(self.depth);
        }
    }
}
