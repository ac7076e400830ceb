//! Rules of the SQL guard, apart from any contract: text in, decision out.

use crate::lexer::{lex, Kind, Tokens, Word};

/// The operator's settings. A denied table is `name` or `schema.name`; max_rows 0 adds no LIMIT.
pub struct Settings {
    pub denied_tables: Vec<String>,
    pub max_rows: u32,
}

impl Settings {
    pub const fn new() -> Settings {
        Settings { denied_tables: Vec::new(), max_rows: 1000 }
    }
}

/// A table that a statement names; `schema` is empty where it says none.
pub struct Table<'a> {
    pub schema: &'a str,
    pub name: &'a str,
}

/// What a statement does, as the host sees it; `Unparsable` is what it cannot see.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum StatementKind {
    Select,
    Update,
    Delete,
    Truncate,
    Unparsable,
    Other,
}

/// Return the reason for refusing a statement, `None` where it is allowed.
pub fn deny(sql: &str, kind: StatementKind, tables: &[Table], settings: &Settings) -> Option<String> {
    let tokens = lex(sql, false);
    deny_reading(&tokens, tables, settings)
        .or_else(|| tokens.unfinished.then(|| "a quote or comment that does not end is not allowed".into()))
        // The server's reading depends on standard_conforming_strings: both must pass.
        .or_else(|| tokens.ambiguous.then(|| deny_reading(&lex(sql, true), tables, settings)).flatten())
        .or_else(|| deny_kind(&tokens, kind))
}

fn deny_reading(tokens: &Tokens, tables: &[Table], settings: &Settings) -> Option<String> {
    if tokens.too_many {
        return Some("a statement of more than 100000 words and signs is not allowed".into());
    }
    if let Some(reason) = destructive(tokens) {
        return Some(reason.into());
    }
    if settings.denied_tables.is_empty() {
        return None;
    }
    let by_host = tables.iter().find_map(|table| denied_name(settings, table));
    if let Some(name) = by_host.or_else(|| denied_table(tokens, settings)) {
        return Some(["table \"", name, "\" is not allowed"].concat());
    }
    tokens.escaped.then(|| "a name with Unicode escapes is not allowed".into())
}

/// Return the reason for refusing a statement of which the host says more than the tokens.
fn deny_kind(tokens: &Tokens, kind: StatementKind) -> Option<String> {
    let holds = |word| (0..tokens.list.len()).any(|i| word_at(tokens, i) == word);
    match kind {
        StatementKind::Truncate => Some("TRUNCATE is not allowed".into()),
        StatementKind::Delete if !holds(Word::DELETE) => Some("DELETE without WHERE is not allowed".into()),
        StatementKind::Update if !holds(Word::UPDATE) => Some("UPDATE without WHERE is not allowed".into()),
        StatementKind::Unparsable => (0..tokens.list.len()).find_map(|i| {
            let verb = match word_at(tokens, i) {
                Word::DELETE => "DELETE",
                Word::UPDATE => "UPDATE",
                Word::TRUNCATE => "TRUNCATE",
                Word::DROP => "DROP",
                _ => return None,
            };
            (!is_label(tokens, i)).then(|| [verb, " in a statement that cannot be parsed is not allowed"].concat())
        }),
        _ => None,
    }
}

fn word_at(tokens: &Tokens, i: usize) -> Word {
    match tokens.list.get(i) {
        Some(token) => match token.kind {
            Kind::Word(word) => word,
            _ => Word::Other,
        },
        None => Word::Other,
    }
}

fn word_before(tokens: &Tokens, i: usize) -> Word {
    i.checked_sub(1).map_or(Word::Other, |before| word_at(tokens, before))
}

fn is_sign(tokens: &Tokens, i: usize, sign: u8) -> bool {
    tokens.list.get(i).is_some_and(|token| token.kind == Kind::Sign(sign))
}

fn is_sign_before(tokens: &Tokens, i: usize, sign: u8) -> bool {
    i > 0 && is_sign(tokens, i - 1, sign)
}

