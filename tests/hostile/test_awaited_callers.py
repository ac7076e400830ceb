"""What callers, providers and signal handlers of the host itself may do in the middle of calls and changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import LOGGING, WRITE, run

import guests
from guests import PRE1, PRE2, YES, Guest, build, install

SECRETS = "heliosproxy:plugin/secrets@2.0.0"
ASK = f"(call $get (i32.const {guests.TEXT}) (i32.const 2) (i32.const 2048))"
IMPORTS = {SECRETS: f'(import "{SECRETS}" "get" (func $get (param i32 i32 i32)))'}
ALWAYS = {(1, "on-load"): WRITE + YES, (1, "on-unload"): WRITE}

MORE = '''
import attrs
from helios_host import PluginHost
from helios_host.config import parse_config
from helios_host.errors import ChangeUnderWay, HostFunctionError
from witbind.runtime import live_stores
GRANTED = """
[plugins.permissions]
waits = ["secrets"]
[plugins.capabilities.secrets.allow]
waits = ["no"]
"""
def secret_host(provider=None, timeout=0.2):
    config = attrs.evolve(parse_config(GRANTED, "the test"), timeout=timeout)
    return PluginHost.from_directory(Path(sys.argv[1]), config, secrets=provider, cache_directory=Path(sys.argv[2]))
def seat(host, name):
    (found,) = [seat for seat in host.sync.hooks.pre_query.seats if seat.plugin == name]
    return found
def asking(host, name, seconds=30):
    now = time.perf_counter()
    return seat(host, name).ask_async(now + seconds, now + seconds, CALL, statement())
async def aask(host, name):
    try:
        return await asking(host, name)
    except CallError as error:
        return error
class Slow:
    async def get(self, name):
        await asyncio.sleep(100)
'''


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("plugins")
    from arena import install_good

    install_good(directory)
    made = {
        "quick": Guest(hooks={PRE1: YES}),
        "loop": Guest(hooks={PRE1: guests.LOOP}),
        "trap": Guest(hooks={PRE1: "unreachable"}),
        "deep": Guest(hooks={PRE1: f"(call $f) {YES}"}, start="(func $f (call $f))"),
        "talks": Guest(hooks={PRE1: WRITE + YES}, imports=LOGGING, lifecycle=ALWAYS),
        "fresh": Guest(hooks={PRE1: WRITE + YES}, imports=LOGGING, lifecycle=ALWAYS),
    }
    for name, guest in made.items():
        install(directory, name, build(guest), hooks=("pre_query",))
    waits = Guest(hooks={PRE2: f"{ASK} {guests.deny2(2)}"}, imports=IMPORTS)
    install(directory, "waits", build(waits), hooks=("pre_query",), manifest="permissions:\n  - secrets\n")
    return directory


def test_a_provider_that_raises_anything(plugins: Path, cache_directory: Path) -> None:
    """What is no `Exception` reaches the caller as it is; the rest is a `HostFunctionError`."""
    code = """
class Provider:
    def get(self, name): raise self.error
provider = Provider()
async def awaited():
    async with secret_host(provider) as host:
        for kind in (SystemExit, KeyboardInterrupt, GeneratorExit, MemoryError, RecursionError):
            provider.error = kind("x")
            try:
                assert isinstance(await aask(host, "waits"), HostFunctionError)
            except BaseException as error:
                assert type(error) is kind and not isinstance(error, Exception), error
            assert await host.hooks.rewrite(CALL, statement()) is not None
with secret_host(provider) as host:
    for kind in (SystemExit, KeyboardInterrupt, GeneratorExit, MemoryError, RecursionError):
        provider.error = kind("x")
        try:
            assert isinstance(ask(host, "waits"), HostFunctionError)
        except BaseException as error:
            assert type(error) is kind and not isinstance(error, Exception), error
        assert good_answer(host)
asyncio.run(awaited())
"""
    run(MORE + code, plugins, cache_directory)


def test_a_provider_that_does_not_end_when_it_is_cancelled(plugins: Path, cache_directory: Path) -> None:
    """The call ends soon after its deadline, and what the provider waits for goes on without it."""
    code = """
