"""What a claim says and how it is read stands in the results before any model."""

import dataclasses

import pytest

from apora import workflow
from apora.evidence.records import DriverRow
from apora.report.results_schema import validate
from apora.results.evidence_part import claim_rows, event_rows, source_rows, unit_rows
from apora.results.judgement_rows import judgement_rows
from apora.results.whole import evidence_only_results
from thin_case import CLAIM, append, write_thin_case

WORD = {**CLAIM, "id": "C2", "says": "many", "use": "context: a word alone", "origin": "rumour"}
UNDATED = {**CLAIM, "id": "C3", "when": "", "reads": ">300", "says": "over 300"}


@pytest.fixture
def case(tmp_path):
    return workflow.open_case(write_thin_case(tmp_path / "thin", claims=[CLAIM, WORD, UNDATED]))


def test_a_claim_is_kept_as_said_as_read_and_as_heard(case):
    row = claim_rows(case)[0]

    assert (row["says"], row["read_as"], row["unit"]) == (
        "more than 300",
        {"en": "More than 300."},
        "persons",
    )
    assert row["heard"] == {
        "form": "more",
        "value": 300.0,
        "low": None,
        "high": None,
        "k": None,
        "n": None,
    }
    assert (row["use"], row["reason"], row["origin"]) == ("calibrate", "", "paper")
    assert not row["date_assumed"]


def test_a_claim_set_aside_keeps_its_reason_and_is_not_heard(case):
    row = claim_rows(case)[1]

    assert (row["use"], row["reason"], row["origin"]) == (
        "context", {"en": "a word alone"}, {"en": "rumour"},
    )  # fmt: skip
    assert row["heard"] is None


def test_a_claim_without_a_date_says_that_its_date_is_assumed(case):
    assert claim_rows(case)[2]["date_assumed"]


def test_a_source_without_a_frozen_text_says_so(case):
    assert [row["text_state"] for row in source_rows(case)] == ["none"]


def test_posts_are_five_quantiles_through_their_three_points(case):
    posts = unit_rows(case)[0]["posts"]

    assert [posts["p5"], posts["p50"], posts["p95"]] == pytest.approx([9000, 10000, 11000])


def test_a_judgement_that_needs_an_estimate_waits_for_one(tmp_path):
    folder = write_thin_case(tmp_path / "thin")
    (folder / "judgements.toml").write_text(
        "".join(
            f'[[judgement]]\nid = "{name}"\ntext = "{text}"\nconfidence = "low"\nwhy = "thin"\n'
            for name, text in (("plain", "Some left."), ("counted", "{left} left."))
        ),
        encoding="utf-8",
    )

    assert [row["id"] for row in judgement_rows(workflow.open_case(folder))] == ["plain"]


def test_the_results_keep_their_published_schema(case):
    results = evidence_only_results(case, digest="0", version="0.1.0", problems=())

    assert validate(results).status == "evidence only"


def test_reasons_are_the_first_fault_of_each_rule_and_how_many_are_like_it(case):
    problems = workflow.check(case.folder).problems
    results = evidence_only_results(case, digest="0", version="0.1.0", problems=problems)

    assert any(one.endswith("more like it.") for one in results["reasons"])
    assert len(results["reasons"]) == len({p.rule for p in problems if p.severity == "error"})


def test_a_text_that_is_named_but_not_there_is_absent(tmp_path):
    folder = write_thin_case(tmp_path / "thin")
    append(
        folder / "sources.csv",
        {
            "id": "brief",
            "title": "A brief",
            "publisher": "An institute",
            "published": "2020-11-30",
            "language": "en",
            "kind": "brief",
            "grade": "B",
            "grade_why": "known",
            "text": "texts/brief.txt",
            "sha256": "0" * 64,
        },
    )

    rows = source_rows(workflow.open_case(folder))

    assert [row["text_state"] for row in rows] == ["none", "absent"]


def test_dated_events_stand_in_order_of_their_days(case):
    def event(name, day):
        return DriverRow(
            id=name, **{"from": day}, to=day, value=1.0, unit="ratio", source="judgement"
        )

    drivers = (event("shock_count", "2020-08-09"), event("shock_arrests", "2020-05-29"),
               event("labour_market", "2020-01-01"))  # fmt: skip

    assert event_rows(dataclasses.replace(case, drivers=drivers)) == [
        {"kind": "shock_arrests", "from": "2020-05-29", "to": "2020-05-29"},
        {"kind": "shock_count", "from": "2020-08-09", "to": "2020-08-09"},
    ]
