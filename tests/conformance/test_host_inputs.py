# ruff: noqa: PT017 - both outcomes are right
"""The host's own inputs, mutated: what is wrong is refused with the host's own errors, and never crashes it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from helios_conformance.mutate import mutated
from helios_host.capabilities.gate import PERMISSIONS
from helios_host.config import parse_config
from helios_host.engine.cache import Artefact, ArtefactCache
from helios_host.engine.compile import CompileLimits, Compiler
from helios_host.engine.sealed import SealedFile, anonymous_file
from helios_host.engine.settings import new_engine
from helios_host.engine.types_json import Contract
from helios_host.errors import ConfigurationError, LoadError, ManifestError
from helios_host.plugins.admission import CONTRACT_HOOKS
from helios_host.plugins.manifest import parse_manifest
from helios_host.proxies.postgres.framing import BadBytes
from helios_host.proxies.postgres.messages import (
    bind_names,
    error_fields,
    function_oid,
    parse_message,
    parse_parts,
    query_message,
    query_text,
    startup_packet,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from guests import PRE1, Guest, build, deny1

SEEDED = Path(__file__).parents[2] / "conformance" / "seeded"
MANIFEST = (SEEDED / "reference" / "plugin.yaml").read_bytes()
CONFIG = b"""
[plugins]
enabled = true
plugin_dir = "/etc/heliosproxy/plugins"
memory_limit = "64MB"
timeout = "100ms"
max_plugins = 20

[plugins.custom-auth]
enabled = true
priority = 100
config = { auth_endpoint = "https://auth.internal/validate" }

[plugins.permissions]
custom-auth = ["http_fetch", "cache_read"]
"""
STARTUP = b"\0\0\0\x21\0\x03\0\0user\0alice\0database\0app\0\0"
COMPONENT = b"\0asm\x0d\0\x01\0" + b"\0\x08\x04name\x00\x01a"


@settings(max_examples=300)
@given(mutated(MANIFEST, [b"&a", b"*a", b"!!python/object:os.system", b"hooks:", b"\t", b"- ", b"{", b"1e999", b"~"]))
def test_a_mutated_manifest_is_read_or_refused(data):
    try:
        parse_manifest(data, "plugin.yaml", hooks=CONTRACT_HOOKS, permissions=PERMISSIONS)
    except ManifestError as error:
        assert str(error)


@settings(max_examples=300)
@given(mutated(CONFIG, [b"[[", b"]]", b"'''", b"inf", b"-1", b"64TB", b"0x", b"1979-05-27", b"\x00"]))
def test_a_mutated_configuration_is_read_or_refused(data):
    text = data.decode("utf-8", errors="replace")
    try:
        parse_config(text, "heliosproxy.toml", {})
    except ConfigurationError as error:
        assert str(error)


@settings(max_examples=300)
@given(mutated(STARTUP, [b"\0", b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x04\xd2\x16\x2e", b"\x04\xd2\x16\x2f"]))
def test_a_mutated_startup_packet_is_read_refused_or_not_whole_yet(data):
    try:
        found = startup_packet(data)
    except BadBytes as error:
        assert str(error)
    else:
        assert found is None or 0 < found[1] <= len(data)


@settings(max_examples=300)
@given(
    mutated(query_message(b"select 1") + parse_message(b"s", b"select $1", b"\0\x01\0\0\0\x17"), [b"\0", b"\xff\xff"]),
    st.integers(0, 20),
    st.integers(0, 60),
)
def test_mutated_messages_are_read_or_refused(data, start, stop):
    for read in (query_text, parse_parts, bind_names, function_oid):
        try:
            read(data, min(start, len(data)), min(stop, len(data)))
        except BadBytes as error:
            assert str(error)
    error_fields(data)


def test_a_mutated_artefact_counts_as_absent(tmp_path):
    cache = ArtefactCache(tmp_path)
    code = anonymous_file("code")
    with open(code, "wb", closefd=False) as file:
        file.write(bytes(range(256)) * 4)
    cache.store("entry", Artefact(SealedFile(code), b"{}"))
    path = cache.directory / "entry"
    whole = path.read_bytes()
    loaded = cache.load("entry")
    assert loaded is not None
    assert loaded.types == b"{}"

    @settings(max_examples=150)
    @given(mutated(whole, [b"\0" * 8, b"helios1\n", b"\xff" * 8]))
    def check(data):
        path.write_bytes(data)
        found = cache.load("entry")
        assert (found is not None) == (data == whole)

    check()


@pytest.mark.slow
def test_a_mutated_component_is_loaded_or_refused():
    whole = build(Guest(hooks={PRE1: deny1(2)}))
    compiler = Compiler(new_engine(), None, contract=Contract(""), limits=CompileLimits(wall=20))

    @settings(max_examples=12)
    @given(mutated(whole, [b"\0asm", b"\xff\xff\xff\xff\x0f", b"\x7f", b"\x00" * 4]) | st.just(COMPONENT))
    def check(data):
        try:
            compiler.compile(data, hashlib.sha256(data).hexdigest(), "plugin.wasm", "fuzzed")
        except LoadError as error:
            assert str(error)

    check()
