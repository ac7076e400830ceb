//! The settings of API version 1, which come as JSON.

/// Read a JSON list of strings.
pub fn string_list(json: &str) -> Option<Vec<String>> {
    let mut list = Vec::new();
    let mut rest = json.trim_start().strip_prefix('[')?.trim_start();
    if let Some(end) = rest.strip_prefix(']') {
        return end.trim().is_empty().then_some(list);
    }
    loop {
        let (text, after) = string(rest)?;
        list.push(text);
        let after = after.trim_start();
        if let Some(end) = after.strip_prefix(']') {
            return end.trim().is_empty().then_some(list);
        }
        rest = after.strip_prefix(',')?.trim_start();
    }
}

/// Read a JSON string; also return what is behind it.
fn string(json: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut chars = json.strip_prefix('"')?.chars();
    loop {
        match chars.next()? {
            '"' => return Some((text, chars.as_str())),
            '\\' => text.push(match chars.next()? {
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => escape(&mut chars)?,
                c @ ('"' | '\\' | '/') => c,
                _ => return None,
            }),
            c => text.push(c),
        }
    }
}

/// Read the digits of a `\u` escape, and the second escape of a pair.
fn escape(chars: &mut std::str::Chars) -> Option<char> {
    let mut unit = || (0..4).try_fold(0, |code, _| Some(code * 16 + chars.next()?.to_digit(16)?));
    let code = unit()?;
    if !(0xD800..0xDC00).contains(&code) {
        return char::from_u32(code);
    }
    if chars.next()? != '\\' || chars.next()? != 'u' {
        return None;
    }
    let low = (0..4).try_fold(0, |code, _| Some(code * 16 + chars.next()?.to_digit(16)?))?;
    (0xDC00..0xE000).contains(&low).then(|| char::from_u32(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)))?
}
