"""The JavaScript SDK: what is generated, and what becomes of failures in the sandbox."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from guestkit.javascript import TOOLS
from guestkit.jscontract import contract_files
from helios_host.scaffold.contract import HOOKS

from .conftest import BUILT, ROOT, helios, need, shell

SDK = ROOT / "guests" / "sdk" / "js"

SOURCE = """
import { HostError, InvalidInput, Unavailable, kv, log, settings } from "heliosproxy-plugin";

const options = settings({ limit: 10, name: "x" });
console.log("at the top");

export function preQuery(call, statement) {
  switch (statement.text) {
    case "typed": throw new Unavailable("the store is away");
    case "plain": throw new Error("oh no");
    case "text": throw "only text";
    case "case": return { decision: { tag: "contine" } };
    case "nothing": return;
    case "payload": return { decision: { tag: "deny" } };
    case "clock": return { decision: { tag: "deny", val: String(Date.now()) } };
    case "lone": return { decision: { tag: "deny", val: "a\\ud800b" } };
    case "big": return scope(2n ** 60n);
    case "bigint": return scope(7n);
    case "negative": return scope(-1);
    case "fraction": return scope(1.5);
    case "argument": kv.set("key", 5);
    case "host": kv.set("key", "abc"); kv.increment("key", 1);
    case "caught":
      try { kv.set("key", "abc"); kv.increment("key", 1); } catch (error) {
        log.warn(error.message, { host: error instanceof HostError, tag: error.cause.tag });
      }
      break;
    case "console": console.warn("words", { a: 1 }); break;
    case "settings": log.info(JSON.stringify(options)); break;
    case "deadline": log.info(String(call.deadline > 0)); break;
  }
  return { decision: { tag: "continue" } };
}

const scope = (ttl) => ({ decision: { tag: "continue" }, cacheable: { by: "text", within: "session", ttl } });
"""


@pytest.fixture(scope="module")
def failing() -> Path:
    """Give a built plugin that fails in every way."""
    need("javascript")
    folder = BUILT / "js-failing"
    if not folder.exists():
        assert helios("new", "failing", "--lang", "js", "--import", "kv", "--directory", folder).exit_code == 0
        manifest = (folder / "plugin.yaml").read_text()
        schema = "  limit:\n    type: integer\n    default: 10\n    description: A number\n"
        (folder / "plugin.yaml").write_text(manifest.replace("config_schema:\n", "config_schema:\n" + schema))
    if (folder / "plugin.js").read_text() != SOURCE:
        (folder / "plugin.js").write_text(SOURCE)
    done = helios("build", folder)
    assert done.exit_code == 0, done.output
    return folder / "dist"


def called(plugin: Path, text: str, **call: object) -> dict[str, object]:
    given = json.dumps({"call": call, "statement": {"text": text}})
    done = helios("run", "pre-query", "--plugin", plugin, "--input", "-", "--json", text=given)
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("text", "case", "said"),
    [
        ("typed", "unavailable", "the store is away"),
        ("plain", "other", "Error: oh no"),
        ("text", "other", "only text"),
        ("case", "invalid-input", "preQuery: answer.decision: expected { tag } of continue, rewrite, deny, respond"),
        ("nothing", "invalid-input", "preQuery: answer: expected an object of pre-query-outcome, found undefined"),
        ("payload", "invalid-input", "preQuery: answer.decision.deny: expected a string, found undefined"),
        ("clock", "other", "a plugin has no clock"),
        ("big", "invalid-input", "answer.cacheable.ttl: expected an integer from 0 to 9007199254740991"),
        ("negative", "invalid-input", "found number -1"),
        ("fraction", "invalid-input", "found number 1.5"),
        ("argument", "invalid-input", "kv.set: value: expected a string, found number 5"),
        ("host", "other", "kv.increment: not-a-number"),
    ],
)
def test_a_failure_is_typed_logged_and_kills_no_instance(failing: Path, text: str, case: str, said: str) -> None:
    found = called(failing, text)
    assert found["error"] != "", found
    assert isinstance(found["plugin_error"], dict)
    ((name, message),) = found["plugin_error"].items()
    assert name == case
    assert said in message
    logs = found["logs"]
    assert isinstance(logs, list)
    assert [said in line["message"] for line in logs if line["level"] == "error"] == [True]


def test_what_does_not_fit_but_can_be_made_to_is(failing: Path) -> None:
    assert called(failing, "lone")["answer"] == {"decision": {"deny": "a\ufffdb"}, "cacheable": None}
    answer = called(failing, "bigint")["answer"]
    assert isinstance(answer, dict)
    assert answer["cacheable"]["ttl"] == 7


def test_services_console_and_settings_are_there(failing: Path) -> None:
    def messages(text: str, **call: object) -> list[str]:
        logs = called(failing, text, **call)["logs"]
        assert isinstance(logs, list)
        return [line["message"] for line in logs]

    assert messages("caught") == ["kv.increment: not-a-number"]
    assert messages("console") == ['words {"a":1}']
    assert messages("settings") == ['{"limit":10,"name":"x"}']
    assert messages("deadline", deadline=2**64 - 1) == ["true"]


def test_a_service_that_the_world_lacks_is_named(tmp_path: Path) -> None:
    need("javascript")
    folder = tmp_path / "p"
    helios("new", "p", "--lang", "js", "--directory", folder)
    source = folder / "plugin.js"
    source.write_text('import { kv } from "heliosproxy-plugin";\n' + source.read_text() + 'kv.get("a");\n')
    done = helios("build", folder)
    assert done.exit_code == 1
    assert 'the plugin uses kv: add "with-kv" to worlds in build.toml' in done.stderr


def test_a_missing_hook_function_is_named(tmp_path: Path) -> None:
    need("typescript")
    folder = tmp_path / "p"
    helios("new", "p", "--lang", "ts", "--directory", folder)
    source = folder / "plugin.ts"
    source.write_text(source.read_text().replace("function preQuery", "function preQury"))
    done = helios("build", folder)
    assert done.exit_code == 1
    assert "the plugin exports no function preQuery" in done.stderr


def test_a_project_of_every_hook_passes_its_tests_and_its_types(tmp_path: Path) -> None:
    need("typescript")
    hooks = [word for hook in HOOKS for word in ("--hook", hook)]
    assert helios("new", "p", "--lang", "ts", *hooks, "--directory", tmp_path / "p").exit_code == 0
    done = shell(tmp_path / "p", "test")
    assert done.returncode == 0, done.stdout + done.stderr
    built = helios("build", tmp_path / "p", "--json")
    assert json.loads(built.stdout)["bytes"] < 2 * 1024 * 1024


def test_what_is_generated_is_what_the_contract_says() -> None:
    for name, text in contract_files().items():
        assert (SDK / name).read_text() == text, f"{name}: run guests/bindings.py write"


def test_the_declarations_are_typescript() -> None:
    need("typescript")
    tsc = [TOOLS / "node_modules" / "typescript" / "bin" / "tsc", "--noEmit", "--strict", "--lib", "es2024"]
    options = ["--target", "es2023", "--module", "preserve", "index.d.ts", "testing.d.ts"]
    done = subprocess.run(["node", *tsc, *options], cwd=SDK, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout


def test_the_host_of_tests_answers_for_functions_that_there_are() -> None:
    made = contract_files()["shapes.js"]
    answered = re.findall(r'^  "(\w+)\.(\w+)": ', (SDK / "testing.js").read_text(), re.MULTILINE)
    assert len(answered) > 10
    for service, function in answered:
        assert re.search(rf"^export const {service} = {{\n(?:.*\n)*?  {function}: ", made, re.MULTILINE), function