async def stay():
    while True:
        try: await asyncio.sleep(100)
        except asyncio.CancelledError: pass
async def spin():
    while True:
        try: await asyncio.sleep(0)
        except BaseException: pass
async def clean():
    try: await asyncio.sleep(100)
    finally:
        await asyncio.sleep(0.01)
        cleaned.append(True)
class Provider:
    async def get(self, name): return await self.work()
cleaned, provider = [], Provider()
works = [stay, spin, clean, lambda: asyncio.ensure_future(stay()), lambda: asyncio.gather(stay(), stay())]
async def main():
    async with secret_host(provider) as host:
        for provider.work in works:
            with_deadline = asyncio.ensure_future(asking(host, "waits", 0.2))
            try: answer = await with_deadline
            except CallError as error: answer = error
            assert isinstance(answer, DeadlineExceeded) and answer.which == "deadline", answer
            cancelled = asyncio.ensure_future(asking(host, "waits", 0.2))
            await asyncio.sleep(0.05)
            cancelled.cancel()
            assert isinstance((await asyncio.gather(cancelled, return_exceptions=True))[0], asyncio.CancelledError)
            assert isinstance(await aask(host, "quick"), PreQueryOutcome)
    assert cleaned == [True, True]
    os._exit(0)
asyncio.run(main())
"""
    run(MORE + code, plugins, cache_directory)


def test_a_provider_that_is_none(plugins: Path, cache_directory: Path) -> None:
    """One that blocks is left to itself at the deadline; what is no secret, and `StopIteration`, are its faults."""
    code = """
def stop(): raise StopIteration(3)
async def late(): await asyncio.sleep(100)
class Provider:
    def get(self, name): return self.work()
provider = Provider()
right = {
    stop: HostFunctionError, lambda: None: HostFunctionError, lambda: 7: HostFunctionError,
    lambda: b"x": HostFunctionError, lambda: chr(0xd800): HostFunctionError, lambda: "x": PreQueryOutcome,
    lambda: time.sleep(30): DeadlineExceeded, late: DeadlineExceeded,
}
async def main():
    async with secret_host(provider) as host:
        for provider.work, kind in right.items():
            try: answer = await asking(host, "waits", 0.5)
            except CallError as error: answer = error
            assert isinstance(answer, kind), answer
with secret_host(provider) as host:
    for provider.work, kind in right.items():
        until = time.perf_counter() + 0.5
        try: answer = seat(host, "waits").ask(until, until, CALL, statement())
        except CallError as error: answer = error
        assert isinstance(answer, kind), answer
    assert good_answer(host)
asyncio.run(main())
"""
    run(MORE + code, plugins, cache_directory, timeout=25)


def test_an_event_loop_that_is_closed_in_the_middle_of_calls(plugins: Path, cache_directory: Path) -> None:
    code = """
host = secret_host(Slow())
async def main():
    await host.__aenter__()
    tasks = [asyncio.ensure_future(aask(host, name)) for name in ("waits", "loop")]
    await asyncio.sleep(0.02)
    return tasks
loop = asyncio.new_event_loop()
kept = loop.run_until_complete(main())
loop.close()
assert isinstance(ask(host, "quick"), PreQueryOutcome)
async def again():
    assert isinstance(await aask(host, "quick"), PreQueryOutcome)
    assert isinstance(await aask(host, "trap"), GuestTrap)
asyncio.run(again())
host.close()
assert live_stores() == 0
del kept
gc.collect()
"""
    run(MORE + code, plugins, cache_directory)


def test_coroutines_of_calls_that_nobody_ends(plugins: Path, cache_directory: Path) -> None:
    """Closed, dropped, thrown into, or never begun: the next call is right."""
    code = """
async def main():
    async with secret_host(Slow()) as host:
        for how in range(6):
            call = asking(host, "waits")
            if how:
                call.send(None)
            try:
                if how == 1: call.close()
                if how == 2: call.throw(SystemExit)
                if how == 3: call.throw(KeyboardInterrupt)
                if how == 4: call.throw(StopIteration)
            except BaseException as error:
                assert how > 1, error
            del call
            gc.collect()
            assert await host.hooks.rewrite(CALL, statement()) is not None
            assert isinstance(await aask(host, "quick"), PreQueryOutcome)
