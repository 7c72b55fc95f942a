"""Pages follow the edits of a case; numbers stay those of the last run."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import fields

import pytest

from apora import workflow
from apora.evidence import records
from apora.results.preview import GRADES, TEXTS, numbers_of, with_texts
from apora.workflow.watching import NEW_GRADES, NEW_NUMBERS, watch_of
from thin_case import write_thin_case

PATIENCE = 60.0
ROWS = {
    "settings": records.Settings,
    "units": records.Unit,
    "sources": records.Source,
    "claims": records.Claim,
    "drivers": records.DriverRow,
    "parameters": records.ParameterRow,
    "households": records.HouseholdRow,
    "measures": records.Measure,
    "scenarios": records.Scenario,
}
POSTERIOR = {"p5": 310.0, "p25": 330.0, "p50": 350.0, "p75": 370.0, "p95": 390.0}


@pytest.fixture
def thin(tmp_path):
    return write_thin_case(tmp_path / "thin")


def edited(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "nothing was rebuilt"
        time.sleep(0.05)


def test_the_command_rebuilds_the_page_when_a_file_is_edited_and_ctrl_c_ends_it(thin):
    command = [sys.executable, "-c", "from apora.cli.main import main; main()"]
    page = thin / "out" / "preview" / "report.en.html"
    with subprocess.Popen(
        [*command, "report", str(thin), "--watch"],
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        try:
            for line in running.stdout:
                if line.startswith("Watching"):
                    break
            first = (thin / "out" / "report.html").read_bytes()
            edited(thin, "claims.csv", "More than 300 people left.", "Over 300 people left.")
            until(lambda: "Over 300 people left." in page.read_text(encoding="utf-8"))
            running.send_signal(signal.SIGINT)
            rest = running.stdout.read()
        except BaseException:
            # Else the test would wait for ever for a watch that nobody ends.
            running.kill()
            raise

    assert running.returncode == 9
    assert rest.splitlines()[-1] == "Stopped. `apora report` writes the outputs."
    assert f"rebuilt {page} (" in rest
    assert (thin / "out" / "report.html").read_bytes() == first
    assert "Preview, made while the case is being edited." in page.read_text(encoding="utf-8")


def modelled(thin):
    """A case with outputs that say a model was run: enough to follow what a preview keeps."""
    workflow.assess(workflow.open_case(thin))
    path = thin / "out" / "results.json"
    results = json.loads(path.read_text(encoding="utf-8"))
    results |= {"status": "accepted", "reasons": [], "estimates": [], "scenarios": []}
    results["claims"][0] |= {"prior": POSTERIOR, "posterior": POSTERIOR, "tail": 0.4}
    path.write_text(json.dumps(results), encoding="utf-8")
    return workflow.open_case(thin)


def test_a_preview_keeps_what_the_model_made_of_a_claim(thin):
    case = modelled(thin)
    looked = watch_of(case)
    edited(thin, "claims.csv", "More than 300 people left.", "Over 300 people left.")
    row = with_texts(looked.results, case=workflow.open_case(thin))["claims"][0]

    assert row["statement"] == {"en": "Over 300 people left."}
    assert row["posterior"] == POSTERIOR


def test_new_texts_are_shown_new_grades_announced_and_new_numbers_left_to_a_run(thin):
    looked = watch_of(modelled(thin))
    page = thin / "out" / "preview" / "report.en.html"

    edited(thin, "case.toml", "A thin case", "A thin case, edited")
    assert looked.has_changed()
    assert looked.rebuilt().startswith(f"rebuilt {page} (")
    assert "A thin case, edited" in page.read_text(encoding="utf-8")
    assert not looked.has_changed()

    edited(thin, "sources.csv", ",C,", ",B,")
    assert looked.rebuilt().startswith(f"{NEW_GRADES}\nrebuilt {page} (")

    edited(thin, "claims.csv", "more than 300", "more than 310")
    before = page.read_bytes()
    assert looked.rebuilt().startswith(NEW_NUMBERS)
    assert page.read_bytes() == before


def test_a_case_that_cannot_be_read_is_told_and_the_page_stays(thin):
    looked = watch_of(modelled(thin))
    looked.rebuilt()
    page = thin / "out" / "preview" / "report.en.html"
    before = page.read_bytes()
    edited(thin, "claims.csv", "credibility", "credible")

    assert "credible: is not a column of this table." in looked.rebuilt()
    assert looked.rebuilt().endswith("\nThe preview is left as it was.")
    assert page.read_bytes() == before


def test_every_text_and_grade_is_a_field_of_its_record():
    for name, left in [*TEXTS.items(), *GRADES.items()]:
        assert left <= set(ROWS[name].model_fields)


def test_every_table_with_numbers_is_compared(thin):
    case = workflow.open_case(thin)
    tables = {one.name for one in fields(case)} - {"folder", "judgements"}

    assert set(numbers_of(case, grades=True)) == tables
