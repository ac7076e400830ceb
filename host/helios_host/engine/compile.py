"""Compiles components in a limited child process, or takes them from the artefact cache."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs
import wasmtime
from wasmtime.component import Component
from witbind import wit

from helios_host.errors import CompileError, CompileLimit, printable

from .binary import check_component, component_digest
from .cache import MAX_TYPES_BYTES, Artefact, ArtefactCache
from .lines import LineTable
from .sealed import anonymous_file, sealed_copy
from .settings import settings_digest
from .types_json import Contract, abridged, load_world

__all__ = ["CompileEvent", "CompileLimits", "Compiled", "Compiler", "Progress", "artefact_name"]


@attrs.frozen(kw_only=True)
class CompileLimits:
    """What one compilation may take: `memory` bytes of address space, `cpu` and `wall` seconds."""

    memory: int = 2 * 1024**3
    cpu: int = 60
    wall: float = 300.0


@attrs.frozen(kw_only=True)
class CompileEvent:
    """Progress of one plugin: `state` is `cached`, `compiling`, `compiled` or `failed`; `seconds` since its start."""

    plugin: str
    state: str
    component_bytes: int
    seconds: float


Progress: TypeAlias = Callable[[CompileEvent], None]
"""Called from the thread that loads the plugin."""


@attrs.frozen
class Compiled:
    """A component that is ready to be linked, its structure, and the digest (SHA-256, hexadecimal) of its bytes.

    Its core modules define so many `memories`; `lines` is empty where it has no DWARF.
    """

    component: Component
    world: wit.World
    digest: str
    memories: int
    lines: LineTable


class Children:
    """The compilers that run."""

    def __init__(self) -> None:
        self.is_stopped = False
        self._lock: Final = threading.RLock()
        self._running: set[subprocess.Popen[bytes]] = set()

    def stop(self) -> None:
        """Kill those that run, and each that is started from now on."""
        with self._lock:
            self.is_stopped = True
            for child in list(self._running):
                child.kill()

    @contextlib.contextmanager
    def knowing(self, child: subprocess.Popen[bytes]) -> Iterator[None]:
        """Count a compiler among those that run."""
        with self._lock:
            self._running.add(child)
            if self.is_stopped:
                child.kill()
        try:
            yield
        finally:
            with self._lock:
                self._running.discard(child)


class Compiler:
    """Compiles for one engine, at most two components at a time.

    `contract` is what the host admits plugins by; its digest is part of an entry's name in the cache.
    """

    def __init__(
        self,
        engine: wasmtime.Engine,
        cache: ArtefactCache | None,
        *,
        contract: Contract,
        limits: CompileLimits | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._engine: Final = engine
        self._cache: Final = cache
        self._contract: Final = contract
        self._limits: Final = limits or CompileLimits()
        self._progress: Final = progress
        self._slots: Final = threading.BoundedSemaphore(2)
        self._children: Final = Children()

    def stop(self) -> None:
        """End compilations that are under way, and those that would begin: they raise `CompileError`."""
        self._children.stop()

    def compile(self, data: bytes, digest: str, source: str, plugin: str) -> Compiled:
        """Return the compiled component of these bytes with their SHA-256; `source` names the file in messages.

        Raises `NotAComponent`, `CompileError` when the engine refuses it, and `CompileLimit`.
        """
        started = time.monotonic()

        def report(state: str) -> None:
            if self._progress is not None:
                seconds = time.monotonic() - started
                event = CompileEvent(plugin=plugin, state=state, component_bytes=len(data), seconds=seconds)
                self._progress(event)

        check_component(data, source, plugin)
        name = artefact_name(digest, self._contract.digest)
        if (cached := self._from_cache(name, digest)) is not None:
            report("cached")
            return cached
        with self._slots:
            report("compiling")
            try:
                artefact = compile_in_child(data, source, plugin, self._limits, self._children)
            except CompileError as error:
                report("failed")
                if self._children.is_stopped:
                    raise CompileError(f"{source}: the host was closed meanwhile", plugin=plugin) from error
                raise
        with artefact.code:
            artefact = attrs.evolve(artefact, types=abridged(artefact.types, self._contract))
            if self._cache is not None:
                self._cache.store(name, artefact)
            try:
                compiled = self._open(artefact, digest)
            except wasmtime.WasmtimeError as error:  # such as no memory to map it
                text = f"{source}: its machine code cannot be loaded: {printable(str(error))}"
                raise CompileError(text, plugin=plugin) from error
        report("compiled")
        return compiled

    def cached(self, path: Path, plugin: str) -> Compiled | None:
        """Return the compiled component of a file where the cache has it; its bytes are only digested, if that.

        `None` too where the file cannot be read: whoever reads it says why.
        """
        started = time.monotonic()
        digest = None if self._cache is None else self._cache.digest_of(path) or component_digest(path)
        if digest is None or (found := self._from_cache(artefact_name(digest, self._contract.digest), digest)) is None:
            return None
        if self._progress is not None:
            size, seconds = path.stat().st_size, time.monotonic() - started
            self._progress(CompileEvent(plugin=plugin, state="cached", component_bytes=size, seconds=seconds))
        return found

    def _from_cache(self, name: str, digest: str) -> Compiled | None:
        if self._cache is None or (artefact := self._cache.load(name)) is None:
            return None
        try:
            with artefact.code:
                return self._open(artefact, digest)
        except (wasmtime.WasmtimeError, ValueError, KeyError):  # made by another machine's host under the same home
            self._cache.remove(name)
            return None

    def _open(self, artefact: Artefact, digest: str) -> Compiled:
        component = Component.deserialize_file(self._engine, artefact.code.path)
        world, memories, lines = load_world(artefact.types, self._contract)
        return Compiled(component, world, digest, memories, LineTable(lines))


def artefact_name(digest: str, contract: str) -> str:
    """Return the name in the cache of a component's artefact: its digest, the contract's, and the engine's settings."""
    return hashlib.sha256(f"{digest} {contract} {settings_digest()}".encode()).hexdigest()


