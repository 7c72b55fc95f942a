"""A judgement stands with every estimate it names, in each language, or not at all."""

import pytest

from apora.evidence.calendar import calendar_of
from apora.evidence.organisation import organisation_of
from apora.evidence.records import Judgement
from apora.evidence.wanted import Frame
from apora.results.judgement_rows import judgement_rows, left_out
from small_case import case, settings, unit

QUANTILES = {"p5": 0.1, "p25": 0.15, "p50": 0.18, "p75": 0.2, "p95": 0.25}
ESTIMATE = {
    "indicator": "vacancy",
    "where": "service",
    "when": "2020-11-01",
    "posterior": QUANTILES,
    "unit": "share",
}
OUTCOME = {
    **ESTIMATE,
    "indicator": "departures",
    "when": "2020-12-01/2021-05-31",
    "value": QUANTILES,
}


def judged(text, name="shortage"):
    return Judgement(id=name, text=text, confidence="low", why={"en": "because"})


def test_an_estimate_stands_under_its_placeholder_in_every_language():
    named = "{vacancy service 2020-11-01}"
    small = case(judgements=(judged({"en": f"Now {named}.", "ru": f"Сейчас {named}."}),))

    (row,) = judgement_rows(small, estimates=[ESTIMATE])

    assert row["values"] == {"vacancy service 2020-11-01": {"value": QUANTILES, "unit": "share"}}
    assert row["text"]["ru"] == f"Сейчас {named}."


def test_an_outcome_is_named_with_its_scenario():
    text = {"en": "It brings {departures service 2020-12-01/2021-05-31 grant}."}
    small = case(judgements=(judged(text),))

    (row,) = judgement_rows(small, scenarios=[{"id": "grant", "outcomes": [OUTCOME]}])

    assert list(row["values"]) == ["departures service 2020-12-01/2021-05-31 grant"]


def test_a_judgement_whose_estimate_cannot_be_made_is_left_out_aloud():
    small = case(judgements=(judged({"en": "Now {vacancy south 2020-11-01}."}),))
    rows = judgement_rows(small, estimates=[ESTIMATE])

    assert rows == []
    assert [one["id"] for one in left_out(small, rows=rows)] == ["judgement.shortage"]


def test_what_a_judgement_names_is_asked_of_the_model_unless_it_is_too_small():
    table = pytest.importorskip("apora.projections.table")
    names = ("vacancy big 2021-03-01", "vacancy small 2021-03-01", "vacancy big 2031-03-01")
    texts = tuple(judged({"en": f"{{{one}}}"}, name=f"j{i}") for i, one in enumerate(names))
    units = (
        unit("service"),
        unit("big", "service", stratum="district", posts=(300, 400, 500)),
        unit("small", "service", stratum="district", posts=(20, 30, 40)),
    )
    small = case(judgements=texts, units=units)
    frame = Frame(calendar=calendar_of(settings()), organisation=organisation_of(small))
    problem = type("Problem", (), {"case": small})()

    asked = table.table_questions(problem, frame=frame)

    assert [(one.where, one.when) for one in asked if one.when == "2021-03-01"] == [
        ("big", "2021-03-01")
    ]
    assert not [one for one in asked if one.when == "2031-03-01"]