fn is_name(tokens: &Tokens, i: usize) -> bool {
    tokens.list.get(i).is_some_and(|token| matches!(token.kind, Kind::Word(_) | Kind::Quoted))
}

/// Whether a word is a column, an alias or another name because of what stands before it.
fn is_label(tokens: &Tokens, i: usize) -> bool {
    is_sign_before(tokens, i, b'.') || word_before(tokens, i) == Word::AS
}

/// Whether a word follows in the same statement, on the same level of parentheses.
fn followed_by(tokens: &Tokens, i: usize, word: Word) -> bool {
    let depth = tokens.list[i].depth;
    for j in i + 1..tokens.list.len() {
        let token = tokens.list[j];
        if token.depth < depth || token.kind == Kind::Sign(b';') {
            return false;
        }
        if token.depth == depth && token.kind == Kind::Word(word) && !is_label(tokens, j) {
            return true;
        }
    }
    false
}

/// Whether a DELETE that does not open a statement is a verb.
fn is_delete(tokens: &Tokens, i: usize) -> bool {
    let before = word_before(tokens, i);
    !is_label(tokens, i)
        && !matches!(before, Word::SELECT | Word::DISTINCT)
        && !is_sign_before(tokens, i, b',')
        && word_at(tokens, i + 1) == Word::FROM
}

/// Whether an UPDATE that does not open a statement is a verb.
fn is_update(tokens: &Tokens, i: usize) -> bool {
    match (word_before(tokens, i), word_at(tokens, i + 1)) {
        _ if is_label(tokens, i) => false,
        (Word::FOR | Word::ON, _) => false,          // FOR UPDATE, ON UPDATE CASCADE
        (Word::DO | Word::THEN, Word::SET) => false, // ON CONFLICT, MERGE
        (Word::KEY, _) if word_before(tokens, i - 1) == Word::NO => false, // FOR NO KEY UPDATE
        _ => followed_by(tokens, i, Word::SET),
    }
}

/// Return the reason why one of the statements is destructive.
fn destructive(tokens: &Tokens) -> Option<&'static str> {
    let mut opening = Word::Other; // the word that the statement begins with; behind `PREPARE p AS` begins another one
    let mut merges = false;
    for i in 0..tokens.list.len() {
        let (word, before, next) = (word_at(tokens, i), word_before(tokens, i), word_at(tokens, i + 1));
        let opens = i == 0 || is_sign_before(tokens, i, b';') || (before == Word::AS && opening == Word::PREPARE);
        if opens {
            opening = word;
            merges = false;
        }
        match word {
            Word::DELETE if merges && before == Word::THEN => return Some("MERGE with DELETE is not allowed"),
            Word::DELETE if (opens || is_delete(tokens, i)) && !followed_by(tokens, i, Word::WHERE) => {
                return Some("DELETE without WHERE is not allowed");
            }
            Word::UPDATE if (opens || is_update(tokens, i)) && !followed_by(tokens, i, Word::WHERE) => {
                return Some("UPDATE without WHERE is not allowed");
            }
            Word::MERGE => merges = true,
            Word::TRUNCATE if opens => return Some("TRUNCATE is not allowed"),
            Word::DO if opens => return Some("DO is not allowed: what it runs cannot be checked"),
            Word::DROP if opens => return Some("DROP is not allowed"),
            // ALTER COLUMN c DROP DEFAULT and DROP NOT NULL take no data away.
            Word::DROP if opening == Word::ALTER && !matches!(next, Word::DEFAULT | Word::NOT) => {
                if !is_label(tokens, i) {
                    return Some("DROP is not allowed");
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether two names are the same, whatever their case; `written` may hold doubled quotes.
fn same_name(written: &str, name: &str) -> bool {
    let (written, name) = (written.as_bytes(), name.as_bytes());
    let (mut i, mut j) = (0, 0);
    while i < written.len() && j < name.len() && written[i].eq_ignore_ascii_case(&name[j]) {
        if written[i..].starts_with(b"\"\"") {
            i += 1;
        }
        i += 1;
        j += 1;
    }
    i == written.len() && j == name.len()
}

/// Return the setting that denies a table. A missing schema on either side matches any.
fn denied_name<'a>(settings: &'a Settings, table: &Table) -> Option<&'a str> {
    settings.denied_tables.iter().map(String::as_str).find(|denied| {
        let (schema, name) = denied.rsplit_once('.').unwrap_or(("", denied));
        same_name(table.name, name) && (schema.is_empty() || table.schema.is_empty() || same_name(table.schema, schema))
    })
}

fn name_at<'a>(tokens: &Tokens<'a>, i: usize) -> &'a str {
    let token = tokens.list[i];
    let text = &tokens.sql[token.start..token.end];
    match (token.kind, text.find('"')) {
        (Kind::Quoted, Some(quote)) => &text[quote + 1..text.len() - 1],
        _ => text,
    }
}