def compile_in_child(
    data: bytes, source: str, plugin: str, limits: CompileLimits, children: Children | None = None
) -> Artefact:
    """Compile in a child process of this program's interpreter under `limits`; raises `CompileError`."""
    with contextlib.ExitStack() as opened:

        def new_file(name: str) -> int:
            descriptor = anonymous_file(name)
            opened.callback(os.close, descriptor)
            return descriptor

        try:
            component, types, code = map(new_file, ("helios-component", "helios-types", "helios-artefact"))
            with os.fdopen(os.dup(component), "wb") as file:
                file.write(data)
            options = {
                "input": component,
                "types": types,
                "output": code,
                "memory": limits.memory,
                "cpu": limits.cpu,
                "parent": os.getpid(),
            }
            status, output = _run(options, limits.wall, children or Children())
        except OSError as error:  # no descriptor, no memory or no process is left
            raise CompileError(f"{source}: the compiler could not be started: {error}", plugin=plugin) from error
        answer = _answer(output)
        if answer.get("state") != "compiled":
            raise _explain(status, answer, source, plugin, limits)
        try:
            if (size := os.fstat(types).st_size) > MAX_TYPES_BYTES:
                text = f"{source}: its types take {size} bytes, allowed are {MAX_TYPES_BYTES}"
                raise CompileLimit(text, plugin=plugin)
            found = os.pread(types, size, 0)
            return Artefact(sealed_copy(code), found)
        except OSError as error:  # such as no descriptor
            raise CompileError(f"{source}: what was compiled cannot be read: {error}", plugin=plugin) from error


def _run(options: dict[str, Any], wall: float, children: Children) -> tuple[int | None, bytes]:
    """Run the child; returns its exit status, `None` after `wall` seconds, and what it wrote."""
    program = (
        "import json, sys; path, options = json.loads(sys.argv[1]); sys.path[:] = path\n"
        "from helios_host.engine.compile_child import main; main(options)"
    )
    if not sys.executable:
        raise OSError("this program does not say which interpreter runs it (sys.executable)")
    argument = json.dumps([_search_path(), options])
    environment = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "LANG") if name in os.environ}
    environment |= {"RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}  # threads and arenas cost address space
    child = subprocess.Popen(
        [sys.executable, "-I", "-c", program, argument],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        pass_fds=(options["input"], options["types"], options["output"]),
        process_group=0,  # Ctrl-C is the parent's
    )
    with child, children.knowing(child):
        try:
            output, errors = child.communicate(timeout=wall)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            return None, b""
        except BaseException:
            child.kill()
            raise
    return child.returncode, output or errors


def _search_path() -> list[str]:
    """Return where the child finds this package; what is relative has no place any more when its directory is gone.

    What is no text, or that no system has, is nothing to Python either, or would stop it.
    """
    found: dict[str, None] = {}
    for entry in sys.path:
        if isinstance(entry, str) and "\0" not in entry:
            with contextlib.suppress(OSError):
                found[str(Path(entry).absolute())] = None
    return list(found)


def _answer(output: bytes) -> dict[str, str]:
    try:
        answer = json.loads(output)
    except ValueError:
        said = output[-4096:].decode(errors="replace")
        # Python's own last words, where there was no memory left to say so in
        return {"error": said} | ({"limit": "memory"} if "MemoryError" in said else {})
    return answer if isinstance(answer, dict) else {"error": "no answer"}


def _explain(
    status: int | None, answer: dict[str, str], source: str, plugin: str, limits: CompileLimits
) -> CompileError:
    said = printable(answer.get("error", ""))
    if status is None:
        return CompileLimit(f"{source}: compiling took longer than {limits.wall:g} s", plugin=plugin)
    if status == -signal.SIGXCPU:
        return CompileLimit(f"{source}: compiling took more than {limits.cpu} s of CPU", plugin=plugin)
    if status == -signal.SIGKILL:
        return CompileLimit(
            f"{source}: the compiler was killed: the system was out of memory, or somebody did it", plugin=plugin
        )
    fault = "panicked" in said and "memory" not in said and "Resource" not in said
    if (status == -signal.SIGABRT and not fault) or answer.get("limit") == "memory":
        megabytes = limits.memory >> 20
        return CompileLimit(f"{source}: compiling took more than {megabytes} MB of memory ({said})", plugin=plugin)
    if status < 0:
        return CompileError(f"{source}: the compiler died of {signal.Signals(-status).name} ({said})", plugin=plugin)
    return CompileError(f"{source}: the engine refuses it: {said}", plugin=plugin)
