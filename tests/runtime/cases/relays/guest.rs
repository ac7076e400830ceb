#[rustfmt::skip]
#[path = "bindings/guest.rs"]
mod bindings;
#[path = "../accounts/rt.rs"]
mod rt;

use bindings::case::relays::wires as host;
use bindings::exports::case::relays::desk;
use bindings::exports::case::relays::wires::{self, Fault, WireBorrow};

struct Guest;
bindings::export!(Guest with_types_in bindings);

struct Wire(host::Wire);

fn told(fault: host::Fault) -> Fault {
    match fault {
        host::Fault::Cut => Fault::Cut,
        host::Fault::Noise(heard) => Fault::Noise(heard),
    }
}

fn of_host(wire: wires::Wire) -> host::Wire {
    wire.into_inner::<Wire>().0
}

impl wires::GuestWire for Wire {
    fn new(name: String) -> Self {
        Wire(host::Wire::new(&name))
    }

    fn send(&self, text: String) -> Result<u32, Fault> {
        self.0.send(&text).map_err(told)
    }

    fn splice(first: wires::Wire, second: WireBorrow<'_>) -> wires::Wire {
        wires::Wire::new(Wire(host::Wire::splice(of_host(first), &second.get::<Wire>().0)))
    }
}

impl wires::Guest for Guest {
    type Wire = Wire;

    fn dial(name: String) -> Option<wires::Wire> {
        host::dial(&name).map(|wire| wires::Wire::new(Wire(wire)))
    }

    fn count(wires: Vec<WireBorrow<'_>>) -> u32 {
        let lent: Vec<&host::Wire> = wires.iter().map(|wire| &wire.get::<Wire>().0).collect();
        host::count(&lent)
    }

    fn cut(wires: Vec<wires::Wire>) {
        host::cut(wires.into_iter().map(of_host).collect())
    }
}

impl desk::Guest for Guest {
    fn connect(from: desk::Wire, to: desk::WireBorrow<'_>) -> (desk::Wire, u32) {
        let mut sent = 0;
        for wire in [from.get::<Wire>(), to.get::<Wire>()] {
            sent += wire.0.send("connect").unwrap_or(0);
        }
        (from, sent)
    }

    fn unwrap(fault: Result<desk::Wire, Fault>) -> Option<desk::Wire> {
        fault.ok()
    }
}

impl bindings::Guest for Guest {
    fn patch(given: host::Wire, lent: &host::Wire) -> Vec<host::Wire> {
        let sent = given.send("patch").is_ok();
        let made = host::Wire::new(if sent { "made" } else { "none" });
        vec![given, host::Wire::splice(made, lent)]
    }
}
