"""The plugins that the feature describes, each in a real host: what it prints is what they do."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import attrs
import pytest
from helios_api.v2.agent_tools import ToolResultCompleted, ToolResultInvalidParams, ToolResultUnknown
from helios_api.v2.branch_policy import (
    Approval,
    BranchAccessAllow,
    BranchAccessDeny,
    MergePolicyAutoMerge,
    MergePolicyRequireApproval,
)
from helios_api.v2.cache import CacheEntry, CacheSetDecision, ShouldCacheDecisionSkip, ShouldCacheDecisionStore
from helios_api.v2.rag import MetadataFilter, RagConfig
from helios_api.v2.sync_mode import SyncMode
from helios_api.v2.time_travel import TimePolicyAllowed, TimePolicyDenied, TimeRange
from helios_api.v2.types import BodyText, Identity, ResultSet, StatementKind, TableName
from helios_host import PluginHost
from helios_host.capabilities.faces import Io
from helios_host.capabilities.search import Document, IndexSpec, SearchSettings, open_search
from helios_host.proxies.search import PluginIndex
from hosting import CALL, statement
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / "guests" / "assistant" / "python"

Make = Callable[..., PluginHost]


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """Make a host of one guest, with more configuration of it."""
    hosts = []

    def host(guest: str, name: str, text: str = "", more: str = "") -> PluginHost:
        built = ROOT / "build" / "guests" / guest
        if not built.is_dir():
            pytest.skip(f"{guest} is not built: just guests")
        directory = tmp_path_factory.mktemp("plugins")
        (directory / name).symlink_to(built)
        config = f'[plugins]\ntimeout = "5s"\ncompile_timeout = "10m"\n[plugins.{name}]\n{text}\n{more}'
        made = PluginHost.from_directory(directory, config, cache_directory=ROOT / "build" / "test-cache")
        made.start()
        hosts.append(made)
        assert made.problems == ()
        return made

    yield host
    for made in hosts:
        made.close()


def who(*roles: str) -> Any:
    return attrs.evolve(CALL, identity=Identity(user_id="u", roles=list(roles), attributes=[]))


@pytest.mark.guests
def test_branch_history_and_replication_policies(make: Make) -> None:
    text = 'config = { critical_tables = ["accounts", "public.orders"], history_from = 1000 }'
    hooks = make("lite-policies-c-v1", "lite-policies-c", text).sync.hooks
    allow = BranchAccessAllow()
    assert hooks.can_access_branch(who("developer"), "feature_x") == allow
    assert hooks.can_access_branch(who("admin"), "production") == allow
    assert hooks.can_access_branch(who("developer"), "production") == BranchAccessDeny(
        "access to branch production is denied"
    )
    assert hooks.can_access_branch(who(), "main") == allow
    assert hooks.on_branch_create(who("developer"), ("feature_x", "main")) == allow
    assert isinstance(hooks.on_branch_create(who("developer"), ("feature_x", "production")), BranchAccessDeny)
    assert isinstance(hooks.on_branch_delete(who(), "feature_x"), BranchAccessDeny)
    approval = Approval(approvers=["admin", "lead"], min_approvals=2, reason=None)
    assert hooks.on_branch_merge(who(), ("a", "production")) == MergePolicyRequireApproval(approval)
    assert hooks.on_branch_merge(who(), ("a", "main")) == MergePolicyAutoMerge()

    def past(call: Any, table: str, start: int, end: int) -> Any:
        return hooks.time_travel_policy(call, (TableName(schema=None, name=table), TimeRange(start=start, end=end)))

    assert past(who(), "t", 1000, 2000) == TimePolicyAllowed()
    assert past(who(), "t", 999, 2000) == TimePolicyDenied("Exceeds retention period")
    assert past(who(), "audit_log", 1000, 1000) == TimePolicyDenied("Audit access required")
    assert past(who("auditor"), "audit_log", 1000, 1000) == TimePolicyAllowed()

    def waits(rows: int | None, *tables: str, batch: bool = False) -> SyncMode:
        choice = hooks.select_sync_mode(CALL, (attrs.evolve(statement("x", *tables), is_batch=batch), rows))
        assert choice is not None
        return choice.mode

    assert waits(None, "t") is SyncMode.SEMI_SYNC
    assert waits(5000, "t") is SyncMode.ASYNC
    assert waits(1, "t", batch=True) is SyncMode.ASYNC
    assert waits(5000, "accounts") is SyncMode.SYNC


@pytest.mark.guests
def test_the_cache_keeps_plain_reads_for_as_long_as_configured(make: Make) -> None:
    hooks = make("custom-cache-c-v2", "custom-cache", "config = { ttl_multiplier = 2.0 }").sync.hooks
    read = attrs.evolve(statement("select * from users", "users"), kind=StatementKind.SELECT)
    write = attrs.evolve(read, kind=StatementKind.UPDATE)
    result = ResultSet(columns=[], rows=[], rows_affected=0)
    key = hooks.cache_key(CALL, read)
    assert key is not None
    assert key.endswith("select * from users")
    for changed in ({"database": CALL.session.database + "2"}, {"user": CALL.session.user + "2"}):
        assert hooks.cache_key(attrs.evolve(CALL, session=attrs.evolve(CALL.session, **changed)), read) != key
    assert hooks.cache_key(CALL, write) is None
    decision = hooks.should_cache(CALL, (read, result))
    assert isinstance(decision, ShouldCacheDecisionStore)
    assert (decision.value.ttl, decision.value.tags) == (20_000_000, ["users"])
    assert hooks.should_cache(CALL, (write, result)) == ShouldCacheDecisionSkip()
    entry = CacheEntry(value=BodyText("rows"), policy=decision.value)
    assert hooks.cache_set(CALL, ("k", entry)) is CacheSetDecision.STORE
    assert hooks.cache_get(CALL, "k") is None
    assert hooks.cache_invalidate(CALL, [TableName(schema=None, name="users")]) == ["users"]


DOCUMENTS = [
    Document(id="reset", text="How to reset a password", source="Handbook", metadata=(("team", "it"),)),
    Document(id="lunch", text="Where to have lunch", source="Canteen", metadata=(("team", "hr"),)),
    Document(id="words", text="A password is a secret word", metadata=(("team", "it"),)),
]


@pytest.fixture(scope="module")
def api() -> Iterator[str]:
    """An API inside the company; gives its address."""

    class Api(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            user = self.headers["x-helios-user"]
            answer = json.dumps({"path": self.path, "body": json.loads(body), "user": user}).encode()
            self.send_response(200 if self.path.startswith("/users") else 404)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_arguments: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def allowing(address: str) -> str:
    return f'network = {{ allow = ["{address}"], allow_private = ["127.0.0.1"] }}'


@pytest.fixture(scope="module")
def assistant(make: Make, api: str, tmp_path_factory: pytest.TempPathFactory) -> PluginHost:
    """The assistant, with an index of three documents and an API inside the company."""
    data = tmp_path_factory.mktemp("data")
    backend = open_search(SearchSettings(), data, Io())
    embedding = _module("ranking").embed
    run(backend.create(IndexSpec(name="documents", dimensions=64)))
    run(backend.add("documents", [attrs.evolve(d, vector=tuple(embedding(d.text))) for d in DOCUMENTS]))
    backend.close()
    text = f'config = {{ base_url = "{api}" }}\n{allowing(api)}\n'
    more = (
        '[plugins.permissions]\nassistant-python = ["search", "http_fetch"]\n'
        f'[plugins.capabilities]\ndata_dir = "{data}"'
    )
    return make("assistant-python-v2", "assistant-python", text, more)


def run(work: Any) -> Any:
    """Run what a blocking back end does."""
    from helios_host.capabilities.faces import run as run_blocking

    return run_blocking(work)


def _module(name: str) -> Any:
    import importlib.util

    spec = importlib.util.spec_from_file_location(f"assistant_{name}", PYTHON / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RAG = RagConfig(indexes=["documents"], top_k=3, min_score=None, filters=[], settings=[])


@pytest.mark.guests
@pytest.mark.slow
def test_embedding_and_retrieval_with_rank_fusion(assistant: PluginHost) -> None:
    hooks = assistant.sync.hooks
    (a, b) = hooks.embed(CALL, ["a password", "Password: a!"]) or ()
    assert len(a) == hooks.dimensions(CALL, None) == 64
    assert hooks.model_name(CALL, None) == "hashed-words-64"
    assert hooks.similarity(CALL, (a, b)) == pytest.approx(1)
    chunks = hooks.rag_retrieve(CALL, ("reset password", RAG))
    assert chunks is not None
    assert chunks[0].id == "assistant-python.reset"
    assert {score.name for score in chunks[0].scores} == {"semantic", "keyword"}
    assert chunks[0].score == pytest.approx(2 / 61)  # first in both searches
    assert (chunks[0].provenance.index, chunks[0].provenance.title) == ("documents", "Handbook")
    filtered = attrs.evolve(RAG, filters=[MetadataFilter(name="team", any_of=["hr"])])
    assert [c.text for c in hooks.rag_retrieve(CALL, ("lunch", filtered)) or ()] == ["Where to have lunch"]
    ordered = hooks.rag_rerank(CALL, ("secret word", chunks))
    assert ordered is not None
    assert ordered[0].text == "A password is a secret word"


@pytest.mark.guests
@pytest.mark.slow
def test_a_tool_calls_the_internal_api(assistant: PluginHost) -> None:
    hooks = assistant.sync.hooks
    (tool,) = hooks.list_tools(CALL, None) or ()
    assert tool.name == "assistant-python.internal_api_call"
    assert json.loads(tool.input_schema)["required"] == ["endpoint", "method"]

    def call(**params: Any) -> Any:
        return hooks.execute_tool(CALL, (tool.name, json.dumps(params)))

    done = call(endpoint="/users/1", method="POST", body={"a": 1})
    assert isinstance(done, ToolResultCompleted)
    answer = json.loads(done.value.content[0].part.value)  # type: ignore[union-attr]
    assert (answer["path"], answer["body"]) == ("/users/1", {"a": 1})
    failed = call(endpoint="/secret", method="POST")
    assert isinstance(failed, ToolResultCompleted)
    assert failed.value.is_error
    assert isinstance(call(endpoint="http://elsewhere/", method="POST"), ToolResultInvalidParams)
    assert isinstance(call(method="POST"), ToolResultInvalidParams)
    unknown = hooks.execute_tool(CALL, ("assistant-python.other", "{}"))
    assert isinstance(unknown, ToolResultUnknown)


@pytest.mark.guests
async def test_rag_fusion_finds_what_its_own_vectors_put_into_an_index(
    make: Make, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = tmp_path_factory.mktemp("data")
    more = f'[plugins.permissions]\nrag-fusion = ["search"]\n[plugins.capabilities]\ndata_dir = "{data}"'
    host = make("rag-fusion-cpp-v2", "rag-fusion", "", more)
    backend = open_search(SearchSettings(), data, Io())
    index = PluginIndex(host, backend, "documents", embedder="rag-fusion")
    async with host:
        await index.add(DOCUMENTS)
        hooks = host.hooks
        chunks = await hooks.rag_retrieve(CALL, ("reset password", RAG))
        assert chunks is not None
        assert chunks[0].id == "rag-fusion.reset"
        assert chunks[0].score == pytest.approx(2 / 61)  # first in both searches
        assert {score.name for score in chunks[0].scores} == {"semantic", "keyword"}
        assert (chunks[0].provenance.document, chunks[0].provenance.title) == ("reset", "Handbook")
        filtered = attrs.evolve(RAG, filters=[MetadataFilter(name="team", any_of=["hr"])])
        assert [c.text for c in await hooks.rag_retrieve(CALL, ("lunch", filtered)) or ()] == ["Where to have lunch"]
        assert await hooks.rag_retrieve(CALL, ("x", attrs.evolve(RAG, indexes=["none"]))) is None
        assert 'the index "none" does not exist' in "".join(host.plugins["rag-fusion"].log.tail(5))
        ordered = await hooks.rag_rerank(CALL, ("secret word", chunks))
        assert ordered is not None
        assert ordered[0].text == "A password is a secret word"
    backend.close()


@pytest.mark.guests
def test_agent_tools_calls_an_api_for_whom_it_is_asked(make: Make, api: str) -> None:
    text = f'config = {{ base_url = "{api}", paths = ["/users", "/orders"] }}\n{allowing(api)}'
    more = '[plugins.permissions]\nagent-tools = ["http_fetch"]'
    hooks = make("agent-tools-zig-v2", "agent-tools", text, more).sync.hooks
    (tool,) = hooks.list_tools(CALL, None) or ()
    assert tool.name == "agent-tools.internal_api_call"
    assert json.loads(tool.input_schema)["properties"]["method"]["enum"] == ["GET", "POST"]

    def call(**params: Any) -> Any:
        done = hooks.execute_tool(who(), (tool.name, json.dumps(params)))
        if not isinstance(done, ToolResultCompleted):
            return done
        return done.value.is_error, done.value.content[0].part.value

    failed, answer = call(endpoint="/users/1", method="POST", body={"a": 1.50})
    assert not failed
    assert json.loads(answer) == {"path": "/users/1", "body": {"a": 1.5}, "user": "u"}
    failed, answer = call(endpoint="/orders", method="POST", body={})
    assert failed
    assert answer.startswith("status 404: ")
    for endpoint in ("http://elsewhere/", "/secret", "/users/../secret", "/usersx"):
        assert isinstance(call(endpoint=endpoint, method="POST"), ToolResultInvalidParams)
    assert isinstance(hooks.execute_tool(CALL, ("agent-tools.other", "{}")), ToolResultUnknown)
    nobody = attrs.evolve(CALL, session=attrs.evolve(CALL.session, user=""))  # it died of an empty slice's pointer
    params = json.dumps({"endpoint": "/users", "method": "POST", "body": {}})
    assert isinstance(hooks.execute_tool(nobody, (tool.name, params)), ToolResultCompleted)


@pytest.mark.guests
def test_agent_tools_says_that_an_api_cannot_be_reached_or_is_not_allowed(make: Make) -> None:
    for network, why in ((allowing("http://127.0.0.1:9"), "does not answer"), ("", "does not allow this call")):
        text = f'config = {{ base_url = "http://127.0.0.1:9" }}\n{network}'
        host = make("agent-tools-zig-v2", "agent-tools", text, '[plugins.permissions]\nagent-tools = ["http_fetch"]')
        params = json.dumps({"endpoint": "/", "method": "GET"})
        done = host.sync.hooks.execute_tool(CALL, ("agent-tools.internal_api_call", params))
        assert isinstance(done, ToolResultCompleted)
        assert done.value.is_error
        assert why in done.value.content[0].part.value  # type: ignore[union-attr]


WORD = st.sampled_from(
    ["call", "+1", "(555)", "123", "4567", "555-123-4567", "al@ex.org", "x@y", "a.b@c.d.e", "1", "."]
)


@settings(max_examples=300)
@given(
    st.lists(st.tuples(WORD, st.sampled_from([" ", "", "\n"])), max_size=12), st.lists(st.integers(0, 60), max_size=6)
)
def test_chunks_make_no_difference_to_what_is_taken_out(words: list[tuple[str, str]], cuts: list[int]) -> None:
    pii = _PII
    text = "".join(word + gap for word, gap in words)
    ends = sorted({min(cut, len(text)) for cut in cuts} | {len(text)})
    redactor, got, start = pii.Redactor(), "", 0
    for end in ends:
        got += redactor.push(text[start:end])
        start = end
    assert got + redactor.finish() == pii.redact(text)
    assert "al@ex.org" not in got


_PII = _module("pii")


@pytest.mark.guests
@pytest.mark.slow
async def test_the_assistant_as_an_mcp_server(assistant: PluginHost) -> None:
    mcp = pytest.importorskip("mcp", reason="the extra mcp is not installed")
    from helios_host.proxies.mcp import RETRIEVE, plugin_server

    async with mcp.Client(plugin_server(assistant)) as client:
        names = [tool.name for tool in (await client.list_tools()).tools]
        assert names == ["assistant-python.internal_api_call", RETRIEVE]
        done = await client.call_tool(names[0], {"endpoint": "/users/2", "method": "POST", "body": {}})
        assert json.loads(done.content[0].text)["path"] == "/users/2"
        found = await client.call_tool(RETRIEVE, {"query": "reset password", "top_k": 1})
        assert [block.text for block in found.content] == ["[1] Handbook\nHow to reset a password"]
