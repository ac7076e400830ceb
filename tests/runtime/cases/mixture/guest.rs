#[rustfmt::skip]
#[path = "bindings/guest.rs"]
mod bindings;
#[path = "../accounts/rt.rs"]
mod rt;

use bindings::case::dep1_0_0::log as log1;
use bindings::case::dep2_0_0::log as log2;
use bindings::case::mixture::sinks::Sink;
use bindings::exports::case::mixture::class::{self, Kept, OldPoint, Point, SetBorrow, World};

struct Guest;
bindings::export!(Guest with_types_in bindings);

struct Set(u32);

impl Drop for Set {
    fn drop(&mut self) {
        log1::say(&format!("drop {}", self.0));
    }
}

impl class::GuestSet for Set {
    fn new(size: u32) -> Self {
        Set(size)
    }

    fn size(&self) -> u32 {
        self.0
    }

    fn close(&self) -> bool {
        self.0 == 0
    }
}

impl class::Guest for Guest {
    type Set = Set;

    fn import(world: World, ok: class::Ok) -> (class::Ok, World) {
        (ok, world)
    }

    fn upgrade(from: Vec<OldPoint>) -> Vec<Point> {
        from.iter()
            .map(|old| Point {
                x: old.x.into(),
                y: i64::from(old.x) << 32,
            })
            .collect()
    }

    fn keep(kept: Kept) -> Option<class::Set> {
        match kept {
            Kept::Nothing => None,
            Kept::One(set) => Some(set),
            Kept::Many(sets) => sets.into_iter().next(),
        }
    }

    fn total(sets: Vec<(u8, SetBorrow<'_>)>, extra: Option<SetBorrow<'_>>) -> u32 {
        let total: u32 = sets
            .iter()
            .map(|(times, set)| u32::from(*times) * set.get::<Set>().0)
            .sum();
        total + extra.map_or(0, |set| set.get::<Set>().0)
    }

    #[allow(clippy::too_many_arguments)]
    fn turn(
        a: u8,
        b: f32,
        c: String,
        d: i64,
        e: bool,
        f: u16,
        g: f64,
        h: char,
        i: i8,
        j: u32,
        k: String,
        l: u64,
    ) -> (u64, String, u32, i8, char, f64, u16, bool, i64, String, f32, u8) {
        (l, k, j, i, h, g, f, e, d, c, b, a)
    }
}

impl bindings::Guest for Guest {
    fn instantiate(names: Vec<String>, first: Sink) -> Sink {
        for name in names {
            log1::say(&name);
            log2::say(&name, name.len() as u8);
            if let Some(sink) = bindings::open(&name) {
                sink.write(&name);
                first.write(&name);
            }
        }
        first
    }
}
