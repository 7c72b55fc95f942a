"""Projections entered and scored: whole outputs, from ledgers written by hand."""

import json
import shutil
from datetime import date

import pytest
from typer.testing import CliRunner

import apora
from apora.cli.main import app
from apora.errors import CaseProblems
from apora.evidence.ledger import append_entries, ledger_entries
from apora.workflow.scores import Recorded, Scores
from evidence.sample_case import write_sample_case
from thin_case import write_thin_case


def even(low, high):
    return " ".join(f"{low + (high - low) * (place + 0.5) / 50:.6g}" for place in range(50))


def projection(**changes):
    return {
        "made": date(2020, 11, 30),
        "due": date(2021, 1, 31),
        "indicator": "departures",
        "where": "service",
        "when": "2020-12-01/2021-01-31",
        "scenario": "with_existing",
        "unit": "persons",
        "after": even(80.0, 120.0),
        "before": even(0.0, 400.0),
        "persistence": even(60.0, 80.0),
        "status": "accepted",
        "version": "0.1.0",
        "digest": "d" * 64,
    } | changes


@pytest.fixture
def folder(tmp_path):
    return write_sample_case(tmp_path / "lowmere")


def enter(folder, *drafts):
    append_entries(folder, entries=ledger_entries(folder)[0], drafts=drafts)


def say(folder, *rows):
    """Add claims and a source that could know them; move the assessment to the day after."""
    path = folder / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8") + "".join(rows), encoding="utf-8")
    sources = folder / "sources.csv"
    later = "later,Later count,Statistics Office,2021-02-10,,en,statistics,A,Counts,,,\n"
    sources.write_text(sources.read_text(encoding="utf-8") + later, encoding="utf-8")


def claim(id_="L1", *, says="112 people", when="2020-12-01/2021-01-31", use="hold: came later"):
    return f"{id_},{says},departures,service,{when},later,,total,,,,2,,,{use},,\n"


def told(folder, *options):
    done = CliRunner().invoke(app, ["score", str(folder), *options])
    return done.exit_code, done.stdout, done.stderr


def test_without_a_ledger_the_command_says_how_to_begin(folder):
    assert told(folder) == (
        3,
        "",
        (
            "1 error\n\n"
            "  projections.csv: is not there: no projection was entered.\n"
            "      `apora score CASE --record` enters those of the calibrated model.\n"
        ),
    )


def test_an_edited_entry_is_named_and_nothing_is_scored(folder):
    enter(folder, projection())
    path = folder / "projections.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("80.4", "99.4"), encoding="utf-8")

    assert told(folder) == (
        3,
        "",
        (
            "1 error\n\n"
            "  projections.csv, entry 1, departures service 2020-12-01/2021-01-31: was edited after it "
            "was made, or the entry before it was: its hash does not follow.\n"
            "      Put the file back as it was, from a copy or from what was published. A projection "
            "that proved wrong stays; a new one is entered with `apora score CASE --record`.\n"
        ),
    )


def test_where_nothing_is_due_the_next_day_is_named(folder):
    enter(folder, projection(), projection(due=date(2021, 5, 31), when="2020-12-01/2021-05-31"))

    assert told(folder) == (
        0,
        (
            "2 projections: 0 scored, 0 answered without a number, 0 due and not answered, 2 not due.\n"
            "Nothing is scored yet. The next projection falls due on 2021-01-31.\n"
        ),
        "",
    )


def test_what_is_due_and_not_answered_is_listed(folder):
    enter(folder, projection(made=date(2020, 6, 1), due=date(2020, 10, 31), when="2020-10"))

    assert told(folder) == (
        0,
        (
            "1 projection: 0 scored, 0 answered without a number, 1 due and not answered, 0 not due.\n"
            "Nothing is scored yet: no claim says a number that was projected.\n"
            "\n"
            "Due, and no claim says the number\n"
            "entry  due         indicator   where    when\n"
            "1      2020-10-31  departures  service  2020-10\n"
        ),
        "",
    )


def test_a_later_claim_is_scored_against_no_change_and_the_prior(folder):
    enter(folder, projection())
    say(folder, claim())
    code, out, err = told(folder)

    assert (code, err) == (0, "")
    assert out == (
        "1 projection: 1 scored, 0 answered without a number, 0 due and not answered, 0 not due.\n"
        "Said and inside: 1 of 1 in the 50 % range, 1 of 1 in the 80 % range, 1 of 1 in the 90 % "
        "range.\n"
        "CRPS is 0.22 times that of no change (geometric mean over 1; under 1 is better).\n"
        "CRPS is 0.14 times that of what was thought before the evidence (geometric mean over 1; "
        "under 1 is better).\n"
        "\n"
        "Scored\n"
        "entry  due         indicator   where    when                   claim  said        p50  "
        "crps   crps_persistence  crps_prior  interval_score  inside_80\n"
        "1      2021-01-31  departures  service  2020-12-01/2021-01-31  L1     112 people  100  "
        "7.446  34.29             51.71       47              yes\n"
    )


