"""The page of a report, in a real browser where there is one."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from helios_conformance import Cell, Failure, Report, Status
from helios_conformance.page import page

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

LONG = "x" * 400
COMMAND = "helios-plugin check --replay conformance-failures/guest-v2-rewrite.rewrite-rewrite-parses.json"

LOOK = """<script>
const seen = {}, rows = () => [...body.rows].filter(row => !row.hidden).map(row => row.cells[0].textContent);
const press = name => [...table.querySelectorAll('button.sort')].find(b => b.textContent === name).click();
seen.before = rows();
press('examples'); seen.up = rows();
press('examples'); seen.down = rows();
press('guest'); seen.named = rows();
only.value = 'failed'; only.dispatchEvent(new Event('change')); seen.failed = rows();
only.value = ''; words.value = 'NOT import'; words.dispatchEvent(new Event('input')); seen.found = rows();
document.querySelectorAll('details').forEach(one => one.open = true);
seen.shown = document.querySelector('details').innerText;
seen.wide = document.documentElement.scrollWidth; seen.window = innerWidth;
seen.dark = matchMedia('(prefers-color-scheme: dark)').matches;
const bright = text => text.match(/[0-9.]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b);
seen.good = bright(getComputedStyle(document.querySelector('.sum .passed')).color);
const out = document.createElement('pre'); out.id = 'seen'; out.textContent = JSON.stringify(seen);
document.body.append(out);
</script>"""


def _report() -> Report:
    def cell(guest: str, status: Status, examples: int, **more: Any) -> Cell:
        return Cell(
            guest=guest, hook="rewrite", version=2, function="rewrite.rewrite", law="rewrite-parses", status=status,
            examples=examples, **more,
        )  # fmt: skip

    failure = Failure(message=f"<b>{LONG}", example={"statement": "SELECT 1</pre>"}, command=COMMAND)
    cells = [
        cell("c", Status.PASSED, 80),
        cell("b", Status.FAILED, 9, failure=failure),
        cell("a", Status.SKIPPED, 0, reason="it does not import log"),
    ]
    return Report("ci", 1, {"rewrite-parses": "A rewrite parses."}, cells)


def _looked_at(directory: Path, *options: str) -> dict[str, Any]:
    assert BROWSER is not None
    file = directory / "page.html"
    file.write_text(page(_report()).replace("</html>", LOOK))
    command = [BROWSER, "--headless=new", "--no-sandbox", f"--user-data-dir={directory / 'profile'}", *options]
    done = subprocess.run(
        [*command, "--dump-dom", file.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    found = re.search(r'<pre id="seen">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stdout[-2000:]
    seen: dict[str, Any] = json.loads(html.unescape(found[1]))
    return seen


@pytest.mark.skipif(BROWSER is None, reason="no browser: chromium or google-chrome")
def test_the_page_sorts_filters_and_shows_failures_in_a_browser(tmp_path):
    seen = _looked_at(tmp_path, "--window-size=600,900")
    assert seen["before"] == ["c", "b", "a"]
    assert seen["up"] == ["a", "b", "c"]
    assert seen["down"] == ["c", "b", "a"]
    assert seen["named"] == ["a", "b", "c"]
    assert seen["failed"] == ["b"]
    assert seen["found"] == ["a"]
    for part in ("rewrite-parses", f"<b>{LONG}", "SELECT 1</pre>", COMMAND):
        assert part in seen["shown"]
    assert seen["wide"] <= seen["window"] <= 600, "a narrow window scrolls sideways"


@pytest.mark.skipif(BROWSER is None, reason="no browser: chromium or google-chrome")
def test_the_page_is_light_on_dark_where_the_system_is(tmp_path):
    light = _looked_at(tmp_path)
    dark = _looked_at(tmp_path, "--force-dark-mode", "--blink-settings=preferredColorScheme=0")
    assert (light["dark"], dark["dark"]) == (False, True)
    assert dark["good"] > light["good"]
