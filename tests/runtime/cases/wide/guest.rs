#[rustfmt::skip]
#[path = "bindings/guest.rs"]
mod bindings;
#[path = "../accounts/rt.rs"]
mod rt;

use bindings::case::wide::lots as host;
use bindings::case::wide::tags::Tag;
use bindings::exports::case::wide::lots::{self, Note, Reading};

struct Guest;
bindings::export!(Guest with_types_in bindings);

fn asked(reading: &Reading) -> host::Reading {
    host::Reading {
        at: reading.at,
        label: reading.label.clone(),
        values: reading.values.clone(),
        place: reading.place,
        unit: reading.unit,
    }
}

fn told(reading: host::Reading) -> Reading {
    Reading {
        at: reading.at,
        label: reading.label,
        values: reading.values,
        place: reading.place,
        unit: reading.unit,
    }
}

#[rustfmt::skip]
#[allow(clippy::too_many_arguments, clippy::type_complexity)]
impl lots::Guest for Guest {
    fn sixteen(
        a: u8, b: i8, c: u16, d: i16, e: u32, f: i32, g: u64, h: i64, i: f32, j: f64, k: bool, l: char, m: String, n: Vec<u8>,
    ) -> u64 {
        host::sixteen(a, b, c, d, e, f, g, h, i, j, k, l, &m, &n)
    }

    fn seventeen(
        a: u8, b: i8, c: u16, d: i16, e: u32, f: i32, g: u64, h: i64, i: f32, j: f64, k: bool, l: char, m: String, n: Vec<u8>,
        o: u8,
    ) -> (u8, Vec<u8>, String, char, bool, f64, f32, i64, u64, i32, u32, i16, u16, i8, u8) {
        host::seventeen(a, b, c, d, e, f, g, h, i, j, k, l, &m, &n, o)
    }

    fn hand(first: Reading, lent: &Tag, second: Reading, given: Tag) {
        host::hand(&asked(&first), lent, &asked(&second), given)
    }

    fn swap(first: Reading, second: Reading, note: Note) -> (Note, Reading, Reading) {
        let note = match note {
            Note::None => host::Note::None,
            Note::Text(text) => host::Note::Text(text),
            Note::Half(half) => host::Note::Half(half),
            Note::Whole(whole) => host::Note::Whole(whole),
        };
        let (note, first, second) = host::swap(&asked(&first), &asked(&second), &note);
        let note = match note {
            host::Note::None => Note::None,
            host::Note::Text(text) => Note::Text(text),
            host::Note::Half(half) => Note::Half(half),
            host::Note::Whole(whole) => Note::Whole(whole),
        };
        (note, told(first), told(second))
    }

    fn halve(of: u64) -> Option<u64> {
        host::halve(of)
    }

    fn name(given: Tag) -> Result<Tag, String> {
        host::name(given)
    }
}
