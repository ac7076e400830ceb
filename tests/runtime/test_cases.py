"""Runtime cases, case first: `cases/<case>/case.wit`, its guests in several languages, and what its host checks.

Every guest of a case runs behind the same generated classes. A language whose toolchain is not there is skipped by
name. `bindings/` is what wit-bindgen 0.63.0 writes. For C: `wit-bindgen c case.wit
--out-dir bindings --no-object-file`, without the function at its end that asks for the object file. For Rust:
`wit-bindgen rust case.wit --out-dir bindings --format --generate-all --runtime-path crate::rt`. componentize-py 0.25
runs nothing when a resource is dropped, so that no case whose host sees the drops has a guest in Python.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import importlib.util
import inspect
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
import wasmtime
from echo_guest import BIN, compile_c
from wasmtime.component import Component
from witbind import generate
from witbind.runtime import AsyncStore, Store

CASES = Path(__file__).parent / "cases"
BUILD = Path(__file__).parents[2] / "build" / "tests" / "cases"
RUST_TARGET = "wasm32-unknown-unknown"
SLOW = {"py": pytest.mark.slow}  # a Python guest takes seconds to build, and some to compile
GUESTS = [
    pytest.param(
        (case.name, guest.suffix[1:]), id=f"{case.name}-{guest.suffix[1:]}", marks=SLOW.get(guest.suffix[1:], ())
    )
    for case in sorted(CASES.iterdir())
    for guest in sorted(case.glob("guest.*"))
]


def build_c(case: Path, out: Path) -> None:
    compile_c([case / "guest.c", case / "bindings" / "guest.c"], case / "case.wit", out)


def build_py(case: Path, out: Path) -> None:
    if not (BIN / "componentize-py").exists():
        pytest.skip("componentize-py is not installed")
    command = [
        BIN / "componentize-py",
        "-d",
        case / "case.wit",
        "-w",
        "guest",
        "componentize",
        "guest",
        "-s",
        "-o",
        out,
    ]
    subprocess.run([*command, "-p", case], check=True, capture_output=True)


def build_rs(case: Path, out: Path) -> None:
    if shutil.which("rustc") is None:
        pytest.skip("rustc is not installed")
    sysroot = subprocess.run(["rustc", "--print", "sysroot"], check=True, capture_output=True, text=True).stdout.strip()
    if not Path(sysroot, "lib", "rustlib", RUST_TARGET, "lib").exists():
        pytest.skip(f"rustc has no {RUST_TARGET}: rustup target add {RUST_TARGET}")
    core = out.with_suffix(".core")
    options = [
        "--edition=2021",
        "--crate-type=cdylib",
        f"--target={RUST_TARGET}",
        "-O",
        "-Cpanic=abort",
        "-Cstrip=symbols",
    ]
    subprocess.run(["rustc", *options, case / "guest.rs", "-o", core], check=True)
    subprocess.run([BIN / "wasm-tools", "component", "new", core, "-o", out], check=True)


BUILDERS: dict[str, Callable[[Path, Path], None]] = {"c": build_c, "py": build_py, "rs": build_rs}


def built(case: Path, language: str) -> Path:
    """Return the component of a guest, built again only when its sources changed."""
    found = case.rglob({"c": "*.[ch]"}.get(language, f"*.{language}"))
    sources = [case / "case.wit", *sorted(path for path in found if path.name != "host.py")]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    component = BUILD / f"{case.name}-{language}-{digest}.wasm"
    if not component.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        made = component.with_suffix(".made")
        BUILDERS[language](case, made)
        made.replace(component)
    return component


@attrs.frozen
class Api:
    """The names of a case's generated package, wherever they are defined."""

    modules: list[ModuleType]

    def __getattr__(self, name: str) -> Any:
        for module in self.modules:
            if hasattr(module, name):
                return getattr(module, name)
        raise AttributeError(name)