/// Whether a table is named after this word.
fn introduces_table(tokens: &Tokens, i: usize) -> bool {
    if is_sign_before(tokens, i, b'.') {
        return false;
    }
    let before = word_before(tokens, i);
    match word_at(tokens, i) {
        Word::TABLE => true,                                        // also CREATE TABLE a AS TABLE b
        Word::FROM => !matches!(before, Word::AS | Word::DISTINCT), // IS DISTINCT FROM
        Word::COPY | Word::INTO | Word::JOIN | Word::LOCK => before != Word::AS,
        Word::ONLY | Word::TRUNCATE | Word::UPDATE | Word::USING => before != Word::AS,
        _ => false,
    }
}

/// Whether a comma in what follows this word stands between tables.
fn introduces_list(tokens: &Tokens, i: usize) -> bool {
    match word_at(tokens, i) {
        Word::FROM | Word::LOCK | Word::TRUNCATE | Word::USING => true,
        Word::TABLE => word_before(tokens, i) != Word::AS,
        _ => false,
    }
}

/// Whether a list of tables ends at this word.
fn ends_list(tokens: &Tokens, i: usize) -> bool {
    use Word::*;
    let clause = matches!(
        word_at(tokens, i),
        EXCEPT
            | FETCH
            | FOR
            | GROUP
            | HAVING
            | INTERSECT
            | LIMIT
            | OFFSET
            | ORDER
            | RETURNING
            | SELECT
            | SET
            | UNION
            | VALUES
            | WHERE
            | WINDOW
    );
    clause && !is_label(tokens, i)
}

/// Return the denied table that the statement names where a table stands.
fn denied_table<'a>(tokens: &Tokens, settings: &'a Settings) -> Option<&'a str> {
    let mut in_list = vec![false; tokens.deepest + 1]; // for each level: a comma is followed by another table
    let mut expected = false;
    let mut i = 0;
    while i < tokens.list.len() {
        let depth = tokens.list[i].depth;
        if is_sign(tokens, i, b'(') {
            in_list[depth + 1] = false;
        } else if is_sign(tokens, i, b',') {
            expected = in_list[depth];
        } else if !is_name(tokens, i) {
            expected = false;
            if is_sign(tokens, i, b';') {
                in_list[depth] = false;
            }
        } else if introduces_table(tokens, i) {
            expected = true;
            in_list[depth] |= introduces_list(tokens, i);
        } else if expected && !matches!(word_at(tokens, i), Word::EXISTS | Word::IF | Word::LATERAL | Word::NOT) {
            let mut schema = "";
            while is_sign(tokens, i + 1, b'.') && is_name(tokens, i + 2) {
                schema = name_at(tokens, i);
                i += 2;
            }
            let denied = denied_name(settings, &Table { schema, name: name_at(tokens, i) });
            if denied.is_some() {
                return denied;
            }
            expected = false;
        } else if ends_list(tokens, i) {
            in_list[depth] = false;
        }
        i += 1;
    }
    None
}

/// Whether the text may change data, by its words.
fn may_change_data(tokens: &Tokens) -> bool {
    (0..tokens.list.len()).any(|i| {
        !is_label(tokens, i)
            && match word_at(tokens, i) {
                Word::DELETE | Word::INSERT | Word::MERGE => true,
                Word::UPDATE => !matches!(word_before(tokens, i), Word::FOR | Word::KEY),
                _ => false,
            }
    })
}

