"""The suite finds what is wrong and nothing else, keeps what it finds, and says so."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from click.testing import CliRunner
from helios_api.v2 import descriptors as d2
from helios_api.v2.route import RouteDecisionBlock
from helios_conformance import Cell, Failure, Profile, Report, Status, Unusable, replay, run_conformance
from helios_conformance.codec import decode, encode
from helios_conformance.command import check
from helios_conformance.faults import FAULTS
from helios_conformance.faults.build import build_seeded
from helios_conformance.faults.guest import WORLDS, find_guest_faults
from helios_conformance.junit import write_junit
from helios_conformance.laws import LAWS, law_named
from helios_conformance.laws.calls import MAX_MESSAGE, length_logged
from helios_conformance.laws.chains import plainly
from helios_conformance.meaning import contract_values
from helios_conformance.page import page
from helios_host.capabilities.log import PluginLog
from helios_host.errors import client_text
from helios_host.instances.budget import CallBudget
from hypothesis import given, settings
from hypothesis import strategies as st
from witbind import wit

SHORT = Profile(examples=8, seconds=0.5, shrink=1.0)


@pytest.fixture(scope="session")
def reference() -> Path:
    try:
        return build_seeded("reference", WORLDS)
    except Unusable as error:
        if "componentize-py is not there" in str(error):
            pytest.skip(str(error))
        raise


def _run(reference: Path, law: str, fault: str = "", **options: object) -> Report:
    config = {"fault": fault} if fault else {}
    options.setdefault("profile", SHORT)
    return run_conformance(reference, seed=1, config=config, laws=[law_named(law)], **options)


def test_every_law_has_a_name_a_sentence_and_a_fault_that_it_finds():
    names = [law.name for law in LAWS]
    assert len(set(names)) == len(names)
    assert all(law.sentence.endswith(".") for law in LAWS)
    assert set(names) - {fault.law for fault in FAULTS} == set()


def test_there_are_forty_faults_of_different_names():
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 40


def test_a_plugin_without_faults_passes(reference):
    report = _run(reference, "rerank-keeps-chunks")
    assert report.ok, report.summary()
    assert [cell.status for cell in report.cells] == [Status.PASSED, Status.PASSED]


def test_a_fault_is_found_shrunk_saved_and_replayed(reference, tmp_path):
    report = _run(reference, "rerank-keeps-chunks", "dies-on-empty-list", reproductions=tmp_path)
    assert {(cell.function, cell.version) for cell in report.failed} == {("rag.rag_rerank", 1), ("rag.rag_rerank", 2)}
    cell = report.failed[-1]
    assert cell.failure is not None
    assert cell.failure.example["chunks"] == []
    assert "died" in cell.failure.message
    assert cell.failure.reproduction is not None
    again = replay(Path(cell.failure.reproduction))
    assert again.status is Status.FAILED
    assert again.failure is not None
    assert again.failure.message == cell.failure.message


def test_a_reproduction_of_a_fault_that_is_gone_passes(reference, tmp_path):
    report = _run(reference, "says-who-it-is", "says-other-permissions", reproductions=tmp_path)
    file = Path(report.failed[0].failure.reproduction)
    saved = json.loads(file.read_text())
    file.write_text(json.dumps({**saved, "config": {}}))
    assert replay(file).status is Status.PASSED


def test_the_same_seed_tries_the_same_examples(reference):
    first, second = (_run(reference, "rerank-keeps-chunks", "repeats-the-best") for _ in range(2))
    assert first.failed
    assert [(c.status, c.failure) for c in first.cells] == [(c.status, c.failure) for c in second.cells]


def test_what_is_no_component_is_an_error_and_never_green(tmp_path):
    (tmp_path / "plugin.wasm").write_bytes(b"\0asm no")
    report = run_conformance(tmp_path / "plugin.wasm", profile=SHORT)
    assert not report.ok
    assert [cell.status for cell in report.cells] == [Status.ERROR]


def test_skipped_alone_is_not_ok():
    report = Report("quick", 1)
    assert not report.ok


def test_the_command_tells_by_its_exit_code(reference, tmp_path):
    common = ["--profile", "quick", "--seed", "1", "--law", "says-who-it-is", "--save", str(tmp_path / "saved")]
    good = CliRunner().invoke(check, [str(reference), *common])
    assert good.exit_code == 0, good.output
    forms = ["--json", str(tmp_path / "r.json"), "--junit", str(tmp_path / "r.xml"), "--html", str(tmp_path / "r.html")]
    config = ["--config", '{"fault": "says-other-permissions"}']
    bad = CliRunner().invoke(check, [str(reference), *common, *config, *forms])
    assert bad.exit_code == 1, bad.output
    assert json.loads((tmp_path / "r.json").read_text())["counts"]["failed"] == 1
    assert ElementTree.parse(tmp_path / "r.xml").getroot().find("testsuite").get("failures") == "1"
    assert "says-who-it-is" in (tmp_path / "r.html").read_text()
    (file,) = (tmp_path / "saved").iterdir()
    assert CliRunner().invoke(check, ["--replay", str(file)]).exit_code == 1
    assert CliRunner().invoke(check, ["--law", "no-such-law", str(reference)]).exit_code == 2


def test_a_plugin_without_a_manifest_is_taken_by_what_it_says(reference, tmp_path):
    shutil.copyfile(reference, tmp_path / "plugin.wasm")
    report = run_conformance(tmp_path / "plugin.wasm", profile=SHORT, laws=[law_named("says-who-it-is")])
    assert report.ok, report.summary()
    assert report.cells[0].guest == "reference"


def test_reports_carry_hostile_texts(tmp_path):
    text = "\x00\ud800<script>alert(1)</script>&]]>"
    failure = Failure(message=text, example={"response": text})
    cell = Cell(guest=text, hook="rag", version=2, function="rag", law="law", status=Status.FAILED, failure=failure)
    report = Report("quick", 1, cells=[cell])
    write_junit(report, tmp_path / "report.xml")
    assert ElementTree.parse(tmp_path / "report.xml").getroot().find("testsuite/testcase/failure") is not None
    assert "<script>alert" not in page(report)


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\r\n\x00\x1b\u202e\ud7fc"), max_size=30), st.booleans())
def test_a_reason_compares_equal_however_the_host_shows_it(text, long):
    reason = text * 300 if long else text
    assert plainly(RouteDecisionBlock(reason)) == plainly(RouteDecisionBlock(client_text(reason)))
    assert plainly(RouteDecisionBlock(f"a{text}")) != plainly(RouteDecisionBlock(f"b{text}"))


@given(st.integers(4080, 4100), st.lists(st.tuples(st.just("field"), st.text("é", max_size=9)), max_size=3))
def test_a_message_is_too_long_where_the_host_cuts_it(length, fields):
    log = PluginLog("length")
    message = "é" * (length - length_logged("", fields))
    log.write(CallBudget(), "info", message, fields)
    (line,) = log.lines
    assert (line.message == message and line.fields == tuple(fields)) == (length_logged(message, fields) <= MAX_MESSAGE)


@settings(max_examples=25)
@given(contract_values().of(d2.PRE_QUERY.functions[0].params[1][2]))
def test_values_survive_json(value):
    t = d2.PRE_QUERY.functions[0].params[1][2]
    encoded = encode(t, value)
    assert encode(t, decode(t, json.loads(json.dumps(encoded)))) == encoded


def test_not_a_number_is_itself_in_json():
    assert encode(wit.F32, float("nan")) == encode(wit.F32, float("nan"))
    assert encode(wit.F64, -0.0) is not None


QUICKLY = (
    "dies-on-nul",
    "never-ends",
    "counts-calls",
    "keys-without-database",
    "repeats-the-best",
    "finds-fewer-in-version-1",
)
"""Faults of different kinds, each found within few examples; all of them are in `just faults`."""

BY_COUNT = Profile(examples=40, seconds=60.0, shrink=0.2)
"""Not by time, so that a busy machine tries the same."""


@pytest.mark.slow
@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.name in QUICKLY], ids=lambda fault: fault.name)
def test_a_fault_of_a_guest_is_found_by_its_law_and_its_absence_passes(fault, reference):
    ((_, cell),) = find_guest_faults([fault], 1, BY_COUNT)
    assert cell.status is Status.FAILED, cell.reason


@pytest.mark.deep
@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.where == "guest"], ids=lambda fault: fault.name)
def test_every_fault_of_a_guest_is_found(fault, reference):
    ((_, cell),) = find_guest_faults([fault], 1)
    assert cell.status is Status.FAILED, cell.reason
