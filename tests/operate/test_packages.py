"""How a plugin may be shipped, and what is checked of its signature."""

from __future__ import annotations

import base64
import gzip
import io
import tarfile
from pathlib import Path

import pytest
from helios_api.v2.pre_query import PreQueryDecisionDeny
from helios_host.capabilities.gate import PERMISSIONS
from helios_host.errors import LoadError, ManifestError, PackageError, PluginConfigError, SignatureError
from helios_host.plugins.admission import CONTRACT_HOOKS
from helios_host.plugins.manifest import Manifest, Resources, Reuse, Setting, parse_manifest, plugin_config
from helios_host.plugins.packed import pack, packed_files, single_file
from helios_host.plugins.sections import embedded_manifest, with_manifest
from helios_host.plugins.signing import check_signature, sign
from hypothesis import given
from hypothesis import strategies as st

from guests import build

from .conftest import HostMaker
from .feature import MANIFEST
from .test_life import NEW, OLD, decision, put

ed25519 = pytest.importorskip(
    "cryptography.hazmat.primitives.asymmetric.ed25519", reason="the extra `signing` is not installed"
)

YAML = b"name: guard\nversion: 1.0.0\nhooks:\n  - pre_query\n"
KEY = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PUBLIC = "ed25519:" + base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
SIGNED = f'[plugins]\nrequire_signature = true\ntrusted_keys = ["{PUBLIC}"]\n'


def files(**more: bytes) -> dict[str, bytes]:
    return {"plugin.yaml": YAML, "plugin.wasm": build(OLD), **more}


def signed(content: dict[str, bytes]) -> dict[str, bytes]:
    return {**content, "plugin.sig": sign(content, KEY)}


# the manifest


def test_the_manifest_of_the_specification_is_understood() -> None:
    manifest = parse_manifest(MANIFEST.encode(), "plugin.yaml", hooks=CONTRACT_HOOKS, permissions=PERMISSIONS)
    assert (manifest.name, manifest.version, manifest.author, manifest.license) == (
        "custom-auth",
        "1.0.0",
        "Acme Corp",
        "MIT",
    )
    assert manifest.description == "Custom authentication using internal auth service"
    assert manifest.hooks == ("authenticate", "authorize")
    assert manifest.permissions == ("http_fetch", "cache_read")
    endpoint, ttl = manifest.config_schema["auth_endpoint"], manifest.config_schema["cache_ttl"]
    assert (endpoint.type, endpoint.required, endpoint.description) == ("string", True, "URL of internal auth service")
    assert (ttl.type, ttl.default, ttl.description) == ("integer", 300, "Cache TTL for auth results")
    assert (manifest.resources.min_memory, manifest.resources.max_memory) == (16 << 20, 64 << 20)
    assert plugin_config(manifest, {"auth_endpoint": "https://x"}, "config") == {
        "auth_endpoint": "https://x",
        "cache_ttl": 300,
    }
    with pytest.raises(PluginConfigError, match="auth_endpoint: it is required"):
        plugin_config(manifest, {}, "config")


WRONG = [
    ("name", "name: Bad_Name!", "name: expected lower-case letters"),
    ("version", "version: 1.0", 'version: expected text, found a number (write it in quotes: "1.0")'),
    ("description", "description: 5", "description: expected text"),
    ("author", "author: [a]", "author: expected text, found a list"),
    ("license", "license: {}", "license: expected text, found a table"),
    ("hooks", "hooks: [authentikate]", 'did you mean "authenticate"?'),
    ("permissions", "permissions: [http_fetsh]", 'did you mean "http_fetch"?'),
    ("config_schema", "config_schema: { a: { type: text } }", 'config_schema.a.type: there is no type "text"'),
    (
        "config_schema.required",
        "config_schema: { a: { type: string, required: 1 } }",
        "config_schema.a.required: expected true or false",
    ),
    (
        "config_schema.default",
        "config_schema: { a: { type: integer, default: x } }",
        "config_schema.a.default: expected integer, found text",
    ),
    (
        "config_schema.description",
        "config_schema: { a: { type: string, description: 5 } }",
        "config_schema.a.description: expected text",
    ),
    ("config_schema.type", "config_schema: { a: { required: true } }", "config_schema.a.type: it is required"),
    ("resources.min_memory", "resources: { min_memory: much }", "resources.min_memory: expected a size such as"),
    ("resources.max_memory", "resources: { max_memory: 64 TB }", "resources.max_memory: expected a size such as"),
    ("reuse", "reuse: { route: { ttl: 1s } }", "reuse.route: expected a hook of the plugin that decides"),
    ("reuse.ttl", "reuse: { pre_query: { ttl: 1 } }", "reuse.pre_query.ttl: expected a time such as"),
    ("reuse.by", "reuse: { pre_query: { ttl: 1s, by: kind } }", "reuse.pre_query.by: expected one of text"),
    (
        "reuse.within",
        "reuse: { pre_query: { ttl: 1s, within: all } }",
        "reuse.pre_query.within: expected one of session",
    ),
    ("resources", "resources: { min_memory: 2MB, max_memory: 1MB }", "resources.min_memory: 2097152 bytes are more"),
]