def test_json_holds_every_row_whole(folder):
    enter(folder, projection(), projection(where="districts"))
    say(folder, claim())
    _, out, _ = told(folder, "--format", "json")
    first, second = json.loads(out)

    assert (first["state"], second["state"]) == ("scored", "not due")
    assert first["inside_80"] is True
    assert first["crps"] < first["crps_persistence"]
    assert first["crps"] < first["crps_prior"]
    assert first["interval_score"] < first["interval_score_persistence"]
    assert (second["claim"], second["crps"], second["chance"]) == (None, None, None)
    assert told(folder, "--format", "json")[1] == out


def test_a_bound_has_a_chance_and_no_score(folder):
    enter(folder, projection())
    say(folder, claim(says="more than 95 people"))
    (row,) = apora.score(apora.open_case(folder)).rows()

    assert row["state"] == "statement"
    assert row["crps"] is None
    assert 0.4 < row["chance"] < 0.8


def test_a_claim_held_out_is_scored_by_its_name(folder):
    enter(
        folder,
        projection(
            claim="C9", indicator="headcount", when="2020-01-01", due=date(2020, 1, 1),
            after=even(2600.0, 2800.0), before=even(2000.0, 4000.0), persistence="",
        ),
    )  # fmt: skip
    (row,) = apora.score(apora.open_case(folder)).rows()

    assert (row["state"], row["claim"], row["said"]) == ("scored", "C9", "2710")
    assert row["crps_persistence"] is None
    assert row["crps"] < row["crps_prior"]


@pytest.mark.parametrize(
    "changes",
    [
        {"when": "2020-12-01/2021-01-30"},
        {"use": "context: said of something else"},
        {"use": "superseded by C6"},
    ],
)
def test_a_claim_about_other_days_or_set_aside_answers_nothing(folder, changes):
    enter(folder, projection())
    say(folder, claim(**changes))

    assert [one["state"] for one in apora.score(apora.open_case(folder)).rows()] == ["not due"]


def test_what_was_known_when_it_was_entered_is_no_test(folder):
    """C6 calibrated the model that the entry comes from."""
    past = {"indicator": "ill_now", "when": "2020-11-06", "due": date(2020, 11, 6)}
    enter(folder, projection(**past))

    assert [one["state"] for one in apora.score(apora.open_case(folder)).rows()] == ["due"]


def test_a_case_that_carries_no_model_cannot_enter_a_projection(tmp_path):
    with pytest.raises(CaseProblems) as caught:
        apora.record(apora.open_case(write_thin_case(tmp_path / "thin")))

    assert "parameters.csv" in str(caught.value)
    assert not (tmp_path / "thin" / "projections.csv").exists()


def test_what_was_entered_is_told_with_the_last_hash(tmp_path):
    done = Recorded(file=tmp_path, entered=("a b c", "d e f"), before=3, last="0f" * 32)

    assert done.text() == (
        f"2 projections entered, 5 in all.\n{tmp_path}\nLast hash: {'0f' * 32}\n"
        "Note it beside the report: it shows that no entry was changed since."
    )
    assert Recorded(file=tmp_path, entered=(), before=5, last="").text() == (
        f"Nothing new: all was entered before from the same inputs.\n{tmp_path}"
    )


def test_the_middle_of_ratios_is_geometric():
    """2 and 1/2 times as good are 1 together."""
    rows = [
        {"entry": n, "state": "scored", "crps": own, "crps_persistence": 4.0, "crps_prior": None,
         "inside_50": False, "inside_80": True, "inside_90": True}
        for n, own in ((1, 2.0), (2, 8.0))
    ]  # fmt: skip

    assert Scores(as_of=date(2021, 1, 1), table=tuple(rows)).head() == (
        "2 projections: 2 scored, 0 answered without a number, 0 due and not answered, 0 not due.\n"
        "Said and inside: 0 of 2 in the 50 % range, 2 of 2 in the 80 % range, 2 of 2 in the 90 % "
        "range.\n"
        "CRPS is 1.00 times that of no change (geometric mean over 2; under 1 is better)."
    )


def test_the_ledger_travels_with_the_folder(folder, tmp_path):
    enter(folder, projection())
    shutil.copytree(folder, tmp_path / "copy")

    assert apora.score(apora.open_case(tmp_path / "copy")).rows()[0]["state"] == "not due"
