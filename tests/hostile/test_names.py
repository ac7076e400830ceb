"""Names of functions in backtraces: what would be written out to gigabytes, and what is written out as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from arena import ask, bystander, install_good, open_host
from helios_host.engine.names import MAX_REFERENCES, harmless_names
from helios_host.errors import GuestTrap

from guests import PRE1, Guest, build, install


def _sequence(number: int) -> str:
    """Return how C++ names the part of this number."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    if number == 0:
        return "S_"
    high, low = divmod(number - 1, 36)
    return f"S{digits[high] if high else ''}{digits[low]}_"


def doubling(levels: int) -> str:
    """Return parameters of C++ each of which has the one before it twice."""
    return "1AIiiE" + "".join(f"S_I{_sequence(n) * 2}E" for n in range(1, levels))


BOMBS = {
    "a function of C++": f"_Z1f{doubling(22)}",
    "a type of C++, which is a name too": f"Fv{doubling(22)}E",
    "a constructor of C++": f"_GLOBAL__I__Z1f{doubling(22)}",
    "a tuple of Rust": "_RINvC1a1fTllE" + "".join(f"TB{'9a' if n else '7'}_B7_E" for n in range(40)) + "E",
}


def named(name: str, levels: int = 1) -> bytes:
    """A guest that traps in functions of this name, one within the other."""
    functions = "".join(f'(func $f{n} (@name "{name}") (call $f{n + 1}))' for n in range(levels))
    trap = f'(func $f{levels} (@name "{name}") unreachable)'
    return build(Guest(hooks={PRE1: "(call $f0) unreachable"}, start=functions + trap))


@pytest.mark.parametrize(
    "name", [name if "C++" in name else pytest.param(name, marks=pytest.mark.deep) for name in BOMBS]
)
def test_a_trap_in_functions_whose_names_explode(tmp_path: Path, cache_directory: Path, name: str) -> None:
    install_good(tmp_path)
    install(tmp_path, "bad", named(BOMBS[name]), hooks=("pre_query",))
    install(tmp_path, "deep", named(BOMBS[name], 19), hooks=("pre_query",))
    with open_host(tmp_path, cache_directory) as host:
        assert host.problems == ()
        with bystander(host, megabytes=64):
            assert type(ask(host, "bad")) is GuestTrap
        with bystander(host, megabytes=64):
            assert type(ask(host, "deep")) is GuestTrap


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plain_name", "plain_name"),
        ("_ZN5guard5check17h0123456789abcdefE", "guard::check"),
        ("_RNvC5guard5check", "guard::check"),
        ("_ZN3sql5checkERKSt6vectorIiSaIiEE", "sql::check(std::vector<int, std::allocator<int> > const&)"),
        (f"_Z1f{doubling(3)}", "A<A<int, int>, A<int, int> >"),
        (f"_Z1f{doubling(9)}", f".Z1f{doubling(9)}"),
    ],
)
def test_what_a_backtrace_shows(tmp_path: Path, cache_directory: Path, name: str, shown: str) -> None:
    install(tmp_path, "traps", named(name), hooks=("pre_query",))
    with open_host(tmp_path, cache_directory) as host:
        answer = ask(host, "traps")
        assert isinstance(answer, GuestTrap)
        assert shown in answer.trace


def test_only_what_has_too_many_references_is_changed() -> None:
    kept = named("_Z1f" + "S_" * MAX_REFERENCES)
    changed = named("_Z1f" + "S_" * (MAX_REFERENCES + 1))
    assert harmless_names(kept) == kept
    found = harmless_names(changed)
    assert [n for n, byte in enumerate(found) if byte != changed[n]] == [
        n for n in range(len(changed)) if changed[n : n + 6] == b"_Z1fS_"
    ]