asyncio.run(main())
"""
    run("import warnings; warnings.simplefilter('ignore')\n" + MORE + code, plugins, cache_directory)


def test_one_host_in_the_event_loops_of_three_threads(plugins: Path, cache_directory: Path) -> None:
    code = """
class Soon:
    async def get(self, name):
        await asyncio.sleep(0.001)
        return "x"
right = {"quick": PreQueryOutcome, "trap": GuestTrap, "waits": PreQueryOutcome}
wrong = []
async def work(host):
    for name in list(right) * 20:
        answer = await aask(host, name)
        if not isinstance(answer, right[name]): wrong.append(repr(answer))
with secret_host(Soon(), timeout=2.0) as host:
    threads = [threading.Thread(target=lambda: asyncio.run(work(host))) for _ in range(3)]
    for thread in threads: thread.start()
    for thread in threads: thread.join(30)
    assert not any(thread.is_alive() for thread in threads)
    assert not wrong, wrong[:3]
"""
    run(MORE + code, plugins, cache_directory)


def test_hundred_calls_that_are_cancelled_at_once(plugins: Path, cache_directory: Path) -> None:
    code = """
async def main():
    async with secret_host(Slow(), timeout=2.0) as host:
        tasks = [asyncio.ensure_future(aask(host, ("waits", "loop", "quick")[n % 3])) for n in range(100)]
        await asyncio.sleep(0.05)
        for task in tasks: task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(await aask(host, "quick"), PreQueryOutcome)
        assert isinstance(await aask(host, "trap"), GuestTrap)
asyncio.run(main())
"""
    run(MORE + code, plugins, cache_directory)


def test_functions_that_trace_and_raise(plugins: Path, cache_directory: Path) -> None:
    code = """
class Now:
    def get(self, name): return "x"
with secret_host(Now()) as host:
    steps = 0
    def trace(frame, event, argument):
        global steps
        steps += 1
        if steps % 97 == 0: raise ValueError("from the trace")
        return trace
    for begin in (sys.settrace, sys.setprofile):
        for name in ("quick", "waits", "trap") * 15:
            begin(trace)
            try: ask(host, name)
            except ValueError: pass
            finally: sys.settrace(None); sys.setprofile(None)
    assert isinstance(ask(host, "waits"), PreQueryOutcome)
    assert good_answer(host)
"""
    run(MORE + code, plugins, cache_directory)


@pytest.mark.parametrize("handler", ["signal.SIG_IGN", "lambda *_: reap()"])
def test_children_that_somebody_else_reaps(few: Path, cache_directory: Path, tmp_path: Path, handler: str) -> None:
    """The compiler's end is not seen then; what it wrote is."""
    code = f"""
from arena import open_host
def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]: pass
    except ChildProcessError: pass
signal.signal(signal.SIGCHLD, {handler})
with open_host(Path(sys.argv[1]), Path({str(tmp_path)!r}), timeout=1.0) as host:
    assert host.problems == (), host.problems
    assert good_answer(host)
"""
    run(code, few, cache_directory)


def test_a_signal_handler_that_changes_the_plugins(plugins: Path, cache_directory: Path) -> None:
    """In the middle of a change it gets a typed error; it would wait for itself."""
    code = """
seen = []
def change(*_):
    for step in (host.reload, host.disable, host.enable):
        try: seen.append(step("quick"))
        except ChangeUnderWay as error: seen.append(error)
    try: host.load(Path(sys.argv[1]) / "trap")
    except Exception as error: seen.append(error)
with secret_host() as host:
    signal.signal(signal.SIGALRM, change)
    for number in range(60):
        signal.setitimer(signal.ITIMER_REAL, 0.0005 + number * 0.0002)
        host.reload("quick")
        signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    assert any(isinstance(one, ChangeUnderWay) for one in seen)
    assert isinstance(ask(host, "quick"), PreQueryOutcome)
    assert good_answer(host)
"""
    run(MORE + code, plugins, cache_directory)