@pytest.mark.parametrize(("field", "line", "said"), WRONG, ids=[field for field, _, _ in WRONG])
def test_a_wrong_value_of_every_field_is_answered(field: str, line: str, said: str) -> None:
    good = {"name": "name: a", "version": "version: 1.0.0", "hooks": "hooks: [pre_query]"}
    text = "\n".join({**good, field: line}.values())
    with pytest.raises(ManifestError) as caught:
        parse_manifest(text.encode(), "plugin.yaml", hooks=CONTRACT_HOOKS, permissions=PERMISSIONS)
    assert said in str(caught.value)


def test_every_field_has_a_wrong_value_above() -> None:
    nested = {"config_schema": Setting, "resources": Resources, "reuse": Reuse}
    fields = {
        *Manifest.__annotations__,
        *(f"{name}.{key}" for name, cls in nested.items() for key in cls.__annotations__),
    }
    assert {field for field, _, _ in WRONG} == fields


def test_too_much_memory_is_refused_with_both_figures(plugin_dir: Path, make_host: HostMaker) -> None:
    put(plugin_dir, OLD, manifest="resources: { min_memory: 16MB }\n")
    (problem,) = make_host('[plugins.guard.limits]\nmemory = "8MB"\n').problems
    assert "16777216 bytes of memory" in str(problem)
    assert "8388608" in str(problem)


# packages


def test_every_kind_of_package_is_loaded(plugin_dir: Path, make_host: HostMaker) -> None:
    (plugin_dir / "guard.wasm").write_bytes(with_manifest(build(OLD), YAML))
    host = make_host()
    assert decision(host) == PreQueryDecisionDeny("old")
    host.unload("guard")
    packed = plugin_dir / "guard.tar.gz"
    packed.write_bytes(pack({**files(), "plugin.wasm": build(NEW), "assets/words.txt": b"a"}))
    assert host.load(packed) == "guard"
    assert decision(host) == PreQueryDecisionDeny("new")
    packed.write_bytes(pack(files()))
    host.reload("guard")
    assert decision(host) == PreQueryDecisionDeny("old")


@pytest.mark.parametrize(
    "name", ["../plugin.yaml", "/etc/passwd", "assets/../../x", "other.txt", "plugin.yaml/../plugin.wasm"]
)
def test_a_packed_plugin_holds_nothing_else(name: str) -> None:
    with pytest.raises(PackageError, match="does not belong in it"):
        packed_files(pack(files(**{name: b""})), "x.tar.gz", "x")


def test_links_repetitions_and_bombs_in_a_packed_plugin_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as archive:
        entry = tarfile.TarInfo("assets/link")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(entry)
    with pytest.raises(PackageError, match="does not belong in it"):
        packed_files(content.getvalue(), "x.tar.gz", "x")
    monkeypatch.setattr("helios_host.plugins.packed.MAX_PACKED_BYTES", 1 << 20)
    with pytest.raises(PackageError, match="more than 1048576 bytes, unpacked"):
        packed_files(gzip.compress(bytes(8 << 20)), "x.tar.gz", "x")
    with pytest.raises(PackageError, match=r"there is no plugin\.wasm in it"):
        packed_files(pack({"plugin.yaml": YAML}), "x.tar.gz", "x")


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_a_package_or_a_package_error(data: bytes, header: bool) -> None:
    for read in (single_file, packed_files):
        try:
            read((b"\0asm\x0d\0\1\0" if header else b"") + data, "x", "x")
        except LoadError as error:
            assert isinstance(error, PackageError)  # noqa: PT017


@given(st.binary(max_size=300))
def test_an_embedded_manifest_is_found_again(manifest: bytes) -> None:
    component = b"\0asm\x0d\0\1\0"
    assert embedded_manifest(with_manifest(component, manifest)) == manifest
    assert embedded_manifest(component) is None


# signatures


def test_only_signed_plugins_are_loaded_where_that_is_required(plugin_dir: Path, make_host: HostMaker) -> None:
    place = put(plugin_dir, OLD)
    (problem,) = make_host(SIGNED).problems
    assert isinstance(problem, SignatureError)
    assert "there is no plugin.sig" in str(problem)
    content = {"plugin.yaml": (place / "plugin.yaml").read_bytes(), "plugin.wasm": build(OLD)}
    (place / "plugin.sig").write_bytes(sign(content, KEY))
    host = make_host(SIGNED)
    assert decision(host) == PreQueryDecisionDeny("old")
    (place / "plugin.wasm").write_bytes(build(NEW))
    with pytest.raises(SignatureError, match="changed after it was signed"):
        host.reload("guard")
    assert decision(host) == PreQueryDecisionDeny("old")


@pytest.mark.parametrize("name", ["plugin.yaml", "plugin.wasm", "assets/a"])
def test_a_change_of_any_file_breaks_the_signature(name: str) -> None:
    content = signed(files(**{"assets/a": b"1"}))
    check_signature(content, [PUBLIC], "x")
    for changed in ({**content, name: content[name] + b" "}, {**content, "assets/b": b""}):
        with pytest.raises(SignatureError, match="changed after it was signed"):
            check_signature(changed, [PUBLIC], "x")


def test_keys_that_are_not_trusted_and_signatures_that_are_none_are_refused() -> None:
    content = files()
    with pytest.raises(SignatureError, match="not in trusted_keys"):
        check_signature({**content, "plugin.sig": sign(content, OTHER)}, [PUBLIC], "x")
    for rest in (b"", b" ", b" AAAA", b" \xff", b" " + b"A" * 88):
        with pytest.raises(SignatureError):
            check_signature({**content, "plugin.sig": PUBLIC.encode() + rest}, [PUBLIC], "x")
