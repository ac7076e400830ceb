"""Who calls: threads by the dozen, with small or full stacks, that close the host, or call back from a log handler."""

from __future__ import annotations

from pathlib import Path

from programs import run


def test_threads_with_small_stacks(plugins: Path, cache_directory: Path) -> None:
    """A thread whose stack is too small for a guest gets a typed error."""
    code = """
with new_host() as host:
    for kilobytes in (64, 256, 768, 1024):
        for name in ("quick", "trap", "deep"):
            answers = []
            threading.stack_size(kilobytes << 10)
            thread = threading.Thread(target=lambda: answers.append(ask(host, name)))
            thread.start()
            thread.join()
            assert isinstance(answers[0], (CallError, PreQueryOutcome)), (kilobytes, answers)
            threading.stack_size(0)
            assert good_answer(host)
"""
    run(code, plugins, cache_directory)


def test_calls_from_deep_within_python(plugins: Path, cache_directory: Path) -> None:
    code = """
sys.setrecursionlimit(1_000_000)
def dive(levels):
    if levels:
        return dive(levels - 1)
    return ask(host, "deep")
with new_host() as host:
    for levels in (10, 1000, 50_000):
        assert isinstance(dive(levels), GuestTrap)
    assert good_answer(host)
"""
    run(code, plugins, cache_directory)


def test_a_python_stack_that_is_almost_full(plugins: Path, cache_directory: Path) -> None:
    code = """
def dive(levels):
    return dive(levels - 1) if levels else ask(host, "talks")
with new_host() as host:
    assert isinstance(ask(host, "talks"), PreQueryOutcome)
    sys.setrecursionlimit(200)
    answers = set()
    for levels in range(100, 200):
        try:
            answers.add(type(dive(levels)).__name__)
        except RecursionError:
            answers.add("RecursionError")
    sys.setrecursionlimit(1000)
    assert "RecursionError" in answers and "PreQueryOutcome" in answers, answers
    assert isinstance(ask(host, "talks"), PreQueryOutcome)
    assert good_answer(host)
"""
    run(code, plugins, cache_directory)


def test_eight_threads_with_every_guest(plugins: Path, cache_directory: Path) -> None:
    code = """
host = new_host(timeout=0.3)  # the quick ones are within it on a busy machine too
host.start()
wrong = []
right = {"quick": PreQueryOutcome, "talks": PreQueryOutcome, "trap": GuestTrap, "deep": GuestTrap,
         "loop": DeadlineExceeded}
def call(seed):
    generator = random.Random(seed)
    for _ in range(30):
        name = generator.choice([*right, "quick", "trap", "talks"])
        answer = ask(host, name)
        if not isinstance(answer, right[name]): wrong.append((name, repr(answer)[:200]))
        if not good_answer(host): wrong.append("good")
threads = [threading.Thread(target=call, args=(n,)) for n in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not wrong, wrong[:5]
host.close()
"""
    run(code, plugins, cache_directory)


def test_hosts_are_closed_by_another_thread_in_the_middle_of_calls(plugins: Path, cache_directory: Path) -> None:
    code = """
for _ in range(6):
    host = new_host(timeout=0.05)
    host.start()
    hooks = host.sync.hooks
    stop = threading.Event()
    def call():
        while not stop.is_set():
            hooks.pre_query(CALL, statement()); hooks.rewrite(CALL, statement())
    threads = [threading.Thread(target=call) for _ in range(3)]
    for thread in threads: thread.start()
    time.sleep(0.02)
    host.close()
    stop.set()
    for thread in threads: thread.join(30)
    assert not any(thread.is_alive() for thread in threads)
"""
    run(code, plugins, cache_directory)


def test_hosts_that_are_made_and_ended_in_threads(plugins: Path, cache_directory: Path) -> None:
    code = """
wrong = []
def live():
    try:
        for _ in range(2):
            with new_host(timeout=1.0) as host:
                if not good_answer(host) or not isinstance(ask(host, "trap"), GuestTrap):
                    wrong.append("an answer")
    except BaseException as error:
        wrong.append(error)
threads = [threading.Thread(target=live) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not wrong, wrong
with new_host() as host:
    assert good_answer(host)
"""
    run(code, plugins, cache_directory, timeout=120)


def test_an_event_loop_with_tasks_that_are_cancelled(plugins: Path, cache_directory: Path) -> None:
    code = """
async def main():
    async with new_host(timeout=0.03) as host:
        for number in range(50):
            task = asyncio.ensure_future(host.hooks.pre_query(CALL, statement()))
            await asyncio.sleep(0)
            task.cancel()
            try:
                await task
            except asyncio.CancelledError:
                pass
            assert (await host.hooks.rewrite(CALL, statement())) is not None
asyncio.run(main())
"""
    run(code, plugins, cache_directory)


def test_a_log_handler_that_calls_back(plugins: Path, cache_directory: Path) -> None:
    """It asks another plugin, and the one that logs: nothing waits for itself."""
    code = """
import logging
found = []
class Handler(logging.Handler):
    def emit(self, record):
        if self.level or "talks" not in record.name + record.getMessage() + str(record.__dict__.get("plugin")):
            return
        self.level = 99
        try:
            found.append(ask(host, "quick"))
            found.append(good_answer(host))
            found.append(ask(host, "talks"))
        finally:
            self.level = 0
logging.getLogger().addHandler(Handler())
logging.getLogger().setLevel(0)
host = new_host()
host.start()
started = time.monotonic()
assert isinstance(ask(host, "talks"), (PreQueryOutcome, CallError))
assert time.monotonic() - started < 60
assert any(isinstance(answer, PreQueryOutcome) for answer in found), found
assert True in found, found
assert good_answer(host)
assert isinstance(ask(host, "quick"), PreQueryOutcome)
host.close()
"""
    run(code, plugins, cache_directory, timeout=120)


def test_garbage_is_collected_all_the_while(plugins: Path, cache_directory: Path) -> None:
    code = """
class Loop: pass
gc.set_threshold(1, 1, 1)
with new_host(timeout=1.0) as host:
    for number in range(60):
        loop = Loop(); loop.me = loop; loop.answer = ask(host, ("quick", "talks", "trap")[number % 3])
        assert isinstance(loop.answer, (PreQueryOutcome, GuestTrap))
    assert good_answer(host)
"""
    run(code, plugins, cache_directory)
