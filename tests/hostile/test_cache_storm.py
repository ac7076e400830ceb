"""Processes that share an artefact cache and damage it: a load is right or a typed error, and the cache heals."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from programs import PRELUDE, environment

STORM = """
from helios_host.errors import HeliosError
seed = int(sys.argv[3])
draw = random.Random(seed)
where = Path(sys.argv[2], "artefacts")
decoy = Path(sys.argv[2], "decoy")  # what links point at: nothing outside of the test's own directory
def opened(path):
    return os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)  # a link or a pipe may be there
def damage():
    found = sorted(path for path in where.iterdir() if not path.name.startswith(".new-"))
    path, other = draw.choice(found), draw.choice(found)
    def change(step):
        file = opened(path)
        try: step(file, os.fstat(file).st_size)
        finally: os.close(file)
    def flip(file, size):
        at = draw.randrange(size)
        os.pwrite(file, bytes([os.pread(file, 1, at)[0] ^ 1 << draw.randrange(8)]), at)
    def replace(make):
        path.rename(path.with_name(f".new-{seed}-{draw.random()}"))
        make()
    def nest():
        path.mkdir()
        (path / "deep").mkdir()
    draw.choice([
        lambda: change(flip),
        lambda: change(lambda file, size: os.ftruncate(file, draw.randrange(size + 1))),
        lambda: change(lambda file, size: os.ftruncate(file, size + draw.randrange(1, 100_000))),
        lambda: change(lambda file, size: os.fchmod(file, 0)),
        path.unlink,
        lambda: replace(lambda: path.symlink_to(decoy)),
        lambda: replace(lambda: path.symlink_to(path)),
        lambda: replace(lambda: os.link(other, path, follow_symlinks=False)),
        lambda: replace(lambda: os.mkfifo(path)),
        lambda: replace(nest),
    ])()
def attack():
    while not stop:
        try: damage()
        except (OSError, ValueError, IndexError): pass
        time.sleep(draw.random() * 0.05)
stop = False
thread = threading.Thread(target=attack)
thread.start()
try:
    for number in range(2):
        with new_host(timeout=5.0) as host:
            assert all(isinstance(problem, HeliosError) for problem in host.problems)
            assert host.problems == (), host.problems
            assert good_answer(host)
            assert isinstance(ask(host, "trap"), GuestTrap) and isinstance(ask(host, "quick"), PreQueryOutcome)
            before = len(os.listdir("/proc/self/fd"))
            host.reload("quick")
            assert isinstance(ask(host, "quick"), PreQueryOutcome)
            assert len(os.listdir("/proc/self/fd")) <= before + 4, "descriptors are left open"
finally:
    stop = True
    thread.join()
"""

HEALED = """
from helios_host import PluginHost
def states():
    events = []
    with PluginHost.from_directory(
        sys.argv[1], "", cache_directory=sys.argv[2], progress=lambda event: events.append(event.state)
    ) as host:
        assert host.problems == () and good_answer(host)
    return events
states()
events = states()
assert events == ["cached"] * 3, events
where = Path(sys.argv[2], "artefacts")
for path in where.iterdir():
    assert path.name.startswith(".new-") or (path.is_file() and not path.is_symlink()), path
"""


def test_four_processes_that_damage_the_cache_they_share(few: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"

    def begin(code: str, *more: str) -> subprocess.Popen[str]:
        arguments = [sys.executable, "-c", PRELUDE + code, str(few), str(cache), *more]
        return subprocess.Popen(
            arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment()
        )

    def end(program: subprocess.Popen[str]) -> None:
        said, _ = program.communicate(timeout=60)
        assert program.returncode == 0, said[-4000:]

    cache.mkdir()
    (cache / "decoy").write_text("nobody writes here")
    storm = [begin(STORM, str(seed)) for seed in range(4)]
    try:
        for program in storm:
            end(program)
    finally:
        for program in storm:
            program.kill()
    end(begin(HEALED))
    assert (cache / "decoy").read_text() == "nobody writes here"
