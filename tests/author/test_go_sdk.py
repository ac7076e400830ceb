"""The Go SDK: what becomes of errors and panics in the sandbox, settings, streams, and the SDK's own form."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from guestkit.golang import _environment, _go

from .conftest import BUILT, ROOT, helios, need, shell

SDK = ROOT / "guests" / "sdk" / "go"

SOURCE = """package main

import (
	"errors"
	"fmt"

	helios "heliosproxy.dev/plugin"
	"heliosproxy.dev/plugin/kv"
	"heliosproxy.dev/plugin/prequery"
	"heliosproxy.dev/plugin/wit"
)

var (
	limit = helios.Int("limit", 10)
	_     = helios.Int("mode", 0) // the manifest has text
)

type plugin struct{}

func init() { prequery.Export(plugin{}) }

func main() {}

func (plugin) PreQuery(call helios.Call, statement helios.Statement) (prequery.PreQueryOutcome, error) {
	var none []int
	var pointer *int
	var outcome prequery.PreQueryOutcome
	switch statement.Text {
	case "typed":
		return outcome, helios.Unavailable("the store is away")
	case "wrapped":
		return outcome, fmt.Errorf("looking: %w", helios.InvalidInput("no table"))
	case "plain":
		return outcome, errors.New("oh no")
	case "panic":
		panic("words")
	case "index":
		none[*limit]++
	case "nil":
		*pointer = 1
	case "utf8":
		return outcome, errors.New("a\\xffb")
	case "host":
		kv.Set("key", "abc", wit.None[uint64]())
		_, err := kv.Increment("key", 1, wit.None[uint64]())
		return outcome, err
	case "kv":
		kv.Set("key", "é", wit.Some[uint64](1000))
		value, ok, err := kv.Get("key")
		_, there, _ := kv.Get("other")
		helios.Info(fmt.Sprint(value, ok, err, there, *limit), "name", "value")
	}
	return prequery.PreQueryOutcome{Decision: prequery.MakePreQueryDecisionContinue()}, nil
}
"""


@pytest.fixture(scope="module")
def failing() -> Path:
    """Give a built plugin that fails in every way."""
    need("go")
    folder = BUILT / "go-failing"
    if not folder.exists():
        assert helios("new", "failing", "--lang", "go", "--import", "kv", "--directory", folder).exit_code == 0
        manifest = (folder / "plugin.yaml").read_text()
        schema = "  limit:\n    type: integer\n    default: 10\n    description: A number\n"
        schema += "  mode:\n    type: string\n    description: A text\n"
        (folder / "plugin.yaml").write_text(manifest.replace("config_schema:\n", "config_schema:\n" + schema))
    if (folder / "plugin.go").read_text() != SOURCE:
        (folder / "plugin.go").write_text(SOURCE)
    done = helios("build", folder)
    assert done.exit_code == 0, done.output
    return folder / "dist"


def called(plugin: Path, text: str, config: str = '{"limit": 3}') -> dict[str, Any]:
    given = json.dumps({"statement": {"text": text}})
    arguments = ("run", "pre-query", "--plugin", plugin, "--input", "-", "--config", config, "--json")
    done = helios(*arguments, text=given)
    assert done.stdout, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("text", "case", "said"),
    [
        ("typed", "unavailable", "the store is away"),
        ("wrapped", "invalid-input", "looking: no table"),
        ("plain", "other", "oh no"),
        ("panic", "other", "panic: words"),
        ("index", "other", "index out of range [3] with length 0"),
        ("nil", "other", "nil pointer dereference"),
        ("utf8", "other", "a\ufffdb"),
        ("host", "other", "kv: not-a-number"),
    ],
)
def test_a_failure_is_typed_logged_and_kills_no_instance(failing: Path, text: str, case: str, said: str) -> None:
    found = called(failing, text)
    ((name, message),) = found["plugin_error"].items()
    assert name == case
    assert said in message
    (line,) = found["logs"]
    assert line["level"] == "error"
    assert said in line["message"]
    if text in ("panic", "index"):
        assert line["fields"]["at"].startswith("plugin.go:")


def test_services_and_settings_are_there(failing: Path) -> None:
    (line,) = called(failing, "kv")["logs"]
    assert line["message"] == "étrue <nil> false 3"
    assert line["fields"] == {"name": "value"}


def test_a_setting_of_another_type_refuses_the_load(failing: Path) -> None:
    done = helios("run", "pre-query", "--plugin", failing, "--config", '{"mode": "x"}')
    assert "mode: expected an integer, found text" in done.output


def test_a_project_of_every_hook_passes_its_tests_and_is_small(tmp_path: Path) -> None:
    from helios_host.scaffold.contract import HOOKS

    need("go")
    folder = tmp_path / "p"
    hooks = [word for hook in HOOKS for word in ("--hook", hook)]
    assert helios("new", "p", "--lang", "golang", *hooks, "--directory", folder).exit_code == 0
    built = json.loads(helios("build", folder, "--json").stdout)
    assert built["bytes"] < 3_000_000
    done = subprocess.run([_go() or "go", "test", "./..."], cwd=folder, env=_environment(), timeout=300, check=False)
    assert done.returncode == 0


def test_the_sdk_is_formatted_and_sound() -> None:
    need("go")
    go = _go() or "go"
    gofmt = shutil.which("gofmt") or Path(go).resolve().with_name("gofmt")
    fmt = subprocess.run([gofmt, "-l", "."], cwd=SDK, capture_output=True, text=True, check=True)
    assert fmt.stdout == ""
    vet = [go, "vet", "-unsafeptr=false", "./..."]
    done = subprocess.run(vet, cwd=SDK, env=_environment(), capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


CURSOR = """package main

import (
	"testing"

	"heliosproxy.dev/plugin/heliostest"
	"heliosproxy.dev/plugin/query"
	"heliosproxy.dev/plugin/types"
)

func TestCursor(t *testing.T) {
	row := func(number int64) []types.SqlValue { return []types.SqlValue{types.MakeSqlValueInteger(number)} }
	rows := [][]types.SqlValue{row(0), row(1), row(2)}
	answer := func(sql string, _ []types.SqlValue, _ query.QueryOptions) (query.ResultSet, error) {
		return query.ResultSet{Columns: []types.Column{{Name: sql}}, Rows: rows}, nil
	}
	heliostest.Answer("query.ExecuteQuery", answer)
	cursor, err := query.OpenCursor("n", nil, query.QueryOptions{})
	if err != nil || cursor.Columns()[0].Name != "n" {
		t.Fatal(err)
	}
	defer cursor.Drop()
	for _, wanted := range []int{2, 1, 0} {
		if rows, err := cursor.Next(0); err != nil || len(rows) != wanted {
			t.Errorf("%d rows, %v, expected %d", len(rows), err, wanted)
		}
	}
}
"""


def test_a_cursor_in_tests_gives_the_rows_of_the_test_s_answer(tmp_path: Path) -> None:
    need("go")
    assert helios("new", "p", "--lang", "go", "--import", "query", "--directory", tmp_path).exit_code == 0
    (tmp_path / "plugin_test.go").write_text(CURSOR)
    done = shell(tmp_path, "test")
    assert done.returncode == 0, done.stdout + done.stderr