class Host:
    """The imports of a guest; `take` returns what a list holds and empties it.

    `destroys` says whether the engine runs the destructors of guests, and `destroyed` gives what they tell.
    """

    def __init__(self, imports: Any, destroys: bool = True) -> None:
        self.imports, self.destroys = imports, destroys

    def __getattr__(self, name: str) -> Any:
        return getattr(self.imports, name)

    @staticmethod
    def take(items: list[str]) -> list[str]:
        taken = items.copy()
        items.clear()
        return taken

    def destroyed(self, *told: str) -> list[str]:
        return list(told) if self.destroys else []


@pytest.fixture(scope="module")
def engine() -> wasmtime.Engine:
    config = wasmtime.Config()
    config.cranelift_opt_level = "none"  # a Python guest is 18 MB of code
    wasmtime._bindings.wasmtime_config_concurrency_support_set(config.ptr(), False)
    return wasmtime.Engine(config)


@pytest.fixture(scope="module", params=GUESTS)
def guest(request: pytest.FixtureRequest, engine: wasmtime.Engine) -> tuple[Path, Component]:
    case, language = CASES / request.param[0], request.param[1]
    return case, Component.from_file(engine, str(built(case, language)))


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cases")
    for case in CASES.iterdir():
        generate(case / "case.wit", folder / f"{case.name}_case_api")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


def modules(packages: Path, case: Path, *folder: str) -> Api:
    package = packages / f"{case.name}_case_api" / "v1"
    names = [path.stem for path in sorted(package.joinpath(*folder).glob("*.py")) if path.stem != "__init__"]
    prefix = ".".join([f"{case.name}_case_api", "v1", *folder])
    return Api([importlib.import_module(f"{prefix}.{name}") for name in names])


def host_of(case: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"host_of_{case.name}", case / "host.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_guest_behind_plain_calls(guest: tuple[Path, Component], engine: wasmtime.Engine, packages: Path) -> None:
    case, component = guest
    api, host = modules(packages, case), host_of(case)
    imports = host.imports(api)
    linker = api.Guest.link(engine, imports)
    running, other = (api.Guest.instantiate(Store(engine), component, linker) for _ in range(2))
    host.check(running, Host(imports), api)
    host.in_another(running, other)


class Waiting:
    """An object of the host whose functions return after a turn of the loop."""

    def __init__(self, provided: Any) -> None:
        self.provided = provided

    def __getattr__(self, name: str) -> Any:
        function = getattr(self.provided, name)

        async def answer(*arguments: Any) -> Any:
            await asyncio.sleep(0)
            return function(*arguments)

        return answer


@pytest.fixture
def awaiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Api], None]]:
    """Let functions of generated classes run their coroutines to the end: what a host checks is written once."""

    def ending(function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *arguments, **named: runner.run(function(*arguments, **named))

    def patch(api: Api) -> None:
        for module in api.modules:
            for cls in [cls for cls in vars(module).values() if inspect.isclass(cls)]:
                for name, found in [*vars(cls).items()]:
                    if inspect.iscoroutinefunction(found):
                        monkeypatch.setattr(cls, name, ending(found))
                    elif isinstance(found, classmethod) and inspect.iscoroutinefunction(found.__func__):
                        monkeypatch.setattr(cls, name, classmethod(ending(found.__func__)))

    with asyncio.Runner() as runner:
        yield patch


@pytest.mark.parametrize("waits", [False, True], ids=["at-once", "waiting"])
def test_a_guest_behind_awaited_calls(
    guest: tuple[Path, Component],
    engine: wasmtime.Engine,
    packages: Path,
    awaiting: Callable[[Api], None],
    waits: bool,
) -> None:
    case, component = guest
    awaited, host = modules(packages, case, "aio"), host_of(case)
    api = Api([*awaited.modules, *modules(packages, case).modules])
    awaiting(awaited)
    imports = host.imports(api)
    offered = imports
    if waits:
        parts = {part.name: getattr(imports, part.name) for part in attrs.fields(type(imports))}
        offered = attrs.evolve(imports, **{name: Waiting(part) for name, part in parts.items()})
    linker = api.Guest.link(engine, offered)
    running, other = (api.Guest.instantiate(AsyncStore(engine), component, linker) for _ in range(2))
    host.check(running, Host(imports, destroys=False), api)
    host.in_another(running, other)
