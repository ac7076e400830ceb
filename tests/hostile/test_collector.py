"""Callbacks of the garbage collector, and signal handlers, that use the host wherever they come upon it.

They run between any two steps of whatever thread: in the middle of a call, of a change, and of the host's own threads.
Each gets its answer or a typed error, and nobody waits for itself.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import run

CODE = """
import logging
logging.lastResort = None
from helios_host.admin.figures import figures_of
from helios_host.errors import ChangeUnderWay, HeliosError, PackageError, PluginUnavailable, UnknownPlugin
wrong, seen, inside = [], [], threading.local()
def asked(name):
    (seat, *_) = [seat for seat in host.sync.hooks.pre_query.seats if seat.plugin == name] or (None,)
    return ask(host, name) if seat is not None else PluginUnavailable("it is not there")
def chain():
    return host.sync.hooks.pre_query(CALL, statement())
def again():
    host.unload("trap")
    host.load(Path(sys.argv[1]) / "trap")
def meet():
    if getattr(inside, "now", False): return
    inside.now = True
    try: answer = STEP
    except HeliosError as error: answer = error
    except BaseException as error: wrong.append(repr(error)); return
    finally: inside.now = False
    seen.append(type(answer))
right = {"quick": PreQueryOutcome, "talks": PreQueryOutcome, "trap": GuestTrap}
def call(name):
    answer = asked(name)
    if not isinstance(answer, (right[name], DeadlineExceeded, PluginUnavailable)): wrong.append(repr(answer))
def others():
    while not stop: call("quick"); call("talks")
stop = False
host = new_host(timeout=1.0)
AROUND
host.start()
thread = threading.Thread(target=others)
thread.start()
for number in range(ROUNDS):
    for name in right: call(name)
    if number % 10 == 0:
        try: host.reload("talks")
        except (ChangeUnderWay, UnknownPlugin, PackageError): pass
stop = True
thread.join(20)
assert not thread.is_alive()
gc.callbacks.clear()
signal.setitimer(signal.ITIMER_REAL, 0)
gc.set_threshold(700, 10, 10)
assert not wrong, wrong[:3]
assert len(seen) > 10, seen
host.close()
with new_host() as host:
    for name in right: call(name)
    assert good_answer(host) and not wrong, wrong[:3]
"""
COLLECTS = """
gc.set_threshold(7, 3, 3)
gc.callbacks.append(lambda phase, information: meet())
"""
RINGS = """
def ring(*_):
    meet()
    signal.setitimer(signal.ITIMER_REAL, 0.0005)
signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.0005)
"""
STEPS = {
    "a call": 'asked("quick")',
    "a call that logs": 'asked("talks")',
    "a call that traps": 'asked("trap")',
    "a chain": "chain()",
    "a reload": 'host.reload("quick")',
    "a load": "again()",
    "a look at everything": "(figures_of(host), host.telemetry(), host.problems, host.members)",
    "the end": "host.close()",
}


@pytest.mark.parametrize("step", STEPS)
def test_a_callback_of_the_collector(plugins: Path, cache_directory: Path, step: str) -> None:
    code = CODE.replace("STEP", STEPS[step]).replace("AROUND", COLLECTS).replace("ROUNDS", "5")
    run(code, plugins, cache_directory)


@pytest.mark.skipif(
    "sys.version_info[:2] == (3, 14)",
    reason="CPython 3.14 may leave a lock taken where a signal handler runs at its `with` (python/cpython#148874)",
)
@pytest.mark.parametrize("step", ["a call that logs", "a chain", "a reload", "a look at everything"])
def test_a_signal_handler(plugins: Path, cache_directory: Path, step: str) -> None:
    code = CODE.replace("STEP", STEPS[step]).replace("AROUND", RINGS).replace("ROUNDS", "40")
    run(code, plugins, cache_directory)
