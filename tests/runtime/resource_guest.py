"""A guest written as WAT that implements one resource, uses one of the host's, and does with both what can be done."""

from __future__ import annotations

from classes import interface
from wasmtime import Engine
from wasmtime.component import Component
from wat_guests import MEMORY, build
from witbind import wit
from witbind.runtime import component_world

__all__ = ["HOSTRES", "RES", "WORLD", "compile_guest", "interfaces"]

HOSTRES, RES = "test:wat/hostres@1.0.0", "test:wat/res@1.0.0"

WORLD = """package test:wat@1.0.0;
interface hostres {
  resource cursor {
    constructor(n: u32);
    next: func() -> u32;
    open: static func(n: u32) -> cursor;
  }
  total: func(c: borrow<cursor>) -> u32;
  consume: func(c: cursor) -> u32;
  cursors: func(n: u32) -> list<cursor>;
}
interface res {
  use hostres.{cursor};
  resource counter {
    constructor(n: u32);
    get: func() -> u32;
    absorb: static func(a: counter, b: borrow<counter>) -> counter;
  }
  resource bystander { constructor(); }
  /// How many counters were destroyed.
  dropped: func() -> u32;
  both: func(a: counter, b: counter);
  lend: func(c: borrow<cursor>) -> u32;
  lend-two: func(a: borrow<cursor>, b: borrow<cursor>) -> u32;
  lend-text: func(c: borrow<cursor>, text: string) -> u32;
  give: func(c: cursor) -> u32;
  give-text: func(c: cursor, text: string);
  give-many: func(cs: list<cursor>) -> u32;
  back: func(c: cursor) -> cursor;
  keep: func(c: cursor);
  drop-kept: func();
  make-cursor: func(n: u32) -> cursor;
  open-total: func(n: u32) -> u32;
  open-consume: func(n: u32) -> u32;
  ask-many: func(n: u32) -> u32;
  lend-and-trap: func(c: borrow<cursor>);
  trap-on-drop: func();
}
world guest { import hostres; export res; }
"""

CORE = f"""(module
  (import "{HOSTRES}" "[constructor]cursor" (func $cursor (param i32) (result i32)))
  (import "{HOSTRES}" "[method]cursor.next" (func $next-of (param i32) (result i32)))
  (import "{HOSTRES}" "[static]cursor.open" (func $open (param i32) (result i32)))
  (import "{HOSTRES}" "total" (func $total (param i32) (result i32)))
  (import "{HOSTRES}" "consume" (func $consume (param i32) (result i32)))
  (import "{HOSTRES}" "cursors" (func $cursors (param i32 i32)))
  (import "{HOSTRES}" "[resource-drop]cursor" (func $drop-cursor (param i32)))
  (import "[export]{RES}" "[resource-new]counter" (func $new (param i32) (result i32)))
  (import "[export]{RES}" "[resource-rep]counter" (func $rep (param i32) (result i32)))
  (import "[export]{RES}" "[resource-drop]counter" (func $drop-counter (param i32)))
  (import "[export]{RES}" "[resource-new]bystander" (func $new-bystander (param i32) (result i32)))
  {MEMORY}
  (global $dropped (mut i32) (i32.const 0))
  (global $kept (mut i32) (i32.const 0))
  (global $trap (mut i32) (i32.const 0))
  (func (export "{RES}#[constructor]counter") (param i32) (result i32) (call $new (local.get 0)))
  (func (export "{RES}#[method]counter.get") (param i32) (result i32) (local.get 0))
  (func (export "{RES}#[dtor]counter") (param i32)
    (if (global.get $trap) (then (unreachable)))
    (global.set $dropped (i32.add (global.get $dropped) (i32.const 1))))
  (func (export "{RES}#[static]counter.absorb") (param i32 i32) (result i32) (local i32)
    (local.set 2 (i32.add (call $rep (local.get 0)) (local.get 1)))
    (call $drop-counter (local.get 0))
    (call $new (local.get 2)))
  (func (export "{RES}#[constructor]bystander") (result i32) (call $new-bystander (i32.const 1)))
  (func (export "{RES}#dropped") (result i32) (global.get $dropped))
  (func (export "{RES}#both") (param i32 i32)
    (call $drop-counter (local.get 0)) (call $drop-counter (local.get 1)))
  (func $take (param i32) (result i32) (local i32)
    (local.set 1 (call $next-of (local.get 0)))
    (call $drop-cursor (local.get 0))
    (local.get 1))
  (func (export "{RES}#lend") (param i32) (result i32) (call $take (local.get 0)))
  (func (export "{RES}#lend-two") (param i32 i32) (result i32)
    (i32.add (call $take (local.get 0)) (call $take (local.get 1))))
  (func (export "{RES}#lend-text") (param i32 i32 i32) (result i32) (call $reset) (call $take (local.get 0)))
  (func (export "{RES}#give") (param i32) (result i32) (call $take (local.get 0)))
  (func (export "{RES}#give-text") (param i32 i32 i32) (call $reset) (drop (call $take (local.get 0))))
  (func $sum (param $at i32) (param $count i32) (result i32) (local $sum i32)
    (call $reset)
    (block $done (loop $more
      (br_if $done (i32.eqz (local.get $count)))
      (local.set $sum (i32.add (local.get $sum) (call $take (i32.load (local.get $at)))))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br $more)))
    (local.get $sum))
  (func (export "{RES}#give-many") (param i32 i32) (result i32) (call $sum (local.get 0) (local.get 1)))
  (func (export "{RES}#ask-many") (param i32) (result i32)
    (call $cursors (local.get 0) (i32.const 16))
    (call $sum (i32.load (i32.const 16)) (i32.load (i32.const 20))))
  (func (export "{RES}#back") (param i32) (result i32) (local.get 0))
  (func (export "{RES}#keep") (param i32) (global.set $kept (local.get 0)))
  (func (export "{RES}#drop-kept") (call $drop-cursor (global.get $kept)))
  (func (export "{RES}#make-cursor") (param i32) (result i32) (call $cursor (local.get 0)))
  (func (export "{RES}#open-total") (param i32) (result i32) (local i32)
    (local.set 1 (call $open (local.get 0)))
    (i32.add (call $total (local.get 1)) (call $take (local.get 1))))
  (func (export "{RES}#open-consume") (param i32) (result i32) (call $consume (call $open (local.get 0))))
  (func (export "{RES}#lend-and-trap") (param i32) (unreachable))
  (func (export "{RES}#trap-on-drop") (global.set $trap (i32.const 1)))
)"""


def compile_guest(engine: Engine) -> Component:
    """Return the guest's component."""
    return Component(engine, build(CORE, WORLD))


def interfaces(component: Component, engine: Engine) -> tuple[wit.Interface, wit.Interface]:
    """Return the descriptors of what it imports and of what it exports."""
    world = component_world(component, engine)
    imported = next(i for i in world.imports if i.id == HOSTRES)
    return interface(imported), interface(world.exports[0])
