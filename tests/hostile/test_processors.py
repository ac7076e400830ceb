"""Guests whose processors of streamed answers attack: forged handles, destructors that do not end, pushes that trap."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from arena import CALL, good_answer, install_good, open_host
from helios_api.v2.llm_response import ResponseContext, ResponseDecisionDeny
from helios_host.hooks.stream import ResponseStream
from witbind.runtime import live_stores

from guests import BUILT, LOOP, ROOT, YES, _sources, _tool, install

LIFE, HOOK = "heliosproxy:plugin/lifecycle@2.0.0", "heliosproxy:plugin/llm-response@2.0.0"
CONTEXT = ResponseContext(format="text", model="m", sources=[])
CRASHED, LATE, DEEP = (
    f"plugin bad {what}" for what in ("crashed", "ran past its time limit", "called itself too deep")
)


def opened(handle: str, before: str = "") -> str:
    """Answer a processor of this handle."""
    return f"{before} (i32.store (i32.const 640) (i32.const 0)) (i32.store (i32.const 644) {handle}) (i32.const 640)"


NEW = opened("(call $new (i32.const 7))")
DROP = "(call $drop (local.get 0))"
CASES: dict[str, tuple[str, str, dict[str, str]]] = {
    "an honest one": ("", "", {}),
    "a destructor that loops": ("", "", {"dtor": LOOP}),
    "a destructor that traps": ("", "", {"dtor": "unreachable"}),
    "a handle that was never made": (CRASHED, "", {"open": opened("(i32.const 99)")}),
    "a handle that was dropped": (
        CRASHED,
        "",
        {
            "open": opened(
                "(global.get $kept)", "(global.set $kept (call $new (i32.const 7))) (call $drop (global.get $kept))"
            )
        },
    ),
    "handles without end": (CRASHED, "", {"open": f"(loop $l (drop (call $new (i32.const 1))) (br $l)) {YES}"}),
    "an opening that loops": (LATE, "", {"open": LOOP}),
    "a push that loops": ("", LATE, {"push": LOOP}),
    "a push that drops what it was lent": ("", CRASHED, {"push": f"{DROP} {YES}"}),
    "a push that recurses": ("", DEEP, {"push": f"(call $deep) {YES}"}),
    "a push of no case": ("", CRASHED, {"push": opened("(i32.const 77)")}),
    "an end that drops twice": ("", CRASHED, {"finish": f"{DROP} {DROP} {YES}"}),
    "an end that loops": ("", LATE, {"finish": LOOP}),
    "an end behind the memory": (
        "",
        CRASHED,
        {"finish": opened("(i32.const 0x7ffffff0)", "(i32.store (i32.const 648) (i32.const 9))")},
    ),
}
"""What the client is told at the opening, what in the stream, and the bodies that differ from an honest guest's."""


def core(parts: dict[str, str]) -> str:
    bodies = {"open": NEW, "push": YES, "finish": YES, "dtor": "", **parts}
    return f"""(module
      (import "[export]{HOOK}" "[resource-new]processor" (func $new (param i32) (result i32)))
      (import "[export]{HOOK}" "[resource-drop]processor" (func $drop (param i32)))
      (memory (export "memory") 2) (global $top (mut i32) (i32.const 8192)) (global $kept (mut i32) (i32.const 0))
      (func $deep (call $deep))
      (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (local i32)
        (local.set 4 (i32.and (i32.add (global.get $top) (i32.const 15)) (i32.const -16)))
        (global.set $top (i32.add (local.get 4) (local.get 3))) (local.get 4))
      (func (export "{LIFE}#metadata") (result i32) {YES})
      (func (export "{LIFE}#on-load") (param i32 i32) (result i32) {YES})
      (func (export "{LIFE}#on-unload"))
      (func (export "{LIFE}#health") (result i32) {YES})
      (func (export "{HOOK}#[static]processor.open") (param i32) (result i32) {bodies["open"]})
      (func (export "{HOOK}#[method]processor.push") (param i32 i32 i32) (result i32) {bodies["push"]})
      (func (export "{HOOK}#[static]processor.finish") (param i32) (result i32) {bodies["finish"]})
      (func (export "{HOOK}#post-process-response") (param i32) (result i32) {YES})
      (func (export "{HOOK}#[dtor]processor") (param i32) {bodies["dtor"]}))"""


def component(parts: dict[str, str], work: Path) -> bytes:
    """Return the component; kept by content below build/."""
    text = core(parts)
    path = BUILT / f"{hashlib.sha256(text.encode() + _sources()).hexdigest()[:32]}.wasm"
    if not path.exists():
        BUILT.mkdir(parents=True, exist_ok=True)
        shutil.copytree(ROOT / "wit" / "v2", work / "wit" / "deps" / "v2")
        (work / "wit" / "guest.wit").write_text(
            f"package test:guest;\nworld guest {{ export {LIFE}; export {HOOK}; }}\n"
        )
        (work / "core.wat").write_text(text)
        embed = ("component", "embed", str(work / "wit"), "--world", "guest", str(work / "core.wat"))
        _tool(*embed, "-o", str(work / "embedded.wasm"))
        _tool("component", "new", str(work / "embedded.wasm"), "-o", str(work / "made.wasm"))
        (work / "made.wasm").replace(path)
    return path.read_bytes()


@pytest.mark.parametrize("name", CASES)
async def test_a_processor(tmp_path: Path, cache_directory: Path, name: str) -> None:
    at_open, in_stream, parts = CASES[name]
    before = live_stores()
    plugins = tmp_path / "plugins"
    install_good(plugins)
    install(plugins, "bad", component(parts, tmp_path), hooks=("llm_response",))
    with open_host(plugins, cache_directory, timeout=0.2) as host:
        assert host.problems == ()
        for _ in range(2):
            stream = host.sync.hooks.open_processor(CALL, CONTEXT)
            if at_open:
                assert stream == ResponseDecisionDeny(at_open)
            else:
                assert isinstance(stream, ResponseStream)
                answers = [stream.push("abc"), stream.finish()]
                stream.close()
                denied = [answer for answer in answers if isinstance(answer, ResponseDecisionDeny)]
                assert denied == ([ResponseDecisionDeny(in_stream)] if in_stream else []), answers
            assert good_answer(host)
        if not at_open:  # one that is left in the middle, and one of a caller that awaits
            left = host.sync.hooks.open_processor(CALL, CONTEXT)
            assert isinstance(left, ResponseStream)
            left.close()
            awaited = await host.hooks.open_processor(CALL, CONTEXT)
            assert not isinstance(awaited, ResponseDecisionDeny)
            answers = [await awaited.push("abc"), await awaited.finish()]
            denied = [answer for answer in answers if isinstance(answer, ResponseDecisionDeny)]
            assert denied == ([ResponseDecisionDeny(in_stream)] if in_stream else []), answers
    assert live_stores() == before
