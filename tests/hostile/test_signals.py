"""Signals and their handlers at any time of a call, of a change and of the end: interrupts, alarms, faults."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from programs import run

INTERRUPTS = """
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
host = new_host()
host.start()
name, rounds = {name!r}, {rounds}
generator = random.Random(7)
caught = 0
main = threading.get_ident()
for number in range(rounds):
    delay = generator.random() * {delay}
    ready = threading.Event()
    def interrupt():
        ready.wait()
        time.sleep(delay)
        signal.pthread_kill(main, signal.SIGINT)
    try:
        thread = threading.Thread(target=interrupt)
        thread.start()
        ready.set()
        while thread.is_alive():
            ask(host, name)
        ask(host, name)
    except KeyboardInterrupt:
        caught += 1
    while True:
        try:
            thread.join()
            break
        except KeyboardInterrupt:
            caught += 1
    answer = ask(host, name)
    assert {right}, (number, repr(answer))
    assert good_answer(host), number
assert caught > rounds // 2, caught
host.close()
print(caught)
"""


@pytest.mark.parametrize(
    ("name", "rounds", "delay", "right"),
    [
        ("quick", 100, 0.002, "isinstance(answer, PreQueryOutcome)"),
        ("talks", 100, 0.002, "isinstance(answer, PreQueryOutcome)"),
        ("trap", 60, 0.004, "isinstance(answer, GuestTrap)"),
        ("loop", 8, 0.2, "isinstance(answer, DeadlineExceeded)"),
        ("logs", 8, 0.2, "isinstance(answer, (DeadlineExceeded, HostCallLimit))"),
    ],
)
def test_interrupts_at_any_time(
    plugins: Path, cache_directory: Path, name: str, rounds: int, delay: float, right: str
) -> None:
    run(INTERRUPTS.format(name=name, rounds=rounds, delay=delay, right=right), plugins, cache_directory)


def test_interrupts_of_a_closing_host(plugins: Path, cache_directory: Path) -> None:
    code = """
signal.signal(signal.SIGINT, signal.default_int_handler)
generator = random.Random(3)
main = threading.get_ident()
for number in range(12):
    host = new_host()
    host.start()
    ask(host, "quick")
    timer = threading.Timer(generator.random() * 0.02, signal.pthread_kill, (main, signal.SIGINT))
    try:
        timer.start()
        host.close()
        time.sleep(0.1)
    except KeyboardInterrupt:
        pass
    host.close()
with new_host() as host:
    assert good_answer(host)
"""
    run(code, plugins, cache_directory)


@pytest.mark.skipif(
    sys.version_info[:2] == (3, 14),
    reason="CPython 3.14 may leave a lock taken where a signal handler raises at its `with` (python/cpython#148874)",
)
def test_a_handler_that_raises_in_an_import(plugins: Path, cache_directory: Path) -> None:
    code = """
class Stop(Exception): pass
came = []
def stop(*_):
    came.append(True)
    raise Stop
signal.signal(signal.SIGALRM, stop)
def ask_until_stopped(host, seconds):
    came.clear()
    signal.setitimer(signal.ITIMER_REAL, seconds)
    while not came:  # one that raises within logging is swallowed there
        answer = ask(host, "talks")
        assert isinstance(answer, (PreQueryOutcome, CallError)), answer
with new_host() as host:
    for number in range(50):
        try:
            ask_until_stopped(host, 0.0005 + number * 0.00004)
        except Stop:
            pass
        assert isinstance(ask(host, "talks"), PreQueryOutcome)
        assert good_answer(host)
"""
    run(code, plugins, cache_directory)


@pytest.mark.parametrize("options", [("-X", "faulthandler"), ("-X", "dev")])
def test_fault_handlers_before_the_host(plugins: Path, cache_directory: Path, options: tuple[str, ...]) -> None:
    code = """
with new_host() as host:
    for name in ("trap", "deep"):
        assert isinstance(ask(host, name), GuestTrap)
    assert good_answer(host)
"""
    run(code, plugins, cache_directory, options=options)


def test_fault_handlers_in_any_order(plugins: Path, cache_directory: Path) -> None:
    """Before a host, while it runs, while a call runs, and between two hosts; a trap is never a crash."""
    code = """
import faulthandler
def traps(host):
    for name in ("trap", "outside", "deep"):
        assert isinstance(ask(host, name), GuestTrap)
    assert good_answer(host)
with new_host() as host:
    traps(host)
    faulthandler.enable()
    traps(host)
    signal.signal(signal.SIGSEGV, lambda *_: None)
    signal.signal(signal.SIGILL, signal.SIG_DFL)
    signal.signal(signal.SIGFPE, signal.SIG_IGN)
    traps(host)
    stop = threading.Event()
    def call():
        while not stop.is_set():
            traps(host)
    thread = threading.Thread(target=call)
    thread.start()
    for _ in range(200):
        faulthandler.disable()
        faulthandler.enable()
        time.sleep(0)
    stop.set()
    thread.join()
with new_host() as host:
    traps(host)
"""
    run(code, plugins, cache_directory)


def test_an_interrupt_just_before_an_instance_is_replaced(plugins: Path, cache_directory: Path) -> None:
    """Its place is lost, and nobody waits for it: the next call makes another one."""
    code = """
from helios_host.instances import stock
real = stock.later
def interrupted(step):
    stock.later = real
    raise KeyboardInterrupt
with new_host() as host:
    for _ in range(3):
        assert isinstance(ask(host, "trap"), GuestTrap)
        assert isinstance(ask(host, "quick"), PreQueryOutcome)
        stock.later = interrupted
        try: ask(host, "trap")
        except KeyboardInterrupt: pass
        else: raise AssertionError("it was not interrupted")
        assert isinstance(ask(host, "trap"), GuestTrap)
"""
    run(code, plugins, cache_directory)
