"""Starts that somebody interrupts or cancels: what compiles ends, and nothing of the host lives on."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import run
from test_awaited_callers import MORE

AROUND = """
import tempfile
def children():
    found = []
    for task in Path("/proc/self/task").iterdir():
        try: found += (task / "children").read_text().split()
        except OSError: pass
    return found
def nothing_lives():
    while any(thread.name.startswith(("helios-health", "helios-load")) for thread in threading.enumerate()):
        time.sleep(0.001)  # one may have been interrupted before it knew that it is wanted
    gc.collect()
    assert live_stores() == 0, live_stores()
    assert children() == []
def host_of(cache, interrupt):
    once = iter([interrupt])
    def progress(event):
        if event.state == STATE: next(once, int)()
    return PluginHost.from_directory(Path(sys.argv[1]), "", cache_directory=cache, progress=progress)
for cache in CACHES:
    with PluginHost.from_directory(Path(sys.argv[1]), "", cache_directory=sys.argv[2]) as host:
        assert host.problems == () and good_answer(host)
"""

WHEN = pytest.mark.parametrize(
    ("state", "caches"),
    [
        ("compiling", "[tempfile.mkdtemp(dir=WHERE)]"),
        ("compiled", "[tempfile.mkdtemp(dir=WHERE)]"),
        ("cached", "[sys.argv[2]] * 10"),
    ],
)


def program(state: str, caches: str, where: Path) -> str:
    return f"{MORE}WHERE = {str(where)!r}\nSTATE = {state!r}\n{AROUND.replace('CACHES', caches)}"


@WHEN
def test_a_start_that_is_interrupted(few: Path, cache_directory: Path, tmp_path: Path, state: str, caches: str) -> None:
    code = """
signal.signal(signal.SIGINT, signal.default_int_handler)
main = threading.get_ident()
for cache in CACHES:
    host = host_of(cache, lambda: signal.pthread_kill(main, signal.SIGINT))
    try:
        host.start()
        for _ in range(1000): time.sleep(0.001)
    except KeyboardInterrupt: pass
    else: raise AssertionError("it was not interrupted")
    host.close()
    nothing_lives()
"""
    run(program(state, caches, tmp_path) + code.replace("CACHES", caches), few, cache_directory)


@WHEN
def test_a_start_that_is_cancelled(few: Path, cache_directory: Path, tmp_path: Path, state: str, caches: str) -> None:
    code = """
async def main(cache):
    task = None
    async def enter():
        async with host_of(cache, lambda: loop.call_soon_threadsafe(task.cancel)):
            await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(enter())
    try: await task
    except asyncio.CancelledError: pass
for cache in CACHES:
    asyncio.run(main(cache))
    nothing_lives()
"""
    run(program(state, caches, tmp_path) + code.replace("CACHES", caches), few, cache_directory)
