"""A case too thin for a model gets the evidence report, and the whole of it or nothing."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from apora import workflow
from apora.cli.main import app
from apora.errors import CaseProblems, ReportRefused, StoreBusy
from apora.store.steps import Store
from evidence.sample_case import write_sample_case
from thin_case import CLAIM, write_thin_case


@pytest.fixture
def thin(tmp_path):
    return write_thin_case(tmp_path / "thin")


def outputs(folder):
    out = folder / "out"
    names = (one for one in out.rglob("*") if one.is_file())
    return {
        one.relative_to(out).as_posix(): one.read_bytes()
        for one in names
        if not one.relative_to(out).parts[0].startswith(".store")
    }


def test_it_is_good_for_the_evidence_report(thin):
    assert workflow.check(thin).good_for == "evidence"


def test_a_claim_that_cannot_be_used_makes_it_good_for_nothing(tmp_path):
    folder = write_thin_case(tmp_path / "thin", claims=[{**CLAIM, "source": "nobody"}])

    assert workflow.check(folder).good_for == "nothing"
    with pytest.raises(CaseProblems):
        workflow.assess(workflow.open_case(folder))
    assert outputs(folder) == {}


def test_the_evidence_report_is_written_with_results_and_tables(thin):
    told = []
    written = workflow.assess(
        workflow.open_case(thin), tell=lambda step, share: told.append((step, share))
    )
    results = json.loads((thin / "out" / "results.json").read_text(encoding="utf-8"))

    assert written.status == results["status"] == "evidence only"
    assert {"report.html", "report.en.html", "report.pdf", "results.json"} <= set(written.files)
    assert results["claims"][0]["heard"]["value"] == 300
    assert told == [("writing the report", 0.0), ("writing the report", 1.0)]
    assert "more than 300" in (thin / "out" / "report.html").read_text(encoding="utf-8")


def test_the_same_inputs_give_the_same_bytes_wherever_the_case_lies(thin, tmp_path):
    elsewhere = tmp_path / "other" / "thin"
    shutil.copytree(thin, elsewhere)

    workflow.assess(workflow.open_case(thin))
    workflow.assess(workflow.open_case(elsewhere))

    assert outputs(thin) == outputs(elsewhere)


def test_an_unchanged_case_is_not_written_again(thin):
    workflow.assess(workflow.open_case(thin))
    before = (thin / "out" / "report.html").stat().st_mtime_ns

    workflow.assess(workflow.open_case(thin))

    assert (thin / "out" / "report.html").stat().st_mtime_ns == before


def test_the_restricted_edition_lies_apart_and_goes_with_the_next_public_run(thin):
    case = workflow.open_case(thin)

    with_it = workflow.write_report(case, restricted=True)
    without = workflow.write_report(case)

    assert "restricted/report.html" in with_it.files
    assert "restricted: not for publication" in with_it.text()
    assert not [name for name in without.files if "restricted" in name]
    assert not (thin / "out" / "restricted" / "report.html").exists()


def test_a_report_that_breaks_its_rules_leaves_the_last_good_one(thin, monkeypatch):
    workflow.assess(workflow.open_case(thin))
    before = outputs(thin)
    claims = thin / "claims.csv"
    claims.write_text(claims.read_text(encoding="utf-8").replace("300", "400"), encoding="utf-8")

    def refuse(*_, **__):
        raise ReportRefused([])

    monkeypatch.setattr("apora.report.build.write_report", refuse)
    with pytest.raises(ReportRefused):
        workflow.assess(workflow.open_case(thin))

    assert outputs(thin) == before


def test_a_second_run_in_the_same_folder_is_refused(thin):
    with Store(case=thin).held(), pytest.raises(StoreBusy):
        workflow.assess(workflow.open_case(thin))


def test_the_command_says_what_it_wrote_and_ends_with_9(thin):
    done = CliRunner().invoke(app, ["assess", str(thin)])
    out = thin / "out"

    assert done.exit_code == 9
    assert done.stderr == "writing the report\nwriting the report (100 %)\n"
    head, _, tail = done.stdout.partition("\n\n")
    lines = head.splitlines()
    names = ("report.en.html", "report.en.pdf", "report.html", "report.pdf", "results.json")
    assert lines[:5] == [str(out / name) for name in names]
    assert lines[5].startswith(f"{out / 'tables'} (")
    assert tail.splitlines()[0] == (
        "The case cannot carry a model yet: this is the evidence report."
    )
    assert "  units.csv, stratum: no unit is simulated." in tail.splitlines()


@pytest.mark.parametrize("command", ["calibrate", "project"])
def test_without_a_claim_in_use_a_fit_is_refused_and_says_why(tmp_path, command):
    folder = write_sample_case(tmp_path / "unheard")
    path = folder / "claims.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace(",calibrate,", ",context: not ours,"),
        encoding="utf-8",
    )
    done = CliRunner().invoke(app, [command, str(folder)])

    assert done.exit_code == 3
    assert done.stdout == ""
    assert done.stderr == (
        "1 error\n\n"
        "  claims.csv, use: no claim is in use, so a model has nothing to learn from.\n"
        "      Add what sources said, and set use to calibrate where a claim may count.\n"
    )
    assert not (folder / "out" / "results.json").exists()


@pytest.mark.parametrize(
    ("place", "is_file", "text"),
    [
        ("out", True, "out/.store: not a directory."),
        ("out/.store", True, "out/.store: file exists."),
        ("out/.store/lock", False, "out/.store/lock: is a directory."),
        ("out/report.html", False, "out/report.html: is a directory."),
        ("out/tables", True, "out/tables: file exists."),
    ],
)
def test_what_stands_in_the_way_of_the_outputs_is_named_and_left_alone(thin, place, is_file, text):
    shutil.rmtree(thin / "out", ignore_errors=True)
    path = thin / place
    path.parent.mkdir(parents=True, exist_ok=True)
    if is_file:
        path.write_text("mine")
    else:
        path.mkdir()
    done = CliRunner().invoke(app, ["assess", str(thin)])

    assert done.exit_code == 7
    assert done.stderr.splitlines()[-2:] == [
        f"{thin}/{text}",
        (
            "      Look at what stands there; move it away or name another place, and run the same "
            "command again."
        ),
    ]
    assert path.read_text() == "mine" if is_file else path.is_dir()


@pytest.mark.parametrize(
    ("name", "why"), [("file/sub", "not a directory"), ("n" * 300, "file name")]
)
def test_a_case_that_cannot_be_there_is_told_without_a_traceback(tmp_path, name, why):
    (tmp_path / "file").write_text("mine")
    for command in ("start", "check", "assess"):
        done = CliRunner().invoke(app, [command, str(tmp_path / name)])

        assert done.exit_code in {3, 7}, done
        assert why in done.output.lower() or "is not a folder" in done.output
        assert name[-3:] in done.output


def test_a_cell_to_settle_without_a_value_is_refused(thin):
    before = (thin / "claims.csv").read_bytes()
    done = CliRunner().invoke(
        app, ["settle", str(thin), CLAIM["id"], "--as", "scope", "--why", "z", "--set", "when"]
    )

    assert done.exit_code == 2
    assert done.stderr == (
        '--set: "when" is not of the form COLUMN=VALUE.\n'
        "      Write what shall stand there behind the sign, as in when=2024-06.\n"
    )
    assert (thin / "claims.csv").read_bytes() == before


def test_a_row_that_cannot_be_read_hides_no_broken_rule(tmp_path):
    claims = [{**CLAIM, "credibility": "9"}, {**CLAIM, "id": "N2", "source": "nobody"}]
    folder = write_thin_case(tmp_path / "thin", claims=claims)
    done = CliRunner().invoke(app, ["assess", str(folder)])

    assert done.exit_code == 3
    assert done.stderr == workflow.check(folder).text() + "\n"
    assert '"9" is outside the limits.' in done.stderr
    assert "  claims.csv, N2, source: " in done.stderr
