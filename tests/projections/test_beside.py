"""What is run beside the headline: one thing changed a line, set against its like."""

from dataclasses import replace

import numpy as np
import pytest

from apora.population.quantiles import Z95
from apora.projections.beside import beside_plans, besides
from apora.projections.contrasts import compared_with, contrasts
from apora.projections.project import OUTCOMES
from apora.projections.study import every_plan
from apora.results.beside_rows import beside_rows

LINES = [
    "as_estimated",
    "null",
    "wide",
    "correlated_low",
    "correlated_high",
    "refused",
    "fatigue_low",
    "fatigue_high",
    "reaction",
]
HORIZON = len(OUTCOMES)


@pytest.fixture(scope="module")
def planned(aid_case, aid_problem):
    return {one.id: one for one in besides(aid_case, vector=aid_problem.vector)}


def test_every_assumption_and_every_reaction_has_a_line(aid_case, planned):
    reactions = [one.id for one in aid_case.measures if one.by == "employer"]

    assert list(planned) == LINES
    assert [planned["reaction"].reaction] == reactions


def test_each_line_changes_the_leading_budget_in_one_thing(planned):
    lead = planned["as_estimated"].lead
    same = {"measures": lead.measures, "budget": lead.budget, "budget_from": lead.budget_from}
    for name, one in planned.items():
        assert {key: getattr(one.lead, key) for key in same} == same, name
        assert one.lead.schedule.changes[-1].lever == "budget_w", name
    assert (planned["null"].lead.effects, planned["wide"].lead.effects) == ("null", "wide")
    ends = [
        planned[f"{one}_{end}"].lead.set_scores
        for one in ("correlated", "fatigue")
        for end in ("low", "high")
    ]
    assert [list(one.values()) for one in ends] == [[-Z95], [Z95], [-Z95], [Z95]]
    assert len({tuple(one) for one in ends}) == 2
    refused = [one.lever for one in planned["refused"].lead.schedule.changes]
    assert refused.count("refusal_shift") == 1
    assert planned["reaction"].lead.reactions == (planned["reaction"].reaction,)


def test_every_line_is_run_and_set_against_what_existed_under_the_same_assumption(
    aid_case, aid_problem, planned
):
    ids = [one.id for one in every_plan(aid_case, vector=aid_problem.vector)]

    assert len(ids) == len(set(ids))
    for name, one in planned.items():
        assert one.lead.id in ids, name
        if name not in {"as_estimated", "reaction"}:
            assert one.lead.against == one.existing
            assert ids.index(one.existing) < ids.index(one.lead.id)
    assert planned["reaction"].lead.against == ""


def test_without_a_fund_what_existed_stands_alone(aid_case, aid_problem):
    alone = replace(
        aid_case,
        measures=tuple(
            one.model_copy(update={"by": "state"}) if one.by == "fund" else one
            for one in aid_case.measures
        ),
    )
    found = besides(alone, vector=aid_problem.vector)

    assert [one.id for one in found] == LINES[:-1]
    assert {one.lead for one in found} == {None}
    assert beside_plans(alone, vector=aid_problem.vector) == ()


def test_a_budget_is_compared_within_its_own_assumption(aid_study):
    found = aid_study.posterior
    for one in aid_study.besides:
        run = found.named(one.lead.id)
        other = found.named(one.existing) if one.existing else found.reference
        assert compared_with(found, run=run) is other
        np.testing.assert_array_equal(
            contrasts(found, run=run), run.answers - other.answers[: run.count]
        )


def test_where_every_letter_is_refused_fewer_leave_and_the_budget_adds_less(aid_study):
    found = aid_study.posterior
    lines = {one.id: one for one in aid_study.besides}
    refused, estimated = (
        [
            found.named(lines[name].existing).answers[:8, 0],
            contrasts(found, run=found.named(lines[name].lead.id))[:8, HORIZON],
        ]
        for name in ("refused", "as_estimated")
    )

    assert np.all(refused[0] < estimated[0])
    assert np.median(refused[1]) < np.median(estimated[1])


def test_without_assumed_effects_a_budget_adds_less(aid_study):
    rows = {one["id"]: one for one in beside_rows(aid_study)}

    assert rows["null"]["added"]["p50"] < rows["as_estimated"]["added"]["p50"]


def test_all_lines_rest_on_the_same_draws_and_the_first_is_the_estimate(aid_study):
    rows = beside_rows(aid_study)
    lead = aid_study.posterior.named(aid_study.besides[0].lead.id)
    added = contrasts(aid_study.posterior, run=lead)[:8, HORIZON]

    assert {one["draws"] for one in rows} == {8}
    assert rows[0]["added"]["p50"] == pytest.approx(
        np.quantile(added, 0.5, method="inverted_cdf"), rel=0.2
    )
    assert rows[-1]["departures"] is None