/// Cut the text down to its one statement, without parentheses around all of it: its first and last token.
fn one_statement(tokens: &Tokens) -> Option<(usize, usize)> {
    let mut count = tokens.list.len();
    while count > 0 && is_sign(tokens, count - 1, b';') {
        count -= 1;
    }
    let list = &tokens.list[..count];
    if list.iter().any(|token| token.kind == Kind::Sign(b';')) {
        return None;
    }
    let inner = list.iter().filter(|token| !matches!(token.kind, Kind::Sign(b'(' | b')')));
    let base = inner.map(|token| token.depth).min()?;
    let last = count - base - 1;
    (list[last].depth == base).then_some((base, last))
}

/// Find the word that the statement's own query begins with, behind its WITH and its parentheses.
fn main_select(tokens: &Tokens, start: usize, last: usize) -> Option<usize> {
    let base = tokens.list[start].depth;
    let mut i = start;
    if word_at(tokens, i) == Word::WITH {
        i += 1;
        while i < last {
            if tokens.list[i].depth == base {
                let query = matches!(word_at(tokens, i), Word::SELECT | Word::TABLE | Word::VALUES);
                let parenthesis = is_sign(tokens, i, b'(') && is_sign(tokens, i - 1, b')');
                if parenthesis || (query && !is_label(tokens, i)) {
                    break;
                }
            }
            i += 1;
        }
    }
    let behind_with = i != start;
    while i < last && is_sign(tokens, i, b'(') {
        i += 1;
    }
    match word_at(tokens, i) {
        Word::SELECT | Word::TABLE | Word::WITH => Some(i),
        Word::VALUES if behind_with => Some(i),
        _ => None,
    }
}

/// Return the one unbounded SELECT of the text with a LIMIT; `None` where there is none, or in any doubt.
pub fn limit(sql: &str, max_rows: u32) -> Option<String> {
    let tokens = lex(sql, false);
    let readable = tokens.balanced && !tokens.too_many && !tokens.unfinished && !tokens.ambiguous;
    if max_rows == 0 || !readable || may_change_data(&tokens) {
        return None;
    }
    let (start, last) = one_statement(&tokens)?;
    let first = main_select(&tokens, start, last)?;
    let base = tokens.list[start].depth;
    let mut many = first > start || word_at(&tokens, start) == Word::TABLE; // whether it can return more than one row
    let mut bounded = false; // `(SELECT ... LIMIT 5) ORDER BY 1` takes no other LIMIT
    let mut unbounded = None; // the ALL of a LIMIT ALL
    let mut level = tokens.list[first].depth;
    let mut end = tokens.list[last].end;
    for i in first..=last {
        let token = tokens.list[i];
        level = level.min(token.depth);
        many |= token.kind == Kind::Sign(b'('); // a function can return a set
        if token.depth > level || is_label(&tokens, i) {
            continue;
        }
        match word_at(&tokens, i) {
            Word::EXCEPT | Word::INTERSECT | Word::UNION => {
                bounded = false;
                unbounded = None;
            }
            Word::LIMIT if matches!(word_at(&tokens, i + 1), Word::ALL | Word::NULL) => {
                unbounded = Some(tokens.list[i + 1]);
            }
            Word::LIMIT | Word::FETCH => bounded = true,
            Word::OFFSET if level > base => bounded = true,
            Word::INTO => return None,
            Word::FOR if level == base => end = end.min(tokens.list[i - 1].end), // FOR UPDATE stands behind LIMIT
            Word::FROM => many = true,
            _ => {}
        }
    }
    let rows = max_rows.to_string();
    if let Some(all) = unbounded {
        return Some([&sql[..all.start], &rows, &sql[all.end..]].concat());
    }
    if bounded || !many {
        return None;
    }
    let rest = &sql[end..];
    let close = rest.bytes().next().is_some_and(|c| c.is_ascii_alphabetic() || c == b'_'); // `(a)FOR UPDATE`
    Some([&sql[..end], " LIMIT ", &rows, if close { " " } else { "" }, rest].concat())
}
