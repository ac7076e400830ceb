"""Calls from within calls, deep on a stack: a log handler asks guests that dig, log and recurse, again and again."""

from __future__ import annotations

from pathlib import Path

import pytest
from arena import install_good
from programs import LOGGING, WRITE, run

from guests import PRE1, YES, Guest, build, install

DIG = f"""
(func $dig (param i32) (local i64 i64 i64 i64 i64 i64 i64 i64)
  (local.set 1 (i64.load (i32.const 0))) (local.set 2 (i64.load (i32.const 8)))
  (if (i32.eqz (local.get 0)) (then {WRITE} (return)))
  (call $dig (i32.sub (local.get 0) (i32.const 1)))
  (i64.store (i32.const 0) (i64.add (local.get 1) (local.get 2))))"""
LEVELS = (2000, 5000, 7000)
"""How deep they dig before they log: on x86-64, the last takes nine tenths of what a guest may have."""

HANDLER = f"""
import collections, logging
from helios_host.errors import PluginUnavailable, StackExhausted
names = [f"dig{{levels}}" for levels in {LEVELS}] + ["deep"]
draw, seen, allowed = random.Random(3), collections.Counter(), (PreQueryOutcome, StackExhausted, PluginUnavailable)
def met(answer):
    assert isinstance(answer, allowed), repr(answer)
    seen[type(answer).__name__] += 1
class Handler(logging.Handler):
    def emit(self, record):
        if record.name.startswith("helios_host.plugin."):
            met(ask(host, draw.choice(names)))
logging.getLogger().addHandler(Handler())
logging.getLogger("helios_host").setLevel(0)
"""


@pytest.fixture(scope="module")
def digging(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("plugins")
    install_good(directory)
    for levels in LEVELS:
        guest = Guest(hooks={PRE1: f"(call $dig (i32.const {levels})) {YES}"}, imports=LOGGING, start=DIG)
        install(directory, f"dig{levels}", build(guest), hooks=("pre_query",))
    deep = Guest(hooks={PRE1: f"(call $f) {YES}"}, start="(func $f (call $f))")
    install(directory, "deep", build(deep), hooks=("pre_query",))
    return directory


@pytest.mark.parametrize("kilobytes", [768, 1024, 4096, 8192])
def test_on_the_stack_of_a_thread(digging: Path, cache_directory: Path, kilobytes: int) -> None:
    """Where no room is left for a guest, the call within is a typed error; the one around it is answered."""
    code = f"""
with new_host(timeout=5.0) as host:
    def work():
        for name in names * 5: met(ask(host, name))
    threading.stack_size({kilobytes} << 10)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    threading.stack_size(0)
    assert seen["StackExhausted"] >= 5 and seen["PreQueryOutcome"] >= 15, seen
    assert seen["PluginUnavailable"] or {kilobytes} > 1024, seen
    assert good_answer(host)
    outside = ask(host, "dig7000")
    assert isinstance(outside, PreQueryOutcome), outside
"""
    run(HANDLER + code, digging, cache_directory)


def test_on_the_stack_of_a_fiber(digging: Path, cache_directory: Path) -> None:
    """Guests of callers that await run on stacks of the engine's, of two megabytes."""
    code = """
async def main():
    global host
    async with new_host(timeout=5.0) as host:
        seats = {seat.plugin: seat for seat in host.sync.hooks.pre_query.seats}
        for name in names * 10:
            until = time.perf_counter() + 30
            try: met(await seats[name].ask_async(until, until, CALL, statement()))
            except CallError as error: met(error)
        assert seen["StackExhausted"] >= 10 and seen["PreQueryOutcome"] >= 30, seen
        assert seen["PluginUnavailable"], seen
        assert await host.hooks.rewrite(CALL, statement()) is not None
asyncio.run(main())
"""
    run(HANDLER + code, digging, cache_directory)


STEPS = {
    "load": 'refused(lambda: host.load(more / "start"))',
    "load that answers": 'refused(lambda: host.load(more / "on-load"))',
    "reload": 'host.reload("farewell")',
    "unload": 'host.unload("farewell")',
    "the end": "host.close()",
}


def test_changes_on_the_stack_of_a_small_thread(tmp_path: Path, cache_directory: Path) -> None:
    """What guests do when they begin and end runs elsewhere then: they recurse for as long as they may."""
    plugins, more = tmp_path / "plugins", tmp_path / "more"
    install_good(plugins)
    recursion = "(func $f (call $f))"
    farewell = Guest(hooks={PRE1: YES}, lifecycle={(1, "on-unload"): "(call $f)"}, start=recursion)
    install(plugins, "farewell", build(farewell), hooks=("pre_query",))
    start = Guest(hooks={PRE1: YES}, start=f"{recursion} (start $f)")
    install(more, "start", build(start), hooks=("pre_query",))
    on_load = Guest(hooks={PRE1: YES}, lifecycle={(1, "on-load"): f"(call $f) {YES}"}, start=recursion)
    install(more, "on-load", build(on_load), hooks=("pre_query",))
    code = """
from helios_host.errors import StartFailed
more = Path(sys.argv[1]).parent / "more"
def refused(load):
    try: load()
    except StartFailed: return
    raise AssertionError("it was loaded")
def on_a_small_thread(step):
    wrong = []
    def work():
        try: step()
        except BaseException as error: wrong.append(error)
    threading.stack_size(256 << 10)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert wrong == [], wrong
with new_host() as host:
"""
    for step in STEPS.values():
        code += f"    on_a_small_thread(lambda: {step})\n    assert host.wait_drained(20)\n"
        code += "    threading.stack_size(0)\n" + ("    assert good_answer(host)\n" if "close" not in step else "")
    run(code, plugins, cache_directory)