@pytest.mark.parametrize("change", ["host.reload('talks')", "host.unload('quick')", "host.close()"])
def test_a_log_handler_that_changes_the_plugins(plugins: Path, cache_directory: Path, change: str) -> None:
    """It holds logging's lock, which the guests of whoever changes the plugins wait for when they log."""
    code = f"""
import logging
seen, met, gone, caller = [], threading.Event(), threading.Event(), None
class Handler(logging.Handler):
    def emit(self, record):
        if threading.current_thread() is caller and not seen:
            met.set()
            gone.wait(0.3)
            for step in (lambda: host.reload("quick"), lambda: host.disable("quick"), lambda: {change}):
                try: seen.append(step())
                except (ChangeUnderWay, CallError) as error: seen.append(error)
                except Exception as error: seen.append(error); raise
logging.getLogger().addHandler(Handler())
logging.getLogger().setLevel(0)
host = secret_host(timeout=2.0)
host.start()
assert not host.problems, host.problems
caller = threading.Thread(target=lambda: ask(host, "talks"))
caller.start()
met.wait()
host.close()
gone.set()
caller.join()
assert seen and any(isinstance(one, ChangeUnderWay) for one in seen), seen
host.close()
"""
    run(MORE + code, plugins, cache_directory, timeout=30)


def test_a_log_handler_that_asks_for_what_must_be_made(plugins: Path, cache_directory: Path) -> None:
    """The new instance logs in its `on-load`, on another thread: it does not wait for the handler that waits for it."""
    code = """
import logging
answers = []
class Handler(logging.Handler):
    def emit(self, record):
        if not self.level and "fresh" in record.name:
            self.level = 99
            answers.append(ask(host, "fresh"))
            self.level = 0
config = parse_config("[plugins.fresh]\\npool = { policy = 'fresh', max = 2 }", "the test")
host = PluginHost.from_directory(Path(sys.argv[1]), config, cache_directory=Path(sys.argv[2]))
host.start()
logging.getLogger().addHandler(Handler())
logging.getLogger().setLevel(0)
for _ in range(200):  # what is logged while another thread is in the handler passes it by
    assert isinstance(ask(host, "fresh"), PreQueryOutcome)
    if len(answers) > 4: break
assert len(answers) > 4, answers
assert all(isinstance(answer, (PreQueryOutcome, CallError)) for answer in answers)
host.close()
"""
    run(MORE + code, plugins, cache_directory, timeout=30)


def test_a_call_from_a_signal_handler_in_a_call(plugins: Path, cache_directory: Path) -> None:
    code = """
class Now:
    def get(self, name): return "x"
with secret_host(Now(), timeout=2.0) as host:
    seen = []
    def handler(*_):
        seen.append(ask(host, "trap"))
        seen.append(ask(host, "waits"))
        signal.setitimer(signal.ITIMER_REAL, 0.003)  # from now on: a busy machine serves none faster than it can
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.001)
    for _ in range(200): ask(host, "waits")
    while len(seen) < 3: ask(host, "waits")
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    assert {type(one) for one in seen[::2]} == {GuestTrap}
    assert {type(one) for one in seen[1::2]} == {PreQueryOutcome}
    assert good_answer(host)
"""
    run(MORE + code, plugins, cache_directory)


def test_a_limit_beside_eight_busy_threads(plugins: Path, cache_directory: Path) -> None:
    """The guest itself is stopped by the native ticker; only the caller's thread waits its turn for the interpreter."""
    code = """
stop = False
def busy():
    count = 0
    while not stop: count += 1
with secret_host(timeout=0.05) as host:
    ask(host, "loop")
    threads = [threading.Thread(target=busy, daemon=True) for _ in range(8)]
    for thread in threads: thread.start()
    spent = []
    for _ in range(5):
        before = time.thread_time()
        assert isinstance(ask(host, "loop"), DeadlineExceeded)
        spent.append(time.thread_time() - before)
    stop = True
    assert sorted(spent)[2] < 0.15, spent
"""
    run(MORE + code, plugins, cache_directory)
